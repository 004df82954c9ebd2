import { measured } from '../../../facts/limits/amount.ts';
import type { LimitKind } from '../../../facts/limits/limit.ts';
import type { Limits } from '../../../facts/limits/limits.ts';
import type { Answer, ContractEvidence } from '../../contract.ts';
import { asked, at, broken, kept, stronger } from '../answers.ts';
import { inDigits } from './spelled-numbers.ts';

const rule = 'policy/algorithm-claims-match-code';

interface SaidCost {
  readonly kind: Extract<LimitKind, 'memory' | 'iterations' | 'lanes'>;
  readonly value: number;
  /** As written. */
  readonly words: string;
}

/** "Argon2id with 64 MB of memory, 3 iterations and 2 lanes": is each number that of the code? Undefined where the sentence names none. */
export const argonClaim = (written: string, { all }: Limits, evidence: readonly ContractEvidence[]): Answer | undefined => {
  const text = inDigits(written);
  const said = costsIn(text);
  if (said.length === 0) return undefined;
  const isOfPasswords = /\bpass(?:words?|phrases?)\b/i.test(text);
  const own = all.filter(({ of }) => !(isOfPasswords && hashesOther.test(of)));
  const compared = said.map((cost) => ({ cost, found: own.filter(({ kind }) => kind === cost.kind) }));
  const unseen = compared.find(({ found }) => found.length === 0 || found.some(({ value }) => value !== found[0]?.value));
  if (unseen) return asked(rule, `Is it ${unseen.cost.words} everywhere?`, evidence);
  const places = compared.flatMap(({ found }) => found.slice(0, 2).map(({ path, line, note }) => at(path, line, 'wired', note)));
  const other = (isMore: boolean) => compared.find(({ cost, found: [first] }) => first !== undefined && (isMore ? first.value > cost.value : first.value < cost.value));
  const less = other(false);
  if (less) return broken(rule, `The policy says ${less.cost.words}; the code has “${less.found[0]?.note}”.`, places);
  // More lanes are no stronger: they only use more processors.
  const more = other(true);
  if (more?.cost.kind === 'lanes') return asked(rule, `The policy says ${more.cost.words}; the code has “${more.found[0]?.note}”. Which is right?`, places);
  if (more) return stronger(rule, `The code has “${more.found[0]?.note}”, which is more than ${more.cost.words}. Should the sentence be brought up to date?`, places);
  const left = said.reduce((rest, { words }) => rest.replace(words, ' '), text.replaceAll(/argon2(?:id|i|d)?/gi, ' '));
  return /\d/.test(left) ? asked(rule, 'The costs are those of the code. Are the other numbers right as well?', places) : kept(rule, [...places, ...evidence]);
};

/** `argon2.hash(token, {` */
const hashesOther = /\bhash\w*\(\s{0,4}(?:[\w.]{1,40}\.)?\w{0,30}(?:token|key|code|secret|otp|pin|answer)\w{0,20}\s{0,4},/i;

const costsIn = (text: string): readonly SaidCost[] =>
  kinds.flatMap((kind) => {
    const [words, count, unit] =
      forms
        .filter((each) => each.kind === kind)
        .map(({ form }) => form.exec(text))
        .find((found) => found !== null) ?? [];
    if (words === undefined || count === undefined) return [];
    const value = Number(count.replaceAll(',', ''));
    const size = kind === 'memory' ? measured(value, unit ?? 'KiB')?.value : value;
    return size === undefined ? [] : [{ kind, value: size, words }];
  });

const kinds = ['memory', 'iterations', 'lanes'] as const;
const forms: readonly { readonly kind: SaidCost['kind']; readonly form: RegExp }[] = [
  { kind: 'memory', form: /(?<![\w.])(\d[\d,]{0,8}) ?([KMG]i?B)(?: of)?(?: memory| ram)?/i },
  { kind: 'memory', form: /\b(?:memory(?:[ _-]?cost)?|m)\s{0,2}[=:(]\s{0,2}(\d[\d,]{0,8})/i },
  { kind: 'iterations', form: /(?<![\w.])(\d{1,3}) (?:iterations?|passes|rounds?)\b/i },
  { kind: 'iterations', form: /\b(?:time[ _-]?cost|iterations?|t)\b\s{0,2}(?:[=:]|of|is)?\s{0,2}(\d{1,3})\b/i },
  { kind: 'lanes', form: /(?<![\w.])(\d{1,3}) (?:lanes?|threads?|parallel\w*)\b/i },
  { kind: 'lanes', form: /\b(?:parallelism|threads?|lanes?|p)\b\s{0,2}(?:[=:]|of|is)?\s{0,2}(\d{1,3})\b/i },
];
