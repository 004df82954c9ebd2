import type { FactName, Facts } from './facts/facts.ts';
import type { Evidence, Finding, Severity } from './finding.ts';
import type { Gap } from './gap.ts';

/** The words a rule is written in. A rule judges and words; it reads nothing but the facts it asked for. */

export type Category = 'policy' | 'secrets' | 'dependencies' | 'ci' | 'container' | 'network' | 'api' | 'logging' | 'privacy' | 'releases' | 'custom';
export type RuleId = `${Category}/${string}`;

export type Outcome =
  | { readonly status: 'pass'; readonly evidence: readonly [Evidence, ...Evidence[]] }
  /** `beside`: where the same is as it should be. */
  | { readonly status: 'fail'; readonly findings: readonly [Finding, ...Finding[]]; readonly beside?: readonly Evidence[] }
  | { readonly status: 'not-applicable'; readonly reason: string }
  | { readonly status: 'manual'; readonly question: string; readonly seen: readonly Evidence[] };

export type Needs = readonly FactName[];
export type Given<N extends Needs> = { readonly [K in N[number]]: Facts[K] };

export type OptionValue = boolean | number | string | readonly string[];
export type Options = Readonly<Record<string, { readonly description: string; readonly default: OptionValue }>>;
type Widened<T> = T extends boolean ? boolean : T extends number ? number : T extends string ? string : readonly string[];
export type OptionValues<O extends Options> = { readonly [K in keyof O]: Widened<O[K]['default']> };

export interface Reference {
  readonly standard: string;
  readonly control?: string;
  readonly url: string;
}

/**
 * A small repository and the verdict wanted of it. `expect.fail` lists "path:line" (or "path") of each finding, in any order.
 * Files are tracked unless named in `untracked`; `ignored` are the paths that git would ignore.
 */
export interface Example {
  readonly name: string;
  readonly files: Readonly<Record<string, string>>;
  readonly untracked?: readonly string[];
  readonly ignored?: readonly string[];
  readonly tags?: readonly string[];
  /** What earlier commits held; left out when the history is not asked about. */
  readonly history?: Readonly<Record<string, string>>;
  readonly options?: Readonly<Record<string, OptionValue>>;
  readonly expect: 'pass' | 'not-applicable' | 'manual' | { readonly fail: readonly string[] };
}

export interface RuleMeta {
  readonly id: RuleId;
  /** A true statement about a good repository. */
  readonly title: string;
  readonly severity: Severity;
  readonly rationale: string;
  readonly remediation: string;
  /** The practices this rule serves, which tie it to the statements of the policies it was built from. */
  readonly practices: readonly string[];
  readonly references: readonly Reference[];
  readonly since: string;
  readonly status?: 'experimental' | { readonly deprecated: string; readonly replacedBy?: string };
}

export interface Rule<N extends Needs = Needs, O extends Options = Options> extends RuleMeta {
  readonly needs: N;
  readonly options?: O;
  /** Does it matter to this rule what could not be seen in that file? Without this it does. */
  concerns?(gap: Gap): boolean;
  /** Synchronous and pure: the same facts give the same outcome. */
  check(given: Given<N>, options: OptionValues<O>): Outcome;
  readonly examples: { readonly bad: readonly Example[]; readonly good: readonly Example[] };
}

/** A rule whose facts and options the engine hands over without knowing their types. */
// biome-ignore lint/suspicious/noExplicitAny: each rule narrows its own facts and options; a list of rules cannot.
export type AnyRule = Rule<any, any>;

/** Keeps the literal types of `needs` and `options`, so that `check` can read only what it asked for. */
// biome-ignore lint/complexity/noBannedTypes: no options is the empty record, and `{}` is how TypeScript infers it.
export const defineRule = <const N extends Needs, const O extends Options = {}>(rule: Rule<N, O>): Rule<N, O> => rule;

export const categoryOf = (id: string): string => id.slice(0, id.indexOf('/'));

export const pass = (first: Evidence, ...rest: Evidence[]): Outcome => ({ status: 'pass', evidence: [first, ...rest] });
export const fail = (first: Finding, ...rest: Finding[]): Outcome => ({ status: 'fail', findings: [first, ...rest] });
export const notApplicable = (reason: string): Outcome => ({ status: 'not-applicable', reason });
export const manual = (question: string, seen: readonly Evidence[] = []): Outcome => ({ status: 'manual', question, seen });

/** The usual end of a check over many places: fails on any finding, else passes on any evidence, else does not apply. */
export const judge = (findings: readonly Finding[], evidence: readonly Evidence[], otherwise: string | Outcome): Outcome => {
  const [finding, ...findingsRest] = findings;
  if (finding) return { status: 'fail', findings: [finding, ...findingsRest], ...(evidence.length > 0 ? { beside: evidence } : {}) };
  const [proof, ...proofRest] = evidence;
  if (proof) return pass(proof, ...proofRest);
  return typeof otherwise === 'string' ? notApplicable(otherwise) : otherwise;
};

/** What a check says of one thing among many: nothing, where it has nothing to do with it. */
export interface Verdicts {
  readonly findings?: readonly Finding[];
  readonly evidence?: readonly Evidence[];
  /** What only a person can answer. */
  readonly open?: readonly Evidence[];
}

/** The end of a check that leaves some things to a person: what is wrong is told first, and nothing passes while a question is open. */
export const judgeAll = (said: readonly Verdicts[], question: string, otherwise: string | Outcome): Outcome => {
  const findings = said.flatMap(({ findings = [] }) => findings);
  const open = said.flatMap(({ open = [] }) => open);
  if (findings.length === 0 && open.length > 0) return manual(question, open);
  return judge(
    findings,
    said.flatMap(({ evidence = [] }) => evidence),
    otherwise,
  );
};
