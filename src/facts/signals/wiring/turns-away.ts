import { type Block, blockAt, type Part, statementAt } from '../code/block-at.ts';
import type { Code } from '../code/code.ts';
import { watch } from '../code/cues.ts';
import type { Span } from '../code/functions.ts';
import type { Language } from '../code/language.ts';
import { isWithin, neverCalled } from '../code/never-called.ts';
import type { Topic } from '../signal.ts';
import { isSwallowed } from './question-outcome.ts';

/** A function that says no to a request and lets it pass: it goes on behind what it said or before it, or says so in a function that nobody calls. */
export const letsAllPass = (code: Code, language: Language, { body, end }: Pick<Span, 'body' | 'end'>, spans: readonly Span[], topic: Topic): boolean => {
  if (topic === 'rate-limiting' && language === 'go' && countsNobody(code, { from: body, until: end })) return true;
  const refusal = refusals[topic];
  if (refusal === undefined) return false;
  const until = Math.min(end, body + 20_000);
  const places = Array.from(code.text.slice(body, until).matchAll(refusal), ({ index }) => body + index).slice(0, 20);
  if (places.length === 0) return false;
  const uncalled = neverCalled(code, language, spans).filter(({ start, end: close }) => body < start && close <= end);
  const whole: Whole = { from: body, until, handedOn: handedOnIn(code, language, body, until) };
  // What a function of it says is said where that is called.
  const called = spans.filter((one) => body < one.start && one.end <= end && !uncalled.includes(one) && isHelper(code, one, end));
  return places.every((at) => isWithin(uncalled, at) || (!isWithin(called, at) && goesOn[language](code, whole, at, spans)));
};

/** Called, or given on to be called: `verify(token).then(next, deny)`. A function that is given back is the control itself. */
const isHelper = ({ bare }: Code, { start, body, end, name }: Span, until: number): boolean =>
  /^\s*(?:const|let|var|function)\b/.test(bare.slice(start, body)) &&
  end > body &&
  new RegExp(`(?<![\\w$.])${name.replaceAll('$', '\\$')}(?:\\(|\\s*[,)])`).test(bare.slice(end, until));

const refusals: Readonly<Partial<Record<Topic, RegExp>>> = {
  authentication: /(?<![=!]==?\s{0,3})\b40[13]\b|unauthori[sz]ed|\bForbidden|PermissionDenied|AuthenticationFailed|NotAuthenticated|NotAuthori[sz]ed/gi,
  'rate-limiting': /(?<![=!]==?\s{0,3}[\w.]{0,20})(?:\b429\b|TooManyRequests|TOO_MANY_REQUESTS)/g,
};

