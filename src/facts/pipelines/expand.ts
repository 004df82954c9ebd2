import { folderOf, resolve } from '../paths.ts';
import type { PipelineFile } from './pipeline-file.ts';
import { reachedCalls } from './reached-calls.ts';
import { recogniseCall } from './recognise.ts';
import type { Call, DraftStep, Ignored, Step, StepPlace, Switch, System, Target } from './step.ts';
import { type TargetCall, targetCallsOf } from './target-names.ts';

export interface PlacedTarget {
  readonly path: string;
  readonly target: Target;
}

const maxDepth = 8;
const maxSteps = 20_000;
const maxEntered = 100_000;

/** Follows what pipelines call (make lint → npm run lint → eslint) and names the tools met on the way. */
export const expandSteps = (files: readonly PipelineFile[], targets: readonly PlacedTarget[], switches: readonly Switch[]): readonly Step[] => {
  const steps: Step[] = [];
  const byName = indexTargets(targets);
  let entered = 0;

  for (const { path, system = 'build', steps: drafts = [] } of files) {
    for (const draft of drafts) {
      const script = reachedCalls(draft.calls);
      for (const call of script) emit({ path, system, draft, call, script, base: baseOf(system, draft), via: [], ignored: draft.ignored, open: new Set() });
    }
  }
  return steps;

  function emit({ path: from, system, draft, call, script, base, via, ignored, open }: Emission): void {
    if (steps.length >= maxSteps || via.length > maxDepth) return;
    const path = call.path ?? from;
    const own = call.ignored ?? ignored;
    const { job, triggers, disabled } = draft;
    const { line, column, words, uses, settings } = call;
    const folder = below(base, call.folder);
    const recognised = recogniseCall(call, switches);
    steps.push({
      path,
      line,
      column,
      system,
      job,
      triggers,
      words,
      written: call.written,
      uses,
      settings,
      disabled,
      folder,
      via,
      tools: recognised.tools,
      ignored: own ?? recognised.ignored,
    });
    for (const wanted of targetCallsOf(call)) {
      for (const found of findTargets(wanted, draft.folder))
        enter(found, { path, system, draft, call, script, base: folder, via: [...via, { path, line, column }], ignored: own, open });
    }
  }

  function enter({ path, target }: PlacedTarget, from: Emission): void {
    const key = `${path}\0${target.runner}\0${target.name}`;
    if (from.open.has(key) || ++entered > maxEntered) return;
    from.open.add(key);
    for (const need of target.needs) for (const found of findTargets({ runner: target.runner, names: [need] }, folderOf(path))) enter(found, from);
    // A script or an action starts where it is called; what a Makefile or a manifest names runs beside that file.
    const base = /^(?:script|action|workflow|pre-commit|lint-staged)$/.test(target.runner) ? from.base : folderOf(path);
    const isSourced = /^(?:source|\.)$/.test(from.call.words[0] ?? '');
    const script = reachedCalls(target.calls, isSourced ? from.script : undefined);
    for (const call of script) emit({ ...from, path, call, script, base });
  }

  /** In the folder that the call works in, else at the root, else wherever it is. */
  function findTargets({ runner, names, folder }: TargetCall, workingFolder: string | undefined): readonly PlacedTarget[] {
    const wanted = clean([workingFolder, folder].filter((part) => part !== undefined).join('/'));
    const all = names === 'all' ? (byName.get(runner) ?? []) : names.flatMap((name) => byName.get(`${runner}\0${name}`) ?? []);
    if (runner === 'script' || runner === 'action' || runner === 'workflow' || runner === 'goreleaser') return all.slice(0, 1);
    const here = all.filter(({ path }) => folderOf(path) === wanted);
    const root = here.length > 0 ? here : all.filter(({ path }) => folderOf(path) === '');
    return (root.length > 0 ? root : all).slice(0, 200);
  }
};

interface Emission {
  readonly path: string;
  readonly system: System;
  readonly draft: DraftStep;
  readonly call: Call;
  /** All that runs of its script, where functions of what the script sources may be named. */
  readonly script: readonly Call[];
  /** Where its script starts; undefined where that is not known. */
  readonly base: string | undefined;
  readonly via: readonly StepPlace[];
  readonly ignored: Ignored | undefined;
  /** The targets that this call of the pipeline already led to: cycles end, and what many ways lead to is listed once. */
  readonly open: Set<string>;
}

const indexTargets = (targets: readonly PlacedTarget[]): ReadonlyMap<string, readonly PlacedTarget[]> => {
  const byName = new Map<string, PlacedTarget[]>();
  const add = (key: string, placed: PlacedTarget): void => {
    const known = byName.get(key);
    if (known) known.push(placed);
    else byName.set(key, [placed]);
  };
  for (const placed of targets) {
    add(placed.target.runner, placed);
    add(`${placed.target.runner}\0${placed.target.name}`, placed);
  }
  return byName;
};

/** Of the other systems the readers do not say in which folder a job works. */
const startAtRoot = new Set<System>(['github-actions', 'gitlab', 'travis', 'drone', 'woodpecker', 'bitbucket', 'husky', 'lefthook', 'simple-git-hooks', 'pre-commit']);

const baseOf = (system: System, { folder }: DraftStep): string | undefined => (folder === undefined && !startAtRoot.has(system) ? undefined : below('', folder));

const below = (base: string | undefined, folder: string | undefined): string | undefined => {
  if (folder === undefined || base === undefined) return base;
  return /[?$*{]/.test(folder) ? undefined : resolve('', clean(`${base}/${folder}`));
};

const clean = (folder: string): string =>
  folder
    .split('/')
    .filter((part) => part !== '' && part !== '.')
    .join('/');
