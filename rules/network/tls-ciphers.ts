import { dedent, defineRule, type Location, type Verdicts } from 'policy-audit';
import { cwe, mozillaTls } from './shared/references.ts';
import { judgeSites } from './shared/sites.ts';

const weakSuite = /(?:^|[-_+])(?:e?NULL|aNULL|ADH|AECDH|EXP(?:ORT)?\d*|RC4|RC2|DES|3DES|MD5|LOW|CBC3)(?:[-_+]|$)/i;

/** Suites that a list in the form of OpenSSL, or a list of names, allows; `!x` and `-x` take them out. */
const weakIn = (values: readonly string[]): readonly string[] =>
  values.flatMap((value) => value.split(/[:,\s]+/)).filter((suite) => !/^[!-]/.test(suite) && weakSuite.test(suite.replace(/^\+/, '')));

const rate = (values: readonly string[], at: Location): Verdicts => {
  const weak = weakIn(values);
  return weak.length > 0
    ? { findings: [{ message: `Weak cipher suites are allowed: ${[...new Set(weak)].slice(0, 6).join(', ')}.`, at }] }
    : { evidence: [{ at, note: 'no weak cipher suite' }] };
};

const server = (line: string): Record<string, string> => ({ 'nginx/site.conf': `server {\n    listen 443 ssl;\n    ${line}\n}\n` });

export default defineRule({
  id: 'network/tls-ciphers',
  title: 'No weak cipher suite is allowed',
  severity: 'low',
  rationale: 'RC4, DES, export and anonymous suites are broken: who sits in the middle reads along, or is the other end.',
  remediation: 'Use the list from the Mozilla SSL configuration generator, or remove the directive: current defaults are good.',
  practices: ['network/tls-in-production'],
  references: [mozillaTls, cwe(327)],
  since: '0.1.0',
  needs: ['proxies', 'traefik'],
  check({ proxies, traefik }) {
    const sites = proxies.sites.flatMap((site) => (site.ciphers ? [{ site, said: rate(site.ciphers.values, site.ciphers.at) }] : []));
    const once = sites.filter(
      ({ site }, index) => sites.findIndex((other) => other.site.ciphers?.at.path === site.ciphers?.at.path && other.site.ciphers?.at.line === site.ciphers?.at.line) === index,
    );
    const suites = traefik.cipherSuites.map(({ suites: names, at }) => ({ site: { documented: false }, said: rate(names, at) }));
    return judgeSites([...once, ...suites], 'low', '', 'No configuration of a web server in the repository chooses cipher suites.');
  },
  examples: {
    bad: [
      { name: 'broken suites', files: server('ssl_ciphers HIGH:RC4-SHA:DES-CBC3-SHA:!aNULL;'), expect: { fail: ['nginx/site.conf:3'] } },
      {
        name: 'two properties of suites, put together',
        files: { 'apache/site.conf': '<VirtualHost *:443>\n  SSLEngine on\n  SSLCipherSuite ALL:!aNULL:RC4+RSA:+HIGH\n</VirtualHost>\n' },
        expect: { fail: ['apache/site.conf:3'] },
      },
      {
        name: 'Traefik',
        files: {
          'traefik/tls.yml': dedent`
            tls:
              options:
                default:
                  cipherSuites: [TLS_RSA_WITH_RC4_128_SHA]
          `,
        },
        expect: { fail: ['traefik/tls.yml:4'] },
      },
    ],
    good: [
      { name: 'weak ones taken out', files: server('ssl_ciphers ECDHE-RSA-AES128-GCM-SHA256:HIGH:!aNULL:!MD5:!3DES;'), expect: 'pass' },
      { name: 'not set', files: server('root /srv;'), expect: 'not-applicable' },
    ],
  },
});
