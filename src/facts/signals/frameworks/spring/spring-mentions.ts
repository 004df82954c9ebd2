import { watch } from '../../code/cues.ts';
import type { Topic } from '../../signal.ts';

/** Names that speak of a control. They prove nothing, but a search that met one is not closed. */
export const springMentions: readonly (readonly [topic: Topic, pattern: RegExp])[] = [
  [
    'authentication',
    /\b\w{0,60}(?:[aA]uthenticat|[aA]uthoriz|AUTHORIZATION|[lL]ogin|LOGIN|[jJ]wt|JWT|[tT]oken(?!iz)|TOKEN|[pP]assword|Principal|UserDetails|[cC]redential|[sS]hiro|StpUtil|Keycloak|HttpSession|[aA]pi_?[kK]ey|API_KEY)\w{0,60}/,
  ],
  [
    'rate-limiting',
    /\b\w{0,60}(?:[rR]ate_?[lL]imit|RATE_LIMIT|[tT]hrottl|[bB]ucket4j|Bucket\b|Sentinel|[aA]ccessLimit|RepeatSubmit|TOO_MANY_REQUESTS|TooManyRequests|[lL]imiter|[fF]requen|tryAcquire|tryConsume)\w{0,60}|(?<![\w.])429(?![\w.])|@Limit\b/,
  ],
  [
    'request-log',
    /\b(?:getR|r)equestUR[IL]\b|@Aspect\b|\b\w{0,60}(?:[lL]ogbook|[wW]ebLog|[aA]ccess_?[lL]og|ACCESS_LOG|[rR]equestLog|OperLog|SysLog|OperationLog|LoggingFilter|LogInterceptor)\w{0,60}/,
  ],
  ['metrics', /\b(?:MeterRegistry|io\.micrometer|io\.opentelemetry|io\.prometheus|com\.codahale\.metrics)\b|@(?:Timed|Counted|Observed)\b/],
  [
    'body-limit',
    /\b\w{0,60}(?:[cC]ontent_?[lL]ength|CONTENT_LENGTH|[mM]ax(?:Body|Request|Content|Payload|Upload|File|InMemory)\w{0,20}Size|MAX_(?:BODY|REQUEST|CONTENT|PAYLOAD|FILE)_SIZE)\w{0,60}/,
  ],
];

/** The same of names that stand in texts. */
export const springMentionsInText: readonly (readonly [topic: Topic, pattern: RegExp])[] = [
  ['csp', /content[-_]?security[-_]?policy/i],
  ['security-headers', /x[-_](?:content[-_]type|frame)[-_]options/i],
  ['hsts', /strict[-_]?transport[-_]?security/i],
];
for (const [, pattern] of [...springMentions, ...springMentionsInText]) watch(pattern);
