import type { System } from './step.ts';

/** Where a system keeps what we ask for: under which keys, at any depth. */
export interface Dialect {
  readonly system: System;
  readonly scripts: RegExp;
  /** Keys that name an action, task, pipe or plugin. */
  readonly uses?: RegExp;
  /** Where the settings of these stand, beside that key. */
  readonly given?: readonly string[];
  readonly images?: RegExp;
  /** The image is what runs (Drone, Cloud Build). */
  readonly imageRuns?: boolean;
  readonly variables: RegExp;
  /** Key and value that let a step fail unseen. */
  readonly ignored: readonly [key: RegExp, value: RegExp];
  readonly off?: readonly [key: RegExp, value: RegExp];
}

/** Woodpecker began as Drone. */
const ofDrone: Omit<Dialect, 'system'> = {
  scripts: /^commands$/,
  images: /^image$/,
  imageRuns: true,
  given: ['settings'],
  variables: /^(?:environment|settings)$/,
  ignored: [/^failure$/, /^ignore$/],
};

export const dialects: Readonly<
  Record<'circleci' | 'azure' | 'travis' | 'drone' | 'woodpecker' | 'buildkite' | 'bitbucket' | 'appveyor' | 'cirrus' | 'cloudbuild' | 'codebuild', Dialect>
> = {
  circleci: { system: 'circleci', scripts: /^(?:run|command)$/, images: /^image$/, variables: /^(?:environment|auth|aws_auth)$/, ignored: [/^$/, /^$/] },
  azure: {
    system: 'azure',
    scripts: /^(?:script|bash|pwsh|powershell|inlineScript)$/,
    uses: /^(?:task|template)$/,
    given: ['inputs', 'parameters'],
    images: /^(?:image|container)$/,
    variables: /^(?:variables|env)$/,
    ignored: [/^continueOnError$/i, /^true$/i],
    off: [/^enabled$/, /^false$/i],
  },
  travis: {
    system: 'travis',
    scripts: /^(?:before_install|install|before_script|script|after_success|after_failure|after_script|before_deploy)$/,
    variables: /^(?:env|global|matrix|jobs)$/,
    ignored: [/^$/, /^$/],
  },
  drone: { system: 'drone', ...ofDrone },
  woodpecker: { system: 'woodpecker', ...ofDrone },
  buildkite: { system: 'buildkite', scripts: /^commands?$/, images: /^image$/, variables: /^env(?:ironment)?$/, ignored: [/^soft_fail$/, /^true$/i] },
  bitbucket: { system: 'bitbucket', scripts: /^(?:after-)?script$/, uses: /^pipe$/, given: ['variables'], images: /^image$/, variables: /^variables$/, ignored: [/^$/, /^$/] },
  appveyor: { system: 'appveyor', scripts: /^(?:init|install|(?:before|after)_\w+|(?:build|test|deploy)_script|on_\w+)$/, variables: /^environment$/, ignored: [/^$/, /^$/] },
  cirrus: { system: 'cirrus', scripts: /(?:^|_)script$/, images: /^image$/, variables: /^env(?:ironment)?$/, ignored: [/^allow_failures$/, /^true$/i] },
  cloudbuild: {
    system: 'cloudbuild',
    scripts: /^script$/,
    images: /^name$/,
    imageRuns: true,
    given: ['args'],
    variables: /^substitutions$/,
    ignored: [/^allowFailure$/, /^true$/i],
  },
  codebuild: { system: 'codebuild', scripts: /^commands$/, variables: /^variables$/, ignored: [/^on-failure$/, /^CONTINUE$/i] },
};
