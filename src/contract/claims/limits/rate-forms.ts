export const unit = String.raw`(ms|secs?|seconds?|s|mins?|minutes?|m|hrs?|hours?|h|days?|d|minutos?|horas?|segundos?|d[ií]as?|minuten?|stunden?|sekunden?|tage?n?|heures?|secondes?|jours?|minut[io]|or[ae]|giorn[io]|second[io]|minut[yę]?|godzin[yę]?|sekund[ya]?|dni|dzień|hodin[ay]?|seconden|uur|uren|dagen|dag|saniye|dakika|saat|gün|detik|menit|jam|hari|минут[уы]?|час(?:а|ов)?|секунд[ауы]?|дн(?:я|ей|і|ів)|день|хвилин[иу]?|годин[иу]?|giây|phút|giờ|ngày)(?![\p{L}\d])`;
export const unspacedUnit = '(秒钟?|分钟|分間?|小时|小時|時間|天|日間?|초|분|시간|일)';
const counted =
  '(?:requests?|reqs?|attempts?|tries|calls?|uploads?|files?|messages?|msgs?|log-?ins?|sign-?ups?|submissions?|hits|queries|e-?mails?|registrations?|comments?|failures?|fails|times|operations|searches|exports|solicitudes|peticiones|intentos|requ[êe]tes|tentatives|essais|requisições|requisicoes|tentativas|anfragen|versuche|richieste|tentativi|żąda(?:ń|nia)|prób|verzoeken|pogingen|istek|deneme|talep|permintaan|percobaan|запрос(?:ов|а)?|попыт(?:ок|ки)|запит(?:ів|и)|спроб|yêu cầu|lần|r)';
const number = String.raw`(?<![\w.,:/-])(\d[\d,]{0,8})`;

export const rates: readonly RegExp[] = [
  new RegExp(String.raw`${number} ?(?:\w+ )?${counted}? ?\/ ?(\d{1,4})? ?-?${unit}`, 'giu'),
  new RegExp(
    String.raw`${number} (?:[\p{L}/-]+ ){0,3}?${counted} (?:[\p{L}/-]+ ){0,4}?(?:per|every|in|within|each|an?|por|par|pro|cada|en|em|alle|toutes les|in|al|ogni|na|w ciągu|co|binnen|elke|setiap|dalam|mỗi|trong|в|за|на) (?:an? |the |una? |une? )?(\d{1,4})?[ -]?${unit}`,
    'giu',
  ),
  new RegExp(String.raw`${number} (?:per|every|por|par|pro) (\d{1,4})?[ -]?${unit}`, 'giu'),
  // "10 per IP every 15 minutes"
  new RegExp(
    String.raw`${number} ?(?:per|\/) ?(?:ip|user|client|account|address|caller|session|key)(?: address)?(?:,? ?\/ ?|,? (?:per|every|each|in|within|over|for) (?:an? |the )?)(\d{1,4})?[ -]?${unit}`,
    'giu',
  ),
  new RegExp(String.raw`${number} ?(?:次|回|个|個|回の|회|번|건)?(?:请求|請求|尝试|リクエスト|요청|시도)? ?\/ ?(\d{1,4})? ?${unspacedUnit}`, 'gu'),
];

/** "每15分钟最多100次", "1分間に5回まで", "15분당 5회". */
export const eastern = new RegExp(
  String.raw`(\d{1,4})? ?${unspacedUnit}(?:内|间|間|中|に|당|あたり|以内|마다|[^\d\p{L}])*(?:最多|最大|仅|允许|限|최대)?(?:允许)? ?(\d[\d,]{0,8}) ?(?:次|回|个请求|個|リクエスト|회|번|건)`,
  'gu',
);

/** "5 attempts | 15 minutes": the cells of a row say together what a sentence says. */
const inCells = new RegExp(
  String.raw`(?<=^|\| )(\d[\d,]{0,8})( ${counted})?(?: (?:per|por|par|pro|/) ?(?:ip|user|client|account|usuario|usuário|cliente)(?: address)?)? \| (\d{1,4}[ -]?)?${unit}(?= \||$)`,
  'giu',
);
/** "15 minutes | 5 attempts". */
const windowFirst = new RegExp(String.raw`(?<=^|\| )(\d{1,4}[ -]?)${unit} \| (\d[\d,]{0,8})( ${counted})?(?= \||$)`, 'giu');

export const asSentence = (text: string, heading: string): string =>
  text
    .replace(windowFirst, '$3$4 | $1$2')
    .replace(inCells, (cells: string, count: string, what: string | undefined, times: string | undefined, name: string) =>
      what === undefined && !/rate|limit|throttl/i.test(heading) ? cells : `${count}${what ?? ' requests'} per ${times ?? ''}${name}`,
    );
