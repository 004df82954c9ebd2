import type { ReportRule } from '../report/report.ts';
import { visible } from './visible.ts';

/**
 * Messages may name files: every character that Markdown or HTML could read is escaped. What GitHub makes a link, a mention or a reference of after
 * it has undone the escapes stands in a code span, which is left alone, and so does what the text itself has between backticks.
 */
export const escaped = (text: string): string =>
  text
    .split(/(`[^`\n]+`)/)
    .map((part, index) => (index % 2 === 1 ? code(part.slice(1, -1)) : escapedWords(part)))
    .reduce(besides, '');

/** Two code spans side by side would be read as one, or as none. */
const besides = (before: string, next: string): string => (before.endsWith('`') && next.startsWith('`') ? `${before} ${next}` : before + next);

const escapedWords = (text: string): string =>
  visible(text)
    .split(/(\s+)/)
    .map((word) => (/@|:\/\/|[#!$%&]\d|\bwww\.|\bGH-\d/i.test(word) ? spanned(word) : word.replace(/[\\`*_[\]<>|#~!&]/g, (character) => `&#${character.charCodeAt(0)};`)))
    .join('');

/** What a rule says of itself: one of the settings came with the repository, any other is written as Markdown. */
export const proseOf = ({ category }: ReportRule, text: string): string => (category === 'custom' ? escaped(text) : text);

/** Brackets before and stops behind are no part of it. */
const spanned = (word: string): string => {
  const before = /^[("']*/.exec(word)?.[0] ?? '';
  const after = /[.,;:!?)"']*$/.exec(word.slice(before.length))?.[0] ?? '';
  return `${before}${code(word.slice(before.length, word.length - after.length))}${after}`;
};

export const longestRun = (text: string): number => Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));

/** A code span with a fence longer than any run of backticks in it. */
export const code = (text: string): string => {
  const plain = visible(text).replaceAll('|', '¦');
  const longest = longestRun(plain);
  const fence = '`'.repeat(longest + 1);
  return longest > 0 ? `${fence} ${plain} ${fence}` : `${fence}${plain}${fence}`;
};
