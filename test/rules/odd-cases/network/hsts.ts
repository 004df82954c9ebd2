import { dedent } from '../../../../src/dedent.ts';
import type { Example } from '../../../../src/rule.ts';

const server = (...lines: readonly string[]): Record<string, string> => ({
  'nginx/site.conf': ['server {', '    listen 443 ssl;', '    server_name shop.example;', ...lines.map((line) => `    ${line}`), '}', ''].join('\n'),
});

const header = 'add_header Strict-Transport-Security "max-age=31536000; includeSubDomains" always;';

export default [
  {
    name: 'for some requests only, in the words of HAProxy',
    files: {
      'haproxy.cfg': dedent`
        frontend a
          bind *:443 ssl crt /a.pem
          acl is_api path_beg /api
          http-response set-header Strict-Transport-Security "max-age=31536000" if is_api
          default_backend b
        frontend c
          bind *:8443 ssl crt /a.pem
          http-response set-header Strict-Transport-Security "max-age=31536000" if { ssl_fc } !{ path_beg /.well-known }
          default_backend b
        backend b
          server s 10.0.0.1:80
      `,
    },
    expect: { fail: ['haproxy.cfg:1'] },
  },
  {
    name: 'for a part of the site only',
    files: {
      Caddyfile: 'a.example {\n\theader /api/* Strict-Transport-Security "max-age=31536000"\n\treverse_proxy app:3000\n}\n',
      'apache/a.conf': dedent`
        <VirtualHost *:443>
          ServerName b.example
          SSLEngine on
          <Location "/api">
            Header always set Strict-Transport-Security "max-age=31536000"
          </Location>
        </VirtualHost>
      `,
    },
    expect: { fail: ['Caddyfile:1', 'apache/a.conf:1'] },
  },
  {
    name: 'for all of it, below a condition or the first place',
    files: {
      Caddyfile: 'a.example {\n\thandle {\n\t\theader * Strict-Transport-Security "max-age=31536000"\n\t}\n}\n',
      'apache/a.conf': dedent`
        <VirtualHost *:443>
          ServerName b.example
          SSLEngine on
          <IfModule mod_headers.c>
            <Location />
              Header always set Strict-Transport-Security "max-age=31536000"
            </Location>
          </IfModule>
        </VirtualHost>
      `,
    },
    expect: 'pass',
  },
  {
    name: 'a site that gets its name when it is started',
    files: {
      Caddyfile: dedent`
        {$SERVER_NAME:localhost} {
        	reverse_proxy app:9000
        }
      `,
    },
    expect: { fail: ['Caddyfile:1'] },
  },
  {
    name: 'by the program, for an hour',
    files: { ...server('location / { proxy_pass http://app; }'), 'shop/settings.py': 'SECURE_HSTS_SECONDS = values.IntegerValue(3600)\n' },
    expect: 'manual',
  },
  ...['60 * 60', 'int(os.environ.get("HSTS_SECONDS", 60))', 'env.int("HSTS_SECONDS", default=60)'].map((value) => ({
    name: `by the program, for a short time: ${value}`,
    files: { ...server('location / { proxy_pass http://app; }'), 'shop/settings.py': `SECURE_HSTS_SECONDS = ${value}\n` },
    expect: 'manual' as const,
  })),
  ...[
    [
      'app.py',
      'from flask import Flask\n\napp = Flask(__name__)\n\n\n@app.after_request\ndef headers(response):\n    if os.environ.get("HTTPS_ONLY"):\n        response.headers["Strict-Transport-Security"] = "max-age=31536000"\n    return response\n\n\n@app.get("/jobs")\ndef jobs():\n    return []\n',
    ],
    [
      'server.js',
      "import express from 'express';\n\nconst app = express();\napp.use((req, res, next) => {\n  if (config.hsts) {\n    res.setHeader('Strict-Transport-Security', 'max-age=31536000');\n  }\n  next();\n});\napp.get('/jobs', list);\n",
    ],
    [
      'main.js',
      "import express from 'express';\nimport helmet from 'helmet';\n\nconst app = express();\nif (config.secureHeaders) {\n  app.use(helmet());\n}\napp.get('/jobs', list);\n",
    ],
    ['shop/settings.py', 'SECURE_HSTS_SECONDS = int(os.environ.get("HSTS_SECONDS", 0))\n'],
    ['shop/settings/base.py', 'SECURE_HSTS_SECONDS = 31536000 if SSL_ONLY else 0\n'],
  ].map(([path = '', text = '']) => ({
    name: `by the program, where a setting asks for it: ${path}`,
    files: { ...server('location / { proxy_pass http://app; }'), [path]: text },
    expect: 'manual' as const,
  })),
  { name: 'in a comment', files: server(`#${header}`), expect: { fail: ['nginx/site.conf:1'] } },
  {
    name: 'a location with headers of its own loses it',
    files: server(header, 'location / {', '    add_header X-A b;', '    proxy_pass http://app;', '}'),
    expect: { fail: ['nginx/site.conf:5'] },
  },
  { name: 'taken back', files: server('add_header Strict-Transport-Security "max-age=0";'), expect: { fail: ['nginx/site.conf:4'] } },
  { name: 'not with errors', files: server('add_header Strict-Transport-Security "max-age=31536000";'), expect: { fail: ['nginx/site.conf:4'] } },
  {
    name: 'Apache',
    files: {
      'apache/site.conf': dedent`
        <VirtualHost *:443>
          ServerName shop.example
          SSLEngine on
        </VirtualHost>
      `,
    },
    expect: { fail: ['apache/site.conf:1'] },
  },
  {
    name: 'what the documentation shows, one severity lower',
    files: {
      'README.md': dedent`
        # App

        \`\`\`nginx
        server {
          listen 443 ssl;
          server_name shop.example;
        }
        \`\`\`
      `,
    },
    expect: { fail: ['README.md:4'] },
  },
  {
    name: 'labels for Traefik',
    files: {
      'compose.yaml': dedent`
        services:
          web:
            image: app:1
            labels:
              - traefik.http.routers.web.tls=true
      `,
    },
    expect: { fail: ['compose.yaml:5'] },
  },
  {
    name: 'a header that the program sends when it is told to',
    files: {
      ...server('location / { proxy_pass http://app; }'),
      'nginx/site.conf': '',
      'next.config.ts': dedent`
        const headers = [];
        if (forceHttps) {
          headers.push({
            key: 'Strict-Transport-Security',
            value: 'max-age=63072000',
          });
        }
      `,
    },
    expect: 'manual',
  },
  { name: 'on the server', files: server(header, 'location / { proxy_pass http://app; }'), expect: 'pass' },
  {
    name: 'in the http block of the file that includes the server',
    files: { ...server(), 'nginx/nginx.conf': `http {\n  ${header}\n  include /etc/nginx/site.conf;\n}\n` },
    expect: 'pass',
  },
  { name: 'in a snippet of the tree', files: { ...server('include snippets/hsts.conf;'), 'nginx/snippets/hsts.conf': `${header}\n` }, expect: 'pass' },
  {
    name: 'Caddy, from a snippet',
    files: {
      Caddyfile: dedent`
        (secure) {
        	header {
        		Strict-Transport-Security "max-age=31536000"
        	}
        }
        shop.example {
        	import secure
        	reverse_proxy app:9000
        }
      `,
    },
    expect: 'pass',
  },
  {
    name: 'by the program behind it',
    files: { ...server('location / { proxy_pass http://app; }'), 'shop/settings.py': 'SECURE_HSTS_SECONDS = 31536000\n' },
    expect: 'pass',
  },
  {
    name: 'by Django behind it, for days that are multiplied',
    files: { ...server('location / { proxy_pass http://app; }'), 'shop/settings.py': 'SECURE_HSTS_SECONDS = 60 * 60 * 24 * 365  # a year\n' },
    expect: 'pass',
  },
  {
    name: 'by the program behind it, with every answer over TLS',
    files: {
      ...server('location / { proxy_pass http://app; }'),
      'server.js': dedent`
        import express from 'express';

        const app = express();
        app.use((req, res, next) => {
          if (req.secure) {
            res.setHeader('Strict-Transport-Security', 'max-age=31536000');
          }
          next();
        });
        app.get('/jobs', list);
      `,
    },
    expect: 'pass',
  },
  {
    name: 'HAProxy',
    files: {
      'haproxy.cfg': dedent`
        frontend web
          mode http
          bind :443 ssl crt /c.pem
          http-response set-header Strict-Transport-Security "max-age=31536000"
          default_backend app
      `,
    },
    expect: 'pass',
  },
  { name: 'a snippet that is not in the tree', files: server('include snippets/security-headers.conf;'), expect: 'manual' },
  {
    name: 'Rails, where the environment decides',
    files: {
      'config/application.rb': 'class Application < Rails::Application\n  config.load_defaults 7.1\nend\n',
      'config/environments/production.rb': 'Rails.application.configure do\n  config.force_ssl = ENV["FORCE_SSL"] == "true"\nend\n',
    },
    expect: 'manual',
  },
] satisfies readonly Example[];
