import { type NameKind, wordsOf } from './secret-name.ts';

/** A word or two, digits and signs: `tiger`, `Winter2026!`, `P@ssw0rd`. Names of variables, fields and messages are not, but where it is certain that a value stands. */
export const isHumanPassword = (value: string, kind: NameKind, certain = false): boolean => {
  if (value.length < 3 || value.length > (/^\d+$/.test(value) ? 128 : 64) || /\s/.test(value)) return false;
  const words = wordsOf(value);
  const mixed = /\d/.test(value) || /[^A-Za-z0-9_-]/.test(value);
  // passwordField, user_password_label, resetPassword: a name, not a value.
  if (!certain && words.length > 1 && !/\d/.test(value) && !/[^\w./#-]/.test(value) && words.some((word) => nameWords.has(word))) return false;
  // What has a word at every second letter was drawn, and has none.
  if (kind === 'password') return words.length <= 6 || mixed || value.length < words.length * 3;
  // orchard_dev_master_key; the secret of a client is drawn where it is issued
  if (certain && (kind === 'secret' || kind === 'key') && /^[a-z]+(?:[_-][a-z]+){2,5}$/.test(value) && /(?:key|(?<!client[_-]|app[_-])secret)$/.test(value))
    return words.some((word) => !nameWords.has(word) && !/^(?:dev|prod|default|master|super|the|my|app|private|public|signing)$/.test(word));
  if (certain && (kind === 'secret' || kind === 'key') && /^[a-z]{6,40}$/i.test(value)) return !nameWords.has(value.toLowerCase());
  if (/^\d{5,128}$/.test(value)) return kind === 'secret' || kind === 'key';
  // Names of secrets have no capitals.
  if (kind === 'secret' && /^[A-Z][a-z]{2,15}(?:[-_.][A-Z][a-z]{2,15}){1,3}\d{1,4}[!@#$%]?$/.test(value)) return !words.some((word) => nameWords.has(word.replace(/\d+$/, '')));
  if (!/\d/.test(value) || !/[a-z]/i.test(value) || /^[a-z][a-z0-9]{0,15}(?:[-_.:/][a-z0-9]{1,16})+$/i.test(value) || /abc123|^[a-z]+:/i.test(value)) return false;
  // "token12" and "key1" number a stand-in; whoever sets "harbour123" means it.
  const numbered = /^([a-z]+)\d{1,3}$/i.exec(value)?.[1]?.toLowerCase();
  if (numbered !== undefined) return (kind === 'secret' || kind === 'key') && numbered.length >= 5 && !nameWords.has(numbered) && value.length >= 8;
  return value.length >= 8 || (kind !== 'token' && value.length >= 6 && (/[^\w.-]/.test(value) || (/[a-z]/.test(value) && /[A-Z]/.test(value))));
};

const nameWords = new Set(
  'pwd pass pref prefs param attr property config setting settings option column table query store storage cookie session policy required mismatch expired strength password passwd secret token key field label input user name reset forgot confirm confirmation current new old change hash type auth login form error message title credentials credential authentication id value text page button icon prompt hint header access api client env manager provider basic bearer oauth string is has get set'.split(
    ' ',
  ),
);
