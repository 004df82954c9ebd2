import { type Code, closingOf } from '../code/code.ts';
import { believesCaller, mentions } from './believed-callers.ts';
import { type Body, blocksRound, conditionRound, conditionsOf } from './branch-conditions.ts';
import { branchAfter, caught, type Outcome, otherBranch, outcomeOfBranch } from './branch-outcome.ts';
import type { AskedFor } from './caller-sources.ts';

interface Found {
  readonly outcome: Outcome;
  readonly sometimes?: true;
  readonly unless?: string;
  readonly method?: string;
}

const reach = 6000;

export const outcomeAt = (code: Code, body: Body, at: number, topic: AskedFor): Found => {
  const where = conditionsOf(code, body, at);
  const { outcome: said, testedAt } = outcomeOf(code, body, at, topic);
  // What was learnt before all may be looked at in a branch alone.
  const tested = testedAt === undefined ? where : conditionsOf(code, body, testedAt);
  const method = where.method ?? tested.method;
  const isLost = said !== 'answers' && said !== 'left' && isSwallowed(code, body, at);
  return {
    outcome: said,
    ...(where.sometimes || tested.sometimes || isLost ? { sometimes: true as const } : {}),
    ...(where.unless === undefined ? {} : { unless: where.unless }),
    ...(method === undefined ? {} : { method }),
  };
};

interface Tested {
  readonly outcome: Outcome;
  /** The condition that decides, where it stands apart from the question. */
  readonly testedAt?: number;
}

const outcomeOf = (code: Code, body: Body, at: number, topic: AskedFor): Tested => {
  const found = outcomeThere(code, body, at, topic);
  return typeof found === 'string' ? { outcome: found } : found;
};

