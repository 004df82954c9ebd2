import { describe, expect, test } from 'vitest';
import { type Files, feature, judged } from './judged.ts';

const verdictOf = async (text: string, files: Files) => (await judged(feature(text), files))[0]?.verdict;

describe('the numbers that Devise is given', () => {
  const files: Files = {
    Gemfile: "gem 'devise'\n",
    'config/initializers/devise.rb':
      'Devise.setup do |config|\n  config.stretches = Rails.env.test? ? 1 : 13\n  config.timeout_in = 40.minutes\n  config.maximum_attempts = 7\n  config.unlock_in = 2.hours\n  config.reset_password_within = 3.hours\nend\n',
  };
  test.each([
    ['Accounts are locked for two hours after 7 failed attempts', 'kept'],
    ['Accounts are locked for two hours after 5 failed attempts', 'broken'],
    ['Accounts are locked for 4 hours after 7 failed attempts', 'broken'],
    ['Users are signed out after 40 minutes of inactivity', 'kept'],
    ['Sessions time out after 20 minutes of inactivity', 'broken'],
    ['Password reset links expire after 3 hours', 'kept'],
    ['Password reset links expire after one hour', 'broken'],
    ['bcrypt is used with 13 stretches', 'kept'],
    ['bcrypt is used with 14 stretches', 'broken'],
  ])('%s', async (text, verdict) => {
    expect(await verdictOf(text, files)).toBe(verdict);
  });
});

describe('the throttles of Rack::Attack', () => {
  const files: Files = {
    Gemfile: "gem 'rack-attack'\n",
    'config/initializers/rack_attack.rb':
      "class Rack::Attack\n  throttle('req/ip', limit: 300, period: 5.minutes) { |req| req.ip }\n  throttle('logins/ip', limit: 5, period: 20.seconds) { |req| req.ip if req.path == '/users/sign_in' }\nend\n",
  };
  test.each([
    ['Each IP address may send 300 requests in 5 minutes', 'kept'],
    ['Each IP address may send 100 requests in 5 minutes', 'broken'],
    ['Sign-in: 5 attempts per 20 seconds', 'kept'],
    ['Sign-in: 3 attempts per 20 seconds', 'broken'],
  ])('%s', async (text, verdict) => {
    expect(await verdictOf(text, files)).toBe(verdict);
  });
});

describe('the settings of Django', () => {
  const files: Files = {
    'shop/settings.py': `AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 14}},
]
REST_FRAMEWORK = {
    "DEFAULT_THROTTLE_CLASSES": ["rest_framework.throttling.UserRateThrottle", "rest_framework.throttling.AnonRateThrottle"],
    "DEFAULT_THROTTLE_RATES": {"user": "300/hour", "anon": "20/hour"},
}
SESSION_COOKIE_AGE = 3600
`,
  };
  test.each([
    ['The minimum password length is 14', 'kept'],
    ['The minimum password length is 16', 'broken'],
    ['Signed-in users may make 300 requests per hour', 'kept'],
    ['Authenticated clients: 100 requests per hour', 'broken'],
    ['Anonymous clients may make 20 requests per hour', 'kept'],
    ['Sessions end after one hour', 'kept'],
    ['Sessions end after 30 minutes', 'broken'],
  ])('%s', async (text, verdict) => {
    expect(await verdictOf(text, files)).toBe(verdict);
  });
});

describe('the settings of Laravel', () => {
  const files: Files = {
    'composer.json': '{"require":{"laravel/framework":"^11"}}',
    'config/session.php': "<?php\n\nreturn ['lifetime' => env('SESSION_LIFETIME', 90)];\n",
    'config/sanctum.php': "<?php\n\nreturn ['expiration' => 60 * 24];\n",
  };
  test.each([
    ['Sessions last 90 minutes', 'kept'],
    ['API tokens expire after 24 hours', 'kept'],
    ['API tokens expire after one hour', 'broken'],
  ])('%s', async (text, verdict) => {
    expect(await verdictOf(text, files)).toBe(verdict);
  });
});

describe('what is given to Argon2', () => {
  const python: Files = {
    'app/passwords.py':
      'from argon2 import PasswordHasher\n\nhasher = PasswordHasher(time_cost=3, memory_cost=65536, parallelism=2)\n\n\ndef create(db, name, password):\n    password_hash = hasher.hash(password)\n    db.add(User(name=name, password_hash=password_hash))\n',
  };
  const go: Files = {
    'internal/passwords.go':
      'package passwords\n\nimport "golang.org/x/crypto/argon2"\n\nvar params = argonParams{\n\tMemory:      64 * 1024,\n\tIterations:  3,\n\tParallelism: 2,\n}\n\nfunc HashPassword(db *sql.DB, password string) {\n\tpasswordHash := argon2.IDKey([]byte(password), salt(), params.Iterations, params.Memory, params.Parallelism, 32)\n\tdb.Exec("UPDATE users SET password_hash = $1", passwordHash)\n}\n',
  };
  test.each([
    ['Passwords are hashed with Argon2id (64 MB memory, 3 iterations, parallelism 2)', python, 'kept'],
    ['Passwords are hashed with Argon2id (64MB memory, 3 iterations, parallelism 2)', go, 'kept'],
    ['Passwords are hashed with Argon2id, with 128 MiB of memory', python, 'broken'],
    ['Passwords are hashed with Argon2id, with 4 iterations', go, 'broken'],
    ['Passwords are hashed with Argon2id with 64 MiB of memory and a time cost of 3', python, 'kept'],
    ['Argon2 uses 64 MiB of memory and three iterations', python, 'kept'],
    ['Argon2 uses 256 MiB of memory', go, 'broken'],
  ] as const)('%s', async (text, files, verdict) => {
    expect(await verdictOf(text, files)).toBe(verdict);
  });
});

describe('a body that is limited beside an upload', () => {
  const files: Files = {
    'src/app.js':
      "const express = require('express');\nconst multer = require('multer');\nconst app = express();\napp.use(express.json({ limit: '200kb' }));\nconst upload = multer({ limits: { fileSize: 5 * 1024 * 1024 } });\napp.post('/files', upload.single('file'), save);\napp.listen(3000);\n",
  };
  test.each([
    ['Request bodies are limited to 200 KB', 'kept'],
    ['Request bodies are limited to 100 KB', 'broken'],
    ['Uploads may be at most 5 MB', 'kept'],
    ['Uploads may be at most 2 MB', 'broken'],
  ])('%s', async (text, verdict) => {
    expect(await verdictOf(text, files)).toBe(verdict);
  });
});

describe('where a limiter is put into exports', () => {
  const files: Files = {
    'src/limits.js':
      "const rateLimit = require('express-rate-limit');\nexports.loginLimiter = rateLimit({ windowMs: 10 * 60 * 1000, max: 8 });\nexports.apiLimiter = rateLimit({ windowMs: 60 * 1000, max: 120 });\n",
    'src/app.js':
      "const express = require('express');\nconst { loginLimiter, apiLimiter } = require('./limits');\nconst app = express();\napp.use('/api', apiLimiter);\napp.post('/api/login', loginLimiter, login);\napp.listen(3000);\n",
  };
  test.each([
    ['All API routes are limited to 120 requests per minute', 'kept'],
    ['The API accepts at most 60 requests per minute', 'broken'],
    ['Login is limited to 8 attempts per 10 minutes', 'kept'],
    ['Login is limited to 5 attempts per 10 minutes', 'broken'],
    ['Exports are limited to 8 requests per 10 minutes', 'manual'],
  ])('%s', async (text, verdict) => {
    expect(await verdictOf(text, files)).toBe(verdict);
  });
});
