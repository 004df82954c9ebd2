import { dedent, defineRule, type Evidence, type Finding, judge } from 'policy-audit';
import { securityPart } from './shared/security-part.ts';

const hook = (rev: string, repo = 'https://github.com/gitleaks/gitleaks', id = 'gitleaks'): Readonly<Record<string, string>> => ({
  '.pre-commit-config.yaml': `repos:\n  - repo: ${repo}\n    rev: ${rev}\n    hooks:\n      - id: ${id}\n`,
});

export default defineRule({
  id: 'ci/tool-precommit-security',
  title: 'Git hooks check for security problems, in a pinned version',
  severity: 'info',
  rationale:
    'Hooks run on the machines of the developers, with all that these may do. One that follows a branch runs whatever stands there; one that looks for secrets stops them before they are in any history.',
  remediation: 'Add a hook such as gitleaks or detect-secrets, and give every hook repository a tag or the hash of a commit as "rev" ("pre-commit autoupdate --freeze").',
  practices: ['ci/secret-scan', 'ci/tool-versions-pinned'],
  references: [{ standard: 'CWE', control: 'CWE-829', url: 'https://cwe.mitre.org/data/definitions/829.html' }],
  since: '0.1.0',
  needs: ['pipelines'],
  check({ pipelines }) {
    const findings: Finding[] = pipelines.hookSources
      .filter(({ rev }) => /^(?:main|master|develop|dev|trunk|HEAD|latest|stable)$/i.test(rev))
      .map(({ name, rev, path, line, column }) => ({ message: `The hooks of ${name} follow ${rev}, which can change.`, at: { path, line, column } }));
    const hooks = pipelines.steps.filter(({ triggers }) => triggers.includes('commit'));
    const evidence = hooks.flatMap((step): Evidence[] => {
      const part = securityPart(step.tools);
      return part === undefined
        ? []
        : [{ at: { path: step.path, line: step.line, column: step.column }, note: `${part.replace(':', ' ')} runs before each ${/push/.test(step.job) ? 'push' : 'commit'}` }];
    });
    const [first] = hooks;
    if (first && evidence.length === 0) findings.push({ message: 'None of the git hooks looks for secrets or for insecure code.', at: { path: first.path } });
    return judge(findings, evidence, 'There are no git hooks.');
  },
  examples: {
    bad: [
      { name: 'follows a branch', files: hook('main'), expect: { fail: ['.pre-commit-config.yaml:3'] } },
      {
        name: 'no hook about security',
        files: hook('v5.0.0', 'https://github.com/pre-commit/pre-commit-hooks', 'end-of-file-fixer'),
        expect: { fail: ['.pre-commit-config.yaml'] },
      },
    ],
    good: [
      { name: 'a tag', files: hook('v8.30.0'), expect: 'pass' },
      { name: 'a hook that looks for private keys', files: hook('v5.0.0', 'https://github.com/pre-commit/pre-commit-hooks', 'detect-private-key'), expect: 'pass' },
      {
        name: 'lefthook',
        files: {
          'lefthook.yml': dedent`
            pre-commit:
              commands:
                secrets:
                  run: gitleaks git --staged
          `,
        },
        expect: 'pass',
      },
      { name: 'no hooks', files: { 'README.md': '' }, expect: 'not-applicable' },
    ],
  },
});
