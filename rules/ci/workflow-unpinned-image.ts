import { dedent, defineRule, type Evidence, type Finding, judge, type PlacedText } from 'policy-audit';

const judgeImage = (path: string, { value, line, column }: PlacedText): { finding?: Finding; evidence?: Evidence } => {
  const at = { path, line, column };
  const image = value.replace(/^docker:\/\//, '');
  if (image === '' || image.includes('${{')) return {};
  if (/@sha256:[0-9a-f]{64}$/.test(image)) return { evidence: { at, note: 'an image pinned by its digest' } };
  const tag = /:([^:/]+)$/.exec(image)?.[1];
  if (tag === undefined || tag === 'latest')
    return { finding: { message: `The image ${image} ${tag ? 'is the latest one' : 'has no tag'}, whatever that is on the day of the run.`, at, severity: 'medium' } };
  return { finding: { message: `The image ${image} is named by its tag, which can be moved; the digest cannot.`, at } };
};

const withImage = (image: string): Readonly<Record<string, string>> => ({
  '.github/workflows/ci.yml': `on: push\njobs:\n  test:\n    container:\n      image: ${image}\n    steps: []\n`,
});

export default defineRule({
  id: 'ci/workflow-unpinned-image',
  title: 'Workflow containers and services are pinned by digest',
  severity: 'low',
  rationale: 'A job runs inside the image that its container names, with the code and often with secrets. A tag can be moved to another image.',
  remediation: 'Add the digest to the tag: image: postgres:17@sha256:<64 hex digits>.',
  practices: ['ci/tool-versions-pinned'],
  references: [{ standard: 'CWE', control: 'CWE-1357', url: 'https://cwe.mitre.org/data/definitions/1357.html' }],
  since: '0.1.0',
  needs: ['workflows'],
  check({ workflows }) {
    const judged = workflows.workflows.flatMap(({ path, jobs }) =>
      jobs.flatMap(({ container, services }) => [container, ...services].flatMap((image) => (image ? [judgeImage(path, image)] : []))),
    );
    return judge(
      judged.flatMap(({ finding }) => finding ?? []),
      judged.flatMap(({ evidence }) => evidence ?? []),
      'No workflow names an image.',
    );
  },
  examples: {
    bad: [
      { name: 'a tag', files: withImage('node:22'), expect: { fail: ['.github/workflows/ci.yml:5'] } },
      { name: 'no tag, behind a port', files: withImage('registry.example:5000/node'), expect: { fail: ['.github/workflows/ci.yml:5'] } },
      {
        name: 'a service',
        files: {
          '.github/workflows/ci.yml': dedent`
            on: push
            jobs:
              test:
                services:
                  db:
                    image: postgres:latest
                steps: []
          `,
        },
        expect: { fail: ['.github/workflows/ci.yml:6'] },
      },
    ],
    good: [
      { name: 'a digest', files: withImage(`node:22@sha256:${'0'.repeat(64)}`), expect: 'pass' },
      { name: 'an expression', files: withImage('${{ matrix.image }}'), expect: 'not-applicable' },
    ],
  },
});
