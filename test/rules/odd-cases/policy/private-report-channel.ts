import { elsewhere } from '../../../../rules/policy/shared/examples.ts';
import { dedent } from '../../../../src/dedent.ts';
import type { Example } from '../../../../src/rule.ts';

export default [
  {
    name: 'maintainers without an address',
    files: {
      'SECURITY.md': dedent`
        # Security

        Please email the maintainers about vulnerabilities.
      `,
    },
    expect: { fail: ['SECURITY.md:1'] },
  },
  {
    name: 'an address that only a comment has',
    files: {
      'SECURITY.md': dedent`
        # Security

        <!-- security@tool.dev -->

        Report vulnerabilities to us.
      `,
    },
    expect: { fail: ['SECURITY.md:1'] },
  },
  {
    name: 'an address against robots',
    files: {
      'SECURITY.md': dedent`
        # Security

        Report vulnerabilities to security [at] tool [dot] dev.
      `,
    },
    expect: 'pass',
  },
  {
    name: 'a reference link to the advisories',
    files: {
      'SECURITY.md': dedent`
        # Security

        Please [report a vulnerability] privately.

        [report a vulnerability]: https://github.com/a/b/security/advisories/new
      `,
    },
    expect: 'pass',
  },
  {
    name: 'a bounty programme',
    files: {
      'SECURITY.md': dedent`
        # Security

        Submit a report through our [HackerOne program](https://hackerone.com/tool).
      `,
    },
    expect: 'pass',
  },
  {
    name: 'a name on a chat: whether that is private, no file tells',
    files: {
      'SECURITY.md': dedent`
        # Security

        Found a vulnerability? Send a direct message to @toolmaker on Discord.
      `,
    },
    expect: 'manual',
  },
  {
    name: 'an address, in a language that is not understood',
    files: {
      'SECURITY.md': dedent`
        # Zabezpečení

        Zranitelnosti prosím hlaste na security@tool.dev. Děkujeme, že s námi spolupracujete.
      `,
    },
    expect: 'pass',
  },
  {
    name: 'a project that has ended',
    files: {
      'SECURITY.md': dedent`
        # Security

        This project is no longer maintained. No version gets security updates.
      `,
    },
    expect: 'manual',
  },
  { name: 'on another page', files: { 'SECURITY.md': elsewhere }, expect: 'manual' },
] satisfies readonly Example[];
