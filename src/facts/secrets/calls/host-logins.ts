import type { Call } from './call-grammars.ts';

const login = { says: 'a server', as: 'password', strict: true } as const;
/** Between two arguments; Haskell, OCaml, Lisp and Tcl write no comma. */
const next = String.raw`(?:\s{0,3},\s{0,20}|[ ])`;
const user = String.raw`(?:\d{2,5}${next})?["'](?!(?:GET|POST|PUT|HEAD|PATCH|DELETE)["'])[A-Za-z][\w.@\\+-]{1,60}["']`;
const end = String.raw`["'](?=\s{0,5}(?:[,)\]};]|\r?\n|$))`;
/** Paths, buckets and images stand behind a host and a name as well: they have no signs, and are words; what is numbered (`Chapter#12`) and the format of a date have signs. */
const typed = String.raw`["'](?!\w{1,40}#\d{1,3}["']|[^"'\s]{0,60}%[A-Za-z]|\^)(?=[^"'\s]{0,60}\d)(?=[^"'\s]{0,60}[A-Za-z])(?=[^"'\s]{1,60}(?:[!#$%^&*?]|(?<=["'][A-Z][a-z]{2,20})@))(?<secret>[^"'\s/\\:.,;|(){}<>=]{7,60})${end}`;
const drawn = String.raw`["'](?=[^"'\s\d]{0,60}\d)(?=[^"'\sa-z]{0,60}[a-z])(?=[^"'\sA-Z]{0,60}[A-Z])(?=[^"'\s]{0,60}(?:\d[A-Za-z]{1,3}\d|[a-z][A-Z][a-z]?[A-Z\d]|[A-Z]\d[a-z]|\d[a-z][A-Z]|[A-Z]{2}[a-z]{1,2}[A-Z\d]))(?<secret>[A-Za-z\d!#$%^&*?+@]{10,64})${end}`;

/** What hosts end with, where another literal follows. */
const ends = ['com', 'net', 'org', 'io', 'de', 'eu', 'local', 'lan', 'internal', 'corp'];
const hostEnds = ends.flatMap((one) => [`.${one}", "`, `.${one}', '`, `.${one}" "`]);
const endsBeforePort = ends.map((one) => `.${one}:`);
const networks = ['10.', '192.168.', '172.'].flatMap((one) => [`"${one}`, `'${one}`]);
/** In quotes: every second `://` stands in a text. */
const urls = ['http', 'https', 'ftp', 'ftps', 'sftp', 'ldap', 'ldaps', 'amqp', 'amqps'].flatMap((scheme) => [`"${scheme}://`, `'${scheme}://`]);

/** The ways to begin: at the end of a name, before its port, with an address, within a URL. */
const hosts: readonly { readonly keywords: readonly string[]; readonly host: string }[] = [
  { keywords: hostEnds, host: String.raw`(?<=(?<!\[\s{0,5})["'][\w-]{1,40}(?:\.[\w-]{1,40}){0,4})\.[a-z]{2,8}["']` },
  { keywords: endsBeforePort, host: String.raw`(?<=(?<!\[\s{0,5})["'](?:[a-z]{2,8}:\/\/)?[\w-]{1,40}(?:\.[\w-]{1,40}){0,4})\.[a-z]{2,8}:\d{2,5}["']` },
  { keywords: networks, host: String.raw`(?<!\[\s{0,5})["'](?:\d{1,3}\.){3}\d{1,3}(?::\d{2,5})?["']` },
  { keywords: urls, host: String.raw`(?<!\[\s{0,5})["'][a-z]{3,5}:\/\/[\w.-]{1,80}(?::\d{2,5}|\/)[\w./-]{0,60}["']` },
];

/** `new Ledger("erp.corp.net", "ann", "v")`: a host, a user and the password, whatever the call is. */
export const hostLogins: readonly Call[] = hosts.flatMap(({ keywords, host }) => [
  { ...login, keywords, grammar: new RegExp(`${host}${next}${user}${next}${typed}`, 'dy') },
  { ...login, keywords, drawn: true, grammar: new RegExp(`${host}${next}${user}${next}${drawn}`, 'dy') },
]);
