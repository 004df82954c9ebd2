import { dedent, defineRule, judgeClaims, portClaim } from 'policy-audit';

const policy = '# Security policy\n\n## Network\n\n- **Admin API (port 9001)**: only from internal networks\n';

export default defineRule({
  id: 'network/port-documented',
  title: 'The ports named in the policy are those the service listens on',
  severity: 'medium',
  rationale: 'Firewalls are written after the policy. A port that has moved since leaves a rule that guards nothing, and an open port that nobody wrote down.',
  remediation: 'Let the policy and every launcher (settings, scripts, Compose, units) name the same port.',
  practices: ['network/port-documented'],
  references: [{ standard: 'OSPS Baseline', control: 'OSPS-SA-02', url: 'https://baseline.openssf.org/' }],
  since: '0.1.0',
  needs: ['securityPolicy', 'webApp', 'compose', 'kubernetes', 'dockerfiles'],
  check: ({ securityPolicy, ...facts }) => judgeClaims(securityPolicy, (statement) => portClaim(statement, facts), 'The policy names no port.'),
  examples: {
    bad: [
      {
        name: 'the launcher uses another port',
        files: { 'SECURITY.md': policy, 'start-admin.sh': 'exec uvicorn api.admin:app --host 127.0.0.1 --port 9100\n' },
        expect: { fail: ['SECURITY.md:5'] },
      },
      {
        name: 'the Service has another port',
        files: {
          'SECURITY.md': policy,
          'deploy/admin.yaml': dedent`
            apiVersion: v1
            kind: Service
            metadata:
              name: admin-api
            spec:
              ports:
                - port: 9100
          `,
        },
        expect: { fail: ['SECURITY.md:5'] },
      },
      { name: 'EXPOSE opens nothing', files: { 'SECURITY.md': policy, Dockerfile: 'FROM scratch\nEXPOSE 9001\n' }, expect: 'manual' },
      { name: 'no listener is recognised', files: { 'SECURITY.md': policy }, expect: 'manual' },
    ],
    good: [
      { name: 'a setting and its default', files: { 'SECURITY.md': policy, 'config.py': 'ADMIN_PORT = int(os.getenv("ADMIN_PORT", "9001"))\n' }, expect: 'pass' },
      {
        name: 'one of the ports of a Service',
        files: {
          'SECURITY.md': policy,
          'deploy/admin.yaml': dedent`
            apiVersion: v1
            kind: Service
            metadata:
              name: admin-api
            spec:
              ports:
                - port: 9001
                - port: 9090
          `,
        },
        expect: 'pass',
      },
      { name: 'a launcher', files: { 'SECURITY.md': policy, 'start-admin.sh': 'exec uvicorn api.admin:app --port 9001\n' }, expect: 'pass' },
      {
        name: 'no port is named',
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
