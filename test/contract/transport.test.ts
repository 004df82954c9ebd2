import { describe, expect, test } from 'vitest';
import { type Files, feature, judged } from './judged.ts';

const verdictsOf = async (text: string, files: Files) => (await judged(feature(text), files)).map(({ verdict }) => verdict);

const year: readonly (readonly [name: string, files: Files])[] = [
  [
    'Helmet',
    {
      'src/app.js':
        "const express = require('express');\nconst helmet = require('helmet');\nconst app = express();\napp.use(\n  helmet({\n    hsts: {\n      maxAge: 365 * 24 * 60 * 60,\n      includeSubDomains: true,\n    },\n  }),\n);\napp.listen(3000);\n",
    },
  ],
  [
    'Rails',
    {
      'config/environments/production.rb':
        'Rails.application.configure do\n  config.force_ssl = true\n  config.ssl_options = { hsts: { expires: 1.year, subdomains: true } }\nend\n',
    },
  ],
  [
    'Spring',
    {
      'src/main/java/SecurityConfig.java':
        'class SecurityConfig {\n  void chain(HttpSecurity http) {\n    http.headers(headers -> headers\n        .httpStrictTransportSecurity(hsts -> hsts.maxAgeInSeconds(31536000).includeSubDomains(true)));\n  }\n}\n',
    },
  ],
  [
    'ASP.NET',
    { 'Program.cs': 'builder.Services.AddHsts(options =>\n{\n    options.MaxAge = TimeSpan.FromDays(365);\n    options.IncludeSubDomains = true;\n});\napp.UseHsts();\n' },
  ],
  ['Django', { 'site/settings.py': 'SECURE_HSTS_SECONDS = 31536000\nSECURE_HSTS_INCLUDE_SUBDOMAINS = True\n' }],
  [
    'Go',
    {
      'main.go':
        'package main\n\nfunc headers(next http.Handler) http.Handler {\n\treturn http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {\n\t\tw.Header().Set("Strict-Transport-Security", "max-age=31536000; includeSubDomains")\n\t\tnext.ServeHTTP(w, r)\n\t})\n}\n\nfunc main() {\n\thttp.Handle("/", headers(page))\n\thttp.ListenAndServe(":8080", headers(mux))\n}\n',
    },
  ],
];

describe.each(year)('how long HSTS holds, in %s', (_, files) => {
  test.each([
    ['HSTS is sent for one year', 'kept'],
    ['HSTS is sent for one year, including subdomains', 'kept'],
    ['HSTS is sent for two years', 'broken'],
  ])('%s', async (text, verdict) => {
    expect(await verdictsOf(text, files)).toContain(verdict);
  });

  test('and with what it is not sent', async () => {
    expect(await verdictsOf('HSTS is sent for one year with preload', files)).not.toContain('kept');
  });
});

const versions: readonly (readonly [name: string, files: Files])[] = [
  [
    'Go',
    { 'main.go': 'package main\n\nfunc main() {\n\tserver := &http.Server{TLSConfig: &tls.Config{MinVersion: tls.VersionTLS13}}\n\tserver.ListenAndServeTLS(cert, key)\n}\n' },
  ],
  ['Node', { 'server.js': "const https = require('https');\nhttps.createServer({ minVersion: 'TLSv1.3', key, cert }, app).listen(8443);\n" }],
  ['Python', { 'server.py': 'import ssl\n\ncontext = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)\ncontext.load_cert_chain(CERT)\ncontext.minimum_version = ssl.TLSVersion.TLSv1_3\n' }],
  ['Spring', { 'src/main/resources/application.yml': 'server:\n  ssl:\n    enabled-protocols: TLSv1.3\n' }],
];

describe.each(versions)('the versions of TLS, in %s', (_, files) => {
  test.each([
    ['TLS 1.3 is the lowest version accepted', 'kept'],
    ['Only TLS 1.3 is accepted', 'kept'],
    ['TLS 1.2 and older are accepted', 'manual'],
  ])('%s', async (text, verdict) => {
    expect(await verdictsOf(text, files)).toContain(verdict);
  });
});

test('an older version breaks what is said of the least, and that of a client says nothing', async () => {
  const old = {
    'main.go': 'package main\n\nfunc main() {\n\tserver := &http.Server{TLSConfig: &tls.Config{MinVersion: tls.VersionTLS12}}\n\tserver.ListenAndServeTLS(cert, key)\n}\n',
  };
  expect(await verdictsOf('Only TLS 1.3 is accepted', old)).toContain('broken');
  const client = { 'client.js': "const https = require('https');\nhttps.request({ minVersion: 'TLSv1.3' });\n" };
  expect(await verdictsOf('Only TLS 1.3 is accepted', client)).not.toContain('kept');
});

describe.each<readonly [string, Files]>([
  [
    'Helmet',
    {
      'src/app.js':
        "const express = require('express');\nconst helmet = require('helmet');\nconst app = express();\napp.use(helmet({ contentSecurityPolicy: { directives: { defaultSrc: [\"'self'\"], fontSrc: [\"'self'\"], objectSrc: [\"'none'\"] } } }));\napp.listen(3000);\n",
    },
  ],
  [
    'Rails',
    {
      'config/initializers/content_security_policy.rb':
        'Rails.application.config.content_security_policy do |policy|\n  policy.default_src :self\n  policy.font_src :self\n  policy.object_src :none\nend\n',
    },
  ],
  [
    'Django',
    { 'site/settings.py': 'MIDDLEWARE = ["csp.middleware.CSPMiddleware"]\nCSP_DEFAULT_SRC = ("\'self\'",)\nCSP_FONT_SRC = ("\'self\'",)\nCSP_OBJECT_SRC = ("\'none\'",)\n' },
  ],
  ['nginx', { 'nginx.conf': "server {\n  listen 443 ssl;\n  add_header Content-Security-Policy \"default-src 'self'; font-src 'self'; object-src 'none'\" always;\n}\n" }],
  [
    'a list of texts',
    {
      'src/csp.ts':
        "export const csp = [\n  \"default-src 'self'\",\n  \"font-src 'self'\",\n  \"object-src 'none'\",\n].join('; ');\nresponse.setHeader('Content-Security-Policy', csp);\n",
    },
  ],
])('the directives of a content security policy, in %s', (_, files) => {
  test.each([
    ["The content security policy is default-src 'self'", 'kept'],
    ["The content security policy is default-src 'none'", 'broken'],
    ["The CSP forbids plugins (object-src 'none')", 'kept'],
    ["In the CSP default-src and font-src are restricted to 'self'", 'kept'],
    ["In the CSP font-src and object-src are restricted to 'self'", 'broken'],
    ["The CSP has script-src 'self'", 'manual'],
  ])('%s', async (text, verdict) => {
    expect(await verdictsOf(text, files)).toContain(verdict);
  });
});

describe('headers that are listed in brackets', () => {
  const app = (policy: string): Files => ({
    'server.js': `import express from 'express';\nimport helmet from 'helmet';\n\nconst app = express();\n${policy}app.get('/jobs', (req, res) => res.json(jobs));\napp.listen(3000);\n`,
  });
  test.each([
    ['are each sent', 'Security headers (CSP, HSTS, nosniff)', app('app.use(helmet());\n'), ['kept', 'kept', 'kept']],
    ['are to be sent', 'Security headers (CSP, HSTS) are planned', app(''), ['manual', 'manual', 'manual']],
  ])('%s', async (_, said, files, verdicts) => {
    expect((await judged(feature(said), files)).map(({ verdict }) => verdict)).toEqual(verdicts);
  });
});
