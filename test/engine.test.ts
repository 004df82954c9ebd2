import { describe, expect, test } from 'vitest';
import { runAudit } from '../src/audit.ts';
import { memorySnapshot } from '../src/repo/memory-snapshot.ts';
import type { Snapshot } from '../src/repo/snapshot.ts';
import { makeReport } from '../src/report/make-report.ts';
import type { Report } from '../src/report/report.ts';
import { type AnyRule, defineRule, fail, manual, notApplicable, pass } from '../src/rule.ts';
import { provesSomething, settle } from '../src/settle.ts';
import { stubRule } from './stub-rule.ts';

const evidence = { at: { path: 'a.txt', line: 1 }, note: 'here' };
const passing = stubRule('passing', () => pass(evidence));
const failing = stubRule('failing', () => fail({ message: 'Wrong.', at: evidence.at }));
const crashing = stubRule('crashing', () => {
  throw new TypeError('the value hunter2 is not iterable');
});

const statuses = async (rules: readonly AnyRule[], snapshot: Snapshot = memorySnapshot({ files: { 'a.txt': 'a\n' } })): Promise<Record<string, string>> => {
  const { results } = await runAudit({ snapshot, rules });
  return Object.fromEntries(results.map(({ rule, verdict }) => [rule.title, verdict.status]));
};

/** A repository in which nothing but the listing works. */
const unreadable = (path: string): Snapshot => ({
  ...memorySnapshot({ files: { [path]: '' } }),
  visit: async (files, _each, unread) => {
    for (const file of files) unread(file, 'no permission to read it');
  },
});

describe('the audit', () => {
  test('lets each rule speak for itself', async () => {
    const question = stubRule('asking', () => manual('Is it?'));
    const outside = stubRule('outside', () => notApplicable('Nothing here.'));
    expect(await statuses([passing, failing, question, outside])).toEqual({ passing: 'pass', failing: 'fail', asking: 'manual', outside: 'not-applicable' });
  });

  test('turns a rule that crashes into an error with its name, and runs the others', async () => {
    const { results } = await runAudit({ snapshot: memorySnapshot({ files: { 'a.txt': '' } }), rules: [crashing, passing] });
    expect(results.map(({ verdict }) => verdict.status)).toEqual(['error', 'pass']);
    expect(results[0]?.verdict).toMatchObject({ reason: expect.stringContaining('policy/crashing') as string });
  });

  test('does not repeat the message of a crash, which may quote a file', async () => {
    const { results } = await runAudit({ snapshot: memorySnapshot({ files: { 'a.txt': '' } }), rules: [crashing] });
    expect(JSON.stringify(results[0]?.verdict)).not.toContain('hunter2');
  });

  test('makes an error of a pass when a file it needed could not be read', async () => {
    expect(await statuses([stubRule('blind', () => pass(evidence), ['envFiles'])], unreadable('.env'))).toEqual({ blind: 'error' });
  });

  test.each(['compose.yaml', 'tests/compose.yaml', 'docs/compose.yaml'])('makes an error of a pass when %s could not be looked through for what counts anywhere', async (path) => {
    const needs = ['secrets', 'compose'] as const;
    const found = await Promise.all(needs.map((need) => statuses([stubRule(need, () => pass(evidence), [need])], unreadable(path))));
    expect(found).toEqual([{ secrets: 'error' }, { compose: path === 'compose.yaml' ? 'error' : 'pass' }]);
  });

  test('lets a finding stand whatever else could not be read', async () => {
    expect(await statuses([stubRule('sure', () => fail({ message: 'Wrong.', at: evidence.at }), ['envFiles'])], unreadable('.env'))).toEqual({ sure: 'fail' });
  });

  test('lets no finding stand that something is nowhere, when a file where it could be was not read', async () => {
    const absent = { message: 'Nothing does it.', at: { path: '.' }, searched: ['.env'] };
    const seen = { message: 'Wrong.', at: evidence.at };
    expect(await statuses([stubRule('absent', () => fail(absent), ['envFiles']), stubRule('elsewhere', () => fail(absent))], unreadable('.env'))).toEqual({
      absent: 'error',
      elsewhere: 'fail',
    });
    expect(settle(fail(absent, seen), [{ path: '.env', reason: 'cannot be read' }])).toMatchObject({ status: 'fail', findings: [seen] });
  });

  test('makes an error of a rule that found nothing in a tree that was not listed whole', async () => {
    const outside = stubRule('outside', () => notApplicable('Nothing here.'));
    const env = stubRule('env', () => notApplicable('Nothing here.'), ['envFiles']);
    const listed = memorySnapshot({ files: {} });
    expect(await statuses([outside, env], { ...listed, gaps: [{ path: '.', reason: 'git did not end' }] })).toEqual({ outside: 'error', env: 'error' });
    expect(await statuses([outside, env], { ...listed, gaps: [{ path: 'a.js', reason: 'cannot be read (EACCES)' }] })).toEqual({ outside: 'error', env: 'not-applicable' });
    expect(await statuses([outside, env], { ...listed, gaps: [{ path: '.env', reason: 'cannot be read (EACCES)' }] })).toEqual({ outside: 'error', env: 'error' });
  });

  test('lets a rule pass where more was listed than belongs to the repository, and is not complete', async () => {
    const doubted = { ...memorySnapshot({ files: { 'a.txt': '' } }), doubts: [{ path: '.', reason: 'git was not asked' }] };
    expect(await statuses([passing], doubted)).toEqual({ passing: 'pass' });
    expect((await runAudit({ snapshot: doubted, rules: [passing] })).gaps).toEqual(doubted.doubts);
  });

  test.each([
    ['compose.yaml', 'services: { db: { image: "postgres:16" }\n', { builds: 'pass', contexts: 'pass', compose: 'error' }],
    ['compose.yaml', 'services: { app: { build: . }\n', { builds: 'error', contexts: 'pass', compose: 'error' }],
    ['compose.yaml', 'services: { app: { build: { additional_contexts: { base: "docker-image://a" } } }\n', { builds: 'error', contexts: 'error', compose: 'error' }],
    ['compose.yaml', 'include: [a.yaml\n', { builds: 'error', contexts: 'error', compose: 'error' }],
    ['.github/workflows/ci.yml', 'jobs: { a: { steps: [ { run: make } ] }\n', { builds: 'pass', contexts: 'pass', compose: 'pass' }],
    ['.github/workflows/ci.yml', 'jobs: { a: { steps: [ { run: docker build . } ] }\n', { builds: 'error', contexts: 'pass', compose: 'pass' }],
  ])('asks of a broken %s only what its words say it may tell: %s', async (path, text, expected) => {
    const rules = (['imageBuilds', 'buildContexts', 'compose'] as const).map((need) =>
      stubRule(need === 'imageBuilds' ? 'builds' : need === 'buildContexts' ? 'contexts' : need, () => pass(evidence), [need]),
    );
    expect(await statuses(rules, memorySnapshot({ files: { [path]: text } }))).toEqual(expected);
  });

  test('does not care for gaps that the rule did not ask about', async () => {
    expect(await statuses([stubRule('blind', () => pass(evidence), ['envFiles']), passing], unreadable('.env'))).toEqual({ blind: 'error', passing: 'pass' });
  });
});

