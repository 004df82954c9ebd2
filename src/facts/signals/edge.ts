import { expression } from '../../long-expression.ts';
import { isForSomePaths } from './host-headers.ts';
import type { Signal, Topic } from './signal.ts';
import { isOfSome } from './wiring/wired.ts';

/** Directives of reverse proxies, ingresses, hosts and pages that are a control by standing there. */
const directives: readonly (readonly [pattern: RegExp, topic: Topic])[] = [
  [/^\s*limit_req\s+zone=|^\s*rate_based_statement\s*\{|limit-rps["']?\s*:|limit-rpm["']?\s*:|^\s*rate_limit\s*\{|\brateLimit\s*:|ratelimit\.average/, 'rate-limiting'],
  [/^\s*client_max_body_size\s+(?!\s|0\w?\s*;)|proxy-body-size["']?\s*:(?!\s*["']?0\b)|^\s*request_body\s*\{|maxRequestBodyBytes/, 'body-limit'],
  [
    /^\s*ssl_certificate\s|^\s*listen\s+[^;]*443|certresolver|^\s*tls\s+(?:\S+@|\/)|cert-manager\.io\/|entrypoints?[.=:\s"']+websecure|tls\.certresolver|SSLCertificateFile|ssl\s+crt\s/,
    'tls',
  ],
  [/^\s*(?:proxy|uwsgi)_pass\s|^\s*reverse_proxy\s|ProxyPass\s|traefik\.http\.routers|kind:\s*Ingress\b|kind:\s*(?:HTTPRoute|IngressRoute)\b/, 'reverse-proxy'],
  [/Strict-Transport-Security|hsts["']?\s*:\s*["']?true|stsSeconds/i, 'hsts'],
  [/X-Content-Type-Options|X-Frame-Options|(?:contentTypeNosniff|frameDeny)["']?\s*[:=]\s*["']?true/i, 'security-headers'],
  [/Content-Security-Policy(?!-Report-Only)|contentSecurityPolicy["']?\s*[:=]/i, 'csp'],
  // Somebody is asked who they are; where else is for those who know which of these files is used.
  [
    /^\s*auth_basic\s+(?!\s|off)|^\s*(?:basic_?auth|forward_auth)\s|basicauth\.users|\b(?:basicAuth|forwardAuth)\s*:|nginx\.ingress\.kubernetes\.io\/auth-(?:type|url)/,
    'authentication',
  ],
  [/^\s*(?:access_log\s+(?!\s|off|\/dev\/null)|log\s*\{)|--accesslog=true|accessLog\s*:/, 'request-log'],
];

/** `accessLog:` with `enabled: false` below it. */
const isTurnedOff = (lines: readonly string[], index: number): boolean => {
  const indent = /^\s*/.exec(lines[index] ?? '')?.[0].length ?? 0;
  if (!/:\s*(?:#.*)?$/.test(lines[index] ?? '')) return false;
  const inside = lines.slice(index + 1, index + 4).filter((line) => !/^\s*(?:#|$)/.test(line));
  return inside.some((line) => line.search(/\S/) > indent && /^\s*enabled:\s*false\b/.test(line));
};

/** Caddy writes a line of each request at the level of information, and of those that failed above it: `log {` with `level WARN` in it. */
const isForErrors = (lines: readonly string[], index: number): boolean => {
  if (!/^\s*log\s*\{/.test(lines[index] ?? '')) return false;
  let depth = 1;
  for (const line of lines.slice(index + 1, index + 40)) {
    if (depth === 1 && /^\s*level\s+(?:WARN|ERROR|PANIC|FATAL)\b/i.test(line)) return true;
    depth += (/\{\s*$/.test(line) ? 1 : 0) - (/^\s*\}/.test(line) ? 1 : 0);
    if (depth === 0) return false;
  }
  return false;
};

/** Lines of a template that are there only when its values say so: from `{{ if`, `{{ with` or `{{ range` to the `{{ end }}`. */
const conditional = (lines: readonly string[]): ReadonlySet<number> => {
  const inside = new Set<number>();
  let depth = 0;
  for (const [index, line] of lines.entries()) {
    for (const [, word] of line.matchAll(/\{\{-?\s{0,9}(if|with|range|define|block|end)\b/g)) depth = Math.max(0, depth + (word === 'end' ? -1 : 1));
    if (depth > 0) inside.add(index);
  }
  return inside;
};

/** What resources of a kind may say, which is not what one says. */
const isSchema = (lines: readonly string[]): boolean => lines.slice(0, 100).some((line) => /^kind:\s*CustomResourceDefinition\b/.test(line));

/** Netlify serves files, and where these are documentation they are not the service. */
const ofDocs = /^\s*(?:publish|base)\s*=\s*["'](?:[^"']*\/)?docs?["'/]|\b(?:mkdocs|sphinx-build|docusaurus|vitepress|mdbook)\b/;

/** For each line the location of nginx round it, where there is one. */
const locationsOf = (lines: readonly string[]): readonly (string | undefined)[] => {
  if (!lines.some((line) => location.test(line))) return [];
  const open: (string | undefined)[] = [];
  let next: string | undefined;
  return lines.map((line) => {
    next = location.exec(line)?.[1] ?? next;
    for (const [brace] of line.replace(/#.*|"[^"]*"|'[^']*'/g, '').matchAll(/[{}]/g)) {
      if (brace === '}') open.pop();
      else {
        open.push(next ?? open.at(-1));
        next = undefined;
      }
    }
    return open.at(-1);
  });
};
const location = /^\s*location\s+(?:[=~^*]+\s*)?["']?\^?([^\s"'{]+)/;

/** What is sent with what one location answers. */
const headers: ReadonlySet<Topic> = new Set(['csp', 'security-headers']);

/** A location that is not the whole site or its API; one with a name is where all of it is sent on to. */
const isPart = (place: string | undefined): boolean => isOfSome(place) && !place?.startsWith('@');

/** Of what is behind it; what it sends itself stands on lines of its own. */
const takesHeaderAway = /_hide_header\s|_clear_headers\s|\bHeader\s+(?:(?:always|onsuccess)\s+)?(?:unset|edit)\s|\bdel-header\s|^\s*(?:header(?:_down)?\s+)?-[A-Za-z]+-/i;

/** Zones of limits whose key a map leaves empty for most requests, which are not counted then: `map $request_uri $key { default ""; ~^/login $binary_remote_addr; }`. */
const zonesForSome = (lines: readonly string[]): ReadonlySet<string> => {
  const zones = new Set<string>();
  if (!lines.some((line) => line.includes('limit_req_zone'))) return zones;
  const empty = new Set<string>();
  for (const [index, line] of lines.entries()) {
    const [, name] = /^\s*map\s+\S+\s+(\$\w+)\s*\{/.exec(line) ?? [];
    if (name === undefined) continue;
    const inside = lines.slice(index + 1, index + 50);
    const end = inside.findIndex((each) => each.includes('}'));
    if (inside.slice(0, end < 0 ? undefined : end).some((each) => /^\s*default\s+(?:""|'')\s*;/.test(each))) empty.add(name);
  }
  for (const line of lines) {
    const [, key = '', zone = ''] = /^\s*limit_req_zone\s+(\$\w+)\s+zone=([\w-]+)/.exec(line) ?? [];
    if (empty.has(key)) zones.add(zone);
  }
  return zones;
};

/** What ZAP looks for, and what it makes of it. */
const ofScanner = /^\s*\d+\s+(?:IGNORE|INFO|WARN|FAIL|OUTOFSCOPE)\s/;

/** A Caddy site with a host name serves TLS without being asked. */
const caddySite = /^(?!\s|http:\/\/|:|localhost)(?:https:\/\/)?[\w*-]+(?:\.[\w-]+)*\.[a-z]{2,}[\w,. -]*\{/;

/** `tls internal`: by an authority of its own, which no browser of others trusts. */
const signsItself = (lines: readonly string[], index: number): boolean => {
  const inside = lines.slice(index + 1, index + 60);
  const end = inside.findIndex((line) => /^\}/.test(line));
  return inside.slice(0, end < 0 ? undefined : end).some((line) => /^\s+tls\s+internal\b/.test(line));
};

export const edgeSignals = (path: string, lines: readonly string[]): readonly Signal[] => {
  const isCaddy = /Caddyfile/.test(path);
  const isPage = path.endsWith('.html');
  if (isSchema(lines) || (path.endsWith('netlify.toml') && lines.slice(0, 500).some((line) => ofDocs.test(line)))) return [];
  const perhaps = conditional(lines.slice(0, 20_000));
  const locations = locationsOf(lines.slice(0, 20_000));
  const forSome = zonesForSome(lines.slice(0, 20_000));
  const isSilent = lines.slice(0, 20_000).some((line, index) => /^\s*access_log\s+(?:off|\/dev\/null)\b/.test(line) && locations[index] === undefined);
  const takesAny = lines.slice(0, 20_000).some((line) => /^\s*client_max_body_size\s+0\w?\s*;/.test(line));
  return lines.slice(0, 20_000).flatMap((line, index): Signal[] => {
    if (
      line.length > 1000 ||
      /^\s*(?:#|description:)/.test(line) ||
      takesHeaderAway.test(line) ||
      ofScanner.test(line) ||
      isTurnedOff(lines, index) ||
      isForErrors(lines, index) ||
      (isPage && !/http-equiv/i.test(line))
    )
      return [];
    const found = directives.filter(([pattern]) => pattern.test(line)).map(([, topic]) => topic);
    if (isCaddy && caddySite.test(line) && !signsItself(lines, index)) found.push('tls');
    return found.map((topic) => ({
      topic,
      stage: perhaps.has(index) || topic === 'authentication' || path.endsWith('.tf') ? 'declared' : 'wired',
      path,
      line: index + 1,
      note: line.trim().slice(0, 80),
      ...(topic === 'reverse-proxy' && takesAny ? { takesAnyBody: true } : {}),
      ...(topic === 'reverse-proxy' && isSilent ? { logsNothing: true } : {}),
      ...((headers.has(topic) && isPart(locations[index])) ||
      ((headers.has(topic) || topic === 'hsts') && isForSomePaths(path, lines, index)) ||
      (topic === 'rate-limiting' && (isPart(locations[index]) || forSome.has(/\bzone=([\w-]+)/.exec(line)?.[1] ?? ''))) ||
      (isPage && !path.endsWith('index.html'))
        ? { isPartial: true }
        : {}),
    }));
  });
};

/** What serves pages by itself. */
export const isHost = (path: string): boolean => /(?:^|\/)(?:vercel\.json|netlify\.toml|_headers|staticwebapp\.config\.json|firebase\.json)$/.test(path);

const edgeFile = expression('i')`
  (?:^|\/)(?:[^/]*nginx[^/]*|[^/]*\.nginx|Caddyfile[^/]*|haproxy\.cfg|traefik[^/]*\.(?:ya?ml|toml)|httpd\.conf|envoy[^/]*\.ya?ml)$
  |(?:^|\/)(?:nginx|caddy|traefik|apache2?|ingress)\/[^/]+|ingress[^/]*\.ya?ml$|(?:^|\/)(?:docker-)?compose[^/]*\.ya?ml$
  |(?:^|\/)[^/]*waf[^/]*\.tf$
  |(?:^|\/)(?:
    vercel\.json|netlify\.toml|_headers|staticwebapp\.config\.json|firebase\.json|\.htaccess|(?:index|base|layout|master)[\w.-]*\.html
  )$|\.conf$
`;

export const isEdge = (path: string): boolean => edgeFile.test(path);