/** `limiter := rate.NewLimiter(…)` where a request is handed on is another one for each, and `rate.Inf` is no limit. */
const countsNobody = (code: Code, round: Part): boolean =>
  [...code.bare.slice(round.from, round.until).matchAll(/(?:\b(\w{1,40})\s*:?=\s*)?\brate\.NewLimiter\(\s*(rate\.Inf\b)?/g)].some(({ index, 1: name, 2: without }) => {
    if (without !== undefined) return true;
    const at = round.from + index;
    const rest = code.bare.slice(at, blockAt(code, round, at).until);
    const own = rest.slice(0, (rest.search(/\bfunc\s*\(/) + 1 || rest.length + 1) - 1);
    return name !== undefined && handsOnInGo.test(own) && !new RegExp(`(?:=|\\(|,|\\{|:)\\s*&?${name}\\s*[,)}\\n]`).test(own.slice(name.length));
  });

interface Whole extends Part {
  /** Up to where, from each place that hands a request on, it has been. */
  readonly handedOn: readonly Part[];
}

/** Does a request go on, whatever is said of it at this place? */
const goesOn: Readonly<Record<Language, (code: Code, round: Whole, at: number, spans: readonly Span[]) => boolean>> = {
  python: (code, round, at) => onlyLogs(code, round, at) || isCaught(code, round, at) || isIn(round.handedOn, at),
  node: (code, round, at) => {
    const block = blockAt(code, round, at);
    return isIn(round.handedOn, at) || isSwallowed(code, { body: round.from, end: round.until }, at) || runsOn(code, round, block, at, leavesNode, handsOnInNode);
  },
  go: (code, round, at, spans) => {
    const block = blockAt(code, round, at);
    // Gin asks the next one unless it is told not to.
    const isOfGin = code.cues.may(ofGin) && /\.Next\(\)/.test(code.bare.slice(round.from, round.until));
    if (isOfGin) return !/abort|\bpanic\(/i.test(code.bare.slice(block.from, block.until)) && !abortsBy(code, spans, block);
    const later = calledAt(code, round, block);
    if (later !== undefined) return runsOn(code, round, blockAt(code, round, later), later, leavesGo, handsOnInGo);
    return isIn(round.handedOn, at) || runsOn(code, round, block, at, leavesGo, handsOnInGo);
  },
};

const ofGin = watch(/\*gin\.Context\b/);

/** A function of the same file that is given the context: `deny(c, http.StatusUnauthorized)`. */
const abortsBy = ({ bare }: Code, spans: readonly Span[], { from, until }: Part): boolean =>
  Array.from(bare.slice(from, until).matchAll(/(?<![.\w])(\w{1,60})\(\s*\w+\s*[,)]/g), ([, name]) => name).some((name) =>
    spans.some((span) => span.name === name && /\.Abort/.test(bare.slice(span.body, span.end))),
  );

/** `deny := func() { http.Error(…) }` says so where it is called. */
const calledAt = ({ bare }: Code, { until }: Part, block: Part): number | undefined => {
  const [, name] = /\b(\w{1,40})\s*:?=\s*func\([^()\n]*\)\s*$/.exec(bare.slice(Math.max(0, block.from - 200), block.from)) ?? [];
  const index = name === undefined ? -1 : bare.slice(block.until, until).search(new RegExp(`(?<![.\\w])${name}\\(`));
  return index < 0 ? undefined : block.until + index;
};

const leavesNode =
  /\b(?:return|throw|break|continue)\b|\b(?:next|done|cb|callback|reject|fail|process\.exit)\(\s*[^)\s]|\.throw\(|\b(?:reject|fail|deny|abort)\w*\(|\bcanActivate\b/;
const handsOnInNode = /(?<![.\w$])next\(\s*\)/;
const leavesGo = /\b(?:return|panic|goto|break|continue)\b|\bAbort|\bos\.Exit\(|\.Fatal/;
const handsOnInGo = /\.ServeHTTP\(|\.Next\(\)|(?<![.\w])next\(/;

/** Nothing ends the block, or the statement where the request is handed on in the same block, and behind it it is. */
const runsOn = (code: Code, round: Part, block: Block, at: number, leaves: RegExp, handsOnThen: RegExp): boolean => {
  const { bare } = code;
  const own = statementAt(code, block, at);
  const rest = bare.slice(own.until, block.until);
  if (handsOnThen.test(rest) && !/^\s*(?:;\s*)?else\b/.test(rest) && !/\b(?:return|throw|panic)\b[^;{}\n]{0,80}$/.test(rest.slice(0, rest.search(handsOnThen)).trimEnd()))
    return !leaves.test(bare.slice(own.from, own.until)) && !leavesAtOnce.test(rest);
  if (leaves.test(bare.slice(block.from, block.until))) return false;
  if (/^\s*else\b/.test(bare.slice(block.until, block.until + 40))) return false;
  return handsOnThen.test(bare.slice(block.behind, round.until));
};
/** `res.status(401).end(); return;` */
const leavesAtOnce = /^\s*;?\s*(?:\w[\w.]*\([^\n]{0,80}\)\s*;?\s*)?(?:return|throw|break|panic)\b/;

const handsOn: Readonly<Record<Language, RegExp>> = {
  python: /(?<=\n[ \t]{0,80})\w{1,30}\s*=\s*(?:await\s+)?(?:call_next|(?:self\.)?get_response)\([^()\n]{0,60}\)[ \t]*\n/g,
  node: /(?<=[;{}]\s{0,200})(?:await\s+)?next\(\s*\)\s*(?:;|\n)/g,
  go: /(?<=[;{}\n]\s{0,99})\w{1,30}\.(?:ServeHTTP\(\s*\w+\s*,\s*\w+\s*\)|Next\(\))\s*\n/g,
};

/** Behind these, in the same block or one that stands in it, the request has been handed on. */
const handedOnIn = (code: Code, language: Language, from: number, until: number): readonly Part[] =>
  [...code.bare.slice(from, until).matchAll(handsOn[language])].slice(0, 20).flatMap(({ index }): Part[] => {
    const at = from + index;
    if (language === 'python') return [{ from: at, until: endOfLinesBelow(code.bare, at, until) }];
    const block = blockAt(code, { from, until }, at);
    return /\btry\s*$/.test(code.bare.slice(Math.max(0, block.from - 10), block.from)) ? [] : [{ from: at, until: block.until }];
  });

const isIn = (parts: readonly Part[], at: number): boolean => parts.some(({ from, until }) => from < at && at < until);

/** Up to the first line that stands further left. */
const endOfLinesBelow = (bare: string, at: number, until: number): number => {
  const indent = at - bare.lastIndexOf('\n', at - 1) - 1;
  for (let line = bare.indexOf('\n', at) + 1; line > 0 && line < until; line = bare.indexOf('\n', line) + 1) {
    const own = bare.slice(line, line + indent + 1).search(/\S/);
    if (own >= 0 && own < indent) return line;
  }
  return until;
};

/** `logger.warning("401 unauthorized")` and nothing that ends the block; what is given back where it should be raised is an answer like any other. */
const onlyLogs = ({ bare, text }: Code, { until }: Part, at: number): boolean => {
  const line = lineAt(text, at);
  if (/\breturn\s+(?:\w+\.)?HTTPException\(/.test(line)) return !/\bstarlette\b|\baiohttp\b/.test(text) || text.includes('fastapi');
  if (!/^\s*(?:\w+\.)*(?:log(?:ger|ging)?\.\w+|print|jsonify|\w*Response|HTTPException)\(/.test(line)) return false;
  const start = text.lastIndexOf('\n', at) + 1;
  const indent = text.slice(start).search(/\S/);
  const block: string[] = [];
  for (const each of bare.slice(start, until).split('\n')) {
    if (each.trim() !== '' && each.search(/\S/) < indent) break;
    block.push(each);
  }
  return !/\b(?:raise|return|abort|yield|send\w*|redirect|finish|write_error|exit)\b/.test(block.join('\n'));
};

const lineAt = (text: string, at: number): string => text.slice(text.lastIndexOf('\n', at - 1) + 1, (text.indexOf('\n', at) + 1 || text.length + 1) - 1);

/** `try: … raise HTTPException(401)` and an `except` that goes on. */
const isCaught = ({ bare, text }: Code, { from, until }: Part, at: number): boolean => {
  const [, raised] = /\braise\b\s*(?:[\w.]*\.)?(\w*)/.exec(lineAt(text, at)) ?? [];
  if (raised === undefined) return false;
  // What FastAPI, Flask and aiohttp answer by is none of the errors of others; of a class of their own it is not known.
  const caught = raised.startsWith('HTTP') ? String.raw`(?:\b(?:Base)?Exception|HTTPException|\b${raised})\b` : String.raw`(?:Exception|Error)\b`;
  let indent = indentAt(bare, at);
  for (let line = bare.lastIndexOf('\n', at - 1); line > from && indent > 0; line = bare.lastIndexOf('\n', line - 1)) {
    const own = lineAt(bare, line);
    if (own.trim() === '' || own.search(/\S/) >= indent) continue;
    indent = own.search(/\S/);
    if (!/^\s*try\s*:/.test(own)) continue;
    const [, suite] =
      new RegExp(String.raw`\n[ \t]{${indent}}except(?:[ \t]*|[ \t]+\(?[^:\n]{0,80}${caught}[^:\n]{0,80})[ \t]*:([^\n]*(?:\n(?:[ \t]{${indent + 1}}[^\n]*|[ \t]*(?=\n)))*)`).exec(
        bare.slice(at, until),
      ) ?? [];
    if (suite !== undefined) return !/\b(?:raise|return|abort|exit|send\w*|redirect|yield)\b/.test(suite);
  }
  return false;
};
const indentAt = (bare: string, at: number): number => lineAt(bare, at).search(/\S/);
