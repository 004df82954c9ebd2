import { dedent, defineRule } from 'policy-audit';
import { mayBeOf } from './shared/ci-files.ts';
import { imageRationale, imageRemediation, judgeImages } from './shared/ci-images.ts';

export default defineRule({
  id: 'ci/azure-image-latest',
  title: 'Azure Pipelines jobs specify the version of their images',
  severity: 'low',
  rationale: imageRationale,
  remediation: imageRemediation,
  practices: ['ci/tool-versions-pinned'],
  references: [{ standard: 'CWE', control: 'CWE-1357', url: 'https://cwe.mitre.org/data/definitions/1357.html' }],
  since: '0.1.0',
  needs: ['pipelines'],
  concerns: mayBeOf('azure'),
  check: ({ pipelines }) => judgeImages(pipelines.images, 'azure', 'Azure Pipelines'),
  examples: {
    bad: [
      {
        name: 'latest',
        files: {
          'azure-pipelines.yml': dedent`
            resources:
              containers:
                - container: build
                  image: node:latest
            jobs:
              - job: a
                container: build
                steps:
                  - script: make
          `,
        },
        expect: { fail: ['azure-pipelines.yml:4'] },
      },
      {
        name: 'by a variable and by the default of a parameter',
        files: {
          'azure-pipelines.yml': dedent`
            parameters:
              - name: image
                default: node
            variables:
              - name: tag
                value: latest
            jobs:
              - job: a
                container: node:$(tag)
              - job: b
                container: \${{ parameters.image }}
          `,
        },
        expect: { fail: ['azure-pipelines.yml:9', 'azure-pipelines.yml:11'] },
      },
    ],
    good: [
      {
        name: 'a tag',
        files: {
          'azure-pipelines.yml': dedent`
            resources:
              containers:
                - container: build
                  image: node:22.11
            jobs:
              - job: a
                container: build
                steps:
                  - script: make
          `,
        },
        expect: 'pass',
      },
      { name: 'none', files: { 'README.md': '' }, expect: 'not-applicable' },
    ],
  },
});
