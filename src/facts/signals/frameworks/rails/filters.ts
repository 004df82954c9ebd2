import { authorizes, basic } from './classes.ts';
import type { PlacedClass } from './read-rails.ts';

export type Owned = PlacedClass & { readonly path: string };
type Step = Owned['steps'][number];

/** What stands before an action: the method, whose it is, and whether it hangs on more than that the action is asked for. */
export interface Filter {
  readonly name: string;
  readonly hangs: boolean;
  readonly at: { readonly path: string; readonly line: number };
}

export interface Before {
  readonly filters: readonly Filter[];
  /** The class of the framework that all begins with, where it is known. */
  readonly base: 'page' | 'api' | undefined;
  /** Modules of elsewhere whose names say that they may ask who calls. */
  readonly mayAsk: boolean;
}

export type Asked = 'yes' | 'perhaps' | 'no';

export interface Controllers {
  find(names: readonly string[]): Owned | undefined;
  before(controller: Owned, action: string): Before;
  /** Does this method of a controller turn away whom it does not know? */
  asks(controller: Owned, method: string): Asked;
  /** Does an action do so by itself, before anything else? */
  begins(controller: Owned, action: string): Asked;
}

export const forgery = 'verify_authenticity_token';
export const limit = 'rate_limit';

/** `admin/user_tokens` and `Admin::UserTokensController` are one. */
const keyOf = (name: string): string => name.replaceAll('::', '/').replaceAll('_', '').toLowerCase();
const bases: Readonly<Record<string, 'page' | 'api'>> = {
  'actioncontroller/base': 'page',
  'actioncontroller/api': 'api',
  'actioncontroller/metal': 'api',
};

