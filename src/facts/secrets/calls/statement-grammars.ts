import { type Call, quoted } from './call-grammars.ts';

/** Statements of SQL and COBOL that take a credential by its position. */
export const statementCalls: readonly Call[] = [
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
    // MOVE 'v' TO WS-PASSWORD of COBOL, put "v" into tPassword of LiveCode
    keywords: ["move '", 'move "', 'put "'],
    says: 'a statement',
    as: 'password',
    strict: true,
    grammar: /(?:move|put) ["'](?<secret>[^"'\s]{4,60})["'] (?:in)?to [\w-]{0,30}(?:passw(?:or)?d?|pwd)(?:-?\d{1,2})?(?![\w-])/diy,
  },
  {
    keywords: ["password('", 'password("'],
    says: 'an SQL statement',
    as: 'password',
    grammar: new RegExp(String.raw`(?<==[ \t]{0,3}|\busing[ \t]{1,4})password\(${quoted}`, 'diy'),
  },
  // SET PASSWORD FOR 'ann'@'%' = 'v'
  {
    keywords: ['set password for '],
    says: 'an SQL statement',
    as: 'password',
    grammar: new RegExp(String.raw`set password for ["'${'`'}]?[\w.-]{1,60}["'${'`'}]?(?:@["'${'`'}]?[\w.%:-]{1,80}["'${'`'}]?)?[ \t]{0,3}=[ \t]{0,3}${quoted}`, 'diy'),
  },
  { keywords: ['sp_addlogin '], says: 'an SQL statement', as: 'password', grammar: new RegExp(String.raw`sp_addlogin N?["'][^"'\r\n]{1,60}["'],\s{0,4}N?${quoted}`, 'diy') },
];
