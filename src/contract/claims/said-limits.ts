import { measured } from '../../facts/limits/amount.ts';
import type { LimitKind } from '../../facts/limits/limit.ts';
import { rolesIn } from './limit-roles.ts';

/** A limit that a sentence names with its number. */
export interface SaidLimit {
  readonly kind: Exclude<LimitKind, 'rounds'>;
  readonly value: number;
  readonly seconds: number | undefined;
  readonly roles: readonly string[];
  /** As written. */
  readonly words: string;
}

const unit = String.raw`(ms|secs?|seconds?|s|mins?|minutes?|m|hrs?|hours?|h|days?|d|minutos?|horas?|segundos?|d[ií]as?|minuten?|stunden?|sekunden?|tage?n?|heures?|secondes?|jours?|минут[уы]?|час(?:а|ов)?|分钟|分|小时|秒)(?![\p{L}\d])`;
const counted =
  '(?:requests?|reqs?|attempts?|tries|calls?|uploads?|messages?|msgs?|log-?ins?|sign-?ups?|submissions?|hits|queries|e-?mails?|registrations?|comments?|failures?|fails|times|operations|searches|exports|solicitudes|peticiones|intentos|requ[êe]tes|tentatives|essais|requisições|requisicoes|tentativas|anfragen|versuche|запрос(?:ов|а)?|попыт(?:ок|ки)|r)';
const number = String.raw`(?<![\w.,:/-])(\d[\d,]{0,8})`;

const rates: readonly RegExp[] = [
  new RegExp(String.raw`${number} ?(?:\w+ )?${counted}? ?\/ ?(\d{1,4})? ?-?${unit}`, 'giu'),
  new RegExp(
    String.raw`${number} (?:[\p{L}/-]+ ){0,3}?${counted} (?:[\p{L}/-]+ ){0,4}?(?:per|every|in|within|each|a|por|par|pro|cada|en|em|alle|toutes les|в|за) (?:an? |the |una? |une? )?(\d{1,4})?[ -]?${unit}`,
    'giu',
  ),
  new RegExp(String.raw`${number} (?:per|every|por|par|pro) (\d{1,4})?[ -]?${unit}`, 'giu'),
];

/** "5 attempts | 15 minutes": the cells of a row say together what a sentence says. */
const inCells = new RegExp(String.raw`(?<=^|\| )(\d[\d,]{0,8})( ${counted})? \| (\d{1,4}[ -]?)?${unit}(?= \||$)`, 'giu');
/** "15 minutes | 5 attempts". */
const windowFirst = new RegExp(String.raw`(?<=^|\| )(\d{1,4}[ -]?)${unit} \| (\d[\d,]{0,8})( ${counted})?(?= \||$)`, 'giu');

const asSentence = (text: string, heading: string): string =>
  text
    .replace(windowFirst, '$3$4 | $1$2')
    .replace(inCells, (cells: string, count: string, what: string | undefined, times: string | undefined, name: string) =>
      what === undefined && !/rate|limit|throttl/i.test(heading) ? cells : `${count}${what ?? ' requests'} per ${times ?? ''}${name}`,
    );

const shortest = 60;

/** Each limit of the text, with what the words round it say that it is for; else those before the colon, or the heading. */
export const saidLimits = (text: string, heading: string): readonly SaidLimit[] => {
  const [label = ''] = text.split(/[:|–—]/);
  // "Duration: 30 minutes", below "Account lockout".
  const under = text.length < shortest ? heading : '';
  const pieces = asSentence(text, heading)
    .split(/[;|]|,(?!\d)|\. |\+| and (?=\d)/)
    .flatMap((piece) => limitsIn(piece, under));
  return pieces.map(({ piece, ...limit }) => ({
    ...limit,
    roles: [piece, label, pieces.length === 1 ? text : '', pieces.length === 1 ? heading : ''].map(rolesIn).find((found) => found.length > 0) ?? [],
  }));
};

type Piece = Omit<SaidLimit, 'roles'> & { readonly piece: string };

