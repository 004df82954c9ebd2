import type { Statement } from '../../facts/security-policy/statement.ts';

/** "HTTPS is enforced via HSTS" says that the header is sent, and nothing of who terminates TLS. */
export const byHeader = (statement: Statement): Statement =>
  statement.subject === 'network/tls-in-production' && viaHsts.test(statement.text) && !besideHsts.test(statement.text) ? { ...statement, subject: 'network/hsts' } : statement;
const besideHsts = /\bredirect|\bcertificat|\bprox(?:y|ies)\b|\btls ?v?1\b/i;
const viaHsts = /\b(?:https|tls|ssl)(?:-only)?\b[^.;,|]{0,40}(?:\b(?:via|by|through|with|using)\b|\|)\W{1,3}(?:the |an? )?(?:hsts|strict[- ]transport[- ]security)\b/i;
