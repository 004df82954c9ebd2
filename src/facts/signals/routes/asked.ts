import type { Reading } from '../code-reading.ts';
import type { Brought, Question } from '../wiring/asking.ts';
import type { AskedFor } from '../wiring/caller-sources.ts';
import { generic } from '../wiring/named-control.ts';
import { fileOf } from './mounts.ts';

/**
 * What a function does for who calls it. `ends`: nobody without a name comes past it. `answers`: it gives a refusal back. `left`: it gives nothing
 * back. `unclear`: it does one of these in a branch. `identifies`: it says who calls and goes on.
 */
export type Strength = 'nothing' | 'identifies' | 'unclear' | 'left' | 'answers' | 'ends';

const order: readonly Strength[] = ['nothing', 'identifies', 'unclear', 'left', 'answers', 'ends'];
const stronger = (a: Strength, b: Strength): Strength => (order.indexOf(a) >= order.indexOf(b) ? a : b);

interface Known {
  readonly strength: Strength;
  /** The option by which a caller leaves the question out. */
  readonly unless?: string;
  readonly isAsync?: true;
}
const nothing: Known = { strength: 'nothing' };

/** Far from a request a limit is one of what is asked of others. */
const deepest: Readonly<Record<AskedFor, number>> = { authentication: 6, 'rate-limiting': 2 };

export interface Asked {
  strength(file: string, name: string, topic: AskedFor, method?: string): Strength;
  /** What a function calls. */
  calls(file: string, name: string): readonly string[];
}

/** Follows the calls of functions through the files of the repository. */
export const askedBy = (readings: readonly Reading[]): Asked => {
  const known = byReadings.get(readings) ?? followed(readings);
  byReadings.set(readings, known);
  return known;
};
/** Several ask for the same application. */
const byReadings = new WeakMap<readonly Reading[], Asked>();

const followed = (readings: readonly Reading[]): Asked => {
  const files = new Set(readings.flatMap(({ path: file, code }) => (code.language === 'node' ? [file] : [])));
  const functions = new Map(
    readings.flatMap(({ path: file, code }) => {
      const byName = new Map<string, Question[]>();
      for (const { name, questions } of code.asking ?? []) byName.set(name, [...(byName.get(name) ?? []), ...questions]);
      return byName.size > 0 ? [[file, byName] as const] : [];
    }),
  );
  const asynchronous = new Set(readings.flatMap(({ path: file, code }) => (code.asking ?? []).flatMap(({ name, isAsync }) => (isAsync ? [`${file} ${name}`] : []))));
  const holders = new Map<string, string[]>();
  for (const [file, byName] of functions) for (const name of byName.keys()) if (!generic.test(name)) holders.set(name, [...(holders.get(name) ?? []), file]);
  const brought = new Map(readings.map(({ path: file, code }) => [file, code.brought ?? []]));
  const answers = new Map<string, Known>();

  const named = (file: string, name: string, topic: AskedFor, depth: number, method?: string): Known => {
    const key = `${topic} ${topic === 'rate-limiting' ? depth : ''} ${method ?? ''} ${file} ${name}`;
    const before = answers.get(key);
    if (before || depth > deepest[topic]) return before ?? nothing;
    answers.set(key, nothing);
    const found = (functions.get(file)?.get(name) ?? [])
      .filter((question) => method === undefined || method === 'ANY' || isAskedFor(question.method, method))
      .map((question) => ofMethods(question, method, (one) => ofQuestion(file, one, topic, depth, method)));
    const best = found.reduce<Known>((before, one) => (stronger(one.strength, before.strength) === before.strength ? before : one), nothing);
    const { isAsync: _, ...own } = best;
    const said: Known = asynchronous.has(`${file} ${name}`) ? { ...own, isAsync: true } : own;
    answers.set(key, said);
    return said;
  };

  const ofQuestion = (file: string, question: Question, topic: AskedFor, depth: number, method?: string): Known => {
    if (question.topic !== undefined && question.topic !== topic) return nothing;
    const known = question.topic === topic ? ofSource(question) : ofCall(heard(resolved(file, question.callee, topic, depth + 1, method), question, topic), question);
    const isAsking = known.strength === 'ends' || known.strength === 'answers' || known.strength === 'left';
    if (!isAsking) return known;
    if (question.sometimes) return { strength: 'unclear' };
    return question.unless === undefined ? known : { ...known, unless: question.unless };
  };

  /** A name of this file, of the one that it comes from, or the only one of its kind. */
  const resolved = (file: string, callee: string, topic: AskedFor, depth: number, method?: string): Known => {
    const [head = ''] = callee.split('.');
    const last = callee.slice(callee.lastIndexOf('.') + 1);
    if ((head === last || head === 'this') && functions.get(file)?.has(last)) return named(file, last, topic, depth, method);
    const from = brought.get(file)?.find(({ local }) => local === head);
    if (!from) return head === last ? ofUtilities(file, last, topic, depth) : nothing;
    const name = head === last ? (from.name === '*' ? last : from.name) : last;
    const place = placeOf(files, file, from.module);
    const own = place === undefined ? undefined : functions.get(place);
    if (place !== undefined && own?.has(name)) return named(place, name, topic, depth, method);
    if (place !== undefined && from.name === '*' && head === last && own?.has('module.exports')) return named(place, 'module.exports', topic, depth);
    if (!isOwn(from, place)) return nothing;
    const all = (holders.get(name) ?? []).map((other) => named(other, name, topic, depth));
    const [first] = all;
    return first && all.every(({ strength }) => strength === first.strength) ? first : nothing;
  };

  /** Nuxt brings in what lies in `server/utils`, without a word. */
  const ofUtilities = (file: string, name: string, topic: AskedFor, depth: number): Known => {
    const [root] = /^(?:.*\/)?server\/(?=(?:api|routes|middleware|utils)\/)/.exec(file) ?? [];
    const place = root === undefined ? undefined : (holders.get(name) ?? []).find((other) => other !== file && other.startsWith(`${root}utils/`));
    return place === undefined ? nothing : named(place, name, topic, depth);
  };

  // A wrapper or handler may be a name that comes from elsewhere.
  const strength: Asked['strength'] = (file, name, topic, method) => {
    const own = named(file, name, topic, 0, method);
    return own.strength !== 'nothing' || name === '' || functions.get(file)?.has(name) ? own.strength : resolved(file, name, topic, 0).strength;
  };
  return { strength, calls: (file, name) => (functions.get(file)?.get(name) ?? []).map(({ callee }) => callee) };
};

