import { type Code, insideOf } from '../../code/code.ts';
import { type Chain, chainsIn, type Link } from './chains.ts';
import { branchesIn, earlyReturns, heldBranches, heldCalls, spansOfParts, topLevel } from './function-scan.ts';
import { layerReader, type RustLayer } from './layers.ts';
import { methodsIn } from './method-routers.ts';
import { attributedBy, behind, below, both, givenBy, nothing, type RouterValue } from './router-value.ts';
import { partsIn, type RustFunction, textIn } from './source.ts';

const routeList = /(?<![\w:])(?:\w{1,30}::){0,3}(?:routes|openapi_get_routes|openapi_routes|catchers)!\s*[[(]/;

interface Variable {
  value: RouterValue;
  readonly since: number;
  consumed?: boolean;
}

const ofRouter = /\b(?:Router|OpenApiRouter|ApiRouter|ServiceConfig|Rocket|Scope|App)\b/;
/** What answers there is a file, or a page. */
const ofFiles = /\b(?:ServeDir|ServeFile|Files::new|NamedFile|FileServer|SwaggerUi|Redoc|RapiDoc|Scalar|StaticFiles|EmbeddedFiles|serve_dir|memory_serve)\b/;

/** The routes that a function builds, whether it gives them away or serves them. */
export const routerIn = (code: Code, span: RustFunction, lineAt: (offset: number) => number): RouterValue | undefined => {
  const chains = chainsIn(code, span.body, span.end);
  const inside = code.bare.slice(span.body, span.end);
  if (chains.length === 0 && !routeList.test(inside) && !ofRouter.test(span.params)) return undefined;
  const variables = new Map<string, Variable>();
  const params: string[] = [];
  for (const param of partsIn(span.params)) {
    const [, name, type] = /^(?:mut\s+)?(\w+)\s*:\s*([\s\S]*)$/.exec(param) ?? [];
    if (name !== undefined && type !== undefined && ofRouter.test(type)) {
      variables.set(name, { value: nothing, since: span.body });
      params.push(name);
    }
  }
  const branches = branchesIn(code, span.body, span.end);
  const returned = earlyReturns(code, span.body, span.end);
  const held = heldBranches(code, span.body, span.end);
  const calls = heldCalls(code, span.body, span.end);
  const layer = layerReader(code, span.body, lineAt);

  const listed = (open: number): RouterValue => {
    const offered = partsIn(insideOf(code, open)).filter((part) => /^[\w:]+$/.test(part));
    return { routes: offered.map((handler) => attributedBy(handler, lineAt(open))), includes: [] };
  };
  /** A function that is given this to put its routes on. */
  const handedOn = (name: string, from: number, until: number): RouterValue => ({
    routes: [],
    includes: Array.from(code.bare.slice(from, until).matchAll(new RegExp(`(?<![\\w.])((?:\\w{1,60}::){0,5}[a-z_]\\w{0,60})\\(\\s*&?(?:mut\\s+)?${name}\\s*[,)]`, 'g'))).flatMap(
      ([, of = '']) => givenBy(of).includes,
    ),
  });
  const variableOf = (name: string): Variable | undefined => {
    const known = variables.get(name);
    const held = known ? undefined : calls.get(name);
    const other = held?.isVariable ? variables.get(held.called) : undefined;
    if (other) other.consumed = true;
    if (!held || (held.isVariable && !other)) return known;
    const made: Variable = { value: other?.value ?? givenBy(held.called, true), since: other?.since ?? span.body };
    variables.set(name, made);
    return made;
  };

  const given = (from: number, until: number): RouterValue => {
    const bare = code.bare.slice(from, until);
    const lead = /^\s*(?:Box::new\(|&mut\s|&|move\s|async\s)*/.exec(bare)?.[0].length ?? 0;
    const [chain] = chainsIn(code, from, until);
    if (chain && chain.start - from <= lead) return build(chain, false);
    const text = code.text.slice(from + lead, until);
    const list = routeList.exec(text);
    if (list?.index === 0) return listed(from + lead + list[0].length - 1);
    const [, closure] = /^\|(?:mut\s+)?(\w+)[^|]{0,100}\|/.exec(text) ?? [];
    if (closure !== undefined) {
      variables.set(closure, { value: handedOn(closure, from, until), since: from, consumed: true });
      for (const each of topLevel(chainsIn(code, from, until))) if (each.name === closure) variables.set(closure, { value: build(each, true), since: from, consumed: true });
      return variables.get(closure)?.value ?? nothing;
    }
    const [, called] = /^((?:\w+::)*\w+)\s*(?:::<[^()]{0,80}>)?\(/.exec(text) ?? [];
    if (ofFiles.test(text)) return nothing;
    if (called !== undefined) return givenBy(called);
    const [, name] = /^((?:\w+::)*\w+)(?:\.clone\(\)|\.into_\w+\(\))?\s*$/.exec(text.trim()) ?? [];
    const variable = name === undefined ? undefined : variableOf(name);
    if (variable) {
      variable.consumed = true;
      return variable.value;
    }
    return name === undefined ? { ...nothing, strange: true } : { routes: [attributedBy(name, lineAt(from + lead))], includes: [] };
  };

  const apply = (value: RouterValue, late: RustLayer[], { name, open, close }: Link, sometimes: boolean): RouterValue => {
    const inner = [open + 1, close - 1] as const;
    const parts = spansOfParts(code, ...inner);
    const [first, second] = parts;
    const pattern = first && textIn(code.text.slice(...first));
    if (name === 'layer' || name === 'route_layer') return behind([layer(...inner, sometimes)], value);
    if (/^(?:wrap|wrap_fn|attach|with|app_data|configure_cors)$/.test(name)) {
      const one = layer(...inner, sometimes);
      if (name !== 'app_data' || one.topics.length > 0) late.push(one);
      return value;
    }
    if (name === 'route' || name === 'at' || /^(?:api_route|api_route_with|route_with_tsr)$/.test(name)) {
      const answer = second ?? first;
      if (!answer) return value;
      const methods = methodsIn(code, ...answer, layer).map((one) => ({ ...one, pattern: second ? (pattern ?? ':path') : '', line: lineAt(open) }));
      return both(value, { routes: methods, includes: [] });
    }
    if (name === 'routes' && first) return both(value, given(...first));
    if (name === 'merge' || name === 'service' || name === 'configure') {
      if (!first) return value;
      const found = given(...first);
      // A function that is told how to go on is called with it.
      const [one] = found.routes;
      if (name === 'configure' && one?.method === '' && found.routes.length === 1) return both(value, givenBy(one.handler));
      return both(value, found);
    }
    if (/^(?:nest|mount|nest_service|nest_api_service|route_service)$/.test(name) && first && second) {
      const found = given(...second);
      const isUnread = /^(?:nest|route)_service$/.test(name) && found.routes.length + found.includes.length > 0 && !ofFiles.test(code.text.slice(...second));
      return both(value, below(pattern ?? ':path', isUnread ? { ...nothing, strange: true } : found));
    }
    return value;
  };

  const build = (chain: Chain, isStatement: boolean): RouterValue => {
    const variable = chain.root === 'variable' ? variableOf(chain.name) : undefined;
    const sometimes =
      variable !== undefined &&
      ((returned.get(chain.name) ?? Number.POSITIVE_INFINITY) < chain.start ||
        branches.some(([from, until]) => from <= chain.start && chain.start < until && !(from <= variable.since && variable.since < until)));
    let value: RouterValue = variable?.value ?? (chain.root === 'call' ? { routes: [], includes: [{ of: chain.name, pattern: '', layers: [] }] } : nothing);
    const late: RustLayer[] = [];
    for (const each of chain.links) value = apply(value, late, each, sometimes);
    value = behind(late, value);
    if (/^(?:scope|resource)$/.test(chain.name) && chain.open !== undefined) value = below(textIn(code.text.slice(chain.open + 1, chain.open + 300)) ?? ':path', value);
    if (variable && !isStatement) variable.consumed = true;
    return value;
  };

  let left = nothing;
  for (const chain of topLevel(chains)) {
    if (chain.root === 'variable' && !variableOf(chain.name)) continue;
    if (chain.root === 'call' && /(?:Layer|Service|Builder|Config|Cors|Server)::\w+$/.test(chain.name)) continue;
    const before = code.bare.slice(Math.max(span.body, chain.start - 300), chain.start);
    const [, direct] = /\b(?:let\s+(?:mut\s+)?)?(\w+)\s*(?::[^=;{}]{1,120})?=\s*$/.exec(before) ?? [];
    const value = build(chain, true);
    const around = held.find(({ from, until }) => from <= chain.start && chain.start < until);
    const target = direct ?? around?.name ?? (chain.root === 'variable' ? chain.name : undefined);
    if (target === undefined) {
      left = both(left, value);
      continue;
    }
    const was = variables.get(chain.name);
    if (was && target !== chain.name) was.consumed = true;
    const known = variables.get(target);
    // Of two branches that build the same, one or the other is carried out.
    const isOther = around !== undefined && direct === undefined && known !== undefined && around.from <= known.since && chain.name !== target;
    variables.set(target, { value: isOther ? both(known.value, value) : value, since: known?.since ?? chain.start });
  }
  for (const name of params) left = both(left, handedOn(name, span.body, span.end));
  for (const { value, consumed } of variables.values()) if (!consumed) left = both(left, value);
  // Of Rocket: `routes![list, one]`, and those of other modules beside them.
  for (const match of chains.length > 0 ? [] : inside.matchAll(/\broutes!\s*\[/g)) left = both(left, listed(span.body + match.index + match[0].length - 1));
  if (left.routes.some(({ method }) => method === ''))
    for (const [, of = ''] of chains.length > 0 ? [] : inside.matchAll(/((?:\w{1,60}::){1,5}\w{0,60}routes\w{0,20})\(\s*\)/g)) left = both(left, givenBy(of));
  return left.routes.length + left.includes.length > 0 || left.strange ? left : undefined;
};
