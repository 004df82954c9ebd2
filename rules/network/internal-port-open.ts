import { dedent, defineRule, type Facts, type Verdicts } from 'policy-audit';
import { cwe } from './shared/references.ts';
import { judgeSites } from './shared/sites.ts';

type Port = Facts['policyPorts']['internal'][number];

/** What starts a server on the machine itself; in a container every interface is only that of the container. */
const startScript = /\.(?:sh|bash)$|(?:^|\/)(?:Procfile|Makefile|justfile)$/;
const inContainer = /docker|entrypoint|container/i;
const everywhere = /^(?:0\.0\.0\.0|\*|\[?::\]?)$/;

export default defineRule({
  id: 'network/internal-port-open',
  title: 'Internal ports are reachable only from inside',
  severity: 'high',
  rationale: 'The security policy says that these ports are internal. A listener on every interface makes that depend on a firewall that the repository does not show.',
  remediation: 'Bind it to 127.0.0.1 or to the address of the private network, or allow only that network: `allow 10.0.0.0/8; deny all;`.',
  practices: ['network/admin-interface-restricted', 'network/port-documented', 'network/bind-address'],
  references: [cwe(668), { standard: 'nginx', control: 'ngx_http_access_module', url: 'https://nginx.org/en/docs/http/ngx_http_access_module.html' }],
  since: '0.1.0',
  needs: ['proxies', 'policyPorts', 'systemdUnits', 'webApp'],
  check({ proxies, policyPorts, systemdUnits, webApp }) {
    const { internal } = policyPorts;
    const why = (port: Port): string => `port ${port.port}, which the security policy names as internal${port.label ? ` (${port.label})` : ''}`;
    const sites = proxies.sites.flatMap((site) =>
      site.listens.flatMap((listen) => {
        const port = internal.find((one) => one.port === listen.port);
        if (!port) return [];
        const inside = listen.reach === 'loopback' || listen.reach === 'private';
        const said: Verdicts =
          inside || site.restricted
            ? { evidence: [{ at: site.restricted ?? listen.at, note: `${why(port)}: ${inside ? `bound to ${listen.address}` : 'only some addresses are let in'}` }] }
            : {
                findings: [
                  {
                    message: `This ${site.product === 'nginx' ? 'server' : 'site'} admits everyone on ${why(port)}.`,
                    at: listen.at,
                    related: [{ at: port.at, note: 'what the policy says about this port' }],
                  },
                ],
              };
        return [{ site, said }];
      }),
    );
    const units = systemdUnits.listeners.flatMap(({ port: number, host, reach, at }) => {
      const port = internal.find((one) => one.port === number);
      if (!port) return [];
      const said: Verdicts =
        reach === 'all' || reach === 'public'
          ? {
              findings: [
                { message: `This unit listens on every interface (${host}) on ${why(port)}.`, at, related: [{ at: port.at, note: 'what the policy says about this port' }] },
              ],
            }
          : { evidence: [{ at, note: `${why(port)}: bound to ${host}` }] };
      return [{ site: { documented: false }, said }];
    });
    const scripts = webApp.listeners.flatMap(({ host, port: number, path, line }) => {
      const port = internal.find((one) => String(one.port) === number);
      if (!port || !host || !startScript.test(path) || inContainer.test(path)) return [];
      const at = { path, line };
      const said: Verdicts = everywhere.test(host)
        ? {
            findings: [
              { message: `This script listens on every interface (${host}) on ${why(port)}.`, at, related: [{ at: port.at, note: 'what the policy says about this port' }] },
            ],
          }
        : { evidence: [{ at, note: `${why(port)}: bound to ${host}` }] };
      return [{ site: { documented: false }, said }];
    });
    return judgeSites(
      [...sites, ...units, ...scripts],
      'high',
      '',
      internal.length === 0 ? 'The security policy names no internal port.' : 'No web server or unit in the repository listens on an internal port.',
    );
  },
  examples: {
    bad: [
      {
        name: 'every interface',
        files: {
          'nginx/admin.conf': dedent`
            server {
                listen 9001;
                location / { proxy_pass http://127.0.0.1:8001; }
            }
          `,
          'SECURITY.md': dedent`
            # Security policy

            - **Admin API (port 9001)**: only from trusted internal networks
            - **Public API (port 9000)**: may face the internet
          `,
        },
        expect: { fail: ['nginx/admin.conf:2'] },
      },
    ],
    good: [
      {
        name: 'only some addresses',
        files: {
          'nginx/admin.conf': dedent`
            server {
                listen 9001;
                allow 10.0.0.0/8;
                deny all;
                location / { proxy_pass http://127.0.0.1:8001; }
            }
          `,
          'SECURITY.md': dedent`
            # Security policy

            - **Admin API (port 9001)**: only from trusted internal networks
            - **Public API (port 9000)**: may face the internet
          `,
        },
        expect: 'pass',
      },
      {
        name: 'a policy that names none',
        files: {
          'nginx/a.conf': dedent`
            server {
              listen 9001;
            }
          `,
        },
        expect: 'not-applicable',
      },
    ],
  },
});
