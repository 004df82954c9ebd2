import { branchesIn, type Source } from '../code/branches.ts';
import type { Code } from '../code/code.ts';
import type { Span } from '../code/functions.ts';
import type { Language } from '../code/language.ts';
import type { Topic } from '../signal.ts';
import { plainCondition } from './plain-conditions.ts';
import { type About, leavesOut, narrows } from './request-conditions.ts';
import { letsAllPass } from './turns-away.ts';

/**
 * Is this control there for some requests only: those below a path, by a method, or those that bring a credential? Paths that are open by their
 * nature may be left out, and so may `OPTIONS`; what looks whose page asks for a change need not look at who reads. Of a class it is the method that
 * takes requests which tells. What says no and lets all pass is there for nobody.
 */
export const isForSomeRequests = (code: Code, language: Language, span: Pick<Span, 'start' | 'body' | 'end'>, spans: readonly Span[], topic: Topic): boolean => {
  const turnsAway = refusals[topic];
  if (turnsAway === undefined) return false;
  const inside = spans.find(({ name, start, end }) => span.start < start && end <= span.end && takesRequests.test(name));
  const { body, end } = inside ?? span;
  if (letsAllPass(code, language, { body, end }, spans, topic)) return true;
  return isInSomeBranches(code, language, [body, Math.min(end, body + 20_000)], { turnsAway, goesOn: goesOn[language], minds: ofCallers.has(topic) ? 'callers' : 'changes' });
};

/** The same of a part of any code with blocks like those of a language: what `turnsAway` there stands below questions about the request, or after some went on. */
export const isInSomeBranches = (
  code: Source,
  language: Language,
  [start, end]: readonly [number, number],
  words: { readonly turnsAway: RegExp; readonly goesOn: RegExp; readonly minds: About['minds'] },
): boolean => {
  const blocks = branchesIn(code, language, start, end).map((block) => ({ ...block, asked: plainCondition(block.asked, language) }));
  const about: About = { file: code.text, text: code.text.slice(start, end), minds: words.minds };
  if (blocks.some(({ asked, from, until }) => words.goesOn.test(code.bare.slice(from, Math.min(until, from + 200))) && leavesOut(asked, about))) return true;
  const narrow = blocks.filter(({ asked }) => narrows(asked, about));
  const places = narrow.length === 0 ? [] : [...code.bare.slice(start, end).matchAll(words.turnsAway)];
  return places.length > 0 && places.every(({ index }) => narrow.some(({ head, until }) => head <= start + index && start + index < until));
};

const ofCallers: ReadonlySet<Topic> = new Set(['authentication', 'rate-limiting', 'cors']);

const takesRequests = /^(?:dispatch|__call__|process_request|process_view|process_resource|prepare|canActivate|use|intercept|ServeHTTP)$/;
const goesOn: Readonly<Record<Language, RegExp>> = {
  python:
    /^\s*(?:return(?:[ \t]+None)?[ \t]*(?:\n|$)|(?:return[ \t]+)?(?:await[ \t]+)?(?:call_next|handler|next|get_response|(?:self\.)?(?:app|get_response|_app|_get_response))\()/,
  node: /^\{?\s*(?:return\s*(?:;|\}|$)|(?:return\s+)?(?:void\s+)?(?:await\s+)?next\(\s*\)|return\s+true\b|(?:return\s+)?(?:await\s+)?(?:next|handler)\((?:req|request|ctx|c)\b)/,
  go: /^\{\s*(?:(?:return\s+)?(?:next|h|handler|inner|app)(?:\.ServeHTTP)?\(|(?:return\s+)?\w{1,9}\.Next\(|return\s+(?:next|handler|h)\b)/,
};

/** By what each turns requests away, or changes what comes of them. */
const refusals: Readonly<Partial<Record<Topic, RegExp>>> = {
  authentication:
    /(?<![=!]==?\s{0,3})\b40[13]\b|unauthori[sz]ed|Forbidden|HTTP_40[13]|PermissionDenied|AuthenticationFailed|NotAuth|\braise\b|\bthrow\b|\babort\(|redirect\(|\b(?:require|verify|ensure|authenticate|check)\w*\(|\bjwtVerify\(/gi,
  'rate-limiting': /\b429\b|TooManyRequests|TOO_MANY_REQUESTS|\b\w*(?:limit|throttl)\w*\(|\.(?:Allow|Take|consume|LimitByRequest)\w*\(/gi,
  csrf: /\b403\b|Forbidden|\bthrow\b|\braise\b|\b\w*csrf\w*\(/gi,
  cors: /Access-Control-Allow-Origin/g,
  'body-limit': /MaxBytesReader|LimitReader|\b413\b|TooLarge|\bbodyLimit\(/gi,
};
