import { before } from '../text-at.ts';
import { type NameKind, wordsOf } from '../values/secret-name.ts';
import { isStockPassword, isStockUser } from '../values/stock-password.ts';
import { isLogin, isOfService, isSetInProse } from './context.ts';
import type { Assignment } from './form.ts';
import type { Surroundings } from './surroundings.ts';

/** A word that anybody would guess, where it is set and neither shown nor asked for. */
export const isSetAsStock = (text: string, assignment: Assignment, kind: NameKind, surroundings: Surroundings): boolean => {
  const { syntax, inTest, inExample, translation } = surroundings;
  const { name, written, form } = assignment;
  const value = written.value.trim();
  // "key.password" is the name of a setting.
  if (translation || form === 'compared' || /^[a-z]+(?:\.[a-z]+)+$/.test(value)) return false;
  if (leftAsShipped.test(value)) return kind === 'password' && !inExample && (form === 'fallback' || (form === 'argument' && /^set[A-Z_]/.test(name)) || inTest);
  if (kind === 'token') return rootToken.test(name) && /^(?:my|dev)?[-_]?root(?:[-_]?token)?$/.test(value);
  // DB_PASSWORD=my-db-password
  if (wordsOf(name).length > 1 && wordsOf(value).join() === wordsOf(name).join() && /^(?:code|xml|json)$/.test(syntax)) return false;
  if (!isStockPassword(value) || (wordsOf(name).length > 1 && wordsOf(value).join('') === `my${wordsOf(name).join('')}`)) return false;
  if (kind === 'key')
    return (
      syntax !== 'code' &&
      syntax !== 'prose' &&
      /^(?!foo|test)[a-z]{6,}$/.test(value) &&
      /secret[-_]?(?:access[-_]?)?key$/i.test(name) &&
      belowAccessKey.test(before(text, written.start, 200))
    );
  if (kind === 'secret') return isSetAsStockSecret(text, assignment, surroundings);
  if (kind !== 'password') return false;
  // --password, default="password"
  if (form === 'fallback' && /^pass(?:word)?$/i.test(value)) return inTest || /\bdefault[ \t]?[=:][ \t]?["']$/.test(text.slice(Math.max(0, written.start - 14), written.start));
  if (syntax === 'sql' && form === 'fallback') return true;
  if (syntax === 'prose') return isSetInProse(text, assignment) || isLogin(text, assignment);
  if (syntax !== 'code' && syntax !== 'json' && syntax !== 'xml') return true;
  if (
    form === 'pair' &&
    isStockUser(/(?:user(?:[ _]?(?:id|name))?|uid|login|e?mail)[ ]?=[ ]?([^;&"'\s]{1,60})/i.exec(text.slice(Math.max(0, written.start - 160), written.after + 80))?.[1] ?? '')
  )
    return false;
  if (/error|message|invalid|label|placeholder|hint/i.test(text.slice(Math.max(0, written.start - 60), written.start))) return false;
  return (
    written.quoted &&
    (inTest || form === 'pair' || isLogin(text, assignment) || isOfService(name) || /^(?:foo|bar|baz|qux)/i.test(value) || (syntax !== 'code' && form === 'assigned'))
  );
};

/** Asks to be changed; where nothing else is configured, a program sets it or a test is run with it, it was not. */
const leftAsShipped = /^(?:please[-_]?)?change[-_]?(?:[Mm]e|[Ii]t|[Tt]his)[-_!\d]{0,4}$/;

/** The two keys of a store, one below the other. */
const belowAccessKey = /access[-_]?key(?:[-_]?id)?["']?[ \t]?[:=][^\n]{1,80}\n[ \t]*["'\w.-]{1,60}[ \t]?[:=][ \t]?["']?$/i;

/** A development server of Vault gives all its rights to the token that it is started with. */
const rootToken = /(?:^|_)(?:VAULT|BAO)_(?:DEV_ROOT_)?TOKEN(?:_ID)?$/;

export const isSecretOfClient = (name: string): boolean => /(?:client|consumer|app|oauth|jwt|shared|session|encoder)[-_.]?secret$/i.test(name);

/** `client_secret: my-secret`; in clusters `secret: my-secret` is the name of one. */
const isSetAsStockSecret = (text: string, { name, written, form }: Assignment, { syntax, inTest }: Surroundings): boolean => {
  const value = written.value.trim();
  if (syntax === 'prose' || !/secret$/i.test(name) || /existing|ref|pull|push|tls/i.test(name)) return false;
  if (/\d{3}$/.test(value) || /^[a-z0-9]+pw$/.test(value)) return true;
  if (syntax === 'ini' || syntax === 'env' || (syntax === 'sql' && form === 'fallback')) return true;
  // VARNISH_SECRET: secret, --static-auth-secret=secret
  if ((syntax === 'yaml' && /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*_SECRET$/.test(name)) || (syntax === 'shell' && !written.quoted && name.includes('-'))) return true;
  if (syntax === 'json' && /^secret$/i.test(name) && /client_?id/i.test(text.slice(Math.max(0, written.start - 800), written.after + 200))) return true;
  const isClient = isSecretOfClient(name);
  // A builder or its options may be given the very word.
  if (isClient && syntax === 'code' && /^secret\d*$/i.test(value) && (form === 'argument' || /client_?secret$/i.test(name))) return true;
  if (form === 'argument' && /^secret$/i.test(name) && /^secret\d*$/i.test(value) && /withClient\([^()]{1,60}\)/.test(text.slice(Math.max(0, written.start - 200), written.start)))
    return true;
  // The key of a session may be the very word.
  if (syntax === 'code' && /(?:jwt|session|cookie)[-_.]?secret(?:[-_.]?key)?$/i.test(name) && form === 'assigned' && /^secret\d*$/i.test(value)) return true;
  if (wordsOf(value).join('') === wordsOf(name).slice(-wordsOf(value).length).join('')) return false;
  return isClient ? syntax !== 'code' || inTest : syntax === 'json' && /^secret$/i.test(name) && /[-_]/.test(value);
};
