import { type Passage, wordsOf } from '../passage.ts';
import { sectionOf } from '../sections.ts';
import { vulnerability } from '../vocabulary.ts';
import { anyOf, fromFirstWord } from '../words.ts';
import { type Finder, inner, under } from './scene.ts';

const inScope = anyOf({
  en: String.raw`in[- ]scope|within (?:the )?scope|(?:covers?|appl(?:y|ies)) (?:to|all|any|the)\b|we (?:consider|treat|regard)\b[^.]{0,60}\b(?:as|to be) (?:an? )?(?:security|vulnerab)|we consider vulnerabilit[^.]{0,120}\b(?:to be|as) (?:our|the) highest|\btreat (?:vulnerabilit\w+|issues|bugs|reports|findings)\b[^.]{0,200}\bas (?:a )?security|only for (?:security )?vulnerabilit\w+ in\b|(?:is|are) considered (?:an? )?(?:security )?(?:vulnerabilit|security (?:issue|bug|problem))|(?:that|this|these|which) should be reported(?! (?:to|via|through|by|upstream|directly|privately|as|in|on)\b)|definition of a (?:security )?vulnerab|qualif(?:y|ies) as|following (?:types|kinds|classes|categories) of (?:vulnerab|issue|report|bug|security (?:issue|bug|vulnerab))|threat[ _-]model|security model|examples of (?:vulnerab|security)|(?:software|code|packages?|projects?|repositor(?:y|ies)) (?:that (?:is|are) )?(?:maintained|hosted|contained|owned) (?:in|by|here)|\w+-owned repositor`,
  de: 'bedrohungsmodell|geltungsbereich|im umfang|gilt für',
  fr: "modèle de menaces?|cette politique[^.]{0,20} couvre|dans le périmètre|s[’']applique (?:à|aux)|champ d[’']application",
  es: 'modelo de amenazas?|esta política[^.]{0,20} cubre|en el alcance|dentro del alcance|se aplica a|aplica a',
  pt: 'modelo de ameaças?|esta política[^.]{0,20} (?:cobre|abrange)|no escopo|dentro do escopo|se aplica|aplica-se',
  ru: 'в области проверки|модел(?:ь|и|ью) (?:угроз|безопасности)|в (?:рамках|области|скоуп)|распространяется на',
  zh: '威胁模型|本政策适用|在范围内|涵盖|我们(?:认为|视为)',
  ja: '脅威モデル|対象(?:と|は|:|：)|スコープ内|適用され',
  ko: '위협 모델|범위(?:에 포함|는)|적용(?:됩|되)',
  it: String.raw`si applica a|nell[’']ambito|rientra\p{L}* nell`,
  pl: 'dotyczy|w zakresie|obejmuje',
  tr: 'kapsamında|kapsamı|uygulanır|geçerlidir|kapsar',
  nl: 'binnen (?:de )?scope|van toepassing op|geldt voor|valt onder',
  id: 'dalam (?:cakupan|lingkup)|berlaku (?:untuk|bagi)|mencakup',
  uk: 'в (?:межах|області)|поширюється на|застосовується до',
});

