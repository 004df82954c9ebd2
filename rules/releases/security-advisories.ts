import { defineRule, type Evidence, manual, notApplicable, pass } from 'policy-audit';

const changelog = (...lines: readonly string[]): Record<string, string> => ({ 'CHANGELOG.md': `# Changes\n\n## 1.4.2\n\n${lines.map((line) => `- ${line}\n`).join('')}` });
const question = 'Was an advisory published for every vulnerability fixed so far?';

export default defineRule({
  id: 'releases/security-advisories',
  title: 'Fixed vulnerabilities are announced with an advisory',
  severity: 'medium',
  rationale: 'Scanners and users learn of a vulnerability by its advisory. A fix that the notes mention in passing leaves everybody on the old version who does not read them.',
  remediation: 'Publish an advisory (on GitHub: Security, Advisories) before or with the release, and name its id in the changelog.',
  practices: ['releases/security-advisories'],
  references: [
    { standard: 'OSPS Baseline', control: 'OSPS-VM-04.01', url: 'https://baseline.openssf.org/' },
    {
      standard: 'GitHub',
      control: 'repository security advisories',
      url: 'https://docs.github.com/en/code-security/security-advisories/working-with-repository-security-advisories/about-repository-security-advisories',
    },
  ],
  since: '0.1.0',
  needs: ['releaseDocuments', 'files'],
  check({ releaseDocuments: { changelogs }, files }) {
    const fixes = changelogs.flatMap(({ path, fixes: own }) => own.map((fix) => ({ path, ...fix })));
    const [first, ...rest] = fixes.filter(({ advisory }) => advisory !== undefined).map(({ path, at, advisory }): Evidence => ({ at: { path, ...at }, note: `names ${advisory}` }));
    const unnamed = fixes.filter(({ advisory }) => advisory === undefined).map(({ path, at }): Evidence => ({ at: { path, ...at }, note: 'tells of a fix and names no advisory' }));
    if (unnamed.length > 0) return manual(question, unnamed.slice(0, 10));
    if (first) return pass(first, ...rest.slice(0, 9));
    // Who has a policy says what happens with a vulnerability, and that is worth the question.
    return files.all.some(({ zone }) => zone === 'policy') ? manual(question) : notApplicable('No changelog tells of a vulnerability.');
  },
  examples: {
    bad: [{ name: 'a fix without an advisory', files: changelog('Fixed an XSS in comments'), expect: 'manual' }],
    good: [
      { name: 'the changelog names the advisory', files: changelog('Fix a path traversal in uploads (GHSA-2c4f-5g6h-7j8m)', 'Faster start'), expect: 'pass' },
      { name: 'an id of CVE', files: changelog('Security: CVE-2026-12345, a crash on long names'), expect: 'pass' },
      { name: 'a policy, and no fix is told', files: { ...changelog('Faster start'), 'SECURITY.md': '# Security\n' }, expect: 'manual' },
      { name: 'no fix is told', files: changelog('Faster start'), expect: 'not-applicable' },
    ],
  },
});
