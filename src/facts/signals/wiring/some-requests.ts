import type { Code } from '../code/code.ts';
import type { Span } from '../code/functions.ts';
import { isOperational } from '../routes/operational.ts';
import { isOfSome } from './wired.ts';

/** An `if` of Python, what it asks as written, and the lines below it. */
interface Block {
  readonly asked: string;
  readonly head: number;
  readonly from: number;
  readonly until: number;
}

/**
 * Does this control of Python ask only some requests who calls: those below a path, by a method, or those that bring a credential? Paths that are
 * open by their nature may be left out, and so may `OPTIONS`. Of a class it is the method that takes requests which tells.
 */
export const asksSomeRequests = (code: Code, span: Span, spans: readonly Span[]): boolean => {
  const inside = spans.find(({ name, start, end }) => span.start < start && end <= span.end && takesRequests.test(name));
  const { body, end } = inside ?? span;
  const limit = Math.min(end, body + 20_000);
  const text = code.text.slice(body, limit);
  const bare = code.bare.slice(body, limit);
  const blocks = blocksIn(bare, text);
  const about: About = { file: code.text, text };
  if (blocks.some(({ asked, from, until }) => goesOn.test(bare.slice(from, until).slice(0, 200)) && leavesOut(asked, about))) return true;
  const narrow = blocks.filter(({ asked }) => !/\bor\b/.test(asked) && conjuncts(asked).some((part) => isOfFew(part, about)));
  const refusals = narrow.length === 0 ? [] : [...bare.matchAll(turnsAway)];
  return refusals.length > 0 && refusals.every(({ index }) => narrow.some(({ head, until }) => head <= index && index < until));
};

