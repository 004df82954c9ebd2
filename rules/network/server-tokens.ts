import { dedent, defineRule, type Verdicts } from 'policy-audit';
import { cwe } from './shared/references.ts';
import { judgeSites, labelOf, type Site } from './shared/sites.ts';

const look = (site: Site): Verdicts => {
  const { serverTokens: setting, product } = site;
  const value = setting?.values[0]?.toLowerCase();
  if (product === 'apache') {
    if (!setting) return {};
    return /^prod/.test(value ?? '')
      ? { evidence: [{ at: setting.at, note: 'only the product is named' }] }
      : { findings: [{ message: `Apache reveals its version (ServerTokens ${setting.values[0]}).`, at: setting.at }] };
  }
  if (value === 'off' || value === '') return { evidence: [{ at: setting?.at ?? site.at, note: 'the version is not revealed' }] };
  return {
    findings: [
      {
        message: setting ? `${labelOf(site)} reveals the nginx version (server_tokens ${value}).` : `${labelOf(site)} does not turn server_tokens off.`,
        at: setting?.at ?? site.at,
      },
    ],
  };
};

export default defineRule({
  id: 'network/server-tokens',
  title: 'Web servers do not reveal their version',
  severity: 'info',
  rationale: 'The version in each answer saves whoever scans the net for a known hole the trouble of trying.',
  remediation: 'nginx: `server_tokens off;` in the http block. Apache: `ServerTokens Prod`.',
  practices: ['network/security-headers'],
  references: [cwe(200), { standard: 'nginx', control: 'server_tokens', url: 'https://nginx.org/en/docs/http/ngx_http_core_module.html#server_tokens' }],
  since: '0.1.0',
  needs: ['proxies'],
  check({ proxies }) {
    const sites = proxies.sites.filter(({ product, documented }) => (product === 'nginx' || product === 'apache') && !documented);
    return judgeSites(
      sites.map((site) => ({ site, said: look(site) })),
      'info',
      '',
      'No configuration of nginx or Apache is in the repository.',
    );
  },
  examples: {
    bad: [
      {
        name: 'not set',
        files: {
          'nginx/site.conf': dedent`
            server {
              listen 80;
            }
          `,
        },
        expect: { fail: ['nginx/site.conf:1'] },
      },
      {
        name: 'on',
        files: {
          'nginx/site.conf': dedent`
            server {
              listen 80;
              server_tokens on;
            }
          `,
        },
        expect: { fail: ['nginx/site.conf:3'] },
      },
    ],
    good: [
      {
        name: 'what developers start for themselves',
        files: {
          'dev/nginx/default.conf': dedent`
            server {
                listen 80;
                location / {
                    proxy_pass http://app;
                }
            }
          `,
        },
        expect: 'not-applicable',
      },
      {
        name: 'off for all servers',
        files: {
          'nginx/nginx.conf': dedent`
            http {
              server_tokens off;
              server { listen 80; }
            }
          `,
        },
        expect: 'pass',
      },
      {
        name: 'no nginx',
        files: {
          Caddyfile: dedent`
            shop.example {
            	respond ok
            }
          `,
        },
        expect: 'not-applicable',
      },
    ],
  },
});
