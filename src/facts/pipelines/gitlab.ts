import type { CiInclude } from './ci-material.ts';
import type { GitlabFile, GitlabJob, Part, Piece } from './gitlab-file.ts';
import type { PipelineFile } from './pipeline-file.ts';
import type { Call, DraftStep } from './step.ts';

const parts: readonly Part[] = ['before_script', 'script', 'after_script'];
const maxDepth = 10;
const maxAncestors = 100;
const maxFollowed = 5000;

/** The jobs of .gitlab-ci.yml and of the local files that it includes, with `extends` and references put in. */
export const gitlabSteps = (files: readonly (PipelineFile & { readonly gitlab: GitlabFile })[], includes: readonly CiInclude[]): readonly PipelineFile[] => {
  const used = includedFiles(files, includes);
  const placed = used.flatMap(({ path, gitlab }) => gitlab.jobs.map((job) => ({ path, job })));
  const byName = new Map(placed.map((each) => [each.job.name, each.job]));
  const pathOf = new Map(placed.map(({ path, job }) => [job, path]));
  /** The last file that sets a part for all jobs. */
  const withDefault = (part: Part): Gitlab | undefined => used.findLast(({ gitlab }) => gitlab.defaults[part] !== undefined);

  const included: readonly DraftStep[] = includes
    .filter(({ system, kind }) => system === 'gitlab' && kind !== 'local')
    .map(({ line, column, kind, name, ref }) => {
      const uses = kind === 'project' || kind === 'remote' ? `${kind}:${name}` : ref === undefined ? name : `${name}@${ref}`;
      const call: Call = { line, column, words: [], uses, settings: [], ignored: undefined };
      return { job: 'include', line, column, triggers: ['push', 'pull_request'], calls: [call], ignored: undefined, disabled: false, folder: undefined };
    });
  const root = used[0];
  let followed = 0;
  return [
    ...(root && included.length > 0 ? [{ path: includes.find(({ system }) => system === 'gitlab')?.path ?? root.path, system: 'gitlab' as const, steps: included }] : []),
    ...used.map(({ path }) => ({
      path,
      system: 'gitlab' as const,
      steps: placed.filter((each) => each.path === path && !each.job.name.startsWith('.')).map(({ job }) => stepOf(job)),
    })),
  ];

  function stepOf(job: GitlabJob): DraftStep {
    const chain = ancestry(job);
    const said = <T>(value: (each: GitlabJob) => T | undefined): T | undefined => chain.map(value).find((each) => each !== undefined);
    const ignored = said((each) => each.ignored);
    return {
      job: job.name,
      line: job.line,
      column: job.column,
      triggers: said((each) => each.triggers) ?? ['push', 'pull_request'],
      calls: parts.flatMap((part) => {
        const owner = chain.find((each) => each.parts[part] !== undefined);
        const common = owner ? undefined : withDefault(part);
        return owner ? unfold(owner.parts[part] ?? [], pathOf.get(owner), 0) : unfold(common?.gitlab.defaults[part] ?? [], common?.path, 0);
      }),
      ignored: ignored === 'no' ? undefined : ignored,
      disabled: said((each) => each.disabled) ?? false,
      folder: undefined,
    };
  }

  /** The job itself, then what it extends, the last one first: the order in which a keyword is looked for. */
  function ancestry(job: GitlabJob): readonly GitlabJob[] {
    const chain = new Set<GitlabJob>();
    const visit = (each: GitlabJob): void => {
      if (chain.has(each) || chain.size >= maxAncestors) return;
      chain.add(each);
      for (const name of each.extends.toReversed()) {
        const base = byName.get(name);
        if (base) visit(base);
      }
    };
    visit(job);
    return [...chain];
  }

  function unfold(pieces: readonly Piece[], path: string | undefined, depth: number): readonly Call[] {
    return pieces.flatMap((piece) => {
      if ('calls' in piece) return path === undefined ? piece.calls : piece.calls.map((call) => ({ ...call, path }));
      const job = byName.get(piece.job);
      if (!job || depth >= maxDepth || ++followed > maxFollowed) return [];
      const owner = ancestry(job).find((each) => each.parts[piece.part]);
      return owner ? unfold(owner.parts[piece.part] ?? [], pathOf.get(owner), depth + 1) : [];
    });
  }
};

type Gitlab = PipelineFile & { readonly gitlab: GitlabFile };

/** The root file and what it includes, in turn, from this repository. `*` in a path stands for one folder, `**` for any. */
const includedFiles = (files: readonly Gitlab[], includes: readonly CiInclude[]): readonly Gitlab[] => {
  const found = new Set<Gitlab>(files.filter(({ path }) => /^\.gitlab-ci\.ya?ml$/.test(path)));
  for (const file of found) {
    const locals = includes.filter(({ path, kind, system }) => path === file.path && kind === 'local' && system === 'gitlab');
    for (const { name } of locals) {
      const pattern = globPattern(name.replace(/^\.?\//, ''));
      for (const other of files) if (pattern.test(other.path)) found.add(other);
    }
  }
  return [...found];
};

const globPattern = (glob: string): RegExp =>
  new RegExp(
    `^${glob
      .slice(0, 300)
      .split(/(\*\*?)/)
      .map((piece) => (piece === '**' ? '.*' : piece === '*' ? '[^/]*' : piece.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')))
      .join('')}$`,
  );
