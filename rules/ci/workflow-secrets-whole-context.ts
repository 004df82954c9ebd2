import { defineRule, type Evidence, type Finding, flowsIn, judge, type PlacedText, type Setting } from 'policy-audit';
import { workflow } from './shared/examples.ts';

export default defineRule({
  id: 'ci/workflow-secrets-whole-context',
  title: 'Workflows name each secret they use',
  severity: 'medium',
  rationale: 'toJSON(secrets) and secrets[expression] give a step every secret there is, and GitHub cannot tell which ones it has to mask.',
  remediation: 'Name the secret: ${{ secrets.NAME }}.',
  practices: ['ci/least-privilege-token'],
  references: [
    { standard: 'CWE', control: 'CWE-272', url: 'https://cwe.mitre.org/data/definitions/272.html' },
    { standard: 'zizmor', control: 'overprovisioned-secrets', url: 'https://docs.zizmor.sh/audits/#overprovisioned-secrets' },
  ],
  since: '0.1.0',
  needs: ['workflows'],
  check({ workflows }) {
    const findings: Finding[] = [];
    const evidence: Evidence[] = [];
    const look = (path: string, text: PlacedText): void => {
      for (const { path: parts, whole, line, column } of flowsIn(text)) {
        if (parts[0] !== 'secrets') continue;
        const at = { path, line, column };
        if (parts.length === 1 && whole) findings.push({ message: 'All secrets are passed at once.', at });
        else if (parts[1] === '*') findings.push({ message: 'Which secret is used depends on an expression, so all of them are passed.', at });
        else if (parts.length > 1) evidence.push({ at, note: 'a secret by its name' });
      }
    };
    const settings = (path: string, list: readonly Setting[]): void => {
      for (const { value } of list) look(path, value);
    };
    for (const { path, env, jobs } of workflows.workflows) {
      settings(path, env);
      for (const job of jobs) settings(path, [...job.env, ...job.with, ...job.secrets]);
    }
    for (const { path, step } of workflows.steps) {
      settings(path, [...step.env, ...step.with]);
      if (step.run) look(path, step.run);
    }
    return judge(findings, evidence, 'No workflow uses a secret.');
  },
  examples: {
    bad: [
      { name: 'all of them', files: workflow('      - run: deploy\n        env:\n          ALL: ${{ toJSON(secrets) }}\n'), expect: { fail: ['.github/workflows/ci.yml:9'] } },
      {
        name: 'by an expression',
        files: workflow("      - run: deploy\n        env:\n          KEY: ${{ secrets[format('KEY_{0}', matrix.env)] }}\n"),
        expect: { fail: ['.github/workflows/ci.yml:9'] },
      },
    ],
    good: [
      { name: 'by name', files: workflow("      - run: deploy\n        env:\n          KEY: ${{ secrets.KEY }}\n          OTHER: ${{ secrets['OTHER'] }}\n"), expect: 'pass' },
      { name: 'none', files: workflow('      - run: make\n'), expect: 'not-applicable' },
    ],
  },
});
