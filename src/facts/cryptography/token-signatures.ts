import { expression } from '../../long-expression.ts';
import type { TokenSignature } from './uses.ts';

/** The algorithms of JSON Web Tokens that a line names; `signsTokens` where the file speaks of such tokens at all. */
export const signaturesOn = (line: string, signsTokens: boolean): readonly Pick<TokenSignature, 'algorithm' | 'makes'>[] => {
  if (!signsTokens || /^\s*(?:import|from|use|using)\b/.test(line)) return [];
  const makes = making.test(line);
  const found = [...line.matchAll(algorithm)].map(([, quoted, member, hmac]) => quoted ?? member ?? `HS${hmac ?? ''}`);
  return [...new Set(found)].map((name) => ({ algorithm: name === 'EdDSA' ? name : name.toUpperCase(), makes }));
};

const algorithm = expression('g')`
    ["'\x60]((?:HS|RS|ES|PS)(?:256|384|512)|EdDSA)["'\x60]
    |\b(?:SigningMethod|SignatureAlgorithm\.|Algorithm(?:::|\.)|JWSAlgorithm\.|MacAlgorithm\.|Jwts\.SIG\.|jwa\.|jose\.|JWTAlgorithm\.)
    ((?:HS|RS|ES|PS)(?:256|384|512)|EdDSA)\b|\b(?:SecurityAlgorithms\.HmacSha|Algorithm\.HMAC)(256|384|512)\b
  `;
const making = /\b(?:sign|signed|encode|signWith|create_access_token|setProtectedHeader|NewWithClaims|createToken|generateToken|SigningCredentials)\w{0,20}\(|\bHeader::new\(/;
