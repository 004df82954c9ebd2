import { type Code, closingOf } from '../../code/code.ts';
import type { Topic } from '../../signal.ts';

/** What an application is told when it is made. */
export interface JavalinSetting {
  readonly topic: Topic;
  readonly note: string;
  readonly line: number;
  readonly sometimes?: true;
  /** Of CORS: whom it lets in. */
  readonly origins?: string;
}

const signs: readonly (readonly [topic: Topic, sign: RegExp, note: string])[] = [
  ['cors', /\benableCorsForAllOrigins\s*\(\s*\)|\benableCorsForOrigin\s*\(|\benableCors\s*(?=[({])|\bnew\s+CorsPlugin\s*\(|\bCorsPlugin\s*(?=[({])/g, 'CORS of Javalin'],
  ['body-limit', /\bmaxRequestSize\s*=(?!\s*(?:(?:Long|Integer|Int)\.MAX_VALUE|-1))/g, 'maxRequestSize'],
  ['request-log', /\brequestLogger\s*(?:\.\s*http\s*)?(?=[({])/g, 'requestLogger'],
  ['security-headers', /\.\s*xFrameOptions\s*\(|\.\s*xContentTypeOptionsNoSniff\s*\(/g, 'the global headers of Javalin'],
  ['csp', /\.\s*contentSecurityPolicy\s*\(/g, 'the global headers of Javalin'],
  ['hsts', /\.\s*strictTransportSecurity\s*\(/g, 'the global headers of Javalin'],
  ['https-redirect', /\benableSslRedirects\s*\(|\benforceSsl\s*=\s*true\b/g, 'the redirect of Javalin'],
  ['metrics', /\bMicrometerPlugin\b(?=\s*[({.])/g, 'the plugin for Micrometer'],
];

export const settingsIn = (code: Code, lineAt: (offset: number) => number, hangs: (offset: number) => boolean): readonly JavalinSetting[] =>
  signs.flatMap(([topic, sign, note]) =>
    [...code.bare.matchAll(sign)].slice(0, 20).map((match): JavalinSetting => {
      const origins = topic === 'cors' ? originsAt(code, match.index, match[0]) : undefined;
      return { topic, note, line: lineAt(match.index), ...(hangs(match.index) ? { sometimes: true } : {}), ...(origins === undefined ? {} : { origins }) };
    }),
  );

const originsAt = (code: Code, offset: number, call: string): string => {
  if (call.startsWith('enableCorsForAllOrigins')) return '"*"';
  const open = code.bare.slice(offset, offset + 200).search(/[({]/) + offset;
  const inside = code.text.slice(open, closingOf(code, open));
  if (/\banyHost\s*\(|\breflectClientOrigin\s*=\s*true|"\*"/.test(inside)) return /\bif\s*\(/.test(inside) ? '' : '"*"';
  const [, host] = /"(?:https?:\/\/)?([\w.:-]{1,200})"/.exec(inside) ?? [];
  return host === undefined ? '' : `"https://${host}"`;
};
