import type { Code } from '../code/code.ts';

/** No list or call of a few addresses is longer. */
const reach = 800;
const maxPieces = 4;

/**
 * What a string stands in, from the outside in: the names that lists and maps around it are given to, the call that it is passed to, and what stands
 * before it on its line. `allowed = {"http://a.example"}` is no call, and neither is `text.replace("http://a.example", "")`.
 */
export const surroundingsOf = ({ text, bare }: Code, offset: number): string => {
  const outer: string[] = [];
  let start = Math.max(0, offset - 60);
  let depth = 0;
  for (let at = offset - 1; at >= Math.max(0, offset - reach) && outer.length < maxPieces; at--) {
    const mark = bare[at] ?? ' ';
    if (')]}'.includes(mark)) depth++;
    if (!'([{'.includes(mark)) continue;
    if (depth > 0) depth--;
    else {
      if (outer.length === 0) start = Math.max(start, at + 1);
      const before = (/[^\n]*$/.exec(text.slice(Math.max(0, at - 80), at))?.[0] ?? '').replaceAll(/\[[^[\]]*\]/g, '');
      if (mark === '{' && !beginsMap.test(before)) break;
      const callee = mark === '(' ? (/[\w$.]+$/.exec(before)?.[0] ?? '') : '';
      if (callee !== '' && !makesList.test(callee)) {
        outer.push(`${callee}(`);
        break;
      }
      outer.push(/[^([{,;]*$/.exec(before)?.[0] ?? '');
    }
  }
  const before = ownKey.exec(text.slice(start, offset))?.[0] ?? '';
  return [...outer.reverse(), before].join(' ');
};

/** What stands before a string since the one before it, which counts where it is the key. */
const ownKey = /(?:["'`][\w$]{1,40}["'`]\]?\s{0,9}(?=[:=]))?[^\n"'`]*$/;

/** A map or list of values and no block: after `=`, `:`, `(`, `,`, `return`, or right after the name of its type in Go. */
const beginsMap = /(?:[=:(,[]|\breturn)\s*$|^\s*$|\w$/;
const makesList = /^(?:\w+\.)?(?:Set|Map|Array|frozenset|set|list|tuple|dict|freeze|of|from|append)$/;
