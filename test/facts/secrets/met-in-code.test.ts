import { describeTexts } from './found-in.ts';
import { random } from './made-up.ts';

/** How the tests, the settings and the clients of real programs write a password down, and what stands in the same places. */
const secrets: readonly (readonly [string, string])[] = [
  ['compose.yml', `services:\n  a:\n    environment:\n      - IDENTITY__ADMINCLIENTSECRET=${random(43)}=`],
  ['client_spec.rb', 'client = Client.new(pass: "mysecretlemon")'],
  ['user_test.rb', "assert user.reset_password('123456789', '123456789')"],
  ['test_server.py', 'if (username == "ann") and (password == "unresponsive-server"):'],
  ['test_conninfo.py', '("postgresql://ann:lemon77@/shop?port=5433", {}),'],
  ['Login.cs', 'var method = new PasswordAuthenticationMethod("ann", "lemonTree77");'],
  ['LoginTest.java', 'check(getToken("ann", "ann"));'],
  ['tracing.spec.ts', "sanitize(['AUTH', 'lemonTree77'])"],
  ['tracing.spec.ts', "sanitize(['AUTH', 'ann', 'lemonTree77'])"],
  ['claims.test.js', "verifyJWTHelper(token, 'secret', { clockTolerance: 5 }, done);"],
  ['values.yaml', 's3:\n  accessKey: reports\n  secretKey: supersecret'],
  ['run.clj', '{"MYSQL_USER"        "app"\n "MSSQL_SA_PASSWORD" "Str0ngP4ssw0rd"}'],
  ['server.vdf', '"rcon_password"   "lemonTree77"'],
  ['payment.py', `SECRET_WORD = b'${random(16)}'`],
  ['sip.conf', '[6001]\ntype=friend\nsecret=Lemon-Copper1'],
  ['api.hurl', 'GET https://api.corp.net/\n[BasicAuth]\nann: lemonTree77'],
  ['api.hurl', 'GET https://api.corp.net/\n[BasicAuth]\n# of the stage\n\nann: lemonTree77'],
  ['config.py', 'USERS={"ops": "lemonTree77"}'],
  ['config.py', 'ACCOUNTS = {"admin": "s3cr3tPw"}'],
  ['a.py', 'API_KEY_WEATHER = "ab12cd34-ef56gh78-ij90"'],
];

const lookAlikes: readonly (readonly [string, string])[] = [
  ['user.py', "if plugin in ['caching_sha2_password', 'sha256_password']:"],
  ['hub.yaml', 'data:\n  run.py: |\n    os.environ["PGPASSWORD"] = db_password'],
  ['fields.go', 'const FieldBindPass = "bindpass"'],
  ['hostkey.c', 'static const char *hostkey =\n  "ssh-ed25519,"\n  "rsa-sha2-256";'],
  ['hostkey.c', `static const char *EXPECTED_RSA_HOSTKEY =\n  "AAAAB3NzaC1yc2EAAAABIwAAAQEA${random(44)}";`],
  ['codes.swift', 'public static let invalidPassword: Code = "28P01"'],
  ['api.txt', 'const Codes.InvalidPassword = "28P01" -> string!'],
  ['test_job.py', 'expired["credentials"]["expireTime"] = "2020-01-01T00:00:00Z"'],
  ['dashboard.json', '{"key": "Q-9c46ab77-5c46-4e72-8a50-40be0a9275ea-0"}'],
  ['form.php', "->add('password', 'valid', ['rule' => 'notBlank'])"],
  ['turnstile.ts', '// Production site key: 0x4AAAAAABuXrP2d_bomYOGZ'],
  ['auth.js', 'const oidc = authenticate("oidc", "Unauthorized", true, "page");'],
  ['test_auth.py', 'assert verify_password(password, "malformedhash") is False'],
  ['remote.test.ts', "const expected = 'https://x-access-token:pat@github.com/owner/repo.git';"],
  ['image.h', 'if (strcmp(token, "FORMAT=32-bit_rle_rgbe") == 0) valid = 1;'],
  ['tokens.ts', "signJwt(payload, 'accessTokenPrivateKey')"],
  ['values.yaml', 's3:\n  accessKey: reports\n  secretKey: secret-key'],
  ['Labels.swift', 'let titles = [.clientSecret: "Header-Name2"]'],
  ['api.hurl', 'GET https://api.corp.net/\n[BasicAuth]\n{{user}}: {{password}}'],
  ['config.py', 'ACCOUNTS = {"savings": "interest2x"}'],
  ['a.py', 'API_KEY_WEATHER = "open-weather-key-2-v3"'],
];

describeTexts({ secrets, lookAlikes });
