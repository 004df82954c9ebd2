import { letter } from './spelling.ts';

/** A span of time in a text, with its place and its upper bound in hours. */
export interface Duration {
  readonly start: number;
  readonly end: number;
  readonly hours: number;
}

const numbers: Readonly<Record<string, number>> = {
  a: 1, an: 1, one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, ten: 10, fourteen: 14, thirty: 30, sixty: 60, ninety: 90,
  'a few': 3, few: 3, 'a couple of': 2, couple: 2, 'one or two': 2, 'two to three': 3, zwei: 2, drei: 3, sieben: 7, deux: 2, trois: 3, sept: 7, dos: 2, tres: 3, siete: 7, dois: 2, três: 3, sete: 7, dwa: 2, dwóch: 2, trzy: 3, iki: 2, üç: 3, yedi: 7, twee: 2, drie: 3, vijf: 5, zeven: 7, dua: 2, tiga: 3, lima: 5, tujuh: 7, ein: 1, einem: 1, einer: 1, einen: 1, vier: 4, fünf: 5, zehn: 10, vierzehn: 14, dreißig: 30, neunzig: 90, quatre: 4, cinq: 5, dix: 10, quinze: 15, trente: 30, cuatro: 4, cinco: 5, diez: 10, quince: 15, treinta: 30, quatro: 4, dez: 10, trinta: 30, due: 2, tre: 3, cinque: 5, sette: 7, dieci: 10, trenta: 30, bir: 1, beş: 5, één: 1, een: 1, tien: 10, satu: 1, empat: 4, sepuluh: 10, 'в течение': 1, протягом: 1, за: 1, пару: 2, 'un par de': 2, 'ein paar': 3, wenigen: 3, weniger: 3, wenige: 3, einigen: 3, quelques: 3, 'unos pocos': 3, pocos: 3, alguns: 3, néhány: 3, câteva: 3, muutaman: 3, egy: 1, két: 2, három: 3, öt: 5, yhden: 1, kahden: 2, kolmen: 3, viiden: 5, două: 2, trei: 3, två: 2, noen: 3, några: 3, poucos: 3, pochi: 3, qualche: 3, kilku: 3, enkele: 3, birkaç: 3, beberapa: 3, vài: 3, нескольких: 3, кількох: 3, одного: 1, одной: 1, одну: 1, двух: 2, трёх: 3, трех: 3, пяти: 5, семи: 7, eight: 8, twelve: 12, fifteen: 15, twenty: 20, une: 1, un: 1, una: 1, uma: 1, um: 1,
}; // biome-ignore format: a table of words
const amount = String.raw`\d{1,4}|${Object.keys(numbers)
  .filter((word) => word.length > 2)
  .sort((a, b) => b.length - a.length)
  .join('|')}|an?|un|um|o(?=\ssăpt)|e[nt]t?(?=\s(?:vecka|månad|uke|uge|måned|dag|arb|hver|virk))|за`;
const unit = String.raw`hours?|hrs?\b|h(?!\p{L})|days?|weeks?|months?|years?|quarters?|stunden?|tagen?\b|tag\b|werktagen?|arbeitstagen?|wochen?|monaten?|heures?|jours?|semaines?|mois\b|horas?|d[ií]as?|semanas?|mes(?:es)?\b|m[êe]s(?:es)?\b|час(?:ов|а)?|дн(?:ей|я)|день|дня|сут(?:ок|ки)|недел[ьиюя]|месяц(?:ев|а)?|giorn[io]|settiman[ae]|or[ae]\b|mes[ei]\b|godzin\p{L}*|dni(?:ach)?\b|dzień|tygodni\p{L}*|tydzień|miesi\p{L}*|saat\p{L}*|gün(?!cel)\p{L}*|hafta\p{L}*|ay(?:da)?(?!\p{L})|uur|uren|(?:werk)?dagen|(?:werk)?dag\b|weken|week\b|maand(?:en)?|jam\b|hari\b|minggu\b|bulan\b|годин\p{L}*|дн(?:ів|і)|тижн\p{L}*|тиждень|місяц\p{L}*|giờ|ngày(?: làm việc)?|tuần|tháng|hodin\p{L}*|dn(?:ů|ech|y|í)(?!\p{L})|týdn\p{L}*|týden|měsíc\p{L}*|timm(?:ar|e)|timer(?!\p{L})|(?:arbets|arbeids|virke|hver|bank)?dag(?:ar|en?|er)?(?!\p{L})|dygn|veck(?:a|or)|u[kg]er?(?!\p{L})|månad\p{L}*|måned\p{L}*|tun(?:tia|nin|ti|nissa)|(?:arki)?päivä\p{L}*|viik(?:o|ko)\p{L}*|kuukau\p{L}*|ór[aá]\p{L}*|(?:munka)?nap(?:on|ja|ot|ig)?(?!\p{L})|h[eé]t(?:en|e)?(?!\p{L})|hónap\p{L}*|or[eă](?!\p{L})|zi(?:le)?(?!\p{L})|săptămân\p{L}*|lun[iă](?!\p{L})|ساع(?:ة|ات)|يوم(?:ا|اً)?(?!\p{L})|[أا]يام|[أا]سبوع|[أا]سابيع|شهر|[أا]شهر|شهور`;
const spaced = new RegExp(
  String.raw`(?<![\w.])(?:(${amount})\s*(?:[-–—~]|to|or|bis|oder|à|ou|a|o|до|или)\s*)?(${amount})[\s-]*(?:\(\d+\)\s*|\]\s*)?(?:full\s|full-|business[\s-]|working[\s-]|work[\s-]|calendar[\s-]|week[\s-]?|bank\s|рабоч\p{L}*\s|робоч\p{L}*\s|календарн\p{L}*\s|iş\s|roboczy\p{L}*\s|de\s)*(${unit})`.replaceAll(
    String.raw`\p{L}`,
    `[${letter}]`,
  ),
  'giu',
);
const unspaced =
  /(\d{1,4}|[수数數几幾](?=\s?(?:个|個)?(?:일|天|日|工作日))|[一二两兩三四五六七八九十]{1,3}(?!月))\s*(?:[-–—~〜～至到]\s*(\d{1,4})\s*)?(?:个|個|ヶ|か|営業|영업|工作|自然|平日){0,2}\s*(小时|小時|时间|時間|天|工作日|営業日|日|周|週間|週|星期|个月|個月|ヶ月|か月|月|시간|영업일|일|주|개월)/gu;

