import { type NameKind, wordsOf } from '../values/secret-name.ts';
import { isPlaceholder, isReference } from '../values/stand-in.ts';
import { ofCredentials, ofInterfaces } from '../values/value-words.ts';
import type { Assignment } from './form.ts';
import type { Syntax } from './language.ts';
import type { Surroundings } from './surroundings.ts';

/**
 * A secret that a person put together from words: `JWT_SECRET = "SecretKeyOfTheApplication"`, `password: vlog_password`, `passphrase = "correct horse
 * battery"`. Names of fields, settings and resources are made of words as well, so the words have to say more than what the value is for.
 */
export const isWordedSecret = (text: string, assignment: Assignment, kind: NameKind, syntax: Syntax): boolean => {
  const { name, written, form } = assignment;
  const value = written.value.trim();
  if (value.length < 4 || value.length > 100 || form === 'compared' || isReference(value) || isPlaceholder(value, name)) return false;
  // Settings, paths, selectors, types, headers: a.b, a/b, a:b, A_B, A-B
  if (!/^[A-Za-z0-9][A-Za-z0-9 _$!@#%&*+-]*$/.test(value) || /^[A-Z0-9]+(?:[-_][A-Z0-9]+)+$|^[A-Z][a-z]*(?:-[A-Z][a-z]*\d*)+$/.test(value) || /\s{2}|[-_ ]$/.test(value))
    return false;
  const words = wordsOf(value);
  if (words.some((word) => ofInterfaces.has(word)) || sameWords(name, value)) return false;
  // In an element other attributes follow.
  if (kind === 'secret' && syntax === 'xml' && isOfClient(text, assignment)) return true;
  // 'a' = 'b', "a" in c: part of a sentence or of an expression.
  if (written.quoted && !/^[ \t]{0,4}(?:[,;)\]}\\#/.|&<]|to_|into|\r?\n|$)/.test(text.slice(written.after, written.after + 8))) return false;
  if (/\s/.test(value)) return isPhrase(text, assignment, words, kind);
  if (kind === 'secret' && isOfClient(text, assignment)) return true;
  if (kind === 'password') return !(form === 'argument' && value.includes('_')) && isCompound(name, value, words, syntax);
  // In the settings of a server that is no cluster: there it would be a name.
  if (kind === 'secret' && syntax === 'ini' && written.quoted && /^secret$/i.test(name) && /^[a-z0-9]+(?:-[a-z0-9]+)*-secret(?:-key)?$/.test(value)) return true;
  return !(form === 'argument' && value.length < 10) && isKeyOfWords(value, words, kind, name, syntax);
};

/** The secret of a client, a short way below its id: a realm that is written out. In settings of .NET the name alone says so. */
const isOfClient = (text: string, { name, written }: Assignment): boolean =>
  (name === 'Secret' && written.quoted && /^[a-z0-9]+(?:-[a-z0-9]+)+-secret$/.test(written.value)) ||
  (/^secret$/i.test(name) &&
    /^[a-z0-9]+(?:-[a-z0-9]+)*-secret(?:-[a-z0-9]+)*$/.test(written.value) &&
    /["']client_?id["']\s?:|\bclient-?id=["']/i.test(text.slice(Math.max(0, written.start - 800), written.start)));

/** `ADMIN_TOKEN: harbour77`: set where a server is run, and of no program that issues tokens. */
export const isTypedToken = ({ name, written, form }: Assignment, kind: NameKind, { syntax, inTest, inExample }: Surroundings): boolean =>
  kind === 'token' &&
  form === 'assigned' &&
  !inTest &&
  !inExample &&
  /^(?:env|ini|yaml|shell|xml)$/.test(syntax) &&
  /(?:api|auth|access|bearer|bot|admin|service|deploy|root|secret|webhook|write)[-_.]?token$/i.test(name) &&
  /^(?!.*(?:test|token|fake|mock|dummy|example|sample|value|abc)|foo(?:bar)?\d|key\d)[a-z]{4,12}\d{1,6}[!@#]?$/i.test(written.value);

/** `SHOP_TOKEN=shop-admin-token-2026`: words and a number, where a service is run with them and nothing is to be filled in. */
export const isNumberedWords = ({ name, written, form }: Assignment, { syntax, inTest, inExample }: Surroundings): boolean =>
  form === 'assigned' &&
  !inTest &&
  !inExample &&
  (syntax === 'env' || syntax === 'yaml') &&
  /^(?!.*(?:TLS|PULL|CERT|IMAGE|INGRESS)_SECRET$)(?:[A-Z][A-Z0-9]*_)+(?:TOKEN|SECRET|SECRET_KEY)$/.test(name) &&
  /^(?!.*(?:your|change|example|sample|dummy|fake|mock|test|here|xxx|cred|cert|path|name|cursor|cache|config))[a-z][a-z0-9]*(?:[-_][a-z0-9]+){1,8}[-_]\d{3,6}$/.test(
    written.value,
  ) &&
  !isPlaceholder(written.value, name);

const isPhrase = (text: string, { name, written }: Assignment, words: readonly string[], kind: NameKind): boolean => {
  const value = written.value.trim();
  if (!written.quoted || words.length > 14 || (kind !== 'password' && !isKeyName(name) && !(name === 'secret' && /^[a-z]+(?: [a-z]+){1,4}$/.test(value)))) return false;
  // pass "all is well"
  if (!/(?:[=:>(]|#define[ \t]{1,4}\w{1,60})[ \t]{0,8}[a-z@]?["'`]$/i.test(text.slice(Math.max(0, written.start - 90), written.start))) return false;
  if (words.some((word) => ofSentences.has(word))) return false;
  // A label or a message begins with a capital, and speaks of the password.
  if (/^[A-Z][a-z]/.test(value) && !/\d/.test(value) && !/[A-Z][a-z]+ [A-Z]/.test(value)) return false;
  if (kind === 'password' || name === 'secret') return /^[a-z0-9 ]+$|\d/.test(value) && !words.some((word) => ofCredentials.has(word));
  return words.length >= 3 || /^[a-z0-9 ]+$/.test(value);
};

/** `test_pwd`, `smtp-secret`: says whose, and is no field of a form; `ansible_password: "ansible_ssh_pass"` is another name of it. */
const isCompound = (name: string, value: string, words: readonly string[], syntax: Syntax): boolean =>
  (syntax === 'code' ? /^[a-z0-9]+(?:[-_][a-z0-9]+){1,4}$/ : /^[a-z0-9]+(?:[-_][a-z0-9]+){1,11}$/).test(value) &&
  words.some((word) => !ofCredentials.has(word)) &&
  !(syntax === 'code' && words.length > 2 && words[0] === wordsOf(name)[0]) &&
  (syntax !== 'code' || !/^(?:user|login|account|new|old|current)/.test(value));

const isKeyOfWords = (value: string, words: readonly string[], kind: NameKind, name: string, syntax: Syntax): boolean => {
  if ((kind !== 'secret' && kind !== 'key') || words.some((word) => ofClusters.has(word))) return false;
  // enable_secret = harbourlight: a line of settings says what it is set to.
  if (
    (syntax === 'ini' || syntax === 'env') &&
    /(?<!existing|pull|push|tls)[-_.]secret$/i.test(name) &&
    /^[a-z]{8,40}$/.test(value) &&
    !words.some((word) => ofCredentials.has(word))
  )
    return true;
  const precise = isKeyName(name);
  if (!precise && !/^secret$/i.test(name)) return false;
  const named = wordsOf(name);
  // SIGNATURE_KEY = "licenseSignature" is the key of an entry.
  if (words.every((word) => named.includes(word)) || (named.at(-1) === 'key' && named.length > 1 && words.at(-1) === named.at(-2))) return false;
  const others = words.filter((word) => !ofCredentials.has(word) && !/^\d+$/.test(word));
  if (others.length === 0) return false;
  // JWT_SECRET: shop
  if (/^(?:env|ini|yaml)$/.test(syntax) && signingKey.test(name) && /^[a-z]{4,5}$/.test(value)) return true;
  if (value.length < 6) return false;
  // secret = lemon_tree775: settings of a server have no names of resources.
  if ((syntax === 'ini' || syntax === 'env') && /^[a-z]+(?:[-_][a-z]+){0,3}[-_]?\d{2,6}$/.test(value)) return true;
  // Resources of a cluster have names in kebab case, fields in snake case.
  if (/^[a-z0-9]+(?:-[a-z0-9]+)+$/i.test(value))
    return precise && (syntax === 'yaml' ? /(?:jwt|client|session|cookie|oauth\d?)[-_.]?secret(?:[-_.]?key)?$/i.test(name) : /secret|jwt|sign|session|cookie/i.test(name));
  if (/^[a-z0-9]+(?:_[a-z0-9]+)+$/.test(value)) return precise && words.length >= 3 && !ofCredentials.has(words.at(-1) ?? '');
  // anAccessKeyName: the case of a variable, which ends with what it is.
  if (/^[a-z]+(?:[A-Z][a-z0-9]*)+$/.test(value)) return others.length >= 2;
  if (/access[-_.]?key(?:[-_.]?id)?$/i.test(name) && value.length < 8 && !/secret/i.test(name)) return false;
  return precise ? true : syntax !== 'yaml' && syntax !== 'xml' ? value.length >= 8 : value.length >= 10;
};

/** What a service signs with, in its environment or settings; `secretKey` alone may name an entry of a cluster's secret. */
const signingKey = /^(?:[A-Z0-9]+_)*(?:JWT|SESSION|COOKIE)_SECRET(?:_KEY)?$|^(?:[A-Z0-9]+_)*SECRET_KEY$|(?:jwt|session|cookie)[-_.]?[sS]ecret(?:[-_.]?[kK]ey)?$/;

/** The name of the key itself: `jwtSecret`, `SECRET_KEY`, `client-secret`, `encryptionKey`; not "secret" or "api key". */
const isKeyName = (name: string): boolean => {
  const said = wordsOf(name).join('');
  return (
    /(?:jwt|session|cookie|client|app|application|consumer|hmac|sign\w*|shared|auth|token|hash|webhook|oauth\d?|api)secret(?:key|string)?$|secretkey(?:base)?$|secretorkey$|secretaccesskey$|(?:jwt|encrypt\w*|sign\w*|hmac|crypto|cipher|aes|des|master|private|access|auth|license)key$|passphrase$/.test(
      said,
    ) && !/(?:name|id|header|field|param|type|path|file|ref|url)$/.test(said)
  );
};

/** "API_KEY" for api_key, "clientSecret" for CLIENT_SECRET. */
const sameWords = (name: string, value: string): boolean => {
  const said = wordsOf(value).join('');
  const named = wordsOf(name).join('');
  // PRIVATE_KEY = "RSAPrivateKey"
  return said.length > 3 && (named.endsWith(said) || (named.endsWith('key') && /^(?:rsa|dsa|ec|aes|des|hmac|pgp|ssh)/.test(said) && said.endsWith(named)));
};

/** What clusters keep secrets of: `secret: registry-tls` is a name. */
const ofClusters = new Set('tls ssl cert certificate certs ca pull docker registry dockerconfigjson regcred kubernetes k8s vault arn ssm'.split(' '));

const ofSentences = new Set(
  'your you yours must should cannot please enter is are was were be been has have not no for from with without when if then click here at least characters incorrect wrong invalid required forgotten use used using sent will can does do again too short long weak strong match matches'.split(
    ' ',
  ),
);
