import type { Topic } from '../../signal.ts';

/** What `use` puts before every request, by the names of the libraries. */
const signs: readonly (readonly [name: RegExp, topics: readonly Topic[]])[] = [
  [/^Rack::(?:Throttle|Defense|RateLimit)\b/, ['rate-limiting']],
  [/^Rack::Cors$/, ['cors']],
  [/^Rack::CommonLogger$|(?:Request|Access)Logger$/, ['request-log']],
  [/^Prometheus::Middleware|^Yabeda::|^Rack::Instruments?$|Metrics\w*$/, ['metrics']],
  [/^Rack::Csrf$|^Rack::Protection::(?:AuthenticityToken|RemoteToken|FormToken)$/, ['csrf']],
  [/^Rack::(?:SslEnforcer|SSL)$/, ['https-redirect']],
  [/^SecureHeaders::Middleware$/, ['security-headers', 'csp', 'hsts']],
  [/^Rack::Protection(?:::(?:FrameOptions|XSSHeader))?$/, ['security-headers']],
  [/^Rack::Protection::StrictTransport$/, ['hsts']],
  [/^Rack::Protection::ContentSecurityPolicy$/, ['csp']],
  [/^Rack::Health|HealthCheck\w*$/, ['health']],
];

export const topicsOfMiddleware = (name: string, text: string): readonly Topic[] => [
  ...signs.flatMap(([sign, topics]) => (sign.test(name) ? topics : [])),
  // Rack::SSL sends HSTS unless told not to, Rack::SslEnforcer where it is told to.
  ...((name === 'Rack::SSL' && !/\bhsts\b["']?\s*(?::|=>)\s*(?:false|nil)\b/.test(text)) ||
  (name === 'Rack::SslEnforcer' && /\bhsts\b["']?\s*(?::|=>)\s*(?!false\b|nil\b)\S/.test(text))
    ? (['hsts'] as const)
    : []),
];

/** Rack::Attack limits nothing until it is told what, and a class of the repository may do anything that its name says. */
export const mayLimit = (name: string): boolean => /RateLimit\w*$|Throttl\w*$/.test(name) && !/^Rack::/.test(name);

/** Asks everybody who they are. */
export const isGuardOfAll = (name: string, text: string): boolean => /^Rack::Auth::(?:Basic|Digest)|^Rack::JWT::Auth$/.test(name) && !/\n\s{0,80}true\s{0,80}$/.test(text);
export const mayGuard = (name: string): boolean => /^(?:Warden::Manager|OmniAuth|Rack::OAuth2|Rodauth)|Auth(?!or)\w*$/.test(name);
