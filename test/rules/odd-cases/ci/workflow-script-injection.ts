import { workflow } from '../../../../rules/ci/shared/examples.ts';
import { dedent } from '../../../../src/dedent.ts';
import type { Example } from '../../../../src/rule.ts';

export default [
  { name: 'by index', files: workflow("      - run: echo ${{ github['event']['issue'].body }}\n"), expect: { fail: ['.github/workflows/ci.yml:7'] } },
  {
    name: 'a commit by a name of its own',
    files: workflow('      - run: echo ${{ github.event.commits.fix.author.email }}\n'),
    expect: { fail: ['.github/workflows/ci.yml:7'] },
  },
  {
    name: 'what a dispatch sends',
    files: workflow('      - run: deploy ${{ github.event.client_payload.ref }}\n', 'repository_dispatch'),
    expect: { fail: ['.github/workflows/ci.yml:7'] },
  },
  { name: 'all commits', files: workflow("      - run: echo ${{ join(github.event.commits.*.message, ' ') }}\n"), expect: { fail: ['.github/workflows/ci.yml:7'] } },
  {
    name: 'a comment of the script is expanded too',
    files: workflow('      - run: |\n          # ${{ github.head_ref }}\n          make\n'),
    expect: { fail: ['.github/workflows/ci.yml:8'] },
  },
  {
    name: 'a script in an input',
    files: workflow('      - uses: actions/github-script@v8\n        with:\n          script: log("${{ github.event.comment.body }}")\n'),
    expect: { fail: ['.github/workflows/ci.yml:9'] },
  },
  {
    name: 'through the matrix',
    files: {
      '.github/workflows/ci.yml': dedent`
        on: pull_request
        jobs:
          a:
            strategy:
              matrix:
                name: [main, "\${{ github.head_ref }}"]
            steps:
              - run: echo \${{ matrix.name }}
      `,
    },
    expect: { fail: ['.github/workflows/ci.yml:8'] },
  },
  {
    name: 'through the output of another job',
    files: {
      '.github/workflows/ci.yml': dedent`
        on: issues
        jobs:
          a:
            outputs: { title: "\${{ github.event.issue.title }}" }
            steps: [{ run: make }]
          b:
            needs: a
            steps:
              - run: echo \${{ needs.a.outputs.title }}
      `,
    },
    expect: { fail: ['.github/workflows/ci.yml:9'] },
  },
  {
    name: 'through env, but as an expression',
    files: workflow('      - env:\n          T: ${{ github.event.issue.title }}\n        run: echo "${{ env.T }}"\n'),
    expect: { fail: ['.github/workflows/ci.yml:9'] },
  },
  {
    name: 'an input of an action of the repository itself, which a workflow fills in',
    files: {
      ...workflow('      - uses: ./.github/actions/lint\n        with: { version: "${{ steps.x.outputs.v }}" }\n'),
      '.github/actions/lint/action.yml': dedent`
        inputs:
          version: {}
        runs:
          using: composite
          steps:
            - run: ./lint.sh \${{ inputs.version }}
              shell: bash
      `,
    },
    expect: { fail: ['.github/actions/lint/action.yml:6'] },
  },
  {
    name: 'an input of an action of the repository itself, filled in by way of a variable, or of a default',
    files: {
      ...workflow('      - uses: ./.github/actions/lint\n        env: { T: "${{ github.event.issue.title }}" }\n        with: { title: "${{ env.T }}" }\n'),
      '.github/actions/lint/action.yml': dedent`
        inputs:
          title: {}
          branch: { default: "\${{ github.head_ref }}" }
        runs:
          using: composite
          steps:
            - run: ./lint.sh \${{ inputs.title }}
            - run: ./lint.sh \${{ inputs.branch }}
      `,
    },
    expect: { fail: ['.github/actions/lint/action.yml:7', '.github/actions/lint/action.yml:8'] },
  },
  {
    name: 'a text input',
    files: workflow('      - run: deploy ${{ inputs.where }}\n', '{ workflow_dispatch: { inputs: { where: { type: string } } } }'),
    expect: { fail: ['.github/workflows/ci.yml:7'] },
  },
  {
    name: 'an input of a workflow of the repository itself, through an action of it',
    files: {
      '.github/workflows/ci.yml': dedent`
        on: push
        permissions: {}
        jobs:
          a:
            uses: ./.github/workflows/called.yml
            with: { arch: arm64 }
      `,
      '.github/workflows/called.yml': dedent`
        on: { workflow_call: { inputs: { arch: { type: string } } } }
        jobs:
          a:
            steps:
              - run: build \${{ inputs.arch }}
              - uses: ./.github/actions/pack
                with: { arch: "\${{ inputs.arch }}" }
      `,
      '.github/actions/pack/action.yml': dedent`
        inputs:
          arch: {}
        runs:
          using: composite
          steps:
            - run: pack \${{ inputs.arch }}
              shell: bash
      `,
    },
    expect: 'pass',
  },
  {
    name: 'an input of an action of the repository itself, which its workflows give plain text or nothing',
    files: {
      ...workflow('      - uses: ./.github/actions/lint\n      - uses: ./.github/actions/lint\n        with: { version: v3 }\n'),
      '.github/actions/lint/action.yml': dedent`
        inputs:
          version: { default: v2 }
        runs:
          using: composite
          steps:
            - run: ./lint.sh \${{ inputs.version }}
              shell: bash
      `,
    },
    expect: 'pass',
  },
  { name: 'numbers and hashes', files: workflow('      - run: echo ${{ github.event.issue.number }} ${{ github.sha }}\n'), expect: 'pass' },
  {
    name: 'a choice',
    files: workflow('      - run: deploy ${{ inputs.where }}\n', '{ workflow_dispatch: { inputs: { where: { type: choice, options: [a, b] } } } }'),
    expect: 'pass',
  },
] satisfies readonly Example[];
