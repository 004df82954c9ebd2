import { type Code, closingOf } from '../../code/code.ts';
import type { RustLayer } from './layers.ts';

/** One method of a path, what answers it, and what stands before that answer alone. */
export interface Answered {
  readonly method: string;
  readonly handler: string;
  readonly layers: readonly RustLayer[];
}

type ReadLayer = (start: number, end: number, sometimes: boolean) => RustLayer;

const ofAxum =
  /(?<![\w:])(?:\w{1,30}::){0,3}(get|post|put|patch|delete|head|options|trace|any|on)(?:_with|_service)?\s*\(\s*(?:MethodFilter::(\w+)\s*,\s*)?((?:\w{1,60}::){0,5}\w{1,80})?/g;
const ofActix = /\bweb::(get|post|put|patch|delete|head|trace|route|method|to)\s*\(\s*(?:(?:\w{1,30}::){0,3}Method::(\w+))?/;

/** `get(list).post(create.layer(auth))` of axum and Poem, `web::get().to(list)` of Actix. */
export const methodsIn = (code: Code, from: number, until: number, layer: ReadLayer): readonly Answered[] => {
  const bare = code.bare.slice(from, until);
  const layers = [...bare.matchAll(/\.\s*(?:layer|route_layer|wrap|with)\s*\(/g)].map((match) => {
    const open = from + match.index + match[0].length - 1;
    return { at: match.index, one: layer(open + 1, closingOf(code, open) - 1, false) };
  });
  const [, word, named] = ofActix.exec(bare) ?? [];
  if (word !== undefined) {
    const [, handler = ''] = (word === 'to' ? /\bto\s*\(\s*((?:\w+::)*\w+)/ : /\.\s*to(?:_async)?\s*\(\s*((?:\w+::)*\w+)/).exec(bare) ?? [];
    return [{ method: /^(?:route|method|to)$/.test(word) ? (named ?? 'ANY') : word.toUpperCase(), handler, layers: layers.map(({ one }) => one) }];
  }
  const found: Answered[] = [];
  let end = 0;
  for (const match of bare.matchAll(ofAxum)) {
    // What stands in the brackets of one method is no other one.
    if (match.index < end) continue;
    end = closingOf(code, from + bare.indexOf('(', match.index)) - from;
    const method = (match[2] ?? match[1] ?? '').toUpperCase();
    found.push({
      method: /^(?:ANY|ON)$/.test(method) ? 'ANY' : method,
      handler: /^(?:async|move)$/.test(match[3] ?? '') ? '' : (match[3] ?? ''),
      layers: layers.filter(({ at }) => at > match.index).map(({ one }) => one),
    });
  }
  return found.length > 0 ? found : [{ method: 'ANY', handler: '', layers: layers.map(({ one }) => one) }];
};
