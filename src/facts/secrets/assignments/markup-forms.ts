import { before, lineBefore, matchAt } from '../text-at.ts';
import { type Form, literalAt, pairAt, quotedOnly } from './form.ts';
import type { WrittenValue } from './literal.ts';

/** `<password>v</password>`, `<add key="Password" value="v"/>`, `<string name="api_key">v</string>`, `name: DB_PASSWORD` with `value: v` below. */
export const element: Form = (text, start, end, syntax) => {
  // <pw:password xmlns:pw="…">v</pw:password>
  const inTag = text[end] === ' ' && syntax === 'xml' ? matchAt(/(?:[ ][\w:.-]{1,40}=(?:"[^"<>\n]{0,100}"|'[^'<>\n]{0,100}')){1,3}(?=>[^<>\s]{3,100}<\/)/y, text, end) : '';
  if (inTag !== undefined && text[end + inTag.length] === '>' && /<(?:[\w.-]{1,30}:)?$/.test(before(text, start, 32))) {
    const body = end + inTag.length + 1;
    const written = readElement(text, body + (matchAt(/\s{0,60}<value>|\s{1,60}(?=[^<>\s]{3,200}\s{1,60}<\/)/iy, text, body)?.length ?? 0));
    return written && { written, form: 'assigned' };
  }
  const attribute = matchAt(
    /["'](?:[ \t]?,)?[ \t\r\n]{1,40}(?:[\w:.-]{1,30}=["'][^"'<>]{0,60}["'][ \t]{1,4}){0,2}(?:(?:android:)?value|content|default|defaultValue|connectionString)[ \t]?[=:][ \t]?(?=["'])/iy,
    text,
    end,
  );
  if (attribute !== undefined && /(?:name|key|id|property|param|type)[ \t]?[=:][ \t]?["'][\w.:-]{0,60}$/i.test(before(text, start, 80)))
    return quotedOnly(text, end + attribute.length, 'assigned');
  const body =
    syntax === 'xml'
      ? matchAt(/["'][ \t]{0,4}(?:[\w:.-]{1,30}=["'][^"'<>]{0,60}["'][ \t]{0,4}){0,2}>(?:\s{0,60}<(?:value|string|stringProp name="Argument\.value")>)?/y, text, end)
      : undefined;
  if (body !== undefined) {
    const written = readElement(text, end + body.length);
    return written && { written, form: 'assigned' };
  }
  const described =
    syntax === 'yaml'
      ? matchAt(/["']?[ \t]*\r?\n(?:[ \t]{1,20}(?:description|displayName|required|type|label):[^\r\n]{0,160}\r?\n){1,4}[ \t]{1,20}value:[ \t]{1,4}/y, text, end)
      : undefined;
  if (described !== undefined && /name:[ \t]{0,3}["']?[\w.-]{0,60}$/.test(before(text, start, 80))) return literalAt(text, end + described.length, syntax, 'assigned');
  const named = matchAt(/["']?[ \t]{0,4},?[ \t]{0,4}\r?\n?[ \t-]{0,40}["']?(?:Parameter)?(?:value|Value)["']?[ \t]{0,3}[:=][ \t]{0,4}/y, text, end);
  return named !== undefined && /(?:name|key|type|target|Name|Key)["']?[ \t]{0,3}[:=][ \t]{0,4}["']?[\w.:=-]{0,60}$/.test(before(text, start, 80))
    ? literalAt(text, end + named.length, syntax, 'assigned')
    : undefined;
};

const readElement = (text: string, at: number): WrittenValue | undefined => {
  const value = matchAt(/(?:<!\[CDATA\[)?[^<>\r\n]{1,2000}(?=\s{0,60}<\/|\]\]>)/y, text, at);
  if (value === undefined || value.trim() === '') return undefined;
  const start = at + (value.startsWith('<![CDATA[') ? 9 : 0);
  return { start, end: at + value.length, value: value.slice(start - at), quoted: true, after: at + value.length };
};

/** `"X-Api-Key: v"`, `@Value("${db.password:v}")`, `<key>apiKey</key><string>v</string>`, `variable "db_password" { default = "v" }`, `| password | v |`. */
export const announced: Form = (text, start, end, syntax) => {
  if (text.startsWith('&quot;', end)) {
    const sign = matchAt(/&quot;\s{0,3}:\s{0,3}&quot;(?=[^&\s<>"']{3,200}&quot;)/y, text, end);
    return sign === undefined ? undefined : pairAt(text, end + sign.length, 'assigned');
  }
  // @"{""password"": ""v""}" of C#
  const doubled = text.startsWith('""', end) ? matchAt(/""\s{0,3}:\s{0,3}""(?=[^\s"]{3,200}"")/y, text, end) : undefined;
  if (doubled !== undefined) return pairAt(text, end + doubled.length, 'assigned');
  // password=&quot;v&quot;
  if (text.startsWith('=&quot;', end)) return pairAt(text, end + 7, 'pair');
  const next = text[end];
  if (syntax !== 'prose' && next !== ':' && next !== '<' && next !== '"') return undefined;
  const left = before(text, start, 24);
  if (next === ':' && /["'](?:X-)?[\w-]{0,20}$/i.test(left) && matchAt(/:[ \t]?[^\s"'`:;,{}()<>$]{8,512}["'`]/y, text, end) !== undefined)
    return pairAt(text, end + (matchAt(/:[ \t]?/y, text, end)?.length ?? 0), 'assigned');
  // "app.mail.password:v" among the settings of a test
  if (next === ':' && /["'](?:[a-z][\w-]{0,30}\.){1,6}$/.test(before(text, start, 120)) && matchAt(/:[^\s"'`:;,{}()<>$/]{3,100}["'`]/y, text, end) !== undefined)
    return pairAt(text, end + 1, 'pair');
  if (next === ':' && /\$\{[\w.]{0,20}$/.test(left) && matchAt(/:(?![+?]|-?\d{1,3}(?::-?\d{1,3})?\})[^{}\s"'$]{3,200}\}/y, text, end) !== undefined) {
    const from = end + (/[-=]/.test(text[end + 1] ?? '') ? 2 : 1);
    const value = matchAt(/[^}\s"']{3,200}/y, text, from) ?? '';
    return { written: { start: from, end: from + value.length, value, quoted: true, after: from + value.length }, form: 'fallback' };
  }
  const plist = matchAt(
    /<\/(?:[\w-]{1,20}-)?(?:[kK]ey|[nN]ame|stringProp|(?<=<entry>\s{0,60}<string>[\w.-]{1,80}<\/)string)>\s{0,60}<(?:string|(?:[\w-]{1,20}-)?[vV]alue(?:[ ][\w:.-]{1,40}="[^"<>\n]{0,60}"){0,2}|stringProp name="(?:Header|Argument)\.value")>/y,
    text,
    end,
  );
  if (plist !== undefined) {
    const written = readElement(text, end + plist.length);
    return written && { written, form: 'assigned' };
  }
  const variable = /variable[ \t]+"$/.test(left) ? matchAt(/"[ \t]*\{[^{}]{0,400}?\bdefault[ \t]*=[ \t]*(?=")/y, text, end) : undefined;
  if (variable !== undefined) return quotedOnly(text, end + variable.length, 'fallback');
  const cell =
    syntax === 'prose' && /^[ \t]*\|(?:.*\|)?[ \t*`]*$/.test(lineBefore(text, start))
      ? matchAt(/[ \t*`]{0,10}\|[ \t`]{0,10}(?=[^\s|`]{6,100}[ \t`]{0,10}\|)/y, text, end)
      : undefined;
  return cell === undefined ? undefined : pairAt(text, end + cell.length, 'assigned');
};
