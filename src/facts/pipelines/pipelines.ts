import { defineFact } from '../fact.ts';
import type { CiInclude, CiMaterial } from './ci-material.ts';
import { expandSteps } from './expand.ts';
import { githubSteps, githubTargets } from './github.ts';
import { gitlabSteps } from './gitlab.ts';
import { toolsInBuild } from './image-tools.ts';
import type { PipelineFile } from './pipeline-file.ts';
import { isPipelineFile, readPipelineFile } from './read-file.ts';
import { installedPlugins } from './read-switches.ts';
import type { Step, Switch } from './step.ts';

/** Everything that CI, git hooks and the build run, as one flat list, whatever system runs it. */
export interface Pipelines extends CiMaterial {
  readonly steps: readonly Step[];
  readonly switches: readonly Switch[];
  /** The files that describe pipelines or hooks. */
  readonly files: readonly string[];
}

export const pipelines = defineFact({
  name: 'pipelines',
  revision: 25,
  needs: ['dockerfiles', 'workflows'],
  selects: isPipelineFile,
  extract: readPipelineFile,
  combine({ extracts, given, gap }) {
    const read: readonly PipelineFile[] = extracts.map(({ file, value }) => ({ path: file.path, ...value }));
    const github = githubSteps(given.workflows).map(({ path, steps }): PipelineFile => ({ path, system: 'github-actions', steps }));
    const targets = [...githubTargets(given.workflows), ...read.flatMap(({ path, targets: own = [] }) => own.map((target) => ({ path, target })))];
    for (const { path, stop } of read) if (stop) gap({ path, ...stop });
    const includes = read.flatMap((file) => file.includes ?? []);
    const gitlab = gitlabSteps(
      read.flatMap((file) => (file.gitlab ? [{ ...file, gitlab: file.gitlab }] : [])),
      includes,
    );
    const files = [...github, ...gitlab, ...read.filter(({ steps }) => steps)];
    const switches = [
      ...read.flatMap((file) => file.switches ?? []),
      ...files.flatMap(({ path, steps = [] }) => steps.flatMap(({ calls }) => installedPlugins(path, calls))),
      ...targets.flatMap(({ path, target }) => installedPlugins(path, target.calls)),
      ...given.dockerfiles.all.flatMap(toolsInBuild),
    ];
    const ciPaths = new Set(files.map(({ path }) => path));
    for (const { path, line, column } of includes.filter((include) => ciPaths.has(include.path) && isMissing(include, ciPaths)))
      gap({ path, line, column, reason: 'includes a file whose jobs cannot be read from the repository' });
    const material = read.filter(({ path }) => ciPaths.has(path));
    return {
      steps: [...expandSteps(files, targets, switches), ...switches.filter(({ inside }) => inside === 'build').map(buildStep)],
      switches,
      files: [...ciPaths],
      images: material.flatMap((file) => file.images ?? []),
      includes: includes.filter(({ path }) => ciPaths.has(path)),
      hookSources: material.flatMap((file) => file.hookSources ?? []),
      secrets: material.flatMap((file) => file.secrets ?? []),
    };
  },
});

/** Patterns and variables may stand for anything. */
const isMissing = ({ kind, name }: CiInclude, read: ReadonlySet<string>): boolean => kind === 'local' && !/[*$]/.test(name) && !read.has(name.replace(/^\.?\//, ''));

/** A plugin or dependency that works with every build. */
const buildStep = ({ path, line, column, tool }: Switch): Step => ({
  path,
  line,
  column,
  system: 'build',
  job: 'build',
  triggers: ['other'],
  words: [],
  written: undefined,
  uses: undefined,
  settings: [],
  tools: [tool],
  ignored: undefined,
  disabled: false,
  folder: undefined,
  via: [],
});
