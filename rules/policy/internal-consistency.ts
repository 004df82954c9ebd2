import { dedent, defineRule, type Evidence, type Finding, judge, manual } from 'policy-audit';
import { goodPolicy } from './shared/examples.ts';
import { askPolicy, foundAt, type PolicyReading, references, type SecurityPolicy } from './shared/policy.ts';

const ranks: readonly RegExp[] = [
  /critical|severe|kritisch|crit|критич|严重|嚴重|緊急|심각|치명/i,
  /high|hoch|hoh|élev|alt|высок|高/i,
  /medium|moderate|mittel|moyen|medi|médi|средн|中/i,
  /low|niedrig|faible|baj|baix|низк|低/i,
];
const rankOf = (severity: string | undefined): number => (severity === undefined ? -1 : ranks.findIndex((rank) => rank.test(severity)));

/** A graver vulnerability that may wait longer than a lesser one. */
const slowerForGraver = (policy: PolicyReading): readonly Finding[] => {
  const fixes = policy.promises.filter((promise) => promise.term === 'fix' && rankOf(promise.severity) >= 0);
  return fixes.flatMap((grave) => {
    const lesser = fixes.find((other) => rankOf(other.severity) > rankOf(grave.severity) && other.hours < grave.hours);
    if (!lesser) return [];
    return [
      {
        message: `The policy gives ${grave.severity} vulnerabilities more time than ${lesser.severity} ones.`,
        at: { path: policy.path, line: grave.line },
        related: [{ at: { path: policy.path, line: lesser.line }, note: 'the shorter time' }],
      },
    ];
  });
};

const addressOf = (value: string): string =>
  value
    .toLowerCase()
    .replace(/^mailto:/, '')
    .trim();

/** Addresses of security.txt and SECURITY-INSIGHTS.yml that the policy does not have, though it has one. */
const otherAddresses = (policy: PolicyReading, { securityTxt, insights }: SecurityPolicy): { findings: readonly Finding[]; evidence: readonly Evidence[] } => {
  const known = new Set(policy.facts.emails);
  const [line] = foundAt(policy, 'email', 'the address of the policy');
  const elsewhere = [
    ...(securityTxt && securityTxt.path !== policy.path ? securityTxt.fields.filter(({ name }) => name === 'contact').map((field) => ({ ...field, path: securityTxt.path })) : []),
    ...(insights?.contacts ?? []).map((contact) => ({ ...contact, path: insights?.path ?? '' })),
  ].filter(({ value }) => value.includes('@'));
  if (!line || known.size === 0) return { findings: [], evidence: [] };
  return {
    findings: elsewhere
      .filter(({ value }) => !known.has(addressOf(value)))
      .map((other) => ({
        message: 'This file gives a different address for reports than the policy does.',
        at: { path: other.path, line: other.line },
        severity: 'low' as const,
        related: [line],
      })),
    evidence: elsewhere.filter(({ value }) => known.has(addressOf(value))).map((other) => ({ at: { path: other.path, line: other.line }, note: 'the address of the policy' })),
  };
};

/** Everything up to some version, and not a line of its own such as "1.3.x". */
const isOpenBelow = (range: string): boolean => /^<|^>=?0\.0\.0 /.test(range);

const contradictions = (policy: PolicyReading): readonly Finding[] => {
  const [closed] = foundAt(policy, 'no_public_issue', 'asks not to report in public');
  const open = policy.openChannel;
  return [
    ...(closed && open !== undefined
      ? [{ message: 'The policy asks people not to report in public, yet sends reports to a public place.', at: { path: policy.path, line: open }, related: [closed] }]
      : []),
    ...policy.clashes.map(({ supported, unsupported }) => ({
      message: `The policy supports ${supported.versions} and does not support ${unsupported.versions}, which overlap.`,
      at: { path: policy.path, line: unsupported.line },
      related: [{ at: { path: policy.path, line: supported.line }, note: 'supported' }],
    })),
    ...slowerForGraver(policy),
  ];
};

export default defineRule({
  id: 'policy/internal-consistency',
  title: 'The security policy does not contradict itself',
  severity: 'medium',
  rationale: 'Where a policy says two things, everybody takes the one that suits them: a version is both supported and not, a report both private and public.',
  remediation: 'Decide which of the two lines is right and correct the other one.',
  practices: ['policy/internal-consistency'],
  references,
  since: '0.1.0',
  needs: ['securityPolicy'],
  check: ({ securityPolicy }) =>
    askPolicy(securityPolicy, 'Does it contradict itself anywhere?', (policy) => {
      const addresses = otherAddresses(policy, securityPolicy);
      const findings = [...contradictions(policy), ...addresses.findings];
      const bounded = policy.support.find((row) => !row.supported && row.range !== undefined && isOpenBelow(row.range));
      // "2-slim" and "next-2" name an image or a line, and no version.
      const named = policy.support.find((row) => row.supported && row.range === undefined && !/\d/.test(row.versions));
      if (findings.length === 0 && bounded && named) {
        const rows = [named, bounded].map((row) => ({ at: { path: policy.path, line: row.line }, note: row.versions }));
        return manual(`Is the ${named.versions.toLowerCase()} version outside of ${bounded.versions}, which is not supported?`, rows);
      }
      const compared = [...policy.support.slice(0, 1).map((row) => ({ at: { path: policy.path, line: row.line }, note: 'no other row says the opposite' })), ...addresses.evidence];
      return judge(findings, compared, 'The policy says nothing that could be compared.');
    }),
  examples: {
    bad: [
      { name: 'a version in two rows', files: { 'SECURITY.md': goodPolicy.replace('< 2.0   | no ', '< 2.4   | no ') }, expect: { fail: ['SECURITY.md:8'] } },
      {
        name: 'critical fixes may take longer',
        files: {
          'SECURITY.md': dedent`
            # Security

            Mail security@tool.dev.

            ## Fix timeline

            - Critical: 30 days
            - Low: 7 days
          `,
        },
        expect: { fail: ['SECURITY.md:7'] },
      },
    ],
    good: [
      { name: 'rows that exclude one another', files: { 'SECURITY.md': goodPolicy }, expect: 'pass' },
      { name: 'a tag of an image', files: { 'SECURITY.md': goodPolicy.replace('| 2.x     |', '| 2-slim  |') }, expect: 'pass' },
      { name: 'no policy', files: { 'README.md': '# Tool\n' }, expect: 'not-applicable' },
    ],
  },
});
