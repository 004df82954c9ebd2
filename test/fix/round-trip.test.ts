import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { builtInRules } from '../../rules/index.ts';
import { runAudit } from '../../src/audit.ts';
import type { Finding, Fix } from '../../src/finding.ts';
import { type FixPlan, planFixes } from '../../src/fix/plan-fixes.ts';
import { unifiedDiff } from '../../src/fix/unified-diff.ts';
import { memorySnapshot } from '../../src/repo/memory-snapshot.ts';
import type { AnyRule, Example } from '../../src/rule.ts';
import { git, makeFolder, makeRepository } from '../repository.ts';
import { casesOf } from '../rules/cases-of.ts';

/** A bad example, mended by the fixes that its findings bring, is bad no more: for every rule, so that no fix is ever written without one. */

const findingsOf = async (rule: AnyRule, example: Example): Promise<readonly Finding[]> => {
  const { results } = await runAudit({ snapshot: memorySnapshot(example), rules: [rule], settings: new Map([[rule.id, { options: example.options }]]) });
  const verdict = results[0]?.verdict;
  return verdict?.status === 'fail' ? verdict.findings : [];
};

const fixesOf = (findings: readonly Finding[]): readonly Fix[] => findings.flatMap(({ fix }) => fix ?? []);

/** In memory nobody asks git what it ignores, so git itself is asked of the mended files. */
const ignoredIn = (files: Readonly<Record<string, string>>): readonly string[] => {
  const folder = makeFolder(files);
  git(folder, 'init', '--quiet');
  const asked = ['', ...Object.keys(files).map((name) => `${path.posix.dirname(name)}/`)].flatMap((above) =>
    ['.env', '.env.local', '.env.production', '.env.development', '.env.staging', '.env.backup.20240101'].map((name) => `${above.replace(/^\.\//, '')}${name}`),
  );
  return spawnSync('git', ['check-ignore', '--no-index', '--', ...new Set(asked)], { cwd: folder, encoding: 'utf8' })
    .stdout.split('\n')
    .filter(Boolean);
};

const mended = (example: Example, { changes }: FixPlan<Fix>): Example => {
  const files = { ...example.files, ...Object.fromEntries(changes.map(({ path: name, after }) => [name, after])) };
  if (!changes.some(({ path: name }) => name.endsWith('.gitignore'))) return { ...example, files };
  const ignored = ignoredIn(files);
  // What git neither tracks nor takes is no part of the tree.
  const seen = Object.entries(files).filter(([name]) => !(ignored.includes(name) && example.untracked?.includes(name)));
  return { ...example, files: Object.fromEntries(seen), ignored };
};

const cases = await Promise.all(
  builtInRules.flatMap((rule: AnyRule) =>
    casesOf(rule).map(async (example) => {
      const findings = await findingsOf(rule, example);
      const plan = planFixes(fixesOf(findings), (name) => ({ text: example.files[name] }));
      return { name: `${rule.id}: ${example.name}`, rule, example, findings, plan };
    }),
  ),
);
const applicable = cases.filter(({ plan }) => plan.applied.length > 0);

test('at least twelve rules bring a fix', () => {
  expect(new Set(applicable.map(({ rule }) => rule.id)).size).toBeGreaterThanOrEqual(12);
});

describe.each(applicable)('$name', ({ rule, example, findings, plan }) => {
  test('is bad no more when it is mended', async () => {
    const mendedOnes = findings.filter(({ fix }) => fix && plan.applied.includes(fix)).length;
    const left = await findingsOf(rule, mended(example, plan));
    expect(left.length).toBe(findings.length - mendedOnes);
  });

  test('the diff is what git applies', () => {
    const folder = makeRepository(Object.fromEntries(plan.changes.flatMap(({ path: name, before }) => (before === undefined ? [] : [[name, before]]))));
    const patch = path.join(makeFolder({ 'fix.diff': plan.changes.map(unifiedDiff).join('') }), 'fix.diff');
    git(folder, 'apply', patch);
    for (const { path: name, after } of plan.changes) expect(existsSync(path.join(folder, name)) && readFileSync(path.join(folder, name), 'utf8')).toBe(after);
  });
});
