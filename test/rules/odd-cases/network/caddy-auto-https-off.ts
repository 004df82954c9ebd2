import { dedent } from '../../../../src/dedent.ts';
import type { Example } from '../../../../src/rule.ts';

export default [
  {
    name: 'turned off for all',
    files: {
      Caddyfile: dedent`
        {
        	auto_https off
        }
        shop.example {
        	reverse_proxy app:9000
        }
        api.example {
        	reverse_proxy api:9000
        }
      `,
    },
    expect: { fail: ['Caddyfile:2'] },
  },
  {
    name: 'a comment says what stands in front',
    files: {
      Caddyfile: dedent`
        # Runs behind the Cloudflare tunnel.
        {
        	auto_https off
        }
        shop.example {
        	reverse_proxy app:9000
        }
      `,
    },
    expect: 'manual',
  },
  {
    name: 'this machine only',
    files: {
      Caddyfile: dedent`
        http://localhost:8080 {
        	reverse_proxy app:9000
        }
      `,
    },
    expect: 'not-applicable',
  },
  {
    name: 'any name on a port: behind another proxy',
    files: {
      Caddyfile: dedent`
        :80 {
        	reverse_proxy app:9000
        }
      `,
    },
    expect: 'manual',
  },
  {
    name: 'any name on another port',
    files: {
      Caddyfile: dedent`
        :3000 {
        	reverse_proxy app:9000
        }
      `,
    },
    expect: 'manual',
  },
  {
    name: 'directives that another file imports',
    files: {
      'caddy/headers.Caddyfile': dedent`
        header {
        	X-A b
        }
      `,
    },
    expect: 'not-applicable',
  },
] satisfies readonly Example[];
