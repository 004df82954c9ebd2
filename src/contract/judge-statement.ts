import { sectionOf } from '../facts/security-policy/sections.ts';
import type { Statement } from '../facts/security-policy/statement.ts';
import type { Evidence, Finding } from '../finding.ts';
import { expression } from '../long-expression.ts';
import type { Verdict } from '../verdict.ts';
import type { Answer, ContractEvidence, ContractVerdict } from './contract.ts';
import { questionOf } from './questions.ts';

/** What the audit said of each rule, by rule id. */
export type Verdicts = ReadonlyMap<string, Verdict>;

/** The verdict of the rule about a statement's subject, turned by what the statement says: a limitation that is still true is kept. */
export const answerOfRule = (statement: Statement, rule: string, verdict: Verdict): Answer => {
  const turned = turn(statement, verdict);
  return {
    verdict: turned,
    rule,
    evidence: evidenceOf(verdict),
    searched: verdict.status === 'fail' ? [...new Set(verdict.findings.flatMap((finding) => finding.searched ?? []))] : [],
    question: askedOf(statement, turned, verdict),
  };
};

/** Practices that are the absence of something: "no latest tags" asserts them, whatever its grammar. */
export const absences = expression()`
    ^(?:
      secrets\/
      |container\/(?:image-tags-pinned|base-pinned|non-root|no-build-tools|no-new-privileges|privilege-escalation|drop-capabilities)
      |dependencies\/pinned|api\/error-detail|privacy\/pii-in-logs|network\/server-tokens|network\/datastore-not-public
    )
  `;

/** "It has not been modified" and "the database runs without a login" say nothing about a control of this service. */
const deniesControl = (headings: readonly string[], text: string): boolean =>
  !/\b(?:redis|postgres\w*|mysql|mongo\w*|chroma\w*|elasticsearch|broker)\b.{0,40}\b(?:without|no|not)\b|^\W*(?:when|if) (?:using|you)\b/i.test(text) &&
  (headings.some((heading) => sectionOf(heading) === 'limitations') ||
    !/\bnot (?:been|be) (?!implemented|added|enabled|audited|encrypted|protected|supported|signed)\w+/i.test(text));

const turn = ({ subject, polarity: written, modality, headings, text }: Statement, verdict: Verdict): ContractVerdict => {
  const { status } = verdict;
  const isOfAbsence = absences.test(subject) || (/^network\/(?:cors|csp)$/.test(subject) && /\b(?:no|without)\b[^.]{0,20}(?:wildcard|\*|\bunsafe-)/i.test(text));
  const polarity = written === 'denies' && isOfAbsence ? 'asserts' : written;
  if (status === 'manual' || status === 'error') return 'manual';
  if (status === 'not-applicable') return polarity === 'denies' ? 'manual' : 'not-applicable';
  // "If there is no form, write to us" denies no address.
  if (polarity === 'denies' && subject.startsWith('policy/')) return 'manual';
  if (polarity === 'denies') return deniesControl(headings, text) ? (status === 'pass' ? 'stale' : 'kept') : 'manual';
  if (status === 'pass') return 'kept';
  // "Run a scanner" is for whoever does it, where no pipeline is spoken of.
  if (polarity === 'advises' && /^(?:ci|dependencies)\/.*(?:scan|linter)/.test(subject) && /^\W*(?:run|use|scan|perform|execute)\b/i.test(text)) return 'manual';
  // "X can be enabled" is not broken by X being absent, nor is a check list by a box that is still open.
  if (modality === 'future' || (polarity === 'asserts' && modality === 'hedge')) return 'manual';
  // "Consider X" is for a deployer where nothing here does X, and broken by what does the contrary.
  return polarity === 'advises' && modality === 'hedge' && isAbsence(verdict) ? 'manual' : 'broken';
};

const isAbsence = (verdict: Verdict): boolean => verdict.status === 'fail' && verdict.findings.every(({ searched }) => searched !== undefined);

const askedOf = (statement: Statement, turned: ContractVerdict, verdict: Verdict): string | null => {
  if (turned === 'kept') return null;
  if (turned === 'not-applicable') return verdict.status === 'not-applicable' ? verdict.reason : null;
  if (turned === 'stale') return 'The code has outgrown this limitation. Should the sentence go?';
  if (verdict.status === 'manual') return verdict.question;
  if (verdict.status === 'error') return couldNotLook(verdict);
  if (verdict.status === 'fail' && turned === 'broken') return verdict.findings[0]?.message ?? null;
  return questionOf(statement);
};

const couldNotLook = ({ reason }: { readonly reason: string }): string => `The audit could not look (${reason}). Is the sentence true?`;

/** Where the rule behind an answer could not look, what was not seen says nothing. What was seen is there all the same. */
export const unlooked = (given: Answer, verdicts: Verdicts): Answer => {
  const verdict = verdicts.get(given.rule ?? '');
  const isAbsent = given.verdict === 'broken' && given.searched.length > 0 && given.evidence.every(({ stage }) => stage === 'policy' || stage === 'absent');
  const saw = given.verdict !== 'manual' && given.verdict !== 'not-applicable' && !isAbsent;
  return verdict?.status === 'error' && !saw ? { ...given, verdict: 'manual', question: couldNotLook(verdict) } : given;
};

/** What other rules saw proves nothing while one that looks for the contrary is off. */
export const switchedOff = (statement: Statement, given: Answer, rule: string): Answer =>
  given.verdict === 'broken' || given.verdict === 'stale' ? given : manualAnswer(statement, rule, `${rule}, which looks for this, is off in the settings. Is the sentence true?`);

export const maxEvidence = 20;

const evidenceOf = (verdict: Verdict): readonly ContractEvidence[] => {
  if (verdict.status === 'pass') return verdict.evidence.slice(0, maxEvidence).map((evidence) => placeOf(evidence, 'wired'));
  if (verdict.status === 'manual') return verdict.seen.slice(0, maxEvidence).map((evidence) => placeOf(evidence, 'seen'));
  if (verdict.status !== 'fail') return [];
  const findings = verdict.findings.slice(0, maxEvidence).flatMap(placesOfFinding);
  const lineOf = ({ at }: Pick<Evidence, 'at'>): string => `${at.path}:${at.line}`;
  const found = new Set(verdict.findings.map(lineOf));
  const beside = (verdict.beside ?? []).filter((evidence) => !found.has(lineOf(evidence))).slice(0, 5);
  return [...findings, ...beside.map((evidence) => placeOf(evidence, 'beside'))];
};

const placesOfFinding = (finding: Finding): ContractEvidence[] => [
  {
    path: finding.at.path,
    line: finding.at.line ?? null,
    stage: finding.searched ? 'absent' : 'contradicts',
    note: finding.message,
    ...(finding.aspect === undefined ? {} : { aspect: finding.aspect }),
  },
  ...(finding.related ?? []).map((evidence) => placeOf(evidence, 'related')),
];

const placeOf = ({ at, note }: Evidence, stage: string): ContractEvidence => ({ path: at.path, line: at.line ?? null, stage, note });

export const manualAnswer = (statement: Statement, rule: string | null, question = questionOf(statement)): Answer => ({
  verdict: 'manual',
  rule,
  evidence: [],
  searched: [],
  question,
});
