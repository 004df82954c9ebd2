import type { Candidate } from './candidate.ts';
import { classifyValue } from './classify-value.ts';
import { isMadeUp, isMadeUpKey } from './worded-secret.ts';

/**
 * Commands and calls that take a credential by its position, not by its name. Each is read at its keyword; the secret is the group `secret`.
 */
interface Call {
  readonly keywords: readonly string[];
  readonly grammar: RegExp;
  readonly says: string;
  /** What kind of name the position stands for. */
  readonly as: 'password' | 'secret';
  /** The call is common with harmless words: only a value with digits and letters counts. */
  readonly strict?: boolean;
  /** What stands there is the secret itself, of whatever words. */
  readonly words?: boolean;
}

const quoted = String.raw`(?:new\s)?(?:\[\]byte\(|Some\(|[\w.]{0,40}GetBytes\(|[bu]|@)?(?:"(?<secret>[^"\r\n]{3,200})"|'(?<secret2>[^'\r\n]{3,200})')(?:\.toCharArray\(\)|\.encode\(\)|\))?`;
const anyQuoted = String.raw`(?:"[^"\r\n]{0,300}"|'[^'\r\n]{0,300}'|[\w.$:>-]{1,80})`;
const secondOf = (name: string): RegExp => new RegExp(String.raw`${name}\s{0,3}\(\s{0,20}${anyQuoted}\s{0,5},\s{0,20}${quoted}\s{0,10}[,)]`, 'diy');

