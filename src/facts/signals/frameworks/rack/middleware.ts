import type { Topic } from '../../signal.ts';

/** What `use` puts before every request, by the names of the libraries. */
const signs: readonly (readonly [name: RegExp, topics: readonly Topic[]])[] = [
  [/^Rack::(?:Attack|Throttle|Defense|RateLimit)\b|RateLimit\w*$|Throttl\w*$/, ['rate-limiting']],
  [/^Rack::Cors$/, ['cors']],
  [/^Rack::CommonLogger$|(?:Request|Access)Logger$|^Rack::\w*Logger$/, ['request-log']],
  [/^Prometheus::Middleware|^Yabeda::|^OpenTelemetry::|^Rack::Instruments?$|Metrics\w*$/, ['metrics']],
  [/^Rack::Csrf$|^Rack::Protection::(?:AuthenticityToken|RemoteToken|FormToken)$/, ['csrf']],
  [/^Rack::(?:SslEnforcer|SSL)$/, ['https-redirect', 'hsts']],
  [/^SecureHeaders::Middleware$/, ['security-headers', 'csp', 'hsts']],
  [/^Rack::Protection(?:::(?:FrameOptions|XSSHeader))?$/, ['security-headers']],
  [/^Rack::Protection::StrictTransport$/, ['hsts']],
  [/^Rack::Protection::ContentSecurityPolicy$/, ['csp']],
  [/^Rack::Health|HealthCheck\w*$/, ['health']],
];

export const topicsOfMiddleware = (name: string): readonly Topic[] => signs.flatMap(([sign, topics]) => (sign.test(name) ? topics : []));

/** Asks everybody who they are. */
export const isGuardOfAll = (name: string): boolean => /^Rack::Auth::(?:Basic|Digest)|^Rack::JWT::Auth$/.test(name);
export const mayGuard = (name: string): boolean => /^(?:Warden::Manager|OmniAuth|Rack::OAuth2|Rodauth)|Auth(?!or)\w*$/.test(name);
