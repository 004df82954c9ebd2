import type { Statement } from '../../../facts/security-policy/statement.ts';
import { expression } from '../../../long-expression.ts';
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

/** "JWT:" before a list names what the numbers of its items are of; "Requirements" and "Current implementation" leave it to the heading above. */
export const introduction = ({ headings, lead }: Statement): string => {
  const [nearest = '', above = ''] = headings.slice(1).reverse();
  const own = plainly.test(nearest) ? `${above} ${nearest}` : (headings.at(-1) ?? '');
  return /^.{1,40}[:：]\s*$/.test(lead) ? `${own} ${lead}` : own;
};

/** A heading that names no thing of its own. */
const plainly = expression('iu')`
    ^\W*(?:(?:current|minimum|basic|general|our|the|actual|technical) )*(?:
      implementation|requirements?|details?|rules?|characteristics|properties|specification|parameters|requisitos(?: mínimos)?
      |características|implementación|implementação|anforderungen|eigenschaften|exigences|caractéristiques
    )\W*$
  `;

const isSameButForNumbers = (one: string, other: string): boolean =>
  [one, other].map((text) => text.replaceAll(/\d.*$/g, '#')).every((left, _, [first]) => left === first) && /^\W*\d/.test(one);
