import { expression } from '../../../long-expression.ts';
import { before, lineBefore, matchAt } from '../text-at.ts';
import { nameKind } from '../values/secret-name.ts';
import { isRandom } from '../values/value-shape.ts';
import { type Form, quotedOnly } from './form.ts';

const keyDerivation = expression('i')`
  (?:^|[._:>])(?:
    \w*(?:scrypt|pbkdf2|derivekey|hkdf)\w*|(?:assert|expect|print|log|translate|validat|describe|check|verify)\w*
    |\w*(?:calledwith|equals?|error|exception|format)|warn|message|replace\w*|includes?|t|gettext|find\w*|query\w*|select\w*|reject\w*
    |wait\w*|\w*icon\w*|\w*button\w*|label\w*|input\w*|textfield|_|__|match\w*|contains?|ngettext|test|it|raise|throw|array|list|in_array|implode|compact|only
    |except|unset|pick|omit|has\w*|is\w*|trans|split|join|indexof|\w*startswith|\w*endswith|\w*contains?\w*
  )$
`;

/** `getenv("NAME", "v")`, `define("NAME", "v")`, `put("name", "v")`, `("--name", "v")`, `Field("name", default="v")`. */
export const argument: Form = (text, start, end) => {
  if (!/["'`]/.test(text[end] ?? '')) return undefined;
  // { "Section:Sub:Password", "v" } of .NET
  const section =
    text[start - 1] === ':' && /[{([][ \t]{0,3}"(?:\w{1,40}:){1,6}$/.test(before(text, start, 170)) ? matchAt(/"\]?[ \t]{0,3}[,=][ \t]{0,3}(?=@?")/y, text, end) : undefined;
  if (section !== undefined) return quotedOnly(text, end + section.length, 'assigned');
  // new Map([['name', 'v']]): a list of two, where nobody lists names with digits
  const paired = /\[[ \t]{0,3}["']$/.test(before(text, start, 6))
    ? matchAt(
        /["'],[ \t]{0,3}(?=["'](?![a-z]+(?:[-_./][a-z]+)*\d?["']|[a-z\d]+(?:_[a-z\d]+)*_(?:password|token|secret|key)["'])(?=[^"'\n]{0,60}\d)(?=[^"'\n]{0,60}[A-Za-z])[^"'\s]{6,80}["'][ \t]{0,3}\])/y,
        text,
        end,
      )
    : undefined;
  if (paired !== undefined) return quotedOnly(text, end + paired.length, 'assigned');
  const comma = matchAt(/["'`][ \t]{0,10}(?:,|=>)[ \t\r\n]{0,40}(?:(?:default|fallback|value|defaultValue|def)[ \t]{0,2}[=:][ \t]{0,3})?/y, text, end);
  if (comma === undefined) return undefined;
  if (
    !/[([,]\s{0,40}["'`]-{0,2}$|(?:set|put|write|property|map|option|env|pref|param|password|secret)\w{0,10}\([ \t]{0,3}["'`](?:[A-Za-z][\w-]{0,24}\.){1,6}$/i.test(
      before(text, start, 110),
    )
  )
    return undefined;
  const call = /([\w.$]{1,60})(?:<[\w, ]{1,40}>)?[ \t]?\(\s{0,40}["'`](?:-{0,2}|(?:[A-Za-z][\w-]{0,24}\.){1,6})$/.exec(before(text, start, 160))?.[1];
  // password("password", "password", "VARCHAR"): what an enumeration says of its member.
  // for name in ("password1", "password2")
  if (call === 'in') return undefined;
  if (call === text.slice(start, end) && matchAt(/["'`]\w{1,60}(?=["'`])/y, text, end + comma.length)?.slice(1) === call) return undefined;
  // set("section", "name", "v")
  if (/(?:\bset|\bput|param|option)\w{0,12}\([ \t]{0,3}["'][\w./-]{1,40}["'],[ \t]{0,3}["']$/i.test(before(text, start, 80)))
    return quotedOnly(text, end + comma.length, 'assigned');
  // Map.put(user, "password", "v"), setattr(user, "password", "v")
  if (intoRecord.test(before(text, start, 90))) {
    const found = quotedOnly(text, end + comma.length, 'assigned');
    return found && /^[ \t]{0,4}[,)]/.test(text.slice(found.written.after, found.written.after + 5)) ? found : undefined;
  }
  // buildConfigField "String", "NAME", "v" of Gradle
  if (/\b(?:buildConfigField|resValue)[ (][ \t]{0,3}["']\w{3,10}["'],[ \t]{0,3}["']$/.test(before(text, start, 60))) return quotedOnly(text, end + comma.length, 'assigned');
  // weboptions('Username', 'ann', 'Password', 'v')
  if (besideUser.test(before(text, start, 160))) {
    const found = quotedOnly(text, end + comma.length, 'assigned');
    if (!/^[a-z_-]*$/i.test(found?.written.value ?? '') || !inListOfNames.test(before(text, start, 200))) return found;
  }
  if (call === undefined && !before(text, start, 4).includes('--') && !/\b(?:Map|Properties|Dictionary)\.of\([^()]*$/.test(before(text, start, 200))) return undefined;
  if (call !== undefined && !/header$/i.test(call) && keyDerivation.test(call)) return undefined;
  const reads =
    /env|getenv|environ|config|setting|getproperty|getstring|get$|option|fetch|argument|flag|prop|parameter|default/i.test(call ?? '') && !/set|put|add_header/i.test(call ?? '');
  return quotedOnly(text, end + comma.length, reads ? 'fallback' : 'argument');
};

const besideUser = expression('i')`
    \w\([^()[\]\n]{0,60}["'](?:user(?:[-_]?(?:name|id))?|login|uid)["'],\s{0,20}["'](?!
      (?:
        e-?mail|\w{0,10}name|\w{0,10}password\d?|asc|desc|required|optional|nullable|string|text|bytes|uuid|n?(?:var)?char\d*
        |(?:big|small)?int\d*|bool(?:ean)?
      )["']
    )[\w.@-]{1,40}["'],\s{0,20}["']$
  `;

/** array('host', 'port', 'schema', 'username', 'database', 'password', 'prefix'): behind an odd number of words no name comes next. */
const inListOfNames = /[([]\s{0,20}["'][\w-]{1,40}["'],\s{0,20}(?:["'][\w-]{1,40}["'],\s{0,20}["'][\w-]{1,40}["'],\s{0,20}){2,4}["']$/;

/** What people read: `setError(form, "password", "v")`, `texts.Add(Labels.UserPassword, "v")`. */
const ofTexts = '(?:error|message|label|column|title|hint|(?<!con)text|caption)s?';
const intoRecord = new RegExp(
  String.raw`(?:^|[\s.:>(])(?<!${ofTexts}\.)(?:put|set|add|assoc|replace|update|insert|store|register|define)(?!\w{0,14}${ofTexts})\w{0,14}!?\([ \t]{0,3}[A-Za-z_$@][\w.$>-]{0,40},[ \t]{0,3}["'${'`'}]$`,
  'i',
);
const putUnder = new RegExp(
  String.raw`(?<!${ofTexts})\.(?:put|set|add|with|property|option|config)\w{0,20}\([ \t]{0,3}(?:\w{1,60}\.){0,3}$|set_?opt\w{0,8}\([ \t]{0,3}[\w.$>-]{1,30},[ \t]{0,3}$`,
  'i',
);
const otherConstants = new RegExp(String.raw`(?:${ofTexts}|resources|names)\.$`, 'i');

/** `props.put(Ssl.KEYSTORE_PASSWORD_CONFIG, "v")`, `args.AddProperty(Properties.TruststorePassword, "v")`: the constant is called as the setting is. */
export const keyed: Form = (text, start, end, syntax) => {
  if (syntax !== 'code' || text[end] !== ',') return undefined;
  const name = text.slice(start, end);
  const isConstant = /^[A-Z][A-Z0-9_]+$/.test(name) || (/^[A-Z][a-z]+(?:[A-Z][a-z]+)+$/.test(name) && text[start - 1] === '.' && !otherConstants.test(before(text, start, 12)));
  if (!isConstant || /(?:^|_)(?:ERR|ERROR|MSG|MESSAGE|LABEL|COL|COLUMN|FIELD|TITLE|HINT|TAG|TYPE)S?(?:_|$)/.test(name)) return undefined;
  if (!putUnder.test(before(text, start, 160))) return undefined;
  const comma = matchAt(/,[ \t\r\n]{0,40}(?=")/y, text, end) ?? ',';
  const found = quotedOnly(text, end + comma.length, 'assigned');
  return found && /^[ \t]{0,4}\)/.test(text.slice(found.written.after, found.written.after + 5)) ? { ...found, name: settingOf(name) } : undefined;
};

/** What the constant is called without that it is one. */
const settingOf = (name: string): string => (name === 'SECURITY_CREDENTIALS' ? 'PASSWORD' : name.replace(/_(?:CONFIG|CONF|PROPERTY|PROP|PARAM|OPTION|OPT|KEY|NAME|ENV)$/, ''));

/** `setPassword("v")`, `.password("v")`, `withToken('v')`. */
export const setter: Form = (text, start, end, syntax) => {
  if ((syntax !== 'code' && syntax !== 'prose') || text[end] !== '(') return undefined;
  const name = text.slice(start, end);
  if (
    (!/^(?:set|with|use|add|put)?[a-z_]*(?:password|passwd|pwd|secret|token|key|passphrase|credentials?|pass)$/i.test(name) &&
      nameKind(name.replace(/^(?:set|with|use|add|put)_?/i, '')) === undefined) ||
    /^(?:get|is|has|check|valid|verify|hash|encode|encrypt|decrypt|generate|create|parse|compare|test|reset|forgot|require|read|load|fetch|find|contains|exists|remove|delete|assert|expect|match)/i.test(
      name,
    )
  )
    return undefined;
  const open = matchAt(/\([ \t]{0,5}(?:Some\()?(?:[\w.()]{1,40}\.(?:encode|hash\w{0,10}|make)\([ \t]{0,3})?(?=["'])/y, text, end);
  const found = open === undefined ? undefined : quotedOnly(text, end + open.length, 'argument');
  // password("env.NEXUS", "v") of Kotlin: what was drawn is no label
  const labelled = /^(?:password|secret|token)$/.test(name) ? matchAt(/\([ \t]{0,5}["'][\w.-]{2,60}["'],[ \t]{0,5}(?=["'])/y, text, end) : undefined;
  const drawn = labelled === undefined ? undefined : quotedOnly(text, end + labelled.length, 'argument');
  if (drawn && isRandom(drawn.written.value)) return drawn;
  // db_password("v"). alone on its line: a fact of Prolog
  if (
    found &&
    /_(?:password|passwd)$/.test(name) &&
    /^[ \t]*$/.test(lineBefore(text, start)) &&
    /^[ \t]{0,4}\)\.[ \t]*(?:\r?\n|$)/.test(text.slice(found.written.after, found.written.after + 12))
  )
    return { ...found, form: 'assigned' };
  return found &&
    /^(?:\.toCharArray\(\))?[ \t]{0,4}\)/.test(text.slice(found.written.after, found.written.after + 24)) &&
    (/[.>]$|\bw?string[ \t]$|\buser\(["']?[\w.@-]{1,40}["']?\),?[ \t]?$/i.test(before(text, start, 60)) || /^(?:set|with|use)/i.test(name))
    ? found
    : undefined;
};
