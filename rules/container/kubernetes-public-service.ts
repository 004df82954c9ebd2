import { dedent, defineRule, type Finding, judge } from 'policy-audit';
import { storeAt } from './shared/data-stores.ts';
import { cwe } from './shared/references.ts';

const service = (type: string, port: number): Record<string, string> => ({
  'k8s/service.yaml': `apiVersion: v1\nkind: Service\nmetadata: { name: web }\nspec:\n  type: ${type}\n  ports:\n    - port: ${port}\n`,
});
const policy = { 'SECURITY.md': '# Security policy\n\n- **Admin API (port 9001)**: only from trusted internal networks\n- **Public API (port 9000)**: may face the internet\n' };

export default defineRule({
  id: 'container/kubernetes-public-service',
  title: 'Services on internal ports stay inside the cluster',
  severity: 'medium',
  rationale: 'A NodePort or a load balancer opens the port on every node or to the internet, past every Ingress and its checks.',
  remediation: 'Make it a ClusterIP, or annotate the load balancer as internal.',
  practices: ['network/datastore-not-public', 'network/admin-interface-restricted', 'network/port-documented'],
  references: [
    cwe(668),
    { standard: 'Kubernetes', control: 'Service types', url: 'https://kubernetes.io/docs/concepts/services-networking/service/#publishing-services-service-types' },
  ],
  since: '0.1.0',
  needs: ['kubernetes', 'policyPorts'],
  check({ kubernetes, policyPorts }) {
    const publicPorts = new Set(policyPorts.public.map(({ port }) => port));
    const internal = kubernetes.services.flatMap((one) =>
      one.ports.flatMap((port) => {
        const has = (number: number): boolean => port.port === number || port.target === String(number);
        const named = policyPorts.internal.find((mention) => has(mention.port));
        const store = storeAt((number) => has(number) && !publicPorts.has(number), one.name);
        return named || store ? [{ service: one, port, named, why: named ? 'which the security policy names as internal' : `the default port of ${store}` }] : [];
      }),
    );
    const findings = internal
      .filter(({ service: one }) => /^(?:NodePort|LoadBalancer)$/.test(one.type.value) && !one.internalLoadBalancer)
      .map(({ service: one, port, named, why }): Finding => {
        const related = named ? { related: [{ at: named.at, note: 'what the policy says about this port' }] } : {};
        return { message: `Service "${one.name}" opens port ${port.port} beyond the cluster (${one.type.value}), ${why}.`, at: port.at, ...related };
      });
    const evidence = internal.map(({ service: one, port }) => ({ at: one.type.at, note: `service "${one.name}" keeps port ${port.port} inside (${one.type.value})` }));
    return judge(findings, evidence, 'No Service of a plain manifest has a port that the policy names as internal, or that of a data store.');
  },
  examples: {
    bad: [
      { name: 'a data store as a NodePort', files: service('NodePort', 5432), expect: { fail: ['k8s/service.yaml:7'] } },
      { name: 'a port that the policy calls internal', files: { ...service('LoadBalancer', 9001), ...policy }, expect: { fail: ['k8s/service.yaml:7'] } },
    ],
    good: [
      { name: 'inside of the cluster', files: service('ClusterIP', 5432), expect: 'pass' },
      { name: 'a public port', files: { ...service('LoadBalancer', 9000), ...policy }, expect: 'not-applicable' },
      {
        name: 'a load balancer of the private network',
        files: {
          'k8s/service.yaml': dedent`
            apiVersion: v1
            kind: Service
            metadata:
              name: db
              annotations: { networking.gke.io/load-balancer-type: Internal }
            spec:
              type: LoadBalancer
              ports: [{ port: 5432 }]
          `,
        },
        expect: 'pass',
      },
    ],
  },
});
