import type { Practice } from './code-practice.ts';

/** The last is what says on the line, or just below it, that it is something else. */
export type Sign = readonly [practice: Practice, sign: RegExp, unless?: RegExp];
