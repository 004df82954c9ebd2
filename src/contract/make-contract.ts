import { redactLine } from '../facts/secrets/redact.ts';
import type { PolicyReading } from '../facts/security-policy/read-policy.ts';
import type { Statement } from '../facts/security-policy/statement.ts';
import { answerStatement } from './answer-statement.ts';
import { attestationStates, attested } from './attested.ts';
import type { Answer, Contract, ContractStatement } from './contract.ts';
import type { ContractInput } from './contract-input.ts';
import { manualAnswer, unlooked } from './judge-statement.ts';
import { regarded } from './regard.ts';
import { withReportContents } from './report-contents.ts';

/** Answers every statement of the policy; none is left out. */
export const makeContract = (input: ContractInput): Contract => {
  const { policy, commit, today, facts, verdicts, gaps } = input;
  const given = facts.attestations.all;
  const statements = readStatements(policy).map((statement) =>
    contractStatement(
      statement,
      attested(statement.id, policy ? unlooked(answerStatement(statement, policy, input), verdicts) : manualAnswer(statement, null), given, today),
      input.severities,
    ),
  );
  return {
    schemaVersion: '1.0',
    complete:
      // What the listing did not see, or the policy itself says behind what was read of it, may be anything.
      !gaps.some(({ path }) => path === '.' || path === policy?.path) &&
      !statements.some(({ verdict, rule }) => verdict === 'manual' && verdicts.get(rule ?? '')?.status === 'error'),
    notChecked: gaps,
    policy: policy ? { path: policy.path, commit } : null,
    statements,
    elements: (policy?.elements ?? []).map(({ element, present, line }) => ({ element, present, line: line ?? null })),
    facts: policy?.facts ?? null,
    attestations: attestationStates(given, statements, today),
  };
};

const readStatements = (policy: PolicyReading | undefined): readonly Statement[] =>
  policy ? regarded(withReportContents(policy.statements, policy.elements, policy.language), policy.language) : [];

/** A step that two jobs share is one place. */
const eachOnce = (evidence: Answer['evidence']): Answer['evidence'] =>
  evidence.filter(({ path, line, note }, index) => evidence.findIndex((other) => other.path === path && other.line === line && other.note === note) === index);

const contractStatement = (statement: Statement, given: Answer, severities: ContractInput['severities']): ContractStatement => {
  const { id, line, endLine, text, headings, subject, polarity, modality } = statement;
  // A policy may quote a credential, and a line of evidence may hold one.
  const evidence = eachOnce(given.evidence).map((place) => ({ ...place, note: redactLine(place.note) }));
  const question = given.question === null ? null : redactLine(given.question);
  const severity = given.verdict === 'broken' ? (severities.get(given.rule ?? '') ?? null) : null;
  return { id, line, endLine, text: redactLine(text), heading: headings.at(-1) ?? null, subject, polarity, modality, ...given, severity, evidence, question, dating: null };
};
