import { goodPolicy } from '../../../../rules/policy/shared/examples.ts';
import { dedent } from '../../../../src/dedent.ts';
import type { Example } from '../../../../src/rule.ts';

export default [
  {
    name: 'what is too old for a line that has no row',
    files: { 'SECURITY.md': goodPolicy.replace('| 2.x     | yes       |\n| < 2.0   | no        |', '| 2.5.x | yes |\n| < 2.4 | no |\n| < 3.0 | no |') },
    expect: { fail: ['SECURITY.md:9'] },
  },
  {
    name: 'private and public',
    files: {
      'SECURITY.md': dedent`
        # Security

        Do not report vulnerabilities in public.

        To report a vulnerability, open a new issue.
      `,
    },
    expect: { fail: ['SECURITY.md:5'] },
  },
  {
    name: 'two addresses',
    files: { 'SECURITY.md': goodPolicy, '.well-known/security.txt': 'Contact: mailto:old@tool.dev\nExpires: 2030-01-01T00:00:00Z\n' },
    expect: { fail: ['.well-known/security.txt:1'] },
  },
  {
    name: 'two lines, each with a row of what is too old in it',
    files: {
      'SECURITY.md': goodPolicy.replace('| 2.x     | yes       |\n| < 2.0   | no        |', '| 3.6.x | yes |\n| < 3.6.x | no |\n| 2.11.x | yes |\n| < 2.11.x | no |'),
    },
    expect: 'pass',
  },
  { name: 'the latest, and nothing below a number', files: { 'SECURITY.md': goodPolicy.replace('| 2.x     |', '| latest  |') }, expect: 'manual' },
  {
    name: 'nothing to compare',
    files: {
      'SECURITY.md': dedent`
        # Security

        Mail security@tool.dev.
      `,
    },
    expect: 'not-applicable',
  },
] satisfies readonly Example[];
