import { describeTexts } from './found-in.ts';
import { hex, random } from './made-up.ts';

const bcrypt = `$2b$12$${random(53)}`;
const sha512 = `$6$${random(16)}$${random(86)}`;

/** A whole hash of a password, which can be guessed offline, wherever it stands. */
const secrets: readonly (readonly [string, string])[] = [
  ['seed.sql', `(01, 'admin', '${bcrypt}', 01),`],
  ['users_test.go', `inputHash: []byte("${bcrypt}"),`],
  ['user.java', `person.setPassword("{bcrypt}${bcrypt}");`],
  ['.env.example', `AUTH_MASTER_HASH=${bcrypt}`],
  ['mosquitto.pw', `ann:$6$${random(16)}$${random(86)}==`],
  ['mosquitto.pw', `ann:$7$101$${random(16)}$${random(86)}==`],
  ['init.sh', `ADMIN_HASH='${sha512}'`],
  ['all.yml', `root_password: "$6$rounds=656000$${random(12)}$${random(86)}"`],
  ['users.py', `row = ("ann", "$argon2id$v=19$m=65536,t=3,p=4$${random(22)}$${random(43)}")`],
  ['blog.sql', `(1, 'ann', '$P$B${random(30)}'),`],
  ['a.json', `[{ "model": "auth.user", "fields": { "password": "pbkdf2_sha256$260000$${random(22)}$${random(43)}=" } }]`],
  ['a.py', `users = {"ann": "pbkdf2:sha256:600000$${random(16)}$${hex(64)}"}`],
  ['a.py', `users = {"ann": "scrypt:32768:8:1$${random(16)}$${hex(128)}"}`],
  ['a.rb', `password hashed_password('md5${hex(32)}')`],
  ['a.sql', `ALTER USER 'ann'@'%' IDENTIFIED WITH mysql_native_password AS '*${hex(40).toUpperCase()}';`],
];

const lookAlikes: readonly (readonly [string, string])[] = [
  ['a.py', 'PREFIX = "$2b$12$"'],
  ['README.md', 'Hashes begin with `$6$`, followed by salt and digest.'],
  ['a.go', '// "$2a$10$abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0"'],
  ['a.py', `DUMMY_HASH = "${bcrypt}"`],
  // "hash" over and over, in base64
  ['a.go', `"$argon2id$v=19$m=65536,t=0,p=4$c2FsdHNhbHQ$${'aGFzaGhhc2hoYXNo'.repeat(2)}aA",`],
  ['config.yaml', `# ann:$apr1$${random(8)}$${random(22)}`],
  ['a.test.js', "const hash = '$2b$10$XXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXX';"],
  ['a.js', `const etag = "md5${hex(32)}";`],
];

describeTexts({ secrets, lookAlikes });
