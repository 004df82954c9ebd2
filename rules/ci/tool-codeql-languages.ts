import { defineRule, type Evidence, type Finding, fail, manual, notApplicable, pass, toolRuns } from 'policy-audit';

/** The languages that CodeQL knows, as the tools name them, and as people do. */
const names: ReadonlyMap<string, string> = new Map([
  ['go', 'Go'],
  ['python', 'Python'],
  ['javascript', 'JavaScript and TypeScript'],
  ['java', 'Java and Kotlin'],
  ['ruby', 'Ruby'],
  ['c', 'C and C++'],
  ['csharp', 'C#'],
  ['swift', 'Swift'],
  ['rust', 'Rust'],
]);

const codeql = (languages: string): Readonly<Record<string, string>> => ({
  '.github/workflows/codeql.yml': `on: push\njobs:\n  a:\n    steps:\n      - uses: github/codeql-action/init@v4\n        with:\n          languages: ${languages}\n`,
});
const lines = (count: number): string => 'x = 1\n'.repeat(count);

export default defineRule({
  id: 'ci/tool-codeql-languages',
  title: 'CodeQL analyses every main language of the repository',
  severity: 'low',
  rationale: 'A CodeQL workflow is usually written once. A language that came later is then never analysed, while the badge stays green.',
  remediation: 'Add the language to "languages" (or to the matrix) of the CodeQL workflow.',
  practices: ['ci/codeql'],
  references: [
    { standard: 'OSPS Baseline', control: 'OSPS-VM-06.02', url: 'https://baseline.openssf.org/' },
    { standard: 'OpenSSF Scorecard', control: 'SAST', url: 'https://github.com/ossf/scorecard/blob/main/docs/checks.md#sast' },
  ],
  since: '0.1.0',
  needs: ['pipelines', 'languages'],
  check({ pipelines, languages }) {
    const runs = toolRuns(pipelines, 'codeql');
    const [first] = runs;
    if (!first) return notApplicable('No workflow runs CodeQL; the default setup is a setting of the hosting service that leaves no trace here.');
    const at = { path: first.step.path, line: first.step.line, column: first.step.column };
    const all = languages.lines.reduce((sum, each) => sum + each.lines, 0);
    const main = languages.lines.filter((each) => names.has(each.language) && each.lines > all / 10);
    const missing = main.filter(({ language }) => !runs.some(({ step }) => step.tools.includes(`codeql:${language}`)));
    if (missing.length > 0 && runs.some(({ step }) => step.tools.includes('codeql:open')))
      return manual(
        'Which languages do these expressions make CodeQL analyse?',
        runs.map(({ step }): Evidence => ({ at: { path: step.path, line: step.line, column: step.column }, note: 'CodeQL' })),
      );
    const findings = missing.map(
      (each): Finding => ({
        message: `CodeQL leaves out ${names.get(each.language)}, which is ${Math.round((100 * each.lines) / all)} % of the lines (such as ${each.example}).`,
        at,
      }),
    );
    const [finding, ...others] = findings;
    return finding ? fail(finding, ...others) : pass({ at, note: `CodeQL analyses ${main.map(({ language }) => names.get(language)).join(', ') || 'this repository'}` });
  },
  examples: {
    bad: [{ name: 'one of two', files: { ...codeql('go'), 'main.go': lines(50), 'app.py': lines(50) }, expect: { fail: ['.github/workflows/codeql.yml:5'] } }],
    good: [
      { name: 'both', files: { ...codeql('go, python'), 'main.go': lines(50), 'app.py': lines(50) }, expect: 'pass' },
      { name: 'a few lines of another language', files: { ...codeql('go'), 'main.go': lines(99), 'tool.py': lines(1) }, expect: 'pass' },
      { name: 'no CodeQL', files: { 'main.go': lines(1) }, expect: 'not-applicable' },
    ],
  },
});
