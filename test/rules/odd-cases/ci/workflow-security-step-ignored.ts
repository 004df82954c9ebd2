import { workflow } from '../../../../rules/ci/shared/examples.ts';
import { dedent } from '../../../../src/dedent.ts';
import type { Example } from '../../../../src/rule.ts';

export default [
  { name: 'continue-on-error', files: workflow('      - run: govulncheck ./...\n        continue-on-error: true\n'), expect: { fail: ['.github/workflows/ci.yml:7'] } },
  {
    name: 'exit code 0',
    files: workflow("      - uses: aquasecurity/trivy-action@0.33.1\n        with:\n          scan-type: fs\n          exit-code: '0'\n"),
    expect: { fail: ['.github/workflows/ci.yml:7'] },
  },
  {
    name: 'a flag in a target of make',
    files: { Makefile: 'scan:\n\tbandit -r . --exit-zero\n', ...workflow('      - run: make scan\n') },
    expect: { fail: ['.github/workflows/ci.yml:7'] },
  },
  {
    name: 'set +e, and a script that ends well whatever happens',
    files: workflow('      - run: |\n          set +e\n          gosec ./...\n          echo "found: $?"\n          exit 0\n'),
    expect: { fail: ['.github/workflows/ci.yml:9'] },
  },
  {
    name: 'the same over the lines of a script in Bitbucket',
    files: {
      'bitbucket-pipelines.yml': dedent`
        pipelines:
          default:
            - step:
                script:
                  - set +e
                  - pip-audit
                  - exit 0
      `,
    },
    expect: { fail: ['bitbucket-pipelines.yml:6'] },
  },
  {
    name: 'and in GitLab, where another command has the last word',
    files: {
      '.gitlab-ci.yml': dedent`
        scan:
          script:
            - set +o errexit
            - gosec ./...
            - make report
      `,
    },
    expect: { fail: ['.gitlab-ci.yml:4'] },
  },
  {
    name: 'in the form of an expression',
    files: workflow('      - run: pip-audit\n        continue-on-error: ${{ true }}\n'),
    expect: { fail: ['.github/workflows/ci.yml:7'] },
  },
  { name: 'switched off', files: workflow('      - run: gosec ./...\n        if: ${{ false }}\n'), expect: { fail: ['.github/workflows/ci.yml:7'] } },
  {
    name: 'a table that fails, then a report for the web page',
    files: workflow(
      "      - uses: aquasecurity/trivy-action@0.33.1\n        with:\n          scan-type: fs\n          exit-code: '1'\n      - uses: aquasecurity/trivy-action@0.33.1\n        with:\n          scan-type: fs\n          exit-code: '0'\n",
    ),
    expect: 'pass',
  },
  {
    name: 'set +e, and the result is looked at later',
    files: workflow('      - run: |\n          set +e\n          gosec ./... > out\n          code=$?\n          cat out\n          exit $code\n'),
    expect: 'pass',
  },
  {
    name: 'set +e, taken back before the tool runs, or the tool has the last word',
    files: {
      '.gitlab-ci.yml': dedent`
        scan:
          script:
            - set +e
            - make clean
            - set -e
            - gosec ./...
            - exit 0
      `,
      'bitbucket-pipelines.yml': dedent`
        pipelines:
          default:
            - step:
                script:
                  - set +e
                  - pip-audit
      `,
    },
    expect: 'pass',
  },
  { name: 'a tool that is mild by default', files: workflow('      - run: trivy fs .\n'), expect: 'manual' },
  {
    name: 'a task of Rake whose answer nobody asks for',
    files: {
      Rakefile: dedent`
        task :scan do
          system 'bundle audit check'
        end
      `,
      ...workflow('      - run: rake scan\n'),
    },
    expect: 'manual',
  },
] satisfies readonly Example[];
