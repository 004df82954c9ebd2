import { expression } from '../../../long-expression.ts';
import { type Passage, wordsOf } from '../passage.ts';
import { bounty as bountyWords, credit as creditWords } from '../vocabulary/recognition.ts';
import { report } from '../vocabulary/reports.ts';
import { anyOf } from '../words.ts';
import { isAboutReports } from './about-reports.ts';
import { type Finder, inner, under, withoutCode } from './scene.ts';

const anonymity = expression('iu')`
  (?:provide|offer|guarantee) anonymity|anonym\p{L}* (?:[\p{L}-]+ ){0,1}(?:telemetr|usage|statisti|data|id\b|uuid|identif|beacon|ping)
  |анонимн\p{L}* (?:[\p{L}-]+ ?){0,1}(?:маяк|данн|статист|телеметр|telemetry|id(?!\p{L}))|anonymous (?:report|access|user|auth)
  |анонимн\p{L}* (?:доступ|подключ|вход)|anonyme\p{L}* (?:zugriff|zugang)|匿名(?:访问|アクセス|登录|ログイン)|익명 (?:접근|로그인|사용자)|accès anonyme
  |acceso anónimo|acesso anônimo|accesso anonimo|dostęp anonim|anonim erişim|report(?:ed|s)? anonymously
  |(?:submit|send|stay|remain)\w* .{0,10}anonymously?\b(?!.{0,40}credit)(?<!unless.{0,60})
`;

const receiptOnly = expression('iu')`
  reconoc\p{L}* (?:el |la |tu |su )?(?:reporte|informe|recepción|recibo)|reconhec\p{L}* (?:[oa] |seu )?(?:relat[oó]|recebimento|reporte)
  |reconnai\p{L}* (?:la )?réception|credit card
  |acknowledge (?:the |your |receipt|receiving|all |every |each )*(?:report(?!ers?\b)|receipt|e-?mail|issue|message|submission|vulnerab)
  |(?:third|credentials)
`;

export const credit: Finder = ({ prose }) =>
  prose.find(({ text }) => /^Acknowledge?ments:\s*\S/i.test(text)) ??
  prose.find(
    (passage) =>
      creditWords.test(withoutBareAnonymity(withoutCode({ ...passage, text: wordsOf(passage) }))) &&
      isOfReporters(passage) &&
      !receiptOnly.test(passage.text) &&
      !/(?<!\p{L})nicht (?:namentlich|öffentlich)? ?(?:genannt|erwähnt|veröffentlicht)(?!\p{L})/iu.test(passage.text) &&
      !under(passage, 'deployment', 'features', 'outOfScope', 'limitations', 'pastVulnerabilities') &&
      !/(?<!\p{L})anonymi[sz]|k-anonym|\bno (?:reason|need) to (?:give )?credit|обезлич|anonimi[zs]a|anonimizz/iu.test(passage.text) &&
      !anonymity.test(passage.text),
  ) ??
  prose.find(
    (passage) =>
      inner(passage) === 'credit' &&
      !/\b(?:document|policy|page|text)\b[^.]{0,60}(?:borrowed|inspired|adapted|based on)/i.test(passage.text) &&
      (reporters.test(passage.text) ||
        /thank|recogni|appreciat.{0,60}(?:list|name|contribution)|@|https?:|remerci|danke|agrade|благодар|感谢|感謝|감사|ringrazi|dziękuj|teşekkür/i.test(wordsOf(passage))) &&
      !/^(?:thank you (?:for|to all)|(?:agradecemos|gracias|obrigad[oa]|merci|danke|wir danken|grazie|ringraziamo)\b[^.]{0,20}\b(?:todos|tous|allen|tutti)\b)|感[谢謝]所有/i.test(
        passage.text,
      ),
  ) ??
  prose.find((passage) => /hall of fame|名人堂|荣誉|殿堂|명예의 전당|зал славы/i.test(passage.headings.at(-1) ?? ''));

/** "An anonymous visitor" wishes for nothing; "unless you prefer to remain anonymous" is said of reporters. */
const withoutBareAnonymity = (text: string): string =>
  wishes.test(text) ? text : text.replaceAll(/(?:anonym|anónim|anônim|anonim|анонім|анонимн|ẩn danh)\p{L}*|匿名|익명/giu, ' ');

