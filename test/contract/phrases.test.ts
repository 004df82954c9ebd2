import { describe, expect, test } from 'vitest';
import { below, feature, judged } from './judged.ts';

const verdictsOf = async (policy: string, files: Readonly<Record<string, string>>): Promise<readonly string[]> => [
  ...new Set((await judged(policy, files)).map(({ verdict }) => verdict)),
];

describe('who may do what', () => {
  const checked = { 'src/admin.ts': "router.delete('/users/:id', requireRole('admin'), removeUser);\n" };
  test.each([
    ['the name alone', 'Role-based access control (RBAC)', checked, 'kept'],
    ['with the role that is asked for', 'Role-based access control for admin users', checked, 'kept'],
    ['with one that is not', 'Role-based access control for auditors', checked, 'manual'],
    ['for all of it', 'Role-based access control on every endpoint', checked, 'manual'],
    ['no code that asks', 'Role-based access control', { 'src/app.ts': 'export const role = 1;\n' }, 'manual'],
    ['only what a browser shows', 'Role-based access control', { 'frontend/menu.ts': "if (user.role === 'admin') show();\n" }, 'manual'],
    ['a decorator of Python', 'RBAC authorization', { 'app/views.py': '@roles_required("admin")\ndef remove():\n    pass\n' }, 'kept'],
    ['an annotation of Java', 'Role-based authorization', { 'src/Users.java': '@PreAuthorize("hasRole(\'ADMIN\')")\npublic void remove() {}\n' }, 'kept'],
  ])('%s', async (_, text, files, verdict) => {
    expect(await verdictsOf(feature(text), files)).toEqual([verdict]);
  });
});

test.each([
  ['a name that is only defined', 'export function requireRole(role: string) {\n  return audit(role);\n}\n'],
  ['who says a line of a conversation', "if (payload.role === 'assistant') reply(payload);\n"],
  ['roles of messages', "const allowedRoles = ['user', 'assistant'];\nexport const clean = (m) => allowedRoles.includes(m.role);\n"],
  ['what a file system permits', "if (!checkPermission(file)) throw new Error('unreadable');\n"],
])('%s shows no roles of callers', async (_, code) => {
  expect(await verdictsOf(feature('Role-based access control'), { 'src/a.ts': code })).toEqual(['manual']);
});

test('only hashes, of what is no password', async () => {
  const code =
    'export const add = async (password: string) => {\n  const passwordHash = await bcrypt.hash(password, 12);\n  await db.user.create({ data: { passwordHash } });\n};\n';
  expect(await verdictsOf(below('API keys', '- Only hashes are stored'), { 'src/users.ts': code })).toEqual(['manual']);
});

describe('how passwords are kept', () => {
  const hashed = {
    'src/users.ts':
      'export const add = async (password: string) => {\n  const passwordHash = await bcrypt.hash(password, 12);\n  await db.user.create({ data: { passwordHash } });\n};\n',
  };
  const plain = { 'src/users.ts': 'export const add = async (password: string) => db.user.create({ data: { password } });\n' };
  test.each([
    ['never as they are', 'Passwords are never stored in plaintext', hashed, 'kept'],
    ['only as hashes', 'Only password hashes are stored in the database', hashed, 'kept'],
    ['none in plain text', 'No plaintext passwords in the database', hashed, 'kept'],
    ['in two places', 'No plaintext passwords in the database or its backups', hashed, 'manual'],
    ['and are as they are in another place', 'Passwords are never stored in plaintext', { ...hashed, 'src/old.ts': plain['src/users.ts'] }, 'manual'],
    ['not at all, which the code does not bear out', 'Passwords are not hashed, only stored in plaintext', hashed, 'manual'],
    ['with a pepper', 'Password hashing with a pepper', hashed, 'manual'],
    ['where nothing makes a hash', 'Passwords are never stored in plaintext', plain, 'manual'],
  ])('%s', async (_, text, files, verdict) => {
    expect(await verdictsOf(feature(text), files)).toEqual([verdict]);
  });
});

