import { dedent, defineRule } from 'policy-audit';
import { elsewhere, goodPolicy, shortPolicy } from './shared/examples.ts';
import { needsOneOf, references } from './shared/policy.ts';

export default defineRule({
  id: 'policy/response-times',
  title: 'The security policy says when to expect an answer',
  severity: 'medium',
  rationale: 'Whoever hears nothing for weeks goes public. A number, even a slow one, tells them how long to wait.',
  remediation: 'State a time for the first reply, and one for a fix by severity, that you can keep.',
  practices: ['policy/response-times'],
  references,
  since: '0.1.0',
  needs: ['securityPolicy'],
  check: ({ securityPolicy }) =>
    needsOneOf(securityPolicy, {
      elements: { ack_time: 'says when the first answer comes', fix_timeline: 'says when a fix comes' },
      message: 'The policy states no time for a reply or a fix.',
      question: 'Does it say when to expect an answer?',
    }),
  examples: {
    bad: [
      { name: 'not said', files: { 'SECURITY.md': shortPolicy }, expect: { fail: ['SECURITY.md:1'] } },
      {
        name: 'no number',
        files: {
          'SECURITY.md': dedent`
            # Security

            Mail security@tool.dev. We will answer as soon as possible.
          `,
        },
        expect: { fail: ['SECURITY.md:1'] },
      },
      {
        name: 'a time that is about something else',
        files: {
          'SECURITY.md': dedent`
            # Security

            Mail security@tool.dev.

            ## Tokens

            Access tokens expire after 24 hours.
          `,
        },
        expect: { fail: ['SECURITY.md:1'] },
      },
    ],
    good: [
      { name: 'the usual sections', files: { 'SECURITY.md': goodPolicy }, expect: 'pass' },
      {
        name: 'a table by severity',
        files: {
          'SECURITY.md': dedent`
            # Security

            Mail security@tool.dev.

            ## Response times

            | Severity | Fix |
            | --- | --- |
            | Critical | 7 days |
            | Low | 90 days |
          `,
        },
        expect: 'pass',
      },
      { name: 'in Chinese', files: { 'SECURITY.md': '# 安全政策\n\n请发送邮件至 security@tool.dev，我们会在 48 小时内回复。\n' }, expect: 'pass' },
      { name: 'on another page', files: { 'SECURITY.md': elsewhere }, expect: 'manual' },
      { name: 'no policy', files: { 'README.md': '# Tool\n' }, expect: 'not-applicable' },
    ],
  },
});
