import { UnreadableError } from '../../errors.ts';
import type { Place } from '../formats/data-node.ts';
import type { Copy, DockerfileContent, InForce, Pull, Run, Stage, Variable } from './dockerfile.ts';
import { expand, type Resolved } from './expand-variables.ts';
import { parseImageReference } from './image-reference.ts';
import { jsonWords, namedValues, splitWords, takeFlags } from './instruction-words.ts';
import { type LogicalLine, logicalLines, onBuildOf } from './logical-lines.ts';
import { baseNamed, pull } from './pulled-images.ts';
import { commandsOf } from './run-script.ts';
import { healthcheckOf, startOf } from './starts.ts';
import { variableOf } from './variable.ts';

/** Variables that reach the end of a stage and the stages that continue it. */
interface Scope {
  readonly args: Map<string, string | undefined>;
  readonly env: Map<string, string | undefined>;
}

type Draft = { -readonly [Key in keyof Stage]: Stage[Key] } & {
  readonly scope: Scope;
  shell: string;
  readonly variables: Variable[];
  readonly runs: Run[];
  readonly copies: Copy[];
  readonly keywords: string[];
  readonly exposes: InForce[];
};

const maxStages = 500;

/** Undefined for a file without FROM; `indent` is how far the lines stand in, where another file holds them. Throws UnreadableError for one in which something other than ARG comes first: that is no Dockerfile. */
export const readDockerfile = (source: readonly string[], indent = 0): DockerfileContent | undefined => {
  const { lines, escapeChar } = logicalLines(source, indent);
  const reader = new DockerfileReader(escapeChar);
  for (const line of lines) reader.take(line);
  return reader.content();
};

class DockerfileReader {
  readonly #escapeChar: '\\' | '`';
  readonly #stages: Draft[] = [];
  readonly #globalArgs: Variable[] = [];
  readonly #globals = new Map<string, string | undefined>();
  readonly #pulls: Pull[] = [];

  constructor(escapeChar: '\\' | '`') {
    this.#escapeChar = escapeChar;
  }

