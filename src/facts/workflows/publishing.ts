import { expression } from '../../long-expression.ts';
import { defineFact } from '../fact.ts';
import { isOff, namedEvents, wantsTag } from './named-events.ts';
import type { Job, PlacedStep, Workflow } from './workflow.ts';

/** The steps of GitHub workflows that publish something, and those that sign or describe what is published. */
export interface Publishing {
  readonly releasing: readonly ReleaseStep[];
  /** Signatures, attestations, provenance, bills of materials. */
  readonly proving: readonly ReleaseStep[];
}

export interface ReleaseStep {
  readonly path: string;
  readonly line: number;
  readonly what: string;
  readonly job: string;
  /** The jobs that come first. */
  readonly needs: readonly string[];
  readonly triggers: readonly string[];
  /** Does an earlier step of the same job run tests? */
  readonly tested: boolean;
  /** Of the jobs that come first, and those before them, one that tests. */
  readonly testedBy: string | undefined;
  readonly environment: boolean;
  /** A person publishes it afterwards. */
  readonly draft: boolean;
  /** Buildx attests the image that it pushes, unless it is told not to. */
  readonly attested: boolean;
}

const publishes = new RegExp(
  [
    'softprops/action-gh-release|actions/create-release|ncipollo/release-action|marvinpinto/action-automatic-releases|svenstaro/upload-release-action',
    'goreleaser/goreleaser-action|semantic-release|changesets/action|pypa/gh-action-pypi-publish|JS-DevTools/npm-publish|rubygems/release-gem',
    'HaaLeo/publish-vscode-extension|artis3n/ansible_galaxy_collection|helm/chart-releaser-action',
    // A package manager, or the tool of a registry, and its verb.
    String.raw`\b(?:npm|yarn(?: npm)?|pnpm(?: -r)?|bun|lerna|uv|poetry|hatch|flit|pdm|cargo|vsce|ovsx|(?:dart|flutter) pub|ansible-galaxy collection) publish\b`,
    String.raw`\b(?:(?:docker|podman|helm|gem|nuget|flatpak) push|(?:twine|snapcraft|luarocks|cabal) upload|gh release (?:create|upload)|goreleaser release|pod trunk push|mix hex\.publish)\b`,
    String.raw`\bmvnw?\b[^\n;&|]{0,200} deploy\b|\bgradlew?(?:\.bat)?\b[^\n;&|]{0,200} :?(?:[\w-]+:){0,3}publish(?!ToMavenLocal)\w*`,
    String.raw`\bdocker (?:buildx )?build\b[^\n;&|]{0,400} --push\b`,
  ].join('|'),
);
/** `cosign verify` checks what others signed. */
const attests = expression('i')`
    actions\/attest|slsa-framework\/slsa-github-generator|sigstore\/
    |\bcosign\b(?![ ](?:verify|version|download|login|initialize|tree|public-key|generate|import)\b)(?:[ ](?:sign|attest)(?:-blob)?\b)?
    |anchore\/sbom-action|\bsyft\b|cyclonedx|\bspdx-sbom|gpg[ ]--(?:batch[ ]--|armor[ ]--|detach-sign)|--provenance\b(?![= ]false)
    |crazy-max\/ghaction-import-gpg|microsoft\/sbom-tool
  `;
const tests = expression()`
    \b(?:
      go test|pytest|tox|nox|npm (?:run )?test|npm t\b|yarn test|pnpm test|cargo test|mvn (?:verify|test)|gradle (?:test|check|build)
      |make (?:test|check|ci)|vitest|jest|rspec|phpunit|unittest|dotnet test|ctest
      |(?:mix|swift|flutter|dart|deno|rails|sbt|lein|bazel|just|task|meson|zig build) test|(?:bun|hatch|composer) (?:run )?tests?|rake
      |xcodebuild [^\n]{0,200}test|nix flake check|run[-_]?tests?|tests?\.sh
    )\b
  `;

