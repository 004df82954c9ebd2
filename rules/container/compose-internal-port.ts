import { dedent, defineRule, type Facts } from 'policy-audit';
import { gravity, judgeServices } from './shared/compose.ts';
import { web } from './shared/compose-examples.ts';
import { isDataStore, storeAt } from './shared/data-stores.ts';
import { isWide, portsInclude } from './shared/port-range.ts';
import { cisDocker, composeReference, cwe } from './shared/references.ts';

type Port = Facts['compose']['services'][number]['ports'][number];

const policy = '# Security policy\n\n- **Admin API (port 9001)**: only from trusted internal networks\n- **Public API (port 9000)**: may face the internet\n';

export default defineRule({
  id: 'container/compose-internal-port',
  title: 'Internal ports are not published outside the host',
  severity: 'high',
  rationale: 'A data store or an admin interface that is published on all interfaces is found by scanners within hours, and many ask for no password or a known one.',
  remediation: 'Remove the port: services in one Compose file reach each other without it. If the host needs it, bind it to 127.0.0.1.',
  practices: ['network/datastore-not-public', 'network/admin-interface-restricted', 'network/port-documented'],
  references: [...cisDocker('5.9', '5.14'), cwe(668), composeReference('ports')],
  since: '0.1.0',
  needs: ['compose', 'policyPorts'],
  options: { ports: { description: 'Further ports that are internal, as text', default: [] } },
  check({ compose, policyPorts }, options) {
    const publicPorts = new Set(policyPorts.public.map(({ port }) => port));
    const reason = (port: Port, image: string | undefined): { text: string; at?: (typeof policyPorts.internal)[number]['at'] } | undefined => {
      const has = (number: number): boolean => portsInclude(port.published, number) || portsInclude(port.target, number);
      const named = policyPorts.internal.find((internal) => has(internal.port));
      if (named) return { text: `which the security policy names as internal${named.label ? ` (${named.label})` : ''}`, at: named.at };
      if (options.ports.some((number) => has(Number(number)))) return { text: 'which the configuration names as internal' };
      const store = storeAt((number) => (!isWide(port.target) || isDataStore(image)) && portsInclude(port.target, number) && !publicPorts.has(number), image);
      return store ? { text: `the default port of ${store}` } : undefined;
    };
    return judgeServices(
      compose.services,
      (service) => {
        const { name, at, image, ports } = service;
        const internal = ports.flatMap((port) => {
          const why = reason(port, image?.text);
          return why ? [{ port, why, reach: port.reach }] : [];
        });
        const open = internal.filter(({ port, reach }) => !port.addressOpen && (reach === 'all' || reach === 'public'));
        return {
          findings: open.map(({ port, why, reach }) => ({
            message: `Service "${name}" publishes "${port.text}" ${reach === 'all' ? 'on all interfaces' : 'on a public address'}, ${why.text}.`,
            at: port.at,
            ...gravity(service, 'medium'),
            ...(why.at ? { related: [{ at: why.at, note: 'what the policy says about this port' }] } : {}),
          })),
          evidence: [
            { at: ports[0]?.at ?? at, note: internal.length > 0 ? `the internal ports of service "${name}" stay on the host` : `service "${name}" publishes no internal port` },
          ],
          open: internal.filter(({ port }) => port.addressOpen).map(({ port }) => ({ at: port.at, note: `a variable without a default decides the address of "${port.text}"` })),
        };
      },
      'To which address are these internal ports bound where the services run?',
    );
  },
  examples: {
    bad: [
      { name: 'the same behind another number', files: { ...web('ports: ["80:9001"]'), 'SECURITY.md': policy }, expect: { fail: ['compose.yaml:4'] } },
      {
        name: 'a data store',
        files: {
          'compose.yaml': dedent`
            services:
              db:
                image: postgres:16
                ports:
                  - "15432:5432"
          `,
        },
        expect: { fail: ['compose.yaml:5'] },
      },
    ],
    good: [
      { name: 'an internal port on loopback', files: { ...web('ports: ["127.0.0.1:9001:9001"]'), 'SECURITY.md': policy }, expect: 'pass' },
      {
        name: 'a data store that is not published',
        files: {
          'compose.yaml': dedent`
            services:
              db:
                image: postgres:16
          `,
        },
        expect: 'pass',
      },
    ],
  },
});
