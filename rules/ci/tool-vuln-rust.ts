import { defineRule } from 'policy-audit';
import { workflow } from './shared/examples.ts';
import { anyDependencies, runsOneOf } from './shared/runs-one-of.ts';

const tree = { 'Cargo.toml': '[package]\nname = "x"\n' };

export default defineRule({
  id: 'ci/tool-vuln-rust',
  title: 'CI checks Rust dependencies for known vulnerabilities',
  severity: 'medium',
  rationale: 'New advisories come out for code that has not changed. Only a tool that compares what is really installed with the advisories, again and again, sees them in time.',
  remediation: 'Run one of these in CI so that it can fail the job: cargo audit, cargo deny check advisories, osv-scanner, trivy fs.',
  practices: ['dependencies/vulnerability-scan'],
  references: [
    { standard: 'OSPS Baseline', control: 'OSPS-VM-05.03', url: 'https://baseline.openssf.org/' },
    { standard: 'CWE', control: 'CWE-1395', url: 'https://cwe.mitre.org/data/definitions/1395.html' },
  ],
  since: '0.1.0',
  needs: ['files', 'pipelines'],
  check: runsOneOf({
    language: 'Rust',
    sources: [/(?:^|\/)Cargo\.toml$/],
    tools: ['cargo-audit', 'cargo-deny', ...anyDependencies],
    does: 'looks for known vulnerabilities in Rust dependencies',
    named: 'cargo audit, cargo deny check advisories, osv-scanner, trivy fs',
  }),
  examples: {
    bad: [
      { name: 'nothing runs', files: { ...tree, ...workflow('      - run: make test\n') }, expect: { fail: ['Cargo.toml'] } },
      { name: 'only licences', files: { ...tree, ...workflow('      - run: cargo deny check licenses\n') }, expect: { fail: ['Cargo.toml'] } },
    ],
    good: [
      { name: 'run as a command', files: { ...tree, ...workflow('      - run: cargo audit\n') }, expect: 'pass' },
      { name: 'cargo deny', files: { ...tree, ...workflow('      - run: cargo deny --all-features check\n') }, expect: 'pass' },
      { name: 'its action', files: { ...tree, ...workflow('      - uses: EmbarkStudios/cargo-deny-action@v2\n') }, expect: 'pass' },
      { name: 'another language', files: { 'README.md': '' }, expect: 'not-applicable' },
    ],
  },
});
