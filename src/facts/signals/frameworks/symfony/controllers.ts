import { argumentsIn, namedIn, type PhpSource } from '../php/source.ts';

/** An action of Symfony that attributes give a path, `#[Route('/a', methods: ['GET'])]`. */
export interface SymfonyRoute {
  readonly methods: readonly string[];
  readonly path: string;
  readonly controller: string;
  readonly action: string;
  /** An attribute of it or of its class, or the first line of it, lets in only whom is granted something. */
  readonly isGranted: boolean;
  readonly offset: number;
}

export const attributeRoutes = (source: PhpSource): SymfonyRoute[] => {
  const { bare, closings } = source;
  return [...bare.matchAll(/\bclass\s+(?!extends\b|implements\b)(\w+)[^{;]{0,1000}\{/g)].flatMap((found, index, all) => {
    const open = found.index + found[0].length - 1;
    // No class of a name stands within another.
    const end = Math.min(closings.get(open) ?? bare.length, all[index + 1]?.index ?? bare.length);
    const above = attributesBefore(source, found.index);
    const [prefix = ''] = above.flatMap(({ name, given }) => (name === 'Route' ? pathsOf(given) : []));
    const isOfClass = above.some(grants);
    return [...bare.slice(open, end).matchAll(/\bfunction\s+(\w+)\s*\(/g)].flatMap((method): SymfonyRoute[] => {
      const at = open + method.index;
      const attributes = attributesBefore(source, at);
      const body = bare.indexOf('{', closings.get(at + method[0].length - 1) ?? end);
      const isGranted = isOfClass || attributes.some(grants) || deniesFirst.test(bare.slice(body, body + 400));
      return routesOf(attributes, above, method[1] ?? '').map(({ path, methods, offset }) => ({
        methods,
        path: `${prefix}${path}`,
        controller: found[1] ?? '',
        action: method[1] ?? '',
        isGranted,
        offset,
      }));
    });
  });
};

/** The route of a class that is called itself is that of its `__invoke`. */
const routesOf = (
  own: readonly Attribute[],
  above: readonly Attribute[],
  action: string,
): { readonly path: string; readonly methods: readonly string[]; readonly offset: number }[] => {
  const routes = own.filter(({ name }) => name === 'Route');
  const all = routes.length === 0 && action === '__invoke' ? above.filter(({ name }) => name === 'Route').map((route) => ({ ...route, isOfClass: true })) : routes;
  return all.flatMap((route) => {
    const methods = methodsOf(route.given);
    return ('isOfClass' in route ? [''] : pathsOf(route.given)).map((path) => ({ path, methods: methods.length > 0 ? methods : ['ANY'], offset: route.offset }));
  });
};

interface Attribute {
  readonly name: string;
  readonly given: string;
  readonly offset: number;
}

/** All since the statement or block before it. */
const attributesBefore = ({ text, bare, closings }: PhpSource, offset: number): Attribute[] => {
  const found: Attribute[] = [];
  let at = offset;
  for (let count = 0; count < 40; count++) {
    const before = bare.slice(Math.max(0, at - 4000), at).trimEnd();
    const close = Math.max(0, at - 4000) + before.length;
    const [, modifier] = /(?:^|\W)(abstract|final|readonly|public|protected|private|static)$/.exec(before.slice(-longestModifier)) ?? [];
    if (modifier !== undefined) at = close - modifier.length;
    else if (before.endsWith(']')) {
      const open = opening(bare, closings, close);
      if (open === undefined || bare[open - 1] !== '#') break;
      found.push(...named(text.slice(open + 1, close - 1), open - 1));
      at = open - 1;
    } else break;
  }
  return found.reverse();
};

/** With what stands before it. */
const longestModifier = 10;

const opening = (bare: string, closings: PhpSource['closings'], close: number): number | undefined => {
  for (let at = bare.lastIndexOf('#[', close - 1); at >= 0 && close - at < 4000; at = bare.lastIndexOf('#[', at - 1)) if (closings.get(at + 1) === close) return at + 1;
  return undefined;
};

/** `#[A(1), B]` */
const named = (inside: string, offset: number): Attribute[] =>
  argumentsIn(inside).map((part) => {
    const [, name = '', given = ''] = /^\\?([\w\\]+)\s*(?:\(([\s\S]*)\))?$/.exec(part) ?? [];
    return { name: name.split('\\').at(-1) ?? '', given, offset };
  });

const pathsOf = (given: string): string[] => {
  const parts = argumentsIn(given);
  const told = parts.find((part) => /^path\s*:/.test(part))?.replace(/^path\s*:\s*/, '') ?? parts.find((part) => !/^\w+\s*:/.test(part)) ?? '';
  // One path for each language.
  if (told.startsWith('[')) return Array.from(told.matchAll(/=>\s*['"]([^'"]*)['"]/g), ([, path = '']) => path).slice(0, 1);
  return [namedIn(told)[0] ?? ''];
};

const methodsOf = (given: string): string[] => {
  const list = argumentsIn(given).find((part) => /^methods\s*:/.test(part)) ?? '';
  return Array.from(list.replace(/^methods\s*:/, '').matchAll(/['"](\w+)['"]|METHOD_(\w+)/g), ([, text, constant]) => (text ?? constant ?? '').toUpperCase());
};

const grants = ({ name, given }: Attribute): boolean =>
  (name === 'IsGranted' && !/PUBLIC_ACCESS|IS_AUTHENTICATED_ANONYMOUSLY/.test(given)) || (name === 'Security' && /is_granted\(/.test(given) && !/\bor\b|\|\|/.test(given));
const deniesFirst = /^\{\s*\$this->denyAccessUnlessGranted\(/;
