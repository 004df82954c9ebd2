import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { describe, expect, test } from 'vitest';
import type { Report, ReportFinding } from '../../src/report/report.ts';
import { type Format, formats, reporters } from '../../src/reporters/formats.ts';
import type { Style } from '../../src/reporters/reporter.ts';
import { commit, makeRepository, policyAudit, write } from '../repository.ts';

/** A report in which everything that comes from a repository tries to be more than text. */
const path = 'a\u001b[31m\u{e0041}\n::error::b<img src=x onerror=alert(1)>|`@team`%0A,x:y.yaml';
const report: Report = {
  schemaVersion: '1.0',
  tool: { name: 'policy-audit', version: '1.2.3' },
  target: { name: 'repo\u202e\n::stop-commands::x', kind: 'worktree', commit: '0123456789abcdef', branch: 'main\u009b', files: 2, untrackedFiles: 1, anchor: 'README.md' },
  config: { path: null, rulesOff: [], excludedFiles: 0, suppressedFindings: 0 },
  complete: false,
  notChecked: [{ path, line: 3, reason: 'not valid YAML' }],
  summary: { pass: 1, fail: 1, 'not-applicable': 1, manual: 1, error: 1 },
  results: [
    result('policy/failing', {
      status: 'fail',
      severity: 'high',
      findings: [
        {
          path,
          line: 2,
          column: 3,
          endLine: 2,
          endColumn: 9,
          message: `${path} is wrong.`,
          severity: 'high',
          remediation: `Mend it in\n${path}.`,
          fingerprint: '0123456789abcdef',
          excerpt: path,
          related: [],
          searched: [],
        },
        { path: '.', message: 'Nothing there.', severity: 'low', remediation: 'Add it.', fingerprint: '0123456789abcdef', related: [], searched: [] },
      ],
    }),
    result('policy/passing', { status: 'pass', evidence: [{ path, line: 1, note: path }] }),
    result('policy/asking', { status: 'manual', question: `Is ${path} right?`, evidence: [] }),
    result('policy/outside', { status: 'not-applicable', reason: path }),
    result('policy/blind', { status: 'error', reason: path, notChecked: [] }),
  ],
  suppressed: [],
  idleSuppressions: [],
  exit: { code: 1, reason: 'findings', threshold: 'high' },
};

function result(id: string, verdict: Report['results'][number]['verdict']): Report['results'][number] {
  return { rule: { id, category: 'policy', title: `Title of ${id}`, severity: 'high', rationale: 'Why.', remediation: 'Mend it.', practices: [], references: [] }, verdict };
}

const style: Style = { color: false, width: 100, unicode: true, verbose: true, quiet: false, suppressed: true, linkOf: undefined, elapsed: 1 };
const render = async (format: Format): Promise<string> => (await reporters[format]())(report, style);
// biome-ignore lint/suspicious/noControlCharactersInRegex: what must not be there
const obeyed = /[\u0000-\u0009\u000b-\u001f\u0080-\u009f\u202a-\u202e\u2066-\u2069\u{e0000}-\u{e0fff}]/u;

