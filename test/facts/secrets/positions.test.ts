import { describe, expect, it } from 'vitest';
import { detectSecretsInText } from '../../../src/facts/secrets/find-in-file.ts';
import { describeTexts } from './found-in.ts';
import { random } from './made-up.ts';

const crypt = `$6$rounds=4096$${random(12)}$${random(86)}`;

/** One secret each, told by where it stands in a call, a command or a line of settings. */
const secrets: readonly (readonly [string, string])[] = [
  ['a.py', 'ftp = FTP("ftp1", "web", "lemonTree77")'],
  ['a.rb', "Net::FTP.open('ftp1', 'web', 'lemonTree77')"],
  ['a.php', "ftp_login($conn, 'web', 'lemonTree77');"],
  ['a.php', "curl_setopt($ch, CURLOPT_USERPWD, 'ann:lemonTree77');"],
  ['a.js', "request.get(u).auth('ann', 'lemonTree77')"],
  ['a.cs', 'Convert.ToBase64String(Encoding.ASCII.GetBytes("ann:lemonTree77"))'],
  ['a.ino', 'mqttClient.connect("device", "ann", "lemonTree77")'],
  ['a.groovy', "Sql.newInstance('jdbc:mysql://db/app', 'ann', 'lemonTree77', 'com.mysql.jdbc.Driver')"],
  ['a.py', 'jwt.encode({"sub": 1}, "lemonTreeInTheYard77", algorithm="HS256")'],
  ['a.java', 'client.login("ann", "ann");'],
  ['a.sh', 'lftp -u web,lemonTree77 ftp://ftp1.corp.net'],
  ['a.sh', 'ncftpput -u web -p lemonTree77 ftp1 /srv a.tgz'],
  ['ks.cfg', `rootpw --iscrypted ${crypt}`],
  ['ks.cfg', 'rootpw --plaintext lemonTree77'],
  ['ks.cfg', `user --name=ann --iscrypted --password=${crypt}`],
  ['ks.cfg', `user --name=ann --password=${crypt} --iscrypted`],
  ['ks.cfg', 'user --name=ann --password=lemonTree77 --plaintext'],
  ['preseed.cfg', `d-i passwd/user-password-crypted password ${crypt}`],
  ['preseed.cfg', 'd-i passwd/user-password-again password lemonTree77'],
  ['user-data', `#cloud-config\nusers:\n  - name: ann\n    passwd: ${crypt}`],
  ['user-data', `#cloud-config\nusers:\n  - name: ann\n    hashed_passwd: '${crypt}'`],
  ['slapd.conf', 'rootpw {SSHA}fgV+KAxggltz2znhXCTVIc048OpLz0qd'],
  ['router.cfg', 'username admin privilege 15 password 7 02C0ADB0100CFAE5908A75'],
  ['router.cfg', `enable secret 5 $1$${random(4)}$${random(22)}`],
  ['router.cfg', 'username ann password 0 lemonTree77'],
  ['router.cfg', 'crypto isakmp key lemonTree77 address 203.0.113.9'],
  ['router.cfg', 'snmp-server community lemonTree77 RW'],
  ['router.cfg', 'tacacs-server key 7 02C0ADB0100CFAE5908A75'],
  ['asa.cfg', ' ikev1 pre-shared-key lemonTree77'],
  ['users.acl', 'user ann on >lemonTree77 ~jobs:* +@all'],
  ['haproxy.cfg', 'userlist ops\n  user ann insecure-password lemonTree77'],
  ['squid.conf', 'cache_peer parent.corp.net parent 3128 0 login=ann:lemonTree77'],
  ['userlist.txt', '"ann" "lemonTree77"'],
  ['a.java', 'return createClient("admin", "adminpw");'],
  ['a.sh', "ldappasswd -x -w $ROOT_PW -s lemonTree77 'uid=ann,dc=corp,dc=net'"],
  ['a.sh', "mysqladmin -u root -p'$OLD' password lemonTree77"],
  ['a.py', 'url = self.get_url("/a").replace("http://", "http://ann:lemonTree77@")'],
  ['.github/workflows/ci-cd.yml', '    env:\n      MYSQL_ROOT_PASSWORD: rootpw'],
  ['a.c', 'mysql_real_connect(conn, "db", "ann", "lemonTree77", "app", 0, NULL, 0);'],
  ['a.c', `curl_easy_setopt(c, CURLOPT_XOAUTH2_BEARER, "${random(44)}");`],
  ['a.rs', `.bearer_auth("${random(44)}")`],
  ['a.lua', 'local ok, err = red:auth("lemonTree77")'],
  ['a.cs', 'await userManager.CreateAsync(user, "lemonTree77!");'],
  ['a.swift', 'keychain.set("lemonTree77", forKey: "password")'],
  ['build.sbt', 'credentials += Credentials("realm", "nexus.corp.net", "ci", "lemonTree77")'],
  ['a.scala', 'implicit val creds = Credentials("realm", "nexus.corp.net", "ci", "lemonTree77")'],
  ['a.pl', "$ua->credentials('h:80', 'realm', 'ann', 'lemonTree77');"],
  ['a.php', `$token = JWT::encode($payload, '${random(32)}', 'HS256');`],
  ['a.java', `Algorithm.HMAC256("${random(32)}")`],
  ['a.sql', "EXEC sp_addlogin 'ann', 'lemonTree77';"],
  ['a.cmd', 'psexec \\\\host -u corp\\ann -p lemonTree77 cmd'],
  ['a.sh', 'echo "lemonTree77" | docker login -u ci --password-stdin r.corp.net'],
  ['a.sh', "echo 'lemonTree77' | kinit ann@CORP.NET"],
  ['a.sh', "wpa_passphrase corp 'lemonTree77'"],
  ['a.sh', 'sqlplus ann/lemonTree77@db1'],
  ['.lftprc', 'open -u ann,lemonTree77 ftp://ftp1'],
  ['user-data.yaml', `identity:\n    password: "${crypt}"`],
  ['junos.conf', `set system root-authentication encrypted-password "${crypt}"`],
  ['junos.conf', 'set security ike policy p pre-shared-key ascii-text "lemonTree77"'],
  ['junos.conf', 'set snmp community lemonTree77 authorization read-only'],
  ['fortigate.conf', `set passwd ENC ${random(64)}`],
  ['fortigate.conf', 'set psksecret "lemonTree77"'],
  ['a.rsc', '/user add name=ann password=lemonTree77 group=full'],
  ['snmpd.conf', 'rocommunity lemonTree77 10.0.0.0/8'],
  ['snmpd.conf', 'createUser ann SHA "lemonTree77" AES'],
  ['proftpd.conf', 'SQLConnectInfo app@db ann lemonTree77'],
  ['davfs2/secrets', 'https://dav.corp.net ann "lemonTree77"'],
  ['mosquitto/passwd', `ann:$7$101$${random(16)}$${random(86)}==`],
  ['a.js', "conn.login('ann@corp.net', 'lemonTree77', done);"],
  ['omniauth.rb', `provider :github, '05e0337828ff6458b058', '${random(40)}'`],
  ['config/app.php', `'key' => 'base64:${random(43)}=',`],
  ['env.php', "'crypt' => ['key' => '8ace1cce3b310676b78399d323c31fdc'],"],
  ['devise.rb', `config.pepper = '${random(64)}'`],
  ['database.yml', "password: <%= ENV['DB_PASSWORD'] || 'lemonTree77' %>"],
  ['database.yml', 'password: <%= ENV.fetch("DB_PASSWORD", "lemonTree77") %>'],
  ['a.sh', "security unlock-keychain -p 'lemonTree77' login.keychain"],
  ['a.sh', "security import c.p12 -k k -P 'lemonTree77'"],
  ['a.sh', 'xcrun altool --upload-app -u ann@corp.net -p fzqo-nrwg-liwl-kqjw'],
  ['a.bat', 'signtool sign /f c.pfx /p lemonTree77 a.exe'],
  ['.vault-token', `s.${random(24)}`],
  ['turnserver.conf', 'user=ann:lemonTree77'],
  ['monit.rc', 'set httpd port 2812\n  allow ann:lemonTree77'],
  ['a.java', 'signIn(page, "ann", "lemonTree77");'],
  ['a.java', '.with(httpBasic("client", "lemonTree"))'],
  ['a.java', 'new UsernamePasswordCredentialsImpl(CredentialsScope.GLOBAL, "id", "for the build", "ann", "lemonTree77")'],
  ['a.pp', "password_hash => postgresql::postgresql_password('ann', 'lemonTree'),"],
  ['sonar-project.properties', 'sonar.login=7447819060aabd03baaefb062c7f09d437313631'],
  ['.yarnrc.yml', 'npmRegistries:\n  //npm.corp.net:\n    npmAuthIdent: "ci:lemonTree77"'],
];

