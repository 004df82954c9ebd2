import type { Proposal } from './proposal.ts';

/** A proposal as `git apply` takes it. It only ever adds at the end, so there is one hunk, and no search for differences. */
export const unifiedDiff = ({ path, before, added }: Proposal): string => {
  const plus = linesOf(added).map((line) => `+${line}`);
  if (before === undefined) return [`--- /dev/null`, `+++ b/${path}`, `@@ -0,0 +1,${plus.length} @@`, ...plus, ''].join('\n');
  const old = linesOf(before);
  const open = before !== '' && !before.endsWith('\n');
  const kept = open ? old.slice(0, -1) : old;
  const context = kept.slice(-3);
  const ending = open ? [`-${old.at(-1)}`, '\\ No newline at end of file', `+${old.at(-1)}`] : [];
  const start = kept.length - context.length + 1;
  const [from, to] = [context.length + (open ? 1 : 0), context.length + (open ? 1 : 0) + plus.length];
  return [`--- a/${path}`, `+++ b/${path}`, `@@ -${from === 0 ? 0 : start},${from} +${start},${to} @@`, ...context.map((line) => ` ${line}`), ...ending, ...plus, ''].join('\n');
};

const linesOf = (text: string): string[] => (text === '' ? [] : text.replace(/\n$/, '').split('\n'));
