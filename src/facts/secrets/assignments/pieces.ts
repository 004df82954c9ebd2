import { matchAt } from '../text-at.ts';
import type { Form } from './form.ts';

/** `['abc', 'def'].join('')`, `CONCAT('abc', 'def')`, `''.join(["abc", "def"])`, `new String(new char[] {'a', 'b'})`, `char password[] = {'a', 'b'}`: a value cut into pieces. */
export const pieces: Form = (text, _start, end, syntax) => {
  if (syntax !== 'code' && syntax !== 'sql') return undefined;
  const open = matchAt(opening, text, end);
  const list = open === undefined ? undefined : matchAt(literals, text, end + open.length);
  if (open === undefined || list === undefined) return undefined;
  const start = end + open.length;
  const after = start + list.length;
  const parts = [...list.matchAll(literal)].map((match) => match[2] ?? '');
  const isJoined = /(?:join\(|concat!?)$/i.test(open) || joinedBehind.test(text.slice(after, after + 12));
  if (!isJoined && !parts.every((part) => part.length === 1)) return undefined;
  return { written: { start, end: after, value: parts.join(''), quoted: true, after }, form: 'assigned' };
};

const opening =
  /[ \t]{0,3}(?:\[\d{0,3}\])?(?::[ \t]?[\w[\]]{1,20})?[ \t]{0,3}:?=[ \t]{0,3}(?:["']{2}\.join\(|(?:concat|CONCAT)!?|(?:new[ \t])?[Ss]tring\()?(?:new[ \t]char[ \t]?\[\d{0,3}\][ \t]?)?(?=[{[(])/y;
const literals = /[{[(]\s{0,40}(?:(?:"[^"\\\r\n]{1,80}"|'[^'\\\r\n]{1,80}')\s{0,40},\s{0,40}){1,64}(?:"[^"\\\r\n]{1,80}"|'[^'\\\r\n]{1,80}')\s{0,40},?\s{0,40}[}\])]/y;
const literal = /(["'])((?:(?!\1).)+)\1/g;
const joinedBehind = /^\.join\((?:""|'')?\)/;
