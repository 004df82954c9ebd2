import type { Example } from '../../../../src/rule.ts';

const manifest = (version: string): Record<string, string> => ({
  'pyproject.toml': `[project]\nname = "x"\nversion = "${version}"\n[project.urls]\nhome = "https://x.example"\n[build-system]\nrequires = []\n`,
});

export default [
  { name: 'the version that the tool began with, far behind the releases', files: manifest('0.1.0'), tags: ['v26.8.0'], expect: 'not-applicable' },
  { name: 'the first version, which was released, and left behind since', files: manifest('1.0.0'), tags: ['v1.0.0', 'v2.0.0'], expect: { fail: ['pyproject.toml:3'] } },
  { name: 'a first version that the releases have just left', files: manifest('0.1.0'), tags: ['v0.1.6'], expect: { fail: ['pyproject.toml:3'] } },
  { name: 'a version that somebody has counted', files: manifest('1.9.0'), tags: ['v26.8.0'], expect: { fail: ['pyproject.toml:3'] } },
  {
    name: 'releases that are all called after one thing, and old ones that were not',
    files: manifest('2.1.0'),
    tags: ['1.0.0', 'x-2.0.0', 'x-2.1.0', 'x-2.2.0', 'x-2.3.0', 'x-2.4.0'],
    expect: { fail: ['pyproject.toml:3'] },
  },
  {
    name: 'a part of the repository that is released more often',
    files: { VERSION: '1.2.0\n' },
    tags: ['v1.1.0', 'v1.2.0', 'ui@3.0.0', 'ui@3.0.1', 'ui@3.0.2', 'ui@3.0.3', 'ui@3.0.4'],
    expect: 'pass',
  },
  {
    name: 'left behind by the whole, beside a part that is released more often',
    files: { VERSION: '1.1.0\n' },
    tags: ['v1.1.0', 'v1.2.0', 'chart-0.1.0', 'chart-0.1.1', 'chart-0.1.2', 'chart-0.1.3', 'chart-0.1.4'],
    expect: { fail: ['VERSION:1'] },
  },
  { name: 'releases of a chart alone', files: { VERSION: '0.5.0\n' }, tags: ['chart-0.1.0', 'chart-0.1.1'], expect: 'manual' },
  { name: 'a step ahead of releases that have a name', files: manifest('2.5.0'), tags: ['x-2.3.0', 'x-2.4.0'], expect: 'pass' },
  { name: 'releases with a word for one', files: { VERSION: '1.3.0\n' }, tags: ['release-1.4.0', 'release-1.5.0'], expect: { fail: ['VERSION:1'] } },
  { name: 'an API that counts on its own', files: { 'api/openapi.yaml': 'openapi: 3.1.0\ninfo:\n  version: 3.4.0\n' }, tags: ['v0.0.10'], expect: 'manual' },
  {
    name: 'the version that a generator gives every API',
    files: { 'openapi.yaml': 'openapi: 3.1.0\ninfo:\n  version: 1.0.0\n' },
    tags: ['v1.0.0', 'v1.11.0'],
    expect: 'manual',
  },
  { name: 'a description of the API that keeps up', files: { 'openapi.yaml': 'openapi: 3.1.0\ninfo:\n  version: 1.11.0\n' }, tags: ['v1.11.0'], expect: 'pass' },
  { name: 'the version and when it was made', files: { VERSION: '2.17.10 2020-11-22T20:26:16Z\n' }, tags: ['v2.17.10'], expect: 'pass' },
] satisfies readonly Example[];
