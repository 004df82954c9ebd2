import { defineRule, judge } from 'policy-audit';
import { workflow } from './shared/examples.ts';

export default defineRule({
  id: 'ci/workflow-insecure-commands',
  title: 'Workflows do not re-enable insecure commands',
  severity: 'medium',
  rationale: 'ACTIONS_ALLOW_UNSECURE_COMMANDS lets any line that a step prints set environment variables and the PATH of the following steps.',
  remediation: 'Remove ACTIONS_ALLOW_UNSECURE_COMMANDS and write to $GITHUB_ENV and $GITHUB_PATH instead.',
  practices: ['ci/no-template-injection'],
  references: [{ standard: 'CWE', control: 'CWE-94', url: 'https://cwe.mitre.org/data/definitions/94.html' }],
  since: '0.1.0',
  needs: ['workflows'],
  check({ workflows }) {
    const settings = [
      ...workflows.workflows.flatMap(({ path, env, jobs }) => [...env, ...jobs.flatMap((job) => job.env)].map((setting) => ({ path, ...setting }))),
      ...workflows.steps.flatMap(({ path, step }) => step.env.map((setting) => ({ path, ...setting }))),
    ];
    const findings = settings
      .filter(({ name, value }) => name.toUpperCase() === 'ACTIONS_ALLOW_UNSECURE_COMMANDS' && /^(?:true|1|yes|on)$/i.test(value.value.trim()))
      .map(({ path, at }) => ({ message: 'The commands that let printed output set variables are enabled.', at: { path, ...at } }));
    const written = workflows.steps
      .filter(({ step }) => /\bACTIONS_ALLOW_UNSECURE_COMMANDS\b["']?\s*[=:]\s*["']?true\b[^\n]*\bGITHUB_ENV\b/i.test(step.run?.value ?? ''))
      .map(({ path, step }) => ({ message: 'The commands that let printed output set variables are enabled for the steps after this one.', at: { path, line: step.line } }));
    return judge(
      [...findings, ...written],
      workflows.workflows.map(({ path }) => ({ at: { path, line: 1 }, note: 'does not set ACTIONS_ALLOW_UNSECURE_COMMANDS' })),
      'There are no GitHub workflows.',
    );
  },
  examples: {
    bad: [
      {
        name: 'on a step',
        files: workflow('      - run: make\n        env:\n          ACTIONS_ALLOW_UNSECURE_COMMANDS: true\n'),
        expect: { fail: ['.github/workflows/ci.yml:9'] },
      },
      {
        name: 'for the steps that follow',
        files: workflow('      - run: echo "ACTIONS_ALLOW_UNSECURE_COMMANDS=true" >> "$GITHUB_ENV"\n'),
        expect: { fail: ['.github/workflows/ci.yml:7'] },
      },
    ],
    good: [
      { name: 'not set', files: workflow('      - run: make\n'), expect: 'pass' },
      { name: 'set to false', files: workflow('      - run: make\n        env:\n          ACTIONS_ALLOW_UNSECURE_COMMANDS: "false"\n'), expect: 'pass' },
    ],
  },
});
