import { expression } from '../../../long-expression.ts';
import { zoneOf } from '../../zone.ts';
import { isTranslation, syntaxOf } from '../assignments/language.ts';
import { isTold, runsWith } from '../assignments/runs-with.ts';
import type { Candidate } from '../candidate.ts';
import { isCommentedOut } from '../text-at.ts';
import { isStandInUrl } from '../values/classify-value.ts';
import { isGibberish } from '../values/gibberish.ts';
import { isPlaceholder, isReference } from '../values/stand-in.ts';
import { isSamplePair, isShippedPair, isStockPair, isStockUser, saysItIsNone } from '../values/stock-password.ts';
import { isProviderToken, isRandom } from '../values/value-shape.ts';

/** `scheme://user:password@host` and `https://token@host`, read at the `://`; a pair that anybody would guess counts where a program runs with it. */
export const urlCredentialAt = (text: string, colon: number, path: string): Candidate | undefined => {
  userinfo.lastIndex = colon;
  const match = userinfo.exec(text);
  if (!match) return undefined;
  const [, user = '', password, host = ''] = match;
  const left = text.slice(Math.max(0, colon - 31), colon);
  const scheme = /[a-z][a-z0-9+.-]{1,30}$/i.exec(left)?.[0] ?? (left.endsWith('}') ? 'computed' : undefined);
  if (scheme === undefined) return undefined;
  const url = `${scheme}${match[0]}`;
  const secret = password ?? user;
  const stock = password !== undefined && (isStockPair(user, password) || (isShippedPair(user, password) && ['test', 'ci'].includes(zoneOf(path))));
  // What to write there is said in many languages.
  if (isTranslation(path) && !isRandom(decoded(secret)) && !/^(?=.*[a-z]).*\d\d/i.test(secret)) return undefined;
  if (stock && isCommentedOut(text, colon)) return undefined;
  if ((secret.length < 3 && !stock) || computed.test(secret) || computed.test(user) || isReference(secret)) return undefined;
  if (
    !stock &&
    (isStandInUrl(url, secret) ||
      isPlaceholder(decoded(secret), 'password') ||
      (/^(?:user|username|you|your.*|myuser|usr|foo|bar|example)$/i.test(user) && !isRandom(decoded(secret)) && !isGibberish(decoded(secret), true)))
  )
    return undefined;
  const random = isRandom(decoded(secret)) || isProviderToken(secret);
  if (password === undefined && (!random || !/^(?:https?|git|git\+https?|wss?|ftps?|rediss?|nats)$/i.test(scheme) || secret.length < 20 || /sentry|@/.test(host))) return undefined;
  if (
    /(?:^|\.)(?:example|test|invalid)(?:\.(?:com|org|net))?$|^(?:host|hostname|server|domain|proxy|.*\.?(?:host|server|domain)\.(?:com|tld))$/i.test(host) &&
    !random &&
    !(host === 'proxy' && isTyped.test(secret))
  )
    return undefined;
  const harmless =
    (stock && (saysItIsNone(secret) || !runsWith(path, text, colon))) || isSamplePair(user, secret) || /^(?:localhost|127\.|0\.0\.0\.0|\[?::1|host\.docker\.internal)/i.test(host);
  const start = colon + match[0].indexOf(secret, password === undefined ? 3 : 4 + user.length);
  return {
    start,
    end: start + secret.length,
    value: secret,
    detector: password === undefined ? 'url-token' : 'url-password',
    name: password === undefined ? 'token in a URL' : 'password in a URL',
    by: 'url',
    severity: random ? 'high' : harmless ? 'low' : 'medium',
    confidence: random ? 'high' : harmless && isOnlyShown(path, text, colon, user, secret) ? 'low' : 'medium',
    reasons: [`it stands before the host of a ${scheme} URL`, random ? 'it looks randomly made' : 'it reads like a password that a person made up'],
  };
};

/** A text or a comment shows how an address is written; a test or a pipeline is given one that opens something. */
const isOnlyShown = (path: string, text: string, at: number, user: string, password: string): boolean =>
  syntaxOf(path) === 'prose' || saysItIsNone(password) || isSamplePair(user, password) || isStockUser(user) || isTold(path, text, at);

const userinfo = expression('y')`
    :\/\/([^\s:/@"'\x60<>?#\\,;()|]{0,120}(?:@[\w-]{1,40}\.[\w.-]{1,40}(?=:[^\s@/]{3,100}@))?)(?::([^\s@/"'\x60<>\\|]{1,300}))?@
    (?:(?:tcp|udp|unix)?\()?(?!\.{2})([\w.[\]-]{1,200}|\$\{?[A-Za-z_]{2,40}|[#{]\{[ ]?\w{1,40}|\{\w{1,40}\}|%[sv]|%2F|(?=["'\x60]|\/\w*\?))
  `;
/** In a network of containers a proxy is called so. */
const isTyped = /^(?=.*[A-Z])(?=.*[a-z])(?=.*\d\d)[^%]{7,}$/;
const computed = /[{}<>[\]]|\$[A-Za-z_({\d]|%[sdvq(]|^%(?![0-9A-F]{2})|%$|\*{2,}|^\.+$|^[:$*]/;

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};
