import type { Topic } from '../signal.ts';

/** A header that is taken away, looked for or empty is not set, and an age of nothing takes HSTS back. */
const takesOrAsks =
  /\b(?:remove\w*|header_remove|without\w*|has\w*|contains\w*|get\w*|forget)\(\s*["'][\w-]{1,60}["']|\bheader\(\s*["'][\w-]{1,60}["']\s*\)|["'][\w-]{1,60}["']\s*(?:,|=>|to\b)\s*(?:""|'')|["']Strict-Transport-Security["']\s*(?:,|=>|to\b)\s*["']max-age=0\b/gi;

const marks: readonly (readonly [topic: Topic, mark: RegExp])[] = [
  ['security-headers', /["']x-(?:frame|content-type)-options["']/i],
  ['csp', /["']content-security-policy["']|Header\.CONTENT_SECURITY_POLICY\b/i],
  ['hsts', /["']strict-transport-security["']|Header\.STRICT_TRANSPORT_SECURITY\b/i],
];

/** The headers for browsers that a body in Java, Kotlin or PHP puts on answers. */
export const headersSetIn = (body: string): readonly Topic[] => {
  const setting = body.replaceAll(takesOrAsks, ' ');
  return marks.flatMap(([topic, mark]) => (mark.test(setting) ? [topic] : []));
};
