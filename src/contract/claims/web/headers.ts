import type { ResponseHeader, ResponseHeaders } from '../../../facts/responses/response-headers.ts';
import type { Statement } from '../../../facts/security-policy/statement.ts';
import type { WebApp } from '../../../facts/signals/web-app.ts';
import { expression } from '../../../long-expression.ts';
import type { Answer } from '../../contract.ts';
import { asked, at, broken, kept, placed } from '../answers.ts';

const rule = 'network/security-headers';

type Sent = Pick<WebApp, 'signals' | 'unread'>;

interface Named {
  readonly name: string;
  /** Undefined where the policy gives none, or one that is no fixed word. */
  readonly value: string | undefined;
}

/** Are the headers that the statement names sent, and with the values that it gives? A statement about HSTS or CSP alone has a claim of its own. */
export const headerClaim = (statement: Statement, { all }: ResponseHeaders, web: Sent): Answer | undefined => {
  if (statement.polarity === 'denies' || statement.modality !== 'fact' || statement.fromCode || /^network\/cors$|^policy\//.test(statement.subject)) return undefined;
  const said = framing.test(statement.text) ? 'X-Frame-Options' : statement.text;
  const named = headersIn(isBelowHeaders(statement) || inWords.test(said) ? inFull(said) : said);
  // "Security headers (CSP, HSTS, X-Frame-Options)" is about each of them.
  if (ownTopics.test(statement.subject) && !(named.length > 2 && /\bheaders?\b/i.test(statement.text))) return undefined;
  // "Scripts are kept out by escaping and a CSP" is about more than headers.
  if (statement.subject !== rule && named.every(({ name }) => topics.has(name))) return undefined;
  const seen = named.map((header) => ({ header, sent: sentAs(header, all) }));
  const found = seen.filter(({ sent }) => sent.length > 0);
  if (found.length === 0) return statement.subject === rule ? beside(named, web) : undefined;
  const evidence = found.flatMap(({ sent }) => sent.slice(0, 3).map(placeOf));
  for (const { header, sent } of found) {
    const other = unlike(header, sent);
    if (other === 'some') return asked(rule, `Is ${header.name} “${header.value}” everywhere? Not each place was seen to send that.`, evidence);
    if (other !== undefined)
      return statement.polarity === 'asserts'
        ? broken(rule, `The policy says ${header.name}: ${header.value}; the code sends “${other.value}”.`, [{ ...placeOf(other), stage: 'contradicts' }])
        : asked(rule, `Is ${header.name} “${header.value}”? The code sends “${other.value}”.`, [placeOf(other)]);
  }
  const idle = found
    .flatMap(({ header, sent }) => (header.name === 'x-frame-options' ? sent : []))
    .find(({ value }) => value !== undefined && !/^\s*(?:deny|sameorigin)\b/i.test(value));
  if (idle) return asked(rule, `Does it keep a page out of frames? Browsers know no “${idle.value}”.`, evidence);
  const open = found.flatMap(({ header, sent }) => (header.name === 'permissions-policy' ? leftOn(statement.text, sent) : []))[0];
  if (open !== undefined) return asked(rule, `Is ${open} given to nobody? It was not seen to be.`, evidence);
  const unseen = seen.filter(({ sent }) => sent.length === 0).map(({ header }) => header.name);
  const byHand = found.filter(({ sent }) => sent.some(({ byDefault }) => byDefault === undefined));
  if (statement.polarity === 'asserts' && byHand.length > 0 && unseen.includes(csp) && isNowhere(csp, web) && web.unread.length === 0 && !byAnother.test(statement.text))
    return broken(
      rule,
      `The policy names ${csp}; nothing in the tree does, and ${byHand.map(({ header }) => header.name).join(' and ')} is set without it.`,
      evidence.map((place) => ({ ...place, stage: 'contradicts' })),
    );
  return unseen.length > 0 ? asked(rule, `Is ${unseen.join(' and ')} sent as well? Only the others were found.`, evidence) : kept(rule, evidence);
};

/** The features that are said to be off, and of which a header does not say `camera=()`. */
const leftOn = (text: string, sent: readonly ResponseHeader[]): readonly string[] =>
  /\b(?:disabl|den(?:y|ies)|block|forbid)\w*|\boff\b/i.test(text)
    ? (text.toLowerCase().match(features) ?? []).filter(
        (feature) => !sent.every(({ value }) => new RegExp(String.raw`(?<![\w-])${feature}\s{0,3}=\s{0,3}\(\s{0,3}\)`, 'i').test(value ?? '')),
      )
    : [];
const features = /\b(?:camera|microphone|geolocation|payment|usb|fullscreen|autoplay|accelerometer|gyroscope|magnetometer|midi)\b/g;

/** What it is that keeps a page out of the frames of others. */
const framing = /^\W*click-?jacking (?:protections?|prevention|defen[cs]es?|mitigation)\W*$/i;
const ownTopics = /^network\/(?:hsts|csp)$/;
const csp = 'content-security-policy';
/** "CSP by the CDN" is not for the code to send. */
const byAnother = /\b(?:CSP|Content[- ]Security[- ]Policy)\b[^.;,]{0,25}\b(?:by|via|through|at|from)\b/i;
const topics: ReadonlyMap<string, 'csp' | 'hsts'> = new Map([
  [csp, 'csp'],
  ['strict-transport-security', 'hsts'],
]);

/** No file names it, in whatever way. */
const isNowhere = (name: string, web: Sent): boolean => {
  const topic = topics.get(name);
  return topic !== undefined && web.signals(topic).length === 0;
};

const isOnlyNamed = (name: string, web: Sent): boolean => {
  const topic = topics.get(name);
  return topic !== undefined && web.signals(topic).every(({ stage }) => stage !== 'wired');
};

/** Other headers that a proxy sends show nothing of one that no file names, nor does a layer that sends some show with what value. */
const beside = (named: readonly Named[], web: Sent): Answer | undefined => {
  // "A CSP is set by Helmet", where Helmet is told to send none: the name of one that nothing sends is no more than that.
  const missing = named.find(({ name }) => isNowhere(name, web) || isOnlyNamed(name, web));
  const others = web.signals('security-headers').slice(0, 5);
  // "nosniff" is the only value that this one has.
  const unread = named.find(({ name, value }) => value !== undefined && !(name === 'x-content-type-options' && others.some(({ note }) => /x-content-type-options/i.test(note))));
  const question = missing ? `Is ${missing.name} sent as well? Only others were found.` : unread && `Is ${unread.name} “${unread.value}”? No place was read that says so.`;
  return question === undefined || others.length === 0
    ? undefined
    : asked(
        rule,
        question,
        others.map(({ path, line, stage, note }) => at(path, line, stage, note)),
      );
};

/** What code sets itself is sent in place of what a library would send. */
const sentAs = ({ name }: Named, all: readonly ResponseHeader[]): readonly ResponseHeader[] => {
  const sent = all.filter((header) => header.name === name);
  const set = sent.filter(({ byDefault }) => byDefault === undefined);
  return set.length > 0 ? set : sent;
};

/** `some`: one place sends what the policy says, another does not, or cannot be read. */
const unlike = ({ value }: Named, sent: readonly ResponseHeader[]): ResponseHeader | 'some' | undefined => {
  if (value === undefined) return undefined;
  const others = sent.filter((header) => header.value === undefined || plain(header.value) !== plain(value));
  const [first] = others;
  if (first === undefined) return undefined;
  return others.length === sent.length && others.every((other) => other.value !== undefined && isFixed(other.value)) ? first : 'some';
};

const plain = (value: string): string => value.toLowerCase().replaceAll(/[\s;]/g, '');

const placeOf = placed('wired');

const headersIn = (text: string): readonly Named[] => {
  const names = [...text.matchAll(header)];
  const all = names.map(({ 0: written, index }, position) => {
    const after = text.slice(index + written.length, Math.min(names[position + 1]?.index ?? text.length, index + written.length + 50));
    const name = nameOf(written.toLowerCase());
    return { name, value: topics.has(name) || name.startsWith('permissions') ? undefined : fixed.exec(after)?.[1] };
  });
  return all.filter(({ name, value }, index) => !topics.has(name) || all.findIndex((other) => other.name === name && other.value === value) === index);
};

/** Below "Security headers" their names may be written as words: "Frame options", "Content type sniffing: off". */
const isBelowHeaders = ({ headings, lead }: Statement): boolean => [headings.at(-1) ?? '', lead].some((words) => /\bheaders?\b|\bhelmet\b/i.test(words));
const inWords =
  /\b(?:referr?er|permissions?) policy (?:is|of)\b|\breferr?er[- ]policy\W{1,6}(?:strict-origin|no-referrer|same-origin|origin)|\bframing\b|\b(?:framed|embedded) (?:by|in|into|from)\b/i;
const inFull = (text: string): string => spellings.reduce((left, [words, name]) => left.replace(words, name), text);
const spellings: readonly (readonly [words: RegExp, name: string])[] = [
  [/\bframing (?:is|of [\w ]{1,20} is) (?:only )?(?:allowed|permitted|limited|restricted) (?:only )?(?:from|by|to|on) (?:the )?same[- ]origin\b/i, 'X-Frame-Options: SAMEORIGIN'],
  [/\bpages? (?:can|may) only be (?:framed|embedded) (?:by|from|on) (?:the )?same[- ]origin\b/i, 'X-Frame-Options: SAMEORIGIN'],
  [/\bframing is (?:denied|forbidden|blocked|disallowed|not allowed|prevented)(?=\W*$)/i, 'X-Frame-Options: DENY'],
  [/(?<![\w-])(?:x-)?frame[ -]options\b/i, 'X-Frame-Options'],
  [/(?<![\w-])(?:content[ -]type[ -](?:sniffing|options)|mime(?:[ -]type)?[ -]sniffing)\b(?!\W{1,3}(?:is |on$|allowed|enabled|permitted))/i, 'X-Content-Type-Options'],
  [/(?<![\w-])referr?er policy\b/i, 'Referrer-Policy'],
  [/(?<![\w-])permissions? policy\b/i, 'Permissions-Policy'],
  [/(?<![\w-])(?:http )?strict transport security\b/i, 'Strict-Transport-Security'],
  [/(?<![\w-])dns prefetch(?:ing)? control\b/i, 'X-DNS-Prefetch-Control'],
  // The one for what is embedded is switched on apart.
  [/(?<![\w-])cross-origin policies\b/i, 'Cross-Origin-Opener-Policy, Cross-Origin-Resource-Policy'],
];

const nameOf = (written: string): string => (written === 'hsts' ? 'strict-transport-security' : /^(?:csp|content security policy)$/.test(written) ? csp : written);

/** What policies call these headers. */
export const header = expression('gi')`
    (?<![\w-])(?:
      HSTS|CSP|Content[- ]Security[- ]Policy|Strict-Transport-Security|X-Frame-Options|X-Content-Type-Options|X-XSS-Protection
      |Referrer-Policy|Permissions-Policy|Cross-Origin-(?:Opener|Embedder|Resource)-Policy
      |X-(?:DNS-Prefetch-Control|Download-Options|Permitted-Cross-Domain-Policies)|Origin-Agent-Cluster
    )(?![\w-])
  `;

/** The words that these headers may have for a value, right behind the name. */
const fixed = expression('i')`
    ^[\s\x60"'*:=|(]{1,6}(?:(?:is |are )?set to |(?:is|of) |header: )?[\x60"']?(
      deny|sameorigin|nosniff|0|1(?:; ?mode=block)?|(?:strict-)?origin(?:-when-cross-origin)?|no-referrer(?:-when-downgrade)?
      |same-(?:origin|site)(?:-allow-popups)?|unsafe-(?:url|none)|require-corp|credentialless|cross-origin
      |(?<=[:=(][\s\x60"'*]{0,3}|set to [\x60"']?)(?:on|off|noopen|none|all|master-only|\?[01])
    )(?![\w-])
  `;
const isFixed = (value: string): boolean => fixed.test(`: ${value}`);
