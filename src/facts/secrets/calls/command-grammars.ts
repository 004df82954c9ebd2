import { expression } from '../../../long-expression.ts';
import { type Call, command, onLine, quoted } from './call-grammars.ts';

/** Commands that take a credential by its position. */
export const commandCalls: readonly Call[] = [
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
  { keywords: ['pass:'], says: 'a command line', as: 'password', grammar: command(String.raw`(?<=-pass(?:in|out|word)?[ \t='"]{1,3})pass:`) },
  {
    keywords: ['-storepass', '-keypass', '-deststorepass', '-srcstorepass'],
    says: 'a command line',
    as: 'password',
    grammar: command(String.raw`-(?:dest|src)?(?:store|key)pass[ \t]{1,4}`),
  },
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
