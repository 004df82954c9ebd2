/** The regular expression of a value that is a secret because of the name it is given. */
const inAnyCase = (text, flags) => (flags === 'i' ? text : text.replaceAll(/[a-z]/g, (letter) => `[${letter.toUpperCase()}${letter}]`));
/** Words that say themselves that they name a credential. */
const credentialEnd = /(?:key|token|secret|pass|pwd|credential|pat)$/;
export const credentialName = `[\\w\\s.:('"{[\\]>-]{0,24}?${inAnyCase('(?:key|token|secret|pass|pwd|auth|credential|access|api|pat)')}`;
const notAnswer = `(?:[Ii][Dd][Ss]?(?![a-z])|${inAnyCase('hash|sha|digest|checksum|fingerprint|version|url|uri|path|file|name')})`;
const quotes = '["\'`\\\\\\])]{0,4}';
const operator = [
  '[ \\t]{0,4}(?::[ \\t]?\\w{1,12}[ \\t]?(?==))?(?:[:|?]?=|=>|:-|\\|\\|=?|\\?\\?=?|[:,>(])[ \\t]{0,4}',
  '[,\\s]\\s{0,20}["\']?[Vv]alue["\']{0,2}[ \\t]{0,2}[:=][ \\t]{0,2}', // name: ACME_TOKEN, value: …
  '</key>\\s{0,20}<string>',
  '[ \\t]{1,4}',
].join('|');
const opening = '(?:\\[\\]byte\\()?(?:@|[A-Za-z]{1,2}(?=["\']))?["\'`\\\\]{0,4}(?:[Bb]earer )?';
export const assignment = `(?![\\w-]{0,16}${notAnswer})[\\w-]{0,16}${quotes}(?:${operator})${opening}`;

/**
 * A name that holds one of the words and says that it is a credential (not its id, hash or address), and an operator: `ACME_API_KEY=`, `"acmeToken": "`,
 * `acme.secret => '`, `--acme-key `, `acmeKey: string = "`, `define('ACME_KEY', '`, `<acmeKey>`. The value's own letters keep
 * their case; where it may hold digits it must, as random letters and digits do and identifiers mostly do not.
 */
export function assignmentOf(words, value, flags) {
  const oneOf = (some) => `(?:${some.map((word) => (word.length < 5 ? '(?<![A-Za-z])' : '') + inAnyCase(word.replaceAll(/[-_. ]/g, '[-_. ]?'), flags)).join('|')})`;
  const complete = words.filter((word) => credentialEnd.test(word));
  const providers = words.filter((word) => !credentialEnd.test(word));
  const names = [...(complete.length > 0 ? [oneOf(complete)] : []), ...(providers.length > 0 ? [oneOf(providers) + credentialName] : [])];
  const digit = /\d-\d|\\d/.test(value) ? '(?=[A-Za-z_.+/=~:-]{0,99}\\d)' : '';
  return `(?:${names.join('|')})${assignment}${digit}(${value})(?![\\w-])`;
}
