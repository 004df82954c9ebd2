import type { Code } from '../code/code.ts';

/** `if (this.apiKey !== process.env.API_KEY) { this.apiKey = process.env.API_KEY; }` */
export const takesOver = ({ text }: Code, { index, 0: compared }: RegExpExecArray): boolean => {
  const [, setting] = /([\w.]+)$/.exec(compared) ?? [];
  const [, taken] = /^[^\n{:]{0,20}[{:]?\s{0,40}[\w.]{1,60}\s{0,9}=\s{0,9}([\w.]{1,80})/.exec(text.slice(index + compared.length, index + compared.length + 250)) ?? [];
  return setting !== undefined && taken === setting;
};

/** `for token in tokens: if token == OPEN_TOKEN`: words of a text; or a sign that stands in this file, `OPEN_TOKEN = "<open>"`. A secret may stand there as well. */
export const isWord = (code: Code, { index, 0: compared }: RegExpExecArray): boolean => {
  const [, word = '', constant = ''] = /(\w+)\s*[!=]==?\s*(\w+)$/.exec(compared) ?? [];
  if (word === '') return false;
  const above = code.text.slice(Math.max(0, index - 2000), index);
  const loop = [...above.matchAll(new RegExp(`\\bfor\\s*\\(?\\s*(?:const\\s+|let\\s+)?${word}\\s+(?:in|of)\\b`, 'g'))].at(-1);
  return (loop !== undefined && !/^[ \t]*(?:async\s+)?(?:def|function)\b/m.test(above.slice(loop.index))) || signsIn(code).has(constant);
};

/** Looked for once in a file, which may compare on each of its lines. */
const signsIn = (code: Code): ReadonlySet<string> => {
  const known = signs.get(code) ?? new Set(Array.from(code.text.matchAll(sign), ([, name = '']) => name));
  signs.set(code, known);
  return known;
};
const signs = new WeakMap<Code, ReadonlySet<string>>();
const sign = /^[ \t]*(?:export\s+)?(?:const\s+)?(\w+)\s*(?::\s*\w+\s*)?=\s*["'](?:[<>:*-]{1,12}|<[\w-]{1,10}>)["']/gm;