const takesRequests = /^(?:dispatch|__call__|process_request|process_view|process_resource|prepare)$/;
const goesOn =
  /^\s*(?:return(?:[ \t]+None)?[ \t]*(?:\n|$)|(?:return[ \t]+)?(?:await[ \t]+)?(?:call_next|handler|next|get_response|(?:self\.)?(?:app|get_response|_app|_get_response))\()/;
const turnsAway =
  /(?<![=!]==?\s{0,3})\b40[13]\b|unauthori[sz]ed|Forbidden|HTTP_40[13]|PermissionDenied|AuthenticationFailed|NotAuth|\braise\b|\babort\(|redirect\(|\b(?:require|verify|ensure|authenticate|check)\w*\(/gi;

interface About {
  readonly file: string;
  readonly text: string;
}

/** Whoever is left out by one of what is asked is asked nothing. */
const leavesOut = (asked: string, about: About): boolean => asked.split(/\bor\b/).some((some) => conjuncts(some).every((part) => isOfMany(part, about)));

const conjuncts = (asked: string): string[] => asked.split(/\band\b/).map((part) => part.replaceAll(/\s+/g, ' ').trim().replace(given, '$1$2'));
/** `(token := request.headers.get("Authorization")) is not None` */
const given = /^\(?(\w{1,60}) := .{1,200}?\)( is (?:not )?None)?$/;

const path = String.raw`(?:\b\w*path\w*|\brequest\.(?:endpoint|blueprint)|\breq(?:uest)?\.uri)\b`;
const ofPath = new RegExp(String.raw`${path}(?:\(\)|["'][\])])?(?:\.\w+\(\))?(?:\.startswith\(| ?(?:==|!=|\bin\b|\bnot in\b))|["'] (?:not )?in [\w.]*${path}`);
const ofMethod = /\bmethod\b(?:\.\w+\(\))? ?(?:==|!=|in\b|not in\b)/;
const isNot = (part: string): boolean => /^\(?not\b|!=|\bnot in\b/.test(part);

/** Is this, asked before a request goes on, true of some that ought to be asked? */
const isOfMany = (part: string, about: About): boolean => {
  if (ofMethod.test(part)) return isNot(part) || !isOnly(part, 'OPTIONS');
  if (ofPath.test(part)) return isNot(part) ? !isWhole(part, about) : areKept(part, about);
  return isMissing(part, about);
};

/** Is this, asked before a request is turned away, true of few? */
const isOfFew = (part: string, about: About): boolean => {
  if (ofMethod.test(part)) return isNot(part) ? !isOnly(part, 'OPTIONS') : !(/\bGET\b/.test(part) && /\bPOST\b/.test(part));
  if (ofPath.test(part)) return isNot(part) ? areKept(part, about) : !isWhole(part, about);
  return isBrought(part, about);
};

const isOnly = (part: string, method: string): boolean => {
  const quoted = Array.from(part.matchAll(/["'](\w+)["']/g), ([, word = '']) => word.toUpperCase());
  return quoted.length > 0 && quoted.every((word) => word === method);
};

/** The paths that are written there, or in the list of this file that is named there. */
const pathsIn = (part: string, { file }: About): readonly string[] => {
  const own = quotedIn(part);
  if (own.length > 0) return own;
  const [, name] = /(?:\bin |startswith\()(?:self\.|cls\.)?(\w+)[\s):]*$/.exec(part) ?? [];
  if (name === undefined) return [];
  const [, list = ''] = new RegExp(String.raw`\b${name}\s{0,9}(?::[^=\n]{0,80})?=\s{0,9}(?:\w{1,20}\()?[\[({]([^\])}]{0,4000})`).exec(file) ?? [];
  return quotedIn(list);
};
const quotedIn = (text: string): readonly string[] => Array.from(text.matchAll(/["']\^?([\w./*:-]{1,100})\$?["']/g), ([, said = '']) => said);

const areKept = (part: string, about: About): boolean =>
  pathsIn(part, about).some((one) => one !== '/' && (/^\/(?:api|rest|v\d+)\/?$/.test(one) ? /startswith/.test(part) : !isOperational(one) && !isPage.test(one)));
/** Files of a page, and the description of an interface. */
const isPage = /\.(?:ico|png|svg|css|js|txt|json|html)$|^\/?(?:api\/)?(?:openapi|schema|favicon|index|_?next)\b|log_?in|sign_?in|register/i;
const isWhole = (part: string, about: About): boolean => pathsIn(part, about).some((one) => !isOfSome(one));

const credential = '(?:[a-z_]*(?:token|auth|header|jwt|bearer|session|cookie|credential|api_key)[a-z_]*)';
const named = new RegExp(String.raw`^\(?(not )?(${credential})(?: is (not )?None| (?:==|!=) (?:None|""|''))?\)?$`);

/** `token`, where what a request brings was given that name; `"Authorization" in request.headers`. */
const isBrought = (part: string, about: About): boolean => {
  const [, not, name, isNotNone] = named.exec(part) ?? [];
  if (name === undefined) return /^["'](?:x-)?(?:authorization|api-?key|token|[\w-]*token)["'] in (?:\w+\.)*headers$/i.test(part);
  return not === undefined && (isNotNone !== undefined || !/ is None|==/.test(part)) && isOfRequest(name, about);
};
const isMissing = (part: string, about: About): boolean => {
  const [, not, name, isNotNone] = named.exec(part) ?? [];
  if (name === undefined) return /^["'](?:x-)?(?:authorization|api-?key|token|[\w-]*token)["'] not in (?:\w+\.)*headers$/i.test(part);
  return (not !== undefined || (isNotNone === undefined && / is None|==/.test(part))) && isOfRequest(name, about);
};
const isOfRequest = (name: string, { text }: About): boolean =>
  new RegExp(String.raw`\b${name}\s{0,3}(?::[^=\n]{1,60})?:?=[^\n]{0,40}(?:headers|cookies|req(?:uest)?\b|scope|META)`).test(text);

const blocksIn = (bare: string, text: string): readonly Block[] =>
  Array.from(bare.matchAll(/^([ \t]*)(?:el)?if\b((?:[^:\n]|:(?![ \t]*(?:\n|$))){1,300}(?:\n[^:]{1,300}){0,1}):[ \t]*\n/gm), (match): Block => {
    const head = match.index;
    const from = head + match[0].length;
    const indent = (match[1] ?? '').length;
    const end = new RegExp(String.raw`^[ \t]{0,${indent}}[^\s)\]}]`, 'm').exec(bare.slice(from));
    const asked = text
      .slice(head, from)
      .replace(/^\s*(?:el)?if\b/, '')
      .replace(/:\s*$/, '');
    return { asked: asked.trim(), head, from, until: end ? from + end.index : bare.length };
  });
