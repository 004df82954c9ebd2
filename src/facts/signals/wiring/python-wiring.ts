import { type Code, insideOf } from '../code/code.ts';
import { conditionAt } from '../code/condition-at.ts';
import type { Span } from '../code/functions.ts';
import { startOfWord } from '../code/words.ts';
import type { IsRouter } from '../routes/routers.ts';
import { classesOf, enabledBy } from './made-controls.ts';
import { skipsBy } from './skip-options.ts';
import { excepts, type Wired } from './wired.ts';

/** What Python puts before functions, classes and applications without a call of the framework. */
export const pythonWiring = (code: Code, isRouter: IsRouter, spans: readonly Span[]): readonly Wired[] => {
  const decorated = decorators(code, isRouter);
  return [...decorated, ...classesOfViews(code, decorated), ...mixins(code), ...attached(code, spans)];
};

/** The decorators of each function that is decorated as a route or hook, or stands in a class of views. */
const decorators = (code: Code, isRouter: IsRouter): Wired[] => {
  const found: Wired[] = [];
  if (!code.bare.includes('@')) return found;
  for (const block of code.bare.matchAll(
    /(?:^[ \t]*@[^\n]*(?:\n(?![ \t]*(?:@|(?:async[ \t]+)?def\b|class\b))[^\n]*){0,30}\n){1,20}[ \t]*(?:async[ \t]+)?(?:def|class)[ \t]+(\w+)/gm,
  )) {
    const [text, decorated = ''] = block;
    // Falcon puts before a resource what it is given there: `@falcon.before(known)`; and so does the REST framework of Django.
    const names = [...text.matchAll(/^[ \t]*@(?:(?:falcon\.before|permission_classes|throttle_classes)\(\s*[[(]?\s*)?([\w.]+)(?!\s*\|)/gm)]
      .map((match) => match[1] ?? '')
      .filter((name) => !excepts.test(name));
    // aiohttp marks a middleware by that, and puts it nowhere.
    const hook = names.find((name) => /\.(?:(?:before|after)_(?:app_)?request|middleware|on_request)$/.test(name) && !/^(?:aiohttp\.)?web\.middleware$/.test(name));
    const isHook = hook !== undefined;
    const ofRouter = hook !== undefined && !hook.endsWith('_app_request') && isRouter(hook.split('.')[0] ?? '', block.index);
    const wired = isHook ? [decorated] : names.flatMap((name) => [name, name.split('.')[0] ?? '', name.split('.').at(-1) ?? '']);
    found.push({
      names: wired,
      topics: [],
      offset: block.index + text.search(/@/),
      until: block.index + text.length,
      // What a blueprint asks it asks of those that are put into it as well.
      receiver: ofRouter && !code.bare.includes(`${hook?.split('.')[0]}.register_blueprint(`) ? (hook?.split('.')[0] ?? '') : '',
      how: names[0] ? `@${names.join(' @')}` : 'decorator',
      scope: isHook ? 'app' : 'route',
      ...(isHook && afterAnswer.test(code.text.slice(block.index, block.index + text.length)) ? { isAfter: true } : {}),
      decorates: decorated,
      ...(ofRouter ? { ofRouter } : {}),
    });
  }
  return found;
};

/** Sanic: `@app.middleware("response")`. */
const afterAnswer = /\.after_(?:app_)?request\b|\.middleware\(\s*(?:attach_to\s*=\s*)?["']response["']/;

const verb = /^(?:on_)?(?:get|post|put|patch|delete)$/;

/** A class of views asks what each of its methods does: `@tornado.web.authenticated` before all of them. */
const classesOfViews = ({ bare }: Code, decorated: readonly Wired[]): Wired[] => {
  if (!decorated.some(({ decorates = '' }) => verb.test(decorates))) return [];
  const heads = [...bare.matchAll(/^([ \t]*)class[ \t]+(\w+)/gm)].slice(0, 500);
  const methods = [...bare.matchAll(/^([ \t]+)(?:async[ \t]+)?def[ \t]+(\w+)/gm)].filter(([, , name = '']) => verb.test(name));
  return heads.flatMap(({ index, 1: indent = '', 2: name = '' }, at): Wired[] => {
    const until = heads.slice(at + 1).find((next) => (next[1] ?? '').length <= indent.length)?.index ?? bare.length;
    const own = methods.filter((method) => index < method.index && method.index < until);
    const [first, ...others] = own.map((method) => decorated.find((wired) => wired.decorates === method[2] && wired.until === method.index + method[0].length)?.names ?? []);
    const names = first?.filter((one) => others.every((other) => other.includes(one))) ?? [];
    return names.length > 0 ? [{ names, topics: [], offset: index, until: index, receiver: '', how: `class ${name}`, scope: 'route', decorates: name }] : [];
  });
};

/** Without one of these the other one finds nothing. */
const ofApplication = /\.init_app\(|(?<=[\s(=])app(?:lication)?\s*[,)]/;
const putRound = /\.init_app\(|\(\s*(?:app\s*=\s*)?(?:app|application)\s*[,)]|\((?=[^()]{1,200},\s{0,40}app\s{0,9}=\s{0,9}(?:app|application)\s{0,9}[,)])/g;

/** Extensions of Flask that are put round an application: `csrf.init_app(app)`, `Talisman(app)`. A limiter does nothing by that alone. */
const attached = (code: Code, spans: readonly Span[]): Wired[] => {
  const { bare, text } = code;
  const filters = spans.filter(({ start }) => leavesOutOfCount.test(bare.slice(Math.max(0, start - 200), start)));
  const some = filters.some(({ body, end }) => skipsBy(code, 'python', body, end).some);
  return Array.from(ofApplication.test(bare) ? bare.matchAll(putRound) : [], ({ index, 0: all }) => {
    const offset = startOfWord(bare, index);
    return { name: bare.slice(offset, index), offset, isCall: all.startsWith('(') };
  })
    .filter(({ name, isCall }) => (isCall ? /^[A-Z]/.test(name) : name !== ''))
    .filter(({ name, offset }) => !/limiter/i.test(name) || (/\bdefault_limits\b|RATELIMIT_DEFAULT/.test(text) && enabledBy(insideOf(code, offset + name.length)) !== 'False'))
    .map(({ name, offset }) => {
      const condition = conditionAt(code, offset) ?? enabledBy(insideOf(code, offset + name.length));
      return {
        ...(some && /limiter/i.test(name) ? { some } : {}),
        names: [name],
        topics: [],
        offset,
        until: bare.length,
        receiver: '',
        how: name,
        scope: 'app',
        ...(condition === undefined ? {} : { condition }),
      };
    });
};

/** https://flask-limiter.readthedocs.io/en/stable/#limiter-request-filter */
const leavesOutOfCount = /@\w{1,60}\.request_filter\b[^\n]{0,80}\n\s{0,40}$/;

/** Views of Django that take a control from a class: `class TaskView(LoginRequiredMixin, View)`. */
const mixins = ({ bare }: Code): Wired[] =>
  classesOf(bare)
    .map(({ name, bases, offset }) => ({ name, offset, bases: bases.filter((base) => /Mixin$/.test(base)) }))
    .filter(({ bases }) => bases.length > 0)
    .map(({ name, offset, bases }) => ({
      names: bases,
      topics: [],
      offset,
      until: offset,
      receiver: '',
      how: `class ${name}(${bases.join(', ')})`,
      scope: 'route',
      decorates: name,
    }));
