import { describe, expect, it } from 'vitest';
import { isSlight } from '../../../src/facts/secrets/candidate.ts';
import { detectSecretsInText } from '../../../src/facts/secrets/find-in-file.ts';
import { describeTexts } from './found-in.ts';
import { hex, pick, random } from './made-up.ts';

const session = pick('abcdefghijklmnopqrstuvwxyz0123456789', 32);
const staticKey = Array.from({ length: 16 }, () => hex(32)).join('\n');

/** One secret each, in a format that puts something between its name and its value. */
const secrets: readonly (readonly [string, string])[] = [
  ['hosts.csv', `host,client_secret\nfiles,${random(32)}`],
  ['notes.txt', `encryption key: ${random(32)}`],
  ['notes.txt', `redis pass: ${random(20)}`],
  ['a.go', '\tAppSecret: "de8KoiBZK6dS.M",'],
  ['a.xml', `<licenseKey>${hex(32)}</licenseKey>`],
  ['A.java', `config.setLicenseKey("${random(16)}");`],
  ['autounattend.xml', '<AdministratorPassword>\n  <Value>lemonTree77</Value><PlainText>true</PlainText></AdministratorPassword>'],
  ['plan.jmx', '<elementProp name="password" elementType="HTTPArgument"><stringProp name="Argument.value">lemonTree77</stringProp></elementProp>'],
  ['plan.jmx', `<stringProp name="Header.name">X-Api-Key</stringProp>\n<stringProp name="Header.value">${random(36)}</stringProp>`],
  ['openapi.yaml', `      properties:\n        api_key:\n          type: string\n          example: ${random(40)}`],
  ['cassette.yml', `- request:\n    headers:\n      Cookie: [sessionid=${session}]`],
  ['trace.har', JSON.stringify({ cookies: [{ name: 'sessionid', value: session }] }, null, 1)],
  ['.offlineimaprc', 'remoteuser = ann\nremotepass = lemonTree77'],
  ['appsettings.json', `{ "Jwt": { "Key": "${random(16)}.${random(15)}" } }`],
  ['a.zig', 'const password: []const u8 = "lemonTree77";'],
  ['a.sh', 'http -a ann:lemonTree77 GET https://api.corp.net/'],
  ['client.ovpn', `<tls-auth>\n-----BEGIN OpenVPN Static key V1-----\n${staticKey}\n-----END OpenVPN Static key V1-----\n</tls-auth>`],
  ['client.ovpn', `<tls-crypt-v2>\n-----BEGIN OpenVPN tls-crypt-v2 client key-----\n${random(64)}\n${random(64)}\n-----END OpenVPN tls-crypt-v2 client key-----\n</tls-crypt-v2>`],
  ['client.ovpn', `<pkcs12>\n${random(64)}\n${random(64)}\n</pkcs12>`],
  ['ATest.java', 'TestPropertyValues.of("app.mail.password:lemon")'],
  ['A.java', '.clientSecret("secret")'],
  ['A.cs', 'options.ClientSecret = "secret";'],
  ['a.go', 'dsn := "ann:lemon@Tree77@tcp(10.0.0.4:3306)/app"'],
  ['a.py', 'db_password: str = field(default="lemonTree77")'],
  ['a.pl', "$config{'db_password'} = 'lemonTree77';"],
  ['a.cpp', 'QString password = QStringLiteral("lemonTree77");'],
  ['a.hs', 'password = T.pack "lemonTree77"'],
  ['a.rb', 'set :db_password, "lemonTree77"'],
  ['a.ex', 'Application.put_env(:app, :db_password, "lemonTree77")'],
  ['prefs.js', 'user_pref("mail.smtpserver.smtp1.password", "lemonTree77");'],
  ['a.json', `{ "type": "bearer", "bearer": "${random(44)}" }`],
  ['a.js', `const apiKey = "${random(12)}".concat("${random(24)}");`],
  ['a.java', `String secret = new String(Base64.getDecoder().decode("${random(44)}"));`],
  ['a.yaml', 'password: !!str lemonTree77'],
  ['a.py', "password = os.environ.get('PASSWORD', 'shop_password_77')"],
];

