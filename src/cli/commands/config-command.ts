import type { Config } from '../../config/config.ts';
import { ruleOf } from '../../custom-rules/custom-rule.ts';
import { maskTokens } from '../../facts/secrets/mask-tokens.ts';
import { type Profile, profiles } from '../../profiles.ts';
import { openSnapshot } from '../../repo/open-snapshot.ts';
import { jsonText } from '../../reporters/json.ts';
import { visible } from '../../reporters/visible.ts';
import type { AnyRule, OptionValue } from '../../rule.ts';
import type { AuditSettings } from '../audit-settings.ts';
import { broughtRules, configOf, profileNameOf, selectRules, thresholdOf } from '../select-rules.ts';
import { print } from '../write-report.ts';

export interface ConfigFlags extends AuditSettings {
  readonly format: 'pretty' | 'json';
}

/** `policy-audit config [path]`: the settings that an audit would run with, put together from the profile, the files and the command line. */
export const configCommand = async (target: string | undefined, flags: ConfigFlags): Promise<void> => {
  const { builtInRules } = await import('../../../rules/index.ts');
  const brought = await broughtRules(builtInRules, target, flags);
  const config = await configOf(flags, (await openSnapshot(target)).snapshot, [...builtInRules, ...brought]);
  const name = profileNameOf(flags, config);
  const profile: Profile = profiles[name];
  const rules = selectRules(builtInRules, [...brought, ...config.customRules.map(ruleOf)], profile, flags, config);
  const effective = {
    files: [...config.extends, ...(config.path === undefined ? [] : [config.path])],
    profile: name,
    failOn: thresholdOf(flags, config),
    inline: flags.inline === false || config.inline === 'forbid' ? 'forbid' : 'allow',
    include: config.include,
    exclude: config.exclude,
    overrides: config.overrides.map(({ paths, rule, to, at }) => ({ paths, rule, to, from: `${at.path}:${at.line}` })),
    suppressions: config.suppressions.map(({ rule, reason, until, owner, at }) => ({
      rule,
      reason,
      ...(until === undefined ? {} : { until }),
      ...(owner === undefined ? {} : { owner }),
      from: `${at.path}:${at.line}`,
    })),
    rules: Object.fromEntries(rules.map((rule) => [rule.id, effectiveRule(rule, config)])),
    rulesOff: builtInRules.filter((rule) => !rules.includes(rule)).map(({ id }) => id),
  };
  await print(maskTokens(flags.format === 'json' ? jsonText(effective) : pretty(effective, config, rules.length)));
};

const effectiveRule = (rule: AnyRule, config: Config): { severity: string; options?: Record<string, OptionValue> } => {
  const own = config.rules.get(rule.id);
  const options = Object.entries((rule.options ?? {}) as Record<string, { default: OptionValue }>).map(([key, option]) => [key, own?.options[key] ?? option.default] as const);
  return { severity: own?.severity ?? rule.severity, ...(options.length > 0 ? { options: Object.fromEntries(options) } : {}) };
};

interface Shown {
  readonly files: readonly string[];
  readonly profile: string;
  readonly failOn: string;
  readonly inline: string;
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  readonly overrides: readonly { readonly paths: readonly string[]; readonly rule: string; readonly to: string; readonly from: string }[];
  readonly suppressions: readonly { readonly rule: string; readonly reason: string; readonly until?: string; readonly owner?: string; readonly from: string }[];
  readonly rulesOff: readonly string[];
}

const pretty = (shown: Shown, config: Config, running: number): string => {
  const row = (name: string, text: string): string => `${name.padEnd(13)} ${visible(text)}`;
  const changed = [...config.rules].map(([id, { off, severity, options }]) => {
    const set = Object.entries(options).map(([key, value]) => `${key}=${JSON.stringify(value)}`);
    return row('  rule', `${id}: ${off ? 'off' : [severity ?? 'on', ...set].join(' ')}`);
  });
  return `${[
    row('settings', shown.files.length > 0 ? shown.files.join(', then ') : 'none found: the defaults'),
    row('profile', shown.profile),
    row('fail on', shown.failOn),
    row('comments', shown.inline === 'forbid' ? 'excuse nothing (inline: forbid)' : 'may excuse findings'),
    row('include', shown.include.join(', ') || 'every file'),
    row('exclude', shown.exclude.join(', ') || 'nothing'),
    row('rules', `${running} run, ${shown.rulesOff.length} do not`),
    ...changed,
    ...shown.overrides.map(({ paths, rule, to, from }) => row('  override', `${rule}: ${to} for ${paths.join(', ')} (${from})`)),
    ...shown.suppressions.map(({ rule, reason, until, owner, from }) =>
      row('  suppression', `${rule}: ${reason}${until === undefined ? '' : ` until ${until}`}${owner === undefined ? '' : `, owner ${owner}`} (${from})`),
    ),
    '',
    'policy-audit config --format json prints every rule with its severity and options.',
  ].join('\n')}\n`;
};
