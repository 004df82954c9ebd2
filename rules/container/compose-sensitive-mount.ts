import { dedent, defineRule } from 'policy-audit';
import { gravity, judgeServices, right } from './shared/compose.ts';
import { web } from './shared/compose-examples.ts';
import { cisDocker, composeReference, cwe } from './shared/references.ts';
import { isSensitivePath } from './shared/sensitive-paths.ts';

export default defineRule({
  id: 'container/compose-sensitive-mount',
  title: 'No Compose service mounts system or credential folders of the host',
  severity: 'high',
  rationale: 'A container that can read /etc or ~/.aws has the passwords in it; one that can write there has the host.',
  remediation: 'Mount the one file that is needed, read-only, or use a named volume or a Compose secret.',
  practices: ['container/privilege-escalation', 'container/secrets-external'],
  references: [...cisDocker('5.6'), cwe(668), composeReference('volumes')],
  since: '0.1.0',
  needs: ['compose'],
  check: ({ compose }) =>
    judgeServices(
      compose.services,
      (service) => {
        const { name, at, mounts } = service;
        const sensitive = mounts.filter(({ source }) => source !== undefined && isSensitivePath(source));
        if (sensitive.length === 0) return right(mounts[0]?.at ?? at, `service "${name}" mounts no system folder`);
        return {
          findings: sensitive.map((mount) => ({
            message: `Service "${name}" mounts ${mount.source} of its host${mount.readOnly ? ', read-only' : ''}.`,
            at: mount.at,
            ...(mount.readOnly ? { severity: 'medium' as const } : gravity(service, 'medium')),
          })),
        };
      },
      'Which folders of the host do these services mount?',
    ),
  examples: {
    bad: [
      { name: 'the whole disk', files: web('volumes: ["/:/host:ro"]'), expect: { fail: ['compose.yaml:4'] } },
      { name: 'system folders', files: web('volumes:', '  - /etc:/etc', '  - /proc:/host/proc:ro'), expect: { fail: ['compose.yaml:5', 'compose.yaml:6'] } },
      { name: 'keys of a person', files: web('volumes:', '  - ~/.ssh:/root/.ssh', '  - ${HOME}/.aws:/root/.aws:ro'), expect: { fail: ['compose.yaml:5', 'compose.yaml:6'] } },
      {
        name: 'by the name of a volume',
        files: {
          'compose.yaml': dedent`
            services:
              web:
                image: a:1
                volumes: ["all:/host"]
            volumes:
              all:
                driver_opts: { type: none, o: "bind,ro", device: / }
          `,
        },
        expect: { fail: ['compose.yaml:4'] },
      },
      { name: 'the long form', files: web('volumes:', '  - { type: bind, source: /var/lib/docker, target: /d }'), expect: { fail: ['compose.yaml:5'] } },
    ],
    good: [
      { name: 'single files', files: web('volumes: ["/etc/localtime:/etc/localtime:ro", "/etc/ssl/certs:/etc/ssl/certs:ro"]'), expect: 'pass' },
      { name: 'folders of the project', files: web('volumes: ["./etc:/etc/app", "data:/usr"]'), expect: 'pass' },
    ],
  },
});
