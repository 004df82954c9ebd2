import { expression } from '../../../../long-expression.ts';
import { type Code, closingOf } from '../../code/code.ts';
import type { Topic } from '../../signal.ts';
import type { Asks } from '../asks.ts';
import { askedIn, asksSomeOnly } from '../guard-in-text.ts';
import { headersSetIn } from '../set-headers.ts';

/** What answers a route: the names that it is built by, `authenticated.async(parse.json) { … }` or `@Security.Authenticated(Known.class)`, and what it asks itself. */
export interface PlayAction {
  readonly controller: string;
  readonly name: string;
  readonly builders: readonly string[];
  readonly asks: Asks;
}

/** A builder of actions, a filter, or a function that is given what it does for who is known. */
export interface PlayGuard {
  readonly name: string;
  readonly asks: Asks;
  readonly topics: readonly Topic[];
}

const refuses = /(?<![=!]==?\s{0,3})\b40[13]\b|\b[uU]nauthori[sz]ed\b|\bForbidden\b|\bforbidden\(|\bonUnauthorized\b|[rR]edirect\([^)\n]{0,80}(?:log|sign)_?-?in/i;
const looks =
  /\bheaders?(?:\(\))?\s{0,9}(?:\.\s{0,9}(?:get|apply|getHeaders)\s{0,9})?\(\s{0,9}(?:"[\w-]*(?:auth|token|key)[\w-]*"|[\w.]*(?:AUTH|TOKEN|KEY)\w*|[\w.]*(?:[aA]uth|[tT]oken|[kK]ey)\w*)|\bsession(?:\(\))?\s{0,9}(?:\.\s{0,9}(?:get|apply))?\s{0,9}\(|\bcookies?(?:\(\))?\s{0,9}\.\s{0,9}get|jwtSession|\bgetHeader\(/i;
/** Who brings nothing comes to the action all the same. */
const letsThrough = /(?:\bcase\s+(?:None|_)\s*=>|\bgetOrElse\s*[({])\s*(?:Future\.\w+\()?\s*(?:block|f|action|next|invokeBlock|delegate\.call)\s*\(/;
const asked = { refuses, looks: [looks], letsThrough };

/** Whoever comes has this name. */
const answersAnybody = /\b(?:Optional\.(?:of|ofNullable)|Some)\(\s*"/;

const limits = /(?<![=!]==?\s{0,3}[\w.]{0,20})(?:\b429\b|TooManyRequests|TOO_MANY_REQUESTS)/;

/** It counts by paths or methods, perhaps those of a login only. */
const comparesRequest = /\.(?:path|uri|method)\b[^\n]{0,40}(?:startsWith|[=!]=|\bmatch(?:es)?\b|contains)/;

const mostOfOne = 6000;
const most = 1000;

/** Classes of controllers with their spans. */
const typesIn = (code: Code): readonly { readonly name: string; readonly head: string; readonly from: number; readonly until: number }[] =>
  [...code.bare.matchAll(/\b(?:class|object|trait)\s{1,9}(\w{1,100})/g)].slice(0, most).flatMap((match) => {
    let at = match.index + match[0].length;
    const start = at;
    // What a constructor is given stands in brackets, and a part of an application may be made without a body.
    for (; at < code.bare.length && code.bare[at] !== '{' && !/^\n\s*(?:class|object|trait|case|import|@)\b/.test(code.bare.slice(at, at + 40)); at++)
      if (code.bare[at] === '(' || code.bare[at] === '[') at = Math.max(at, closingOf(code, at) - 1);
    const head = code.text.slice(start, Math.min(at, start + 2000));
    return [{ name: match[1] ?? '', head, from: at, until: code.bare[at] === '{' ? closingOf(code, at) : at }];
  });

const scalaAction = /\bdef\s{1,9}(\w{1,100})\b/g;
const javaAction = /\bpublic\s{1,9}(?:static\s{1,9})?(?:[\w.]{1,60}<\s{0,9})?Result\s{0,9}>?\s{1,9}(\w{1,100})\s{0,9}\(/g;
/** Scala builds all that answers by these, and asks nobody by them. */
const plain =
  /^(?:Action|DefaultActionBuilder|async|apply|parse|json|anyContent|tolerantJson|default|multipartFormData|form|urlFormEncoded|text|raw|empty|ignore|maxLength|andThen|compose|messagesAction\w*|MessagesAction\w*|cc|controllerComponents|components|actionBuilder|silhouette|env|new|Future|implicit|this|JsValue|AnyContent|MultipartFormData|TemporaryFile|Files|play|api|libs|mvc)$/;

export const playActionsIn = (code: Code, isJava: boolean): readonly PlayAction[] => {
  const types = typesIn(code);
  return [...code.bare.matchAll(isJava ? javaAction : scalaAction)].slice(0, most).flatMap((match): PlayAction[] => {
    const type = types.findLast(({ from, until }) => from < match.index && match.index < until);
    if (type === undefined || type.from !== outermost(types, match.index)) return [];
    const head = isJava ? javaHead(code, match, type) : scalaHead(code, match);
    if (head === undefined) return [];
    const body = code.text.slice(head.body, Math.min(head.end, head.body + mostOfOne));
    return [{ controller: type.name, name: match[1] ?? '', builders: head.builders, asks: askedIn(body, asked) === 'no' ? 'no' : 'perhaps' }];
  });
};

const outermost = (types: ReturnType<typeof typesIn>, offset: number): number | undefined => types.find(({ from, until }) => from < offset && offset < until)?.from;

interface Head {
  readonly builders: readonly string[];
  readonly body: number;
  readonly end: number;
}

/** Between the sign of equality and the brace: `def list = (signedIn andThen admins).async { request =>`. */
const scalaHead = (code: Code, match: RegExpExecArray): Head | undefined => {
  let at = match.index + match[0].length;
  for (; at < code.bare.length && !/^(?:=(?![=>])|\n\s*\n|\}|\bdef\b)/.test(code.bare.slice(at, at + 40)); at++)
    if (code.bare[at] === '(' || code.bare[at] === '[') at = Math.max(at, closingOf(code, at) - 1);
  if (code.bare[at] !== '=') return undefined;
  const start = at + 1;
  let brace = start;
  for (; brace < code.bare.length && code.bare[brace] !== '{' && !/^\n\s*(?:def|val|\})/.test(code.bare.slice(brace, brace + 40)); brace++)
    if (code.bare[brace] === '(') brace = Math.max(brace, closingOf(code, brace) - 1);
  const names = Array.from(code.bare.slice(start, Math.min(brace, start + 600)).matchAll(/[A-Za-z_]\w{0,100}/g), ([name]) => name).filter((name) => !plain.test(name));
  if (code.text.slice(start, brace).includes('AnonymousClient')) names.push('AnonymousClient');
  return { builders: [...new Set(names)].slice(0, 20), body: brace, end: code.bare[brace] === '{' ? closingOf(code, brace) : brace };
};

/** What stands between the statement before and this place. */
const headAbove = ({ bare, text }: Code, at: number): string => text.slice(at - bare.slice(Math.max(0, at - 600), at).replace(/^[\s\S]*[;{}]/, '').length, at);

/** The annotations of the method and of its class. */
const javaHead = (code: Code, match: RegExpExecArray, type: ReturnType<typeof typesIn>[number]): Head => {
  const before = headAbove(code, match.index);
  const start = code.bare.lastIndexOf('class', type.from);
  const ofType = headAbove(code, start);
  const close = closingOf(code, match.index + match[0].length - 1);
  const body = code.bare.indexOf('{', close);
  const annotations = Array.from(`${ofType}\n${before}`.matchAll(/@(\w+(?:\.\w+)?)(?:\s*\(([^()]{0,200})\))?/g), ([, name = '', given = '']) => [
    // https://www.pac4j.org/docs/clients/anonymous.html: it lets in anybody.
    ...(given.includes('AnonymousClient') ? ['AnonymousClient'] : []),
    name.replace(/^Security\./, ''),
    ...Array.from(given.matchAll(/(\w+)\.class\b/g), ([, own = '']) => own),
  ]).flat();
  return {
    builders: annotations.filter((name) => !/^(?:Override|BodyParser|Inject|Singleton|Transactional|Api\w*|Deprecated|SuppressWarnings|Cached?)\b/.test(name)),
    body,
    end: body < 0 ? body : closingOf(code, body),
  };
};

const isGuardType = expression()`
  \b(?:ActionBuilder\w*|ActionRefiner|ActionFilter|ActionFunction|AuthenticatedBuilder|EssentialFilter|Filter|Authenticator|Action\.Simple|Action)\b
`;

/** What stands before actions wherever it is named. */
export const playGuardsIn = (code: Code): readonly PlayGuard[] => [
  ...typesIn(code).flatMap(({ name, head, from, until }): PlayGuard[] => {
    if (!isGuardType.test(head.replace(/^[\s\S]*?\bextends\b/, '')) || !/\bextends\b/.test(head)) return [];
    const body = `${head}\n${code.text.slice(from, Math.min(until, from + mostOfOne))}`;
    const topics = [...(limits.test(body) && !comparesRequest.test(body) && !asksSomeOnly(body, { refuses: limits }) ? (['rate-limiting'] as const) : []), ...headersSetIn(body)];
    // Both ask for a name by themselves: https://www.playframework.com/documentation/latest/JavaActionsComposition
    const isKnown = /\bextends\s+(?:Security\.)?(?:AuthenticatedBuilder|Authenticator)\b/.test(head);
    return [{ name, asks: isKnown ? (answersAnybody.test(body) ? 'perhaps' : 'yes') : askedIn(body, asked), topics }];
  }),
  ...[...code.bare.matchAll(/\b(?:def|val)\s{1,9}(\w{1,100})\b/g)].slice(0, most).flatMap((match): PlayGuard[] => {
    const from = match.index + match[0].length;
    const text = code.text.slice(from, from + 1500).replace(/\n\s*\n?\s*(?:def|override def|class|object)\b[\s\S]*$/, '');
    // It is given what it does for who is known: `def withUser(f: User => Result) = …`.
    if (!/=>\s*(?:\w+\s*=>\s*)*(?:Future\[)?\s*(?:EssentialAction|Result)\b/.test(text)) return [];
    const asks: Asks = /\bSecurity\.Authenticated\s*\(/.test(text) ? 'yes' : askedIn(text, asked);
    return asks === 'no' ? [] : [{ name: match[1] ?? '', asks, topics: [] }];
  }),
];

/** Names that hold a builder of some type: `signedIn: SignedInAction`, `def SignedIn: SignedInBuilder = parts.signedIn`. */
export const playHoldersIn = (code: Code): Readonly<Record<string, string>> =>
  Object.fromEntries(
    [...code.bare.matchAll(/\b(\w{1,80})\s{0,9}:\s{0,9}(\w{1,80})(?=\s{0,20}[,)=\n[])/g)]
      .slice(0, 2000)
      .flatMap(([, name = '', type = '']) => (/(?:Action|Builder|Auth\w*|Secured|Security|Filter|Refiner)\w*$/.test(type) ? [[name, type] as const] : [])),
  );
