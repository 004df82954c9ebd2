import { defineRule } from 'policy-audit';
import { mayBeOf } from './shared/ci-files.ts';
import { judgeSecrets, password, secretRationale, secretReferences, secretRemediation } from './shared/ci-secrets.ts';

const withVariable = (variable: string): Readonly<Record<string, string>> => ({ '.gitlab-ci.yml': `variables:\n  ${variable}\ntest:\n  script:\n    - make\n` });

export default defineRule({
  id: 'ci/gitlab-secret-literal',
  title: 'GitLab pipelines contain no plain-text secrets',
  severity: 'high',
  rationale: secretRationale,
  remediation: secretRemediation,
  practices: ['secrets/no-hardcoded-credentials', 'secrets/no-secrets-in-tree'],
  references: secretReferences,
  since: '0.1.0',
  needs: ['pipelines', 'secrets'],
  concerns: mayBeOf('gitlab'),
  check: (given) => judgeSecrets(given, (system) => system === 'gitlab', 'There is no GitLab pipeline.'),
  examples: {
    bad: [
      { name: 'a literal', files: withVariable(`DEPLOY_PASSWORD: ${password}`), expect: { fail: ['.gitlab-ci.yml:2'] } },
      { name: 'in a script', files: { '.gitlab-ci.yml': `deploy:\n  script:\n    - export DEPLOY_PASSWORD=${password}\n` }, expect: { fail: ['.gitlab-ci.yml:3'] } },
      { name: 'with a description', files: withVariable(`DEPLOY_PASSWORD: { value: ${password}, description: for the deployment }`), expect: { fail: ['.gitlab-ci.yml:2'] } },
      {
        name: 'that a rule sets',
        files: {
          '.gitlab-ci.yml': `workflow:\n  rules:\n    - if: $X\n      variables:\n        DEPLOY_PASSWORD: ${password}\ntest:\n  script: [make]\n  rules:\n    - variables: { API_PASSWORD: ${password} }\n`,
        },
        expect: { fail: ['.gitlab-ci.yml:5', '.gitlab-ci.yml:9'] },
      },
    ],
    good: [
      { name: 'from the settings', files: withVariable('DEPLOY_PASSWORD: $PRODUCTION_PASSWORD'), expect: 'pass' },
      { name: 'empty', files: withVariable('DEPLOY_PASSWORD: ""'), expect: 'pass' },
      { name: 'no pipeline', files: { 'README.md': '' }, expect: 'not-applicable' },
    ],
  },
});
