import { dedent, defineRule } from 'policy-audit';
import { goodPolicy, shortPolicy } from './shared/examples.ts';
import { needsOneOf, references } from './shared/policy.ts';

export default defineRule({
  id: 'policy/credit-terms',
  title: 'The security policy says how reporters are credited',
  severity: 'info',
  rationale: 'Credit is what most reporters get for their work, and some prefer to stay anonymous: both want to know beforehand.',
  remediation: 'Say where reporters are named, and that they may stay anonymous.',
  practices: ['policy/credit-terms'],
  references,
  since: '0.1.0',
  needs: ['securityPolicy'],
  check: ({ securityPolicy }) =>
    needsOneOf(securityPolicy, {
      elements: { credit: 'says how reporters are credited' },
      message: 'The policy does not say how reporters are credited.',
      question: 'Does it say how reporters are credited?',
    }),
  examples: {
    bad: [
      { name: 'not said', files: { 'SECURITY.md': shortPolicy }, expect: { fail: ['SECURITY.md:1'] } },
      {
        name: 'an answer is not a credit',
        files: {
          'SECURITY.md': dedent`
            # Security

            Mail security@tool.dev. Your report will be acknowledged within two days, and you will get an answer.
          `,
        },
        expect: { fail: ['SECURITY.md:1'] },
      },
    ],
    good: [
      { name: 'the usual sections', files: { 'SECURITY.md': goodPolicy }, expect: 'pass' },
      {
        name: 'a hall of fame',
        files: {
          'SECURITY.md': dedent`
            # Security

            Mail security@tool.dev. Reporters are listed in our hall of fame.
          `,
        },
        expect: 'pass',
      },
      {
        name: 'in Spanish',
        files: {
          'SECURITY.md': dedent`
            # Seguridad

            Escriba a security@tool.dev. Reconocemos públicamente a quienes reportan; si lo prefiere, de forma anónima.
          `,
        },
        expect: 'pass',
      },
      { name: 'no policy', files: { 'README.md': '# Tool\n' }, expect: 'not-applicable' },
    ],
  },
});
