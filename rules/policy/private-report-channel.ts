import { dedent, defineRule, fail, manual, pass } from 'policy-audit';
import { goodPolicy } from './shared/examples.ts';
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
      {
        name: 'a public issue',
        files: {
          'SECURITY.md': dedent`
            # Security

            Please open an issue to report a vulnerability.
          `,
        },
        expect: { fail: ['SECURITY.md:3'] },
      },
      {
        name: 'an address that was never filled in',
        files: {
          'SECURITY.md': dedent`
            # Security

            Report vulnerabilities to security@example.com.
          `,
        },
        expect: { fail: ['SECURITY.md:3'] },
      },
    ],
    good: [
      { name: 'an address', files: { 'SECURITY.md': goodPolicy }, expect: 'pass' },
      {
        name: 'the private reporting of the host, in Japanese',
        files: {
          'SECURITY.md': dedent`
            # セキュリティ

            脆弱性は GitHub の Security Advisories から非公開で報告してください。
          `,
        },
        expect: 'pass',
      },
      { name: 'no policy', files: { 'README.md': '# Tool\n' }, expect: 'not-applicable' },
    ],
  },
});
