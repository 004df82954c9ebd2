import { expression } from '../../../long-expression.ts';
import type { Passage } from '../passage.ts';
import { details } from '../vocabulary/details.ts';
import { report } from '../vocabulary/reports.ts';
import { include } from '../vocabulary/request.ts';
import { fromFirstWord } from '../words.ts';
import { isAboutReports } from './about-reports.ts';
import { doNotDisclose } from './no-public-issue.ts';
import { type Finder, saidByUs, under } from './scene.ts';

export const reportContents: Finder = (scene) => {
  // "Do not put into a public issue:" leads to what must stay out of it.
  const isWithheld = ({ leads }: Passage): boolean => leads.some((lead) => doNotDisclose.test(lead) && !isRequest(lead));
  const prose = scene.prose.filter((passage) => !isWithheld(passage));
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
    scene.said.find((passage) => passage.kind === 'code' && under(passage, 'reportContents', 'reporting') && detailsIn(passage.text) >= 3)
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
