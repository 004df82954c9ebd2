import { defineRule, type Evidence, type Finding, type Fix, judge, type WorkflowStep } from 'policy-audit';
import { workflow } from './shared/examples.ts';

const upload = '      - uses: actions/upload-artifact@v4\n        with:\n          path: .\n';

/** Steps that could want the token are those that run git, and actions of others. */
const notKept = (path: string, steps: readonly WorkflowStep[], line: number, given: WorkflowStep['with']): { readonly fix?: Fix } => {
  if (given.some(({ name }) => name.toLowerCase() === 'persist-credentials')) return {};
  const safe = steps.every(({ uses, run }) => (uses === undefined || /^actions\//i.test(uses.value)) && !/\b(?:git|gh|release|publish|push)\b/.test(run?.value ?? ''));
  const edit = { kind: 'yaml-entries', path } as const;
  const [first] = given;
  const setting = 'persist-credentials: false';
  return {
    fix: {
      safe,
      title: 'Do not keep the token in .git/config',
      edits: [first ? { ...edit, line: first.at.line, put: 'before', lines: [setting] } : { ...edit, line, put: 'after', lines: ['with:', `  ${setting}`] }],
    },
  };
};

export default defineRule({
  id: 'ci/workflow-persist-credentials',
  title: 'Jobs that upload files do not keep the checkout token',
  severity: 'low',
  rationale:
    'actions/checkout writes the token of the job into .git/config. An artifact of the workspace then hands it to everyone who can download it, and every later step can read it.',
  remediation: 'Set "persist-credentials: false" on actions/checkout unless a later step pushes.',
  practices: ['ci/no-persisted-credentials'],
  references: [
    { standard: 'CWE', control: 'CWE-522', url: 'https://cwe.mitre.org/data/definitions/522.html' },
    { standard: 'zizmor', control: 'artipacked', url: 'https://docs.zizmor.sh/audits/#artipacked' },
  ],
  since: '0.1.0',
  needs: ['workflows'],
  check({ workflows }) {
    const findings: Finding[] = [];
    const evidence: Evidence[] = [];
    for (const { path, jobs } of workflows.workflows) {
      for (const { steps } of jobs) {
        const uploads = steps.some(({ uses }) => /^actions\/upload-(?:artifact|pages-artifact)@/i.test(uses?.value ?? ''));
        for (const { uses, with: given } of steps) {
          if (!uses || !/^actions\/checkout@/i.test(uses.value)) continue;
          const at = { path, line: uses.line, column: uses.column };
          // Since version 6 the token lies outside of the workspace.
          const outside = /@v(?:[6-9]|\d\d)(?:\.|$)/.test(uses.value);
          const kept = given.find(({ name }) => name.toLowerCase() === 'persist-credentials')?.value.value.toLowerCase() !== 'false';
          if (!kept) evidence.push({ at, note: 'the token is not kept' });
          else if (uploads && outside) evidence.push({ at, note: 'the token is kept outside of the workspace' });
          else if (uploads) findings.push({ message: 'The checkout leaves the token in .git/config, and the job uploads files.', at, ...notKept(path, steps, uses.line, given) });
        }
      }
    }
    return judge(findings, evidence, 'No job both checks out the repository with its token and uploads files.');
  },
  examples: {
    bad: [
      { name: 'the default, before an upload', files: workflow(`      - uses: actions/checkout@v4\n${upload}`), expect: { fail: ['.github/workflows/ci.yml:7'] } },
      {
        name: 'among other settings',
        files: workflow(`      - name: fetch\n        uses: actions/checkout@v4 # all of it\n        with:\n          fetch-depth: 0\n${upload}`),
        expect: { fail: ['.github/workflows/ci.yml:8'] },
      },
    ],
    good: [
      { name: 'not kept', files: workflow(`      - uses: actions/checkout@v4\n        with:\n          persist-credentials: false\n${upload}`), expect: 'pass' },
      { name: 'a version that keeps it elsewhere', files: workflow(`      - uses: actions/checkout@v6\n${upload}`), expect: 'pass' },
      { name: 'nothing is uploaded', files: workflow('      - uses: actions/checkout@v4\n'), expect: 'not-applicable' },
    ],
  },
});
