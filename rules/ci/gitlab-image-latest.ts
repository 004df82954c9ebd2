import { dedent, defineRule } from 'policy-audit';
import { mayBeOf } from './shared/ci-files.ts';
import { imageRationale, imageRemediation, judgeImages } from './shared/ci-images.ts';

export default defineRule({
  id: 'ci/gitlab-image-latest',
  title: 'GitLab jobs specify the version of their images',
  severity: 'low',
  rationale: imageRationale,
  remediation: imageRemediation,
  practices: ['ci/tool-versions-pinned'],
  references: [{ standard: 'CWE', control: 'CWE-1357', url: 'https://cwe.mitre.org/data/definitions/1357.html' }],
  since: '0.1.0',
  needs: ['pipelines'],
  concerns: mayBeOf('gitlab'),
  check: ({ pipelines }) => judgeImages(pipelines.images, 'gitlab', 'GitLab'),
  examples: {
    bad: [
      {
        name: 'latest',
        files: {
          '.gitlab-ci.yml': dedent`
            test:
              image: node:latest
              script:
                - make
          `,
        },
        expect: { fail: ['.gitlab-ci.yml:2'] },
      },
      {
        name: 'through a variable',
        files: {
          '.gitlab-ci.yml': dedent`
            variables:
              IMAGE: node:latest
            test:
              image: $IMAGE
              script:
                - make
          `,
        },
        expect: { fail: ['.gitlab-ci.yml:4'] },
      },
    ],
    good: [
      {
        name: 'a tag',
        files: {
          '.gitlab-ci.yml': dedent`
            test:
              image: node:22.11
              script:
                - make
          `,
        },
        expect: 'pass',
      },
      {
        name: 'a reference to another job',
        files: {
          '.gitlab-ci.yml': dedent`
            .setup:
              image: node:22
              script:
                - npm ci
            test:
              extends: .setup
              script:
                - !reference [.setup, script]
                - npm test
          `,
        },
        expect: 'pass',
      },
      { name: 'none', files: { 'README.md': '' }, expect: 'not-applicable' },
    ],
  },
});
