import { type Annotated, type Annotation, annotatedIn, declarationAt } from '../../code/annotations.ts';
import type { Code } from '../../code/code.ts';
import { type Expression, expressionsIn } from './expressions.ts';

/** A class or interface of Java or Kotlin that answers requests, or that such a class is made of. */
export interface SpringType {
  readonly name: string;
  readonly kind: 'controller' | 'client' | 'interface' | 'abstract';
  /** The last parts of the names that it extends or implements. */
  readonly bases: readonly string[];
  readonly prefixes: readonly Expression[];
  readonly guards: readonly Guard[];
  readonly routes: readonly SpringRoute[];
  readonly offset: number;
}

export interface SpringRoute {
  /** Upper case; `ANY` where the annotation does not say. */
  readonly methods: readonly string[];
  readonly paths: readonly Expression[];
  readonly guards: readonly Guard[];
  readonly handler: string;
  readonly offset: number;
}

/** An annotation that may say who is let in: `@PreAuthorize("hasRole('ADMIN')")`. */
export interface Guard {
  readonly name: string;
  /** At most 200 characters. */
  readonly args: string;
}

const mappings: Readonly<Record<string, string>> = {
  GetMapping: 'GET',
  PostMapping: 'POST',
  PutMapping: 'PUT',
  PatchMapping: 'PATCH',
  DeleteMapping: 'DELETE',
  RequestMapping: 'ANY',
};
const clients = /^(?:FeignClient|HttpExchange|ReactiveFeignClient|RetrofitClient)$/;
const saysGuard =
  /Authori[sz]|^Secured$|Roles?Allowed|^(?:Permit|Deny)All$|^Sa[A-Z]|^Requires?[A-Z]|[Ll]og(?:ged)?_?[Ii]n|Permission|Auth(?!or)|Token|Anonymous|Guest|Public|Ignore(?:Auth|Login|Token|Url|Security)|Inner$|Admin|Role/;

/** Of others what they are given is not asked for. */
const saysWho = /^(?:Pre|Post)Authorize$|^Secured$|Roles?Allowed$/;

/** All types of a file that have routes, are said to be controllers, or that a controller may be made of. */
export const springTypesIn = (code: Code): readonly SpringType[] => {
  const annotated = annotatedIn(code);
  const heads = new Map(annotated.flatMap((one) => (one.kind === 'type' ? [[one.name, one] as const] : [])));
  const methods = annotated.filter(({ kind, annotations }) => kind === 'method' && annotations.some(({ name }) => Object.hasOwn(mappings, name)));
  const types = declaredTypes(code);
  const owners = new Map(methods.map((method) => [method, innermost(types, method.offset)]));
  return types.flatMap((type): SpringType[] => {
    const annotations = heads.get(type.name)?.annotations ?? [];
    const own = methods.filter((method) => owners.get(method) === type);
    const isController = annotations.some(({ name }) => /^(?:Rest)?Controller$/.test(name));
    if (!isController && own.length === 0) return [];
    const mapped = annotations.filter(({ name }) => name === 'RequestMapping');
    return [
      {
        name: type.name,
        kind: annotations.some(({ name }) => clients.test(name))
          ? 'client'
          : isController
            ? 'controller'
            : type.isInterface
              ? 'interface'
              : type.isAbstract
                ? 'abstract'
                : 'controller',
        bases: basesIn(type.head),
        prefixes: mapped.flatMap(({ args }) => pathsIn(args)),
        guards: guardsIn(annotations),
        routes: own.map(routeOf),
        offset: heads.get(type.name)?.offset ?? type.offset,
      },
    ];
  });
};

const routeOf = ({ annotations, name, offset }: Annotated): SpringRoute => {
  const mapped = annotations.filter((one) => Object.hasOwn(mappings, one.name));
  return {
    methods: [...new Set(mapped.flatMap((one) => methodsOf(one)))],
    paths: mapped.flatMap(({ args }) => pathsIn(args)),
    guards: guardsIn(annotations),
    handler: name,
    offset: mapped[0]?.offset ?? offset,
  };
};

