import type { FileEntry } from '../../repo/snapshot.ts';
import { defineFact } from '../fact.ts';
import { isBrowserPath, isCode } from '../signals/code/language.ts';
import type { SourceFile } from '../source-file.ts';
import { noted, uncommented } from '../text/uncommented.ts';
import { canProve } from '../zone.ts';

/** The directives of the content security policies that code, frameworks and proxies are given. */
export interface CspDirectives {
  readonly all: readonly CspDirective[];
}

export interface CspDirective {
  /** `script-src` */
  readonly name: string;
  /** In lower case and without quotes: `self`, `none`, `https:`. Undefined where they are made elsewhere. */
  readonly sources: readonly string[] | undefined;
  readonly path: string;
  readonly line: number;
  readonly note: string;
}

type Found = Omit<CspDirective, 'path'>;

const settings =
  /(?:^|\/)(?:_headers|vercel\.json|firebase\.json|netlify\.toml|staticwebapp\.config\.json|\.htaccess|Caddyfile[^/]*|application[\w-]*\.(?:ya?ml|properties))$|\.conf(?:\.\w+)?$|nginx/i;

export const cspDirectives = defineFact({
  name: 'cspDirectives',
  revision: 2,
  selects: (file: FileEntry) => canProve(file) && ((isCode(file.path) && !isBrowserPath(file.path)) || settings.test(file.path)),
  extract: readDirectives,
  combine: ({ extracts }) => ({ all: extracts.flatMap(({ file, value }) => value.map((directive) => ({ ...directive, path: file.path }))) }),
});

function readDirectives(file: SourceFile): readonly Found[] | undefined {
  if (!file.hasText || !/csp|content[-_]?security|security[-_]?policy/i.test(file.text)) return undefined;
  const lines = uncommented(file.lines, file.path);
  const found = lines.flatMap((line, index): Found[] => {
    if (!named.test(line)) return [];
    const plain = [...line.matchAll(inText)].map(([, name = '', value = '']) => ({ name: name.toLowerCase(), sources: /[$%{+]/.test(value) ? undefined : sourcesIn(value) }));
    const listed = [...listOf(lines, index).matchAll(inList)].map(([, name = '', values = '']) => ({ name: dashed(name), sources: quotedIn(values) }));
    const set = [...line.matchAll(inRuby)].map(([, name = '', values = '']) => ({
      name: dashed(name),
      sources: values.match(/:\w+|["'][^"'\s]+["']/g)?.map((each) => bare(each.replace(/^:/, ''))),
    }));
    return [...plain, ...(plain.length > 0 ? [] : listed), ...set].map((directive) => ({ ...directive, ...noted(line, index) }));
  });
  return found.length > 0 ? found.slice(0, 100) : undefined;
}

const names = 'default|script|style|img|font|connect|object|media|frame|child|worker|manifest';
const named = new RegExp(`(?:${names})(?:[-_]?src)|(?:frame[-_]?ancestors|base[-_]?uri|form[-_]?action)`, 'i');

/** `default-src 'self' https:; img-src …`, within one text. */
const inText = new RegExp(
  String.raw`(?<![\w-])((?:${names})-src(?:-attr|-elem)?|frame-ancestors|base-uri|form-action)\s{1,3}((?:'[\w-]{3,60}'|[\w*.:/$%{}+-]{1,80})(?:\s{1,3}(?:'[\w-]{3,60}'|[\w*.:/$%{}+-]{1,80})){0,30})`,
  'gi',
);
/** `scriptSrc: ["'self'", 'https:']`, `CSP_SCRIPT_SRC = ("'self'",)`. */
const inList = new RegExp(
  String.raw`(?<![\w-])(?:CSP_)?["']?((?:${names})[-_]?src|frame[-_]?ancestors|base[-_]?uri|form[-_]?action)["']?\s{0,3}[:=]\s{0,3}[[(]([^\])]{1,400})[\])]`,
  'gi',
);
/** `policy.script_src :self, :https` */
const inRuby = new RegExp(String.raw`\bpolicy\.((?:${names})_src|frame_ancestors|base_uri|form_action)\s{1,3}([^\n]{1,200})`, 'gi');

/** A list that goes on over several lines. */
const listOf = (lines: readonly string[], index: number): string => {
  const line = lines[index] ?? '';
  if (!/[[(]\s*$/.test(line)) return line;
  const text = lines.slice(index, index + 12).join(' ');
  const end = text.slice(line.length).search(/[\])]/);
  return end < 0 ? line : text.slice(0, line.length + end + 1);
};

const dashed = (name: string): string =>
  name
    .replaceAll('_', '-')
    .replace(/(?<=[a-z])(?=(?:Src|Ancestors|Uri|Action)$)/, '-')
    .toLowerCase();
const bare = (source: string): string => source.replaceAll(/["'`]/g, '').toLowerCase();
const sourcesIn = (value: string): readonly string[] => value.trim().split(/\s+/).map(bare);
const quotedIn = (values: string): readonly string[] | undefined => {
  const quoted = values.match(/"[^"]*"|'[^']*'|`[^`]*`/g) ?? [];
  const left = values.replaceAll(/"[^"]*"|'[^']*'|`[^`]*`/g, '');
  return /[\w$]/.test(left) || quoted.some((each) => each.includes('${')) ? undefined : quoted.map(bare);
};
