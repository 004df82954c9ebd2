import type { Code } from './code.ts';

/** Does what stands here belong to the handler of one route, `router.get('/badge', (req, res) => {…})`, or to what serves files: `setHeaders: (res) => {…}`? */
export const answersOneRoute = ({ text, bare }: Code, offset: number): boolean => {
  let depth = 0;
  for (let at = offset - 1; at >= Math.max(0, offset - furthest); at--) {
    const mark = bare[at] ?? '';
    if (mark === ')' || mark === '}') depth++;
    else if (mark === '(' || mark === '{') {
      if (depth > 0) depth--;
      else {
        const before = bare.slice(Math.max(0, at - 120), at);
        if (mark === '{' && ofFiles.test(before)) return true;
        if (mark === '(' && /\.use$/.test(before)) return false;
        if (mark === '(' && ofRoute.test(before)) return onePath.test(text.slice(at + 1, at + 200));
      }
    }
  }
  return false;
};

const furthest = 8000;
const ofFiles = /(?<!\bfunction\s{1,9})\bsetHeaders\s{0,9}(?::\s{0,9}(?:function\s{0,9})?)?(?:\([^()]{0,60}\)|\w{1,40})\s{0,9}(?:=>\s{0,9})?$/;
const ofRoute = /\.(?:get|post|put|patch|delete|head)$/;
/** None of all paths. */
const onePath = /^\s{0,99}(["'`])[^"'`*\n]{2,200}\1/;
