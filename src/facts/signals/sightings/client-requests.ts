import { expression } from '../../../long-expression.ts';
import type { Code } from '../code/code.ts';

/** What asks other services: its headers are those of a request. */
const asks = expression()`
    (?<![\w$])(?:
      (?:\w{1,40}\.)?(?:fetch|\$fetch|ofetch|useFetch|axios|got|ky|superagent|needle|urllib)(?:
        \.(?:get|post|put|patch|delete|request|create|extend|defaults\.\w+)
      )?|(?:axios|http|https|api|client|instance|\w{0,40}[cC]lient)\.(?:get|post|put|patch|delete|head|request)|axios\.create
      |new\s{1,9}(?:Request|GraphQLClient|ApolloClient|HttpLink|Headers)
    )(?:<[^()\n]{1,120}>)?\s{0,9}$
  `;
const setsOn = /(?:\.setRequestHeader|\b(?:axios|instance|api|client|\w{0,40}[cC]lient)\b[\w.]{0,60}\.headers(?:\.\w{1,20})?\s{0,9}\[?)\(?\s{0,9}['"`]$/;
const furthest = 2000;

/** Does a header that begins here belong to what the program asks of others: `fetch(url, { headers: { … } })`, `axios.defaults.headers['…'] = `? */
export const isOfRequest = (code: Code, offset: number): boolean => {
  if (setsOn.test(code.text.slice(Math.max(0, offset - 160), offset))) return true;
  const names: string[] = [];
  for (let at = offset - 1, depth = 0; at >= Math.max(0, offset - furthest); at--) {
    const sign = code.bare[at] ?? '';
    if (sign === ')' || sign === '}' || sign === ']') depth++;
    else if (sign === '(' || sign === '{' || sign === '[') {
      if (depth > 0) {
        depth--;
        continue;
      }
      const before = code.bare.slice(Math.max(0, at - 160), at);
      if (sign === '(') return asks.test(before) && !/\bnew\s{1,9}Headers\s{0,9}$/.test(before);
      const [, name] = /\b(?:const|let|var)\s{1,9}([A-Za-z_$][\w$]*)\s{0,9}(?::[^=\n]{1,80})?=\s{0,9}$/.exec(before) ?? [];
      if (name !== undefined) {
        names.push(name);
        break;
      }
      // The body of a function or of a branch is no object.
      if (sign === '{' && /(?:\)|=>|\belse|\btry|\bdo)\s{0,9}$/.test(before)) return false;
    }
  }
  const [name] = names;
  return name !== undefined && isHandedToRequest(code, name);
};

/** `const headers = { … }` that only goes into `fetch(url, { headers })`. */
const isHandedToRequest = (code: Code, name: string): boolean => {
  const uses = [...code.bare.matchAll(new RegExp(`(?<![\\w$.])${name.replaceAll('$', '\\$')}(?![\\w$])`, 'g'))].slice(1, 20);
  const places = uses.filter(({ index }) => !/^\s{0,9}:(?!:)/.test(code.bare.slice(index + name.length, index + name.length + 10)));
  return places.length > 0 && places.every(({ index }) => asks.test(callRound(code, index)));
};

/** What stands before the bracket of the call that this place is in. */
const callRound = ({ bare }: Code, offset: number): string => {
  for (let at = offset - 1, depth = 0; at >= Math.max(0, offset - furthest); at--) {
    const sign = bare[at] ?? '';
    if (sign === ')' || sign === '}' || sign === ']') depth++;
    else if (sign === '(' || sign === '{' || sign === '[') {
      if (depth > 0) depth--;
      else if (sign === '(') return bare.slice(Math.max(0, at - 160), at);
    }
  }
  return '';
};