const lookAlikes: readonly (readonly [string, string])[] = [
  ['a.py', 'ftp = FTP(host, user, password)'],
  ['a.php', 'ftp_login($conn, $user, $pass);'],
  ['a.php', "curl_setopt($ch, CURLOPT_USERPWD, $user . ':' . $pass);"],
  ['a.js', "app.auth('google', 'callback')"],
  ['a.cs', 'Convert.ToBase64String(Encoding.UTF8.GetBytes("text:plain"))'],
  ['a.ino', 'client.connect("device", user, password)'],
  ['a.py', 'jwt.encode({"sub": 1}, settings.SECRET_KEY, algorithm="HS256")'],
  ['a.java', 'client.login("username", "password");'],
  ['a.sh', 'lftp -u "$USER","$PASSWORD" ftp://ftp1.corp.net'],
  ['ks.cfg', 'rootpw --lock'],
  ['ks.cfg', 'rootpw --iscrypted *'],
  ['ks.cfg', 'user --name=ann --password=$PASSWORD --iscrypted'],
  ['preseed.cfg', 'd-i passwd/root-password-crypted password !'],
  ['preseed.cfg', 'd-i passwd/make-user boolean false'],
  ['user-data', '#cloud-config\nusers:\n  - name: ann\n    passwd: "!"'],
  ['slapd.conf', '# rootpw {SSHA} is what slappasswd prints'],
  ['router.cfg', 'service password-encryption'],
  ['router.cfg', 'snmp-server community public RO'],
  ['router.cfg', 'username admin password 7 <removed>'],
  ['notes.md', 'Choose a password 7 characters long'],
  ['notes.md', 'it lives on >50 servers; the user turned it on >20 times'],
  ['users.acl', 'user default off nopass'],
  ['haproxy.cfg', '  user ann insecure-password "${PASSWORD}"'],
  ['squid.conf', 'cache_peer parent.corp.net parent 3128 0 login=PASS'],
  ['a.java', 'signIn(page, user, password);'],
  ['database.yml', "password: <%= ENV['DB_PASSWORD'] %>"],
  ['omniauth.rb', "provider :github, ENV['GITHUB_ID'], ENV['GITHUB_SECRET']"],
  ['config/app.php', "'key' => env('APP_KEY'),"],
  ['a.js', "login('title', 'text of a page', done);"],
  ['a.sh', 'xcrun altool --upload-app -u ann@corp.net -p @keychain:altool'],
  ['a.rb', 'allow ann:admin # of what'],
  ['a.pp', 'password_hash => postgresql::postgresql_password($user, $password),'],
  ['a.c', 'mysql_real_connect(conn, host, user, NULL, "app", 0, NULL, 0);'],
  ['a.rs', '.bearer_auth(token)'],
  ['a.cs', 'await repository.CreateAsync(order, "orders");'],
  ['a.py', 'password = keyring.get_password("service7", "ann")'],
  ['a.sh', 'docker login -u ci --password-stdin r.corp.net < token'],
  ['a.sh', 'sqlplus $USER/$PASSWORD@db1'],
  ['snmpd.conf', 'rocommunity public'],
  ['junos.conf', 'set snmp community public authorization read-only'],
  ['a.yml', 'password_hash: "$2b$12$abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGHIJKLMNOPQ"'],
  ['sonar-project.properties', 'sonar.login=admin'],
  ['a.sh', 'ldapsearch -x -s base -b dc=corp'],
  ['a.sh', 'ldappasswd -x -W -S uid=ann'],
  ['a.js', "const link = 'mailto://ann:@';"],
  ['pt_BR.yml', 'password: segredo'],
  ['nl-be.json', '{ "password": "geheim7" }'],
  ['pgbouncer.ini', ';;   dbname= host= port= user= password= auth_user='],
  ['.yarnrc.yml', 'npmAuthIdent: "${NPM_USER}:${NPM_PASSWORD}"'],
];

