import { dedent, defineRule } from 'policy-audit';
import { goodPolicy, shortPolicy } from './shared/examples.ts';
import { needsOneOf, references } from './shared/policy.ts';

export default defineRule({
  id: 'policy/report-contents',
  title: 'The security policy says what a report should contain',
  severity: 'low',
  rationale: 'A report without the version, the steps and the impact costs days of questions before anybody can look at it.',
  remediation: 'List what you need: a description, the steps to reproduce, the affected versions, the impact.',
  practices: ['policy/report-contents'],
  references,
  since: '0.1.0',
  needs: ['securityPolicy'],
  check: ({ securityPolicy }) =>
    needsOneOf(securityPolicy, {
      elements: { report_contents: 'says what to send' },
      message: 'The policy does not say what a report should contain.',
      question: 'Does it say what a report should contain?',
    }),
  examples: {
    bad: [
      { name: 'not said', files: { 'SECURITY.md': shortPolicy }, expect: { fail: ['SECURITY.md:1'] } },
      {
        name: 'nothing in particular',
        files: {
          'SECURITY.md': dedent`
            # Security

            Mail security@tool.dev with as much detail as possible.
          `,
        },
        expect: { fail: ['SECURITY.md:1'] },
      },
    ],
    good: [
      { name: 'the usual sections', files: { 'SECURITY.md': goodPolicy }, expect: 'pass' },
      {
        name: 'in a sentence',
        files: {
          'SECURITY.md': dedent`
            # Security

            Mail security@tool.dev and include the steps to reproduce the problem.
          `,
        },
        expect: 'pass',
      },
      {
        name: 'in French',
        files: {
          'SECURITY.md': dedent`
            # Sécurité

            Écrivez à security@tool.dev.

            Informations à fournir :

            - Description du problème
            - Étapes de reproduction
            - Impact
          `,
        },
        expect: 'pass',
      },
      { name: 'no policy', files: { 'README.md': '# Tool\n' }, expect: 'not-applicable' },
    ],
  },
});
