import { describe, expect, test } from 'vitest';
import { below, feature, judged } from './judged.ts';

const verdictOf = async (policy: string, files: Readonly<Record<string, string>>) => (await judged(policy, files))[0]?.verdict;

const server = (limiter: string): Readonly<Record<string, string>> => ({
  'src/limits.js': `import rateLimit from 'express-rate-limit';\n\n${limiter}`,
  'src/server.js':
    "import express from 'express';\nimport { loginLimiter, apiLimiter } from './limits.js';\n\nconst app = express();\napp.use(apiLimiter);\napp.post('/login', loginLimiter, login);\napp.listen(3000);\n",
});
const limiter = (name: string, minutes: number, max: number): string => `export const ${name} = rateLimit({\n  windowMs: ${minutes} * 60 * 1000,\n  max: ${max},\n});\n`;
const both = server(limiter('apiLimiter', 15, 100) + limiter('loginLimiter', 15, 5));

test('a limiter that is only handed out limits nothing', async () => {
  const handedOut = server(`${limiter('apiLimiter', 15, 100)}${limiter('strictLimiter', 15, 5)}\nexport default {\n  apiLimiter,\n  strictLimiter,\n};\n`);
  expect(await verdictOf(feature('Strict: 5 requests per 15 minutes'), handedOut)).not.toBe('kept');
  expect(await verdictOf(feature('Rate limiting: 100 requests per 15 minutes'), handedOut)).toBe('kept');
  const withMessage = handedOut['src/limits.js']?.replaceAll('max: 5,', "max: 5,\n  message: { error: 'Too many attempts' },") ?? '';
  const answers = { ...handedOut, 'src/limits.js': withMessage, 'src/errors.js': 'send(error.message);\n' };
  expect(await verdictOf(feature('Strict: 5 requests per 15 minutes'), answers)).not.toBe('kept');
  for (const ways of [
    'export { strictLimiter };',
    'exports.strictLimiter = strictLimiter;',
    'module.exports = { strictLimiter };',
    'module.exports = {\n  more: {\n    other,\n  },\n  strictLimiter,\n};',
  ])
    expect(await verdictOf(feature('Strict: 5 requests per 15 minutes'), server(`${limiter('strictLimiter', 15, 5)}\n${ways}\n`))).not.toBe('kept');
  const renamed = server(`${limiter('strictLimiter', 15, 5)}\nexport const authLimiter = strictLimiter;\n`);
  expect(await verdictOf(feature('Strict: 5 requests per 15 minutes'), renamed)).not.toBe('kept');
  const used = { ...renamed, 'src/routes.js': "import { authLimiter } from './limits.js';\n\nrouter.post('/login', authLimiter, login);\n" };
  expect(await verdictOf(feature('Strict: 5 requests per 15 minutes'), used)).toBe('kept');
});

test('the steps of a lock that grows are not compared with where it starts', async () => {
  const steps = below('Security features', '- 5 failed attempts: 15 minutes\n- 6 failed attempts: 30 minutes\n- 7 failed attempts: 1 hour');
  const verdicts = (await judged(steps, { 'src/lock.ts': 'if (user.failedAttempts >= 5) user.lockedUntil = later(user);\n' })).map(({ verdict }) => verdict);
  expect(verdicts).not.toContain('stronger');
  expect(verdicts).not.toContain('broken');
});

