import { defineRule } from 'policy-audit';
import { capabilityName } from './shared/capabilities.ts';
import { gravity, judgeServices, missing, partOnly, right, settings, wrong } from './shared/compose.ts';
import { web } from './shared/compose-examples.ts';
import { isDataStore } from './shared/data-stores.ts';
import { cisDocker, composeReference, cwe } from './shared/references.ts';

/** Their entry points start as root, own their folders and change the user. */
const ofStore = 'Set `cap_drop: [ALL]`, and add back what the entry point needs to own its folders and change its user: `cap_add: [CHOWN, DAC_OVERRIDE, FOWNER, SETGID, SETUID]`.';

export default defineRule({
  id: 'container/compose-cap-drop',
  title: 'Every Compose service drops the capabilities it does not need',
  severity: 'low',
  rationale: 'Docker gives each container fourteen capabilities. A server rarely needs one of them; an attacker inside may use any.',
  remediation: 'Set `cap_drop: [ALL]` and add back with `cap_add` what the program needs.',
  practices: ['container/drop-capabilities'],
  references: [...cisDocker('5.4'), cwe(250), composeReference('cap_drop')],
  since: '0.1.0',
  needs: ['compose'],
  check: ({ compose }) =>
    judgeServices(
      compose.services,
      (service) => {
        const all = service.capDrop.find(({ text }) => capabilityName(text) === 'ALL');
        if (all) return right(all.at, `service "${service.name}" drops all capabilities`);
        if (service.partial) return partOnly(service);
        const [some] = service.capDrop;
        const dropped = service.capDrop.map(({ text }) => capabilityName(text)).join(', ');
        if (some) return wrong(`Service "${service.name}" drops only ${dropped}.`, some.at, gravity(service));
        if (isDataStore(service.image?.text))
          return { findings: [{ message: `Service "${service.name}" drops no capabilities.`, at: service.at, ...gravity(service), remediation: ofStore }] };
        const fix = { safe: false, title: `Drop all capabilities of "${service.name}"`, edits: [settings(service, 'cap_drop:', '  - ALL')] } as const;
        return missing(service, `Service "${service.name}" drops no capabilities.`, fix);
      },
      'Do these services drop their capabilities where they run?',
    ),
  examples: {
    bad: [
      { name: 'nothing dropped', files: web('restart: always'), expect: { fail: ['compose.yaml:2'] } },
      { name: 'only some', files: web('cap_drop: [NET_RAW, MKNOD]'), expect: { fail: ['compose.yaml:4'] } },
    ],
    good: [
      { name: 'all', files: web('cap_drop: [ALL]'), expect: 'pass' },
      { name: 'in small letters, one added back', files: web('cap_drop:', '  - all', 'cap_add: [NET_BIND_SERVICE]'), expect: 'pass' },
    ],
  },
});
