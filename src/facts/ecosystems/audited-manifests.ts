import { defineFact } from '../fact.ts';
import type { Step } from '../pipelines/step.ts';
import { proves } from '../zone.ts';
import type { Dependency } from './manifest.ts';
import type { Manifest } from './placement.ts';
import { type ScannedManifest, scannedFolders } from './scanned-folders.ts';

/** What the scans for known vulnerabilities look at: files by name, lock files, or an environment of Python and what was installed into it. */
export interface AuditedManifests {
  readonly scans: readonly PythonScan[];
  /** Manifests of programs and what is shipped, with what no scan sees of each. */
  readonly manifests: readonly { readonly manifest: Manifest; readonly unseen: readonly Dependency[] }[];
  /** Manifests of other languages that only scanners of lock files look at. */
  readonly byLock: readonly Manifest[];
  /** Manifests of languages whose own scanner runs in some folders, where nothing else looks at all of them. */
  readonly byFolder: readonly ScannedManifest[];
  /** The scanners of lock files. */
  readonly lockScans: readonly PythonScan[];
}

export interface PythonScan {
  readonly path: string;
  readonly line: number;
  readonly column: number;
  readonly tool: string;
  /** Undefined: an environment of which nothing is known. */
  readonly reads: readonly string[] | undefined;
}

/** These read lock files and exact versions; the others ask an index for what a range means. */
const lockReaders = ['trivy:fs', 'osv-scanner', 'grype:fs'];
const allReaders = ['snyk:deps', 'dependency-review'];

/** What else looks at a manifest, and says so itself where there is no lock file. */
const ownTools: Readonly<Record<string, readonly string[]>> = {
  npm: ['npm-audit', 'audit-ci', 'better-npm-audit'],
  bun: ['npm-audit'],
  cargo: ['cargo-audit', 'cargo-deny'],
  bundler: ['bundler-audit'],
  composer: ['composer-audit'],
};

export const auditedManifests = defineFact({
  name: 'auditedManifests',
  revision: 1,
  needs: ['packages', 'pipelines'],
  combine({ given: { packages, pipelines } }) {
    const steps = pipelines.steps.filter(({ disabled }) => !disabled);
    const python = packages.manifests.filter(({ ecosystem, zone }) => (ecosystem === 'pip' || ecosystem === 'uv') && zone !== 'test' && zone !== 'example' && zone !== 'docs');
    const locked = python
      .filter(({ locks, dependencies }) => locks.some(({ tracked }) => tracked) || dependencies.every(({ spec }) => /^={2,3}[^*]+$/.test(spec)))
      .map(({ path }) => path);
    const whole = python.map(({ path }) => path);
    const scans = [
      ...steps.filter(({ tools }) => allReaders.some((tool) => tools.includes(tool))).map((step) => scanOf(step, whole)),
      ...steps.filter(({ tools }) => lockReaders.some((tool) => tools.includes(tool))).map((step) => scanOf(step, locked)),
      ...steps.filter(({ tools }) => tools.includes('pip-audit') || tools.includes('safety')).map((step) => scanOf(step, readBy(step, steps, python))),
    ];
    const lockScans = steps.filter(({ tools }) => lockReaders.some((tool) => tools.includes(tool))).map((step) => scanOf(step, locked));
    const runs = (names: readonly string[]): boolean => steps.some(({ tools }) => names.some((name) => tools.includes(name)));
    const byLock =
      lockScans.length === 0 || runs(allReaders)
        ? []
        : packages.manifests.filter(({ ecosystem, zone, dependencies, workspaceOnly }) => {
            const own = ownTools[ecosystem];
            return own && !runs(own) && !workspaceOnly && dependencies.length > 0 && proves(zone);
          });
    const byFolder = runs([...allReaders, ...lockReaders, 'gitlab-dependency-scanning']) ? [] : scannedFolders(steps, packages.manifests);
    return { scans, byFolder, byLock, lockScans, manifests: python.filter(isShipped).map((manifest) => ({ manifest, unseen: unseenOf(manifest, scans, python) })) };
  },
});

const scanOf = ({ path, line, column, tools }: Step, reads: readonly string[] | undefined): PythonScan => ({ path, line, column, tool: tools[0] ?? 'a scan', reads });

const isShipped = ({ path, dependencies }: Manifest): boolean =>
  !/(?:^|[-_./])(?:dev|develop|development|tests?|docs?|lint|ci|build|constraints)(?:[-_./]|$)/i.test(path) && dependencies.some(({ extra }) => !extra);

/** The files of `-r`, the project in the folder that is named, else what the same job installed before. */
const readBy = (scan: Step, steps: readonly Step[], python: readonly Manifest[]): string[] | undefined => {
  const inputs = scan.settings.find(({ name }) => name === 'inputs')?.value.split(/\s+/) ?? [];
  const named = filesIn([...scan.words, ...inputs.flatMap((input) => (/\.(?:txt|in)$/.test(input) ? ['-r', input] : [input]))], python);
  if (named.length > 0) return named;
  const installs = steps.filter(
    ({ path, job, line, words }) =>
      path === scan.path &&
      job === scan.job &&
      line <= scan.line &&
      /^(?:uv )?(?:pip3? install|uv sync|poetry install|pdm install|pipenv (?:install|sync))\b/.test(words.join(' ')),
  );
  const installed = installs.flatMap(({ words }) => (/^(?:uv )?pip/.test(words.join(' ')) ? filesIn(words, python) : projectsOf('', python)));
  return installed.length > 0 ? installed : undefined;
};

const filesIn = (words: readonly string[], python: readonly Manifest[]): string[] =>
  words.flatMap((word, index) => {
    const before = words[index - 1] ?? '';
    const file = /^(?:-r|--requirement)$/.test(before) ? word : /^(?:-r|--requirement=)(.+)$/.exec(word)?.[1];
    if (file) return python.filter(({ path }) => path === file.replace(/^\.\//, '')).map(({ path }) => path);
    return /^\.\/?(?:\[|$)/.test(word) ? projectsOf('', python) : [];
  });

const projectsOf = (folder: string, python: readonly Manifest[]): string[] =>
  python.filter((manifest) => manifest.folder === folder && /(?:pyproject\.toml|setup\.(?:py|cfg)|Pipfile)$/.test(manifest.path)).map(({ path }) => path);

const unseenOf = (manifest: Manifest, scans: readonly PythonScan[], python: readonly Manifest[]): Dependency[] => {
  const read = new Set(scans.flatMap(({ reads }) => reads ?? []));
  if (read.has(manifest.path)) return [];
  const seen = new Set(python.filter(({ path }) => read.has(path)).flatMap(({ dependencies }) => dependencies.map(({ name }) => plainName(name))));
  return manifest.dependencies.filter(({ name, extra }) => !extra && !seen.has(plainName(name)));
};

/** PEP 503: case, dots and dashes make no difference. */
export const plainName = (name: string): string => name.toLowerCase().replaceAll(/[-_.]+/g, '-');
