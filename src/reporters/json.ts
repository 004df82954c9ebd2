import type { Reporter } from './reporter.ts';
import { commandAnywhere } from './visible.ts';

/** The report itself, as schema/report.json describes it. */
export const json: Reporter = (report) => jsonText(report);

/** What a viewer or a log could obey is written with JSON escapes, which read back to the same value. */
export const jsonText = (value: unknown): string =>
  `${JSON.stringify(value, undefined, 2)
    .replace(/[\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g, escapeOf)
    .replace(commandAnywhere, '#\\u0023')}\n`;

const escapeOf = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
