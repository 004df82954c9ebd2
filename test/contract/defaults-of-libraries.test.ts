import { describe, expect, test } from 'vitest';
import { type Files, verdictsOf } from './judged.ts';

const spring = (encoder: string): Files => ({
  'pom.xml':
    '<project><dependencies><dependency><groupId>org.springframework.boot</groupId><artifactId>spring-boot-starter-security</artifactId></dependency></dependencies></project>',
  'src/main/java/a/Chain.java': `package a;\npublic class Chain {\n  PasswordEncoder encoder() {\n    return ${encoder};\n  }\n}\n`,
  'src/main/java/a/Users.java':
    'package a;\npublic class Users {\n  void create(String password) {\n    String passwordHash = encoder.encode(password);\n    repository.save(new User(passwordHash));\n  }\n}\n',
});
const django = (settings: string): Files => ({
  'manage.py': 'import django\n',
  'shop/settings.py': `INSTALLED_APPS = ["django.contrib.sessions"]\nROOT_URLCONF = "shop.urls"\n${settings}\n`,
});
const besideCsrf = django('CSRF_COOKIE_SECURE = True\nSESSION_COOKIE_SECURE = True\nCSRF_COOKIE_SAMESITE = "Strict"\nSESSION_COOKIE_SAMESITE = "Lax"\nCSRF_COOKIE_HTTPONLY = True');
const onlyCsrf = django('CSRF_COOKIE_SECURE = True\nCSRF_COOKIE_SAMESITE = "Strict"');

describe('the cookie of Django beside the one against forged requests', () => {
  test.each<readonly [said: string, files: Files, verdict: string]>([
    ['Session cookies are Secure and SameSite=Lax.', besideCsrf, 'kept'],
    ['Session cookies are SameSite=Strict.', besideCsrf, 'broken'],
    ['Session cookies are SameSite=Strict.', onlyCsrf, 'manual'],
  ])('%s', async (said, files, verdict) => {
    expect(await verdictsOf(said, files)).toEqual([verdict]);
  });
});

describe('rounds of bcrypt that nobody writes down', () => {
  const python = (salt: string): Files => ({
    'app.py': `import bcrypt\n\n\ndef create(db, password):\n    password_hash = bcrypt.hashpw(password.encode(), ${salt})\n    db.execute("INSERT INTO users (h) VALUES (?)", (password_hash,))\n`,
  });
  const go = (cost: string): Files => ({
    'go.mod': 'module shop\n',
    'main.go': `package main\n\nimport "golang.org/x/crypto/bcrypt"\n\nfunc create(password string) {\n\tpasswordHash, _ := bcrypt.GenerateFromPassword([]byte(password), ${cost})\n\tdb.Exec("INSERT INTO users VALUES (?)", passwordHash)\n}\n`,
  });
  const ofKeys: Files = { 'app.py': 'import bcrypt\n\n\ndef make_key(api_key):\n    return bcrypt.hashpw(api_key.encode(), bcrypt.gensalt())\n' };
  test.each<readonly [said: string, files: Files, verdict: string]>([
    ['Passwords are hashed with BCrypt (strength 10).', spring('new BCryptPasswordEncoder()'), 'kept'],
    ['Passwords are hashed with BCrypt (strength 12).', spring('new BCryptPasswordEncoder()'), 'broken'],
    ['Passwords are hashed with BCrypt (strength 12).', spring('new BCryptPasswordEncoder(12)'), 'kept'],
    ['Passwords are hashed with BCrypt (strength 10).', spring('new BCryptPasswordEncoder(strength)'), 'manual'],
    ['Passwords are hashed with bcrypt and 10 rounds.', go('bcrypt.DefaultCost'), 'kept'],
    ['Passwords are hashed with bcrypt and 10 rounds.', go('bcrypt.DefaultCost+4'), 'manual'],
    ['Passwords are hashed with bcrypt and 12 rounds.', ofKeys, 'manual'],
    ['Passwords are hashed with bcrypt and 12 rounds.', python('bcrypt.gensalt()'), 'kept'],
    ['Passwords are hashed with bcrypt and 14 rounds.', python('bcrypt.gensalt()'), 'broken'],
    ['Passwords are hashed with bcrypt and 12 rounds.', python('bcrypt.gensalt(rounds)'), 'manual'],
  ])('%s', async (said, files, verdict) => {
    expect(await verdictsOf(said, files)).toEqual([verdict]);
  });
});