const calls: readonly Call[] = [
  {
    keywords: ['getconnection'],
    says: 'a database connection',
    as: 'password',
    grammar: new RegExp(String.raw`getConnection\(\s{0,20}[^,()]{1,300},\s{0,20}${anyQuoted}\s{0,5},\s{0,20}${quoted}\s{0,5}\)`, 'diy'),
  },
  {
    keywords: ['mysqli', 'mysql_connect'],
    says: 'a database connection',
    as: 'password',
    grammar: new RegExp(String.raw`mysqli?(?:_(?:real_)?connect)?\(\s{0,20}${anyQuoted}\s{0,5},\s{0,20}${anyQuoted}\s{0,5},\s{0,20}${quoted}`, 'diy'),
  },
  {
    keywords: ['basicauth', 'basic_auth'],
    says: 'basic authentication',
    as: 'password',
    grammar: new RegExp(String.raw`basic_?auth(?:entication)?[\s(]{1,4}${anyQuoted}\s{0,5},\s{0,20}${quoted}`, 'diy'),
  },
  {
    keywords: ['new pdo(', 'dbi->connect', 'new sequelize('],
    says: 'a database connection',
    as: 'password',
    grammar: new RegExp(String.raw`(?:new PDO|DBI->connect|new Sequelize)\(\s{0,20}${anyQuoted}\s{0,5},\s{0,20}${anyQuoted}\s{0,5},\s{0,20}${quoted}\s{0,5}[,)]`, 'diy'),
  },
  {
    keywords: ['pymysql.connect(', 'mysqldb.connect(', 'psycopg2.connect(', 'pymssql.connect(', 'mysql.connect('],
    says: 'a database connection',
    as: 'password',
    grammar: new RegExp(String.raw`\w{5,8}\.connect\(\s{0,20}${anyQuoted}\s{0,5},\s{0,20}${anyQuoted}\s{0,5},\s{0,20}${quoted}\s{0,5}[,)]`, 'diy'),
  },
  { keywords: ['cx_oracle.connect(', 'oracledb.connect('], says: 'a database connection', as: 'password', grammar: secondOf('(?:cx_oracle|oracledb)\\.connect') },
  {
    keywords: ['create_user(', 'create_superuser('],
    says: 'a new user',
    as: 'password',
    grammar: new RegExp(String.raw`create_(?:super)?user\(\s{0,20}${anyQuoted}\s{0,5},\s{0,20}${anyQuoted}\s{0,5},\s{0,20}${quoted}\s{0,5}[,)]`, 'diy'),
  },
  { keywords: ['wifi.begin('], says: 'a wireless network', as: 'password', grammar: secondOf('wifi\\.begin') },
  {
    keywords: ['bcrypt.hash', 'argon2.hash', 'password_hash(', 'make_password(', 'generate_password_hash('],
    says: 'a hash',
    as: 'password',
    grammar: new RegExp(String.raw`(?:bcrypt\.hash\w{0,12}|argon2\.hash|(?:generate_|make_)?password(?:_hash)?)\(\s{0,10}${quoted}\s{0,5}[,)]`, 'diy'),
  },
  {
    keywords: ['networkcredential', 'usernamepasswordcredential', 'passwordauthentication', 'usernamepasswordauthenticationtoken', 'usernamepasswordtoken', 'plainauthprovider'],
    says: 'a login',
    as: 'password',
    grammar: secondOf('(?:NetworkCredentials?|UsernamePasswordCredentials?|PasswordAuthentication|UsernamePassword(?:Authentication)?Token|PlainAuthProvider)'),
  },
  { keywords: ['auth=('], says: 'basic authentication', as: 'password', grammar: secondOf('auth=') },
  {
    keywords: ['login(', 'log_in(', 'signin(', 'sign_in(', 'authenticate('],
    says: 'a login',
    as: 'password',
    strict: true,
    grammar: secondOf('(?:login|log_in|signin|sign_in|authenticate)'),
  },
  {
    keywords: ['jwt.sign', 'jwt.encode', 'jwt.verify', 'jwt.decode'],
    says: 'the signing of a token',
    as: 'secret',
    words: true,
    grammar: new RegExp(String.raw`jwt\.(?:sign|encode|verify|decode)\([^"'\r\n]{1,120},\s{0,10}${quoted}`, 'diy'),
  },
  {
    keywords: ['signedstring(', 'newcookiestore(', 'symmetricsecuritykey(', 'signwith(', 'hmac.new(', 'setsigningkey('],
    says: 'the signing of a token',
    as: 'secret',
    words: true,
    grammar: new RegExp(
      String.raw`(?:SignedString|NewCookieStore|SymmetricSecurityKey|signWith|hmac\.new|setSigningKey)\(\s{0,10}(?:SignatureAlgorithm\.\w{2,8}\s?,\s{0,10})?${quoted}`,
      'diy',
    ),
  },
  { keywords: ['identified by'], says: 'an SQL statement', as: 'password', grammar: new RegExp(`identified by (?:password )?${quoted}`, 'diy') },
  { keywords: ['sshpass'], says: 'a command line', as: 'password', grammar: /sshpass[ \t]{1,4}-p[ \t]{0,4}["']?(?<secret>[^\s"'$]{3,100})/diy },
  {
    keywords: ['convertto-securestring'],
    says: 'a command line',
    as: 'password',
    grammar: new RegExp(String.raw`convertto-securestring[ \t]{1,4}(?:-String[ \t]{1,4})?${quoted}`, 'diy'),
  },
  {
    keywords: ['mysql ', 'mysqldump ', 'mysqladmin '],
    says: 'a command line',
    as: 'password',
    // -P is the port.
    grammar:
      /mysql(?:dump|admin)?[ \t][^\r\n"'|;]{0,120}?[ \t]-p(?!(?:ort|rotocol|roperties|lugin|ath|arallel|rofile|roject|ackage)s?\b)["']?(?<secret>[^\s"'$-][^\s"'$]{2,60})(?=[\s"']|$)/dy,
  },
  {
    keywords: ['docker login', 'podman login'],
    says: 'a command line',
    as: 'password',
    grammar: /(?:docker|podman) login[^\r\n|;]{0,120}?(?:-p|--password)[ =]["']?(?<secret>[^\s"'$<{]{3,200})/diy,
  },
  {
    keywords: ['requirepass', 'masterauth'],
    says: "a server's settings",
    as: 'password',
    strict: true,
    grammar: /(?:requirepass|masterauth)[ \t]{1,10}["']?(?<secret>[^\s"'$<{]{3,200})/diy,
  },
];

export const callKeywords: readonly string[] = calls.flatMap((call) => call.keywords);
const callOf = new Map(calls.flatMap((call) => call.keywords.map((keyword) => [keyword, call] as const)));

/** The credential in the call that begins at a keyword. */
export const callAt = (text: string, start: number, end: number): Candidate | undefined => {
  const call = callOf.get(text.slice(start, end).toLowerCase());
  if (!call) return undefined;
  call.grammar.lastIndex = start;
  const match = call.grammar.exec(text);
  const value = match?.groups?.['secret'] ?? match?.groups?.['secret2'];
  const [from, to] = match?.indices?.groups?.['secret'] ?? match?.indices?.groups?.['secret2'] ?? [0, 0];
  if (value === undefined || (call.strict && !(/\d/.test(value) && /[a-z]/i.test(value)) && !(call.says === 'a login' && isMadeUp(value)))) return undefined;
  // ("username", "password") names what belongs there.
  if (/^pass(?:word|wd)?$/i.test(value) && /["']user(?:name)?["']\s{0,5},\s{0,5}["']$/i.test(text.slice(Math.max(0, from - 40), from))) return undefined;
  const classified = classifyValue(call.as, value);
  const judged = classified === 'other' && call.words && isMadeUpKey(value) ? 'weak' : classified;
  if (judged !== 'secret' && judged !== 'weak') return undefined;
  const random = judged === 'secret';
  return {
    start: from,
    end: to,
    value,
    detector: `positional-${call.as}`,
    name: call.as,
    by: random ? 'named' : 'named-weak',
    severity: random ? 'high' : 'medium',
    confidence: call.strict && !random ? 'low' : 'medium',
    reasons: [`it stands where ${call.says} takes its ${call.as}`, random ? 'it looks randomly made' : 'it reads like a password that a person made up'],
  };
};
