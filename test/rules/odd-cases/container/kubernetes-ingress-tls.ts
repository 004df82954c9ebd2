import { dedent } from '../../../../src/dedent.ts';
import type { Example } from '../../../../src/rule.ts';

const istio = (servers: string, selector = 'ingressgateway'): Record<string, string> => ({
  'gateway.yaml': `apiVersion: networking.istio.io/v1\nkind: Gateway\nmetadata: { name: web }\nspec:\n  selector: { istio: ${selector} }\n  servers:\n${servers}`,
});
const http = '    - { port: { number: 80, name: http, protocol: HTTP }, hosts: [shop.example] }\n';
const https = '    - { port: { number: 443, name: https, protocol: HTTPS }, tls: { mode: SIMPLE, credentialName: cert }, hosts: [shop.example] }\n';

const service = (gateway: string, answer: string): string =>
  `apiVersion: networking.istio.io/v1\nkind: VirtualService\nmetadata: { name: on }\nspec:\n  hosts: ["*"]\n  gateways: [${gateway}]\n  http:\n    ${answer}\n`;

const listeners = (...named: readonly string[]): Record<string, string> => ({
  'gateway.yaml': `apiVersion: gateway.networking.k8s.io/v1\nkind: Gateway\nmetadata: { name: web, namespace: edge }\nspec:\n  listeners:\n${named.map((name) => `    - { name: ${name}, protocol: ${name.toUpperCase()}, port: ${name === 'http' ? 80 : 443} }\n`).join('')}`,
});
const routeTo = (gateway: string, rule: string): string =>
  `apiVersion: gateway.networking.k8s.io/v1\nkind: HTTPRoute\nmetadata: { name: on, namespace: edge }\nspec:\n  parentRefs: [${gateway}]\n  rules: [{ ${rule} }]\n`;
const toHttps = 'filters: [{ type: RequestRedirect, requestRedirect: { scheme: https, statusCode: 301 } }]';

const route = (tls: string): Record<string, string> => ({
  'route.yaml': dedent`
    apiVersion: route.openshift.io/v1
    kind: Route
    metadata: { name: web }
    spec:
      to: { kind: Service, name: web }
      ${tls}
  `,
});

export default [
  { name: 'a gateway of Istio that listens for HTTP only', files: istio(http), expect: { fail: ['gateway.yaml:2'] } },
  { name: 'a gateway of Istio with TLS', files: istio(https), expect: 'pass' },
  { name: 'a gateway of Istio with TLS that takes plain HTTP too', files: istio(http + https), expect: 'manual' },
  ...[
    ['of another gateway', service('api', '- redirect: { scheme: https }')],
    ['in the mesh', service('mesh', '- redirect: { scheme: https }')],
    ['of what comes encrypted', service('web', '- { match: [{ port: 443 }], redirect: { scheme: https } }')],
    ['of one path', service('web', '- { match: [{ uri: { prefix: /old } }], redirect: { scheme: https } }')],
  ].map(([where, on = '']) => ({
    name: `a gateway of Istio with TLS and plain HTTP beside a redirect ${where}`,
    files: { ...istio(http + https), 'on.yaml': on },
    expect: 'manual' as const,
  })),
  {
    name: 'a gateway of Istio for HTTP only, all of which a service sends on',
    files: { ...istio(http), 'on.yaml': service('edge/web', '- redirect: { scheme: https }') },
    expect: 'not-applicable',
  },
  { name: 'a gateway of Istio with TLS that sends plain HTTP on', files: istio(http.replace('hosts:', 'tls: { httpsRedirect: true }, hosts:') + https), expect: 'pass' },
  {
    name: 'a gateway of Istio with TLS, behind which a service of its own sends on',
    files: {
      ...istio(http + https),
      'on.yaml':
        'apiVersion: networking.istio.io/v1\nkind: VirtualService\nmetadata: { name: on }\nspec:\n  gateways: [web]\n  http: [{ redirect: { scheme: https, redirectCode: 301 } }]\n',
    },
    expect: 'pass',
  },
  { name: 'a gateway of Istio that only sends on', files: istio(http.replace('hosts:', 'tls: { httpsRedirect: true }, hosts:')), expect: 'not-applicable' },
  { name: 'a gateway of Istio to a database', files: istio(http.replace('protocol: HTTP', 'protocol: MONGO')), expect: 'not-applicable' },
  { name: 'a gateway of Istio through which requests leave', files: istio(http, 'egressgateway'), expect: 'not-applicable' },
  { name: 'a gateway that listens for HTTP beside HTTPS', files: listeners('http', 'https'), expect: 'manual' },
  {
    name: 'a gateway that listens for HTTP beside HTTPS, and whose route sends on',
    files: { ...listeners('http', 'https'), 'on.yaml': routeTo('{ name: web, namespace: edge, sectionName: http }', toHttps) },
    expect: 'pass',
  },
  {
    name: 'a gateway for HTTP only, whose route sends on',
    files: { ...listeners('http'), 'on.yaml': routeTo('{ name: web }', `matches: [{ path: { type: PathPrefix, value: / } }], ${toHttps}`) },
    expect: 'not-applicable',
  },
  ...[
    ['of another gateway', routeTo('{ name: api }', toHttps)],
    ['of one path', routeTo('{ name: web }', `matches: [{ path: { type: PathPrefix, value: /old } }], ${toHttps}`)],
    ['of the root alone', routeTo('{ name: web }', `matches: [{ path: { type: Exact, value: / } }], ${toHttps}`)],
    ['of one host', routeTo('{ name: web }', toHttps).replace('  rules:', '  hostnames: [old.example]\n  rules:')],
    ['at the listener with TLS', routeTo('{ name: web, sectionName: https }', toHttps)],
    ['beside a route that answers', `${routeTo('{ name: web }', toHttps)}---\n${routeTo('{ name: web }', 'matches: [{ path: { value: /api } }], backendRefs: [{ name: api }]')}`],
    ['to another host', routeTo('{ name: web }', 'filters: [{ type: RequestRedirect, requestRedirect: { hostname: new.example } }]')],
  ].map(([where, on = '']) => ({
    name: `a gateway that listens for HTTP beside HTTPS, with a redirect ${where}`,
    files: { ...listeners('http', 'https'), 'on.yaml': on },
    expect: 'manual' as const,
  })),
  { name: 'a route of OpenShift without TLS', files: route('port: { targetPort: http }'), expect: { fail: ['route.yaml:2'] } },
  {
    name: 'a route of OpenShift that answers over HTTP as well',
    files: route('tls: { termination: edge, insecureEdgeTerminationPolicy: Allow }'),
    expect: { fail: ['route.yaml:6'] },
  },
  { name: 'a route of OpenShift with TLS', files: route('tls: { termination: edge, insecureEdgeTerminationPolicy: Redirect }'), expect: 'pass' },
] satisfies readonly Example[];
