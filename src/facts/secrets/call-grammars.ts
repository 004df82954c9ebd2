/**
 * Commands and calls that take a credential by its position, not by its name. Each is read at its keyword; the secret is the group `secret`.
 */
export interface Call {
  readonly keywords: readonly string[];
  readonly grammar: RegExp;
  readonly says: string;
  /** What kind of name the position stands for. */
  readonly as: 'password' | 'secret';
  /** The call is common with harmless words: only a value with digits and letters counts. */
  readonly strict?: boolean;
  /** A hash of a password may stand there, which must be guessed before it can be used. */
  readonly hashes?: boolean;
  /** What stands there is the secret itself, of whatever words; `used`: the program works with it as it stands, so that it is no stand-in. */
  readonly words?: boolean | 'used';
}

export const quoted = String.raw`(?:new\s)?(?:\[\]byte\(|Some\(|[\w.]{0,40}GetBytes\(|[bu]|@)?(?:"(?<secret>[^"\r\n]{3,200})"|'(?<secret2>[^'\r\n]{3,200})')(?:\.toCharArray\(\)|\.encode\(\)|\))?`;
export const anyQuoted = String.raw`(?:"[^"\r\n]{0,300}"|'[^'\r\n]{0,300}'|[\w.$:>-]{1,80})`;
/** `name(a, "v")` and `name(a, b, "v")` */
const behind = (name: string, others: number): RegExp =>
  new RegExp(String.raw`${name}\s{0,3}\(\s{0,20}${String.raw`${anyQuoted}\s{0,5},\s{0,20}`.repeat(others)}${quoted}\s{0,10}[,)]`, 'diy');
const secondOf = (name: string): RegExp => behind(name, 1);
const thirdOf = (name: string): RegExp => behind(name, 2);

/** `user:v` in quotes. */
const userAndQuoted = String.raw`[bu]?(?!["'](?:data|https?):|[^:\r\n]{1,60}:pass(?:word|wd)?["'])(?:"[\w.@-]{2,60}:(?<secret>[^"\s$<>{}:/]{4,100})"|'[\w.@-]{2,60}:(?<secret2>[^'\s$<>{}:/]{4,100})')`;