const limitsIn = (piece: string, under: string): readonly Piece[] => {
  const often = rates
    .flatMap((form) => [...piece.matchAll(form)])
    .map(([words, count = '', times = '1', name = '']) => ({
      kind: 'rate' as const,
      value: Number(count.replaceAll(',', '')),
      seconds: (measured(1, name)?.value ?? 0) * Number(times),
      words,
      piece,
    }));
  const [rate] = often;
  const rest = rate ? piece.replace(rate.words, ' ') : piece;
  return [...(rate ? [rate] : []), ...(rate ? [] : failures(rest, under)), ...lockTimes(rest, under), ...sizes(rest, under), ...(rate ? [] : lifetimes(rest, under))].map(
    (limit) => ({ seconds: undefined, piece, ...limit }),
  );
};

type Found = Pick<SaidLimit, 'kind' | 'value' | 'words'>;

/** "Locked after 5 failed attempts". */
const failures = (piece: string, under: string): readonly Found[] => {
  const [words, count] =
    /(?<![\w.>-])(\d{1,3}) (?:consecutive |failed |unsuccessful |invalid |incorrect |wrong |bad ){0,2}(?:[\w-]+ ){0,2}?(?:attempts?|tries|failures?|fails)\b/i.exec(piece) ?? [];
  return words !== undefined && /\block|\bblock|suspend|\bban\b|max|limit|brute|after|failed/i.test(`${piece} ${under}`) ? [{ kind: 'attempts', value: Number(count), words }] : [];
};

const lockForms: readonly RegExp[] = [
  new RegExp(String.raw`(?:\bfor|→|->|lock(?:ed|out)?(?: duration| time| period)?(?: of|:)?|duration:?|period:?) ?(\d{1,4})[ -]?${unit}`, 'iu'),
  new RegExp(String.raw`(?<![\w.])(\d{1,4})[ -]?${unit} ?(?:account )?(?:lock|ban|block|cool|suspen)`, 'iu'),
];

const lockTimes = (piece: string, under: string): readonly Found[] => {
  if (!/lock|block|\bban|suspen|cool/i.test(piece) && !/lock-?out|locking/i.test(under)) return [];
  const [words, count, name = ''] = lockForms.map((form) => form.exec(piece)).find((found) => found !== null) ?? [];
  const time = words === undefined ? undefined : measured(Number(count), name);
  return time?.unit === 'time' ? [{ kind: 'lock', value: time.value, words: words ?? '' }] : [];
};

const sizes = (piece: string, under: string): readonly Found[] => {
  if (!/limit|max|up to|size|cap\b|capped/i.test(piece) || !/bod(?:y|ies)|request|payload|upload|file|image|json|attachment|avatar|photo/i.test(`${piece} ${under}`)) return [];
  return [...piece.matchAll(/(?<![\w.])(\d{1,5}(?:\.\d)?) ?([KMG]i?B)\b/gi)].flatMap(([words, count, name = '']) => {
    const size = measured(Number(count), name);
    return size?.unit === 'size' ? [{ kind: 'size' as const, value: size.value, words }] : [];
  });
};

const anyTime = new RegExp(String.raw`(?<![\w.])(\d{1,4})[ -]?${unit}`, 'giu');

/** "Access tokens expire after 15 minutes", "JWT (15 min)". */
const lifetimes = (piece: string, under: string): readonly Found[] => {
  if (
    !/token|session|jwt|cookie|\botp\b|\bcodes?\b|magic links?|reset links?/i.test(`${piece} ${under}`) ||
    !/expir|life|ttl|valid|time-?out|-lived|lasts?\b|duration|max-?age|\(\d/i.test(piece)
  )
    return [];
  if (/\block|retention|\bkeys?\b|\bsecrets?\b|retain|clean|purge|idle|inactiv|grace|skew|window|before|leeway/i.test(piece)) return [];
  const [first, second] = piece.matchAll(anyTime);
  const time = first && !second ? measured(Number(first[1]), first[2] ?? '') : undefined;
  return first && time?.unit === 'time' && time.value >= 1 ? [{ kind: 'lifetime', value: time.value, words: first[0] }] : [];
};
