import { bounty as bountyWords, credit as creditWords } from '../handling-vocabulary.ts';
import { type Passage, wordsOf } from '../passage.ts';
import { sectionOf } from '../sections.ts';
import { details, include, report, vulnerability } from '../vocabulary.ts';
import { anyOf, fromFirstWord } from '../words.ts';
import { type Finder, inner, saidByUs, under, withLead, withoutCode } from './scene.ts';

export const reportContents: Finder = ({ prose, said }) => {
  const listed = prose.filter(
    (passage) => (passage.kind === 'item' || passage.kind === 'row' || passage.kind === 'sentence') && under(passage, 'reportContents') && detailsIn(passage.text) > 0,
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
      /^(?:we|our)\b|\b(?:we|team|maintainers?) (?:will|may|can|might|aim)\b|(?:advisory|disclosure|publish\w*) (?:\w+ )?(?:includ|contain)|will be (?:closed|rejected)/i.test(
        fromFirstWord(passage.text),
      )
    )
      return false;
    return (
      (include.test(passage.text.replace(/\bwith (?:you|the (?:reporters?|researchers?|finders?))\b/gi, ' ')) ||
        /\b(?:useful|helpful|helps)\b[^.]{0,20}\bif you\b/i.test(passage.text)) &&
      ((report.test(passage.text.replaceAll(/\binformation/gi, ' ')) && isAboutReports(passage)) ||
        under(passage, 'reporting', 'reportContents', 'contact', 'disclosure') ||
        asks(passage.text) ||
        /please/i.test(passage.text)) &&
      (kinds.includes(2) || kinds.filter((kind) => kind !== 4 || kinds.length > 2).length >= 2)
    );
  };
  return prose.find(asked) ?? shortList(prose) ?? said.find((passage) => passage.kind === 'code' && under(passage, 'reportContents', 'reporting') && detailsIn(passage.text) >= 3);
};

