import type { FileEntry } from '../repo/snapshot.ts';
import { defineFact } from './fact.ts';
import { isCode } from './signals/code/language.ts';
import type { SourceFile } from './source-file.ts';
import { canProve } from './zone.ts';

/** Which scripts the Content Security Policies of the repository let run (W3C Content Security Policy Level 3, 6.1.10). */
export interface ContentPolicies {
  readonly all: readonly ContentPolicy[];
}

export interface ContentPolicy {
  /** inline: any that stands in the page. open: a part of the list is made elsewhere. */
  readonly scripts: 'inline' | 'listed' | 'open';
  readonly path: string;
  readonly line: number;
  /** The list as it is written. */
  readonly note: string;
}

type Found = Omit<ContentPolicy, 'path'>;

const others = /(?:^|\/)(?:_headers|vercel\.json|firebase\.json|netlify\.toml|staticwebapp\.config\.json|\.htaccess|Caddyfile[^/]*|[^/]*\.html?)$|\.conf(?:\.\w+)?$|nginx/i;

export const contentPolicies = defineFact({
  name: 'contentPolicies',
  revision: 1,
  selects: (file: FileEntry) => canProve(file) && (isCode(file.path) || others.test(file.path)),
  extract: readPolicies,
  combine: ({ extracts }) => ({ all: extracts.flatMap(({ file, value }) => value.map((policy) => ({ ...policy, path: file.path }))) }),
});

const most = 20;

function readPolicies(file: SourceFile): readonly Found[] | undefined {
  if (!file.hasText || !/content-?_?security-?_?policy|\bcsp(?![a-z])/i.test(file.text) || !/script|default/i.test(file.text)) return undefined;
  const written = [...file.text.matchAll(directive), ...file.text.matchAll(list)].sort((a, b) => a.index - b.index);
  // Where scripts have a list of their own, the general one says nothing of them.
  const ofScripts = written.filter(([, name = '']) => /script/i.test(name));
  const found = (ofScripts.length > 0 ? ofScripts : written).flatMap((match): Found[] => {
    const { line } = file.positionAt(match.index);
    const round = file.lines.slice(Math.max(0, line - 4), line).join('\n');
    if (isComment.test(file.lines[line - 1] ?? '') || onlyReports.test(round)) return [];
    const sources = match[2] ?? match[3] ?? '';
    return [{ scripts: scriptsOf(sources, round), line, note: `${match[1]} ${sources}`.replaceAll(/\s+/g, ' ').slice(0, 120) }];
  });
  return found.length > 0 ? found.slice(0, most) : undefined;
}

/** `script-src 'self' 'unsafe-inline'`, as the header has it. */
const directive = /(?<![\w-])(script-src(?:-elem)?|default-src)(?![\w-])((?:[ \t]{1,20}(?:\\?'[^'\s;]{1,100}'|\$\{[^}\n]{0,200}\}|[^\s;"'`,]{1,200})){1,60})/g;

/** `scriptSrc: ["'self'"]`, `CSP_SCRIPT_SRC = ("'self'",)` and, on one line, `policy.script_src :self`, as libraries take it. */
const list =
  /(?<![\w-])["']?(script-src(?:-elem)?|default-src|(?:CSP_|policy\.)?(?:script_src(?:_elem)?|default_src)|scriptSrc(?:Elem)?|defaultSrc)["']?(?:\s{0,5}[:=]\s{0,5}[[({](?=([^\])};]{1,1000}))|\s{1,3}(?=(:[^\n]{1,300})))/gi;

/** A nonce or a hash makes browsers pass over 'unsafe-inline', which is there for the old ones (6.7.3.2). */
const scriptsOf = (sources: string, round: string): ContentPolicy['scripts'] => {
  if (/nonce|sha(?:256|384|512)-|strict-dynamic/i.test(sources)) return 'listed';
  const fixed = sources.replaceAll(/\$\{[^}]{0,200}\}/g, ' ');
  if (/unsafe-inline|:unsafe_inline|UNSAFE_INLINE/.test(fixed)) return /\?|\b(?:if|unless|dev\w*|debug)\b/i.test(`${fixed}\n${round}`) ? 'open' : 'inline';
  return fixed === sources && !/\.\.\.|\?|\+|#\{|%s|\$\w/.test(sources) ? 'listed' : 'open';
};

const isComment = /^\s*(?:\/\/|#(?![{[])|\*|\/\*|<!--|--)/;
const onlyReports = /report-?_?only/i;
