import { dedent } from '../../../../src/dedent.ts';
import type { Example } from '../../../../src/rule.ts';

const server = (...lines: readonly string[]): Record<string, string> => ({
  'nginx/site.conf': ['server {', '    listen 80;', ...lines.map((line) => `    ${line}`), '}', ''].join('\n'),
});

export default [
  {
    name: 'one path that is sent on, and the rest served',
    files: {
      'apache/a.conf': dedent`
        <VirtualHost *:80>
          ServerName a.example
          Redirect permanent /old https://a.example/new
          ProxyPass / http://127.0.0.1:3000/
        </VirtualHost>
      `,
    },
    expect: { fail: ['apache/a.conf:4'] },
  },
  {
    name: 'every path, in the words of Apache',
    files: {
      'apache/a.conf': [
        'Redirect permanent / https://a.example/',
        'RedirectMatch 301 ^/(.*)$ https://a.example/$1',
        'RewriteRule ^/?(.*) https://%{SERVER_NAME}/$1 [R=301,L]',
        'RewriteRule !^/\\.well-known https://a.example%{REQUEST_URI} [R=301,L]',
      ]
        .map((line) => `<VirtualHost *:80>\n  ServerName a.example\n  DocumentRoot /var/www\n  ${line}\n</VirtualHost>\n`)
        .join(''),
    },
    expect: 'pass',
  },
  {
    name: 'documented, on a page that fetches over HTTPS and adds no certificate',
    files: {
      'docs/install.md': dedent`
        # Install

        Install it with apt-transport-https, from https://apt.acme.io. We do not add TLS here.

        \`\`\`nginx
        server {
            listen 80;
            server_name shop.example;
            location / {
                proxy_pass http://app;
            }
        }
        \`\`\`
      `,
    },
    expect: { fail: ['docs/install.md:10'] },
  },
  { name: 'serves files', files: server('server_name shop.example;', 'root /srv/www;'), expect: { fail: ['nginx/site.conf:4'] } },
  {
    name: 'Apache',
    files: {
      'apache/site.conf': dedent`
        <VirtualHost *:80>
          ServerName shop.example
          ProxyPass / http://127.0.0.1:9000/
        </VirtualHost>
      `,
    },
    expect: { fail: ['apache/site.conf:3'] },
  },
  {
    name: 'a redirect of some places only',
    files: server('server_name shop.example;', 'location = / { return 301 https://shop.example/; }', 'location /api { proxy_pass http://app; }'),
    expect: { fail: ['nginx/site.conf:5'] },
  },
  {
    name: 'a redirect of everything but the API',
    files: server('server_name shop.example;', 'location /api { proxy_pass http://app; }', 'location / { return 301 https://shop.example$request_uri; }'),
    expect: { fail: ['nginx/site.conf:4'] },
  },
  {
    name: 'a redirect of everything but what is shipped, and one part that is kept from others',
    files: server(
      'server_name shop.example;',
      'location /shipping { proxy_pass http://app; }',
      'location /admin { allow 10.0.0.0/8; deny all; }',
      'location / { return 301 https://shop.example$request_uri; }',
    ),
    expect: { fail: ['nginx/site.conf:4'] },
  },
  {
    name: 'Apache, with one place that is for some addresses',
    files: {
      'apache/site.conf': dedent`
        <VirtualHost *:80>
          ServerName shop.example
          ProxyPass / http://127.0.0.1:9000/
          <Location /server-status>
            Require local
          </Location>
        </VirtualHost>
      `,
    },
    expect: { fail: ['apache/site.conf:3'] },
  },
  {
    name: 'HAProxy that turns some addresses and other names away',
    files: {
      'haproxy.cfg': dedent`
        frontend web
          bind :80
          bind :443 ssl crt /c.pem
          acl bad src 192.0.2.0/24
          http-request deny if { src 192.0.2.7 } or bad
          http-request deny if !{ hdr(host) shop.example }
          default_backend app
      `,
    },
    expect: { fail: ['haproxy.cfg:7'] },
  },
  {
    name: 'a page that goes on to add the certificate',
    files: {
      'docs/install.md': dedent`
        # Install

        \`\`\`nginx
        server {
            server_name app.acme.io;
            location / {
                proxy_pass http://app;
            }
        }
        \`\`\`

            sudo certbot --nginx
      `,
    },
    expect: 'not-applicable',
  },
  {
    name: 'a redirect beside the challenge for certificates',
    files: server('server_name shop.example;', 'location /.well-known/acme-challenge/ { root /var/www; }', 'location / { return 301 https://$host$request_uri; }'),
    expect: 'pass',
  },
  { name: 'this machine only', files: server('server_name localhost;', 'root /srv/www;'), expect: 'not-applicable' },
  { name: 'a health check only', files: server('server_name shop.example;', 'location /health { return 200 ok; }'), expect: 'not-applicable' },
  { name: 'in a container, for any name', files: server('server_name _;', 'root /usr/share/nginx/html;'), expect: 'manual' },
  {
    name: 'a comment says where TLS ends',
    files: {
      'nginx/site.conf': `# TLS is terminated by the load balancer\n${server('server_name shop.example;', 'location / { proxy_pass http://app; }')['nginx/site.conf']}`,
    },
    expect: 'manual',
  },
  { name: 'behind another proxy', files: server('server_name shop.example;', 'set_real_ip_from 10.0.0.0/8;', 'location / { proxy_pass http://app; }'), expect: 'manual' },
] satisfies readonly Example[];
