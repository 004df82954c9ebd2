import type { Candidate } from '../candidate.ts';
import { isDerKey, keyCandidate } from './private-keys.ts';

/** How keys begin behind the length of the whole: a version, then what kind of key it is; in base64 and in hexadecimal. */
export const derKeyKeywords: readonly string[] = [
  // PKCS#8 and PKCS#1 of RSA
  'ibadanbgkqhkig9w0baqefaasc',
  'ibaakca',
  'ibaakbgq',
  '020100300d06092a864886f70d0101',
  // PKCS#8 and SEC 1 of elliptic curves
  'mighageambmgbyqgsm49agegccqgsm49awehbg0wawib',
  'mig2ageambagbyqgsm49ageg',
  'mhccaqeei',
  'migkagebbd',
  'miggageambmgbyqgsm49ageg',
  '020100301306072a8648ce3d0201',
  // Ed25519 and X25519
  'mc4caqawbqydk2vwbcie',
  'mc4caqawbqydk2vubcie',
  '020100300506032b6570',
];

/** A private key with no marks round it, as programs keep one in a string. */
export const derKeyAt = (text: string, at: number): Candidate | undefined => {
  const left = /[A-Za-z0-9+/]{0,24}$/.exec(text.slice(Math.max(0, at - 24), at))?.[0] ?? '';
  const start = at - left.length;
  run.lastIndex = start;
  const value = run.exec(text)?.[0] ?? '';
  const isHex = /^[0-9a-f]+$/i.test(value);
  if (!isDerKey(Buffer.from(value, isHex ? 'hex' : 'base64'))) return undefined;
  return keyCandidate(start, start + value.length, value, 'private key in DER', { encrypted: false, proved: true });
};

const run = /[A-Za-z0-9+/]{60,8000}={0,2}/y;
