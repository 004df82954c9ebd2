import type { Reporter } from './reporter.ts';

/** The report itself, as schema/report.json describes it. */
export const json: Reporter = (report) => jsonText(report);

/** Characters that a viewer could obey are written as JSON escapes, which read back to the same value. */
export const jsonText = (value: unknown): string =>
  `${JSON.stringify(value, undefined, 2).replace(/[\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g, escapeOf)}\n`;

const escapeOf = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