export const scope: Finder = ({ prose }) =>
  prose.find(
    (passage) =>
      (inner(passage) === 'scope' || (passage.sections[1] === 'scope' && passage.kind !== 'sentence' && inner(passage) !== 'features' && inner(passage) !== 'limitations')) &&
      passage.text.length > 3 &&
      !isRefused(passage.text) &&
      !(passage.kind === 'row' && under(passage, 'supported')) &&
      !isAboutVersions(passage) &&
      !describesProject(passage) &&
      !(/[:：]\s*$/.test(passage.text) && sectionOf(passage.text) === 'limitations') &&
      inner(passage) !== 'outOfScope',
  ) ??
  prose.find((passage) => passage.kind === 'row' && ((passage.columns ?? []).some((column) => /in scope/i.test(column)) || isThreat(passage))) ??
  prose.find(
    (passage) =>
      inScope.test(wordsOf(passage)) &&
      !isRefused(passage.text) &&
      !under(passage, 'outOfScope', 'deployment', 'users', 'features', 'expect', 'supported', 'limitations', 'safeHarbor', 'announcements', 'process', 'researcherRules') &&
      (vulnerability.test(passage.text) ||
        passage.links.some(({ url }) => /threat[ _-]?model/i.test(url)) ||
        /should be reported\b|\b(?:is|are) in scope\b|\b(?:this|the) (?:security )?policy (?:applies|covers)|(?:esta|questa|cette|diese|эта) (?:pol[ií]ti(?:ca|que)|richtlinie|политика)\b|本(?:政策|策略|ポリシー)/i.test(
          passage.text,
        )) &&
      !/^(?:this document|本文[档件])/i.test(fromFirstWord(passage.text)) &&
      !/^(?:this|these) (?:is|are) (?:security|vulnerab)|in a project (?:maintained|hosted|owned)|severity|credited|if (?:\w+ ){1,6}(?:is|are) (?:considered )?a (?:security )?vulnerab|^if you\b[^,]{0,80}\bin scope\b|seriously/i.test(
        fromFirstWord(passage.text),
      ),
  );

/** A row of a threat model. */
const isThreat = ({ columns = [] }: Passage): boolean =>
  columns.length > 1 &&
  /^(?:threats?|adversar(?:y|ies)|attackers?|bedrohung(?:en)?|angreifer|menaces?|attaquants?|amenazas?|atacantes?|ameaças?|угроз[аы]|нарушител[ьи]|威胁|攻击者|脅威|攻撃者|위협)$/i.test(
    columns[0] ?? '',
  );

/** "Supported scope: only the newest state of main" says which versions, not what counts. */
const isAboutVersions = ({ headings, text }: Passage): boolean =>
  /support|サポート|지원|支持/i.test(headings.at(-1) ?? '') && text.length < 120 && /\bbranch|\bversions?\b|ブランチ|バージョン|브랜치|버전|分支|版本/i.test(text);

/** "This project is of academic use" says what it is, not what counts. */
const describesProject = ({ kind, text }: Passage): boolean =>
  kind === 'sentence' &&
  /^(?:(?:this|the) (?:repository|repo|project)|it|(?:este|esta) (?:proyecto|projeto|repositorio|repositório)|dieses (?:projekt|repository)|ce (?:projet|dépôt)) (?:is|does|contains|has|includes?|provides|é|es|ist|est|contiene|contém|enthält|contient)\b|^[\p{L}\d][\p{L}\d.-]+ (?:is an?|— это|ist eine?|est une?|es una?|é uma?) /iu.test(
    fromFirstWord(text),
  ) &&
  !vulnerability.test(text);

