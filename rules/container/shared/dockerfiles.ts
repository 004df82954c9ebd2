import { type Facts, judgeAll, type Location, type Outcome, type Verdicts } from 'policy-audit';

export type Dockerfile = Facts['dockerfiles']['all'][number];
export type Stage = Dockerfile['stages'][number];
export type Command = Stage['runs'][number]['commands'][number];

/** Those that make what is deployed: not tests, examples, documentation or the code of others. */
export const deployed = (dockerfiles: Facts['dockerfiles']): readonly Dockerfile[] =>
  dockerfiles.all.filter(({ zone }) => zone !== 'test' && zone !== 'example' && zone !== 'docs' && zone !== 'vendored');

/** Asks of every Dockerfile. What only a person can answer is asked when nothing is wrong. */
export const judgeDockerfiles = (dockerfiles: Facts['dockerfiles'], look: (dockerfile: Dockerfile) => Verdicts, question: string): Outcome => {
  const files = deployed(dockerfiles);
  return judgeAll(files.map(look), question, files.length === 0 ? 'There is no Dockerfile.' : 'No Dockerfile has to do with this.');
};

/** The same for each of many things in a Dockerfile. */
export const each = <Thing>(things: readonly Thing[], look: (thing: Thing) => Verdicts): Verdicts => {
  const said = things.map(look);
  return {
    findings: said.flatMap(({ findings = [] }) => findings),
    evidence: said.flatMap(({ evidence = [] }) => evidence),
    open: said.flatMap(({ open = [] }) => open),
  };
};

export const place = ({ path }: { readonly path: string }, { line, column }: { readonly line: number; readonly column: number }): Location => ({ path, line, column });

/** What builds fetch from registries: under the name of a context that they are given, the image that this is, and nothing for a folder. */
export const pullsOf = (dockerfile: Dockerfile, builds: Facts['buildContexts']): Dockerfile['pulls'] => {
  const contexts = builds.of(dockerfile.id);
  return dockerfile.pulls.flatMap((pull) => {
    const given = contexts.filter(({ name }) => name === pull.name.text);
    if (given.length === 0) return [pull];
    const { image: _, ...position } = pull;
    const images = new Map(given.flatMap(({ pulls }) => (pulls ? [[pulls.name.written, pulls] as const] : [])));
    return [...images.values()].map((pulls) => ({ ...position, ...pulls }));
  });
};

/** Where a Dockerfile begins to be one; the place of what is true of all of it. */
export const whole = (dockerfile: Dockerfile): Location => place(dockerfile, dockerfile.stages[0] ?? { line: 1, column: 1 });

/** Stages whose files and settings end up in the image: the final one and those that it continues. */
export const shipped = (dockerfile: Dockerfile): ReadonlySet<number> => {
  const stages = new Set<number>();
  for (let stage: Stage | undefined = dockerfile.final; stage; stage = stage.base === undefined ? undefined : dockerfile.stages[stage.base]) stages.add(stage.index);
  return stages;
};

/** Every command that a build or the image runs, with the instruction it stands in. */
export const commandsOf = ({
  stages,
}: Dockerfile): readonly { readonly command: Command; readonly all: readonly Command[]; readonly of: 'RUN' | 'CMD' | 'ENTRYPOINT' | 'HEALTHCHECK' }[] =>
  stages.flatMap(({ index, runs, cmd, entrypoint, healthcheck }) => [
    ...runs.flatMap(({ commands }) => commands.map((command) => ({ command, all: commands, of: 'RUN' as const }))),
    ...[
      { start: cmd, of: 'CMD' as const },
      { start: entrypoint, of: 'ENTRYPOINT' as const },
      { start: healthcheck, of: 'HEALTHCHECK' as const },
    ].flatMap(({ start, of }) => (start?.stage === index ? start.commands.map((command) => ({ command, all: start.commands, of })) : [])),
  ]);
