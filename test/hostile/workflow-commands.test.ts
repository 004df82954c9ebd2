import { describe, expect, test } from 'vitest';
import { makeRepository, policyAudit } from '../repository.ts';

const command = '::stop-commands::x';
const dockerfile = `FROM node:22\n  ${command}\nADD a.js /a.js\n##[add-mask]x\nCMD node a.js\n`;
const settings = `customRules:\n  - {id: custom/a, title: "${command}", severity: low, files: ["*.md"], forbid: "Mail", remediation: "a\\n${command}"}\n`;
const policy = `# Security\n\n## ${command}\n\nAll traffic uses TLS 1.3 ${'word '.repeat(12)}${`${command} `.repeat(8)}\n\n- Containers run as non-root\n`;

const repository = makeRepository({
  'SECURITY.md': policy,
  [`${command}.md`]: 'Mail\n',
  [`${command}/Dockerfile`]: dockerfile,
  '.gitignore': `${command}\n`,
  'package.json': '{"name": "a", "dependencies": {"b": "1.0.0"}}',
  'policy-audit.yaml': settings,
});

/** A runner of GitHub obeys a line that begins with `::`, one of Azure Pipelines `##[`, whatever blanks stand before, in either stream of a step. */
const obeyed = /^\s*(?:::|##\[)/m;

describe('what a repository holds begins no line as a command of a workflow', () => {
  test.each([
    [['contract']],
    [['contract', '--verbose']],
    [['contract', '--quiet']],
    [['fix', '--unsafe', '--dry-run', '--force']],
    [['init', '--dry-run']],
    [['explain', 'custom/a']],
    [['--rule', 'custom/*', '--verbose', '--fail-on', 'low']],
  ])('%j', (args) => {
    const { stdout, stderr } = policyAudit([...args, repository]);
    expect(stdout + stderr).toContain(':stop-commands::x');
    expect(stdout).not.toMatch(obeyed);
    expect(stderr).not.toMatch(obeyed);
  });
});
