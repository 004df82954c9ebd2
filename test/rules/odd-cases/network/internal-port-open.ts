import { dedent } from '../../../../src/dedent.ts';
import type { Example } from '../../../../src/rule.ts';

const server = (...lines: readonly string[]): Record<string, string> => ({
  'nginx/admin.conf': ['server {', ...lines.map((line) => `    ${line}`), '    location / { proxy_pass http://127.0.0.1:8001; }', '}', ''].join('\n'),
  'SECURITY.md': '# Security policy\n\n- **Admin API (port 9001)**: only from trusted internal networks\n- **Public API (port 9000)**: may face the internet\n',
});

export default [
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
    files: {
      ...server('listen 127.0.0.1:9001;'),
      'haproxy.cfg': dedent`
        frontend admin
          bind :9001
          http-request deny if { src 192.0.2.7 }
          default_backend app
      `,
    },
    expect: { fail: ['haproxy.cfg:2'] },
  },
  {
    name: 'HAProxy that lets some addresses in',
    files: {
      'SECURITY.md': server()['SECURITY.md'] ?? '',
      'haproxy.cfg': dedent`
        frontend admin
          bind :9001
          acl inside src 10.0.0.0/8
          http-request deny if !inside
          default_backend app
      `,
      'b/haproxy.cfg': dedent`
        frontend admin
          bind :9001
          tcp-request connection reject unless { src 10.0.0.0/8 }
          default_backend app
      `,
    },
    expect: 'pass',
  },
  {
    name: 'only some addresses, for every server',
    files: {
      ...server('listen 127.0.0.1:9001;'),
      'nginx.conf': dedent`
        http {
          allow 10.0.0.0/8;
          deny all;
          server {
            listen 9001;
            root /srv;
          }
        }
      `,
    },
    expect: 'pass',
  },
  { name: 'loopback', files: server('listen 127.0.0.1:9001;'), expect: 'pass' },
  { name: 'a public port', files: server('listen 9000;'), expect: 'not-applicable' },
] satisfies readonly Example[];
