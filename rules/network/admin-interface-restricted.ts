import { dedent, defineRule, judgeClaims, reachClaim } from 'policy-audit';

const policy = '# Security policy\n\n## Network\n\n- **Admin API (port 9001)**: should only be accessible from trusted internal networks\n';

export default defineRule({
  id: 'network/admin-interface-restricted',
  title: 'What the policy calls internal does not listen on every interface',
  severity: 'high',
  rationale: 'Anyone who uses the shipped launcher publishes what the policy says is internal, unless a firewall happens to be in the way.',
  remediation: 'Bind the internal service to 127.0.0.1 or an internal address by default, and let those who need more change it.',
  practices: ['network/admin-interface-restricted'],
  references: [{ standard: 'CWE', control: 'CWE-1327', url: 'https://cwe.mitre.org/data/definitions/1327.html' }],
  since: '0.1.0',
  needs: ['securityPolicy', 'webApp', 'compose', 'kubernetes', 'dockerfiles'],
  check: ({ securityPolicy, ...facts }) => judgeClaims(securityPolicy, (statement) => reachClaim(statement, facts), 'The policy calls no port internal.'),
  examples: {
    bad: [
      {
        name: 'every interface',
        files: { 'SECURITY.md': policy, 'start-admin.sh': 'exec uvicorn api.admin:app --host 0.0.0.0 --port 9001\n' },
        expect: { fail: ['SECURITY.md:5'] },
      },
      { name: 'no listener is recognised', files: { 'SECURITY.md': policy }, expect: 'manual' },
    ],
    good: [
      { name: 'loopback', files: { 'SECURITY.md': policy, 'start-admin.sh': 'exec uvicorn api.admin:app --host 127.0.0.1 --port 9001\n' }, expect: 'pass' },
      {
        name: 'nothing is called internal',
        files: {
          'SECURITY.md': dedent`
            # Security

            Mail us.
          `,
        },
        expect: 'not-applicable',
      },
    ],
  },
});
