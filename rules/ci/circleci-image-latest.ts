import { dedent, defineRule } from 'policy-audit';
import { mayBeOf } from './shared/ci-files.ts';
import { imageRationale, imageRemediation, judgeImages } from './shared/ci-images.ts';

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
      {
        name: 'latest',
        files: {
          '.circleci/config.yml': dedent`
            version: 2.1
            jobs:
              build:
                docker:
                  - image: node:latest
                steps:
                  - checkout
          `,
        },
        expect: { fail: ['.circleci/config.yml:5'] },
      },
      {
        name: 'a machine',
        files: {
          '.circleci/config.yml': dedent`
            version: 2.1
            jobs:
              build:
                machine:
                  image: ubuntu-2204:current
                steps: [checkout]
          `,
        },
        expect: { fail: ['.circleci/config.yml:5'] },
      },
    ],
    good: [
      {
        name: 'a tag',
        files: {
          '.circleci/config.yml': dedent`
            version: 2.1
            jobs:
              build:
                docker:
                  - image: node:22.11
                steps:
                  - checkout
          `,
        },
        expect: 'pass',
      },
      { name: 'none', files: { 'README.md': '' }, expect: 'not-applicable' },
    ],
  },
});
