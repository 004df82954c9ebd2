import type { KnownFile } from './known-file-grammars.ts';

const iniUser = /^[\w.@-]{1,60}[ \t]{0,8}=[ \t]{0,8}(?<secret>[^\s,$#=-][^\s,]{2,100})[ \t]*(?:,.{0,200})?$/dgm;

/** Files that list users, each with a password or what was hashed of it. */
export const userLists: readonly KnownFile[] = [
  {
    detector: 'rsync-secrets',
    name: 'password of a module of rsync',
    path: /(?:^|\/)rsyncd?[\w.-]{0,20}\.(?:secrets?|scrt|passwd|password)$/i,
    grammar: /^(?:[\w.@-]{1,60}:)?(?<secret>[^\s:#][^\s:]{2,199})[ \t]*$/dgm,
  },
  {
    // 100 => v,Ann,ann@corp.io
    detector: 'voicemail-pin',
    name: 'PIN of a mailbox',
    path: /(?:^|\/)voicemail\.conf$/i,
    grammar: /^\d{2,8} ?=>? ?(?<secret>(?!1234\b)\d{4,12}),[^\r\n]{0,200}$/dgm,
  },
  {
    // Its last column says what the user may.
    detector: 'deluge-users',
    name: 'password of a user',
    path: /(?:^|\/)auth$/,
    grammar: /^[\w.@-]{1,60}:(?<secret>[^\s:]{4,200}):(?:0|1|5|10)$/dgm,
  },
  { detector: 'turn-users', name: 'password of a relay of calls', path: /(?:^|\/)turnserver[\w.-]{0,20}\.conf$/i, grammar: /^user=[^:\s]{1,80}:(?!0x)(?<secret>\S{3,100})/dgm },
  {
    detector: 'ppp-secrets',
    name: 'password of a dial-in',
    path: /(?:^|\/)(?:chap|pap)-secrets(?:\.[\w-]{1,20})?$/i,
    grammar: /^[ \t]*(?![#{])\S{1,80}[ \t]{1,20}\S{1,80}[ \t]{1,20}"?(?<secret>[^\s"]{3,100})/dgm,
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
    // Of Jetty, and of ActiveMQ Artemis.
    detector: 'realm-users',
    name: 'password of a user',
    path: /(?:^|\/)(?:[\w-]{0,30}realm|artemis-users)\.properties$/i,
    grammar: /^[\w.@-]{1,60}[ \t]{0,8}[:=][ \t]{0,8}(?!ENC\(|OBF:|MD5:|CRYPT:)(?<secret>[^\s,$#][^\s,]{2,100})(?:,|[ \t]*$)/dgm,
  },
  {
    // Of WildFly: the digest of name, realm and password.
    detector: 'realm-users',
    name: 'hash of a password',
    path: /(?:^|\/)(?:mgmt|application)-users\.properties$/i,
    hashed: true,
    grammar: /^[\w.@-]{1,60}[ \t]{0,8}=[ \t]{0,8}(?<secret>[0-9a-f]{32})\s*$/dgm,
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
  {
    // Who has it logs in with it: the server takes nothing else.
    detector: 'pgbouncer-users',
    name: 'hash of a password',
    path: /(?:^|[/._-])userlist\.txt$/i,
    hashed: true,
    grammar: /^"[^"\r\n]{1,100}"[ \t]{1,20}"(?<secret>md5[0-9a-f]{32}|SCRAM-SHA-256\$[\w+/=:$]{60,200})"/dgm,
  },
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
    detector: 'couchdb-admin',
    name: 'password of an administrator',
    path: /(?:^|\/)(?:local|docker|default)(?:\.d\/[\w.-]{1,40})?\.ini$/i,
    grammar: /^\[admins\][ \t]*\r?\n(?:[;#][^\r\n]{0,200}\r?\n){0,5}[\w.-]{1,40}[ \t]{0,4}=[ \t]{0,4}(?!-(?:pbkdf2|hashed)-)(?<secret>\S{3,100})/dgm,
  },
];
