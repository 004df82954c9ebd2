const hop =
  '(?:load[ -]?balancers?|(?:reverse |edge )?prox(?:y|ies)|cloudflared?|cloudfront|traefik|ingress|cdn|[ae]lb|tunnel|caddy|nginx|haproxy|envoy|gateway|edge|upstream|in front)';
const tls = '(?:tls|ssl|https)';
const says = [
  new RegExp(String.raw`\b${tls}\b[^.;]{0,40}\b(?:terminat\w{0,6}|offload\w{0,4}|ends|ended|handled|managed|done|provided)\b[^.;]{0,30}\b${hop}\b`, 'i'),
  new RegExp(String.raw`\b${hop}\b[^.;]{0,30}\b(?:terminates|terminating|offloads|ends|handles|does|provides)\b[^.;]{0,20}\b${tls}\b`, 'i'),
  new RegExp(String.raw`\bbehind\b (?:an? |the |our |another |some )?(?:[\w-]{2,20} )?\b${hop}\b`, 'i'),
];

/** The first line whose comment says that another hop in front ends TLS, or stands there. */
export const tlsElsewhere = (lines: readonly string[]): number | undefined => {
  const index = lines.findIndex((line) => {
    const at = line.indexOf('#');
    if (at < 0 || at > 1000) return false;
    const comment = line.slice(at, at + 500);
    return /behind|tls|ssl|https/i.test(comment) && says.some((each) => each.test(comment));
  });
  return index < 0 ? undefined : index + 1;
};
