import { dedent, defineRule, type Verdicts } from 'policy-audit';
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
        name: 'hands requests on',
        files: {
          'nginx/site.conf': dedent`
            server {
                listen 80;
                server_name shop.example;
                location / { proxy_pass http://127.0.0.1:9000; }
            }
          `,
        },
        expect: { fail: ['nginx/site.conf:4'] },
      },
      {
        name: 'Caddy, told to',
        files: {
          Caddyfile: dedent`
            http://shop.example {
            	reverse_proxy app:9000
            }
          `,
        },
        expect: { fail: ['Caddyfile:2'] },
      },
    ],
    good: [
      {
        name: 'a redirect',
        files: {
          'nginx/site.conf': dedent`
            server {
                listen 80;
                server_name shop.example;
                return 301 https://$host$request_uri;
            }
          `,
        },
        expect: 'pass',
      },
      {
        name: 'Caddy by itself',
        files: {
          Caddyfile: dedent`
            shop.example {
            	reverse_proxy app:9000
            }
          `,
        },
        expect: 'not-applicable',
      },
    ],
  },
});
