import { describeTexts } from './found-in.ts';

/** What a comment, a message or a line of a command tells, in files that are no texts for people. */
const secrets: readonly (readonly [string, string])[] = [
  ['seed.sql', '-- Password: Lemon@2026'],
  ['seed.sql', '-- Password for all users: Lemon@2026'],
  ['seed.sql', "RAISE NOTICE 'All users have password: Lemon@2026';"],
  ['setup.sh', 'echo "Log in as admin, password: Lemon@2026"'],
  ['panel.dart', "Text('Universal password: Lemon@2026'),"],
  ['env.dart', "static const pass = String.fromEnvironment(\n  'TEST_PASSWORD',\n  defaultValue: 'Lemon@2026',\n);"],
  ['application.yml', 'server:\n  ssl:\n    key-store-password: ${KEY:changeit}'],
  ['application.properties', 'spring.mail.password=${MAIL_PW:lemonTree77}'],
  ['a.sh', 'backupctl -u admin -p lemonTree77 --host db'],
  ['a.md', '    $ backupctl -u admin -p lemonTree77'],
  ['a.bat', 'setup.exe /user:admin /password:lemonTree77'],
  ['a.cmd', 'cscript register.vbs /pwd:"lemonTree77"'],
  ['collection/environments/local.bru', 'vars {\n  host: http://localhost\n  password: lemonTree77\n}'],
  ['env.bru', 'vars {\n  host: http://localhost\n  password: lemonTree77\n}'],
  ['app.py', 'app.secret_key = "super secret key"'],
  ['settings.py', 'SECRET_KEY = "changeme"'],
  ['call.sh', `curl -H "Authorization: Basic ${btoa('postman:password')}" https://api.corp.internal/`],
  ['models.py', 'User.register_user("ann", "pass1", "ann@corp.net", False)'],
];

const lookAlikes: readonly (readonly [string, string])[] = [
  ['seed.sql', '-- Password: at least 8 characters'],
  ['seed.sql', '-- password: bcrypt'],
  ['a.sql', "RAISE NOTICE 'password: %', pw;"],
  ['a.sh', 'echo "password: $PASSWORD"'],
  ['a.sh', 'read -p "Enter password: " pw'],
  ['log.ts', 'throw new Error("wrong password: try again");'],
  ['application.yml', 'password: ${env:DB_PASSWORD}'],
  ['application.yml', 'password: ${DB_PASSWORD:}'],
  ['application.yml', 'password: ${DB_PASSWORD:${OTHER_PASSWORD}}'],
  ['compose.yml', 'password: ${DB_PASSWORD:?set it}'],
  ['a.sh', 'docker run -u root -p 8080:80 app'],
  ['a.sh', 'oc project -u dev -p project1/app2'],
  ['a.ts', "app.post('/password:token', handler)"],
  ['settings.py', 'SECRET_KEY = "<secret key>"'],
  ['settings.py', 'SECRET_KEY = "not set"'],
  ['models.py', 'User.register_user("ann", "smith", "ann@corp.net")'],
  ['models.py', 'create_user("ann", "ann2@corp.net")'],
  ['Generator.scala', 'private val playCryptoSecretKey = "play.crypto.secret"'],
  ['Auth.kt', 'install(Authentication) { authenticate("first", "second") { } }'],
  ['Redirect.kt', 'call.respondRedirect("/redirect/to?key=value1%3Bvalue2%3D%22some=thing")'],
  ['Digest.kt', 'val nonce = "dcd98b7102dd2f0e8b11d0f600bfb0c093"'],
  ['dist.sh', 'gpg_signing_key=348FFC4C'],
  ['photo.json', '{"photo":{"id":"51234567890","secret":"a1b2c3d4e5","server":"65535","farm":66,"owner":"1234@N00"}}'],
  ['.idea/workspace.xml', '<state width="424" key="FileChooserDialogImpl/0.0.1920.1045@0.0.1920.1045" timestamp="1604072341936" />'],
  ['server.sls', "{% set debconf_root_password = 'percona-server-server-5.7/root-pass' %}"],
];

describeTexts({ secrets, lookAlikes });
