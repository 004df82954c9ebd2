import { type Code, closingOf } from '../code/code.ts';
import type { PlacedFile } from '../routes/by-file/file-frameworks.ts';
import { membersOf } from '../routes/by-file/members.ts';
import type { Topic } from '../signal.ts';

export interface SiteControl {
  readonly topic: Topic;
  readonly note: string;
  readonly offset: number;
  readonly isPartial?: true;
  /** The setting that it hangs on. */
  readonly condition?: string;
}

/** What the settings of a framework that routes by files say of all its answers. */
export interface SiteSettings {
  readonly framework: string;
  readonly root: string;
  readonly offset: number;
  /** Nothing of it runs when somebody asks. `routes`: only what says so of itself does. */
  readonly built?: 'all' | 'unless told';
  readonly controls: readonly SiteControl[];
  /** Whether it compares where a form comes from with where it goes to; undefined where nothing is said, `open` where that is made elsewhere. */
  readonly checksOrigin?: boolean | 'open';
  /** Where that is said. */
  readonly checksAt?: number;
  /** The paths of which any origin may read the answers. */
  readonly openTo: readonly { readonly below: string; readonly offset: number }[];
}

export const siteSettingsOf = (code: Code, { framework, root }: PlacedFile): SiteSettings | undefined => {
  const read = readers[framework.name];
  return read && { framework: framework.name, root, offset: 0, controls: [], openTo: [], ...read(code) };
};

type Said = Partial<Omit<SiteSettings, 'framework' | 'root'>>;

