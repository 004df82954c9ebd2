import { dedent, defineRule, type Verdicts } from 'policy-audit';
import { cwe } from './shared/references.ts';
import { isLocal, judgeSites, type Site } from './shared/sites.ts';

const local = /^(?:localhost|127\.|\[?::1)|\.(?:localhost|local|internal|lan|home)$/;
const publicName = /\.[a-z]{2,}$/i;

const look = (site: Site): Verdicts => {
  const { plainAddress, automaticHttpsOff, forwarded } = site;
  if (isLocal(site)) return {};
  if (automaticHttpsOff)
    return forwarded
      ? { open: [{ at: automaticHttpsOff, note: 'automatic HTTPS is off, and another proxy seems to stand in front' }] }
      : { findings: [{ message: 'Automatic HTTPS is turned off.', at: automaticHttpsOff }] };
  if (!plainAddress) return { evidence: [{ at: site.at, note: 'Caddy gets certificates by itself' }] };
  const named = plainAddress.hosts.find((host) => publicName.test(host) && !local.test(host));
  if (named && !forwarded) return { findings: [{ message: `The address of the site ${named} makes Caddy serve it over plain HTTP.`, at: plainAddress.at }] };
  if (plainAddress.hosts.every((host) => local.test(host))) return {};
  return { open: [{ at: plainAddress.at, note: 'plain HTTP: another proxy may stand in front' }] };
};

export default defineRule({
  id: 'network/caddy-auto-https-off',
  title: 'Caddy keeps automatic HTTPS on',
  severity: 'medium',
  rationale: 'Caddy fetches certificates and sends plain HTTP on by itself. `auto_https off`, or an address with http://, takes that away.',
  remediation: 'Remove `auto_https`, and write the name of the site without http://.',
  practices: ['network/tls-in-production', 'network/certificates'],
  references: [cwe(319), { standard: 'Caddy', control: 'Automatic HTTPS', url: 'https://caddyserver.com/docs/automatic-https' }],
  since: '0.1.0',
  needs: ['proxies'],
  check({ proxies }) {
    const sites = proxies.sites.filter(({ product }) => product === 'caddy');
    const said = sites.map((site) => ({ site, said: look(site) }));
    const places = new Set<string>();
    // One global option turns it off for every site: it is told once.
    const once = said.map(({ site, said: { findings = [], ...rest } }) => ({
      site,
      said: { ...rest, findings: findings.filter(({ at }) => !places.has(`${at.path}:${at.line}`) && places.add(`${at.path}:${at.line}`)) },
    }));
    return judgeSites(
      once,
      'medium',
      'Does another proxy in front of Caddy end TLS?',
      sites.length === 0 ? 'No Caddyfile is in the repository.' : 'Caddy serves only names of the machine itself here.',
    );
  },
  examples: {
    bad: [
      {
        name: 'a site over plain HTTP',
        files: {
          Caddyfile: dedent`
            http://shop.example {
            	reverse_proxy app:9000
            }
          `,
        },
        expect: { fail: ['Caddyfile:1'] },
      },
      {
        name: 'without its redirects',
        files: {
          Caddyfile: dedent`
            {
            	auto_https disable_redirects
            }
            shop.example {
            	reverse_proxy app:9000
            }
          `,
        },
        expect: { fail: ['Caddyfile:2'] },
      },
    ],
    good: [
      {
        name: 'the name alone',
        files: {
          Caddyfile: dedent`
            shop.example, www.shop.example {
            	reverse_proxy app:9000
            }
          `,
        },
        expect: 'pass',
      },
      { name: 'no Caddyfile', files: { 'README.md': '# x\n' }, expect: 'not-applicable' },
    ],
  },
});
