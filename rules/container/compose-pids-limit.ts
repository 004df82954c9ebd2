import { defineRule, type Verdicts } from 'policy-audit';
import { asks, type ComposeService, judgeServices, missing, partOnly, right, wrong } from './shared/compose.ts';
import { web } from './shared/compose-examples.ts';
import { cisDocker, composeReference, cwe } from './shared/references.ts';

const look = (service: ComposeService): Verdicts => {
  const { pidsLimits, name } = service;
  const limit = pidsLimits.find(({ text, open }) => open.length > 0 || Number(text) > 0);
  if (limit && limit.open.length > 0) return asks(limit.at, `service "${name}" takes its limit from ${limit.open.join(', ')}, which has no default`);
  if (limit) return right(limit.at, `service "${name}" may run ${limit.text} processes`);
  const [none] = pidsLimits;
  if (none) return wrong(`Service "${name}" sets its limit of processes to ${none.text}, which means none.`, none.at);
  if (service.partial) return partOnly(service);
  return missing(service, `Service "${name}" has no limit of processes.`, undefined, 'info');
};

export default defineRule({
  id: 'container/compose-pids-limit',
  title: 'Every Compose service has a process limit',
  severity: 'info',
  rationale: 'A fork bomb in a container without a limit takes the process table of the host with it.',
  remediation: 'Set `pids_limit: 200`, or `deploy.resources.limits.pids`.',
  practices: ['container/resource-limits'],
  references: [...cisDocker('5.29'), cwe(770), composeReference('pids_limit')],
  since: '0.1.0',
  needs: ['compose'],
  check: ({ compose }) => judgeServices(compose.services, look, 'How many processes may these services run?'),
  examples: {
    bad: [
      { name: 'no limit', files: web('mem_limit: 1g'), expect: { fail: ['compose.yaml:2'] } },
      { name: 'minus one means no limit', files: web('pids_limit: -1'), expect: { fail: ['compose.yaml:4'] } },
    ],
    good: [
      { name: 'the short form', files: web('pids_limit: 200'), expect: 'pass' },
      { name: 'the form of deploy', files: web('deploy: { resources: { limits: { pids: 100 } } }'), expect: 'pass' },
    ],
  },
});
