import type { Code } from './code.ts';

/** A function of Go, from its `func` to its end, that calls nobody who comes next and is given no handler to go round. */
export const answersItself = ({ bare }: Code, offset: number): boolean => {
  const start = bare.lastIndexOf('\nfunc ', offset);
  const end = bare.indexOf('\n}', offset);
  return (
    start >= 0 &&
    !/\bServeHTTP\(|\bc(?:tx)?\.Next\(|\bnext\b|\bfunc(?: \w{1,80})?\(\s{0,9}\w{1,40}\s{1,9}[\w.]{0,40}Handler(?:Func)?\b/.test(bare.slice(start, end < 0 ? undefined : end))
  );
};

/** `serve.Run(listener, &http.Server{…})`: what is called may well set the times. A list that it is added to does not. */
export const isHandedOn = ({ bare }: Code, { index, 0: made }: RegExpExecArray): boolean => {
  if (made !== 'http.Server{') return false;
  let depth = 0;
  for (let at = index - 1; at >= Math.max(0, index - 240); at--) {
    const mark = bare[at] ?? '';
    if (/[)\]}]/.test(mark)) depth++;
    else if (/[([{]/.test(mark) && depth-- === 0) return mark === '(' && /\b(?!append$)\w+$/.test(bare.slice(Math.max(0, at - 40), at));
    else if (mark === ';' && depth === 0) return false;
  }
  return false;
};
