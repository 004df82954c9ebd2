import { defineRule } from 'policy-audit';
import { gravity, judgeServices, right } from './shared/compose.ts';
import { web } from './shared/compose-examples.ts';
import { cisDocker, composeReference, cwe } from './shared/references.ts';

const turnsOff = /^(?:seccomp[:=]unconfined|apparmor[:=]unconfined|label[:=]disable|systempaths[:=]unconfined)$/i;

export default defineRule({
  id: 'container/compose-seccomp-off',
  title: 'No Compose service disables seccomp, AppArmor or SELinux',
  severity: 'high',
  rationale: "Docker's profiles refuse the system calls and paths that escapes need. Without them, every bug of the kernel is within reach.",
  remediation: 'Remove the option from `security_opt`; where a program needs more, give it a profile of its own (`seccomp:profile.json`).',
  practices: ['container/seccomp'],
  references: [...cisDocker('5.2', '5.3', '5.22'), cwe(250), composeReference('security_opt')],
  since: '0.1.0',
  needs: ['compose'],
  check: ({ compose }) =>
    judgeServices(
      compose.services,
      (service) => {
        const { name, at, securityOptions } = service;
        const off = securityOptions.filter(({ text }) => turnsOff.test(text));
        if (off.length > 0) return { findings: off.map((option) => ({ message: `Service "${name}" runs with ${option.text}.`, at: option.at, ...gravity(service) })) };
        return right(securityOptions[0]?.at ?? at, `service "${name}" keeps its profiles`);
      },
      'Do these services keep their profiles?',
    ),
  examples: {
    bad: [
      { name: 'seccomp', files: web('security_opt:', '  - seccomp:unconfined'), expect: { fail: ['compose.yaml:5'] } },
      {
        name: 'AppArmor and the masked paths',
        files: web('security_opt:', '  - apparmor=unconfined', '  - systempaths=unconfined'),
        expect: { fail: ['compose.yaml:5', 'compose.yaml:6'] },
      },
      { name: 'SELinux', files: web('security_opt: [label:disable]'), expect: { fail: ['compose.yaml:4'] } },
    ],
    good: [
      { name: 'nothing set', files: web('restart: always'), expect: 'pass' },
      { name: 'a profile of its own', files: web('security_opt: ["seccomp:./profile.json"]'), expect: 'pass' },
    ],
  },
});
