import { goodPolicy } from '../../../../rules/policy/shared/examples.ts';
import { dedent } from '../../../../src/dedent.ts';
import type { Example } from '../../../../src/rule.ts';

export default [
  { name: 'a link in two pairs of parentheses', files: { 'README.md': '# A\n\nSee [the docs]((https://a.example.org/docs/)).\n' }, expect: 'not-applicable' },
  { name: 'a link with a bracket too many', files: { 'README.md': '# A\n\nSee [the docs]([https://a.example.org/docs/).\n' }, expect: 'not-applicable' },
  {
    name: 'a folder in other letters, and one as if the page lay at the root',
    files: { '.github/SECURITY.md': '# Security\n\nRead [this](../Docs/) and\n[that](docs/).\n', 'docs/report.md': '# Report\n' },
    expect: { fail: ['.github/SECURITY.md:3', '.github/SECURITY.md:4'] },
  },
  {
    name: 'a name in the text',
    files: {
      'SECURITY.md': dedent`
        # Security

        ## Best practices

        - Set up authentication (see SECURITY_REVIEW.md)
        - Read \`docs/hardening.md\`
      `,
    },
    expect: { fail: ['SECURITY.md:5', 'SECURITY.md:6'] },
  },
  {
    name: 'an address without its scheme',
    files: {
      'README.md': dedent`
        # Tool

        See [the site](example.org/guide).
      `,
    },
    expect: { fail: ['README.md:3'] },
  },
  {
    name: 'a link from the root, in a policy that lies elsewhere',
    files: { '.github/SECURITY.md': '# Security\n\nSee [the model](.github/THREATS.md).\n', '.github/THREATS.md': '# Threats\n' },
    expect: { fail: ['.github/SECURITY.md:3'] },
  },
  {
    name: 'another case',
    files: {
      'SECURITY.md': dedent`
        # Security

        See [changes](changelog.md).
      `,
      'CHANGELOG.md': '# Changes\n',
    },
    expect: { fail: ['SECURITY.md:3'] },
  },
  {
    name: 'a reference link, relative to .github',
    files: {
      '.github/SECURITY.md': dedent`
        # Security

        See [the guide].

        [the guide]: GUIDE.md#start
      `,
      'GUIDE.md': '# Guide\n',
    },
    expect: { fail: ['.github/SECURITY.md:3'] },
  },
  { name: 'pages of the host beside the repository', files: { 'SECURITY.md': `${goodPolicy}\nSee [advisories](../../security/advisories).\n` }, expect: 'not-applicable' },
  {
    name: 'what was once in the history',
    files: {
      'SECURITY.md': dedent`
        # Security

        ## Cleanup

        Old commits previously contained databases, logs and \`admin_initial_password.txt\`.
      `,
    },
    expect: 'not-applicable',
  },
] satisfies readonly Example[];
