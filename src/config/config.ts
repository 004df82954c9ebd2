import type { CustomRule } from '../custom-rules/custom-rule.ts';
import type { ConfiguredSuppression, OverriddenRule } from '../excuses/excuse.ts';
import type { Severity } from '../finding.ts';
import type { ProfileName } from '../profiles.ts';
import type { OptionValue } from '../rule.ts';

/** The settings of a run, checked. Data only: nothing in a configuration is ever executed or fetched. */
export interface Config {
  /** Where the settings stand; undefined when there are none. */
  readonly path: string | undefined;
  /** The files that they build on, in the order in which they count. */
  readonly extends: readonly string[];
  /** Which rules run where `rules` does not say otherwise; undefined when the settings name none. */
  readonly profile: ProfileName | undefined;
  readonly failOn: Severity | 'none' | undefined;
  /** Whether comments in the code may excuse findings. */
  readonly inline: 'allow' | 'forbid' | undefined;
  /** Globs; when not empty, only files that match one are audited. */
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  readonly rules: ReadonlyMap<string, RuleConfig>;
  /** Rules that the settings themselves write, as data. */
  readonly customRules: readonly CustomRule[];
  readonly overrides: readonly Override[];
  readonly suppressions: readonly ConfiguredSuppression[];
}

/** What a rule counts for below some paths. */
export interface Override extends OverriddenRule {
  /** As it was written, for whoever reads the settings. */
  readonly rule: string;
}

export interface RuleConfig {
  readonly off: boolean;
  readonly severity: Severity | undefined;
  readonly options: Readonly<Record<string, OptionValue>>;
}

export const noConfig: Config = {
  path: undefined,
  extends: [],
  profile: undefined,
  failOn: undefined,
  inline: undefined,
  include: [],
  exclude: [],
  rules: new Map(),
  customRules: [],
  overrides: [],
  suppressions: [],
};

/** Looked for in this order in the audited folder; the first one counts. */
export const configNames: readonly string[] = ['policy-audit.yaml', 'policy-audit.yml', '.policy-audit.yaml', '.policy-audit.yml'];
