import { isDeepStrictEqual } from 'node:util';
import { Chalk } from 'chalk';
import type { Contract, ContractStatement, ContractVerdict, DatedPlace } from '../contract/contract.ts';
import { count, spread, truncate, wrap } from './layout.ts';
import { placeOf } from './place.ts';
import type { Style } from './reporter.ts';
import { visible, withoutCommands } from './visible.ts';

const order: readonly ContractVerdict[] = ['broken', 'stale', 'stronger', 'manual', 'kept', 'not-applicable'];
const words: Readonly<Record<ContractVerdict, string>> = {
  kept: 'kept',
  broken: 'broken',
  stale: 'stale: the code has moved on',
  stronger: 'the code is stronger than the text',
  manual: 'needs a person',
  'not-applicable': 'does not apply',
};

/** The policy sentence by sentence, in its own order, with a mark, the verdict and where it comes from. */
export const renderContract = (contract: Contract, style: Style): string => {
  const paint = new Chalk({ level: style.color ? 1 : 0 });
  const width = Math.min(style.width, 120);
  const signs = style.unicode ? '✔✘↯↑?–' : '+x!^?-';
  const colors = [paint.green, paint.red, paint.yellow, paint.yellow, paint.cyan, paint.dim];
  const kinds: readonly ContractVerdict[] = ['kept', 'broken', 'stale', 'stronger', 'manual', 'not-applicable'];
  const lines: string[] = [];
  const text = (words: string, indent: number, color: (text: string) => string = (same) => same): void => {
    for (const line of wrap(visible(words), Math.max(24, width - indent))) lines.push(' '.repeat(indent) + color(line));
  };
  const unseen = (): void => {
    if (contract.complete) return;
    for (const gap of contract.notChecked.slice(0, style.verbose ? undefined : 3)) text(`Not seen  ${gap.path === '.' ? '' : `${placeOf(gap)}: `}${gap.reason}`, 0, paint.yellow);
  };

  const broken = contract.statements.filter(({ verdict }) => verdict === 'broken');
  if (style.quiet && contract.complete && broken.length === 0) return '';
  if (!contract.policy) {
    text('There is no security policy in the root, .github/ or docs/. "policy-audit init" proposes one; --policy FILE checks the repository against another.', 0);
    unseen();
    return `${withoutCommands(lines.join('\n'))}\n`;
  }
  lines.push(paint.bold(`${visible(contract.policy.path)}${contract.policy.commit ? ` @ ${contract.policy.commit.slice(0, 7)}` : ''}`));
  let heading: string | null = null;
  const shown = style.quiet ? broken : contract.statements;
  for (const [index, statement] of shown.entries()) {
    if (statement.heading !== heading) lines.push('', paint.bold(visible(statement.heading ?? '')));
    heading = statement.heading;
    const next = shown[index + 1];
    const together = next !== undefined && isAnsweredWith(statement, next);
    const kind = kinds.indexOf(statement.verdict);
    const color = colors[kind] ?? paint.dim;
    // A sentence that promises several things is told once; below it, each of them by the rule that looked.
    const again = sameSentence(statement, shown[index - 1]);
    const [first = '', ...rest] = wrap(visible(again ? `${statement.line}: the same sentence` : `${statement.line}: ${statement.text}`), Math.max(24, width - 4));
    lines.push(`  ${color([...signs][kind] ?? '?')} ${first}`, ...rest.map((line) => `    ${line}`));
    if (style.verbose) text(`id ${statement.id}`, 6, paint.dim);
    if (together) continue;
    const oneOfSeveral = again || sameSentence(statement, next);
    const rule = statement.rule ? `  (${statement.rule})` : '';
    if (statement.verdict !== 'kept' || style.verbose || (oneOfSeveral && rule !== '')) text(`${words[statement.verdict]}${rule}`, 6, color);
    if (statement.question !== null && statement.verdict !== 'kept') text(askedHere(statement) ?? '', 6);
    for (const line of [...proof(statement, style.verbose), ...datesOf(statement)]) text(line, 6, paint.dim);
  }
  const lost = contract.attestations.filter(({ state }) => state !== 'valid');
  if (lost.length > 0) lines.push('', paint.bold('Attestations that say nothing any more'));
  for (const { by, until, path, line, state } of lost)
    text(`${path}:${line}  by ${by}, ${state === 'void' ? 'for a sentence that the policy no longer has' : `until ${until}`}`, 2, paint.yellow);
  if (shown.length > longPolicy) for (const line of brokenOnes(contract, style, width)) lines.push(line === '' ? '' : paint.red(line));
  lines.push('');
  text(`${count(contract.statements.length, 'statement')}: ${order.flatMap((verdict) => tally(contract, verdict)).join(', ') || 'nothing to check'}`, 0);
  unseen();
  for (const step of nextSteps(contract, style)) text(step, 0);
  return `${withoutCommands(lines.join('\n'))}\n`;
};

