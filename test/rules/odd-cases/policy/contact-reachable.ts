import { dedent } from '../../../../src/dedent.ts';
import type { Example } from '../../../../src/rule.ts';

export default [
  {
    name: 'a file of the package that may have the address',
    files: {
      'SECURITY.md': dedent`
        # Security

        ## Reporting

        1. Email the maintainers directly (check package.json for their address)
      `,
    },
    expect: 'manual',
  },
] satisfies readonly Example[];
