import type { CodeReading } from './read-code.ts';

/** Most files of code say nothing of the web, and all those of a language say it alike. */
export const saysNothing = ({ language, ...said }: CodeReading): boolean => Object.values(said).every((one) => one !== undefined && one.length === 0);
