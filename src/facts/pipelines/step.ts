import type { Place } from '../formats/data-node.ts';

export type System =
  | 'github-actions'
  | 'gitlab'
  | 'circleci'
  | 'azure'
  | 'jenkins'
  | 'travis'
  | 'drone'
  | 'woodpecker'
  | 'buildkite'
  | 'bitbucket'
  | 'appveyor'
  | 'cirrus'
  | 'cloudbuild'
  | 'codebuild'
  | 'pre-commit'
  | 'husky'
  | 'lefthook'
  | 'simple-git-hooks'
  | 'build';

/** `commit` is a hook on a developer's machine; `call` is a reusable piece that nothing in the tree calls. */
export type TriggerWord = 'push' | 'pull_request' | 'schedule' | 'manual' | 'tag' | 'commit' | 'call' | 'other';

/** Why the step cannot fail what it runs in. */
export interface Ignored extends Place {
  /** As written: `|| true`, `continue-on-error: true`, `exit-code: 0`. */
  readonly how: string;
  /** False when the tool never fails unless it is told to, and nobody told it. */
  readonly explicit: boolean;
}

/** One program, action, hook or plugin that a pipeline runs. */
export interface Step extends Place {
  readonly path: string;
  readonly system: System;
  /** The job, stage or hook it belongs to. */
  readonly job: string;
  readonly triggers: readonly TriggerWord[];
  /** The words of a command, wrappers such as `sudo`, `npx` or `uv run` left out; empty for an action, hook or image. */
  readonly words: readonly string[];
  /** The command with its wrappers and versions: `npx eslint@9 .` */
  readonly written: string | undefined;
  /** The action, orb, image, hook or template, as written. */
  readonly uses: string | undefined;
  readonly settings: readonly StepSetting[];
  /** Names of tools.ts; a mode or part of a tool is `trivy:fs`, a linter inside another one stands beside it. */
  readonly tools: readonly string[];
  readonly ignored: Ignored | undefined;
  /** `if: false`, `enabled: false`, `when: never`. */
  readonly disabled: boolean;
  /** Where it works, from the root of the repository; undefined where that is not known. */
  readonly folder: string | undefined;
  /** The steps that lead here: CI calls `make lint`, which calls this. */
  readonly via: readonly StepPlace[];
}

export interface StepSetting extends Place {
  readonly name: string;
  readonly value: string;
}

export interface StepPlace extends Place {
  readonly path: string;
}

/** A command line in a script, or an action, hook, image or template. */
export interface Call extends Place {
  readonly words: readonly string[];
  readonly written?: string;
  readonly uses: string | undefined;
  readonly settings: readonly StepSetting[];
  readonly ignored: Ignored | undefined;
  /** Where it works, from where its script starts, if that is another folder; `?` where that is not known. */
  readonly folder?: string;
  /** The file it stands in, if that is another one than the step's: a job may take its script from elsewhere. */
  readonly path?: string;
  /** The function of the script in whose body it stands: it runs when something calls that. */
  readonly within?: string;
}

/** What a reader makes of one step of a pipeline file. */
export interface DraftStep extends Place {
  readonly job: string;
  readonly triggers: readonly TriggerWord[];
  readonly calls: readonly Call[];
  readonly ignored: Ignored | undefined;
  readonly disabled: boolean;
  /** Where it works, from the root of the repository; undefined where that is the root or not known. */
  readonly folder: string | undefined;
}

export type Runner =
  | 'make'
  | 'npm'
  | 'tox'
  | 'nox'
  | 'task'
  | 'just'
  | 'rake'
  | 'composer'
  | 'poe'
  | 'hatch'
  | 'script'
  | 'pre-commit'
  | 'lint-staged'
  | 'action'
  | 'workflow'
  | 'goreleaser';

/** A named piece of work that CI may call: a Makefile target, an npm script, a tox environment, a local action. */
export interface Target extends Place {
  readonly runner: Runner;
  readonly name: string;
  readonly calls: readonly Call[];
  /** Further targets of the same file that run with it. */
  readonly needs: readonly string[];
}

/** A part of a tool that its settings file, a plugin or a dependency switches on: gosec in .golangci.yml. */
export interface Switch extends Place {
  readonly path: string;
  /** The name in tools.ts. */
  readonly tool: string;
  /** The tool that runs it; `build` for what runs with every build or install of the dependencies, `image` for what the build of an image runs. */
  readonly inside: string;
}