describe('the number of a rate', () => {
  test.each([
    ['is that of the limiter', 'Rate limiting: 100 requests per 15 minutes', 'kept'],
    ['is that of the limiter of the login', 'Login: 5 attempts per 15 minutes per IP', 'kept'],
    ['is less than the code lets through', 'Login: 3 attempts per 15 minutes per IP', 'broken'],
    ['is more than the code lets through', 'Login: 10 attempts per 15 minutes per IP', 'stronger'],
    ['is that of another limiter', 'Login: 100 attempts per 15 minutes per IP', 'manual'],
    ['comes with something else', 'Login: 5 attempts per 15 minutes with a captcha', 'manual'],
    ['is one of several, of which one is unknown', 'Login: 5 attempts per 15 minutes, search: 30 requests per minute', 'manual'],
    ['is a threshold of an alert', 'Alert on more than 5 login attempts per 15 minutes', 'manual'],
  ])('%s', async (_, text, verdict) => {
    expect(await verdictOf(feature(text), both)).toBe(verdict);
  });

  test.each([
    ['Inicio de sesión: 5 intentos por 15 minutos', 'kept'],
    ['Connexion : 3 tentatives par 15 minutes', 'broken'],
    ['Login: 5 Versuche pro 15 Minuten', 'kept'],
    ['Giriş: 5 istek/15 dakika', 'kept'],
    ['Accesso: 3 tentativi in 15 minuti', 'broken'],
    ['Logowanie: 5 prób na 15 minut', 'kept'],
    ['Masuk: 5 percobaan per 15 menit', 'kept'],
    ['登录：每15分钟最多5次', 'kept'],
    ['ログイン: 15分間に3回まで', 'broken'],
  ])('in other languages: %s', async (text, verdict) => {
    expect(await verdictOf(feature(text), both)).toBe(verdict);
  });

  test('is that of the limiter of all, beside limiters with a message and of one thing', async () => {
    const files = server(
      `${limiter('apiLimiter', 15, 100).replace('});', "  message: { error: 'Too many' },\n});")}${limiter('loginLimiter', 15, 5).replace('});', "  message: { error: 'Too many' },\n});")}`,
    );
    expect(await verdictOf(feature('General API: 60 requests per 15 minutes'), files)).toBe('broken');
    expect(await verdictOf(feature('API endpoints: 100 requests per 15 minutes per IP'), files)).toBe('kept');
    expect(await verdictOf(feature('Login: 5 attempts per 15 minutes'), files)).toBe('kept');
  });

  test('is that of the limiter before the route that is meant, whatever its name', async () => {
    const files = {
      'src/server.js': `import express from 'express';\nimport rateLimit from 'express-rate-limit';\n\nconst app = express();\nconst strict = rateLimit({ windowMs: 15 * 60 * 1000, max: 20 });\napp.post('/api/auth/login', strict, login);\napp.listen(3000);\n`,
    };
    expect(await verdictOf(feature('Login: 5 attempts per 15 minutes'), files)).toBe('broken');
    expect(await verdictOf(feature('Login: 20 attempts per 15 minutes'), files)).toBe('kept');
    expect(await verdictOf(feature('Uploads: 5 requests per 15 minutes'), files)).not.toBe('broken');
  });

  test('is written in the name of a constant', async () => {
    const files = { 'src/limits.js': 'const MAX_LOGIN_ATTEMPTS_PER_15MIN = 5;\nif (count > MAX_LOGIN_ATTEMPTS_PER_15MIN) refuse();\n' };
    expect(await verdictOf(feature('Login: 5 attempts per 15 minutes'), files)).toBe('kept');
  });

  test.each([
    ['is that of the limiter', '| Login | 5 attempts | 15 minutes |', 'kept'],
    ['stands behind its window', '| Login | 15 minutes | 5 attempts |', 'kept'],
    ['is less than the code lets through', '| Login | 3 attempts | 15 min |', 'broken'],
    ['is counted in a cell under a head that says what', '| Login | 5 | 15 minutes |', 'kept'],
  ])('in the cells of a table %s', async (_, row, verdict) => {
    expect(await verdictOf(below('Rate limits', `| Endpoint | Requests | Window |\n| --- | --- | --- |\n${row}`), both)).toBe(verdict);
  });

  test('of a constant that nothing uses keeps nothing', async () => {
    const files = { ...both, 'src/other.js': limiter('uploadLimiter', 60, 10).replace('export ', '') };
    expect(await verdictOf(feature('Uploads: 10 requests per hour'), files)).not.toBe('kept');
  });

  test('is that of the route whose words it is called by', async () => {
    const files = {
      'server.go':
        'package main\n\nimport "github.com/go-chi/chi/v5"\n\nfunc routes(r chi.Router, h *Handler) {\n\tr.With(h.RateLimit(10, 15*time.Minute)).Post("/google/one-tap", h.OneTap)\n\tr.With(h.RateLimit(100, 15*time.Minute)).Post("/refresh", h.Refresh)\n}\n',
    };
    expect(await verdictOf(feature('Google One Tap: 10 requests/15 minutes'), files)).toBe('kept');
    expect(await verdictOf(feature('Google One Tap: 20 requests/15 minutes'), files)).not.toBe('kept');
  });

  test('stands below what is to be done', async () => {
    expect(await verdictOf(below('Before production deployment', '- Login: 3 attempts per 15 minutes'), both)).not.toBe('broken');
  });
});

