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

const iniUser = /^[\w.@-]{1,60}[ \t]{0,8}=[ \t]{0,8}(?<secret>[^\s,$#=-][^\s,]{2,100})[ \t]*(?:,.{0,200})?$/dgm;

export const knownFiles: readonly KnownFile[] = [
  {
    detector: 'pgpass',
    name: 'PostgreSQL password',
    path: /(?:^|\/)(?:\.?pgpass(?:\.conf)?)$/i,
    grammar: /^[^#:\r\n]{1,200}:[\d*]{1,5}:[^:\r\n]{1,100}:[^:\r\n]{1,100}:(?<secret>[^\r\n]{1,200})$/dgm,
  },
  {
    detector: 'sasl-passwd',
    name: 'password of a mail relay',
    path: /(?:^|\/)\.?sasl[-_]passw(?:or)?d(?:\.[\w-]{1,20})?$/i,
    grammar: /^[^#\s][^\s]{0,200}[ \t]{1,20}[^\s:]{1,100}:(?<secret>\S{3,200})[ \t]*$/dgm,
  },
  {
    detector: 'rsync-secrets',
    name: 'password of a module of rsync',
    path: /(?:^|\/)rsyncd?[\w.-]{0,20}\.(?:secrets?|scrt|passwd|password)$/i,
    grammar: /^(?:[\w.@-]{1,60}:)?(?<secret>[^\s:#][^\s:]{2,199})[ \t]*$/dgm,
  },
  {
    detector: 'hurl-basic-auth',
    name: 'password of a request',
    path: /\.hurl$/i,
    section: /^\[BasicAuth\][ \t]*\r?\n(?:[ \t]*(?:#[^\n]*)?\r?\n)*[^\r\n]{1,300}/gm,
    grammar: /^[\w.@%+-]{1,80}[ \t]*:[ \t]*(?<secret>[^\s{}#"][^\s{}]{2,200})[ \t]*$/dgm,
  },
  {
    // 100 => v,Ann,ann@corp.io
    detector: 'voicemail-pin',
    name: 'PIN of a mailbox',
    path: /(?:^|\/)voicemail\.conf$/i,
    grammar: /^\d{2,8} ?=>? ?(?<secret>(?!1234\b)\d{4,12}),[^\r\n]{0,200}$/dgm,
  },
  {
    detector: 'subversion-login',
    name: 'password that Subversion kept',
    path: /(?:^|\/)svn\.simple\/[0-9a-f]{32}$/,
    grammar: /(?<=^password\r?\nV \d{1,3}\r?\n)(?<secret>[^\r\n]{3,200})$/dgm,
  },
  {
    // Its last column says what the user may.
    detector: 'deluge-users',
    name: 'password of a user',
    path: /(?:^|\/)auth$/,
    grammar: /^[\w.@-]{1,60}:(?<secret>[^\s:]{4,200}):(?:0|1|5|10)$/dgm,
  },
  {
    // Of Netscape, and of curl.
    detector: 'cookie-jar',
    name: 'session id',
    path: /(?:^|\/)[\w.-]{0,40}cookies?(?:[-_.][\w-]{1,20})?\.txt$|(?:^|\/)cookie-?jar(?:\.txt)?$/i,
    grammar:
      /^[^\t\r\n]{1,100}\t(?:TRUE|FALSE)\t[^\t\r\n]{1,100}\t(?:TRUE|FALSE)\t\d{1,12}\t[^\t\r\n]{0,40}(?:sess|sid|token|auth|login|jwt)[^\t\r\n]{0,40}\t(?<secret>[^\s]{16,600})[ \t]*$/dgim,
  },
  { detector: 'vault-token', name: 'token of Vault', path: /(?:^|\/)\.vault-token$/, grammar: /^(?<secret>[\w.-]{20,400})\s*$/dg },
  { detector: 'turn-users', name: 'password of a relay of calls', path: /(?:^|\/)turnserver[\w.-]{0,20}\.conf$/i, grammar: /^user=[^:\s]{1,80}:(?!0x)(?<secret>\S{3,100})/dgm },
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
    detector: 'ppp-secrets',
    name: 'password of a dial-in',
    path: /(?:^|\/)(?:chap|pap)-secrets(?:\.[\w-]{1,20})?$/i,
    grammar: /^[ \t]*(?![#{])\S{1,80}[ \t]{1,20}\S{1,80}[ \t]{1,20}"?(?<secret>[^\s"]{3,100})/dgm,
  },
  {
    detector: 'ipsec-secrets',
    name: 'shared key of a tunnel',
    path: /(?:^|\/)[\w.-]{0,40}ipsec\.[\w.-]{0,20}secrets$/i,
    grammar: /:[ \t]{0,8}(?:PSK|EAP|XAUTH|NTLM)[ \t]{1,8}"?(?<secret>(?<=")[^"\r\n]{3,200}(?=")|(?<!")[^\s"#{%][^\s"#{]{5,199})/dg,
  },
  {
    detector: 'htdigest',
    name: 'hash of a web password',
    path: /(?:^|\/)[.\w-]{0,40}htdigest[\w.-]{0,20}$/i,
    hashed: true,
    grammar: /^[^:#\s]{1,100}:[^:\r\n]{1,100}:(?<secret>[0-9a-f]{32})\s*$/dgm,
  },
  {
    detector: 'smbpasswd',
    name: 'hash of a login password',
    path: /(?:^|\/)smbpasswd(?:\.[\w-]{1,10})?$/,
    hashed: true,
    grammar: /^[^:#\s]{1,60}:\d{1,10}:[0-9A-FX]{32}:(?<secret>[0-9A-F]{32}):\[U/dgm,
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
    // Of Jetty, and of ActiveMQ Artemis.
    detector: 'realm-users',
    name: 'password of a user',
    path: /(?:^|\/)(?:[\w-]{0,30}realm|artemis-users)\.properties$/i,
    grammar: /^[\w.@-]{1,60}[ \t]{0,8}[:=][ \t]{0,8}(?!ENC\(|OBF:|MD5:|CRYPT:)(?<secret>[^\s,$#][^\s,]{2,100})(?:,|[ \t]*$)/dgm,
  },
  {
    // Of ActiveMQ and Karaf; elsewhere such a file lists roles.
    detector: 'realm-users',
    name: 'password of a user',
    path: /(?:^|\/)users\.properties$/i,
    grammar: /^[\w.@-]{1,60}[ \t]{0,8}=[ \t]{0,8}(?!ENC\()(?<secret>(?=[^\s,]{0,40}\d)[^\s,$#{][^\s,]{5,100})(?:,|[ \t]*$)/dgm,
  },
  {
    detector: 'solr-users',
    name: 'hash of a password',
    path: /(?:^|\/)security\.json$/i,
    hashed: true,
    section: /"credentials"\s{0,5}:\s{0,5}\{[^{}]{0,4000}\}/g,
    grammar: /:\s{0,5}"(?<secret>[\w+/]{43}= [\w+/]{20,60}={0,2})"/dg,
  },
  {
    // 32 bytes of the key and 32 of its public half.
    detector: 'solana-key',
    name: 'private key of a wallet',
    path: /(?:^|\/)(?:id|[\w.-]{0,40}(?:key-?pair|wallet|deploy(?:er)?|payer|authority|keypairs?\/[\w.-]{1,40}))\.json$/i,
    grammar: /^\s{0,8}\[\s{0,8}(?<secret>(?:\d{1,3}\s{0,8},\s{0,8}){63}\d{1,3})\s{0,8}\]\s*$/dg,
  },
  {
    // Of Shiro. Other programs keep settings below [users].
    detector: 'ini-users',
    name: 'password of a user',
    path: /(?:^|\/)[\w-]{0,20}shiro[\w.-]{0,20}\.ini$/i,
    section: /^\[users\][^[]{0,20000}/gm,
    grammar: iniUser,
  },
  {
    // Of CouchDB.
    detector: 'ini-users',
    name: 'password of a user',
    path: /(?:^|\/)(?:local|couchdb[\w.-]{0,20})\.ini$/i,
    section: /^\[admins\][^[]{0,20000}/gm,
    grammar: iniUser,
  },
  {
    detector: 'pgbouncer-users',
    name: 'password of a database user',
    path: /(?:^|[/._-])userlist\.txt$/i,
    grammar: /^"[^"\r\n]{1,100}"[ \t]{1,20}"(?!md5[0-9a-f]{32}"|SCRAM-)(?<secret>[^"\r\n]{3,200})"/dgm,
  },
  { detector: 'netrc', name: 'password in .netrc', path: /(?:^|\/)[._]netrc(?:\.[\w-]{1,20})?$/i, grammar: /\bpassword\s{1,10}(?<secret>\S{1,300})/dg },
  {
    detector: 'htpasswd',
    name: 'hash of a web password',
    path: /(?:^|\/)[.\w-]{0,40}htpasswd[\w.-]{0,20}$/i,
    hashed: true,
    grammar: /^[^:#\s]{1,100}:(?<secret>\$(?:apr1|2[aby]|5|6|y)\$[^\s:]{8,200}|\{SHA\}[\w+/=]{20,}|[\w./]{13})\s*$/dgm,
  },
  {
    detector: 'shadow',
    name: 'hash of a login password',
    path: /(?:^|\/)(?:(?:shadow|passwd|master\.passwd)[-.]?(?:bak|old|backup|\d)?|pwfile|passwd\.mosquitto|mosquitto[\w.-]{0,10}\/(?:config\/)?passw\w{1,6}(?:\.txt)?)$/i,
    hashed: true,
    grammar: /^[a-z_][\w.-]{0,40}:(?<secret>\$(?:1|2[aby]|5|6|y|7|gy)\$[^\s:]{8,200}|[A-Za-z0-9./]{13}(?=:))(?::|$)/dgm,
  },
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
  {
    detector: 'couchdb-admin',
    name: 'password of an administrator',
    path: /(?:^|\/)(?:local|docker|default)(?:\.d\/[\w.-]{1,40})?\.ini$/i,
    grammar: /^\[admins\][ \t]*\r?\n(?:[;#][^\r\n]{0,200}\r?\n){0,5}[\w.-]{1,40}[ \t]{0,4}=[ \t]{0,4}(?!-(?:pbkdf2|hashed)-)(?<secret>\S{3,100})/dgm,
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
