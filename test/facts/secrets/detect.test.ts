import { describe, expect, it, test } from 'vitest';
import { detectSecretsInText } from '../../../src/facts/secrets/find-in-file.ts';
import { hex, human, pick, random } from './made-up.ts';

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** One secret each, in the way that the language or format writes it. */
const secrets: readonly (readonly [string, string])[] = [
  ['a.py', `PASSWORD = "${human()}"`],
  ['a.py', `db.connect(host="h", user="root", password='${human()}')`],
  ['a.py', `config = {'user': 'root', 'password': '${human()}'}`],
  ['a.py', `app.config["SECRET_KEY"] = "${random(24)}"`],
  ['a.py', `os.environ["API_TOKEN"] = '${random(24)}'`],
  ['a.py', `self.password = u"${human()}"`],
  ['a.py', `def f(password: str = "${human()}"):`],
  ['a.py', `password = ("${human()}")`],
  ['a.py', `token = os.getenv("TOKEN", "${random(24)}")`],
  ['a.py', `password = os.environ.get('PASS') or '${human()}'`],
  ['a.py', `headers = {"Authorization": "Bearer ${random(40)}"}`],
  ['a.py', `auth=("admin", "${random(14)}")`],
  ['a.py', `client = Client(api_key="${random(32)}")`],
  ['a.py', `secret_key = b'${random(32)}'`],
  ['a.py', `passwd = """${human()}"""`],
  ['a.py', `parser.add_argument("--password", default="${human()}")`],
  ['a.py', `API_KEY = "${random(10)}" \\\n    "${random(10)}"`],
  ['a.py', `key = "${random(10)}" + "${random(12)}"\napi_key = "${random(10)}" + "${random(12)}"`],
  ['a.js', `const password = '${human()}';`],
  ['a.js', `module.exports = { secret: "${random(20)}", db: { password: "${human()}" } }`],
  ['a.js', `let apiKey = \`${random(32)}\``],
  ['a.js', `mongoose.connect('mongodb://app:${random(12)}@ds1.mlab.com:5/x')`],
  ['a.js', `fetch(u, { headers: { 'x-api-key': '${random(32)}' } })`],
  ['a.js', `process.env.JWT_SECRET || '${random(20)}'`],
  ['a.js', `jwt.sign(p, '${random(20)}')`],
  ['a.js', `const jwtSecret = process.env.JWT_SECRET ?? "${random(20)}"`],
  ['a.ts', `export const environment = { firebase: { apiKey: "AIza${random(35)}" } }`],
  ['a.ts', `private readonly token: string = '${random(30)}';`],
  ['a.ts', `accessToken: '${random(40)}',`],
  ['A.java', `private static final String PASSWORD = "${human()}";`],
  ['A.java', `props.put("password", "${human()}");`],
  ['A.java', `ds.setPassword("${human()}");`],
  ['A.java', `String password="${human()}";`],
  ['A.java', `DriverManager.getConnection(url, "root", "${human()}");`],
  ['A.java', `conn.setRequestProperty("Authorization", "Basic ${btoa(`admin:${random(12)}`)}");`],
  ['A.java', `@Value("\${db.password:${human()}}")`],
  ['A.java', `char[] password = "${human()}".toCharArray();`],
  ['A.java', `.password("${human()}")`],
  ['a.go', `password := "${human()}"`],
  ['a.go', `const apiToken = "${random(32)}"`],
  ['a.go', `Password: "${human()}",`],
  ['a.go', `req.SetBasicAuth("admin", "${human()}")`],
  ['a.go', `var secretKey = []byte("${random(32)}")`],
  ['a.go', `flag.String("password", "${human()}", "the pw")`],
  ['a.rb', `password: '${human()}'`],
  ['a.rb', `config.secret_key_base = '${hex(64)}'`],
  ['a.rb', `:password => "${human()}"`],
  ['a.rb', `password "${human()}"`],
  ['a.php', `define('DB_PASSWORD', '${human()}');`],
  ['a.php', `$password = "${human()}";`],
  ['a.php', `'password' => '${human()}',`],
  ['a.php', `$db['default']['password'] = '${human()}';`],
  ['a.php', `define('AUTH_SALT', '${pick(`${letters}!@#$%^&*()-_ []{}<>~+=,.;:/?|`, 64)}');`],
  ['a.php', `mysqli_connect("localhost", "root", "${human()}", "db");`],
  ['a.php', `const PASSWORD = '${human()}';`],
  ['a.cs', `var conn = "Server=s;Database=d;User Id=u;Password=${human()};";`],
  ['a.cs', `public string Password { get; set; } = "${human()}";`],
  ['a.cs', `new NetworkCredential("user", "${human()}")`],
  ['a.cs', `string apiKey = @"${random(32)}";`],
  ['a.kt', `val password = "${human()}"`],
  ['a.kt', `const val API_KEY: String = "${random(32)}"`],
  ['a.swift', `let apiKey = "${random(32)}"`],
  ['a.swift', `static let password: String = "${human()}"`],
  ['a.rs', `let password = "${human()}".to_string();`],
  ['a.rs', `const API_KEY: &str = "${random(32)}";`],
  ['a.rs', `password: Some("${human()}".into())`],
  ['a.scala', `val password = "${human()}"`],
  ['a.c', `#define WIFI_PASSWORD "${human()}"`],
  ['a.c', `const char* password = "${human()}";`],
  ['a.ino', `char pass[] = "${human()}";`],
  ['a.cpp', `std::string password("${human()}");`],
  ['a.h', `static const char *token = "${random(30)}";`],
  ['a.m', `NSString *password = @"${human()}";`],
  ['a.m', `static NSString * const kAPIKey = @"${random(32)}";`],
  ['a.lua', `local password = "${human()}"`],
  ['a.pl', `my $password = '${human()}';`],
  ['a.r', `password <- "${human()}"`],
  ['a.dart', `final String apiKey = '${random(32)}';`],
  ['a.ex', `password: "${human()}",`],
  ['a.clj', `{:password "${human()}"}`],
  ['a.clj', `(def password "${human()}")`],
  ['a.ps1', `$password = "${human()}"`],
  ['a.ps1', `ConvertTo-SecureString "${human()}" -AsPlainText -Force`],
  ['a.groovy', `password = '${human()}'`],
  ['build.gradle', `storePassword '${human()}'`],
  ['build.gradle', `keyPassword "${human()}"`],
  ['a.tf', `password = "${human()}"`],
  ['a.tf', `variable "db_password" {\n  default = "${human()}"\n}`],
  ['a.tfvars', `db_password = "${human()}"`],
  ['a.sql', `CREATE USER 'a'@'%' IDENTIFIED BY '${human()}';`],
  ['a.sql', `ALTER USER postgres WITH PASSWORD '${human()}';`],
  ['a.sql', `CREATE LOGIN x WITH PASSWORD = '${human()}'`],
  ['a.sh', `export PASSWORD=${human()}`],
  ['a.sh', `PASSWORD="${human()}"`],
  ['a.sh', `mysql -u root -p${human()} db`],
  ['a.sh', `sshpass -p '${human()}' ssh h`],
  ['a.sh', `curl -u admin:${random(12)} https://h`],
  ['a.sh', `curl -H "X-Api-Key: ${random(32)}" https://h`],
  ['a.sh', `docker login -u u -p ${random(16)} r`],
  ['a.sh', `./tool --password ${human()}`],
  ['a.sh', `./tool --token=${random(24)}`],
  ['a.bat', `set PASSWORD=${human()}`],
  ['Dockerfile', `ENV DB_PASSWORD ${human()}`],
  ['Dockerfile', `ENV DB_PASSWORD=${human()}`],
  ['Dockerfile', `ARG TOKEN=${random(20)}`],
  ['compose.yml', `      - MYSQL_PASSWORD=${human()}`],
  ['compose.yml', `      MYSQL_PASSWORD: "${human()}"`],
  ['a.yml', `password: ${human()}`],
  ['a.yml', `db: {user: u, password: ${human()}}`],
  ['a.yml', `  api_key: '${random(32)}'`],
  ['a.yml', `env:\n  - name: DB_PASSWORD\n    value: "${human()}"`],
  ['a.yml', `  - name: API_TOKEN\n    value: ${random(24)}`],
  ['a.yml', `ansible_ssh_pass: ${human()}`],
  ['a.yml', `ansible_become_password: ${human()}`],
  ['a.json', `{"password": "${human()}"}`],
  ['a.json', `{"name": "DB_PASSWORD", "value": "${human()}"}`],
  ['a.json', `{"apiKey":"${random(32)}"}`],
  ['a.json', `"env": "{\\"password\\":\\"${human()}\\"}"`],
  ['a.json', `{"ConnectionStrings": {"D": "Server=x;Uid=u;Pwd=${human()};"}}`],
  ['a.json', `{"client_secret": "${random(24)}"}`],
  ['a.xml', `<password>${human()}</password>`],
  ['a.xml', `<property name="password" value="${human()}"/>`],
  ['web.config', `<add key="ApiPassword" value="${human()}" />`],
  ['a.xml', `<property name="hibernate.connection.password">${human()}</property>`],
  ['a.xml', `<server><id>x</id><password>${human()}</password></server>`],
  ['strings2.xml', `<string name="api_key">${random(32)}</string>`],
  ['web.config', `<add name="c" connectionString="Data Source=s;User ID=u;Password=${human()}" />`],
  ['a.xml', `<user name="a" password="${human()}" roles="x"/>`],
  ['a.properties', `db.password=${human()}`],
  ['a.properties', `jdbc.password = ${human()}`],
  ['a.ini', `password = ${human()}`],
  ['a.cfg', `password=${human()}`],
  ['a.conf', `requirepass ${human()}`],
  ['a.conf', `  password ${human()}`],
  ['a.toml', `password = "${human()}"`],
  ['a.toml', `token = "${random(30)}"`],
  ['.env', `SECRET_KEY=${random(30)}`],
  ['.env', `DB_PASS='${human()}'`],
  ['.env', `export API_TOKEN="${random(30)}"`],
  ['.env', `STRIPE_SECRET=${random(30)} # live`],
  ['README.md', `Login with password: \`${human()}\``],
  ['README.md', `password: ${human()}`],
  ['notes.txt', `API key: ${random(32)}`],
  ['notes.txt', `api_key = ${random(32)}`],
  ['README.md', `curl -H "Authorization: Bearer ${random(40)}" https://x`],
  ['README.md', `| password | ${human()} |`],
  ['a.ipynb', `"api_key = \\"${random(32)}\\"\\n",`],
  ['a.ipynb', `    "password='${human()}'\\n"`],
  ['a.html', `<input type="hidden" name="token" value="${random(30)}">`],
  ['a.vue', `apiKey: '${random(32)}',`],
  ['.htaccess', `SetEnv DB_PASSWORD ${human()}`],
  ['a.plist', `<key>apiKey</key>\n<string>${random(32)}</string>`],
  ['a.py', `consumer_key = '${random(25)}'\nconsumer_secret = '${random(50)}'`],
  ['a.js', `appId: 'x', appSecret: '${hex(32)}'`],
  ['a.js', `clientSecret='${random(24)}'`],
  ['a.go', `"client_secret": "${hex(40)}",`],
  ['a.py', `login('bob', '${human()}')`],
  ['a.py', `PRIVATE_KEY = "${hex(64)}"`],
  ['a.py', `encryption_key = "${hex(32)}"`],
  ['a.ts', `password: 'admin',`],
  ['a.py', `password="root"`],
  ['a.java', `String pwd = "123456";`],
  ['a.yml', `POSTGRES_PASSWORD: postgres`],
  ['a.json', `"ClientSecret": "2w3e4r*",`],
  ['a.cs', `secret: (configuration["Shop:ClientSecret"] ?? "2w3e4r*").Sha256(),`],
  ['a.js', `secret: "n3Wt0n",`],
  ['values.yaml', `secretKey: harbour123`],
  ['README.md', 'DB_PASSWORD=hunter'],
  ['README.md', `    'password' => 'hunter',`],
  ['README.md', 'sonar.password=admin'],
  ['README.md', '"Default": "server=10.0.0.1;uid=root;pwd=1234;database=x"'],
  ['a.py', `user = User(email="ann@corp.example", password="password")`],
  ['a.js', `const user = {\n  username: 'ann',\n  password: 'password',\n}`],
  ['A.java', `user.setPassword("password");`],
  ['.env', `REDIS_PASSWORD=secret_redis`],
  ['a.php', `'admin_password' => env('ADMIN_PASSWORD', 'VerySecretPassword'),`],
  ['A.java', `"app.security.jwt.base64-secret=fd54a45s65fds737b9aafcb3412e07ed99b267f33413274720ddbb7f6c5e64e9f"`],
  ['a.sql', `set password for 'a'@'localhost' identified by '123'`],
  ['a.yml', `jwt:\n  header: Authorization\n  secret: shop-admin-secret`],
  ['a.js', `app.use(session({\n  resave: false,\n  secret: 'purple dinosaur',\n}))`],
  ['a.ts', `passwordRepeat: 'XSSed1',`],
  ['a.yml', `upassword: tiger`],
  ['a.cs', `new KeyValuePair<string, string>("Password", "Pass@word1"),`],
  ['a.json', `"DefaultPassPhrase": "1hWh412W7gkvE1YK"`],
  ['a.ts', `const passWord = 'tiger99!';`],
  ['a.sh', `curl -X POST -d '{"username":"ann","password":"tiger"}' https://h/login`],
  ['a.sh', `echo '{"credential": {"accessKey": "harbour", "secretKey": "harbour123"}}' > f`],
  ['minio.env', 'MINIO_SECRET_KEY=minioadmin'],
  ['a.py', `app.secret_key = os.environ.get("SECRET_KEY", "development")`],
  ['a.js', `e2ePassword: 'Password1@abcdefghijklmnopqrst'`],
  ['a.ini', `; - redis: network=tcp,addr=:6379,password=tiger,db=0,pool_size=100`],
  ['a.rb', `password = "pass1234"`],
  ['a.py', `password = 'password123'`],
];

describe('a secret is found in', () => {
  it.each(secrets)('%s: %s', (path, text) => {
    expect(detectSecretsInText(text, path)).not.toEqual([]);
  });
});

const body = `${random(64)}\n${random(64)}\n`;
const base64 = (text: string): string => Buffer.from(text).toString('base64');

/** Files and forms with a grammar of their own: the detector that reads them. */
const structured: readonly (readonly [string, string, string])[] = [
  ['pgpass', '.pgpass', `db1.corp.internal:5432:app:svc:${random(16)}\n`],
  ['netrc', '.netrc', `machine git.corp.internal login deploy password ${random(20)}\n`],
  ['shadow', 'etc/shadow', `root:$6$${random(16)}$${random(86)}:19000:0:99999:7:::\n`],
  ['htpasswd', '.htpasswd', `admin:$apr1$${random(8)}$${random(22)}\n`],
  ['rails-master-key', 'config/master.key', hex(32)],
  ['docker-auth', '.docker/config.json', `{"auths": {"docker.corp.internal": {"auth": "${base64(`svc:${random(20)}`)}"}}}`],
  ['url-password', '.git-credentials', `https://deploy:${random(20)}@git.corp.internal\n`],
  ['private-key', 'k.ppk', `PuTTY-User-Key-File-2: ssh-rsa\nEncryption: none\nComment: k\nPublic-Lines: 1\n${random(64)}\nPrivate-Lines: 2\n${body}Private-MAC: ${hex(40)}\n`],
  ['private-key', 'id', `-----BEGIN ${'RSA PRIVATE'} KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,${hex(32)}\n\n${body}-----END ${'RSA PRIVATE'} KEY-----\n`],
  ['kubernetes-secret', 's.yaml', `apiVersion: v1\nkind: Secret\nstringData:\n  smtp: ${random(20)}\n`],
  ['basic-credentials', 'a.sh', `curl -H 'Authorization: Basic ${base64(`app:${random(12)}`)}' https://api.corp.internal`],
  ['named-password', 'a.yml', `password: |\n  ${random(30)}\nuser: app\n`],
  ['named-password', 'values.yaml', `config: ${base64(`db_password=${random(24)}`)}\n`],
];

describe('its own grammar is known to', () => {
  it.each(structured)('%s: %s', (detector, path, text) => {
    expect(detectSecretsInText(text, path)).toMatchObject([{ detector }]);
  });
  it('a key id of AWS, which its secret proves', () => {
    const text = `aws_access_key_id = AKIA${pick('ABCDEFGHIJKLMNOPQRSTUVWXYZ234567', 16)}\naws_secret_access_key = ${random(40)}\n`;
    expect(detectSecretsInText(text, '.aws/credentials').map((hit) => [hit.detector, hit.severity])).toEqual([
      ['aws-access-key-id', 'critical'],
      ['aws-secret-access-key', 'critical'],
    ]);
  });
  it('a GitHub token, whose checksum has to be right', () => {
    expect(detectSecretsInText(`GITHUB_TOKEN=ghp_${random(36)}\n`, '.env')).toEqual([]);
  });
});

test('the test mode of Stripe is no stand-in, even of letters only', () => {
  const key = ['sk', 'test', 'fhsmYFrDWwuZASptZgEJCbjq'].join('_');
  expect(detectSecretsInText(`STRIPE_SECRET_KEY=${key}\n`, 'app.env')).toMatchObject([{ detector: 'stripe-test-key' }]);
});

/** Names that say secret, and values that are none. */
const harmless: readonly (readonly [string, string])[] = [
  ['a.js', 'const apiKey = process.env.STRIPE_SECRET_KEY;'],
  ['a.js', "const labels = { password: 'Password', token: 'Token' };"],
  ['a.js', "const type = isHidden ? 'password' : 'text';"],
  ['a.js', "const PASSWORD_FIELD = 'password';"],
  ['a.js', "localStorage.getItem('auth_token', 'x');"],
  ['a.js', "const TOKEN_STORAGE_KEY = 'app-auth-token';"],
  ['a.ts', "secretAccessKey: config.get('aws.secretAccessKey2'),"],
  ['a.ts', 'password: string;'],
  ['a.ts', "const status = passed ? 'PASS' : 'FAIL';"],
  ['a.py', 'password = os.environ["DATABASE_PASSWORD_2024"]'],
  ['a.py', 'token = request.headers.get("X-Auth-Token")'],
  ['a.py', 'password = getpass.getpass("Password: ")'],
  ['a.py', 'raise ValueError("invalid token: expected string")'],
  ['a.py', 'password = f"{prefix}-{number}"'],
  ['a.py', 'SECRET_KEY = env("SECRET_KEY")'],
  ['a.go', 'apiKey := viper.GetString("providers.openai.api_key_v1")'],
  ['a.go', 'Token: "your-token-here",'],
  ['a.java', 'String password = config.getString("db.password.v2");'],
  ['a.cs', 'var secret = Configuration["Auth0:ClientSecret2"];'],
  ['a.rb', "password: ENV.fetch('RAILS_DB_PASSWORD_V2') { nil }"],
  ['a.tf', 'password = var.db_password_production_v2'],
  ['a.yml', `api_key_sha256: ${hex(64)}`],
  ['a.yml', `uses: actions/checkout@${hex(40)} # token`],
  ['a.yml', 'password: ENC[AES256_GCM,data:p673w==,iv:YY=,aad:UQ=,tag:A==,type:str]'],
  ['a.yml', 'db_password: arn:aws:secretsmanager:eu-west-1:123456789012:secret:prod/db-a1B2c3'],
  ['a.yml', 'secretName: app-secrets-7f9c2'],
  ['a.yml', 'secretKeyRef:\n  name: app-secrets-7f9c2\n  key: db-password'],
  ['a.yml', 'password: urn:k8s:secret:redis:password'],
  ['a.sh', 'curl -u "$API_USER:$API_PASSWORD" https://x.corp.internal/'],
  ['a.sh', 'echo "${TOKEN:+has-token}"'],
  ['a.json', '{ "tokens": 4096, "max_tokens": "2048", "password_min_length": "12" }'],
  ['i18n/fr.json', '{ "password": "MotDePasse1" }'],
  ['README.md', 'All tests pass: 16/16'],
  ['README.md', 'URL: https://user:password@example.com/'],
  ['notes.txt', 'amqp://guest:guest@localhost:5672/'],
  ['package-lock.json', `"integrity": "sha512-${pick(letters, 86)}=="`],
  ['a.py', `uuid_key = "5385ad69-467e-449f-a564-de1166229fdb"`],
  ['locales/de.yml', 'password: Passwort1'],
  ['a.php', "'password' => 'required|min:6|confirmed',"],
  ['a.js', "const SESSION_KEY = 'erp4-draft-session';"],
  ['package.json', '"pbkdf2-password": "1.2.1",'],
  ['a.py', 'assert form.password_field == "#password"'],
  ['a.yml', `cache-key: ${random(24)}`],
  ['a.scala', 'val pattern = "(?:iterations=([0-9]*),)?password=(.*)".r'],
  ['a.js', 'const rules = { credential: /^(?:api|auth)[-_]?key1$/i };'],
  ['a.js', "const words = { pass: 'passed', fail: 'failed' };"],
  ['a.py', 'cache_token = "token-{user_id}"'],
  ['routes.rb', 'get "forgot_password" => "password_resets#forgot_password"'],
  ['A.java', 'private static final Option PRIVATE_SALT = new Option("ps", "privatesalt", true, "how to salt");'],
  ['a.sh', `curl -d '{"password":"'"$PASSWORD"'"}' https://h/login`],
  ['a.sh', 'password: required'],
  ['.env', 'API_KEY=disabled\nSECRET_KEY=secret\nENCRYPTION_KEY=default'],
  ['a.php', "'password' => '--password='.$connection['password'],"],
  ['a.go', 'config["password"] = findInfoForConfig("password", "user_name", user)'],
  ['a.go', 'd.Set("admin_password", "ignored-as-imported")'],
  ['a.go', '//go:generate go run generator -service-package-name mysql -test x -properties "name"'],
  ['configure', 'ac_pwd=`pwd` && test -n "$ac_pwd" &&'],
  ['a.sh', 'secret=`cat8 /run/x`'],
  ['a.py', "'Mailchimp Access Key': 'CKV_SECRET_11',"],
  ['settings.xml', '<password>{Ur5BpeQGlYUHhXsHahO/HbMBcPSFSUtN5gbWuFFPYGw=}</password>'],
  ['a.yml', 'access_key: A1B2C3D4E5F6G7H8I9J0'],
  ['etcd.env', 'ETCD_INITIAL_CLUSTER_TOKEN=k8s_events_etcd'],
  ['README.md', '# registration.<name>.client-secret -> SPRING_SECURITY_OAUTH2_CLIENT_REGISTRATION_SECRET'],
  ['README.md', '- NEO4J_AUTH=neo4j/yourpassword'],
  ['README.md', 'mc config set notify_nats:1 password="yoursecret"'],
  ['README.md', 'helm install --set users[0].accessKey=accessKey,users[0].secretKey=secretKey,users[0].policy=none x'],
  ['main.yml', "line: 'ann ALL=(ALL) NOPASSWD: ALL'"],
  ['cloud-init.tmpl', 'sudo: "ALL=(ALL) NOPASSWD:ALL"'],
  ['a.sh', 'mysql -h127.0.0.1 -P9306 -e "SHOW TABLES"'],
  ['default.conf', 'fastcgi_pass php-upstream;\n  uwsgi_pass app_server;'],
  ['nsswitch.conf', 'passwd:         compat\nshadow: files'],
  ['A.java', 'String[] args = {"--debug", "--password", "--pnoconfirm"};'],
  ['form.xhtml', '<p>Password: <h:inputText id="password" title="Password: " required="true"/></p>'],
  ['a.html', `<input name="Check the Password:" value="Check Password" type="SUBMIT"/>`],
  ['a.go', 'tmplResetPassword = "auth/reset_passwd"'],
  ['a.sql', "UPDATE `Users` SET `Password` = CONCAT('{bcrypt}', `Password`) WHERE `Password` NOT LIKE '{%}%';"],
  ['README.md', '<img src="https://codecov.io/gh/a/b/graph/badge.svg?token=qkNcTJ4TmI" alt="Coverage"/>'],
  ['a.md', 'Credential=minioadmin/20240509/us-east-1/s3/aws4_request,SignedHeaders=host;x-amz-date'],
  ['a.go', `form.Set("X-Amz-Credential", "KVGKMDUQ23TCZXTLTHLP/20160727/us-east-1/s3/aws4_request")`],
  ['a.go', `"X-Server-Side-Encryption-Sealed-Key": "${['GkIdf5N9fzHRrNlFvD', 'FZzB7x9NdlFNF2Y4MmeWKgSQyg'].join('')}",`],
  ['a.ts', "expect(service.setup).toHaveBeenCalledWith('password', '12345', undefined)"],
  ['a.conf', 'auth = "plain[passwd=/run/ocserv/ocpasswd,otp=/run/ocserv/users.oath]"'],
  ['a.conf', '#wpa_psk=0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef'],
  ['s.yml', 'apiVersion: v1\nkind: Secret\nmetadata:\n  name: app\nstringData:\n  APP_ENV: production\n  DB_HOST: db.internal\n'],
  ['a.md', 'session cookies and the secret: keep them apart'],
  ['a.js', "const fields = {\n  username: 'username',\n  password: 'password',\n}"],
  ['a.env', 'OPS_TOKEN=ops_{alnum:30}'],
  ['a.yml', 'run: |\n  {\n    "security.password": false,\n    "security.user": null\n  }'],
  ['answer.txt', '{"urle.password":null,"urle.path":"/a"}'],
  ['a.py', '# azureservicebus://SAS_POLICY_NAME:SAS_KEY@SERVICE_BUSNAMESPACE'],
  ['a.py', 'request = Request.from_values(auth=("username", "password"))'],
  ['sealed.yml', `kind: SealedSecret\nspec:\n  encryptedData:\n    password: AgB${random(300)}`],
];

describe('nothing is found in', () => {
  it.each(harmless)('%s: %s', (path, text) => {
    expect(detectSecretsInText(text, path)).toEqual([]);
  });
});

describe('what is told of a secret', () => {
  const value = random(24);
  const [hit] = detectSecretsInText(`# é\n\napi_key = "${value}"\n`, 'a.py');

  it('is its place, 1-based, with the end behind it', () => {
    expect(hit).toMatchObject({ line: 3, column: 12, endLine: 3, endColumn: 36 });
  });
  it('counts columns in UTF-16 units', () => {
    expect(detectSecretsInText(`x = "é😀"; api_key = "${value}"`, 'a.py')).toMatchObject([{ line: 1, column: 23 }]);
  });
  it('is never the value', () => {
    expect(JSON.stringify(hit)).not.toContain(value);
  });
  it('is a fingerprint that stays when the secret moves', () => {
    expect(detectSecretsInText(`\n\n\n  token: ${value}\n`, 'b.yml')[0]?.fingerprint).toBe(hit?.fingerprint);
  });
});

describe('hostile text ends soon', () => {
  it.each(['password=', '-----BEGIN RSA PRIVATE KEY-----', '://a:b', '{"kty"', 'token: "', 'curl -u ', 'a'.repeat(64), '%3D%70', '${', 'kind: Secret\ndata:\n'])(
    '%s, a hundred thousand characters of it',
    (piece) => {
      expect(detectSecretsInText(piece.repeat(Math.ceil(100_000 / piece.length)), 'a.yml').length).toBeLessThan(100_000);
    },
  );
});
