import { defineRule, judge } from 'policy-audit';
import { cisKubernetes, cwe } from './shared/references.ts';

const secret = (...lines: readonly string[]): Record<string, string> => ({
  'k8s/secret.yaml': ['apiVersion: v1', 'kind: Secret', 'metadata:', '  name: db', ...lines, ''].join('\n'),
});

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
      { name: 'in plain text', files: secret('stringData:', '  password: Zx81-plus-Spectrum-48'), expect: { fail: ['k8s/secret.yaml:6'] } },
      {
        name: 'the login to a registry',
        files: secret(
          'type: kubernetes.io/dockerconfigjson',
          'stringData:',
          `  .dockerconfigjson: '{"auths": {"r.example": {"auth": "${btoa(['app', 'Zx81-plus-Spectrum-48'].join(':'))}"}}}'`,
        ),
        expect: { fail: ['k8s/secret.yaml:7'] },
      },
      {
        name: 'made by a kustomization',
        files: {
          'k8s/kustomization.yaml': 'resources: [app.yaml]\nsecretGenerator:\n  - name: db\n    literals:\n      - user=app\n      - password=Zx81-plus-Spectrum-48\n',
        },
        expect: { fail: ['k8s/kustomization.yaml:6'] },
      },
      { name: 'in base64', files: secret('data:', '  user: YXBw', '  password: V2ludGVyMjAyNiE='), expect: { fail: ['k8s/secret.yaml:7'] } },
    ],
    good: [
      { name: 'no data', files: secret('type: Opaque'), expect: 'pass' },
      { name: 'placeholders, decoded first', files: secret('data:', '  password: Y2hhbmdlbWU='), expect: 'pass' },
      {
        name: 'no login to a registry yet',
        files: secret('type: kubernetes.io/dockerconfigjson', 'stringData:', `  .dockerconfigjson: '{"auths": {"r.example": {"auth": ""}}}'`),
        expect: 'pass',
      },
      { name: 'encrypted with SOPS', files: secret('stringData:', '  password: ENC[AES256_GCM,data:abc,type:str]', 'sops:', '  version: 3.9.0'), expect: 'pass' },
      { name: 'made of a file', files: { 'k8s/kustomization.yaml': 'secretGenerator:\n  - name: db\n    envs: [db.env]\n' }, expect: 'not-applicable' },
      { name: 'not in git', files: secret('stringData:', '  password: Zx81-plus-Spectrum-48'), untracked: ['k8s/secret.yaml'], expect: 'not-applicable' },
      {
        name: 'a sealed one is another kind',
        files: { 'k8s/sealed.yaml': 'apiVersion: bitnami.com/v1alpha1\nkind: SealedSecret\nmetadata: { name: db }\nspec:\n  encryptedData: { password: AgBy3i4OJSWK }\n' },
        expect: 'not-applicable',
      },
    ],
  },
});
