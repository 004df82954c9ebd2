import { expression } from '../../long-expression.ts';
import type { FileEntry } from '../../repo/snapshot.ts';
import { defineFact } from '../fact.ts';
import { amountOf } from '../limits/amount.ts';
import { isCode } from '../signals/code/language.ts';
import type { SourceFile } from '../source-file.ts';
import { noted, uncommented } from '../text/uncommented.ts';
import { canProve } from '../zone.ts';
import { filledIn } from './filled-in.ts';
import { byHelmet, type Libraries, librariesIn } from './library-headers.ts';
import { headersOfPart } from './nginx-parts.ts';

/** The security headers that code, proxies and hosts are told to answer with. */
export interface ResponseHeaders {
  readonly all: readonly ResponseHeader[];
}

export interface ResponseHeader {
  /** In lower case. */
  readonly name: string;
  /** As written; undefined where it is made elsewhere. */
  readonly value: string | undefined;
  /** What a library sends where nobody says otherwise. */
  readonly byDefault?: true;
  /** Of nginx: some of what the file serves is answered without it. */
  readonly isOfPart?: true;
  readonly path: string;
  readonly line: number;
  readonly note: string;
}

type Found = Omit<ResponseHeader, 'path'>;

/** Files that hold headers and no code. */
const settings =
  /(?:^|\/)(?:_headers|vercel\.json|firebase\.json|netlify\.toml|staticwebapp\.config\.json|\.htaccess|Caddyfile[^/]*|application[\w-]*\.(?:ya?ml|properties))$|\.conf(?:\.\w+)?$|nginx/i;

export const responseHeaders = defineFact({
  name: 'responseHeaders',
  revision: 15,
  selects: (file: FileEntry) => canProve(file) && (isCode(file.path) || settings.test(file.path)),
  extract: readHeaders,
  combine: ({ extracts }) => ({ all: extracts.flatMap(({ file, value }) => value.map((header) => ({ ...header, path: file.path }))) }),
});

const most = 100;

function readHeaders(file: SourceFile): readonly Found[] | undefined {
  if (!file.hasText || !named.test(file.text)) return undefined;
  const lines = uncommented(file.lines, file.path);
  let names: ReadonlyMap<string, number> | undefined;
  const known = librariesIn(file.text, lines);
  // What reads, logs or removes a header, and what sends a request with it, does not answer with it.
  const found = lines.flatMap((line, index) => {
    if (others.test(line)) return [];
    // What stands before a part of the paths is not sent with each response.
    const isOfPath = onPath.test(line);
    const object = declares.exec(line)?.[1];
    if (object !== undefined) {
      names ??= namesIn(lines);
      if (names.get(object) === 1) return [];
    }
    const next = lines[index + 1] ?? '';
    return [
      ...headersOn(line, lines[index - 1] ?? '', next).map((each) => ({ ...each, value: filledIn(each.value, lines) })),
      ...settingsOn(line, next),
      ...(isOfPath ? [] : [...hstsOn(lines, index, known), ...byHelmet(line, known)]),
    ].map((each) => ({
      ...noted(line, index),
      ...each,
    }));
  });
  return found.length > 0 ? withParts(found, file).slice(0, most) : undefined;
}

const withParts = (found: readonly Found[], { path, text }: SourceFile): readonly Found[] => {
  if (!/\.conf(?:\.\w+)?$|nginx/i.test(path) || !text.includes('add_header')) return found;
  const parts = headersOfPart(text);
  return found.map((each) => (parts.has(each.name) ? { ...each, isOfPart: true } : each));
};

const named = expression('i')`
    x-(?:frame|content-type)-options|x-xss-protection|strict-transport-security|content-security-policy|(?:referrer|permissions)-policy
    |cross-origin-(?:opener|embedder|resource)-policy|x-(?:dns-prefetch-control|download-options|permitted-cross-domain-policies)
    |origin-agent-cluster|x_frame_options|x_content_type_options|referrer_policy|content_type_nosniff|frameguard|xFrameOptions
    |xContentTypeOptions|strictTransportSecurity|usex(?:fo|xssprotection)|referrerPolicy|frameOptions|helmet\b|\b(?:add)?hsts(?:maxage)?\b
    |stsseconds
  `;
