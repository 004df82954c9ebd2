import { type Annotated, type Annotation, annotatedIn } from '../../code/annotations.ts';
import type { Code } from '../../code/code.ts';

/** What an annotation says of who may call. */
export type Access = 'yes' | 'perhaps' | 'open';

export interface ResourceMethod {
  readonly name: string;
  /** Undefined for what takes its path from the interface that it implements. */
  readonly method?: string;
  readonly pattern: string;
  readonly access?: Access;
  readonly guards: readonly string[];
  readonly offset: number;
}

/** A class or an interface with a path, or one that implements such an interface. */
export interface Resource {
  readonly name: string;
  readonly kind: 'jax-rs' | 'micronaut' | 'plain';
  /** What it declares is answered by whoever implements it. */
  readonly isInterface?: true;
  readonly pattern?: string;
  readonly bases: readonly string[];
  readonly access?: Access;
  readonly guards: readonly string[];
  readonly methods: readonly ResourceMethod[];
  /** What every resource calls before it answers, and what it does there. */
  readonly filter?: Access;
  /** `@ApplicationPath("/api")`: all resources of this part of the repository stand below it. */
  readonly root?: string;
  readonly offset: number;
}

const jaxRs: Readonly<Record<string, string>> = { GET: 'GET', POST: 'POST', PUT: 'PUT', DELETE: 'DELETE', PATCH: 'PATCH', HEAD: 'HEAD', OPTIONS: 'OPTIONS' };
const micronaut: Readonly<Record<string, string>> = { Get: 'GET', Post: 'POST', Put: 'PUT', Delete: 'DELETE', Patch: 'PATCH', Head: 'HEAD', Options: 'OPTIONS' };

const accessOf = ({ name, args }: Annotation, isMicronaut: boolean): Access | undefined => {
  if (name === 'PermitAll') return 'open';
  if (/^(?:RolesAllowed|Authenticated|PermissionsAllowed|DenyAll)$/.test(name)) return 'yes';
  if (name === 'Secured' && isMicronaut) return /IS_ANONYMOUS|isAnonymous/.test(args) ? 'open' : 'yes';
  return /^(?:Requires?|Check|Needs?|Must)\w*(?:Auth|Role|Permission|Login|Admin)|Secured$|^(?:Auth(?!or\b)|Protected|Restricted)\w*|(?:Authorization|Authenticated|RequiresRole)$/.test(
    name,
  )
    ? 'perhaps'
    : undefined;
};

const saidBy = (annotations: readonly Annotation[], isMicronaut: boolean): { readonly access?: Access; readonly guards: readonly string[] } => {
  const found = annotations.flatMap((one) => {
    const access = accessOf(one, isMicronaut);
    return access === undefined ? [] : [{ access, name: one.name }];
  });
  const access = found.some((one) => one.access === 'yes') ? 'yes' : found.some((one) => one.access === 'open') ? 'open' : found[0]?.access;
  return { ...(access === undefined ? {} : { access }), guards: found.filter((one) => one.access !== 'open').map(({ name }) => name) };
};

const textOf = (args: string): string | undefined => /"([^"\n]{0,200})"/.exec(args)?.[1];
const plain = (pattern: string): string => pattern.replaceAll(/\{\s*([\w-]+)\s*:[^{}]*(?:\{[^{}]*\}[^{}]*)*\}/g, '{$1}');

