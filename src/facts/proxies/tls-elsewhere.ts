import type { Product } from './directive.ts';

const hops = [
  'load[ -]?balancers?',
  '(?:reverse |edge )?prox(?:y|ies)',
  'cloudflared?',
  'cloudfront',
  'traefik',
  'ingress',
  'cdn',
  '[ae]lb',
  'tunnel',
  'caddy',
  'nginx',
  'haproxy',
  'envoy',
  'gateway',
  'edge',
  'upstream',
  'in front',
];
const tls = '(?:tls|ssl|https)';

/** Of a comment in the file of a product: what it says of itself, "behind nginx", is said of no other hop. */
const saying = (product: Product): readonly RegExp[] => {
  const hop = `(?:${hops.filter((one) => one !== product).join('|')})`;
  return [
    new RegExp(String.raw`\b${tls}\b[^.;]{0,40}\b(?:terminat\w{0,6}|offload\w{0,4}|ends|ended|handled|managed|done|provided)\b[^.;]{0,30}\b${hop}\b`, 'i'),
    new RegExp(String.raw`\b${hop}\b[^.;]{0,30}\b(?:terminates|terminating|offloads|ends|handles|does|provides)\b[^.;]{0,20}\b${tls}\b`, 'i'),
    new RegExp(String.raw`\bbehind\b (?:an? |the |our |another |some )?(?:(?!this\b)[\w-]{2,20} )?\b${hop}\b`, 'i'),
  ];
};
const says: Readonly<Record<Product, readonly RegExp[]>> = { nginx: saying('nginx'), caddy: saying('caddy'), apache: saying('apache'), haproxy: saying('haproxy') };
const denies = /\b(?:not|no|never|without|isn't|nothing)\b/i;

/** The first line whose comment says that another hop in front ends TLS, or stands there. */
export const tlsElsewhere = (lines: readonly string[], product: Product): number | undefined => {
  const index = lines.findIndex((line) => {
    const at = line.indexOf('#');
    if (at < 0 || at > 1000) return false;
    const comment = line.slice(at, at + 500);
    return /behind|tls|ssl|https/i.test(comment) && !denies.test(comment) && says[product].some((each) => each.test(comment));
  });
  return index < 0 ? undefined : index + 1;
};