/** Every duration of a text in any of the languages; a business day counts as 24 hours. */
export const durationsIn = (text: string): readonly Duration[] => {
  const west = matchesOf(spaced, text).map(({ 0: whole, 2: value = '', 3: name = '', index }) => ({
    start: index,
    end: index + whole.length,
    hours: numberOf(value) * hoursPer(name),
  }));
  const east = matchesOf(unspaced, text).map(({ 0: whole, 1: from = '', 2: to, 3: name = '', index }) => ({
    start: index,
    end: index + whole.length,
    hours: (to === undefined ? (/[수数數几幾]/.test(from) ? 3 : (hanNumber(from) ?? Number(from))) : Number(to)) * hoursPer(name),
  }));
  return [...west, ...east].filter((duration) => duration.hours > 0).sort((a, b) => a.start - b.start);
};

/** As `matchAll`, which makes a copy of the expression for each text: with these that takes longer than the search. */
const matchesOf = (pattern: RegExp, text: string): readonly RegExpExecArray[] => {
  const found: RegExpExecArray[] = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) found.push(match);
  return found;
};

/** 七 is 7, 十四 is 14, 三十 is 30. */
const hanNumber = (value: string): number | undefined => {
  const [tens, ones] = value.includes('十') ? value.split('十') : ['', value];
  const digits = [tens, ones].map((digit = '') => hanDigits.indexOf(digit.replace(/[两兩]/, '二')));
  if (digits.some((digit) => digit < 0)) return undefined;
  return (value.includes('十') ? (tens === '' ? 1 : (digits[0] ?? 0)) * 10 : 0) + (ones === '' ? 0 : (digits[1] ?? 0));
};
const hanDigits = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

const numberOf = (value: string): number => numbers[value.toLowerCase()] ?? (/^(?:o|e[nt]t?)$/i.test(value) ? 1 : Number(value));

const hoursPer = (name: string): number => {
  const unitName = name.toLowerCase();
  if (/^(?:h(?:$|ours?|rs?$|eure|ora|odin)|stund|or[aeă]|ór|tim|tun|ساع|godzin|giờ|saat|uur|uren|jam|годин|час|小时|小時|时间|時間|시간)/.test(unitName)) return 1;
  if (/^(?:week|woche|veck|u[kg]e|viik|h[eé]t|săpt|[أا]سب|[أا]ساب|semain|seman|settiman|tygod|tydz|týd|tuần|hafta|weken|minggu|тиж|недел|周|週|星期|주)/.test(unitName)) return 168;
  if (/^(?:quarter|years?)/.test(unitName)) return unitName.startsWith('q') ? 2160 : 8760;
  return /^(?:mo|mes|månad|måned|kuukau|hónap|lun[iă]|شهر|[أا]شهر|شهور|miesi|měsíc|tháng|ay|m[êe]s|maand|bulan|місяц|месяц|月|个月|個月|ヶ月|か月|개월)/.test(unitName) ? 720 : 24;
};
