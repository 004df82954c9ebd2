import { dedent, defineRule, type Facts, type Fix, type Verdicts } from 'policy-audit';
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
      const isWeb = /^(?:80|443)$/.test(/^\$\{\w+\}$/.test(port.published ?? '') ? port.target : (port.published ?? ''));
      if (isWeb && !image && !service.build) return { open: [{ at: port.at, note: `"${port.text}" belongs to a service that another file makes a reverse proxy, or does not` }] };
      if (isProxy && isWeb) return { evidence: [{ at: port.at, note: `"${port.text}" belongs to a reverse proxy` }] };
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
      {
        name: 'the first format of Compose',
        files: {
          'docker-compose.yml': dedent`
            web:
              image: app:1
              ports: ["8080:8080"]
          `,
        },
        expect: { fail: ['docker-compose.yml:3'] },
      },
    ],
    good: [
      { name: 'loopback', files: web('ports: ["127.0.0.1:8080:8080", "[::1]:8080:8080", "localhost:1:1"]'), expect: 'pass' },
      {
        name: 'a quadlet of Podman',
        files: {
          'quadlets/app.container': dedent`
            [Container]
            Image=app:1
            PublishPort=127.0.0.1:8080:8080
          `,
        },
        expect: 'pass',
      },
      { name: 'exposed to other services only', files: web('expose: ["8080"]'), expect: 'not-applicable' },
    ],
  },
});