const wishes = expression('iu')`
    prefer|wish|want|remain|stay|unless|request|respect|honou?r|option|welcome|wünsch|möcht|bleiben|gewahrt|souhait|préf|reste|demand|sauf
    |deman|prefier|dese|quier|permanec|salvo|excepto|respet|desej|quiser|respeit|хоти|хоте|желан|предпоч|остав|остат|просьб|希望|除非|不愿|愿|保持|尊重
    |要求|望|尊重|원하|요청|희망|vuoi|desider|rimaner|prefer|richie|chce|woli|życz|iste|tercih|talep|wens|liever|verzo|ingin|kecuali|minta|бажа|хоче
    |залиш|muốn|yêu cầu|přej|chce|anonymous (?:reports?|reporting|disclosure|submission)
  `;

/** Whoever found or reported something, spoken of below a heading on credit. */
const reporters = anyOf({
  en: String.raw`reporters?\b|researchers?\b|finders?\b|(?:who|that) (?:\w+ )?report|your name\b`,
  de: `melde(?:r|nd)|finder|forsche(?:r|nd)|reporter`,
  fr: 'chercheu|rapporteur|personnes? (?:qui|ayant)|votre nom',
  es: 'investigador|quien(?:es)? report|informante|tu nombre|su nombre',
  pt: 'pesquisador|quem report|seu nome',
  ru: String.raw`исследовател|сообщивш|автор\p{L}* (?:отч|сообщ)|ваше имя`,
  zh: '研究(?:者|人员)|报告(?:者|人)|您的(?:名字|姓名)',
  ja: '報告者|研究者|発見者|お名前',
  ko: '제보자|보고자|신고자|연구자|이름',
  it: 'ricercator|segnalator|tuo nome',
  pl: 'zgłaszając|badacz',
  tr: 'araştırmacı|bildiren',
  nl: 'melder|onderzoeker',
  id: 'pelapor|peneliti',
  uk: 'дослідник|повідомив',
  vi: 'nhà nghiên cứu|người báo cáo|tên của bạn',
  cs: 'výzkumní|nahlašovatel|oznamovatel|vaše jméno',
  nordic: 'rapportör|rapporter(?:ande|er|ar)|forskar|forsker|upptäckar',
  fi: 'ilmoittaj|raportoij|tutkij',
  hu: 'bejelentő|kutató|felfedező',
  ro: 'raportor|cercetător',
  ar: 'باحث|مبلغ|مكتشف',
});

/** Who is mentioned, recognised or anonymous may be anybody: it is a reporter where reports are spoken of. */
const isOfReporters = (passage: Passage): boolean =>
  isAboutReports(passage) ||
  reporters.test(passage.text) ||
  under(passage, 'scope', 'researcherRules', 'reportContents', 'outOfScope', 'pastVulnerabilities') ||
  report.test(passage.text);

export const bounty: Finder = ({ prose }) =>
  prose.find((passage) => inner(passage) === 'bounty' && /[$€£¥]\s?\d|\d\s?(?:usd|eur|€|元|円)/i.test(passage.text)) ??
  prose.find(
    (passage) => !isOfOthers(passage) && bountyWords.test(wordsOf(passage).replaceAll(ofOthers, ' ')) && !/hackerone|bugcrowd/i.test(passage.text.replace(/bounty/i, '')) === true,
  ) ??
  prose.find((passage) => !isOfOthers(passage) && /bug[- ]?bount/i.test(wordsOf(passage).replaceAll(ofOthers, ' ')));

/** "Report it through the vendor or their bug bounty." */
const ofOthers = /\b(?:their|vendor[’']?s?|upstream[’']?s?|manufacturer[’']?s?)(?: own)? (?:bug[- ]?)?bount(?:y|ies)\b/gi;

/** Whose weaknesses are out of scope may have a programme of its own: "Bugs of the phone: see the bounty of its maker". */
const isOfOthers = (passage: Passage): boolean =>
  under(passage, 'outOfScope') && passage.links.length > 0 && !/\b(?:we|our|us|eligib|qualif|reward|award)\w*\b/i.test(passage.text);
