import { expression } from '../../../long-expression.ts';
import { details } from '../details-vocabulary.ts';
import { type Passage, wordsOf } from '../passage.ts';
import { bounty as bountyWords, credit as creditWords } from '../recognition-vocabulary.ts';
import { include } from '../request-vocabulary.ts';
import { report, vulnerability } from '../vocabulary.ts';
import { anyOf, fromFirstWord } from '../words.ts';
import { type Finder, inner, saidByUs, under, withoutCode } from './scene.ts';

export const reportContents: Finder = ({ prose, said }) => {
  const listed = prose.filter(
    (passage) =>
      (passage.kind === 'item' || passage.kind === 'row' || passage.kind === 'sentence') &&
      under(passage, 'reportContents') &&
      detailsIn(passage.text) > 0 &&
      !passage.leads.some((lead) => ofOurs.test(fromFirstWord(lead))),
  );
  if (new Set(listed.flatMap((passage) => detailKinds(passage.text))).size >= 2) return listed[0];
  const asked = (passage: Passage): boolean => {
    const kinds = detailKinds(withoutRefusal(passage.text));
    if (
      (under(passage, 'users', 'deployment', 'features', 'outOfScope', 'limitations', 'announcements', 'tools', 'process', 'scope', 'contributors', 'supported') ||
        (under(passage, 'disclosure') && kinds.length < 3)) &&
      !under(passage, 'reporting', 'reportContents') &&
      !/^(?:please )?(?:also )?include\b/i.test(fromFirstWord(passage.text)) &&
      !asks(passage.text)
    )
      return false;
    if (
      saidByUs(passage.text) ||
      /^this (?:document|policy|page)\b/i.test(fromFirstWord(passage.text)) ||
      /^(?:we|our)\b|\b(?:we|team|maintainers?) (?:will|may|can|might|aim)\b|(?:advisory|disclosure|publish\w*) (?:\w+ )?(?:includ|contain)|will be (?:closed|rejected)/i.test(
        fromFirstWord(passage.text),
      )
    )
      return false;
    return (
      ((include.test(passage.text.replace(/\bwith (?:you|the (?:reporters?|researchers?|finders?))\b/gi, ' ')) ||
        /\b(?:useful|helpful|helps)\b[^.]{0,20}\bif you\b/i.test(passage.text)) &&
        ((report.test(passage.text.replaceAll(/\binformation/gi, ' ')) && isAboutReports(passage)) ||
          under(passage, 'reporting', 'reportContents', 'contact', 'disclosure') ||
          asks(passage.text) ||
          /please/i.test(passage.text)) &&
        (kinds.includes(2) || kinds.filter((kind) => kind !== 4 || kinds.length > 2).length >= 2)) ||
      namesDetails(passage, kinds)
    );
  };
  return (
    prose.find(asked) ??
    askedOneByOne(prose) ??
    shortList(prose) ??
    longList(prose) ??
    said.find((passage) => passage.kind === 'code' && under(passage, 'reportContents', 'reporting') && detailsIn(passage.text) >= 3)
  );
};

/** "We will publish an advisory with:", "Triaging should include:" */
const ofOurs = expression('iu')`
    ^triag|\bwe(?:[’']ll| will)? (?:\w+ )?(?:publish|announce|release|issue)\b|\b(?:advisor(?:y|ies)|announcements?|release notes) (?:will|should|must|may)?[ ]?
    (?:include|contain)|\bpublicaremos\b|\bpublierons\b|veröffentlichen wir|wir veröffentlichen|\bpubblicheremo\b|опубликуем|我们(?:将|会)发布|公開します[:：]|공개합니다
  `;

/** "Send us the version, the steps to reproduce it and its impact": three details one after the other are what is to be sent. */
const namesDetails = (passage: Passage, kinds: readonly number[]): boolean =>
  kinds.length >= 3 && kinds.includes(2) && report.test(passage.text) && under(passage, 'reporting', 'contact') && /[,、，;]|和|及|と/.test(passage.text);

/** "Include a description. If possible, attach screenshots": two details, a sentence for each. */
const askedOneByOne = (prose: readonly Passage[]): Passage | undefined => {
  const asked = prose.filter(
    (passage) =>
      passage.kind === 'sentence' &&
      (wantsDetail.test(fromFirstWord(passage.text)) || asksOf.test(fromFirstWord(passage.text))) &&
      under(passage, 'reporting', 'reportContents', 'contact') &&
      !under(passage, 'process', 'expect', 'supported', 'outOfScope', 'scope', 'features', 'users', 'deployment', 'researcherRules'),
  );
  return asked.find(
    (first) => new Set(asked.filter(({ headings }) => headings.at(-1) === first.headings.at(-1)).flatMap(({ text }) => detailKinds(withoutRefusal(text)))).size >= 2,
  );
};
const wantsDetail =
  /^(?:(?:please|also|in particular|if possible|where possible|when you can),? ){0,2}(?:(?:make|be) sure (?:to|you) )?(?:include|provide|attach|describe|outline|specify|state|explain|give us|tell us|send us)\b/i;