  content(): DockerfileContent | undefined {
    if (this.#stages.length === 0) return undefined;
    return { stages: this.#stages.map(({ scope: _, shell: __, ...stage }) => stage), globalArgs: this.#globalArgs, pulls: this.#pulls };
  }

  take(line: LogicalLine): void {
    const stage = this.#stages.at(-1);
    if (line.keyword === 'FROM') this.#from(line);
    else if (stage) this.#inStage(stage, line);
    else {
      if (line.keyword !== 'ARG') throw new UnreadableError('not a Dockerfile: an instruction other than ARG stands before the first FROM', line.line, line.column);
      this.#globalArgs.push(...this.#variables(line, 'ARG', { args: this.#globals, env: new Map() }));
    }
  }

  #inStage(stage: Draft, line: LogicalLine): void {
    stage.keywords.push(line.keyword);
    if (line.keyword === 'ARG' || line.keyword === 'ENV') stage.variables.push(...this.#variables(line, line.keyword, stage.scope));
    else if (line.keyword === 'USER') stage.user = this.#inForce(stage, line, line.text);
    else if (line.keyword === 'RUN') this.#run(stage, line);
    else if (line.keyword === 'COPY' || line.keyword === 'ADD') this.#copy(stage, line, line.keyword);
    else if (line.keyword === 'EXPOSE') stage.exposes.push(...splitWords(line, this.#escapeChar).map((word) => this.#inForce(stage, word, word.text)));
    else if (line.keyword === 'HEALTHCHECK') stage.healthcheck = healthcheckOf(stage.index, line);
    else if (line.keyword === 'ONBUILD') this.#onBuild(stage, line);
    else if (line.keyword === 'SHELL') stage.shell = jsonWords(line, 0)?.[0]?.text ?? stage.shell;
    else if (line.keyword === 'CMD') stage.cmd = startOf(stage.index, line);
    else if (line.keyword === 'ENTRYPOINT') {
      stage.entrypoint = startOf(stage.index, line);
      // An entry point set anew resets the command of the image below.
      if (stage.cmd && stage.cmd.stage !== stage.index) delete stage.cmd;
    }
  }

  /** What runs in the builds of images on this one, and what these keep in their history; which user, files and start they have is for them to say. */
  #onBuild(stage: Draft, line: LogicalLine): void {
    const inner = onBuildOf(line);
    if (inner.keyword === 'RUN') this.#run(stage, inner);
    else if (inner.keyword === 'ARG' || inner.keyword === 'ENV')
      stage.variables.push(...this.#variables(inner, inner.keyword, { args: new Map(stage.scope.args), env: new Map(stage.scope.env) }));
  }

  #from(line: LogicalLine): void {
    const { rest } = takeFlags(line);
    const [image, as, name] = splitWords(line, this.#escapeChar, rest);
    if (!image) throw new UnreadableError('not a Dockerfile: FROM names no image', line.line, line.column);
    const from = baseNamed(image.text, line.text, this.#globals, this.#escapeChar);
    const index = this.#stages.length;
    if (index === maxStages) throw new UnreadableError(`more than ${maxStages} stages`, line.line);
    const base = this.#stageNamed(from.text);
    const below = base === undefined ? undefined : this.#stages[base];
    const scratch = below ? below.scratch : from.text === 'scratch';
    const reference = below ? below.image : from.text && !scratch ? parseImageReference(from.text) : undefined;
    this.#stages.push({
      index,
      line: line.line,
      column: line.column,
      ...(as?.text.toUpperCase() === 'AS' && name ? { name: name.text } : {}),
      from: { ...from, line: image.line, column: image.column },
      scratch,
      ...(base === undefined ? {} : { base }),
      ...(reference ? { image: reference } : {}),
      ...(below?.user ? { user: below.user } : {}),
      ...(below?.healthcheck ? { healthcheck: below.healthcheck } : {}),
      ...(below?.entrypoint ? { entrypoint: below.entrypoint } : {}),
      ...(below?.cmd ? { cmd: below.cmd } : {}),
      exposes: [...(below?.exposes ?? [])],
      variables: [],
      runs: [],
      copies: [],
      keywords: [],
      scope: { args: new Map(below?.scope.args), env: new Map(below?.scope.env) },
      shell: below?.shell ?? 'sh',
    });
    if (!below && !scratch && !this.#maybeStage(from)) this.#pulls.push(pull('FROM', index, from, image));
  }

  /** By name in any case, or by number. */
  #stageNamed(name: string | undefined): number | undefined {
    if (name === undefined) return undefined;
    const named = this.#stages.findLast((stage) => stage.name?.toLowerCase() === name.toLowerCase());
    if (named) return named.index;
    return /^\d{1,4}$/.test(name) && Number(name) < this.#stages.length ? Number(name) : undefined;
  }

  /** `build_${TARGETARCH}`, where earlier stages have such names. */
  #maybeStage({ text, written }: Resolved): boolean {
    const parts = written.toLowerCase().split(/\$(?:\{[^{}]{1,100}\}|\w{1,100})/);
    const [start = '', end = ''] = [parts[0], parts.at(-1)];
    if (text !== undefined || start.length + end.length < 2) return false;
    return this.#stages.some(({ name = '' }) => name.length >= start.length + end.length && name.toLowerCase().startsWith(start) && name.toLowerCase().endsWith(end));
  }

  #expand(written: string, { args, env }: Scope): Resolved {
    return expand(written, (name) => (env.has(name) ? env.get(name) : args.get(name)), this.#escapeChar);
  }

  #inForce(stage: Draft, at: Place, written: string): InForce {
    return { stage: stage.index, line: at.line, column: at.column, value: this.#expand(written, stage.scope) };
  }

  #variables(line: LogicalLine, kind: 'ENV' | 'ARG', scope: Scope): readonly Variable[] {
    // All values of one instruction see the variables as they were before it.
    const made = namedValues(line, this.#escapeChar, kind === 'ENV').map(({ name, value }) => ({ name, value, resolved: value && this.#expand(value.text, scope) }));
    for (const { name, resolved } of made) {
      if (kind === 'ENV') scope.env.set(name.text, resolved?.text);
      else scope.args.set(name.text, resolved ? resolved.text : this.#globals.get(name.text));
    }
    return made.map(({ name, value, resolved }) => variableOf(kind, name, resolved, value && { ...value, end: line.placeAt(value.offset + value.text.length) }));
  }

  #run(stage: Draft, line: LogicalLine): void {
    const { flags, rest } = takeFlags(line);
    stage.runs.push({ line: line.line, column: line.column, endLine: line.endLine, commands: commandsOf(line, rest), shell: stage.shell, flags });
    for (const flag of flags.filter(({ name }) => name === 'mount')) {
      const from = /(?:^|,)from=([^,]+)/.exec(flag.value)?.[1];
      if (from === undefined) continue;
      const resolved = this.#expand(from, stage.scope);
      if (this.#stageNamed(resolved.text) === undefined) this.#pulls.push(pull('RUN --mount', stage.index, resolved, flag));
    }
  }

  #copy(stage: Draft, line: LogicalLine, keyword: 'COPY' | 'ADD'): void {
    const { flags, rest } = takeFlags(line);
    const words = jsonWords(line, rest) ?? splitWords(line, this.#escapeChar, rest);
    const heredocs = new Set(line.heredocs.map(({ offset }) => offset));
    const fromFlag = flags.find(({ name }) => name === 'from');
    const from = fromFlag && this.#expand(fromFlag.value, stage.scope);
    const fromStage = this.#stageNamed(from?.text);
    if (fromFlag && from && fromStage === undefined && !this.#maybeStage(from)) this.#pulls.push(pull('COPY --from', stage.index, from, fromFlag));
    stage.copies.push({
      keyword,
      line: line.line,
      column: line.column,
      flags: flags.map((flag) => ({ ...flag, value: this.#expand(flag.value, stage.scope).text ?? flag.value })),
      ...(fromStage === undefined ? {} : { fromStage }),
      fromElsewhere: from !== undefined && fromStage === undefined,
      sources: words.slice(0, -1).map(({ text, offset, line: at, column }) => ({ path: this.#expand(text, stage.scope), heredoc: heredocs.has(offset), line: at, column })),
      destination: words.at(-1)?.text ?? '',
    });
  }
}
