import { behind, type Call, quoted, secondOf, thirdOf } from './call-grammars.ts';

/** What somebody or something logs in with. */
export const loginCalls: readonly Call[] = [
  {
    keywords: [
      'networkcredential',
      'usernamepasswordcredential',
      'passwordauthentication',
      'passwordconnectioninfo',
      'usernamepasswordauthenticationtoken',
      'usernamepasswordtoken',
      'plainauthprovider',
      'simpleauthenticationinfo',
    ],
    says: 'a login',
    as: 'password',
    // Without a variable of PHP as the user, which Symfony takes there and has no password behind it.
    grammar: secondOf(
      '(?:NetworkCredentials?|UsernamePasswordCredentials?|PasswordAuthentication(?:Method)?|UsernamePassword(?:Authentication)?Token|PlainAuthProvider|SimpleAuthenticationInfo)(?=\\s{0,3}\\(\\s{0,20}[^$])',
    ),
  },
  {
    // new DefaultRedisCredentials("u", "v"), make_shared<PlainCredentials>("u", "v")
    keywords: ['credentials(', 'credentials>(', 'credentials::new(', 'credentials.create('],
    says: 'a login',
    as: 'password',
    strict: true,
    grammar: secondOf(
      '(?:(?<=\\bnew[ \\t]{1,3}(?!Signing|Encrypting)[A-Za-z]{0,40}|\\b(?:New)?(?:Plain|Basic|BasicAuth|Login|Simple)|\\.with(?:Auth)?)credentials>?|(?<=\\n[ \\t]{0,40}(?://[ \\t]{1,12})?\\.)credentials|\\bcredentials(?:::new|\\.create))',
    ),
  },
  // Credentials::from(("ann", "v"))
  { keywords: ['credentials::from(('], says: 'a login', as: 'password', strict: true, grammar: secondOf('credentials::from\\(') },
  {
    // credentials.NewStaticV4("id", "v", ""), StaticProvider provider("id", "v"), erlcloud_s3:configure("id", "v")
    keywords: ['newstaticv2(', 'newstaticv4(', 'newstaticcredentials(', 'newstaticcredentialsprovider(', 'awscredentials ', 'staticprovider ', ':configure("'],
    says: 'a cloud',
    as: 'secret',
    grammar: secondOf(String.raw`(?:newstatic(?:v[24]|credentials(?:provider)?)|(?:awscredentials|staticprovider) \w{1,30}|(?<=\b(?:erlcloud|aws)\w{0,20}):configure)`),
  },
  // new StorageSharedKeyCredential("account", "v") of Azure
  { keywords: ['sharedkeycredential('], says: 'a cloud', as: 'secret', drawn: true, grammar: secondOf('sharedkeycredential') },
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
    // u == "admin" and p == "v"
    keywords: ['== "admin"', "== 'admin'", '== "root"', "== 'root'"],
    says: 'a login',
    as: 'password',
    strict: true,
    grammar: /(?<=\bu(?:ser(?:_?name)?|name|sr)?["')\]]{0,2} ?={0,1})== ?["'](?:admin|root)["']\)? (?:and|&&) \(?p ?={2,3} ?["'](?<secret>[^"'\s]{3,60})["']/diy,
  },
  // Spring Security: kept as it is, not hashed.
  { keywords: ['{noop}'], says: 'Spring', as: 'password', grammar: /(?<=["'>:= ])\{noop\}(?<secret>[^\s"'<>{}$]{3,80})(?=["'<\s,])/diy },
  // signInWithEmailAndPassword("u", "v")
  {
    keywords: ['andpassword(', 'withpassword('],
    says: 'a login',
    as: 'password',
    grammar: new RegExp(
      String.raw`(?:and|(?<=auth|authenticate|log_?in|sign_?in|sign_?up|connect|register)with)password\(\s{0,20}(?:[\w.]{1,30},\s{0,20})?["'][^"'\r\n]{2,60}["']\s{0,5},\s{0,20}${quoted}\s{0,5}\)`,
      'diy',
    ),
  },
  // IdentityServer: new Secret("v".Sha256()); new Secret("secret") is a resource of that name
  {
    keywords: ['new secret('],
    says: 'a client',
    as: 'secret',
    words: true,
    grammar: new RegExp(String.raw`new secret\(\s{0,3}(?!["'](?:\w{1,20}[-_])?secrets?["']\s{0,3}\))${quoted}(?:\.\w{1,12}\(\))?\s{0,3}\)`, 'diy'),
  },
  // What Jenkins keeps encrypted.
  { keywords: ['secret.fromstring('], says: 'Jenkins', as: 'password', words: true, grammar: new RegExp(String.raw`secret\.fromstring\(\s{0,3}${quoted}\s{0,3}\)`, 'diy') },
  {
    keywords: [
      'login(',
      'log_in(',
      'signin(',
      'sign_in(',
      'authenticate(',
      '.basic(',
      'auth_password(',
      'authenticateas(',
      'basic_authorize(',
      'sign_in_as(',
      'log_in_as(',
      'login_as(',
      'username_pw_set(',
      'simple_bind_s(',
      'wlan.connect(',
      'logintoken(',
      'accesstoken(',
    ],
    says: 'a login',
    as: 'password',
    strict: true,
    grammar: new RegExp(
      String.raw`(?:login|log_in|signin|sign_in|authenticate(?:As)?|\.basic|auth_password|basic_authorize|(?:sign_in|log_?in)_as|username_pw_set|simple_bind_s|wlan\.connect|(?<=get|obtain|fetch|request|acquire|retrieve)(?:login|access)token)\(\s{0,20}(?:[\w.]{1,30},\s{0,20}){0,4}(?:["'](?:LOGIN|PLAIN|CRAM-MD5|DIGEST-MD5|SCRAM-SHA-\d{1,3})["'],\s{0,20})?[a-z]{0,20}[:=]?\s?["'](?!(?:LOGIN|PLAIN|CRAM-MD5)["'])[^"'\r\n]{1,60}["']\s{0,5},\s{0,20}(?:[a-z]{2,12}[:=]\s?)?${quoted}\s{0,10}(?!(?<=["'][a-z]{3,20}["']\s{0,10}),\s{0,20}(?:payload|credentials|body|values|formData)\))[,)]`,
      'diy',
    ),
  },
  // login(user.username, "v")
  {
    keywords: ['login(', 'signin(', 'log_in(', 'sign_in('],
    says: 'a login',
    as: 'password',
    strict: true,
    grammar: new RegExp(
      String.raw`(?<!\w)(?:log_?in|sign_?in)\(\s{0,20}(?:[\w.]{0,40}(?:user_?name|email|login)|[\w.]{0,30}user\.name)\s{0,5},\s{0,20}(?=["'][^"'\s]{0,60}\d)${quoted}\s{0,5}[,)]`,
      'diy',
    ),
  },
  // $smtp->auth('ann', 'v')
  {
    keywords: ['.auth(', '>auth('],
    says: 'a login',
    as: 'password',
    strict: true,
    grammar: new RegExp(
      String.raw`(?<=\w|-)[.>]auth\(\s{0,5}(?:["'][\w.@-]{2,60}["']|[\w.$]{0,40}(?:user_?name|user|email|login))\s{0,5},\s{0,20}(?=["'][^"'\s]{0,60}\d)${quoted}\s{0,5}[,)]`,
      'diy',
    ),
  },
  {
    // getToken("ann", "v"): of two words it may as well be asked which token is meant
    keywords: ['gettoken(', 'get_token('],
    says: 'a login',
    as: 'password',
    strict: true,
    grammar:
      /[gG]et_?[tT]oken\(\s{0,20}(?<quote>["'])(?<user>[\w.@+-]{2,60})\k<quote>,\s{0,20}\k<quote>(?<secret>\k<user>|(?=[^"'\s]{0,60}\d)(?=[^"'\s]{0,60}[a-z])(?=[^"'\s]{0,60}[A-Z!#$%&*?^~])[^"'\s]{6,80})\k<quote>\s{0,10}[,)]/dy,
  },
  // ["AUTH", "v"], as a client of Redis is given its words
  {
    keywords: ["'auth', ", '"auth", '],
    says: 'Redis',
    as: 'password',
    strict: true,
    grammar: /(?<=[[(,][ ]?)(?<quote>["'])AUTH\k<quote>,[ ](?:\k<quote>[\w.-]{2,40}\k<quote>,[ ])?\k<quote>(?<secret>[^"'\s]{8,80})\k<quote>[\])]/dy,
  },
  // createConnection("ann", "v") of JMS
  {
    keywords: ['createconnection("'],
    says: 'a login',
    as: 'password',
    strict: true,
    grammar: /(?<=\w\.)createconnection\("[\w.@-]{2,40}",\s{0,5}"(?=[^"\s]{0,60}\d)(?<secret>[^"\s]{3,80})"\)/diy,
  },
  // nats.UserInfo("u", "v"), url.UserPassword("u", "v")
  { keywords: ['userinfo(', 'userpassword('], says: 'a login', as: 'password', strict: true, grammar: secondOf('(?<=[.>\\s])User(?:Info|Password)') },
  // Credentials("realm", "host", "u", "v") of sbt, $ua->credentials('host', 'realm', 'u', 'v')
  { keywords: ['= credentials(', '->credentials('], says: 'a login', as: 'password', grammar: behind('(?:= |->)credentials', 3) },
  // Client("AC…", "v") of Twilio, whose accounts are called so
  {
    keywords: ["('ac", '("ac'],
    says: 'a login',
    as: 'secret',
    grammar: /\(["']AC[0-9a-f]{32}["'],\s{0,20}["'](?<secret>[0-9a-f]{32})["']/dy,
  },
  {
    // tweepy.OAuthHandler("id", "v"), auth.set_access_token("id", "v")
    keywords: ['oauthhandler(', 'oauth1(', 'oauth1session(', 'oauth1userhandler(', 'set_access_token(', 'oauth2session('],
    says: 'a login',
    as: 'secret',
    strict: true,
    grammar: secondOf('(?:oauth1?(?:user)?handler|oauth[12](?:session)?|set_access_token)'),
  },
  // of OmniAuth
  { keywords: ['provider :'], says: 'a login', as: 'secret', grammar: /provider :\w{2,40}, ?["'][\w.-]{4,120}["'], ?["'](?<secret>[\w.~-]{16,120})["']/dy },
  // of Jenkins: scope, id, description, user, password
  { keywords: ['usernamepasswordcredentialsimpl('], says: 'a login', as: 'password', grammar: behind('UsernamePasswordCredentialsImpl', 4) },
  // UTL_SMTP.AUTH(connection, 'ann', 'v', …)
  { keywords: ['utl_smtp.auth('], says: 'a login', as: 'password', grammar: thirdOf('utl_smtp\\.auth') },
  // SecretValue.unsafePlainText("v") of AWS
  { keywords: ['plaintext('], says: 'a stack', as: 'password', grammar: new RegExp(String.raw`(?<=SecretValue\.(?:unsafe)?)plainText\(\s{0,5}${quoted}\s{0,5}\)`, 'diy') },
];
