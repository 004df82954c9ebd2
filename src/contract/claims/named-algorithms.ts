import type { Cryptography } from '../../facts/cryptography/cryptography.ts';
import type { CryptographyPlace } from '../../facts/cryptography/uses.ts';
import type { Limits } from '../../facts/limits/limits.ts';
import type { Statement } from '../../facts/security-policy/statement.ts';
import { expression } from '../../long-expression.ts';
import type { Answer } from '../contract.ts';
import { unaccounted } from '../speech/unaccounted.ts';
import { kept, placed } from './answers.ts';
import { cipherClaim } from './web/ciphers.ts';

const rule = 'policy/algorithm-claims-match-code';

/**
 * "Encryption: AES-256-GCM, PBKDF2-HMAC-SHA256 (200,000 iterations), SHA-512" names algorithms and nothing else: is each of them in use, and no other one in
 * the place of a derivation that it names?
 */
export const namedAlgorithmsClaim = (statement: Statement, cryptography: Cryptography, { all }: Limits): Answer | undefined => {
  const { text, polarity, modality, fromCode, subject, headings } = statement;
  // The hash of a key that is given out is looked for where it is stored.
  if (subject === 'api/key-hashing' && /\bhash/i.test(text)) return undefined;
  if (polarity !== 'asserts' || modality !== 'fact' || fromCode || subject.startsWith('policy/') || ofPasswords.test(`${headings.at(-1) ?? ''} ${text}`)) return undefined;
  const named = [...text.matchAll(derivation)];
  const rest = text.replaceAll(derivation, ' ').replaceAll(rounds, ' ');
  const sums = [...new Set([...rest.matchAll(digest)].map(([, bits = '']) => `sha-${bits}`))];
  if (named.length === 0 && sums.length === 0) return undefined;
  const ciphers = cipher.test(rest) ? cipherClaim({ ...statement, text: rest.replaceAll(digest, ' ') }, cryptography) : undefined;
  if (unaccounted(rest, [cipher, digest, around]).length > 0 || (cipher.test(rest) && ciphers?.verdict !== 'kept')) return undefined;
  const derived = named.map(([, name = '', bits]) => {
    const own = cryptography.derivations.filter((each) => each.name === canonical(name));
    return own.every((each) => bits === undefined || each.digest === `sha-${bits}`) ? own : [];
  });
  const summed = sums.map((name) => cryptography.digests.filter((each) => each.name === name));
  if ([...derived, ...summed].some((places) => places.length === 0)) return undefined;
  const said = [...text.matchAll(rounds)].map(([, count = '', thousands]) => Number(count.replaceAll(/\D/g, '')) * (thousands === undefined ? 1 : 1000));
  const made = all.filter(({ kind }) => kind === 'derivation');
  if (said.length > 1 || (said.length === 1 && (made.length === 0 || made.some(({ value }) => value !== said[0]) || !derived.flat().every((each) => each.name === 'pbkdf2'))))
    return undefined;
  const places: readonly (readonly CryptographyPlace[])[] = [...derived, ...summed];
  return kept(rule, [
    ...(ciphers?.evidence.slice(0, 3) ?? []),
    ...(said.length > 0 ? made.slice(0, 2).map(placed('wired')) : []),
    ...places.flatMap((each) => each.slice(0, 2)).map(placed('wired')),
  ]);
};

const canonical = (name: string): string => (/^argon2/i.test(name) ? 'argon2id' : name.toLowerCase());
/** What is stored of a password is looked for where it is stored. */
const ofPasswords = /passw|log-?in|credential|authenticat(?!ed encryption)/i;
const derivation = /(?<![\w-])(pbkdf2|scrypt|argon2id|hkdf)(?:[-_/ (]{0,3}(?:with[- ])?(?:hmac[-_/ ]?)?sha-?(1|256|384|512)\)?)?(?![\w])/gi;
const digest = /(?<![\w-])sha-?(1|256|384|512)(?![\w-])/gi;
const cipher = /\b(?:AES|X?ChaCha20|Fernet)[\w/-]*/i;
const rounds = /(?<![\d.,_])(\d{1,3}(?:[.,_ ]\d{3}){1,2}|\d{4,9}|\d{1,3}(?= ?k\b))( ?k)?\+?[ -]?(?:rounds?|iterations)\b/gi;
const around = expression('giu')`
    (?<!\p{L})(?:
      encryption|encrypted|cryptography|cryptographic|ciphers?|keys?|derivation|derived|kdf|hash(?:es|ing|ed)?|integrity|symmetric|algorithms?|modes?
      |gcm|authenticated|vault|verschlüsselung|schlüsselableitung|chiffrement|cifrado|criptografia
    )(?!\p{L})
  `;