const outcomeThere = (code: Code, body: Body, at: number, topic: AskedFor): Outcome | Tested => {
  const before = code.bare.slice(Math.max(body.body, at - 400), at);
  const own = conditionRound(code, body, at);
  if (own) {
    const answer = branchAfter(code, own.close, topic, [], body.end);
    const asked = code.bare.slice(own.open + 1, own.close - 1);
    if (answer && !hangsOnSetting(code.text.slice(own.open + 1, own.close - 1)) && (/^\s*!|[(&|]\s*!|[!=]==?/.test(asked) || answer !== 'left')) return answer;
    // `if (key === secret) { … } else { refuse }`
    const otherwise = /!|\|\|/.test(asked) ? undefined : otherBranch(code, own.close, topic, body.end);
    if (otherwise && !hangsOnSetting(code.text.slice(own.open + 1, own.close - 1))) return otherwise;
  }
  const names = boundNames(before);
  if (names.length === 0) {
    const inTry = caughtAround(code, body, at, topic);
    if (inTry) return inTry;
    if (handedOver.test(before)) return 'returned';
    return /(?:\breturn|=>)\s*\(?\s*(?:await\s+)?[\w$.?()]*$/.test(before) ? 'returned' : 'none';
  }
  const answered = testedAfter(code, body, at, names, topic);
  return answered.outcome === 'none' ? (caughtAround(code, body, at, topic) ?? answered) : answered;
};

/** `withMiddleware(handler, requireUser)`, `initMiddleware(validate())`: who is given a function that asks has it ask. */
export const handedOver =
  /(?<![\w$])(?:with\w*|\w*[mM]iddlewares?|compose\w*|chain|pipe|sequence|\w*[gG]uard\w*|\w*[pP]rotect\w*|\w*[wW]rap\w*|use)\(\s*(?:[\w$.,\s[\]<>!"'-]*[,[]\s*)?$/;

/** `const { data: { user }, error } = await …`, `session = await …`: the names that hold the answer. */
const boundNames = (before: string): string[] => {
  const [, declared, assigned] =
    /(?:\b(?:const|let|var)\s+([\w$]+|\{[^;=]{1,300}\}|\[[^;=]{1,120}\])(?:\s*:[^=;\n]{1,120})?|(?:^|[;{}\n(])\s*([\w$]+))\s*=\s*(?:\(?\s*await\b)?[^;={}]*$/.exec(before) ?? [];
  const pattern = declared ?? assigned ?? '';
  return [...pattern.matchAll(/[A-Za-z_$][\w$]*/g)].map(([name]) => name).filter((name) => name !== 'data' || !pattern.includes('{'));
};

/** Is one of these names, or what is made of them, asked for afterwards, and does the function end there? */
const testedAfter = (code: Code, { body, end }: Body, at: number, given: readonly string[], topic: AskedFor): Tested => {
  const until = Math.min(end, at + reach);
  const names = new Set(given);
  const text = code.bare.slice(at, until);
  for (const [, pattern = '', value = ''] of text.matchAll(/\b(?:const|let|var)\s+([\w$]+|\{[^;=]{1,200}\}|\[[^;=]{1,100}\])(?:\s*:[^=;\n]{1,80})?\s*=\s*([^;\n]{1,300})/g)) {
    if (names.size > 24) break;
    if ([...names].some((name) => mentions(value, name))) for (const [name] of pattern.matchAll(/[A-Za-z_$][\w$]*/g)) names.add(name);
  }
  const all = [...names];
  if (believesCaller(code.bare.slice(body, end), all)) return { outcome: 'none' };
  let best: Tested = { outcome: 'none' };
  for (const match of text.matchAll(/\bif\s*\(/g)) {
    const open = at + match.index + match[0].length - 1;
    const close = closingOf(code, open);
    const asked = code.bare.slice(open + 1, close - 1);
    const told = all.filter((name) => mentions(asked, name));
    if (told.length === 0 || close >= end) continue;
    if (hangsOnSetting(code.text.slice(open + 1, close - 1))) continue;
    const isNo = saysNo(code.text.slice(open + 1, close - 1), told);
    const answer = isNo ? branchAfter(code, close, topic, told, end) : otherBranch(code, close, topic, end);
    if (answer === undefined || answer === 'none') continue;
    const where = conditionsOf(code, { body, end }, open);
    const found: Tested = { outcome: answer, testedAt: open };
    if ((answer === 'ends' || answer === 'answers') && !where.sometimes && where.method === undefined) return found;
    if (best.outcome === 'none' || answer !== 'left') best = found;
  }
  // `const user = session?.user ?? unauthorized()`, `assert(user)`
  const [, asserted = ''] = /\b(?:assert|invariant)\w*\(\s*([\w$.?]+)/.exec(text) ?? [];
  if (all.some((name) => mentions(asserted, name))) return { outcome: 'ends' };
  if (best.outcome === 'none' && /\breturn\b/.test(text)) {
    const returned = [...text.matchAll(/\breturn\s+([^;\n]{1,200})/g)].some(([, value = '']) => all.some((name) => mentions(value, name)));
    if (returned && body < at) return { outcome: 'returned' };
  }
  return best;
};

/** `process.env.AUTH === 'on' && !session`: nobody is turned away where the setting is not so; in production they are. */
const hangsOnSetting = (asked: string): boolean =>
  asked.split('||').length === 1 &&
  asked.split('&&').some((part, _, parts) => parts.length > 1 && /\bprocess\.env\b|\benv\.\w/.test(part) && !/['"`]prod|!==?\s*['"`](?:dev|test)/.test(part));

const ofFailure = /err|fail|denied|denial|resp|unauth|redirect|limited|block|reject|invalid|problem|refus|guard|notAllowed|exceeded/i;

/** `!user`, `user === null`, `session?.user.id !== id`, `result.error`, `response instanceof Response`. */
const saysNo = (asked: string, names: readonly string[]): boolean =>
  /!==?|===?\s*(?:null|undefined|false|0\b|['"`]{2}|['"`]unauthenticated)|\binstanceof\b|\.(?:error|errors|failed|isErr|isDenied|status|redirect)\b|['"`]error['"`]\s+in\b|\.length\s*(?:===?|<)/.test(
    asked,
  ) ||
  names.some(
    (name) =>
      new RegExp(`!\\s*\\(*\\s*(?:await\\s+)?(?:[\\w$.]{1,60}\\(\\s*)?${name.replaceAll('$', '\\$')}(?![\\w$])`).test(asked) ||
      (ofFailure.test(name) && new RegExp(`(?<![!\\w$.])${name}(?![\\w$])`).test(asked)),
  );

/** The `catch` of a `try` that this place stands in answers who may not. */
const caughtAround = (code: Code, { body, end }: Body, at: number, topic: AskedFor): Outcome | undefined => {
  for (const block of blocksRound(code, body, at)) {
    if (!/\btry\s*$/.test(code.bare.slice(Math.max(0, block.open - 10), block.open))) continue;
    const [head] = /^\s*catch\s*(?:\([^()]{0,80}\)\s*)?(?=\{)/.exec(code.bare.slice(block.close, block.close + 120)) ?? [];
    if (head === undefined) continue;
    const text = code.text.slice(block.close + head.length, Math.min(end, closingOf(code, block.close + head.length)));
    if (caught[topic].test(text)) return outcomeOfBranch(code, text, topic, []);
  }
  return undefined;
};

/** In a `try` whose `catch` goes on, before the work that it should keep from: what is thrown there turns nobody away. */
export const isSwallowed = (code: Code, { body, end }: Body, at: number): boolean =>
  blocksRound(code, body, at).some((block) => {
    if (!/\btry\s*$/.test(code.bare.slice(Math.max(0, block.open - 10), block.open)) || /\breturn\b/.test(code.bare.slice(at, block.close))) return false;
    const [head] = /^\s*catch\s*(?:\([^()]{0,80}\)\s*)?(?=\{)/.exec(code.bare.slice(block.close, block.close + 120)) ?? [];
    if (head === undefined) return false;
    const caughtText = code.bare.slice(block.close + head.length, Math.min(end, closingOf(code, block.close + head.length)));
    return !/\b(?:throw|return|redirect|notFound|unauthorized|forbidden|next|exit|reject)\b|\b(?:res|response|reply)\s*\./.test(caughtText);
  });