const refused = anyOf({
  en: String.raw`out[- ]of[- ](?:the )?scope|outside (?:of )?(?:the |our )?scope|not (?:in|within) (?:the )?scope|(?:not|n[’']t) (?:be )?(?:considered|treated|regarded|classified|eligible|accepted|qualify|a (?:security )?(?:vulnerab|issue|bug|problem|concern)|security (?:vulnerab|issue|bug)|vulnerabilit|cve|constitute|accept|covered|handle|count)|(?:will|do|does|can|are) not (?:be )?(?:accept|consider|fix|address|respond|treat|handle)\w* (?:\w+ ){0,6}(?:report|vulnerab|issue|as)|report(?:ed)? (?:\w+ ){0,6}upstream|(?:reject|close) (?:\w+ )?reports?\b|do not report [^.]{0,60}\bas (?:a )?(?:security|vulnerab)|report (?:[\w-]+ ){0,7}to (?:the )?(?:person|people|team|project|individual)s?(?: or \w+){0,2} (?:maintaining|that maintain|who maintain|responsible for|behind)|should not be reported(?! (?:publicly|via|through|in|on|as|using|to|by)\b)|do not report security incidents|(?:please )?report (?:\w+ ){0,5}to (?:the |their |that |its )?(?:upstream|respective|maintainers? of|vendor|third|affected|relevant|dependency|project(?:s)? directly)|(?:belong|go|goes|reported) to (?:the )?upstream\b|in scope\b[^.]{0,80}, not (?:our|the)\b|(?:exclud(?!\w* from (?!(?:the |this |our )?(?:[\w-]+ ){0,2}(?:scope|polic|program|bounty|process)))|ineligible|non-qualifying)|should (?:instead )?be reported (?:to|directly to) (?:the |their )?(?:upstream|vendor|respective|relevant|appropriate|maintainer)|(?:policy|scope|programme?)\b[^.]{0,20}\bdoes not cover|(?:will|do) not act (?:up)?on (?:any )?(?:security )?(?:disclosure|report)|do not report (?:non-security|third[- ]party|upstream)|automated scanner|scanner output|theoretical (?:issue|vulnerab|attack)|for (?:(?:any |all )?other|non-security|general|usage|support) (?:bugs|issues|questions|inquiries|enquiries|matters|requests|problems)\b|for (?:questions|support|feature requests|help)\b[^.]{0,80}\b(?:use|submit|visit|ask|join|see|post|open)\b|(?:treated|handled) as (?:a )?(?:normal|regular|ordinary|usual) (?:issues?|bugs?)|report (?:all |any )?(?:other|non-security) (?:issues|bugs|problems)|not (?:to )?(?:raise|report|contact|send)[^.]{0,90}(?:scanner|automated tool)|bugs? that (?:is|are) not|not consider[^.]{0,80}(?:valid|attack vector|vulnerab|issue|bug)|rather than (?:\w+ )?(?:vulnerabilit|security (?:issue|bug))|without (?:a )?(?:proof|poc)|make sure[^.]{0,60}\bnot (?:related to|caused by|due to)\b|contact (?:[\w-]+ ){0,6}(?:of )?the (?:respective|relevant|affected) |follow (?:the|their|that) [^.]{0,40}(?:procedures?|polic(?:y|ies)|process(?:es)?) (?:of|for) (?:that|the) (?:librar|project|package|dependenc|vendor)`,
  de: 'keine (?:sicherheitslücke|schwachstelle) (?:dar|von)|außerhalb|nicht als (?:sicherheits|schwachstelle)|ausgeschlossen|gilt nicht',
  fr: 'n[’]est pas une (?:vulnérabilité|faille)|hors (?:de |du )?(?:la )?(?:portée|périmètre)|ne couvre(?:nt)? pas|exclu|pas considéré',
  es: 'no es una vulnerabilidad|no report[ea]s? [^.]{0,60}como (?:problema|vulnerab)|fuera de(?:l)? alcance|no cubre|exclu|no se consider|(?:procedimientos|política)[^.]{0,40} de esa (?:biblioteca|librería|dependencia)',
  pt: String.raw`não é (?:uma )?vulnerabilidade|não report\p{L}+ [^.]{0,60}como (?:problema|vulnerab)|fora do escopo|não (?:cobre|abrange)|exclu(?!são de)|não (?:são|é|será) consider`,
  ru: 'вне (?:области|рамок|скоуп|зоны)|не (?:охватыва|распространя)|не (?:считается|являются|является|рассматрива|принима)',
  zh: '不(?:是|属于|算)(?:安全)?漏洞|不在(?:范围|範圍)|不属于|不接受|不视为|不被视为|范围外|不算|不予|不(?:涵盖|覆盖)',
  ja: '脆弱性(?:ではなく|ではありません|とは(?:みな|考え))|対象外|範囲外|みなしません|含まれません|受け付け(?:ません|ておりません)|通常の ?(?:github ?)?(?:issue|イシュー)',
  ko: '취약점이 아(?:닙|닌)|범위 ?(?:밖|외)|제외|해당하지 않|간주하지 않|대상이 아',
  it: "non è una vulnerabilità|fuori (?:dall[’'])?(?:ambito|perimetro|scope)|esclus[aeio](?![a-z])|non (?:è|sono|viene|vengono) (?:consider|accett)",
  pl: 'poza zakresem|nie (?:jest|są) (?:uznawan|uważan|objęt)|wyłączon|nie obejmuje',
  tr: String.raw`kapsam dışı|kapsamı dışında|dahil değil|kabul edilmez|sayılmaz|değerlendirilmez|(?:ilgili|kendi) (?:proje|geliştirici|üretici)\p{L}*[^.]{0,20}bildir`,
  nl: 'buiten (?:de )?(?:scope|bereik)|niet (?:beschouwd|geaccepteerd|in behandeling)|uitgesloten',
  id: 'di luar (?:cakupan|lingkup)|tidak (?:termasuk|dianggap|diterima|mencakup)|dikecualikan',
  uk: 'поза (?:межами|областю|сферою)|не (?:вважа|є вразлив|прийма|розгляда)|виключ',
});
const isRefused = (text: string): boolean => refused.test(text);

