import { dedent, defineRule, type Verdicts } from 'policy-audit';
import { asks, type ComposeService, instead, judgeServices, missing, partOnly, right, settings, wrong } from './shared/compose.ts';
import { web } from './shared/compose-examples.ts';
import { cisDocker, composeReference, cwe } from './shared/references.ts';

/** A start, not a measurement: the fix says so where it writes it. */
const usual = '512m';

const look = (service: ComposeService): Verdicts => {
  const { memoryLimits, memoryReservations, name } = service;
  const limit = memoryLimits.find(({ text, open }) => open.length > 0 || !isZero(text));
  if (limit && limit.open.length > 0) return asks(limit.at, `service "${name}" takes its limit from ${limit.open.join(', ')}, which has no default`);
  const other = memoryLimits.find(({ text, open }) => open.length === 0 && limit && bytesOf(text) !== bytesOf(limit.text));
  if (limit && other) return wrong(`Service "${name}" has two memory limits, ${limit.text} and ${other.text}: Compose refuses to start it.`, other.at);
  if (limit) return right(limit.at, `service "${name}" has a memory limit of ${limit.text}`);
  const title = `Limit the memory of "${name}" to ${usual}`;
  const [zero] = memoryLimits;
  if (zero) return wrong(`Service "${name}" has a memory limit of 0, which means none.`, zero.at, { fix: { safe: false, title, edits: [instead(zero.at, zero.text, usual)] } });
  if (service.partial) return partOnly(service);
  return missing(service, `Service "${name}" has no memory limit${memoryReservations.length > 0 ? ': a reservation is not one' : ''}.`, {
    safe: false,
    title,
    edits: [settings(service, `mem_limit: ${usual} # raise it to what the service needs at its peak`)],
  });
};

/** `512m`, `512MB` and 536870912 are the same. */
const bytesOf = (text: string): number => {
  const [, number = '', unit = ''] = /^([\d.]+)\s*([bkmgt]?)(?:i?b)?$/i.exec(text) ?? [];
  return Number(number) * 1024 ** 'bkmgt'.indexOf(unit.toLowerCase() || 'b');
};

const isZero = (text: string): boolean => /^-?0*(?:\.0*)?[a-z]*$/i.test(text);

export default defineRule({
  id: 'container/compose-memory-limit',
  title: 'Every Compose service has a memory limit',
  severity: 'medium',
  rationale: 'A container without a limit can take all memory of its host: a leak or a crafted request in one service then stops all of them.',
  remediation: 'Set `mem_limit: 512m`, or `deploy.resources.limits.memory`, to what the service needs at its peak.',
  practices: ['container/resource-limits'],
  references: [...cisDocker('5.11'), cwe(770), composeReference('mem_limit')],
  since: '0.1.0',
  needs: ['compose'],
  check: ({ compose }) => judgeServices(compose.services, look, 'Which memory limit do these services get where they run?'),
  examples: {
    bad: [
      { name: 'no limit', files: web('restart: always'), expect: { fail: ['compose.yaml:2'] } },
      { name: 'zero means no limit', files: web('mem_limit: 0'), expect: { fail: ['compose.yaml:4'] } },
    ],
    good: [
      { name: 'both forms say the same', files: web('mem_limit: 512m', 'deploy:', '  resources:', '    limits: { memory: 512MB }'), expect: 'pass' },
      {
        name: 'of the unit of a quadlet',
        files: {
          'app.container': dedent`
            [Container]
            Image=app:1

            [Service]
            MemoryMax=1G
          `,
        },
        expect: 'pass',
      },
      { name: 'a service that is scaled to nothing', files: web('scale: 0'), expect: 'not-applicable' },
    ],
  },
});