describe('what a password has to have', () => {
  const rules = (text: string): string => below('Password security', `- ${text}`);
  const asks = { 'src/auth.ts': 'export const password = z.string().min(8).regex(/[A-Z]/).regex(/[a-z]/).regex(/[0-9]/).regex(/[^A-Za-z0-9]/);\n' };
  const short = { 'src/auth.ts': 'export const schema = z.object({ password: z.string().min(8) });\n' };
  test.each([
    ['one of them', 'At least one uppercase letter', asks, 'kept'],
    ['all of them', 'Must contain uppercase, lowercase, number and special character', asks, 'kept'],
    ['with a length that is not theirs', 'Minimum 12 characters with uppercase and lowercase letters', asks, 'manual'],
    ['only their number', 'At least one uppercase letter', short, 'broken'],
    ['no rule that was found', 'At least one uppercase letter', { 'src/app.ts': 'export const x = 1;\n' }, 'manual'],
    ['the small letters only', 'At least one uppercase letter', { 'src/auth.ts': 'export const password = z.string().regex(/[a-z]/);\n' }, 'manual'],
    [
      'letters of another field',
      'At least one uppercase letter',
      { 'src/auth.ts': 'export const signUp = z.object({\n  inviteCode: z.string().regex(/[A-Z]/),\n  password: z.string().min(8),\n});\nsignUp.parse(body);\n' },
      'manual',
    ],
    [
      'letters of one that is made',
      'At least one uppercase letter',
      { 'src/auth.ts': 'export const generatePassword = () => {\n  return pool.filter((c) => /[A-Z]/.test(c));\n};\n' },
      'manual',
    ],
    ['a text that is no check', 'At least one special character', { 'src/auth.ts': "const specialChars = '!@#';\nstrip(specialChars, password);\n" }, 'manual'],
    ['in Java', 'At least one uppercase letter', { 'A.java': 'if (!password.matches(".*[A-Z].*")) throw new Bad();\n' }, 'kept'],
    ['by one of a text', 'At least one uppercase letter', { ...short, 'b.py': 'ok = any(c in string.ascii_uppercase for c in password)\n' }, 'manual'],
    ['by comparison', 'At least one uppercase letter', { ...short, 'b.go': "func ok(password string) bool {\n\treturn password[0] >= 'A' && password[0] <= 'Z'\n}\n" }, 'manual'],
    ['by a library', 'At least one uppercase letter', { ...short, 'src/b.ts': 'export const password = own.string().minOfUppercase(1);\n' }, 'manual'],
    ['in Python', 'At least one digit', { 'auth.py': 'def check(password):\n    return any(c.isdigit() for c in password)\n' }, 'kept'],
  ])('%s', async (_, text, files, verdict) => {
    expect(await verdictsOf(rules(text), files)).toEqual([verdict]);
  });
  test.each([
    ['Senha', 'Pelo menos 1 letra maiúscula'],
    ['Senha', 'Pelo menos 1 caractere especial (!@#$%^&*)'],
    ['Mot de passe', 'Au moins une minuscule et un chiffre'],
    ['Passwort', 'Passwort: mindestens ein Großbuchstabe'],
  ])('in other languages, %s: %s', async (heading, text) => {
    expect(await verdictsOf(below(heading, `- ${text}`), asks)).toEqual(['kept']);
  });
  test('letters of a name are none of a password', async () => {
    expect(await verdictsOf(below('User names', '- At least one uppercase letter'), asks)).toEqual(['manual']);
  });
});

describe('accounts that are locked', () => {
  const locks = { 'src/login.ts': 'const MAX_LOGIN_ATTEMPTS = 5;\nif (user.attempts >= MAX_LOGIN_ATTEMPTS) user.lockUntil = Date.now() + 900_000;\n' };
  test.each([
    ['that they are', 'Account lockout after repeated failed login attempts', locks, 'kept'],
    ['after a number that is another', 'Account lockout after 3 failed login attempts', locks, 'broken'],
    ['that somebody is told', 'Account lockout with notification of the user', locks, 'manual'],
  ])('%s', async (_, text, files, verdict) => {
    expect(await verdictsOf(feature(text), files)).toContain(verdict);
  });
  test.each([
    ['a breaker', { 'src/breaker.ts': 'export const MAX_CONSECUTIVE_FAILURES = 3;\nif (failures >= MAX_CONSECUTIVE_FAILURES) open();\n' }],
    ['what is tried again', { 'src/auth/client.ts': 'const MAX_RETRIES = 3;\nif (tries >= MAX_RETRIES) stop();\n' }],
    ['a field of a schema', { 'src/user.js': 'const User = new Schema({\n  password: String,\n  lockUntil: { type: Date },\n  isLocked: Boolean,\n});\n' }],
    ['a column', { 'user.py': 'class User(Base):\n    password_hash = Column(String)\n    locked_until = Column(DateTime)\n    account_locked = Column(Boolean)\n' }],
    ['a job', { 'src/queue.ts': 'job.lockedAt = now;\njob.lockedUntil = later;\n' }],
  ])('%s locks no account', async (_, files) => {
    expect(await verdictsOf(feature('Account lockout'), files)).toEqual(['manual']);
  });
  test('an event that is logged is none', async () => {
    expect(await verdictsOf(below('Security events', '- Account lockouts'), locks)).toEqual(['manual']);
  });
});

