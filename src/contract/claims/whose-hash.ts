import type { Statement } from '../../facts/security-policy/statement.ts';

/** What is stored of a key says nothing about passwords, nor the other way round; "bcrypt hashing" is that of passwords. */
export const isOfOther = (text: string, name: string): boolean => {
  const parts = text.split(/[,;|]/);
  const own = parts.findIndex((part) => hashes.test(part));
  // "Refresh tokens are random, bcrypt-hashed values" says before what is hashed, "Argon2, rotation of tokens" behind it what else is done.
  const part = parts.slice(0, own + 1).findLast((each) => ofThing.test(each)) ?? parts[own] ?? text;
  const key = /\b(?:api[- ]?)?keys?\b|tokens?\b|secrets?\b/i.test(part);
  const password = /passw|passphrase|senha|contraseñ/i.test(part) || (!key && slow.test(part));
  return password !== key && password !== /passw|pwd/i.test(name);
};

/** "Passwords and API keys are hashed". */
export const namesBoth = (text: string): boolean =>
  /\bpass(?:words?|phrases?)\b(?:,| and| or| &|\/) ?(?:\w+,? ){0,2}(?:(?:api[- ])?keys?|tokens?|secrets?)\b|\b(?:(?:api[- ])?keys?|tokens?|secrets?)(?:,| and| or| &|\/) ?(?:\w+,? ){0,2}pass(?:words?|phrases?)\b/i.test(
    text,
  );
export const ofPasswords = /passw|pwd|senha|contrase/i;

/** "Hashed with bcrypt before storage", below "API keys", is said of these; "Key features" are no keys. */
export const withThing = ({ text, headings }: Statement): string => {
  const heading = headings.at(-1) ?? '';
  return !ofThing.test(text) && /\bkeys\b|\b(?:api|access|licen[cs]e|service|recovery)[- ]key\b|\btokens?\b/i.test(heading) && !/passw|auth|hash|secur|crypt/i.test(heading)
    ? `${heading}: ${text}`
    : text;
};

const ofThing = /\b(?:keys?|tokens?|secrets?)\b|passw|passphrase|senha|contraseñ/i;
const hashes = /hash|bcrypt|argon2|scrypt|pbkdf2|\bsha-?\d/i;
const slow = /bcrypt|argon2|scrypt/i;
