import { expression } from '../../long-expression.ts';
import { childOf, type DataNode, entriesOf, itemsOf, locate, textOf, textsOf } from '../formats/data-node.ts';
import { type Named, nameOf } from './named.ts';
import { annotationsOf } from './objects.ts';
import type { Value } from './value.ts';

/** An Ingress, a Gateway (of Kubernetes or Istio), an IngressRoute of Traefik or a Route of OpenShift: what lets requests into the cluster. */
export interface KubernetesEntrance extends Named {
  readonly kind: 'Ingress' | 'Gateway' | 'IngressRoute' | 'Route';
  /** Where TLS is set up: `tls`, an HTTPS listener, or an annotation that makes a certificate. */
  readonly tls: Value<string> | undefined;
  /** Settings that turn TLS off where it would be: `ssl-redirect: "false"`, `hsts: "false"`. */
  readonly turnedOff: readonly Value<string>[];
  readonly hosts: readonly string[];
  /** Only sends on to HTTPS. */
  readonly redirects: boolean;
  /** A listener (of Istio: a server) of a Gateway that takes plain HTTP, and does not send it on by itself. */
  readonly plain: Value<string> | undefined;
}

const makesCertificate = expression()`
    ^(?:
      cert-manager\.io\/(?:cluster-)?issuer|certmanager\.k8s\.io\/.*issuer|kubernetes\.io\/tls-acme
      |alb\.ingress\.kubernetes\.io\/certificate-arn|networking\.gke\.io\/managed-certificates|ingress\.gcp\.kubernetes\.io\/pre-shared-cert
      |traefik\.ingress\.kubernetes\.io\/router\.tls
    )$
  `;
const redirectOrHsts = /(?:ssl-redirect|force-ssl-redirect|\/hsts)$/;

export const readEntrance = (path: string, object: DataNode, kind: KubernetesEntrance['kind']): KubernetesEntrance => {
  const spec = childOf(object, 'spec');
  const annotations = annotationsOf(object);
  // https://gateway-api.sigs.k8s.io/reference/spec/#listener
  const listeners = itemsOf(childOf(spec, 'listeners'));
  const listener = listeners.find((item) => isSecure(childOf(item, 'protocol')));
  // https://istio.io/latest/docs/reference/config/networking/gateway/
  const servers = itemsOf(childOf(spec, 'servers'));
  const server = servers.find((item) => isSecure(childOf(item, 'port', 'protocol')));
  const plain =
    listeners.map((item) => childOf(item, 'protocol')).find(isPlain) ??
    servers
      .filter((item) => !sendsOn(item))
      .map((item) => childOf(item, 'port', 'protocol'))
      .find(isPlain);
  const tls = childOf(spec, 'tls');
  // An IngressRoute without entry points, or with a tls map of its own, is served by them; an empty list is none.
  const own = tls && !(tls.kind === 'list' && tls.items.length === 0) && !(tls.kind === 'scalar') ? { value: 'tls', at: locate(path, tls) } : undefined;
  const issuer = annotations.find(({ key, value }) => makesCertificate.test(key) && textOf(value) !== 'false');
  return {
    ...nameOf(path, object),
    kind,
    tls:
      ((listener ?? server) && { value: 'a listener with TLS', at: locate(path, listener ?? server ?? object) }) ??
      own ??
      (issuer && { value: issuer.key, at: locate(path, issuer.keyAt) }),
    turnedOff: [
      ...annotations
        .filter(({ key, value }) => redirectOrHsts.test(key) && /^false$/i.test(textOf(value) ?? ''))
        .map(({ key, value }) => ({ value: key, at: locate(path, value) })),
      ...plainEdge(path, tls),
    ],
    redirects: redirectsOnly(spec) || (servers.length > 0 && servers.every(sendsOn)),
    plain: plain && { value: textOf(plain) ?? '', at: locate(path, plain) },
    hosts: [...itemsOf(childOf(spec, 'rules')).flatMap((rule) => textsOf(childOf(rule, 'host'))), ...listeners.flatMap((item) => textsOf(childOf(item, 'hostname')))],
  };
};

const isPlain = (protocol: DataNode | undefined): boolean => /^(?:HTTP|HTTP2|GRPC)$/i.test(textOf(protocol) ?? '');
const isSecure = (protocol: DataNode | undefined): boolean => /^(?:HTTPS|TLS)$/i.test(textOf(protocol) ?? '');

