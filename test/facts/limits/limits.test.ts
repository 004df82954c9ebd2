import { describe, expect, test } from 'vitest';
import { readLimits } from '../../../src/facts/limits/read-limits.ts';
import { SourceFile } from '../../../src/facts/source-file.ts';

const sourceFile = (path: string, text: string): SourceFile => {
  const bytes = new TextEncoder().encode(text);
  return new SourceFile({ path, mode: 'file', oid: undefined, tracked: true }, { size: bytes.length, bytes, windows: () => [] });
};

const limitsOf = (path: string, text: string): readonly string[] =>
  (readLimits(sourceFile(path, text))?.limits ?? []).map(({ kind, value, seconds }) => `${kind} ${value}${seconds === undefined ? '' : ` in ${seconds}`}`);

describe('how often something may be done', () => {
  test.each([
    ['an object of options', 'server.js', 'const limiter = rateLimit({\n  windowMs: 15 * 60 * 1000,\n  max: 100,\n});\n'],
    ['one line', 'server.js', 'app.use(rateLimit({ windowMs: 900000, limit: 100 }));\n'],
    ['the default of a variable', 'server.js', "app.use(rateLimit({ windowMs: 15 * 60 * 1000, max: Number(process.env.LIMIT || '100') }));\n"],
    ['constants of the file', 'server.ts', 'const WINDOW = 15 * 60 * 1000;\nconst MOST = 100;\napp.use(rateLimit({ windowMs: WINDOW, max: MOST }));\n'],
    ['a call of Go', 'main.go', '\tr.Use(httprate.LimitByIP(100, 15*time.Minute))\n'],
    ['a decorator', 'app.py', '@limiter.limit("100 per 15 minutes")\ndef create():\n'],
    ['Rack::Attack', 'rack_attack.rb', "throttle('req/ip', limit: 100, period: 15.minutes) do |req|\n"],
    ['Laravel', 'routes.php', "Route::middleware('throttle:100,15')->group(fn () => null);\n"],
    ['.NET', 'Program.cs', 'options.AddFixedWindowLimiter("api", limiter =>\n{\n    limiter.PermitLimit = 100;\n    limiter.Window = TimeSpan.FromMinutes(15);\n});\n'],
  ])('%s', (_, path, text) => {
    expect(limitsOf(path, text)).toContain('rate 100 in 900');
  });

  test.each([
    ['what is tried again', 'queue.js', 'const retry = { maxAttempts: 3, interval: 1000 };\n'],
    ['a page of results', 'list.js', 'const page = { limit: 100, ttl: 60 };\n'],
    ['a comment', 'server.js', '// rateLimit({ windowMs: 900000, max: 100 })\n'],
  ])('is not %s', (_, path, text) => {
    expect(limitsOf(path, text).filter((limit) => limit.startsWith('rate') || limit.startsWith('attempts'))).toEqual([]);
  });

  test('constants that begin otherwise belong to another pair', () => {
    expect(limitsOf('limits.py', 'LOGIN_RATE_MAX = 5\nUPLOAD_WINDOW_SECONDS = 900\n')).not.toContain('rate 5 in 900');
  });
});

describe('what one number limits', () => {
  test.each([
    ['failures before a lock', 'settings.py', 'AXES_FAILURE_LIMIT = 5\n', 'attempts 5'],
    ['failures that are compared', 'auth.js', 'if (user.failedAttempts >= 5) lock(user);\n', 'attempts 5'],
    ['the time of a lock', 'Lock.java', 'private static final int LOCKOUT_DURATION_MINUTES = 30;\n', 'lock 1800'],
    ['a body', 'app.js', "app.use(express.json({ limit: '10kb' }));\n", 'size 10240'],
    ['a body at the proxy', 'nginx.conf', 'client_max_body_size 10m;\n', 'size 10485760'],
    ['a file', 'upload.js', 'const upload = multer({ limits: { fileSize: 5 * 1024 * 1024 } });\n', 'size 5242880'],
    ['a token', 'auth.js', "const accessToken = jwt.sign({ id }, key, { expiresIn: '15m' });\n", 'lifetime 900'],
    ['a token in minutes', 'config.py', 'ACCESS_TOKEN_EXPIRE_MINUTES: int = 30\n', 'lifetime 1800'],
    ['a token of Django', 'settings.py', "SIMPLE_JWT = {\n    'ACCESS_TOKEN_LIFETIME': timedelta(minutes=15),\n}\n", 'lifetime 900'],
    ['rounds', 'hash.js', 'const digest = await bcrypt.hash(password, 12);\n', 'rounds 12'],
    ['rounds of an encoder', 'Config.java', 'return new BCryptPasswordEncoder(12);\n', 'rounds 12'],
  ])('%s', (_, path, text, limit) => {
    expect(limitsOf(path, text)).toContain(limit);
  });
});