describe('settling', () => {
  const gap = { path: 'compose.yaml', line: 3, reason: 'not valid YAML' };

  test('no clean bill of health without complete evidence', () => {
    expect(settle(pass(evidence), [gap])).toMatchObject({ status: 'error', gaps: [gap] });
    expect(settle(notApplicable('No compose file.'), [gap])).toMatchObject({ status: 'error' });
  });

  test.each(['test/fixtures/broken.yaml', 'vendor/x/broken.yaml', 'docs/broken.yaml'])('what lies in %s proves nothing, and its absence neither', (path) => {
    expect(provesSomething({ ...gap, path })).toBe(false);
  });

  test('a question stays a question', () => {
    expect(settle(manual('Is it?'), [gap])).toMatchObject({ status: 'manual' });
  });
});

const reportOf = async (rules: readonly AnyRule[], failOn: 'medium' | 'high' | 'none' = 'high', snapshot = memorySnapshot({ files: { 'a.txt': '' } })): Promise<Report> =>
  makeReport({
    version: '0',
    target: { name: 'x', kind: 'memory', commit: null, branch: null, files: 1, untrackedFiles: 0, anchor: null },
    config: { path: null, rulesOff: [], excludedFiles: 0 },
    outcome: await runAudit({ snapshot, rules }),
    excerptOf: () => undefined,
    failOn,
  });

test('the report shows evidence once that a rule met by two ways', async () => {
  const { results } = await reportOf([stubRule('twice', () => pass(evidence, { ...evidence, at: { path: 'b.txt', line: 1 } }, evidence))]);
  expect(results[0]?.verdict).toMatchObject({ evidence: [{ path: 'a.txt' }, { path: 'b.txt' }] });
});

describe('the exit code', () => {
  const exitOf = async (...asked: Parameters<typeof reportOf>): Promise<number> => (await reportOf(...asked)).exit.code;

  test('is 1 at or above the threshold, 0 below it', async () => {
    expect(await exitOf([failing], 'medium')).toBe(1);
    expect(await exitOf([failing], 'high')).toBe(0);
    expect(await exitOf([failing], 'none')).toBe(0);
  });

  test('is 3 when a rule could not look, unless a finding outranks it', async () => {
    expect(await exitOf([crashing], 'high')).toBe(3);
    expect(await exitOf([crashing, failing], 'medium')).toBe(1);
  });

  test('is 3 when the listing itself has a hole', async () => {
    expect(await exitOf([passing], 'high', { ...memorySnapshot({ files: { 'a.txt': '' } }), gaps: [{ path: '.', reason: 'git was not asked' }] })).toBe(3);
  });
});

describe('the compiler refuses', () => {
  test('a rule that reads a fact it did not ask for, a pass without evidence and a fail without a finding', () => {
    const base = {
      id: 'policy/x',
      title: 'x',
      severity: 'low',
      rationale: 'x',
      remediation: 'x',
      practices: [],
      references: [],
      since: '0',
      examples: { bad: [], good: [] },
    } as const;
    // @ts-expect-error `envFiles` is not among the needs
    defineRule({ ...base, needs: ['files'], check: ({ envFiles }) => (envFiles ? notApplicable('') : notApplicable('')) });
    // @ts-expect-error a check is synchronous
    defineRule({ ...base, needs: ['files'], check: async () => notApplicable('') });
    // @ts-expect-error only the engine makes an error
    defineRule({ ...base, needs: ['files'], check: () => ({ status: 'error', reason: '' }) });
    // @ts-expect-error a pass shows evidence
    defineRule({ ...base, needs: ['files'], check: () => ({ status: 'pass', evidence: [] }) });
    // @ts-expect-error a fail has a finding
    defineRule({ ...base, needs: ['files'], check: () => ({ status: 'fail', findings: [] }) });
    // @ts-expect-error an id has a category
    defineRule({ ...base, id: 'lonely', needs: ['files'], check: () => notApplicable('') });
    // @ts-expect-error a fact that does not exist
    defineRule({ ...base, needs: ['nothing'], check: () => notApplicable('') });
  });
});
