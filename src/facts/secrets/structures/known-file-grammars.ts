/** Files whose whole purpose is to hold credentials, each read by its own grammar. */
export interface KnownFile {
  readonly path: RegExp;
  /** The secret is the group `secret`. */
  readonly grammar: RegExp;
  readonly name: string;
  readonly detector: string;
  /** The part that holds them; else the whole file does. */
  readonly section?: RegExp;
  /** A hash of a password must be guessed before it can be used. */
  readonly hashed?: boolean;
}

export const knownFiles: readonly KnownFile[] = [
  {
    // What the members of a replica set know each other by, as `openssl rand -base64 756` writes it.
    detector: 'mongodb-keyfile',
    name: 'key of a MongoDB cluster',
    path: /(?:^|\/)(?:(?:mongo(?:db)?|replica(?:[-_]?set)?|rs\d?)[-_.]?key-?(?:file)?(?:\.(?:txt|key))?|mongo(?:db)?[\w.-]{0,20}\/(?:[\w-]{1,20}\/)?key-?file(?:\.(?:txt|key))?|mongo(?:db)?\.key)$/i,
    grammar: /^(?<secret>(?=[^\n]{0,60}\d)[A-Za-z0-9+/]{40,1024}={0,2})(?:\r?\n[A-Za-z0-9+/]{1,76}={0,2}){0,20}\s*$/dg,
  },
  {
    detector: 'pgpass',
    name: 'PostgreSQL password',
    path: /(?:^|\/)(?:\.?pgpass(?:\.conf)?)$/i,
    grammar: /^[^#:\r\n]{1,200}:[\d*]{1,5}:[^:\r\n]{1,100}:[^:\r\n]{1,100}:(?<secret>[^\r\n]{1,200})$/dgm,
  },
  {
    detector: 'sasl-passwd',
    name: 'password of a mail relay',
    path: /(?:^|\/)(?:\.?sasl[-_]passw(?:or)?d(?:\.[\w-]{1,20})?|(?:open)?smtpd\/secrets)$/i,
    grammar: /^[^#\s][^\s]{0,200}[ \t]{1,20}[^\s:]{1,100}:(?<secret>\S{3,200})[ \t]*$/dgm,
  },
  {
    detector: 'hurl-basic-auth',
    name: 'password of a request',
    path: /\.hurl$/i,
    section: /^\[BasicAuth\][ \t]*\r?\n(?:[ \t]*(?:#[^\n]*)?\r?\n)*[^\r\n]{1,300}/gm,
    grammar: /^[\w.@%+-]{1,80}[ \t]*:[ \t]*(?<secret>[^\s{}#"][^\s{}]{2,200})[ \t]*$/dgm,
  },
  {
    detector: 'subversion-login',
    name: 'password that Subversion kept',
    path: /(?:^|\/)svn\.simple\/[0-9a-f]{32}$/,
    grammar: /(?<=^password\r?\nV \d{1,3}\r?\n)(?<secret>[^\r\n]{3,200})$/dgm,
  },
  {
    // Of Netscape, and of curl.
    detector: 'cookie-jar',
    name: 'session id',
    path: /(?:^|\/)[\w.-]{0,40}cookies?(?:[-_.][\w-]{1,20})?\.txt$|(?:^|\/)cookie-?jar(?:\.txt)?$/i,
    grammar:
      /^[^\t\r\n]{1,100}\t(?:TRUE|FALSE)\t[^\t\r\n]{1,100}\t(?:TRUE|FALSE)\t\d{1,12}\t[^\t\r\n]{0,40}(?:sess|sid|token|auth|login|jwt)[^\t\r\n]{0,40}\t(?<secret>[^\s]{16,600})[ \t]*$/dgim,
  },
  {
    // What its clients share with it.
    detector: 'tacacs-key',
    name: 'shared key of TACACS+',
    path: /(?:^|\/)tac_plus[\w.-]{0,20}$/i,
    grammar: /^[ \t]{0,20}key[ \t]{0,4}=[ \t]{0,4}"?(?<secret>[^\s"#{}]{4,100})"?[ \t]*$/dgm,
  },
  { detector: 'vault-token', name: 'token of Vault', path: /(?:^|\/)\.vault-token$/, grammar: /^(?<secret>[\w.-]{20,400})\s*$/dg },
  {
    detector: 'davfs-secrets',
    name: 'password of a network drive',
    path: /(?:^|\/)(?:\.?davfs2[/.-])?secrets$/i,
    grammar: /^[ \t]*(?:https?:\/\/|\/)\S{1,200}[ \t]{1,20}\S{1,80}[ \t]{1,20}"?(?<secret>[^\s"]{3,100})/dgm,
  },
  {
    detector: 'rdp-password',
    name: 'saved password of a remote desktop',
    path: /\.rdp$/i,
    grammar: /^password 51:b:(?<secret>[0-9A-F]{100,2000})\s*$/dgm,
  },
  {
    detector: 'ipsec-secrets',
    name: 'shared key of a tunnel',
    path: /(?:^|\/)[\w.-]{0,40}ipsec\.[\w.-]{0,20}secrets$/i,
    grammar: /:[ \t]{0,8}(?:PSK|EAP|XAUTH|NTLM)[ \t]{1,8}"?(?<secret>(?<=")[^"\r\n]{3,200}(?=")|(?<!")[^\s"#{%][^\s"#{]{5,199})/dg,
  },
  {
    detector: 'proxychains',
    name: 'password of a proxy',
    path: /(?:^|\/)proxychains[\w.-]{0,20}\.conf$/i,
    grammar: /^[ \t]*(?:socks[45]|http|raw)[ \t]{1,20}\S{1,80}[ \t]{1,20}\d{1,5}[ \t]{1,20}\S{1,80}[ \t]{1,20}(?<secret>\S{3,100})/dgm,
  },
  {
    // Between marks of its own; those that others have too are read wherever they stand.
    detector: 'openvpn-key',
    name: 'private key of a tunnel',
    path: /\.ovpn$/i,
    grammar:
      /(?:<pkcs12>|-----BEGIN OpenVPN tls-crypt-v2 (?:client|server) key-----)\s{1,12}(?<secret>[A-Za-z0-9+/]{40}[A-Za-z0-9+/=\s]{40,16000}?)\s{0,12}(?:<\/pkcs12>|-----END)/dg,
  },
  {
    detector: 'composer-auth',
    name: 'token of a server of packages',
    path: /(?:^|\/)auth\.json$/,
    section: /"(?:github-oauth|gitlab-oauth|gitlab-token|bearer)"\s{0,5}:\s{0,5}\{[^{}]{0,4000}\}/g,
    // By host.
    grammar: /"[\w-]{1,60}\.[\w.:-]{2,100}"\s{0,5}:\s{0,5}"(?<secret>[^"\s]{10,300})"/dg,
  },
  {
    // 32 bytes of the key and 32 of its public half.
    detector: 'solana-key',
    name: 'private key of a wallet',
    path: /(?:^|\/)(?:id|[\w.-]{0,40}(?:key-?pair|wallet|deploy(?:er)?|payer|authority|keypairs?\/[\w.-]{1,40}))\.json$/i,
    grammar: /^\s{0,8}\[\s{0,8}(?<secret>(?:\d{1,3}\s{0,8},\s{0,8}){63}\d{1,3})\s{0,8}\]\s*$/dg,
  },
  { detector: 'netrc', name: 'password in .netrc', path: /(?:^|\/)[._]netrc(?:\.[\w-]{1,20})?$/i, grammar: /\bpassword\s{1,10}(?<secret>\S{1,300})/dg },
  {
    detector: 'rails-master-key',
    name: 'Rails master key',
    path: /(?:^|\/)(?:master|credentials\/[\w-]{1,40}|config\/[\w-]{1,40})\.key$|(?:^|\/)secrets\.yml\.key$/,
    grammar: /^(?<secret>[0-9a-f]{32})\s*$/dg,
  },
  {
    detector: 'docker-auth',
    name: 'registry login in base64',
    path: /(?:^|\/)(?:\.?docker(?:cfg|configjson)|\.?docker\/config\.json|config\.json|dockerconfig[\w.-]{0,20})$/i,
    grammar: /"auth"\s{0,5}:\s{0,5}"(?<secret>[A-Za-z0-9+/]{8,1000}={0,2})"/dg,
  },
  {
    detector: 'npmrc-auth',
    name: 'npm registry login',
    path: /(?:^|\/)\.?npmrc(?:\.[\w-]{1,20})?$/,
    grammar: /(?:^|:)_(?:auth|password)[ \t]{0,3}=[ \t]{0,3}"?(?<secret>[A-Za-z0-9+/]{8,1000}={0,2})/dgm,
  },
  {
    // Of a registry of one's own, whose tokens have no mark.
    detector: 'npmrc-token',
    name: 'npm registry token',
    path: /(?:^|\/)\.?npmrc(?:\.[\w-]{1,20})?$/,
    grammar:
      /:_authToken[ \t]{0,3}=[ \t]{0,3}"?(?<secret>(?!npm_|[0-9a-f]{8}-)(?=[^\s\d]{0,60}\d)(?=[^\sA-Z]{0,60}[A-Z])(?=[^\sa-z]{0,60}[a-z])[\w.+/-]{16,400}={0,2})"?[ \t]*$/dgm,
  },
  {
    detector: 'filezilla',
    name: 'password of a saved site',
    path: /(?:^|\/)(?:recentservers|sitemanager|filezilla|queue)[\w.-]{0,20}\.xml$/i,
    grammar: /<Pass(?: encoding="base64")?>(?<secret>[^<\s]{3,300})<\/Pass>/dgi,
  },
  {
    detector: 'firefox-login',
    name: 'saved password of a browser',
    path: /(?:^|\/)(?:logins|signons)\.json$/,
    grammar: /"encryptedPassword"\s{0,5}:\s{0,5}"(?<secret>[A-Za-z0-9+/=]{20,1000})"/dg,
  },
  {
    detector: 'terraform-random-password',
    name: 'password in a Terraform state',
    path: /\.tfstate(?:\.backup)?$/i,
    grammar: /"type"\s{0,5}:\s{0,5}"random_password"[\s\S]{0,2000}?"result"\s{0,5}:\s{0,5}"(?<secret>[^"\r\n]{4,300})"/dg,
  },
  {
    detector: 'curlrc',
    name: 'password of a download',
    path: /(?:^|\/)[._]curlrc$/,
    grammar: /^[ \t]*-{0,2}(?:proxy-)?user[ \t]{0,4}[ =:][ \t]{0,4}"?[^\s:"]{1,80}:(?<secret>[^\s"]{3,200})/dgm,
  },
  {
    detector: 'vpn-login',
    name: 'password of a tunnel',
    path: /(?:^|\/)(?:open)?vpn\/[\w.-]{0,30}(?:auth|login|pass|cred)[\w.-]{0,30}$|(?:^|\/)(?:(?:vpn|openvpn|ovpn)[-_.]?(?:auth|login|pass|cred)|auth[-_]user[-_]pass)[\w-]{0,20}(?:\.txt|\.conf)?$/i,
    grammar: /^[\w.@+-]{2,80}\r?\n(?<secret>\S{3,100})\s*$/dg,
  },
  { detector: 'exim-client', name: 'password of a mail relay', path: /(?:^|\/)passwd\.client$/, grammar: /^[^#:\s]{1,100}:[^#:\s]{1,80}:(?<secret>[^\s:]{3,100})[ \t]*$/dgm },
  { detector: 'matrix-signing-key', name: 'signing key of a Matrix server', path: /\.signing\.key$/, grammar: /^ed25519 \w{1,20} (?<secret>[\w+/]{43})\s*$/dgm },
  { detector: 'kaggle', name: 'Kaggle API key', path: /(?:^|\/)kaggle\.json$/, grammar: /"key"\s{0,5}:\s{0,5}"(?<secret>[0-9a-f]{32})"/dg },
  {
    detector: 'bundler',
    name: 'login of a gem server',
    path: /(?:^|\/)\.bundle\/config$/,
    grammar: /^BUNDLE_[A-Z0-9_]{3,80}: ["']?(?:[\w.@-]{1,60}:)(?<secret>[^\s"'/:]{6,200})["']?[ \t]*$/dgm,
  },
  { detector: 'robomongo', name: 'password of a saved connection', path: /(?:^|\/)robomongo\.json$/i, grammar: /"userPassword"\s{0,5}:\s{0,5}"(?<secret>[^"\r\n]{3,300})"/dg },
];
