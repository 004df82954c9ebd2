import { expression } from '../../../long-expression.ts';
import { type Call, command } from './call-grammars.ts';

/** What is piped or sent to a program that asks for a password. */
export const dialogueCalls: readonly Call[] = [
  {
    // Login    ann    v, Connect To Database    driver    db    ann    v of Robot Framework
    keywords: ['login    ', 'log in    ', 'connect to database    '],
    says: 'a login',
    as: 'password',
    strict: true,
    grammar:
      /(?<=^[ \t]{2,20}(?:[\w ]{1,30} )?)(?:login|log in|connect to database)(?! {2,8}(?:page|form|button|link|field|as|should|with) )(?: {2,8}[\w.:/@-]{1,60}){1,4}? {2,8}(?=[^\s\d]{0,60}\d)(?=[^\sa-z]{0,60}[a-z])(?=[^\sA-Z!#%^&*]{0,60}[A-Z!#%^&*])(?<secret>[^\s=${}.:/]{8,60})(?= {2}|[ \t]*(?:\r?\n|$))/dimy,
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
    keywords: [
      'sudo -s',
      'passwd --stdin',
      'docker login ',
      'podman login ',
      'kinit ',
      'keystore add ',
      'cryptsetup ',
      'realm join ',
      'vncpasswd -f',
      'runas ',
      'smbpasswd -',
      'gpg -',
      'gpg2 -',
    ],
    says: 'a command line',
    as: 'password',
    grammar: expression('dy')`
        (?<=(?:echo|printf)[ \t](?:-[en][ \t])?["']?(?<secret>[^\s"'$<{|\\]{3,60})(?:\\n[^\s"'|]{0,60})?["']?[ \t]*\|[ \t]*(?:base64[ \t]-{1,2}[dD]\w{0,6}[ \t]*\|[ \t]*)?(?:sudo[ \t])?(?:[\w./-]{1,40}-)?)(?:
          sudo -S|passwd --stdin|(?:docker|podman) login [^\r\n|]{0,80}--password-stdin|kinit |keystore add |cryptsetup |realm join[ ]
          |vncpasswd -f|runas [/]|smbpasswd[ ](?:-\w{1,6}[ ]){0,3}-\w{0,6}s|gpg2?[ ][^\r\n|]{0,120}--passphrase-fd[ ]0
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
  {
    keywords: ['nickserv identify ', 'nickserv", "identify ', "nickserv', 'identify "],
    says: 'a command line',
    as: 'password',
    grammar: /nickserv(?:["'], ["']| )identify (?:[\w-]{1,30} )?(?!pass(?:word)?\b|your)(?<secret>[^\s"'$<>{};]{4,60})(?=["';]|[ \t]*$)/dimy,
  },
  // expect "assword:" and send "v\r", below it or in the same line
  {
    keywords: ['send "', 'send -- "', 'sendline(', '.write(b"', ".write(b'", 'send \\"', '; send '],
    says: 'a command line',
    as: 'password',
    grammar:
      /(?<=(?:assword|assphrase)\b[^\n]{0,40}\n?[^\n]{0,40})(?:send(?: --)? \\?"(?<secret>[^\s"'$[\]\\]{3,80})(?:\\[rn]){0,2}\\?"|; send (?<secret2>[^\s"'$[\]\\;]{3,80})\\r|(?:sendline|\.write)\([b]?["'](?<secret3>[^\s"'{}\\]{3,80})(?:\\r)?(?:\\n)?["']\))/dy,
  },
  {
    // echo v | passwd ann
    keywords: ['| passwd', '|passwd', '| sudo passwd'],
    says: 'a command line',
    as: 'password',
    grammar: /(?<=(?:echo|printf)[ \t](?:-e[ \t])?["']?(?<secret>[^\s"'$<{|\\]{3,60})(?:\\n[^\s"']{0,60})?["']?[ \t]*)\|[ \t]?(?:sudo[ \t])?passwd\b/dy,
  },
  {
    // expect "password:" … send "v\r"
    keywords: ['send '],
    says: 'a prompt for a password',
    as: 'password',
    grammar: /(?<=[Pp]ass(?:word|phrase)[^\r\n]{0,20}?[\s"'}{\\;]{1,20})send (?:-- )?\\?["'](?<secret>[^\s"'$<>{}\\[\]]{3,60})(?:\\{1,2}[rn])?\\?["']/dy,
  },
  {
    // PASS v of IRC and POP3, AUTH v of Redis, sent as it stands
    keywords: ['"pass ', "'pass ", '"auth ', "'auth "],
    says: 'a login',
    as: 'password',
    strict: true,
    grammar:
      /(?<=(?:[sS]end|[wW]rite|[pP]ut|raw|msg|[cC]ommand)\w{0,8}\((?:\w{1,12},)?\s{0,5}b?)["'](?:PASS|AUTH) (?!(?:CRAM|DIGEST|SCRAM|XOAUTH|OAUTHBEARER|NTLM|LOGIN|PLAIN|GSSAPI|EXTERNAL|ANONYMOUS|TLS|SSL)\b|XOAUTH2)(?<secret>[^\s"'\\{}%$<>]{4,60})(?:\\r)?(?:\\n)?["']/dy,
  },
  {
    // --password <(echo v), -extpass "echo v"
    keywords: ['<(echo ', '-extpass '],
    says: 'a command line',
    as: 'password',
    grammar:
      /(?:(?<=(?:pass(?:word|wd|phrase)?|pw|secret)(?:-?file)?[ =])<\(echo|-extpass[ =]["']echo)[ \t](?:-n[ \t])?["']?(?<secret>[^\s"'$<>{}|;&()\\-][^\s"'$<>{}|;&()\\]{2,80})/dy,
  },
];