describe('a hash that a module hands out under its plain name', () => {
  const node = (from: string, options = 'options'): Files => ({
    'package.json': '{"name":"shop","dependencies":{"@node-rs/argon2":"2.0.0"}}',
    'src/password.ts': `import { hash } from '${from}';\n\nexport async function hashPassword(password: string) {\n  return hash(password, ${options});\n}\n`,
    'src/users.ts':
      "import { hashPassword } from './password';\n\nexport async function create(db, password) {\n  const passwordHash = await hashPassword(password);\n  await db.users.insert({ passwordHash });\n}\n",
  });
  test.each<readonly [said: string, files: Files, verdict: string]>([
    ['Passwords are hashed with Argon2id.', node('@node-rs/argon2'), 'kept'],
    ['Passwords are hashed with Argon2id.', node('@node-rs/argon2', '{ algorithm: Algorithm.Argon2d }'), 'manual'],
    ['Passwords are hashed with bcrypt.', node('@node-rs/argon2'), 'stronger'],
    ['Passwords are hashed with Argon2id.', node('bcryptjs'), 'broken'],
    ['Passwords are hashed with Argon2id.', node('./digest'), 'manual'],
  ])('%s', async (said, files, verdict) => {
    expect(await verdictsOf(said, files)).toEqual([verdict]);
  });
});

describe('a second factor that a library brings', () => {
  const fortify = (features: string): Files => ({
    'composer.json': '{"require":{"laravel/fortify":"^1"}}',
    'config/fortify.php': `<?php\n\nreturn [\n    'features' => [\n        ${features}\n    ],\n];\n`,
  });
  test.each<readonly [said: string, files: Files, verdict: string]>([
    ['TOTP-based 2FA with recovery codes', fortify('Features::twoFactorAuthentication([]),'), 'kept'],
    ['TOTP-based 2FA', fortify('// Features::twoFactorAuthentication([]),'), 'manual'],
    ['TOTP-based 2FA', { 'src/mfa.py': 'import pyotp\n\n\ndef check(secret, code):\n    return pyotp.TOTP(secret).verify(code)\n' }, 'kept'],
    [
      'TOTP-based 2FA with backup codes',
      { 'src/mfa.py': 'import pyotp\n\n\ndef check(secret, code):\n    return pyotp.TOTP(secret).verify(code)\n\n\ndef new_backup_codes(user):\n    return []\n' },
      'manual',
    ],
    ['TOTP-based 2FA with backup codes', { 'src/mfa.py': 'import pyotp\n\n\ndef check(secret, code):\n    return pyotp.TOTP(secret).verify(code)\n' }, 'manual'],
  ])('%s', async (said, files, verdict) => {
    expect(await verdictsOf(said, files)).toEqual([verdict]);
  });
});

describe('the container of one of several images', () => {
  const images: Files = {
    'backend/Dockerfile': 'FROM node:22\nRUN useradd -u 1001 app\nCOPY . .\nUSER app\nCMD ["node", "."]\n',
    'frontend/Dockerfile': 'FROM nginx:1.27\nCOPY dist /usr/share/nginx/html\n',
  };
  test.each<readonly [said: string, verdict: string]>([
    ['The backend container runs as the user `app`.', 'kept'],
    ['The backend container runs as the user `web`.', 'broken'],
    ['The frontend container runs as the user `app`.', 'manual'],
    ['The containers run as the user `app`.', 'manual'],
    ['All backend and frontend containers run as the user `app`.', 'manual'],
  ])('%s', async (said, verdict) => {
    expect(await verdictsOf(said, images)).toEqual([verdict]);
  });
});
