import type { Code } from '../code/code.ts';
import { watch } from '../code/cues.ts';
import type { Route } from '../routes/route.ts';
import { classesOf } from './made-controls.ts';

/** The object of Flask-WTF may have any name; other libraries leave out views of theirs by the same word. */
const exempt = watch(/\bcsrf_exempt\b|\b(?!\w*(?:[lL]imit|[rR]ate|[tT]hrottl|[cC]ache|[aA]uth))\w+\.exempt\b/);
/** Views that a loop takes from elsewhere may be any. */
const any = '*';
const decorated = /^([ \t]*)@[^\n]*(?:\n(?![ \t]*(?:async[ \t]+)?(?:def|class)\b)[^\n]*){0,30}\n[ \t]*(?:async[ \t]+)?(?:def|class)[ \t]+(\w+)/gm;

/**
 * The views of a file of Python that take the token against forgery away from themselves, and the blueprints that it is taken from: `@csrf_exempt`,
 * `@method_decorator(csrf_exempt, name="dispatch")`, `csrf.exempt(api)`. https://docs.djangoproject.com/en/stable/howto/csrf/#disabling-csrf-protection-for-just-a-few-views
 */
export const forgeryExemptIn = (code: Code): readonly string[] => {
  if (!code.cues.may(exempt)) return [];
  const [, alias] = /\bcsrf_exempt\s+as\s+(\w{1,60})/.exec(code.bare) ?? [];
  const heads = classesOf(code.bare);
  const owners = [...code.bare.matchAll(/\bclass\s+(\w+)/g)];
  const marked = [...code.bare.matchAll(decorated)].flatMap(({ index, 0: all, 1: indent = '', 2: name = '' }) => {
    if (!exempt.test(all) && !(alias !== undefined && new RegExp(`@[^\\n]*\\b${alias}\\b`).test(all))) return [];
    // Of a method that all requests of its class pass it is the class.
    return indent !== '' && /^(?:dispatch|post|as_view)$/.test(name) ? [owners.findLast((owner) => owner.index < index)?.[1] ?? name] : [name];
  });
  const called = [...code.bare.matchAll(/(?<!@)\b(csrf_exempt|\w+\.exempt)\(\s*((?:\w+\.)*(?!as_view\b)\w+|["'])/g)]
    .filter(([, how = '']) => exempt.test(how))
    .flatMap(({ index, 0: all, 2: given = '' }) => {
      // Of a string its content is blank there: `csrf.exempt("jobs.views.add")`.
      if (/["']/.test(given)) return [/^[\w.]*/.exec(code.text.slice(index + all.length))?.[0] ?? ''];
      const [, list] = new RegExp(`\\bfor\\s+${given}\\s+in\\s+([^:\\n]{1,300}):`).exec(code.bare.slice(0, index)) ?? [];
      if (list === undefined) return [given];
      return /^[([][\w\s.,]*[)\]]$/.test(list) ? (list.match(/[\w.]+/g) ?? []) : [any];
    })
    .map((name) => name.split('.').at(-1) ?? name);
  // `add.csrf_exempt = True`, which is all that the decorator does.
  const set = Array.from(code.bare.matchAll(/\b(\w{1,100})\.csrf_exempt\s*=\s*True\b/g), ([, name = '']) => name);
  const names = new Set([...marked, ...called, ...set]);
  // And those that are made of one.
  for (const { name, bases } of heads) if (bases.some((base) => names.has(base))) names.add(name);
  return [...names];
};

/** Is this route one of a view, or on a blueprint, from which the token is taken away? */
export const isForgeryExempt = (names: ReadonlySet<string>, { handler, receiver, guards }: Pick<Route, 'handler' | 'receiver' | 'guards'>): boolean =>
  names.has(any) || names.has(handler) || names.has(receiver) || guards.some((name) => exempt.test(name));
