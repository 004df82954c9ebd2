import { collections, type Evidence, fail, type Given, manual, notApplicable, type Outcome, pass, type ToolRun, toolRuns, unseenRuns } from 'policy-audit';

export interface Wanted {
  /** `Go`, `Python`: what the tree must hold for the rule to apply. */
  readonly language: string;
  /** All of these must be there: a manifest, a source file. The first is where the finding points. */
  readonly sources: readonly RegExp[];
  /** Where one of these stands and no file of code, the manifest is that of another program. */
  readonly borrowedBy?: { readonly sign: RegExp; readonly code: RegExp };
  /** Names of tools.ts. */
  readonly tools: readonly string[];
  /** Tools that do a part of it: where one of them runs, a person is asked. */
  readonly partly?: readonly string[];
  /** What the tool does: `looks for vulnerable dependencies`. */
  readonly does: string;
  /** The tools as a reader knows them. */
  readonly named: string;
}

/** Scanners of dependencies that read the manifests or lock files of every language. */
export const anyDependencies = ['osv-scanner', 'trivy:fs', 'grype', 'snyk:deps', 'dependency-review', 'gitlab-dependency-scanning'];

/** Hugo takes themes in as modules of Go: https://gohugo.io/hugo-modules/ */
export const borrowedByHugo = { sign: /^(?:(?:exampleSite|site|docs)\/)?(?:hugo|theme)\.(?:toml|ya?ml|json)$|^(?:config\/_default|archetypes|layouts)\//, code: /\.go$/ };

/** Does CI, a hook or the build run one of the tools? */
export const runsOneOf =
  (wanted: Wanted) =>
  ({ files, pipelines }: Given<readonly ['files', 'pipelines']>): Outcome => {
    const own = files.all.filter(
      ({ path, zone }) => (zone === 'runtime' || zone === 'deploy') && !path.startsWith('.github/') && !/(?:^|\/)docs?\/(?:[^/]*\/)?requirements/.test(path),
    );
    const sources = wanted.sources.map((source) => {
      const found = own.filter(({ path }) => source.test(path));
      // A manifest says more to a reader than its lock file.
      return shallowest(found.filter(({ path }) => !path.endsWith('.lock'))) ?? shallowest(found);
    });
    const [at] = sources;
    const { borrowedBy } = wanted;
    if (borrowedBy && own.some(({ path }) => borrowedBy.sign.test(path)) && !own.some(({ path }) => borrowedBy.code.test(path)))
      return notApplicable(`There is a manifest and no code of ${wanted.language}.`);
    if (!at || sources.some((source) => source === undefined)) return notApplicable(`There is no ${wanted.language} in this repository.`);
    return someRun(pipelines, wanted, at.path);
  };

/** The same, where code that is hardly there, as the shell of an app for each kind of phone, is worth no more than a hint. `codes` as the fact calls them. */
export const runsOneOfOnCode = (codes: readonly string[], wanted: Wanted): ((given: Given<readonly ['files', 'pipelines', 'languages']>) => Outcome) => {
  const runs = runsOneOf(wanted);
  return ({ languages, ...given }) => {
    const outcome = runs(given);
    const own = languages.lines.reduce((sum, { language, lines }) => (codes.includes(language) ? sum + lines : sum), 0);
    const all = languages.lines.reduce((sum, { lines }) => sum + lines, 0);
    if (outcome.status !== 'fail' || own >= slightLines || (own > 0 && own * 50 >= all)) return outcome;
    const [first, ...rest] = outcome.findings;
    const share = own === 0 ? 'of which only a manifest is here' : `which is ${own} of ${all} lines`;
    return fail({ ...first, message: first.message.replace(/\.$/, `, ${share}.`), severity: 'low' }, ...rest);
  };
};
const slightLines = 500;

const depth = ({ path }: { readonly path: string }): number => path.split('/').length;

const shallowest = <T extends { readonly path: string }>(found: readonly T[]): T | undefined =>
  found.reduce<T | undefined>((best, each) => (best && depth(best) <= depth(each) ? best : each), undefined);

export const someRun = (pipelines: Given<readonly ['pipelines']>['pipelines'], wanted: Pick<Wanted, 'tools' | 'partly' | 'does' | 'named'>, path: string): Outcome => {
  const runs = wanted.tools.flatMap((tool) => toolRuns(pipelines, tool).map((run) => proof(tool, run)));
  const [first, ...rest] = runs;
  if (first) return pass(first, ...rest.slice(0, 9));
  const declared = wanted.tools.flatMap((tool) =>
    pipelines.switches
      .filter((each) => each.tool === tool && (each.inside === 'nothing' || each.inside === 'image'))
      .map(({ path: at, line, column, inside }) => ({
        at: { path: at, line, column },
        note: inside === 'image' ? `${tool} runs in the build of this image` : `${tool} is set up here, but nothing is seen that runs it`,
      })),
  );
  const collection = [...collections, ...(wanted.partly ?? [])].flatMap((tool) => toolRuns(pipelines, tool).map((run) => proof(tool, run)));
  const elsewhere = unseenRuns(pipelines, wanted.tools).map(({ path: at, line, column, uses }) => ({ at: { path: at, line, column }, note: `calls ${uses}` }));
  const [seen] = [...declared, ...collection, ...elsewhere];
  if (seen) return manual(`Does what is named here run a tool that ${wanted.does} (such as ${wanted.named})?`, [...declared, ...collection, ...elsewhere].slice(0, 10));
  return fail({
    message: `Nothing in CI, the git hooks or the build ${wanted.does}.`,
    at: { path },
    everywhere: true,
    searched: pipelines.files.length > 0 ? pipelines.files : ['.github/workflows/', '.gitlab-ci.yml', 'the settings of other CI systems', 'git hooks', 'build files'],
  });
};

export const proof = (tool: string, { step, configured, blocking }: ToolRun): Evidence => {
  const when = step.triggers.length > 0 ? ` on ${step.triggers.map((word) => (word === 'other' ? 'another event' : word)).join(', ')}` : '';
  const where = step.system === 'build' ? 'works in every build' : `runs in "${step.job}"${when}`;
  const by = configured ? `, switched on in ${configured.path}:${configured.line}` : '';
  return {
    at: { path: step.path, line: step.line, column: step.column },
    note: `${tool.replace(':', ' ')} ${where}${by}${blocking ? '' : `, but cannot fail it (${step.ignored?.how})`}`,
  };
};
