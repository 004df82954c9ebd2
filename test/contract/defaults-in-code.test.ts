import { expect, test } from 'vitest';
import { type Files, verdictsOf } from './judged.ts';

const python = (settings: string, more: Files = {}): Files => ({
  'pyproject.toml': '[project]\nname = "a"\ndependencies = ["fastapi", "python-jose"]\n',
  'app/config.py': `from starlette.config import Config\n\nconfig = Config(".env")\n${settings}`,
  'app/tokens.py':
    'from jose import jwt\nfrom .config import ALGORITHM, ACCESS_TOKEN_EXPIRE_MINUTES\n\n\ndef make(data):\n    return jwt.encode({**data, "exp": now() + minutes(ACCESS_TOKEN_EXPIRE_MINUTES)}, key, algorithm=ALGORITHM)\n',
  ...more,
});
const token = python('ACCESS_TOKEN_EXPIRE_MINUTES: int = config("ACCESS_TOKEN_EXPIRE_MINUTES", default=30)\nALGORITHM: str = config("ALGORITHM", default="HS256")\n');
const rails = (model: string): Files => ({
  Gemfile: 'gem "rails"\ngem "bcrypt"\n',
  'app/models/user.rb': `class User < ApplicationRecord\n  has_secure_password\n\n${model}end\n`,
});
const reset = rails('  generates_token_for :password_reset, expires_in: 15.minutes do\n    password_salt\n  end\n');
const go = (line: string): Files => ({
  'go.mod': 'module a\n\ngo 1.26\n',
  'main.go': `package main\n\nfunc cookieFlags() *pflag.FlagSet {\n\tflags := pflag.NewFlagSet("cookie", pflag.ExitOnError)\n\t${line}\n\treturn flags\n}\n\nfunc main() {\n\tflags := cookieFlags()\n\tflags.Parse(nil)\n}\n`,
});
const derived = (call: string): Files => ({
  'requirements.txt': 'flask\n',
  'auth.py': `import hashlib\n\n\ndef hash_password(password, salt):\n    return ${call}\n\n\ndef create_user(db, name, password):\n    password_hash = hash_password(password, salt())\n    db.add(User(name=name, password_hash=password_hash))\n`,
});
const pbkdf2 = derived('hashlib.pbkdf2_hmac("sha256", password.encode(), salt, iterations=480000)');
const django = (first: string): Files => ({
  'requirements.txt': 'django\nargon2-cffi\n',
  'shop/settings.py': `PASSWORD_HASHERS = [\n    "django.contrib.auth.hashers.${first}PasswordHasher",\n    "django.contrib.auth.hashers.PBKDF2PasswordHasher",\n]\n`,
  'shop/limits.py':
    'import hashlib\n\n\ndef authorize_login_password(email):\n    hashed = hashlib.sha1(email.encode()).hexdigest()\n    return authorize(f"pw-{hashed}", 20, 3600)\n',
});
const nest = (files: string): Files => ({
  'package.json': '{"name":"a","dependencies":{"@nestjs/core":"11.0.0","bcryptjs":"3.0.0","multer":"2.0.0"}}',
  'src/main.ts':
    "import { ValidationPipe } from '@nestjs/common';\nimport { NestFactory } from '@nestjs/core';\nimport { AppModule } from './app.module';\n\nconst app = await NestFactory.create(AppModule);\napp.useGlobalPipes(new ValidationPipe());\nawait app.listen(3000);\n",
  'src/app.module.ts':
    "import { Module } from '@nestjs/common';\nimport { UsersService } from './users.service';\n\n@Module({ providers: [UsersService] })\nexport class AppModule {}\n",
  'src/users.service.ts':
    "import bcrypt from 'bcryptjs';\n\nexport class UsersService {\n  async create(dto: { password: string; email: string }) {\n    let password: string | undefined = undefined;\n    password = await bcrypt.hash(dto.password, await bcrypt.genSalt());\n    return this.users.create({ email: dto.email, password });\n  }\n}\n",
  'src/files.module.ts': files,
});
const filter = (kinds: string): Files =>
  nest(
    `export const options = {\n  fileFilter: (request, file, callback) => {\n    if (!file.originalname.match(/\\.(${kinds})$/i)) return callback(new Error('type'), false);\n    callback(null, true);\n  },\n};\n`,
  );