describeTexts({ secrets, lookAlikes });

describe('the hash of a password', () => {
  it('weighs less than a password, for it has to be guessed', () => {
    expect(detectSecretsInText(`rootpw --iscrypted ${crypt}\n`, 'ks.cfg').map((hit) => hit.severity)).toEqual(['medium']);
  });
});

describe('a word among the passwords of a list', () => {
  const found = (path: string, ...words: readonly string[]): readonly number[] =>
    detectSecretsInText(`[\n${words.map((word) => `{ "first": "Ann", "password": "${word}" }`).join(',\n')}\n]\n`, path).map((hit) => hit.line);

  it('is one, too', () => {
    expect(found('users.json', 'lemonTree77', 'plumTree78', 'Needle', 'PearIsTooSweet')).toEqual([2, 3, 4, 5]);
  });
  it('could be a label where no other one is told by itself', () => {
    expect(found('users.json', 'Needle', 'PearIsTooSweet', 'lemonTree77')).toEqual([4]);
    expect(found('users.json', 'lemonTree77', 'plumTree78', 'Password', 'PasswordField')).toEqual([2, 3]);
    expect(found('locales/de.json', 'lemonTree77', 'plumTree78', 'Needle')).not.toContain(4);
  });
});

describe('what a migration of Entity Framework inserts', () => {
  const found = (text: string): readonly number[] => detectSecretsInText(`${text}\n`, 'Seed.cs').map((hit) => hit.line);

  it('is known by the names of the columns', () => {
    expect(found('m.InsertData(\n  table: "Users",\n  columns: new[] { "Id", "Name", "Password" },\n  values: new object[] { 1, "ann", "lemonTree77" });')).toEqual([4]);
    expect(
      found(
        'm.InsertData(\n  table: "Users",\n  columns: new[] { "Born", "Password" /* … */ },\n  values: new object[,]\n  {\n    { new DateTime(2031, 1, 1), "lemonTree77" },\n    { null, "plumTree78" }\n  });',
      ),
    ).toEqual([6, 7]);
    expect(found('m.UpdateData(table: "Users", keyColumn: "Id", keyValue: 1, column: "Password", value: "lemonTree77");')).toEqual([1]);
    expect(found('m.InsertData(table: "Words", columns: new[] { "Id", "Text" }, values: new object[] { 1, "lemonTree77" });')).toEqual([]);
    expect(found('m.InsertData(table: "Users", columns: new[] { "Id", "PasswordHash" }, values: new object[] { 1, "lemonTree77" });')).toEqual([]);
  });
});

