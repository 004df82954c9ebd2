import { password } from '../../../../rules/ci/shared/ci-secrets.ts';
import { dedent } from '../../../../src/dedent.ts';
import type { Example } from '../../../../src/rule.ts';

// Put together here so that no scanner takes it for a leak.
const given = ['kX93', 'nqP1', 'zzT0', 'mWv7'].join('');

export default [
  {
    name: 'given to a command of a stage',
    files: { Jenkinsfile: `pipeline {\n  agent any\n  stages { stage("push") { steps {\n    sh "docker login -u ci -p ${given} registry.corp.internal"\n  } } }\n}\n` },
    expect: { fail: ['Jenkinsfile:4'] },
  },
  {
    name: 'handed to a command from the credentials of the system',
    files: { Jenkinsfile: 'pipeline {\n  agent any\n  stages { stage("push") { steps {\n    sh "docker login -u ci -p $TOKEN registry.corp.internal"\n  } } }\n}\n' },
    expect: 'pass',
  },
  {
    name: 'Azure, by name and value',
    files: { 'azure-pipelines.yml': `variables:\n  - name: deployPassword\n    value: ${password}\nsteps:\n  - script: make\n` },
    expect: { fail: ['azure-pipelines.yml:2'] },
  },
  {
    name: 'Azure, by the command that sets a secret variable',
    files: {
      'azure-pipelines.yml': dedent`
        steps:
          - bash: |
              echo "##vso[task.setvariable variable=deploy;issecret=true]super-secret"
          - powershell: |
              Write-Host "##vso[task.setvariable variable=deploy;isOutput=true;issecret=true]super-secret"
      `,
    },
    expect: { fail: ['azure-pipelines.yml:3', 'azure-pipelines.yml:5'] },
  },
  {
    name: 'Jenkins, in the environment of a block',
    files: { Jenkinsfile: `node {\n  withEnv(['CI=1', 'DEPLOY_PASSWORD=${password}']) {\n    sh 'make'\n  }\n}\n` },
    expect: { fail: ['Jenkinsfile:2'] },
  },
  { name: 'Jenkins', files: { Jenkinsfile: `pipeline {\n  environment {\n    DEPLOY_PASSWORD = '${password}'\n  }\n}\n` }, expect: { fail: ['Jenkinsfile:3'] } },
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
  {
    name: 'Azure, a secret variable that a script reads elsewhere, and one that is no secret',
    files: {
      'azure-pipelines.yml': dedent`
        steps:
          - bash: |
              echo "##vso[task.setvariable variable=deploy;issecret=true]$(cat key)"
              echo "##vso[task.setvariable variable=stage]test"
      `,
    },
    expect: 'pass',
  },
  {
    name: 'credentials of Jenkins',
    files: {
      Jenkinsfile: dedent`
        pipeline {
          environment {
            DEPLOY_PASSWORD = credentials('deploy')
          }
          stages {
            stage('a') {
              steps {
                sh 'make'
              }
            }
          }
        }
      `,
    },
    expect: 'pass',
  },
  {
    name: 'a variable',
    files: {
      'bitbucket-pipelines.yml': dedent`
        pipelines:
          default:
            - step:
                script:
                  - deploy "$DEPLOY_PASSWORD"
      `,
    },
    expect: 'pass',
  },
  {
    name: 'a variable in a script that takes its value from elsewhere',
    files: {
      'bitbucket-pipelines.yml': dedent`
        pipelines:
          default:
            - step:
                script:
                  - export DEPLOY_TOKEN=$TOKEN TOKEN_TTL=3600
                  - PASSWORD="$(vault read -field=x y)" deploy
                  - echo "TOKEN=$TOKEN" > .env
      `,
    },
    expect: 'pass',
  },
] satisfies readonly Example[];
