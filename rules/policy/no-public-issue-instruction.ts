import { dedent, defineRule, fail, notApplicable, pass } from 'policy-audit';
import { goodPolicy, shortPolicy } from './shared/examples.ts';
import { askPolicy, foundAt, has, references } from './shared/policy.ts';

export default defineRule({
  id: 'policy/no-public-issue-instruction',
  title: 'The security policy asks reporters not to report in public',
  severity: 'medium',
  rationale: 'An issue is the usual way to report a bug. Whoever is not told otherwise reports a vulnerability there too, for everybody to read.',
  remediation: 'Say it before anything else: please do not report vulnerabilities in public issues, discussions or pull requests.',
  practices: ['policy/no-public-issue-instruction'],
  references,
  since: '0.1.0',
  needs: ['securityPolicy'],
  check: ({ securityPolicy }) =>
    askPolicy(securityPolicy, 'Does it ask not to report vulnerabilities in public?', (policy) => {
      const [asked] = foundAt(policy, 'no_public_issue', 'asks not to report in public');
      if (asked) return pass(asked);
      const [open] = foundAt(policy, 'public_channel', '');
      if (open) return fail({ message: 'The policy sends reports of vulnerabilities to a public place.', at: open.at });
      if (!has(policy, 'is_policy')) return notApplicable('The policy does not take reports at all: policy/required-sections says what it lacks.');
      return fail({ message: 'The policy does not ask reporters to keep vulnerabilities out of public issues.', at: { path: policy.path, line: 1 } });
    }),
  examples: {
    bad: [
      { name: 'not said', files: { 'SECURITY.md': shortPolicy }, expect: { fail: ['SECURITY.md:1'] } },
      {
        name: 'the opposite',
        files: {
          'SECURITY.md': dedent`
            # Security

            Vulnerabilities:

            - Create a new issue and describe the vulnerability.
          `,
        },
        expect: { fail: ['SECURITY.md:5'] },
      },
    ],
    good: [
      { name: 'in a sentence', files: { 'SECURITY.md': goodPolicy }, expect: 'pass' },
      {
        name: 'as a list below "do not"',
        files: {
          'SECURITY.md': dedent`
            # Security

            ### Please do NOT:

            - Open a public issue
            - Post it in a forum

            Mail security@tool.dev.
          `,
        },
        expect: 'pass',
      },
      {
        name: 'in Russian',
        files: {
          'SECURITY.md': dedent`
            # Безопасность

            Не создавайте публичный issue. Напишите на security@tool.dev.
          `,
        },
        expect: 'pass',
      },
      { name: 'no policy', files: { 'README.md': '# Tool\n' }, expect: 'not-applicable' },
    ],
  },
});
