import { dedent, defineRule } from 'policy-audit';
import { judgeSecrets, password, secretRationale, secretReferences, secretRemediation } from './shared/ci-secrets.ts';

/** GitHub and GitLab have rules of their own. */
const systems = /^(?:azure|jenkins|bitbucket|circleci|drone|woodpecker|appveyor|travis|buildkite|cirrus|cloudbuild|codebuild)$/;

export default defineRule({
  id: 'ci/secret-literal',
  title: 'Pipelines contain no plain-text secrets',
  severity: 'high',
  rationale: secretRationale,
  remediation: secretRemediation,
  practices: ['secrets/no-hardcoded-credentials', 'secrets/no-secrets-in-tree'],
  references: secretReferences,
  since: '0.1.0',
  needs: ['pipelines', 'secrets'],
  check: (given) => judgeSecrets(given, (system) => systems.test(system), 'There is no pipeline of Azure, Jenkins, Bitbucket, CircleCI, Drone, AppVeyor, Travis or the like.'),
  examples: {
    bad: [
      { name: 'Azure', files: { 'azure-pipelines.yml': `variables:\n  deployPassword: ${password}\nsteps:\n  - script: make\n` }, expect: { fail: ['azure-pipelines.yml:2'] } },
      { name: 'Travis', files: { '.travis.yml': `env:\n  global:\n    - DEPLOY_PASSWORD=${password}\nscript: make\n` }, expect: { fail: ['.travis.yml:3'] } },
    ],
    good: [
      {
        name: 'an encrypted value of Travis',
        files: {
          '.travis.yml': dedent`
            env:
              global:
                - secure: "abcdefabcdefabcdefabcdef0123456789ABCDEF="
            script: make
          `,
        },
        expect: 'pass',
      },
      {
        name: 'variables of Windows',
        files: {
          'appveyor.yml': dedent`
            build_script:
              - cmd: set DEPLOY_TOKEN=%TOKEN%
              - ps: $env:DEPLOY_TOKEN = "$token"
          `,
        },
        expect: 'pass',
      },
      { name: 'none of these systems', files: { 'README.md': '' }, expect: 'not-applicable' },
    ],
  },
});