describe('what a test is run with', () => {
  const found = (path: string, text: string): readonly number[] => detectSecretsInText(`${text}\n`, path).map((hit) => hit.line);

  it('is known by the parameters of xUnit, NUnit and MSTest', () => {
    expect(found('LoginTests.cs', '[InlineData("ann@corp.net", "lemonTree77")]\n[InlineData("bob", "plumTree78")]\npublic void Login(string email, string password)')).toEqual([
      1, 2,
    ]);
    expect(found('LoginTests.cs', '[TestCase("ann", "lemonTree77", ExpectedResult = true)]\npublic bool SignIn(string userName, string password) {')).toEqual([1]);
    expect(found('LoginTests.cs', '[DataRow(1, "ann", "lemonTree77")]\npublic async Task SignIn(int id, string userName, string password) {')).toEqual([1]);
    expect(found('LoginTests.cs', '[InlineData("red77", "blue88")]\npublic void Mixes(string first, string second)')).toEqual([]);
    expect(found('LoginTests.cs', '[InlineData("short1")]\npublic void IsTooShort(string password)')).toEqual([]);
  });
  it('is known by the parameters of JUnit', () => {
    expect(found('LoginTest.java', '@CsvSource({ "ann, lemonTree77", "bob, plumTree78" })\nvoid login(String user, String password) {')).toEqual([1, 1]);
    expect(found('LoginTest.java', '@CsvSource({ "1, one77" })\nvoid counts(int number, String word) {')).toEqual([]);
  });
  it('is known by the names of pytest', () => {
    expect(found('test_login.py', '@pytest.mark.parametrize("user,password", [\n    ("ann", "lemonTree77"),\n    ("bob", "plumTree78"),\n])')).toEqual([2, 3]);
    expect(found('test_login.py', '@pytest.mark.parametrize(("user", "password"), [("ann", "lemonTree77")])')).toEqual([1]);
    expect(found('test_login.py', '@pytest.mark.parametrize("user,age", [("ann", "lemonTree77")])')).toEqual([]);
    expect(found('test_login.py', '@pytest.mark.parametrize("user,password", [(ann, make_password())])')).toEqual([]);
  });
});