/** "Recommended:" and then steps, impact, proof: a list of three details is one whatever introduces it. */
const shortList = (prose: readonly Passage[]): Passage | undefined => {
  const lists = new Map<string, Passage[]>();
  for (const passage of prose) {
    const isAsked = isRequest(passage.leads.at(-1) ?? '');
    if (
      passage.kind !== 'item' ||
      passage.text.length > (isAsked ? 160 : 60) ||
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

/** "Se possível, forneça:", "Incluí en tu mensaje:" */
const isRequest = (lead: string): boolean =>
  /[:：]\s*$/.test(lead) &&
  lead.length < 120 &&
  include.test(lead) &&
  !saidByUs(lead) &&
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

export const credit: Finder = ({ prose }) =>
  prose.find(({ text }) => /^Acknowledge?ments:\s*\S/i.test(text)) ??
  prose.find(
    (passage) =>
      creditWords.test(withoutCode({ ...passage, text: wordsOf(passage) })) &&
      isOfReporters(passage) &&
      !/reconoc\p{L}* (?:el |la |tu |su )?(?:reporte|informe|recepción|recibo)|reconhec\p{L}* (?:[oa] |seu )?(?:relat[oó]|recebimento|reporte)|reconnai\p{L}* (?:la )?réception|credit card|acknowledge (?:the |your |receipt|receiving|all |every |each )*(?:report(?!ers?\b)|receipt|e-?mail|issue|message|submission|vulnerab)|(?:third|credentials)/iu.test(
        passage.text,
      ) &&
      !under(passage, 'deployment', 'features', 'outOfScope', 'limitations', 'pastVulnerabilities') &&
      !/(?<!\p{L})anonymi[sz]|k-anonym|\bno (?:reason|need) to (?:give )?credit|обезлич|anonimi[zs]a|anonimizz/iu.test(passage.text) &&
      !/(?:provide|offer|guarantee) anonymity|anonym\p{L}* (?:[\p{L}-]+ ){0,1}(?:telemetr|usage|statisti|data|id\b|uuid|identif|beacon|ping)|анонимн\p{L}* (?:[\p{L}-]+ ?){0,1}(?:маяк|данн|статист|телеметр|telemetry|id(?!\p{L}))|anonymous (?:report|access|user|auth)|анонимн\p{L}* (?:доступ|подключ|вход)|anonyme\p{L}* (?:zugriff|zugang)|匿名(?:访问|アクセス|登录|ログイン)|익명 (?:접근|로그인|사용자)|accès anonyme|acceso anónimo|acesso anônimo|accesso anonimo|dostęp anonim|anonim erişim|report(?:ed|s)? anonymously|(?:submit|send|stay|remain)\w* .{0,10}anonymously?\b(?!.{0,40}credit)(?<!unless.{0,60})/iu.test(
        passage.text,
      ),
  ) ??
  prose.find(
    (passage) =>
      inner(passage) === 'credit' &&
      !/\b(?:document|policy|page)\b[^.]{0,60}(?:borrowed|inspired|adapted|based on)/i.test(passage.text) &&
      /thank|recogni|appreciat.{0,60}(?:list|name|contribution)|@|https?:|remerci|danke|agrade|благодар|感谢|感謝|감사|ringrazi|dziękuj|teşekkür/i.test(wordsOf(passage)) &&
      !/^(?:thank you (?:for|to all)|(?:agradecemos|gracias|obrigad[oa]|merci|danke|wir danken|grazie|ringraziamo)\b[^.]{0,20}\b(?:todos|tous|allen|tutti)\b)|感[谢謝]所有/i.test(
        passage.text,
      ),
  ) ??
  prose.find((passage) => /hall of fame|名人堂|荣誉|殿堂|명예의 전당|зал славы/i.test(passage.headings.at(-1) ?? ''));

/** Who is mentioned, recognised or anonymous may be anybody: it is a reporter where reports are spoken of. */
const isOfReporters = (passage: Passage): boolean =>
  isAboutReports(passage) || under(passage, 'scope', 'researcherRules', 'reportContents', 'outOfScope', 'pastVulnerabilities') || report.test(passage.text);

export const bounty: Finder = ({ prose }) =>
  prose.find((passage) => inner(passage) === 'bounty' && /[$€£¥]\s?\d|\d\s?(?:usd|eur|€|元|円)/i.test(passage.text)) ??
  prose.find((passage) => bountyWords.test(wordsOf(passage)) && !/hackerone|bugcrowd/i.test(passage.text.replace(/bounty/i, '')) === true) ??
  prose.find((passage) => /bug[- ]?bount/i.test(wordsOf(passage)));

const coordinated = anyOf({
  en: String.raw`co-?ordinat\w*[^.]{0,40}disclos|disclos\w*[^.]{0,40}co-?ordinat|co-?ordinated (?:vulnerability )?(?:disclosure|release)|(?<!sin )embargo|responsible disclosure (?:polic|process|model|principle|guideline|practice|timeline|period|program)|(?:follow|practice|adhere|support|observe)\w* (?:\w+ ){0,4}(?:responsible|coordinated) (?:vulnerability )?disclosure|disclos\w*[^.]{0,120}\b(?:until|once|before)\b|disclos\w*[^.]{0,60}\b(?:after|until|once|when|before|timeline|date|deadline|window|period)\b|\b(?:after|until|once|when|before|prior to|priort|allow|give|provide)\b[^.]{0,90}(?:public(?:ly)? (?:disclos|known|announc|exposure|release)|disclos|publiciz|made public|making (?:it|this|any|the) \w* ?public|going public|make (?:it|this|them|any\w*) public|public exposure|the public|(?:publicly|public) shar)|(?:public(?:ly)?|full) disclos\w*[^.]{0,60}(?:fix|patch|release|update|days|is made|will)|(?:we|will)\b[^.]{0,30}(?:publicly )?disclos\w* (?:the|publicly|details|all|it|in|via|through|vulnerab)|(?:keep|confidential|secret|private)\b[^.]{0,60}until|not (?:be )?(?:shar|discuss|publi)\w*[^.]{0,60}until|do coordination and disclosure|time to (?:fix|address|resolve|patch|respond|investigate|remediate|work)[^.]{0,80}(?:public|disclos)|disclosure (?:timing|timeline|date|process)|advisory after (?:the |a )?(?:fix|patch)|(?:fix|patch) (?:\w+ ){0,3}(?:available|ready|released) before (?:we|it|any)\b|after [^.]{0,40}release[^.]{0,40}publish[^.]{0,30}advisor|(?:do not|don[’']t|never|avoid|refrain|not)\b[^.]{0,40}\b(?:publish|post|reveal|discuss)\w*\b[^.]{0,60}\b(?:before|until|prior to)\b|(?:encourag|welcom|free|allow|may|can)\w*\b[^.]{0,30}\bpublish (?:your|the|their) (?:findings|report|research|details)|delay\w*\b[^.]{0,40}\badvisor|private while (?:a|the) (?:fix|patch)|release a public (?:security )?(?:bulletin|advisory)|vulnerabilit\w+ (?:will be|are|is) (?:\w+ )?(?:published|made public)\b|(?:publish|release|issue|announc)\w*\b[^.]{0,60}\b(?:once|after|when|as soon as)\b[^.]{0,40}\b(?:fix|patch|mitigation)|(?:once|after|when)\b[^.]{0,60}\b(?:fixed|patched|resolved)\b[^.]{0,60}\b(?:publish|announce)`,
  de: String.raw`vertraulich\p{L}*[^.]{0,60}(?:bis|solange)(?!\p{L})|koordinier\p{L}* [^.]{0,60}(?:offenlegung|veröffentlich)|vor (?:einer |der |jeder )?(?:öffentlich\p{L}* )?(?:offenlegung|veröffentlichung|bekanntgabe)|vor (?:einer |der )?öffentlichen bekanntgabe|(?<!sin )embargo|(?:bevor|bis|nachdem)[^.]{0,80}(?:veröffentlich|offenleg|öffentlich)|(?:(?:ver)?öffentlich|offenleg|offengelegt|bekannt)\p{L}*[^.]{0,60}(?:nachdem|erst|bis|sobald|bevor|solange)(?!\p{L})`,
  fr: String.raw`coordon\p{L}*[^.]{0,40}(?:divulg|publication)|confidenti\p{L}*[^.]{0,60}jusqu|divulgation (?:coordonnée|responsable (?:est|et|dans|\())|(?:avant|après|jusqu)[^.]{0,80}(?:divulg|publi)|(?:divulg|publi)\p{L}*[^.]{0,60}(?:avant|après|tant que|jusqu|une fois)|(?<!sin )embargo`,
  es: String.raw`coordin\p{L}*[^.]{0,40}divulga|confidencial\p{L}*[^.]{0,60}hasta|disclosure (?:coordinad|responsable)|divulgación (?:coordinada|responsable)[^.]{0,60}|(?:antes|después|hasta)[^.]{0,80}(?:divulg|public|públic)|(?:divulg|publi[cq]|públic)\p{L}*[^.]{0,60}(?:hasta|antes|después|una vez)|(?<!sin )embargo`,
  pt: String.raw`coorden\p{L}*[^.]{0,40}divulga|divulgação (?:coordenada|responsável)|disclosure (?:público |pública )?(?:coordenad|responsável)|(?:antes|após|depois|até)[^.]{0,80}(?:divulg|public|públic)|(?:divulg|públic|publi(?:c|qu)|discut)\p{L}*[^.]{0,80}(?:até|antes|após|depois|uma vez)|(?:confidencia|fechad|sigilo)[^.]{0,60}até|(?<!sin )embargo`,
  ru: String.raw`координ\p{L}*[^.]{0,40}(?:раскры|публик)|конфиденциальн\p{L}*[^.]{0,60}(?:до(?!\p{L})|пока)|(?:скоординированн|координированн|ответственн)\p{L}* раскрыти|(?:до|после|пока)(?!\p{L})[^.]{0,80}(?:публи|раскры)|(?:публи|раскры|разгла)\p{L}*[^.]{0,60}(?:до |после(?!\p{L})|пока|прежде)|эмбарго`,
  zh: '协调[^。]{0,10}(?:披露|公开)|保密[^。]{0,20}(?:直到|直至)|(?:不要|请勿|勿)[^。]{0,16}(?:公开|发布|披露)[^。]{0,8}未修[复復]|(?:协调|协同|負責任|负责任的?)(?:的)?(?:披露|公开)|(?:披露|公开|公開)[^。]{0,30}(?:之前|之后|前|后|直到)|(?:修复|发布|补丁|更新)[^。]{0,30}(?:之前|之后|前|后)[^。]{0,20}(?:披露|公开|公開)|(?:给|留)[^。]{0,30}时间[^。]{0,40}(?:修复|公开|披露)|(?:修复|公开|披露)[^。]{0,12}前[^。]{0,12}(?:给予|给|留)[^。]{0,12}时间|保密期|修[复復]后[^。]{0,10}(?:发布|公布)|在[^。]{0,40}(?:之前|前)[^。]{0,20}(?:不要|请勿|勿)?[^。]{0,10}(?:公开|披露|讨论|提交)',
  ja: '調整[^。]{0,10}(?:公開|開示)|(?:公開|開示)[^。]{0,10}調整|(?:協調的|責任ある|調整された)(?:な)?(?:脆弱性)?(?:開示|公開)|(?:公開|開示|公表)[^。]{0,40}(?:後|まで|前に|以降)|(?:修正|パッチ|リリース|対応|対処)[^。]{0,40}(?:後|まで|前|から)[^。]{0,30}(?:公開|開示|公表)|公開(?:時期|日)',
  ko: '(?:조율된|조정된|책임 있는) ?공개|(?:수정|패치|배포|해결)[^.]{0,40}(?:후|전|까지|때까지)[^.]{0,30}공개|공개[^.]{0,30}(?:전|후|까지)|엠바고',
  it: String.raw`coordin\p{L}*[^.]{0,40}divulg|riservat\p{L}*[^.]{0,60}(?:fino|finché)|divulgazione (?:coordinata|responsabile)|(?:prima|dopo|fino|finché|quando)[^.]{0,80}(?:divulg|pubblic)|(?:divulg|pubblic|rivel)\p{L}*[^.]{0,60}(?:prima|dopo|fino|finché|una volta)|(?<!sin )embargo`,
  pl: String.raw`(?:skoordynowan|odpowiedzialn)\p{L}* ujawni|(?:przed|po|do czasu|dopóki|zanim)(?!\p{L})[^.]{0,80}(?:ujawni|publik|upubliczn)|(?:ujawni|publik|upubliczn)\p{L}*[^.]{0,60}(?:przed|po(?!\p{L})|dopóki|do czasu|zanim)|(?<!sin )embargo`,
  tr: '(?:kadar|önce)[^.]{0,60}gizli|(?:düzelt|yama)[^.]{0,40}(?:olmadan|çıkmadan|yayınlanmadan)[^.]{0,60}(?:yay|duyur|ifşa|açıkla)|(?:koordineli|sorumlu|eşgüdümlü) (?:ifşa|açıklama|bildirim)|(?:kamuya|herkese|ifşa|açıklan)[^.]{0,60}(?:önce|sonra|kadar)|(?:önce|sonra|kadar)[^.]{0,60}(?:ifşa|kamuya|duyur)|ambargo',
  nl: String.raw`(?:gecoördineerd|verantwoord)\p{L}* (?:openbaarmaking|publicatie)|(?:voordat|totdat|nadat|tot)[^.]{0,80}(?:openba|publice)|(?:openba|publice)\p{L}*[^.]{0,60}(?:voordat|totdat|nadat|tot\b|zodra)|(?<!sin )embargo`,
  id: String.raw`pengungkapan (?:terkoordinasi|yang bertanggung jawab|bertanggung jawab)|(?:sampai|sebelum|setelah|hingga)[^.]{0,80}(?:publik|ungkap|umum)|(?:publik|ungkap|bocor)\p{L}*[^.]{0,80}(?:sampai|sebelum|setelah|hingga)|(?<!sin )embargo`,
  uk: String.raw`(?:скоординован|відповідальн)\p{L}* (?:розкрит|розголош)|(?:до|після|поки|перш ніж)(?!\p{L})[^.]{0,80}(?:розкри|публі|оприлюд)|(?:розкри|публі|оприлюд|розголош)\p{L}*[^.]{0,60}(?:до(?!\p{L})|після|поки|доки)|ембарго`,
});
/** "Before you open a public issue", "the disclosure procedure of that library". */
const elsewhere =
  /(?:procedures?|polic(?:y|ies)|procedimientos)[^.]{0,40} (?:of|for|de) (?:that|esa) |published on (?:the|our) (?:project )?(?:web)?site|for (?:more|further) (?:information|details)\b[^.]{0,100}\b(?:see|visit|read)\b/i;
const bareThanks =
  /(?:appreciate|thank)[^.]{0,60}(?:responsible|responsibly)|^[^.]{0,60}(?:teşekkür|dziękuj|grazie|danke für|merci (?:de|pour)|gracias por|obrigad[oa])[^.]{0,60}[.!]?$/i;

/** A public issue, and updates that are published: neither makes a weakness known. */
const noDisclosure =
  /公開 ?(?:の ?)?(?:issue|イシュー)|(?:обновлени|исправлени|оновленн|ветк|верси|релиз|выпуск|branch|release)\p{L}* (?:[\p{L}]+ ){0,3}(?:публику|публіку)\p{L}+|(?:actualizaciones|atualizações|aggiornamenti|mises à jour|updates) (?:\p{L}+ ){0,4}(?:publi|pubblic|veröffentlich)\p{L}*/giu;

export const disclosurePolicy: Finder = ({ prose, headings }) =>
  prose.find(
    (passage) =>
      coordinated.test((passage.kind === 'item' ? withLead(passage) : passage.text).replaceAll(noDisclosure, ' ').replaceAll(/\bno coordinated disclosure\b/gi, ' ')) &&
      !bareThanks.test(passage.text.replace(/until|after|before/i, '')) &&
      !elsewhere.test(passage.text) &&
      !under(passage, 'deployment', 'features', 'outOfScope', 'tools', 'contributors', 'users') &&
      isAboutDisclosure(passage),
  ) ??
  prose.find(
    (passage) =>
      passage.headings.some((heading) => sectionOf(heading) === 'disclosure') &&
      inner(passage) !== 'reporting' &&
      inner(passage) !== 'reportContents' &&
      inner(passage) !== 'credit' &&
      /disclos|offenleg|divulg|раскр|披露|公開|開示|공개|coordinat/i.test(passage.text) &&
      !bareThanks.test(passage.text) &&
      !/^(?:please )?(?:do not|don[’']t)/i.test(passage.text),
  ) ??
  prose.find(
    (passage) =>
      /(?<!\bno )coordinated (?:vulnerability )?disclosure/i.test(wordsOf(passage)) ||
      headings.some((heading) => /(?<!sin )embargo/i.test(heading.text) && passage.headings.includes(heading.text)),
  );

const isAboutDisclosure = (passage: Passage): boolean =>
  !/^(?:thank you|we appreciate)/i.test(fromFirstWord(passage.text)) &&
  (vulnerability.test(passage.text) ||
    /public disclosure|öffentlichen bekanntgabe|divulgation publique/i.test(passage.text) ||
    under(passage, 'reporting', 'disclosure', 'process', 'expect', 'noPublic', 'safeHarbor', 'researcherRules', 'contact', 'announcements', 'credit', 'scope') ||
    passage.headings.length <= 1);

/** Checking, correcting and publishing are steps of many things besides reports. */
export const isAboutReports = (passage: Passage): boolean =>
  passage.headings.length <= 1 ||
  under(passage, 'reporting', 'process', 'expect', 'disclosure', 'contact', 'announcements', 'credit', 'noPublic', 'safeHarbor', 'supported', 'bounty') ||
  vulnerability.test(`${passage.headings.at(-1) ?? ''} ${passage.text}`);

/** "Includi i passi e una valutazione dell'impatto": what reporters are to tell is no step of ours. */
const asks = (text: string): boolean => asksOf.test(fromFirstWord(text)) || /\bbitte\b[^.]{0,20}\b(?:angeben|nennen|beschreiben|beilegen)\b/i.test(text);
export const asksOf =
  /^(?:bitte |veuillez |por favor,? |per favore,? |proszę |пожалуйста,? |lütfen )?(?:includ|inclu[iyj]|fornisc|allega|descriv|descreva|describ|décri|précis|indiqu|indica|fourni[rs]|donne[rz]?\b|proporcion|forneça|geben sie|gib\b|nenn|beschreib|укаж|опиш|прилож|включ|dołącz|podaj|opisz|vermeld|beschrijf|sertakan|jelaskan|вкаж|додай)/iu;
