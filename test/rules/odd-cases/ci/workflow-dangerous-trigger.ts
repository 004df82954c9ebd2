import { workflow } from '../../../../rules/ci/shared/examples.ts';
import { dedent } from '../../../../src/dedent.ts';
import type { Example } from '../../../../src/rule.ts';

const head = '${{ github.event.pull_request.head.sha }}';

const merged = (condition: string): Record<string, string> => ({
  '.github/workflows/backport.yml': `on:\n  pull_request_target:\n    types: [closed]\njobs:\n  a:\n    if: ${condition}\n    steps:\n      - uses: actions/checkout@v6\n        with:\n          ref: ${head}\n`,
});

export default [
  { name: 'what was merged is code of the repository', files: merged("github.event.pull_request.merged && (github.event.action != 'labeled' || true)"), expect: 'pass' },
  {
    name: 'what was merged or bears a label',
    files: merged("github.event.pull_request.merged || github.event.label.name == 'x'"),
    expect: { fail: ['.github/workflows/backport.yml:10'] },
  },
  ...[
    "(github.event.pull_request.merged || github.event.action == 'opened')",
    '"!(github.event.pull_request.merged)"',
    "contains(fromJSON('[true,false]'), github.event.pull_request.merged)",
  ].map((condition): Example => ({ name: `it need not be merged: ${condition}`, files: merged(condition), expect: { fail: ['.github/workflows/backport.yml:10'] } })),
  {
    name: 'what was merged, in brackets, and bears a label',
    files: merged("${{ (github.event.pull_request.merged == true) && contains(github.event.pull_request.labels.*.name, 'backport') }}"),
    expect: 'pass',
  },
  { name: 'what was not merged', files: merged('github.event.pull_request.merged == false'), expect: { fail: ['.github/workflows/backport.yml:10'] } },
  {
    name: 'the merge commit',
    files: workflow('      - uses: actions/checkout@v6\n        with:\n          ref: refs/pull/${{ github.event.number }}/merge\n', 'pull_request_target'),
    expect: { fail: ['.github/workflows/ci.yml:9'] },
  },
  {
    name: 'through a variable',
    files: workflow(`      - run: git fetch origin "$SHA"\n        env:\n          SHA: ${head}\n`, 'pull_request_target'),
    expect: { fail: ['.github/workflows/ci.yml:7'] },
  },
  {
    name: 'through a variable of the job',
    files: {
      '.github/workflows/ci.yml': `on: pull_request_target\njobs:\n  a:\n    env:\n      SHA: ${head}\n    steps:\n      - uses: actions/checkout@v6\n        with:\n          ref: \${{ env.SHA }}\n      - run: git checkout "$SHA"\n`,
    },
    expect: { fail: ['.github/workflows/ci.yml:9', '.github/workflows/ci.yml:10'] },
  },
  {
    name: 'in a reusable workflow that one of these calls',
    files: {
      '.github/workflows/pr.yml': `on: pull_request_target\njobs:\n  a:\n    uses: ./.github/workflows/test.yml\n    with:\n      ref: ${head}\n`,
      '.github/workflows/test.yml': dedent`
        on:
          workflow_call:
            inputs:
              ref: { type: string }
        jobs:
          a:
            steps:
              - uses: actions/checkout@v6
                with:
                  ref: \${{ inputs.ref }}
      `,
    },
    expect: { fail: ['.github/workflows/test.yml:10'] },
  },
  {
    name: 'in an action of the repository, by its input',
    files: {
      ...workflow(`      - uses: ./.github/actions/code\n        with:\n          ref: ${head}\n`, 'pull_request_target'),
      '.github/actions/code/action.yml': dedent`
        inputs:
          ref: {}
        runs:
          using: composite
          steps:
            - uses: actions/checkout@v6
              with:
                ref: \${{ inputs.ref }}
      `,
    },
    expect: { fail: ['.github/actions/code/action.yml:8'] },
  },
  {
    name: 'in an action, by an input of its own that an input of the workflow gives',
    files: {
      '.github/workflows/pr.yml': `on: pull_request_target\njobs:\n  a:\n    uses: ./.github/workflows/build.yml\n    with:\n      ref: ${head}\n`,
      '.github/workflows/build.yml': dedent`
        on:
          workflow_call:
            inputs:
              ref: { type: string }
        jobs:
          a:
            runs-on: x
            steps:
              - uses: ./.github/actions/code
                with:
                  ref: \${{ inputs.ref }}
      `,
      '.github/actions/code/action.yml': dedent`
        inputs:
          ref: {}
        runs:
          using: composite
          steps:
            - uses: actions/checkout@v6
              with:
                ref: \${{ inputs.ref }}
      `,
    },
    expect: { fail: ['.github/actions/code/action.yml:8'] },
  },
  {
    name: 'the head of the run before, by a name that it does not have',
    files: workflow(
      '      - uses: actions/checkout@v6\n        with:\n          ref: ${{ github.event.workflow_run.head.sha }}\n      - run: npm ci\n',
      '{ workflow_run: { workflows: [CI] } }',
    ),
    expect: { fail: ['.github/workflows/ci.yml:9'] },
  },
  {
    name: 'after another workflow',
    files: workflow('      - uses: actions/checkout@v6\n        with:\n          ref: ${{ github.event.workflow_run.head_branch }}\n', '{ workflow_run: { workflows: [CI] } }'),
    expect: { fail: ['.github/workflows/ci.yml:9'] },
  },
  { name: 'plain pull_request', files: workflow(`      - uses: actions/checkout@v6\n        with:\n          ref: ${head}\n`, 'pull_request'), expect: 'pass' },
  {
    name: 'pull requests of the repository itself',
    files: workflow(
      `      - uses: actions/checkout@v6\n        if: github.event.pull_request.head.repo.full_name == github.repository\n        with:\n          ref: ${head}\n`,
      'pull_request_target',
    ),
    expect: 'pass',
  },
] satisfies readonly Example[];
