import { dedent, defineRule } from 'policy-audit';
import { judgeWorkloads, type Kubernetes, type KubernetesWorkload, type Ruling } from './shared/kubernetes.ts';
import { noManifests, pod, podWith } from './shared/kubernetes-examples.ts';
import { cisKubernetes, cwe } from './shared/references.ts';

const look =
  ({ serviceAccounts, bindings }: Kubernetes) =>
  ({ automountToken, serviceAccount, namespace }: KubernetesWorkload): readonly Ruling[] => {
    if (automountToken?.value === false) return [{ pass: 'gets no token', at: automountToken.at }];
    if (automountToken) return [{ fail: 'asks for the token of its service account', at: automountToken.at }];
    const account = serviceAccounts.find((one) => one.name === serviceAccount && one.namespace === namespace);
    if (account?.automountToken?.value === false) return [{ pass: `gets no token, by its service account "${account.name}"`, at: account.automountToken.at }];
    const binding = serviceAccount === undefined ? undefined : bindings.find(({ subjects }) => subjects.includes(`ServiceAccount ${serviceAccount}`));
    if (binding) return [{ pass: `needs its token: a role is bound to its service account "${serviceAccount}"`, at: binding.at }];
    return [{ fail: 'gets a token for the API server that it may not need' }];
  };

export default defineRule({
  id: 'container/kubernetes-service-account-token',
  title: 'No pod gets an API server token it does not need',
  severity: 'low',
  rationale: 'The token lies in every container by default: whoever gets in can speak to the API server as the pod.',
  remediation: 'Set `automountServiceAccountToken: false` in the pod or its service account; leave it on only where the program calls the API.',
  practices: ['container/privilege-escalation'],
  references: [...cisKubernetes('5.1.6'), cwe(272)],
  since: '0.1.0',
  needs: ['kubernetes'],
  check: ({ kubernetes }) => judgeWorkloads(kubernetes, look(kubernetes)),
  examples: {
    bad: [
      { name: 'not set', files: pod(), expect: { fail: ['k8s/pod.yaml:2'] } },
      { name: 'asked for', files: podWith(['automountServiceAccountToken: true']), expect: { fail: ['k8s/pod.yaml:6'] } },
    ],
    good: [
      { name: 'turned off in the pod', files: podWith(['automountServiceAccountToken: false']), expect: 'pass' },
      {
        name: 'turned off in the service account',
        files: {
          ...podWith(['serviceAccountName: web']),
          'k8s/account.yaml': dedent`
            apiVersion: v1
            kind: ServiceAccount
            metadata: { name: web }
            automountServiceAccountToken: false
          `,
        },
        expect: 'pass',
      },
      {
        name: 'a controller that has a role of its own',
        files: {
          ...podWith(['serviceAccountName: controller']),
          'k8s/role.yaml': dedent`
            apiVersion: rbac.authorization.k8s.io/v1
            kind: RoleBinding
            metadata: { name: controller }
            roleRef: { kind: Role, name: controller }
            subjects: [{ kind: ServiceAccount, name: controller }]
          `,
        },
        expect: 'pass',
      },
      ...noManifests,
    ],
  },
});
