import { defineFact } from '../fact.ts';
import { plainName } from './audited-manifests.ts';
import type { Dependency } from './manifest.ts';
import type { Manifest } from './placement.ts';

/** Two lists of the same Python dependencies in one folder: pyproject.toml (or setup.py) and requirements.txt. */
export interface ManifestPairs {
  readonly pairs: readonly ManifestPair[];
}

export interface ManifestPair {
  readonly project: Manifest;
  readonly requirements: Manifest;
  /** Needed by the project, and not in the requirements. */
  readonly missing: readonly Dependency[];
  /** In both, with ranges that are not the same; the first is the project's. */
  readonly different: readonly (readonly [Dependency, Dependency])[];
}

export const manifestPairs = defineFact({
  name: 'manifestPairs',
  revision: 3,
  needs: ['packages'],
  combine({ given: { packages } }) {
    const main = packages.units.filter(({ place }) => place === 'main').flatMap((unit) => unit.manifests);
    const pairs = main
      .filter(({ path, dependencies }) => /(?:^|\/)(?:pyproject\.toml|setup\.(?:py|cfg))$/.test(path) && dependencies.length > 0)
      .flatMap((project) => {
        const requirements = main.find(({ path, folder, installsProject }) => folder === project.folder && /(?:^|\/)requirements\.txt$/.test(path) && !installsProject);
        return requirements ? [pairOf(project, requirements)] : [];
      })
      .filter((pair) => pair !== undefined);
    return { pairs };
  },
});

/** Undefined for two lists that have little in common: they serve different ends. */
const pairOf = (project: Manifest, requirements: Manifest): ManifestPair | undefined => {
  const needed = project.dependencies.filter(({ extra }) => !extra);
  const listed = new Map(requirements.dependencies.map((dependency) => [plainName(dependency.name), dependency]));
  const both = needed.flatMap((dependency): [Dependency, Dependency][] => {
    const other = listed.get(plainName(dependency.name));
    return other ? [[dependency, other]] : [];
  });
  if (both.length < 2 || both.length * 2 < Math.min(needed.length, listed.size)) return undefined;
  return {
    project,
    requirements,
    missing: needed.filter(({ name }) => !listed.has(plainName(name))),
    different: both.filter(([one, other]) => !agree(one.spec, other.spec)),
  };
};

/** A pin may be one of the versions that a range allows, so only two ranges, or two pins, are told apart. */
const agree = (one: string, other: string): boolean => {
  const [a, b] = [one, other].map((spec) =>
    spec
      .replaceAll(/[\s()]/g, '')
      .split(',')
      .map(withoutZeros)
      .sort()
      .join(','),
  );
  return a === b || a === '' || b === '' || isPin(a ?? '') !== isPin(b ?? '') || /^[\^~]\d|^@/.test(a ?? '');
};

/** To Python `>=3.3` and `>=3.3.0` are one; `~=3.3` and `~=3.3.0` are not. */
const withoutZeros = (part: string): string => (/^(?:[=!<>]=|[<>])[\d.]+$/.test(part) ? part.replace(/(?<!\.0)(?:\.0)+$/, '') : part);

const isPin = (spec: string): boolean => /^={2,3}[^,*]+$/.test(spec);
