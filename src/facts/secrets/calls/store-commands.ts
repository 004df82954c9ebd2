import { type Call, command, onLine, word } from './call-grammars.ts';

/** What is said of a secret: `token_ttl`, `password_min`, `secret_name`. */
const ofIt = `(?![-_]?(?:type|ttl|name|min|max|len|field|file|path|url|id|policy|exp|header|count|version|ref|scope|age))`;
const aboutIt = String.raw`["']?[\w.:-]{0,60}[-_](?:type|ttl|name|min|max|length|field|file|path|url|id|policy|expiry|header|count|version|ref|scope|age)["']?[ \t]`;
/** A name that says what is put away under it. */
const secretName = String.raw`["']?[\w.:-]{0,60}(?:pass(?:word|wd)?|secret|token|key|pwd)[\w.:-]{0,20}["']?`;
const commandLine = { says: 'a command line', as: 'password' } as const;

/** Commands that hand a credential to a store, where it would be safe had it not been written down on the way. */
export const storeCommands: readonly Call[] = [
  {
    ...commandLine,
    keywords: ['gh secret set ', 'glab variable set ', 'keyvault secret set ', 'ssm put-parameter ', 'eas secret:create ', 'eas env:create '],
    grammar: command(
      String.raw`(?:(?:gh|glab) (?:secret|variable) set[ \t](?:${onLine})?(?:--body|--value|-[bv])|keyvault secret set[ \t](?:${onLine})?--value|ssm put-parameter[ \t](?=[^\r\n]{0,200}SecureString)(?:${onLine})?--value|eas \w{3,6}:create[ \t](?:${onLine})?--value)[ \t=]{1,4}`,
    ),
  },
  {
    ...commandLine,
    keywords: ['secretsmanager create-secret ', 'secretsmanager put-secret-value ', 'secretsmanager update-secret '],
    grammar: command(String.raw`secretsmanager [a-z-]{10,20}[ \t](?:${onLine})?--secret-string[ \t=]{1,4}`),
  },
  {
    // echo v | docker secret create name -
    ...commandLine,
    keywords: ['docker secret create ', 'podman secret create ', 'gcloud secrets ', 'wrangler secret put ', 'vercel env add ', 'gh secret set ', 'secret-tool store '],
    grammar:
      /(?<=(?:echo|printf)[ \t](?:-n[ \t]|"?%s"?[ \t])?["']?(?<secret>[^\s"'$<{|\\]{3,120})["']?[ \t]*\|[ \t]*(?:sudo[ \t]|npx[ \t])?)(?:docker|podman|gcloud|wrangler|vercel|gh|secret-tool) (?:secrets?|env|store)\b/dy,
  },
  {
    // minio, whose user stands before the secret
    ...commandLine,
    keywords: ['mc alias set ', 'mc config host add '],
    grammar: command(String.raw`mc (?:alias set|config host add)[ \t]{1,4}[\w-]{1,40}[ \t]{1,4}\S{6,120}[ \t]{1,4}["']?[\w.@-]{3,60}["']?[ \t]{1,4}`),
  },
  {
    ...commandLine,
    keywords: [
      'user-secrets set ',
      'pulumi config set ',
      'cf set-env ',
      'netlify env:set ',
      'convex env set ',
      'chamber write ',
      'credstash put ',
      'firebase functions:secrets:set ',
    ],
    grammar: command(
      String.raw`(?:user-secrets set|pulumi config set|cf set-env[ \t]{1,4}[\w-]{1,40}|netlify env:set|convex env set|chamber write[ \t]{1,4}[\w/-]{1,60}|credstash put)[ \t]{1,4}(?:--[\w-]{1,20}[ \t]{1,4}){0,2}(?!-)${secretName}[ \t]{1,4}`,
    ),
  },
  {
    ...commandLine,
    keywords: ['add-generic-password ', 'add-internet-password ', 'cmdkey '],
    grammar: command(String.raw`(?:add-(?:generic|internet)-password[ \t](?:${onLine})?-w[ \t]{1,4}|cmdkey[ \t](?:${onLine})?\/pass:)`),
  },
  {
    // consul kv put app/db_password v, etcdctl put /app/secret v, jq --arg password v
    ...commandLine,
    keywords: ['consul kv put ', 'etcdctl put ', '--arg '],
    grammar: command(
      String.raw`(?:(?:consul kv|etcdctl) put[ \t]{1,4}["']?[\w.:/-]{0,80}(?:pass(?:word|wd|(?!w))|secret|token|_key|pwd)${ofIt}[\w-]{0,20}["']?|--arg[ \t](?!${aboutIt})${secretName})[ \t]{1,4}`,
    ),
  },
  {
    // -object secret,id=a,data=v of QEMU
    ...commandLine,
    keywords: [',data='],
    grammar: /(?<=\bsecret,[^\s"']{0,60}),data=(?<secret>[^\s"'$<>{},;]{3,80})(?=[\s"',]|$)/dmy,
  },
  {
    ...commandLine,
    keywords: ['encrypt_string '],
    strict: true,
    grammar: command(String.raw`encrypt_string[ \t](?:--vault-(?:id|password-file)[ \t=]\S{1,60}[ \t]{1,4})?`),
  },
];

