import { defineRule } from 'policy-audit';
import { mayBeOf } from './shared/ci-files.ts';
import { imageRationale, imageRemediation, judgeImages } from './shared/ci-images.ts';

const withImage = (image: string): Readonly<Record<string, string>> => ({
  'azure-pipelines.yml': `resources:\n  containers:\n    - container: build\n      image: ${image}\njobs:\n  - job: a\n    container: build\n    steps:\n      - script: make\n`,
});

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
      { name: 'latest', files: withImage('node:latest'), expect: { fail: ['azure-pipelines.yml:4'] } },
      { name: 'no tag, behind a port', files: withImage('registry.example:5000/node'), expect: { fail: ['azure-pipelines.yml:4'] } },
      {
        name: 'by a variable and by the default of a parameter',
        files: {
          'azure-pipelines.yml':
            'parameters:\n  - name: image\n    default: node\nvariables:\n  - name: tag\n    value: latest\njobs:\n  - job: a\n    container: node:$(tag)\n  - job: b\n    container: ${{ parameters.image }}\n',
        },
        expect: { fail: ['azure-pipelines.yml:9', 'azure-pipelines.yml:11'] },
      },
    ],
    good: [
      { name: 'a tag', files: withImage('node:22.11'), expect: 'pass' },
      { name: 'a digest', files: withImage('node@sha256:0000000000000000000000000000000000000000000000000000000000000000'), expect: 'pass' },
      {
        name: 'machines, by a variable of the matrix',
        files: {
          'azure-pipelines.yml': 'strategy:\n  matrix:\n    linux:\n      image: ubuntu-latest\npool:\n  vmImage: $(image)\nsteps:\n  - script: make\n',
        },
        expect: 'not-applicable',
      },
      { name: 'a variable', files: withImage('$IMAGE'), expect: 'manual' },
      { name: 'none', files: { 'README.md': '' }, expect: 'not-applicable' },
      {
        name: 'a variable that a job sets anew',
        files: {
          'azure-pipelines.yml': 'variables: { tag: "22" }\njobs:\n  - job: a\n    variables: { tag: latest }\n    container: node:$(tag)\n',
        },
        expect: 'manual',
      },
    ],
  },
});
