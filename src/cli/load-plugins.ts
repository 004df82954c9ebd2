import { realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { UsageError } from '../errors.ts';
import { factLoaders } from '../facts/registry.ts';
import { severityWords } from '../finding.ts';
import { openSnapshot } from '../repo/open-snapshot.ts';
import type { AnyRule } from '../rule.ts';
import { importModule } from './import-module.ts';

/**
 * The rules of packages or files that the user names with --plugin. Never those of a configuration, and never a file that the audited repository
 * brings: what lies in it is not executed, whoever asks.
 */
export const loadPlugins = async (names: readonly string[], target: string | undefined, builtInIds: readonly string[]): Promise<readonly AnyRule[]> => {
  if (names.length === 0) return [];
  const brought = await filesBroughtBy(target);
  const rules: AnyRule[] = [];
  for (const name of names) {
    const file = resolve(name);
    if (brought(file)) throw new UsageError(`the plugin ${name} is inside the audited repository, where nothing is executed; install it as a package or keep it outside`);
    const taken = new Set([...builtInIds, ...rules.map(({ id }) => id)]);
    rules.push(...(await rulesIn(name, file)).map((rule) => checked(rule, name, taken)));
  }
  return rules;
};

/** A path is taken from the current folder; a package from there too, or else from beside policy-audit itself (a global installation). */
const resolve = (name: string): string => {
  const here = createRequire(path.join(process.cwd(), 'x.js'));
  for (const require of [here, createRequire(import.meta.url)]) {
    try {
      return realpathSync(require.resolve(name));
    } catch {
      // The other place may have it.
    }
  }
  throw new UsageError(`there is no plugin "${name}": name an installed package, or a file as ./name.js`);
};

/** Is this a file that came with the repository? What git ignores, as node_modules mostly is, was put there by its user. */
const filesBroughtBy = async (target: string | undefined): Promise<(file: string) => boolean> => {
  const { snapshot, directory } = await openSnapshot(target);
  const brought = new Set(snapshot.files.map(({ path: name }) => path.join(directory, name)));
  // Without git nobody can tell, so nothing in the folder is executed.
  return (file) => (snapshot.kind === 'worktree' ? brought.has(file) : file.startsWith(directory + path.sep));
};

const rulesIn = async (name: string, file: string): Promise<readonly unknown[]> => {
  let loaded: { readonly default?: unknown; readonly rules?: unknown };
  try {
    loaded = (await importModule(pathToFileURL(file).href)) as typeof loaded;
  } catch (error) {
    throw new UsageError(`the plugin ${name} cannot be loaded: ${error instanceof Error ? error.message : 'unknown error'}`);
  }
  const rules = loaded.rules ?? loaded.default;
  if (!Array.isArray(rules) || rules.length === 0) throw new UsageError(`the plugin ${name} exports no rules: its default export must be a list of rules made with defineRule`);
  return rules;
};

const checked = (rule: unknown, plugin: string, taken: ReadonlySet<string>): AnyRule => {
  const { id, title, severity, rationale, remediation, needs, check, practices, references, examples } = (rule ?? {}) as Partial<AnyRule>;
  const stop = (problem: string): never => {
    throw new UsageError(`the plugin ${plugin} has a rule ${typeof id === 'string' ? `"${id}" ` : ''}${problem}`);
  };
  if (typeof id !== 'string' || !/^[a-z]+\/[a-z0-9-]+$/.test(id)) return stop('without an id such as custom/no-breakpoints');
  if (taken.has(id)) stop('whose id is taken');
  if (![title, rationale, remediation].every((text) => typeof text === 'string' && text !== '')) stop('without title, rationale and remediation');
  if (!severityWords.some((word) => word === severity)) stop(`whose severity is none of ${severityWords.join(', ')}`);
  if (!Array.isArray(needs) || typeof check !== 'function') return stop('without needs and check');
  const unknown = needs.find((need) => !Object.hasOwn(factLoaders, String(need)));
  if (unknown !== undefined) stop(`that needs "${unknown}", which is no fact`);
  return { ...(rule as AnyRule), practices: practices ?? [], references: references ?? [], examples: examples ?? { bad: [], good: [] } };
};
