import { expression } from '../../../long-expression.ts';
import { nameKind } from './secret-name.ts';
import { isPlaceholder } from './stand-in.ts';
import { isRandom, isUuid } from './value-shape.ts';

/**
 * The hash of a password, which can be guessed offline: `password_hash = "<64 hexadecimal digits>"` says so by its name, `pass: {SSHA}…` by its
 * scheme (RFC 2307). Those with a form of their own, as of crypt(3), are found wherever they stand.
 */
export const isPasswordHash = (name: string, value: string): boolean =>
  (hashName.test(name.replaceAll(/([a-z0-9])([A-Z])/g, '$1_$2')) &&
    !/dummy|fake|invalid|wrong|timing|empty|blank/i.test(name) &&
    (isHexDigest(value) || ofMySql.test(value) || /^\\x24[0-9a-f]{100,240}$/.test(value))) ||
  (nameKind(name) === 'password' && /^\{(?:S?SHA\d{0,3}|S?MD5|CRYPT)\}(?=[^\d]{0,100}\d)[\w+/.$=-]{20,200}$/.test(value));

/** `passwordHash`, `DEFAULT_PASSHASH`, `md5password`, `hashed_pwd`; neither `bypassHash` nor the hash of a pass that something is drawn in. */
const hashName = expression('i')`
  (?:password|passwd|pwd|(?:^|(?:^|[-_])(?:user|admin|default|root|login|account|my|db|web)[-_]?)pass)[-_]?(?:hash|digest|md5|sha\d{0,3})$
  |(?:^|[-_])(?:hash(?:ed)?|md5|sha\d{0,3})[-_]?(?:pass(?:word|wd)?|pwd)$
`;
/** Two rounds of SHA-1, or what MariaDB keeps for Ed25519. */
const ofMySql = /^\*[0-9A-F]{40}$|^(?=.*\d)(?=.*[a-z])(?=.*[A-Z])[A-Za-z0-9+/]{43}$/;

/** What hashes make of an empty text. */
const ofNothing = /^(?:d41d8cd98f00b204|da39a3ee5e6b4b0d|e3b0c44298fc1c14|cf83e1357eefb8bd)/i;

/** Of MD5, SHA-1 or SHA-2, in hexadecimal. */
export const isHexDigest = (value: string): boolean =>
  /^(?:[0-9a-f]{32}|[0-9a-f]{40}|[0-9a-f]{56}|[0-9a-f]{64}|[0-9a-f]{96}|[0-9a-f]{128})$/i.test(value) &&
  !ofNothing.test(value) &&
  isRandom(value) &&
  !isUuid(value) &&
  !isPlaceholder(value);
