import { commit, workflow } from '../../../../rules/ci/shared/examples.ts';
import type { Example } from '../../../../src/rule.ts';

const upload = '      - uses: actions/upload-artifact@v4\n        with:\n          path: .\n';

export default [
  { name: 'the default, before an upload', files: workflow(`      - uses: actions/checkout@v4\n${upload}`), expect: { fail: ['.github/workflows/ci.yml:7'] } },
  {
    name: 'an older version, by the hash of its commit',
    files: workflow(`      - uses: actions/checkout@${commit} # pin@v4.2.2\n${upload}`),
    expect: { fail: ['.github/workflows/ci.yml:7'] },
  },
  { name: 'a version that keeps it elsewhere', files: workflow(`      - uses: actions/checkout@v6\n${upload}`), expect: 'pass' },
  {
    name: 'such a version, by the hash of its commit',
    files: workflow(`      - uses: actions/checkout@${commit} # v7.0.1\n${upload}`),
    expect: 'pass',
  },
  { name: 'a hash that says no version', files: workflow(`      - uses: actions/checkout@${commit}\n${upload}`), expect: 'manual' },
  {
    name: 'a hash with the day on which it was taken',
    files: workflow(`      - uses: actions/checkout@${commit} # 12.03.2026, as of 11 weeks ago\n${upload}`),
    expect: 'manual',
  },
] satisfies readonly Example[];
