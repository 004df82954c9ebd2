import { defineRule, type Facts, type Verdicts } from 'policy-audit';
import { cwe } from './shared/references.ts';
import { judgeSites } from './shared/sites.ts';

type Port = Facts['policyPorts']['internal'][number];

/** What starts a server on the machine itself; in a container every interface is only that of the container. */
const startScript = /\.(?:sh|bash)$|(?:^|\/)(?:Procfile|Makefile|justfile)$/;
const inContainer = /docker|entrypoint|container/i;
const everywhere = /^(?:0\.0\.0\.0|\*|\[?::\]?)$/;

const server = (...lines: readonly string[]): Record<string, string> => ({
  'nginx/admin.conf': ['server {', ...lines.map((line) => `    ${line}`), '    location / { proxy_pass http://127.0.0.1:8001; }', '}', ''].join('\n'),
  'SECURITY.md': '# Security policy\n\n- **Admin API (port 9001)**: only from trusted internal networks\n- **Public API (port 9000)**: may face the internet\n',
});

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
      { name: 'every interface', files: server('listen 9001;'), expect: { fail: ['nginx/admin.conf:2'] } },
      {
        name: 'a unit of systemd',
        files: { ...server('listen 127.0.0.1:9001;'), 'deploy/admin.service': '[Service]\nExecStart=/usr/bin/uvicorn app:app --host 0.0.0.0 --port 9001\n' },
        expect: { fail: ['deploy/admin.service:2'] },
      },
      {
        name: 'a start script',
        files: { ...server('listen 127.0.0.1:9001;'), 'scripts/start-admin.sh': 'exec uvicorn api.admin:app --host 0.0.0.0 --port 9001\n' },
        expect: { fail: ['scripts/start-admin.sh:1'] },
      },
      {
        name: 'a start script with variables',
        files: { ...server('listen 127.0.0.1:9001;'), 'scripts/start-admin.sh': 'ADMIN_PORT=9001\nexec uvicorn api.admin:app --host "${HOST:-0.0.0.0}" --port "$ADMIN_PORT"\n' },
        expect: { fail: ['scripts/start-admin.sh:2'] },
      },
      {
        name: 'only some addresses, in one location of several',
        files: server('listen 9001;', 'location /debug { allow 10.0.0.0/8; deny all; proxy_pass http://app; }'),
        expect: { fail: ['nginx/admin.conf:2'] },
      },
      {
        name: 'HAProxy that turns some addresses away',
        files: { ...server('listen 127.0.0.1:9001;'), 'haproxy.cfg': 'frontend admin\n  bind :9001\n  http-request deny if { src 192.0.2.7 }\n  default_backend app\n' },
        expect: { fail: ['haproxy.cfg:2'] },
      },
    ],
    good: [
      {
        name: 'HAProxy that lets some addresses in',
        files: {
          'SECURITY.md': server()['SECURITY.md'] ?? '',
          'haproxy.cfg': 'frontend admin\n  bind :9001\n  acl inside src 10.0.0.0/8\n  http-request deny if !inside\n  default_backend app\n',
          'b/haproxy.cfg': 'frontend admin\n  bind :9001\n  tcp-request connection reject unless { src 10.0.0.0/8 }\n  default_backend app\n',
        },
        expect: 'pass',
      },
      { name: 'only some addresses', files: server('listen 9001;', 'allow 10.0.0.0/8;', 'deny all;'), expect: 'pass' },
      {
        name: 'only some addresses, for every server',
        files: { ...server('listen 127.0.0.1:9001;'), 'nginx.conf': 'http {\n  allow 10.0.0.0/8;\n  deny all;\n  server {\n    listen 9001;\n    root /srv;\n  }\n}\n' },
        expect: 'pass',
      },
      { name: 'loopback', files: server('listen 127.0.0.1:9001;'), expect: 'pass' },
      { name: 'a public port', files: server('listen 9000;'), expect: 'not-applicable' },
      { name: 'a policy that names none', files: { 'nginx/a.conf': 'server {\n  listen 9001;\n}\n' }, expect: 'not-applicable' },
    ],
  },
});