const list = (kinds: string): Files =>
  nest(`export const ALLOWED_MIME_TYPES = [${kinds}] as const;\nexport const isAllowed = (mime) => ALLOWED_MIME_TYPES.includes(mime);\nexport const upload = isAllowed;\n`);
const spring = (chain: string, more: Files = {}): Files => ({
  'pom.xml':
    '<project><dependencies><dependency><groupId>org.springframework.boot</groupId><artifactId>spring-boot-starter-web</artifactId></dependency><dependency><groupId>org.springframework.boot</groupId><artifactId>spring-boot-starter-security</artifactId></dependency></dependencies></project>',
  'src/main/java/a/Chain.java': `package a;\npublic class Chain {\n  SecurityFilterChain chain(HttpSecurity http) throws Exception {\n    ${chain}\n    return http.build();\n  }\n}\n`,
  ...more,
});
const validity = spring('http.csrf(csrf -> csrf.disable());', {
  'src/main/resources/application-prod.yml': 'security:\n  jwt:\n    token-validity-in-seconds: 86400\n    token-validity-in-seconds-for-remember-me: 2592000\n',
  'src/main/java/a/Tokens.java':
    'package a;\nclass Tokens {\n  Tokens(SecurityProperties properties) {\n    this.life = properties.getJwt().getTokenValidityInSeconds();\n    this.longLife = properties.getJwt().getTokenValidityInSecondsForRememberMe();\n  }\n}\n',
});
const flask = (lines: string): Files => ({
  'requirements.txt': 'flask\n',
  'app.py': `import os\nfrom flask import Flask\n\n\ndef create_app():\n    app = Flask(__name__)\n${lines}\n    @app.get("/")\n    def index():\n        return "hello"\n\n    return app\n`,
});
const hsts = flask(
  '    age = int(os.environ.get("HSTS_MAX_AGE", "31536000"))\n\n    @app.after_request\n    def secure(response):\n        response.headers.setdefault(\n            "Strict-Transport-Security", f"max-age={age}; includeSubDomains"\n        )\n        return response\n',
);
const zod: Files = {
  'package.json': '{"name":"a","dependencies":{"fastify":"5.0.0","zod":"3.0.0"}}',
  'src/config.ts':
    "import { z } from 'zod';\n\nexport const config = z.object({\n  LOGIN_LOCKOUT_FAILURES: z.coerce.number().int().min(1).default(5),\n  LOGIN_LOCKOUT_DURATION_MIN: z.coerce.number().int().min(1).default(15),\n}).parse(process.env);\n",
  'src/auth.ts':
    "import { config } from './config.js';\n\nexport const isLocked = (count: number): boolean => count >= config.LOGIN_LOCKOUT_FAILURES;\nexport const lock = (redis: any, key: string) => redis.expire(key, config.LOGIN_LOCKOUT_DURATION_MIN * 60);\n",
};
const envalid = (name: string, value: boolean): Files => ({
  'package.json': '{"name":"a","dependencies":{"express":"4.19.0","envalid":"8.0.0","express-rate-limit":"7.0.0"}}',
  'server/env.js': `const { cleanEnv, bool } = require("envalid");\nmodule.exports = cleanEnv(process.env, {\n  ${name}: bool({ default: ${value} }),\n});\n`,
  'server/server.js': `const express = require("express");\nconst env = require("./env");\nconst rateLimit = require("express-rate-limit");\nconst app = express();\nif (env.${name}) app.use(rateLimit({ windowMs: 60000, limit: 100 }));\napp.get("/", (req, res) => res.end());\napp.listen(3000);\n`,
});
const unlimited: Files = {
  ...envalid('RATE_LIMIT_ENABLED', true),
  'server/server.js': 'const express = require("express");\nconst app = express();\napp.get("/", (req, res) => res.end());\napp.listen(3000);\n',
};
const chained: Files = {
  'package.json': '{"name":"a","dependencies":{"express":"4.19.0","express-validator":"7.0.0"}}',
  'validators.js':
    'const { body } = require("express-validator");\nconst createUser = [\n  body("password", "Password is not valid.")\n    .exists()\n    .isLength({ min: 8, max: 64 }),\n];\nconst renew = [\n  body("reset_password_token", "Token is invalid.")\n    .exists()\n    .isLength({ min: 36, max: 36 }),\n];\nmodule.exports = { createUser, renew };\n',
};
const joi: Files = {
  'package.json': '{"name":"a","dependencies":{"express":"4.19.0","joi":"17.0.0","mongoose":"8.0.0","bcryptjs":"3.0.0"}}',
  'config.js':
    "const Joi = require('joi');\nconst schema = Joi.object().keys({\n  JWT_RESET_PASSWORD_EXPIRATION_MINUTES: Joi.number()\n    .default(10)\n    .description('after which a token to reset the password expires'),\n});\nconst { value: vars } = schema.validate(process.env);\nmodule.exports = { resetMinutes: vars.JWT_RESET_PASSWORD_EXPIRATION_MINUTES };\n",
  'user.model.js':
    "const bcrypt = require('bcryptjs');\nuserSchema.pre('save', async function (next) {\n  const user = this;\n  if (user.isModified('password')) {\n    user.password = await bcrypt.hash(user.password, 8);\n  }\n  next();\n});\n",
  'validation.js':
    "const password = (value, helpers) => {\n  if (value.length < 8) {\n    return helpers.message('password must be at least 8 characters');\n  }\n  return value;\n};\nconst nick = (value, helpers) => {\n  if (value.length < 3) {\n    return helpers.message('too short');\n  }\n  return value;\n};\nmodule.exports = { password, nick };\n",
};
const devise: Files = {
  Gemfile: 'gem "rails"\ngem "devise"\n',
  'config/initializers/devise.rb':
    "Devise.setup do |config|\n  config.password_length = (Utils.if_present(ENV['MIN_PASSWORD_LENGTH'], :to_i) || 8)..128\n  config.unlock_in = Utils.parse_duration(ENV['UNLOCK_AFTER']).presence || 1.hour\nend\n",
  'app/models/user.rb': 'class User < ApplicationRecord\n  devise :database_authenticatable, :lockable\nend\n',
};
const dotnet: Files = {
  'src/Api/Api.csproj': '<Project Sdk="Microsoft.NET.Sdk.Web"></Project>',
  'src/Api/appsettings.json': '{\n  "Jwt": {\n    "AccessTokenMinutes": 45,\n    "RefreshTokenDays": 7\n  }\n}\n',
};
const everyOrigin = spring('http.cors();', {
  'src/main/java/a/Cors.java':
    'package a;\npublic class Cors {\n  public CorsConfigurationSource source() {\n    CorsConfiguration c = new CorsConfiguration();\n    c.setAllowedOrigins(asList("*"));\n    return null;\n  }\n}\n',
});
const switched = 'Rate limiting is off by default and switched on with `ENABLE_RATE_LIMIT`.';

