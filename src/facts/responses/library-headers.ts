/** A header that a library sends where nobody says otherwise. */
export interface LibraryHeader {
  readonly name: string;
  readonly value: string | undefined;
  readonly byDefault: true;
}

/** What a whole file says of the libraries in it, asked on any of its lines and looked for once. */
export interface Libraries {
  readonly hasSubdomains: () => boolean;
  /** What Helmet sends since no option of the file names it. */
  readonly unsaid: () => readonly { readonly name: string; readonly value: string | undefined }[];
}

/** Helmet and Spring Security include subdomains unless they are told otherwise. */
const withSubdomains = /\bhelmet\b|\bfastifyHelmet\b|\bhttpStrictTransportSecurity\b/;

/** What Helmet sends where its options say nothing of it. */
export const byHelmet = (line: string, known: Libraries): readonly LibraryHeader[] =>
  /(?:\bhelmet|\bfastifyHelmet)\(|\bregister\(\s*(?:fastifyH|h)elmet\b/.test(line) ? known.unsaid().map(({ name, value }) => ({ name, value, byDefault: true as const })) : [];

const defaults: readonly { readonly option: RegExp; readonly name: string; readonly value: string | undefined }[] = [
  // How long the one holds and what the other lets in hangs on the version.
  { option: /\b(?:hsts|strictTransportSecurity)\s*:\s*false\b/, name: 'strict-transport-security', value: undefined },
  { option: /\bcontentSecurityPolicy\s*:\s*false\b/, name: 'content-security-policy', value: undefined },
  { option: /\b(?:frameguard|xFrameOptions)\b/, name: 'x-frame-options', value: 'SAMEORIGIN' },
  { option: /\b(?:noSniff|xContentTypeOptions)\b/, name: 'x-content-type-options', value: 'nosniff' },
  { option: /\b(?:xssFilter|xXssProtection)\b/, name: 'x-xss-protection', value: '0' },
  { option: /\breferrerPolicy\b/, name: 'referrer-policy', value: 'no-referrer' },
  { option: /\bcrossOriginOpenerPolicy\b/, name: 'cross-origin-opener-policy', value: 'same-origin' },
  { option: /\bcrossOriginResourcePolicy\b/, name: 'cross-origin-resource-policy', value: 'same-origin' },
  { option: /\b(?:dnsPrefetchControl|xDnsPrefetchControl)\b/, name: 'x-dns-prefetch-control', value: 'off' },
  { option: /\b(?:ieNoOpen|xDownloadOptions)\b/, name: 'x-download-options', value: 'noopen' },
  { option: /\b(?:permittedCrossDomainPolicies|xPermittedCrossDomainPolicies)\b/, name: 'x-permitted-cross-domain-policies', value: 'none' },
  { option: /\b(?:originAgentCluster)\b/, name: 'origin-agent-cluster', value: '?1' },
];

export const librariesIn = (text: string, lines: readonly string[]): Libraries => {
  let hasSubdomains: boolean | undefined;
  let unsaid: ReturnType<Libraries['unsaid']> | undefined;
  return {
    hasSubdomains: () => (hasSubdomains ??= lines.some((line) => withSubdomains.test(line))),
    unsaid: () => (unsaid ??= defaults.filter(({ option }) => !option.test(text))),
  };
};
