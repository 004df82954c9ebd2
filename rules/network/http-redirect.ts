import { defineRule, type Verdicts } from 'policy-audit';
import { cwe } from './shared/references.ts';
import { hasPublicName, isLocal, judgeSites, labelOf, noSites, type Site } from './shared/sites.ts';

const look = (site: Site, filesWithTls: ReadonlySet<string>): Verdicts => {
  const plain = site.listens.find(({ port, tls }) => !tls && port === 80);
  if (!plain || isLocal(site) || site.restricted) return {};
  if (site.redirects) return { evidence: [{ at: site.redirects, note: `${labelOf(site)} sends plain HTTP on to HTTPS` }] };
  if (!site.serves) return {};
  const served = `${labelOf(site)} answers on port 80 without sending requests on to HTTPS`;
  if (site.forwarded) return { open: [{ at: site.forwarded, note: `${served}; another hop in front of it seems to end TLS` }] };
  if (hasPublicName(site) || (site.product === 'haproxy' && filesWithTls.has(site.at.path))) return { findings: [{ message: `${served}.`, at: site.serves }] };
  return { open: [{ at: site.serves, note: served }] };
};

const server = (...lines: readonly string[]): Record<string, string> => ({
  'nginx/site.conf': ['server {', '    listen 80;', ...lines.map((line) => `    ${line}`), '}', ''].join('\n'),
});

export default defineRule({
  id: 'network/http-redirect',
  title: 'Plain HTTP only redirects to HTTPS',
  severity: 'medium',
  rationale: 'What is served on port 80 is read and changed by anybody on the way: passwords, session cookies, the program itself.',
  remediation: 'nginx: `return 301 https://$host$request_uri;` in the server for port 80, with a location for /.well-known/acme-challenge/ where certificates are fetched.',
  practices: ['network/tls-in-production', 'network/reverse-proxy'],
  references: [
    cwe(319),
    { standard: 'OWASP', control: 'Transport Layer Security Cheat Sheet', url: 'https://cheatsheetseries.owasp.org/cheatsheets/Transport_Layer_Security_Cheat_Sheet.html' },
  ],
  since: '0.1.0',
  needs: ['proxies'],
  check({ proxies }) {
    const filesWithTls = new Set(proxies.sites.filter(({ tls }) => tls).map(({ at }) => at.path));
    return judgeSites(
      proxies.sites.map((site) => ({ site, said: look(site, filesWithTls) })),
      'medium',
      'Does another hop in front of these servers end TLS and send plain HTTP on to HTTPS?',
      proxies.sites.length === 0 ? noSites : 'No site answers on port 80 with content.',
    );
  },
  examples: {
    bad: [
      {
        name: 'documented, on a page that fetches over HTTPS and adds no certificate',
        files: {
          'docs/install.md':
            '# Install\n\nInstall it with apt-transport-https, from https://apt.acme.io. We do not add TLS here.\n\n```nginx\nserver {\n    listen 80;\n    server_name shop.example;\n    location / {\n        proxy_pass http://app;\n    }\n}\n```\n',
        },
        expect: { fail: ['docs/install.md:10'] },
      },
      { name: 'hands requests on', files: server('server_name shop.example;', 'location / { proxy_pass http://127.0.0.1:9000; }'), expect: { fail: ['nginx/site.conf:4'] } },
      { name: 'serves files', files: server('server_name shop.example;', 'root /srv/www;'), expect: { fail: ['nginx/site.conf:4'] } },
      {
        name: 'Apache',
        files: { 'apache/site.conf': '<VirtualHost *:80>\n  ServerName shop.example\n  ProxyPass / http://127.0.0.1:9000/\n</VirtualHost>\n' },
        expect: { fail: ['apache/site.conf:3'] },
      },
      { name: 'Caddy, told to', files: { Caddyfile: 'http://shop.example {\n\treverse_proxy app:9000\n}\n' }, expect: { fail: ['Caddyfile:2'] } },
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
          'apache/site.conf':
            '<VirtualHost *:80>\n  ServerName shop.example\n  ProxyPass / http://127.0.0.1:9000/\n  <Location /server-status>\n    Require local\n  </Location>\n</VirtualHost>\n',
        },
        expect: { fail: ['apache/site.conf:3'] },
      },
      {
        name: 'HAProxy that turns some addresses and other names away',
        files: {
          'haproxy.cfg':
            'frontend web\n  bind :80\n  bind :443 ssl crt /c.pem\n  acl bad src 192.0.2.0/24\n  http-request deny if { src 192.0.2.7 } or bad\n  http-request deny if !{ hdr(host) shop.example }\n  default_backend app\n',
        },
        expect: { fail: ['haproxy.cfg:7'] },
      },
    ],
    good: [
      {
        name: 'a page that goes on to add the certificate',
        files: {
          'docs/install.md':
            '# Install\n\n```nginx\nserver {\n    server_name app.acme.io;\n    location / {\n        proxy_pass http://app;\n    }\n}\n```\n\n    sudo certbot --nginx\n',
        },
        expect: 'not-applicable',
      },
      { name: 'a redirect', files: server('server_name shop.example;', 'return 301 https://$host$request_uri;'), expect: 'pass' },
      {
        name: 'a redirect beside the challenge for certificates',
        files: server('server_name shop.example;', 'location /.well-known/acme-challenge/ { root /var/www; }', 'location / { return 301 https://$host$request_uri; }'),
        expect: 'pass',
      },
      { name: 'Caddy by itself', files: { Caddyfile: 'shop.example {\n\treverse_proxy app:9000\n}\n' }, expect: 'not-applicable' },
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
    ],
  },
});
