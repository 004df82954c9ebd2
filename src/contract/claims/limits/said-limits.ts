import { measured } from '../../../facts/limits/amount.ts';
import type { LimitKind } from '../../../facts/limits/limit.ts';
import { expression } from '../../../long-expression.ts';
import { rolesIn } from './limit-roles.ts';
import { asSentence, eastern, rates, unit, unspacedUnit } from './rate-forms.ts';
import { inDigits } from './spelled-numbers.ts';

/** A limit that a sentence names with its number. */
export interface SaidLimit {
  readonly kind: Exclude<LimitKind, 'rounds' | 'derivation' | 'memory' | 'iterations' | 'lanes'>;
  readonly value: number;
  readonly seconds: number | undefined;
  readonly roles: readonly string[];
  /** Whoever calls, and whatever for. */
  readonly isOfAll: boolean;
  /** The words before the colon, in lower case. */
  readonly label: readonly string[];
  /** As written. */
  readonly words: string;
}

const shortest = 60;

/** Each limit of the text, with what the words round it say that it is for; else those before the colon, or the heading. */
export const saidLimits = (text: string, heading: string): readonly SaidLimit[] => {
  const [label = ''] = text.split(/[:|–—]/);
  // "Duration: 30 minutes", below "Account lockout".
  const under = text.length < shortest ? heading : '';
  const pieces = asSentence(inDigits(text), heading)
    .split(/[;|]|,(?!\d)|\. |\+| and (?=\d)/)
    .flatMap(withBearer)
    .flatMap(inHalves)
    .flatMap((piece) => limitsIn(piece, under));
  const words = text.includes(':') ? (label.toLowerCase().match(/[\p{L}\d]{3,}/gu) ?? []) : [];
  return pieces.map(({ piece, ...limit }) => ({
    ...limit,
    isOfAll: ofAll.test(piece),
    label: words,
    roles:
      [piece, label, pieces.length === 1 ? text : '', pieces.length === 1 ? heading : '']
        .map((words) => (pieces.length > 1 && words !== piece ? rolesIn(words).filter((role) => role !== 'remember') : rolesIn(words)))
        .find((found) => found.length > 0) ?? [],
  }));
};

/** "Tokens are valid for 24 hours, or 30 days with remember-me": the second half is of tokens as well. */
const withBearer = (piece: string, index: number, all: readonly string[]): readonly string[] => {
  const before = index > 0 && /^ or \d/.test(piece) && !bearers.test(piece) ? (all[index - 1] ?? '') : '';
  return bearers.test(before) ? [`${piece} (${bearers.exec(before)?.[0]} ${lasting.exec(before)?.[0] ?? ''})`] : [piece];
};

/** "The access token lives for 15 minutes and the refresh token for 7 days": each has its own number. */
const inHalves = (piece: string): readonly string[] => {
  const [first = '', second = '', ...more] = piece.split(/ and (?=[a-z])/i);
  return more.length === 0 && [first, second].every((half) => measures.test(half)) ? [first, `${second} (${lasting.exec(first)?.[0] ?? ''})`] : [piece];
};
const measures = new RegExp(String.raw`(?<![\w.])\d{1,5} ?(?:[KMG]i?B\b|${unit})`, 'iu');

const ofAll =
  /\b(?:each|every|any|one) (?:single )?(?:ip|client|caller|address|visitor)\b|\ball (?:\w+ )?(?:requests|clients|callers|endpoints|routes)\b|^\W*(?:requests|clients|callers|the (?:api|server|service)) (?:is|are|may|can|accepts?|allows?)\b/i;

type Piece = Omit<SaidLimit, 'roles' | 'label' | 'isOfAll'> & { readonly piece: string };