export const publishing = defineFact({
  name: 'publishing',
  revision: 13,
  needs: ['workflows'],
  combine({ given: { workflows } }) {
    const steps = workflows.steps.filter(({ job, step }) => job !== undefined && !isOff(job.condition?.value) && !isOff(step.condition?.value));
    return {
      releasing: steps
        .filter((step) => !isTrial(step))
        .flatMap((step) => found(step, steps, publishes, pushesImage(step)))
        .filter(({ triggers }) => !triggers.every(isForReview)),
      proving: steps
        .flatMap((step) => found(step, steps, attests, attachedTo(step).length > 0 || attestsPackage(step) || signsPackage(step)))
        .concat(reusable(workflows.workflows)),
    };
  },
});

const wordsOf = ({ step }: PlacedStep): string =>
  `${step.uses?.value ?? ''}\n${[step.run?.value, ...step.with.flatMap(({ name, value }) => (handsOn.test(name) ? value.value : []))]
    .join('\n')
    .replaceAll(/^[ \t]*#.*$/gm, '')
    .replaceAll(/\\\r?\n/g, ' ')
    .replaceAll(installs, '')
    .split(/\n|&&|[;|]/)
    .filter((command) => !/\s--dry-run\b(?!=false)|\b(?:upload|publish)\b.{0,200}\b(?:testpypi\b|test\.pypi\.org)/i.test(command))
    .join('\n')}`;
/** Actions that set the stage for a command, such as a display or another try, take it as a setting. */
const handsOn = /^(?:run|command|script)$/;
/** GoReleaser checks its settings or builds without giving anything out, and TestPyPI is there to try things. */
const isTrial = (placed: PlacedStep): boolean => {
  // What an expression gives may be either.
  const given = (name: string): string => [withOf(placed, name) ?? ''].find((value) => !value.includes('${{')) ?? '';
  if (placed.step.uses?.value.startsWith('goreleaser/')) return /^\s*(?:check|build|healthcheck)\b|--snapshot\b(?!=false)/.test(given('args'));
  return ['repository-url', 'repository_url'].some((name) => given(name).includes('test.pypi.org'));
};
/** What a pull request pushes is there to be tried. */
const isForReview = (trigger: string): boolean => /^(?:pull_request(?:_target)?|merge_group)$/.test(trigger);

/** To install a tool is not to run it. */
const installs = /\b(?:npm|pnpm|yarn|bun|pip3?|pipx|gem|go|cargo|brew|apt(?:-get)?)[ \t]+(?:i|install|add)\b[^\n;&|]*/g;
const withOf = ({ step }: PlacedStep, name: string): string | undefined => step.with.find((setting) => setting.name === name)?.value.value;

const isImageAction = (step: PlacedStep): boolean => /docker\/build-push-action/.test(step.step.uses?.value ?? '');
const pushesImage = (step: PlacedStep): boolean => isImageAction(step) && withOf(step, 'push') !== undefined && withOf(step, 'push') !== 'false';
/** What Buildx is told to attach to an image. */
const attachedTo = (step: PlacedStep): readonly string[] =>
  isImageAction(step) ? ['provenance', 'sbom'].filter((name) => /^(?:true|mode=|generator=)/.test(withOf(step, name) ?? '')) : [];
/** The action does so from version 4 on; a hash is taken for a newer one. */
const attestsImage = (step: PlacedStep): boolean => isImageAction(step) && !/@v[123]\b/.test(step.step.uses?.value ?? '') && withOf(step, 'provenance') !== 'false';

/** Gradle, Maven and their like sign with a key that the environment gives them. */
const signsPackage = ({ workflow, job, step }: PlacedStep): boolean =>
  [...step.env, ...(job?.env ?? []), ...(workflow?.env ?? []), ...step.with].some(({ name }) =>
    /signing_?(?:in_?memory_?)?(?:secret_?)?key|gpg[-_](?:private|secret|signing)[-_]key/i.test(name),
  );

/** A generator of provenance is called as a whole job. */
const reusable = (all: readonly Workflow[]): ReleaseStep[] =>
  all.flatMap(({ path, triggers, jobs }) =>
    jobs
      .filter(({ uses, condition }) => uses && attests.test(uses.value) && !isOff(condition?.value))
      .map((job) => ({
        path,
        line: job.line,
        what: job.uses?.value ?? '',
        job: job.id,
        needs: job.needs,
        triggers: triggers.map(({ name }) => name),
        tested: false,
        testedBy: undefined,
        environment: job.environment,
        draft: false,
        attested: false,
      })),
  );

