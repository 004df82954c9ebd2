import type { Example } from '../../../../src/rule.ts';

const files = { 'README.md': '# Tool\n' };

export default [
  { name: 'strokes in place of dots', files, tags: ['v1_2_3', 'v1_2_4', 'REL_14_1', 'tool-7_88_1'], expect: { fail: ['.'] } },
  { name: 'a tag that moves along, with a letter that the releases lack', files, tags: ['1.2.0', '1.2.1', 'v1'], expect: 'pass' },
  { name: 'numbers alone that are no mark of any release', files, tags: ['v1', 'v2', 'v3'], expect: { fail: ['.'] } },
] satisfies readonly Example[];