/** "Recommended:" and then steps, impact, proof: a list of three details is one whatever introduces it. */
const shortList = (prose: readonly Passage[]): Passage | undefined => {
  const lists = new Map<string, Passage[]>();
  for (const passage of prose) {
    const isAsked = isRequest(passage.leads.at(-1) ?? '');
    if (
      passage.kind !== 'item' ||
      // What the reporter is to put in stands in angle brackets.
      passage.text.replaceAll(/<[^<>]{1,60}>/g, '').length > (isAsked ? 160 : 60) ||
      !(isAsked || under(passage, 'reporting')) ||
      under(passage, 'process', 'expect', 'supported', 'outOfScope', 'scope', 'features')
    )
      continue;
    const key = [...passage.headings, ...passage.leads].join('\0');
    lists.set(key, [...(lists.get(key) ?? []), passage]);
  }
  return [...lists.values()].find(
    (items) =>
      items.filter((item) => detailsIn(item.text) === 0).length <= Math.max(1, isRequest(items[0]?.leads.at(-1) ?? '') ? items.length / 2 : 0) &&
      new Set(items.flatMap((item) => detailKinds(item.text))).size >= (isRequest(items[0]?.leads.at(-1) ?? '') ? 2 : 3),
  )?.[0];
};

/** "To report a vulnerability, please provide the following information:" says what the list below it is, whatever words its items choose. */
const longList = (prose: readonly Passage[]): Passage | undefined => {
  const lists = new Map<string, Passage[]>();
  for (const passage of prose) {
    const lead = passage.kind === 'item' ? passage.leads.find((one) => isRequest(one) && ofReport.test(one) && !/\bwe (?!ask|request|need)/i.test(one)) : undefined;
    if (lead !== undefined) lists.set(lead, [...(lists.get(lead) ?? []), passage]);
  }
  return [...lists.values()].find((items) => items.length >= 3 && items.some(({ text }) => detailsIn(text) > 0))?.[0];
};

const ofReport = expression('i')`
    \breport|vulnerab|vulnérab|schwachstelle|sicherheitslücke|\bfaille|\bfallo|уязвим|вразлив|zgłosz|podatnoś|güvenlik açı|kwetsbaar
    |kerentanan|lỗ hổng|zraniteln|sårbarhe|rapport|haavoittuv|ilmoit|sebezhet|bejelent|raport|ثغر|تقرير|بلاغ|漏洞|报告|報告|脆弱性|취약점|제보|신고
  `;

/** "Se possível, forneça:", "Incluí en tu mensaje:" */
export const isRequest = (lead: string): boolean =>
  /[:：]\s*$/.test(lead) &&
  lead.length < 240 &&
  include.test(lead) &&
  !saidByUs(lead) &&
  !ofOurs.test(fromFirstWord(lead)) &&
  !/^(?:we|our|this|the)\b|\p{L}(?:remos|rons)(?!\p{L})|(?<!\p{L})(?:wir|nous|мы)(?!\p{L})|我们|します/iu.test(fromFirstWord(lead));

/** "Describe the problem, but do not publish an exploit." */
const withoutRefusal = (text: string): string =>
  // "As much as possible to reproduce it" names the aim.
  text
    .replace(/(?:possible|posible|possível|möglich|возможно)\S*\s(?:to|para|pour|um|чтобы)\s.*$/i, ' ')
    .replace(/(?:\bdamit\b|pour nous permettre|para que|\bso (?:that )?we can\b|\bafin d|чтобы мы|以便|便于)[^.。]*/i, ' ')
    .replace(/,\s*(?:but|aber|mais|pero|mas|ma|ale|но|але|maar|tetapi) (?:please )?(?:do not|don[’']t|nicht|ne |no |não|non|nie|не|niet|jangan)[^.;]*/i, ' ');

const detailKinds = (text: string): readonly number[] => details.flatMap((sign, index) => (sign.test(text) ? [index] : []));
export const detailsIn = (text: string): number => detailKinds(text).length;

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

/** Checking, correcting and publishing are steps of many things besides reports. */
export const isAboutReports = (passage: Passage): boolean =>
  passage.headings.length <= 1 ||
  under(passage, 'reporting', 'process', 'expect', 'disclosure', 'contact', 'announcements', 'credit', 'noPublic', 'safeHarbor', 'supported', 'bounty') ||
  /\breported (?:issues?|problems?|bugs)\b|報告された(?:問題|不具合)|(?:报告|報告)的问题|gemeldete\p{L}* (?:problem|fehler)|(?:problèmes|problemas|problemi) (?:signalés|reportados|relatados|segnalati)/iu.test(
    passage.text,
  ) ||
  vulnerability.test(`${passage.headings.at(-1) ?? ''} ${passage.text}`);

/** "Includi i passi e una valutazione dell'impatto": what reporters are to tell is no step of ours. */
const asks = (text: string): boolean =>
  asksOf.test(fromFirstWord(text)) ||
  /\bbitte\b[^.]{0,20}\b(?:angeben|nennen|beschreiben|beilegen)\b|^if you have a (?:poc|proof|reproduc)[^,.]{0,40}, (?:please )?(?:provide|include|attach|send)\b/i.test(text);
export const asksOf = expression('iu')`
    ^(?:bitte |veuillez |por favor,? |per favore,? |proszę |пожалуйста,? |lütfen )?(?:
      includ|inclu[iyjae]|cuenta(?!\p{L})|cuéntan|dinos|fornisc|allega|descriv|descreva|describ|décri|précis|indiqu|indica|fourni[rs]
      |donne[rz]?\b|proporcion|forneça|geben sie|gib\b|nenn|beschreib|укаж|опиш|прилож|включ|dołącz|podaj|opisz|vermeld|beschrijf|sertakan
      |jelaskan|вкаж|додай|inkluder|ange(?!\p{L})|oppgi|bifoga|beskriv|sisällytä|kerro|add meg|írd le|csatol|descrie|[اأ]ذكر|أرفق
    )
  `;
