import { dedent, defineRule, judge } from 'policy-audit';
import { pod } from './shared/kubernetes-examples.ts';
import { cisKubernetes, cwe } from './shared/references.ts';

const what = {
  secret: 'holds a value that looks like a live secret',
  weak: 'holds a password that is written here',
  placeholder: 'holds a placeholder, which works as a password when nobody replaces it',
};

export default defineRule({
  id: 'container/kubernetes-secret-in-env',
  title: 'No manifest contains a plain-text password, token or key',
  severity: 'high',
  rationale: 'Who may read a pod or a ConfigMap is a wider circle than who may read a Secret, and what is in git is in every clone for good.',
  remediation: 'Read the value with `valueFrom.secretKeyRef` from a Secret that is created outside the repository, and change the value that was written here.',
  practices: ['secrets/no-hardcoded-credentials', 'container/secrets-external'],
  references: [...cisKubernetes('5.4.1'), cwe(798), { standard: 'OSPS Baseline', control: 'OSPS-BR-07.01', url: 'https://baseline.openssf.org/' }],
  since: '0.1.0',
  needs: ['kubernetes'],
  check({ kubernetes }) {
    const containers = kubernetes.workloads.flatMap((workload) => workload.containers);
    const places = [
      ...containers.map((container) => ({ ...container, label: `container "${container.name}" of ${container.workload}` })),
      ...kubernetes.configMaps.map((map) => ({ ...map, label: `ConfigMap "${map.name}"`, secretReferences: [] })),
    ];
    const findings = places.flatMap(({ label, secretValues }) =>
      secretValues.map(({ name, kind, at }) => ({ message: `${name} in ${label} ${what[kind]}.`, at, ...(kind === 'placeholder' ? { severity: 'low' as const } : {}) })),
    );
    const evidence = places.map(({ label, at, secretReferences: [reference] }) =>
      reference ? { at: reference.at, note: `${label} takes ${reference.value} from elsewhere` } : { at, note: `${label} holds no secret` },
    );
    return judge(findings, evidence, 'No plain Kubernetes manifest sets a variable.');
  },
  examples: {
    bad: [
      { name: 'a literal value', files: pod('env:', '  - name: DB_PASSWORD', '    value: hunter2hunter2'), expect: { fail: ['k8s/pod.yaml:11'] } },
      {
        name: 'in a ConfigMap',
        files: {
          'k8s/config.yaml': dedent`
            apiVersion: v1
            kind: ConfigMap
            metadata: { name: app }
            data:
              LOG_LEVEL: info
              DB_PASSWORD: Winter2026!
          `,
        },
        expect: { fail: ['k8s/config.yaml:6'] },
      },
    ],
    good: [
      { name: 'from a Secret', files: pod('env:', '  - name: DB_PASSWORD', '    valueFrom: { secretKeyRef: { name: db, key: password } }'), expect: 'pass' },
      { name: 'no secret at all', files: pod('env: [{ name: TOKEN_TTL, value: "3600" }]'), expect: 'pass' },
    ],
  },
});
