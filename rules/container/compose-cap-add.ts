import { defineRule } from 'policy-audit';
import { capabilityName, isDangerousCapability, isVpnImage } from './shared/capabilities.ts';
import { gravity, judgeServices, right } from './shared/compose.ts';
import { web } from './shared/compose-examples.ts';
import { cisDocker, composeReference, cwe } from './shared/references.ts';

export default defineRule({
  id: 'container/compose-cap-add',
  title: 'No Compose service adds a dangerous capability',
  severity: 'high',
  rationale: 'Capabilities such as SYS_ADMIN or NET_ADMIN give a container power over the host or the traffic of others: most escapes start with one.',
  remediation: 'Remove the capability from `cap_add`; NET_BIND_SERVICE, CHOWN, SETUID and SETGID are what servers usually need.',
  practices: ['container/drop-capabilities'],
  references: [...cisDocker('5.4'), cwe(250), composeReference('cap_add')],
  since: '0.1.0',
  needs: ['compose'],
  check: ({ compose }) =>
    judgeServices(
      compose.services,
      (service) => {
        const { name, at, image, capAdd } = service;
        const findings = capAdd
          .filter(({ text }) => isDangerousCapability(text))
          .map((setting) => {
            const capability = capabilityName(setting.text);
            const expected = capability === 'NET_ADMIN' && isVpnImage(image?.text ?? name);
            return {
              message: `Service "${name}" adds the capability ${capability}.`,
              at: setting.at,
              ...(expected ? { severity: 'medium' as const } : gravity(service, 'medium')),
            };
          });
        return findings.length > 0 ? { findings } : right(capAdd[0]?.at ?? at, `service "${name}" adds no dangerous capability`);
      },
      'Which capabilities do these services get?',
    ),
  examples: {
    bad: [
      { name: 'one finding for each capability', files: web('cap_add:', '  - SYS_ADMIN', '  - NET_RAW'), expect: { fail: ['compose.yaml:5', 'compose.yaml:6'] } },
      { name: 'with its prefix, in small letters', files: web('cap_add: [cap_sys_ptrace]'), expect: { fail: ['compose.yaml:4'] } },
      { name: 'all of them', files: web('cap_add: [ALL]'), expect: { fail: ['compose.yaml:4'] } },
    ],
    good: [
      { name: 'none', files: web('restart: always'), expect: 'pass' },
      { name: 'to listen on a low port', files: web('cap_add: [NET_BIND_SERVICE]'), expect: 'pass' },
    ],
  },
});
