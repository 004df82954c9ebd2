import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { collect } from '../../src/extraction/collect.ts';
import { loadFacts } from '../../src/facts/load-facts.ts';
import type { PolicyPorts } from '../../src/facts/policy-ports.ts';
import { parseCaddyfile } from '../../src/facts/proxies/parse-lines.ts';
import { parseNginx } from '../../src/facts/proxies/parse-nginx.ts';
import type { Proxies } from '../../src/facts/proxies/proxies.ts';
import { tlsElsewhere } from '../../src/facts/proxies/tls-elsewhere.ts';
import { memorySnapshot } from '../../src/repo/memory-snapshot.ts';

const sitesOf = async (files: Readonly<Record<string, string>>) => {
  const { facts } = await collect(memorySnapshot({ files }), await loadFacts(['proxies']));
  return (facts.get('proxies') as Proxies).sites;
};

describe('directives of nginx', () => {
  const flat = (text: string): string[] => parseNginx(text).map(({ name, args, line, column }) => `${line}:${column} ${[name, ...args].join(' ')}`);

  test('several on a line, one over several lines', () => {
    expect(flat('a 1; b 2;\nc\n  3\n  4;')).toEqual(['1:1 a 1', '1:6 b 2', '2:1 c 3 4']);
  });
  test('quotes, comments, variables and semicolons in quotes', () => {
    expect(flat('log "a; {b}" \'c\'; # d;\nset $x "${y}z"; e#f;')).toEqual(['1:1 log a; {b} c', '2:1 set $x ${y}z', '2:17 e#f']);
  });
  test('braces of templates belong to their word', () => {
    expect(flat('listen {{ port }}; server_name ${NAME};')).toEqual(['1:1 listen {{ port }}', '1:20 server_name ${NAME}']);
  });
  test('a Lua block is one word that nobody reads', () => {
    expect(flat('access_by_lua_block {\n  if x then y = "}" end -- }\n  t = { 1 }\n}\nb;')).toEqual(['1:1 access_by_lua_block', '5:1 b']);
  });
  test.each(['server {', '}', 'a { b; }}'])('%s is refused', (text) => {
    expect(() => parseNginx(text)).toThrow(expect.objectContaining({ name: 'UnreadableError', line: 1 }));
  });
  test('nothing but a refusal stops it', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('{', '}', ';', '"', "'", '#', '\n', ' ', 'a', '$', '\\', 'x_by_lua_block', '{{', '{%'), { maxLength: 40 }), (pieces) => {
        try {
          parseNginx(pieces.join(''));
        } catch (error) {
          expect(error).toMatchObject({ name: 'UnreadableError' });
        }
      }),
    );
  });
});

test('blocks of a Caddyfile, and addresses over two lines', () => {
  expect(parseCaddyfile(['{', '\temail a@b.example', '}', 'a.example,', 'b.example {', '\theader {', '\t\tX "y z"', '\t}', '}'])).toMatchObject([
    { name: '', block: [{ name: 'email', args: ['a@b.example'] }] },
    { name: 'a.example,', args: ['b.example'], line: 4, block: [{ name: 'header', block: [{ name: 'X', args: ['y z'], line: 7, column: 3 }] }] },
  ]);
});

describe('includes of nginx', () => {
  test('a server in an included file gets what the http block around it sets', async () => {
    const sites = await sitesOf({ 'nginx/nginx.conf': 'http {\n  ssl_protocols TLSv1.3;\n  include conf.d/*.conf;\n}\n', 'nginx/conf.d/a.conf': 'server { listen 443 ssl; }\n' });
    expect(sites).toMatchObject([{ at: { path: 'nginx/conf.d/a.conf' }, protocols: { values: ['TLSv1.3'], at: { path: 'nginx/nginx.conf', line: 2 } } }]);
  });
  test('files of one folder that an image copies to another', async () => {
    const sites = await sitesOf({ 'nginx/site.conf': 'include /etc/nginx/conf.d/common;\nserver { listen 443 ssl; }\n', 'nginx/common': 'ssl_protocols TLSv1.2;\n' });
    expect(sites).toMatchObject([{ protocols: { values: ['TLSv1.2'] }, unknownIncludes: [] }]);
  });
  test('files that include each other end', async () => {
    expect((await sitesOf({ 'nginx/a.conf': 'include b.conf;\nserver { listen 80; }\n', 'nginx/b.conf': 'include a.conf;\nserver { listen 81; }\n' })).length).toBeLessThan(100);
  });
});

test('fenced blocks are read at the lines of their page; a part with dots says nothing', async () => {
  const sites = await sitesOf({ 'docs/setup.md': '# A\n\n```nginx\nserver {\n  listen 80;\n}\n```\n\n```nginx\nserver {\n  ...\n```\n\n```json\n{}\n```\n' });
  expect(sites).toMatchObject([{ documented: true, at: { path: 'docs/setup.md', line: 4 } }]);
});

