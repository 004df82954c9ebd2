import { generateKeyPairSync } from 'node:crypto';
import { describeTexts } from './found-in.ts';
import { hex, pick, random } from './made-up.ts';

const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
const der = privateKey.export({ type: 'pkcs8', format: 'der' });
const publicDer = publicKey.export({ type: 'spki', format: 'der' });
const argon = `$argon2id$v=19$m=65536,t=3,p=4$${random(22)}$${random(43)}`;

/** One secret each, where the format or the text round it says that it is one. */
const secrets: readonly (readonly [string, string])[] = [
  ['a.js', `const blob = "${der.toString('base64')}";`],
  ['a.c', `static const char *blob = "${der.toString('hex')}";`],
  ['.curlrc', 'user = "ann:lemonTree77"'],
  ['app.ini', '[database]\nPASSWD = `lemon@Tree77`'],
  ['users_database.yml', `users:\n  ann:\n    password: "${argon}"`],
  ['openvpn/auth.txt', 'ann\nlemonTree77'],
  ['couchdb/local.ini', '[admins]\nadmin = lemonTree77'],
  ['consul.json', `{"encrypt": "${random(43)}="}`],
  ['config.ign', `{"users": [{"name": "core", "passwordHash": "$6$${random(16)}$${random(86)}"}]}`],
  ['build.gradle', 'signingConfigs { release { storePassword "lemonTree77" keyAlias "a" } }'],
  ['a.vbs', 'objUser.SetPassword "lemonTree77"'],
  ['play.yml', "password: \"{{ 'lemonTree77' | password_hash('sha512') }}\""],
  ['stack.ts', "credentials: fromPassword('ann', SecretValue.unsafePlainText('lemonTree77'))"],
  ['Procfile', `web: SECRET_KEY=${random(50)} gunicorn app`],
  ['Makefile', `deploy:\n\tAPI_TOKEN=${random(40)} ./deploy.sh`],
  ['a.yaml', '? password\n: lemonTree77'],
  ['a.py', 'password = "Pässwörter77"'],
  ['a.yml', 'password: Señor7762'],
  ['a.php', `const SECRET = <<<EOT\n${random(40)}\nEOT;`],
  ['a.sh', 'cat > ~/.pgpass <<EOF\ndb:5432:*:ann:lemonTree77\nEOF'],
  ['a.sh', 'echo "db:5432:*:ann:lemonTree77" > ~/.pgpass'],
  ['a.sh', 'cat <<EOF > app.ini\n[db]\npassword = lemonTree77\nEOF'],
  ['a.tf', 'auth = "ann:lemonTree77"'],
  ['a.tf', 'user_data = <<-EOF\n  export DB_PASSWORD=lemonTree77\nEOF'],
  ['realm.json', '{"credentials": [{"type":"password","value":"lemonTree77"}]}'],
  ['users.ldif', `dn: uid=ann,dc=corp\nuserPassword: {SSHA}${random(39)}=`],
  ['passwd.client', '*.corp.net:ann:lemonTree77'],
  ['corp.signing.key', `ed25519 a_Xy12 ${random(43)}`],
  ['kaggle.json', `{"username":"ann","key":"${hex(32)}"}`],
  ['.bundle/config', 'BUNDLE_GEMS__CORP__NET: "ann:lemonTree77"'],
  ['RT_SiteConfig.pm', 'Set($DatabasePassword, "lemonTree77");'],
  ['Config.pm', "$Self->{DatabasePw} = 'lemonTree77';"],
  ['job.hcl', 'template {\n  data = <<EOH\nDB_PASSWORD=lemonTree77\nEOH\n}'],
  ['setup.nsi', '!define PASSWORD "lemonTree77"'],
  ['dump.sql', "INSERT INTO wp_options VALUES (1,'mailserver_pass','lemonTree77','yes');"],
  ['definitions.json', `{"users":[{"name":"ann","password_hash":"${random(48)}"}]}`],
  ['a.sh', 'cypher-shell -u neo4j -p lemonTree77'],
];

const lookAlikes: readonly (readonly [string, string])[] = [
  ['a.js', `const blob = "${publicDer.toString('base64')}";`],
  ['a.c', `static const char *blob = "${publicDer.toString('hex')}";`],
  ['run.ini', 'PASSWORD=`pwgen 20 1`'],
  ['run.ini', 'PASSWORD=`pwgen`'],
  ['renovate.json', `{"hostRules": [{"encrypted": {"token": "${pick('ABCDEFabcdef0123456789+/', 300)}"}}]}`],
  ['play.yml', 'password: "{{ vault_password | password_hash(\'sha512\') }}"'],
  ['couchdb/local.ini', `[admins]\nadmin = -pbkdf2-${random(40)},${random(32)},10`],
  ['a.php', 'const PASSWORD_HELP = <<<EOT\nEnter your password twice.\nEOT;'],
  ['a.sh', 'if [ $password = secret77 ]; then'],
  ['a.yaml', '? password\n: "{{ password }}"'],
  ['messages.py', 'password = "Contraseña"'],
  ['form.json', '{"type":"password","value":""}'],
  ['job.hcl', 'data = <<EOH\nDB_PASSWORD={{ key "db" }}\nEOH'],
  ['a.py', 'x = 1 << EOH\nDB_PASSWORD=other_value7'],
  ['dump.sql', "INSERT INTO messages VALUES (1,'forgot_pass','Did you forget it?');"],
  ['Makefile', 'PASSWORD_FLAGS: --length 12'],
];

describeTexts({ secrets, lookAlikes });
