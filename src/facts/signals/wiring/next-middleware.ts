import { type Code, closingOf, insideOf } from '../code/code.ts';
import { conditionAt } from '../code/condition-at.ts';
import type { Span } from '../code/functions.ts';
import type { Topic } from '../signal.ts';
import { marksIn, topicsOfBody } from './marks.ts';

/** The one function that Next.js, or another framework that routes by files, asks before its routes. */
export interface NextGate {
  readonly offset: number;
  /** The paths that it is asked for; undefined for all. */
  readonly matchers?: readonly string[];
  /** The methods that it is asked for; undefined for all. */
  readonly methods?: readonly string[];
  /** The names of functions of the file that are asked; empty where what is given out comes from elsewhere. */
  readonly names: readonly string[];
  /** Whom it turns away where a library says so: those of all paths, of these, or of all but these. */
  readonly asks?: 'all' | 'listed' | 'unlisted';
  readonly paths?: readonly string[];
  /** It looks at the path, so it may do for one what it does not do for another. */
  readonly looksAtPath: boolean;
  /** What it sets on its answers. */
  readonly topics: readonly Topic[];
  /** Of these what the `if` round them asks. */
  readonly conditions?: Readonly<Partial<Record<Topic, string>>>;
  /** Of these what is not set for all paths, where that is known. */
  readonly forSome?: readonly Topic[];
  /** Of another framework that routes by files: which, and below which folder. */
  readonly of?: { readonly framework: string; readonly root: string };
  /** Of the names those that are handed over to be asked, which may come from other files. */
  readonly given?: readonly string[];
}

export const gateOf = (code: Code, spans: readonly Span[]): NextGate | undefined => {
  const { text, bare } = code;
  const exported = /\bexport\s+(?:default\b|(?:async\s+)?function\s+(?:middleware|proxy)\b|const\s+(?:middleware|proxy)\b|\{[^{}]*\b(?:middleware|proxy|default)\b[^{}]*\})/.exec(
    bare,
  );
  if (!exported || !/["'](?:next\/server|next-auth|next-intl|@clerk|@auth0|@supabase|@kinde|@workos|iron-session|\.|@\/|~\/)|NextRequest/.test(text)) return undefined;
  const matchers = matchersOf(code);
  const conditions = conditionsOf(code);
  return {
    offset: exported.index,
    ...(matchers ? { matchers } : {}),
    names: spans.map(({ name }) => name),
    ...askedByLibrary(code),
    looksAtPath: /\bpathname\b|\bnextUrl\.(?:pathname|href)|\bstartsWith\(/.test(bare),
    topics: topicsOfBody(text, marksIn(code, 'node')).filter((topic) => topic === 'csp' || topic === 'hsts' || topic === 'security-headers' || topic === 'cors'),
    ...(Object.keys(conditions).length > 0 ? { conditions } : {}),
  };
};

const headers: readonly (readonly [topic: Topic, name: RegExp])[] = [
  ['csp', /['"`]content-security-policy['"`]/i],
  ['hsts', /['"`]strict-transport-security['"`]/i],
  ['security-headers', /['"`]x-(?:frame|content-type)-options['"`]/i],
];

/** A setting below which a header is set; what is asked of the request is none. */
const conditionsOf = (code: Code): Partial<Record<Topic, string>> =>
  Object.fromEntries(
    headers.flatMap(([topic, name]) => {
      const at = code.text.search(name);
      const condition = at < 0 ? undefined : conditionAt(code, at, /^(?:req|request|res|response|nextUrl|pathname|url|headers)\b/);
      return condition === undefined ? [] : [[topic, condition]];
    }),
  );

/** `export const config = { matcher: ['/a/:path*'] }`; what is no string is read as one that is not understood. */
const matchersOf = (code: Code): readonly string[] | undefined => {
  const config = code.bare.search(/\bexport\s+const\s+config\b[^=]*=\s*\{/);
  if (config < 0) return undefined;
  const inside = insideOf(code, code.bare.indexOf('{', config));
  const [, value = ''] = /\bmatcher\s*:\s*([\s\S]*)/.exec(inside) ?? [];
  if (value === '') return undefined;
  const list = /^\[([\s\S]*)\]/.exec(value)?.[1] ?? value.slice(0, 400);
  const sources = [...list.matchAll(/(?<!\b(?:key|type|value)\s*:\s*)(['"`])((?:\\.|(?!\1)[^\\])*)\1/g)]
    .map(([, , path = '']) => path.replaceAll('\\\\', '\\'))
    .filter((path) => path.startsWith('/'));
  return sources.length > 0 ? sources : ['?'];
};

const stringsIn = (text: string): string[] => [...text.matchAll(/(['"`])(\/[^'"`\n]*)\1/g)].map(([, , path = '']) => path);

/** NextAuth and Clerk are told for which paths. */
const askedByLibrary = (code: Code): Pick<NextGate, 'asks' | 'paths'> => {
  const { text, bare } = code;
  if (/["']next-auth\/middleware["']/.test(text))
    return /\bauthorized\b[^=]*=>?(?!\s*!!\s*\w*token\b|\s*token\s*!==?\s*null|\s*Boolean\(\s*token)/.test(bare) ? {} : { asks: 'all' };
  const old = bare.search(/\bauthMiddleware\(/);
  if (old >= 0 && text.includes('@clerk/')) {
    const inside = code.text.slice(old, closingOf(code, bare.indexOf('(', old)));
    return /\bafterAuth\b|=>/.test(inside) ? {} : { asks: 'unlisted', paths: stringsIn(inside) };
  }
  if (!/\bclerkMiddleware\(/.test(bare)) return {};
  const [protects] = bare.matchAll(/\.protect\(/g);
  if (!protects) return {};
  const matchers = new Map(
    [...bare.matchAll(/\bconst\s+(\w+)\s*=\s*createRouteMatcher\(/g)].map((match) => [match[1] ?? '', stringsIn(insideOf(code, match.index + match[0].length - 1))]),
  );
  const asked = [...bare.matchAll(/\bif\s*\(\s*(!?)\s*(\w+)\(\s*\w+\s*\)\s*\)\s*\{?\s*(?:return\s+)?(?:await\s+)?\(?(?:await\s+)?auth\w*(?:\(\))?\)?\.protect\(/g)];
  const [only, another] = asked;
  const paths = matchers.get(only?.[2] ?? '');
  if (only && !another && paths) return { asks: only[1] === '!' ? 'unlisted' : 'listed', paths };
  return matchers.size === 0 && !/\bif\s*\(/.test(bare) ? { asks: 'all' } : {};
};
