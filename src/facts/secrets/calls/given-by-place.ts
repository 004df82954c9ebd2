import { expression } from '../../../long-expression.ts';
import type { Candidate } from '../candidate.ts';
import { before, matchAt } from '../text-at.ts';
import { isDigestShape, isRandom } from '../values/value-shape.ts';
import type { Call } from './call-grammars.ts';
import { judgeGiven } from './judge-given.ts';

const login: Call = { keywords: [], grammar: /(?!)/, says: 'a login', as: 'password', strict: true };

/** What a call may be called, by its last words, and what it is given. */
const kinds = {
  /** The user and the password, of whatever kind. */
  login: {
    call: login,
    names: 'login log_in logon logonuser signin sign_in auth authenticate authentication credentials credential setpassword set_password savepassword addpassword'.split(' '),
  },
  /** Where to, and much else besides. */
  server: {
    call: { ...login, says: 'a server' },
    names:
      'connect connection bind session client database datasource pool driver manager remote forurl open dial mount attach join setup init configure url server service account device camera proxy mailer transport source token protocol handler factory context directoryentry mechanism start authorize'.split(
        ' ',
      ),
  },
  /** What it works on, and the key. */
  cipher: {
    call: { ...login, says: 'a cipher', as: 'secret' },
    names: 'encrypt decrypt cipher crypto:mac seal unseal'.split(' '),
  },
  /** What a key is derived from or kept under, alone or behind the name of a file. */
  passphrase: {
    call: { ...login, says: 'a key' },
    names:
      'pbkdf2 pbkdf2sync scrypt scryptsync addidentity load_cert_chain loadcertchain withpassword protectionpolicy protect unprotect unlock unlockaccount pkcs12 extractall'.split(
        ' ',
      ),
  },
} as const satisfies Readonly<Record<string, { readonly call: Call; readonly names: readonly string[] }>>;
type Kind = keyof typeof kinds;

const kindOf = new Map<string, Kind>([['hmac', 'cipher']]);
for (const [kind, { names }] of Object.entries(kinds))
  for (const name of names) for (const opening of kind === 'login' || name.endsWith('protect') ? ['(', ' "', " '"] : ['(']) kindOf.set(`${name}${opening}`, kind as Kind);

/** Who has a password wherever he is named, and how people end one: behind a literal, these say more than the name of the call. */
const users = 'admin administrator root sa svc deploy deployer postgres neo4j elastic sysadmin netops operator ftpuser mqttuser dbuser dbadmin superuser monitor'.split(' ');
const endings = [...'0123456789'].flatMap((digit) => ['!"', "!'", '!!', '#"', "#'", '@"', "@'", '$"', '&"', '?"'].map((sign) => `${digit}${sign}`));
const isEnding: ReadonlySet<string> = new Set(endings);

export const placeKeywords: readonly string[] = [...kindOf.keys(), ...users.flatMap((user) => [`${user}",`, `${user}',`]), ...endings];

