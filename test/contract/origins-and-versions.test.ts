import { describe, expect, test } from 'vitest';
import { type Files, feature, judged } from './judged.ts';

const verdictsOf = async (text: string, files: Files) => (await judged(feature(text), files)).map(({ verdict }) => verdict);

describe('the origins of CORS', () => {
  const app = (origins: string): Files => ({
    'app.py': `from fastapi import FastAPI\nfrom fastapi.middleware.cors import CORSMiddleware\n\napp = FastAPI()\napp.add_middleware(CORSMiddleware, allow_origins=${origins})\n\n\n@app.get("/jobs")\ndef jobs():\n    return []\n`,
  });
  const two = '["https://a.example", "https://b.example"]';
  test.each([
    ['CORS allows only https://a.example', '["https://a.example"]', 'kept'],
    ['Cross-origin requests are allowed from https://a.example only', '["https://a.example"]', 'kept'],
    ['CORS allows https://a.example and https://b.example', two, 'kept'],
    ['CORS is limited to https://a.example', two, 'broken'],
    ['CORS allows https://a.example', two, 'kept'],
    ['CORS allows only https://c.example', two, 'broken'],
    ['CORS allows only https://a.example', '["https://a.example", "http://localhost:3000"]', 'manual'],
    ['CORS allows only https://a.example', 'os.environ["ORIGINS"].split(",")', 'manual'],
    ['CORS allows only https://a.example', '["https://a.example", re.compile("b")]', 'manual'],
  ])('%s: %s', async (text, origins, verdict) => {
    expect(await verdictsOf(text, app(origins))).toContain(verdict);
  });
});

describe('origins that nobody names', () => {
  const app = (options: string): Files => ({
    'package.json': '{"name":"shop","dependencies":{"express":"4.19.0","cors":"2.8.5"}}',
    'src/server.js': `const express = require('express');\nconst cors = require('cors');\nconst app = express();\napp.use(cors({ origin: ${options} }));\napp.get('/', (req, res) => res.end());\napp.listen(3000);\n`,
  });
  test.each<readonly [options: string, verdict: string]>([
    ["['https://a.example'], credentials: true", 'kept'],
    ["[/.*/, 'https://a.example']", 'manual'],
    ["(origin, next) => { if (origin === 'https://a.example') log(origin); next(null, true); }", 'manual'],
  ])('CORS is restricted to trusted origins: %s', async (options, verdict) => {
    expect(await verdictsOf('CORS is restricted to trusted origins.', app(options))).toEqual([verdict]);
  });
});

describe('the least version of a language', () => {
  test.each<readonly [string, Files, string]>([
    ['Node.js 22 or newer is required', { 'package.json': '{\n  "engines": {\n    "node": ">=22.4"\n  }\n}\n' }, 'kept'],
    ['Node.js 22.4 or newer is required', { 'package.json': '{\n  "engines": {\n    "node": ">=22.4"\n  }\n}\n' }, 'kept'],
    ['Node.js 24 or newer is required', { 'package.json': '{\n  "engines": {\n    "node": ">=22.4"\n  }\n}\n' }, 'broken'],
    ['Node 18+ is required', { 'package.json': '{\n  "engines": {\n    "node": ">=22.4"\n  }\n}\n' }, 'stronger'],
    ['Node 18+ is required', { 'package.json': '{\n  "engines": {\n    "node": ">=18 || >=22"\n  }\n}\n' }, 'manual'],
    ['Python 3.11 or later is required', { 'pyproject.toml': '[project]\nname = "x"\nrequires-python = ">=3.11"\n' }, 'kept'],
    ['Go 1.23 is required', { 'go.mod': 'module x\n\ngo 1.22\n' }, 'broken'],
    ['Rust 1.79 or newer is needed to build', { 'Cargo.toml': '[package]\nname = "x"\nrust-version = "1.79"\n' }, 'kept'],
    ['Java 21 is required', { 'pom.xml': '<project><properties><java.version>21</java.version></properties></project>\n' }, 'kept'],
    ['.NET 8 is required', { 'app.csproj': '<Project Sdk="Microsoft.NET.Sdk.Web"><PropertyGroup><TargetFramework>net8.0</TargetFramework></PropertyGroup></Project>\n' }, 'kept'],
    ['Go 1.23 or newer is required, with the race detector', { 'go.mod': 'module x\n\ngo 1.23\n' }, 'manual'],
  ])('%s', async (text, files, verdict) => {
    expect(await verdictsOf(text, files)).toContain(verdict);
  });
});

describe('who asks by default', () => {
  test.each<readonly [string, Files]>([
    ['Django', { 'site/settings.py': 'REST_FRAMEWORK = {\n    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"],\n}\n' }],
    [
      'Spring',
      {
        'src/main/java/Config.java':
          'class Config {\n  void chain(HttpSecurity http) {\n    http.authorizeHttpRequests(r -> r\n        .requestMatchers("/login").permitAll()\n        .anyRequest().authenticated());\n  }\n}\n',
      },
    ],
  ])('%s', async (_, files) => {
    expect(await verdictsOf('Every endpoint requires authentication by default', files)).toContain('kept');
    expect(await verdictsOf('Every endpoint requires authentication', files)).not.toContain('broken');
  });
});

describe('the numbers of ASP.NET and the words of others', () => {
  const net: Files = {
    'Program.cs':
      'var builder = WebApplication.CreateBuilder(args);\nbuilder.WebHost.ConfigureKestrel(options =>\n{\n    options.Limits.MaxRequestBodySize = 20 * 1024 * 1024;\n});\nbuilder.Services.ConfigureApplicationCookie(options =>\n{\n    options.ExpireTimeSpan = TimeSpan.FromHours(2);\n    options.SlidingExpiration = true;\n});\nbuilder.Services.AddRateLimiter(options => options.AddFixedWindowLimiter("api", limiter =>\n{\n    limiter.PermitLimit = 75;\n    limiter.Window = TimeSpan.FromMinutes(1);\n}));\n',
  };
  const go: Files = {
    'auth.go':
      'package main\n\nconst (\n\tmaxFailedLogins = 4\n\tlockoutDuration = 45 * time.Minute\n)\n\nfunc setPassword(password string) error {\n\tif len(password) < 9 {\n\t\treturn errShort\n\t}\n\treturn lock(maxFailedLogins, lockoutDuration)\n}\n',
  };
  test.each<readonly [string, Files, string]>([
    ['Requests of more than 20 MB are refused', net, 'kept'],
    ['Requests of more than 5 MB are refused', net, 'broken'],
    ['The API accepts 75 requests per minute', net, 'kept'],
    ['The API accepts 25 requests per minute', net, 'broken'],
    ['Sessions end after two hours without activity', net, 'kept'],
    ['Sessions end after 20 minutes without activity', net, 'broken'],
    ['After 4 failed logins an account is locked for 45 minutes', go, 'kept'],
    ['After 10 failed sign-ins an account is locked', go, 'stronger'],
    ['Passwords shorter than 9 characters are rejected', go, 'kept'],
    ['Passwords shorter than 12 characters are rejected', go, 'broken'],
  ])('%s', async (text, files, verdict) => {
    expect(await verdictsOf(text, files)).toContain(verdict);
  });
});
