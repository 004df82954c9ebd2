import { commandsIn, dedent, defineRule, type Evidence, type Facts, type Finding, isDownload, judge, type PlacedText, placeIn, uncheckedRuns } from 'policy-audit';
import { workflow } from './shared/examples.ts';

/** PowerShell in its other order: `iex (iwr …)` and `iex ((New-Object Net.WebClient).DownloadString('…'))`. */
const powershell =
  /^(?!\s{0,200}#).{0,500}?\b(?:iex|Invoke-Expression)\b.{0,200}?(?:\b(?:iwr|irm|curl|wget|Invoke-WebRequest|Invoke-RestMethod)\b|\.DownloadString\()|\.DownloadString\(.{0,300}?\|\s{0,20}(?:iex|Invoke-Expression)\b/im;

const downloads = /curl|wget|fetch|aria2c|iwr|irm|Invoke-|DownloadString/i;

/** The steps of a job share a folder: what one of them saves, a later one may run. */
const scriptsOf = ({ workflows, actions }: Facts['workflows']): readonly { readonly path: string; readonly scripts: readonly PlacedText[] }[] =>
  [...workflows.flatMap(({ path, jobs }) => jobs.map(({ steps }) => ({ path, steps }))), ...actions]
    .map(({ path, steps }) => ({ path, scripts: steps.flatMap(({ run }) => run ?? []) }))
    .filter(({ scripts }) => scripts.some(({ value }) => downloads.test(value)));

export default defineRule({
  id: 'ci/workflow-curl-pipe-shell',
  title: 'No workflow runs an unverified script from the network',
  severity: 'medium',
  rationale: 'A script that is fetched and run at once is whatever the server answers on that day, with the token and the secrets of the job.',
  remediation: 'Use a pinned action or package, or check the download against a digest kept in the repository (`echo "SUM  FILE" | sha256sum -c`).',
  practices: ['ci/tool-versions-pinned'],
  references: [
    { standard: 'OSPS Baseline', control: 'OSPS-BR-03.02', url: 'https://baseline.openssf.org/' },
    { standard: 'CWE', control: 'CWE-494', url: 'https://cwe.mitre.org/data/definitions/494.html' },
  ],
  since: '0.1.0',
  needs: ['workflows'],
  check({ workflows }) {
    const findings: Finding[] = [];
    const evidence: Evidence[] = [];
    for (const { path, scripts } of scriptsOf(workflows)) {
      const commands = scripts.map(commandsIn);
      const runs = uncheckedRuns(commands);
      for (const { download, how, plain } of runs) {
        const at = { path, line: download.line, column: download.column };
        findings.push({
          message: `What ${download.name} fetches ${how} without verification${plain ? ', and arrives unencrypted' : ''}.`,
          at,
          ...(plain ? { severity: 'high' as const } : {}),
        });
      }
      for (const [index, script] of scripts.entries()) {
        if (runs.some(({ download }) => commands[index]?.includes(download))) continue;
        const run = powershell.exec(script.value);
        if (run) findings.push({ message: 'What PowerShell downloads is run without verification.', at: { path, ...placeIn(script, run.index + run[0].search(/\S/)) } });
        const first = run ? undefined : commands[index]?.find(isDownload);
        if (first) evidence.push({ at: { path, line: first.line, column: first.column }, note: `what ${first.name} fetches is not run unchecked` });
      }
    }
    return judge(findings, evidence, 'No workflow downloads anything by command.');
  },
  examples: {
    bad: [
      {
        name: 'a pipe',
        files: workflow('      - run: |\n          make\n          curl -sSf https://get.example/x.sh | sh -s -- -y\n'),
        expect: { fail: ['.github/workflows/ci.yml:9'] },
      },
      {
        name: 'a composite action',
        files: {
          'setup/action.yml': dedent`
            runs:
              using: composite
              steps:
                - run: bash <(curl -s https://get.example/x.sh)
                  shell: bash
          `,
        },
        expect: { fail: ['setup/action.yml:4'] },
      },
    ],
    good: [
      {
        name: 'a version in a variable',
        files: workflow('      - run: |\n          V=$(curl -s https://api.example/v)\n          bash install.sh "$V"\n          echo "$V"\n'),
        expect: 'pass',
      },
      { name: 'data', files: workflow('      - run: curl -s https://api.example/v | jq .tag\n'), expect: 'pass' },
      { name: 'no download', files: workflow('      - run: make\n'), expect: 'not-applicable' },
    ],
  },
});