export const functionCalls: readonly Call[] = [
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
    grammar: thirdOf('mysqli?(?:_(?:real_)?connect)?'),
  },
  {
    keywords: ['basicauth', 'basic_auth'],
    says: 'basic authentication',
    as: 'password',
    grammar: new RegExp(String.raw`basic_?auth(?:entication)?[\s(]{1,4}${anyQuoted}\s{0,5},\s{0,20}${quoted}`, 'diy'),
  },
  {
    keywords: ['new pdo(', 'dbi->connect', 'new sequelize(', 'sql.newinstance(', 'pymysql.connect(', 'mysqldb.connect(', 'psycopg2.connect(', 'pymssql.connect(', 'mysql.connect('],
    says: 'a database connection',
    as: 'password',
    grammar: thirdOf('(?:new PDO|DBI->connect|new Sequelize|Sql\\.newInstance|\\w{5,8}\\.connect)'),
  },
  { keywords: ['ftp(', 'ftp_tls(', 'ftp.open(', 'ftp.new(', 'ftp_login('], says: 'a server', as: 'password', grammar: thirdOf('ftp(?:_tls|\\.open|\\.new|_login)?') },
  { keywords: ['cx_oracle.connect(', 'oracledb.connect('], says: 'a database connection', as: 'password', grammar: secondOf('(?:cx_oracle|oracledb)\\.connect') },
  {
    keywords: ['create_user(', 'create_superuser('],
    says: 'a new user',
    as: 'password',
    grammar: thirdOf('create_(?:super)?user'),
  },
  { keywords: ['wifi.begin('], says: 'a wireless network', as: 'password', grammar: secondOf('wifi\\.begin') },
  {
    keywords: ['bcrypt.hash', 'argon2.hash', 'password_hash(', 'make_password(', 'generate_password_hash('],
    says: 'a hash',
    as: 'password',
    grammar: new RegExp(String.raw`(?<!\|\s{0,3})(?:bcrypt\.hash\w{0,12}|argon2\.hash|(?:generate_|make_)?password(?:_hash)?)\(\s{0,10}${quoted}\s{0,5}[,)]`, 'diy'),
  },
  {
    keywords: [
      'networkcredential',
      'usernamepasswordcredential',
      'passwordauthentication',
      'usernamepasswordauthenticationtoken',
      'usernamepasswordtoken',
      'plainauthprovider',
      'simpleauthenticationinfo',
    ],
    says: 'a login',
    as: 'password',
    // Without a variable of PHP as the user, which Symfony takes there and has no password behind it.
    grammar: secondOf(
      '(?:NetworkCredentials?|UsernamePasswordCredentials?|PasswordAuthentication|UsernamePassword(?:Authentication)?Token|PlainAuthProvider|SimpleAuthenticationInfo)(?=\\s{0,3}\\(\\s{0,20}[^$])',
    ),
  },
  {
    // new DefaultRedisCredentials("u", "v"), make_shared<PlainCredentials>("u", "v")
    keywords: ['credentials(', 'credentials>('],
    says: 'a login',
    as: 'password',
    strict: true,
    grammar: secondOf('(?<=\\bnew[ \\t]{1,3}[A-Za-z]{0,40}|\\b(?:New)?(?:Plain|Basic|Login|Simple)|\\.with(?:Auth)?)credentials>?'),
  },
  {
    // new AMQPStreamConnection("host", 5672, "u", "v"), mqttClient.connect("id", "u", "v")
    keywords: ['connection(', 'client(', 'connect('],
    says: 'a server',
    as: 'password',
    grammar: new RegExp(
      String.raw`(?:(?:connection|client|connect)\(\s{0,20}${anyQuoted}\s{0,5},\s{0,20}\d{2,5}\s{0,5},|(?<=(?:mqtt|client)\w{0,12}(?:\.|->))connect\(\s{0,20}${anyQuoted}\s{0,5},(?=[^,]{1,80},\s{0,20}["'][^"']{0,60}\d))\s{0,20}["'][\w.@-]{2,60}["']\s{0,5},\s{0,20}${quoted}\s{0,5}[,)]`,
      'diy',
    ),
  },
  {
    // mysql_session('root', 'v')
    keywords: ["('root'", '("root"', "('admin'", '("admin"'],
    says: 'a user',
    as: 'password',
    strict: true,
    grammar: new RegExp(
      String.raw`(?<=(?:session|log_?in|sign_?in|connect|connection|auth|authenticate|user|account|admin|client|credentials?)[ ]?)\(["'](?:root|admin)["']\s{0,5},\s{0,20}${quoted}\s{0,5}[,)]`,
      'diy',
    ),
  },
  {
    keywords: ['new user('],
    says: 'a new user',
    as: 'password',
    strict: true,
    grammar: secondOf('new user'),
  },
  {
    keywords: ['plainauth('],
    says: 'a mail server',
    as: 'password',
    grammar: new RegExp(String.raw`PlainAuth\(\s{0,10}${anyQuoted}\s{0,5},\s{0,10}${anyQuoted}\s{0,5},\s{0,10}${quoted}\s{0,5},`, 'diy'),
  },
  {
    keywords: ['.auth('],
    says: 'a server',
    as: 'password',
    grammar: new RegExp(
      String.raw`(?:(?<=\b(?:jedis|redis\w{0,10}|valkey\w{0,10}))\.auth\(\s{0,5}(?:${anyQuoted}\s{0,3},\s{0,3})?|(?<=\bdb)\.auth\(\s{0,5}${anyQuoted}\s{0,3},\s{0,3}|\.auth\(\s{0,5}["'][\w.@-]{2,60}["']\s{0,3},\s{0,3}(?=["'][^"']{0,60}\d))${quoted}\s{0,5}[,)]`,
      'diy',
    ),
  },
  {
    // keyStore.load(in, "v".toCharArray()): what is no String in Java is meant to be wiped.
    keywords: ['.tochararray('],
    says: 'a key store or a login',
    as: 'password',
    grammar:
      /(?<=(?:\b(?:load|init|getKey|store|setKeyEntry|setEntry|PasswordProtection|PBEKeySpec|loadKeyMaterial|loadTrustMaterial|\w{0,30}(?:Authenticator|Credentials?|Password))[ ]?\((?:[^()\n]{0,80},)?\s{0,10}|\bchar\[\][ ](?:pw|pwd|\w{0,20}pass\w{0,10})[ ]?=[ ]?)"(?<secret>[^"\r\n]{3,80})")\.toCharArray\(/diy,
  },
  {
    // What an Authorization header is made of.
    keywords: ['btoa(', 'b64encode(', 'buffer.from(', 'tobase64string('],
    says: 'basic authentication',
    as: 'password',
    grammar: new RegExp(
      String.raw`(?:btoa|b64encode|Buffer\.from|ToBase64String\([\w.]{0,40}GetBytes(?=\([^()\r\n]{0,160}\d))\(${userAndQuoted}\)(?:(?<!Buffer\.from\([^()]{1,170}\))|\.toString\(['"]base64)`,
      'diy',
    ),
  },
  // curl_setopt($ch, CURLOPT_USERPWD, 'u:v')
  {
    keywords: ['curlopt_userpwd', 'curlopt_proxyuserpwd'],
    says: 'basic authentication',
    as: 'password',
    grammar: new RegExp(String.raw`curlopt_(?:proxy)?userpwd["']?(?:,|\s{0,3}=>)\s{0,5}${userAndQuoted}`, 'diy'),
  },
  // Spring Security: kept as it is, not hashed.
  { keywords: ['{noop}'], says: 'Spring', as: 'password', grammar: /(?<=["'>:= ])\{noop\}(?<secret>[^\s"'<>{}$]{3,80})(?=["'<\s,])/diy },
  // signInWithEmailAndPassword("u", "v")
  {
    keywords: ['andpassword('],
    says: 'a login',
    as: 'password',
    grammar: new RegExp(String.raw`andpassword\(\s{0,20}(?:[\w.]{1,30},\s{0,20})?["'][^"'\r\n]{2,60}["']\s{0,5},\s{0,20}${quoted}\s{0,5}\)`, 'diy'),
  },
  // IdentityServer: new Secret("v".Sha256())
  { keywords: ['new secret('], says: 'a client', as: 'secret', words: true, grammar: new RegExp(String.raw`new secret\(\s{0,3}${quoted}(?:\.\w{1,12}\(\))?\s{0,3}\)`, 'diy') },
  // What Jenkins keeps encrypted.
  { keywords: ['secret.fromstring('], says: 'Jenkins', as: 'password', words: true, grammar: new RegExp(String.raw`secret\.fromstring\(\s{0,3}${quoted}\s{0,3}\)`, 'diy') },
  { keywords: ['auth=('], says: 'basic authentication', as: 'password', grammar: secondOf('auth=') },
  {
    keywords: ['login(', 'log_in(', 'signin(', 'sign_in(', 'authenticate(', '.basic(', 'auth_password(', 'authenticateas('],
    says: 'a login',
    as: 'password',
    strict: true,
    grammar: new RegExp(
      String.raw`(?:login|log_in|signin|sign_in|authenticate(?:As)?|\.basic|auth_password)\(\s{0,20}[a-z]{0,20}[:=]?\s?["'][^"'\r\n]{2,60}["']\s{0,5},\s{0,20}(?:[a-z]{2,12}[:=]\s?)?${quoted}\s{0,10}\)`,
      'diy',
    ),
  },
];
