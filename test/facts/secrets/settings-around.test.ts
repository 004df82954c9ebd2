import { describeTexts } from './found-in.ts';
import { hex, random } from './made-up.ts';

/** What stands round a value decides: the program of a script, a comment, a variable of a shell, a text for readers. */
const secrets: readonly (readonly [string, string])[] = [
  ['bin/check', '#!/usr/bin/perl -w\nmy $password = "lemonTree77";'],
  ['bin/deploy', `#!/usr/bin/env bash\nexport API_TOKEN=${random(40)}`],
  ['redis.yml', "redis_masterauth: 'lemon'"],
  ['README.md', '192.168.1.4 ansible_user=root ansible_password=123456'],
  ['a.yml', 'check_mail_password: "lemon123456"'],
  ['a.sh', 'client enroll -u https://admin:lemonTree77@$CA_HOST:7054'],
  ['a.yaml', '# adminPassword: lemonTree77'],
  ['compose.yml', 'environment:\n  - ADMIN_TOKEN=harbour77'],
  ['.env', 'JWT_SECRET=qwerty123'],
  ['auth.js', "export const jwtSecret = 'secret';"],
  ['compose.yml', `environment:\n  - DB_PASSWORD=\${DB_PASSWORD:-lemonTree77}`],
];

const lookAlikes: readonly (readonly [string, string])[] = [
  ['bin/check', '#!/usr/bin/perl -w\nmy $password = shift;\n$password = $1;\n$self->{password} = time;'],
  ['bin/check', '#!/usr/bin/env python3\ndb.authenticate(user, password=passwd)'],
  ['a.yml', '- PASSWORD=${VPN_PASSWORD:?err}'],
  ['a.yml', '- PASSWORD=${VPN_PASSWORD:+set}'],
  ['a.yml', 'regexp: "      :password => nil,"'],
  ['a.yml', `regexp: "'dbpassword' => '([^']*)',"`],
  ['a.yml', 'shell: "grep -P SECRET_KEY_BASE=[[:alnum:]]{128} .env"'],
  ['a.sh', '# --password=[String] (default: <none>)'],
  ['values.yaml', '# adminPassword: strongpassword'],
  ['compose.yml', 'environment:\n  - ADMIN_TOKEN=token12'],
  ['test/compose.yml', 'environment:\n  - ADMIN_TOKEN=harbour77'],
  ['parser.yml', 'token: identifier2'],
  ['a.sh', 'args = password={plain}${RAND_PASS}'],
  ['a.sh', 'run --username=%{User-Name} --password=%{User-Password}'],
  ['a.conf', 'CHAP-Password := %chap.password("%{CHAP-Password}")'],
  ['a.conf', 'PASSWORD="User-Password"'],
  ['a.conf', 'User-Password := tmp.User-Password[0]'],
  ['a.conf', 'nt_enc_pw = Vendor.Microsoft.CHAP-NT-Enc-PW'],
  ['a.conf', 'pass = "R_SPF_ALLOW";'],
  ['a.conf', `default_password = encrypted:${random(64)}`],
  ['a.pp', "password => '*6C8989366EAF75BB670AD8EA7A7FC1176A95CEF4',"],
  ['a.pp', "$root_password = 'UNSET',"],
  ['a.sh', "rabbitmqctl add_user --pre-hashed-password 'ann' '{hash}'"],
  ['a.md', 'gpg --recv-keys "0x0A9AF2115F4687BD29803A206B73A36E6026DFCA"'],
  ['sql', '##\tpassword = "radpass"'],
  ['docusaurus.config.js', `algolia: { appId: 'H10VQIW16Y', apiKey: '${hex(32)}', indexName: 'docs' }`],
  ['build', '#!/bin/sh\njava -jar tool.jar --ks-pass=pass:$store_password'],
  ['Config.kt', 'const val keyPassword = "key.password"'],
  ['Constants.kt', 'const val FUNCTION_KEY = "ConsultantsSalesU3C"'],
  ['grafana.ini', ';client_secret = some_client_secret'],
  ['a.yml', '# DATABASE_URL=mysql://root:password@db/app'],
  ['LISEZMOI.md', "db_password: 'zKEh-CHANGEZ-MOI-qIKc'"],
  ['a.php', "$forged = hash_hmac('sha256', $payload, 'wrong-key-guessed');"],
];

describeTexts({ secrets, lookAlikes });