/** The question without the sentence that it is about, which stands right above it. */
const askedHere = ({ question, text }: ContractStatement): string | undefined => {
  const [, quoted = '', rest = ''] = /^Is this true: “(.*)”\?(.*)$/s.exec(question ?? '') ?? [];
  return quoted !== '' && text.startsWith(quoted.replace(/…$/, '')) ? `Is this true?${rest}` : (question ?? undefined);
};

/** What is asked or said of several sentences in a row is told once, under the last of them. */
const isAnsweredWith = (statement: ContractStatement, next: ContractStatement): boolean =>
  statement.verdict === next.verdict &&
  statement.heading === next.heading &&
  askedHere(statement) === askedHere(next) &&
  statement.rule === next.rule &&
  (statement.verdict === 'manual' || statement.verdict === 'not-applicable' || (statement.verdict === 'kept' && isDeepStrictEqual(statement.evidence, next.evidence)));

const sameSentence = (statement: ContractStatement, other: ContractStatement | undefined): boolean =>
  other !== undefined && other.line === statement.line && other.text === statement.text && other.heading === statement.heading;

/** From how many statements on the broken ones are told again at the end. */
const longPolicy = 20;

const brokenOnes = ({ statements }: Contract, { unicode }: Style, width: number): string[] => {
  const broken = statements.filter(({ verdict }) => verdict === 'broken');
  if (broken.length === 0) return [];
  const rows = broken.map(({ line, text, rule }) => {
    const id = rule ?? '';
    const left = truncate(visible(`  ${line}: ${text}`), width - id.length - 2, unicode ? '…' : '...');
    return spread(left, id, width) ?? left;
  });
  return ['', 'Broken', ...rows];
};

const nextSteps = ({ statements }: Contract, { verbose }: Style): string[] => {
  const broken = statements.find(({ verdict, rule }) => verdict === 'broken' && rule !== null);
  const asked = statements.find(({ verdict }) => verdict === 'manual');
  return [
    ...(broken ? [`Next: policy-audit explain ${broken.rule}`] : []),
    ...(asked ? [`What needs a person is answered with: policy-audit attest ID --by WHO --until DATE --evidence URL${verbose ? '' : '  (--verbose shows each ID)'}`] : []),
  ];
};

const proof = ({ evidence, searched, question }: ContractStatement, verbose: boolean): string[] => {
  const shown = verbose ? evidence : evidence.slice(0, 3);
  const places = shown.map(({ path, line, note }) => {
    const place = placeOf({ path, line });
    return path === '.' ? note : note === question ? place : `${place}  ${note}`;
  });
  const left = evidence.length - shown.length;
  const files =
    searched.length === 0
      ? []
      : [`searched: ${(verbose ? searched : searched.slice(0, 6)).join(', ')}${!verbose && searched.length > 6 ? ` and ${searched.length - 6} more` : ''}`];
  return [...places, ...(left > 0 ? [`and ${left} more`] : []), ...files];
};

/** Which came first says whether the policy was overtaken or never true. */
const datesOf = ({ dating }: ContractStatement): string[] => {
  if (!dating) return [];
  const { policy, contradiction } = dating;
  const order =
    policy.commit === contradiction.commit
      ? 'in the same commit'
      : policy.day < contradiction.day
        ? 'after the policy'
        : policy.day > contradiction.day
          ? 'before the policy'
          : 'on the same day';
  return [`last changed: ${dated(policy)}; ${dated(contradiction)}, ${order}`];
};

const dated = ({ path, line, day, commit }: DatedPlace): string => `${placeOf({ path, line })} ${day} (${commit.slice(0, 7)})`;

const tally = ({ statements }: Contract, verdict: ContractVerdict): string[] => {
  const number = statements.filter((statement) => statement.verdict === verdict).length;
  return number === 0 ? [] : [verdict === 'manual' ? count(number, 'needs a person', 'need a person') : `${number} ${verdict === 'not-applicable' ? 'not applicable' : verdict}`];
};