describe('a comment says that TLS ends elsewhere', () => {
  test.each([
    '# TLS is terminated by the load balancer',
    '    # SSL offloaded at the edge',
    'listen 80; # behind Traefik',
    '# cloudflared terminates HTTPS',
    '# behind an AWS ALB',
  ])('%s', (line) => {
    expect(tlsElsewhere(['server {', line], 'nginx')).toBe(2);
  });
  test.each([
    'listen 443 ssl; # managed by Certbot',
    '# SSL is handled by certbot',
    '# HTTPS only',
    '# behind the scenes',
    '# redirect to https',
    'set $x "behind nginx";',
    '# the app runs behind nginx',
    '# TLS is terminated here by nginx',
    '# not behind a load balancer',
    '# what is behind this proxy',
  ])('not %s', (line) => {
    expect(tlsElsewhere([line], 'nginx')).toBeUndefined();
  });
});

test('of nginx in front of another web server that is so', () => {
  expect(tlsElsewhere(['# behind nginx'], 'caddy')).toBe(1);
});

describe('ports of the security policy', () => {
  const portsOf = async (text: string) => {
    const { facts } = await collect(memorySnapshot({ files: { 'SECURITY.md': text } }), await loadFacts(['policyPorts']));
    const ports = facts.get('policyPorts') as PolicyPorts;
    return { internal: ports.internal.map(({ port }) => port), public: ports.public.map(({ port }) => port) };
  };
  test.each<[string, number[], number[]]>([
    ['- **Admin API (port 9001)**: only from trusted internal networks', [9001], []],
    ['- **Public API (port 9000)**: can face the internet', [], [9000]],
    ['Ports 9001 and 9002 are internal; port 9000 is public.', [9001, 9002], [9000]],
    ['| Metrics | 9100 | never exposed to the internet |', [9100], []],
    ['Bind `:8081` to localhost.', [8081], []],
    ['- UFW firewall enabled with only ports 80/443 open', [], [80, 443]],
    ['Only port 9001 is reachable, from the internal network.', [9001], []],
    ['The firewall closes port 9002.', [9002], []],
    ['- 8001: admin interface\n- 8080: public API\n', [8001], [8080]],
    ['Open these ports in the firewall:\n\n- 443 (HTTPS)\n- 80\n', [], []],
    ['## Restricted ports of the firewall\n\n- 443\n- 8001: admin\n', [8001], []],
    ['Open ports 80 and 443 in the firewall.', [], []],
    ['## Internal ports\n\n- 9100\n- 9200 (metrics)\n', [9100, 9200], []],
    ['These ports are not exposed:\n\n- Prometheus: 9100\n- Queue: 5672 (AMQP)\n- API: 8080, public\n', [9100, 5672], [8080]],
    ['## Internal ports\n\n| Port | Use |\n|---|---|\n| 9100 | metrics |\n\n## Releases\n\n- 2024: private beta\n- 404: internal errors\n', [9100], []],
    ['- Private keys: 4096\n- Admin sessions: 3600\n', [], []],
    ['We answer within 48 hours and keep 10485760 bytes of internal logs.', [], []],
    ['Set `MAX_BYTES=4096` for internal use.', [], []],
  ])('%s', async (text, internal, open) => {
    expect(await portsOf(text)).toEqual({ internal, public: open });
  });
});

describe('text made to be slow is read in time', () => {
  test.each<[string, string]>([
    ['unclosed template marks', '{% '.repeat(300_000)],
    ['unclosed variables', '${'.repeat(400_000)],
    ['unclosed quotes', `"${'\\"'.repeat(400_000)}`],
    ['Lua blocks on one line', 'x_by_lua_block { } '.repeat(40_000)],
    ['deep blocks', 'a { '.repeat(200_000)],
  ])('%s', (_, text) => {
    try {
      parseNginx(text);
    } catch (error) {
      expect(error).toMatchObject({ name: 'UnreadableError' });
    }
  });
  test('lines of a Caddyfile that go on and on', () => {
    expect(parseCaddyfile(Array.from({ length: 100_000 }, () => 'a \\')).length).toBeLessThan(1000);
  });
});

test('a part of an option that a Caddyfile imports is no site', async () => {
  const site = '{$SERVER_NAME:localhost} {\n\troot public/\n}\n';
  expect(await sitesOf({ Caddyfile: site, 'worker.Caddyfile': 'worker {\n\tfile ./public/index.php\n}\n' })).toHaveLength(1);
  expect(await sitesOf({ Caddyfile: 'localhost {\n\tphp_server\n}\n' })).toHaveLength(1);
  expect(await sitesOf({ 'web.Caddyfile': 'web {\n\treverse_proxy app:8080\n}\n' })).toHaveLength(1);
});
