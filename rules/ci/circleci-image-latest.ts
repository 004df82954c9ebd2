import { defineRule } from 'policy-audit';
import { mayBeOf } from './shared/ci-files.ts';
import { imageRationale, imageRemediation, judgeImages } from './shared/ci-images.ts';

const withImage = (image: string): Readonly<Record<string, string>> => ({
  '.circleci/config.yml': `version: 2.1\njobs:\n  build:\n    docker:\n      - image: ${image}\n    steps:\n      - checkout\n`,
});

export default defineRule({
  id: 'ci/circleci-image-latest',
  title: 'CircleCI jobs specify the version of their images',
  severity: 'low',
  rationale: imageRationale,
  remediation: imageRemediation,
  practices: ['ci/tool-versions-pinned'],
  references: [{ standard: 'CWE', control: 'CWE-1357', url: 'https://cwe.mitre.org/data/definitions/1357.html' }],
  since: '0.1.0',
  needs: ['pipelines'],
  concerns: mayBeOf('circleci'),
  check: ({ pipelines }) => judgeImages(pipelines.images, 'circleci', 'CircleCI'),
  examples: {
    bad: [
      { name: 'latest', files: withImage('node:latest'), expect: { fail: ['.circleci/config.yml:5'] } },
      { name: 'a tag that CircleCI moves', files: withImage('cimg/base:current'), expect: { fail: ['.circleci/config.yml:5'] } },
      {
        name: 'by the defaults of parameters',
        files: {
          '.circleci/config.yml':
            'version: 2.1\nparameters:\n  image: { type: string, default: node }\nexecutors:\n  e:\n    parameters:\n      tag: { type: string, default: latest }\n    docker:\n      - image: cimg/go:<< parameters.tag >>\n      - image: << pipeline.parameters.image >>\n',
        },
        expect: { fail: ['.circleci/config.yml:9', '.circleci/config.yml:10'] },
      },
      {
        name: 'a machine',
        files: { '.circleci/config.yml': 'version: 2.1\njobs:\n  build:\n    machine:\n      image: ubuntu-2204:current\n    steps: [checkout]\n' },
        expect: { fail: ['.circleci/config.yml:5'] },
      },
      { name: 'no tag, behind a port', files: withImage('registry.example:5000/node'), expect: { fail: ['.circleci/config.yml:5'] } },
    ],
    good: [
      { name: 'a tag', files: withImage('node:22.11'), expect: 'pass' },
      { name: 'a digest', files: withImage('node@sha256:0000000000000000000000000000000000000000000000000000000000000000'), expect: 'pass' },
      { name: 'a variable', files: withImage('$IMAGE'), expect: 'manual' },
      { name: 'none', files: { 'README.md': '' }, expect: 'not-applicable' },
      {
        name: 'a default that a matrix replaces',
        files: {
          '.circleci/config.yml':
            'version: 2.1\njobs:\n  a:\n    parameters:\n      tag: { type: string, default: latest }\n    docker: [{ image: "cimg/go:<< parameters.tag >>" }]\n    steps: [checkout]\nworkflows:\n  w:\n    jobs:\n      - a:\n          matrix: { parameters: { tag: ["1.22", "1.23"] } }\n',
        },
        expect: 'manual',
      },
    ],
  },
});
