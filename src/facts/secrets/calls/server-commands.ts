import { expression } from '../../../long-expression.ts';
import { type Call, command, onLine, word } from './call-grammars.ts';

/** Commands that log in to a server with a user and a password. */
export const serverCommands: readonly Call[] = [
  {
    keywords: ['mysql ', 'mariadb ', 'mysqldump ', 'mysqladmin ', 'mysql" ', 'mysqladmin"', "mysqladmin'", 'mysql",'],
    says: 'a command line',
    as: 'password',
    // -P is the port.
    grammar: expression('dy')`
        (?:mysql(?:dump|admin)?|mariadb)"?[ \t](?:
          (?:[^\r\n"'|;]|'[^'\r\n]{0,60}'|"[^"\r\n]{0,60}"){0,80}?[ \t]password[ \t]{1,4}
          (?=["']?[\w!@#%^&*][\w!@#%^&*.+-]{2,40}["']?[ \t]*(?:\r?\n|$|;|&))["']?(?<secret2>[^\s"'$;&]{3,60})
          |[^\r\n"'|;]{0,120}?[ \t]-p(?!(?:ort|rotocol|roperties|lugin|ath|arallel|rofile|roject|ackage)s?\b)["']?
          (?<secret>[^\s"'$-][^\s"'$]{2,60})(?=[\s"']|$)
        )|mysql(?:dump|admin)?["'](?:,[ ]?["'][^"'\r\n]{1,60}["']){0,6}?,[ ]?["']-p(?<secret3>[^\s"'$-][^\s"'$]{2,60})["']
      `,
  },
  // splunk add index x -auth 'ann:v', java -jar jenkins-cli.jar -s … -auth ann:v
  {
    keywords: ['-auth '],
    says: 'Splunk',
    as: 'password',
    grammar: /(?<=\b(?:splunk|jenkins-cli\.jar)[ \t][^\r\n|;]{1,200}[ \t])-auth ["']?[\w.@-]{1,40}:(?<secret>[^\s"'$<>{}|;&]{3,80})(?=[\s"']|$)/dimy,
  },
  // oc login -u ann -p v
  {
    keywords: ['login -'],
    says: 'a command line',
    as: 'password',
    grammar:
      /(?<=\w )login (?:-{1,2}[a-z-]{1,20}[ =]\S{1,80} ){0,4}?(?:-u|--user(?:name)?)[ =]\S{1,60} (?:-p|--password)[ =]["']?(?<secret>[^\s"'$<>{}|;&-][^\s"'$<>{}|;&]{2,80})(?=[\s"']|$)/dmy,
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
      String.raw`(?<![\w.])net (?:user[ \t]{1,4}(?!\/)["']?[\w.-]{1,40}["']?|use[ \t](?:[^\r\n]{3,120}?\/user:[\w.\\@-]{1,60}|(?:(?:\w:|\*)[ \t])?\\\\?\S{3,80}(?=[ \t]\S{3,60}[ \t]\/user:)))[ \t]{1,4}(?!\/)`,
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
    grammar: command(
      String.raw`(?:(?:lftp|^open|lftp[ \t]{1,4}-[ce][ \t]["']open)[ \t](?:${onLine})?-u[ \t]{0,4}["']?[\w.@-]{1,40},|ncftp(?:put|get)[ \t](?=${onLine}-u|-u)(?:${onLine})?-p[ \t]{1,4})`,
    ),
  },
  {
    // echo user ann v> script, for the client of FTP: a blank before the sign would be of the password, and stands where people read the line
    says: 'a command line',
    as: 'password',
    keywords: ['echo user '],
    strict: true,
    grammar: /echo user [\w.@-]{1,40} (?<secret>[^\s"'$<>{}%|;&]{5,60})(?:>|[ \t]{1,3}>{1,2}(?=[\s\S]{0,300}\bftp\b))/diy,
  },
  {
    keywords: ['ftp::open '],
    says: 'a command line',
    as: 'password',
    strict: true,
    grammar: command(String.raw`ftp::open[ \t]{1,4}[\w.$-]{1,60}[ \t]{1,4}[\w.@-]{1,40}[ \t]{1,4}`),
  },
  {
    keywords: ['drush '],
    says: 'a command line',
    as: 'password',
    grammar: command(String.raw`drush[ \t](?:${onLine})?(?:user:password|upwd)[ \t]{1,4}[\w.@-]{1,60}[ \t]{1,4}(?!-)`),
  },
  { keywords: ['-storepasswd '], says: 'a command line', as: 'password', grammar: command(String.raw`(?<=vnc[ \t])-storepasswd[ \t]{1,4}`) },
  {
    // bundle config gems.corp.io ann:v
    keywords: ['bundle config '],
    says: 'a command line',
    as: 'password',
    grammar: command(String.raw`bundle config[ \t]{1,4}(?:set[ \t]{1,4})?(?:--\w{1,10}[ \t]{1,4}){0,2}[\w-]{1,60}(?:\.[\w-]{1,60}){1,5}[ \t]{1,4}["']?[\w.@-]{1,60}:`),
  },
  {
    // az sql server create -u ann -p v, steghide extract -p v
    keywords: ['az sql ', 'az vm ', 'az mysql ', 'az postgres ', 'steghide ', 'ipa-server-install '],
    says: 'a command line',
    as: 'password',
    grammar: command(String.raw`(?:az (?:sql|vm|mysql|postgres)|steghide|ipa-server-install)[ \t](?:${onLine})?(?:-p|--admin-password)[ \t=]{1,4}`),
  },
  { keywords: ['slappasswd '], says: 'a command line', as: 'password', grammar: command(String.raw`slappasswd[ \t](?:${onLine})?-s[ \t]{1,4}`) },
  { keywords: ['reset-admin-password '], says: 'a command line', as: 'password', grammar: command(String.raw`reset-admin-password[ \t]{1,4}(?!-)`) },
  {
    // psexec.py 'corp/ann:v@host' of Impacket
    keywords: ['exec.py ', 'secretsdump.py ', 'client.py ', 'userspns.py '],
    says: 'a command line',
    as: 'password',
    grammar: /[a-z]{4,12}\.py[ \t](?:-[\w-]{1,20}[ \t]){0,4}["']?[\w.-]{1,60}\/[\w.$-]{1,40}:(?<secret>[^\s"'$<>{}|;&]{3,80})@[\w.-]{2,80}/diy,
  },
  { keywords: ['psexec '], says: 'a command line', as: 'password', grammar: command(String.raw`psexec[ \t](?=${onLine}-u)(?:${onLine})?-p[ \t]{1,4}`) },
  { keywords: ['wpa_passphrase '], says: 'a command line', as: 'password', grammar: command(String.raw`wpa_passphrase[ \t]{1,4}["']?[\w.-]{1,32}["']?[ \t]{1,4}`) },
  { keywords: ['sqlplus '], says: 'a command line', as: 'password', grammar: /sqlplus[ \t](?:-\w{1,3}[ \t]){0,3}["']?[\w.$-]{1,40}\/(?<secret>[^\s"'$<{/]{3,80})@/dy },
];
