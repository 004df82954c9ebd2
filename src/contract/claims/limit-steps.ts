import type { Statement } from '../../facts/security-policy/statement.ts';
import { type SaidLimit, saidLimits } from './said-limits.ts';

/** "5 failures: 15 minutes", "6 failures: 30 minutes": each is a step of one thing, and none of them what the code starts with. */
export const isStep = ({ line, lead, headings, text }: Statement, said: readonly SaidLimit[], all: readonly Statement[]): boolean =>
  all.some(
    (other) =>
      other.line !== line &&
      Math.abs(other.line - line) <= 6 &&
      other.lead === lead &&
      other.headings.join() === headings.join() &&
      saidLimits(other.text, introduction(other)).some(({ kind, value }) => said.some((own) => own.kind === kind && own.value !== value)) &&
      isSameButForNumbers(other.text, text),
  );

/** "JWT:" before a list names what the numbers of its items are of. */
export const introduction = ({ headings, lead }: Statement): string => (/^.{1,40}[:：]\s*$/.test(lead) ? `${headings.at(-1) ?? ''} ${lead}` : (headings.at(-1) ?? ''));

const isSameButForNumbers = (one: string, other: string): boolean =>
  [one, other].map((text) => text.replaceAll(/\d.*$/g, '#')).every((left, _, [first]) => left === first) && /^\W*\d/.test(one);