const limitsIn = (piece: string, under: string): readonly Piece[] => {
  const windows = [...piece.matchAll(eastern)].map(([words, times, name, count]) => [words, count, times, name] as const);
  const often = [...rates.flatMap((form) => [...piece.matchAll(form)]), ...windows].map(([words, count = '', times = '1', name = '']) => ({
    kind: 'rate' as const,
    value: Number(count.replaceAll(',', '')),
    seconds: (measured(1, name)?.value ?? 0) * Number(times),
    words,
    piece,
  }));
  const [rate] = often;
  const rest = rate ? piece.replace(rate.words, ' ') : piece;
  return [
    ...(rate ? [rate] : []),
    ...(rate ? [] : failures(rest, under)),
    ...lockTimes(rest, under),
    ...sizes(rest, under),
    ...(rate ? [] : lifetimes(rest, under)),
    ...(rate ? [] : idleTimes(rest, under)),
    ...lengths(rest, under),
  ].map((limit) => ({ seconds: undefined, piece, ...limit }));
};

type Found = Pick<SaidLimit, 'kind' | 'value' | 'words'>;

/** "Locked after 5 failed attempts". */
const failures = (piece: string, under: string): readonly Found[] => {
  const [words, count] = failed.map((form) => form.exec(piece)).find((found) => found !== null) ?? [];
  return words !== undefined && (locks.test(`${piece} ${under}`) || /max|limit|brute|after|failed/i.test(`${piece} ${under}`))
    ? [{ kind: 'attempts', value: Number(count), words }]
    : [];
};
const failed: readonly RegExp[] = [
  expression('i')`
    \b(?:log-?in|sign-?in|password|passcode|authentication|unsuccessful|failed|invalid|otp|pin) (?:attempts?|tries|log-?ins?)\b (?:is|are)[ ]
    (?:limited|capped|restricted) (?:to|at) (\d{1,3})\b(?! ?(?:\(|\/|(?:\w+ )?(?:per|every|each|in|within|an?)\b))
  `,
  /(?<![\w.>-])(\d{1,3}) (?:consecutive |failed |unsuccessful |invalid |incorrect |wrong |bad ){0,2}(?:[\w-]+ ){0,2}?(?:attempts?|tries|failures?|fails|(?<=(?:failed|unsuccessful|wrong|bad|invalid) )(?:log-?ins?|sign-?ins?|passwords?))\b/i,
  expression('iu')`
    (?<![\w.>-])(\d{1,3}) (?:\p{L}+ )?(?:
      fehl(?:geschlagene[nr]?|versuche\p{L}*)|ungültige[nr]?|échecs?|échouée?s?|infructueuses|fallid[oa]s?|falh\p{L}*|fracassadas
      |sem sucesso|fallit[io]|nieudan\p{L}*|mislukte|başarısız|gagal|неудачн\p{L}*|невдал\p{L}*|không thành công
    )(?!\p{L})
  `,
  /(?<![\w.>-])(\d{1,3}) ?(?:次|回|회|번)(?:の|的)?(?:登录|登入|ログイン|로그인|連続)?(?:尝试)?(?:失败|失敗|错误|실패)/u,
  /(?:失败|失敗|错误|실패)(?:が|达|超过)? ?(\d{1,3}) ?(?:次|回|회|번)/u,
];
/** Shuts out for a time, in whatever language. */
const locks = /\block|\bblock|suspend|\bban\b|gesperrt|sperr|verrouill|bloqu|blocc|zablok|blokad|blokkeer|kilit|kunci|блок|khóa|锁定|鎖定|ロック|잠금|잠기|封禁/i;

