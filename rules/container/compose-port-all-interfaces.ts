import { defineRule, type Facts, type Fix, type Verdicts } from 'policy-audit';
import { builtStage } from './shared/built-stage.ts';
import { type ComposeService, gravity, instead, judgeServices } from './shared/compose.ts';
import { web } from './shared/compose-examples.ts';
import { cisDocker, composeReference, cwe } from './shared/references.ts';

const reverseProxy = /(?:^|[/_-])(?:nginx|caddy|traefik|haproxy|envoy|openresty|swag)(?:[/_:@-]|$)/i;

/** Of the short form with a port of the host; whoever reaches it from another machine no longer does. */
const onLoopback = ({ written = '', address, published, at }: ComposeService['ports'][number]): { readonly fix?: Fix } => {
  const everywhere = /^0\.0\.0\.0:/;
  if (written === '' || published === undefined || (address !== undefined && !everywhere.test(written))) return {};
  const ports = written.replace(everywhere, '');
  return { fix: { safe: false, title: `Bind ${ports} to 127.0.0.1`, edits: [instead(at, written, `127.0.0.1:${ports}`)] } };
};

const look =
  (dockerfiles: Facts['dockerfiles']) =>
  (service: ComposeService): Verdicts => {
    const { name, image, ports, namespaces } = service;
    // Without a network of its own there is nothing to publish; Docker ignores the list.
    if (namespaces.some((space) => space.name === 'network_mode' && /^(?:host|none|container:|service:)/.test(space.text))) return {};
    const isProxy = reverseProxy.test(builtStage(service, dockerfiles)?.stage.image?.repository ?? image?.text ?? '');
    const said = ports.map((port): Verdicts => {
      if (port.invalid) return { findings: [{ message: `Service "${name}" publishes "${port.text}", which Compose rejects: the host port is missing.`, at: port.at }] };
      if (port.addressOpen) return { open: [{ at: port.at, note: `a variable without a default decides the address of "${port.text}"` }] };
      const { reach } = port;
      if (reach === 'loopback' || reach === 'private') return { evidence: [{ at: port.at, note: `"${port.text}" is bound to ${port.address}` }] };
      if (isProxy && /^(?:80|443)$/.test(/^\$\{\w+\}$/.test(port.published ?? '') ? port.target : (port.published ?? '')))
        return { evidence: [{ at: port.at, note: `"${port.text}" belongs to a reverse proxy` }] };
      if (reach === 'public' && !/^[\d.]+$|:/.test(port.address ?? '')) return { open: [{ at: port.at, note: `"${port.text}" is bound to an address that may be public` }] };
      const where = reach === 'public' ? 'on an address of the internet' : 'on all interfaces';
      return { findings: [{ message: `Service "${name}" publishes "${port.text}" ${where}.`, at: port.at, ...gravity(service), ...onLoopback(port) }] };
    });
    const findings = said.flatMap((verdicts) => verdicts.findings ?? []);
    return { findings, evidence: said.flatMap((verdicts) => verdicts.evidence ?? []), open: said.flatMap((verdicts) => verdicts.open ?? []) };
  };