describe('where a browser keeps tokens', () => {
  const stored = { 'frontend/session.ts': "localStorage.setItem('access_token', token);\n" };
  test('as the policy says', async () => expect(await verdictsOf(feature('Access tokens are stored in localStorage'), stored)).toEqual(['kept']));
  test('not where it was not seen', async () => expect(await verdictsOf(feature('Access tokens are stored in localStorage'), {})).toEqual(['manual']));
});

test('what is written into a page is cleaned', async () => {
  const files = { 'src/render.ts': "import DOMPurify from 'dompurify';\nexport const page = (text: string) => DOMPurify.sanitize(text);\n" };
  expect(await verdictsOf(feature('HTML sanitization against XSS'), files)).toEqual(['kept']);
  expect(await verdictsOf(feature('HTML sanitization of all comments'), files)).toEqual(['manual']);
});

describe('the library that a policy names', () => {
  const manifest = { 'package.json': '{"dependencies": {"express": "^5.0.0", "zod": "^3.0.0"}}\n' };
  const uses = { ...manifest, 'src/schema.ts': "import { z } from 'zod';\nexport const body = z.object({ name: z.string() });\n" };
  test.each([
    ['is taken in and used', 'Input validation with Zod', uses, 'kept'],
    ['is taken in and left', 'Input validation with Zod', { ...manifest, 'src/schema.ts': "import { z } from 'zod';\n" }, 'manual'],
    ['is taken in on several lines and left', 'Input validation with Zod', { ...manifest, 'src/schema.ts': "import {\n  z,\n} from 'zod';\nexport const a = 1;\n" }, 'manual'],
    [
      'is taken in on several lines and used',
      'Input validation with Zod',
      { ...manifest, 'src/schema.ts': "import {\n  z,\n} from 'zod';\nexport const a = z.string();\n" },
      'kept',
    ],
    ['is required and left', 'Input validation with Zod', { ...manifest, 'src/schema.js': "const { z } = require('zod');\n" }, 'manual'],
    ['is required and used', 'Input validation with Zod', { ...manifest, 'src/schema.js': "const { z } = require('zod');\nexports.a = z.string();\n" }, 'kept'],
    [
      'reads only the settings',
      'Input validation with Zod',
      { ...manifest, 'src/env.ts': "import { z } from 'zod';\nexport const env = z.object({ PORT: z.string() }).parse(process.env);\n" },
      'manual',
    ],
    [
      'is another of that name',
      'Request validation with Pydantic',
      { 'requirements.txt': 'pydantic-settings==2.0.0\n', 'app/main.py': 'from pydantic_settings import BaseSettings\n\n\nclass Own(BaseSettings):\n    port: int\n' },
      'manual',
    ],
    ['is imported as a whole and left', 'Error tracking with Sentry', { 'requirements.txt': 'sentry-sdk==2.0.0\n', 'app/main.py': "import sentry_sdk\n\nprint('x')\n" }, 'manual'],
    ['is imported as a whole', 'Error tracking with Sentry', { 'requirements.txt': 'sentry-sdk==2.0.0\n', 'app/main.py': 'import sentry_sdk\n\nsentry_sdk.init()\n' }, 'kept'],
    [
      'keeps no statement from being put together',
      'SQL injection protection with JPA',
      {
        'src/main/java/A.java':
          'import jakarta.persistence.EntityManager;\nclass A { Object f(EntityManager em, String n) { return em.createQuery("SELECT u FROM U u WHERE u.n = \'" + n + "\'"); } }\n',
      },
      'manual',
    ],
    ['for all of it', 'All inputs are validated with Zod schemas', uses, 'manual'],
    ['is no dependency', 'Request validation using express-validator', uses, 'broken'],
    [
      'comes with a framework',
      'Request validation using Pydantic',
      { 'requirements.txt': 'fastapi==1.0.0\n', 'app/m.py': 'from fastapi import FastAPI\n\napp = FastAPI()\n' },
      'manual',
    ],
    ['may be an agent beside the program', 'Error tracking with Sentry', { ...manifest, 'src/a.ts': 'export const a = 1;\n' }, 'manual'],
    [
      'is another that begins like it',
      'Input validation with Joi',
      { 'package.json': '{"dependencies": {"joinery": "1.0.0"}}\n', 'src/a.ts': "import df from 'joinery';\ndf();\n" },
      'broken',
    ],
    ['is one that no code takes in', 'Request validation using zod', manifest, 'manual'],
  ])('%s', async (_, text, files, verdict) => {
    expect(await verdictsOf(feature(text), files)).toContain(verdict);
  });
});

