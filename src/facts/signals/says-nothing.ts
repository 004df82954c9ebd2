import type { CodeReading } from './code-reading.ts';

/** Most files of code say nothing of the web, and all those of a language say it alike. */
export const saysNothing = ({ language, ...said }: CodeReading): boolean => Object.values(said).every((one) => (typeof one === 'string' || Array.isArray(one)) && one.length === 0);
