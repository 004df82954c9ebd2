import { createHash } from 'node:crypto';
import { describeTexts } from './found-in.ts';
import { hex, pick, random } from './made-up.ts';

const digits = '0123456789';
const digest = (algorithm: string): string => createHash(algorithm).update('lemonTree77').digest('hex');

/** What a sample of all lines with a value beside a name for secrets held and a search by forms had passed over, and what it took for one. */
const secrets: readonly (readonly [string, string])[] = [
  // SQL Server, without "into".
  ['seed.sql', `INSERT [dbo].[Login] ([Id], [Account], [Password], [Rank]) VALUES (N'7', N'ann', N'VO${pick(digits, 3)}LKD${pick(digits, 2)}', 20)`],
  // A hash that is written in a way of its own, below the name of a password.
  ['seed.sql', `insert into admins (name, password) values('ann','$5$${hex(16)}$${hex(64)}');`],
  ['seed.sql', `INSERT INTO users (name, password) VALUES ('ann', '${digest('md5')}');`],
  ['app.yml', `users:\n  - user: ann\n    pass: '{SSHA}+${random(30)}=='`],
  ['trusted.conf', `app shop\nmd5password ${digest('md5')}`],
  ['init.sh', `DEFAULT_PASSHASH='\\x24${hex(118)}'`],
  ['Seed.java', `String passwordHash = "${digest('sha256')}";`],
  ['Upgrade.scala', `execute("UPDATE users SET passwordhash='${digest('md5')}', active=1 " +`],
  // Which password it is stands behind it.
  ['docker.env', 'REDIS_PASSWORD_ROLE=lemon_knight'],
  ['docker.env', 'DB_PASSWORD_REPORTS=lemonTree77'],
  // What a service is run with where nothing else is set.
  ['compose.yml', 'services:\n  a:\n    environment:\n      MASTER_KEY: ${SEARCH_KEY:-orchard_dev_master_key}'],
  // In the comment that describes a request.
  ['api.ts', `/**\n * What is answered:\n *         clientSecret: ${hex(45)}\n */`],
  // Keys of maps and of payments are as long as digests.
  ['map_page.dart', `  webKey: '${hex(32)}',`],
  ['pay.properties', `payKey=${hex(32)}`],
  ['gate.properties', `pos.trans.key=${hex(32)}`],
  ['config.md', 'curl -iku admin:admin-password -X GET https://localhost:8443/api'],
  ['shop.sql', "alter table user_info add pay_pwd varchar(50) comment 'pay' default '123456';"],
  ['test_ldap.py', "auth=HTTPBasicAuth('groupUser', 'groupUser-password'),"],
  ['test_stun.c', 'static const uint8_t TEST_UPWD[] = "secret";'],
  ['API.md', 'call 127.0.0.1:33552/40000?id=test8&pass=1234&from=2'],
  // A password with a word of those that stand for another value, and more than that.
  ['settings.py', 'MAIL_PASSWORD = "Example#Corp2024!"'],
  ['.env', 'DB_PASSWORD=Replace!Winter24'],
  ['deploy/app.env', 'SMTP_PASSWORD=NotReal7Madrid!'],
  ['web.config', '<add key="SmtpPassword" value="Hidden$Valley88" />'],
  ['.env', 'DB_PASSWORD=$ecure!Pass77'],
  ['a.php', "['username' => 'svc', 'password' => '$Ecure!Pass77'];"],
  ['server.js', "app.use(session({ secret: 'my-shop-session-secret-2024' }))"],
  ['appsettings.json', '{"Jwt":{"Secret":"this is my custom Secret key for authentication"}}'],
  // Several keys of one service.
  ['.env', `API_KEYS=${random(24)},${random(24)}`],
  ['compose.yml', `    environment:\n      - SHOP_API_KEYS=${random(24)}`],
  // The words of a command.
  ['launch.json', '{ "args": ["-v", "--password=Harbour77!"] }'],
  ['run.py', 'subprocess.run(["server", "--admin-password=Harbour77!"])'],
  ['package.json', `{ "scripts": { "dev": "cross-env API_SECRET=${random(24)} node ." } }`],
  ['clients.sql', "insert into oauth_client_details (client_id, client_secret, scope) values ('shop', 'secret', 'read');"],
  ['clients.xml', '<oauth:client client-id="shop" secret="shop-client-secret-west" access-token-validity="100"/>'],
  // JSON in the string of a row.
  ['seed.sql', `INSERT INTO source VALUES (3,'shop','{\\"ConsumerKey\\":\\"${random(22)}\\",\\"ConsumerSecret\\":\\"${random(43)}\\"}',0)`],
  ['fdfs.properties', 'http_secret_key = LemonDFS1234567890'],
  ['setup.sh', 'DEFAULT_ROPASS="47lemon11"'],
  ['UserTest.scala', 'user.password shouldBe "lemonTree77"'],
  ['UserTest.scala', 'user.password should be ("lemonTree77")'],
  ['files.rst', `headers={"Authorization": "${hex(8)}-${hex(4)}-4${hex(3)}-9${hex(3)}-${hex(12)}"},`],
  ['oauth.py', `"""Run it:\n\n  oauth2 --user=ann \\\n    --client_secret=${random(24)} \\\n"""`],
  // Words and a number, with which a service is run.
  ['.env.stage', 'ADMIN_TOKEN=lemon-admin-token-relay-2026'],
  ['compose.yml', '    environment:\n      SHOP_TOKEN: "shop-token-12345"'],
  ['appsettings.json', '{ "Clients": { "shop": { "Secret": "shop-api-dev-secret" } } }'],
  ['config.exs', `  shop_authentication_key: "${hex(8)}-${hex(4)}-4${hex(3)}-9${hex(3)}-${hex(12)}",`],
  ['auth.spec.ts', "  password: 'new-password-123',"],
];

