import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { builtInRules } from '../../rules/index.ts';
import { catalogueOf } from '../../src/contract/catalogue.ts';
import { runContract } from '../../src/contract/run-contract.ts';
import { memorySnapshot } from '../../src/repo/memory-snapshot.ts';

const shared = fileURLToPath(new URL('../../../shared/', import.meta.url));
const table = `${shared}design/statements.csv`;
const seeds = existsSync(`${shared}seeds`) ? readdirSync(`${shared}seeds`).sort() : [];

interface Row {
  readonly id: string;
  readonly seed: string;
  readonly rule: string;
  readonly first: number;
  readonly last: number;
}

const rows = (existsSync(table) ? readFileSync(table, 'utf8').split('\n') : [])
  .filter((line) => /^S\d+-\d+,/.test(line))
  .map((line): Row => {
    const cells = [...line.matchAll(/(?:^|,)(?:"([^"]*)"|([^,]*))/g)].map((cell) => cell[1] ?? cell[2] ?? '');
    const [first = 0, last = first] = (cells[10] ?? '').split('-').map(Number);
    return { id: cells[0] ?? '', seed: cells[1] ?? '', rule: cells[6] ?? '', first, last };
  });

// The two policies this tool was built from lie beside the project, not in it.
describe.skipIf(seeds.length === 0 || rows.length === 0)('the seed policies', () => {
  test.each(seeds.map((file, index) => [file, index]))('every statement of %s has an answer', async (file, index) => {
    const files = { 'SECURITY.md': readFileSync(`${shared}seeds/${file}`, 'utf8') };
    const { statements } = await runContract(memorySnapshot({ files }), builtInRules, '2026-06-01');
    const own = rows.filter(({ id }) => id.startsWith(`S${index + 1}-`));
    const unanswered = own.filter(({ first, last }) => !statements.some((statement) => statement.line <= last && first <= statement.endLine));
    expect(own.length).toBeGreaterThan(40);
    expect(unanswered.map(({ id }) => id)).toEqual([]);
    expect(statements.filter(({ verdict, question, evidence }) => (verdict === 'manual' ? question === null : verdict !== 'not-applicable' && evidence.length === 0))).toEqual([]);
  });

  test('every statement is about something that rules verify or a person is asked', () => {
    const answered = new Map(catalogueOf(builtInRules).map((row) => [row.subject, row]));
    const without = [...new Set(rows.map(({ rule }) => rule))].filter((subject) => !answered.has(subject));
    expect(without).toEqual([]);
  });
});
