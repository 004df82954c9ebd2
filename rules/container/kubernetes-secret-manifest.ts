import { dedent, defineRule, judge } from 'policy-audit';
import { cisKubernetes, cwe } from './shared/references.ts';

export default defineRule({
  id: 'container/kubernetes-secret-manifest',
  title: 'No Secret with real data is committed',
  severity: 'high',
  rationale: 'The data of a Secret is written in base64, which is no encryption: whoever can read the repository has it.',
  remediation: 'Remove the file from git and change the secrets. Commit a SealedSecret, an ExternalSecret or a file encrypted with SOPS instead.',
  practices: ['secrets/no-secrets-in-tree', 'container/secrets-external'],
  references: [...cisKubernetes('5.4.1'), cwe(798), { standard: 'OSPS Baseline', control: 'OSPS-BR-07.01', url: 'https://baseline.openssf.org/' }],
  since: '0.1.0',
  needs: ['kubernetes'],
  check({ kubernetes }) {
    const secrets = kubernetes.secrets.filter((one) => one.tracked && !(one.type === 'kubernetes.io/service-account-token' && one.values.length === 0));
    const findings = secrets
      .filter(({ values }) => values.length > 0)
      .map(({ name, at, values }) => ({
        message: `Secret "${name}" holds real data in ${values.map((value) => value.name).join(', ')}${values.some(({ decoded }) => decoded) ? ', which base64 does not hide' : ''}.`,
        at: values[0]?.at ?? at,
        related: values.map((value) => ({ at: value.at, note: `${value.name} holds a value` })),
      }));
    const evidence = secrets.map(({ name, at, encrypted }) => ({ at, note: `Secret "${name}" ${encrypted ? 'is encrypted' : 'holds no real data'}` }));
    return judge(findings, evidence, 'No plain Kubernetes manifest in git is a Secret.');
  },
  examples: {
    bad: [
      {
        name: 'in plain text',
        files: {
          'k8s/secret.yaml': dedent`
            apiVersion: v1
            kind: Secret
            metadata:
              name: db
            stringData:
              password: Zx81-plus-Spectrum-48
          `,
        },
        expect: { fail: ['k8s/secret.yaml:6'] },
      },
      {
        name: 'made by a kustomization',
        files: {
          'k8s/kustomization.yaml': dedent`
            resources: [app.yaml]
            secretGenerator:
              - name: db
                literals:
                  - user=app
                  - password=Zx81-plus-Spectrum-48
          `,
        },
        expect: { fail: ['k8s/kustomization.yaml:6'] },
      },
    ],
    good: [
      {
        name: 'no data',
        files: {
          'k8s/secret.yaml': dedent`
            apiVersion: v1
            kind: Secret
            metadata:
              name: db
            type: Opaque
          `,
        },
        expect: 'pass',
      },
      {
        name: 'made of a file',
        files: {
          'k8s/kustomization.yaml': dedent`
            secretGenerator:
              - name: db
                envs: [db.env]
          `,
        },
        expect: 'not-applicable',
      },
    ],
  },
});
