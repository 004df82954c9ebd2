import { expression } from '../../../long-expression.ts';
import { before, lineBefore, matchAt } from '../text-at.ts';
import { isRandom } from '../values/value-shape.ts';
import { fallbackIn, hashedIn } from './computed-value.ts';
import { type Form, type Found, literalAt, pairAt, quotedOnly } from './form.ts';
import type { Syntax } from './language.ts';
import { readPair } from './read-value.ts';
import { beginsPair, isLineOfSettings, standsInTextBlock } from './text-block.ts';

/** `password=…` within a longer string: connection strings, queries, JDBC, bodies of forms, options of an installer or a client: `"host:6379,password=v"`. */
export const inString: Form = (text, start, end, syntax) => {
  // 'Server=h;Password=' + 'v'
  const broken = syntax === 'code' ? matchAt(/=(["'])[ \t]?[+&][ \t]?(?=\1[^"'\s]{3,60}\1)/y, text, end) : undefined;
  if (broken !== undefined && /["';&][ \t]?$/.test(before(text, start, 2))) return quotedOnly(text, end + broken.length, 'pair');
  if (matchAt(/[ \t]?=[ \t]?(?=[^\s"'=;&])/y, text, end) === undefined) return undefined;
  const left = before(text, start, 2);
  // uid=ann pwd=v of ODBC, without any sign between them
  if (
    /[ \t"'(](?:uid|user(?:id|name)?)=["']?[\w.@\\-]{2,40}["']? $/i.test(before(text, start, 56)) &&
    matchAt(/=(?=[^\s"']{0,40}\d)[^\s"'(){}<>$;,.]{4,40}[\s;)]/y, text, end) !== undefined
  )
    return literalAt(text, end + 1, 'shell', 'pair');
  // "ssh ann@host (password=v)"
  if (left === ' (' && /["'`][^"'`\n]{0,300}$/.test(before(text, start, 300)) && matchAt(/=(?=[^\s"'()]{0,40}\d)[^\s"'`(){}<>$]{4,40}\)/y, text, end) !== undefined)
    return pairAt(text, end + 1, 'pair');
  if (!beginsPair(text, start) && !(/["'`]$/.test(left) && matchAt(/=[^\s"'`=;&?<>{}$]{3,80}(?:&|;[\w ]{0,30}(?=\w=))[\w.-]{1,40}=/y, text, end) !== undefined)) return undefined;
  if ((syntax === 'code' || (syntax === 'shell' && /;\s?$/.test(before(text, start, 2)))) && !/["'`][^"'`\n]{0,300}$/.test(before(text, start, 300))) return undefined;
  const written = readPair(text, end + (matchAt(/[ \t]?=[ \t]?/y, text, end)?.length ?? 0));
  // https://host/?token=1#/page
  return written && !/^[^#]{0,5}#\//.test(written.value) ? { written, form: 'pair' } : undefined;
};

const assignmentSign = expression('y')`
  (?:\{[ \t]{0,3}get;[^}\r\n]{0,40}\}[ \t]{0,3})?(?:
    =>|by lazy[ ]?\{|\.(?:unwrap_or(?:_else)?\((?:\|_?\|)?|orElse\(|getOrElse\()|(?:,[ \t]?(?:_|err|ok)[ \t]?)?:=
    |(?<=["'][ \t]{1,4})to(?=[ \t]{1,3}")|\?\?=?|\|\|=?|\?:|or(?=[ \t]{1,3}["'])|(?<=\)[ \t]?)\{(?=[ \t]?["'][^"'\n]{1,60}["'][ \t]?\})|\?=
    |={1,3}|!==?|(?<=[ \t])(?:-[ci]?(?:eq|ne)|eq|ne)(?=[ \t]['\"])|:(?!:)|::(?=[ \t](?:[A-Za-z0-9+/]{4}){3,50}(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?[ \t]*(?:\r?\n|$))|->|<-
  )[ \t]{0,40}
`;

/** `name = "v"`, `name: "v"`, `"name" => "v"`, `name: string = "v"`, `os.environ["name"] = "v"`, `name := v`, `String[] name = {"v"`. */
export const operator: Form = (text, start, end, syntax) => {
  const spaces =
    matchAt(
      /\\{0,3}(?:\](?=["']))?["'`]?(?:\}|[\])]{0,2})(?:(?<=\])\[["'][\w.-]{1,30}["']\])?[ \t]{0,40}(?:\[\d{0,4}\][ \t]{0,4}|<(?:const|close)>[ \t]{0,4}|\*(?=[ \t]=)[ \t]{0,4})?/y,
      text,
      end,
    )?.length ?? 0;
  // $ENV{NAME} and $config{'name'} of Perl
  if (/^["'`]?\}/.test(text.slice(end, end + 2)) && !/\$\w{1,30}(?:->)?\{["']?$/.test(before(text, start, 36))) return undefined;
  // default['db']['password']['ann'] = "v" of Chef; elsewhere what follows says something of it: errors['password']['code']
  if (/^["']\]\[["']/.test(text.slice(end, end + 4)) && !/^[ \t]*(?:default|normal|override|force_\w{1,10}|node)(?:\.\w{1,20})?\[/.test(lineBefore(text, start))) return undefined;
  const at = end + spaces;
  const typed =
    syntax === 'code' || (syntax === 'ini' && matchAt(/:[ \t]?[A-Za-z]\w{0,20}[ \t]{0,4}:?=[ \t]{0,4}["']/y, text, at) !== undefined)
      ? matchAt(
          /:[ \t]{0,3}&?(?:'static |\[(?::0)?\]const )?[A-Za-z_[][\w.<>[\]|?; ]{0,60}?[ \t]{0,4}:?=[ \t]{0,10}(?=\(?[&@bBuUrRfF]?["'`]|\r?\n|[A-Z]\w{1,20}\(|field\()/y,
          text,
          at,
        )
      : undefined;
  const declared =
    syntax === 'code' || syntax === 'sql'
      ? matchAt(
          /[ \t]{0,4}(?:(?:As[ \t]{1,3})?(?:string|str|varchar)\b[ \t]{0,4}=|(?:CONSTANT[ \t]{1,4})?N?(?:VAR)?CHAR2?\([\w ]{1,12}\)[ \t]{0,4}:=|(?:PIC|TYPE)[ \t]{1,4}[\w()-]{1,24}(?: LENGTH \d{1,3})?[ \t]{1,4}VALUE(?: IS)?|AS[ \t]{1,4}CHAR(?:ACTER)?[ \t][\w \t-]{0,40}INIT(?:IAL)?)[ \t]{0,4}(?=["'])/iy,
          text,
          at,
        )
      : undefined;
  const sign = typed ?? declared ?? matchAt(assignmentSign, text, at);
  if (sign === undefined) return undefined;
  // path(user.Pwd): "v" has the call for its key.
  if (/^:\s*$/.test(sign) && (syntax === 'code' || syntax === 'yaml') && text.slice(end, at).includes(')')) return undefined;
  // "'password' or 'secret'" names both.
  if (sign.startsWith('or') && /^["'][ \t]/.test(text.slice(end, end + 2))) return undefined;
  if (/^(?:\?\?|\|\||\?:|or|\{|\.)/.test(sign)) {
    const found = syntax === 'code' ? (quotedOnly(text, at + sign.length, 'fallback') ?? hashedIn(text, at + sign.length, syntax)) : undefined;
    // set(password) || 'private' == status
    return found && /^[ \t]{0,4}[=!]==?/.test(text.slice(found.written.after, found.written.after + 8)) ? undefined : found;
  }
  if (/^(?:[=!]=|-?[ci]?(?:eq|ne)\b)/.test(sign)) return quotedOnly(text, at + sign.length, 'compared');
  // Behind the words stands a variable of psql, written with a colon.
  if (sign === ':' && syntax === 'sql' && !/["'`\\]/.test(text[end] ?? '')) return undefined;
  // In "a ? 'b' : 'c'" the sign says nothing.
  if (sign.startsWith(':') && /\?[ \t]{0,4}["'`]?$/.test(before(text, start, 8))) return undefined;
  // Code within the string of a command: "User.create!(name: 'ann', password: 'v')"
  if (sign === ': ' && syntax === 'shell' && text[at + 2] === "'" && /[{(,][ ]?$/.test(before(text, start, 2)) && lineBefore(text, start).includes('"'))
    return quotedOnly(text, at + 2, 'assigned');
  // JSON in a shell has its names in quotes.
  if (sign.startsWith(':') && (syntax === 'shell' || syntax === 'env') && !sign.startsWith(':=') && !/^\\?"/.test(text.slice(end, end + 2))) return undefined;
  const valueAt = at + sign.length;
  // _controller: shop.controller.reset_password:reset
  if (sign === ':' && syntax === 'yaml' && !/["']/.test(text[end] ?? '') && /\S:[ \t]/.test(lineBefore(text, start))) return undefined;
  // os.environ["NAME"] = other, in a script that a file of YAML holds
  if (syntax === 'yaml' && /^["']\]/.test(text.slice(end, end + 2)) && !/["'`]/.test(text[valueAt] ?? '')) return undefined;
  // An option of Java among others in an attribute: "-Xmx1g -Ddb.password=v"
  if (sign === '=' && syntax === 'xml' && text[start] === 'D' && /["' ]-$/.test(before(text, start, 2))) return pairAt(text, valueAt, 'pair');
  if (sign.startsWith(':') && text[valueAt] === '{' && text[valueAt + 1] !== '{') return wrappedValue(text, valueAt);
  const recorded = recordedHeader(text, start, valueAt, syntax);
  if (recorded !== undefined) return recorded;
  if (syntax === 'shell' && /\s$/.test(sign)) {
    // [ "$NAME" = "v" ]
    if (/^\\?["']/.test(text.slice(valueAt, valueAt + 2))) return quotedOnly(text, valueAt, /\$\{?$/.test(before(text, start, 2)) ? 'compared' : 'assigned');
    // name = v, alone on its line, is no command but a line of the file that the script writes.
    const isLine = sign.startsWith('=') && /^[ \t]*[\w.-]{0,60}$/.test(lineBefore(text, start)) && matchAt(/[^\s"'`$|&;<>()]{3,200}[ \t]*(?=\r?\n)/y, text, valueAt) !== undefined;
    return isLine ? literalAt(text, valueAt, 'ini', 'assigned') : undefined;
  }
  if (
    sign.startsWith('=') &&
    syntax === 'code' &&
    /^[ \t]*(?:<[^<>]{1,60}>){0,4}(?:export )?$/.test(lineBefore(text, start)) &&
    !/["'`([{]/.test(text[valueAt] ?? '') &&
    isWrittenOut(text, start)
  )
    return literalAt(text, valueAt, sign === '=' ? 'shell' : 'ini', 'assigned');
  if (
    syntax === 'code' &&
    /^[=:][ \t]*$/.test(sign) &&
    !/["'`([{]/.test(text[valueAt] ?? '') &&
    (standsInTextBlock(text, start, valueAt) || (sign.startsWith(':') && isLineOfSettings(text, start, valueAt) && isWrittenOut(text, start)))
  )
    return literalAt(text, valueAt, sign.startsWith(':') ? 'yaml' : 'ini', 'assigned');
  // Within a line of settings: a=b in YAML, --password=v
  const isNested =
    syntax === 'yaml'
      ? /^["'`]?[^=]*=/.test(sign) && !sign.startsWith('=>')
      : syntax === 'ini' &&
        sign === '=' &&
        (/(?:^|\s)--$|\s-e[ ]$/.test(before(text, start, 4)) || /=[^\s,="']{1,60},$/.test(before(text, start, 62)) || isBeforeCommand(text, start));
  // secret: ['v']
  const listed = syntax === 'code' || syntax === 'json' ? matchAt(/\[\s{0,20}(?=["'][^"'\s]{12,200}["']\s{0,20}[\],])/y, text, valueAt) : undefined;
  const first = listed === undefined ? undefined : quotedOnly(text, valueAt + listed.length, 'assigned');
  if (first && isRandom(first.written.value)) return first;
  const literal = literalAt(text, valueAt, isNested && !/["']/.test(text[valueAt] ?? '') ? 'shell' : syntax, 'assigned');
  // password=('ansible_ssh_pass', 'ansible_password') are names to look for.
  if (literal && text[valueAt] === '(' && /^[ \t]{0,4},\s{0,20}["']/.test(text.slice(literal.written.after, literal.written.after + 30))) return undefined;
  return (
    literal ??
    fallbackIn(text, valueAt, syntax) ??
    hashedIn(text, valueAt, syntax) ??
    (/["'`]/.test(text[end] ?? '') ? undefined : nestedValue(text, valueAt, before(text, start, 80), syntax))
  );
};

/** `export NAME=v` is a line of a shell wherever it stands, and between `<<EOF` and `EOF` stands a file of another kind. */
const isWrittenOut = (text: string, start: number): boolean => {
  if (/export $/.test(before(text, start, 8))) return true;
  const left = before(text, start, 2000);
  const open = left.lastIndexOf('<<');
  const tag = open < 0 ? undefined : /^<<[-~]?["']?([A-Z]\w{1,20})["']?[ \t]*[;)]{0,2}\r?\n/.exec(left.slice(open, open + 40))?.[1];
  return (
    tag !== undefined &&
    !left
      .slice(open)
      .split(/\r?\n[ \t]*/)
      .includes(tag)
  );
};

/** `NAME=v command` in a recipe of a Makefile or a line of a Procfile. */
const isBeforeCommand = (text: string, start: number): boolean =>
  /^[A-Z]/.test(text[start] ?? '') && /^(?:\t[\t @-]{0,4}|[\w-]{1,30}:[ \t]{1,4})(?:[A-Z]\w{0,40}=\S{0,100}[ \t]{1,4}){0,6}$/.test(lineBefore(text, start));

/** `X-Api-Key:` and `- v` below it, `"X-Api-Key": ["v"]`: the headers of a recorded request are lists. */
const recordedHeader = (text: string, start: number, at: number, syntax: Syntax): Found | undefined => {
  if ((syntax !== 'yaml' && syntax !== 'json') || !/^(?:\w{1,20}-)+(?:key|token|secret|auth)\b|^authorization\b/i.test(text.slice(start, at))) return undefined;
  const open = matchAt(syntax === 'yaml' ? /\r?\n[ \t]{0,40}-[ \t]{1,3}(?=[^\s\-#{[])/y : /\[\s{0,40}(?=")/y, text, at);
  return open === undefined ? undefined : literalAt(text, at + open.length, syntax, 'assigned');
};

/** `"adminPassword": { "value": "v" }` of parameter files. */
const wrappedValue = (text: string, at: number): Found | undefined => {
  const open = matchAt(/\{\s{0,40}(?:["']?type["']?\s{0,3}:\s{0,3}["']\w{1,20}["'],\s{0,40})?["']?(?:value|default|defaultValue)["']?\s{0,3}:\s{0,3}(?=["'])/iy, text, at);
  return open === undefined ? undefined : quotedOnly(text, at + open.length, 'assigned');
};

/** A bare value in a string of another language: `"NAME=value"`, `"app.name=value"`, `- NAME=value`, `ENV X=…`. */
const nestedValue = (text: string, at: number, left: string, syntax: Syntax): Found | undefined =>
  (syntax === 'code' || syntax === 'json' || syntax === 'sql') &&
  // Behind "\n" a line begins, whose letter the name seems to have.
  /(?:["'`\s](?:[/-]\w{1,2}:)?|\\(?=$)|:\d{2,5}(?:,\w{1,30}=\w{1,30}){0,4},)(?:[\w-]{1,40}(?:\[\d{1,3}\])?\.){0,6}$/.test(left) &&
  text[at - 1] === '=' &&
  (/^(?:["'`]|\\n|,\w{1,30}=)/.test(text.slice(at + (matchAt(/[^\s"'`;&<>\\(){}[\],]{3,200}/y, text, at)?.length ?? 0)).slice(0, 32)) ||
    standsAmongKeywords(text, at) ||
    isSetForCommand(text, at, left))
    ? pairAt(text, at, 'pair')
    : undefined;

/** `"NAME=v node server.js"` of a package: what a command is run with. */
const isSetForCommand = (text: string, at: number, left: string): boolean =>
  /["'](?:(?:cross-env|env)[ ])?(?:[A-Z]\w{0,40}=[^\s"']{0,60}[ ]){0,4}$/.test(left) &&
  matchAt(/(?=[^\s"']{0,60}\d)[^\s"'$<>{}]{6,100}[ ](?:[A-Z]\w{0,40}=[^\s"']{0,60}[ ]){0,4}[a-z.]/y, text, at) !== undefined;

/** `host=h user=u password=v dbname=d`: the connection strings of libpq and of Go. */
const standsAmongKeywords = (text: string, at: number): boolean =>
  /["'`][^"'`,(){}\n]{0,200}$/.test(before(text, at, 200)) &&
  /(?:^|[\s"'`])(?:host|user|dbname|port|sslmode|hostaddr|username)=[^\s"'`]/.test(`${before(text, at, 120)}${text.slice(at, at + 120).split('\n', 1)[0]}`);
