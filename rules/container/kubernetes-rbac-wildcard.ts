import { dedent, defineRule, type Finding, judge } from 'policy-audit';
import { cisKubernetes, cwe } from './shared/references.ts';

const role = (verbs: string, resources: string): Record<string, string> => ({
  'k8s/role.yaml': `apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\nmetadata: { name: web }\nrules:\n  - apiGroups: ['*']\n    resources: ${resources}\n    verbs: ${verbs}\n`,
});

export default defineRule({
  id: 'container/kubernetes-rbac-wildcard',
  title: 'No role grants its permissions by a wildcard',
  severity: 'medium',
  rationale: 'A role with wildcards is the administrator of the cluster by another name, of resources that do not exist yet too.',
  remediation: 'Name the verbs and resources that the program calls.',
  practices: ['container/privilege-escalation'],
  references: [...cisKubernetes('5.1.1', '5.1.3'), cwe(272)],
  since: '0.1.0',
  needs: ['kubernetes'],
  check({ kubernetes: { roles, bindings } }) {
    const wild = roles.flatMap(({ kind, name, wildcards }) =>
      wildcards.map(({ at, verbs, resources, groups, groupNames }): Finding => {
        const of = groups ? '' : ` of ${groupNames.map((group) => group || 'the core group').join(', ')}`;
        if (verbs && resources) return { message: `${kind} "${name}" allows every verb on every resource${groupNames.length === 0 ? '' : of}.`, at };
        const what = verbs ? 'every verb, those to come included' : resources ? 'its verbs on every resource, Secrets included' : 'its verbs in every API group';
        return { message: `${kind} "${name}" allows ${what}.`, at, severity: 'low' };
      }),
    );
    const admins = bindings
      .filter(({ role: bound }) => bound.value === 'cluster-admin')
      .map(({ kind, name, role: bound, subjects }): Finding => ({ message: `${kind} "${name}" makes ${subjects.join(', ') || 'its subjects'} cluster-admin.`, at: bound.at }));
    const evidence = [...roles, ...bindings].map(({ kind, name, at }) => ({ at, note: `${kind} "${name}" is limited` }));
    return judge([...wild, ...admins], evidence, 'No plain Kubernetes manifest gives a role.');
  },
  examples: {
    bad: [
      { name: 'everything', files: role("['*']", "['*']"), expect: { fail: ['k8s/role.yaml:5'] } },
      { name: 'named verbs on everything', files: role('[get, list]', "['*']"), expect: { fail: ['k8s/role.yaml:5'] } },
      { name: 'every verb on one resource', files: role("['*']", '[pods]'), expect: { fail: ['k8s/role.yaml:5'] } },
      {
        name: 'a binding to cluster-admin',
        files: {
          'k8s/binding.yaml': dedent`
            apiVersion: rbac.authorization.k8s.io/v1
            kind: ClusterRoleBinding
            metadata: { name: web }
            roleRef:
              kind: ClusterRole
              name: cluster-admin
            subjects: [{ kind: ServiceAccount, name: web }]
          `,
        },
        expect: { fail: ['k8s/binding.yaml:6'] },
      },
    ],
    good: [
      {
        name: 'names only',
        files: {
          'k8s/role.yaml': dedent`
            apiVersion: rbac.authorization.k8s.io/v1
            kind: Role
            metadata: { name: web }
            rules: [{ apiGroups: [apps], resources: [deployments], verbs: [get, patch] }]
          `,
        },
        expect: 'pass',
      },
      {
        name: 'no role',
        files: {
          'k8s/n.yaml': dedent`
            apiVersion: v1
            kind: Namespace
            metadata: { name: web }
          `,
        },
        expect: 'not-applicable',
      },
    ],
  },
});
