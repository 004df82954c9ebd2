import { anyQuoted, type Call, quoted, secondOf } from './call-grammars.ts';

/** What a program hashes, or compares with a hash: the password stands there as people type it. */
export const hashingCalls: readonly Call[] = [
  {
    keywords: [
      'bcrypt.hash',
      'argon2.hash',
      'password_hash(',
      'make_password(',
      'generate_password_hash(',
      'generatepasswordhash(',
      'hashpassword(',
      'password_verify(',
      'hashpw(',
      'passwordencoder.encode(',
      'passwordencoder().encode(',
      'checkpw(',
    ],
    says: 'a hash',
    as: 'password',
    grammar: new RegExp(
      String.raw`(?<!\|\s{0,3})(?:bcrypt\.hash\w{0,12}|argon2\.hash|(?:generate_?|make_)?password(?:_?hash)?|hashpassword|password_verify|(?:hash|check)pw|passwordencoder(?:\(\))?\.encode)\(\s{0,10}(?:\w{1,30}\s?,\s{0,5})?${quoted}\s{0,5}[,)]`,
      'diy',
    ),
  },
  {
    // Alone, or with the hash or the user behind it: checkPassword("Gardener", id, v) begins with something else.
    keywords: ['valid_password?(', 'check_password(', 'verify_password(', 'checkpassword(', 'verifypassword(', 'comparepassword(', 'validatepassword('],
    says: 'a hash',
    as: 'password',
    grammar: new RegExp(
      String.raw`(?<!\|\s{0,3})(?:valid(?:ate)?|check|verify|compare)_?password\??\(\s{0,10}(?:\w{1,30}\s?,\s{0,5})?${quoted}\s{0,5}(?:\)|,\s{0,10}(?:["']\$|[^\s"',])[^,\r\n]{0,200}\)|,[^"',\r\n]{0,60}(?:hash|salt|digest))`,
      'diy',
    ),
  },
  {
    keywords: ['comparehashandpassword('],
    says: 'a hash',
    as: 'password',
    grammar: new RegExp(String.raw`CompareHashAndPassword\((?:[^,"()\r\n]|\([^()\r\n]{0,60}\)){1,80},\s{0,5}${quoted}`, 'diy'),
  },
  { keywords: ['bcrypt::password.create('], says: 'a hash', as: 'password', grammar: new RegExp(String.raw`bcrypt::password\.create\(\s{0,5}${quoted}\s{0,5}[,)]`, 'diy') },
  // crypt('v', gen_salt('bf')) and HashBytes('SHA2_256', 'v') of SQL
  { keywords: ['gen_salt('], says: 'a hash', as: 'password', grammar: /(?<=\bcrypt\('(?<secret>[^'\n]{3,80})',\s{0,3})gen_salt\(/diy },
  { keywords: ['hashbytes('], says: 'a hash', as: 'password', grammar: secondOf('hashbytes') },
  // of Puppet, which hashes both
  {
    keywords: ['postgresql_password(', 'mysql_password(', 'mysql::password('],
    says: 'a hash',
    as: 'password',
    grammar: new RegExp(String.raw`(?:postgresql_password\(\s{0,5}${anyQuoted}\s{0,5},|mysql(?:_|::)password\()\s{0,5}${quoted}\s{0,5}[,)]`, 'diy'),
  },
];