/** The secret that a call takes by its place: behind the name of a user, or beside what it works on. Read where the name of the call or of the user ends. */
export const givenByPlace = (text: string, start: number, end: number, path: string): Candidate | undefined => {
  const keyword = text.slice(start, end).toLowerCase();
  const kind = kindOf.get(keyword);
  if (kind === undefined) return behindUser(text, start, isEnding.has(keyword) ? start + 1 : end, path);
  const given = argumentsAt(text, start + (matchAt(name, text, start)?.length ?? 0));
  const found = given.find(({ literal = '' }, index) =>
    kind === 'passphrase'
      ? isPassword(literal, opensOther.test(keyword) ? 'server' : 'login')
      : kind === 'cipher'
        ? isKey(literal, index, given[index - 1], keyword)
        : isUser(given[index - 1]) && isPassword(literal, kind),
  );
  return found?.literal === undefined ? undefined : judgeGiven(kinds[kind].call, { value: found.literal, at: found.start, call: start }, text, path);
};
/** Achievements and branches are unlocked and protected as well; of a sheet Basic says so without brackets. */
const opensOther = /lock|protect\(/;
/** HmacSha256::new: what goes on behind the keyword is of the name as well. */
const name = /[\w:.]{1,60}/y;

/** `("admin", "v")`, `{"CORP\\ann", null, "v!"}`: the two literals round this offset. */
const behindUser = (text: string, start: number, at: number, path: string): Candidate | undefined => {
  const left = before(text, at, 150);
  const rest = matchAt(restOfPair, text, at);
  const [, user = '', value = ''] = (rest === undefined ? undefined : pair.exec(`${left}${rest}`)) ?? [];
  if (
    value === '' ||
    (isTitle.test(user) && !connects.test(left)) ||
    showsName.test(left) ||
    isMember.test(left) ||
    !isUser({ literal: user, written: '', start }) ||
    !isPassword(value, connects.test(left) ? 'login' : 'server')
  )
    return undefined;
  const from = at - left.length + `${left}${rest}`.lastIndexOf(value);
  return judgeGiven(login, { value, at: from, call: start }, text, path);
};
/** A role, an event and a label stand behind a user, too: a word with a number is a password where something is logged in to. */
const connects = /(?:log_?[io]n|sign_?in|auth(?!or)|credential|connect|account)\w{0,20}(?:["']\]|\))?(?!["'])[^\w"']{0,10}(?:\(?[^()\r\n]{0,100})$/i;
/** `t("admin", "…")`, `label("admin", "…")`, and `ADMIN("admin", "…")` of an enumeration. */
const showsName = /(?<![A-Za-z\d])(?:_{1,2}|t|tr|n?gettext|trans(?:late)?|label|title|message|msg|badge|greet|print|debug|info|warn)\([^()\r\n]{0,100}$/i;
/** `("Hello", "Offer2026!")`: people log in with small letters. */
const isTitle = /^(?!Admin|Root|User)[A-Z][a-z]+$/;
const isMember = /\b[A-Z][A-Z\d_]{1,40}\([^()\r\n]{0,100}$/;
const restOfPair = /[^"'\r\n]{0,20}(?:\s{0,40}[bNuL@]?["'][^"'\s]{5,40})?["'](?=\s{0,10}[,;)\]}]|[ \t]*(?:\r?\n|$))/y;
const pair = /(?:[([{,]\s{0,40}|\w[ ])[bNuL@]?["']([A-Za-z][\w.@+\\=, -]{1,60})["']\s{0,5}[,;]\s{0,40}(?:(?:null|nil|None|NULL|\d{1,5}),\s{0,10})?[bNuL@]?["']([^"'\s]{5,40})["']$/;

/** One argument of a call, with its offset in the text: of a literal, what stands in the quotes. */
interface Argument {
  readonly literal?: string;
  readonly written: string;
  readonly start: number;
}

/** `("db1", 5432, user, b"v")`, `"ann", "v"` of Ruby and `"ann" "v"` of Haskell, up to what cannot be taken apart. */
const argumentsAt = (text: string, at: number): readonly Argument[] => {
  const opening = matchAt(open, text, at);
  if (opening === undefined || !holdsQuote(text, at + opening.length)) return [];
  const found: Argument[] = [];
  for (let next = at + opening.length; found.length < mostArguments; ) {
    argument.lastIndex = next;
    const match = argument.exec(text);
    if (!match) break;
    const [all, double, single, written = ''] = match;
    const literal = double ?? single;
    found.push(literal === undefined ? { written, start: next } : { literal, written, start: next + all.search(/["']/) + 1 });
    next += all.length;
    // The last one of this call.
    if ((all.replace(literal ?? '', '').match(/\)/g)?.length ?? 0) > (all.replace(literal ?? '', '').match(/\(/g)?.length ?? 0)) break;
    const between = matchAt(opening.includes('(') ? comma : commaOrSpace, text, next);
    if (between === undefined) break;
    next += between.length;
  }
  return found;
};

/** Most calls are given names alone: is there a quote before the bracket that closes this one? */
const holdsQuote = (text: string, from: number): boolean => {
  let depth = 0;
  for (let at = from; at < from + longestCall; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x22 || code === 0x27) return true;
    if (code === 0x28) depth++;
    else if (code === 0x29 && --depth < 0) return false;
  }
  return false;
};
/** Longer than all arguments that are taken apart. */
const longestCall = 2000;

const mostArguments = 8;
const open = /[ \t]{0,2}\(\s{0,30}|[ \t]{1,2}(?=["'])/y;
const comma = /\s{0,10},\s{0,40}/y;
const commaOrSpace = /[ \t]{0,3},\s{0,40}|[ \t]{1,2}(?=["'])/y;

/** A literal in what its language wraps it in, or a word, a number or a call without further brackets. */
const argument = expression('y')`
    (?:[A-Za-z_]\w{0,20}[ ]?[:=][ ]?)?(?:
      (?:new[ ])?(?:\[\]byte\(|Some\(|\((?:const[ ])?(?:unsigned[ ])?\w{4,14}[ ]?\*?\)[ ]?|<<|[\w.:]{1,40}\(|[bBuNrL]|u8|@|&)?
      (?:"([^"\r\n]{0,200})"|'([^'\r\n]{0,200})')
      (?:\.(?:toCharArray|encode|getBytes|to_string|to_owned|into|as_bytes|as_ref)\([^()"']{0,40}\)|\)|>>)?
      |([A-Za-z_$@&:*\\][\w.$:>@-]{0,60}(?:\([^()"'\r\n]{0,60}\)|\[[^\]\r\n]{0,40}\])?|-?\d[\w.]{0,12}|\[\]|\{\})
    )
  `;

/** `"ann"`, `"cn=ann"`, `"CORP\\ann"`, `this.userName` */
const isUser = (argument: Argument | undefined): boolean =>
  argument !== undefined &&
  (argument.literal === undefined
    ? /(?:user(?:_?name)?|login|e?mail|uid|account)$/i.test(argument.written)
    : /^[A-Za-z](?:[\w.@+\\=, -]{0,79}\w)?$/.test(argument.literal) && !saysHow.test(argument.literal));
const saysHow = /^(?:credentials?|jwt|local|ldap|oauth\d?|oidc|saml|bearer|basic|header|cookies?|session|token|social|password|true|false)$/i;

const isPassword = (value: string, kind: 'login' | 'server'): boolean =>
  /^[^\s/\\,;:(){}<>]{6,80}$/.test(value) && !isName(value) && (isTypedWithSign(value) || (isWordWithNumber(value) ? kind === 'login' : isDrawn(value)));

/** What is called by numbers too: an address, a version, a date, an id. */
const isName = (value: string): boolean => /^v?\d[\d.:T+-]+Z?$|\w:\/\/|^[\w-]+(?:\.[\w-]+)*\.[a-z]{2,6}(?::\d+)?$|^[^@]+@[\w-]+\.\w|:\d{2,5}$/i.test(value) || isDigestShape(value);
const isDrawn = (value: string): boolean => /[a-z]/.test(value) && /\d/.test(value) && /[A-Z!#$%^&*+?]/.test(value) && isRandom(value);
const isTypedWithSign = (value: string): boolean =>
  value.length >= 8 && /[a-z]/i.test(value) && /\d/.test(value) && /(?<=[A-Za-z\d])[!#$%^&*+?@]/.test(value) && !/[:=.]/.test(value);
const isWordWithNumber = (value: string): boolean => /^[A-Z][A-Za-z]{3,20}[-_]?\d{2,4}[!#$%&*]{0,2}$/.test(value);

/** What is encrypted, or what it was encrypted to, comes first, and is longer than keys are. */
const isKey = (value: string, index: number, previous: Argument | undefined, keyword: string): boolean =>
  (index > 0 || keyword === 'hmac') &&
  !/key|secret|pass|pwd/i.test(previous?.written ?? '') &&
  /^[^\s/\\,;(){}<>:]{8,64}$/.test(value) &&
  !isName(value) &&
  isDrawn(value) &&
  !isWordWithNumber(value) &&
  !/^(?:aes|t?des|rsa|chacha|sha|hmac)/i.test(value) &&
  (keyword === 'hmac' || keyword.startsWith('crypto') ? value.length >= 16 : !/[=]$/.test(value) && (!keyword.startsWith('decrypt') || value.length < 24 || value.length === 32));
