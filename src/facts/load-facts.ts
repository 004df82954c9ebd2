import type { AnyFact, FactName } from './fact.ts';
import { factLoaders } from './registry.ts';

/** The facts of these names and all that they need in turn, each after what it needs. One of `own` stands for that of its name. */
export const loadFacts = async (names: readonly FactName[], own: readonly AnyFact[] = []): Promise<readonly AnyFact[]> => {
  const loaded = new Map<FactName, AnyFact>();
  const load = async (name: FactName): Promise<void> => {
    if (loaded.has(name)) return;
    const fact = own.find((one) => one.name === name) ?? (await factLoaders[name]());
    for (const needed of fact.needs ?? []) await load(needed);
    loaded.set(name, fact);
  };
  for (const name of names) await load(name);
  return [...loaded.values()];
};
