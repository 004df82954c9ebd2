import { type Code, closingOf } from '../../code/code.ts';
import type { Topic } from '../../signal.ts';
import type { Asks } from '../asks.ts';
import { asksByLibrary, topicsIn } from './controls.ts';

/** What is put before routes: a layer, a middleware, a fairing. */
export interface RustLayer {
  readonly topics: readonly Topic[];
  readonly asks: Asks;
  /** Functions and types of the repository that it is made of. */
  readonly names: readonly string[];
  readonly note: string;
  readonly line: number;
  /** Only in some cases. */
  readonly sometimes?: true;
  /** It is given the answer, and no request. */
  readonly isAfter?: true;
}

/** Reads the expression that stands between two offsets, with what its variables are given in the function that begins at `from`. */
export const layerReader =
  (code: Code, from: number, lineAt: (offset: number) => number) =>
  (start: number, end: number, sometimes: boolean): RustLayer => {
    const text = expanded(code, from, start, end, 2);
    // https://docs.rs/tower_governor: `.methods(vec![Method::DELETE])` counts these alone.
    const isOption = /\boption_layer\(|\bCondition::new\(|\bEither\b|\bGovernorConfigBuilder\b[^;]{0,400}\.methods\(/.test(text);
    return {
      topics: topicsIn(text),
      asks: asksByLibrary(text),
      // What is only handed on to handlers turns nobody away.
      names: /^\s*(?:axum::)?(?:Extension|AddExtensionLayer::new)\(/.test(code.text.slice(start, end)) ? [] : namesIn(text),
      note: code.text.slice(start, end).replaceAll(/\s+/g, ' ').trim().slice(0, 80),
      line: lineAt(start + (/^\s*/.exec(code.text.slice(start, end))?.[0].length ?? 0)),
      ...(/^\s*(?:\w{1,30}::){0,3}(?:map_response\w{0,20}\(|MapResponseLayer::|SetResponseHeaderLayer::)/.test(code.text.slice(start, end)) ? { isAfter: true as const } : {}),
      ...(sometimes || isOption ? { sometimes: true as const } : {}),
    };
  };

const longest = 2000;

/** With the values of its variables behind it. */
const expanded = (code: Code, from: number, start: number, end: number, depth: number): string => {
  const own = withoutErrorAnswers(code, start, Math.min(end, start + longest));
  if (depth === 0) return own;
  const before = code.bare.slice(from, start);
  const names = new Set(Array.from(code.bare.slice(start, Math.min(end, start + longest)).matchAll(/(?<![\w.:])([a-z_]\w{0,60})(?!\w|\s*(?:::|\())/g), ([name]) => name));
  const values = [...names].slice(0, 12).flatMap((name) => {
    const at = lastOf(before, name);
    if (at === undefined) return [];
    const stop = valueEnd(code, from + at);
    return [expanded(code, from, from + at, stop, depth - 1)];
  });
  return [own, ...values].join('\n');
};

/** What an error of another layer is answered with puts nothing before a request. */
const withoutErrorAnswers = (code: Code, start: number, end: number): string => {
  let text = '';
  let at = start;
  for (const match of code.bare.slice(start, end).matchAll(/\bHandleErrorLayer::new\s*\(/g)) {
    text += code.text.slice(at, Math.max(at, start + match.index));
    at = Math.max(at, closingOf(code, start + match.index + match[0].length - 1));
  }
  return text + code.text.slice(at, end);
};

const lastOf = (before: string, name: string): number | undefined => {
  const match = [...before.matchAll(new RegExp(`\\blet\\s+(?:mut\\s+)?${name}\\s*(?::[^=;]{1,120})?=(?!=)`, 'g'))].at(-1);
  return match && match.index + match[0].length;
};

/** The semicolon that ends a statement. */
const valueEnd = ({ bare, closings }: Code, from: number): number => {
  for (let at = from; at < Math.min(bare.length, from + longest); at++) {
    if (bare[at] === ';') return at;
    const closing = /[([{]/.test(bare[at] ?? '') ? closings.get(at) : undefined;
    if (closing !== undefined) at = closing - 1;
  }
  return Math.min(bare.length, from + longest);
};

const namesIn = (text: string): string[] => [
  ...new Set(Array.from(text.matchAll(/(?<![\w."'])(?:\w{1,60}::){0,5}(\w{2,80})(?=\s*(?:[(),{;<]|::<|$))/gm), ([full]) => full.split('::').slice(-2).join('::')).slice(0, 40)),
];
