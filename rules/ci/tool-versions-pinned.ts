import { defineRule, type Evidence, type Finding, judge, type PipelineStep } from 'policy-audit';
import { workflow } from './shared/examples.ts';

const fetches =
  /^(?:sudo )?(?:go (?:install|run|get)|npx|npm (?:install|i|exec|x)|pnpm (?:dlx|add)|yarn (?:dlx|global add)|bunx|uvx|uv tool (?:run|install)|pipx (?:run|install)|cargo install|deno install)\b/;

/** A word with its version, in a command that fetches it, or the setting of an action. */
const isFixed = ({ words, settings, written }: PipelineStep): boolean =>
  (fetches.test(written ?? words.join(' ')) && /@v?\d[\w.-]*(?:\s|$)/.test(written ?? '')) || settings.some(({ name, value }) => /^version$/i.test(name) && /^v?\d/.test(value));

/** `version: latest` of an action, `go install tool@latest`, `npx tool@latest`. */
const moving = ({ words, uses, settings, written }: PipelineStep): string | undefined => {
  const setting = settings.find(({ name, value }) => /(?:^|[-_])version$/i.test(name) && /^latest$/i.test(value.trim()));
  if (uses !== undefined && setting) return `${uses.replace(/@.*/, '')} fetches the latest version of its tool, whatever that is on the day of the run`;
  const line = written ?? words.join(' ');
  const word = fetches.test(line) ? /(?<!\S)\S+@(?:latest|master|main)(?=\s|$)/.exec(line)?.[0] : undefined;
  return word === undefined ? undefined : `CI fetches ${word}, whatever that is on the day of the run`;
};

export default defineRule({
  id: 'ci/tool-versions-pinned',
  title: 'CI installs pinned versions of its tools',
  severity: 'low',
  rationale: 'A tool that is fetched as "latest" runs new code of its authors in CI on the day it comes out, and a check that passed yesterday can fail today without a change.',
  remediation: 'Pin the version of the tool, and let an update bot raise it.',
  practices: ['ci/tool-versions-pinned'],
  references: [
    { standard: 'CWE', control: 'CWE-1357', url: 'https://cwe.mitre.org/data/definitions/1357.html' },
    { standard: 'OpenSSF Scorecard', control: 'Pinned-Dependencies', url: 'https://github.com/ossf/scorecard/blob/main/docs/checks.md#pinned-dependencies' },
  ],
  since: '0.1.0',
  needs: ['pipelines'],
  check({ pipelines }) {
    const findings: Finding[] = [];
    const evidence: Evidence[] = [];
    const seen = new Set<string>();
    for (const step of pipelines.steps) {
      const at = { path: step.path, line: step.line, column: step.column };
      const key = `${at.path}:${at.line}:${at.column}`;
      if (step.triggers.every((trigger) => trigger === 'commit') || seen.has(key)) continue;
      seen.add(key);
      const how = moving(step);
      if (how !== undefined) findings.push({ message: `${how}.`, at });
      else if (isFixed(step)) evidence.push({ at, note: 'a tool of a fixed version' });
    }
    return judge(findings, evidence, 'CI fetches no tool by a version.');
  },
  examples: {
    bad: [
      {
        name: 'the latest linter',
        files: workflow('      - uses: golangci/golangci-lint-action@v9\n        with:\n          version: latest\n'),
        expect: { fail: ['.github/workflows/ci.yml:7'] },
      },
      { name: 'go install', files: workflow('      - run: go install golang.org/x/vuln/cmd/govulncheck@latest\n'), expect: { fail: ['.github/workflows/ci.yml:7'] } },
    ],
    good: [
      { name: 'a version', files: workflow('      - run: go run golang.org/x/vuln/cmd/govulncheck@v1.1.4 ./...\n'), expect: 'pass' },
      { name: 'a dependency, and no tool', files: workflow('      - run: cargo update -p serde@1.0.219 --precise 1.0.200\n'), expect: 'not-applicable' },
      { name: 'no tools', files: workflow('      - run: make\n'), expect: 'not-applicable' },
    ],
  },
});