const svelteKit = (code: Code): Said => {
  const csp = objectAt(code, 'csp');
  const isSent = csp !== undefined && /(?<![\w-])directives\s*:/.test(code.bare.slice(csp, closingOf(code, csp)));
  return {
    ...(/["']@sveltejs\/adapter-static["']/.test(code.text) && !otherAdapter.test(code.text) ? { built: 'all' as const } : {}),
    controls: [
      ...(isSent ? [{ topic: 'csp' as const, note: 'kit.csp', offset: csp }] : []),
      ...(/["']@sveltejs\/adapter-node["']/.test(code.text)
        ? [{ topic: 'body-limit' as const, note: 'adapter-node refuses bodies above 512 kB by default', offset: code.text.search(/["']@sveltejs\/adapter-node["']/) }]
        : []),
    ],
    ...checksOriginIn(code, 'csrf'),
  };
};

/** One of several is taken by a setting. */
const otherAdapter = /["'][^"'\n]{0,80}adapter-(?!static["'])\w[^"'\n]{0,80}["']/;

/** `csrf: { checkOrigin: false }`, `security: { checkOrigin: true }`, `trustedOrigins: ['*']` */
const checksOriginIn = (code: Code, section: string): Pick<SiteSettings, 'checksOrigin' | 'checksAt'> => {
  const match = new RegExp(`\\b${section}\\s*:\\s*(?:(false)\\b|(?=\\{))`).exec(code.bare);
  // `{ csrf }`, `csrf: options`: what it says stands elsewhere.
  if (!match) return new RegExp(`[{,]\\s*${section}\\s*(?:[,}]|:\\s*[A-Za-z_$])`).test(code.bare) ? { checksOrigin: 'open' } : {};
  if (match[1] !== undefined) return { checksOrigin: false, checksAt: match.index };
  const open = match.index + match[0].length;
  const inside = code.text.slice(open, closingOf(code, open));
  const said = /\bcheckOrigin\s*:\s*([^,}\n]{1,100})/.exec(inside);
  const any = /\btrustedOrigins\s*:\s*\[[^\]]{0,400}?["'`]\*["'`]/.exec(inside);
  if (any) return { checksOrigin: false, checksAt: open + any.index };
  if (!said) return {};
  const value = said[1]?.trim();
  return { checksOrigin: value === 'true' ? true : value === 'false' ? false : 'open', checksAt: open + said.index };
};

const astro = (code: Code): Said => {
  const [, output] = /\boutput\s*:\s*["'`](\w+)["'`]/.exec(code.text) ?? [];
  const hasAdapter = /\badapter\s*[:,}]/.test(code.bare);
  const csp = /\bcsp\s*:\s*(?:true\b|\{)/.exec(code.bare);
  return {
    ...(hasAdapter ? (output === 'server' ? {} : { built: 'unless told' as const }) : { built: 'all' as const }),
    controls: csp ? [{ topic: 'csp', note: 'the policy of Astro for content', offset: csp.index }] : [],
    ...checksOriginIn(code, 'security'),
  };
};

const reactRouter = (code: Code): Said => {
  const origins = /\ballowedActionOrigins\s*:\s*(\[[^\]]{0,400}\])?/.exec(code.text);
  const isOpen = origins !== null && (origins[1] === undefined || /["'`]\*\*?["'`]/.test(origins[1]));
  return {
    ...(/\bssr\s*:\s*false\b/.test(code.bare) ? { built: 'all' as const } : {}),
    ...(isOpen ? { checksOrigin: origins[1] === undefined ? ('open' as const) : false, checksAt: origins.index } : {}),
  };
};

/** https://nuxt-security.vercel.app/getting-started/configuration: what it does unless it is told otherwise, by the options of each. */
const ofNuxtSecurity: readonly (readonly [topic: Topic, options: readonly string[]])[] = [
  ['security-headers', ['xContentTypeOptions', 'xFrameOptions']],
  ['hsts', ['strictTransportSecurity']],
  ['csp', ['contentSecurityPolicy']],
  ['rate-limiting', ['rateLimiter']],
  ['body-limit', ['requestSizeLimiter']],
];

const nuxt = (code: Code): Said => {
  const listed = /\bmodules\s*:\s*(?=\[)/.exec(code.bare);
  const from = listed ? listed.index + listed[0].length : 0;
  const at = (name: string): number | undefined => {
    const found = listed ? new RegExp(`["'\`]${name}["'\`]`).exec(code.text.slice(from, closingOf(code, from))) : null;
    return found ? from + found.index : undefined;
  };
  const rules = rulesOf(code);
  const secure = at('nuxt-security');
  const csurf = at('nuxt-csurf');
  const said = optionsOf(code, 'security');
  const enabled = said?.get('enabled') ?? 'true';
  const asksToken = secure !== undefined && /^(?:true\b|\{)/.test(said?.get('csrf') ?? '') ? secure : csurf;
  return {
    controls: [
      ...(secure === undefined || enabled === 'false'
        ? []
        : ofNuxtSecurity
            .filter(([, options]) => !options.every((option) => isOff(said, option)))
            .map(([topic]) => ({
              topic,
              note: said ? 'nuxt-security' : 'nuxt-security, with options that are made elsewhere',
              offset: secure,
              ...(said && !(topic === 'csp' && onlyReports(said)) ? {} : { isPartial: true as const }),
              ...hangingOn(enabled),
            }))),
      ...(asksToken === undefined ? [] : [{ topic: 'csrf' as const, note: asksToken === csurf ? 'nuxt-csurf' : 'nuxt-security', offset: asksToken }]),
      ...rules.flatMap(headersOf),
    ],
    openTo: rules.filter(({ text }) => /\bcors\s*:\s*true\b|["'`]access-control-allow-origin["'`]\s*:\s*["'`]\*["'`]/i.test(text)).map(({ below, offset }) => ({ below, offset })),
  };
};

/** What a key of the settings holds, and what its member `headers` does, as it is written; undefined where that is made elsewhere. */
const optionsOf = (code: Code, key: string): ReadonlyMap<string, string> | undefined => {
  const call = /\b(?:defineNuxtConfig|defineNitroConfig)\s*\(\s*(?=\{)|\bexport\s+default\s*(?=\{)/.exec(code.bare);
  const member = call ? membersOf(code, call.index + call[0].length).find(({ name }) => name === key) : undefined;
  if (!member) return new Map();
  const open = code.bare.slice(member.value, member.end).search(/\S/) + member.value;
  if (code.bare[open] !== '{' || code.bare.slice(open, member.end).includes('...')) return undefined;
  const own = membersOf(code, open);
  const headers = own.find(({ name }) => name === 'headers');
  const brace = headers ? code.bare.indexOf('{', headers.value) : -1;
  const inside = headers && brace >= 0 && brace < headers.end ? membersOf(code, brace) : [];
  return new Map([...inside, ...own].map(({ name, value, end }) => [name, code.text.slice(value, end).trim()]));
};

/** An option that is no object of its own says `false`, or something that is made elsewhere. */
const isOff = (said: ReadonlyMap<string, string> | undefined, option: string): boolean => {
  const value = said?.get(option);
  const isHeader = /^(?:x|strict|content)/.test(option);
  return (value !== undefined && !/^(?:true\b|\{|["'`])/.test(value)) || (isHeader && /^(?!\{|true\b)/.test(said?.get('headers') ?? '{'));
};

/** A policy that is only reported on keeps nothing out. */
const onlyReports = (said: ReadonlyMap<string, string>): boolean => !/^(?:false)?$/.test(said.get('contentSecurityPolicyReportOnly') ?? '');

/** `enabled: process.env.NODE_ENV !== 'development'` */
const hangingOn = (enabled: string): Pick<SiteControl, 'condition'> => {
  if (enabled.trim() === 'true') return {};
  const [, sign, environment] = /([!=])==?\s*["'`](\w+)["'`]/.exec(enabled) ?? [];
  return { condition: environment === undefined ? enabled.trim().slice(0, 60) : `${sign === '!' ? '!' : ''}${environment}` };
};

interface RouteRule {
  readonly below: string;
  readonly text: string;
  readonly offset: number;
}

/** `routeRules: { '/api/**': { cors: true, headers: { … } } }` */
const rulesOf = (code: Code): readonly RouteRule[] =>
  [...code.bare.matchAll(/\brouteRules\s*:\s*(?=\{)/g)].flatMap((match) =>
    membersOf(code, match.index + match[0].length).map(({ name, offset, value, end }) => ({ below: name, text: code.text.slice(value, end), offset })),
  );

const named: readonly (readonly [topic: Topic, header: RegExp])[] = [
  ['csp', /["'`]content-security-policy["'`]\s*:/i],
  ['hsts', /["'`]strict-transport-security["'`]\s*:/i],
  ['security-headers', /["'`]x-(?:frame|content-type)-options["'`]\s*:/i],
  ['cors', /["'`]access-control-allow-origin["'`]\s*:|\bcors\s*:\s*true\b/i],
];

const headersOf = ({ below, text, offset }: RouteRule): SiteControl[] =>
  named
    .filter(([, header]) => header.test(text))
    .map(([topic]) => ({
      topic,
      note: `routeRules for ${below}`,
      offset,
      ...(/^\/\*\*$/.test(below) || (topic === 'cors' && /^\/api\/\*\*$/.test(below)) ? {} : { isPartial: true as const }),
    }));

/** The brace that a key opens. */
const objectAt = ({ bare }: Code, key: string): number | undefined => {
  const match = new RegExp(`\\b${key}\\s*:\\s*(?=\\{)`).exec(bare);
  return match ? match.index + match[0].length : undefined;
};

const readers: Readonly<Record<string, (code: Code) => Said>> = { SvelteKit: svelteKit, Astro: astro, Nuxt: nuxt, 'React Router': reactRouter };