/** Without a password of their own the actions of PyPI and RubyGems, and npm without a token, identify the workflow and attest what it publishes. */
const attestsPackage = ({ workflow, job, step }: PlacedStep): boolean => {
  const identified = (job?.permissions ?? workflow?.permissions)?.scopes.some(({ name, value }) => name === 'id-token' && value.value === 'write') ?? false;
  if (!identified) return false;
  if (/^(?:pypa\/gh-action-pypi-publish|rubygems\/release-gem)@/.test(step.uses?.value ?? ''))
    return !step.with.some(({ name, value }) => name === 'password' || (name === 'attestations' && value.value === 'false'));
  const env = [...step.env, ...(job?.env ?? []), ...(workflow?.env ?? [])];
  return /\bnpm publish\b/.test(step.run?.value ?? '') && !env.some(({ name }) => /^(?:NODE_AUTH_TOKEN|NPM_TOKEN)$/.test(name));
};

/** A job that is needed and tests: by a step, by what it is called, or by the workflow that it calls. */
const testing = (job: Job, workflow: Workflow, all: readonly PlacedStep[]): Job | undefined => {
  const seen = new Set<string>();
  const waiting = [...job.needs];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    const needed = seen.has(id) ? undefined : workflow.jobs.find((one) => one.id === id);
    seen.add(id);
    if (!needed) continue;
    if (saysTests.test(`${needed.id} ${needed.uses?.value ?? ''}`) || all.some((step) => step.job === needed && tests.test(wordsOf(step)))) return needed;
    waiting.push(...needed.needs);
  }
  return undefined;
};
const saysTests = /(?<![a-z])(?:unit|integration|e2e)?(?:tests?|testing|checks?|ci|verify|verification|specs?|quality|qa)(?![a-z])/i;

const startedBy = ({ triggers }: Workflow, conditions: readonly (string | undefined)[]): readonly string[] => {
  const named = conditions.flatMap((condition) => namedEvents(condition) ?? []);
  const tagsOnly = conditions.some(wantsTag);
  return triggers
    .filter(({ name }) => name === 'workflow_call' || named.every(({ are, names }) => names.includes(name) === (are === 'the only ones')))
    .map((trigger) => (trigger.tagsOnly || (tagsOnly && trigger.name === 'push') ? 'tag' : trigger.name));
};

/** Buildx describes what it pushes with a builder of its own, and not with that of the daemon: https://docs.docker.com/build/metadata/attestations/. */
const describesByItself = (steps: readonly PlacedStep[]): boolean => {
  const words = steps.map(wordsOf).join('\n');
  return /docker\/setup-buildx-action|\bdocker buildx create\b|--platform[= ]\S+,/.test(words) && !/--provenance[= ]false|BUILDX_NO_DEFAULT_ATTESTATIONS/.test(words);
};

const found = (placed: PlacedStep, all: readonly PlacedStep[], pattern: RegExp, also: boolean): ReleaseStep[] => {
  const { path, workflow, job, step } = placed;
  const match = pattern.exec(wordsOf(placed));
  if ((!match && !also) || !job || !workflow) return [];
  const triggers = startedBy(workflow, [job.condition?.value, step.condition?.value]);
  if (triggers.length === 0 && workflow.triggers.length > 0) return [];
  const before = all.filter((other) => other.job === job && other.step.line < step.line);
  return [
    {
      path,
      line: step.line,
      what: match?.[0] ?? [step.uses?.value.replace(/@.*/, '') ?? '', attachedTo(placed).join(' and ')].filter((words) => words !== '').join(', with '),
      job: job.id,
      needs: job.needs,
      triggers,
      tested: before.some((other) => tests.test(wordsOf(other))),
      testedBy: testing(job, workflow, all)?.id,
      environment: job.environment,
      draft: withOf(placed, 'draft') === 'true' || /\bgh release create\b[^\n]*\s--draft\b/.test(wordsOf(placed)),
      attested: attestsImage(placed) || (/^docker (?:buildx )?build\b/.test(match?.[0] ?? '') && describesByItself([...before, placed])),
    },
  ];
};
