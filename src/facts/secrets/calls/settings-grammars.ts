import { expression } from '../../../long-expression.ts';
import { type Call, quoted } from './call-grammars.ts';

/** A hash as crypt(3) and LDAP write it; in JSON and YAML it may stand in quotes. */
const hash = String.raw`\$(?:1|2[aby]|5|6|7|y|gy)\$[\w./$=,-]{20,200}`;
const plain = String.raw`[^\s"'$<{|\\:-][^\s"'$<{|\\:]{2,80}`;
const installer = { says: 'the settings of an installer', as: 'password', hashes: true } as const;
const device = { says: 'the settings of a device', as: 'password', hashes: true } as const;
const server = { says: "a server's settings", as: 'password' } as const;

/** Lines of settings in which no sign stands between a word and the credential behind it. */
export const settingsCalls: readonly Call[] = [
  {
    // basic.auth.user.info=ann:v of Kafka's registry
    keywords: ['auth.user.info', 'auth_user_info'],
    says: 'a login',
    as: 'password',
    words: 'used',
    grammar: /auth[._]user[._]info["']?\s{0,3}[:=]\s{0,3}\\?["']?(?!user(?:name)?:)[\w.@-]{2,60}:(?<secret>[^\s"'$<>{}\\:/]{3,100})/diy,
  },
  {
    // chpasswd of cloud-init, and the hash that it gives a user
    ...installer,
    keywords: ['chpasswd:', 'passwd: '],
    grammar: new RegExp(
      String.raw`chpasswd:[ \t]*\r?\n(?:[ \t]+expire:[^\r\n]{0,20}\r?\n)?[ \t]+list:[ \t]*\|?[ \t]*\r?\n[ \t]+(?:- )?[a-z_][\w-]{0,31}:(?<secret>${plain})[ \t]*$|passwd: ["']?(?<secret2>${hash})["']?[ \t]*$`,
      'dmy',
    ),
  },
  {
    // Kickstart and slapd
    ...installer,
    keywords: ['rootpw '],
    grammar: new RegExp(
      String.raw`(?<=^[ \t]{0,8})rootpw[ \t]{1,8}(?:--(?:plaintext|allow-ssh)[ \t]{1,4}){0,2}(?:--iscrypted[ \t]{1,4}["']?(?<secret>${hash})|(?<secret2>\{(?:S?SHA|S?MD5|CRYPT)\}[\w+/=.$]{13,200})|(?<secret3>${plain}))["']?[ \t]*$`,
      'dmy',
    ),
  },
  // of pfSense
  { ...device, keywords: ['<bcrypt-hash>'], grammar: new RegExp(`<bcrypt-hash>(?<secret>${hash})</bcrypt-hash>`, 'diy') },
  {
    ...installer,
    keywords: ['--iscrypted'],
    grammar: new RegExp(String.raw`(?<=--password=["']?(?<secret>${hash})["']?[ \t]{1,4})--iscrypted|--iscrypted[ \t]{1,4}--password=["']?(?<secret2>${hash})`, 'dy'),
  },
  {
    // debconf: passwd/root-password password v
    ...installer,
    keywords: ['password password ', 'password_again password ', 'password-again password ', 'crypted password '],
    grammar: new RegExp(
      String.raw`(?<=\/[\w-]{0,30})(?:password(?:[_-]again)?[ \t]password[ \t]{1,4}["']?(?<secret>${plain})|crypted[ \t]password[ \t]{1,4}(?<secret2>${hash}))(?=[\s"';|&)]|$)`,
      'dimy',
    ),
  },
  {
    // Cisco and those who write as it does: 7 can be turned back, 5, 8 and 9 are hashes.
    ...device,
    keywords: ['password 0 ', 'password 7 ', 'secret 0 ', 'secret 5 ', 'secret 8 ', 'secret 9 ', 'key 7 ', 'key-string 7 '],
    grammar: expression('dimy')`
        (?<=^[ \t]{0,8}[\w .:-]{0,80})(?:
          (?:password|key|key-string) 7 (?<secret>[0-9A-F]{8,100})|secret [589] (?<secret2>\$\d+\$[\w./$]{10,120})
          |(?<=\b(?:username [\w.@-]{1,40}|enable)[ ](?:privilege \d{1,2} )?)(?:password|secret) 0 (?<secret3>\S{3,80})
        )[ \t\r]*$
      `,
  },
  {
    // The same without a number, as it was typed. A word could be one of a text, but for the lines that follow in such settings.
    ...device,
    keywords: ['enable password ', 'enable secret ', 'snmp-server community ', 'username ', 'neighbor '],
    grammar: expression('dimy')`
        (?<=^[ \t]{0,8}(?:no )?)(?:
          enable (?:password|secret)|snmp-server community(?! (?:public|private)\b)
          |username [\w.@-]{1,40}(?: privilege \d{1,2})? (?:password|secret)|neighbor [\w.:-]{2,40} password
        ) (?!\d |encrypted|level|hash|sha|md5|scrypt)(?=
          \S{0,60}\d|\S{3,60} R[OW]\b
          |[\s\S]{0,500}?\n(?:
            ![ \t\r\n]|interface [a-z][\w-]{0,30}\d|line (?:vty|con|aux) \d|hostname \S{1,60}[\r\n]|aaa new-model
            |(?:no )?ip (?:(?:address|route|name-server) \d|http (?:secure-)?server\b|ssh version )|service (?:password|timestamps)
            |username [\w.@-]{1,40} (?:privilege|password|secret) |snmp-server (?:location|contact|host|enable) |router [a-z]{3,6} \d
          )
        )(?<secret>[^\s"'<$*{|\\:%-][^\s"'<$*{|\\]{2,60})(?= R[OW]\b|(?: role [\w-]{2,30}| privilege \d{1,2})?[ \t\r]*$)
      `,
  },
  // OpenWrt
  {
    ...device,
    keywords: ["option password '", "option key '", "option psk '", "option auth_secret '", "option sae_password '"],
    grammar: /(?<=^[ \t]{0,8})option \w{3,12} '(?<secret>[^'\r\n]{3,100})'[ \t\r]*$/dimy,
  },
  // a key of BIND or of a DHCP server
  { ...server, as: 'secret', keywords: ['algorithm hmac'], grammar: /algorithm "?hmac-[\w.-]{2,30}"?;\s{0,20}secret "?(?<secret>[A-Za-z0-9+/]{12,120}={0,2})"?;/diy },
  // what the nodes of Erlang let each other in with
  { ...server, as: 'secret', keywords: ['-setcookie '], grammar: /(?<=^|[\s"'])-setcookie[ \t]{1,4}["']?(?<secret>[\w!@#%^&*+-]{3,120})/dmy },
  {
    ...device,
    keywords: ['isakmp key ', 'ikev1 pre-shared-key ', 'local-authentication pre-shared-key ', 'remote-authentication pre-shared-key '],
    grammar:
      /(?:isakmp key (?:0 )?(?<secret>[^\s"'<$*]{3,80}) (?:address|hostname) |pre-shared-key (?:0 )?(?<secret2>[^\s"'<$*]{3,80})[ \t\r]*$)|\w{4,6}[\w-]{0,15} pre-shared-key (?:0 )?(?<secret3>[^\s"'<$*]{3,80})[ \t\r]*$/dimy,
  },
  {
    // autoinstall of Ubuntu, the module of Ansible that makes users
    ...installer,
    keywords: ['"', "'", ''].flatMap((quote) => ['1', '5', '6', 'y', 'argon2id'].map((kind) => `password: ${quote}$${kind}$`)),
    grammar: new RegExp(String.raw`password: ["']?(?<secret>${hash}|\$argon2id\$[\w$=,+./-]{30,200})["']?[ \t]*$`, 'dmy'),
  },
  // LDAP: userPassword: {SSHA}v
  {
    ...server,
    says: 'a directory',
    hashes: true,
    keywords: ['password: {', 'rootpw: {'],
    grammar: /(?:password|rootpw): (?<secret>\{(?:S?SHA\d{0,3}|S?MD5|CRYPT|PBKDF2[\w-]{0,10}|ARGON2)\}[\w+/=.$,-]{13,300})[ \t]*$/dimy,
  },
  // the web page of qBittorrent
  { ...server, hashes: true, keywords: ['password_pbkdf2='], grammar: /password_pbkdf2="@ByteArray\([\w+/]{20,40}={0,2}:(?<secret>[\w+/]{40,200}={0,2})\)"/diy },
  // users of RabbitMQ
  { ...server, hashes: true, keywords: ['"password_hash"'], grammar: /"password_hash"\s?:\s?"(?<secret>[\w+/]{48})"/dy },
  // Ignition
  { ...installer, keywords: ['passwordhash'], grammar: new RegExp(String.raw`passwordHash["']?[ \t]?:[ \t]?["'](?<secret>${hash})["']`, 'dy') },
  {
    // Juniper and Fortinet
    ...device,
    keywords: ['encrypted-password ', 'ascii-text ', 'psksecret ', 'passwd enc '],
    grammar: new RegExp(
      String.raw`encrypted-password "(?<secret>${hash})"|ascii-text "(?<secret2>[^"\s]{6,120})"|(?<!(?:class|struct|interface|enum) )psksecret (?:ENC )?["']?(?<secret3>[^\s"'<$*]{6,200})|passwd ENC (?<secret4>[\w+/=]{20,200})`,
      'diy',
    ),
  },
  {
    ...device,
    keywords: ['rocommunity ', 'rwcommunity ', 'createuser '],
    grammar:
      /(?<=^[ \t]{0,8})(?:(?:ro|rw)community6? (?!public\b|private\b)["']?(?<secret>[^\s"'$<{*]{3,60})|createUser [\w.-]{1,40} (?:MD5|SHA(?:-\d{3})?) ["']?(?<secret2>[^\s"'$<{]{6,60}))/dimy,
  },
  {
    ...device,
    keywords: ['snmp-server community ', 'set snmp community '],
    strict: true,
    grammar: /(?:snmp-server|set snmp) community ["']?(?<secret>[^\s"'<$*]{3,60})["']?(?= R[OW]\b| view | authorization |[ \t\r]*$)/dimy,
  },
  {
    ...device,
    keywords: ['tacacs-server key ', 'radius-server key ', 'snmp-server user '],
    grammar:
      /(?:tacacs|radius)-server key (?:[07] )?(?<secret>[^\s"'<$*]{3,80})[ \t\r]*$|snmp-server user [^\r\n]{3,80} auth (?:md5|sha[\w-]{0,4}) (?<secret2>[^\s"'<$*]{3,80})(?=\s|$)/dimy,
  },
  {
    // What routers know each other by, in clear or as 7 turns it.
    ...device,
    keywords: ['tacacs-server host ', 'radius-server host ', 'message-digest-key ', 'authentication-key ', 'key-string ', 'chap password ', 'pap sent-username '],
    strict: true,
    grammar: expression('dimy')`
        (?<=^[ \t]{0,8}[\w ./:-]{0,80})(?:
          (?:tacacs|radius)-server host \S{3,80}(?: [\w-]{2,12} \d{1,5}){0,4} key|message-digest-key \d{1,3} md5
          |authentication-key(?: \d{1,5} md5)?|key-string|chap password|pap sent-username \S{1,60} password
        ) (?:[07] )?(?<secret>[^\s"'<$*{]{3,80})[ \t\r]*$
      `,
  },
  { ...device, keywords: ['mschapv2'], grammar: /(?<="[\w.@\\-]{1,60}"[ \t]{1,8}(?:[A-Z-]{2,8},){0,3})mschapv2(?:,[A-Z-]{2,8}){0,3}[ \t]{1,8}"(?<secret>[^"\s$<]{3,80})"/diy },
  {
    ...server,
    words: true,
    keywords: ['requirepass', 'masterauth'],
    grammar:
      /(?<=^[ \t]{0,10}|--|\bset[ \t])(?:requirepass|masterauth)[ \t]{1,10}["']?(?<secret>[^\s"'$<{]{3,200})["']?[ \t]*$|(?<=\bset["'],\s?["']|["']--)(?:requirepass|masterauth)["'],\s?["'](?<secret2>[^\s"'$<{]{3,200})["']/dimy,
  },
  { ...server, keywords: ['stats auth '], grammar: /stats auth [\w.-]{1,40}:["']?(?<secret>[^\s"'$<{]{3,100})["']?[ \t]*$/dmy },
  {
    // OpenWrt
    ...device,
    keywords: ['option key ', 'option wpakey '],
    grammar: /option (?:wpa)?key ["'](?<secret>[^"'\r\n]{5,64})["']/dy,
  },
  {
    // user:hash of htpasswd, in the labels of a container, behind a directive of Caddy
    ...server,
    says: 'a list of users',
    hashes: true,
    keywords: ['$apr1$', '$$apr1$$', '$2y$', '$$2y$$', '$2a$', '$$2a$$'],
    grammar: /(?<=(?:["'=, -]|^)[\w.@-]{1,40}:)(?<secret>\${1,2}(?:apr1|2[ay])\${1,2}[\w./$]{20,80})/dmy,
  },
  {
    ...server,
    says: 'Caddy',
    hashes: true,
    keywords: [' $2a$', ' $2y$', ' jdjh'],
    grammar: /(?<=^[ \t]{1,12}[\w.@-]{1,40}) (?<secret>\$2[ay]\$\d\d\$[\w./]{53}|JDJ[\w+/]{76,80}={0,2})[ \t]*$/dmy,
  },
  {
    // of a notebook server
    ...server,
    hashes: true,
    keywords: ["'sha1:", '"sha1:', "'sha256:", '"sha256:', "'argon2:$", '"argon2:$'],
    grammar: /(?<=password["']?[ \t]{0,3}[=:][ \t]{0,3}u?)["'](?<secret>sha(?:1|256):[0-9a-f]{8,16}:[0-9a-f]{40,64}|argon2:\$argon2[\w$=,+/-]{30,200})["']/dy,
  },
  // what agents of Consul, Nomad and Serf share
  {
    ...server,
    as: 'secret',
    keywords: ['encrypt": "', 'encrypt = "', 'encrypt_key": "', 'encrypt_key = "'],
    grammar: /encrypt(?:_key)?"?(?::| =) "(?<secret>[\w+/]{22,43}={1,2})"/diy,
  },
  // 'v' | password_hash('sha512') of Ansible
  { ...server, says: 'a hash', keywords: ['| password_hash', '|password_hash'], grammar: /(?<=["'](?<secret>[^"'\r\n{}$]{3,80})["'][ \t]?)\|[ ]?password_hash/dy },
  {
    // echo 'host:port:database:user:v' > ~/.pgpass, or the same below it
    ...server,
    says: 'a file of passwords',
    keywords: ['.pgpass'],
    grammar: expression('dmy')`
        (?<=
          (?:echo|printf)[ \t](?:-\w[ \t])?["']?[^\s:"']{1,80}:[\d*]{1,5}:[^\s:]{1,60}:[^\s:]{1,60}:(?<secret>[^\s"'$:\\]{3,100})(?:\\n)?
          ["']?[ \t]{0,3}>{1,2}[ \t]{0,3}["']?[\w~$/{}]{0,40}
        )\.pgpass
        |\.pgpass["']?[ \t]{0,3}<<-?[ \t]?["']?\w{1,12}["']?[ \t]*\r?\n[ \t]*[^\s:]{1,80}:[\d*]{1,5}:[^\s:]{1,60}:[^\s:]{1,60}:
        (?<secret2>[^\s"'$:]{3,100})[ \t]*$
      `,
  },
  // user ann on >v ~* +@all
  { ...server, keywords: [' on >'], grammar: /(?<=\buser[ \t][\w.-]{1,60}(?: reset| resetkeys| ~\S{1,40}){0,3}) on >(?<secret>[^\s"'$<{]{3,200})/diy },
  {
    ...server,
    hashes: true,
    keywords: ['insecure-password '],
    grammar: /(?<=^[ \t]{0,10}user[ \t][\w.@-]{1,60}[ \t]{1,8})insecure-password[ \t]{1,8}(?<secret>[^\s"'$<{]{3,200})/dmy,
  },
  { ...server, keywords: ['secure_link_md5 '], strict: true, grammar: /secure_link_md5 "[^"\r\n]{0,120}[ ](?<secret>[^\s"'$<{]{4,100})"/dy },
  // PRAGMA key = 'v', pragma("key", "v"): what a database of SQLite is locked with
  {
    ...server,
    words: true,
    keywords: ['pragma key', 'pragma rekey', 'pragma("key', "pragma('key"],
    grammar: new RegExp(String.raw`pragma(?: (?:re)?key ?= ?|\(["']key["'], ?)(?!["']x')${quoted}`, 'diy'),
  },
  // tls { dns cloudflare v } of Caddy
  {
    ...server,
    as: 'secret',
    strict: true,
    keywords: ['dns cloudflare ', 'dns digitalocean ', 'dns hetzner ', 'dns duckdns ', 'dns gandi '],
    grammar: /(?<=^[ \t]{0,12})dns \w{4,14} (?<secret>[\w-]{16,120})[ \t]*$/dmy,
  },
  // ETCDCTL_USER=ann:v
  { ...server, keywords: ['etcdctl_user'], grammar: /etcdctl_user["']?[ \t]?[=:][ \t]?["']?[\w.-]{1,40}:(?<secret>[^\s"'$<{]{3,100})/diy },
  // set httpd port 2812 allow ann:v
  // sentinel auth-pass mymaster v
  { ...server, keywords: ['auth-pass '], grammar: /auth-pass [\w.-]{1,40} (?<secret>[^\s"'$<{]{3,200})[ \t]*$/dmy },
  // of game servers: host, port, user, password and name of the database
  { ...server, keywords: ['databaseinfo'], grammar: /databaseinfo\s{0,20}=\s{0,20}"[^";\n]{1,80};[^";\n]{0,60};[^";\n]{1,40};(?<secret>[^";\n]{3,80});/diy },
  // user ann, and below it: pw v
  {
    ...server,
    keywords: ['\npw '],
    strict: true,
    grammar: /(?<=^[ \t]{0,8}(?:user(?:name)?|login)[ \t:=]{1,3}\S{2,60}[ \t]{0,4}\r?)\npw (?<secret>[^\s"'$<{]{3,80})[ \t\r]*$/dimy,
  },
  { ...server, keywords: ['<auth-user-pass>'], grammar: /<auth-user-pass>\r?\n\S{1,60}\r?\n(?<secret>[^\s<]{3,80})\r?\n/dy },
  { ...server, keywords: ['cleartext '], grammar: /(?<=\b(?:login|enable|[op]?pap|chap) ?= ?)cleartext "?(?<secret>[^\s"'$<{]{3,80})/dy },
  { ...server, keywords: ['monitor '], grammar: /(?<=^[ \t]{0,8})MONITOR \S{1,60}@\S{1,60} \d \S{1,40} "?(?<secret>[^\s"'$<{]{3,80})"? (?:master|slave|primary|secondary)/dmy },
  { ...server, keywords: ['"p:'], grammar: /(?<="U:[^"\n]{1,60}"(?: "I:[^"\n]{1,60}")? )"P:(?<secret>[^"\n$<{]{3,80})"/dy },
  // ann:{PLAIN}v:::::
  {
    ...server,
    says: 'a list of users',
    hashes: true,
    keywords: ['-crypt}$'],
    grammar: new RegExp(String.raw`(?<=^[\w.@-]{1,60}:\{(?:SHA(?:256|512)|BLF|MD5))-CRYPT\}(?<secret>${hash})`, 'dimy'),
  },
  { ...server, keywords: [':{plain}'], grammar: /:\{PLAIN\}(?<secret>[^\s:"'$<{]{3,200})(?=:|[ \t]*$)/dimy },
  { ...server, keywords: ['set httpd '], grammar: /set httpd [^#]{0,400}?\ballow [\w.-]{1,40}:["']?(?<secret>[^\s"'$<{]{3,100})/dy },
  { ...server, keywords: ['cache_peer '], grammar: /cache_peer [^\r\n]{3,120} login=[\w.@-]{1,60}:(?<secret>[^\s"'$<{]{3,200})/dy },
  { ...server, keywords: ['sqlconnectinfo '], grammar: /SQLConnectInfo[ \t]+\S{1,80}[ \t]+[\w.-]{1,40}[ \t]+(?<secret>[^\s"'$<{]{3,100})/diy },
  { ...server, as: 'secret', keywords: ['sonar.login'], grammar: /sonar\.login[ \t]?[=:][ \t]?["']?(?<secret>[0-9a-f]{40}|sq[apu]_[0-9a-f]{40})/dy },
  { ...server, keywords: ['npmauthident'], grammar: /npmAuthIdent: ["']?[\w.@-]{1,60}:(?<secret>[^\s"'$<{]{3,200})/dy },
];
