import { anyQuoted, type Call, quoted, secondOf, thirdOf } from './call-grammars.ts';

const toMailPort = new RegExp(
  String.raw`(?:new)?(?:plain)?dialer\(\s{0,20}${anyQuoted}\s{0,5},\s{0,20}(?:25|465|587|2525|[\w.]{0,40}port[\w.]{0,20})\s{0,5},\s{0,20}${anyQuoted}\s{0,5},\s{0,20}${quoted}\s{0,10}[,)]`,
  'diy',
);

/** Clients of servers, stores and messengers that take a password third or later, or under a letter. */
export const clientCalls: readonly Call[] = [
  {
    // open("host", "ann", "v", "shop") of Nim; no open("data.csv", "rb", "latin-1", "strict"), no open("page.html", "_blank", …)
    keywords: ['open("', 'connect("'],
    says: 'a database connection',
    as: 'password',
    strict: true,
    grammar:
      /(?<=[=\w.][ ]?)(?:open|connect)\("(?:[\w-]{1,40}\.[\w.-]{1,60}|localhost)(?::\d{2,5})?", ?"(?![rwabxtU+]{1,4}"|_\w{1,10}")[\w.@-]{1,40}", ?"(?=[^"\s]{0,60}\d)(?<secret>[^"\s./]{5,60})", ?"[\w-]{1,40}"\)/diy,
  },
  {
    // TelegramClient("name", 12345, "v") of Telethon and Pyrogram
    keywords: ['client('],
    says: 'a login',
    as: 'secret',
    drawn: true,
    grammar: /(?:(?<=telegram)|(?<![\w.]))client\(\s{0,10}["']?[\w.-]{1,60}["']?,\s{0,10}["']?\d{5,9}["']?,\s{0,10}["'](?<secret>[0-9a-f]{32})["']/diy,
  },
  {
    // { u: 'ann', p: 'v' }, and no { u: 'users', p: 'page-1' }
    keywords: [", p: '", ', p: "', ', "p": "', ',"p":"'],
    says: 'a login',
    as: 'password',
    strict: true,
    grammar:
      /(?<=\{\s{0,20}["']?u(?:n|ser)?["']?: ?["'][\w.@-]{2,40}["']), ?"?p"?: ?["'](?=[^"'\s]{0,40}[a-z])(?=[^"'\s]{0,40}\d)(?=[^"'\s]{0,40}[A-Z!@#$%^&*])(?<secret>[^"'\s{}]{6,60})["']\s{0,20}\}/dy,
  },
  // gomail.NewDialer("host", 587, "ann", "v")
  { keywords: ['dialer('], says: 'a mail server', as: 'password', grammar: toMailPort },
  // minio.New("host", "id", "v", true), Minio("host", "id", "v")
  { keywords: ['minio.new(', 'minio('], says: 'a store', as: 'secret', strict: true, grammar: thirdOf('(?<!\\w)minio(?:\\.new)?') },
  {
    // ldap3.Connection(server, 'CORP\\ann', 'v')
    keywords: ['connection('],
    says: 'a directory',
    as: 'password',
    strict: true,
    grammar: new RegExp(
      String.raw`(?<=\bldap3?\.)connection\(\s{0,10}[\w.]{1,40},\s{0,10}(?:user\s?=\s?)?r?["'][^"'\r\n]{2,100}["'],\s{0,10}(?:password\s?=\s?)?${quoted}\s{0,5}[,)]`,
      'diy',
    ),
  },
  // qbox.NewMac("id", "v") of Qiniu
  { keywords: ['newmac('], says: 'a cloud', as: 'secret', strict: true, grammar: secondOf('(?<=\\.)newmac') },
  // ShopClient("v"), with nothing else: of a login, the id stands before it
  {
    keywords: ['client', 'api', 'sdk', 'geocode'].flatMap((name) => [`${name}("`, `${name}('`]),
    says: 'a service',
    as: 'secret',
    drawn: true,
    grammar:
      /(?<=\b(?:[A-Z][A-Za-z]{1,30})?)(?:Client|Api|API|SDK|Geocode)\(["'](?<secret>(?=(?:[^"'\d]*\d){4})(?![0-9a-f]{8}-(?:[0-9a-f]{4}-){3}|(?:[A-Za-z0-9]{1,14}[-_]){4})(?:[0-9a-f]{32}|[0-9a-f]{40}|[0-9a-f]{64}|[A-Za-z0-9_-]{32,120}))["']\)/dy,
  },
  // connect('ann:v@host:3306/shop')
  {
    keywords: ['3306', '5432', '27017', '1433', '5672'].map((port) => `:${port}/`),
    says: 'a database connection',
    as: 'password',
    strict: true,
    grammar: /(?<=["'][\w.-]{2,40}:(?<secret>[^\s"':@/$<>{}]{4,80})@[\w.-]{3,100}):\d{4,5}\/(?=[\w-]{1,60}["'?])/dy,
  },
  {
    // SslContext.load("keys.p12", "v"): behind the name of a key store
    keywords: ['jks', 'p12', 'pfx', 'keystore'].flatMap((end) => [`.${end}",`, `.${end}',`]),
    says: 'a key store',
    as: 'password',
    strict: true,
    grammar:
      /(?<=(?:load|certificate2?|context|store|pkcs12|credentials?|(?:ssl|tls)\w{0,12})\(\s{0,10}["'][^"'\s]{0,100})\.\w{3,8}["'],\s{0,10}(?=["'][^"'\s]{0,60}\d)(?=["'][^"'\s]{0,60}[A-Za-z])["'](?!pkcs|jks|jceks|bcfks|x\.?509|[^"'\s]{0,40}alias)(?<secret>[^"'\s/\\.:]{6,80})["']\s{0,5}[,)]/diy,
  },
  // CommunityData("v") of SNMP
  { keywords: ['communitydata('], says: 'a device', as: 'password', strict: true, grammar: new RegExp(String.raw`communitydata\(\s{0,5}${quoted}`, 'diy') },
  // new TextEncoder().encode("v"), which a key of a JWT is made with
  { keywords: ['textencoder().encode('], says: 'a key', as: 'secret', drawn: true, grammar: /textencoder\(\)\.encode\(["'](?<secret>[\w+/-]{24,100}={0,2})["']\)/diy },
  // setTransactionKey("v") of Authorize.net
  { keywords: ['settransactionkey('], says: 'a payment service', as: 'secret', strict: true, grammar: new RegExp(String.raw`settransactionkey\(\s{0,5}${quoted}\s{0,5}\)`, 'diy') },
  // Workbooks.Open(file, 0, true, 5, 'v')
  {
    keywords: ['workbooks.open('],
    says: 'a workbook',
    as: 'password',
    grammar: new RegExp(String.raw`workbooks\.open\([^,()\r\n]{1,120}(?:,\s{0,5}[\w$]{0,12}){2},\s{0,5}5,\s{0,5}${quoted}`, 'diy'),
  },
  // PdfWriter().encrypt("v"), and no encrypt("AES-256")
  {
    keywords: ['writer.encrypt(', 'pdf.encrypt(', 'reader.decrypt(', 'pdf.decrypt('],
    says: 'a document',
    as: 'password',
    strict: true,
    grammar: new RegExp(
      String.raw`(?:writer\.en|reader\.de|pdf\.(?:en|de))crypt\((?!\s{0,5}["'](?:aes|rc4|3?des|rsa|sha)[-_\d])\s{0,5}(?:user_password\s?=\s?)?${quoted}\s{0,5}[,)]`,
      'diy',
    ),
  },
  // app->secrets(['v']) of Mojolicious; elsewhere a list of names of secrets stands there
  {
    keywords: ['secrets(['],
    says: 'a session',
    as: 'secret',
    words: 'used',
    grammar: new RegExp(String.raw`(?<=(?:\bapp|\$(?:app|self|c|mojo))->)secrets\(\[\s{0,5}${quoted}`, 'diy'),
  },
  // csrf.Protect([]byte("v"))
  { keywords: ['csrf.protect('], says: 'a session', as: 'secret', words: 'used', grammar: new RegExp(String.raw`csrf\.protect\(\s{0,5}${quoted}`, 'diy') },
  {
    // gin.Accounts{"ann": "v"}, basicAuth({ users: { ann: 'v' } })
    keywords: ['.accounts{', 'basicauth({'],
    says: 'a login',
    as: 'password',
    strict: true,
    grammar: /(?:(?<=\bgin)\.accounts\{|basicauth\(\{\s{0,20}users: ?\{)\s{0,20}["']?[\w.@-]{2,40}["']?: ?["'](?<secret>[^"'\s]{4,80})["']/diy,
  },
];
