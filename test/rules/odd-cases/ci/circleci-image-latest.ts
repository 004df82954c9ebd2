import { dedent } from '../../../../src/dedent.ts';
import type { Example } from '../../../../src/rule.ts';

const withImage = (image: string): Readonly<Record<string, string>> => ({
  '.circleci/config.yml': `version: 2.1\njobs:\n  build:\n    docker:\n      - image: ${image}\n    steps:\n      - checkout\n`,
});

export default [
  { name: 'a tag that CircleCI moves', files: withImage('cimg/base:current'), expect: { fail: ['.circleci/config.yml:5'] } },
  {
    name: 'by the defaults of parameters',
    files: {
      '.circleci/config.yml': dedent`
        version: 2.1
        parameters:
          image: { type: string, default: node }
        executors:
          e:
            parameters:
              tag: { type: string, default: latest }
            docker:
              - image: cimg/go:<< parameters.tag >>
              - image: << pipeline.parameters.image >>
      `,
    },
    expect: { fail: ['.circleci/config.yml:9', '.circleci/config.yml:10'] },
  },
  { name: 'no tag, behind a port', files: withImage('registry.example:5000/node'), expect: { fail: ['.circleci/config.yml:5'] } },
  { name: 'a digest', files: withImage('node@sha256:0000000000000000000000000000000000000000000000000000000000000000'), expect: 'pass' },
  { name: 'a variable', files: withImage('$IMAGE'), expect: 'manual' },
  {
    name: 'a default that a matrix replaces',
    files: {
      '.circleci/config.yml': dedent`
        version: 2.1
        jobs:
          a:
            parameters:
              tag: { type: string, default: latest }
            docker: [{ image: "cimg/go:<< parameters.tag >>" }]
            steps: [checkout]
        workflows:
          w:
            jobs:
              - a:
                  matrix: { parameters: { tag: ["1.22", "1.23"] } }
      `,
    },
    expect: 'manual',
  },
] satisfies readonly Example[];