const lookAlikes: readonly (readonly [string, string])[] = [
  ['words.csv', 'word,sort_key\npassword,lemon'],
  ['hosts.csv', 'host,client_secret\nfiles,lemon'],
  ['notes.txt', 'primary key: lemonTree77lemonTree88'],
  ['notes.txt', 'All tests pass: 16/16'],
  ['a.go', '\tAppSecret: config.Secrets2Loader,'],
  ['a.env', 'DB_PASSWORD=example-password'],
  ['a.service', '[Service]\nEnvironment="SECRET_KEY=/run/secrets/db2"'],
  ['a.md', '```\nDB_PASSWORD=@Microsoft.KeyVault(SecretUri=https://a.vault.azure.net/secrets/x2)\n```'],
  ['autounattend.xml', '<AdministratorPassword><Value></Value></AdministratorPassword>'],
  ['plan.jmx', '<elementProp name="password" elementType="HTTPArgument"><stringProp name="Argument.value">${password}</stringProp></elementProp>'],
  ['openapi.yaml', 'api_key:\n  type: string\n  example: abc123'],
  ['openapi.yaml', 'password:\n  type: string\n  format: password\n  example: Passw0rd!'],
  ['a.py', 'sessionid = self.request.COOKIES.get(SESSION_COOKIE_NAME_OF_THE_APP)'],
  ['a.py', 'password = parser.get("db", "password_7")'],
  ['a.ini', 'password = %(ENV_DB_PASSWORD_5)s'],
  ['a.sql', "CREATE USER app WITH PASSWORD :'app_password';"],
  ['client.ovpn', '-----BEGIN OpenVPN Static key V1-----\n(your key)\n-----END OpenVPN Static key V1-----'],
  ['a.sh', 'http -a "$USER:$PASSWORD" GET https://api.corp.net/'],
  ['a.py', 'name: str = field(default="lemonTree77")'],
  ['a.pl', "$config{'db_password'} = $ENV{DB_PASSWORD};"],
  ['a.js', 'const text = `${password} = "lemonTree77"`;'],
  ['a.json', '{ "type": "bearer", "bearer": "{{token}}" }'],
  ['page.zoo', 'e.ajax({xhrFields:{withCredentials:u}),o&&(d.url=o)}},m:function(r){var i=n.href(r)'],
  ['ATest.java', 'TestPropertyValues.of("app.mail.password:" + password)'],
  ['a.ts', "grant: 'client_secret'"],
  ['a.rb', 'ansible_password: "ansible_ssh_pass",'],
  ['db.pp', 'Optional[Variant[String, Sensitive[String]]] $password   = undef,'],
  ['credentials_de.properties', 'Password=Passwort'],
  ['Rakefile', 'arguments = lambda do |connection, exclude_user_password: false|'],
  ['a.html', `<input type="hidden" name="authenticity_token" value="${random(44)}" />`],
  ['a.html', `<input name="__RequestVerificationToken" type="hidden" value="${random(92)}" />`],
  ['a.php', '$token = "!{[$prefix=" . count($expressions) . "]}!";'],
  ['a.md', '$this->auth_key = \\Yii::$app->security->generateRandomString();'],
  ['a.php', "'expectedKey' => 'en_GB.messages.099584009f94b788bd46580c17f49c0b22c55e16',"],
  ['a.json', '{ "key": "Report.2026.Final.Version-2" }'],
  ['install_nb_NO.properties', 'Password=Passord'],
  ['parents.json', '{ "en_PW": "en_001" }'],
  ['verify.yml', "when: accounts | rejectattr('value.password', 'defined') | list"],
  ['verify.yml', '# It is never used; --random-password keeps a usable account'],
  ['a.vue', '<b>{{ wifi.ap_psk || "(Nothing)" }}</b>'],
  ['client.py', String.raw`curl -u \&quot;lemon:\&quot; https://api.corp.net`],
  ['ATest.java', 'assertThat(names).doesNotContain("password", "implicit1");'],
  ['Request.php', "'db_password' => 'nullable',"],
  ['app.service', 'ExecStart=podman run --secret=app_session_secret,type=mount,target=session_secret app'],
];

describeTexts({ secrets, lookAlikes });

