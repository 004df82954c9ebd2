import type { Example } from '../../../../src/rule.ts';

const policy = (...rows: readonly string[]): string => `# Security policy\n\n## Supported versions\n\n| Version | Supported |\n| --- | --- |\n${rows.join('\n')}\n`;

export default [
  { name: 'no version is supported', tags: ['v1.4.0', 'v2.1.0'], files: { 'SECURITY.md': policy('| 2.x | :x: |', '| 1.x | :x: |') }, expect: 'manual' },
  {
    name: 'the newest version is denied, and another is supported',
    tags: ['v1.4.0', 'v2.1.0'],
    files: { 'SECURITY.md': policy('| 2.x | :x: |', '| 1.x | :white_check_mark: |') },
    expect: { fail: ['SECURITY.md:7', 'SECURITY.md:8'] },
  },
] satisfies readonly Example[];
