import { before, matchAt } from '../text-at.ts';
import { isRandom } from '../values/value-shape.ts';
import { type Form, literalAt, quotedOnly } from './form.ts';

/** What a declaration gives where nothing else is set. */

/** `DbPassword:` of a template of AWS or a chart, and below it its type and `Default: v`; `api_key:` of a description of requests, and `example: v`. */
export const parameterDefault: Form = (text, _start, end, syntax) => {
  const fields =
    syntax === 'yaml'
      ? matchAt(
          /:[ \t]*\r?\n(?:[ \t]+(?:type|description|noecho|format|title|nullable|readonly|writeonly|(?:min|max)(?:length|value)):[^\r\n]{0,200}\r?\n){1,6}[ \t]+(?:default|example):[ \t]{1,4}(?=[^\s#])/iy,
          text,
          end,
        )
      : undefined;
  const found = fields === undefined ? undefined : literalAt(text, end + fields.length, syntax, 'fallback');
  // An example is made up, but for one that was copied from a program.
  if (!found || !fields || !/example:\s*$/i.test(fields)) return found;
  return isRandom(found.written.value) ? { ...found, form: 'assigned' } : undefined;
};

/** `password varchar(50) NOT NULL DEFAULT 'v'`, `t.string "password", default: "v"`, `property :password, String, default: 'v'`: what a row has that says nothing else. */
export const columnDefault: Form = (text, start, end, syntax) => {
  if (syntax !== 'sql' && !(syntax === 'code' && /\b(?:t\.\w{4,10}|property|attribute|field|option) ["':]$/.test(before(text, start, 16)))) return undefined;
  const type = matchAt(
    syntax === 'sql'
      ? /["`\]]?[ \t]{1,40}[a-z]\w{2,20}(?:\(\d{1,5}\))?(?:[ \t]{1,10}(?:[a-z_]\w{0,30}|comment[ \t]'[^'\r\n]{0,60}')){0,6}?[ \t]{1,10}default[ \t]{1,10}(?=')/iy
      : /["']?,(?:[^"'\r\n]{0,60},)?[ \t]default: (?=["'])/y,
    text,
    end,
  );
  return type === undefined ? undefined : quotedOnly(text, end + type.length, 'fallback');
};
