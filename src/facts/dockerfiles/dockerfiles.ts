import { defineFact } from '../fact.ts';
import { type Zone, zoneOf } from '../zone.ts';
import type { DockerfileContent, Stage } from './dockerfile.ts';
import { readDockerfile } from './read-dockerfile.ts';

/** Every Dockerfile and Containerfile of the tree that has a FROM. */
export interface Dockerfiles {
  readonly all: readonly Dockerfile[];
  at(path: string): Dockerfile | undefined;
}

export interface Dockerfile extends DockerfileContent {
  readonly path: string;
  readonly zone: Zone;
  /** What a build without a target makes. */
  readonly final: Stage;
}

const names = /(?:^|\/)(?:[Dd]ockerfile|Dockerfile[._-][^/]+|[^/]+\.[Dd]ockerfile|Containerfile|Containerfile[._-][^/]+)$/;
/** Files that are about a Dockerfile. */
const others = /\.(?:dockerignore|md|mdx|rst|txt|adoc|html?|json|ya?ml|toml|sh|bash|ps1|py|rb|go|rs|js|mjs|cjs|ts|java|lock|patch|diff|orig|rej|bak|swp|png|svg)$|~$/i;

export const dockerfiles = defineFact({
  name: 'dockerfiles',
  revision: 1,
  selects: (file) => names.test(file.path) && !others.test(file.path),
  extract: (file) => readDockerfile(file.lines),
  combine({ extracts }) {
    const all = extracts.flatMap(({ file, value }): Dockerfile[] => {
      const final = value.stages.at(-1);
      return final ? [{ ...value, path: file.path, zone: zoneOf(file.path), final }] : [];
    });
    const byPath = new Map(all.map((dockerfile) => [dockerfile.path, dockerfile]));
    return { all, at: (path) => byPath.get(path) };
  },
});

/** The stage that `--target` or compose's `target` names, by name in any case or by number. */
export const stageOf = (dockerfile: DockerfileContent, target: string): Stage | undefined =>
  dockerfile.stages.findLast((stage) => stage.name?.toLowerCase() === target.toLowerCase()) ?? (/^\d{1,4}$/.test(target) ? dockerfile.stages[Number(target)] : undefined);