describe('statements with parameters', () => {
  const bound = "export const find = (id: string) => pool.query('SELECT name FROM users WHERE id = $1', [id]);\n";
  test.each([
    ['some', 'Parameterized queries against SQL injection', { 'src/db.ts': bound }, 'kept'],
    ['nothing else', 'Parameterized queries only', { 'src/db.ts': bound }, 'manual'],
    [
      'beside one that is put together',
      'Parameterized queries',
      { 'src/db.ts': `${bound}export const all = (name: string) => pool.query(\`SELECT id FROM users WHERE name = '\${name}'\`);\n` },
      'broken',
    ],
  ])('%s', async (_, text, files, verdict) => {
    expect(await verdictsOf(feature(text), files)).toContain(verdict);
  });
});

describe('the name of a measure, and a line that takes it', () => {
  test.each([
    ['JWT tokens with expiration', 'src/a.ts', "const t = jwt.sign({ id }, key, { expiresIn: '1h' });\n", 'kept'],
    ['Token signature verification', 'A.java', 'if (!signed.verify(new MACVerifier(key))) throw new Error();\n', 'kept'],
    ['HTTPS enforcement', 'Program.cs', 'app.UseHttpsRedirection();\n', 'kept'],
    ['HTTPS enforcement for all clients', 'Program.cs', 'app.UseHttpsRedirection();\n', 'manual'],
    ['API versioning', 'src/a.ts', "app.use('/api/v1', router);\n", 'kept'],
    ['Health check endpoints', 'Program.cs', 'app.MapHealthChecks("/health");\n', 'kept'],
    ['Request ID tracking', 'src/a.ts', "res.setHeader('X-Request-Id', id);\n", 'kept'],
    ['Email validation', 'src/a.ts', "body('email').isEmail();\n", 'kept'],
    ['CORS configuration', 'Program.cs', 'app.UseCors("Web");\n', 'kept'],
    ['CORS configuration', 'src/a.ts', 'app.use(cors());\n', 'manual'],
    ['CORS configuration', 'src/a.ts', 'app.use(cors({ origin: own }));\n', 'kept'],
    ['Strict CORS configuration', 'Program.cs', 'app.UseCors("Web");\n', 'manual'],
    ['Email verification', 'src/a.ts', "router.post('/auth/verify-email', verify);\n", 'kept'],
    ['API versioning', 'src/a.ts', "app.use('/api', router);\n", 'manual'],
    ['NoSQL injection prevention', 'src/a.ts', 'app.use(mongoSanitize());\n', 'kept'],
    ['JWT tokens with expiration', 'src/a.ts', 'const url = await getSignedUrl(client, command, { expiresIn: 3600 });\n', 'manual'],
    ['JWT tokens with expiration', 'a.go', 'var s = Subscription{\n\tExpiresAt: later,\n}\n', 'manual'],
    ['JWT verification', 'a.py', 'claims = jwt.decode(token, key, options={"verify_signature": False})\n', 'manual'],
    ['JWT verification', 'a.rb', 'claims = JWT.decode(token, nil, false)\n', 'manual'],
    ['HTTPS enforcement', 'src/a.ts', "app.get('/login', (req, res) => res.redirect('https://accounts.example.org/auth'));\n", 'manual'],
    ['HTTPS enforcement', 'src/a.ts', 'app.use((req, res) => res.redirect(`https://${req.headers.host}${req.url}`));\n', 'kept'],
    ['Email validation', 'a.py', 'from pydantic import (\n    BaseModel,\n    EmailStr,\n)\n\nx = BaseModel\n', 'manual'],
    ['CORS configuration', 'a.py', 'app.add_middleware(\n    CORSMiddleware,\n    allow_origins=origins,\n)\n', 'kept'],
    ['Token verification', 'src/a.ts', 'const ok = await argon2.verifyAsync(hash, value);\n', 'manual'],
    ['Health checks', 'src/a.ts', "const up = await fetch(base + '/health');\n", 'manual'],
    ['Graceful shutdown', 'src/a.js', "process.on('SIGTERM', () => {\n  process.exit(0);\n});\n", 'manual'],
    ['Versioning of backups', 'src/a.ts', "app.use('/api/v1', router);\n", 'manual'],
    ['Email validation', 'A.java', 'mailer.email(user.email());\n', 'manual'],
    ['CAPTCHA on login', 'src/a.ts', "router.post('/contact', verifyCaptcha(key));\n", 'manual'],
    ['Password reset by email links', 'src/a.ts', "router.post('/reset-password', byQuestion);\n", 'manual'],
    ['Sessions are destroyed on logout', 'a.py', 'def add(session):\n    session.add(User())\n    session.flush()\n', 'manual'],
    ['Sessions are destroyed on logout', 'src/a.ts', "router.post('/logout', (req) => req.session.destroy());\n", 'kept'],
    ['Graceful shutdown', 'a.py', 'signal.signal(signal.SIGPIPE, signal.SIG_DFL)\n', 'manual'],
    ['Graceful shutdown', 'src/a.js', "process.on('SIGTERM', () => server.close());\n", 'kept'],
    ['Graceful shutdown on SIGTERM', 'src/a.js', "process.on('SIGINT', () => server.close());\n", 'manual'],
    ['Uncaught exceptions are logged', 'src/a.js', "process.on('uncaughtException', () => process.exit(1));\n", 'manual'],
    ['Uncaught exceptions', 'src/a.js', "process.on('unhandledRejection', stop);\n", 'manual'],
    ['X-Powered-By header', 'src/a.ts', "app.disable('x-powered-by');\n", 'manual'],
    ['X-Powered-By: header removed', 'src/a.ts', "app.disable('x-powered-by');\n", 'kept'],
  ])('%s: %s', async (text, path, code, verdict) => {
    expect(await verdictsOf(feature(text), { [path]: code })).toEqual([verdict]);
  });
});

