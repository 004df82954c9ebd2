import type { Example } from '../../../../src/rule.ts';

export default [
  {
    name: 'a list of the works of others names their licences, not its own',
    files: { 'README.md': '# Stacks\n\n- [Ghost](stacks/ghost) - a platform for blogs under the MIT License\n' },
    expect: { fail: ['.'] },
  },
  {
    name: 'an entry of a list that is the licence, with a link to its text',
    files: { 'README.md': '# Tool\n\n- [MIT License](https://opensource.org/licenses/MIT)\n' },
    expect: { fail: ['README.md:3'] },
  },
  {
    name: 'a list of the parts of the text, with the licence among them',
    files: { 'README.md': '# Tool\n\n- [License](#license): MIT\n\n## License\n\nMIT License\n' },
    expect: { fail: ['README.md:7'] },
  },
] satisfies readonly Example[];
