import { ospsControlsOf, type Profile, profileNames, profiles } from '../../profiles.ts';
import { print } from '../write-report.ts';

/** `policy-audit rules --profiles`: the profiles, how many rules each runs and what fails; as JSON with the rules. */
export const profilesCommand = async ({ format }: { format: 'pretty' | 'json' }): Promise<void> => {
  const { builtInRules } = await import('../../../rules/index.ts');
  const rows = profileNames.map((name) => {
    const profile: Profile = profiles[name];
    const rules = builtInRules.filter((rule) => profile.holds(rule));
    const controls = name.startsWith('osps') ? [...new Set(rules.flatMap(ospsControlsOf))].sort() : [];
    return { name, description: profile.description, failOn: profile.failOn, rules: rules.map(({ id }) => id), ...(controls.length > 0 ? { controls } : {}) };
  });
  await print(format === 'json' ? `${JSON.stringify(rows, undefined, 2)}\n` : rows.map(lineOf).join(''));
};

const lineOf = ({ name, description, rules, controls }: { name: string; description: string; rules: readonly unknown[]; controls?: readonly string[] }): string =>
  `${name.padEnd(14)} ${String(rules.length).padStart(3)} rules  ${description}\n${controls ? `${' '.repeat(26)}${controls.join(', ')}\n` : ''}`;
