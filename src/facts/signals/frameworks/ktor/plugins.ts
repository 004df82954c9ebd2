import type { Topic } from '../../signal.ts';

/** A plugin that is installed, and what it does to every request. */
export interface Plugin {
  readonly name: string;
  readonly topics: readonly Topic[];
  /** Of CORS: the hosts that are let in. */
  readonly origins?: string;
}

const topicsOf: Readonly<Record<string, readonly Topic[]>> = {
  CORS: ['cors'],
  HSTS: ['hsts'],
  HttpsRedirect: ['https-redirect'],
  CallLogging: ['request-log'],
  MicrometerMetrics: ['metrics'],
  DropwizardMetrics: ['metrics'],
  KtorServerTelemetry: ['metrics'],
  KtorServerTracing: ['metrics'],
  CSRF: ['csrf'],
  RequestBodyLimit: ['body-limit'],
  RequestValidation: ['validation'],
  XForwardedHeaders: ['trusted-proxy'],
  ForwardedHeaders: ['trusted-proxy'],
};

/** Of what stands in the brackets of `install(…)`, and in its block. */
export const pluginIn = (args: string, block: string): Plugin | undefined => {
  const [, name = ''] = /^\s*(?:[\w.]{1,60}\.)?([A-Z]\w{1,60})/.exec(args) ?? [];
  if (name === 'RateLimit') return { name, topics: /\bglobal\b/.test(block) ? ['rate-limiting'] : [] };
  if (name === 'DefaultHeaders') {
    const topics: Topic[] = [
      ...(/x-(?:frame|content-type)-options|X(?:Frame|ContentType)Options/i.test(block) ? ['security-headers' as const] : []),
      ...(/content-?security-?policy/i.test(block) ? ['csp' as const] : []),
      ...(/strict-?transport-?security/i.test(block) ? ['hsts' as const] : []),
    ];
    return topics.length > 0 ? { name, topics } : undefined;
  }
  const topics = Object.hasOwn(topicsOf, name) ? topicsOf[name] : undefined;
  if (!topics || (name === 'HSTS' && /\bmaxAge(?:InSeconds|Duration)?\s*=\s*0\b/.test(block))) return undefined;
  if (name === 'RequestBodyLimit' && /\bMAX_VALUE\b/.test(block)) return undefined;
  return name === 'CORS' ? { name, topics, origins: originsIn(block) } : { name, topics };
};

/** Nothing where everybody is let in only sometimes. */
const originsIn = (block: string): string => {
  if (/\banyHost\s*\(|\ballowOrigins\s*\{\s*true\s*\}|\ballowHost\(\s*"\*"|\bhosts\s*\+=\s*"\*"/.test(block)) return /\b(?:if|when|else)\b/.test(block) ? '' : '"*"';
  const [, host] = /\b(?:allowHost|host)\(\s*"([^"$\n]{1,200})"/.exec(block) ?? [];
  if (host !== undefined) return `"https://${host}"`;
  return (/\b(?:allowHost|host)\(([^)\n]{0,200})/.exec(block) ?? /\ballowOrigins\b([^\n]{0,200})/.exec(block))?.[1] ?? '';
};
