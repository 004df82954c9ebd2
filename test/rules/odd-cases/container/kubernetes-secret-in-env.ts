import { noManifests, pod } from '../../../../rules/container/shared/kubernetes-examples.ts';
import { dedent } from '../../../../src/dedent.ts';
import type { Example } from '../../../../src/rule.ts';

export default [
  {
    name: 'in a file of settings in a ConfigMap',
    files: {
      'k8s/config.yaml':
        'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: app }\ndata:\n  one: DB_PASSWORD=Winter2026!\n  app.properties: |\n    db.host=db\n    db.password = Winter2026!\n' +
        `  long.env: |\n    N=1\n    LIST=${'a,'.repeat(600)}\n    DB_PASSWORD=Winter2026!\n`,
    },
    expect: { fail: ['k8s/config.yaml:5', 'k8s/config.yaml:8', 'k8s/config.yaml:12'] },
  },
  {
    name: 'a file of settings that takes its secrets from elsewhere, and a script',
    files: {
      'k8s/config.yaml': dedent`
        apiVersion: v1
        kind: ConfigMap
        metadata: { name: app }
        data:
          app.env: |
            DB_PASSWORD=\${DB_PASSWORD}
            TOKEN=$(cat /run/secrets/token)
            TOKEN_TTL=3600
            password=
          job.py: |
            password = "Winter2026!"
            print(password)
      `,
    },
    expect: 'pass',
  },
  { name: 'put together from other variables', files: pod('env: [{ name: DATABASE_URL, value: "postgres://app:$(DB_PASSWORD)@db/app" }]'), expect: 'pass' },
  { name: 'an address of an example is no secret', files: pod('env: [{ name: API_URL, value: "http://api.example.com:9002" }]'), expect: 'pass' },
  ...noManifests,
] satisfies readonly Example[];
