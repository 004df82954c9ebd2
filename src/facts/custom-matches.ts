import { RE2JS } from 're2js';
import { ConfigError } from '../errors.ts';
import { globTest } from '../globs.ts';
import type { FileEntry } from '../repo/snapshot.ts';
import { type AnyFact, defineFact, UnavailableError } from './fact.ts';
import { childOf, type DataNode, textOf } from './formats/data-node.ts';
import { jsonRoot } from './formats/json.ts';
import { tomlRoot } from './formats/toml.ts';
import { yamlDocuments } from './formats/yaml.ts';
import type { SourceFile } from './source-file.ts';

export type CustomCheck =
  | { readonly kind: 'forbid' | 'require'; readonly files: readonly string[]; readonly pattern: string; readonly patternAt: PatternPlace }
  | { readonly kind: 'file-exists'; readonly files: readonly string[] }
  | { readonly kind: 'key-equals'; readonly files: readonly string[]; readonly key: readonly string[]; readonly values: readonly string[] };

/** Where the pattern stands in the configuration, for the message when it is none. */
export interface PatternPlace {
  readonly path: string;
  readonly line: number;
  readonly column: number;
}

/** What the rules of the configuration look for, by rule. */
export interface CustomMatches {
  of(ruleId: string): readonly Match[];
}

/** `holds`: what the rule wants is so here. A place without a line is the whole file. */
export interface Match {
  readonly path: string;
  readonly line?: number;
  readonly column?: number;
  readonly endLine?: number;
  readonly endColumn?: number;
  readonly holds: boolean;
  /** There are further ones in this file that are not listed. */
  readonly more?: boolean;
}

type Place = Omit<Match, 'path'>;

/** What the engine loads by name: without a configuration nobody can say what is looked for. */
export const customMatches = defineFact({
  name: 'customMatches',
  revision: 1,
  combine() {
    throw new UnavailableError('the rules of the configuration are not known here');
  },
});

/** The fact for these rules. Throws ConfigError, with its place, for a pattern that is none or too large. */
export const customMatchesFor = (rules: readonly { readonly id: string; readonly check: CustomCheck }[]): AnyFact => {
  const searches = rules.map(({ id, check }) => ({ id, covers: globTest(check.files), search: searchFor(check) }));
  const covered = (file: FileEntry): typeof searches => (file.mode === 'file' || file.mode === 'executable' ? searches.filter(({ covers }) => covers(file.path)) : []);
  return {
    ...customMatches,
    remembered: false,
    selects: (file: FileEntry) => covered(file).length > 0,
    extract: (file: SourceFile) => covered(file.entry).map(({ id, search }) => ({ id, places: search(file) })),
    combine({ extracts }): CustomMatches {
      const byRule = new Map<string, Match[]>();
      for (const { file, value } of extracts as readonly { file: FileEntry; value: readonly { id: string; places: readonly Place[] }[] }[])
        for (const { id, places } of value) {
          const matches = byRule.get(id) ?? [];
          byRule.set(id, matches);
          for (const place of places) matches.push({ ...place, path: file.path });
        }
      return { of: (ruleId) => byRule.get(ruleId) ?? [] };
    },
  } as AnyFact;
};

type Search = (file: SourceFile) => readonly Place[];

/** At most so many places of one rule in one file, which also bounds how often a text is gone through. */
const mostPlaces = 20;
const longestPattern = 1000;
/** In instructions of the compiled pattern; the time that a text takes grows with it. */
const largestProgram = 1000;

const searchFor = (check: CustomCheck): Search => {
  if (check.kind === 'file-exists') return () => [{ holds: true }];
  if (check.kind === 'key-equals') return (file) => [valueAt(file, check.key, check.values)];
  const pattern = compile(check.pattern, check.patternAt);
  return check.kind === 'forbid' ? (file) => forbidden(file, pattern) : (file) => required(file, pattern);
};

/** RE2 takes time in proportion to the text whatever the pattern: an audited repository brings its own patterns, and none of them may hang the audit. */
const compile = (pattern: string, at: PatternPlace): RE2JS => {
  if (pattern.length > longestPattern) throw new ConfigError(`a pattern has at most ${longestPattern} characters`, at);
  try {
    const compiled = RE2JS.compile(pattern, RE2JS.MULTILINE);
    if (compiled.programSize() > largestProgram) throw new ConfigError('the pattern is too large: make its counts {n,m} smaller', at);
    return compiled;
  } catch (error) {
    if (error instanceof ConfigError) throw error;
    throw new ConfigError(`not a pattern in the syntax of RE2 (https://github.com/google/re2/wiki/Syntax): ${error instanceof Error ? error.message.replace('(?m)', '') : ''}`, at);
  }
};

const forbidden = (file: SourceFile, pattern: RE2JS): readonly Place[] => {
  const places: Place[] = [];
  const matcher = pattern.matcher(file.text);
  while (matcher.find()) {
    if (places.length === mostPlaces) return [...places.slice(0, -1), { ...(places.at(-1) as Place), more: true }];
    const end = file.positionAt(matcher.end());
    places.push({ ...file.positionAt(matcher.start()), endLine: end.line, endColumn: end.column, holds: false });
  }
  return places.length > 0 ? places : [{ holds: true }];
};

const required = (file: SourceFile, pattern: RE2JS): readonly Place[] => {
  const matcher = pattern.matcher(file.text);
  return [matcher.find() ? { ...file.positionAt(matcher.start()), holds: true } : { holds: false }];
};

const valueAt = (file: SourceFile, key: readonly string[], values: readonly string[]): Place => {
  for (const root of documentsOf(file)) {
    const node = childOf(root, ...key);
    if (!node) continue;
    const text = textOf(node);
    return { line: node.line, column: node.column, holds: text !== undefined && values.includes(text) };
  }
  return { holds: false };
};

const documentsOf = (file: SourceFile): readonly (DataNode | undefined)[] => {
  if (/\.jsonc?$|^\.\w+rc$/.test(file.name)) return [jsonRoot(file)];
  return file.name.endsWith('.toml') ? [tomlRoot(file)] : yamlDocuments(file).map(({ root }) => root);
};
