import { dedent, defineRule } from 'policy-audit';
import { elsewhere, goodPolicy, shortPolicy } from './shared/examples.ts';
import { needsOneOf, references } from './shared/policy.ts';

export default defineRule({
  id: 'policy/disclosure-process',
  title: 'The security policy says how a vulnerability is handled and disclosed',
  severity: 'low',
  rationale: 'A reporter who does not know when the vulnerability becomes public may publish too early, and users learn of the fix too late.',
  remediation: 'Say what happens after a report and when it is disclosed: after the fix, in coordination with the reporter, and after how many days at the latest.',
  practices: ['policy/disclosure-process'],
  references,
  since: '0.1.0',
  needs: ['securityPolicy'],
  check: ({ securityPolicy }) =>
    needsOneOf(securityPolicy, {
      elements: {
        disclosure_policy: 'says how it is disclosed',
        disclosure_deadline: 'says when it is disclosed at the latest',
        handling_process: 'says what happens after a report',
      },
      message: 'The policy does not say how a vulnerability is handled and disclosed.',
      question: 'Does it say how a vulnerability is handled and disclosed?',
    }),
  examples: {
    bad: [
      { name: 'not said', files: { 'SECURITY.md': shortPolicy }, expect: { fail: ['SECURITY.md:1'] } },
      {
        name: 'thanks are no process',
        files: {
          'SECURITY.md': dedent`
            # Security

            Mail security@tool.dev. We appreciate your responsible disclosure.
          `,
        },
        expect: { fail: ['SECURITY.md:1'] },
      },
    ],
    good: [
      { name: 'the usual sections', files: { 'SECURITY.md': goodPolicy }, expect: 'pass' },
      {
        name: 'a list of steps',
        files: {
          'SECURITY.md': dedent`
            # Security

            Mail security@tool.dev.

            ## Process

            1. We confirm the vulnerability.
            2. We develop a fix.
            3. We publish an advisory.
          `,
        },
        expect: 'pass',
      },
      {
        name: 'in Korean',
        files: {
          'SECURITY.md': dedent`
            # 보안

            security@tool.dev 로 제보해 주세요. 패치가 배포된 후 취약점을 공개합니다.
          `,
        },
        expect: 'pass',
      },
      { name: 'on another page', files: { 'SECURITY.md': elsewhere }, expect: 'manual' },
      { name: 'no policy', files: { 'README.md': '# Tool\n' }, expect: 'not-applicable' },
    ],
  },
});
