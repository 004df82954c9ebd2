import { deflateSync } from 'node:zlib';
import { describeTexts } from './found-in.ts';
import { hex, random } from './made-up.ts';

const codesOf = (text: string, write: (byte: number) => string): readonly string[] => [...Buffer.from(text)].map(write);
const hexed = (byte: number): string => byte.toString(16).padStart(2, '0');
const percent = (text: string): string => codesOf(text, (byte) => `%${hexed(byte).toUpperCase()}`).join('');
const escaped = (text: string, mark: string): string => codesOf(text, (byte) => `${mark}${hexed(byte)}`).join('');
const laboratoryToken = `glpat-${random(20)}`;
const npmToken = `npm_${random(36)}`;

/** One secret each, written as its reader cannot see it. */
const secrets: readonly (readonly [string, string])[] = [
  ['a.txt', percent(`password=${random(16)}&user=ann`)],
  ['a.txt', percent(`{"api_key":"${random(40)}"}`)],
  ['a.url', `state=${encodeURIComponent(`access_token=${random(40)}&x=1`)}`],
  ['a.log', `GET /cb?next=${encodeURIComponent(`/login?user=ann&password=${random(16)}`)}`],
  ['a.txt', `redirect=https%3A%2F%2Fann%3A${random(12)}+5L%40db.corp.net%2Fx`],
  ['a.json', `{"body":"user\\u003dann\\u0026password\\u003d${random(16)}"}`],
  ['a.json', `{"token": "${escaped(npmToken, '\\u00')}"}`],
  ['a.js', `const k = "${escaped(npmToken, '\\x')}";`],
  ['a.js', `const apiKey = "${escaped(random(32), '\\x')}";`],
  ['a.html', `<input value="${codesOf(laboratoryToken, (byte) => `&#${byte};`).join('')}">`],
  ['a.html', `<p>${codesOf(laboratoryToken, (byte) => `&#x${hexed(byte)};`).join('')}</p>`],
  ['a.js', `const k = '${codesOf(laboratoryToken, (byte) => `\\u{${hexed(byte)}}`).join('')}';`],
  ['a.sh', `printf '${codesOf(laboratoryToken, (byte) => `\\${byte.toString(8).padStart(3, '0')}`).join('')}'`],
  ['a.js', `send(String.fromCharCode(${codesOf(laboratoryToken, String).join(', ')}));`],
  ['a.py', `send(bytes([${codesOf(laboratoryToken, (byte) => `0x${hexed(byte)}`).join(', ')}]))`],
  ['a.py', `load(b64decode("${deflateSync(`DB_HOST=db.corp.net\nGITLAB_TOKEN=${laboratoryToken}\n`).toString('base64')}"))`],
  ['a.properties', 'db.password=\\u0053unflower77\\u0021'],
  ['a.js', `const apiKey = ['${random(20)}', '${random(20)}'].join('');`],
  ['a.js', `const t = ['${npmToken.slice(0, 20)}', '${npmToken.slice(20)}'].join('');`],
  ['a.py', `t = ''.join(["${npmToken.slice(0, 20)}", "${npmToken.slice(20)}"])`],
  ['a.bat', `powershell -EncodedCommand ${Buffer.from(`$password = "${random(14)}"`, 'utf16le').toString('base64')}`],
  ['a.py', `api_key = ''.join(["${random(20)}", "${random(20)}"])`],
  ['a.js', `const settings = "${btoa(`DB_PASSWORD=${random(20)}\nDB_HOST=db\n`)}";`],
  ['A.java', `String password = new String(new char[] {${[...`lemonTree77`].map((one) => `'${one}'`).join(', ')}});`],
  ['a.c', `char password[] = {${[...`lemonTree77`].map((one) => `'${one}'`).join(',')}, };`],
  ['A.java', 'byte[] secretKey = {25, 76, 82, -34, 92, 17, -21, -12, 0, -60, -11, 44, -60, 104, -46, 109};'],
  ['a.go', `apiKey := string([]byte{${codesOf(random(32), String).join(', ')}})`],
  ['a.cpp', 'std::string_view dbPassword{"lemonTree77"};'],
  ['a.yaml', `password: "${random(12)}\\\n  ${random(12)}"`],
  ['a.sh', `PASSWORD="${random(12)}\\\n${random(12)}"`],
  ['a.js', `const t = '${npmToken.slice(0, 15)}' + '${npmToken.slice(15)}';`],
  ['a.js', `send('airbrake.api_key=' + '${hex(32)}')`],
  ['a.js', `send('airbrake.api' + '_key=${hex(32)}')`],
  ['a.js', `send('airbrake_key' + '=' + '${hex(32)}')`],
  [
    'a.py',
    `t = "${npmToken.slice(0, 15)}" \\
    "${npmToken.slice(15)}"`,
  ],
  ['a.txt', encodeURIComponent(encodeURIComponent(`password=${random(16)}&user=ann`))],
  ['a.html', `<input value="{&quot;password&quot;:&quot;${random(16)}&quot;}">`],
  ['a.sh', String.raw`curl -d "{\"password\": \"lemonTree77\"}" https://api.corp.net`],
  ['a.sql', `SET @password = CONCAT('${random(8)}', '${random(8)}');`],
  ['a.rs', `let api_key = concat!("${random(16)}", "${random(16)}");`],
  ['A.java', `String apiKey = new StringBuilder("${random(16)}").append("${random(16)}").toString();`],
  ['a.js', `const apiKey = atob("${btoa(random(32))}");`],
  ['a.php', `$password = base64_decode("${btoa('lemonTree7712')}");`],
  ['a.go', `password, _ := base64.StdEncoding.DecodeString("${btoa('lemonTree7712')}")`],
  ['a.cs', `var password = Encoding.UTF8.GetString(Convert.FromBase64String("${btoa('lemonTree7712')}"));`],
  ['a.sh', `PASSWORD=$(echo ${btoa('lemonTree7712')} | base64 -d)`],
  ['a.js', `const password = String.fromCharCode(${codesOf('lemonTree77', String).join(',')});`],
  ['a.py', `password = "".join(map(chr, [${codesOf('lemonTree77', String).join(', ')}]))`],
  ['a.properties', 'db.password=\\\n  lemonTree77'],
  ['a.rb', 'password = <<~P.strip\n  lemonTree77\nP'],
  ['a.js', `headers: { 'Authorization': 'Bearer ' + '${random(44)}' }`],
];

const lookAlikes: readonly (readonly [string, string])[] = [
  ['a.txt', percent('name=ann&city=berlin')],
  ['a.txt', percent('password={{password}}&n=1')],
  ['a.txt', `q=${encodeURIComponent('SELECT password FROM users WHERE id=7')}`],
  ['a.txt', 'state=password%3D%24%7BPASSWORD%7D%26user%3Dann'],
  ['a.json', '{"text":"password \\u003d required"}'],
  ['a.json', `{"sha256":"${hex(64)}","q":"a\\u003db"}`],
  ['a.js', `const s = "${escaped('hello, world', '\\x')}";`],
  ['a.js', "const tokens = ['let', 'const'].join('');"],
  ['a.js', "const passwordChars = ['a', 'b', 'c', 'd'].join(', ');"],
  ['a.js', `const settings = "${btoa('DB_PASSWORD=<password>\nDB_HOST=db.corp.net\n')}";`],
  ['A.java', 'byte[] secretKey = {0, -1, -2, -3, -4, -5, -6, -7, -8, -9, -10, -11, -12, -13, -14, -15};'],
  ['a.c', "char password_chars[] = {'#', '*'};"],
  ['a.cpp', 'std::string password{};'],
  ['a.yaml', 'password: "must be\\\n  longer than that"'],
  ['a.url', 'https://x/?token=%7Btoken%7D&password=%24PASS'],
  ['a.sh', 'PASSWORD=$(echo "$SECRET" | base64 -d)'],
  ['a.js', 'const secret = Buffer.from(process.env.SECRET, "base64");'],
  ['a.sql', "SET @password = CONCAT(@user, '-', UUID());"],
  ['a.html', '<input value="{&quot;password&quot;:&quot;&quot;}">'],
  ['a.html', `<p>${codesOf('password_policy=strict', (byte) => `&#${byte};`).join('')}</p>`],
  ['a.js', `send(String.fromCharCode(${codesOf('hello_world, my friend', String).join(', ')}));`],
  ['a.sh', "printf '\\033[1m\\137%s\\n' token"],
  ['a.py', `load(b64decode("${deflateSync('the words of a song, and nothing else').toString('base64')}"))`],
  ['a.js', "const t = 'npm_' + name + '_' + suffix;"],
  ['a.js', "headers: { 'Authorization': 'Bearer ' + 'ACCESS_TOKEN' }"],
];

describeTexts({ secrets, lookAlikes });
