import { visible } from '../visible.ts';

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Everything from the repository is text, entity by entity. */
export const text = (raw: string): string => visible(raw).replace(/[&<>"']/g, (character) => entities[character] ?? character);

/** A CI log obeys a line that begins with `::` or `##[`, also when a page is what is printed. */
export const textLine = (raw: string): string => text(raw).replace(/^(\s*)([:#])/, (_, indent: string, mark: string) => `${indent}&#${mark.charCodeAt(0)};`);

export const words: Readonly<Record<string, string>> = {
  pass: 'passed',
  fail: 'failed',
  manual: 'need a person',
  error: 'could not be checked',
  'not-applicable': 'not applicable',
};
export const marks: Readonly<Record<string, string>> = { pass: '✔', fail: '✘', manual: '?', error: '!', 'not-applicable': '–' };
export const statuses = ['fail', 'error', 'manual', 'pass', 'not-applicable'] as const;
