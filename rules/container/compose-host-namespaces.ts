import { dedent, defineRule } from 'policy-audit';
import { gravity, judgeServices, right } from './shared/compose.ts';
import { web } from './shared/compose-examples.ts';
import { cisDocker, composeReference, cwe } from './shared/references.ts';

const shared: Record<string, string> = {
  network_mode: 'network',
  networks: 'network',
  pid: 'processes',
  ipc: 'shared memory',
  uts: 'host name',
  userns_mode: 'user ids',
  cgroup: 'control groups',
};

export default defineRule({
  id: 'container/compose-host-namespaces',
  title: 'No Compose service shares a host namespace',
  severity: 'high',
  rationale: 'With a namespace of the host, a container sees and reaches what the others of its kind cannot: every port on loopback, every process and its environment.',
  remediation: 'Remove the setting, and publish the ports that are needed on 127.0.0.1.',
  practices: ['container/privilege-escalation', 'network/bind-address'],
  references: [...cisDocker('5.10', '5.16', '5.17', '5.21', '5.31'), cwe(653), composeReference('network_mode')],
  since: '0.1.0',
  needs: ['compose', 'policyPorts'],
  check: ({ compose, policyPorts }) =>
    judgeServices(
      compose.services,
      (service) => {
        const { name, at, namespaces } = service;
        const ofHost = namespaces.filter(({ text }) => text.toLowerCase() === 'host');
        if (ofHost.length === 0) return right(namespaces[0]?.at ?? at, `service "${name}" has namespaces of its own`);
        return {
          findings: ofHost.map((space) => ({
            message: `Service "${name}" shares the ${shared[space.name] ?? space.name} of its host (${space.name}: host).`,
            at: space.at,
            ...(/^network/.test(space.name) && policyPorts.internal.length === 0 ? { severity: 'medium' as const } : gravity(service, 'medium')),
          })),
        };
      },
      'Which namespaces do these services share?',
    ),
  examples: {
    bad: [
      { name: 'network', files: web('network_mode: host'), expect: { fail: ['compose.yaml:4'] } },
      {
        name: 'the network of the host under a name',
        files: {
          'compose.yaml': dedent`
            services:
              web:
                image: app:1
                networks: [outside]
            networks:
              outside: { name: host, external: true }
          `,
        },
        expect: { fail: ['compose.yaml:4'] },
      },
      { name: 'processes and shared memory', files: web('pid: host', 'ipc: "host"'), expect: { fail: ['compose.yaml:4', 'compose.yaml:5'] } },
    ],
    good: [
      { name: 'none', files: web('restart: always'), expect: 'pass' },
      { name: 'the network of another service', files: web('network_mode: "service:vpn"', 'ipc: shareable'), expect: 'pass' },
    ],
  },
});
