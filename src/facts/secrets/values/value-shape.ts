import { expression } from '../../../long-expression.ts';
import type { NameKind } from './secret-name.ts';

/** What a value looks like, whatever its name: random, made up by a person, or no secret at all. */

/** Formats that no other value has; the full list of providers is in the detectors, this one serves where a single value is judged. */
export const isProviderToken = (value: string): boolean => providers.test(value);

const providers = expression()`
    ^(?:
      gh[opusr]_[A-Za-z0-9]{36}|github_pat_\w{60,}|glpat-[\w-]{20}|xox[abpres]-[\w-]{20,}|sk-(?:proj|ant|or|svcacct)-[\w-]{20,}
      |sk-[A-Za-z0-9]{32,}|[sr]k_live_\w{20,}|whsec_[\w+/=]{24,}|AKIA[A-Z2-7]{16}|AIza[\w-]{35}|GOCSPX-[\w-]{20,}|ya29\.[\w-]{20,}
      |SG\.[\w-]{16,}\.[\w-]{32,}|dop_v1_[a-f0-9]{64}|npm_[A-Za-z0-9]{36}|pypi-[\w-]{60,}|hf_[A-Za-z]{30,}|key-[a-f0-9]{32}
      |dckr_pat_[\w-]{20,}|hv[sbr]\.[\w-]{24,}|shp(?:at|ss|ca|pa)_[a-fA-F0-9]{32}|EAA[A-Za-z0-9]{60,}
      |eyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{20,}|-----BEGIN [A-Z ]{0,30}PRIVATE KEY
    )
  `;

/** Flags, numbers, paths, names of files, hosts and classes, sentences, plain URLs, digests with their algorithm, public keys, certificates. */
export const isNoSecretShape = (value: string, kind: NameKind): boolean => {
  if (value.length < 3 || value.length > 4096) return true;
  if (noSecret.some((shape) => shape.test(value)) && !isDrawnWithSlash(value)) return true;
  if (/^[A-Za-z_$][\w$]*(?:\.[A-Za-z_$][\w$]*)+$/.test(value) && !isNoPath(value, kind)) return true;
  // Torn out of code; a long password may begin with any sign.
  if (value.length < 24 && /^[\])}>,;:=<>|&]|[<>{}]$|=>/.test(value) && !/^(?=.*[a-z])(?=.*[A-Z])(?=.*\d)[^\s"'=:.]{12,}$/.test(value)) return true;
  if (kind !== 'password' && /^[\d.,:_-]+$/.test(value) && !((kind === 'secret' || kind === 'key') && /^\d{5,128}$/.test(value) && !isLifetime(value))) return true;
  if (/^-?\d{1,3}(?:\.\d+)?$/.test(value) && !(kind === 'password' && /^\d{3}$/.test(value))) return true;
  // A regular expression; keys of Django are made of these signs too, but of no brackets, dots and backslashes.
  if (kind !== 'password' && /^\^.*\$$/.test(value) && /\[[^\]]{1,60}\]|\\[dwsDWSb.]|\.[*+]|\(\?/.test(value)) return true;
  if (/[^\x20-\x7e]/.test(value)) return true;
  return /[a-z]{2,}\s+[a-z]{2,}/i.test(value);
};

/** One key in sixty-four begins in base64 as a path does, and with no word of one. */
const isDrawnWithSlash = (value: string): boolean => /^\/(?=(?:[^\d]*\d){3})[A-Za-z0-9+/]{31,}={0,2}$/.test(value) && isRandom(value) && commonShare(value) < 0.3;

/** a.b.c is no path of attributes where a generator made the parts, or where no attribute is called so: `FP.xh5Fk9Z1`, `ANN.B123`. */
const isNoPath = (value: string, kind: NameKind): boolean =>
  (/(?:\d\D*){5}/.test(value) && isRandom(value.replaceAll('.', ''))) ||
  (!value.startsWith('eyJ') && value.split('.').some((part) => /^(?=.*\d[A-Za-z]+\d)(?=.*[a-z])(?=.*[A-Z])\w{8,}$/.test(part) && isRandom(part))) ||
  (kind === 'password' && /\d[A-Za-z]{1,3}\d[A-Za-z]{1,3}\d|^[A-Z]+\.[A-Z]+\d{2,6}$/.test(value));

/** Whole hours in seconds, up to thirty years of them: how long something lives. Of longer numbers one in two hundred is rounded to such a one. */
const isLifetime = (value: string): boolean => value.length < 10 && Number(value) % 3600 === 0;