export const resourcesIn = (code: Code): readonly Resource[] => {
  const all = annotatedIn(code);
  const isMicronaut = /\bio\.micronaut\.http\.annotation\b/.test(code.text);
  const isJaxRs = /\b(?:jakarta|javax)\.ws\.rs\b/.test(code.text);
  const types = all.filter(({ kind }) => kind === 'type');
  const methods = all.filter(({ kind }) => kind === 'method');
  const found = types.map((type): Resource => {
    const path = type.annotations.find(({ name }) => (isJaxRs && name === 'Path') || (isMicronaut && name === 'Controller'));
    // A client has the same annotations as what it asks.
    const isClient = type.annotations.some(({ name }) => /^(?:RegisterRestClient|Client)$/.test(name));
    const own = methods.filter(({ offset }) => type.body < offset && offset < type.end);
    const isProvider = type.annotations.some(({ name }) => name === 'Provider') && /\bContainerRequestFilter\b/.test(type.head) && !/\bContainerResponseFilter\b/.test(type.head);
    const isNamed = type.annotations.some(({ name }) => /^(?:NameBinding|\w*(?:Secured|Protected|Authenticated|Bound))$/.test(name));
    return {
      name: type.name,
      kind: path && !isClient ? (path.name === 'Path' ? 'jax-rs' : 'micronaut') : 'plain',
      ...(path && !isClient ? { pattern: plain(textOf(path.args) ?? '/') } : {}),
      ...(/^\s*interface\b/.test(type.head) ? { isInterface: true as const } : {}),
      bases: basesOf(type.head),
      ...saidBy(type.annotations, /\bio\.micronaut\b/.test(code.text)),
      methods: own.flatMap((method) => methodOf(method, isJaxRs, isMicronaut, /\bio\.micronaut\b/.test(code.text))),
      ...(isJaxRs ? rootOf(type.annotations) : {}),
      ...(isProvider && !isNamed ? { filter: filterOf(code.text.slice(type.body, type.end)) } : {}),
      offset: type.offset,
    };
  });
  const isOf = new Set(found.map(({ name }) => name));
  // A class without annotations may implement a resource.
  const others = [...code.bare.matchAll(/\bclass\s{1,9}(\w{1,100})[^{};]{0,600}\bimplements\s{1,9}([^{]{1,400})\{/g)]
    .filter(([, name = '']) => !isOf.has(name))
    .slice(0, 50)
    .map((match): Resource => {
      const from = match.index + match[0].length - 1;
      const until = code.closings.get(from) ?? code.bare.length;
      const own = methods.filter(({ offset }) => from < offset && offset < until);
      return {
        name: match[1] ?? '',
        kind: 'plain',
        bases: basesOf(`implements ${match[2] ?? ''}`),
        guards: [],
        methods: own.flatMap((method) => methodOf(method, isJaxRs, isMicronaut, /\bio\.micronaut\b/.test(code.text))),
        offset: match.index,
      };
    });
  return [...found, ...others]
    .filter(({ kind, methods: own, bases, filter, root }) => kind !== 'plain' || own.length > 0 || filter !== undefined || root !== undefined || bases.length > 0)
    .slice(0, 500);
};

const rootOf = (annotations: readonly Annotation[]): Pick<Resource, 'root'> => {
  const root = textOf(annotations.find(({ name }) => name === 'ApplicationPath')?.args ?? '');
  return root === undefined ? {} : { root };
};

const methodOf = ({ annotations, name, head, offset }: Annotated, isJaxRs: boolean, isMicronaut: boolean, isSecured: boolean): ResourceMethod[] => {
  const verbs = isJaxRs ? jaxRs : isMicronaut ? micronaut : {};
  const verb = annotations.find((one) => Object.hasOwn(verbs, one.name));
  const said = saidBy(annotations, isSecured);
  // Dropwizard refuses who is not there for such a parameter.
  const isAsked = isJaxRs && /@Auth\b(?!\w)/.test(head) && !/@Auth\s{1,40}(?:final\s{1,40}|@\w{1,40}(?:\([^()]{0,200}\))?\s{1,40}){0,4}(?:Optional\b|[^,()]{1,80}\?)/.test(head);
  const access = isAsked ? 'yes' : said.access;
  const guards = isAsked ? [...said.guards, 'Auth'] : said.guards;
  if (!verb && access === undefined) return [];
  const path = verb && (isMicronaut && !isJaxRs ? verb : annotations.find((one) => one.name === 'Path'));
  return [
    {
      name,
      ...(verb ? { method: verbs[verb.name] ?? 'ANY' } : {}),
      pattern: plain((path && textOf(path.args)) ?? ''),
      ...(access === undefined ? {} : { access }),
      guards,
      offset,
    },
  ];
};

const basesOf = (head: string): string[] =>
  Array.from(/\b(?:implements|extends)\b([\s\S]*)$|:([\s\S]*)$/.exec(head.replaceAll(/<[^<>]*>/g, ' '))?.[0]?.matchAll(/\b([A-Z]\w{1,80})\b/g) ?? [], ([base]) => base).slice(
    0,
    10,
  );

const filterOf = (body: string): Access =>
  /\babortWith\b|\bthrow\s+new\s+\w*(?:Unauthorized|NotAuthorized|Forbidden)/.test(body) && /\bUNAUTHORIZED\b|NotAuthorized|Unauthorized|\b401\b|\bFORBIDDEN\b/.test(body)
    ? 'perhaps'
    : 'open';
