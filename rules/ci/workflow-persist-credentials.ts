import { defineRule, type Evidence, type Finding, type Fix, judgeAll, type WorkflowStep } from 'policy-audit';
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

/** Since version 6 the token lies outside of the workspace. A hash alone says no version. */
const isOutside = (version: string): boolean | undefined => (/^[0-9a-f]{40}$/i.test(version) ? undefined : /^v?(?:[6-9]|\d\d)(?:\.|$)/.test(version) || version === 'main');

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
    const open: Evidence[] = [];
    for (const { path, jobs } of workflows.workflows) {
      for (const { steps } of jobs) {
        const uploads = steps.some(({ uses }) => /^actions\/upload-(?:artifact|pages-artifact)@/i.test(uses?.value ?? ''));
        for (const { uses, usesVersion, with: given } of steps) {
          if (!uses || !/^actions\/checkout@/i.test(uses.value)) continue;
          const at = { path, line: uses.line, column: uses.column };
          const outside = isOutside(usesVersion ?? uses.value.slice(uses.value.indexOf('@') + 1));
          const kept = given.find(({ name }) => name.toLowerCase() === 'persist-credentials')?.value.value.toLowerCase() !== 'false';
          if (!kept) evidence.push({ at, note: 'the token is not kept' });
          else if (uploads && outside === undefined) open.push({ at, note: 'the job uploads files, and this commit of actions/checkout may keep the token in .git/config' });
          else if (uploads && outside) evidence.push({ at, note: 'the token is kept outside of the workspace' });
          else if (uploads) findings.push({ message: 'The checkout leaves the token in .git/config, and the job uploads files.', at, ...notKept(path, steps, uses.line, given) });
        }
      }
    }
    return judgeAll(
      [{ findings, evidence, open }],
      'Is this commit of actions/checkout of version 6 or later, which keeps the token outside of the workspace?',
      'No job both checks out the repository with its token and uploads files.',
    );
  },
  examples: {
    bad: [
      {
        name: 'among other settings',
        files: workflow(`      - name: fetch\n        uses: actions/checkout@v4 # all of it\n        with:\n          fetch-depth: 0\n${upload}`),
        expect: { fail: ['.github/workflows/ci.yml:8'] },
      },
    ],
    good: [
      { name: 'not kept', files: workflow(`      - uses: actions/checkout@v4\n        with:\n          persist-credentials: false\n${upload}`), expect: 'pass' },
      { name: 'nothing is uploaded', files: workflow('      - uses: actions/checkout@v4\n'), expect: 'not-applicable' },
    ],
  },
});
