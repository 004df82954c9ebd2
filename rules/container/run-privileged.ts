import { dedent, defineRule } from 'policy-audit';
import { capabilityName } from './shared/capabilities.ts';
import { right, wrong } from './shared/compose.ts';
import { each } from './shared/dockerfiles.ts';
import { judgeRuns, optionPlace, optionsNamed, readme } from './shared/documented.ts';
import { cisDocker, cwe } from './shared/references.ts';

export default defineRule({
  id: 'container/run-privileged',
  title: 'No documented command runs a container with host privileges',
  severity: 'high',
  rationale: 'A privileged container, one with SYS_ADMIN or without its seccomp profile is root on the host in a few steps. What the documentation shows is what people run.',
  remediation: 'Remove --privileged; add only the device (`--device`) or capability (`--cap-add`) the program needs, and keep the default profiles.',
  practices: ['container/drop-capabilities', 'container/privilege-escalation', 'container/seccomp'],
  references: [...cisDocker('5.4', '5.5'), cwe(250)],
  since: '0.1.0',
  needs: ['documentedCommands'],
  check({ documentedCommands }) {
    return judgeRuns(documentedCommands, (command) => {
      const said = each(command.options, (option) => {
        const at = optionPlace(command, option);
        const value = option.value ?? '';
        if (option.name === 'privileged' && !/^(?:false|0)$/i.test(value))
          return emulators.test(command.operand ?? '')
            ? wrong('--privileged gives the container every right of the host, which this tool uses to register emulators with its kernel.', at, { severity: 'medium' })
            : wrong('--privileged gives the container every right of the host.', at);
        if (option.name === 'cap-add' && value.split(',').some((name) => /^(?:ALL|SYS_ADMIN)$/.test(capabilityName(name))))
          return wrong(`--cap-add ${value} amounts to root on the host.`, at);
        if (option.name === 'security-opt' && /[:=]\s*unconfined$/i.test(value)) return wrong(`--security-opt ${value} takes a profile off.`, at);
        return {};
      });
      return said.findings?.length
        ? said
        : right(command.at, `${command.engine} ${command.action} keeps the profiles${optionsNamed(command, 'cap-drop').length > 0 ? ' and drops capabilities' : ''}`);
    });
  },
  examples: {
    bad: [
      { name: 'privileged', files: readme('docker run --privileged app'), expect: { fail: ['README.md:4'] } },
      {
        name: 'in a script, on its own line',
        files: {
          'scripts/run.sh': dedent`
            #!/bin/sh
            set -e
            docker run -d \\
              --privileged=true \\
              "$IMAGE"
          `,
        },
        expect: { fail: ['scripts/run.sh:4'] },
      },
      {
        name: 'all capabilities, and the one that is as good',
        files: readme('docker run --cap-add ALL app', 'podman run --cap-add=cap_sys_admin app'),
        expect: { fail: ['README.md:4', 'README.md:5'] },
      },
      {
        name: 'profiles taken off',
        files: readme('docker run --security-opt seccomp=unconfined --security-opt apparmor:unconfined app'),
        expect: { fail: ['README.md:4', 'README.md:4'] },
      },
      {
        name: 'a tool that registers emulators with the kernel needs it, once and on the machine of whoever builds',
        files: readme('docker run --privileged --rm tonistiigi/binfmt --install all'),
        expect: { fail: ['README.md:4'] },
      },
    ],
    good: [
      { name: 'one capability, no new privileges', files: readme('docker run --cap-drop ALL --cap-add NET_BIND_SERVICE --security-opt no-new-privileges app'), expect: 'pass' },
      { name: 'turned off, and an option of the program inside', files: readme('docker run --privileged=false app --privileged'), expect: 'pass' },
      { name: 'no container is started', files: readme('docker build -t app .'), expect: 'not-applicable' },
    ],
  },
});

/** https://docs.docker.com/build/building/multi-platform/#qemu */
const emulators = /(?:^|\/)(?:qemu-(?:user-)?static|binfmt)(?=$|[:@])/;
