import { defineRule, type Evidence, type Finding, type Given, judge, notApplicable } from 'policy-audit';
import { howToLock } from './shared/how-to-lock.ts';
import { isExact } from './shared/is-exact.ts';
import { seldomLocked } from './shared/lesser.ts';

type Unit = Given<['packages']>['packages']['units'][number];
type Manifest = Unit['manifests'][number];

export default defineRule({
  id: 'dependencies/lockfile-present',
  title: 'Every application has a committed lock file',
  severity: 'medium',
  rationale:
    'Without a lock file each installation takes whatever versions are newest at that moment: nobody can say what is running, and a hijacked release goes straight into the next build.',
  remediation: 'Commit the lock file that the package manager writes (npm install, uv lock, go mod tidy, bundle lock …).',
  practices: ['dependencies/lockfile'],
  references: [
    { standard: 'OSPS Baseline', control: 'OSPS-BR-05.01', url: 'https://baseline.openssf.org/' },
    { standard: 'OpenSSF Scorecard', control: 'Pinned-Dependencies', url: 'https://github.com/ossf/scorecard/blob/main/docs/checks.md#pinned-dependencies' },
    { standard: 'CWE', control: 'CWE-1357', url: 'https://cwe.mitre.org/data/definitions/1357.html' },
  ],
  since: '0.1.0',
  needs: ['packages', 'files'],
  check({ packages: { units, manifests }, files }) {
    const evidence: Evidence[] = [];
    const findings: Finding[] = [];
    let ignored = 0;
    for (const unit of units.filter(({ place }) => place === 'main')) {
      const wanting = [...unit.manifests].sort(bySaid).filter((manifest) => manifest.zone !== 'test' && manifest.zone !== 'example' && needsLock(manifest, unit));
      for (const { path, tracked } of unit.manifests.flatMap(({ locks }) => locks))
        if (tracked && !evidence.some(({ at }) => at.path === path)) evidence.push({ at: { path, line: 1 }, note: `locks ${unit.ecosystem}` });
      const [first, ...rest] = wanting.filter((manifest) => manifest.locks.every(({ tracked }) => !tracked) && !pinnedBeside(manifest, manifests));
      for (const { path, dependencies } of unit.manifests.filter(isPinned)) evidence.push({ at: { path, ...(dependencies[0]?.at ?? { line: 1 }) }, note: 'exact versions only' });
      if (!first) {
        findings.push(
          ...unit.manifests
            .filter((manifest) => isLoose(manifest, unit, manifests) && !locksOfPython.some((lock) => files.has(manifest.path.replace(/(?<![^/])[^/]*$/, lock))))
            .map(looseFinding),
        );
        continue;
      }
      const [untracked] = first.locks;
      if (!untracked && first.ignoredLocks.length > 0) {
        ignored++;
        continue;
      }
      const more = rest.length === 0 ? '' : ` (and ${rest.length} more of ${unit.ecosystem} in /${unit.folder})`;
      findings.push({
        message: untracked ? `${untracked.path} is not tracked by git.` : `${first.path}${more} has dependencies and no lock file.`,
        at: untracked ? { path: untracked.path, line: 1 } : { path: first.path, ...(first.dependencies[0]?.at ?? { line: 1 }) },
        ...((first.library && !isTerraform(first)) || seldomLocked.includes(unit.ecosystem) ? { severity: 'low' as const } : {}),
        ...(untracked ? { remediation: 'Commit the lock file: git add takes it in.' } : { searched: first.lockNames, ...withHow(first) }),
      });
    }
    if (findings.length === 0 && ignored > 0) return notApplicable('What is missing is ignored by git: dependencies/lockfile-ignored says which lock files.');
    return judge(findings, evidence, 'nothing in the tree needs a lock file: no dependencies, or libraries whose users lock');
  },
  examples: {
    bad: [
      {
        name: 'an application without one',
        files: { 'package.json': '{"name": "app", "private": true,\n "dependencies": {"left-pad": "^1.3.0"}}\n' },
        expect: { fail: ['package.json:2'] },
      },
      { name: 'requirements of an application with ranges', files: { 'requirements.txt': 'idna==3.7\nflask>=3\n', 'app.py': '' }, expect: { fail: ['requirements.txt:2'] } },
    ],
    good: [
      {
        name: 'pnpm',
        files: { 'package.json': '{"name": "app", "private": true,\n "dependencies": {"left-pad": "^1.3.0"}}\n', 'pnpm-lock.yaml': "lockfileVersion: '9.0'\n" },
        expect: 'pass',
      },
      { name: 'fully pinned requirements are one too', files: { 'requirements.txt': 'flask==3.1.0\nidna==3.7\n' }, expect: 'pass' },
      {
        name: 'requirements of a script or for developers: dependencies/requirements-pinned looks at them',
        files: { 'script/requirements.txt': 'requests>=2\n', 'requirements-dev.txt': 'pytest\n' },
        expect: 'not-applicable',
      },
    ],
  },
});

