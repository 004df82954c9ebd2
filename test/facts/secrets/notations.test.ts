import { describe, expect, it, test } from 'vitest';
import { detectSecretsInText } from '../../../src/facts/secrets/find-in-file.ts';
import { describeTexts } from './found-in.ts';
import { hex, random } from './made-up.ts';
import { fillShape } from './shape.ts';

/** Secrets in notations that are met seldom, each beside what looks like it. */
const secrets: readonly (readonly [string, string])[] = [
  ['page.html', '<table><tr><th>User</th><th>Password</th></tr><tr><td>ann</td><td>Lemon2026!</td></tr></table>'],
  [
    'page.html',
    '<table>\n<tr>\n<th class="a">Service</th>\n<th>User name</th>\n<th>Password</th>\n</tr>\n<tr>\n<td>CI</td>\n<td>ann</td>\n<td><code>lemonTree77</code></td>\n</tr>\n</table>',
  ],
  ['page.html', '<TABLE><TR><TH>User</TH><TH>Note</TH><TH>Password</TH></TR><TR><TD>ann</TD><TD><A HREF="x">see</A></TD><TD>Lemon2026!</TD></TR></TABLE>'],
  ['config.edn', '{:db/password "lemonTree77"}'],
  ['users.pl', 'password(ann, "lemonTree77").'],
  ['main.jsonnet', "{ db:: { password:: 'lemonTree77' } }"],
  ['ops.md', 'Login to the panel with admin / Lemon-880#'],
  ['Db.java', '// to be removed: prod pw is LemonTree2026'],
  ['run.sh', 'mariadb -u root -plemonTree77 -e "select 1"'],
  ['switch.cfg', 'username "ann" password plaintext Lemon-2026!'],
  ['tac_plus.conf', 'key = "lemonTree77"'],
  ['login.swift', 'let s = "ann:lemonTree77".data(using: .utf8)!.base64EncodedString()'],
  ['login.js', "await $('#pass').setValue('lemonTree77')"],
  ['Sheet.bas', 'ActiveSheet.Unprotect "Lemon_2026"'],
  ['up.tcl', 'ftp::Open h svc lemonTree77'],
  ['up.bat', 'echo user svc lemonTree77> script.txt'],
  ['up.bat', 'echo user svc lemonTree77 >> script.txt\nftp -n -s:script.txt h'],
  ['up.bat', 'net use \\\\srv\\c$ lemonTree77 /user:ann'],
  ['up.sh', 'lftp -e "open -u svc,lemonTree77 sftp://h"'],
  ['up.sh', 'helm registry login r -u u -p lemonTree77'],
  ['ledger.py', 'Ledger("erp.corp.net", "ann", "Lemon#2026")'],
  ['ledger.py', 'Ledger("https://erp.corp.net/api", "ann", "Lemon#2026")'],
  ['Ledger.hs', 'connectLedger "erp.corp.net" "ann" "Lemon!tree36"'],
  ['queue.py', 'Queue("mq.corp.net:5671", "ann", "Lemon@tree36")'],
  ['tls.java', 'SslContext.load("keys.jks", "lemonTree77")'],
  ['snmp.py', 'CommunityData("lemonTree77")'],
  ['wp.php', 'wp_create_user("bob", "lemonTree77", "bob@corp.net");'],
  ['kdf.ts', 'crypto.scryptSync("Lemon#Tree77", "salt", 32)'],
  ['suite.robot', '*** Test Cases ***\nA\n    Login    root    Lemon7Tree'],
  ['suite.robot', '*** Test Cases ***\nA\n    Connect To Database    psycopg2    shop    ann    Lemon7Tree    h    5432'],
  ['settings.json', '{"Redis":"cache:6379,password=lemonTree77,ssl=True"}'],
  ['plc.rb', "Plc.new('10.1.1.7', 'grafana', 'Lemon!tree36')"],
  ['up.sh', 'drush user:password ann "lemonTree77"'],
];

