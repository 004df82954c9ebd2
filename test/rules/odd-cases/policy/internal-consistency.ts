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
    name: 'a public issue that only asks for a private channel',
    files: {
      'SECURITY.md': dedent`
        # Security

        ## Reporting a vulnerability

        Please do not report vulnerabilities in public issues. Use the private advisories of GitHub.

        If they are unavailable, open an issue without details and ask for a private contact.
      `,
    },
    expect: 'not-applicable',
  },
  {
    name: 'the same in Japanese',
    files: {
      'SECURITY.md': dedent`
        # セキュリティ

        ## 脆弱性の報告

        公開 Issue では報告しないでください。GitHub Security Advisories を利用してください。

        - 利用できない場合は、詳細を書かずに GitHub Issue を作成し、案内をお待ちください。
      `,
    },
    expect: 'not-applicable',
  },
  {
    name: 'the same in Chinese, but with the report in it',
    files: {
      'SECURITY.md': dedent`
        # 安全策略

        ## 报告漏洞

        请不要在公开 Issue 中披露漏洞。

        - 如果无法使用私密报告，请创建 Issue 并写明复现步骤。
      `,
    },
    expect: { fail: ['SECURITY.md:7'] },
  },
  {
    name: 'questions that are no vulnerabilities',
    files: {
      'SECURITY.md': dedent`
        # Security

        ## Reporting a vulnerability

        Please do not open a public issue. Mail security@tool.dev.

        For security questions that aren’t vulnerabilities:

        - Open an issue with the label of security
      `,
    },
    expect: 'not-applicable',
  },
  {
    name: 'the rows of the template of the host',
    files: {
      'SECURITY.md': dedent`
        # Security Policy

        ## Supported Versions

        | Version | Supported          |
        | ------- | ------------------ |
        | 5.1.x   | :white_check_mark: |
        | 5.0.x   | :x:                |
        | 4.0.x   | :white_check_mark: |
        | < 4.0   | :x:                |
      `,
    },
    expect: 'not-applicable',
  },
  {
    name: 'the main branch, and a line that has ended',
    files: { 'SECURITY.md': goodPolicy.replace('| 2.x     |', '| main    |').replace('| < 2.0   |', '| 1.3.x   |') },
    expect: 'pass',
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