const methodsOf = ({ name, args }: Annotation): readonly string[] => {
  const said =
    name === 'RequestMapping' ? [...(/\bmethod\s*=\s*([\s\S]*)$/.exec(args)?.[1]?.matchAll(/\b(GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)\b/g) ?? [])].map(([verb]) => verb) : [];
  return said.length > 0 ? said : [mappings[name] ?? 'ANY'];
};

/** The paths that a mapping names; one that is empty where it names none. */
const pathsIn = (args: string): readonly Expression[] => {
  const named = /(?:^|,)\s*(?:value|path)\s*=\s*/.exec(args);
  const from = named ? named.index + named[0].length : /^\s*(?:\w+\s*=)/.test(args) ? args.length : 0;
  const found = expressionsIn(args, from);
  return found.length > 0 ? found : [[]];
};

const guardsIn = (annotations: readonly Annotation[]): readonly Guard[] =>
  annotations.filter(({ name }) => saysGuard.test(name)).map(({ name, args }) => ({ name, args: saysWho.test(name) ? args.trim().slice(0, 200) : '' }));

/** What `@interface IsAdmin` and `annotation class IsAdmin` stand for. */
export const guardNamesIn = (code: Code): readonly { readonly name: string; readonly guards: readonly Guard[] }[] =>
  !/@interface\b|\bannotation\s+class\b/.test(code.bare)
    ? []
    : annotatedIn(code).flatMap(({ kind, name, annotations }) => {
        const guards = kind === 'type' ? guardsIn(annotations) : [];
        return guards.length > 0 ? [{ name, guards }] : [];
      });

export interface DeclaredType {
  readonly name: string;
  readonly isInterface: boolean;
  readonly isAbstract: boolean;
  readonly head: string;
  readonly offset: number;
  readonly body: number;
  readonly end: number;
}

const typeWord = /(?<![.\w:])(?:(abstract|sealed)\s{1,9})?(?:class|interface|object)\s{1,9}\w/g;

export const declaredTypes = (code: Code): readonly DeclaredType[] =>
  [...code.bare.matchAll(typeWord)].slice(0, 500).flatMap((match): DeclaredType[] => {
    const at = match.index + (match[1] === undefined ? 0 : match[0].search(/(?:class|interface|object)/));
    const declared = declarationAt(code, at);
    if (declared?.kind !== 'type') return [];
    return [
      {
        name: declared.name,
        isInterface: code.bare.startsWith('interface', at),
        isAbstract: match[1] !== undefined,
        head: declared.head,
        offset: at,
        body: declared.body,
        end: declared.end,
      },
    ];
  });

const innermost = (types: readonly DeclaredType[], offset: number): DeclaredType | undefined => types.findLast(({ body, end }) => body <= offset && offset < end);

/** `class Jobs(private val store: Store) : Base<Job>(), JobsApi`, `class Jobs extends Base<Job> implements JobsApi` */
export const basesIn = (head: string): readonly string[] => {
  const plain = withoutBrackets(head);
  const [, java] = /\b(?:extends|implements)\b([\s\S]*)$/.exec(plain) ?? [];
  const [, kotlin] = java === undefined ? (/:([\s\S]*)$/.exec(plain) ?? []) : [];
  return [...(java ?? kotlin ?? '').matchAll(/[\w.]+/g)]
    .map(([name]) => name.split('.').at(-1) ?? '')
    .filter((name) => name !== 'extends' && name !== 'implements' && name !== 'where');
};

const withoutBrackets = (text: string): string => {
  let plain = text;
  for (let depth = 0; depth < 5; depth++) plain = plain.replaceAll(/<[^<>]*>|\([^()]*\)/g, ' ');
  return plain;
};
