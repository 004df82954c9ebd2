import type { Code } from '../code/code.ts';
import type { Span } from '../code/functions.ts';
import type { Language } from '../code/language.ts';

/** `if not settings.rate_limiting.enabled: return` at the head of a control. */
const passedOver: Readonly<Record<Language, RegExp>> = {
  python: /\bif\s+not\s+([\w.]{0,80}enable\w{0,40})\s*:\s*\n\s*return\b/i,
  node: /\bif\s*\(\s*!\s*((?!(?:req|request|res|ctx|context|c)\.)[\w.?]{0,80}(?:enable|requir|protect)\w{0,40})\s*\)\s*\{?\s*(?:return\b|next\(\))/i,
  go: /\bif\s+!\s*((?!(?:r|c|ctx|req)\.)[\w.]{0,80}(?:[eE]nable|[rR]equir|[pP]rotect)\w{0,40})\s*\{\s*\n\s*(?:return\b|next\.ServeHTTP\(|\w+\.Next\(\))/,
};
/** `if has_password and not user.is_authenticated`: without a password nobody is asked for one. */
const askedOnlyWhere: Readonly<Record<Language, RegExp>> = {
  python: /\bif\s+((?!request\b)[\w.]{0,60}(?:enabl|passw|requir|auth|protect)\w{0,40})\s+and\s+not\s+[\w.]{0,80}(?:authenticated|logged_?in)\b/i,
  node: /\bif\s*\(\s*((?!(?:req|request|route|to|ctx)\b)[\w.]{0,60}(?:enabl|passw|requir|auth|protect)\w{0,40})\s*&&\s*!\s*[\w.]{0,80}(?:authenticated|loggedIn|session\.\w{0,10}user\w{0,10}|req\.user)\b/i,
  go: /\bif\s+([\w.]{0,60}(?:enabl|passw|requir|auth|protect)\w{0,40})\s*&&\s*![\w.]{0,80}(?:authenticated|loggedIn)/i,
};
/** `if (key && req.get('x-api-key') !== key)`, `if key != "" && r.Header.Get("X-Api-Key") != key {`: where no key is set none is asked for. */
const askedWhereSet: Readonly<Record<Language, RegExp>> = {
  python: /\bif\s+((?:\w{1,40}\.){0,3}\w{0,40}(?:key|token|secret|passw)\w{0,20})\s+and\s+[^:\n]{1,160}!=\s*\1\b/i,
  node: /\bif\s*\(\s*((?:\w{1,40}\.){0,3}\w{0,40}(?:key|token|secret|passw)\w{0,20})\s*&&\s*[^{};\n]{1,160}!==?\s*(?:[`][^`]{0,40}|)\1\b/i,
  go: /\bif\s+((?:\w{1,40}\.){0,3}\w{0,40}(?:[kK]ey|[tT]oken|[sS]ecret|[pP]assw)\w{0,20})\s*!=\s*""\s*&&\s*[^{};\n]{1,160}!=\s*(?:"[^"]{0,20}"\s*\+\s*)?\1\b/,
};
/** `const limits = config.rateLimits || []` */
const emptyList = /([\w.]{0,80}(?:rate_?limit|throttl)\w{0,20})\s{0,9}(?:\|\||\?\?)\s{0,9}\[\s{0,9}\]/i;
/** `if perSecond <= 0 { return passThrough }` */
const passedWhereNone = /\bif\s+([\w.]{1,80})\s*(?:<=|==)\s*(?:0|"\s*")\s*\{\s*\n\s*return\s+(?:pass\w*|no_?op\w*|next|h|handler)\b/i;
/** `if want == "" { next.ServeHTTP(w, r) }`, `if (!API_KEY) return next()`: a key that the service has, and not one that a caller brings. */
const passedWithoutKey: Readonly<Record<Language, RegExp>> = {
  python: /\bif\s+not\s+((?:\w{1,40}\.)*[A-Z_]{0,40}(?:KEY|TOKEN|SECRET|PASSWORD)[A-Z_]{0,20})\s*:\s*\n\s*return\s+(?:await\s+)?(?:call_next|get_response|handler|None\b)?/,
  node: /\bif\s*\(\s*!\s*((?:process\.env\.|config\.|env\.)\w{1,60}|[A-Z_]{0,40}(?:KEY|TOKEN|SECRET|PASSWORD)[A-Z_]{0,20})\s*\)\s*\{?\s*(?:return\s+)?next\(\s*\)/,
  go: /\bif\s+([\w.]{1,80})\s*==\s*""\s*\{\s*\n\s*(?:return\s+)?(?:(?:next|h|handler)(?:\.ServeHTTP)?\(|\w{1,9}\.Next\(|(?:next|h|handler)\b)/,
};
const isBrought = (head: string, name: string): boolean =>
  new RegExp(`\\b${name.replaceAll('.', '\\.')}\\b[^\\n]{0,20}:?=[^\\n]{0,80}(?:[hH]eader|[cC]ookie|Query|Param|FormValue|Get\\()`).test(head);
const headOfBody = 1500;

/** The setting without which a control lets everything pass; `a.b.enabled` is named with what it enables. */
export const switchInside = ({ bare, text }: Code, language: Language, { body, end }: Pick<Span, 'body' | 'end'>): string | undefined => {
  const head = bare.slice(body, Math.min(end, body + headOfBody));
  const [, dotted = emptyList.exec(head)?.[1]] =
    passedOver[language].exec(head) ?? (language === 'go' ? passedWhereNone.exec(head) : null) ?? askedOnlyWhere[language].exec(head) ?? askedWhereSet[language].exec(head) ?? [];
  const [, key = ''] = dotted === undefined ? (passedWithoutKey[language].exec(text.slice(body, Math.min(end, body + headOfBody))) ?? []) : [];
  if (key !== '' && !isBrought(head, key)) return key.split('.').at(-1);
  const parts = dotted?.replaceAll('?', '').split('.') ?? [];
  return /^enabled?$/i.test(parts.at(-1) ?? '') ? parts.slice(-2).join('.') : parts.at(-1);
};
