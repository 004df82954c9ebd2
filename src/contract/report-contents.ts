import type { Element } from '../facts/security-policy/elements/elements.ts';
import type { Language } from '../facts/security-policy/language.ts';
import type { Statement } from '../facts/security-policy/statement.ts';
import { asksSomething } from './asked-of-reporters.ts';

/**
 * A list of what a report should contain, wherever it stands and whatever introduces it: its items are nothing but that. A list of steps, of which one
 * says what to send, is none.
 */
export const withReportContents = (statements: readonly Statement[], elements: readonly Element[], language: Language): readonly Statement[] => {
  const at = elements.find(({ element, present }) => element === 'report_contents' && present)?.line;
  const first = statements.find(({ line, lead, subject }) => line === at && lead !== '' && ofReports.has(subject));
  if (!first) return statements;
  const isBelow = ({ lead, headings }: Statement): boolean => lead === first.lead && headings.join('\n') === first.headings.join('\n');
  const items = statements.filter(isBelow);
  if (items.some(({ text, polarity }) => polarity === 'promises' || isSaid(text) || asksSomething(text, language))) return statements;
  const isOfList = (statement: Statement): boolean => isBelow(statement) || statement.text.trim() === first.lead.trim();
  return statements.map((statement) => (ofReports.has(statement.subject) && isOfList(statement) ? { ...statement, subject: 'policy/report-contents' } : statement));
};

/** "A description is filed" tells what happens, "an answer within 48 hours" what is promised; "which version is affected" and "steps by which it is seen" name a thing. */
const isSaid = (text: string): boolean => {
  const [named = ''] = text.split(/[(:]|\b(?:that|which|what|whether|how|if|where|when|who|whom|why|you|your|it|as)\b/i);
  return (
    /\b(?:is|are|was|were|gets?|receives?|will|has been|have been)\b/i.test(named) || /\b(?:answer|reply|response|acknowledg\w+|fix|update)s?\b[^.]{0,30}\bwithin\b/i.test(text)
  );
};

const ofReports: ReadonlySet<string> = new Set(['unknown', 'policy/private-report-channel', 'policy/disclosure-process']);