const reports = /\breports?\b|scanner|\bfindings?\b|submission|meld(?:e|ung)|signale|segnala|\breporte|relat[oó]|сообщени|отч[её]т|报告|報告|신고|제보|zgłos|bildirim/i;

/** "These headers are not included" refuses nothing. */
const concernsReports = (passage: Passage): boolean =>
  passage.headings.length <= 1 ||
  vulnerability.test(passage.text) ||
  reports.test(passage.text) ||
  under(passage, 'reporting', 'scope', 'bounty', 'disclosure', 'process', 'researcherRules', 'safeHarbor');

export const outOfScope: Finder = ({ prose }) =>
  prose.find(
    (passage) =>
      (inner(passage) === 'outOfScope' || (passage.sections[1] === 'outOfScope' && inner(passage) !== 'researcherRules')) &&
      // "While testing, refrain from:" below "Exclusions".
      sectionOf(passage.text) !== 'researcherRules' &&
      passage.text.length > 3 &&
      // "Recommended exclusions:" from what is published.
      (concernsReports(passage) || passage.headings.some((heading) => sectionOf(heading) === 'outOfScope')),
  ) ??
  prose.find(
    (passage) =>
      isRefused(passage.text) &&
      concernsReports(passage) &&
      (/\b(?:do|does|will|can) not (?:currently )?accept\b[^.]{0,40}\b(?:reports?|notifications?|submissions?|vulnerabilit\w+)\b/i.test(passage.text) ||
        /^reports? (?:that|about|on|of|which)\b/i.test(fromFirstWord(passage.text)) ||
        !under(
          passage,
          'deployment',
          'users',
          'features',
          'supported',
          'safeHarbor',
          'reportContents',
          'tools',
          'ours',
          'dependencies',
          'expect',
          'announcements',
          'credit',
          'contributors',
        )) &&
      !/\bwhether\b[^.]{0,80}\bout of scope\b|^if\b[^,]{0,60}(?:not (?:considered|accepted|a))|(?:is|are) (?:found|determined) (?:not )?to be|if (?:the|your) (?:report|issue|vulnerab)\w* is (?:declined|rejected|not accepted)|not accepted[,.]? we|supported|security boundar/i.test(
        fromFirstWord(passage.text),
      ),
  );

