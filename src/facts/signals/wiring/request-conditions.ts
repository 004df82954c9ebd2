import { isOperational } from '../routes/operational.ts';
import { isOfSome } from './wired.ts';

/** What is asked of a request, in the words of Python, within the function and the file in which it is asked. */
export interface About {
  readonly file: string;
  readonly text: string;
  /** The control changes of who is known, which those who bring nothing are not, or of what changes nothing by its method. */
  readonly minds: 'callers' | 'changes';
}

/** Whoever is left out by one of what is asked is asked nothing. */
export const leavesOut = (asked: string, about: About): boolean => asked.split(/\bor\b/).some((some) => conjuncts(some).every((part) => isOfMany(part, about)));

/** Who is asked nothing else is turned away by nothing. */
export const narrows = (asked: string, about: About): boolean => !/\bor\b/.test(asked) && conjuncts(asked).some((part) => isOfFew(part, about));

const conjuncts = (asked: string): string[] => asked.split(/\band\b/).map((part) => part.replaceAll(/\s+/g, ' ').trim().replace(given, '$1$2'));
/** `(token := request.headers.get("Authorization")) is not None` */
const given = /^\(?(\w{1,60}) := .{1,200}?\)( is (?:not )?None)?$/;

const path = String.raw`(?:\b\w*path(?:name)?\w*|\brequest\.(?:endpoint|blueprint)|\breq(?:uest)?\.uri)\b`;
const ofPath = new RegExp(String.raw`${path}(?:\(\)|["'][\])])?(?:\.\w+\(\))?(?:\.startswith\(| ?(?:==|!=|\bin\b|\bnot in\b))|["'] (?:not )?in [\w.]*${path}`);
const ofMethod = /\bmethod\b(?:\.\w+\(\))? ?(?:==|!=|in\b|not in\b)/;
const isNot = (part: string): boolean => /^\(?not\b|!=|\bnot in\b/.test(part);

/** Is this, asked before a request goes on, true of some that ought to be asked? */
const isOfMany = (part: string, about: About): boolean => {
  if (ofMethod.test(part)) return about.minds === 'callers' && (isNot(part) || !isOnly(part, 'OPTIONS'));
  if (ofPath.test(part)) return isNot(part) ? !isWhole(part, about) : areKept(part, about);
  return about.minds === 'callers' && (isMissing(part, about) || anybodyMay.test(part) || asksForNeed.exec(part)?.[1] !== undefined);
};

/** `req.headers['x-internal'] === '1'`: whoever writes that is left out. */
const header = String.raw`\b(?:req|request|ctx|c|r)\b[\w.()]{0,40}(?:\bheaders\.\w{1,40}|\bheaders\[\s?["'][\w-]{1,60}["']\s?\]|\bquery\.\w{1,40}|\.(?:get|header|Get|GetHeader)\(\s?["'][\w-]{1,60}["']\s?\))`;
export const anybodyMay = new RegExp(String.raw`${header}\s{0,9}(?:={2,3}|!={1,2})\s{0,9}(?:["'\x60]|undefined\b|None\b)|^(?:!!|Boolean\()?${header}\)?\s*$`);

/** Is this, asked before a request is turned away, true of few? */
const isOfFew = (part: string, about: About): boolean => {
  if (ofMethod.test(part)) return about.minds === 'callers' && (isNot(part) ? !isOnly(part, 'OPTIONS') : !(/\bGET\b/.test(part) && /\bPOST\b/.test(part)));
  if (ofPath.test(part)) return isNot(part) ? areKept(part, about) : !isWhole(part, about);
  const [isNeed, not] = asksForNeed.exec(part) ?? [];
  return about.minds === 'callers' && (isBrought(part, about) || (isNeed !== undefined && not === undefined));
};

/** `needsLogin(req)`, `!isProtected(path)`: another function tells which requests are asked. */
const asksForNeed =
  /^\(?(not )?(?:\w{1,40}\.){0,3}(?!\w*(?:invalid|missing|expired|unauth|banned|blocked|denied|forbidden|bad|wrong|[nN]ot|[nN]o[A-Z]))(?:is|needs?|must|should|requires?|has|matches)\w*(?:[aA]uth(?!enticated\b|ori[sz]ed\b)|[nN]eed|[rR]equire|[pP]rotect|[sS]ensitive|[sS]ecure|[gG]uard|[rR]estrict|[pP]rivate|[aA]dmin|[lL]imit|[pP]ath|[rR]oute|[lL]ogin)\w*\(\s*(?:req|request|ctx|c|r|context|path)\b[^()]{0,80}\)\)?$/;

const isOnly = (part: string, method: string): boolean => {
  const quoted = Array.from(part.matchAll(/["'](\w+)["']/g), ([, word = '']) => word.toUpperCase());
  return quoted.length > 0 && quoted.every((word) => word === method);
};

/** The paths that are written there, or in the list of this file that is named there. Undefined where what is named is of another file, or given by whoever calls. */
const pathsIn = (part: string, { file }: About): readonly string[] | undefined => {
  const own = quotedIn(part);
  if (own.length > 0) return own;
  const [, name] = /(?:\bin |startswith\()(?:self\.|cls\.|this\.)?(\w+)[\s):]*$/.exec(part) ?? [];
  if (name === undefined) return [];
  const [, of = name] = new RegExp(String.raw`\bfor\b[^\n]{0,40}\b${name}\b\s*(?::=\s*range|of|in)\s+(?:self\.|this\.)?(\w+)`).exec(file) ?? [];
  const [, list] = new RegExp(String.raw`\b${of}\s{0,9}(?::[^=\n]{0,80})?:?=\s{0,9}(?:new\s+)?(?:[\w[\]]{1,30}[({]{1,2}|\w{1,20}\()?\[?([^\])}]{0,4000})`).exec(file) ?? [];
  return list === undefined ? (saysOpen.test(/\bin /.test(part) ? `${of}List` : of) ? [] : undefined) : quotedIn(list);
};
/** A list of another file that says by its name what is in it: `PUBLIC_PATHS`. */
const saysOpen = /(?:open|public|anon|white|allow|skip|exempt|exclu|ignor|unauth|no_?auth|free|safe)\w*(?:s|list|set|map)$/i;
const quotedIn = (text: string): readonly string[] =>
  Array.from(text.matchAll(/["'`](?:\/?\^)?((?:\\\/|[\w./*:-]){1,100})\$?\/?["'`]/g), ([, said = '']) => said.replaceAll('\\', ''));

const areKept = (part: string, about: About): boolean =>
  pathsIn(part, about)?.some((one) => one !== '/' && (/^\/(?:api|rest|v\d+)\/?$/.test(one) ? /startswith/.test(part) : !isOperational(one) && !isPage.test(one))) ?? true;
/** Files of a page, and the description of an interface. */
const isPage = /\.(?:ico|png|svg|css|js|txt|json|html)$|^\/?(?:api\/)?(?:openapi|schema|favicon|index|_?next)\b|log_?in|sign_?in|register/i;
const isWhole = (part: string, about: About): boolean => pathsIn(part, about)?.some((one) => !isOfSome(one)) === true;

const credential = '(?:[A-Za-z_]*(?:[tT]oken|[aA]uth|[hH]eader|jwt|[bB]earer|[sS]ession|[cC]ookie|[cC]redential|api_?[kK]ey)[A-Za-z_]*)';
const named = new RegExp(String.raw`^\(?(not )?(${credential})(?: is (not )?None| ?(?:==|!=) ?(?:None|""|''))?\)?$`);

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
  name === 'auth_header' ||
  new RegExp(String.raw`\b${name}\s{0,3}(?::[^=\n]{1,60})?:?=[^\n]{0,40}(?:headers|cookies|req(?:uest)?\b|scope|META|Header\b|Cookie\b|\bctx\b)`).test(text);
