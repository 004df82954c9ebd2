import { dedent } from '../../../../src/dedent.ts';
import type { Example } from '../../../../src/rule.ts';

const onPull = (label: string): Readonly<Record<string, string>> => ({
  '.github/workflows/ci.yml': `on: [push, pull_request]\njobs:\n  test:\n    runs-on: ${label}\n    steps: []\n`,
});

export default [
  {
    name: 'one of two alternatives takes pull requests in',
    files: {
      '.github/workflows/ci.yml': dedent`
        on: [push, pull_request]
        jobs:
          test:
            if: github.event_name == 'push' || contains(github.event.pull_request.labels.*.name, 'ci')
            runs-on: self-hosted
            steps: []
      `,
    },
    expect: { fail: ['.github/workflows/ci.yml:5'] },
  },
  {
    name: 'what a literal matrix says, or else one of the host',
    files: {
      '.github/workflows/ci.yml': dedent`
        on: pull_request
        jobs:
          test:
            runs-on: \${{ matrix.os || 'ubuntu-latest' }}
            strategy: { matrix: { python: ['3.14'] } }
            steps: []
      `,
    },
    expect: 'pass',
  },
  {
    name: 'what a matrix says that an expression adds to, or else one of the host',
    files: {
      '.github/workflows/ci.yml': dedent`
        on: pull_request
        jobs:
          test:
            runs-on: \${{ matrix.os || 'ubuntu-latest' }}
            strategy: { matrix: { python: ['3.14'], include: '\${{ fromJSON(needs.plan.outputs.more) }}' } }
            steps: []
      `,
    },
    expect: 'manual',
  },
  { name: 'a list', files: onPull('[self-hosted, linux]'), expect: { fail: ['.github/workflows/ci.yml:4'] } },
  { name: 'a group', files: onPull('{ group: builders, labels: [self-hosted] }'), expect: { fail: ['.github/workflows/ci.yml:4'] } },
  {
    name: 'a list of labels in the matrix',
    files: {
      '.github/workflows/ci.yml': dedent`
        on: pull_request
        jobs:
          test:
            strategy:
              matrix:
                include:
                  - on: ubuntu-24.04
                  - on: [self-hosted, arm64]
            runs-on: \${{ matrix.on }}
            steps: []
      `,
    },
    expect: { fail: ['.github/workflows/ci.yml:8'] },
  },
  {
    name: 'given by the workflow that calls',
    files: {
      '.github/workflows/pr.yml': dedent`
        on: pull_request
        jobs:
          a:
            uses: ./.github/workflows/build.yml
            with:
              runner: self-hosted
      `,
      '.github/workflows/build.yml': dedent`
        on:
          workflow_call:
            inputs:
              runner: { type: string }
        jobs:
          a:
            runs-on: \${{ inputs.runner }}
            steps: []
      `,
    },
    expect: { fail: ['.github/workflows/build.yml:7'] },
  },
  {
    name: 'in a workflow that another one calls',
    files: {
      '.github/workflows/pr.yml': dedent`
        on: pull_request
        jobs:
          a:
            uses: ./.github/workflows/build.yml
      `,
      '.github/workflows/build.yml': dedent`
        on: workflow_call
        jobs:
          a:
            runs-on: [self-hosted, arm64]
            steps: []
      `,
    },
    expect: { fail: ['.github/workflows/build.yml:4'] },
  },
  {
    name: 'chosen by the beginning of a text, which is no label itself',
    files: onPull("${{ startsWith(matrix.platform, 'linux/arm') && 'ubuntu-24.04-arm' || 'ubuntu-24.04' }}"),
    expect: 'pass',
  },
  { name: 'a runner of GitHub', files: onPull('ubuntu-24.04'), expect: 'pass' },
  {
    name: 'one of two texts, neither of which is compared with',
    files: onPull("${{ (matrix.language == 'swift' && 'macos-15') || 'ubuntu-24.04' }}"),
    expect: 'pass',
  },
  {
    name: 'one demand of several leaves pull requests out, and so do all alternatives of another',
    files: {
      '.github/workflows/ci.yml': dedent`
        on: [push, pull_request]
        jobs:
          a:
            if: always() && github.event_name == 'push' && (needs.x.result == 'success' || needs.x.result == 'skipped')
            runs-on: self-hosted
            steps: []
          b:
            if: github.actor != 'bot' && (github.event_name != 'pull_request' || github.event.pull_request.head.repo.full_name == github.repository)
            runs-on: self-hosted
            steps: []
      `,
    },
    expect: 'pass',
  },
  { name: 'a label that says nothing', files: onPull('big-machine'), expect: 'manual' },
  {
    name: 'a workflow that one caller gives a runner and another does not',
    files: {
      '.github/workflows/pr.yml': dedent`
        on: pull_request
        jobs:
          a:
            uses: ./.github/workflows/build.yml
            with:
              runner: ubuntu-24.04
          b:
            uses: ./.github/workflows/build.yml
      `,
      '.github/workflows/build.yml': dedent`
        on:
          workflow_call:
            inputs:
              runner: { type: string, default: self-hosted }
        jobs:
          a:
            runs-on: \${{ inputs.runner }}
            steps: []
      `,
    },
    expect: 'manual',
  },
] satisfies readonly Example[];
