import { defineRule, judge, manual } from 'policy-audit';
import { mayBeOf } from './shared/ci-files.ts';

const withOrb = (orb: string): Readonly<Record<string, string>> => ({
  '.circleci/config.yml': `version: 2.1\norbs:\n  node: ${orb}\njobs:\n  build:\n    machine: true\n    steps:\n      - checkout\n`,
});

export default defineRule({
  id: 'ci/circleci-orb-unpinned',
  title: 'CircleCI orbs are pinned to a full version',
  severity: 'medium',
  rationale:
    'A published version of an orb cannot be changed. "volatile", a development version or a major version alone takes what the author publishes next, with the secrets of the job.',
  remediation: 'Write all three numbers: circleci/node@5.2.0.',
  practices: ['ci/actions-pinned'],
  references: [{ standard: 'CWE', control: 'CWE-829', url: 'https://cwe.mitre.org/data/definitions/829.html' }],
  since: '0.1.0',
  needs: ['pipelines'],
  concerns: mayBeOf('circleci'),
  check({ pipelines }) {
    const orbs = pipelines.includes.filter(({ kind }) => kind === 'orb');
    const isFull = (ref: string | undefined): boolean => /^\d+\.\d+\.\d+$/.test(ref ?? '');
    const open = (ref: string | undefined): boolean => /<</.test(ref ?? '');
    const unknown = orbs.filter(({ ref }) => open(ref)).map(({ name, ref, path, line, column }) => ({ at: { path, line, column }, note: `${name} is named by ${ref}` }));
    const moving = orbs.filter(({ ref }) => !isFull(ref) && !open(ref));
    if (moving.length === 0 && unknown.length > 0) return manual('Do these parameters name a full version?', unknown);
    return judge(
      moving.map(({ name, ref, path, line, column }) => ({
        message: ref ? `The orb ${name} uses ${ref}, which can change.` : `The orb ${name} has no version.`,
        at: { path, line, column },
      })),
      orbs.filter(({ ref }) => isFull(ref)).map(({ name, ref, path, line, column }) => ({ at: { path, line, column }, note: `${name} is fixed at ${ref}` })),
      'No CircleCI orb is used.',
    );
  },
  examples: {
    bad: [
      { name: 'volatile', files: withOrb('circleci/node@volatile'), expect: { fail: ['.circleci/config.yml:3'] } },
      { name: 'a development version', files: withOrb('example/tool@dev:first'), expect: { fail: ['.circleci/config.yml:3'] } },
      { name: 'major only', files: withOrb('circleci/node@5'), expect: { fail: ['.circleci/config.yml:3'] } },
    ],
    good: [
      { name: 'the full version', files: withOrb('circleci/node@5.2.0'), expect: 'pass' },
      { name: 'a parameter', files: withOrb('circleci/node@<<pipeline.parameters.node>>'), expect: 'manual' },
      { name: 'no orbs', files: { '.circleci/config.yml': 'version: 2.1\njobs: {}\n' }, expect: 'not-applicable' },
    ],
  },
});
