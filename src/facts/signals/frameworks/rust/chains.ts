import { type Code, closingOf } from '../../code/code.ts';

/** One call of a chain: `.layer(…)`. */
export interface Link {
  readonly name: string;
  /** Of its bracket. */
  readonly open: number;
  /** Behind the bracket that closes it. */
  readonly close: number;
}

/** What a router is made of: something new, a variable of the function, or what another function gives. */
export interface Chain {
  readonly root: 'new' | 'variable' | 'call';
  /** `Router`, `App`, `scope`; the name of the variable; the path of the function. */
  readonly name: string;
  /** The brackets of what is new. */
  readonly open?: number;
  readonly start: number;
  readonly links: readonly Link[];
  readonly end: number;
}

const link = /\s*(?:\?\s*)?\.\s*(\w{1,80})\s*(?:::\s*<[^()]{0,200}?>\s*)?(\(?)/y;

export const linksFrom = (code: Code, from: number): { readonly links: readonly Link[]; readonly end: number } => {
  const links: Link[] = [];
  let at = from;
  for (let count = 0; count < 2000; count++) {
    link.lastIndex = at;
    const match = link.exec(code.bare);
    if (!match) break;
    if (match[2] === '') {
      at = link.lastIndex;
      continue;
    }
    const open = link.lastIndex - 1;
    at = closingOf(code, open);
    links.push({ name: match[1] ?? '', open, close: at });
  }
  return { links, end: at };
};

const made =
  /\b(?:(Router|OpenApiRouter|ApiRouter|Route)\s*(?:::\s*<[^()]{0,200}?>\s*)?::(?:new|default|with_openapi)|(App)::new|web::(scope|resource)|rocket::(build|custom|ignite)|(?:Rocket)::(?:<\w{1,20}>::)?(build|custom|ignite))\s*\(/g;
const going =
  '(?:route|routes|api_route|api_route_with|merge|nest|nest_service|nest_api_service|layer|route_layer|wrap|service|configure|mount|attach|with_state|fallback|fallback_service|at|register|manage)';
const ofVariable = new RegExp(`(?<![\\w.:])([a-z_]\\w{0,60})(?=\\s{0,1000}\\.\\s{0,9}${going}\\s{0,9}\\()`, 'g');
const ofCall = /(?<![\w.:!])((?:\w{1,60}::){0,6}[a-z_]\w{0,60})\s*\(/g;
const goesOn = new RegExp(`^\\s{0,1000}(?:\\.await\\s{0,60})?(?:\\?\\s{0,60})?\\.\\s{0,9}${going}\\s{0,9}\\(`);

/** The chains that begin between these offsets, in their order; what stands in the brackets of one comes after it. */
export const chainsIn = (code: Code, from: number, until: number): readonly Chain[] => {
  const bare = code.bare.slice(from, until);
  const chains: Chain[] = [];
  for (const match of bare.matchAll(made)) {
    const start = from + match.index;
    const open = start + match[0].length - 1;
    chains.push({ root: 'new', name: match.slice(1).find((part) => part !== undefined) ?? '', open, start, ...linksFrom(code, closingOf(code, open)) });
  }
  for (const match of bare.matchAll(ofVariable)) {
    const start = from + match.index;
    chains.push({ root: 'variable', name: match[1] ?? '', start, ...linksFrom(code, start + (match[1] ?? '').length) });
  }
  for (const match of bare.matchAll(ofCall)) {
    const start = from + match.index;
    const close = closingOf(code, start + match[0].length - 1);
    if (goesOn.test(code.bare.slice(close, close + 1200))) chains.push({ root: 'call', name: match[1] ?? '', start, ...linksFrom(code, close) });
  }
  const known = new Set<number>();
  return chains
    .toSorted((a, b) => a.start - b.start || rank.indexOf(a.root) - rank.indexOf(b.root))
    .filter(({ start, root, links }) => (root === 'new' || links.length > 0) && !known.has(start) && known.add(start) !== undefined);
};
const rank: readonly Chain['root'][] = ['new', 'variable', 'call'];
