import { describeTexts } from './found-in.ts';
import { hex, pick, random } from './made-up.ts';

/** A key of Django begins with one of its signs and ends with another as a regular expression does. */
const ofDjango = `^${pick('abcdefghij0123456789', 20)}(m2*v+9=${pick('klmnopqrst0123456789', 20)}$`;
const withSigns = `v7#${random(10)}@9p`;

const secrets: readonly (readonly [string, string])[] = [
  ['settings.py', `SECRET_KEY = '${ofDjango}'`],
  // Called like the user beside it, by a host.
  ['a.php', "$c = ['host' => '10.0.0.5', 'user' => 'shop_user', 'password' => 'shop_password'];"],
  // One word that is a country as well.
  ['a.py', 'login = {"pt": "5432", "user": "ann", "pw": "7294"}'],
  // The word "password" with more than a name has.
  ['a.js', 'const OPT_ADMIN_PASSWORD = "Password@77";'],
  // A service of messages is no folder of translations.
  ['src/messages/mailer.py', `SMTP_PASSWORD = "${withSigns}"`],
  ['services/messages/queue.ts', 'const url = "amqp://app:Harbour77@mq.corp.net:5672/shop";'],
  // Options behind an odd number of words.
  ['a.js', "configure('prod', 'mysql', 'shop', 'user', 'ann', 'password', 'lemonTree77');"],
  ['a.js', 'login("ann@corp.net", "Harbour77!", body)'],
  // A call that is given what it looks up, and what to take for it.
  ['a.js', 'const dbPassword = coalesce(process.env.DB_PASSWORD, "Harbour77!");'],
  // What sed puts in for a whole line.
  ['a.sh', "sed -i 's/^DB_PASSWORD=.*$/DB_PASSWORD=cedarBoat58/' .env"],
  ['ci.yml', "      - run: sed -i 's/password=.*/password=cedarBoat58/' app.ini"],
  ['.env', 'PROXY_PASS=lemonTree77'],
  // A word of the name and a number is what a header counts, and what people type.
  ['config/app.yml', 'app:\n  jwt_secret: secret123'],
  ['test_vault.py', '"primary_encryption_secret": "secret123",'],
  // What is calculated in code is written down in settings.
  ['.env', 'DB_PASSWORD=summer-20.24'],
  ['app.properties', 'db.password=hello-12.50'],
  ['a.py', 'password = "[%Kd93!kdLs2"'],
  ['app.yml', 'db:\n  user: ann\n  password: "`marigold"'],
  ['a.py', 'db_password = "x-men-monkey"'],
  ['a.sh', 'curl -u ADMIN:WINTERFELL https://nexus.corp.net/api'],
  ['app.properties', 'spring.datasource.password=ORACLESECRET'],
  ['app.properties', 'db.user=ann\ndb.url=jdbc:h2:mem\nsenha=Senha'],
  // Bytes that were drawn, with a space among them.
  ['a.py', `SECRET_KEY = '${String.raw`\x8f\x12\xc3 k\xe9\x01\xfa\x88\x93\x1d\xb7Z\x9c\xee\x04\xd2`}'`],
  ['a.py', 'session.login("user", "Marigold")'],
  ['a.js', 'signIn("user", "swordfish")'],
  ['a.java', 'new UsernamePasswordCredentials("oauth2", "kqzvxpmtr");'],
  ['a.js', 'const logins = { ann: "2024-01-15Xk", bob: "Harbour!77" };'],
  // The settings that a module of Python documents; three quotes are no text of Nix.
  ['module.py', "EXAMPLES = r'''\n- name: Ask\n  mysql_info:\n    login_user: root\n    login_password: rootpass77\n'''"],
  // A word with a capital, beside a user with none.
  ['config.exs', 'config :app, username: "ann", password: "Nelson"'],
  ['a.py', "DB_USER = 'ann'\nDB_PASSWORD = 'Nelson'"],
  ['a.kt', 'val user = "ann"\nval password = "Ferrari"'],
  // A token that a registry of one's own gave, wherever its file came from.
  ['vendor/shop/.npmrc', `//npm.corp.net/:_authToken=${random(24)}`],
  // By their place.
  ['a.py', 'return u == "admin" and p == "Harbour77"'],
  ['a.py', 'ftp_upload("ftp.corp.net", "ann", "Harbour77blue")'],
  ['mongo/keyfile', `${random(64)}\n${random(64)}`],
  ['mongodb-keyfile', `${random(60)}0`],
];

const lookAlikes: readonly (readonly [string, string])[] = [
  ['a.php', "['pk' => '92', 'pl' => '48', 'pw' => '680', 'py' => '595']"],
  ['a.js', 'const OPTION_DB_PASSWORD = "db_password_2";'],
  ['messages/en.json', '{"secret_key": "secret.key.label2"}'],
  ['lang/fr.php', "'password' => 'Mot de passe : 8 signes',"],
  ['a.js', "m.of('a', 'b', 'c', 'user', 'ann', 'password', 'prefix')"],
  ['v.yml', 'token: ^[a-z]+(foo|bar)*$'],
  // What a request is about, and no key to it.
  ['a.sh', `curl -H 'X-Idempotency-Key: ${random(32)}' https://shop.io`],
  ['a.sh', `curl -H 'X-Cache-Key: ${hex(40)}' https://shop.io`],
  ['a.py', `contract = ContractApi("${hex(8)}-${hex(4)}-4${hex(3)}-9${hex(3)}-${hex(12)}")`],
  ['a.js', 'new DocsApi("2024-01-02T03-04-05-docs-generation-of-pages")'],
  ['messages/fr.json', '{"hint": "mysql://root:1234@localhost/db"}'],
  ['a.tf', `app_certificate_thumbprint = "${hex(32)}"`],
  ['a.sh', 'sed -i "s/password=.*/password=$PW/" app.ini'],
  ['ci.yml', '      - run: sed -i "s/^token=.*$/token=${{ secrets.TOKEN }}/" app.ini'],
  ['pt.ts', 'const texts = { user: "Benutzer", password: "Kennung" };'],
  ['fr.ts', 'const texts = { username: "utilisateur", password: "Motdepasse" };'],
  ['form.ts', 'const names = { username: "username", password: "Kennung" };'],
  ['a.py', "user = ''\npassword = lemonTree77\n"],
  ['a.js', 'signIn("email", "google");'],
  ['a.py', 'ftp_upload("ftp.corp.net", "reports", "daily-report")'],
  ['shop.container', 'Secret=shop-jwt-secret,type=mount,uid=1000'],
  ['mongo/keyfile', 'not yet'],
  ['a.sh', 'curl -u CLIENT_ID:CLIENT_SECRET https://api.corp.net'],
  ['.env', 'COMPILER_PASS=opt2level'],
  ['.env', `SHOP_PUBLIC_TOKEN=${random(32)}`],
];

describeTexts({ secrets, lookAlikes });
