import { web } from '../../../../rules/container/shared/compose-examples.ts';
import type { Example } from '../../../../src/rule.ts';

const policy = '# Security policy\n\n- **Admin API (port 9001)**: only from trusted internal networks\n- **Public API (port 9000)**: may face the internet\n';

export default [
  { name: 'a port that the policy calls internal', files: { ...web('ports: ["9001:9001"]'), 'SECURITY.md': policy }, expect: { fail: ['compose.yaml:4'] } },
  { name: 'within a range', files: { ...web('ports: ["9000-9005:9000-9005"]'), 'SECURITY.md': policy }, expect: { fail: ['compose.yaml:4'] } },
  { name: 'a port of the configuration', options: { ports: ['7000'] }, files: web('ports: ["7000:7000"]'), expect: { fail: ['compose.yaml:4'] } },
  { name: 'the port that may face the internet', files: { ...web('ports: ["9000:9000"]'), 'SECURITY.md': policy }, expect: 'pass' },
  { name: 'a store in a range', files: web('ports: ["5430-5440:5430-5440"]'), expect: { fail: ['compose.yaml:4'] } },
  { name: 'a range so wide that a store is in it by chance', files: web('ports: ["5000-5500:5000-5500"]'), expect: 'pass' },
  {
    name: 'a wide range of the image of a store',
    files: { 'compose.yaml': 'services:\n  db:\n    image: postgres:17\n    ports: ["5400-5500:5400-5500"]\n' },
    expect: { fail: ['compose.yaml:4'] },
  },
  { name: 'no Compose file', files: { 'SECURITY.md': policy }, expect: 'not-applicable' },
] satisfies readonly Example[];
