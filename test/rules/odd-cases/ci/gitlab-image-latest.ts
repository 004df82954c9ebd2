import { dedent } from '../../../../src/dedent.ts';
import type { Example } from '../../../../src/rule.ts';

const withImage = (image: string): Readonly<Record<string, string>> => ({ '.gitlab-ci.yml': `test:\n  image: ${image}\n  script:\n    - make\n` });

export default [
  { name: 'no tag, behind a port', files: withImage('registry.example:5000/node'), expect: { fail: ['.gitlab-ci.yml:2'] } },
  {
    name: 'one of the turns of a matrix',
    files: {
      '.gitlab-ci.yml': dedent`
        test:
          parallel:
            matrix:
              - TAG: ["22", latest]
          image: node:$TAG
          script:
            - make
      `,
    },
    expect: { fail: ['.gitlab-ci.yml:5'] },
  },
  {
    name: 'a variable whose name begins with that of another',
    files: {
      '.gitlab-ci.yml': dedent`
        variables:
          IMG: node
          IMG_TAG: latest
        test:
          image: $IMG:$IMG_TAG
          script:
            - make
      `,
    },
    expect: { fail: ['.gitlab-ci.yml:5'] },
  },
  {
    name: 'a turn that leaves the variable as it is',
    files: {
      '.gitlab-ci.yml': dedent`
        variables:
          TAG: latest
        test:
          parallel:
            matrix:
              - TAG: "22"
              - OS: x
          image: node:$TAG
          script:
            - make
      `,
    },
    expect: { fail: ['.gitlab-ci.yml:8'] },
  },
  { name: 'a digest', files: withImage('node@sha256:0000000000000000000000000000000000000000000000000000000000000000'), expect: 'pass' },
  { name: 'a variable', files: withImage('$IMAGE'), expect: 'manual' },
] satisfies readonly Example[];
