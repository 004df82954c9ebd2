import type { Call } from './step.ts';

/** A program that is only known when the script runs, and may be a function. In capitals it is one that the settings name: `$PYTHON -m bandit`. */
const anyProgram = /\$(?!\{?[A-Z_]+\}?$)/;

/** Of a script, what runs: the commands outside functions, and those of functions that something that runs names. `callers` are the calls of the script that sources it. */
export const reachedCalls = (calls: readonly Call[], callers: readonly Call[] = []): readonly Call[] => {
  if (calls.every(({ within }) => within === undefined)) return calls;
  const bodies = new Map<string | undefined, Call[]>();
  for (const call of calls) {
    const body = bodies.get(call.within);
    if (body) body.push(call);
    else bodies.set(call.within, [call]);
  }
  const names = new Set(callers.flatMap(({ words }) => words));
  const reached = new Set<string | undefined>();
  const follow = (name: string | undefined): void => {
    reached.add(name);
    for (const { words } of bodies.get(name) ?? []) for (const word of words) names.add(word);
  };
  follow(undefined);
  // A set gives what is added to it while it is walked.
  for (const name of names) if (bodies.has(name) && !reached.has(name)) follow(name);
  const running = calls.filter(({ within }) => reached.has(within));
  return running.some(({ words: [program = ''] }) => anyProgram.test(program)) ? calls : running;
};
