import type { Statement } from '../facts/security-policy/statement.ts';
import type { Answer } from './contract.ts';

/** What a sentence may promise beyond that which is looked at: the control is there, whether it is all that is promised is not known. */
const beyond: ReadonlyMap<string, RegExp> = new Map([
  ['api/authentication', /\b(?:mfa|2fa|two-factor|multi-factor|biometric\w*|passkeys?|webauthn|sso|saml)\b/i],
  ['api/rate-limiting', /\badditional\b|\bwaf\b|\bat the (?:reverse )?prox(?:y|ies)\b|\d+\s*(?:requests?|req|attempts?|calls?)\b/i],
  ['network/tls-in-production', /pinning|\bpinned\b|\bmtls\b|mutual tls|client certificates?|\btls ?v?1\.3\b/i],
]);

/** What readers do with what they build or run themselves is not seen here. */
const ownBuild = /\b(?:when|if) you (?:build|deploy|host|install|operate)\b|\byour own (?:build|image|variant|fork|deployment)\b/i;

/** Nothing is kept of which only the simpler half was seen. */
export const inPart = (statement: Statement, answer: Answer): Answer => {
  const more =
    answer.verdict === 'kept' && statement.polarity !== 'denies' ? (beyond.get(statement.subject)?.exec(statement.text) ?? ownBuild.exec(statement.text))?.[0] : undefined;
  if (more === undefined) return answer;
  return { ...answer, verdict: 'manual', question: `The control is there. Is what the policy says of it true as well (“${more}”)?` };
};
