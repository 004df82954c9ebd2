import { web } from '../../../../rules/container/shared/compose-examples.ts';
import type { Example } from '../../../../src/rule.ts';

export default [
  { name: 'shares are a weight', files: web('cpu_shares: 512'), expect: { fail: ['compose.yaml:2'] } },
  { name: 'a quota of a period', files: web('cpu_period: 100000', 'cpu_quota: 50000'), expect: 'pass' },
  { name: 'the form of deploy', files: web('deploy: { resources: { limits: { cpus: "0.5" } } }'), expect: 'pass' },
  { name: 'a variable without a default', files: web('cpus: ${CPUS}'), expect: 'manual' },
] satisfies readonly Example[];