export const safeHarbor: Finder = ({ prose }) =>
  prose.find(
    (passage) =>
      /safe[- ]harbou?r|(?:not|n[’']t|never|no|against|without fear of)\b[^.]{0,60}(?:legal (?:action|proceeding|claim)|law ?suit|prosecut|litigat|law enforcement|civil action)|(?:authori[sz]ed|lawful)["”]? (?:conduct|research|activit|security research|testing|under|in accordance)|(?:legal action|lawsuit|prosecut)[^.]{0,60}(?:will not|not be|won[’']t)|not (?:pursue|take|initiate|bring|support|threaten|recommend)[^.]{0,60}(?:legal|law|civil|criminal)|consider[^.]{0,60}(?:authori[sz]ed)|autorizad[oa]s? a (?:testar|probar)|autorisée?s? à tester|ausdrücklich (?:erlaubt|gestattet)[^.]{0,40}test|keine rechtlichen (?:schritte|maßnahmen)|(?:pas|aucune) [^.]{0,30}(?:poursuite|action en justice|action judiciaire)|no (?:emprend|tomar|iniciar|perseguir)\p{L}*[^.]{0,60}(?:(?:acciones|medidas) legales|acciones contra)|não (?:iremos |vamos )?(?:tomar|iniciar|processar|persegui|apoiar)\p{L}*[^.]{0,60}(?:lega|judicia|aç(?:ão|ões) contra)|不(?:会)?[^。，]{0,8}(?:采取|追究|提起|支持)[^。]{0,20}(?:法律|诉讼)|non (?:intraprend|avvi|persegu)\p{L}*[^.]{0,40}(?:legal|giudiziar)|nie (?:podejm|będziemy)\p{L}*[^.]{0,40}prawn|yasal (?:işlem|yol)\p{L}*[^.]{0,40}(?:may|mey)\p{L}*|法的(?:措置|手段)[^。]{0,20}(?:ません|ない)|법적 ?(?:조치|대응|책임)[^.]{0,20}(?:않|없)|не [^.]{0,40}(?:преследова|судебн|юридическ)/iu.test(
        passage.text,
      ) && !/safe[- ]harbou?r\b[^.]{0,20}\?$|(?:may|will|reserve|could) (?!not\b)(?:\w+ )?(?:take|pursue|initiate|result in) [^.]{0,20}legal/i.test(passage.text),
  ) ??
  prose.find(
    (passage) =>
      under(passage, 'safeHarbor') &&
      /good[- ]faith|authori[sz]|legal|permission|welcome|善意|授权|法律|善良|gutgläubig|bonne foi|buena fe|boa[- ]fé|buona fede|добросовест/i.test(passage.text),
  );

const conduct = anyOf({
  en: String.raw`good[- ]faith (?:effort|to|attempt|research)|(?:only )?(?:interact with|test|use|access) (?:\w+ )?(?:accounts?|data|systems?) (?:you|that you|which you|belonging)|accounts? you own|test only (?:deployments|systems|instances|accounts|installations) you (?:own|control)|keep no data|(?:do not|don[’']t|never|not|avoids?|avoiding|refrain from|without)\b[^.]{0,60}(?:\b(?:exploit(?:ing)?(?! (?:code|details|chains?|steps|information))|abus(?:e|ing)|access(?:ing)?(?! tokens?| keys?| control)|modify(?:ing)?|delet(?:e|ing)|destroy(?:ing)?|exfiltrat|degrad|disrupt(?:ing|ions?)?|download(?:ing)?|view(?:ing)?|attack(?:ing)?|harm|social[- ]engineer|phish|spam|brute|denial|\bdos\b|ddos|violat(?:e|ing)|retain|tamper|pivot)\b)[^.]{0,80}|privacy violations|destruction of data|interruption or degradation|denial of service (?:attacks? )?(?:against|on) (?:our|the|any)|minim(?:um|al) (?:amount|necessary|impact|data)|test(?:ing)? (?:only )?(?:on|in|against|with) (?:your own|a local|test|local)|(?:comply|compliance) with (?:all )?(?:applicable )?laws|generative (?:ai|artificial)|ai[- ](?:generated|assisted)|(?:assisted|found) by ai\b|(?:used?|using|by|support of) (?:generative )?(?:ai\b|llms?\b|automated (?:means|tools?|scanners?))[^.]{0,160}\b(?:verif|validat|review|disclos|ban)|(?:use of (?:generative )?|no )(?:ai\b|llms?\b|artificial)|code of conduct|malicious (?:acts?|activit|purposes)|stop (?:testing )?(?:immediately|and (?:report|notify))|physical (?:attack|attempt)`,
  de: '(?:nicht|keine)[^.]{0,60}(?:ausnutz|missbrauch|zugreif|lösch|veränder)',
  fr: "(?:ne |n[’'])[^.]{0,60}(?:exploite|abuse|accéde|modifi|supprim)|de bonne foi",
  es: 'no[^.]{0,60}(?:explot|abus|acced|modifi|elimin)|de buena fe',
  pt: 'não test[ea]|não[^.]{0,60}(?:explor(?:e|ar|em)|abus|acess|modifi|exclu)|boa[- ]fé',
  ru: String.raw`не [^.]{0,60}(?:эксплуат|использу\p{L}+ уязвим|злоупотреб|удаля|изменя)|добросовестн`,
  zh: '(?:不要|请勿|勿|不得|禁止|避免)[^。]{0,40}(?:(?<!可)利用|攻击|破坏|访问他人|删除|修改|窃取|拒绝服务)|善意',
  ja: '(?:悪用|攻撃|破壊|改ざん|アクセス|削除|サービス妨害)[^。]{0,20}(?:ないで|しない|禁止|お控え|避け)|善意',
  ko: '(?:악용|공격|파괴|삭제|변조|접근)[^.]{0,20}(?:마십시오|마세요|금지|않)|선의',
  it: 'non[^.]{0,60}(?:sfrutt|abus|acced|modific|elimin|cancell)|buona fede',
  pl: 'nie [^.]{0,60}(?:wykorzyst|naduży|uzyskuj|modyfik|usuwa)|dobrej wierze',
  tr: String.raw`(?:istismar|eriş|sil|değiştir|kötüye)\p{L}*[^.]{0,40}(?:meyin|mayın|kaçın|yasak)|iyi niyet`,
  nl: String.raw`(?:niet|geen|zonder)\b[^.]{0,60}(?:misbrui|aanval|verwijder|wijzig|toegang|exploit)|te goeder trouw`,
  id: '(?:jangan|tidak|tanpa)[^.]{0,60}(?:eksploitasi|menyalahgunakan|merusak|menghapus|mengakses|mengubah|serang)|itikad baik',
  uk: 'не [^.]{0,60}(?:експлуат|зловжив|видал|змін|отримуйте доступ|атак)|добросовісн',
});

