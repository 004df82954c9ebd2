import { describeTexts } from './found-in.ts';
import { hex, random } from './made-up.ts';

/** In base32. */
const seedOf = (length: number): string =>
  random(length)
    .toUpperCase()
    .replaceAll(/[0189]/g, 'Q');
const bcrypt = `$2a$14$${random(53)}`;

/** One secret each, in a command that puts it away or logs in with it, or in settings that keep it by its place. */
const secrets: readonly (readonly [string, string])[] = [
  ['a.sh', `gh secret set DEPLOY_TOKEN --body "${random(40)}"`],
  ['a.sh', 'echo "lemonTree77" | gh secret set DB_PASSWORD'],
  ['a.sh', 'az keyvault secret set --vault-name kv1 --name db --value "lemonTree77"'],
  ['a.sh', 'aws ssm put-parameter --name /app/db --type SecureString --value lemonTree77'],
  ['a.sh', 'aws secretsmanager create-secret --name db --secret-string lemonTree77'],
  ['a.sh', 'echo "lemonTree77" | docker secret create db_password -'],
  ['a.sh', `mc alias set prod https://s3.corp.net ADMIN ${random(40)}`],
  ['a.ps1', 'dotnet user-secrets set "Db:Password" "lemonTree77"'],
  ['a.sh', 'security add-generic-password -a ann -s corp -w lemonTree77'],
  ['a.sh', 'plink -ssh ann@10.0.0.2 -pw lemonTree77 uptime'],
  ['a.sh', 'mosquitto_pub -h mq -u ann -P lemonTree77 -t x -m y'],
  ['a.sh', 'db2 connect to CRM user ann using lemonTree77'],
  ['haproxy.cfg', '  stats auth admin:lemonTree77'],
  ['wireless', "config wifi-iface\n  option key 'lemonTree77'"],
  ['Caddyfile', `basicauth /admin/* {\n  ann ${bcrypt}\n}`],
  ['traefik.yml', `users:\n  - "ann:${bcrypt}"`],
  ['jupyter_notebook_config.py', `c.NotebookApp.password = 'sha1:${hex(12)}:${hex(40)}'`],
  ['jupyter_server_config.json', `{"IdentityProvider":{"hashed_password":"argon2:$argon2id$v=19$m=10240,t=10,p=8$${random(22)}$${random(27)}"}}`],
  ['a.yaml', `auth: ${btoa('ann:lemonTree77')}`],
  ['dump.sql', `COPY public.tokens (id, "token", note) FROM stdin;\n1\t${random(40)}\t\\N\n\\.`],
  ['dump.sql', 'COPY users (id, name, password) FROM stdin;\n1\tann\tlemonTree77\n\\.\n'],
  ['rsyncd.secrets', 'backup:lemonTree77'],
  [`auth/svn.simple/${hex(32)}`, 'K 8\npassword\nV 11\nlemonTree77\nEND'],
  ['secrets', 'https://dav.corp.net/remote.php/dav ann lemonTree77'],
  ['router.cfg', 'tacacs-server host 10.1.1.1 key lemonTree77'],
  ['router.cfg', 'radius-server host 10.1.1.1 auth-port 1812 acct-port 1813 key 7 094F471A1A0A12'],
  ['router.cfg', 'interface Gi0/0\n ip ospf message-digest-key 1 md5 lemonTree77'],
  ['router.cfg', 'ntp authentication-key 1 md5 lemonTree77'],
  ['router.cfg', 'key chain eigrp\n key 1\n  key-string lemonTree77'],
  ['router.cfg', ' ppp chap password 0 lemonTree77'],
  ['a.py', `otp = pyotp.TOTP("${seedOf(32)}")`],
  ['a.yml', `two_factor_seed: ${seedOf(32)}`],
  ['a.js', `const MFA_SEED = '${seedOf(16)}';`],
  ['a.ts', `const AES_IV_KEY = '${hex(32)}';`],
  ['a.ino', `char auth[] = "${random(32)}";`],
  ['a.py', `kraken_secret = "/${random(85)}=="`],
  ['config.yaml', `api:\n  enabled: true\n  key: ${hex(32).toUpperCase()}`],
  ['config.json', `{ "api": { "url": "https://corp.net", "key": "${hex(32)}" } }`],
  ['app.ini', `[api]\nurl = https://corp.net\nkey = ${hex(32)}`],
  ['configuration.yaml', 'advanced:\n  network_key: [128, 46, 58, 14, 153, 176, 175, 201, 106, 14, 101, 50, 196, 164, 228, 162]'],
  ['deluge/auth', `localclient:${hex(40)}:10`],
  ['qBittorrent.conf', `WebUI\\Password_PBKDF2="@ByteArray(${random(22)}==:${random(86)}==)"`],
  ['server.yaml', 'identities:\n  - name: admin\n    pass: boot-pass'],
  ['f.conf', 'edit "x"\n set psksecret fX9*gdAWK2eeL2L'],
];

const lookAlikes: readonly (readonly [string, string])[] = [
  ['a.sh', 'gh secret set DEPLOY_TOKEN --body "$DEPLOY_TOKEN"'],
  ['a.sh', 'az keyvault secret set --vault-name kv1 --name db --file db.txt'],
  ['a.sh', 'aws ssm put-parameter --name /app/mode --type String --value production1'],
  ['a.sh', 'openssl rand -hex 20 | docker secret create db_password -'],
  ['a.sh', 'mc alias set prod https://s3.corp.net "$KEY" "$SECRET"'],
  ['a.sh', 'plink -ssh ann@10.0.0.2 -pw %PW% uptime'],
  ['haproxy.cfg', '  stats auth "${STATS_USER}:${STATS_PASS}"'],
  ['wireless', "config wep\n  option key '1'"],
  ['a.yaml', `cache: sha1:${hex(12)}:${hex(40)}`],
  ['a.yaml', 'auth: required'],
  ['dump.sql', 'COPY users (id, name, password) FROM stdin;\n1\tann\t\\N\n\\.\n'],
  ['dump.sql', `COPY users (id, password_sha256) FROM stdin;\n1\t${hex(64)}\n\\.`],
  ['a.py', "cur.copy_expert('COPY users (id, password) FROM stdin', file)\nx = 1\ty = 2"],
  ['router.cfg', 'tacacs-server host 10.1.1.1 key <removed>'],
  ['router.md', 'The authentication-key is what both routers share.'],
  ['a.py', 'TOTP_ISSUER = "CORPNETWORKS2026"'],
  ['a.py', 'totp = pyotp.TOTP("JBSWY3DPEHPK3PXP")'],
  ['a.yml', 'mfa_method: AUTHENTICATOR222'],
  ['a.yml', `cache:\n  key: ${hex(32)}`],
  ['a.yml', `valueFrom:\n  secretKeyRef:\n    key: ${hex(32)}`],
  ['auth', 'root:x:0:0:root:/root'],
  ['a.yml', 'color_key: [128, 46, 58, 14, 153, 176, 175, 201, 106, 14, 101, 50, 196, 164, 228, 162]'],
  ['a.c', 'char auth[] = "Basic authentication of users";'],
  ['a.py', 'private_key = "/etc/ssl/private/Server2026/Keys/Corp77.net/Main"'],
];

describeTexts({ secrets, lookAlikes });
