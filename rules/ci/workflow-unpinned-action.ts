import { dedent, defineRule, type Evidence, type Finding, judge, type PlacedText, type Severity } from 'policy-audit';
import { commit, workflow } from './shared/examples.ts';

const judgeUse = (path: string, { value, line, column }: PlacedText): { finding?: Finding; evidence?: Evidence } => {
  const at = { path, line, column };
  if (/^(?:\.{0,2}\/|\$\/|\.$)/.test(value) || value.includes('${{')) return {};
  if (value.startsWith('docker://'))
    return /@sha256:[0-9a-f]{64}$/.test(value)
      ? { evidence: { at, note: 'an image pinned by digest' } }
      : { finding: { message: `The image ${value} is not pinned by digest.`, at } };
  const cut = value.lastIndexOf('@');
  const name = cut < 0 ? value : value.slice(0, cut);
  const ref = cut < 0 ? '' : value.slice(cut + 1);
  if (/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/i.test(ref)) return { evidence: { at, note: `${name} is pinned by the hash of its commit` } };
  const kind = ref === '' ? 'none' : isTag(ref) ? 'tag' : 'branch';
  const severity: Severity = kind === 'tag' ? (/^(?:actions|github)\//i.test(name) ? 'low' : 'medium') : 'high';
  const what = {
    none: `${name} is used without a version, so what it runs can change at any time`,
    tag: `${name} is used at the tag ${ref}, which can be moved to other code`,
    branch: `${name} follows ${ref === 'HEAD' ? 'the default branch' : `the branch ${ref}`}, which changes with every push`,
  }[kind];
  return {
    finding: {
      message: `${what}.`,
      at,
      severity,
    },
  };
};

const isTag = (ref: string): boolean => /^(?:[\w.-]{1,60}[-/@])?v?\d/i.test(ref) && !/^(?:releases?|branch|heads)\//i.test(ref);

export default defineRule({
  id: 'ci/workflow-unpinned-action',
  title: 'Actions and reusable workflows are pinned to a commit hash',
  severity: 'medium',
  rationale: 'Tags and branches can be moved. Whoever takes over the account behind an action runs code in every repository that names it by tag, with its secrets.',
  remediation: 'Use the full commit hash, with the version in a comment: `owner/name@<40 hex digits> # v1.2.3`. Dependabot and Renovate update both.',
  practices: ['ci/actions-pinned'],
  references: [
    { standard: 'CWE', control: 'CWE-829', url: 'https://cwe.mitre.org/data/definitions/829.html' },
    { standard: 'OpenSSF Scorecard', control: 'Pinned-Dependencies', url: 'https://github.com/ossf/scorecard/blob/main/docs/checks.md#pinned-dependencies' },
  ],
  since: '0.1.0',
  needs: ['workflows'],
  check({ workflows }) {
    const uses = [
      ...workflows.workflows.flatMap(({ path, jobs }) => jobs.flatMap((job) => (job.uses ? [{ path, text: job.uses }] : []))),
      ...workflows.steps.flatMap(({ path, step }) => (step.uses ? [{ path, text: step.uses }] : [])),
      ...workflows.actions.flatMap(({ path, image }) => (image?.value.startsWith('docker://') ? [{ path, text: image }] : [])),
    ];
    const judged = uses.map(({ path, text }) => judgeUse(path, text));
    return judge(
      judged.flatMap(({ finding }) => finding ?? []),
      judged.flatMap(({ evidence }) => evidence ?? []),
      'No workflow or action of this repository uses one of another.',
    );
  },
  examples: {
    bad: [
      { name: 'a tag', files: workflow('      - uses: example/act@v1\n'), expect: { fail: ['.github/workflows/ci.yml:7'] } },
      {
        name: 'an action that is an image, which the hash of its own commit does not pin',
        files: {
          'action.yml': dedent`
            runs:
              using: docker
              image: docker://alpine:3.20
          `,
        },
        expect: { fail: ['action.yml:3'] },
      },
    ],
    good: [
      { name: 'a commit', files: workflow(`      - uses: example/act@${commit} # v1.2.3\n`), expect: 'pass' },
      { name: 'over two lines', files: workflow(`      - uses: |\n          actions/checkout@${'0123456789'.repeat(4)}\n`), expect: 'pass' },
      {
        name: 'an action that is built here',
        files: {
          'action.yml': dedent`
            runs:
              using: docker
              image: Dockerfile
          `,
        },
        expect: 'not-applicable',
      },
    ],
  },
});
