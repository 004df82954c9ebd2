import type { Code } from '../code/code.ts';
import type { Span } from '../code/functions.ts';
import type { Language } from '../code/language.ts';

/** `if not settings.rate_limiting.enabled: return` at the head of a control. */
const passedOver: Readonly<Record<Language, RegExp>> = {
  python: /\bif\s+not\s+([\w.]{0,80}enable\w{0,40})\s*:\s*\n\s*return\b/i,
  node: /\bif\s*\(\s*!\s*([\w.?]{0,80}enable\w{0,40})\s*\)\s*\{?\s*(?:return\b|next\(\))/i,
  go: /\bif\s+!\s*([\w.]{0,80}[eE]nable\w{0,40})\s*\{\s*\n\s*(?:return\b|next\.ServeHTTP\(|\w+\.Next\(\))/,
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
const headOfBody = 1500;

/** The setting without which a control lets everything pass; `a.b.enabled` is named with what it enables. */
export const switchInside = ({ bare }: Code, language: Language, { body, end }: Pick<Span, 'body' | 'end'>): string | undefined => {
  const head = bare.slice(body, Math.min(end, body + headOfBody));
  const [, dotted = emptyList.exec(head)?.[1]] =
    passedOver[language].exec(head) ?? (language === 'go' ? passedWhereNone.exec(head) : null) ?? askedOnlyWhere[language].exec(head) ?? askedWhereSet[language].exec(head) ?? [];
  const parts = dotted?.replaceAll('?', '').split('.') ?? [];
  return /^enabled?$/i.test(parts.at(-1) ?? '') ? parts.slice(-2).join('.') : parts.at(-1);
};