/** Of a server of Istio: to HTTPS, by itself. */
const sendsOn = (server: DataNode): boolean => textOf(childOf(server, 'tls', 'httpsRedirect')) === 'true';

/** A VirtualService of Istio, or an HTTPRoute, that sends on to HTTPS whatever comes through these gateways. */
export interface KubernetesRedirect extends Named {
  /** `name` or `namespace/name`. */
  readonly gateways: readonly string[];
  /** A route that answers there itself: it wins over a redirect that asks for less. */
  readonly answers?: true;
}

/** A redirect of one path leaves the others. https://istio.io/latest/docs/reference/config/networking/virtual-service/#HTTPRedirect */
export const readRedirect = (path: string, object: DataNode): KubernetesRedirect | undefined => redirectOfRoute(path, object) ?? redirectOfService(path, object);

/** https://gateway-api.sigs.k8s.io/guides/http-redirect-rewrite/ */
const redirectOfRoute = (path: string, object: DataNode): KubernetesRedirect | undefined => {
  if (textOf(childOf(object, 'kind')) !== 'HTTPRoute') return undefined;
  const rules = itemsOf(childOf(object, 'spec', 'rules'));
  const sending = rules.filter((rule) => itemsOf(childOf(rule, 'filters')).some((filter) => textOf(childOf(filter, 'requestRedirect', 'scheme')) === 'https'));
  const sendsAll = childOf(object, 'spec', 'hostnames') === undefined && sending.some((rule) => itemsOf(childOf(rule, 'matches')).every(isOfAllPaths));
  const gateways = itemsOf(childOf(object, 'spec', 'parentRefs')).flatMap((parent) => {
    const [name, namespace, section = ''] = ['name', 'namespace', 'sectionName'].map((key) => textOf(childOf(parent, key)));
    // What is tied to the listener with TLS is not asked over plain HTTP.
    return name === undefined || /https|tls|secure|ssl|443/i.test(section) ? [] : [namespace === undefined ? name : `${namespace}/${name}`];
  });
  if (sending.length < rules.length) return { ...nameOf(path, object), gateways, answers: true };
  return sendsAll ? { ...nameOf(path, object), gateways } : undefined;
};

const isOfAllPaths = (match: DataNode): boolean =>
  entriesOf(match).every(({ key, value }) => key === 'path' && textOf(childOf(value, 'value')) === '/' && /^(?:PathPrefix)?$/.test(textOf(childOf(value, 'type')) ?? ''));

const redirectOfService = (path: string, object: DataNode): KubernetesRedirect | undefined =>
  itemsOf(childOf(object, 'spec', 'http')).some((each) => textOf(childOf(each, 'redirect', 'scheme')) === 'https' && isOfAll(childOf(each, 'match')))
    ? { ...nameOf(path, object), gateways: textsOf(childOf(object, 'spec', 'gateways')) }
    : undefined;

const isOfAll = (match: DataNode | undefined): boolean => match === undefined || itemsOf(match).some((one) => entriesOf(one).every(({ key, value }) => saysPlain(key, value)));

const saysPlain = (key: string, value: DataNode): boolean => {
  switch (key) {
    case 'port':
      return !textOf(value)?.endsWith('443');
    case 'scheme':
      return textOf(childOf(value, 'exact')) !== 'https';
    case 'uri':
      return textOf(childOf(value, 'prefix')) === '/';
    default:
      return key === 'name' || key === 'gateways';
  }
};

/** https://docs.redhat.com/en/documentation/openshift_container_platform/4.18/html/networking/configuring-routes */
const plainEdge = (path: string, tls: DataNode | undefined): readonly Value<string>[] => {
  const policy = childOf(tls, 'insecureEdgeTerminationPolicy');
  return policy && textOf(policy) === 'Allow' ? [{ value: 'the redirect to HTTPS', at: locate(path, policy) }] : [];
};

/** Every route of an IngressRoute goes through a middleware whose name says so. */
const redirectsOnly = (spec: DataNode | undefined): boolean => {
  const routes = itemsOf(childOf(spec, 'routes'));
  return (
    routes.length > 0 && routes.every((route) => itemsOf(childOf(route, 'middlewares')).some((middleware) => /redirect|https/i.test(textOf(childOf(middleware, 'name')) ?? '')))
  );
};