const noSecret: readonly RegExp[] = [
  /^\{\s?\\?"/, // JSON
  /^["']\)?\s?[.+]|^\s?(?<join>[.+&])\s?[A-Za-z_$\\(].{0,200}\k<join>\s?$/, // what stands between two strings
  /^[A-Z][A-Z0-9]*(?:[-_][A-Z0-9]{1,40}){1,6}(?<=(?:PASS|PWD|PASSWORD|PASSWD|TOKEN|SECRET|KEY|AUTH)\d?)$/, // a constant
  /^[A-Z][a-z]{2,12}(?:\[\])?\?$/, // a type that may be empty
  /^\/[\w./-]{2,120}:(?:ro|rw|z|Z)(?:,[a-zA-Z]{1,9})?$/, // where a volume is put
  /^(?:\/[A-Z][A-Za-z]+){2,}\/|^\[[\w./-]{2,120}\](?:\(|$)/, // a setting of ReSharper, a link
  /^[a-z][a-z.-]{1,40}\+(?:jwt|sd-jwt|json|xml|yaml|cbor|cose|cwt|zip)$/, // a kind of media without its family: RFC 6838
  /^UA-\d{4,10}-\d{1,3}$|^G-[A-Z0-9]{10}$|^GTM-[A-Z0-9]{5,9}$/, // what a page is measured as
  /^\.[a-z]{2,5}$/, // the end of a file's name
  /^\.{1,2}\/(?:[\w.-]{0,40}[*/{},]){1,40}[\w.-]{0,40}$|^l?(?:chage|ch?passwd|user(?:add|mod|del))$/, // files by a pattern, the commands of passwords
  /^[a-z][a-z-]{1,20}=(["'])[^"']{0,80}\1$/, // an attribute of a page
  /^a?ss(?:word|code|phrase):?$/i, // the end of a prompt that a program waits for
  /^\([A-Za-z ]{2,40}\)$/, // what is shown where nothing is set
  /\\f[BIPR]|^\/\/\w|^\/[\w/-]{1,60}\{\w/, // a page of a manual, the rest of an address: JWT://host:9093
  /^(?:\.\*|\$[/|]|\[\^)/, // what sed looks for
  /^#[a-z ]{3,40}$/, // a comment of a shell, a channel
  /^--[a-z]|^[a-z_-]{2,20}=$|^[A-Z][a-z]+(?:[A-Z][a-z]+)+=$|^[a-z]+(?:[.-][a-z]+){1,6}=$|^\.[ ]?\$\w/, // an option, an attribute, PHP that joins strings
  /(?:\/|%2f)aws4_request/i, // what an AWS signature was made for
  /\(\?[:=!<]|\\[wdsb][+*?)\]|]|\[[\^\w]-[\w-]{1,20}\][+*{?]/, // regular expressions
  /^\*[0-9A-F]{40}$/i, // a hash of MySQL
  /^[\w.-]{2,60}:\/(?:etc|run|var|mnt|opt|usr|home|secrets?)\/[\w./-]+$/, // LoadCredential=name:/path of systemd
  /^[a-z]+(?:_[a-z]+)*:$|^(?:hover|active|focus|visited|before|after|disabled|checked)(?:,|\s{0,3}\{|$)/, // what a key begins with, what CSS says of an element
  /^(?:required|nullable|sometimes|string|confirmed|min:\d{1,3})\|/, // rules of a validator, regular expressions among them
  /^S-1-\d{1,3}(?:-\d{1,12}){1,15}$/, // who a user of Windows is
  /^(?:min|max)[\w-]{0,12}[=:]\d{1,4}$/i, // a rule of a form
  /^\w{1,8}\.\.\w{1,8}$/, // cut off in the middle
  /^0x(?:[0-9a-f]{1,4}|[0-9a-f]{40})$/i, // a number, the address of an account or a contract
  /^(?:[A-Z][A-Za-z]{0,15}-){1,4}(?:Password|Passwd|Token|Secret|Key|Auth|PW)$|^[A-Z][A-Za-z-]{1,30}(?:\.[A-Z][A-Za-z-]{1,30})+$/, // names of headers and attributes
  /^\[(?=[^\]]{0,60}(?:0-9|a-z|A-Z))[^[\]]{3,60}\][+*?]?$/, // one sign of many, of a regular expression
  /\[\[:\w{3,8}:\]\]|[([]\^?$|\((\w)\|(?!\1)\w\)\w{2}/, // the beginning of a regular expression, (P|p)assword
  /^(?:pass(?:ed|es|ing)|fail(?:ed|s|ing)|skip(?:ped)?)$/i, // what became of a test
  /^(?:[#.]|\w{0,12}\[|\/\/\w|@)[\w@=-]{0,20}(?:pass|pwd|token|secret|login)|^\(?\.?\/\/[\w*]{1,20}\[/i, // selectors, paths of XML
  /^[a-z_]{2,30}(?::[\w,.:/-]{1,60})?(?:\|[a-z_]{2,30}(?::[\w,.:/-]{1,60})?){1,12}$/i, // rules of a validator: required|min:6
  /^[~^v=<>]{0,2}\d{1,4}(?:\.(?:\d{1,5}|[x*])){1,3}(?:[-+][\w.]{1,30})?$/, // versions, numbers, addresses
  /[a-z]%20[a-z]/i,
  /^[a-z][a-z_]{1,40}(?:\.(?:\d{1,3}|[a-z][a-z_]{1,40})){2,12}$/, // a path of attributes
  expression('i')`
    ^(?:
      true|false|yes|no|on|off|enabled?|disabled?|value|ngmodel|ngform|optional|required|mandatory|nullable|sometimes|string|str|text
      |int(?:eger)?|number|bool(?:ean)?|object|array|bytes?|n?varchar2?(?:\(\d+\))?|any|void|char|hidden|input|auto|default|inherit|always
      |never|prompt|ask|stdin|hashed|encrypted|required_(?:if|with|without|unless)\S*|omit
    )!?[\]),;|]{0,2}$
  `,
  /^(?:\.{0,2}\/|~\/|[A-Za-z]:\\|\\\\)[\w./\\@ -]*[,;]?$/, // paths
  /^[\w-]+(?:\/[\w-]+)+\.[a-z]{1,5}$|^[\w.-]+\.(?:json|ya?ml|txt|key|pem|crt|cer|p12|pfx|jks|env|ini|conf|cfg|js|ts|py|go|rb|java|php|html?|css|md|sh|png|svg|xml|toml|properties|db|sqlite|log|gpg|asc|pub)$/i,
  /^(?:https?|ftp|wss?|tcp|udp|unix|git|ssh|s3|gs):\/\/[^\s:@]*(?::\d+)?(?:\/\S*)?$/i,
  /^[\w.+-]+@[\w-]+(?:\.[\w-]+)+$/, // addresses
  /^[\w.-]{2,40}(?:\/[\w.:-]{1,30}){0,5}\/[a-z-]{0,20}(?:pass(?:word)?|token|secret|login|auth)$|^[\w.-]{2,40}(?:\/[\w.-]{1,30}){1,5}:[a-z_-]{0,20}(?:password|passwd|secret|token|key)$/, // a route, a field of a secret in a store
  /^(?:hmac-)?(?:sha(?:1|224|256|384|512)|md5|blake2b|blake3)[-:]/i,
  /^(?:ssh-(?:rsa|dss|ed25519)|(?:ecdsa|rsa)-sha2-[^\s,]+|sk-\S+@openssh\.com)[ ,]/,
  /^-----BEGIN (?:CERTIFICATE|PUBLIC KEY|RSA PUBLIC KEY|PGP PUBLIC)/,
  /^(?:\$2[abxy]?\$|\$argon2|\$[156]\$|\$pbkdf2|pbkdf2[_:]|(?:sha1|sha256|md5)\$|\{S?SHA|\{bcrypt\}|scrypt:|scram-sha-)/i, // a hash of a password
  /^[A-Za-z_$][\w$]*(?:\.[A-Za-z_$][\w$]*)+\(.*$|^[A-Za-z_$][\w$.]*\((?![!@#%^&*]).*\)?;?$|^(?:\\|::)?[A-Za-z_][\w\\]*(?:::\$?\w+)+/, // code
  /^[A-Za-z_][\w.-]{0,60}\[\d{1,3}\]?[,;]?$/, // a part of an array
  /^(?:List|Array|Optional|Set|Dict|Sequence|Union|Tuple|Iterable)\[\w/, // a type
  /^(?:function|new|await|async|return|lambda|def|class|import|require|typeof)(?=[\s({]|$)/,
  /^[a-z_]\w*(?:\.\w+)+:[A-Za-z_]\w*$|^\[[^\]]{1,80}\]\(/, // an entry point of Python, a link
  /\(\.[*+]\??\)|\(\?[:=!<]|\[\^?[^\]\s]{1,40}\][*+]|\\[dDwWsS][*+]/, // regular expressions
];

/** `qwmk vrtz plxo ehdb`, with or without its spaces: what Google and Yahoo give a program that sends mail. */
export const isAppPassword = (value: string): boolean => /^[a-z]{4}( ?)[a-z]{4}\1[a-z]{4}\1[a-z]{4}$/.test(value) && commonShare(value.replaceAll(' ', '')) < 0.35;

/** Hexadecimal of a digest's length, or a UUID: what commits, checksums and ids look like. */
export const isDigestShape = (value: string): boolean => /^(?:[0-9a-f]{32}|[0-9a-f]{40}|[0-9a-f]{56}|[0-9a-f]{64}|[0-9a-f]{96}|[0-9a-f]{128})$/i.test(value) || isUuid(value);
export const isUuid = (value: string): boolean => /^\{?[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\}?$/i.test(value);

/**
 * Made by a generator: long enough, mixed, and its letters do not follow each other as in words. English text has common pairs of letters in
 * two of three places, random letters in one of five.
 */
export const isRandom = (value: string): boolean => {
  if (value.length < 10 || /[^\x21-\x7e]/.test(value)) return false;
  if (isUuid(value)) return true;
  if (/^[0-9a-f]+$/i.test(value)) return value.length >= 16 && /\d/.test(value) && /[a-f]/i.test(value) && entropy(value) > 2.8;
  if (/^\d+$/.test(value)) return false;
  if (isIdentifier(value)) return false;
  const bits = entropy(value);
  const classes = [/[a-z]/, /[A-Z]/, /\d/, /[^A-Za-z0-9]/].filter((one) => one.test(value)).length;
  const share = commonShare(value);
  const digits = (value.match(/\d/g)?.length ?? 0) / value.length;
  if (classes < 2) return value.length >= 20 && share < 0.3 && bits > 3.3;
  // my-long-kebab-name and camelCaseNames are mostly words.
  if (share > 0.5) return false;
  const wanted = value.length >= 20 ? 3.3 : value.length >= 16 ? 3.1 : 2.9;
  if (bits < wanted) return false;
  return share < 0.35 || digits > 0.15 || (classes >= 3 && share < 0.42);
};

/** Words, with separators or in camel case, at most a number behind one: `LLM_API_KEY`, `erp4-draft-session`, `psw-Latn-VU`. */
const isIdentifier = (value: string): boolean =>
  /^_{0,2}[A-Za-z]{1,16}\d{0,2}(?:[-_.:/,](?:[A-Za-z]{1,16}\d{0,2}|\d{1,6}(?=[-_.])|[A-Za-z]\d{1,2}[A-Za-z]))+(?:[-_.]?\d{1,4})?$/.test(value) &&
  (!/[a-z][A-Z][a-z]?[A-Z]/.test(value) || commonShare(value) > 0.4);

/** Bits per character. */
export const entropy = (value: string): number => {
  const counts = new Map<string, number>();
  for (const character of value) counts.set(character, (counts.get(character) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values()) bits -= (count / value.length) * Math.log2(count / value.length);
  return bits;
};

/** How many neighbouring letters are a pair that is common in words; digits and signs between letters count as uncommon. */
export const commonShare = (value: string): number => {
  const text = value.toLowerCase();
  if (text.length < 2) return 1;
  let common = 0;
  for (let at = 1; at < text.length; at++) if (pairs.has(text.slice(at - 1, at + 1))) common++;
  return common / (text.length - 1);
};

const pairs = new Set(
  'th he in er an re on at en nd ti es or te of ed is it al ar st to nt ng se ha as ou io le ve co me de hi ri ro ic ne ea ra ce li ch ll be ma si om ur ca el ta la ns di fo ho pe ec pr no ct us ac ot il tr ly nc et ut ss so rs un lo wa ge ie wh ee wi em ad ol rt po we na ul ni ts mo ow pa im mi ai sh ir su id os iv ia am fi ci vi pl ig tu ev ld ry mp fe bl ab gh ty op wo sa ay ex ke fr oo av ag if ap gr od bo sp rd do uc bu ei ov by rm ep tt oc fa ef cu rn sc gi da yo cr cl du ga qu ue ff ba'.split(
    ' ',
  ),
);
