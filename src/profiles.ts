import { type Severity, severityWords } from './finding.ts';
import type { RuleMeta } from './rule.ts';

/** Which rules run and what fails, by one name. */
export interface Profile {
  readonly description: string;
  readonly failOn: Severity | 'none';
  holds(rule: RuleMeta): boolean;
  /** An exception without a last day excuses nothing. */
  readonly excusesEnd?: true;
}

/**
 * The lowest maturity level at which the OSPS Baseline (version of July 2026) asks for a requirement, of those that a rule refers to. A
 * requirement of one level is kept at the levels above it, also where the Baseline lists it for the first level alone.
 */
const ospsLevels: Readonly<Record<string, 1 | 2 | 3>> = {
  'OSPS-AC-04.01': 2,
  'OSPS-BR-01.01': 1,
  'OSPS-BR-01.03': 1,
  'OSPS-BR-02.01': 2,
  'OSPS-BR-03.02': 1,
  'OSPS-BR-04.01': 2,
  'OSPS-BR-05.01': 2,
  'OSPS-BR-06.01': 2,
  'OSPS-BR-07.01': 1,
  'OSPS-DO-04.01': 3,
  'OSPS-LE-03.01': 1,
  'OSPS-QA-06.01': 2,
  'OSPS-SA-02': 2,
  'OSPS-SA-03': 2,
  'OSPS-VM-01.01': 2,
  'OSPS-VM-02.01': 1,
  'OSPS-VM-03.01': 2,
  'OSPS-VM-04.01': 2,
  'OSPS-VM-05.03': 3,
  'OSPS-VM-06.02': 3,
};

/** Undefined for a rule that serves no requirement of the Baseline. */
export const ospsLevelOf = (rule: Pick<RuleMeta, 'references'>): number | undefined => {
  const levels = ospsControlsOf(rule).flatMap((control) => ospsLevels[control] ?? []);
  return levels.length > 0 ? Math.min(...levels) : undefined;
};

export const ospsControlsOf = ({ references }: Pick<RuleMeta, 'references'>): readonly string[] =>
  references.flatMap(({ standard, control }) => (standard === 'OSPS Baseline' && control !== undefined ? [control] : []));

const isStable = ({ status }: RuleMeta): boolean => status === undefined;
const isGrave = ({ severity }: RuleMeta): boolean => severityWords.indexOf(severity) <= severityWords.indexOf('high');

const ospsProfile = (level: 1 | 2 | 3): Profile => ({
  description: `what the OSPS Baseline asks for at maturity level ${level} and a tree can show; everything from low on fails`,
  failOn: 'low',
  holds: (rule) => (ospsLevelOf(rule) ?? Number.POSITIVE_INFINITY) <= level,
});

export const profiles = {
  minimal: { description: 'only rules for what is critical or high', failOn: 'high', holds: (rule) => isStable(rule) && isGrave(rule) },
  recommended: { description: 'every rule but the experimental ones; what is critical or high fails (the default)', failOn: 'high', holds: isStable },
  strict: { description: 'every rule; everything from low on fails, and every exception has a last day', failOn: 'low', holds: () => true, excusesEnd: true },
  'osps-level-1': ospsProfile(1),
  'osps-level-2': ospsProfile(2),
  'osps-level-3': ospsProfile(3),
} satisfies Readonly<Record<string, Profile>>;

export type ProfileName = keyof typeof profiles;

export const profileNames = Object.keys(profiles) as readonly ProfileName[];
