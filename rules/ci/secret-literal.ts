import { defineRule } from 'policy-audit';
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
  needs: ['pipelines'],
  check: ({ pipelines }) =>
    judgeSecrets(pipelines, (system) => systems.test(system), 'There is no pipeline of Azure, Jenkins, Bitbucket, CircleCI, Drone, AppVeyor, Travis or the like.'),
  examples: {
    bad: [
      { name: 'Azure', files: { 'azure-pipelines.yml': `variables:\n  deployPassword: ${password}\nsteps:\n  - script: make\n` }, expect: { fail: ['azure-pipelines.yml:2'] } },
      {
        name: 'Azure, by name and value',
        files: { 'azure-pipelines.yml': `variables:\n  - name: deployPassword\n    value: ${password}\nsteps:\n  - script: make\n` },
        expect: { fail: ['azure-pipelines.yml:2'] },
      },
      {
        name: 'Azure, by the command that sets a secret variable',
        files: {
          'azure-pipelines.yml':
            'steps:\n  - bash: |\n      echo "##vso[task.setvariable variable=deploy;issecret=true]super-secret"\n  - powershell: |\n      Write-Host "##vso[task.setvariable variable=deploy;isOutput=true;issecret=true]super-secret"\n',
        },
        expect: { fail: ['azure-pipelines.yml:3', 'azure-pipelines.yml:5'] },
      },
      {
        name: 'Jenkins, in the environment of a block',
        files: { Jenkinsfile: `node {\n  withEnv(['CI=1', 'DEPLOY_PASSWORD=${password}']) {\n    sh 'make'\n  }\n}\n` },
        expect: { fail: ['Jenkinsfile:2'] },
      },
      { name: 'Jenkins', files: { Jenkinsfile: `pipeline {\n  environment {\n    DEPLOY_PASSWORD = '${password}'\n  }\n}\n` }, expect: { fail: ['Jenkinsfile:3'] } },
      { name: 'Travis', files: { '.travis.yml': `env:\n  global:\n    - DEPLOY_PASSWORD=${password}\nscript: make\n` }, expect: { fail: ['.travis.yml:3'] } },
      {
        name: 'CircleCI',
        files: { '.circleci/config.yml': `jobs:\n  build:\n    environment:\n      DEPLOY_PASSWORD: ${password}\n    steps:\n      - run: make\n` },
        expect: { fail: ['.circleci/config.yml:4'] },
      },
      {
        name: 'Bitbucket, in a script',
        files: {
          'bitbucket-pipelines.yml': `pipelines:\n  default:\n    - step:\n        script:\n          - export DEPLOY_TOKEN=${password}\n          - make && DEPLOY_PASSWORD="${password}" ./deploy\n`,
        },
        expect: { fail: ['bitbucket-pipelines.yml:5', 'bitbucket-pipelines.yml:6'] },
      },
      {
        name: 'the shells of Windows',
        files: {
          'appveyor.yml': `build_script:\n  - cmd: set DEPLOY_TOKEN=${password}\n  - ps: $env:DEPLOY_TOKEN = '${password}'\n`,
          Jenkinsfile: `node {\n  bat 'set DEPLOY_TOKEN=${password}'\n}\n`,
        },
        expect: { fail: ['Jenkinsfile:2', 'appveyor.yml:2', 'appveyor.yml:3'] },
      },
      {
        name: 'the registry that an image comes from',
        files: { '.circleci/config.yml': `jobs:\n  a:\n    docker:\n      - image: example/app:1\n        auth:\n          username: ci\n          password: ${password}\n` },
        expect: { fail: ['.circleci/config.yml:7'] },
      },
      {
        name: 'Bitbucket, for a pipe',
        files: {
          'bitbucket-pipelines.yml': `pipelines:\n  default:\n    - step:\n        script:\n          - pipe: example/deploy:1.2.3\n            variables:\n              PASSWORD: ${password}\n`,
        },
        expect: { fail: ['bitbucket-pipelines.yml:7'] },
      },
    ],
    good: [
      {
        name: 'Azure, a secret variable that a script reads elsewhere, and one that is no secret',
        files: {
          'azure-pipelines.yml':
            'steps:\n  - bash: |\n      echo "##vso[task.setvariable variable=deploy;issecret=true]$(cat key)"\n      echo "##vso[task.setvariable variable=stage]test"\n',
        },
        expect: 'pass',
      },
      {
        name: 'an encrypted value of Travis',
        files: { '.travis.yml': 'env:\n  global:\n    - secure: "abcdefabcdefabcdefabcdef0123456789ABCDEF="\nscript: make\n' },
        expect: 'pass',
      },
      {
        name: 'credentials of Jenkins',
        files: {
          Jenkinsfile:
            "pipeline {\n  environment {\n    DEPLOY_PASSWORD = credentials('deploy')\n  }\n  stages {\n    stage('a') {\n      steps {\n        sh 'make'\n      }\n    }\n  }\n}\n",
        },
        expect: 'pass',
      },
      {
        name: 'variables of Windows',
        files: { 'appveyor.yml': 'build_script:\n  - cmd: set DEPLOY_TOKEN=%TOKEN%\n  - ps: $env:DEPLOY_TOKEN = "$token"\n' },
        expect: 'pass',
      },
      { name: 'a variable', files: { 'bitbucket-pipelines.yml': 'pipelines:\n  default:\n    - step:\n        script:\n          - deploy "$DEPLOY_PASSWORD"\n' }, expect: 'pass' },
      {
        name: 'a variable in a script that takes its value from elsewhere',
        files: {
          'bitbucket-pipelines.yml':
            'pipelines:\n  default:\n    - step:\n        script:\n          - export DEPLOY_TOKEN=$TOKEN TOKEN_TTL=3600\n          - PASSWORD="$(vault read -field=x y)" deploy\n          - echo "TOKEN=$TOKEN" > .env\n',
        },
        expect: 'pass',
      },
      { name: 'none of these systems', files: { 'README.md': '' }, expect: 'not-applicable' },
    ],
  },
});