const others =
  /\b(?:get|has|remove|delete|del|expect|assert|unset|hide)\w{0,30}[\s(]{0,4}["'`]|proxy_hide_header|more_clear_headers|\bheaders?\.(?:get|has|remove|delete)\b|<meta\b/i;

/** An object that nothing of its file uses, nor another file can. */
const declares = /^\s*(?:const|let|var)\s+([A-Za-z_$][\w$]{2,60})\b[^=\n]{0,40}=\s*\{/;
/** How often each name stands there. */
const namesIn = (lines: readonly string[]): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const line of lines) for (const [name] of line.matchAll(/[A-Za-z_$][\w$]{2,60}/g)) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
};
const onPath = /\.(?:use|all|get|post|put|patch|delete)\(\s*["'`]\/[^"'`]{1,100}["'`]\s*,.*(?:helmet|hsts)/i;

const header = expression('gi')`
    (?:^|[\s"'\x60([{,])(
      X-Frame-Options|X-Content-Type-Options|X-XSS-Protection|Strict-Transport-Security|Content-Security-Policy|Referrer-Policy
      |Permissions-Policy|Cross-Origin-(?:Opener|Embedder|Resource)-Policy
      |X-(?:DNS-Prefetch-Control|Download-Options|Permitted-Cross-Domain-Policies)|Origin-Agent-Cluster
    )["'\x60]?\]?(?:
      \s*(?:[,:=]|=>)?\s*(?:value\s*[:=]\s*)?(?:
        [fF]?["'\x60]([^"'\x60]{1,200})["'\x60]|([A-Za-z0-9][\w; =-]{0,80}?)(?:\s+always)?\s*(?:[;,)}]|$)
      )?
    )?
  `;

/** A list of names sends none of them. */
const list =
  /["'](?:X-|Referrer-|Permissions-|Cross-Origin-|Content-Security-|Strict-)[A-Za-z-]{3,40}["']\s*,\s*["'](?:X-|Referrer-|Permissions-|Cross-Origin-|Content-Security-|Strict-Transport-)[A-Z]/i;

/** The same with one name on each line. */
const listed = /^\s*["'`](?:X-|Referrer-|Permissions-|Cross-Origin-|Content-Security-|Strict-)[A-Za-z-]{3,40}["'`],?\s*$/i;
/** `headers['x-frame-options'] === …` and `if (!headers['x-frame-options'])` look at it. */
const looked = /\w\[["'`](?:X-|Referrer-|Permissions-|Cross-Origin-)[A-Za-z-]{3,40}["'`]\](?!\s*=(?!=))/i;

const headersOn = (line: string, before: string, next: string): readonly Pick<Found, 'name' | 'value'>[] =>
  (list.test(line) || looked.test(line) || (listed.test(line) && (listed.test(before) || listed.test(next))) ? [] : [...line.matchAll(header)]).flatMap(
    ([, name = '', quoted, bare]) => {
      const value = quoted ?? bare ?? /^\s*(?:value\s*[:=]\s*)?["'`]([^"'`]{1,200})["'`]/.exec(next)?.[1];
      return [{ name: name.toLowerCase(), value: value?.trim() }];
    },
  );

/** What frameworks call a header; its value may stand on the next line. */
const settingsOn = (line: string, next: string): readonly Pick<Found, 'name' | 'value'>[] =>
  byFramework.flatMap(({ begins, pattern, name }) => {
    const value = begins.test(line) ? pattern.exec(`${line} ${next.trim()}`)?.[1] : undefined;
    return value === undefined ? [] : [{ name, value: words[value] ?? value }];
  });

const words: Readonly<Record<string, string>> = { True: 'nosniff', XContentTypeOptions: 'nosniff', EnabledWithBlockMode: '1; mode=block', NoReferrer: 'no-referrer' };

const byFramework: readonly { readonly begins: RegExp; readonly pattern: RegExp; readonly name: string }[] = [
  { begins: /\bX_FRAME_OPTIONS\b/, pattern: /\bX_FRAME_OPTIONS\s*=\s*["'](\w{4,20})["']/, name: 'x-frame-options' },
  { begins: /\bXFrameOptions\b/, pattern: /\bXFrameOptions\s*[:=]\s*["'](\w{4,20})["']/, name: 'x-frame-options' },
  { begins: /\bXContentTypeOptions\b/, pattern: /\bHeaders\.XContentTypeOptions\s*=\s*["'](nosniff)["']/, name: 'x-content-type-options' },
  { begins: /\bStrictTransportSecurity\b/, pattern: /\bHeaders\.StrictTransportSecurity\s*=\s*["']([^"'\n]{4,100})["']/, name: 'strict-transport-security' },
  // Rust.
  { begins: /\bX_FRAME_OPTIONS\b/, pattern: /\bX_FRAME_OPTIONS\s*,\s*(?:\w+::)?HeaderValue::from_static\(\s*"(\w{4,20})"/, name: 'x-frame-options' },
  { begins: /\bX_CONTENT_TYPE_OPTIONS\b/, pattern: /\bX_CONTENT_TYPE_OPTIONS\s*,\s*(?:\w+::)?HeaderValue::from_static\(\s*"(nosniff)"/, name: 'x-content-type-options' },
  { begins: /\bREFERRER_POLICY\b/, pattern: /\bREFERRER_POLICY\s*,\s*(?:\w+::)?HeaderValue::from_static\(\s*"([\w-]{4,40})"/, name: 'referrer-policy' },
  // A library of ASP.NET.
  { begins: /\bUseXfo\b/, pattern: /\bUseXfo\(\w+ ?=> ?\w+\.(Deny|SameOrigin)\(/, name: 'x-frame-options' },
  { begins: /\bUseXContentTypeOptions\b/, pattern: /\bUse(XContentTypeOptions)\(\)/, name: 'x-content-type-options' },
  { begins: /\bUseXXssProtection\b/, pattern: /\bUseXXssProtection\(\w+ ?=> ?\w+\.(EnabledWithBlockMode)\(/, name: 'x-xss-protection' },
  { begins: /\bUseReferrerPolicy\b/, pattern: /\bUseReferrerPolicy\(\w+ ?=> ?\w+\.(NoReferrer)\(/, name: 'referrer-policy' },
  { begins: /\bReferrerPolicy\b/, pattern: /\bReferrerPolicy\s*[:=]\s*["']([\w-]{4,40})["']/, name: 'referrer-policy' },
  { begins: /\bX_FRAME_OPTIONS\b/, pattern: /header::X_FRAME_OPTIONS\b[^\n]{0,60}from_static\(\s*"(\w{4,20})"/, name: 'x-frame-options' },
  { begins: /\bREFERRER_POLICY\b/, pattern: /header::REFERRER_POLICY\b[^\n]{0,60}from_static\(\s*"([\w-]{4,40})"/, name: 'referrer-policy' },
  {
    begins: /\bSTRICT_TRANSPORT_SECURITY\b/,
    pattern: /header::STRICT_TRANSPORT_SECURITY\b[^\n]{0,60}from_static\(\s*"([^"\n]{4,100})"/,
    name: 'strict-transport-security',
  },
  { begins: /\bX_CONTENT_TYPE_OPTIONS\b/, pattern: /header::X_CONTENT_TYPE_OPTIONS\b[^\n]{0,60}from_static\(\s*"(nosniff)"/, name: 'x-content-type-options' },
  { begins: /\b(?:frameguard|xFrameOptions)\b/, pattern: /\b(?:frameguard|xFrameOptions)\b\s*[:(]\s*\{\s*action:\s*["'](\w{4,20})["']/, name: 'x-frame-options' },
  { begins: /\bframeOptions\b/, pattern: /\bframeOptions\b[^\n]{0,60}?[.:](deny|sameOrigin)\b/, name: 'x-frame-options' },
  { begins: /\bSECURE_REFERRER_POLICY\b/, pattern: /\bSECURE_REFERRER_POLICY\s*=\s*["']([\w-]{4,40})["']/, name: 'referrer-policy' },
  { begins: /\breferrerPolicy\b/, pattern: /\breferrerPolicy\b\s*[:(]\s*\{\s*policy:\s*\[?["']([\w-]{4,40})["']/, name: 'referrer-policy' },
  { begins: /\bSECURE_CONTENT_TYPE_NOSNIFF\b/, pattern: /\bSECURE_CONTENT_TYPE_NOSNIFF\s*=\s*(True)\b/, name: 'x-content-type-options' },
];

/** `hsts: { maxAge: 31536000, preload: true }` and its like, on one line or on several. */
const hstsOn = (lines: readonly string[], index: number, known: Libraries): readonly Pick<Found, 'name' | 'value' | 'note'>[] => {
  const opening = opensHsts.exec((lines[index] ?? '').trim());
  if (!opening) return [];
  const text = lines
    .slice(index, index + 7)
    .map((line) => line.trim())
    .join(' ')
    .slice(opening.index);
  const age = ageIn.exec(text);
  const [, written = ''] = age ?? [];
  // One of two branches may be the other.
  if (age && !inProduction.test(text) && /\?(?!\.)|&&|\|\|/.test(text.slice(0, age.index))) return [];
  const amount = amountOf(written.replace(/^(\d+)\.years?$/, '$1 year'));
  const seconds = amount && 'value' in amount ? amount.value : undefined;
  if (seconds === undefined) return [];
  const isSaid = /\bincludeSub\w*\b["']?(?:\s{0,2}[:=]|\()\s{0,2}(?:true|false)|\bsubdomains\b["']?(?:\s{0,2}[:=]|\()\s{0,2}(?:true|false)/i.exec(text)?.[0];
  const isByDefault = isSaid === undefined && known.hasSubdomains();
  const also = [isByDefault || isSaid?.endsWith('true') ? '; includeSubDomains' : '', /\bpreload\b["']?(?:\s{0,2}[:=]|\()\s{0,2}true/i.test(text) ? '; preload' : ''];
  const note = `${text.slice(0, 120).trimEnd()}${isByDefault ? ' (with subdomains by default)' : ''}`;
  return [{ name: 'strict-transport-security', value: `max-age=${seconds}${also.join('')}`, note }];
};
/** Sent in production, and not at all elsewhere. */
const inProduction =
  /^\w{2,30}["']?\s{0,2}[:=]\s{0,2}(?:\w{0,10}[iI]sProd(?:uction)?\w{0,4}|process\.env\.NODE_ENV\s{0,2}===?\s{0,2}["']production["'])\s{0,2}\?\s{0,2}\{(?=[^{}]{0,160}\}\s{0,2}:\s{0,2}(?:false|undefined|null)\b)/;
const opensHsts = /\b(?:HSTSMaxAge|STSSeconds|hsts|strictTransportSecurity|httpStrictTransportSecurity|AddHsts)["']?\s{0,2}(?:[:(=]|=>)/;
const ageIn =
  /\b(?:HSTSMaxAge|STSSeconds|maxAge(?:InSeconds)?|max_age|MaxAge|expires)["']?\s{0,2}(?:[:=(]|=>)\s{0,2}((?:TimeSpan\.)?\w{1,20}\(\d{1,6}\)|[\d_.*\s]{1,40}(?:\.?(?:years?|days?|months?))?)/;
