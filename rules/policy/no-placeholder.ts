import { dedent, defineRule, judge, notApplicable } from 'policy-audit';
import { emptyTemplate, goodPolicy } from './shared/examples.ts';
import { references } from './shared/policy.ts';

export default defineRule({
  id: 'policy/no-placeholder',
  title: 'The security policy contains no leftover template text',
  severity: 'high',
  rationale: 'A sample address takes no reports, and a sample table of versions tells users wrong things: both look like a policy and are none.',
  remediation: 'Replace it with what is true for this project, or remove it.',
  practices: ['policy/private-report-channel', 'policy/contact-reachable'],
  references,
  since: '0.1.0',
  needs: ['securityPolicy'],
  check({ securityPolicy: { policy } }) {
    if (!policy) return notApplicable('There is no security policy to look at.');
    const findings = policy.placeholders.slice(0, 50).map((line) => ({ message: 'This line is left over from a template.', at: { path: policy.path, line } }));
    return judge(findings, policy.passages.length > 0 ? [{ at: { path: policy.path, line: 1 }, note: 'every line is filled in' }] : [], 'The policy is empty.');
  },
  examples: {
    bad: [
      { name: "the host's template", files: { 'SECURITY.md': emptyTemplate }, expect: { fail: [5, 10, 11, 12, 13, 17, 19].map((line) => `SECURITY.md:${line}`) } },
      {
        name: 'an address in brackets',
        files: {
          'SECURITY.md': dedent`
            # Security

            Mail [INSERT EMAIL ADDRESS].
          `,
        },
        expect: { fail: ['SECURITY.md:3'] },
      },
      {
        name: 'an example address',
        files: {
          'SECURITY.md': dedent`
            # Security

            Mail [us](mailto:security@example.com).
          `,
        },
        expect: { fail: ['SECURITY.md:3'] },
      },
      {
        name: 'the template in Portuguese, half filled in',
        files: {
          'SECURITY.md': dedent`
            # Segurança

            Use esta seção para informar como reportar uma vulnerabilidade.

            Escreva para security@tool.dev.
          `,
        },
        expect: { fail: ['SECURITY.md:3'] },
      },
    ],
    good: [
      { name: 'filled in', files: { 'SECURITY.md': goodPolicy }, expect: 'pass' },
      { name: 'the template in a comment', files: { 'SECURITY.md': `<!--\n${emptyTemplate}-->\n\n# Security\n\nMail security@tool.dev.\n` }, expect: 'pass' },
      {
        name: 'a link in brackets',
        files: {
          'SECURITY.md': dedent`
            # Security

            Mail [your maintainer](mailto:security@tool.dev).
          `,
        },
        expect: 'pass',
      },
      { name: 'no policy', files: { 'README.md': '# Tool\n' }, expect: 'not-applicable' },
    ],
  },
});