describe.each(formats)('%s', (format) => {
  test('prints no character that a terminal or an editor would obey', async () => {
    expect(await render(format)).not.toMatch(obeyed);
  });

  test('begins no line with a workflow command from the repository', async () => {
    expect(await render(format)).not.toMatch(/^[ \t]*(::error::b|::stop-commands|##\[)/m);
  });
});

/** Names that begin with what a line of a log must not begin with. */
describe.each(formats)('%s, of a file with the name of a command,', (format) => {
  test.each(['::error::b.py', '##[error]b.py', '  ::error::b.py'])('%s, begins no line with it', async (named) => {
    const [failing] = report.results;
    if (failing?.verdict.status !== 'fail') throw new Error('no failing result');
    const findings = failing.verdict.findings.map((finding) => ({ ...finding, path: named, message: named, remediation: `${named}\n${named}`, excerpt: named }));
    const asked = {
      ...report,
      target: { ...report.target, name: named },
      results: [{ ...failing, verdict: { ...failing.verdict, findings } }, result(named, { status: 'manual', question: named, evidence: [{ path: named, note: named }] })],
    };
    expect((await reporters[format]())(asked, style)).not.toMatch(/^\s*(?:::error::b|##\[)/m);
  });
});

describe('GitHub annotations', () => {
  test('are the only lines that begin a command, one per finding and per gap', async () => {
    const commands = (await render('github')).split('\n').filter((line) => line.startsWith('::'));
    expect(commands.map((line) => line.slice(0, 10))).toEqual(['::error fi', '::notice f', '::warning ']);
    expect(commands[1]).toContain('file=README.md');
  });

  test('come gravest first, for only ten of each level are shown', async () => {
    const [failing] = report.results;
    if (failing?.verdict.status !== 'fail') throw new Error('no failing result');
    const [finding] = failing.verdict.findings;
    const graded = (['medium', 'high', 'critical', 'low'] as const).map((severity) => ({ ...finding, path: 'a', message: severity, severity, related: [] }) as ReportFinding);
    const text = (await reporters.github())(
      { ...report, results: graded.map((one) => ({ ...failing, verdict: { status: 'fail', severity: one.severity, findings: [one] } })) },
      style,
    );
    expect([...text.matchAll(/title=\S+ \((\w+)\)/g)].map(([, severity]) => severity)).toEqual(['critical', 'high', 'medium', 'low']);
  });

  test('are three thousand at most, with the number of the rest', async () => {
    const [failing] = report.results;
    if (failing?.verdict.status !== 'fail') throw new Error('no failing result');
    const [finding] = failing.verdict.findings;
    const many = Array.from({ length: 3100 }, (_, index) => ({ ...finding, line: index + 1 }) as ReportFinding);
    const lines = (await reporters.github())({ ...report, notChecked: [], results: [{ ...failing, verdict: { ...failing.verdict, findings: many } }] }, style).split('\n');
    expect(lines.filter((line) => line.startsWith('::'))).toHaveLength(3001);
    expect(lines.filter((line) => line.includes('100 more findings'))).toHaveLength(1);
  });

  test('escape what would end a property', async () => {
    const [first = ''] = (await render('github')).split('\n');
    expect(first.slice(0, first.indexOf(',line='))).not.toMatch(/file=.*[,:]/);
  });
});

const trees = (markdown: readonly string[]): string => JSON.stringify(markdown.map((text) => fromMarkdown(text, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] })));
const obeyedInMarkdown = /"type":"(?:link|image|html","value":"(?!<\/?(?:details|summary)))|"type":"text","value":"[^"]*(?:@team|GH-12)/;

describe('Markdown', () => {
  test('has no HTML, mention or table cell out of the repository', async () => {
    const text = await render('markdown');
    const outside = text.replaceAll(/(`+)(?!`)[\s\S]*?\1(?!`)/g, '');
    expect(outside).not.toContain('<img');
    expect(outside).not.toContain('@team');
  });

  test('has code spans where a text has them', async () => {
    const [failing] = report.results;
    if (failing?.verdict.status !== 'fail') throw new Error('no failing result');
    const findings = failing.verdict.findings.map((finding) => ({ ...finding, path: 'a', message: 'Wrong.', remediation: 'Set `user: "10001"`, not a ` alone.' }));
    const text = (await reporters.markdown())({ ...report, results: [{ ...failing, verdict: { ...failing.verdict, findings } }] }, style);
    expect(text).toContain('Set `user: "10001"`, not a &#96; alone.');
  });

  test.each(['`a`@`@team', '`a`@`<https://evil.example>', '`a`@team`b`'])('has no mention or link out of %s, where one code span follows on another', async (message) => {
    const [failing] = report.results;
    if (failing?.verdict.status !== 'fail') throw new Error('no failing result');
    const findings = failing.verdict.findings.map((finding) => ({ ...finding, message }));
    const text = (await reporters.markdown())({ ...report, results: [{ ...failing, verdict: { ...failing.verdict, findings } }] }, style);
    expect(trees([text])).not.toMatch(obeyedInMarkdown);
  });

  test('has no link out of the repository, though GitHub makes one of every address', async () => {
    const [failing] = report.results;
    if (failing?.verdict.status !== 'fail') throw new Error('no failing result');
    const findings = failing.verdict.findings.map((finding) => ({ ...finding, message: 'See https://evil.example/ or www.evil.example, HTTP://x.example.' }));
    const text = (await reporters.markdown())({ ...report, results: [{ ...failing, verdict: { ...failing.verdict, findings } }] }, style);
    expect(JSON.stringify(fromMarkdown(text, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] }))).not.toMatch(
      /"type":"(?:link|image|html","value":"(?!<\/?(?:details|summary)))/,
    );
  });
});

/** A rule of the settings, which come with the repository, speaks in its words. */
const linked = '[click](https://evil.example/) \\[click\\](https://evil.example/) ![x](https://evil.example/x.png) <img src=x> @team GH-12';
const ofSettings = (): Report => {
  const [failing] = report.results;
  if (failing?.verdict.status !== 'fail') throw new Error('no failing result');
  const findings = failing.verdict.findings.map((finding) => ({ ...finding, message: linked, related: [{ path: 'a', note: linked }] }));
  const asks = result('custom/b', { status: 'manual', question: linked, evidence: [] });
  const rule = { ...failing.rule, id: 'custom/a', category: 'custom', title: linked, rationale: linked, remediation: linked };
  return { ...report, notChecked: [{ path: 'a', reason: linked }], results: [{ rule, verdict: { ...failing.verdict, findings } }, asks] };
};
describe('SARIF', () => {
  test.each(['sarif', 'code-scanning'] as const)('has no link out of the repository in a plain text, where it would be one by itself (%s)', async (format) => {
    const texts: string[] = [];
    JSON.parse((await reporters[format]())(ofSettings(), style), (key, value: unknown) => {
      if (key === 'text' && typeof value === 'string') texts.push(value);
      return value;
    });
    expect(texts.filter((text) => text.includes('evil')).length).toBeGreaterThan(3);
    // An even number of backslashes escapes nothing.
    expect(texts.filter((text) => /(?<!\\)(?:\\\\)*\[(?:\\.|[^\\\]])*\]\(/.test(text))).toEqual([]);
  });

  test('has no link, image or HTML of the settings in the help of their rules', async () => {
    const { runs } = JSON.parse((await reporters.sarif())(ofSettings(), style)) as { runs: [{ tool: { driver: { rules: [{ help: { markdown: string } }] } } }] };
    expect(trees(runs[0].tool.driver.rules.map(({ help }) => help.markdown))).not.toMatch(obeyedInMarkdown);
  });
});

describe('GitLab reports', () => {
  test('describe a rule of the settings without their links, images and HTML', async () => {
    const { vulnerabilities } = JSON.parse((await reporters['gitlab-sast']())(ofSettings(), style)) as { vulnerabilities: { description: string }[] };
    expect(trees(vulnerabilities.map(({ description }) => description))).not.toMatch(obeyedInMarkdown);
  });
});

describe('JUnit', () => {
  test('counts what failed, what could not be looked at and what was skipped', async () => {
    const text = await render('junit');
    expect(text).toContain('tests="5" failures="1" errors="1" skipped="2"');
    expect(text).not.toContain('<img');
  });
});

describe('GitLab Code Quality', () => {
  test('gives every finding a fingerprint of its own, a severity and a line', async () => {
    const rows = JSON.parse(await render('gitlab')) as { fingerprint: string; severity: string; location: { lines: { begin: number } } }[];
    expect(new Set(rows.map((row) => row.fingerprint)).size).toBe(3);
    expect(rows.map((row) => `${row.severity} ${row.location.lines.begin}`)).toEqual(['critical 2', 'minor 1', 'info 3']);
  });

  test('says what could not be looked at: the list has no other place for it', async () => {
    const rows = JSON.parse(await render('gitlab')) as { description: string; check_name: string }[];
    expect(rows.at(-1)).toMatchObject({ check_name: 'not-checked', description: 'Could not be looked at: not valid YAML' });
  });
});

describe('the screen', () => {
  test.each([60, 100, 160])('keeps within %i columns, but for words that are longer', async (width) => {
    const text = (await reporters.pretty())(report, { ...style, width });
    for (const line of text.split('\n')) if (!line.includes('::')) expect(line.length).toBeLessThanOrEqual(width);
  });
});

describe.each(formats)('%s', (format) => {
  test.each(['##vso[task.setvariable variable=x]y', "##teamcity[buildStatus status='SUCCESS']"])('holds no %s, which a log obeys anywhere in a line', async (named) => {
    const [failing] = report.results;
    if (failing?.verdict.status !== 'fail') throw new Error('no failing result');
    const findings = failing.verdict.findings.map((finding) => ({ ...finding, path: `a${named}`, message: `b ${named}`, remediation: named, excerpt: named }));
    const text = (await reporters[format]())({ ...report, results: [{ ...failing, verdict: { ...failing.verdict, findings } }] }, style);
    expect(text).not.toMatch(/##(?:vso|teamcity)\[/i);
  });
});

test.each(formats)('no line of %s begins a command that the repository wrote, however it is indented', async (format) => {
  const named = '::error file=x::y.env';
  const [failing] = report.results;
  const verdict =
    failing?.verdict.status === 'fail'
      ? { ...failing.verdict, findings: failing.verdict.findings.map((finding) => ({ ...finding, path: named, message: named, remediation: `##[error]\n${named}` })) }
      : undefined;
  if (!failing || !verdict) throw new Error('no failing result');
  const text = (await reporters[format]())({ ...report, results: [{ ...failing, verdict }] }, style);
  expect(text).not.toMatch(/^\s*(?:::error file=x:|##\[)/m);
});

test('the JSON of the contract and of a difference holds nothing that a viewer or a log obeys', () => {
  const odd = 'x\u202e\u009b##vso[task.setvariable variable=x]y';
  const repository = makeRepository({ 'SECURITY.md': `# Security\n\nAll containers of ${odd} run as a user of their own.\n` });
  write(repository, { [`${odd}/Dockerfile`]: 'FROM node:latest\nUSER root\n' });
  commit(repository);
  for (const args of [['contract'], ['diff', 'HEAD~1', 'HEAD']]) {
    const { stdout } = policyAudit([...args, '--format', 'json'], { cwd: repository });
    expect(JSON.stringify(JSON.parse(stdout))).toContain('##vso[');
    expect(stdout).not.toMatch(/[\u202e\u009b]|##vso\[/);
  }
});