export const researcherRules: Finder = ({ prose }) =>
  prose.find(
    (passage) =>
      conduct.test(passage.text) &&
      under(passage, 'researcherRules', 'safeHarbor', 'noPublic', 'disclosure', 'reporting', 'scope', 'expect', 'contact', 'bounty', 'process') &&
      !under(passage, 'outOfScope', 'deployment', 'users', 'features', 'limitations', 'reportContents', 'contributors') &&
      isToReporters(passage.text),
  ) ??
  prose.find((passage) => inner(passage) === 'noPublic' && /exploit|abus|attack|malicious|access(?:ing)? (?:other|user|data)/i.test(passage.text)) ??
  prose.find(
    (passage) =>
      inner(passage) === 'researcherRules' && passage.kind === 'item' && /denial|social engineering|spam|physical|privacy|accounts|exploit|data|automated|test/i.test(passage.text),
  ) ??
  prose.find(
    (passage) =>
      passage.sections.length <= 1 &&
      !under(passage, 'outOfScope', 'deployment', 'users', 'features', 'limitations', 'supported', 'contributors') &&
      isToReporters(passage.text) &&
      /good[- ]faith effort|accounts you own|test only (?:deployments|systems|instances|accounts|installations) you (?:own|control)|(?:do not|don[’']t|never) access (?:\w+ )?data that (?:do|does)(?: not|n[’']t) belong|testing is (?:strictly )?prohibited|не получайте доступ к (?:чуж|данным)|generative (?:ai|artificial)|ai-(?:generated|assisted) (?:report|vulnerab|submission)|do not exploit|refrain from (?:exploit|access|denial)|privacy violations|comply with (?:all )?applicable laws|(?:bare )?minimum necessary to (?:reproduce|demonstrate)/i.test(
        passage.text,
      ),
  );

/** Rules for those who test; a kind of weakness that is described is none. */
const isToReporters = (given: string): boolean => {
  // "We will not take legal action against those who …": what follows is asked of them.
  const text = given.replace(/^.*\b(?:legal|lawsuit|prosecut\w*)\b[^.]*?\b(?:who|that|if|provided|as long as|when)\b/i, '');
  return !/(?:attacker|malicious actor|could|allow(?:s|ing)? (?:an|remote)|users? (?:should|must)|^(?:the |this |our )?(?:server|app|application|tool|software|client|service|plugin|extension)s? |\bteam (?:does|do|is|has|will)\b)|^(?:we|our)\b(?![^.]{0,20}(?:ask|request|expect|require))|before (?:opening|using)|\bwe (?:do not|don[’']t|will|may|consider|explicitly|cannot|did)\b/i.test(
    fromFirstWord(text),
  );
};