/** "Passwords have at least 12 characters", below whatever heading. */
const lengths = (piece: string, under: string): readonly Found[] => {
  if (!ofPasswords.test(`${piece} ${under}`)) return [];
  const [words, ...counts] = longAs.map((form) => form.exec(piece)).find((found) => found !== null) ?? [];
  const count = counts.find((each) => each !== undefined);
  return words === undefined ? [] : [{ kind: 'length', value: Number(count), words }];
};
const ofPasswords = /passw|passphrase|contraseñ|senha|mot(?:s)? de passe|kennwort|wachtwoord|hasł|şifre|parola|kata sandi|парол|mật khẩu|密码|密碼|パスワード|비밀번호/i;
const letters = '(?:characters?|chars?|zeichen|caractères|caracteres|caratteri|znaków|tekens|karakter|символ(?:ов|а|ів)|ký tự)';
const longAs: readonly RegExp[] = [
  new RegExp(
    String.raw`(?<!\p{L})(?:min(?:imum)?\.?|at least|mindestens|au moins|mínimo(?: de)?|al menos|no mínimo|almeno|minimo|minimum|co najmniej|minstens|en az|minimal|не менее|минимум|щонайменше|tối thiểu)(?: length)?(?: of|:)? (\d{1,2})[ -]?${letters}`,
    'iu',
  ),
  new RegExp(String.raw`(?<![\w.])(\d{1,2})\+?[ -]?${letters}(?: (?:minimum|min\b|or more|mindestens|mínimo|minimo|or longer))`, 'iu'),
  new RegExp(String.raw`(?<![\w.])(\d{1,2})\+ ${letters}`, 'iu'),
  /\b(?:shorter|fewer|less) than (\d{1,2}) characters?\b(?=.*\b(?:reject|refus|den(?:y|ied)|not (?:accepted|allowed))\w*)/iu,
  /\b(?:min(?:imum)?|minimal) (?:password )?length\W{1,4}(?:of |is )?(\d{1,2})\b/iu,
  /(?:至少|最少|不少于)\s?(\d{1,2})\s?(?:个)?(?:字符|位)|(?<!\d)(\d{1,2})\s?文字以上|(?<!\d)(\d{1,2})\s?자 ?이상/u,
];

const lockForms: readonly RegExp[] = [
  new RegExp(String.raw`(?:\bfor|→|->|\bunlock\w* (?:again )?(?:after|in)|lock(?:ed|out)?(?: duration| time| period)?(?: of|:)?|duration:?|period:?) ?(\d{1,4})[ -]?${unit}`, 'iu'),
  new RegExp(
    String.raw`(?<![\w.])(\d{1,4})[ -]?${unit} ?(?:\p{L}+ )?(?:account )?(?:lock|ban|block|cool|suspen|sperr|gesperrt|verrouill|bloqu|blocc|blok|zablok|kilit|kunci|блок)`,
    'iu',
  ),
  new RegExp(String.raw`(?:sperr|verrouill|bloqu|blocc|blok|zablok|kilit|kunci|блок)\p{L}*[^\d.;]{0,30}?(?<![\w.])(\d{1,4})[ -]?${unit}`, 'iu'),
  new RegExp(String.raw`(\d{1,4}) ?${unspacedUnit}(?:间|間)?の?(?:锁定|鎖定|ロック|잠금)|(?:锁定|鎖定|ロック|잠금)[^\d。]{0,6}(\d{1,4}) ?${unspacedUnit}`, 'u'),
];

const lockTimes = (piece: string, under: string): readonly Found[] => {
  if (!/lock|block|\bban|suspen|cool/i.test(piece) && !locks.test(piece) && !/lock-?out|locking/i.test(under)) return [];
  const [words, first, ofFirst, second, ofSecond] = lockForms.map((form) => form.exec(piece)).find((found) => found !== null) ?? [];
  const [count, name] = [first ?? second, ofFirst ?? ofSecond ?? ''];
  const time = words === undefined ? undefined : measured(Number(count), name);
  return time?.unit === 'time' ? [{ kind: 'lock', value: time.value, words: words ?? '' }] : [];
};

const sizes = (piece: string, under: string): readonly Found[] => {
  if (
    !(ofSize.test(piece) || (tooLarge.test(piece) && turnedAway.test(piece))) ||
    !/bod(?:y|ies)|request|payload|upload|file|image|json|attachment|avatar|photo|picture|document|datei|fichier|archivo|arquivo|plik|bestand|dosya|berkas|файл|文件|ファイル|파일/i.test(
      `${piece} ${under}`,
    )
  )
    return [];
  return [...piece.matchAll(/(?<![\w.])(\d{1,5}(?:\.\d)?) ?([KMG]i?B)\b/gi)].flatMap(([words, count, name = '']) => {
    const size = measured(Number(count), name);
    return size?.unit === 'size' ? [{ kind: 'size' as const, value: size.value, words }] : [];
  });
};

