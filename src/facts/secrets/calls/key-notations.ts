import type { Call } from './call-grammars.ts';

/** Keys and logins in a notation of their own, wherever they stand. */
export const keyNotations: readonly Call[] = [
  {
    // <RSAKeyValue>…<D>v</D></RSAKeyValue>: the private half, as XML signatures of .NET write it
    keywords: ['<rsakeyvalue>', '&lt;rsakeyvalue&gt;'],
    says: 'an RSA key',
    as: 'secret',
    drawn: true,
    grammar: /(?:<|&lt;)RSAKeyValue(?:>|&gt;)[\s\S]{0,4000}?(?:<|&lt;)D(?:>|&gt;)\s{0,40}(?<secret>[A-Za-z0-9+/]{40,700}={0,2})/dy,
  },
  {
    // "value": "v", "keyMaterialType": "SYMMETRIC" of Tink
    keywords: ['"keymaterialtype"'],
    says: 'a set of keys',
    as: 'secret',
    drawn: true,
    grammar: /(?<="value"\s{0,4}:\s{0,4}"(?<secret>[A-Za-z0-9+/]{20,3000}={0,2})",\s{0,40})"keyMaterialType"\s{0,4}:\s{0,4}"(?:SYMMETRIC|ASYMMETRIC_PRIVATE)"/dy,
  },
  {
    // WIFI:T:WPA;S:name;P:v;; of a QR code
    keywords: ['wifi:t:', 'wifi:s:'],
    says: 'a wireless network',
    as: 'password',
    grammar: /WIFI:(?:[TSH]:[^;{}\r\n]{1,60};){1,3}P:(?!my_?pass|pass(?:word)?;)(?<secret>[^;{}<>$\s"']{5,63});/dy,
  },
  {
    // `:host:5010:ann:v of kdb+
    keywords: ['hopen `:', 'hopen`:'],
    says: 'a server',
    as: 'password',
    grammar: /hopen ?`:{1,2}[\w.-]{0,80}:\d{2,5}:[\w.@-]{1,40}:(?<secret>[^\s:;"'`]{3,80})/dy,
  },
  {
    // rtmp://host/live2/v, under which a channel is sent
    keywords: ['/live2/'],
    says: 'an address of a stream',
    as: 'secret',
    grammar: /(?<=rtmps?:\/\/[\w.-]{3,80})\/live2\/(?<secret>(?:[a-z0-9]{4}-){3,4}[a-z0-9]{4})(?![\w-])/dy,
  },
  {
    // - tapOn: Password and - inputText: v below it, of Maestro
    keywords: ['inputtext: '],
    says: 'a field for a password',
    as: 'password',
    strict: true,
    grammar: /(?<=- tapOn:\s{1,40}[^\n]{0,40}pass(?:word|code)[^\n]{0,20}\n\s{0,20}- )inputText: ["']?(?<secret>[^\s"'${}]{4,60})["']?(?=\s|$)/diy,
  },
  {
    // type = "SecureString" and value = "v" below it: a parameter that Terraform stores
    keywords: ['"securestring"'],
    says: 'a store',
    as: 'password',
    words: true,
    // What is set by hand later is left alone there.
    grammar: /"SecureString"\s{1,40}value\s{0,8}=\s{0,3}"(?<secret>[^"\r\n$]{3,200})"(?![^}]{0,300}\bignore_changes\s{0,20}=)/dy,
  },
  {
    // machine h login ann password v, on one line or on three
    keywords: ['machine '],
    says: 'a line of .netrc',
    as: 'password',
    grammar: /machine [\w.-]{2,100}\s{1,12}login\s{1,4}[\w.@-]{1,80}\s{1,12}password\s{1,4}(?<secret>[^\s"'$<>{}\\]{4,200})(?=\s|["'\\]|$)/dy,
  },
  {
    // the key of a function of Azure in its address
    keywords: ['.azurewebsites.net/api/'],
    says: 'an address of a function',
    as: 'secret',
    drawn: true,
    grammar: /\.azurewebsites\.net\/api\/[\w./-]{1,100}\?(?:[\w.-]{1,40}=[\w.-]{0,60}&){0,4}code=(?<secret>[\w/+-]{40,120}(?:={1,2}|(?:%3D){1,2})?)/diy,
  },
];
