import { describeTexts, type Text } from './found-in.ts';
import { hex, random } from './made-up.ts';

const pem = Buffer.from(`-----BEGIN ${'PRIVATE KEY'}-----\n${random(64)}\n${random(64)}\n-----END ${'PRIVATE KEY'}-----\n`).toString('base64');
const inLines = (text: string): string => (text.match(/.{1,64}/g) ?? []).join('\n  ');

/** What a name is given in the end: by a condition, a default, a call round it, or marks of its own language. */
const secrets: readonly Text[] = [
  ['a.py', 'password = args.password if args.password else "lemonTree77"'],
  ['a.py', `token = first.token if first else "${random(32)}"`],
  ['a.ts', 'MQTT_PASS: z.string().default("lemonTree77"),'],
  ['a.py', 'smtp_password: SecretStr = Field(default=SecretStr("lemonTree77"))'],
  ['a.py', 'password = click.prompt("Password", default="lemonTree77")'],
  ['a.js', `new webpack.DefinePlugin({ 'process.env.API_SECRET': JSON.stringify('${random(32)}') });`],
  ['a.rs', 'builder.with_user_pw("lemonTree77")'],
  ['A.java', 'Client.builder().kennwort("lemonTree77").build();'],
  ['a.ps1', 'if ($password -eq "lemonTree77") { exit 0 }'],
  ['a.pl', "print 'ok' if $password eq 'lemonTree77';"],
  ['a.pl', ":- odbc_connect('shop', _, [user(web), password('lemonTree77')])."],
  ['settings.kts', 'params { password("deploy.password", "lemonTree77") }'],
  ['a.sh', "sed -i 's/__DB_PASSWORD__/lemonTree77/' config.php"],
  ['a.asm', 'password db "lemonTree77", 0'],
  ['a.cf', '"db_pass" string => "lemonTree77";'],
  ['a.livecode', 'put "lemonTree77" into tPassword'],
  ['a.xml', '<ns:password xmlns:ns="urn:corp">lemonTree77</ns:password>'],
  ['a.xml', '<password>\n   lemonTree77\n</password>'],
  ['export.xml', '<String><Key>Password</Key><Value ProtectInMemory="True">lemonTree77</Value></String>'],
  ['a.rst', 'Log in with user ``ann`` and password ``lemonTree!``.'],
  ['a.tex', 'Passwort: \\verb|Lemontree#19|'],
  ['a.css', '/* ftp password: lemonTree77 */'],
  ['notes.txt', 'Change the db password from lemonTree77 to what we said.'],
  ['a.md', 'The default login is ann/lemonTree77'],
  ['a.java', 'driver.findElement(By.id("pass")).sendKeys("lemonTree77");'],
  ['a.conf', "{ secrets => ['Nq0GYB6fqYSYghQdChC3xz5FUoC6cK0J6pkdTAsf'] }"],
  ['myapp.conf', '<Model::DB>\n  <connect_info>\n    user app\n    password lemonTree77\n  </connect_info>\n</Model::DB>'],
  ['a.yaml', `admin_key:\n- name: admin\n  key: ${hex(32)}`],
  ['a.env', `STORAGE_KEY="${random(43)}="`],
];

const lookAlikes: readonly Text[] = [
  ['a.py', 'password = args.password if args.password else None'],
  ['a.py', 'kind = token.kind if token else "keyword"'],
  ['a.ts', 'TOKEN_TYPE: z.string().default("bearer"), PASSWORD: z.string().default(""),'],
  ['a.js', "new webpack.DefinePlugin({ 'process.env.API_SECRET': JSON.stringify(process.env.API_SECRET) });"],
  ['a.rs', 'builder.with_password(password).with_token_type("bearer")'],
  ['a.ps1', 'if ($token -eq "") { exit 1 }'],
  ['a.sh', "sed -i 's/__DB_PASSWORD__/$DB_PASSWORD/' config.php"],
  ['a.asm', 'password db 32 dup(0)'],
  ['a.xml', '<password>\n   ${db.password}\n</password>'],
  ['pt.properties', 'senha=Senha'],
  ['a.md', 'Change the password from time to time.'],
  ['a.js', 'const storageKey = "corp:token";'],
];

describeTexts({ secrets, lookAlikes });

/** What is cut into pieces, or carried in a text within a text. */
describeTexts({
  secrets: [
    ['a.R', 'token <- paste0("glpat-Qx7Kz2T3", "WJ9pLr2M", "hD8f")'],
    ['a.cs', 'var token = string.Concat("glpat-Qx7Kz2T3", "WJ9pLr2MhD8f");'],
    ['A.hs', `apiSecret = "${random(16)}" ++ "${random(16)}"`],
    ['a.json', '{"file": "MODE=prod\\nDB_PASSWORD=lemonTree77\\n"}'],
    ['package.json', `{"scripts": {"start": "JWT_SECRET=${random(32)} node server.js"}}`],
    ['Makefile', 'run:\n\tdocker run -e DB_PASSWORD=lemonTree77 app'],
    ['a.nix', "text = ''\n  DB_PASSWORD=lemonTree77\n'';"],
    ['a.pl', 'print <<"EOF";\ndb_pass = lemonTree77\nEOF'],
    ['a.cs', 'var json = @"{""Password"": ""lemonTree77!""}";'],
    ['cloud.yaml', `key: |\n  ${inLines(pem)}`],
  ],
  lookAlikes: [
    ['a.R', 'message <- paste0("token-", "of-the-", "page")'],
    ['a.json', '{"file": "MODE=prod\\nDB_PASSWORD=\\n"}'],
    ['package.json', '{"scripts": {"start": "JWT_SECRET=$JWT_SECRET node server.js"}}'],
    ['Makefile', 'run:\n\tdocker run -e DB_PASSWORD=$(DB_PASSWORD) app'],
    ['a.nix', "text = ''\n  DB_PASSWORD=$DB_PASSWORD\n'';"],
    ['a.cs', 'var json = @"{""Password"": ""{0}""}";'],
  ],
});
