import { defineRule } from 'policy-audit';
import { right } from './shared/compose.ts';
import { judgeRuns, optionPlace, optionsNamed, readme } from './shared/documented.ts';
import { cisDocker, cwe } from './shared/references.ts';

const namespaces = ['network', 'pid', 'ipc', 'uts', 'userns'] as const;

export default defineRule({
  id: 'container/run-host-namespaces',
  title: 'Documented commands do not share host namespaces',
  severity: 'medium',
  rationale:
    'In the network of the host a container reaches every service that listens on loopback and opens ports past all rules; in the process or IPC namespace it sees and signals the host’s processes.',
  remediation: 'Remove the option; publish only the ports that are needed (`-p 127.0.0.1:…`), and put containers that belong together on a network of their own.',
  practices: ['container/network-policy'],
  references: [...cisDocker('5.10'), cwe(653)],
  since: '0.1.0',
  needs: ['documentedCommands'],
  check({ documentedCommands }) {
    return judgeRuns(documentedCommands, (command) => {
      const shared = optionsNamed(command, ...namespaces).filter(({ value }) => value === 'host');
      if (shared.length === 0) return right(command.at, `${command.engine} ${command.action} shares no namespace with the host`);
      return {
        findings: shared.map((option) => ({ message: `The container shares the host's ${words[option.name] ?? option.name} namespace.`, at: optionPlace(command, option) })),
      };
    });
  },
  examples: {
    bad: [
      { name: 'the network, in both spellings', files: readme('docker run --network host app', 'docker run --net=host app'), expect: { fail: ['README.md:4', 'README.md:5'] } },
      {
        name: 'processes, IPC, host name and users',
        files: readme('docker run --pid=host --ipc host \\', '  --uts=host --userns=host app'),
        expect: { fail: ['README.md:4', 'README.md:4', 'README.md:5', 'README.md:5'] },
      },
    ],
    good: [
      { name: 'networks of its own, or another container’s', files: readme('docker run --network backend --pid=container:db app'), expect: 'pass' },
      { name: 'an option of the program inside', files: readme('docker run app --network host'), expect: 'pass' },
      { name: 'no container is started', files: { 'README.md': '# App\n' }, expect: 'not-applicable' },
    ],
  },
});

const words: Readonly<Record<string, string>> = { pid: 'process', ipc: 'IPC', uts: 'UTS', userns: 'user' };
