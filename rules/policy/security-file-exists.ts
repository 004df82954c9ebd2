import { defineRule, fail, pass } from 'policy-audit';

const places = /^(?:|\.github\/|\.gitlab\/|docs\/)security\.(?:md|markdown|rst|txt|adoc)$/i;

export default defineRule({
  id: 'policy/security-file-exists',
  title: 'The repository has a security policy',
  severity: 'high',
  rationale:
    'Without a SECURITY.md, whoever finds a vulnerability does not know where to report it, and opens a public issue or nothing at all. Hosts look for it in the root, .github/ and docs/.',
  remediation: 'Add a SECURITY.md to the root, .github/ or docs/ that says which versions are supported and how to report a vulnerability privately.',
  practices: ['policy/file-present'],
  references: [
    { standard: 'OSPS Baseline', control: 'OSPS-VM-02.01', url: 'https://baseline.openssf.org/' },
    { standard: 'OpenSSF Scorecard', control: 'Security-Policy', url: 'https://github.com/ossf/scorecard/blob/main/docs/checks.md#security-policy' },
  ],
  since: '0.1.0',
  needs: ['files'],
  check({ files }) {
    const policy = files.all.find((file) => places.test(file.path) && file.mode !== 'symlink');
    if (policy) return pass({ at: { path: policy.path, line: 1 }, note: 'the security policy' });
    return fail({
      message: 'There is no security policy in the root, .github/ or docs/. If the organisation keeps one in its own .github repository, that cannot be seen from here.',
      at: { path: '.' },
      searched: ['SECURITY.md', '.github/SECURITY.md', 'docs/SECURITY.md', 'the same with .markdown, .rst, .txt or .adoc'],
    });
  },
  examples: {
    bad: [
      { name: 'no policy at all', files: { 'README.md': '# Tool\n' }, expect: { fail: ['.'] } },
      { name: 'a policy where no host looks for it', files: { 'src/SECURITY.md': '# Security\n' }, expect: { fail: ['.'] } },
    ],
    good: [
      { name: 'in the root', files: { 'SECURITY.md': '# Security\n\nMail security@tool.example.\n' }, expect: 'pass' },
      { name: 'in .github, as reStructuredText', files: { '.github/security.rst': 'Security\n========\n' }, expect: 'pass' },
    ],
  },
});