export default defineRule({
  id: 'container/compose-port-all-interfaces',
  title: 'Compose ports are published only on loopback or private addresses',
  severity: 'medium',
  rationale:
    'Docker opens published ports before the firewall of the host sees the packet: "8080:8080" is reachable from every network the host is in, whatever ufw or firewalld say.',
  remediation: 'Include the address: `"127.0.0.1:8080:8080"`. Put public services behind a reverse proxy on ports 80 and 443.',
  practices: ['container/loopback-publish', 'network/bind-address'],
  references: [...cisDocker('5.14'), cwe(1327), composeReference('ports')],
  since: '0.1.0',
  needs: ['compose', 'dockerfiles'],
  check: ({ compose, dockerfiles }) => judgeServices(compose.services, look(dockerfiles), 'To which address are these ports bound where the services run?'),
  examples: {
    bad: [
      { name: 'host and container port', files: web('ports: ["8080:8080"]'), expect: { fail: ['compose.yaml:4'] } },
      { name: 'a container port, published anywhere', files: web('ports:', '  - 8080', '  - "127.0.0.1:9:9"'), expect: { fail: ['compose.yaml:5'] } },
      {
        name: 'every address by name',
        files: web('ports:', '  - "0.0.0.0:1:1"', '  - "[::]:2:2"', '  - ":3:3"'),
        expect: { fail: ['compose.yaml:5', 'compose.yaml:6', 'compose.yaml:7'] },
      },
      { name: 'an address of the internet', files: web('ports: ["203.0.113.5:8080:8080"]'), expect: { fail: ['compose.yaml:4'] } },
      { name: 'a range and a protocol', files: web('ports:', '  - 3000-3005:3000-3005', '  - 53:53/udp'), expect: { fail: ['compose.yaml:5', 'compose.yaml:6'] } },
      { name: 'a variable for the port is no address', files: web('ports: ["${PORT:-8080}:8080"]'), expect: { fail: ['compose.yaml:4'] } },
      { name: 'the long form', files: web('ports:', '  - target: 80', '    published: 8080'), expect: { fail: ['compose.yaml:5'] } },
      { name: 'an address where only a port may stand', files: web('ports:', '  - target: 80', '    published: 127.0.0.1:8080'), expect: { fail: ['compose.yaml:5'] } },
      {
        name: 'from an extended service, where it is written',
        files: { ...web('extends: { file: base.yaml, service: base }'), 'base.yaml': 'services:\n  base:\n    ports:\n      - "8080:8080"\n' },
        expect: { fail: ['base.yaml:4'] },
      },
      {
        name: 'another port of a reverse proxy',
        files: { 'compose.yaml': 'services:\n  edge:\n    image: traefik:3.1\n    ports: ["443:443", "8080:8080"]\n' },
        expect: { fail: ['compose.yaml:4'] },
      },
      {
        name: 'the mesh of a swarm, whatever the address',
        files: web('deploy: { placement: { constraints: [node.role == worker] } }', 'ports:', '  - { target: 80, published: 80, host_ip: 127.0.0.1, mode: ingress }'),
        expect: { fail: ['compose.yaml:6'] },
      },
      { name: 'a quadlet of Podman', files: { 'quadlets/app.container': '[Container]\nImage=app:1\nPublishPort=8080:8080\n' }, expect: { fail: ['quadlets/app.container:3'] } },
      { name: 'the first format of Compose', files: { 'docker-compose.yml': 'web:\n  image: app:1\n  ports: ["8080:8080"]\n' }, expect: { fail: ['docker-compose.yml:3'] } },
    ],
    good: [
      { name: 'loopback', files: web('ports: ["127.0.0.1:8080:8080", "[::1]:8080:8080", "localhost:1:1"]'), expect: 'pass' },
      { name: 'a quadlet of Podman', files: { 'quadlets/app.container': '[Container]\nImage=app:1\nPublishPort=127.0.0.1:8080:8080\n' }, expect: 'pass' },
      { name: 'a private address', files: web('ports: ["10.0.0.5:8080:8080"]'), expect: 'pass' },
      { name: 'a variable with a loopback default', files: web('ports: ["${BIND:-127.0.0.1}:8080:8080"]'), expect: 'pass' },
      { name: 'the long form', files: web('ports:', '  - { target: 80, published: "8080", host_ip: 127.0.0.1 }'), expect: 'pass' },
      {
        name: 'web ports of a reverse proxy',
        files: { 'compose.yaml': 'services:\n  edge:\n    image: docker.io/library/caddy:2.8\n    ports: ["80:80", "443:443/udp"]\n' },
        expect: 'pass',
      },
      {
        name: 'a reverse proxy that is built here',
        files: { 'compose.yaml': 'services:\n  edge:\n    build: ./edge\n    ports: ["80:8080"]\n', 'edge/Dockerfile': 'FROM nginx:1.29\n' },
        expect: 'pass',
      },
      {
        name: 'web ports of a reverse proxy, under numbers that a variable gives',
        files: { 'compose.yaml': 'services:\n  edge:\n    image: nginx:1.29\n    ports: ["${HTTPS_PORT}:443"]\n' },
        expect: 'pass',
      },
      { name: 'exposed to other services only', files: web('expose: ["8080"]'), expect: 'not-applicable' },
      { name: 'a variable decides the address', files: web('ports: ["${BIND_ADDRESS}:8080:8080"]'), expect: 'manual' },
      {
        name: 'an override that takes the ports away',
        files: { ...web('ports: ["8080:8080"]'), 'compose.override.yaml': 'services:\n  web:\n    ports: !reset []\n' },
        expect: 'not-applicable',
      },
    ],
  },
});
