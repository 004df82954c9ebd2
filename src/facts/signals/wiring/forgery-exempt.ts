import type { Code } from '../code/code.ts';
import { watch } from '../code/cues.ts';
import type { Route } from '../routes/route.ts';
import { classesOf } from './made-controls.ts';

const exempt = watch(/\b(?:csrf_exempt|csrf\w*\.exempt)\b/);
const decorated = /^([ \t]*)@[^\n]*(?:\n(?![ \t]*(?:async[ \t]+)?(?:def|class)\b)[^\n]*){0,30}\n[ \t]*(?:async[ \t]+)?(?:def|class)[ \t]+(\w+)/gm;

/**
 * The views of a file of Python that take the token against forgery away from themselves, and the blueprints that it is taken from: `@csrf_exempt`,
 * `@method_decorator(csrf_exempt, name="dispatch")`, `csrf.exempt(api)`. https://docs.djangoproject.com/en/stable/howto/csrf/#disabling-csrf-protection-for-just-a-few-views
 */
export const forgeryExemptIn = (code: Code): readonly string[] => {
  if (!code.cues.may(exempt)) return [];
  const heads = classesOf(code.bare);
  const owners = [...code.bare.matchAll(/\bclass\s+(\w+)/g)];
  const marked = [...code.bare.matchAll(decorated)].flatMap(({ index, 0: all, 1: indent = '', 2: name = '' }) => {
    if (!exempt.test(all)) return [];
    // Of a method that all requests of its class pass it is the class.
    return indent !== '' && /^(?:dispatch|post|as_view)$/.test(name) ? [owners.findLast((owner) => owner.index < index)?.[1] ?? name] : [name];
  });
  const called = Array.from(code.bare.matchAll(/(?<!@)\b(?:csrf_exempt|csrf\w*\.exempt)\(\s*(\w+)(?:\.as_view\b)?/g), ([, name = '']) => name);
  const names = new Set([...marked, ...called]);
  // And those that are made of one.
  for (const { name, bases } of heads) if (bases.some((base) => names.has(base))) names.add(name);
  return [...names];
};

/** Is this route one of a view, or on a blueprint, from which the token is taken away? */
export const isForgeryExempt = (names: ReadonlySet<string>, { handler, receiver, guards }: Pick<Route, 'handler' | 'receiver' | 'guards'>): boolean =>
  names.has(handler) || names.has(receiver) || guards.some((name) => exempt.test(name));
