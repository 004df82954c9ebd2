import { dedent, defineRule, type Verdicts } from 'policy-audit';
import { cwe, mozillaTls, tlsRfc } from './shared/references.ts';
import { judgeSites, labelOf, type Site } from './shared/sites.ts';

const old = new Set(['sslv2', 'sslv3', 'tlsv1', 'tlsv1.0', 'tlsv1.1', 'tls1.0', 'tls1.1']);

/** The versions that are left on. Apache takes them off and puts them on again, from left to right. */
const enabled = (site: Site): readonly string[] => {
  const values = site.protocols?.values ?? [];
  if (site.product !== 'apache') return values.map((value) => value.toLowerCase());
  const on = new Set<string>();
  for (const value of values.map((word) => word.toLowerCase())) {
    const version = value.replace(/^[+-]/, '');
    const versions = version === 'all' ? ['tlsv1', 'tlsv1.1', 'tlsv1.2', 'tlsv1.3'] : [version];
    for (const one of versions) value.startsWith('-') ? on.delete(one) : on.add(one);
  }
  return [...on];
};

const spoken = (version: string): string => version.replace('tlsv', 'TLS ').replace('sslv', 'SSL ').replace('tls1', 'TLS 1');

const look = (site: Site): Verdicts => {
  const { protocols } = site;
  if (!protocols) {
    if (!site.tls) return {};
    // Caddy allows TLS 1.2 and 1.3 unless told otherwise, and knows nothing older.
    if (site.product === 'caddy') return { evidence: [{ at: site.at, note: 'Caddy allows TLS 1.2 and 1.3' }] };
    return { open: [{ at: site.at, note: 'the versions of TLS are those of the installed version: nginx before 1.23.4 allows TLS 1.0' }] };
  }
  const weak = enabled(site).filter((version) => old.has(version));
  if (weak.length > 0)
    return {
      findings: [
        {
          message: `${labelOf(site)} allows ${weak.map(spoken).join(', ')}.`,
          at: protocols.at,
        },
      ],
    };
  return { evidence: [{ at: protocols.at, note: `only ${enabled(site).map(spoken).join(', ')}` }] };
};

export default defineRule({
  id: 'network/tls-version',
  title: 'Every site refuses TLS 1.1 and older',
  severity: 'high',
  rationale: 'SSL 3, TLS 1.0 and TLS 1.1 have known breaks, and browsers have given them up: who still asks for them is a scanner or somebody in the middle.',
  remediation:
    'nginx: `ssl_protocols TLSv1.2 TLSv1.3;`. Apache: `SSLProtocol -all +TLSv1.2 +TLSv1.3`. Traefik: `minVersion: VersionTLS12`. HAProxy: `ssl-default-bind-options ssl-min-ver TLSv1.2`.',
  practices: ['network/tls-in-production'],
  references: [tlsRfc, mozillaTls, cwe(326)],
  since: '0.1.0',
  needs: ['proxies', 'traefik'],
  check({ proxies, traefik }) {
    const versions: Verdicts = {
      findings: traefik.minVersions
        .filter(({ version }) => /^VersionTLS1[01]$/.test(version))
        .map(({ version, at }) => ({ message: `Traefik allows ${version.replace('VersionTLS1', 'TLS 1.')}.`, at })),
      evidence: traefik.minVersions
        .filter(({ version }) => /^VersionTLS1[23]$/.test(version))
        .map(({ version, at }) => ({ at, note: `Traefik allows ${version.replace('VersionTLS1', 'TLS 1.')} and newer` })),
    };
    return judgeSites(
      [...eachSetting(proxies.sites).map((site) => ({ site, said: look(site) })), { site: { documented: false }, said: versions }],
      'high',
      'Which versions of TLS does the installed web server allow?',
      'No configuration of a web server in the repository ends TLS.',
    );
  },
  examples: {
    bad: [
      {
        name: 'old versions on',
        files: {
          'nginx/site.conf': dedent`
            server {
                listen 443 ssl;
                server_name shop.example;
                ssl_protocols TLSv1 TLSv1.1 TLSv1.2;
            }
          `,
        },
        expect: { fail: ['nginx/site.conf:4'] },
      },
      {
        name: 'Traefik',
        files: {
          'traefik/tls.yml': dedent`
            tls:
              options:
                default:
                  minVersion: VersionTLS10
          `,
        },
        expect: { fail: ['traefik/tls.yml:4'] },
      },
    ],
    good: [
      {
        name: 'new versions only',
        files: {
          'nginx/site.conf': dedent`
            server {
                listen 443 ssl;
                server_name shop.example;
                ssl_protocols TLSv1.2 TLSv1.3;
            }
          `,
        },
        expect: 'pass',
      },
      {
        name: 'Caddy by default',
        files: {
          Caddyfile: dedent`
            shop.example {
            	reverse_proxy app:9000
            }
          `,
        },
        expect: 'pass',
      },
      {
        name: 'no TLS',
        files: {
          'nginx/site.conf': dedent`
            server {
              listen 80;
            }
          `,
        },
        expect: 'not-applicable',
      },
    ],
  },
});

/** Sites of one file often share the setting of the file around them: it is told once. */
const eachSetting = (sites: readonly Site[]): readonly Site[] => {
  const seen = new Set<string>();
  return sites.filter(({ protocols }) => {
    const place = protocols ? `${protocols.at.path}:${protocols.at.line}` : undefined;
    if (place === undefined || !seen.has(place)) {
      if (place) seen.add(place);
      return true;
    }
    return false;
  });
};
