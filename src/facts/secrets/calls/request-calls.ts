import type { Call } from './call-grammars.ts';

const request = { says: 'a request', as: 'secret', drawn: true } as const;
const schemes = ['app', 'api-key', 'apikey', 'apitoken', 'api-token', 'key', 'sso-key', 'accesskey', 'zoho-oauthtoken', 'pve-token'];
const ofKeys = ['key', 'auth', 'token', 'secret'];

/** Headers of requests that no standard knows. */
export const requestCalls: readonly Call[] = [
  {
    // Authorization: Api-Key v
    ...request,
    keywords: schemes.map((scheme) => `authorization: ${scheme} `),
    grammar: /authorization: [\w-]{3,16} (?<secret>[\w.~+/=:-]{20,300})(?![\w.~+/=:-])/diy,
  },
  {
    // -H 'X-Key: v': an id where nothing else says what it is
    ...request,
    keywords: ofKeys.flatMap((word) => [`${word}: `, `${word}:`].map((end) => `-${end}`)),
    grammar:
      /(?<=(?:-H|--header)[ =]?["']X(?:-(?!(?:idempotency|cache|request|partition|routing|sort|dedup\w*|site|public|publishable|correlation)-)\w{1,20}){0,3})-(?:key|auth|token|secret): ?(?<secret>[\w.~+/=-]{20,300})(?=["'])/diy,
  },
];
