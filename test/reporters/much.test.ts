import type { Log } from 'sarif';
import { describe, expect, test } from 'vitest';
import { runAudit } from '../../src/audit.ts';
import type { Excuses } from '../../src/excuses/excuse.ts';
import type { Finding } from '../../src/finding.ts';
import { memorySnapshot } from '../../src/repo/memory-snapshot.ts';
import { makeReport } from '../../src/report/make-report.ts';
import { everyFinding, type MostTold, sharesOf } from '../../src/report/most-told.ts';
import type { Report } from '../../src/report/report.ts';
import { type Format, formats, reporters } from '../../src/reporters/formats.ts';
import { type AnyRule, fail, manual, pass } from '../../src/rule.ts';
import { stubRule } from '../stub-rule.ts';

const found = (path: string, number: number): Finding[] => Array.from({ length: number }, (_, index) => ({ message: `Wrong ${path} ${index}.`, at: { path, line: index + 1 } }));
const failing = (name: string, findings: readonly Finding[]): AnyRule => stubRule(name, () => fail(...(findings as [Finding, ...Finding[]])));

const reportOf = async (rules: readonly AnyRule[], most?: MostTold, excuses?: Excuses): Promise<Report> =>
  makeReport({
    version: '1',
    target: { name: 'x', kind: 'memory', commit: null, branch: null, files: 1, untrackedFiles: 0, anchor: 'a.txt' },
    config: { path: null, rulesOff: [], excludedFiles: 0 },
    outcome: await runAudit({ snapshot: memorySnapshot({ files: { 'a.txt': '' } }), rules }),
    excerptOf: () => undefined,
    failOn: 'critical',
    ...(most ? { most } : {}),
    ...(excuses ? { excuses } : {}),
  });

const toldOf = ({ results }: Report): [string, number, number | undefined][] =>
  results.flatMap(({ rule: { title }, verdict }) =>
    verdict.status === 'fail' ? [[title, verdict.findings.length, verdict.moreFindings] as [string, number, number | undefined]] : [],
  );

const plain = { color: false, width: 100, unicode: true, verbose: false, quiet: false, suppressed: false, linkOf: undefined, elapsed: undefined };

