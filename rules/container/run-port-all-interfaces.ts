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
      { name: 'two ports, in lines with continuations', files: readme('docker run --rm \\', '  -p 8080:8080 \\', '  app:1.0'), expect: { fail: ['README.md:5'] } },
      {
        name: 'with an equals sign, glued, in a cluster, and the container’s port only',
        files: readme('docker run --publish=8080:80 app', 'docker run -p8080:80 app', 'podman run -dp 8080:80 app', 'docker container run -p 80 app'),
        expect: { fail: ['README.md:4', 'README.md:5', 'README.md:6', 'README.md:7'] },
      },
      {
        name: 'all interfaces by address, and all ports',
        files: readme('docker run -p 0.0.0.0:80:80 -p [::]:81:81 app', 'sudo docker run -dP app'),
        expect: { fail: ['README.md:4', 'README.md:4', 'README.md:5'] },
      },
      {
        name: 'prompts, indented code, and the other languages’ continuations',
        files: { 'docs/run.md': 'Run it:\n\n    $ docker run -p 80:80 app\n\n```powershell\nPS C:\\> docker run `\n  -p 81:81 app\n```\n' },
        expect: { fail: ['docs/run.md:3', 'docs/run.md:7'] },
      },
      { name: 'placeholders are words', files: readme('docker run -e KEY=<your key> -p <port>:80 ... app'), expect: { fail: ['README.md:4'] } },
      {
        name: 'scripts',
        files: { Makefile: 'up:\n\t@docker run -p ${PORT}:80 $(IMAGE)\n', 'package.json': '{\n  "scripts": { "x": "y",\n    "up": "docker run -p \\"80:80\\" app"\n  }\n}\n' },
        expect: { fail: ['Makefile:2', 'package.json:3'] },
      },
    ],
    good: [
      { name: 'loopback', files: readme('docker run -p 127.0.0.1:8080:8080 -p [::1]:81:81 -p localhost:82:82 app:1.0'), expect: 'pass' },
      { name: 'the default of a variable', files: readme('docker run -p ${BIND:-127.0.0.1}:8080:8080 app:1.0'), expect: 'pass' },
      { name: 'an option of the program inside', files: readme('docker run app:1.0 server -p 8080:8080'), expect: 'not-applicable' },
      { name: 'text, not code', files: { 'README.md': 'Never use `docker run -p 8080:8080` in production.\n' }, expect: 'not-applicable' },
      {
        name: 'shown as what not to do',
        files: { 'README.md': '# Run\n\nDo not do this:\n\n```bash\ndocker run -p 80:80 app\n```\n\n```bash\n# Bad\ndocker run -p 80:80 app\n```\n' },
        expect: 'not-applicable',
      },
      { name: 'the ports of a proxy', files: readme('docker run -p 80:80 -p 443:443 caddy:2'), expect: 'not-applicable' },
      { name: 'the network of the host, where container/run-host-namespaces looks', files: readme('docker run --network=host -p 8080:8080 app'), expect: 'not-applicable' },
      { name: 'an address that a variable decides', files: readme('docker run -p $HOST_IP:80:80 app'), expect: 'manual' },
    ],
  },
});

const proxies = /(?:^|\/)(?:nginx|caddy|traefik|haproxy|httpd|envoy|nginx-proxy|openresty|apache)[^/]*$/i;
const dependencySection = /depend|prerequisit|requirement|database|services|local|develop|test/i;
