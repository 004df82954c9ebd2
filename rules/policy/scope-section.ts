import { dedent, defineRule } from 'policy-audit';
import { goodPolicy, shortPolicy } from './shared/examples.ts';
import { needsOneOf, references } from './shared/policy.ts';

export default defineRule({
  id: 'policy/scope-section',
  title: 'The security policy says what counts as a vulnerability',
  severity: 'low',
  rationale: 'Without a scope, reports about missing headers and about the parts that matter look the same, to reporters and to maintainers.',
  remediation: 'List what is in scope and what is not: components, kinds of weakness, what goes upstream.',
  practices: ['policy/scope-section'],
  references,
  since: '0.1.0',
  needs: ['securityPolicy'],
  check: ({ securityPolicy }) =>
    needsOneOf(securityPolicy, {
      elements: { scope: 'says what is in scope', out_of_scope: 'says what is not in scope' },
      message: 'The policy does not say what is in scope.',
      question: 'Does it say what is in scope?',
    }),
  examples: {
    bad: [
      { name: 'not said', files: { 'SECURITY.md': shortPolicy }, expect: { fail: ['SECURITY.md:1'] } },
      {
        name: 'a heading only',
        files: {
          'SECURITY.md': dedent`
            # Security

            Mail vulnerabilities to security@tool.dev.

            ## Scope
          `,
        },
        expect: { fail: ['SECURITY.md:1'] },
      },
    ],
    good: [
      { name: 'the usual sections', files: { 'SECURITY.md': goodPolicy }, expect: 'pass' },
      {
        name: 'only what is not accepted',
        files: {
          'SECURITY.md': dedent`
            # Security

            Mail security@tool.dev.

            ## Out of scope

            - Social engineering
          `,
        },
        expect: 'pass',
      },
      {
        name: 'in Japanese',
        files: {
          'SECURITY.md': dedent`
            # セキュリティ

            security@tool.dev に報告してください。

            ## 対象外

            - ソーシャルエンジニアリング
          `,
        },
        expect: 'pass',
      },
      { name: 'no policy', files: { 'README.md': '# Tool\n' }, expect: 'not-applicable' },
    ],
  },
});