export const controllersOf = (classes: readonly Owned[], checksForgery: boolean): Controllers => {
  const index = new Map<string, Owned>();
  for (const one of classes) {
    const key = keyOf(one.name);
    const before = index.get(key);
    index.set(
      key,
      before
        ? {
            ...before,
            ...(one.parent === undefined ? {} : { parent: one.parent }),
            steps: [...before.steps, ...one.steps],
            methods: [...before.methods, ...one.methods],
            macros: { ...before.macros, ...one.macros },
          }
        : one,
    );
  }
  /** As Ruby looks a name up: in the modules round the class, the innermost first; `class Admin::Users` stands in none. */
  const resolve = (name: string, { nesting, name: within }: Pick<Owned, 'nesting' | 'name'>): Owned | undefined => {
    const parts = within.split('::');
    const around = parts.map((_, length) => [...parts.slice(0, parts.length - length), name].join('::'));
    const candidates = nesting.length > 0 ? [...around, name] : [name, ...around];
    return candidates.map((candidate) => index.get(keyOf(candidate))).find((found) => found !== undefined && keyOf(found.name) !== keyOf(within));
  };

  /** The class, those above it, and the modules that these include; the nearest first. */
  const lineOf = (one: Owned, seen = new Set<string>()): Owned[] => {
    if (seen.has(one.name) || seen.size > 60) return [];
    seen.add(one.name);
    const modules = one.steps.flatMap(({ kind, names }) => (kind === 'include' ? names : [])).flatMap((name) => resolve(name, one) ?? []);
    const parent = one.parent === undefined ? undefined : resolve(one.parent, one);
    return [one, ...modules.flatMap((module) => lineOf(module, seen)), ...(parent ? lineOf(parent, seen) : [])];
  };

  const before = (controller: Owned, action: string): Before => {
    let filters: Filter[] = [];
    let base: Before['base'];
    let mayAsk = false;
    const line = lineOf(controller);
    const apply = (step: Step, owner: Owned, depth: number): void => {
      const { kind, names, only, except, condition, line: at } = step;
      if (kind === 'include') {
        for (const name of names) {
          const module = resolve(name, owner);
          if (module && depth < 6) for (const inner of module.steps) apply(inner, module, depth + 1);
          else if (!module && /auth|login|session|secur|protect/i.test(name) && !asksNobody.test(name)) mayAsk = true;
        }
        return;
      }
      if (kind === 'macro') {
        const made = line.map(({ macros }) => macros[names[0] ?? '']).find((steps) => steps !== undefined);
        if (depth < 6)
          for (const inner of made ?? []) {
            const reach = { ...(only === undefined ? {} : { only }), ...(except === undefined ? {} : { except }) };
            apply({ ...inner, ...reach, ...(condition === undefined ? {} : { condition }) }, owner, depth + 1);
          }
        return;
      }
      // What is put before actions again is put anew: https://api.rubyonrails.org/classes/AbstractController/Callbacks/ClassMethods.html#method-i-before_action
      if (kind === 'before' || kind === 'forgery') {
        const again = kind === 'forgery' ? [forgery] : names;
        filters = filters.filter(({ name }) => !again.includes(name));
      }
      if ((only && !only.includes(action)) || except?.includes(action)) return;
      const hangs = condition !== undefined && !/^(?:unless\s+)?:?!?devise_controller\??$|^unless :devise_controller\?$/.test(condition.trim());
      if (kind === 'skip' || kind === 'skip-forgery') {
        const gone = kind === 'skip' ? names : [forgery];
        filters = filters.flatMap((filter) => (gone.includes(filter.name) ? (hangs ? [{ ...filter, hangs: true }] : []) : [filter]));
        return;
      }
      for (const name of kind === 'forgery' ? [forgery] : kind === 'limit' ? [limit] : names) filters.push({ name, hangs, at: { path: owner.path, line: at } });
    };
    const climb = (one: Owned, depth = 0): void => {
      if (depth > 20) return;
      const parent = one.parent === undefined ? undefined : resolve(one.parent, one);
      if (parent) climb(parent, depth + 1);
      else if (one.parent !== undefined) {
        base = bases[keyOf(one.parent)];
        // A controller of a library may ask before all that are made of it.
        if (base === undefined) mayAsk = true;
        if (base === 'page' && checksForgery) filters.push({ name: forgery, hangs: false, at: { path: one.path, line: one.line } });
      }
      for (const step of one.steps) apply(step, one, 0);
    };
    climb(controller);
    return { filters, base, mayAsk };
  };

  const asks = (controller: Owned, method: string): Asked => {
    const methods = new Map<string, Owned['methods'][number]>();
    for (const one of lineOf(controller).reverse()) for (const own of one.methods) methods.set(own.name, own);
    const follow = (name: string, depth: number): Does => {
      const known = methods.get(name);
      if (!known) return { ...nothing, ...(ofLibrary.test(name) ? { refuses: true, looks: true } : { looks: looksByName.test(name), mayRefuse: saysGuard.test(name) }) };
      const inner = depth > 4 ? [] : known.calls.filter((call) => call !== name).map((call) => follow(call, depth + 1));
      const refusing = inner.filter(({ refuses }) => refuses);
      return {
        refuses: known.refuses || refusing.length > 0,
        looks: known.looks || inner.some(({ looks }) => looks),
        hangs: known.hangs || (!known.refuses && refusing.length > 0 && refusing.every(({ hangs }) => hangs)),
        mayRefuse: inner.some(({ mayRefuse }) => mayRefuse),
      };
    };
    const { refuses, looks, hangs, mayRefuse } = follow(method, 0);
    if (refuses && (looks || looksByName.test(method))) return hangs ? 'perhaps' : 'yes';
    return mayRefuse ? 'perhaps' : 'no';
  };

  const begins = (controller: Owned, action: string): Asked => {
    const own = lineOf(controller).flatMap(({ methods }) => methods.find(({ name }) => name === action) ?? [])[0];
    if (!own) return 'no';
    const [called] = own.begins.calls;
    return own.begins.refuses ? 'yes' : called === undefined ? 'no' : asks(controller, called);
  };

  return {
    find: (names) => names.map((name) => index.get(`${keyOf(name)}controller`)).find((found) => found !== undefined),
    before,
    begins,
    asks: (controller, method) => (method === forgery || method === limit ? 'no' : method === basic ? 'yes' : method === authorizes ? 'perhaps' : asks(controller, method)),
  };
};

/** These bring methods, and put none of them before an action. */
const asksNobody = /^(?:Pundit|Clearance|Devise|DeviseTokenAuth|CanCan|Doorkeeper|ActionController|ActionPolicy|Sorcery|Knock|OmniAuth)\b/;

interface Does {
  readonly refuses: boolean;
  readonly looks: boolean;
  readonly hangs: boolean;
  /** It calls what is not here and says by its name that it asks. */
  readonly mayRefuse: boolean;
}
const nothing: Does = { refuses: false, looks: false, hangs: false, mayRefuse: false };

/** Devise and Doorkeeper, Sorcery and Clearance. */
const ofLibrary = /^(?:authenticate_[a-z]\w*!|doorkeeper_authorize!|require_login)$/;
const looksByName = /auth(?!or\b)|log(?:ged)?_?in|sign(?:ed)?_?in|user|token|admin|session|api_?key|member|staff/i;
const saysGuard =
  /^(?:require|ensure|must|check|verify|need|authenticate|authorize|restrict|enforce)_?\w*(?:auth|login|logged|user|session|token|admin|permission|api_?key|sign|member|account)|^authenticate|^authorize|_required$|^login/;