test.each<readonly [string, string, Files, string]>([
  ['a default of a reader', 'Access tokens expire after 30 minutes.', token, 'kept'],
  ['another default of a reader', 'Access tokens expire after 15 minutes.', token, 'broken'],
  ['a signature that a setting names', 'Tokens are signed with HS256.', token, 'kept'],
  ['another signature that a setting names', 'Tokens are signed with RS256.', token, 'broken'],
  ['the life of a link of Rails', 'Password reset links expire after 15 minutes.', reset, 'kept'],
  ['a longer life of a link of Rails', 'Password reset links expire after 5 minutes.', reset, 'broken'],
  ['the life of another link', 'E-mail confirmation links expire after 15 minutes.', reset, 'manual'],
  ['a flag of Go', 'The session cookie expires after 168 hours.', go('flags.Duration("cookie-expire", time.Duration(168)*time.Hour, "life of the cookie")'), 'kept'],
  ['a flag of another cookie', 'The session cookie expires after 15 minutes.', go('flags.Duration("cookie-csrf-expire", 15*time.Minute, "life of the cookie")'), 'manual'],
  ['rounds of PBKDF2', 'Passwords are hashed with PBKDF2-SHA256 using 480,000 iterations.', pbkdf2, 'kept'],
  ['fewer rounds of PBKDF2', 'Passwords are hashed with PBKDF2 with 600,000 iterations.', pbkdf2, 'broken'],
  ['more rounds of PBKDF2', 'Passwords are hashed with PBKDF2 (100k iterations).', pbkdf2, 'stronger'],
  [
    'rounds of PBKDF2 that a variable gives',
    'Passwords are hashed with PBKDF2 with 600,000 iterations.',
    derived('hashlib.pbkdf2_hmac("sha256", password.encode(), salt, rounds)'),
    'manual',
  ],
  ['the first hasher of Django', 'Passwords are hashed with Argon2.', django('Argon2'), 'kept'],
  ['another first hasher of Django', 'Passwords are hashed with Argon2.', django('PBKDF2SHA1'), 'manual'],
  ['a hash that is kept under the name of the password', 'Passwords are stored as bcrypt hashes.', filter('png'), 'kept'],
  ['a pipe for all requests', 'Incoming requests are validated by a global validation pipe.', filter('png'), 'kept'],
  ['kinds of files', 'Only JPG, JPEG and PNG images can be uploaded.', filter('jpg|jpeg|png'), 'kept'],
  ['a kind of file that is not said', 'Only JPG and PNG images can be uploaded.', filter('jpg|png|svg'), 'broken'],
  ['fewer kinds of files', 'Only JPG, PNG and PDF files can be uploaded.', filter('jpg|png'), 'stronger'],
  ['kinds of files in a list', 'Only JPEG and PNG attachments are accepted.', list("'image/jpeg', 'image/png'"), 'kept'],
  ['kinds of files, some of them', 'Uploads are limited to images such as PNG.', filter('jpg|png'), 'manual'],
  ['kinds of files and a size', 'Only JPG and PNG images up to 5 MB can be uploaded.', filter('jpg|png'), 'manual'],
  ['who may frame a page', 'Framing is only allowed from the same origin.', spring('http.headers(h -> h.frameOptions(FrameOptionsConfig::sameOrigin));'), 'kept'],
  ['who may not frame a page', 'Framing is denied.', spring('http.headers(h -> h.frameOptions(FrameOptionsConfig::sameOrigin));'), 'broken'],
  ['two lives of a token', 'Tokens are valid for 24 hours, or 30 days with remember-me.', validity, 'kept'],
  ['the second life of a token', 'Tokens are valid for 24 hours, or 14 days with remember-me.', validity, 'manual'],
  [
    'the column of a hash',
    'Passwords must have at least 8 characters.',
    spring('', { 'src/main/java/a/User.java': 'package a;\npublic class User {\n  @Size(min = 60, max = 60)\n  private String password;\n}\n' }),
    'manual',
  ],
  [
    'a flag of a cookie with a default',
    'Session cookies are HttpOnly and SameSite=Lax.',
    flask('    app.config["SESSION_COOKIE_HTTPONLY"] = True\n    app.config["SESSION_COOKIE_SAMESITE"] = os.environ.get("SAMESITE", "Lax")\n'),
    'kept',
  ],
  ['a header that is filled in', 'HSTS is sent with a max-age of one year.', hsts, 'kept'],
  ['a shorter header that is filled in', 'HSTS is sent with a max-age of two years.', hsts, 'broken'],
  ['a lock of settings', 'Accounts are locked for 15 minutes after 5 failed logins.', zod, 'kept'],
  ['another lock of settings', 'Accounts are locked for 30 minutes after 10 failed logins.', zod, 'broken'],
  ['the token beside the password', 'Passwords must have at least 8 characters.', chained, 'kept'],
  ['a default on a line of its own', 'Password reset tokens expire after 10 minutes.', joi, 'kept'],
  ['another default on a line of its own', 'Password reset tokens expire after 5 minutes.', joi, 'broken'],
  ['a hash that is made before it is kept', 'Passwords are hashed using bcrypt.', joi, 'kept'],
  ['a length that a message tells', 'Passwords must have at least 8 characters.', joi, 'kept'],
  ['another length that a message tells', 'Passwords must have at least 10 characters.', joi, 'broken'],
  ['a length of Devise with a default', 'Passwords must have at least 8 characters.', devise, 'kept'],
  ['the end of a lock', 'Locked accounts are unlocked after 1 hour.', devise, 'kept'],
  ['an earlier end of a lock', 'Locked accounts are unlocked after 2 hours.', devise, 'broken'],
  ['days of a token', 'Refresh tokens are valid for 7 days.', dotnet, 'kept'],
  ['more days of a token', 'Refresh tokens are valid for 1 day.', dotnet, 'broken'],
  ['every origin', 'CORS only allows https://example.com.', everyOrigin, 'broken'],
  ['every origin, and one that is named', 'CORS allows https://example.com.', everyOrigin, 'manual'],
  ['a switch that is off', switched, envalid('ENABLE_RATE_LIMIT', false), 'kept'],
  ['a switch that is on', switched, envalid('ENABLE_RATE_LIMIT', true), 'broken'],
  ['a switch the other way round', 'Rate limiting is on by default and can be switched off with `DISABLE_RATE_LIMIT`.', envalid('DISABLE_RATE_LIMIT', false), 'kept'],
  ['a switch of what is not there', 'Rate limiting is on by default and can be switched off with `RATE_LIMIT_ENABLED`.', unlimited, 'manual'],
  ['a switch whose direction its name does not tell', 'Auth is on by default and can be turned off via `AUTH_BYPASS`.', envalid('AUTH_BYPASS', false), 'manual'],
  [
    'kinds of files in a list that nothing reads',
    'Only JPEG and PNG files can be uploaded.',
    nest("const ALLOWED_TYPES = ['image/jpeg', 'image/png'];\nexport const upload = multer({ dest: 'x' });\n"),
    'manual',
  ],
  [
    'kinds of files that are turned away',
    'Only JPEG and PNG files can be uploaded.',
    nest("const DISALLOWED_TYPES = ['image/jpeg', 'image/png'];\nexport const upload = (file) => !DISALLOWED_TYPES.includes(file.mimetype);\n"),
    'manual',
  ],
  [
    'kinds of files that are only looked at',
    'Only JPEG and PNG files can be uploaded.',
    nest('export const upload = multer({ fileFilter(request, file, callback) {\n  const isPicture = /jpeg|png/.test(file.mimetype);\n  callback(null, true);\n} });\n'),
    'manual',
  ],
  [
    'the size in the description of a file',
    'Uploads are limited to 5 MB.',
    nest("export const upload = multer({ dest: 'x' });\nexport const sample = {\n  fileName: 'a.png',\n  fileSize: 5242880,\n};\n"),
    'manual',
  ],
  [
    'the tries of a lock of a store',
    'Accounts are locked after 5 failed login attempts.',
    nest('const LOCK_ATTEMPTS = 5;\nexport const acquire = (redis) => retry(redis, LOCK_ATTEMPTS);\n'),
    'manual',
  ],
  ['rounds beside the size of a hash', 'Passwords are hashed with PBKDF2 (SHA-256, 480000 iterations).', pbkdf2, 'kept'],
  ['rounds that are enough', 'Passwords are hashed with PBKDF2 with at least 100,000 iterations.', pbkdf2, 'kept'],
  ['a switch of something else', 'Audit logging is off by default and switched on with `ENABLE_RATE_LIMIT`.', envalid('ENABLE_RATE_LIMIT', false), 'manual'],
])('%s', async (_name, text, files, verdict) => {
  const verdicts = await verdictsOf(text, files);
  expect(verdicts.find((own) => own === 'kept' || own === 'broken' || own === 'stronger') ?? verdicts[0]).toBe(verdict);
});
