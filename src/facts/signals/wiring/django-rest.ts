import type { Code } from '../code/code.ts';
import { watch } from '../code/cues.ts';
import type { Span } from '../code/functions.ts';
import { classesOf } from './made-controls.ts';

/** What a view of the REST framework of Django says of who may ask and how often: https://www.django-rest-framework.org/api-guide/permissions/ */
export interface RestView {
  readonly name: string;
  /** The last parts of the classes that it is made of. */
  readonly bases: readonly string[];
  readonly said: Readonly<Record<RestTopic, 'unsaid' | 'own' | 'open' | 'unclear'>>;
}

export type RestTopic = 'authentication' | 'rate-limiting';

/** The classes that a file of settings names for the views that say nothing. */
export interface RestDefault {
  readonly topic: RestTopic;
  readonly classes: readonly string[];
  readonly offset: number;
}

export interface RestReading {
  readonly views: readonly RestView[];
  readonly defaults: readonly RestDefault[];
}

const brought = watch(/rest_framework/);
const settings = watch(/["']DEFAULT_(PERMISSION|THROTTLE)_CLASSES["']\]?\s{0,9}[:=]\s{0,9}[[(]([^\])]{0,1500})/g);
const called = watch(/^[ \t]*@(?:decorators\.)?api_view\b(?:[^\n]*\n){1,12}?(?:async[ \t]+)?def[ \t]+(\w+)/gm);

/** Undefined for a file that has no such views and sets nothing for them. */
export const restIn = (code: Code, spans: readonly Span[]): RestReading | undefined => {
  if (!code.cues.may(brought) && !/View(?:Set)?\b/.test(code.bare)) return undefined;
  const defaults = Array.from(
    code.text.matchAll(settings),
    (match): RestDefault => ({
      topic: match[1] === 'PERMISSION' ? 'authentication' : 'rate-limiting',
      classes: Array.from((match[2] ?? '').matchAll(/["']([\w.]{1,200})["']/g), ([, name = '']) => name),
      offset: match.index,
    }),
  );
  const classes = classesOf(code.bare).flatMap(({ name, bases, offset }): RestView[] => {
    const span = spans.find(({ start, end }) => start <= offset && offset < end);
    return span && bases.length > 0 ? [{ name, bases, said: saidIn(code.bare.slice(span.body, span.end)) }] : [];
  });
  const functions = Array.from(
    code.text.matchAll(called),
    ([text, name = '']): RestView => ({
      name,
      bases: ['APIView'],
      said: { authentication: ownIn(text, 'permission'), 'rate-limiting': ownIn(text, 'throttle') },
    }),
  );
  const views = [...classes, ...functions];
  return views.length + defaults.length > 0 ? { views, defaults } : undefined;
};

const saidIn = (body: string): RestView['said'] => ({
  authentication: /\bdef\s+get_permissions\b/.test(body) ? 'unclear' : ownIn(body, 'permission'),
  'rate-limiting': /\bdef\s+get_throttles\b/.test(body) ? 'unclear' : ownIn(body, 'throttle'),
});

/** `permission_classes = []`, `@permission_classes([AllowAny])` */
const ownIn = (text: string, kind: 'permission' | 'throttle'): 'unsaid' | 'own' | 'open' => {
  const [, said] = new RegExp(`^[ \\t]*@?${kind}_classes\\s{0,9}(?::[^=\\n]{0,80})?(?:=|\\()\\s{0,9}([^\\n]{0,200})`, 'm').exec(text) ?? [];
  return said === undefined ? 'unsaid' : /^[[(]{1,2}\s*(?:\w+\.)?(?:AllowAny\s*,?\s*)?[\])]/.test(said) ? 'open' : 'own';
};

/** `def get_permissions(self): return []` below `permission_classes` */
export const asksInItsPlace = ({ bare }: Code, at: number, spans: readonly Span[]): boolean => {
  const round = spans.findLast(({ body, end }) => body <= at && at < end);
  const own = round && spans.find(({ name, start, end }) => /^get_(?:permissions|throttles|authenticators)$/.test(name) && round.body <= start && end <= round.end);
  return own !== undefined && /\bAllowAny\b|\breturn\s*(?:\[\s*\]|\(\s*\))/.test(bare.slice(own.body, own.end));
};