describe('other numbers', () => {
  const auth = (lines: string): Readonly<Record<string, string>> => ({ 'src/auth.js': `const jwt = require('jsonwebtoken');\n\n${lines}send(accessToken, refreshToken);\n` });

  test.each([
    ['a lock', 'Accounts are locked after 5 failed login attempts', 'if (user.failedAttempts >= 5) lock(user);\n', 'kept'],
    ['a lock that comes later', 'Accounts are locked after 5 failed login attempts', 'if (user.failedAttempts >= 10) lock(user);\n', 'broken'],
    ['a lock that comes sooner', 'Accounts are locked after 5 failed login attempts', 'if (user.failedAttempts >= 3) lock(user);\n', 'stronger'],
    ['the life of a token', 'Access tokens expire after 15 minutes', "const accessToken = jwt.sign(claims, key, { expiresIn: '15m' });\n", 'kept'],
    ['a longer life', 'Access tokens expire after 15 minutes', "const accessToken = jwt.sign(claims, key, { expiresIn: '1d' });\n", 'broken'],
    ['the life of another token', 'Access tokens expire after 15 minutes', "const refreshToken = jwt.sign(claims, key, { expiresIn: '7d' });\n", 'manual'],
  ])('%s', async (_, text, lines, verdict) => {
    expect(await verdictOf(feature(text), auth(lines))).toBe(verdict);
  });

  test.each([
    ['where another life is not read', 'const options = { maxAge: remember ? 30 * DAY : 7 * DAY };\nsend(options);\n'],
    ['where the time is that of something else as well', 'const limiter = rateLimit({ windowMs: 15 * 60 * 1000, max: 100 });\napp.use(limiter);\n'],
  ])('nothing is contradicted %s', async (_, more) => {
    const lines = `const accessToken = jwt.sign(claims, key, { expiresIn: '1d' });\n${more}`;
    expect(await verdictOf(feature('Access tokens expire after 15 minutes'), { ...auth(lines), 'src/session.js': more })).toBe('manual');
  });

  test('the time for which an address is blocked is no lock of an account', async () => {
    const files = { 'src/audit.js': "const event = { type: 'ip_blocked', blockDuration: '24h' };\nlog(event, blockDuration);\n" };
    expect(await verdictOf(feature('Failed attempts lead to a 15-minute lockout'), files)).toBe('manual');
  });

  test.each([
    ['OTP expires in 5 minutes', 'user.otpExpires = new Date(Date.now() + 5 * 60 * 1000);\n', 'kept'],
    ['Accounts are locked for 15 minutes', 'user.loginBanExpire = Date.now() + 15 * 60 * 1000;\n', 'kept'],
    ['Request bodies are limited to 1MB', "app.use(bodyParser.json({ limit: '1mb' }));\n", 'kept'],
    ['Maximum 1MB request body', "app.use(bodyParser.json({ limit: '1mb' }));\n", 'kept'],
    ['File size limits (10MB max)', 'const MAX_FILE_SIZE = Number(process.env.MAX_FILE_SIZE) || 5242880;\nif (file.size > MAX_FILE_SIZE) refuse();\n', 'stronger'],
  ])('%s', async (text, lines, verdict) => {
    expect(await verdictOf(feature(text), auth(lines))).toBe(verdict);
  });

  test.each([
    ['5 başarısız girişten sonra hesap kilitleme', 'if (user.failedAttempts >= 5) lock(user);\n', 'kept'],
    ['Nach 3 fehlgeschlagenen Anmeldungen wird das Konto gesperrt', 'if (user.failedAttempts >= 5) lock(user);\n', 'broken'],
    ['连续5次登录失败后锁定账户', 'if (user.failedAttempts >= 5) lock(user);\n', 'kept'],
    ['Access Token: 15 dakika geçerlilik süresi', "const accessToken = jwt.sign(claims, key, { expiresIn: '15m' });\n", 'kept'],
    ['Access-Token sind 15 Minuten gültig', "const accessToken = jwt.sign(claims, key, { expiresIn: '1d' });\n", 'broken'],
    ['アクセストークンの有効期限は15分', "const accessToken = jwt.sign(claims, key, { expiresIn: '15m' });\n", 'kept'],
    ['Maksimum dosya boyutu: 5MB', 'const MAX_FILE_SIZE = 5 * 1024 * 1024;\nif (file.size > MAX_FILE_SIZE) refuse();\n', 'kept'],
    ['Hesap 15 dakika kilitlenir', 'user.loginBanExpire = Date.now() + 15 * 60 * 1000;\n', 'kept'],
  ])('in other languages: %s', async (text, lines, verdict) => {
    expect(await verdictOf(feature(text), auth(lines))).toBe(verdict);
  });

  test.each([
    ['Password policy', 12, 'kept'],
    ['Password policy', 8, 'broken'],
    ['Names of groups', 12, 'manual'],
  ])('a heading that names nothing leaves it to the one above: %s, %i', async (heading, least, verdict) => {
    const policy = `# Security\n\n## Security features\n\n### ${heading}\n\n#### Current implementation\n\n- Minimum length: 12 characters\n`;
    const code = `export const signUp = z.object({ password: z.string().min(${least}, 'too short') });\nsignUp.parse(body);\n`;
    expect(await verdictOf(policy, { 'src/schemas.ts': code })).toBe(verdict);
  });

  const twelve = 'Passwords have at least 12 characters';
  test.each([
    ['a constant', twelve, { 'app/auth.py': 'MIN_PASSWORD_LENGTH = 12\n\n\ndef check(password):\n    if len(password) < MIN_PASSWORD_LENGTH:\n        refuse()\n' }, 'kept'],
    [
      'a constant beside how many of its letters are small',
      twelve,
      {
        'app/auth.py':
          'PASSWORD_MIN_LENGTH = 12\nPASSWORD_MIN_LOWERCASE = 1\n\n\ndef check(password):\n    if len(password) < PASSWORD_MIN_LENGTH:\n        refuse()\n    if small(password) < PASSWORD_MIN_LOWERCASE:\n        refuse()\n',
      },
      'kept',
    ],
    [
      'a constant for its strength',
      twelve,
      { 'app/auth.py': 'MIN_PASSWORD_STRENGTH = 3\n\n\ndef check(password):\n    if strength(password) < MIN_PASSWORD_STRENGTH:\n        refuse()\n' },
      'manual',
    ],
    ['a comparison', twelve, { 'app/auth.py': 'def check(password):\n    if len(password) < 8:\n        refuse()\n' }, 'broken'],
    [
      'a schema',
      'Minimum 8-character passwords',
      { 'src/schemas.ts': "export const signUp = z.object({ email: z.string(), password: z.string().min(8, 'too short') });\nsignUp.parse(body);\n" },
      'kept',
    ],
    ['a decorator', twelve, { 'src/dto.ts': 'export class SignUpDto {\n  @IsString()\n  @MinLength(12)\n  password!: string;\n}\n' }, 'kept'],
    ['a decorator of something else', twelve, { 'src/dto.ts': 'export class SignUpDto {\n  @MinLength(12)\n  name!: string;\n}\n' }, 'manual'],
    [
      'a validator of Django',
      twelve,
      {
        'config/settings.py':
          'AUTH_PASSWORD_VALIDATORS = [\n    {\n        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",\n        "OPTIONS": {"min_length": 12},\n    },\n]\n',
      },
      'kept',
    ],
    ['a tag of Go', twelve, { 'model.go': 'package model\n\ntype SignUp struct {\n\tPassword string `json:"password" binding:"required,min=6"`\n}\n' }, 'broken'],
    ['a rule of Laravel', twelve, { 'app/Actions/Update.php': "<?php\n\n$rules = ['password' => ['required', Password::min(12)]];\n" }, 'kept'],
    ['more than is said', twelve, { 'src/schemas.ts': 'export const signUp = z.object({ password: z.string().min(14) });\nsignUp.parse(body);\n' }, 'stronger'],
    [
      'two of them',
      twelve,
      {
        'src/schemas.ts':
          'export const signUp = z.object({ password: z.string().min(12) });\nexport const reset = z.object({ password: z.string().min(6) });\nsignUp.parse(body);\nreset.parse(body);\nsignUp.parse(body);\n',
      },
      'manual',
    ],
    [
      'with letters that nothing asks for',
      'Passwords have at least 12 characters and a special character',
      { 'src/schemas.ts': 'export const signUp = z.object({ password: z.string().min(12) });\nsignUp.parse(body);\n' },
      'broken',
    ],
    [
      'with letters that a library may ask for',
      'Passwords have at least 12 characters and a special character',
      { 'src/schemas.ts': 'export const signUp = z.object({ password: z.string().min(12) }).refine(({ password }) => zxcvbn(password).score > 2);\nsignUp.parse(body);\n' },
      'manual',
    ],
    [
      'a chain of calls',
      twelve,
      { 'src/rules.js': "export const rules = [\n  body('password')\n    .notEmpty()\n    .isLength({ min: 12 })\n    .withMessage('too short'),\n];\nuse(rules);\n" },
      'kept',
    ],
    ['a chain of what is none', twelve, { 'src/rules.js': "export const rules = [\n  body('passwordHint')\n    .isLength({ min: 12 }),\n];\nuse(rules);\n" }, 'manual'],
    [
      'a chain of something else',
      twelve,
      { 'src/rules.js': "export const rules = [\n  body('password'),\n  body('name')\n    .isLength({ min: 3 }),\n];\nuse(rules);\n" },
      'manual',
    ],
    ['in Turkish', 'Parola: en az 12 karakter', { 'src/schemas.ts': 'export const signUp = z.object({ password: z.string().min(12) });\nsignUp.parse(body);\n' }, 'kept'],
    ['in Russian', 'Пароль: минимум 12 символов', { 'src/schemas.ts': 'export const signUp = z.object({ password: z.string().min(8) });\nsignUp.parse(body);\n' }, 'broken'],
    ['in Chinese', '密码至少12个字符', { 'src/schemas.ts': 'export const signUp = z.object({ password: z.string().min(12) });\nsignUp.parse(body);\n' }, 'kept'],
  ])('the length of a password, by %s', async (_, text, files, verdict) => {
    expect(await verdictOf(feature(text), files)).toBe(verdict);
  });

  test('the length of a line of a request is no limit of its body', async () => {
    const files = {
      'server.js': "import express from 'express';\n\nconst app = express();\napp.use(express.json({ limit: '1mb' }));\napp.post('/jobs', create);\napp.listen(3000);\n",
    };
    expect(await verdictOf(feature('Request size limits by `--limit-request-line`'), files)).toBe('manual');
    expect(await verdictOf(feature('Request body size limits'), files)).toBe('kept');
  });

  test('the window of the failures is not the time of the lock', async () => {
    const files = {
      'src/lock.js':
        'const MAX_LOGIN_ATTEMPTS = 5;\nconst LOCKOUT_WINDOW_MINUTES = 15;\nconst LOCKOUT_DURATION_MINUTES = 30;\nguard(MAX_LOGIN_ATTEMPTS, LOCKOUT_WINDOW_MINUTES, LOCKOUT_DURATION_MINUTES);\n',
    };
    expect(await verdictOf(feature('Default: 5 failed attempts within 15 minutes trigger a 30-minute lockout'), files)).toBe('kept');
  });

  test('a heading says what a short line is about', async () => {
    const files = { 'Lock.java': 'class Lock {\n  private static final int LOCKOUT_DURATION_MINUTES = 30;\n  long end() { return now + LOCKOUT_DURATION_MINUTES; }\n}\n' };
    expect(await verdictOf(below('Account lockout', '- Duration: 30 minutes'), files)).toBe('kept');
  });
});
