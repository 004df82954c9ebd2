import { dedent, defineRule, type Verdicts } from 'policy-audit';
import { asks, type ComposeService, instead, isTrue, judgeServices, missing, partOnly, right, settings, wrong } from './shared/compose.ts';
import { web } from './shared/compose-examples.ts';
import { isDataStore } from './shared/data-stores.ts';
import { cisDocker, composeReference, cwe } from './shared/references.ts';

const look = (service: ComposeService): Verdicts => {
  const { readOnly, name } = service;
  if (readOnly && readOnly.open.length > 0) return asks(readOnly.at, `service "${name}" takes read_only from ${readOnly.open.join(', ')}`);
  if (readOnly && isTrue(readOnly)) {
    const writable = service.tmpfs.length > 0 || service.mounts.some((mount) => !mount.readOnly);
    return right(readOnly.at, `service "${name}" cannot write to its image${writable ? '' : '; it has neither a tmpfs nor a volume to write to'}`);
  }
  const title = `Make the file system of "${name}" read-only`;
  if (readOnly)
    return wrong(`Service "${name}" sets read_only to ${readOnly.text}.`, readOnly.at, { fix: { safe: false, title, edits: [instead(readOnly.at, readOnly.text, 'true')] } });
  if (service.partial) return partOnly(service);
  const store = isDataStore(service.image?.text);
  const message = `Service "${name}" can write to the file system of its image.`;
  const edit = settings(service, 'read_only: true', ...(service.tmpfs.length > 0 ? [] : ['tmpfs:', '  - /tmp']));
  // Which folders a store writes to beside its data, only its image knows.
  const verdict = store ? missing(service, message) : missing(service, message, { safe: false, title, edits: [edit] });
  return store && service.mounts.length > 0 ? { findings: (verdict.findings ?? []).map((finding) => ({ ...finding, severity: 'low' as const })) } : verdict;
};

export default defineRule({
  id: 'container/compose-read-only',
  title: 'Every Compose service has a read-only file system',
  severity: 'medium',
  rationale: 'Whoever breaks into a container with a writable file system can put programs there that stay as long as the container does.',
  remediation: 'Set `read_only: true`, and give the paths that the program writes to a `tmpfs` or a volume.',
  practices: ['container/read-only-root', 'container/tmpfs-for-tmp'],
  references: [...cisDocker('5.13'), cwe(732), composeReference('read_only')],
  since: '0.1.0',
  needs: ['compose'],
  check: ({ compose }) => judgeServices(compose.services, look, 'Is the file system of these services read-only where they run?'),
  examples: {
    bad: [
      { name: 'not set', files: web('tmpfs: /tmp'), expect: { fail: ['compose.yaml:2'] } },
      { name: 'set to false', files: web('read_only: false'), expect: { fail: ['compose.yaml:4'] } },
      {
        name: 'a data store with a volume, as a small finding',
        files: {
          'compose.yaml': dedent`
            services:
              db:
                image: postgres:16
                volumes: [db:/var/lib/postgresql]
          `,
        },
        expect: { fail: ['compose.yaml:2'] },
      },
    ],
    good: [
      { name: 'with a tmpfs', files: web('read_only: true', 'tmpfs: [/tmp]'), expect: 'pass' },
      { name: 'as a string', files: web('read_only: "true"'), expect: 'pass' },
      { name: 'decided outside of the repository', files: web('read_only: ${READ_ONLY}'), expect: 'manual' },
    ],
  },
});