/** Clients that take a password beside the user and the machine to log in to. */
export const clientCommands: readonly Call[] = [
  {
    ...commandLine,
    // tool -u ann -p v, whatever the tool; MySQL asks for the password and takes the word for a database
    keywords: [' -u '],
    strict: true,
    grammar:
      /(?<!\b(?:mysql|mariadb)\w{0,12}(?:[ \t][^\r\n|;]{0,120})?) -u ["']?[\w.@-]{1,40}["']? -p ["']?(?<secret>[^\s"'$<>{}|;&()\\/:=,]{5,60})(?=[\s"']|$)|(?<= -p ["']?(?<secret2>[^\s"'$<>{}|;&()\\/:=,]{5,60})["']?) -u ["']?[\w.@-]{2,40}(?=[\s"']|$)/dimy,
  },
  {
    ...commandLine,
    // setup.exe /user:ann /password:v
    keywords: ['/password:', '/pwd:', '/pass:'],
    strict: true,
    grammar: /(?<=\s)\/(?:password|pwd|pass):["']?(?<secret>[^\s"'$<>{}|;&()\\%]{3,80})(?=[\s"']|$)/dimy,
  },
  {
    ...commandLine,
    keywords: ['plink ', 'pscp ', 'psftp ', 'plink.exe ', 'pscp.exe ', 'nodetool '],
    grammar: command(String.raw`(?:p(?:link|scp|sftp)(?:\.exe)?|nodetool)[ \t](?:${onLine})?-pw[ \t]{1,4}`),
  },
  {
    ...commandLine,
    keywords: ['ipmitool ', 'mosquitto_pub ', 'mosquitto_sub ', 'bcp ', 'isql '],
    grammar: command(String.raw`(?:ipmitool|mosquitto_[ps]ub|bcp|isql)[ \t](?=[^\r\n]{0,160}-[uU])(?:${onLine})?-P[ \t]{1,4}(?!\d{2,5}\s)`),
  },
  {
    ...commandLine,
    keywords: ['cqlsh ', 'rabbitmqadmin ', 'twine upload ', 'rdesktop ', 'cypher-shell '],
    grammar: command(String.raw`(?:cqlsh|rabbitmqadmin|twine upload|rdesktop|cypher-shell)[ \t](?=[^\r\n]{0,160}-u)(?:${onLine})?-p[ \t]{1,4}`),
  },
  {
    ...commandLine,
    as: 'secret',
    keywords: [':_authtoken ', ':_auth ', ':_password '],
    grammar: command(String.raw`(?<=(?:npm|pnpm|yarn) (?:config )?set[ \t][^\s:]{0,10}//\S{1,120}):_\w{4,9}[ \t]{1,4}`),
  },
  { ...commandLine, keywords: ['http-basic.'], grammar: command(String.raw`(?<=composer config[ \t](?:${onLine})?)http-basic\.[\w.-]{3,80}[ \t]{1,4}[\w.@-]{1,60}[ \t]{1,4}`) },
  {
    ...commandLine,
    keywords: ['rclone config ', 'rclone obscure '],
    grammar: command(String.raw`rclone (?:obscure|config (?:create|update)[ \t]${onLine}(?:pass|password|secret_access_key|client_secret|token|key)[ =])[ \t]{0,4}`),
  },
  {
    // user_pw and owner_pw of pdftk; both of qpdf stand before the length of the key.
    ...commandLine,
    keywords: ['_pw ', 'qpdf '],
    grammar: command(
      String.raw`(?:(?<=pdftk[ \t]${onLine}(?:user|owner|input))_pw[ \t]{1,4}|qpdf[ \t](?:${onLine})?--encrypt[ \t]{1,4}(?:"[^"\r\n]{0,60}"|\S{1,60})[ \t]{1,4}(?=\S{3,80}[ \t](?:40|128|256)[ \t]))`,
    ),
  },
  {
    // ftp -n host <<END, and below it: user ann v
    ...commandLine,
    keywords: ['ftp -'],
    grammar:
      /ftp -\w{1,4}[ \t][^\r\n]{0,80}<<-?[ \t]?["']?\w{1,12}["']?[^\r\n]{0,40}\r?\n(?:[^\r\n]{0,80}\r?\n){0,3}?[ \t]*(?:quote )?user[ \t]{1,4}[\w.@-]{1,60}[ \t]{1,4}["']?(?<secret>[^\s"'$<>{}%]{3,80})/diy,
  },
  // obj= ann password= v
  { ...commandLine, keywords: ['password= '], grammar: command(String.raw`(?<=\bsc(?:\.exe)?[ \t](?:\\\\\S{1,40}[ \t])?(?:config|create)[ \t]${onLine})password= `) },
  { ...commandLine, keywords: ['.logon '], grammar: /\.logon[ \t]{1,4}[\w.-]{1,60}\/[\w.-]{1,40},[ ]?(?<secret>[^\s"';$&<{]{3,80})/diy },
  { ...commandLine, keywords: ['beeline '], grammar: command(String.raw`beeline[ \t](?=[^\r\n]{0,200} -n )(?:${onLine})?-p[ \t]{1,4}`) },
  { ...commandLine, keywords: ['ss-local ', 'ss-server ', 'ss-redir ', 'ss-tunnel '], grammar: command(String.raw`ss-\w{5,6}[ \t](?:${onLine})?-k[ \t]{1,4}`) },
  { ...commandLine, as: 'secret', keywords: ['operator unseal '], strict: true, grammar: command(String.raw`operator unseal[ \t]{1,4}(?!-)`) },
  { ...commandLine, keywords: ['addauth digest '], grammar: command(String.raw`addauth digest [\w.@-]{1,40}:`) },
  { ...commandLine, keywords: ['vault login '], strict: true, grammar: command(String.raw`vault login (?:token=)?(?!-|\S{1,23}(?:\s|$))`) },
  { ...commandLine, keywords: ['schtasks '], grammar: command(String.raw`schtasks[ \t]${onLine}\/rp[ \t]{1,4}`) },
  {
    ...commandLine,
    keywords: ['mapnetworkdrive '],
    grammar: /mapnetworkdrive (?:"[^"\r\n]{1,120}", ?){2}\w{4,5}, ?"[^"\r\n]{1,60}", ?"(?<secret>[^"\s$<>{}]{3,80})"/diy,
  },
  { ...commandLine, keywords: ['smbfs //'], grammar: /smbfs \/\/[\w.;-]{1,60}:(?<secret>[^\s"'$<>{}@:/]{3,80})@/dy },
  { ...commandLine, keywords: ['{tab}'], strict: true, grammar: /\{tab\}(?<secret>[^\s"'{}$%]{5,60})\{enter\}/diy },
  { ...commandLine, keywords: ['xfreerdp '], grammar: command(String.raw`xfreerdp[ \t](?:${onLine})?\/p:`) },
  // -a and -x name what it is hashed and encrypted with.
  {
    ...commandLine,
    keywords: ['snmpwalk ', 'snmpget ', 'snmpset '],
    grammar: new RegExp(String.raw`snmp(?:walk|get|set)[ \t](?=[^\r\n]{0,160}-[uA])(?:${onLine})?-[AX][ \t]{1,4}${word}`, 'dmy'),
  },
  {
    // What a community of the first versions is called opens it.
    ...commandLine,
    keywords: ['snmpwalk ', 'snmpget ', 'snmpset ', 'snmpbulkwalk '],
    strict: true,
    // -C begins other options.
    grammar: new RegExp(String.raw`snmp(?:bulk)?(?:walk|get|set)[ \t](?:${onLine})?-c[ \t]{0,4}(?!public\b|private\b)${word}`, 'dmy'),
  },
  {
    ...commandLine,
    keywords: ['mosquitto_passwd '],
    grammar: command(String.raw`mosquitto_passwd[ \t](?=[^\r\n]{0,40}-b)(?:-[bcH][ \t]{1,4}){1,3}\S{1,80}[ \t]{1,4}[\w.@-]{1,40}[ \t]{1,4}`),
  },
  { ...commandLine, keywords: ['wifi-sec.psk ', 'wifi-sec.leap-password '], grammar: command(String.raw`wifi-sec\.[\w-]{3,16}[ \t]{1,4}`) },
  { ...commandLine, keywords: ['sendemail '], grammar: command(String.raw`sendemail[ \t]${onLine}-xp[ \t]{1,4}`) },
  { ...commandLine, keywords: ['nuget push '], grammar: command(String.raw`nuget push[ \t](?:${onLine})?(?:-k|-ApiKey|--api-key)[ \t]{1,4}`) },
  { ...commandLine, keywords: ['cargo login '], strict: true, grammar: command(String.raw`cargo login[ \t]{1,4}`) },
  {
    ...commandLine,
    keywords: ['connect to '],
    grammar: command(String.raw`connect to[ \t]{1,4}["']?[\w$@]{1,30}["']?[ \t]{1,4}user[ \t]{1,4}["']?[\w.]{1,30}["']?[ \t]{1,4}using[ \t]{1,4}`),
  },
  {
    ...commandLine,
    keywords: ['expdp ', 'impdp ', 'rman target ', 'sqlldr ', 'connect '],
    grammar: /(?:expdp|impdp|rman target|sqlldr|(?<=^[ \t]{0,8}(?:SQL> )?)connect)[ \t]["']?[\w.$]{1,40}\/(?<secret>[^\s"'$<{@/&]{3,80})@/dimy,
  },
  { ...commandLine, keywords: ['etcdctl '], grammar: command(String.raw`etcdctl[ \t](?:${onLine})?--user[ =][\w.-]{1,40}:`) },
  {
    ...commandLine,
    keywords: ['samba-tool user ', 'ejabberdctl register ', 'prosodyctl register '],
    grammar: command(String.raw`(?:samba-tool user (?:create|add)|(?:ejabberd|prosody)ctl register[ \t]{1,4}[\w.-]{1,40})[ \t]{1,4}[\w.-]{1,60}[ \t]{1,4}(?!-)`),
  },
];
