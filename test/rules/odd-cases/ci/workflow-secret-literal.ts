import { workflow } from '../../../../rules/ci/shared/examples.ts';
import type { Example } from '../../../../src/rule.ts';

const login = btoa(['ci', 'Zx81-plus-Spectrum-48'].join(':'));

export default [
  {
    name: 'a header in a script',
    files: workflow(`      - run: |\n          curl -H "Authorization: Basic ${login}" https://api.corp.internal/\n`),
    expect: { fail: ['.github/workflows/ci.yml:8'] },
  },
  {
    name: 'a header in a script of an action',
    files: {
      'action.yml': `runs:\n  using: composite\n  steps:\n    - shell: bash\n      run: 'curl -H "Authorization: Basic ${login}" https://api.corp.internal/'\n`,
      ...workflow('      - uses: ./\n'),
    },
    expect: { fail: ['action.yml:5'] },
  },
  {
    name: 'a header that is filled in, and one of another file',
    files: {
      'call.sh': `curl -H "Authorization: Basic ${login}" https://api.corp.internal/\n`,
      ...workflow('      - run: |\n          curl -H "Authorization: Bearer ${{ secrets.TOKEN }}" https://api.corp.internal/\n'),
    },
    expect: 'pass',
  },
] satisfies readonly Example[];
