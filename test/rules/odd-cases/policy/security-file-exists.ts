import { emptyTemplate, goodPolicy } from '../../../../rules/policy/shared/examples.ts';
import { dedent } from '../../../../src/dedent.ts';
import type { Example } from '../../../../src/rule.ts';

export default [
  {
    name: 'a chapter of the README',
    files: {
      'README.md': dedent`
        # Tool

        ## Security

        Mail vulnerabilities to security@tool.dev.
      `,
    },
    expect: { fail: ['.'] },
  },
  { name: 'a policy where no host looks for it', files: { 'src/SECURITY.md': goodPolicy }, expect: { fail: ['.'] } },
  { name: 'nothing but its title', files: { 'SECURITY.md': '# Security Policy\n' }, expect: { fail: ['SECURITY.md:1'] } },
  { name: 'nothing but a comment', files: { 'SECURITY.md': '<!-- TODO: mail security@tool.dev -->\n' }, expect: { fail: ['SECURITY.md:1'] } },
  { name: "the host's template as it was created", files: { 'SECURITY.md': emptyTemplate }, expect: { fail: ['SECURITY.md:5'] } },
  {
    name: 'only one below what a site serves',
    files: { 'docs/security.txt': 'Contact: mailto:security@tool.dev\nExpires: 2030-01-01T00:00:00Z\n' },
    expect: { fail: ['docs/security.txt:1'] },
  },
  {
    name: 'only a security.txt',
    files: { '.well-known/security.txt': 'Contact: mailto:security@tool.dev\nExpires: 2030-01-01T00:00:00Z\n' },
    expect: { fail: ['.well-known/security.txt:1'] },
  },
  { name: 'only a translation', files: { 'SECURITY.de.md': goodPolicy }, expect: { fail: ['SECURITY.de.md:1'] } },
  {
    name: 'in .github, as reStructuredText',
    files: {
      '.github/security.rst': dedent`
        Security
        ========

        Mail security@tool.dev.
      `,
    },
    expect: 'pass',
  },
  { name: 'two of them: the host shows the one in .github', files: { 'SECURITY.md': goodPolicy, '.github/SECURITY.md': goodPolicy }, expect: 'pass' },
  { name: 'a translation beside it', files: { 'SECURITY.md': goodPolicy, 'SECURITY.zh-CN.md': '# 安全政策\n' }, expect: 'pass' },
] satisfies readonly Example[];
