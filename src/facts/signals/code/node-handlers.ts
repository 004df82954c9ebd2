import type { Code } from './code.ts';

/** Does what stands here belong to the handler of one route, `router.get('/badge', (req, res) => {…})`, or to what serves files: `setHeaders: (res) => {…}`? */
export const answersOneRoute = ({ text, bare }: Code, offset: number): boolean => {
  let depth = 0;
  let isMethod = false;
  for (let at = offset - 1; at >= Math.max(0, offset - furthest); at--) {
    const mark = bare[at] ?? '';
    if (mark === ')' || mark === '}') depth++;
    else if (mark === '(' || mark === '{') {
      if (depth > 0) depth--;
      else {
        const before = bare.slice(Math.max(0, at - 120), at);
        // A method of a class answers whoever calls it.
        if (isMethod) return !/\bclass\b[^{};]*$/.test(before);
        isMethod = mark === '{' && ofFiles.test(before);
        if (mark === '(' && /\.use$/.test(before)) return false;
        const given = text.slice(at + 1, at + 200);
        if (mark === '(' && ofRoute.test(before) && somePath.test(given)) return !ofAll.test(given);
      }
    }
  }
  return isMethod;
};

const furthest = 8000;
const ofFiles = /(?<!\bfunction\s{1,9})\bsetHeaders\s{0,9}(?::\s{0,9}(?:function\s{0,9})?)?(?:\([^()]{0,60}\)|\w{1,40})\s{0,9}(?:=>\s{0,9})?$/;
const ofRoute = /\.(?:get|post|put|patch|delete|head)$/;
/** `cache.get('key', () => {…})` is no route. */
const somePath = /^\s{0,99}(?:["'`][/*]|`\$\{)/;
const ofAll = /^\s{0,99}(["'`])(?:\/?\1|[^"'`\n]{0,200}\*)/;
