import { commandsIn, dedent, defineRule, type Evidence, type Finding, flowsIn, type Job, judge, type Setting } from 'policy-audit';
import { commit, workflow } from './shared/examples.ts';

/** The names of the secrets that a setting brings. Every action can read the token of the job anyway. */
const secretsIn = ({ value }: Setting): readonly string[] =>
  flowsIn(value).flatMap(({ path: [root, name = '*'] }) => (root === 'secrets' && name !== 'github_token' ? [name.toUpperCase()] : []));

const isThirdParty = ({ steps }: Job): boolean => steps.some(({ uses }) => uses && !/^(?:actions|github)\/|^\.{0,2}\//i.test(uses.value));

/** Commands that write a variable with a secret into the log. What goes into a pipe or a file is not in it. */
const printed = (run: Parameters<typeof commandsIn>[0], env: readonly Setting[]): readonly { readonly name: string; readonly line: number; readonly column: number }[] => {
  const held = env.filter((setting) => /^\w{1,200}$/.test(setting.name) && secretsIn(setting).length > 0).map(({ name }) => name);
  if (held.length === 0 || !/echo|printf|printenv/.test(run.value)) return [];
  return commandsIn(run)
    .filter(({ name, redirects, pipedInto, inside }) => /^(?:echo|printf|printenv)$/.test(name) && redirects.length === 0 && pipedInto === undefined && inside === undefined)
    .flatMap(({ name: command, args, line, column }) =>
      args.some(({ text }) => text.startsWith('::add-mask::'))
        ? []
        : held
            .filter((name) => args.some(({ text, expands }) => (command === 'printenv' ? text === name : expands && new RegExp(`\\$(?:${name}(?!\\w)|\\{${name}\\})`).test(text))))
            .map((name) => ({ name, line, column })),
    );
};

export default defineRule({
  id: 'ci/workflow-secret-scope',
  title: 'Secrets are given only to the step that needs them',
  severity: 'medium',
  rationale:
    'A secret in the environment of a workflow or job can be read by every action in it and by everything these install. In the text of a script it also shows in process lists and, when it is changed on the way, in logs.',
  remediation: 'Move the secret to the "env" of the step that uses it, and write "$NAME" in the script.',
  practices: ['secrets/not-logged', 'ci/least-privilege-token'],
  references: [
    { standard: 'OSPS Baseline', control: 'OSPS-BR-07.01', url: 'https://baseline.openssf.org/' },
    { standard: 'CWE', control: 'CWE-200', url: 'https://cwe.mitre.org/data/definitions/200.html' },
  ],
  since: '0.1.0',
  needs: ['workflows'],
  check({ workflows }) {
    const findings: Finding[] = [];
    const evidence: Evidence[] = [];
    for (const { path, env, jobs } of workflows.workflows) {
      for (const setting of env)
        for (const name of secretsIn(setting)) findings.push({ message: `The secret ${name} is in the environment of every step of this workflow.`, at: { path, ...setting.at } });
      for (const job of jobs)
        for (const setting of job.env)
          for (const name of secretsIn(setting))
            if (!isThirdParty(job)) evidence.push({ at: { path, ...setting.at }, note: `the secret ${name} is given to a job without actions of others` });
            else
              findings.push({
                message: `The secret ${name} is in the environment of every step of the job "${job.id}", third-party actions included.`,
                at: { path, ...setting.at },
              });
    }
    for (const { path, step } of workflows.steps) {
      for (const { path: parts, line, column } of step.run ? flowsIn(step.run) : []) {
        if (parts[0] !== 'secrets') continue;
        const name = (parts[1] ?? '*').toUpperCase();
        const at = { path, line, column };
        findings.push({ message: `The secret ${name} is expanded in the text of a script.`, at, ...(name === 'GITHUB_TOKEN' ? { severity: 'low' as const } : {}) });
      }
      for (const { name, line, column } of step.run ? printed(step.run, step.env) : [])
        findings.push({ message: `The secret in ${name} is printed into the log, where only its exact text is masked.`, at: { path, line, column } });
      for (const setting of [...step.env, ...step.with])
        for (const name of secretsIn(setting).slice(0, 1)) evidence.push({ at: { path, ...setting.at }, note: `the secret ${name} is given to one step` });
    }
    return judge(findings, evidence, 'No workflow uses a secret.');
  },
  examples: {
    bad: [
      {
        name: 'for the whole workflow',
        files: {
          '.github/workflows/ci.yml': dedent`
            on: push
            env:
              KEY: \${{ secrets.DEPLOY_KEY }}
            jobs:
              a:
                steps: []
          `,
        },
        expect: { fail: ['.github/workflows/ci.yml:3'] },
      },
      {
        name: 'for a job with an action of somebody else',
        files: {
          '.github/workflows/ci.yml': dedent`
            on: push
            jobs:
              a:
                env:
                  KEY: \${{ secrets.DEPLOY_KEY }}
                steps:
                  - uses: example/act@v1
          `,
        },
        expect: { fail: ['.github/workflows/ci.yml:5'] },
      },
      { name: 'in a command', files: workflow('      - run: deploy --key ${{ secrets.DEPLOY_KEY }}\n'), expect: { fail: ['.github/workflows/ci.yml:7'] } },
      {
        name: 'printed',
        files: workflow('      - run: |\n          echo "token: $KEY"\n          printenv KEY\n        env:\n          KEY: ${{ secrets.DEPLOY_KEY }}\n'),
        expect: { fail: ['.github/workflows/ci.yml:8', '.github/workflows/ci.yml:9'] },
      },
    ],
    good: [
      { name: 'for one step', files: workflow(`      - uses: example/act@${commit}\n        with:\n          key: \${{ secrets.DEPLOY_KEY }}\n`), expect: 'pass' },
      {
        name: 'piped, written to a file, masked or only counted',
        files: workflow(
          '      - run: |\n          echo "$KEY" | docker login --password-stdin\n          echo "$KEY" > key\n          echo "::add-mask::$KEY"\n          echo "${#KEY} ${KEY:+set}"\n        env:\n          KEY: ${{ secrets.DEPLOY_KEY }}\n',
        ),
        expect: 'pass',
      },
      {
        name: 'for a job without actions of somebody else',
        files: {
          '.github/workflows/ci.yml': dedent`
            on: push
            jobs:
              a:
                env:
                  KEY: \${{ secrets.DEPLOY_KEY }}
                steps:
                  - uses: actions/checkout@v6
                  - run: deploy
          `,
        },
        expect: 'pass',
      },
      { name: 'asked for only', files: workflow("      - run: echo ${{ secrets.DEPLOY_KEY != '' }}\n"), expect: 'not-applicable' },
    ],
  },
});
