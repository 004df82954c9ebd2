import { expression } from '../../../long-expression.ts';
import { type Code, closingOf } from '../code/code.ts';
import { watch } from '../code/cues.ts';
import type { Span } from '../code/functions.ts';
import { isWithin, neverCalled } from '../code/never-called.ts';
import type { Asking, AskingFunction, Question } from './asking.ts';
import { byDefault, handedOut, made, ofAnyType, sessionsMade } from './asking-spans.ts';
import type { Outcome } from './branch-outcome.ts';
import { librarySource, sourcePatterns } from './caller-sources.ts';
import { nodeImports } from './imports.ts';
import { handedOver, outcomeAt } from './question-outcome.ts';

/** Calls by whose names a caller, a right or a limit may be asked for. */
const vocabulary = expression('i')`
    auth|session|user|account|token|protect|guard|require|verif|check|ensure|assert|permi|admin|role|member|owner|log(?:ged)?_?in
    |sign(?:ed)?_?in|access|identity|principal|current|viewer|limit|throttl|parseReq|validate|secur|^with[A-Z]|context|procedure|action|^me$
    |workspace|team|tenant|\bcan[A-Z]
  `;
const gate = watch(/(?:auth|session|user|account|token|guard|require|verif|check|ensure|permi|admin|login|access|limit|throttl|protect|secur)\w{0,40}\(/gi);
const notAsked = expression()`
    ^(?:
      if|for|while|switch|catch|function|return|typeof|await|async|super|import|require|console|JSON|Math|Object|Array|Promise|String|Number
      |Boolean|Date|Error|Set|Map|z|yup|prisma|db|tx|NextResponse|Response|Request|URL|URLSearchParams|Headers|FormData|res|response
      |revalidatePath|revalidateTag|parseInt|parseFloat|encodeURIComponent|decodeURIComponent|fetch|redirect|notFound|setTimeout|Buffer
      |crypto|process|logger|log|toast|describe|it|test|expect|useState|useEffect
    )$
  `;
const mayHandOver = /\b(?:with\w*|compose\w*|chain|pipe|use|sequence)\(|(?:iddlewares?|[gG]uard\w*|rotect\w*|[wW]rap\w*)\(/;
/** A name that is an argument by itself. */
const given = /(?<=[(,[]\s{0,40})[A-Za-z_$][\w$]*(?=\s*[,)\]])/g;
const call = /(?<![\w$.])([A-Za-z_$][\w$]*(?:\??\.[A-Za-z_$][\w$]*){0,4})(?:<[^()\n]{1,80}>)?\(/g;

/** What records a limit, tells of one or asks what another service allows limits nobody. */
const saysRate = expression('i')`
    ^(?!.*(?:[eE]rror|[rR]ecord|[cC]onfig|[pP]rovider|[dD]elay|[mM]essage|[sS]tate|[mM]ode|[rR]etry))(?:\w+\.)*(?:
      (?:check|enforce|apply|assert|consume|ensure|require|verify|with|is|handle|try|acquire|limit|hit|use|create)\w{0,20}
    )?(?:rate_?limit|throttl)\w{0,20}$
  `;
/** `handlePost`, `getHandler` */
const ofOneMethod = /^(?:handle|on|do)?_?(?:get|post|put|patch|delete|GET|POST|PUT|PATCH|DELETE)(?:Handler)?$|^handle(?:Get|Post|Put|Patch|Delete|GET|POST|PUT|PATCH|DELETE)/;

const mostOfOne = 40;
const longest = 12_000;

/** Undefined for a file in which nobody is asked. */
export const askingOf = (code: Code, spans: readonly Span[], hasRoutes: boolean): Asking | undefined => {
  if (!hasRoutes && !code.cues.may(gate) && !sourcePatterns.some(({ pattern }) => code.cues.may(pattern))) return undefined;
  const imports = nodeImports(code);
  const byLocal = new Map(imports.map((each) => [each.local, each]));
  const values = made(code);
  const names = new Set([...spans, ...values].map(({ name }) => name));
  const uncalled = neverCalled(code, 'node', spans);
  const functions = [...values, ...handedOut(code), ...ofAnyType(code), ...spans.filter(({ name, end, body }) => name !== '' && end > body)]
    .slice(0, 400)
    .flatMap((span): AskingFunction[] => {
      const questions = [...questionsIn(code, span, byLocal, names, uncalled), ...(values.includes(span) ? headOf(code, span) : []), ...saidBy(code, span)];
      const isAsync = /\basync\b/.test(code.bare.slice(Math.max(0, span.start - 7), span.body));
      return questions.length > 0 ? [{ name: span.name, questions, ...(isAsync ? { isAsync } : {}) }] : [];
    });
  const own = [...functions, ...sessionsMade(code), ...byDefault(code)];
  if (own.length === 0 && !hasRoutes) return undefined;
  const heads = new Set(own.flatMap(({ questions }) => questions.map(({ callee }) => callee.split('.')[0] ?? '')));
  return {
    functions: own,
    brought: imports
      .filter(({ local, module }) => heads.has(local) || (hasRoutes && ofRepository.test(module)) || givenOn(code, local))
      .map(({ local, name, module }) => ({ local, name, module })),
  };
};

/** `export { auth } from '@/auth'`, `const guarded = withAuth(` */
const givenOn = ({ bare }: Code, local: string): boolean => vocabulary.test(local) && new RegExp(`\\b${local.replaceAll('$', '\\$')}\\b`).test(bare);

/** `requireUser`, which throws a refusal: however it learns of who calls, nobody comes past it who is refused. */
const saidBy = (code: Code, { name, body, end }: Span): Question[] => {
  if (!requires.test(name)) return [];
  const text = code.text.slice(body, Math.min(end, body + longest));
  return throwsRefusal.test(text) && ofRequest.test(text) && !/\bprocess\.env\b|\bimport\.meta\.(?:dev|env)\b/.test(text)
    ? [{ callee: '', topic: 'authentication', outcome: 'ends' }]
    : [];
};
const requires = /^(?:require|ensure|assert|must)\w{0,20}(?:Auth|User|Session|Login|LoggedIn|Admin|Member|Account|SignedIn)\w{0,30}$/;
const throwsRefusal = /\bif\s*\([\s\S]{0,400}?\bthrow\b[^;]{0,200}?(?:\b40[13]\b|[uU]nauthori[sz]ed|[uU]nauthenticated|[fF]orbidden|\bredirect\()/;
const ofRequest = /cookie|headers?\b|session|token/i;

/** `const proProcedure = userProcedure.use(…)` asks what it is made of. */
const headOf = ({ bare }: Code, { body, name }: Span): Question[] => {
  const [, head] = /^(\w{1,80})\s{0,60}\./.exec(bare.slice(body, body + 200)) ?? [];
  return head === undefined || head === name || notAsked.test(head) ? [] : [{ callee: head, outcome: 'returned' }];
};

const ofRepository = /^(?:\.{1,2}|[@~#]|~~|@@)\/|^\$lib\/|^#(?!imports$|app$|auth$)[a-z]|^(?:lib|src|utils|server|app|helpers|services)\//;

const questionsIn = (
  code: Code,
  span: Span,
  imports: ReadonlyMap<string, { readonly name: string; readonly module: string }>,
  own: ReadonlySet<string>,
  uncalled: readonly Span[],
): Question[] => {
  const end = Math.min(span.end, span.body + longest);
  const inside = uncalled.filter((one) => span.body <= one.start && one.end <= span.end);
  const text = code.text.slice(span.body, end);
  const found: (Question & { readonly at: number })[] = [];
  for (const { pattern, topic, ends } of sourcePatterns) {
    if (!code.cues.may(pattern)) continue;
    for (const match of text.matchAll(pattern)) {
      if (found.length > mostOfOne * 2) break;
      const at = span.body + match.index;
      if (isWithin(inside, at)) continue;
      const outcome = outcomeAt(code, { ...span, end }, at, topic);
      found.push({ at, callee: '', topic, ...outcome, ...(ends && outcome.outcome !== 'answers' ? { outcome: 'ends' as const } : {}) });
    }
  }
  const seen = new Set(found.map(({ at }) => at));
  const calls = new Map<string, Question>();
  for (const match of code.bare.slice(span.body, end).matchAll(call)) {
    if (calls.size > mostOfOne) break;
    const callee = (match[1] ?? '').replaceAll('?.', '.');
    const [head = ''] = callee.split('.');
    const last = callee.slice(callee.lastIndexOf('.') + 1);
    if (notAsked.test(head) || last === span.name) continue;
    const at = span.body + match.index;
    if (seen.has(at) || isWithin(inside, at) || /\b(?:function|new)\s+$/.test(code.bare.slice(Math.max(0, at - 12), at))) continue;
    const from = imports.get(head);
    const source = from && !callee.includes('.') ? librarySource(from.module, from.name) : undefined;
    // Whatever it is called, a function of this repository may ask.
    const isNamed = vocabulary.test(last) || vocabulary.test(head) || ofOneMethod.test(last) || (from !== undefined && ofRepository.test(from.module)) || own.has(callee);
    if (!source && !isNamed) continue;
    const outcome = outcomeAt(code, { ...span, end }, at, source?.topic ?? (saysRate.test(callee) ? 'rate-limiting' : 'authentication'));
    const before = calls.get(callee);
    if (before && rank.indexOf(before.outcome) >= rank.indexOf(outcome.outcome)) continue;
    const options = optionsIn(code, at + match[0].length - 1);
    const topic = source?.topic ?? (saysRate.test(callee) ? 'rate-limiting' : undefined);
    calls.set(callee, {
      callee,
      ...(topic === undefined ? {} : { topic }),
      ...outcome,
      ...(source?.ends && outcome.outcome !== 'answers' ? { outcome: 'ends' as const } : {}),
      ...(options.length > 0 ? { given: options } : {}),
      ...(outcome.outcome === 'none' && isLoose(code, at, match[0].length) ? { isLoose: true as const } : {}),
    });
  }
  const bare = code.bare.slice(span.body, end);
  for (const { index, 0: name } of mayHandOver.test(bare) ? bare.matchAll(given) : []) {
    if (calls.size > mostOfOne || calls.has(name) || !(own.has(name) || ofRepository.test(imports.get(name)?.module ?? ''))) continue;
    const at = span.body + index;
    if (handedOver.test(code.bare.slice(Math.max(span.body, at - 240), at))) calls.set(name, { callee: name, outcome: 'returned' });
  }
  const direct = found.map(({ at, ...question }) => question);
  return [...strongest(direct), ...calls.values()];
};

/** `requireUser();` and no `await` before it, or `await requireUser().catch(() => null)`. */
const isLoose = (code: Code, at: number, length: number): boolean => {
  const close = closingOf(code, at + length - 1);
  const after = code.bare.slice(close, close + 80);
  const [caught] = /^\s*\.\s*catch\s*\(/.exec(after) ?? [];
  if (caught !== undefined) return !/\b(?:throw|redirect|notFound|unauthorized|forbidden)\b/.test(code.bare.slice(close, closingOf(code, close + caught.length - 1)));
  return /(?:[;{}]\s*|\bvoid\s{1,9})$/.test(code.bare.slice(Math.max(0, at - 200), at)) && /^\s*(?:[;}]|\n(?!\s*\.))/.test(after);
};

const rank: readonly Outcome[] = ['none', 'returned', 'left', 'answers', 'ends'];

/** Of what a function looks at by itself one answer for each topic says it all. */
const strongest = (questions: readonly Question[]): Question[] => {
  const best = new Map<string, Question>();
  for (const question of questions) {
    const key = `${question.topic} ${question.sometimes ?? ''} ${question.method ?? ''}`;
    const before = best.get(key);
    if (!before || rank.indexOf(before.outcome) < rank.indexOf(question.outcome)) best.set(key, question);
  }
  return [...best.values()];
};

/** `parse(request, schema, { skipAuth: true })` */
const optionsIn = (code: Code, open: number): string[] =>
  [
    ...code.bare
      .slice(open, Math.min(closingOf(code, open), open + 400))
      .matchAll(/\b((?:skip|no|without|allow|is|require)\w*(?:Auth|Public|Session|Login|User|Anonymous)\w*|public|optional)\s*:\s*(true|false)\b/gi),
  ].map(([, name = '', value = '']) => `${name}:${value}`);
