import type { Example } from './rule.ts';

/**
 * The example that shows a rule to who has never seen it. The first ones of a rule file may well be its odd cases: the plain one has the verdict
 * that is asked for, and a name of few words.
 */
export const plainExample = (examples: readonly Example[], shows: 'bad' | 'good'): Example | undefined => {
  const fitting = examples.filter(({ expect }) => (shows === 'bad' ? typeof expect === 'object' : expect === 'pass'));
  return fitting.find(({ name }) => isPlain(name)) ?? fitting[0] ?? examples[0];
};

const isPlain = (name: string): boolean => !name.includes(',') && name.split(' ').length <= 5;
