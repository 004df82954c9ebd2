import type { SourceFile } from '../source-file.ts';
import { blankComments } from '../text/blank-comments.ts';
import { type Cues, watch } from './code/cues.ts';
import type { Placed } from './code-reading.ts';
import type { Assigned } from './credentials.ts';

/** What only serves to make the stored hash of a password, in languages that are not read as code, and the algorithm that it makes it by; not where a file names another kind of it. */
const makers: readonly (readonly [ending: RegExp, algorithm: string, sign: RegExp, other?: RegExp])[] = [
  [/\.php$/, 'argon2id', /\bpassword_hash\([^;\n]{0,200}PASSWORD_ARGON2ID\b/g],
  [/\.php$/, 'bcrypt', /\bpassword_hash\([^;\n]{0,200}PASSWORD_(?:BCRYPT|DEFAULT)\b|\bHash::make\(|(?<![\w>:])bcrypt\(\s*\$/g],
  [/\.php$/, 'md5', /\bmd5\(\s*\$\w*pass/gi],
  [/\.php$/, 'sha-1', /\bsha1\(\s*\$\w*pass/gi],
  [/\.cs$/, 'bcrypt', /\bBCrypt\.(?:Net\.BCrypt\.)?(?:Enhanced)?HashPassword\(/g],
  [/\.cs$/, 'argon2id', /\bnew Argon2id\(|\bArgon2\.Hash\(/g],
  [/\.cs$/, 'pbkdf2', /\bPasswordHasher<|\.AddIdentity(?:Core|ApiEndpoints)?<|\.AddDefaultIdentity</g],
  [/\.(?:java|kt)$/, 'bcrypt', /\bBCryptPasswordEncoder\(|\bcreateDelegatingPasswordEncoder\(|\bBCrypt\.hashpw\(/g],
  [/\.(?:java|kt)$/, 'argon2id', /\bArgon2PasswordEncoder(?:\(|\.defaults)/g],
  [/\.(?:java|kt)$/, 'scrypt', /\bSCryptPasswordEncoder(?:\(|\.defaults)/g],
  [/\.(?:java|kt)$/, 'pbkdf2', /\bPbkdf2PasswordEncoder(?:\(|\.defaults)/g],
  // The first one of the list makes new values, the others read older ones.
  [/\.py$/, 'argon2id', /^[ \t]{0,8}PASSWORD_HASHERS\s{0,4}=\s{0,4}[[(]\s{0,20}["'][\w.]{0,80}\bArgon2PasswordHasher["']/gm],
  [/\.py$/, 'bcrypt', /^[ \t]{0,8}PASSWORD_HASHERS\s{0,4}=\s{0,4}[[(]\s{0,20}["'][\w.]{0,80}\bBCrypt(?:SHA256)?PasswordHasher["']/gm],
  [/\.py$/, 'scrypt', /^[ \t]{0,8}PASSWORD_HASHERS\s{0,4}=\s{0,4}[[(]\s{0,20}["'][\w.]{0,80}\bScryptPasswordHasher["']/gm],
  [/\.py$/, 'pbkdf2', /^[ \t]{0,8}PASSWORD_HASHERS\s{0,4}=\s{0,4}[[(]\s{0,20}["'][\w.]{0,80}\bPBKDF2PasswordHasher["']/gm],
  [/\.rb$/, 'bcrypt', /^[ \t]*has_secure_password\b|^[ \t]*devise\b[^\n]{0,200}:database_authenticatable|\bBCrypt::Password\.create\((?!\s*(?:SecureRandom|["']))/gm],
  [/\.rs$/, 'argon2id', /\bArgon2::[\s\S]{0,400}?\.hash_password\(|\bargon2::hash_(?:encoded|raw)\(/g, /\b(?:Variant|Algorithm)::Argon2[id]\b/],
  [/\.rs$/, 'bcrypt', /\bbcrypt::(?:hash|hash_with_cost|hash_with_result)\(/g],
];
for (const [, , sign] of makers) watch(sign);

/** The same as an assignment to a column that keeps it: in these frameworks making it and storing it are one. */
export const passwordHashesIn = (file: SourceFile, { may }: Cues): readonly Placed<Assigned>[] => {
  const possible = makers.filter(([ending, , sign]) => ending.test(file.path) && may(sign));
  const text = possible.length > 0 ? blankComments(file.text, 'c') : '';
  return possible.flatMap(([, algorithm, sign, other]) =>
    Array.from(other?.test(text) === true ? [] : text.matchAll(sign), (match): Placed<Assigned> => {
      const { line } = file.positionAt(match.index + match[0].search(/\S/));
      return { role: 'hash', name: 'password', callee: match[0].replace(/\W.*$/s, ''), uses: [algorithm], inside: '', stores: true, line };
    }),
  );
};
