import { expression } from '../../../long-expression.ts';
import { type Call, command, onLine, quoted, word } from './call-grammars.ts';

/** Commands and statements that take a credential by its position. */
export const commandCalls: readonly Call[] = [
  {
    keywords: ['identified by', 'identified with'],
    says: 'an SQL statement',
    as: 'password',
    grammar: new RegExp(
      String.raw`(?<=\b(?:user|role|login|grant|to|for|account)\b[^;]{1,160})identified (?:with [\w'"]{3,40} )?(?:by|as) (?:(?:password )?${quoted}|(?!password\b|values\b|external|random\b|the\b|an?\b)(?<=\b(?:user|role|to|with)\s{1,4}[\w"'@%.$-]{1,60}\s{1,4}identified by )(?<secret3>[a-z][\w$#]{2,40})(?=\s*(?:;|$|using|default|temporary|quota|account)))`,
      'dimy',
    ),
  },
  {
    // ALTER USER ann PASSWORD 'SCRAM-SHA-256$…': what was stored of a password
    keywords: ['scram-sha-'],
    says: 'an SQL statement',
    as: 'password',
    hashes: true,
    grammar: /(?<=["'])(?<secret>SCRAM-SHA-(?:1|256|512)\$\d{4,6}:[\w+/]{16,64}={0,2}\$[\w+/]{27,88}={0,2}:[\w+/]{27,88}={0,2})(?=["'])/dy,
  },
  {
    // MOVE 'v' TO WS-PASSWORD of COBOL
    keywords: ["move '", 'move "'],
    says: 'a statement',
    as: 'password',
    strict: true,
    grammar: /move ["'](?<secret>[^"'\s]{4,60})["'] to [\w-]{0,30}(?:passw(?:or)?d?|pwd)(?:-?\d{1,2})?(?![\w-])/diy,
  },
  {
    keywords: ["password('", 'password("'],
    says: 'an SQL statement',
    as: 'password',
    grammar: new RegExp(String.raw`(?<==[ \t]{0,3}|\busing[ \t]{1,4})password\(${quoted}`, 'diy'),
  },
  // https://conda.corp.io/t/v/main
  {
    keywords: ['/t/'],
    says: 'a channel of Conda',
    as: 'secret',
    drawn: true,
    grammar: /(?<=https?:\/\/[\w.:/-]{0,80}conda[\w.:/-]{0,80})\/t\/(?<secret>[\w-]{20,80})(?=\/)/dy,
  },
  { keywords: ['sshpass'], says: 'a command line', as: 'password', grammar: /sshpass[ \t]{1,4}-p[ \t]{0,4}["']?(?<secret>[^\s"'$]{3,100})/diy },
  {
    keywords: ['convertto-securestring'],
    says: 'a command line',
    as: 'password',
    grammar: new RegExp(String.raw`convertto-securestring[ \t]{1,4}(?:-(?:AsPlainText|Force)[ \t]{1,4}){0,2}(?:-String[ \t]{1,4})?${quoted}`, 'diy'),
  },
  {
    // "v" | ConvertTo-SecureString -AsPlainText
    keywords: ['convertto-securestring'],
    says: 'a command line',
    as: 'password',
    grammar: /(?<=(?:"(?<secret>[^"$\r\n]{3,100})"|'(?<secret2>[^'\r\n]{3,100})')[ \t]{0,3}\|[ \t]{0,3})convertto-securestring\b(?=[^\r\n]{0,60}-AsPlainText)/diy,
  },
  {
    keywords: ['mysql ', 'mysqldump ', 'mysqladmin ', 'mysql" ', 'mysqladmin"', "mysqladmin'", 'mysql",'],
    says: 'a command line',
    as: 'password',
    // -P is the port.
    grammar: expression('dy')`
        mysql(?:dump|admin)?"?[ \t](?:
          (?:[^\r\n"'|;]|'[^'\r\n]{0,60}'|"[^"\r\n]{0,60}"){0,80}?[ \t]password[ \t]{1,4}
          (?=["']?[\w!@#%^&*][\w!@#%^&*.+-]{2,40}["']?[ \t]*(?:\r?\n|$|;|&))["']?(?<secret2>[^\s"'$;&]{3,60})
          |[^\r\n"'|;]{0,120}?[ \t]-p(?!(?:ort|rotocol|roperties|lugin|ath|arallel|rofile|roject|ackage)s?\b)["']?
          (?<secret>[^\s"'$-][^\s"'$]{2,60})(?=[\s"']|$)
        )|mysql(?:dump|admin)?["'](?:,[ ]?["'][^"'\r\n]{1,60}["']){0,6}?,[ ]?["']-p(?<secret3>[^\s"'$-][^\s"'$]{2,60})["']
      `,
  },
  {
    keywords: ['chpasswd'],
    says: 'a command line',
    as: 'password',
    // echo user:v | chpasswd
    grammar:
      /(?<=(?:echo|printf)[ \t](?:-e[ \t])?["']?[a-z_][\w.-]{0,31}:(?<secret>[^\s"'$<{|\\:]{3,80})(?:\\n)?["']?[ \t]*\|[ \t]*(?:sudo[ \t])?(?:\/usr\/s?bin\/|\/s?bin\/)?)chpasswd/diy,
  },
  {
    keywords: ['sudo -s', 'passwd --stdin', 'docker login ', 'podman login ', 'kinit ', 'keystore add ', 'cryptsetup ', 'realm join ', 'vncpasswd -f'],
    says: 'a command line',
    as: 'password',
    grammar: expression('dy')`
        (?<=(?:echo|printf)[ \t](?:-[en][ \t])?["']?(?<secret>[^\s"'$<{|\\]{3,60})["']?[ \t]*\|[ \t]*(?:sudo[ \t])?(?:[\w./-]{1,40}-)?)(?:
          sudo -S|passwd --stdin|(?:docker|podman) login [^\r\n|]{0,80}--password-stdin|kinit |keystore add |cryptsetup |realm join[ ]
          |vncpasswd -f
        )
      `,
  },
  // cryptsetup open /dev/sda1 data <<< v
  {
    keywords: ['<<< '],
    says: 'a command line',
    as: 'password',
    grammar: command(String.raw`(?<=\b(?:cryptsetup|vncpasswd|kinit|passwd --stdin|chpasswd|smbpasswd|login --with-token|--password-stdin)\b[^\r\n|;]{0,120})<<<[ \t]{1,4}`),
  },
  // splunk add index x -auth 'ann:v'
  {
    keywords: ['-auth '],
    says: 'Splunk',
    as: 'password',
    grammar: /(?<=\bsplunk[ \t][^\r\n|;]{1,200}[ \t])-auth ["']?[\w.@-]{1,40}:(?<secret>[^\s"'$<>{}|;&]{3,80})(?=[\s"']|$)/dimy,
  },
  // oc login -u ann -p v
  {
    keywords: ['login -'],
    says: 'a command line',
    as: 'password',
    grammar:
      /(?<=\w )login (?:-{1,2}[a-z-]{1,20}[ =]\S{1,80} ){0,4}?(?:-u|--user(?:name)?)[ =]\S{1,60} (?:-p|--password)[ =]["']?(?<secret>[^\s"'$<>{}|;&-][^\s"'$<>{}|;&]{2,80})(?=[\s"']|$)/dmy,
  },
  {
    keywords: ['nickserv identify '],
    says: 'a command line',
    as: 'password',
    grammar: /nickserv identify (?:[\w-]{1,30} )?(?!pass(?:word)?\b|your)(?<secret>[^\s"'$<>{};]{4,60})(?=["';]|[ \t]*$)/dimy,
  },
  // expect "assword:" and send "v\r", below it or in the same line
  {
    keywords: ['send "', 'send -- "', 'sendline(', 'send \\"', '; send '],
    says: 'a command line',
    as: 'password',
    grammar:
      /(?<=(?:assword|assphrase)\b[^\n]{0,40}\n?[^\n]{0,40})(?:send(?: --)? \\?"(?<secret>[^\s"'$[\]\\]{3,80})(?:\\[rn]){0,2}\\?"|; send (?<secret2>[^\s"'$[\]\\;]{3,80})\\r|sendline\([b]?["'](?<secret3>[^\s"'{}\\]{3,80})["']\))/dy,
  },
  {
    keywords: ['7z a', '7z x', '7za ', 'rar a', 'rar x'],
    says: 'a command line',
    as: 'password',
    grammar: /(?:7za?|rar) [axe] (?:[^\r\n|;]{0,100}? )?-h?p["']?(?<secret>[^\s"'$<>{}-][^\s"'$<>{}|;&]{2,80})(?=[\s"']|$)/dmy,
  },
  {
    keywords: ['openssl enc '],
    says: 'a command line',
    as: 'password',
    grammar: command(String.raw`openssl enc[ \t](?:${onLine})?-k[ \t]{1,4}`),
  },
  // openssl passwd -6 'v'; a text may speak of the command.
  {
    keywords: ['openssl passwd '],
    says: 'a command line',
    as: 'password',
    grammar: command(String.raw`(?:(?<=\$\()openssl passwd|openssl passwd(?=[ \t]{1,4}[-"']))[ \t]{1,4}(?:-(?:[156]|apr1|crypt|salt[ \t]\S{1,20})[ \t]{1,4}){0,3}`),
  },
  { keywords: ['zip -p '], says: 'a command line', as: 'password', grammar: /zip[ \t]-P[ \t]{1,4}["']?(?<secret>[^\s"'$<>{}|;&()%\\-][^\s"'$<>{}|;&()\\]{2,80})(?=[\s"'])/dy },
  {
    keywords: ['ssh-keygen '],
    says: 'a command line',
    as: 'password',
    grammar: /ssh-keygen[ \t][^\r\n|;]{0,120}?-N[ \t]{0,3}["']?(?<secret>[^\s"'$<>{}|;&()%\\-][^\s"'$<>{}|;&()\\]{2,80})(?=[\s"'])/dy,
  },
  {
    // echo v | passwd ann
    keywords: ['| passwd', '|passwd', '| sudo passwd'],
    says: 'a command line',
    as: 'password',
    grammar: /(?<=(?:echo|printf)[ \t](?:-e[ \t])?["']?(?<secret>[^\s"'$<{|\\]{3,60})(?:\\n[^\s"']{0,60})?["']?[ \t]*)\|[ \t]?(?:sudo[ \t])?passwd\b/dy,
  },
  {
    keywords: ['kdb5_util ', 'kadmin', 'addprinc '],
    says: 'a command line',
    as: 'password',
    grammar: command(String.raw`(?:kdb5_util|kadmin(?:\.local)?|addprinc)[ \t](?:${onLine})?-(?:P|pw)[ \t]{1,4}`),
  },
  { keywords: ['useradd '], says: 'a command line', as: 'password', grammar: command(String.raw`useradd[ \t](?:${onLine})?-p[ \t]{1,4}(?!\$|["']?[\w./]{13}[\s"'])`) },
  {
    // useradd -p '$6$…', echo 'ann:$6$…' | chpasswd -e
    keywords: ['useradd ', 'usermod ', 'chpasswd -e', 'chpasswd --encrypted'],
    says: 'a command line',
    as: 'password',
    hashes: true,
    grammar: expression('dy')`
        (?<=(?:echo|printf)[ \t]["']?[\w.-]{1,32}:(?<secret>\$(?:\d|y|gy|2[aby])\$[\w./$=,-]{20,200})["']?[ \t]*\|[^\r\n|]{0,40})chpasswd
        |user(?:add|mod)[ \t][^\r\n|;]{0,160}?(?:-p|--password)[ =]["'](?<secret2>\$(?:\d|y|gy|2[aby])\$[\w./$=,-]{20,200})["']
      `,
  },
  {
    keywords: ['dev wifi connect'],
    says: 'a command line',
    as: 'password',
    grammar: command(String.raw`dev wifi connect[ \t]${onLine}password[ \t]{1,4}`),
  },
  {
    // expect "password:" … send "v\r"
    keywords: ['send '],
    says: 'a prompt for a password',
    as: 'password',
    grammar: /(?<=[Pp]ass(?:word|phrase)[^\r\n]{0,20}?[\s"'}{\\;]{1,20})send (?:-- )?\\?["'](?<secret>[^\s"'$<>{}\\[\]]{3,60})(?:\\{1,2}[rn])?\\?["']/dy,
  },
  { keywords: ['pass:'], says: 'a command line', as: 'password', grammar: command(String.raw`(?<=-pass(?:in|out|word)?[ \t='"]{1,3})pass:`) },
  {
    keywords: ['-storepass', '-keypass', '-deststorepass', '-srcstorepass'],
    says: 'a command line',
    as: 'password',
    grammar: command(String.raw`-(?:dest|src)?(?:store|key)pass[ \t]{1,4}`),
  },
  { keywords: ['redis-cli ', 'valkey-cli '], says: 'a command line', as: 'password', grammar: command(String.raw`(?:redis|valkey)-cli[ \t](?:${onLine})?-a[ \t]{1,4}`) },
  {
    keywords: ['ldappasswd '],
    says: 'a command line',
    as: 'password',
    grammar: /ldappasswd[ \t][^\r\n|;]{0,160}?[ \t]-[sawW][ \t]{0,4}["']?(?<secret>[^\s"'$<{-][^\s"'$<{]{2,80})(?=[\s"'])/dy,
  },
  {
    keywords: ['ldapadd ', 'ldapsearch ', 'ldapmodify ', 'ldapdelete '],
    says: 'a command line',
    as: 'password',
    grammar: /ldap[a-z]{3,7}[ \t][^\r\n|;]{0,160}?[ \t]-w[ \t]{0,4}["']?(?<secret>[^\s"'$<{]{3,80})/dy,
  },
  {
    keywords: ['mongo ', 'mongosh ', 'mongodump ', 'mongorestore ', 'mongoimport ', 'sqlcmd ', 'az login'],
    says: 'a command line',
    as: 'password',
    grammar: command(
      String.raw`(?:mongo\w{0,10}[ \t](?=(?:${onLine})?-?-u)|sqlcmd(?=[^\r\n]{0,120}-U)[^\r\n|;]{0,80}?(?=[ \t]-P)|az login(?=${onLine}-u))(?:${onLine})?-p[ \t]{1,4}`,
    ),
  },
  {
    keywords: ['smbclient ', 'mount -t cifs', 'rpcclient ', 'net ads ', 'net rpc ', 'winexe ', 'smbget '],
    says: 'a command line',
    as: 'password',
    grammar: command(String.raw`(?:(?:smb|rpc)client|net (?:ads|rpc)|winexe|smbget)[ \t][^\r\n|;]{0,120}?-U[ \t]{0,3}["']?[\w.\\@-]{1,40}%`),
  },
  {
    keywords: ['htpasswd -'],
    says: 'a command line',
    as: 'password',
    grammar: new RegExp(String.raw`htpasswd[ \t]-(?=[a-zA-Z]{0,6}b)(?:[\w./~-]{1,80}[ \t]{1,4}){2,5}${word}`, 'dmy'),
  },
  {
    keywords: ['rabbitmqctl add_user', 'rabbitmqctl change_password'],
    says: 'a command line',
    as: 'password',
    grammar: command(String.raw`rabbitmqctl[ \t](?:add_user|change_password)[ \t]{1,4}(?!-)[\w.-]{1,40}[ \t]{1,4}`),
  },
  {
    keywords: ['net user ', 'net use '],
    says: 'a command line',
    as: 'password',
    grammar: command(
      String.raw`(?<![\w.])net (?:user[ \t]{1,4}(?!\/)["']?[\w.-]{1,40}["']?|use[ \t](?:[^\r\n]{3,120}?\/user:[\w.\\@-]{1,60}|(?:\w:|\*)[ \t]\\\S{3,80}(?=[ \t]\S{3,60}[ \t]\/user:)))[ \t]{1,4}(?!\/)`,
    ),
  },
  { keywords: ['aws configure set'], says: 'a command line', as: 'secret', grammar: command(String.raw`aws configure set[ \t](?:[\w.-]{0,40})secret_access_key[ \t]{1,4}`) },
  {
    keywords: ['docker login', 'podman login'],
    says: 'a command line',
    as: 'password',
    grammar: /(?:docker|podman) login[^\r\n|;]{0,120}?(?:-p|--password)[ =]["']?(?<secret>[^\s"'$<{]{3,200})/diy,
  },
  {
    keywords: ['lftp ', 'open -u ', 'ncftpput ', 'ncftpget '],
    says: 'a command line',
    as: 'password',
    grammar: command(String.raw`(?:(?:lftp|^open)[ \t](?:${onLine})?-u[ \t]{0,4}["']?[\w.@-]{1,40},|ncftp(?:put|get)[ \t](?=${onLine}-u|-u)(?:${onLine})?-p[ \t]{1,4})`),
  },
  { keywords: ['psexec '], says: 'a command line', as: 'password', grammar: command(String.raw`psexec[ \t](?=${onLine}-u)(?:${onLine})?-p[ \t]{1,4}`) },
  { keywords: ['wpa_passphrase '], says: 'a command line', as: 'password', grammar: command(String.raw`wpa_passphrase[ \t]{1,4}["']?[\w.-]{1,32}["']?[ \t]{1,4}`) },
  { keywords: ['sqlplus '], says: 'a command line', as: 'password', grammar: /sqlplus[ \t](?:-\w{1,3}[ \t]){0,3}["']?[\w.$-]{1,40}\/(?<secret>[^\s"'$<{@/]{3,80})@/dy },
  // SET PASSWORD FOR 'ann'@'%' = 'v'
  {
    keywords: ['set password for '],
    says: 'an SQL statement',
    as: 'password',
    grammar: new RegExp(String.raw`set password for ["'${'`'}]?[\w.-]{1,60}["'${'`'}]?(?:@["'${'`'}]?[\w.%:-]{1,80}["'${'`'}]?)?[ \t]{0,3}=[ \t]{0,3}${quoted}`, 'diy'),
  },
  { keywords: ['sp_addlogin '], says: 'an SQL statement', as: 'password', grammar: new RegExp(String.raw`sp_addlogin N?["'][^"'\r\n]{1,60}["'],\s{0,4}N?${quoted}`, 'diy') },
  {
    // what signs programs for Apple and Windows
    keywords: ['unlock-keychain ', 'security import ', 'signtool ', 'altool ', 'notarytool '],
    says: 'a command line',
    as: 'password',
    grammar: command(
      String.raw`(?:unlock-keychain[ \t](?:${onLine})?-p|security import[ \t]${onLine}-P|signtool[ \t]${onLine}\/p|altool[ \t](?=${onLine}-u)${onLine}-p|notarytool[ \t]${onLine}--password)[ \t]{1,4}(?!@)`,
    ),
  },
];
