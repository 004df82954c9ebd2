import { expression } from '../../long-expression.ts';
import { roundsByDefault } from '../bcrypt-defaults.ts';
import { type Cues, watch } from './code/cues.ts';

export const algorithms: readonly (readonly [pattern: RegExp, name: string])[] = [
  [/\bPasswordHasher\(|argon2\.(?:hash(?!.{0,200}\bargon2[id]\b)|id|IDKey)|\bargon2(?:id)?\b(?!.{0,200}\bargon2[id]\b).*?\bhash|schemes=\[\s*["']argon2/i, 'argon2id'],
  [/\bbcrypt(?:_sha256)?\.(?:hash|hashpw|hashSync|generate_password_hash|GenerateFromPassword|using)|generate_password_hash\([^)]*bcrypt|schemes=\[\s*["']bcrypt/, 'bcrypt'],
  [/\bscrypt(?:Sync|Async|Callback)?\(|scrypt\.Key|Scrypt\(|hashlib\.scrypt|(?<!\bbcrypt\.)generate_password_hash\((?![^)]*["']pbkdf2)/, 'scrypt'],
  [/pbkdf2(?:_hmac|Sync)?\(|pbkdf2\.Key|PBKDF2HMAC|make_password\(|generate_password_hash\([^)]*["']pbkdf2|schemes=\[\s*["']pbkdf2/i, 'pbkdf2'],
  [/hashlib\.sha512|sha512\.(?:Sum512|New)|createHash\(\s*['"]sha512/, 'sha-512'],
  [/hashlib\.sha384|createHash\(\s*['"]sha384|sha512\.(?:Sum384|New384)/, 'sha-384'],
  [/hashlib\.sha256|sha256\.(?:Sum256|New)|createHash\(\s*['"]sha-?256|hashlib\.new\(\s*["']sha256|subtle\.digest\(\s*['"]SHA-256/, 'sha-256'],
  [/hashlib\.sha1|sha1\.(?:Sum|New)|createHash\(\s*['"]sha1/, 'sha-1'],
  [/hashlib\.md5|md5\.(?:Sum|New)|createHash\(\s*['"]md5/, 'md5'],
];

const sources: readonly (readonly [pattern: RegExp, name: (match: RegExpExecArray) => string])[] = [
  [
    /\buuid\.?(?:uuid)?4\b|\buuidv4\(|\bv4\(\)|uuid\.New(?:String|Random|V4|V7)?\(|uuid\.NewV4|randomUUID\(|\bulid\.|\buuid7\(|\bv7\(\)|\bksuid\.|nanoid\(|gonanoid|(?<!\)\.)cuid2?\(/i,
    () => 'uuid',
  ],
  [/secrets\.token_(?:urlsafe|hex|bytes)\(\s*(\d*)/, (m) => `csprng:${m[1] || '32'}`],
  [/secrets\.(?:choice|randbits|SystemRandom)|SystemRandom\(\)/, () => 'csprng'],
  [/os\.urandom\(\s*(\d+)/, (m) => `csprng:${m[1]}`],
  [/(?:crypto\.)?randomBytes\(\s*(\d+)/, (m) => `csprng:${m[1]}`],
  [/getRandomValues\(\s*new\s+Uint8Array\(\s*(\d+)/, (m) => `csprng:${m[1]}`],
  [
    expression()`
      Math\.random\(
      |(?<!\w)random\.(?:
        choices?\((?=
          [^()\n]{0,40}(?:
            string\.|["']|[cC][hH][aA][rR]|[aA]lphabet|ALPHABET|[lL]etter|LETTER|[dD]igit|DIGIT|[sS]ymbol|SYMBOL|[aA]lnum|ALNUM|ASCII
            |[bB]ase\d|BASE\d|\b[hH]ex|\bHEX|\bPOOL\b|\bpool\b
          )|\s{0,9}(?:range|list)\(
        )|(?:randint|random|getrandbits|sample)\(
      )|\bmt_rand\(|math\/rand
    `,
    () => 'weak',
  ],
  // What nobody else knows goes into it.
  [/\bSECRET_KEY\b|\bhmac\.new\(|createHmac\(/, () => 'secret'],
  // Of Go: the time, the machine, the process and a counter.
  [/\bxid\.New(?:WithTime)?\(/, () => 'counter'],
  [/time\.Now\(\)|\btime\.time(?:_ns)?\(|Date\.now\(|new Date\(|datetime\.(?:now|utcnow)\(|getTime\(\)|hrtime/, () => 'time'],
  [/\b(?:crypto_?|c)?rand\.(?:Read|Reader|Text|Int)\b|io\.ReadFull\(\s*\w{0,10}rand\.Reader/, () => 'rand'],
];

/** The widths of random buffers a Go function fills: `make([]byte, 4)`, `var b [16]byte`. */
const goWidth = (body: string): string | undefined =>
  /make\(\s*\[\]byte\s*,\s*(\d+)\s*\)|\bvar\s+\w+\s+\[(\d+)\]byte|\[(\d+)\]byte\{\}/
    .exec(body)
    ?.slice(1)
    .find((part) => part !== undefined);

/** `import { hash, verify } from '@node-rs/argon2'` */
const hashTaken = watch(/\bimport\s{0,4}\{[^{}\n]{0,80}\bhash\b(?! as\b)[^{}\n]{0,80}\}\s{0,4}from\s{0,4}["'](?:@node-rs\/)?(argon2|bcrypt(?:js)?)["']/);

/** How often bcrypt goes round, where it is written as a number. */
const bcryptRounds =
  /\bbcrypt\w*\.(?:hash|hashSync|genSalt|genSaltSync|gensalt|GenerateFromPassword)\((?:[^()\n]|\([^()\n]{0,60}\)){0,120}?(?:rounds\s?=\s?|,\s*|\()(\d{1,2})\s*\)/;

for (const [pattern] of [...algorithms, ...sources]) watch(pattern);

export const usesOf = (body: string, imports: string, { may }: Cues): string[] => {
  const called = algorithms.filter(([pattern]) => may(pattern) && pattern.test(body)).map(([, name]) => name);
  const taken = may(hashTaken) ? hashTaken.exec(imports)?.[1] : undefined;
  const isTaken = taken !== undefined && called.length === 0 && /(?<![\w.$])hash\(/.test(body) && !/\bargon2[id]\b/i.test(body);
  const hashes = isTaken ? [taken.startsWith('argon2') ? 'argon2id' : 'bcrypt'] : called;
  const random = sources.flatMap(([pattern, name]) => {
    const match = may(pattern) && pattern.exec(body);
    if (!match) return [];
    const found = name(match);
    if (found === 'weak' && madeUp.test(imports)) return [];
    if (found === 'uuid')
      return isShortened(body.slice(match.index, match.index + 120)) || isShortNanoid(body.slice(match.index, match.index + 80), imports) || isShortenedLater(body, match.index)
        ? ['csprng', 'shortened']
        : [found];
    if (found !== 'rand') return [found];
    if (/"crypto\/rand"/.test(imports)) return [`csprng${/rand\.Text/.test(body) ? ':16' : goWidth(body) === undefined ? '' : `:${goWidth(body)}`}`];
    return /"math\/rand(?:\/v2)?"/.test(imports) ? ['weak'] : [];
  });
  const rounds = hashes.includes('bcrypt') ? (bcryptRounds.exec(body)?.[1] ?? roundsByDefault(body)) : undefined;
  return [...hashes, ...random, ...(rounds === undefined ? [] : [`rounds:${rounds}`])];
};

/** Of the digits of a UUID often only the first are taken, `uuid4().hex[:12]`: whether they are enough is a matter of what they name. */
const isShortened = (text: string): boolean => {
  const digits = /^[\w.()]{1,60}?(?:replace\([^)\n]{0,30}\))?(?:\[0?:\s?(\d{1,2})\]|\.(?:slice|substring|substr)\(\s?0,\s?(\d{1,2})\s?\))/
    .exec(text)
    ?.slice(1)
    .find((part) => part !== undefined);
  return digits !== undefined && Number(digits) < 32;
};

/** `const id = uuidv4(); return id.replace(/-/g, '').substring(0, 8)`; of one that is given out whole, a log may show the beginning. */
const isShortenedLater = (body: string, index: number): boolean => {
  const [, name] = /(\w{1,60})\s{0,9}:?=\s{0,9}(?:str\(\s{0,9})?(?:[\w.]{1,40}\.)?$/.exec(body.slice(Math.max(0, index - 120), index)) ?? [];
  if (name === undefined) return false;
  const later = [...body.slice(index).matchAll(new RegExp(`(?<![\\w.])${name}(?=[.[])`, 'g'))].slice(0, 20).map((use) => index + use.index);
  const shortened = later.filter((at) => isShortened(body.slice(at, at + 120)));
  const isForItself = (at: number): boolean => new RegExp(`(?<![\\w.])${name}\\s{0,9}=\\s{0,9}$`).test(body.slice(Math.max(0, at - 90), at));
  return shortened.some(isForItself) || (shortened.length > 0 && !new RegExp(`\\breturn\\s+${name}\\s*(?:[;}\\n]|$)`).test(body));
};

/** `nanoid(8)`, or one that is made with a length of its own: 21 signs are as many as a UUID has. */
const isShortNanoid = (text: string, imports: string): boolean => {
  const [call, told] = /^nanoid\(\s{0,9}([^(),]{0,40})/i.exec(text) ?? [];
  if (call === undefined) return false;
  // What another module calls so may be of any length.
  if (!told && /\bimport\s{1,9}\{[^{}]{0,200}\bnanoid\b[^{}]{0,200}\}\s{1,9}from\s{1,9}["'](?!nanoid["'/])/.test(imports)) return true;
  const [, made] = /\bnanoid\s{0,9}=\s{0,9}customAlphabet\([^()]{1,200},\s{0,9}([\w.]{1,60})\s{0,9}\)/.exec(imports) ?? [];
  const length = told || made;
  return length !== undefined && !(Number(/^[A-Za-z_]\w*$/.test(length) ? constantNamed(length, imports) : length) >= 21);
};

const constantNamed = (name: string, text: string): string | undefined => new RegExp(`\\bconst\\s+${name}\\s*(?::\\s*number\\s*)?=\\s*(\\d{1,4})\\b`).exec(text)?.[1];

/** What makes up data for a first look or a test makes nobody's ids. */
const madeUp = /^[^\S\n]*(?:from|import)\s+(?:faker|mimesis|factory)\b|['"]@faker-js\/faker['"]|\/gofakeit\b/m;
