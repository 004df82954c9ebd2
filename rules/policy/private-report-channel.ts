import { defineRule, fail, manual, pass } from 'policy-audit';
import { elsewhere, goodPolicy } from './shared/examples.ts';
import { askPolicy, foundAt, references } from './shared/policy.ts';

export default defineRule({
  id: 'policy/private-report-channel',
  title: 'The security policy gives a private way to report a vulnerability',
  severity: 'high',
  rationale: 'A report that can only be made in public tells every attacker of the vulnerability before there is a fix.',
  remediation: 'Give an email address, a form or a link to the private vulnerability reporting of your host.',
  practices: ['policy/private-report-channel'],
  references: [...references, { standard: 'OSPS Baseline', control: 'OSPS-VM-03.01', url: 'https://baseline.openssf.org/' }],
  since: '0.1.0',
  needs: ['securityPolicy'],
  check: ({ securityPolicy }) =>
    askPolicy(
      securityPolicy,
      'Does it give a private way to report?',
      (policy) => {
        const [first, ...rest] = [
          ...foundAt(policy, 'email', 'an address for reports'),
          ...foundAt(policy, 'advisory', "the host's private reporting"),
          ...foundAt(policy, 'form', 'a form or programme for reports'),
        ];
        if (first) return pass(first, ...rest);
        const [open] = foundAt(policy, 'public_channel', 'sends reports to a public place');
        if (open) return fail({ message: 'The policy sends reports of vulnerabilities to a public place and gives no private one.', at: open.at });
        const named = foundAt(policy, 'contact', 'names somebody to turn to');
        if (named.length > 0) return manual('It names somebody to turn to, and gives no address. Can they be reached where nobody else reads it?', named);
        const line = policy.placeholders[0] ?? 1;
        return fail({ message: 'The policy gives no usable address, form or private reporting link.', at: { path: policy.path, line } });
      },
      { inAnyLanguage: true },
    ),
  examples: {
    bad: [
      { name: 'a public issue', files: { 'SECURITY.md': '# Security\n\nPlease open an issue to report a vulnerability.\n' }, expect: { fail: ['SECURITY.md:3'] } },
      {
        name: 'maintainers without an address',
        files: { 'SECURITY.md': '# Security\n\nPlease email the maintainers about vulnerabilities.\n' },
        expect: { fail: ['SECURITY.md:1'] },
      },
      {
        name: 'an address that was never filled in',
        files: { 'SECURITY.md': '# Security\n\nReport vulnerabilities to security@example.com.\n' },
        expect: { fail: ['SECURITY.md:3'] },
      },
      {
        name: 'an address that only a comment has',
        files: { 'SECURITY.md': '# Security\n\n<!-- security@tool.dev -->\n\nReport vulnerabilities to us.\n' },
        expect: { fail: ['SECURITY.md:1'] },
      },
    ],
    good: [
      { name: 'an address', files: { 'SECURITY.md': goodPolicy }, expect: 'pass' },
      { name: 'an address against robots', files: { 'SECURITY.md': '# Security\n\nReport vulnerabilities to security [at] tool [dot] dev.\n' }, expect: 'pass' },
      {
        name: 'a reference link to the advisories',
        files: { 'SECURITY.md': '# Security\n\nPlease [report a vulnerability] privately.\n\n[report a vulnerability]: https://github.com/a/b/security/advisories/new\n' },
        expect: 'pass',
      },
      {
        name: 'the private reporting of the host, in Japanese',
        files: { 'SECURITY.md': '# セキュリティ\n\n脆弱性は GitHub の Security Advisories から非公開で報告してください。\n' },
        expect: 'pass',
      },
      { name: 'a bounty programme', files: { 'SECURITY.md': '# Security\n\nSubmit a report through our [HackerOne program](https://hackerone.com/tool).\n' }, expect: 'pass' },
      {
        name: 'a name on a chat: whether that is private, no file tells',
        files: { 'SECURITY.md': '# Security\n\nFound a vulnerability? Send a direct message to @toolmaker on Discord.\n' },
        expect: 'manual',
      },
      {
        name: 'an address, in a language that is not understood',
        files: { 'SECURITY.md': '# Zabezpečení\n\nZranitelnosti prosím hlaste na security@tool.dev. Děkujeme, že s námi spolupracujete.\n' },
        expect: 'pass',
      },
      {
        name: 'a project that has ended',
        files: { 'SECURITY.md': '# Security\n\nThis project is no longer maintained. No version gets security updates.\n' },
        expect: 'manual',
      },
      { name: 'on another page', files: { 'SECURITY.md': elsewhere }, expect: 'manual' },
      { name: 'no policy', files: { 'README.md': '# Tool\n' }, expect: 'not-applicable' },
    ],
  },
});
