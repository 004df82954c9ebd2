import { expression } from '../../../long-expression.ts';
import { type Code, closingOf } from '../code/code.ts';
import { believesCaller, mentions } from './believed-callers.ts';
import type { AskedFor } from './caller-sources.ts';

/**
 * What a function does where the answer is no. `ends`: it throws or sends elsewhere, so nobody who calls it goes on. `answers`: it gives a refusal back.
 * `left`: it gives nothing back. `returned`: it gives back what it got. `none`: it goes on.
 */
export type Outcome = 'none' | 'returned' | 'left' | 'answers' | 'ends';

interface Found {
  readonly outcome: Outcome;
  readonly sometimes?: true;
  readonly unless?: string;
  readonly method?: string;
}

interface Body {
  readonly body: number;
  readonly end: number;
}

const refusals: Readonly<Record<AskedFor, RegExp>> = {
  authentication: expression('i')`
      \b40[1-4]\b|unauthori[sz]ed|unauthenticated|forbidden|not\s?(?:logged|signed|auth|allowed|permitted|found)|must (?:be )?(?:log|sign)
      |log[ _-]?in|sign[ _-]?in|denied|access|\berrors?\b|redirect|invalid|fail|(?:success|ok)\s*:\s*false|\bmessage\b
    `,
  'rate-limiting': /\b429\b|too[ _]?many|rate[ _-]?limit|slow down|try again|\blimit/i,
};
/** What is caught may be anything. */
const caught: Readonly<Record<AskedFor, RegExp>> = {
  authentication: /\b40[13]\b|unauthori[sz]ed|unauthenticated|forbidden|signature|redirect\(/i,
  'rate-limiting': /\b429\b|too[ _]?many|rate[ _-]?limit/i,
};

const reach = 6000;

export const outcomeAt = (code: Code, body: Body, at: number, topic: AskedFor): Found => {
  const where = conditionsOf(code, body, at);
  const said = outcomeOf(code, body, at, topic);
  const isLost = said !== 'answers' && said !== 'left' && isSwallowed(code, body, at);
  return {
    outcome: said,
    ...(where.sometimes || isLost ? { sometimes: true as const } : {}),
    ...(where.unless === undefined ? {} : { unless: where.unless }),
    ...(where.method === undefined ? {} : { method: where.method }),
  };
};

const outcomeOf = (code: Code, body: Body, at: number, topic: AskedFor): Outcome => {
  const before = code.bare.slice(Math.max(body.body, at - 400), at);
  const own = conditionRound(code, body, at);
  if (own) {
    const answer = branchAfter(code, own.close, topic, [], body.end);
    const asked = code.bare.slice(own.open + 1, own.close - 1);
    if (answer && !hangsOnSetting(code.text.slice(own.open + 1, own.close - 1)) && (/^\s*!|[(&|]\s*!|[!=]==?/.test(asked) || answer !== 'left')) return answer;
  }
  const names = boundNames(before);
  if (names.length === 0) {
    const inTry = caughtAround(code, body, at, topic);
    if (inTry) return inTry;
    if (handedOver.test(before)) return 'returned';
    return /(?:\breturn|=>)\s*\(?\s*(?:await\s+)?[\w$.?()]*$/.test(before) ? 'returned' : 'none';
  }
  const answered = testedAfter(code, body, at, names, topic);
  return answered === 'none' ? (caughtAround(code, body, at, topic) ?? answered) : answered;
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
const testedAfter = (code: Code, { body, end }: Body, at: number, given: readonly string[], topic: AskedFor): Outcome => {
  const until = Math.min(end, at + reach);
  const names = new Set(given);
  const text = code.bare.slice(at, until);
  for (const [, pattern = '', value = ''] of text.matchAll(/\b(?:const|let|var)\s+([\w$]+|\{[^;=]{1,200}\}|\[[^;=]{1,100}\])(?:\s*:[^=;\n]{1,80})?\s*=\s*([^;\n]{1,300})/g)) {
    if (names.size > 24) break;
    if ([...names].some((name) => mentions(value, name))) for (const [name] of pattern.matchAll(/[A-Za-z_$][\w$]*/g)) names.add(name);
  }
  const all = [...names];
  if (believesCaller(code.bare.slice(body, end), all)) return 'none';
  let best: Outcome = 'none';
  for (const match of text.matchAll(/\bif\s*\(/g)) {
    const open = at + match.index + match[0].length - 1;
    const close = closingOf(code, open);
    const asked = code.bare.slice(open + 1, close - 1);
    const told = all.filter((name) => mentions(asked, name));
    if (told.length === 0 || close >= end) continue;
    if (hangsOnSetting(code.text.slice(open + 1, close - 1))) continue;
    const isNo = saysNo(code.text.slice(open + 1, close - 1), told);
    const answer = isNo ? branchAfter(code, close, topic, told, end) : otherBranch(code, close, topic, end);
    if (answer === 'ends' || answer === 'answers') return answer;
    if (answer === 'left') best = 'left';
  }
  // `const user = session?.user ?? unauthorized()`, `assert(user)`
  const [, asserted = ''] = /\b(?:assert|invariant)\w*\(\s*([\w$.?]+)/.exec(text) ?? [];
  if (all.some((name) => mentions(asserted, name))) return 'ends';
  if (best === 'none' && /\breturn\b/.test(text)) {
    const returned = [...text.matchAll(/\breturn\s+([^;\n]{1,200})/g)].some(([, value = '']) => all.some((name) => mentions(value, name)));
    if (returned && body < at) return 'returned';
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

/** What stands behind a condition: a block or one statement. */
const branchAfter = (code: Code, close: number, topic: AskedFor, names: readonly string[], end: number): Outcome | undefined => {
  const start = close + (/^\s*/.exec(code.bare.slice(close, close + 200))?.[0].length ?? 0);
  const until = code.bare[start] === '{' ? closingOf(code, start) : endOfStatement(code, start);
  return outcomeOfBranch(code, code.text.slice(start, Math.min(until, end)), topic, names);
};

const endOfStatement = (code: Code, from: number): number => {
  for (let at = from; at < Math.min(code.bare.length, from + 1000); at++) {
    const sign = code.bare[at] ?? '';
    if (sign === ';' || sign === '\n') return at;
    if ('([{'.includes(sign)) at = closingOf(code, at) - 1;
  }
  return Math.min(code.bare.length, from + 1000);
};

const outcomeOfBranch = ({ text: file }: Code, text: string, topic: AskedFor, names: readonly string[]): Outcome | undefined => {
  if (topic === 'rate-limiting' && !refusals[topic].test(text) && !names.some((name) => mentions(text, name))) return undefined;
  // React Router and its like give an answer back that sends elsewhere, which whoever called has to give back as well.
  const givesBack = /\breturn\s+redirect\(/.test(text) && !/["'](?:next\/navigation|@sveltejs\/kit|next-intl|@\/i18n)/.test(file);
  if (/\bthrow\b/.test(text) || (!givesBack && /(?<![.\w])(?:redirect|permanentRedirect|notFound)\(/.test(text))) return 'ends';
  if (/(?<![.\w])error\(\s*4\d\d\b/.test(text) && file.includes('@sveltejs/kit')) return 'ends';
  if (/(?<!\breturn\s{1,9})(?<![.\w])(?:unauthorized|forbidden)\(/.test(text)) return 'ends';
  const isAnswer = /\breturn\b|\b(?:res|response|reply)\.(?:status|redirect|json|send|writeHead|end|sendStatus)\b|\bnext\(/.test(text);
  if (!isAnswer) return undefined;
  if (refusals[topic].test(text) || names.some((name) => new RegExp(`\\breturn\\s+(?:await\\s+)?${name.replaceAll('$', '\\$')}\\b`).test(text))) return 'answers';
  return /\breturn\s*(?:;|\}|$|null\b|undefined\b|false\b|\[\s*\]|\{\s*\}|void\b)/m.test(text) ? 'left' : undefined;
};

/** `if (session) { … } else { refuse }`, `if (session) { return … } return refuse` at the end of a function. */
const otherBranch = (code: Code, close: number, topic: AskedFor, end: number): Outcome | undefined => {
  const start = close + (/^\s*/.exec(code.bare.slice(close, close + 200))?.[0].length ?? 0);
  if (code.bare[start] !== '{') return undefined;
  const after = closingOf(code, start);
  const [otherwise] = /^\s*else\s*(?=\{)/.exec(code.bare.slice(after, after + 100)) ?? [];
  const isStrict = (text: string): boolean => caught[topic].test(text);
  if (otherwise !== undefined) {
    const text = code.text.slice(after + otherwise.length, Math.min(closingOf(code, after + otherwise.length), end));
    return isStrict(text) ? outcomeOfBranch(code, text, topic, []) : undefined;
  }
  const rest = code.text.slice(after, end);
  return /\breturn\b/.test(code.bare.slice(start, after)) && rest.length < 400 && isStrict(rest) ? outcomeOfBranch(code, rest, topic, []) : undefined;
};

/** The brackets of an `if` that this place stands in. */
const conditionRound = ({ bare, closings }: Code, { body }: Body, at: number): { readonly open: number; readonly close: number } | undefined => {
  for (let open = at - 1; open >= Math.max(body, at - 300); open--) {
    if (bare[open] === ';' || bare[open] === '{') return undefined;
    if (bare[open] !== '(') continue;
    const close = closings.get(open) ?? open;
    if (close > at && /\bif\s*$/.test(bare.slice(Math.max(0, open - 6), open))) return { open, close };
  }
  return undefined;
};

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
const isSwallowed = (code: Code, { body, end }: Body, at: number): boolean =>
  blocksRound(code, body, at).some((block) => {
    if (!/\btry\s*$/.test(code.bare.slice(Math.max(0, block.open - 10), block.open)) || /\breturn\b/.test(code.bare.slice(at, block.close))) return false;
    const [head] = /^\s*catch\s*(?:\([^()]{0,80}\)\s*)?(?=\{)/.exec(code.bare.slice(block.close, block.close + 120)) ?? [];
    if (head === undefined) return false;
    const caughtText = code.bare.slice(block.close + head.length, Math.min(end, closingOf(code, block.close + head.length)));
    return !/\b(?:throw|return|redirect|notFound|unauthorized|forbidden|next|exit|reject)\b|\b(?:res|response|reply)\s*\./.test(caughtText);
  });

interface Block {
  readonly open: number;
  readonly close: number;
}

/** The blocks in braces that this place stands in, from the inside out, as far as the function goes. */
const blocksRound = ({ bare, closings }: Code, body: number, at: number): Block[] => {
  const found: Block[] = [];
  for (let open = at - 1; open >= body && found.length < 12; open--) {
    const sign = bare[open];
    if (sign !== '{') continue;
    const close = closings.get(open) ?? open;
    if (close > at) found.push({ open, close });
  }
  return found;
};

const ofMethod = /\bmethod\b/;
const ofCredential = /token|auth|session|cookie|header|key|secret|user|bearer|jwt|credential|signature/i;
/** `!options?.skipAuth` */
const option = /!\s*(?:\w+\??\.)?((?:skip|no|without|allow|is)\w*(?:Auth|Public|Session|Login|User|Anonymous)\w*|public|optional)\b/i;
const ofSetting = /process\.env|\benv\.|\bNODE_ENV\b|\bconfig\.|enabled?\b|\bisDev|\bisProd/i;

/** Do the branches that this place stands in hang on anything but the method and the credential? */
const conditionsOf = (code: Code, { body }: Body, at: number): Pick<Found, 'unless' | 'method'> & { readonly sometimes: boolean } => {
  let unless: string | undefined;
  let method: string | undefined;
  for (const { open } of blocksRound(code, body, at)) {
    const from = Math.max(body, open - 400);
    const before = code.bare.slice(from, open);
    const asked = conditionBefore(before);
    if (/\bswitch\s*\([^()]*\bmethod\b[^()]*\)\s*$/.test(before)) method = [...code.text.slice(open, at).matchAll(/\bcase\s+['"`]([A-Z]+)['"`]/g)].at(-1)?.[1];
    if (asked === undefined) continue;
    if (ofMethod.test(asked)) {
      const [, sign, name] = /\bmethod\s*([!=])==?\s*['"`]([A-Z]+)['"`]\s*\)\s*$/.exec(code.text.slice(from, open)) ?? [];
      if (name !== undefined) method = `${sign === '!' ? '!' : ''}${name}`;
    }
    const [, name] = option.exec(asked) ?? [];
    if (name !== undefined) unless = name;
    else if (!ofMethod.test(asked) && (ofSetting.test(asked) || !ofCredential.test(asked))) return { sometimes: true };
  }
  return { sometimes: false, ...(unless === undefined ? {} : { unless }), ...(method === undefined ? {} : { method }) };
};

/** The condition of an `if` that ends here; that of the `if` before an `else`, where it stands near enough. */
const conditionBefore = (before: string): string | undefined => {
  const [, asked] = /\bif\s*\(((?:[^()]|\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\))*)\)\s*$/.exec(before) ?? [];
  if (asked !== undefined) return asked;
  if (!/\}\s*else\s*$/.test(before)) return undefined;
  return [...before.matchAll(/\bif\s*\(([^{}]*)\)\s*\{/g)].at(-1)?.[1] ?? '';
};
