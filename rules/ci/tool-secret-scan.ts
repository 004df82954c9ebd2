import { dedent, defineRule } from 'policy-audit';
import { workflow } from './shared/examples.ts';
import { someRun } from './shared/runs-one-of.ts';

export default defineRule({
  id: 'ci/tool-secret-scan',
  title: 'A secret scanner runs in CI or before each commit',
  severity: 'medium',
  rationale: 'A key that was committed once stays in the history, and the first ones to find it are machines. Only a scan of every change stops it before it is pushed.',
  remediation: 'Run gitleaks, trufflehog, detect-secrets or secretlint in CI or as a hook. The push protection of your host also helps, but leaves no trace in the repository.',
  practices: ['ci/secret-scan'],
  references: [
    { standard: 'OSPS Baseline', control: 'OSPS-BR-07.01', url: 'https://baseline.openssf.org/' },
    { standard: 'CWE', control: 'CWE-798', url: 'https://cwe.mitre.org/data/definitions/798.html' },
  ],
  since: '0.1.0',
  needs: ['pipelines'],
  check: ({ pipelines }) =>
    someRun(
      pipelines,
      {
        tools: [
          'gitleaks',
          'betterleaks',
          'trufflehog',
          'detect-secrets',
          'secretlint',
          'ggshield',
          'kingfisher',
          'noseyparker',
          'talisman',
          'git-secrets',
          'gitlab-secret-detection',
          'trivy:secret',
          'policy-audit',
        ],
        does: 'looks for secrets',
        named: 'gitleaks, betterleaks, trufflehog, detect-secrets, secretlint, ggshield, kingfisher, noseyparker',
      },
      '.',
    ),
  examples: {
    bad: [
      { name: 'none', files: workflow('      - run: make\n'), expect: { fail: ['.'] } },
      { name: 'no CI at all', files: { 'README.md': 'We run gitleaks.\n' }, expect: { fail: ['.'] } },
    ],
    good: [
      { name: 'in CI', files: workflow('      - uses: gitleaks/gitleaks-action@v2\n'), expect: 'pass' },
      { name: 'in an image', files: workflow('      - run: docker run --rm -v "$PWD:/r" zricethezav/gitleaks:v8.30.0 detect --source /r\n'), expect: 'pass' },
      { name: 'as a hook', files: { '.husky/pre-commit': 'npx secretlint "**/*"\n' }, expect: 'pass' },
      {
        name: 'as a hook of pre-commit',
        files: {
          '.pre-commit-config.yaml': dedent`
            repos:
              - repo: https://github.com/gitleaks/gitleaks
                rev: v8.30.0
                hooks:
                  - id: gitleaks
          `,
        },
        expect: 'pass',
      },
      { name: 'the template of GitLab', files: { '.gitlab-ci.yml': 'include:\n  - template: Jobs/Secret-Detection.gitlab-ci.yml\n' }, expect: 'pass' },
      {
        name: 'perhaps in the workflow of another repository',
        files: {
          '.github/workflows/ci.yml': dedent`
            on: push
            jobs:
              a:
                uses: example/ci/.github/workflows/security.yml@v1
          `,
        },
        expect: 'manual',
      },
    ],
  },
});