/** Of the files of one folder, those that name what they take come first. */
const bySaid = (one: Manifest, other: Manifest): number => Number(other.dependencies.length > 0) - Number(one.dependencies.length > 0);

const withHow = ({ ecosystem, lockNames }: Manifest): { remediation?: string } => {
  const remediation = howToLock(ecosystem, lockNames);
  return remediation ? { remediation } : {};
};

const isTerraform = ({ ecosystem }: Pick<Manifest, 'ecosystem'>): boolean => ecosystem === 'terraform' || ecosystem === 'opentofu';

/** Members of a Rust workspace take their versions from its root; of several Terraform files in a folder, one says that it is applied. */
const needsLock = ({ ecosystem, dependencies, library, lockNames, workspaceOnly, calls }: Manifest, unit: Unit): boolean => {
  if (lockNames.length === 0) return false;
  if (isTerraform({ ecosystem })) return (dependencies.length > 0 || calls !== undefined) && unit.manifests.some((file) => file.library === false);
  if (ecosystem === 'cargo') return library === false && unit.manifests.some((member) => member.dependencies.length > 0);
  if (workspaceOnly || dependencies.length === 0) return false;
  return library !== true || ecosystem === 'npm' || ecosystem === 'bun';
};

const locksOfPython = ['requirements.lock', 'uv.lock', 'pylock.toml', 'poetry.lock', 'pdm.lock', 'Pipfile.lock'];

const isRequirements = ({ path, dependencies }: Manifest): boolean => /(?:^|\/)requirements\.txt$/.test(path) && dependencies.length > 0;

const isPinned = (manifest: Manifest): boolean => isRequirements(manifest) && manifest.dependencies.every(({ spec }) => isExact(spec));

/** The requirements of what is run: at the root, or beside the file that an image is built from. What a script or the developers need, dependencies/requirements-pinned looks at. */
const isLoose = (manifest: Manifest, unit: Unit, manifests: readonly Manifest[]): boolean => {
  if (!isRequirements(manifest) || isPinned(manifest) || manifest.compiled || (manifest.constraints ?? []).length > 0 || manifest.installsProject) return false;
  const beside = manifests.filter((other) => other.folder === manifest.folder && other !== manifest);
  if (unit.manifests.some(({ locks, library }) => library || locks.length > 0) || beside.some(({ path, compiled }) => compiled || /\.in$/.test(path))) return false;
  return manifest.folder === '' || manifest.hasImage;
};

const looseFinding = ({ path, dependencies }: Manifest): Finding => {
  const [first, ...rest] = dependencies.filter(({ spec }) => !isExact(spec));
  return {
    message: `Nothing locks what ${path} installs: there is no lock file, and ${rest.length === 0 ? 'a line has' : `${rest.length + 1} lines have`} no exact version.`,
    at: { path, ...(first?.at ?? { line: 1 }) },
    remediation: 'Write name==version for everything that is installed: keep the ranges in requirements.in and compile it with uv pip compile or pip-compile.',
  };
};

const pinnedBeside = ({ path, folder }: Manifest, manifests: readonly Manifest[]): boolean =>
  /(?:pyproject\.toml|Pipfile)$/.test(path) && manifests.some((other) => other.folder === folder && other.compiled === true);
