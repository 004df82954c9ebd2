import type { FileEntry } from '../../repo/snapshot.ts';
import { defineFact } from '../fact.ts';
import { watch } from '../signals/code/cues.ts';
import { isCode } from '../signals/code/language.ts';
import type { SourceFile } from '../source-file.ts';
import { longestLine, uncommented } from '../text/uncommented.ts';
import { canProve } from '../zone.ts';

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
  revision: 2,
  selects: (file: FileEntry) => canProve(file) && (isCode(file.path) || others.test(file.path)),
  extract: readPolicies,
  combine: ({ extracts }) => ({ all: extracts.flatMap(({ file, value }) => value.map((policy) => ({ ...policy, path: file.path }))) }),
});

const most = 20;
/** Nobody writes more of them in one file. */
const mostRead = 1000;

const named = watch(/content-?_?security-?_?policy|\bcsp(?![a-z])/i);

function readPolicies(file: SourceFile): readonly Found[] | undefined {
  if (!file.hasText || !file.cues.may(named) || !named.test(file.text) || !/script|default/i.test(file.text)) return undefined;
  const lists = [...file.text.matchAll(list)];
  const inList: ReadonlySet<RegExpExecArray> = new Set(lists);
  const written = [...file.text.matchAll(directive), ...lists].sort((a, b) => a.index - b.index);
  const lines = uncommented(file.lines, file.path);
  const found = ofScripts(written.slice(0, mostRead), file.text).flatMap((match): Found[] => {
    const { line } = file.positionAt(match.index);
    const round = file.lines.slice(Math.max(0, line - 4), line).join('\n');
    const isLeftOut = lines[line - 1] === '' && (file.lines[line - 1] ?? '').length <= longestLine;
    if (isLeftOut || isComment.test(file.lines[line - 1] ?? '') || onlyReports(file.text.slice(Math.max(0, match.index - reach), match.index), round)) return [];
    const sources = match[2] ?? match[3] ?? '';
    const end = match.index + match[0].length;
    const isInPart = inList.has(match) ? isNamedElsewhere(sources) : goesOnElsewhere.test(file.text.slice(end, end + 12));
    const scripts = scriptsOf(sources, round);
    return [{ scripts: scripts === 'listed' && isInPart && !proven.test(sources) ? 'open' : scripts, line, note: `${match[1]} ${sources}`.replaceAll(/\s+/g, ' ').slice(0, 120) }];
  });
  // The one that lets them run is told before those that do not.
  return found.length > 0 ? found.toSorted((a, b) => Number(b.scripts === 'inline') - Number(a.scripts === 'inline')).slice(0, most) : undefined;
}

/** `script-src 'self' 'unsafe-inline'`, as the header has it. */
const directive = /(?<![\w-])(script-src(?:-elem)?|default-src)(?![\w-])((?:[ \t]{1,20}(?:\\?'[^'\s;]{1,100}'|\$\{[^}\n]{0,200}\}|[^\s;"'`,]{1,200})){1,60})/g;

/** `scriptSrc: ["'self'"]`, `CSP_SCRIPT_SRC = ("'self'",)` and, on one line, `policy.script_src :self`, as libraries take it. */
const list =
  /(?<![\w-])["']?(script-src(?:-elem)?|default-src|(?:CSP_|policy\.)?(?:script_src(?:_elem)?|default_src)|scriptSrc(?:Elem)?|defaultSrc)["']?(?:\s{0,5}[:=]\s{0,5}[[({](?=([^\])};]{1,1000}))|\s{1,3}(?=(:[^\n]{1,300})))/gi;

/** A nonce or a hash makes browsers pass over 'unsafe-inline', which is there for the old ones (6.7.3.2). */
const scriptsOf = (sources: string, round: string): ContentPolicy['scripts'] => {
  if (proven.test(sources)) return 'listed';
  const fixed = sources.replaceAll(/\$\{[^}]{0,200}\}/g, ' ');
  if (/unsafe-inline|:unsafe_inline|UNSAFE_INLINE/.test(fixed)) return /\?|\b(?:if|unless|dev\w*|debug)\b/i.test(`${fixed}\n${round}`) ? 'open' : 'inline';
  return fixed === sources && !/\.\.\.|\?|\+|#\{|%s|\$\w/.test(sources) ? 'listed' : 'open';
};

const isComment = /^\s*(?:\/\/|#(?![{[])|\*|\/\*|<!--|--)/;

/** Where scripts have a list of their own, the general one of the same policy says nothing of them. */
const ofScripts = (written: readonly RegExpExecArray[], text: string): readonly RegExpExecArray[] =>
  written.filter((match, index) => {
    if (/script/i.test(match[1] ?? '')) return true;
    const beside = [written[index - 1], written[index + 1]].filter((other) => other !== undefined && /script/i.test(other[1] ?? ''));
    return !beside.some((other) => {
      const [from, to] = [match.index, other?.index ?? 0].toSorted((a, b) => a - b);
      return !policyName.test(text.slice(from, to));
    });
  });
const policyName = /content-?_?security-?_?policy/i;

/** How many characters above a list its policy may be named. */
const reach = 1500;
const onlyReports = (before: string, round: string): boolean =>
  /report-?_?only$/i.test(before.match(/content-?_?security-?_?policy(?:-?_?report-?_?only)?/gi)?.at(-1) ?? '') || /report_?only["']?\s{0,3}[:=]\s{0,3}true/i.test(round);

/** Beside these browsers pass over what else lets inline scripts run. */
const proven = /nonce|sha(?:256|384|512)-|strict-dynamic/i;

/** `"script-src 'self' " + inline` */
const goesOnElsewhere = /^\s*["'`]\s*(?:\+|\.\s*\$)/;
/** A name beside what is quoted, but for those that libraries give to the words of the standard. */
const isNamedElsewhere = (sources: string): boolean => {
  const plain = sources.replaceAll(/"[^"]*"|`[^`]*`|'[^']*'|:\w+|\/\/[^\n]*|# [^\n]*/g, ' ');
  return (plain.match(/[A-Za-z_$][\w$.]*/g) ?? []).some(
    (name) => !/(?:^|\.)(?:SELF|NONE|NONCE|STRICT_DYNAMIC|REPORT_SAMPLE|UNSAFE_EVAL|WASM_UNSAFE_EVAL|UNSAFE_HASHES)$/i.test(name),
  );
};