describe('a report of more than anybody reads', () => {
  test('tells a thousand findings of a rule in a file, says how many more there are, and no other file is lost among them', async () => {
    const report = await reportOf([failing('noisy', [...found('a.txt', 20_000), ...found('b.txt', 3)])]);
    expect(toldOf(report)).toEqual([['noisy', 1003, 19_000]]);
    expect(JSON.stringify(report)).toContain('Wrong b.txt 2.');
  });

  test('tells the gravest first, and its exit code is that of all', async () => {
    const grave: Finding = { message: 'Grave.', at: { path: 'a.txt', line: 20_001 }, severity: 'critical' };
    const report = await reportOf([failing('noisy', [...found('a.txt', 20_000), grave])]);
    expect(report.results[0]?.verdict).toMatchObject({ severity: 'critical', moreFindings: 19_001, findings: { 0: { message: 'Grave.' } } });
    expect(report.exit.code).toBe(1);
  });

  test('lets no rule that found much crowd out another', async () => {
    const noisy = (name: string): AnyRule => failing(name, Array.from({ length: 30 }, (_, file) => found(`${file}.txt`, 1000)).flat());
    expect(toldOf(await reportOf([noisy('one'), failing('quiet', found('a.txt', 10)), noisy('two')]))).toEqual([
      ['one', 11_995, 18_005],
      ['quiet', 10, undefined],
      ['two', 11_995, 18_005],
    ]);
  });

  test('tells all to whoever compares findings or mends them', async () => {
    expect(toldOf(await reportOf([failing('noisy', found('a.txt', 3000))], everyFinding))).toEqual([['noisy', 3000, undefined]]);
  });

  test('tells ten thousand files that were not checked, and those that are about the whole first', async () => {
    const files = Array.from({ length: 12_000 }, (_, index) => ({ path: `${index}.txt`, reason: 'not read' }));
    const report = makeReport({
      version: '1',
      target: { name: 'x', kind: 'memory', commit: null, branch: null, files: 1, untrackedFiles: 0, anchor: 'a.txt' },
      config: { path: null, rulesOff: [], excludedFiles: 0 },
      outcome: { results: [], gaps: [...files, { path: '.', reason: 'not listed' }], facts: new Map() },
      excerptOf: () => undefined,
      failOn: 'critical',
    });
    expect(report.notChecked).toHaveLength(10_001);
    expect(report.notChecked[0]).toEqual({ path: '.', reason: 'not listed' });
    expect(report.notChecked.at(-1)).toEqual({ path: '.', reason: '2001 more could not be looked at and are not listed' });
    expect(report.exit.code).toBe(3);
  });

  test('tells a thousand places of what passed, what is asked and what a finding goes on', async () => {
    const places = Array.from({ length: 1500 }, (_, index) => ({ at: { path: 'a.txt', line: index + 1 }, note: 'here' }));
    const [first = { at: { path: 'a.txt' }, note: '' }, ...rest] = places;
    const searched = places.map((_, index) => `${index}.txt`);
    const report = await reportOf([
      stubRule('passing', () => pass(first, ...rest)),
      stubRule('asking', () => manual('Is it?', places)),
      failing('failing', [{ message: 'Wrong.', at: { path: '.' }, related: places, searched }]),
    ]);
    expect((await (await reporters.pretty())(report, { ...plain, verbose: true })).match(/and 500 more places/g)).toHaveLength(2);
    expect(report.results.map(({ verdict }) => verdict)).toMatchObject([
      { status: 'pass', moreEvidence: 500 },
      { status: 'manual', moreEvidence: 500 },
      { status: 'fail', findings: [{ moreRelated: 500, moreSearched: 500 }] },
    ]);
  });

  const withFindings = formats.filter((format) => !['json', 'badge', 'badge-svg', 'gitlab-secret-detection'].includes(format));

  test.each(withFindings)('says in %s how many findings it leaves out', async (format: Format) => {
    const report = await reportOf([failing('noisy', found('a.txt', 20_000))]);
    const text = (await reporters[format]())(report, plain);
    expect(text).toMatch(/19,?000 more|20,?000 place/);
    expect(text.length).toBeLessThan(1_500_000);
  });

  test('says in each report of GitLab only of the rules that it tells of how many findings it leaves out', async () => {
    const report = await reportOf([failing('noisy', found('a.txt', 20_000))]);
    expect(await (await reporters['gitlab-sast']())(report, plain)).toContain('19000 more');
    expect(await (await reporters['gitlab-secret-detection']())(report, plain)).not.toContain('more');
  });

  describe('of which more is excused than anybody reads', async () => {
    const excused = await reportOf(
      [failing('accepted', found('a.txt', 30_000)), failing('noisy', Array.from({ length: 4 }, (_, file) => found(`${file}.txt`, 1000)).flat())],
      undefined,
      {
        excuse: (id) => (id === 'policy/accepted' ? { source: 'baseline', reason: 'accepted' } : undefined),
        idle: () => [],
      },
    );

    test('counts all that is excused', async () => {
      expect(excused.config.suppressedFindings).toBe(30_000);
      expect(await (await reporters.pretty())(excused, plain)).toContain('30000 findings: 24000 in the baseline, 6000 not listed');
      expect(await (await reporters.html())(excused, plain)).toContain('and 6000 more excused findings, counted and not listed');
    });

    test('is no SARIF log that GitHub refuses, with the excused findings in it', async () => {
      const { runs } = JSON.parse(await (await reporters.sarif())(excused, { ...plain, suppressed: true })) as Log;
      expect(runs[0]?.results).toHaveLength(25_000);
      expect(runs[0]?.invocations?.[0]?.toolExecutionNotifications?.map(({ message }) => message.text)).toEqual(['9000 more excused findings are counted and not listed.']);
    });
  });
});

test('whoever has little to tell tells all of it, and the others share what is left', () => {
  expect(sharesOf([100, 3, 50, 0], 63)).toEqual([30, 3, 30, 0]);
  expect(sharesOf([1, 2], 10)).toEqual([1, 2]);
});
