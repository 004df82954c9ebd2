import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseAst } from 'rolldown/parseAst';
import { analyse } from 'scslre';
import { describe, expect, test, vi } from 'vitest';
import { unfolded } from '../src/long-expression.ts';
import { hasPrefixInRepeat } from './prefix-in-repeat.ts';

/**
 * What bounds the text that the expressions of these files are tried on, where their time may grow with the square of it. Elsewhere nothing may:
 * detectors of secrets are bounded one by one (.tools/regex-cost.mjs), patterns of the settings run in RE2.
 */
const bounded: Readonly<Record<string, string>> = {
  'src/globs.ts': 'a glob: at most 500 characters (globProblem)',
  'src/cli/terminal/complaint.ts': 'what the command line says of itself',
  'src/reporters/markdown-text.ts': 'a word of a message of ours or of a passage',
  'src/contract/': 'a sentence of the policy: at most 2000 characters (passage.ts)',
  'src/facts/security-policy/': 'a passage or a heading of the policy: at most 2000 characters (passage.ts)',
  'src/facts/secrets/': 'a value, a label or a window of at most a few thousand characters round a keyword (scan.ts)',
  'src/facts/limits/': 'a line of at most 500 characters (block.ts)',
  'src/facts/signals/': 'code in which no run is longer than 200 characters (code.ts), or a slice of it',
  'src/facts/inline-suppressions.ts': 'a line of at most 2000 characters',
  'src/facts/systemd-units.ts': 'a line of at most 4000 characters (shortLines)',
  'src/facts/ecosystems/compiled.ts': 'a line of at most 4000 characters (shortLines)',
  'src/facts/ecosystems/python.ts': 'a line of at most 4000 characters (shortLines)',
  'src/facts/ecosystems/jvm-dotnet.ts': 'nothing follows the repeat that could fail',
  'src/facts/env/env-files.ts': 'nothing follows the repeat that could fail',
  'src/facts/pipelines/read-jenkinsfile.ts': 'a text in three quotes, which ends where the next one begins',
  'src/facts/workflows/named-events.ts': 'a condition of at most 1000 characters',
  'src/facts/pipelines/read-targets.ts': 'nothing follows the repeat that could fail',
  'src/facts/proxies/parse-lines.ts': 'a line without breaks, in which each alternative ends where the next word begins',
  'src/facts/releases/version-tags.ts': 'the name of a tag or a version',
  'rules/network/shared/cors-origins.ts': 'what stands in brackets: at most 300 characters (sightings.ts)',
  'rules/logging/health-endpoint.ts': 'a path in code in which no run is longer than 200 characters (code.ts)',
};

interface Written {
  readonly pattern: string;
  readonly flags: string;
}

interface Literal {
  readonly at: string;
  readonly source: string;
  readonly flags: string;
}

const filesBelow = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => `${folder}/${name}`);

const literalsOf = (file: string): readonly Literal[] => {
  const text = readFileSync(file, 'utf8');
  const found: Literal[] = [];
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    const { regex = longExpression(node), start } = node as { regex?: Written; start?: number };
    if (regex) found.push({ at: `${file}:${text.slice(0, start).split('\n').length}`, source: regex.pattern, flags: regex.flags });
    else for (const child of Object.values(node)) visit(child);
  };
  visit(parseAst(text, { lang: 'ts' }, file));
  return found;
};

/** What stands over several lines (src/long-expression.ts): `expression('i')` before a template. Or before one `sign` (security-policy/language.ts). */
const longExpression = (node: object): Written | undefined => {
  const { tag, quasi } = node as {
    tag?: { name?: string; callee?: { name?: string }; arguments: readonly { value: string }[] };
    quasi?: { quasis: readonly { value: { raw: string } }[] };
  };
  if (tag?.name === 'sign') return { pattern: quasi?.quasis[0]?.value.raw ?? '', flags: 'gu' };
  if (tag?.callee?.name !== 'expression') return undefined;
  return { pattern: unfolded(quasi?.quasis.map(({ value }) => value.raw).join('') ?? ''), flags: tag.arguments[0]?.value ?? '' };
};

/** How much longer an expression may take for a longer text. */
const growthOf = ({ source, flags }: Pick<Literal, 'source' | 'flags'>): 'exponential' | 'square' | 'linear' => {
  const { reports } = analyse({ source, flags });
  if (reports.some(({ exponential }) => exponential)) return 'exponential';
  return reports.length > 0 || hasPrefixInRepeat(source, flags) ? 'square' : 'linear';
};

/** Those that are put together of pieces, as they come about when the module is loaded. */
const composedIn = async (file: string): Promise<readonly Literal[]> => {
  const composed: Literal[] = [];
  vi.stubGlobal(
    'RegExp',
    new Proxy(RegExp, {
      construct(target, [source, flags]: [string | RegExp, string?]) {
        const made = new target(source, flags);
        if ((new Error().stack ?? '').includes(`/${file}:`)) composed.push({ at: file, source: made.source, flags: made.flags });
        return made;
      },
    }),
  );
  vi.resetModules();
  await import(/* @vite-ignore */ path.resolve(file));
  vi.unstubAllGlobals();
  return composed;
};

describe('the regular expressions of the program', async () => {
  const composed: Literal[] = [];
  const files = [...filesBelow('src'), ...filesBelow('rules')];
  for (const file of files.filter((name) => readFileSync(name, 'utf8').includes('new RegExp('))) composed.push(...(await composedIn(file)));
  const literals = [...files.flatMap(literalsOf), ...composed];
  const slow = literals.flatMap((literal) => {
    const growth = growthOf(literal);
    return growth === 'linear' ? [] : [{ ...literal, growth }];
  });
  const reasons = Object.keys(bounded);

  test('are looked at, and those that are known to be slow are seen', () => {
    expect(literals.length).toBeGreaterThan(2000);
    expect(composed.length).toBeGreaterThan(80);
    expect(['^(a+)+$', '\\s+$', 'a+b'].map((source) => growthOf({ source, flags: '' }))).toEqual(['exponential', 'square', 'square']);
    expect(growthOf({ source: '^(?:ab)+$', flags: '' })).toBe('linear');
    const lines = ['^import \\([^)]*\\)', 'a(?:b|c[^;]*d)', '^a[^;]*$', 'import \\([^()]*\\)', 'a[^;]*', 'foo\\(.*b', '(?:^|/)a[^/]*b$'];
    expect(lines.map((source) => growthOf({ source, flags: 'gm' }))).toEqual(['square', 'square', 'square', 'linear', 'linear', 'linear', 'linear']);
    expect(growthOf({ source: '^a[^;]*b', flags: '' })).toBe('linear');
  });

  test('never take twice the time for one character more', () => {
    expect(slow.filter(({ growth }) => growth === 'exponential')).toEqual([]);
  });

  test('take no longer than their text, or it is bounded', () => {
    expect(slow.filter(({ at }) => !reasons.some((place) => at.startsWith(place))).map(({ at, source }) => `${at} ${source}`)).toEqual([]);
  });

  // Comments become blanks, of which there may be any number, whatever the source is bounded to.
  test('begin at the line that they look for, and at none of the empty ones before it', () => {
    const early = literals.filter(({ source, flags }) => flags.includes('m') && /\^(?:\(\?:)?\\s[*+]/.test(source));
    expect(early.map(({ at, source }) => `${at} ${source}`)).toEqual([]);
  });

  test('have no reason that is not needed', () => {
    expect(reasons.filter((place) => !slow.some(({ at }) => at.startsWith(place)))).toEqual([]);
  });
});
