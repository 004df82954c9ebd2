import { defineRule } from 'policy-audit';
import { asks, right, wrong } from './shared/compose.ts';
import { each } from './shared/dockerfiles.ts';
import { isForeign, judgeRuns, optionPlace, optionsNamed, readme } from './shared/documented.ts';
import { cisDocker, cwe } from './shared/references.ts';

export default defineRule({
  id: 'container/run-port-all-interfaces',
  title: 'Documented commands publish ports on loopback only',
  severity: 'medium',
  rationale:
    'What the documentation shows is what people run. `-p 8080:8080` listens on every interface and goes past the host’s firewall: the program stands in the network before anything protects it.',
  remediation: 'Include the address: `-p 127.0.0.1:8080:8080`, and put a reverse proxy with TLS in front of anything that must be reachable from outside.',
  practices: ['container/loopback-publish'],
  references: [...cisDocker('5.14'), cwe(1327), { standard: 'Docker port publishing', url: 'https://docs.docker.com/engine/network/port-publishing/' }],
  since: '0.1.0',
  needs: ['documentedCommands'],
  check({ documentedCommands }) {
    return judgeRuns(
      documentedCommands,
      (command) => {
        // The network of the host has no ports to publish; Docker ignores the options.
        if (optionsNamed(command, 'network').some(({ value }) => value === 'host')) return {};
        const all = optionsNamed(command, 'publish-all').filter(({ value }) => value !== 'false');
        const proxy = proxies.test(command.operand ?? '');
        const severity = isForeign(command.operand) && dependencySection.test(command.heading) ? { severity: 'low' as const } : {};
        const published = each(command.published, ({ text, reach, host, line, column }) => {
          const at = { path: command.at.path, line, column };
          if (reach === 'open') return asks(at, `-p ${text} takes its address from outside`);
          if (reach === 'loopback') return right(at, `-p ${text} listens on the loopback address`);
          if (proxy && /^(?:80|443)$/.test(host ?? '')) return {};
          return reach === 'private'
            ? asks(at, `-p ${text} listens on an address of a private network`)
            : wrong(`-p ${text} listens on every interface of the machine.`, at, severity);
        });
        return {
          ...published,
          findings: [
            ...(published.findings ?? []),
            ...all.map((option) => ({ message: '-P publishes every exposed port on every interface.', at: optionPlace(command, option), ...severity })),
          ],
        };
      },
      'Who reaches the addresses that these commands publish on?',
    );
  },
  examples: {
    bad: [
      { name: 'placeholders are words', files: readme('docker run -e KEY=<your key> -p <port>:80 ... app'), expect: { fail: ['README.md:4'] } },
      { name: 'two ports, in lines with continuations', files: readme('docker run --rm \\', '  -p 8080:8080 \\', '  app:1.0'), expect: { fail: ['README.md:5'] } },
    ],
    good: [
      { name: 'loopback', files: readme('docker run -p 127.0.0.1:8080:8080 -p [::1]:81:81 -p localhost:82:82 app:1.0'), expect: 'pass' },
      { name: 'the default of a variable', files: readme('docker run -p ${BIND:-127.0.0.1}:8080:8080 app:1.0'), expect: 'pass' },
      { name: 'text, not code', files: { 'README.md': 'Never use `docker run -p 8080:8080` in production.\n' }, expect: 'not-applicable' },
    ],
  },
});

const proxies = /(?:^|\/)(?:nginx|caddy|traefik|haproxy|httpd|envoy|nginx-proxy|openresty|apache)[^/]*$/i;
const dependencySection = /depend|prerequisit|requirement|database|services|local|develop|test/i;
