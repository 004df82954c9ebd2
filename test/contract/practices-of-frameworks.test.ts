import { describe, expect, test } from 'vitest';
import { below, type Files, feature, judged } from './judged.ts';

const verdictsOf = async (text: string, files: Files) => (await judged(feature(text), files)).map(({ verdict }) => verdict);

describe('row level security', () => {
  const sql = (rest: string): Files => ({
    'supabase/migrations/001.sql': `create table public.notes (id uuid);\ncreate table if not exists "tags" (id uuid);\nalter table public.notes enable row level security;\n${rest}`,
  });
  const both = 'ALTER TABLE tags ENABLE ROW LEVEL SECURITY;\n';
  test.each([
    ['Row level security is enabled on all tables', both, 'kept'],
    ['RLS policies are enforced on all tables', both, 'kept'],
    ['Row Level Security (RLS): Database-level access control', both, 'kept'],
    ['Row Level Security (RLS): Database-level access control', '', 'manual'],
    ['RLS on all tables', '/* alter table tags enable row level security; */\n', 'broken'],
    ['Row level security is enabled on every table', '', 'broken'],
    ['RLS on all tables', `${both}alter table tags disable row level security;\n`, 'broken'],
    ['RLS on all tables', 'drop table tags;\n', 'kept'],
    ['RLS on all tables, tested by hand', both, 'manual'],
  ])('%s: %j', async (text, rest, verdict) => {
    expect(await verdictsOf(text, sql(rest))).toContain(verdict);
  });

  test('that nothing turns on', async () => {
    expect(
      await verdictsOf('Row level security protects the data', { 'db/schema.sql': 'create table notes (id uuid);\n-- alter table notes enable row level security;\n' }),
    ).toContain('broken');
  });
});

const headers: Files = {
  'main.go':
    'package main\n\nimport "net/http"\n\nfunc secure(next http.Handler) http.Handler {\n\treturn http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {\n\t\tw.Header().Set("Content-Security-Policy", "default-src \'self\'")\n\t\tw.Header().Set("X-Frame-Options", "DENY")\n\t\tw.Header().Set("Strict-Transport-Security", "max-age=31536000")\n\t\tnext.ServeHTTP(w, r)\n\t})\n}\n\nfunc main() {\n\thttp.ListenAndServe(":8080", secure(mux))\n}\n',
};

test('a list of headers is kept by all of them', async () => {
  expect(await verdictsOf('Security headers (CSP, X-Frame-Options, HSTS)', headers)).toEqual(['kept', 'kept', 'kept']);
  expect(await verdictsOf('Security headers (CSP, X-Frame-Options, HSTS, Referrer-Policy)', headers)).not.toContain('kept');
});

describe('what a framework is told', () => {
  test.each<readonly [string, Files, string]>([
    ['Debug mode disabled in production', { 'config/environments/production.rb': 'Rails.application.configure do\n  config.consider_all_requests_local = false\nend\n' }, 'kept'],
    ['DEBUG is off in production', { 'site/settings.py': 'DEBUG = False\n' }, 'kept'],
    ['DEBUG is off in production', { 'site/settings.py': 'DEBUG = True\n' }, 'manual'],
    ['DEBUG is off in production', { 'site/settings/dev.py': 'DEBUG = False\n' }, 'manual'],
    ['Parameter filtering for sensitive data', { 'config/initializers/filter_parameter_logging.rb': 'Rails.application.config.filter_parameters += [:passw, :token]\n' }, 'kept'],
    [
      'Redis-backed rate limiting',
      { 'src/rate-limit.ts': 'export async function rateLimit(key: string) {\n  const count = await redis.incr(key);\n  return count < 5;\n}\n' },
      'kept',
    ],
    ['Redis-backed rate limiting', { 'src/counters.ts': 'export async function countViews(key: string) {\n  return redis.incr(key);\n}\n' }, 'manual'],
    [
      'Admin routes are protected with server-side role checks',
      { 'app.py': 'from flask import Flask, abort, session\n\napp = Flask(__name__)\n\n\ndef admin_required():\n    if session.get("role") != "admin":\n        abort(403)\n' },
      'kept',
    ],
    [
      'Accounts lock after 5 failed login attempts',
      {
        'app.py':
          'def login(user, password):\n    attempts = user[4] + 1\n    lock_time = None\n    if attempts >= 5:\n        lock_time = later()\n    save(user, attempts, lock_time)\n',
      },
      'kept',
    ],
    [
      'Accounts lock after 3 failed login attempts',
      {
        'app.py':
          'def login(user, password):\n    attempts = user[4] + 1\n    lock_time = None\n    if attempts >= 5:\n        lock_time = later()\n    save(user, attempts, lock_time)\n',
      },
      'broken',
    ],
  ])('%s', async (text, files, verdict) => {
    expect(await verdictsOf(text, files)).toContain(verdict);
  });

  test('database passwords from the environment are not broken by another key', async () => {
    const files = {
      'config/app.rb': "Mail.key = 'k9Qz7Lw2Vt5Xb8Nc'\nsecret_key = 'k9Qz7Lw2Vt5Xb8NcR4'\n",
      'config/database.yml': 'production:\n  password: <%= ENV["DATABASE_PASSWORD"] %>\n',
    };
    expect(await verdictsOf('All database passwords use environment variables', files)).not.toContain('broken');
  });

  test('a window and a count stand one below the other', async () => {
    const files = {
      'src/app.module.ts':
        "import { ThrottlerGuard, ThrottlerModule } from '@nestjs/throttler';\n\n@Module({\n  imports: [ThrottlerModule.forRoot([{ ttl: 60000, limit: 100 }])],\n  providers: [{ provide: APP_GUARD, useClass: ThrottlerGuard }],\n})\nexport class AppModule {}\n",
      'src/main.ts':
        "import { NestFactory } from '@nestjs/core';\nimport { AppModule } from './app.module';\n\nasync function bootstrap() {\n  const app = await NestFactory.create(AppModule);\n  await app.listen(3000);\n}\nbootstrap();\n",
    };
    const policy = (count: number): string =>
      below('Rate limiting', `To prevent abuse, the throttler is active globally.\n\nDefault limits:\n\n- Requests: ${count} requests (MAX)\n- Window: 60 seconds (TTL)`);
    expect((await judged(policy(100), files)).map(({ verdict }) => verdict).slice(-2)).toEqual(['kept', 'kept']);
    expect((await judged(policy(50), files)).map(({ verdict }) => verdict).slice(-2)).toEqual(['broken', 'broken']);
  });
});