/** Who looks at a limit deep inside limits no request, unless it is called so. */
const heard = (known: Known, { callee }: Question, topic: AskedFor): Known =>
  topic === 'rate-limiting' && known.strength === 'identifies' && !/limit|throttl/i.test(callee) ? nothing : known;

/** Of a route that answers any method some are not asked, whatever they are asked by. */
const ofMethods = (question: Question, method: string | undefined, answer: (question: Question) => Known): Known => {
  if (method !== 'ANY' || question.method === undefined) return answer(question);
  const known = answer({ ...question, sometimes: true });
  return known.strength === 'identifies' ? { strength: 'unclear' } : known;
};

/** `!GET`: for all but that one; `POST|PUT`: for both. */
const isAskedFor = (asked: string | undefined, method: string): boolean =>
  asked === undefined || (asked.startsWith('!') ? asked.slice(1) !== method : asked.split('|').includes(method));

const ofSource = ({ outcome }: Question): Known => ({ strength: outcome === 'none' || outcome === 'returned' ? 'identifies' : outcome });

const ofCall = ({ strength, unless, isAsync }: Known, { outcome, given = [], isLoose }: Question): Known => {
  if (unless !== undefined && given.includes(`${unless}:true`)) return nothing;
  // The work goes on before it is known who calls.
  if (isLoose && isAsync && strength !== 'nothing') return { strength: 'identifies' };
  if (strength === 'nothing' || strength === 'ends' || strength === 'unclear') return { strength };
  if (outcome === 'ends' || outcome === 'answers' || outcome === 'left') return { strength: outcome };
  return { strength: outcome === 'returned' && strength === 'answers' ? 'answers' : 'identifies' };
};

/** A package of the repository is called like one of elsewhere: `@acme/auth`. */
const isOwn = ({ module }: Brought, place: string | undefined): boolean => place !== undefined || /^(?:\.|[@~#]?\/|@[\w-]+\/|[\w-]+\/)/.test(module);

/** The file that a module means: beside this one, or below one of the folders above it, where `@/`, `~/` and nothing at all may stand for any. */
const placeOf = (files: ReadonlySet<string>, from: string, module: string): string | undefined =>
  fileOf(files, from, module.replace(/^#\/?(?=[a-z])|^\$(?=lib\/)|^[~@]{2}\/|^(?=[a-z][\w-]*\/)/, '@/'));
