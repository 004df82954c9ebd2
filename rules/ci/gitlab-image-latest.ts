import { defineRule } from 'policy-audit';
import { mayBeOf } from './shared/ci-files.ts';
import { imageRationale, imageRemediation, judgeImages } from './shared/ci-images.ts';

const withImage = (image: string): Readonly<Record<string, string>> => ({ '.gitlab-ci.yml': `test:\n  image: ${image}\n  script:\n    - make\n` });

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
      { name: 'latest', files: withImage('node:latest'), expect: { fail: ['.gitlab-ci.yml:2'] } },
      { name: 'no tag, behind a port', files: withImage('registry.example:5000/node'), expect: { fail: ['.gitlab-ci.yml:2'] } },
      {
        name: 'through a variable',
        files: { '.gitlab-ci.yml': 'variables:\n  IMAGE: node:latest\ntest:\n  image: $IMAGE\n  script:\n    - make\n' },
        expect: { fail: ['.gitlab-ci.yml:4'] },
      },
      {
        name: 'one of the turns of a matrix',
        files: { '.gitlab-ci.yml': 'test:\n  parallel:\n    matrix:\n      - TAG: ["22", latest]\n  image: node:$TAG\n  script:\n    - make\n' },
        expect: { fail: ['.gitlab-ci.yml:5'] },
      },
      {
        name: 'a variable whose name begins with that of another',
        files: { '.gitlab-ci.yml': 'variables:\n  IMG: node\n  IMG_TAG: latest\ntest:\n  image: $IMG:$IMG_TAG\n  script:\n    - make\n' },
        expect: { fail: ['.gitlab-ci.yml:5'] },
      },
      {
        name: 'a turn that leaves the variable as it is',
        files: { '.gitlab-ci.yml': 'variables:\n  TAG: latest\ntest:\n  parallel:\n    matrix:\n      - TAG: "22"\n      - OS: x\n  image: node:$TAG\n  script:\n    - make\n' },
        expect: { fail: ['.gitlab-ci.yml:8'] },
      },
    ],
    good: [
      { name: 'a tag', files: withImage('node:22.11'), expect: 'pass' },
      { name: 'a digest', files: withImage('node@sha256:0000000000000000000000000000000000000000000000000000000000000000'), expect: 'pass' },
      { name: 'a variable', files: withImage('$IMAGE'), expect: 'manual' },
      {
        name: 'a reference to another job',
        files: { '.gitlab-ci.yml': '.setup:\n  image: node:22\n  script:\n    - npm ci\ntest:\n  extends: .setup\n  script:\n    - !reference [.setup, script]\n    - npm test\n' },
        expect: 'pass',
      },
      { name: 'none', files: { 'README.md': '' }, expect: 'not-applicable' },
    ],
  },
});