const ofSize =
  /limit|max|up to|at most|no (?:more|larger|bigger) than|not exceed|largest|biggest|size|cap\b|capped|größe|taille|tamañ|tamanho|dimension|rozmiar|grootte|boyut|ukuran|límite|размер|розмір|kích thước|大小|サイズ|크기|限制|上限|제한/i;

/** "Bodies larger than 200 kB are refused". */
const tooLarge = /\b(?:larger|bigger|greater|longer|more) than\b|\b(?:over|above|beyond|exceed\w*)\b/i;
const turnedAway = /\b(?:refus|reject|den(?:y|ie)|drop|discard|block|turn(?:s|ed)? (?:away|down)|not accept|abort|fail)\w*|\b413\b/i;

const anyTime = new RegExp(String.raw`(?<![\w.])(\d{1,4})[ -]?(?:${unit}|${unspacedUnit})`, 'giu');
const bearers =
  /token|session|jwt|cookie|\botp\b|\bcodes?\b|(?:magic|reset|confirmation|verification|activation|invit\w+) links?|sitzung|sesi[oó]n|sessão|sessione|sesja|sessie|oturum|jeton|\bsesi\b|токен|сесси|сесія|phiên|令牌|会话|會話|トークン|セッション|토큰|세션/i;
const lasting = expression('i')`
    (?:token|jwt|cookie|session)s?\)?\W{1,3}(?=\d)|expir|life|ttl|valid|time-?out|-lived|\blives?\b|\bgood for\b|\bends?\b|lasts?\b|duration
    |max-?age|\(\d|gültig|ablauf|läuft|durée|caduc|vigencia|duración|duração|durata|scad|ważn|wygas|geldig|verloopt|geçerli|süre|berlaku
    |kedaluwarsa|истека|действ|срок|дійсн|hết hạn|hiệu lực|有效|过期|過期|有効|失効|期限|유효|만료
  `;

/** "Access tokens expire after 15 minutes", "JWT (15 min)". */
const lifetimes = (piece: string, under: string): readonly Found[] => {
  if (!bearers.test(`${piece} ${under}`) || !lasting.test(piece)) return [];
  if (/\block|retention|\bkeys?\b|\bsecrets?\b|retain|clean|purge|idle|inactiv|(?:without|no) activity|grace|skew|window|before|leeway/i.test(piece)) return [];
  const [first, second] = piece.matchAll(anyTime);
  const time = first && !second ? measured(Number(first[1]), first[2] ?? first[3] ?? '') : undefined;
  return first && time?.unit === 'time' && time.value >= 1 ? [{ kind: 'lifetime', value: time.value, words: first[0] }] : [];
};

/** "Signed out after 30 minutes of inactivity": that of a connection is another one. */
const idleTimes = (piece: string, under: string): readonly Found[] => {
  if (!ofIdling.test(piece) || !ofUsers.test(`${piece} ${under}`) || /\b(?:connections?|sockets?|pools?|databases?|containers?|workers?)\b/i.test(piece)) return [];
  const [first, second] = piece.matchAll(anyTime);
  const time = first && !second ? measured(Number(first[1]), first[2] ?? first[3] ?? '') : undefined;
  return first && time?.unit === 'time' && time.value >= 60 ? [{ kind: 'idle', value: time.value, words: first[0] }] : [];
};
const ofIdling = /\bidle\b|\b(?:without|no) activity\b|\binactiv|inactivit|inatividad|inactividad|inattivit|inaktiv|неактив|бездейств|无操作|無操作/i;
const ofUsers = /sessi|log(?:ged|s)?[ -]?out|sign(?:ed|s)?[ -]?out|time-?out|\buser|auto-?lock|sitzung|abgemeldet|oturum|phiên|会话|セッション/i;
