import { type Passage, wordsOf } from '../passage.ts';
import { sectionOf } from '../sections.ts';
import { vulnerability } from '../vocabulary.ts';
import { anyOf, fromFirstWord } from '../words.ts';
import { type Finder, inner, under } from './scene.ts';

const inScope = anyOf({
  en: String.raw`in[- ]scope|within (?:the )?scope|(?:covers?|appl(?:y|ies)) (?:to|all|any|the)\b|we (?:consider|treat|regard)\b[^.]{0,60}\b(?:as|to be) (?:an? )?(?:security|vulnerab)|we consider vulnerabilit[^.]{0,120}\b(?:to be|as) (?:our|the) highest|\btreat (?:vulnerabilit\w+|issues|bugs|reports|findings)\b[^.]{0,200}\bas (?:a )?security|only for (?:security )?vulnerabilit\w+ in\b|(?:is|are) considered (?:an? )?(?:security )?(?:vulnerabilit|security (?:issue|bug|problem))|(?:that|this|these|which) should be reported(?! (?:to|via|through|by|upstream|directly|privately|as|in|on)\b)|definition of a (?:security )?vulnerab|\ba (?:security )?vulnerability is (?:an?|any|when|where|defined|considered)\b|qualif(?:y|ies) as|following (?:types|kinds|classes|categories) of (?:vulnerab|issue|report|bug|security (?:issue|bug|vulnerab))|threat[ _-]model|security model|examples of (?:vulnerab|security)|(?:software|code|packages?|projects?|repositor(?:y|ies)) (?:that (?:is|are) )?(?:maintained|hosted|contained|owned) (?:in|by|here)|\w+-owned repositor`,
  de: 'als (?:sicherheitslücke|schwachstelle) (?:gilt|zählt)|bedrohungsmodell|geltungsbereich|im umfang|gilt für',
  fr: "une (?:vulnérabilité|faille) est (?:une? |lorsqu|définie)|modèle de menaces?|cette politique[^.]{0,20} couvre|dans le périmètre|s[’']applique (?:à|aux)|champ d[’']application",
  es: 'una vulnerabilidad es (?:una? |cuando)|se considera vulnerabilidad|modelo de amenazas?|esta política[^.]{0,20} cubre|en el alcance|dentro del alcance|se aplica a|aplica a',
  pt: 'uma vulnerabilidade é (?:uma? |quando)|considera-se vulnerabilidade|modelo de ameaças?|esta política[^.]{0,20} (?:cobre|abrange)|no escopo|dentro do escopo|se aplica|aplica-se',
  ru: 'уязвимост(?:ь —|ью считается|ь это)|в области проверки|(?<!использу[^.]{0,40})модел(?:ь|и|ью) (?:угроз|безопасности)|в (?:рамках|области|скоуп)|распространяется на',
  zh: '漏洞(?:是指|定义为)|威胁模型|本政策适用|在范围内|涵盖|我们(?:认为|视为)',
  ja: '脆弱性とは|脅威モデル|対象(?:と|は|:|：)|スコープ内|適用され',
  ko: '위협 모델|범위(?:에 포함|는)|적용(?:됩|되)',
  it: String.raw`si applica a|nell[’']ambito|rientra\p{L}* nell`,
  pl: 'dotyczy|w zakresie|obejmuje',
  tr: 'kapsamında|kapsamı|uygulanır|geçerlidir|kapsar',
  nl: 'binnen (?:de )?scope|van toepassing op|geldt voor|valt onder',
  id: 'dalam (?:cakupan|lingkup)|berlaku (?:untuk|bagi)|mencakup',
  uk: 'в (?:межах|області)|поширюється на|застосовується до',
  vi: 'trong phạm vi|áp dụng (?:cho|với)',
  cs: 'v rozsahu|vztahuje se na|týká se',
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
      !isArchitecture(passage) &&
      !promise.test(passage.text) &&
      !(/[:：]\s*$/.test(passage.text) && sectionOf(passage.text) === 'limitations') &&
      inner(passage) !== 'outOfScope',
  ) ??
  listOfWeaknesses(prose) ??
  prose.find((passage) => passage.kind === 'row' && ((passage.columns ?? []).some((column) => /in scope/i.test(column)) || isThreat(passage))) ??
  prose.find(
    (passage) =>
      inScope.test(wordsOf(passage)) &&
      !isRefused(passage.text) &&
      !under(passage, 'outOfScope', 'deployment', 'users', 'features', 'expect', 'supported', 'limitations', 'safeHarbor', 'announcements', 'process', 'researcherRules') &&
      (vulnerability.test(passage.text) ||
        passage.links.some(({ url }) => /threat[ _-]?model/i.test(url)) ||
        /should be reported\b|\b(?:is|are) in scope\b|\b(?:this|the) (?:security )?policy (?:applies|covers)|(?:esta|questa|cette|diese|эта) (?:pol[ií]ti(?:ca|que)|richtlinie|политика)\b|本(?:政策|策略|ポリシー)|kebijakan (?:keamanan )?ini\b|bu (?:güvenlik )?politika|ta polityka|niniejsza polityka|dit (?:beveiligings)?beleid|ця політика|이 (?:보안 )?정책/iu.test(
          passage.text,
        )) &&
      !/^(?:this document|本文[档件])/i.test(fromFirstWord(passage.text)) &&
      !/^(?:this|these) (?:is|are) (?:security|vulnerab)|in a project (?:maintained|hosted|owned)|severity|credited|if (?:\w+ ){1,6}(?:is|are) (?:considered )?a (?:security )?vulnerab|^if you\b[^,]{0,80}\bin scope\b|seriously/i.test(
        fromFirstWord(passage.text),
      ),
  );

/** "What to report" may list kinds of weakness instead of details: three of them say what counts. */
const listOfWeaknesses = (prose: readonly Passage[]): Passage | undefined => {
  const listed = prose.filter(
    (passage) =>
      passage.kind === 'item' &&
      weakness.test(passage.text) &&
      under(passage, 'reporting', 'reportContents') &&
      !under(passage, 'outOfScope', 'limitations', 'features', 'expect', 'pastVulnerabilities', 'users', 'deployment', 'contributors', 'noPublic'),
  );
  return (
    listed.find((first) => listed.filter(({ headings }) => headings.at(-1) === first.headings.at(-1)).length >= 3) ??
    // "What to report: vulnerabilities in the code, vulnerabilities that …"
    prose.find(
      (passage) =>
        passage.kind === 'item' &&
        under(passage, 'reportContents', 'reporting') &&
        asksWhat.test(passage.headings.at(-1) ?? '') &&
        !under(passage, 'outOfScope', 'contributors') &&
        ofAKind.test(fromFirstWord(passage.text)),
    )
  );
};
const asksWhat = /(?<!\p{L})(?:what|was|qu[eé]|quoi|cosa|что|що|co)(?!\p{L})/iu;
const ofAKind =
  /^(?:any |all )?(?:(?:security )?(?:vulnerabilities|flaws|weaknesses)|sicherheitslücken|schwachstellen|(?:vulnérabilités|failles)(?: de sécurité)?|vulnerabilidades(?: de segurança| de seguridad)?|vulnerabilità(?: di sicurezza)?|уязвимости(?: безопасности)?|вразливості) (?:in|that|which|affecting|die|qui|que|dans|en|em|che|nel\p{L}*|которые|в|що|у)(?!\p{L})/iu;
const weakness =
  /injection|traversal|privilege escalation|code execution|\bxss\b|cross-site|\bcsrf\b|\bssrf\b|\bbypass|deseriali[sz]ation|buffer overflow|race condition|denial of service|memory corruption|sandbox escape|eskalation|inyecci|injeç|инъекц|注入|越权|インジェクション/i;

/** A row of a threat model. */
const isThreat = ({ columns = [] }: Passage): boolean =>
  columns.length > 1 &&
  /^(?:threats?|adversar(?:y|ies)|attackers?|bedrohung(?:en)?|angreifer|menaces?|attaquants?|amenazas?|atacantes?|ameaças?|угроз[аы]|нарушител[ьи]|威胁|攻击者|脅威|攻撃者|위협)$/i.test(
    columns[0] ?? '',
  );

/** "Supported scope: only the newest state of main" says which versions, not what counts. */
const isAboutVersions = ({ headings, text }: Passage): boolean =>
  /support|サポート|지원|支持/i.test(headings.at(-1) ?? '') && text.length < 120 && /\bbranch|\bversions?\b|ブランチ|バージョン|브랜치|버전|分支|版本/i.test(text);

/** Below "Security model" stands how the software is made as often as what it is made against. */
const isArchitecture = ({ headings, leads, text }: Passage): boolean =>
  /security model/i.test(headings.join(' ')) &&
  ![...headings, ...leads].some((words) => !/security model/i.test(words) && sectionOf(words) === 'scope') &&
  !/attack|adversar|threat|\b(?:un)?trust|boundar|assum|malicious|vulnerab|protects? against|\bscope\b(?!d)/i.test(text);

/** "We commit to treat genuine flaws with priority", below a heading on scope. */
const promise = /\b(?:we (?:commit|promise|pledge) to|nos comprometemos|nous nous engageons|wir verpflichten uns|ci impegniamo|zobowiązujemy się)(?!\p{L})|обязуемся/iu;

/** "This project is of academic use" says what it is, not what counts. */
const describesProject = ({ kind, text }: Passage): boolean =>
  kind === 'sentence' &&
  /^(?:(?:this|the) (?:repository|repo|project)|it|this(?= is an? )|(?:este|esta) (?:proyecto|projeto|repositorio|repositório)|dieses (?:projekt|repository)|ce (?:projet|dépôt)) (?:is|does|contains|has|includes?|provides|é|es|ist|est|contiene|contém|enthält|contient)\b|^es (?!gilt|gelten|zähl|umfasst)|^[\p{L}\d][\p{L}\d.-]+ (?:is an?|— это|ist eine?|est une?|es una?|é uma?) /iu.test(
    fromFirstWord(text),
  ) &&
  !vulnerability.test(text);

const refused = anyOf({
  en: String.raw`(?:please|should(?: be)?|must(?: be)?|directly) [^.]{0,60}\bupstream\b|out[- ]of[- ](?:the )?scope|rather than (?:as )?(?:an? )?(?:\w+ )?(?:security )?vulnerabilit|outside (?:of )?(?:the |our )?scope|not (?:in|within) (?:the )?scope|(?:not|n[’']t) (?:be )?(?:considered|treated|regarded|classified|eligible|accepted|qualify|a (?:security )?(?:vulnerab|issue|bug|problem|concern)|security (?:vulnerab|issue|bug)|vulnerabilit|cve|constitute|accept (?:[\w-]+ ){0,4}(?:reports?|submissions?|issues?|findings?|vulnerabilit\w+|notifications?)|covered|handle|count)|(?:will|do|does|can|are) not (?:be )?(?:accept|consider|fix|address|respond|treat|handle)\w* (?:\w+ ){0,6}(?:report|vulnerab|issue|as)|report(?:ed)? (?:\w+ ){0,6}upstream|(?:reject|close) (?:\w+ )?reports?\b|do not report [^.]{0,60}\bas (?:a )?(?:security|vulnerab)|report (?:[\w-]+ ){0,7}to (?:the )?(?:person|people|team|project|individual)s?(?: or \w+){0,2} (?:maintaining|that maintain|who maintain|responsible for|behind)|(?:vulnerabilit\w+|issues|bugs|weaknesses) in (?:the )?(?:upstream|third[- ]party|dependenc\w+|external)\b[^.]{0,60}\b(?:should|must|please) (?:be )?report|should not be reported(?! (?:publicly|via|through|in|on|as|using|to|by)\b)|do not report security incidents|(?:please )?report (?:\w+ ){0,5}to (?:the |their |that |its )?(?:upstream|respective|maintainers? of|vendor|third|affected|relevant|dependency|project(?:s)? directly)|(?:belong|go|goes|reported) to (?:the )?upstream\b|in scope\b[^.]{0,80}, not (?:our|the)\b|(?:exclud(?!\w* from (?!(?:the |this |our )?(?:[\w-]+ ){0,2}(?:scope|polic|program|bounty|process)))|ineligible|non-qualifying)|should (?:instead )?be reported (?:to|directly to) (?:the |their )?(?:upstream|vendor|respective|relevant|appropriate|maintainer)|\bwe (?:do not|don[’']t|will not|cannot) accept\b|(?:policy|scope|programme?)\b[^.]{0,20}\bdoes not cover|(?:will|do) not act (?:up)?on (?:any )?(?:security )?(?:disclosure|report)|do not report (?:non-security|third[- ]party|upstream)|automated scanner|(?:raw|unverified|unvalidated|bare|mere|pure) scanner (?:output|results?)|scanner output (?:without|alone|only)|theoretical (?:issue|vulnerab|attack)|for (?:(?:any |all )?other|non-security|general|usage|support) (?:bugs|issues|questions|inquiries|enquiries|matters|requests|problems)\b|for (?:questions|support|feature requests|help)\b[^.]{0,80}\b(?:use|submit|visit|ask|join|see|post|open)\b|(?:treated|handled) as (?:a )?(?:normal|regular|ordinary|usual) (?:issues?|bugs?)|report (?:all |any )?(?:other|non-security) (?:issues|bugs|problems)|not (?:to )?(?:raise|report|contact|send)[^.]{0,90}(?:scanner|automated tool)|bugs? that (?:is|are) not|not consider[^.]{0,80}(?:valid|attack vector|vulnerab|issue|bug)|rather than (?:\w+ )?(?:vulnerabilit|security (?:issue|bug))|without (?:a )?(?:proof|poc)|make sure[^.]{0,60}\bnot (?:related to|caused by|due to)\b|contact (?:[\w-]+ ){0,6}(?:of )?the (?:respective|relevant|affected) |\buse the (?:public|regular|normal|usual) (?:issue|bug|pull request)|follow (?:the|their|that) [^.]{0,40}(?:procedures?|polic(?:y|ies)|process(?:es)?) (?:of|for) (?:that|the) (?:librar|project|package|dependenc|vendor)`,
  de: 'meld\\p{L}* [^.]{0,40}(?:jeweilige|betreffende|zuständige)\\p{L}* (?:projekt|hersteller|entwickler)|keine (?:sicherheitslücke|schwachstelle) (?:dar|von)|außerhalb|nicht als (?:sicherheits|schwachstelle)|ausgeschlossen|gilt nicht|akzeptieren (?:wir )?(?:keine|nicht)|nehmen (?:wir )?keine',
  fr: "signal[^.]{0,40} au(?:x)? (?:projet|mainteneur|éditeur)s? (?:concerné|amont|respecti)|n[’']acceptons pas|n[’']est pas une (?:vulnérabilité|faille)|hors (?:de |du )?(?:la )?(?:portée|périmètre)|ne couvre(?:nt)? pas|exclu|pas considéré",
  es: '(?:reporta|inform|repórta)\\p{L}* [^.]{0,40}al (?:proyecto|proveedor) (?:correspondiente|afectado|original)|no es una vulnerabilidad|no report[ea]s? [^.]{0,60}como (?:problema|vulnerab)|fuera de(?:l)? alcance|no cubre|exclu|no se consider|no aceptamos|(?:procedimientos|política)[^.]{0,40} de esa (?:biblioteca|librería|dependencia)',
  pt: String.raw`(?:report|relat|inform)\p{L}* [^.]{0,40}ao (?:projeto|fornecedor) (?:correspondente|afetado|original|respectivo)|não é (?:uma )?vulnerabilidade|não report\p{L}+ [^.]{0,60}como (?:problema|vulnerab)|fora do escopo|não (?:cobre|abrange)|exclu(?!são de)|não (?:são|é|será) consider|não aceitamos`,
  ru: String.raw`сообща\p{L}* [^.]{0,40}(?:в соответствующ\p{L}+ проект|разработчикам (?:этих|соответствующ|самих))|вне (?:области|рамок|скоуп|зоны)|не (?:охватыва|распространя)|не (?:считается|являются|является|рассматрива)|(?:отч[её]т|сообщени|репорт|заявк)\p{L}*[^.]{0,60}не принима|не принима\p{L}*[^.]{0,40}(?:отч[её]т|сообщени|репорт|заявк)`,
  zh: '(?:向|给|至)(?:其|对应|相应|相关|上游)[^。]{0,10}(?:报告|反馈|提交|上报)|不(?:是|属于|算)(?:安全)?漏洞|不在(?:范围|範圍)|不属于|不接受|不视为|不被视为|范围外|不算|不予|不(?:涵盖|覆盖)',
  ja: '(?:上流|該当(?:する)?|各|それぞれの)(?:の)?(?:プロジェクト|開発元)(?:に|へ)[^。]{0,8}(?:報告|連絡)|脆弱性(?:ではなく|ではありません|とは(?:みな|考え))|対象外|範囲外|みなしません|含まれません|受け付け(?:ません|ておりません)|通常の ?(?:github ?)?(?:issue|イシュー)',
  ko: '취약점이 아(?:닙|닌)|범위 ?(?:밖|외)|제외|해당하지 않|간주하지 않|대상이 아',
  it: "non è una vulnerabilità|fuori (?:dall[’'])?(?:ambito|perimetro|scope)|esclus[aeio](?![a-z])|non (?:è|sono|viene|vengono) (?:consider|accett)",
  pl: 'poza zakresem|nie (?:jest|są) (?:uznawan|uważan|objęt)|wyłączon|nie obejmuje',
  tr: String.raw`kapsam dışı|kapsamı dışında|dahil değil|kabul edilmez|sayılmaz|değerlendirilmez|(?:ilgili|kendi) (?:proje|geliştirici|üretici)\p{L}*[^.]{0,20}bildir`,
  nl: 'buiten (?:de )?(?:scope|bereik)|niet (?:beschouwd|geaccepteerd|in behandeling)|uitgesloten',
  id: 'laporkan [^.]{0,20}ke (?:proyek|pengembang|pengelola) (?:terkait|masing-masing)|di luar (?:cakupan|lingkup)|tidak (?:termasuk|dianggap|diterima|mencakup)|dikecualikan',
  uk: 'поза (?:межами|областю|сферою)|не (?:вважа|є вразлив|прийма|розгляда)|виключ',
  vi: 'ngoài phạm vi|không (?:bao gồm|được coi|chấp nhận|áp dụng)',
  cs: 'mimo rozsah|nevztahuje|nepovažu|nepřijím|vyloučen',
});
const isRefused = (text: string): boolean => refused.test(text);

const reports = /\breports?\b|scanner|\bfindings?\b|submission|meld(?:e|ung)|signale|segnala|\breporte|relat[oó]|сообщени|отч[её]т|报告|報告|신고|제보|zgłos|bildirim/i;

/** "These headers are not included" refuses nothing. */
const concernsReports = (passage: Passage): boolean =>
  passage.headings.length <= 1 ||
  vulnerability.test(passage.text) ||
  reports.test(passage.text) ||
  under(passage, 'reporting', 'scope', 'bounty', 'disclosure', 'process', 'researcherRules', 'safeHarbor');

/** "Reports of a purely theoretical nature may be closed." */
const closesReports = anyOf({
  en: String.raw`(?:reports?|submissions?|findings?)\b[^.]{0,100}\b(?:may|will|can|are|get) (?:be )?(?:[\w-]+ or )?(?:closed|rejected|declined|dismissed|ignored)`,
  de: String.raw`(?:meldung|bericht)\p{L}*[^.]{0,120}(?:geschlossen|abgelehnt|zurückgewiesen|ignoriert)`,
  fr: String.raw`(?:signalement|rapport)s?(?!\p{L})[^.]{0,120}(?:fermé|rejeté|refusé|ignoré|clos)`,
  es: String.raw`(?:reporte|informe)s?(?!\p{L})[^.]{0,120}(?:cerrad|rechazad|descartad|ignorad)`,
  pt: String.raw`(?:relato|relatório|reporte)s?(?!\p{L})[^.]{0,120}(?:fechad|rejeitad|recusad|descartad|ignorad)`,
  ru: String.raw`(?:отч[её]т|сообщени|репорт)\p{L}*[^.]{0,120}(?:закры|отклон|игнорир)`,
  zh: '报告[^。]{0,40}(?:将|会|可能)?被?(?:直接)?(?:关闭|拒绝|忽略)',
  ja: '報告[^。]{0,40}(?:クローズ|却下|対応しない|対応しません)',
  ko: '(?:신고|보고|제보)[^.]{0,40}(?:종료|반려|거절)',
});
/** Below a heading on the scope, what "is not included" is out of it. */
const notIncluded = anyOf({
  en: String.raw`(?:is|are) not (?:included|covered|part of)\b|does not (?:include|cover)\b`,
  de: '(?:nicht|keine?) [^.]{0,40}(?:enthalten|eingeschlossen|umfasst|abgedeckt)',
  fr: "n[’']inclut pas|ne (?:sont|comprend|comprennent)[^.]{0,20} pas|ne couvre",
  es: 'no (?:se )?(?:incluy|est[áa]n? inclui|cubr)',
  pt: 'não (?:se |est(?:á|ão) |são )?(?:inclu|cobr|abrang)',
  ru: 'не (?:включа|вход|охватыва)',
  zh: '不(?:包括|包含|涵盖)',
  ja: '(?:含まれ|含み)ません|含まない',
});

/** "If your report is declined, we say why." */
const isCondition = (text: string): boolean =>
  /^(?:if|when|should|once|wenn|falls|sollte|si|lorsque|cuando|se|quando|если|когда|如果|若|もし)(?!\p{L})|場合|경우/iu.test(fromFirstWord(text));

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
      !/\bwhether\b[^.]{0,80}\bout of scope\b|^if\b[^,]{0,60}(?:not (?:considered|accepted|a))|(?:is|are) (?:found|determined) (?:not )?to be|if (?:the|your) (?:report|issue|vulnerab)\w* is (?:declined|rejected|not accepted)|not accepted[,.]? we|\bsupported|security boundar/i.test(
        fromFirstWord(passage.text),
      ),
  ) ??
  prose.find((passage) => inner(passage) === 'scope' && notIncluded.test(passage.text)) ??
  // Those who run it answer for it.
  prose.find(
    (passage) =>
      /\b(?:contact|report\w*\b[^.]{0,30}\bto)\b[^.]{0,50}\b(?:respective|corresponding|responsible) (?:[\w-]+ ){0,2}(?:operators?|vendors?|projects?|maintainers?|providers?|owners?|authors?)\b/i.test(
        passage.text,
      ) && !under(passage, 'reportContents', 'contributors', 'users'),
  ) ??
  prose.find((passage) => closesReports.test(passage.text) && !isCondition(passage.text) && concernsReports(passage) && !under(passage, 'reportContents', 'contributors'));
