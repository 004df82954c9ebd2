import type { Reporter } from './reporter.ts';
import { commandAnywhere } from './visible.ts';

/** The report itself, as schema/report.json describes it. */
export const json: Reporter = (report) => jsonText(report);

/** What a viewer or a log could obey is written with JSON escapes, which read back to the same value. */
export const jsonText = (value: unknown): string =>
  `${JSON.stringify(value, undefined, 2)
    .replace(/[\u007f-\u009f\u00ad\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\ufff0-\ufffb\u{e0000}-\u{e0fff}]/gu, escapeOf)
    .replace(commandAnywhere, '#\\u0023')}\n`;

/** JSON knows halves of pairs only. */
const escapeOf = (character: string): string => Array.from({ length: character.length }, (_, index) => `\\u${character.charCodeAt(index).toString(16).padStart(4, '0')}`).join('');
