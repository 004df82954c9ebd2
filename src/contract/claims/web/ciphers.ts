import type { Cryptography } from '../../../facts/cryptography/cryptography.ts';
import type { Cipher } from '../../../facts/cryptography/uses.ts';
import type { Statement } from '../../../facts/security-policy/statement.ts';
import { expression } from '../../../long-expression.ts';
import type { Answer } from '../../contract.ts';
import { asked, broken, kept, placed } from '../answers.ts';

const rule = 'policy/algorithm-claims-match-code';

/** Does the code encrypt with the cipher that the policy names, in the mode and with the length of key that it gives? */
export const cipherClaim = (statement: Statement, { ciphers }: Cryptography): Answer | undefined => {
  const { text, polarity, modality, fromCode, headings } = statement;
  if (polarity !== 'asserts' || modality !== 'fact' || fromCode || statement.subject.startsWith('policy/')) return undefined;
  const claimed = claimedIn(text);
  const [first] = ciphers;
  if (!claimed || !first || ofOthers.test(`${headings.at(-1) ?? ''} ${text}`)) return undefined;
  const evidence = ciphers.slice(0, 8).map(placed('wired'));
  const answers = ciphers.map((cipher) => compare(claimed, cipher));
  const vague = unnamed.exec(text)?.[0];
  if (answers.every((answer) => answer === 'same') && besides.test(text)) return asked(rule, 'The cipher is there. Are the other algorithms that it names in use?', evidence);
  if (answers.every((answer) => answer === 'same'))
    return vague === undefined ? kept(rule, evidence) : asked(rule, `The cipher is there. Is all that is meant by “${vague}” encrypted by it?`, evidence);
  if (answers.some((answer) => answer !== 'other'))
    return asked(rule, `Is everything that is meant here encrypted by ${nameOf(claimed)}? The code does not show it of each place.`, evidence);
  return broken(
    rule,
    `The policy says ${nameOf(claimed)}; the code encrypts with ${nameOf(first)}${remarks[first.name] ?? ''}.`,
    evidence.map((place) => ({ ...place, stage: 'contradicts' })),
  );
};

/** Of a key that is derived, or of a sum, the cipher says nothing. */
const besides = /\b(?:pbkdf2|scrypt|argon2\w*|hkdf|sha-?(?:1|256|384|512)|hmac|md5|rsa|ecdh|x25519|ed25519)\b/i;

const remarks: Partial<Record<Cipher['name'], string>> = { Fernet: ', which is AES with 128 bits in CBC mode', Base64: ', which anybody can read' };

type Claimed = Pick<Cipher, 'name' | 'bits' | 'mode'>;

/** Which data that is no code says. */
const unnamed = /\b(?:all|sensitive|confidential|personal|private|user) (?:\w+ )?(?:data|information|fields|content)\b/i;

/** What lies on disks and on the way is encrypted by others. */
const ofOthers = expression('i')`
    \b(?:
      tls|ssl|https|transit|transport|cipher ?suites?|disks?|volumes?|backups?|s3|rds|kms|provider\w*|supabase|firebase|firestore|aws|gcp
      |azure|cloud\w*|postgres\w*|mysql|mongo\w*|redis|database encryption|luks|bitlocker|keychain|keyring|hardware|browsers?|ssh|vpn
      |wireguard
    )\b
  `;

const claimedIn = (text: string): Claimed | undefined => {
  const all = [...text.matchAll(cipher)];
  const [found] = all;
  // "AES-256 or ChaCha20" leaves open which.
  if (!found || new Set(all.map(([name]) => name.slice(0, 3).toLowerCase())).size > 1) return undefined;
  const [, chacha, fernet, before, mode, bits, otherMode] = found;
  if (chacha !== undefined) return { name: 'ChaCha20-Poly1305', bits: undefined, mode: undefined };
  if (fernet !== undefined) return { name: 'Fernet', bits: undefined, mode: undefined };
  const size = before ?? bits ?? /\b(128|192|256)[- ]?bits?\b/i.exec(text)?.[1];
  return { name: 'AES', bits: size === undefined ? undefined : Number(size), mode: (mode ?? otherMode)?.toUpperCase() };
};

const cipher =
  /\b(?:(X?ChaCha20(?:[-/ ]?Poly1305)?)|(Fernet)|AES(?:[-_ /]?(128|192|256))?(?:[-_ /]?(GCM|CBC|CTR|XTS))?(?:[-_ /](128|192|256))?(?:[- ](?:bits? |in )?(GCM|CBC|CTR|XTS)\b)?)(?![\w-])/gi;

const compare = (claimed: Claimed, used: Cipher): 'same' | 'other' | 'unknown' => {
  if (claimed.name !== used.name) return claimed.name === 'AES' && used.name === 'Fernet' ? compare(claimed, { ...used, name: 'AES' }) : 'other';
  if (claimed.mode !== undefined && used.mode !== undefined && claimed.mode !== used.mode) return 'other';
  if (claimed.bits !== undefined && used.bits !== undefined && claimed.bits !== used.bits) return 'other';
  return (claimed.mode !== undefined && used.mode === undefined) || (claimed.bits !== undefined && used.bits === undefined) ? 'unknown' : 'same';
};

const nameOf = ({ name, bits, mode }: Claimed): string => (name === 'AES' ? [name, bits, mode].filter((part) => part !== undefined).join('-') : name);
