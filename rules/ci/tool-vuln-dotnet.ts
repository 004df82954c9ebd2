import { defineRule, manual } from 'policy-audit';
import { workflow } from './shared/examples.ts';
import { anyDependencies, runsOneOf } from './shared/runs-one-of.ts';

const tree = { 'App.csproj': '<Project Sdk="Microsoft.NET.Sdk"/>\n' };

const wanted = {
  language: '.NET',
  sources: [/\.(?:cs|fs|vb)proj$|(?:^|\/)packages\.config$/],
  tools: ['dotnet-vulnerable', 'nuget-audit', ...anyDependencies],
  does: 'looks for known vulnerabilities in .NET dependencies',
  named: 'dotnet list package --vulnerable, NuGetAudit, osv-scanner, trivy fs',
};

export default defineRule({
  id: 'ci/tool-vuln-dotnet',
  title: 'CI checks .NET dependencies for known vulnerabilities',
  severity: 'medium',
  rationale: 'New advisories come out for code that has not changed. Only a tool that compares what is really installed with the advisories, again and again, sees them in time.',
  remediation: 'Run one of these in CI so that it can fail the job: dotnet list package --vulnerable, NuGetAudit, osv-scanner, trivy fs.',
  practices: ['dependencies/vulnerability-scan'],
  references: [
    { standard: 'OSPS Baseline', control: 'OSPS-VM-05.03', url: 'https://baseline.openssf.org/' },
    { standard: 'CWE', control: 'CWE-1395', url: 'https://cwe.mitre.org/data/definitions/1395.html' },
  ],
  since: '0.1.0',
  needs: ['files', 'pipelines', 'runtimeVersions'],
  check({ files, pipelines, runtimeVersions }) {
    const outcome = runsOneOf(wanted)({ files, pipelines });
    if (outcome.status !== 'fail') return outcome;
    // https://learn.microsoft.com/nuget/concepts/auditing-packages
    const sdk = runtimeVersions.all.find(({ runtime, least }) => runtime === 'dotnet-sdk' && Number(least) >= 8);
    if (sdk)
      return manual('The SDK warns of vulnerable packages whenever it restores them. Is that left on, and do these warnings (NU1901 to NU1904) fail the build?', [
        { at: { path: sdk.path, line: sdk.line }, note: `asks for the SDK ${sdk.least} or later` },
      ]);
    // It reads the code and not the packages.
    return runsOneOf({ ...wanted, partly: ['codeql:csharp'] })({ files, pipelines });
  },
  examples: {
    bad: [{ name: 'nothing runs', files: { ...tree, ...workflow('      - run: make test\n') }, expect: { fail: ['App.csproj'] } }],
    good: [
      { name: 'run as a command', files: { ...tree, ...workflow('      - run: dotnet list App.sln package --vulnerable --include-transitive\n') }, expect: 'pass' },
      { name: 'NuGetAudit', files: { ...tree, 'Directory.Build.props': '<Project><PropertyGroup><NuGetAudit>true</NuGetAudit></PropertyGroup></Project>\n' }, expect: 'pass' },
      {
        name: 'CodeQL alone',
        files: { ...tree, ...workflow('      - uses: github/codeql-action/init@v3\n        with: { languages: csharp }\n      - uses: github/codeql-action/analyze@v3\n') },
        expect: 'manual',
      },
      {
        name: 'an SDK that audits by itself',
        files: { 'App.csproj': '<Project Sdk="Microsoft.NET.Sdk">\n  <TargetFrameworks>net462;net9.0</TargetFrameworks>\n</Project>\n', ...workflow('      - run: dotnet test\n') },
        expect: 'manual',
      },
      { name: 'another language', files: { 'README.md': '' }, expect: 'not-applicable' },
    ],
  },
});
