import { describe, expect, it } from 'vitest';
import { detectSecretsInText } from '../../../src/facts/secrets/find-in-file.ts';
import { describeTexts, type Text } from './found-in.ts';
import { hex, random } from './made-up.ts';

/** Calls that nobody listed: what their names end with, and what stands in front, say where the password is. */
const secrets: readonly Text[] = [
  ['a.cs', 'LogonUser("ann", "CORP", "lemon!Tree77", 2, 0, out handle);'],
  ['a.dart', 'HttpClientBasicCredentials("ann", "lemon!Tree77")'],
  ['a.pl', "$browser->credentials('ann', 'lemon!Tree77');"],
  ['a.js', 'keytar.setPassword("shop", "ann", "lemon!Tree77")'],
  ['A.scala', `Database.forURL("jdbc:h2:mem", "sa", "q7${random(12)}")`],
  ['A.java', `new LDAPConnection("ldap", 389, "cn=admin", "q7${random(12)}")`],
  ['a.php', `<?php ldap_bind($l, "cn=ann", "q7R${random(12)}");`],
  ['a.sql', `SELECT * FROM remote('h:9000', db.t, 'ann', 'q7${random(12)}')`],
  ['a.rb', 'client.login "ann", "Lemontree77"'],
  ['a.js', 'camera.connect(\n  "10.0.0.4",\n  80,\n  "ann",\n  "lemon!Tree77",\n);'],
  ['a.go', 'c.Login(ctx, userName, "Lemontree77")'],
  ['a.py', `archive.extractall("out", None, b"q7${random(12)}")`],
  ['a.rs', `HmacSha256::new_from_slice(b"q7${random(30)}")`],
  ['a.pl', `hmac_sha256_hex($data, "q7${random(30)}");`],
  ['a.erl', `crypto:mac(hmac, sha256, <<"q7${random(30)}">>, Data).`],
  ['a.py', `box.encrypt(text, "q7${random(14)}")`],
  ['A.java', `Twilio.init("AC${hex(32)}", "${hex(32)}");`],
  ['config.exs', 'auth: {:basic, "ann:lemon!Tree77"}'],
  ['a.py', 'pysftp.Connection("files.corp.net", "deploy", None, "Lemontree_1979!!")'],
  ['a.py', 'NextCloud("https://cloud.corp.net", "admin", "Lemontree2010#")'],
  ['a.py', 'ConnectHandler("cisco_ios", "10.1.1.1", "netops", "Lemontree52#")'],
  ['A.java', 'env.put(CREDENTIALS, new String[] {"monitor", "Lemontree-29"});'],
  ['A.java', 'new ActiveMQConnectionFactory("admin", "Lemontree_408", "tcp://mq:61616")'],
  ['A.cs', 'new DirectoryEntry("LDAP://dc1", "CORP\\\\svc", "Lemontree_1997#")'],
  ['A.cs', 'new SharePointOnlineCredentials("ann@corp.net", ToSecure("Lemontree_98"))'],
  ['a.rb', 'Net::SMTP.start("smtp.corp.net", 25, "corp.net", "ann", "Lemontree2002!!", :login)'],
  ['a.py', 'ctx.load_cert_chain("a.crt", "a.key", "Lemontree-83")'],
  ['a.py', 'PBKDF2("Lemontree87!!", salt, 32, 100000)'],
  ['a.bas', 'ActiveSheet.Unprotect "Lemontree57!!"'],
  ['a.php', '<?php Crypto::encryptWithPassword($d, "Lemontree-91!");'],
  ['a.js', `new Keygrip(["q7${random(22)}"])`],
  ['a.js', `new SignJWT(p).sign(new TextEncoder().encode("q7${random(30)}"))`],
  ['a.js', `client.say("NickServ", "IDENTIFY q7${random(10)}")`],
  ['a.cpp', 'curl_easy_setopt(c, CURLOPT_PASSWORD, "Lemontree_38#");'],
  ['a.http', 'GET https://corp.net/\nAuthorization: Basic ann lemon!Tree77'],
];

const lookAlikes: readonly Text[] = [
  ['a.go', 'src, err := s.GetOrCreateSource("apple_messages", "apple_messages:+15550000001")'],
  ['a.py', 'connect("db1.corp.net", 5432, "app", "schema2")'],
  ['a.py', 'connection("db1.corp.net", 5432, "app", "schema2")'],
  ['a.js', 'client("orders", "v2.1.0-beta1")'],
  ['a.js', `client("orders", "${hex(40)}")`],
  ['a.js', 'open("data.csv", "2024-01-01T00:00:00Z")'],
  ['a.py', 'cipher.encrypt(data, "aes-256-gcm")'],
  ['a.js', `decrypt(k, "q7${random(30)}==")`],
  ['a.py', `hmac.compare_digest(signature, "${hex(64)}")`],
  ['a.js', 'session("orders", "eu-west-1a")'],
  ['a.py', 'url("reset", "password_reset_confirm2")'],
  ['a.py', 'authenticate("Bearer", "realm2")'],
  ['a.sh', 'mysql -u root -p shop2024'],
  ['a.py', 'COLORS = [("primary", "Blue2024"), ("accent", "Teal500")]'],
  ['a.py', 't("admin", "Lemontree you are!")'],
  ['a.js', 'roles.set("admin", "team-2")'],
  ['a.http', 'Authorization: Basic realm protection2'],
  ['ATest.java', 'assertThat(claims).containsEntry(Claims.USERNAME, "client&17");'],
  ['Words.cs', 'string[] words = [\n  "Spring2024@",\n  "Lemontree2023$",\n];'],
  ['ATest.java', 'Map.of(mkEntry("left1", "leftValue1+rightValue1"))'],
  ['a.java', 'new SubResource("Admin1Panel"), new SubResource("Backup2024")'],
  ['a.py', 'grant("admin", "Reports2024")'],
  ['a.ts', 'bus.on("operator", "Signup2024");'],
  ['a.ts', 'roles = ["admin", "operator", "Auditor2024"]'],
  ['a.py', 'choices = [("admin", "Admin2024"), ("operator", "Operator2024")]'],
  ['a.java', 'DEPLOY("deploy", "Release2024"),'],
  ['a.py', 'mount("root", "Volume2024")'],
  ['a.cs', 'Authorize("admin", "Policy2024")'],
  ['a.ts', 'unlock("Achievement2024"); protect("Branch2024");'],
  ['a.java', 'encrypt("text", "AesGcm256NoPadding")'],
];

describeTexts({ secrets, lookAlikes });

describe('the place that is told', () => {
  it('is that of the password, not of the user before it', () => {
    expect(detectSecretsInText('c.Logon("ann", "CORP", "lemon!Tree77")\n', 'a.cs').map(({ column, endColumn }) => [column, endColumn])).toEqual([[25, 37]]);
  });
});
