import { type Config, noConfig } from '../config/config.ts';
import { findConfig, readConfig } from '../config/load-config.ts';
import { UsageError } from '../errors.ts';
import type { Severity } from '../finding.ts';
import { globTest } from '../globs.ts';
import { nearest } from '../nearest.ts';
import { type Profile, type ProfileName, profiles } from '../profiles.ts';
import type { Snapshot } from '../repo/snapshot.ts';
import type { AnyRule } from '../rule.ts';
import type { AuditSettings } from './audit-settings.ts';

/** The rules that whoever calls brings, as objects or as plugins. */
export const broughtRules = async (builtIn: readonly AnyRule[], target: string | undefined, { rules = [], plugin }: AuditSettings): Promise<readonly AnyRule[]> => [
  ...rules,
  ...(plugin ? await (await import('./load-plugins.ts')).loadPlugins(plugin, target, idsOf(builtIn)) : []),
];

const idsOf = (rules: readonly AnyRule[]): readonly string[] => rules.map(({ id }) => id);

export const configOf = async (settings: AuditSettings, snapshot: Snapshot, rules: readonly AnyRule[]): Promise<Config> => {
  if (typeof settings.config === 'string') return readConfig(settings.config, rules);
  return settings.config === false ? noConfig : findConfig(snapshot, rules);
};

export const profileNameOf = (settings: AuditSettings, config: Config): ProfileName => settings.profile ?? config.profile ?? 'recommended';

/** From which severity on something stops whoever asked. */
export const thresholdOf = (settings: AuditSettings, config: Config): Severity | 'none' => settings.failOn ?? config.failOn ?? profiles[profileNameOf(settings, config)].failOn;

export const selectRules = (builtIn: readonly AnyRule[], own: readonly AnyRule[], profile: Profile, settings: AuditSettings, config: Config): readonly AnyRule[] => {
  const wanted = settings.rule ? globTest(settings.rule) : () => true;
  const skipped = settings.skip ? globTest(settings.skip) : () => false;
  // What the configuration says of one rule by name counts more than the profile, which knows the built-in rules only.
  const isOn = (rule: AnyRule): boolean => (config.rules.has(rule.id) ? config.rules.get(rule.id)?.off !== true : own.includes(rule) || profile.holds(rule));
  const selected = [...builtIn, ...own].filter((rule) => wanted(rule.id) && !skipped(rule.id) && isOn(rule));
  const unknown = [...(settings.rule ?? []), ...(settings.skip ?? [])].find((glob) => ![...builtIn, ...own].some(({ id }) => globTest([glob])(id)));
  if (unknown !== undefined) throw new UsageError(`there is no rule "${unknown}"${nearest(unknown, idsOf([...builtIn, ...own]))}; "policy-audit rules" lists them`);
  if (selected.length === 0) throw new UsageError('no rules are left to run: check --rule, --skip, --profile and the settings ("policy-audit rules" lists the ids)');
  return selected;
};
