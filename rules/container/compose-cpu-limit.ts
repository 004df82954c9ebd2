import { defineRule, type Verdicts } from 'policy-audit';
import { asks, type ComposeService, instead, judgeServices, missing, partOnly, right, settings, wrong } from './shared/compose.ts';
import { web } from './shared/compose-examples.ts';
import { cisDocker, composeReference, cwe } from './shared/references.ts';

/** A start, not a measurement: the fix says so where it writes it. */
const usual = '1.0';

const look = (service: ComposeService): Verdicts => {
  const { cpuLimits, cpuShares, name } = service;
  const limit = cpuLimits.find(({ text, open }) => open.length > 0 || !/^-?0*(?:\.0*)?$|^-1$/.test(text) || text === '');
  if (limit && limit.open.length > 0) return asks(limit.at, `service "${name}" takes its limit from ${limit.open.join(', ')}, which has no default`);
  if (limit) return right(limit.at, `service "${name}" is limited by ${limit.name}: ${limit.text}`);
  const title = `Limit "${name}" to ${usual} processors`;
  const [zero] = cpuLimits;
  if (zero)
    return wrong(
      `Service "${name}" sets ${zero.name} to ${zero.text}, which means no limit.`,
      zero.at,
      zero.name === 'cpus' ? { fix: { safe: false, title, edits: [instead(zero.at, zero.text, usual)] } } : {},
    );
  if (service.partial) return partOnly(service);
  return missing(service, `Service "${name}" has no CPU limit${cpuShares ? ': cpu_shares is a weight, not a limit' : ''}.`, {
    safe: false,
    title,
    edits: [settings(service, `cpus: ${usual} # raise it to what the service needs at its peak`)],
  });
};

export default defineRule({
  id: 'container/compose-cpu-limit',
  title: 'Every Compose service has a CPU limit',
  severity: 'low',
  rationale: 'A container without a limit can take all processors of its host: one busy or abused service then slows down all others.',
  remediation: 'Set `cpus: 1.5`, or `deploy.resources.limits.cpus`. `cpu_shares` only weighs services against each other.',
  practices: ['container/resource-limits'],
  references: [...cisDocker('5.12'), cwe(770), composeReference('cpus')],
  since: '0.1.0',
  needs: ['compose'],
  check: ({ compose }) => judgeServices(compose.services, look, 'Which CPU limit do these services get where they run?'),
  examples: {
    bad: [
      { name: 'no limit', files: web('mem_limit: 1g'), expect: { fail: ['compose.yaml:2'] } },
      { name: 'zero means no limit', files: web('cpus: 0'), expect: { fail: ['compose.yaml:4'] } },
    ],
    good: [
      { name: 'a number', files: web('cpus: 1.5'), expect: 'pass' },
      { name: 'certain processors', files: web('cpuset: "0,1"'), expect: 'pass' },
      { name: 'no Compose file', files: { 'config/limits.yaml': 'services:\n  - web\n' }, expect: 'not-applicable' },
    ],
  },
});