const lookAlikes: readonly (readonly [string, string])[] = [
  ['page.html', '<table><tr><th>User</th><th>Password</th></tr><tr><td>text</td><td>required</td></tr></table>'],
  ['page.html', '<table><tr><th>User</th><th>Password</th></tr><tr><td>{{ u.name }}</td><td>{{ u.password }}</td></tr></table>'],
  ['page.html', '<table><tr><th>Option</th><th>Password</th></tr><tr><td>ann</td><td>Lemon2026!</td></tr></table>'],
  ['page.html', '<table><tr><th>User</th><th>Link</th><th>Password</th><th>Note</th></tr><tr><td>ann</td><td><a href="x">see</a></td><td></td><td>Lemon2026!</td></tr></table>'],
  ['config.edn', '{:db/password #env DB_PASSWORD}'],
  ['spec.clj', '(s/def :user/password string?)'],
  ['users.pl', 'password(User, Password) :- user(User, Password).'],
  ['roles.md', 'Sign in as admin / member2'],
  ['Db.java', '// The password is Base64Encoded'],
  ['db.py', '# password is SHA256Hashed'],
  ['run.sh', 'mariadb --port 3306 -u root -p shop'],
  ['run.sh', 'curl -u a-long-name-of-a-user:x https://host'],
  ['crc.c', 'int crc[] = {0x20,0x31,0x42,0x53,0x64,0x75,0x26,0x57,0x58,0x59,0x5a,0x51,0x52};'],
  ['image.py', 'Image("docker.io", "library", "ubuntu2204")'],
  ['store.py', 'upload("s3.amazonaws.com", "bucket", "Key2026Archive")'],
  ['links.js', '["https://corp.net/x", "Title", "Chapter#12"]'],
  ['route.py', 'route("10.0.0.1", "eth0", "Vlan100")'],
  ['tls.java', 'Paths.get("keys.jks", "Backup2026")'],
  ['copy.py', 'copy("a.pfx", "dest2026")'],
  ['book.py', 'Book("shop.corp.net", "title", "Chapter#12")'],
  ['columns.py', 'show("10.0.0.5", "format", "%d%b%Y2")'],
  ['chart.js', 'new Chart("https://api.corp.net/v1", "chart", "Q3Results2024")'],
  ['mail.py', 'Mail("support@corp.net", "Hello", "Offer2026!")'],
  ['suite.robot', '*** Test Cases ***\nA\n    Login    page    Title2Shown'],
  ['suite.robot', '*** Test Cases ***\nA\n    Login    ${USER}    ${PASSWORD}'],
  ['encode.ts', 'new TextEncoder().encode("HelloWorldThisIsATestMessage12345")'],
  ['options.cs', 'Connect("host,password=true,ssl=1")'],
  ['Roles.kt', 'ADMIN("admin", "Role2024")'],
  ['codes.ts', 'const BAD_PASSWORD = "ERR_BAD_PASSWORD_1001"'],
  ['log.bat', 'echo user ann joined2today > log'],
  ['tls.java', 'KeyStore.load("keys.jks", "keyAlias2024")'],
  ['suite.robot', '*** Test Cases ***\nA\n    Login    As    User2Admin'],
  ['chapters.md', 'Open default / root / Version12'],
  ['role.js', 'label("admin", "Welcome2026!")'],
  ['role.js', 't("user", "Hello2026!")'],
  ['Roles.java', 'OWNER("admin", "Role2026!")'],
  ['event.py', 'Event("login", "admin", "Session42")'],
  ['login.swift', 'let s = "content-type:json2".data(using: .utf8)!.base64EncodedString()'],
  ['login.js', "await $('#pass').setValue('Passwort')"],
  ['up.bat', 'net use z: \\\\srv\\share /user:ann'],
  ['up.sh', 'echo user ann is here > log'],
  ['page.html', '<a href="/x?auth=google-oauth2&page=1">'],
  ['Row.java', "char[] row = {'a','b','c','d','e','f','g','h','i','j','k','l','m'};"],
];

describeTexts({ secrets, lookAlikes });

test('the same is found in a table of HTML, whatever table was read before it', () => {
  const table = '<table><tr><th>User</th><th>Password</th></tr><tr><td>ann</td><td>Lemon2026!</td></tr></table>\n';
  for (const text of [table, table, `${table}${table.replace('Lemon2026!', 'Tangerine88!')}`])
    expect(detectSecretsInText(text, 'page.html')).toHaveLength(text.length > table.length ? 2 : 1);
});

describe('a token', () => {
  const token = fillShape('ghp_{alnum:30}{crc32:6}', 'notations').text;
  const [left, right] = [token.slice(0, 12), token.slice(12)];
  const numbers = (write: (character: string) => string): string => [...token].map(write).join(', ');
  it.each([
    ['a.ex', `t = "${left}" <> "${right}"`],
    ['a.ml', `let t = "${left}" ^ "${right}"`],
    ['a.sql', `SELECT '${left}' || '${right}';`],
    ['a.rb', `t = "${left}" << "${right}"`],
    ['a.rs', `concat!("${left}", "${right}")`],
    ['a.hs', `t = concat ["${left}", "${right}"]`],
    ['A.java', `new StringBuilder("${left}").append("${right}").toString()`],
    ['a.go', `t := []byte{${numbers((one) => `${one.charCodeAt(0)}`)}}`],
    ['a.c', `unsigned char t[] = {${numbers((one) => `0x${one.charCodeAt(0).toString(16)}`)}};`],
    ['a.c', `char t[] = {${numbers((one) => `'${one}'`)}};`],
    ['a.txt', `a=${[...token].map((one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`).join('')}`],
  ])('is found in pieces and in numbers: %s', (path, text) => {
    expect(detectSecretsInText(`${text}\n`, path)).toMatchObject([{ provider: 'GitHub' }]);
  });

  it.each([
    ['a token as user of a request', 'run.sh', `curl -u ${random(20)}:X https://host/api`],
    ['a key of what signs tokens', 'a.ts', `new TextEncoder().encode("${random(32)}")`],
    ['a token in a query', 'get.sh', `curl "https://db.corp.net/u.json?auth=${random(40)}"`],
    ['a drawn value behind a name', 'settings.kts', `password("env.NEXUS", "${random(16)}")`],
    ['a drawn password of Redis', 'a.php', `$r->auth("${random(32)}");`],
    ['a key of a store', 'A.cs', `new StorageSharedKeyCredential("acme", "${random(86)}==");`],
    ['a digest of WildFly', 'mgmt-users.properties', `ann=${hex(32)}`],
  ])('%s is found', (_, path, text) => {
    expect(detectSecretsInText(`${text}\n`, path)).toHaveLength(1);
  });
});
