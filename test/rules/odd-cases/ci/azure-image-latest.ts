import { dedent } from '../../../../src/dedent.ts';
import type { Example } from '../../../../src/rule.ts';

const withImage = (image: string): Readonly<Record<string, string>> => ({
  'azure-pipelines.yml': `resources:\n  containers:\n    - container: build\n      image: ${image}\njobs:\n  - job: a\n    container: build\n    steps:\n      - script: make\n`,
});

export default [
  { name: 'no tag, behind a port', files: withImage('registry.example:5000/node'), expect: { fail: ['azure-pipelines.yml:4'] } },
  { name: 'a digest', files: withImage('node@sha256:0000000000000000000000000000000000000000000000000000000000000000'), expect: 'pass' },
  {
    name: 'machines, by a variable of the matrix',
    files: {
      'azure-pipelines.yml': dedent`
        strategy:
          matrix:
            linux:
              image: ubuntu-latest
        pool:
          vmImage: $(image)
        steps:
          - script: make
      `,
    },
    expect: 'not-applicable',
  },
  { name: 'a variable', files: withImage('$IMAGE'), expect: 'manual' },
  {
    name: 'a variable that a job sets anew',
    files: {
      'azure-pipelines.yml': dedent`
        variables: { tag: "22" }
        jobs:
          - job: a
            variables: { tag: latest }
            container: node:$(tag)
      `,
    },
    expect: 'manual',
  },
] satisfies readonly Example[];