describe('the confidence', () => {
  const found = (path: string, text: string) => detectSecretsInText(`${text}\n`, path);
  const confidence = (path: string, text: string): readonly string[] => found(path, text).map((hit) => hit.confidence);
  /** What it is worth to whoever finds it: of a slight one no more than that it is there. */
  const weight = (path: string, text: string): readonly string[] => found(path, text).map((hit) => (isSlight(hit) ? 'slight' : hit.confidence));

  it('is low in what the documentation of a program shows', () => {
    expect(confidence('a.rb', '#   user.password = "lemonTree77"')).toEqual(['low']);
    expect(confidence('a.js', ' *     login({ password: "lemonTree77" })')).toEqual(['low']);
    expect(confidence('a.rb', '# user.password = "lemonTree77"')).toEqual(['medium']);
    expect(confidence('a.rb', '    user.password = "lemonTree77"')).toEqual(['medium']);
  });

  it('is medium of a word that anybody would guess where a program runs with it, and weighs little where it is shown or tested', () => {
    for (const [path, text] of [
      ['src/main/resources/application.properties', 'spring.datasource.password=root'],
      ['docker-compose.yml', 'environment:\n  MYSQL_ROOT_PASSWORD: root'],
      ['config.env', 'MINIO_ROOT_PASSWORD=password'],
      ['config.go', 'secret := getEnv("JWT_SECRET", "supersecret")'],
      ['docker-compose.yml', 'environment:\n  - GF_SECURITY_ADMIN_PASSWORD=foobar'],
      ['start.sh', 'curl -u deployer:deployer https://registry.corp.net/v2/'],
      ['App.java', 'User.withUsername("user").password("password").roles("USER")'],
      ['App.java', 'Request.builder().email("admin@corp.net").password("password").build()'],
      ['Dockerfile', 'ENV DB_PASSWORD root'],
      ['config.h', '#define MQTT_PASS "imagine"'],
      ['app.ini', 'app_secret = lemon-tree-secret'],
      ['a.php', "const DATA_PASS = 'imagine';"],
      ['A.java', 'user.setPassword(passwordEncoder.encode("admin"));'],
      ['A.cs', 'await users.CreateAsync(first, "Pa$$w0rd");'],
      ['a.yml', 'url: mysql://root:root@db.corp.io:3306/shop'],
      ['docker-compose.yml', 'environment:\n  DB_URL: postgres://shop:shop@postgres:5432/shop'],
      ['app/.env', 'SECRET_KEY=orchardia'],
      ['login.php', 'if ($username == "admin" && $password == "lemontree") {'],
    ] as const) {
      expect(weight(path, text), text).toEqual(['medium']);
      // What a pipeline tests with is thrown away with it.
      for (const other of ['test/', 'examples/', '.github/workflows/']) expect(weight(`${other}${path}`, text), other + text).not.toEqual(['medium']);
    }
    for (const [path, text] of [
      ['src/a.py', '"""How to set it::\n\n    SECRET_KEY = \'development key\'\n"""'],
      ['plugins/a.py', "EXAMPLES = r'''\n- mysql_user:\n    password: mysql-password\n'''"],
      ['config/test.exs', 'password: "imagine",'],
      ['app/.env.test', 'APP_SECRET=test-secret'],
      ['docker/development/compose.yml', 'environment:\n  MYSQL_ROOT_PASSWORD: root'],
      ['dev/setup.sh', 'curl -u deployer:deployer https://registry.corp.net/v2/'],
      ['config/dev.exs', 'password: "postgres",'],
      ['app/.github/workflows/a.yml', 'env:\n  MYSQL_ROOT_PASSWORD: root'],
      ['a.controller.ts', "@ApiBody({ schema: { example: { email: 'a@corp.io', password: 'SecurePass123!' } } })"],
      ['Dockerfile', 'ENV DB_URL="postgresql://dummy:dummy@dummy:5432/dummy"'],
      ['setup.ts', 'env.GOOGLE_CLIENT_SECRET = "skipped";'],
      ['Names.java', 'public static final String ENV_ACCESS_KEY = "shop_accessKey";'],
      ['Options.cs', 'private const string OPTION_PASSWORD = "send-mail-password";'],
      ['Store.cs', 'var credentials = new BasicAWSCredentials("dummy", "dummyKey");'],
      ['a.test.ts', 'const credential = { botToken: "xoxb-old-1" };'],
    ] as const)
      expect(weight(path, text), text).not.toContain('medium');
    expect(weight('src/a.py', 'CONFIG = """\n[db]\npassword = lemon-tree-secret\n"""\n\n"""Text."""')).toEqual(['medium']);
    expect(weight('src/a.py', '"""Text."""\nSECRET_KEY = "development key"\n"""Text."""')).toEqual(['medium']);
    expect(weight('a.patch', '-password = "old"')).toEqual(['slight']);
    expect(weight('a.yml', 'password: "foo"')).toEqual(['slight']);
    expect(weight('A.java', 'static final String PARAM_PASSWORD = "j_password";')).toEqual(['slight']);
    expect(confidence('a.yml', '# MYSQL_ROOT_PASSWORD: root')).toEqual(['low']);
    expect(weight('a.yml', '# password: root')).toEqual([]);
    expect(weight('a.rb', '#     password: "mypass",')).toEqual(['slight']);
    expect(weight('a.yml', 'url: mysql://root:root@localhost:3306/shop')).toEqual(['slight']);
    expect(weight('a.rs', '//! password = "secret"')).toEqual(['slight']);
    expect(weight('a.rs', 'let c = C { password: "very-secure-password" };\n#[cfg(test)]\nmod tests {\n  let c = C { password: "very-secret-password" };\n}')).toEqual([
      'medium',
      'slight',
    ]);
    expect(weight('a.go', 'u.User = url.UserPassword("xxxxx", "xxxxx")')).toEqual([]);
  });

  it('is medium of a password that a test or a pipeline is given, which opens nothing else, and low of what a text shows or may be a label', () => {
    for (const [path, text] of [
      ['tests/a.py', 'client.login(username="ann", password="secret")'],
      ['test/a.exs', 'opts = [username: "ann", password: "ann_pw"]'],
      ['src/test/java/ATest.java', 'config.setUsername("ann"); config.setPassword("secret");'],
      ['test/a.js', "const config = { user: 'ann', password: 'zap' };"],
      ['tests/a.ps1', "Password = 'P@ssw0rd1'"],
      ['.github/workflows/a.yml', 'env:\n  POSTGRES_PASSWORD: postgres'],
      ['.github/workflows/a.yml', 'env:\n  DATABASE_URL: postgres://postgres:password@localhost:5432/shop'],
      ['test/a.js', "connect('postgres://ann:pw@boom:381/shop')"],
      ['examples/shop/application.yml', 'spring:\n  datasource:\n    password: root'],
      ['tests/a.php', "$password = 'password';"],
      ['tests/a.py', 'client = login_as(app, name="admin", password="password")'],
      ['spec/a.rb', 'let(:password) { "password" }'],
      ['spec/a.rb', 'fill_in "Password", with: "password"'],
      ['spec/a.js', "await page.fill('#password', 'password');"],
      ['spec/a.js', "const config = { user: 'ann', pass: 'pass' };"],
      ['tests/settings.py', 'SECRET_KEY = "notverysecret"'],
      ['tests/a.lua', 'client_secret = "secret123",'],
      ['tests/vars.yml', 'es_password: changeme'],
      ['tests/a.js', "if (username == 'ann' && password == 'secret') {"],
      ['tests/a.js', "save({ username: 'username', password: 'password' });"],
      ['tests/a.kt', 'val validSecret = "12345678901234567890123456789012"'],
      ['.github/workflows/a.yml', 'env:\n  DATABASE_URL: postgres://postgres:postgres@localhost:5432/shop'],
    ] as const) {
      expect(confidence(path, text), text).toEqual(['medium']);
      expect(weight(path, text), text).toEqual(['slight']);
    }
    for (const [path, text] of [
      ['tests/a.php', "$fields = ['username' => 'username', 'password' => 'password'];"],
      ['tests/a.js', "const types = { email: 'email', password: 'password' };"],
      ['tests/a.lua', 'client_secret = "RANDOM",'],
      ['README.md', 'spring.datasource.password=root'],
      ['README.md', 'DATABASE_URL=postgres://postgres:password@localhost/shop'],
      ['tests/a.py', 'password = "wrong-password"'],
      ['tests/a.py', '# login(username="ann", password="secret")'],
    ] as const)
      expect(confidence(path, text), text).toEqual(['low']);
  });

  it('is medium of letters that make no word', () => {
    expect(confidence('test/a.py', 'SECRET_KEY = "xkqsdpwlqekzv"')).toEqual(['medium']);
  });
});
