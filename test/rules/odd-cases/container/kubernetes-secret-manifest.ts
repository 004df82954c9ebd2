import { dedent } from '../../../../src/dedent.ts';
import type { Example } from '../../../../src/rule.ts';

const secret = (...lines: readonly string[]): Record<string, string> => ({
  'k8s/secret.yaml': ['apiVersion: v1', 'kind: Secret', 'metadata:', '  name: db', ...lines, ''].join('\n'),
});

export default [
  {
    name: 'the login to a registry',
    files: secret(
      'type: kubernetes.io/dockerconfigjson',
      'stringData:',
      `  .dockerconfigjson: '{"auths": {"r.example": {"auth": "${btoa(['app', 'Zx81-plus-Spectrum-48'].join(':'))}"}}}'`,
    ),
    expect: { fail: ['k8s/secret.yaml:7'] },
  },
  { name: 'in base64', files: secret('data:', '  user: YXBw', '  password: V2ludGVyMjAyNiE='), expect: { fail: ['k8s/secret.yaml:7'] } },
  {
    name: 'a file of settings, plain and in base64',
    files: secret(
      'stringData:',
      '  config.yaml: |',
      '    db:',
      '      password: Zx81-plus-Spectrum-48',
      'data:',
      `  app.env: ${btoa('PORT=80\nDB_PASSWORD=Zx81-plus-Spectrum-48\n')}`,
    ),
    expect: { fail: ['k8s/secret.yaml:6'] },
  },
  {
    name: 'a file of settings without a secret',
    files: secret('stringData:', '  config.yaml: |', '    db:', '      password: ${DB_PASSWORD}', '      port: 5432'),
    expect: 'pass',
  },
  { name: 'placeholders, decoded first', files: secret('data:', '  password: Y2hhbmdlbWU='), expect: 'pass' },
  {
    name: 'no login to a registry yet',
    files: secret('type: kubernetes.io/dockerconfigjson', 'stringData:', `  .dockerconfigjson: '{"auths": {"r.example": {"auth": ""}}}'`),
    expect: 'pass',
  },
  { name: 'encrypted with SOPS', files: secret('stringData:', '  password: ENC[AES256_GCM,data:abc,type:str]', 'sops:', '  version: 3.9.0'), expect: 'pass' },
  { name: 'not in git', files: secret('stringData:', '  password: Zx81-plus-Spectrum-48'), untracked: ['k8s/secret.yaml'], expect: 'not-applicable' },
  {
    name: 'a sealed one is another kind',
    files: {
      'k8s/sealed.yaml': dedent`
        apiVersion: bitnami.com/v1alpha1
        kind: SealedSecret
        metadata: { name: db }
        spec:
          encryptedData: { password: AgBy3i4OJSWK }
      `,
    },
    expect: 'not-applicable',
  },
] satisfies readonly Example[];