// Of what is handed over in a test or shown in a text.
const inTests: readonly (readonly [string, string])[] = [
  // A pointer to a text.
  ['client.go', 'c := Credentials{User: util.Ptr("ann"), Password: util.Ptr("lemonTree77")}'],
  ['client.go', 'Password: aws.String("lemonTree77"),'],
  ['client_test.go', 'Password: ptr.String("password"),'],
  // A builder, a line for each of its setters.
  ['src/test/java/UserTest.java', 'User user = User.builder()\n    .password("password")\n    .build();'],
  // What MySQL and MariaDB keep of one.
  ['spec/user_spec.rb', `password_hash => '*${hex(40).toUpperCase()}',`],
  // Settings that are shown, with what they are set to set apart.
  ['README.md', '"credentials": {\n  "user": "tester",\n  "password": "psw"'],
  ['README.md', '"password":      "orchardia",   // optional'],
];

const lookAlikes: readonly (readonly [string, string])[] = [
  ['Hash.java', 'return args.length == 3 && args[2].equals(getDigest(password, "SHA-256"));'],
  ['README.md', "- **`password_hash('sha512')`** is what `/etc/shadow` takes"],
  ['install.sh', 'JWT_SECRET=jwt-secret.yaml'],
  ['login.php', "$client->setClientSecret('Google_Client_Secret');"],
  ['Urls.java', 'String url = "https://api.shop.net/token?appid=APPID&secret=APPSECRET&code=CODE";'],
  ['README.md', 'curl -u USERNAME:PERSONAL_TOKEN -X POST https://api.corp.net'],
  ['program/localization/br/labels.inc', "$labels['password'] = 'Ger-Tremen';"],
  ['expect.sh', 'set newpassword_string "(N|n)ew.* (P|p)assword.*"'],
  ['pref.tt2', '<input type="submit" name="action_setpasswd" value="[%|loc%]Submit[%END%]" />'],
  ['Param.java', 'OUTLOGIN("0001","customer","outLogin"),'],
  ['mail.eml', 'X-Account-Key: account5'],
  ['draw.manic', 'let pw = w*0.27;'],
  ['Rsa.java', 'private static final String PRIVATE_KEY = "RSAPrivateKey";'],
  // A password of nothing but such words is one to be filled in.
  ['settings.py', 'MAIL_PASSWORD = "Change-This-Password1!"'],
  ['settings.py', 'MAIL_PASSWORD = "ReplaceWithStrongPassword1!"'],
  ['a.js', "app.use(session({ secret: 'my-secret-key-1' }))"],
  // The hash of something else, and what hashes passwords.
  ['a.java', `String fileHash = "${digest('sha256')}";`],
  ['a.py', 'PASSWORD_HASH = "pbkdf2-sha256"'],
  ['a.env', 'PASSWORD_RESET_EXPIRES=lemon77tree'],
  ['a.env', 'DB_PASSWORD_FILE=lemon77tree'],
  ['a.ts', `const cacheKey = "${digest('md5')}";`],
  ['.env', 'API_KEYS=settings-of-api-keys'],
  ['keys.ts', `const CACHE_KEYS = "${random(24)}";`],
  ['launch.json', '{ "args": ["--password=ask", "--token=TOKEN", "--password-file=harbour77"] }'],
  ['package.json', '{ "scripts": { "dev": "cross-env API_SECRET=$API_SECRET PASSWORD=%PASSWORD% node ." } }'],
  ['options.py', 'parser.add_argument("--password=PASSWORD")'],
  ['src/locales/cs.json', '{"personal_access_token": "Zat\\u00edm jste nevytvo\\u0159ili \\u017e\\u00e1dn\\u00e9 osobn\\u00ed p\\u0159\\u00edstupov\\u00e9 tokeny."}'],
  ['Headers.java', 'String HDR_API_SECRET = "X-Lemon-ApiSecret";'],
  ['lib/Lang/fi.pm', "'Top Secret' => 'Huippusalainen',"],
  ['README', 'private_key = pkcs11:token=MyToken;object=MyPrivateKey'],
  ['keys.js', 'assert.strictEqual(Buffer.from(secret, "base64url").length, 32);'],
  ['numbers.py', "NUMBER_TOKEN = r'[0-9@#.\\-,E+]'"],
  ['notes', 'docker login --username=ann --password=`cat secret.docker`'],
  ['lib.rs', 'pub const JWT_AUTH_TOKEN_KEY: &str = "::lemon::jwt_auth::auth_token";'],
  ['env.sample', 'SHOP_API_KEY=INSERTKEY'],
  ['Dockerfile', 'ENV DATABASE_URL="postgresql://placeholder:placeholder@localhost:5432/placeholder"'],
  ['app.properties', 'api_key = abcdef1234567890'],
  ['compose.yml', '# JWT_SECRET_KEY : key of HMAC for the tokens'],
  ['.env.stage', 'ADMIN_TOKEN=your-admin-token-1234'],
  ['a.js', 'const password = "new Password(text)";'],
  ['src/main/java/Form.java', 'form.password("password");'],
  ['form.go', 'Password: widget.String("password"),'],
  ['README.md', '"password":      "password",   // required'],
  ['edit.vm', `#input("form.changePassword", "class='form-control'")`],
];

describeTexts({ secrets: [...secrets, ...inTests], lookAlikes });
