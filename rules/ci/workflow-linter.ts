import { dedent, defineRule, fail, manual, notApplicable, pass, toolRuns, unseenRuns } from 'policy-audit';
import { workflow } from './shared/examples.ts';
import { proof } from './shared/runs-one-of.ts';

const linters = ['zizmor', 'actionlint', 'octoscan', 'poutine', 'codeql:actions', 'scorecard', 'super-linter', 'megalinter'];

export default defineRule({
  id: 'ci/workflow-linter',
  title: 'A workflow linter runs in CI',
  severity: 'low',
  rationale:
    'Workflows have traps that only a tool of their own knows: poisoned caches, commits of forks behind a hash, conditions that are always true, actions with known vulnerabilities.',
  remediation: 'Run zizmor or actionlint in CI or as a pre-commit hook.',
  practices: ['ci/security-linter'],
  references: [
    { standard: 'OSPS Baseline', control: 'OSPS-VM-06.02', url: 'https://baseline.openssf.org/' },
    { standard: 'zizmor', control: 'Audit rules', url: 'https://docs.zizmor.sh/audits/' },
  ],
  since: '0.1.0',
  needs: ['workflows', 'pipelines'],
  check({ workflows, pipelines }) {
    const [any] = workflows.workflows;
    if (!any) return notApplicable('There are no GitHub workflows.');
    const [first, ...rest] = linters.flatMap((tool) => toolRuns(pipelines, tool).map((run) => proof(tool, run)));
    if (first) return pass(first, ...rest.slice(0, 5));
    // The name of what is called must speak of one: that any workflow of others might run it is not worth a question.
    const elsewhere = unseenRuns(pipelines, linters).filter(({ uses = '' }) => linters.some((tool) => uses.toLowerCase().includes(tool)));
    if (elsewhere.length > 0)
      return manual(
        'Does what is called here lint the workflows?',
        elsewhere.slice(0, 5).map(({ path, line, column, uses }) => ({ at: { path, line, column }, note: `calls ${uses}` })),
      );
    return fail({ message: 'No workflow linter runs in CI or in the git hooks.', at: { path: any.path }, everywhere: true, searched: pipelines.files });
  },
  examples: {
    bad: [{ name: 'none', files: workflow('      - run: make\n'), expect: { fail: ['.github/workflows/ci.yml'] } }],
    good: [
      { name: 'zizmor', files: workflow('      - run: uvx zizmor .github/workflows\n'), expect: 'pass' },
      {
        name: 'fetched by its own script, as its guide says',
        files: workflow(
          '      - id: get\n        run: bash <(curl https://raw.githubusercontent.com/rhysd/actionlint/v1.7.7/scripts/download-actionlint.bash)\n      - run: ${{ steps.get.outputs.executable }} -color\n',
        ),
        expect: 'pass',
      },
      {
        name: 'in a workflow of another repository, whose name says so',
        files: {
          '.github/workflows/lint.yml': dedent`
            on: push
            jobs:
              a:
                uses: acme/ci/.github/workflows/zizmor.yml@v1
          `,
        },
        expect: 'manual',
      },
      {
        name: 'a hook',
        files: {
          ...workflow('      - run: make\n'),
          '.pre-commit-config.yaml': dedent`
            repos:
              - repo: https://github.com/rhysd/actionlint
                rev: v1.7.7
                hooks:
                  - id: actionlint
          `,
        },
        expect: 'pass',
      },
      { name: 'no workflows', files: { 'README.md': '' }, expect: 'not-applicable' },
    ],
  },
});
