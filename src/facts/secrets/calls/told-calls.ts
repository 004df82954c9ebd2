import { notBeforeToken } from '../values/name-words.ts';
import { type Call, quoted } from './call-grammars.ts';

const typed = String.raw`(?=[^\s${'`'}"'*]{0,40}\d)(?=[^\s${'`'}"'*]{0,40}[A-Za-z])[^\s${'`'}"'*/|<>{}()$\\]{6,40}`;

/** Digits among letters, and something that no name of a version or a host has. */
const mixed = String.raw`(?!v?\d+\.\d)(?=[^\s${'`'}]{0,40}(?:[!@#%^&+=?]|[a-z]\S{0,40}[A-Z]|[A-Z]\S{0,40}[a-z]))`;

/** The token of a page or a parser is none to log in with. */
const ownToken = String.raw`(?<!\b\w{0,20}(?:${[...notBeforeToken].join('|')})[-_])token`;

/** A user and a password that are told to people, or typed into a dialogue. */
export const toldCalls: readonly Call[] = [
  {
    // Demo account: `ann` / `v`, Login: ann / v
    keywords: [
      'account: ',
      'account:** ',
      'account** ',
      'accounts: ',
      'login: ',
      'login:** ',
      'login** ',
      'user: ',
      'demo: ',
      'admin: ',
      'signin: ',
      'log in with ',
      'log in as ',
      'login with ',
      'login is ',
      'credentials are ',
    ],
    says: 'a login',
    as: 'password',
    strict: true,
    grammar: new RegExp(
      String.raw`(?<=^[^\n]{0,80})\w{3,11}(?: in)?(?:s?:\*{0,2}|\*{0,2}| with| as| is| are) (?:${'`'}{1,2}[\w.@+-]{2,40}${'`'}{1,2}[ ]?(?:\/|:|and|,)[ ]?${'`'}{1,2}(?<secret>${typed})${'`'}|[\w.@+-]{2,40}(?: \/ |:|(?<= (?:is|are) [\w.@+-]{2,40})\/)(?<secret2>${typed})(?=[ \t.,)]{0,3}(?:\r?\n|$|-->)))`,
      'dimy',
    ),
  },
  {
    // Sign in to the panel with admin / v
    keywords: ['admin', 'root', 'administrator', 'demo'].map((user) => `${user} / `),
    says: 'a login',
    as: 'password',
    strict: true,
    grammar: new RegExp(
      String.raw`(?<=\b(?:log|sign|credential|access(?! level)|open|default)[^\n]{0,80}[\s(:])\w{4,13} / (?!(?:chapter|version|level|section|page|part|step|member|role)\d)(?=\S{0,40}(?:\d\d|[!@#$%^&*]))(?<secret>${mixed}${typed})(?=[ \t.,)]{0,3}(?:\r?\n|$|-->))`,
      'dimy',
    ),
  },
  {
    // VPN: ann / v, where versions, channels and hosts stand as well
    keywords: ['vpn: ', 'wifi: ', 'ssh: ', 'sftp: ', 'ftp: ', 'rdp: '],
    says: 'a login',
    as: 'password',
    strict: true,
    grammar: new RegExp(
      String.raw`(?<=^[^\n]{0,80})\w{3,4}: (?:${'`'}[\w.@+-]{2,40}${'`'}[ ]?(?:\/|:|and|,)[ ]?${'`'}(?<secret>${mixed}${typed})${'`'}|[\w.@+-]{2,40}(?: \/ |:)(?<secret2>${mixed}${typed})(?=[ \t.,)]{0,3}(?:\r?\n|$|-->)))`,
      'dmy',
    ),
  },
  {
    // id/pw: ann/v, User/Password - ann / v
    keywords: ['/pw', '/pass', '/ pw', '/ pass', '(pw)', '(password)'],
    says: 'a login',
    as: 'password',
    strict: true,
    grammar: new RegExp(
      String.raw`(?<=(?:^|[^\w/.-])(?:id|user(?:[ ]?name)?|login|account)[ ]?)(?:\/[ ]?|\()(?:pw|pwd|pass(?:wd|word)?)\)?[ ]?[:=(-][ ]?[\w.@-]{2,40}(?:[ ]?[\/:,(][ ]?)(?=\S{0,40}(?:\d\S{0,40}\d|[!@#%^&*]))(?<secret>${typed})`,
      'dimy',
    ),
  },
  {
    // ID: ann, PW: v
    keywords: ['pw:', 'pw=', 'pass:', 'pwd:', 'password:', 'passwd:', 'pw-', 'pass-', 'pwd-', 'password-'],
    says: 'a login',
    as: 'password',
    strict: true,
    grammar: new RegExp(
      String.raw`(?<=(?:^|[^\w/.-])(?:id|user(?:[ ]?name)?|login|account|(?:host|wifi)[ ]name)[ ]?[:=-][ ]?[\w.@-]{2,40}[ ,/(]{1,3})(?:pw|pwd|pass(?:wd|word)?)[:=-][ ]?(?<secret>${typed})(?=[\s,;)]|$)`,
      'dimy',
    ),
  },
  {
    // the dialogue of FTP, and the script of a client that leads it
    keywords: ['quote pass ', '\npass '],
    says: 'a login',
    as: 'password',
    grammar: /(?:quote|(?<=user \S{1,60}\r?)\n)[ ]?pass (?<secret>[^\s"'$<>{}%]{4,60})(?=\s|$)/diy,
  },
  {
    // .option('--db-password <pw>', 'what it is', 'v'), .option('api-key', { default: 'v' })
    keywords: [".option('", '.option("'],
    says: 'an option of a program',
    as: 'password',
    grammar: new RegExp(
      String.raw`\.option\(["'](?:-\w, ?)?(?:--)?[\w-]{0,40}(?:password|passwd|secret|${ownToken}|api-?key)(?: ?[<[][\w -]{1,30}[>\]])?["'],\s{0,20}(?:["'][^"'\r\n]{0,160}["'],\s{0,20}|\{[^{}]{0,200}?default: ?)${quoted}`,
      'diy',
    ),
  },
  {
    // #[arg(long, default_value = "v")] above the field of clap
    keywords: ['default_value = "'],
    says: 'an option of a program',
    as: 'password',
    grammar: new RegExp(
      String.raw`default_value = "(?<secret>[^"\r\n]{3,100})"[^\r\n]{0,100}\)\]\s{0,40}(?:pub )?\w{0,30}(?:password|passwd|secret|${ownToken}|api_key): ?\w{0,20}<?\w{0,9}(?:str|secret)`,
      'diy',
    ),
  },
  {
    // `env:"API_TOKEN" envDefault:"v"` behind the field of a struct of Go
    keywords: ['envdefault:"', 'default:"'],
    says: 'an option of a program',
    as: 'password',
    grammar: new RegExp(
      String.raw`(?<=(?:password|passwd|secret|${ownToken}|api_?key)(?:"|[ ]{1,20}\w{1,20} {1,20}\`)[^\`\r\n]{0,60}(?<=[ \`]))(?:envDefault|default):"(?<secret>[^"\s]{4,100})"`,
      'diy',
    ),
  },
  {
    // Hardhat and Truffle: accounts: ['0xv']
    keywords: ['accounts: [', '"accounts": [', 'accounts = ['],
    says: 'a wallet',
    as: 'secret',
    grammar: /["']?accounts["']?(?::| =) \[\s{0,20}["'`](?<secret>(?:0x)?[0-9a-f]{64})["'`]/diy,
  },
];
