import { workflow } from '../../../../rules/ci/shared/examples.ts';
import { dedent } from '../../../../src/dedent.ts';
import type { Example } from '../../../../src/rule.ts';

const tree = { 'requirements.txt': 'idna==3.7\n', 'app.py': 'print(1)\n' };

export default [
  { name: 'ruff without the rules for security', files: { ...tree, ...workflow('      - run: ruff check .\n') }, expect: { fail: ['requirements.txt'] } },
  { name: 'only installed', files: { ...tree, ...workflow('      - run: pip install bandit\n') }, expect: { fail: ['requirements.txt'] } },
  { name: 'ruff with S', files: { ...tree, ...workflow('      - run: ruff check .\n'), 'pyproject.toml': "[tool.ruff.lint]\nselect = ['E', 'S']\n" }, expect: 'pass' },
  ...['--select E,F', '--ignore S', '--extend-ignore=E501,S'].map((options) => ({
    name: `options that leave the rules for security out: ${options}`,
    files: { ...tree, ...workflow(`      - run: ruff check ${options} .\n`), 'pyproject.toml': "[tool.ruff.lint]\nselect = ['E', 'S']\n" },
    expect: { fail: ['pyproject.toml'] },
  })),
  ...['--extend-select C', '--ignore S101', '--select E --extend-select S'].map((options) => ({
    name: `options that leave them in: ${options}`,
    files: { ...tree, ...workflow(`      - run: ruff check ${options} .\n`), 'pyproject.toml': "[tool.ruff.lint]\nselect = ['E', 'S']\n" },
    expect: 'pass' as const,
  })),
  { name: 'ruff by flag', files: { ...tree, ...workflow('      - run: ruff check --select E,S .\n') }, expect: 'pass' },
  { name: 'through tox', files: { ...tree, 'tox.ini': '[testenv:lint]\ncommands = bandit -r src\n', ...workflow('      - run: tox -e lint\n') }, expect: 'pass' },
  {
    name: 'a hook of pre-commit',
    files: {
      ...tree,
      '.pre-commit-config.yaml': dedent`
        repos:
          - repo: https://github.com/PyCQA/bandit
            rev: 1.8.0
            hooks:
              - id: bandit
      `,
    },
    expect: 'pass',
  },
] satisfies readonly Example[];
