import type { Example } from './rule.ts';

/** The example that shows a rule to who has never seen it: the first one with the verdict that is asked for. */
export const plainExample = (examples: readonly Example[], shows: 'bad' | 'good'): Example | undefined =>
  examples.find(({ expect }) => (shows === 'bad' ? typeof expect === 'object' : expect === 'pass')) ?? examples[0];
