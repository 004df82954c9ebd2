import { expression } from '../../../long-expression.ts';
import { surpriseOf } from './letter-pairs.ts';

/**
 * Letters that make no word, in one case or as words are joined, digits among them: `fjdkslafj`, `xkqsd-pwlqek`, `Ydk4_qzwv`. Nobody calls a
 * field, a header or a resource so. The fewer letters, the rarer they have to be: of words of five letters one in a hundred looks so, of ten
 * letters one in a thousand; of letters that were drawn it is four in ten and nine in ten. Where a name already says that a secret stands there,
 * less will do.
 */
export const isGibberish = (value: string, isNamed = false): boolean => {
  if (value.length < 5 || value.length > 80 || !/^[A-Za-z0-9]+(?:[-_.@!#$%^&*+][A-Za-z0-9]+){0,8}[!@#$%^&*]?$/.test(value) || abbreviations.test(value)) return false;
  const { letters, bits } = surpriseOf(value);
  return letters >= (/^[A-Z\d_]+$/.test(value) ? 8 : 5) && letters * 2 > value.length && bits > 4 + (isNamed ? 9.5 : 11.5) / letters && new Set(value).size > 4;
};

/** Made of the first letters of words, which follow each other as no letters of a word do; JSON in base64. */
const abbreviations = expression('i')`
    ^eyJ|key|token|secret|pass|pwd|auth|cert|tls|ssl|api|https?|html|xml|json|jwt|jdbc|sql|mqtt|grpc|rpc|gcm|cbc|hmac|rsa|aes|sha|md5|utf
    |gzip|kms|vpc|dns|ldap|smtp|ssh|ftp|tcp|udp|csrf|xsrf|url|uri|uuid|cmd|dir|cfg|ctx|str|abc|xyz|qwert|asdf|\.[a-z]{1,5}$
  `;
