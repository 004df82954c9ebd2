import { defineRule } from 'policy-audit';
import { asks, gravity, isTrue, judgeServices, right } from './shared/compose.ts';
import { web } from './shared/compose-examples.ts';
import { cisDocker, composeReference, cwe } from './shared/references.ts';

export default defineRule({
  id: 'container/compose-privileged',
  title: 'No Compose service is privileged',
  severity: 'critical',
  rationale: 'A privileged container has every capability and every device of the host: who breaks into it has the host.',
  remediation: 'Remove `privileged: true`. Add only the capability (`cap_add`) or device (`devices`) the program needs.',
  practices: ['container/privilege-escalation'],
  references: [...cisDocker('5.5'), cwe(250), composeReference('privileged')],
  since: '0.1.0',
  needs: ['compose'],
  check: ({ compose }) =>
    judgeServices(
      compose.services,
      (service) => {
        const { name, at, privileged } = service;
        const set = privileged.filter(isTrue);
        if (set.length > 0) return { findings: set.map((setting) => ({ message: `Service "${name}" is privileged.`, at: setting.at, ...gravity(service, 'medium') })) };
        const unknown = privileged.find(({ open }) => open.length > 0);
        return unknown ? asks(unknown.at, `${unknown.open.join(', ')} decides whether service "${name}" is privileged`) : right(at, `service "${name}" is not privileged`);
      },
      'Are these services privileged where they run?',
    ),
  examples: {
    bad: [
      { name: 'set on the service', files: web('privileged: true'), expect: { fail: ['compose.yaml:4'] } },
      { name: 'as a string', files: web('privileged: "true"'), expect: { fail: ['compose.yaml:4'] } },
      { name: 'while it is built', files: web('build:', '  context: .', '  privileged: true'), expect: { fail: ['compose.yaml:6'] } },
    ],
    good: [
      { name: 'not set', files: web('restart: always'), expect: 'pass' },
      { name: 'set to false', files: web('privileged: false'), expect: 'pass' },
    ],
  },
});
