import { dedent } from '../../../../src/dedent.ts';
import type { Example } from '../../../../src/rule.ts';

const server = (line: string): Record<string, string> => ({ 'nginx/site.conf': `server {\n    listen 443 ssl;\n    server_name shop.example;\n    ${line}\n}\n` });

export default [
  {
    name: 'all of Apache',
    files: {
      'apache/ssl.conf': dedent`
        <VirtualHost *:443>
          SSLEngine on
          SSLProtocol all -SSLv3
        </VirtualHost>
      `,
    },
    expect: { fail: ['apache/ssl.conf:3'] },
  },
  {
    name: 'HAProxy, by its least version',
    files: {
      'haproxy.cfg': dedent`
        global
          ssl-default-bind-options ssl-min-ver TLSv1.0
        frontend web
          bind :443 ssl crt /c.pem
      `,
    },
    expect: { fail: ['haproxy.cfg:2'] },
  },
  {
    name: 'HAProxy, in the second of two places',
    files: {
      'haproxy.cfg': dedent`
        frontend web
          bind :443 ssl crt /c.pem ssl-min-ver TLSv1.2
          bind :8443 ssl crt /c.pem ssl-min-ver TLSv1.0
      `,
    },
    expect: { fail: ['haproxy.cfg:3'] },
  },
  { name: 'HAProxy, in one place', files: { 'haproxy.cfg': 'frontend web\n  bind :443 ssl crt /c.pem ssl-min-ver TLSv1.1\n' }, expect: { fail: ['haproxy.cfg:2'] } },
  {
    name: 'Apache with the old ones taken off',
    files: {
      'apache/ssl.conf': dedent`
        <VirtualHost *:443>
          SSLEngine on
          SSLProtocol all -SSLv3 -TLSv1 -TLSv1.1
        </VirtualHost>
      `,
    },
    expect: 'pass',
  },
  {
    name: 'HAProxy with one version',
    files: {
      'haproxy.cfg': dedent`
        global
          ssl-default-bind-options force-tlsv12 no-tls-tickets
        frontend web
          bind :443 ssl crt /c.pem
      `,
    },
    expect: 'pass',
  },
  {
    name: 'HAProxy that leaves the versions alone',
    files: {
      'haproxy.cfg': dedent`
        global
          ssl-default-bind-options no-tls-tickets
        frontend web
          bind :443 ssl crt /c.pem
      `,
    },
    expect: 'manual',
  },
  { name: 'not set: the version of nginx decides', files: server('root /srv;'), expect: 'manual' },
] satisfies readonly Example[];
