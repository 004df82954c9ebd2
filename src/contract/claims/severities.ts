import type { ToolRun } from '../../facts/pipelines/tool-runs.ts';
import { expression } from '../../long-expression.ts';
import type { Answer, ContractEvidence } from '../contract.ts';
import { asked, broken } from './answers.ts';

const levels = ['low', 'medium', 'high', 'critical'] as const;
type Level = (typeof levels)[number];

/** Does the tool look from the severity on that the sentence names, or only at worse? Undefined where the sentence names none, or one run shows no more than it. */
export const severityGap = (rule: string, name: string, said: string, runs: readonly ToolRun[], places: readonly ContractEvidence[]): Answer | undefined => {
  const lists = listsIn(said);
  const promised = leastOf(lists.flat()) ?? (ofWhatever.test(said) ? 'low' : undefined);
  if (promised === undefined) return undefined;
  const shown = runs.map(levelOf);
  if (shown.some((level) => level === undefined || levels.indexOf(level) <= levels.indexOf(promised))) return undefined;
  const gap = `${name} is told to mind only what is ${leastOf(shown.filter((level) => level !== undefined))} or worse.`;
  // "High ones block, low ones are reported" names two things; and the level of a run that cannot fail may say nothing of what it reports.
  return lists.length === 1 && !spares.test(said) && runs.some(({ blocking }) => blocking)
    ? broken(rule, gap, places)
    : asked(rule, `${gap} Is what the policy names looked at too?`, places);
};

/** "Fails on any vulnerability". */
const ofWhatever = /\b(?:any|all|every|each) (?:known )?(?:vulnerabilit|cves?\b|findings?\b|advisor|issues?\b)/i;

/** "Low findings are ignored" promises nothing of them. */
const spares = /\bignor\w*|\baccept\w*|\bskip\w*|\bsuppress\w*|\bexclud\w*|\bexcept\b|\bdefer\w*|\b(?:below|under|beneath)\b|\b(?:not|no|never|without)\b|n[’']t\b/i;

/** The severities that a sentence names, each list of them for itself: "high and critical vulnerabilities", "`--audit-level=high`", "HIGH or above". */
const listsIn = (said: string): readonly (readonly Level[])[] => {
  const words = (said.toLowerCase().match(/\p{L}+/gu) ?? []).join(' ');
  return [...words.matchAll(list)].filter(([, before, , after]) => before ?? after).map(([, , named = '']) => named.split(' ').flatMap(levelNamed));
};
const list = expression('g')`
    (?:\b(level|severity|severities|threshold) )?\b(
      (?:low|medium|moderate|high|critical)(?: (?:and |or )?(?:low|medium|moderate|high|critical))*
    )\b(?: (?:and |or )?(severit|vulnerabilit|cves?\b|findings?\b|advisor|issues?\b|alerts?\b|above\b|higher\b|worse\b|up\b))?
  `;

/** From which severity on a run minds what it finds, where its command or settings say so. */
const levelOf = ({ step }: ToolRun): Level | undefined => {
  const inLine = /\s--(?:audit-level|severity-threshold|severity|fail-on|min-severity)[ =]["']?([a-z,]{3,40})\b/i.exec(step.written ?? '')?.[1];
  const value = inLine ?? step.settings.find((setting) => levelSettings.test(setting.name))?.value;
  return leastOf(
    (value ?? '')
      .toLowerCase()
      .split(/[\s,]+/)
      .flatMap(levelNamed),
  );
};
const levelSettings = /^(?:severity|severity-cutoff|audit-level|fail-on-severity|severity-threshold|min-severity)$/i;

const levelNamed = (word: string): readonly Level[] => levels.filter((level) => level === (word === 'moderate' ? 'medium' : word));
const leastOf = (found: readonly Level[]): Level | undefined => levels.find((level) => found.includes(level));