describe('what belongs to a login and is nowhere', () => {
  const login = {
    'src/users.ts':
      'export const add = async (password: string) => {\n  const passwordHash = await bcrypt.hash(password, 12);\n  await db.user.create({ data: { passwordHash } });\n};\n',
  };
  test.each([
    ['a lock-out', 'Account lockout after failed attempts', login, 'broken'],
    ['a captcha', 'CAPTCHA on registration', login, 'broken'],
    ['a reset', 'Password reset by email links', login, 'broken'],
    ['the check of an address', 'Email verification for new accounts', login, 'broken'],
    ['what code speaks of', 'Account lockout after failed attempts', { ...login, 'src/login.ts': 'user.failedAttempts += 1;\n' }, 'manual'],
    ['a lock by another name', 'Account lockout after failed attempts', { ...login, 'src/login.ts': 'user.blocked = true;\n' }, 'manual'],
    ['a reset by another name', 'Password reset by email links', { ...login, 'src/login.ts': "router.post('/recover', sendLink);\n" }, 'manual'],
    ['a checked address by another name', 'Email verification for new accounts', { ...login, 'src/login.ts': "router.get('/activate/:token', activate);\n" }, 'manual'],
    ['a lock of a library', 'Account lockout after failed attempts', { ...login, 'src/login.ts': 'await limiter.consume(email);\n' }, 'manual'],
    ['what a template speaks of', 'CAPTCHA on registration', { ...login, 'views/form.ejs': '<div class="g-recaptcha"></div>\n' }, 'manual'],
    ['what a page speaks of', 'CAPTCHA on registration', { ...login, 'frontend/form.tsx': 'export const Form = () => <Captcha />;\n' }, 'manual'],
    ['where somebody else logs in', 'Account lockout after failed attempts', { ...login, 'src/auth.ts': "import { auth } from 'express-openid-connect';\nauth();\n" }, 'manual'],
    ['where no password is kept', 'Account lockout after failed attempts', { 'src/app.ts': 'export const a = 1;\n' }, 'manual'],
    ['and more that is said', 'Account lockout with a message to administrators', login, 'manual'],
  ])('%s', async (_, text, files, verdict) => {
    expect(await verdictsOf(feature(text), files)).toEqual([verdict]);
  });
  test('says which files were searched, and where the login is', async () => {
    expect((await judged(feature('Account lockout after failed attempts'), login))[0]).toMatchObject({
      searched: ['src/users.ts'],
      evidence: [{ stage: 'policy' }, { path: 'src/users.ts', stage: 'absent' }],
    });
  });
  test('a plan is none of it', async () => {
    expect(await verdictsOf(below('Roadmap', '- Account lockout after failed attempts'), login)).toEqual(['manual']);
  });
});
