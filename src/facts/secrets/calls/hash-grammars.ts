import { expression } from '../../../long-expression.ts';
import type { Call } from './call-grammars.ts';

const hash = { says: 'a list of users', as: 'password', hashes: true } as const;

/** Whole hashes of passwords, which nothing else looks like, wherever they stand: seeds, fixtures, variables, lists of users. */
export const hashCalls: readonly Call[] = [
  {
    // crypt(3), the web server of Apache, mosquitto, PHP's phpass and Drupal
    ...hash,
    keywords: ['$2a$', '$2b$', '$2y$', '$1$', '$5$', '$6$', '$7$', '$y$', '$apr1$', '$p$', '$h$', '$s$', '$argon2'],
    grammar: expression('dy')`
        (?<![\w$/.+-]|(?:[dD]ummy|DUMMY|[fF]ake|FAKE|[iI]nvalid|INVALID|[tT]iming|TIMING)\w{0,20}[^\n]{0,60})(?<secret>
          (?=[^\s"']{12,60}[a-z])(?=[^\s"']{8,60}[A-Z])(?=[^\s"']{6,60}\d)(?![^\s"']{4,80}(?:abcdefg|ABCDEFG|0123456|aGFzaGhhc2))
          (?:
            \$2[aby]\$\d\d\$[\w./]{53}|\$(?:1|apr1)\$[\w./]{1,8}\$[\w./]{22}|\$5\$(?:rounds=\d{1,9}\$)?[\w./]{1,16}\$[\w./]{43}
            |\$6\$(?:rounds=\d{1,9}\$)?[\w./]{1,16}\$[\w./]{86}|\$[67]\$(?:\d{1,7}\$)?[\w+/]{12,24}={0,2}\$[\w+/]{86}==
            |\$y\$[\w./]{2,8}\$[\w./]{4,40}\$[\w./]{43}|\$[PH]\$[\w./]{31}|\$S\$[\w./]{52}
            |\$argon2(?:id|[id])\$(?:v=\d\d\$)?m=\d{1,8},t=\d{1,4},p=\d{1,3}\$[\w+/]{8,64}\$[\w+/]{22,128}
          )
        )(?![\w./+])
      `,
  },
  {
    // Django and Werkzeug
    ...hash,
    keywords: ['pbkdf2_sha', 'pbkdf2:sha', 'scrypt:'],
    grammar: expression('dy')`
        (?<=["'\s=])(?<secret>
          pbkdf2_sha(?:1|256)\$\d{1,8}\$[A-Za-z0-9]{6,40}\$(?=[\w+/]{0,43}\d)[\w+/]{27,43}=
          |(?:pbkdf2:sha(?:1|256|512)(?::\d{1,8})?|scrypt:\d{1,7}:\d{1,2}:\d{1,2})\$[A-Za-z0-9]{8,32}\$(?=[0-9a-f]{0,40}\d)(?=[0-9a-f]{0,40}[a-f])[0-9a-f]{40,128}
        )(?=["'\s,;]|$)
      `,
  },
  {
    // CouchDB, SQL Server and Tor
    ...hash,
    keywords: ['-pbkdf2-', 'rd = 0x0', 'rd=0x0', 'hashedcontrolpassword 16:'],
    grammar:
      /(?<=[=\s"'])(?<secret>-pbkdf2-[0-9a-f]{40},[0-9a-f]{32},\d{1,6})|(?<=passwo)rd ?= ?(?<secret2>0x0[12]00[0-9a-f]{48,140})(?=[ \t]hashed)|hashedcontrolpassword (?<secret3>16:[0-9a-f]{58})/diy,
  },
  {
    // PostgreSQL and MySQL, which have no other sign of it than the word before
    ...hash,
    keywords: ["'md5", '"md5', "password '*", 'password "*', "password('*", 'password("*', "as '*"],
    grammar: /(?<=pass(?:word|wd)[\w(: =>]{0,20})["'](?<secret>md5[0-9a-f]{32})["']|(?:password[ (]|(?<=_password[ ])as )["'](?<secret2>\*[0-9A-Fa-f]{40})["']/diy,
  },
];
