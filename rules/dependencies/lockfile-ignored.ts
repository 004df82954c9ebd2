import { defineRule, type Facts, type Finding, judge } from 'policy-audit';
import { lesser, seldomLocked } from './shared/lesser.ts';

type Manifest = Facts['packages']['manifests'][number];

export default defineRule({
  id: 'dependencies/lockfile-ignored',
  title: 'No .gitignore or .dockerignore excludes a lock file',
  severity: 'medium',
  rationale: 'An ignored lock file exists only on the machine where the package manager ran: every other build resolves the versions afresh.',
  remediation: 'Remove the pattern and commit the lock file.',
  practices: ['dependencies/lockfile'],
  references: [
    { standard: 'OSPS Baseline', control: 'OSPS-BR-05.01', url: 'https://baseline.openssf.org/' },
    { standard: 'CWE', control: 'CWE-1357', url: 'https://cwe.mitre.org/data/definitions/1357.html' },
  ],
  since: '0.1.0',
  needs: ['packages', 'dockerignores'],
  check({ packages: { units }, dockerignores }) {
    const manifests = units.filter(({ place }) => place === 'main').flatMap((unit) => unit.manifests);
    const findings = manifests
      .filter(
        ({ ecosystem, dependencies, workspaceOnly, library, locks }) =>
          dependencies.length > 0 && !workspaceOnly && (library !== true || ecosystem === 'npm' || ecosystem === 'bun') && locks.every(({ tracked }) => !tracked),
      )
      .flatMap(({ path, ecosystem, library, dependencies, ignoredLocks }): Finding[] => {
        const [first] = ignoredLocks;
        if (!first) return [];
        const at = { path, ...(dependencies[0]?.at ?? { line: 1 }) };
        const low = library || lesser.includes(ecosystem) || seldomLocked.includes(ecosystem);
        return [
          {
            message: `The lock file of ${path} would be ${first}, which .gitignore excludes.`,
            at,
            ...(low ? { severity: 'low' as const } : {}),
            remediation: 'Remove the pattern (git check-ignore -v and the path name it), and commit the lock file.',
          },
        ];
      });
    const unbuilt = manifests.filter(({ workspaceOnly }) => !workspaceOnly).flatMap((manifest) => leftOut(manifest, dockerignores) ?? []);
    const tracked = manifests.flatMap(({ locks }) => locks).filter((lock) => lock.tracked);
    return judge(
      [...findings, ...unbuilt],
      tracked.map(({ path }) => ({ at: { path, line: 1 }, note: 'tracked' })),
      'no manifest in the tree has a lock file, present or ignored',
    );
  },
  examples: {
    bad: [
      {
        name: 'ignored',
        files: { 'package.json': '{"name": "app", "private": true,\n "dependencies": {"left-pad": "^1.3.0"}}\n', '.gitignore': 'package-lock.json\n' },
        ignored: ['package-lock.json'],
        expect: { fail: ['package.json:2'] },
      },
      {
        name: 'a published package of npm counts little: what its users get is not what was tested',
        files: { 'package.json': '{"name": "x", "version": "1.0.0", "main": "x.js", "dependencies": {"a": "1"}}\n', '.gitignore': '*-lock.json\n' },
        ignored: ['package-lock.json'],
        expect: { fail: ['package.json:1'] },
      },
    ],
    good: [
      {
        name: 'a build gets neither',
        files: {
          'package.json': '{"name": "app", "private": true,\n "dependencies": {"left-pad": "^1.3.0"}}\n',
          'package-lock.json': '{}',
          '.dockerignore': 'package*.json\n',
          Dockerfile: 'FROM nginx:1\nCOPY . .\n',
        },
        expect: 'pass',
      },
      {
        name: 'a library leaves the choice to its users',
        files: { Gemfile: 'gemspec\ngem "rake"\n', 'x.gemspec': 's.add_dependency "rack"\n' },
        ignored: ['Gemfile.lock'],
        expect: 'not-applicable',
      },
    ],
  },
});

/** The image is then built with whatever versions are the newest, unlike what was tested. */
const leftOut = ({ path, folder, locks }: Manifest, dockerignores: Facts['dockerignores']): Finding | undefined => {
  const lock = locks.find(({ tracked }) => tracked);
  if (!lock) return undefined;
  for (const context of new Set([folder, ''])) {
    const ignore = dockerignores.of(context === '' ? 'Dockerfile' : `${context}/Dockerfile`, context);
    const inside = (file: string): string => (context === '' ? file : file.slice(context.length + 1));
    if (!ignore || (context !== '' && !lock.path.startsWith(`${context}/`)) || ignore.decide(inside(path)).excluded) continue;
    const { excluded, line } = ignore.decide(inside(lock.path));
    if (excluded) return { message: `Image builds receive ${path} without ${lock.path}.`, at: { path: ignore.path, line: line ?? 1 }, severity: 'low' };
  }
  return undefined;
};
