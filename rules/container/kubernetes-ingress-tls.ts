import { dedent, defineRule, type Facts, type Finding, judge, manual } from 'policy-audit';
import { cwe } from './shared/references.ts';

const ingress = (annotation: string, spec: string): Record<string, string> => ({
  'k8s/ingress.yaml': `apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata:\n  name: web\n  annotations:\n    ${annotation}\nspec:\n  rules: [{ host: shop.example }]\n${spec}`,
});

type Kubernetes = Facts['kubernetes'];

/** Does a route send on what comes in through this gateway, and none answer there? They name it as `name` or `namespace/name`. */
const isSentOn = ({ name, namespace }: Pick<Kubernetes['entrances'][number], 'name' | 'namespace'>, redirects: Kubernetes['redirects']): boolean => {
  const routes = redirects.filter(({ gateways }) =>
    gateways.some((gateway) => {
      const [own, of = namespace] = gateway.split('/').reverse();
      return own === name && (of === namespace || namespace === '');
    }),
  );
  return routes.length > 0 && routes.every(({ answers }) => !answers);
};

/** Each kind has its own place for the certificate. */
const places = new Map([
  [
    'Gateway',
    'Give it a listener with `protocol: HTTPS` and a certificate (`tls.certificateRefs`; of Istio `tls.credentialName`), and let what listens for HTTP only send on to it.',
  ],
  ['IngressRoute', 'Add `tls` with a secretName or a certResolver, and take it in at the entry point for HTTPS alone.'],
  ['Route', 'Add `spec.tls` with a termination, and `insecureEdgeTerminationPolicy: Redirect`.'],
]);

const mended = (kind: string): Pick<Finding, 'remediation'> => {
  const remediation = places.get(kind);
  return remediation === undefined ? {} : { remediation };
};

export default defineRule({
  id: 'container/kubernetes-ingress-tls',
  title: 'Every ingress and gateway uses HTTPS',
  severity: 'high',
  rationale: 'Over plain HTTP, everybody on the way reads and changes what users send: passwords, session cookies, the pages themselves.',
  remediation: 'Add `spec.tls` with a secretName (cert-manager can fill it), and leave the redirect to HTTPS on.',
  practices: ['network/tls-in-production', 'network/hsts', 'network/certificates'],
  references: [cwe(319), { standard: 'Kubernetes', control: 'Ingress TLS', url: 'https://kubernetes.io/docs/concepts/services-networking/ingress/#tls' }],
  since: '0.1.0',
  needs: ['kubernetes'],
  check({ kubernetes }) {
    const findings = kubernetes.entrances.flatMap(({ kind, name, namespace, at, tls, redirects, turnedOff }): readonly Finding[] => [
      ...(tls || redirects || isSentOn({ name, namespace }, kubernetes.redirects) ? [] : [{ message: `${kind} "${name}" has no TLS.`, at, ...mended(kind) }]),
      ...turnedOff.map((setting) => ({ message: `${kind} "${name}" turns off ${setting.value}.`, at: setting.at, severity: 'medium' as const })),
    ]);
    const evidence = kubernetes.entrances.flatMap(({ kind, name, tls }) => (tls ? [{ at: tls.at, note: `${kind} "${name}" has TLS: ${tls.value}` }] : []));
    const open = kubernetes.entrances.flatMap(({ name, namespace, tls, plain }) =>
      tls && plain && !isSentOn({ name, namespace }, kubernetes.redirects) ? [{ at: plain.at, note: `"${name}" takes plain ${plain.value} too` }] : [],
    );
    if (findings.length === 0 && open.length > 0) return manual('Does what is reached over plain HTTP only send on to HTTPS?', open);
    return judge(findings, evidence, 'No plain Kubernetes manifest is an Ingress or a Gateway.');
  },
  examples: {
    bad: [
      { name: 'no TLS', files: ingress('a.example/x: y', ''), expect: { fail: ['k8s/ingress.yaml:2'] } },
      {
        name: 'the redirect is off',
        files: ingress('nginx.ingress.kubernetes.io/ssl-redirect: "false"', '  tls: [{ secretName: cert }]\n'),
        expect: { fail: ['k8s/ingress.yaml:6'] },
      },
      {
        name: 'a gateway that listens for HTTP only',
        files: {
          'gateway.yaml': dedent`
            apiVersion: gateway.networking.k8s.io/v1
            kind: Gateway
            metadata: { name: web }
            spec:
              listeners: [{ name: http, protocol: HTTP, port: 80 }]
          `,
        },
        expect: { fail: ['gateway.yaml:2'] },
      },
    ],
    good: [
      { name: 'a certificate', files: ingress('a.example/x: y', '  tls: [{ secretName: cert }]\n'), expect: 'pass' },
      { name: 'cert-manager', files: ingress('cert-manager.io/cluster-issuer: letsencrypt', ''), expect: 'pass' },
      {
        name: 'a gateway with TLS',
        files: {
          'gateway.yaml': dedent`
            apiVersion: gateway.networking.k8s.io/v1
            kind: Gateway
            metadata: { name: web }
            spec:
              listeners:
                - { name: https, protocol: HTTPS, port: 443 }
          `,
        },
        expect: 'pass',
      },
      {
        name: 'a route of Traefik that only sends on',
        files: {
          'route.yaml': dedent`
            apiVersion: traefik.io/v1alpha1
            kind: IngressRoute
            metadata: { name: web }
            spec:
              entryPoints: [web]
              routes: [{ match: Host(\`a\`), middlewares: [{ name: redirect-https }] }]
          `,
        },
        expect: 'not-applicable',
      },
      {
        name: 'no entrance',
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
