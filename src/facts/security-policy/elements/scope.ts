import { expression } from '../../../long-expression.ts';
import { type Passage, wordsOf } from '../passage.ts';
import { sectionOf } from '../sections.ts';
import { vulnerability } from '../vocabulary/reports.ts';
import { anyOf, fromFirstWord } from '../words.ts';
import { isRefused } from './out-of-scope.ts';
import { type Finder, inner, under } from './scene.ts';

const inScope = anyOf({
  en: String.raw`
    in[- ]scope|within (?:the )?scope
    |(?:covers?|(?<!(?:vulnerabilit\w+|issues|bugs|flaws) (?:that|which) (?:\w+ )?)appl(?:y|ies)) (?:to|all|any|the)\b
    |(?:is|are) covered by (?:this|the|our) (?:security )?policy|\bwhat (?:we|the project) (?:considers?|treats? as|regards? as) an? (?:security|vulnerab)
    |we (?:consider|treat|regard)\b[^.]{0,60}\b(?:as|to be) (?:an? )?(?:security|vulnerab)
    |we consider vulnerabilit[^.]{0,120}\b(?:to be|as) (?:our|the) highest
    |\btreat (?:vulnerabilit\w+|issues|bugs|reports|findings)\b[^.]{0,200}\bas (?:a )?security|only for (?:security )?vulnerabilit\w+ in\b
    |(?:is|are) considered (?:an? )?(?:security )?(?:vulnerabilit|security (?:issue|bug|problem))
    |(?:that|this|these|which) should be reported(?! (?:to|via|through|by|upstream|directly|privately|as|in|on)\b)
    |definition of a (?:security )?vulnerab|\ba (?:security )?vulnerability is (?:an?|any|when|where|defined|considered)\b
    |qualif(?:y|ies) as|following (?:types|kinds|classes|categories) of (?:vulnerab|issue|report|bug|security (?:issue|bug|vulnerab))
    |threat[ _-]model|security model|examples of (?:vulnerab|security)
    |(?:software|code|packages?|projects?|repositor(?:y|ies)) (?:that (?:is|are) )?(?:maintained|hosted|contained|owned) (?:in|by|here)
    |\w+-owned repositor|report (?:\w+ )?(?:vulnerabilit\w+|issues|flaws) (?:shipped with|created by|introduced by|caused by) (?:the|our|this|its|\w+ images)
  `,
  de: 'definition (?:einer|von) (?:sicherheitslücke|schwachstelle)|als (?:sicherheitslücke|schwachstelle) (?:gilt|zählt)|bedrohungsmodell|geltungsbereich|im umfang|gilt für',
  fr: `
    définition d[’']une (?:vulnérabilité|faille)|une (?:vulnérabilité|faille) est (?:une? |lorsqu|définie)|modèle de menaces?
    |cette politique[^.]{0,20} couvre|dans le périmètre|s[’']applique (?:à|aux)|champ d[’']application
  `,
  es: `
    definición de (?:una )?vulnerabilidad|una vulnerabilidad es (?:una? |cuando)|se considera vulnerabilidad|modelo de amenazas?
    |esta política[^.]{0,20} cubre|en el alcance|dentro del alcance|se aplica a|aplica a
  `,
  pt: `
    definição de (?:uma )?vulnerabilidade|uma vulnerabilidade é (?:uma? |quando)|considera-se vulnerabilidade|modelo de ameaças?
    |esta política[^.]{0,20} (?:cobre|abrange)|no escopo|dentro do escopo|se aplica|aplica-se
  `,
  ru: `
    определени[еюям] уязвимост|уязвимост(?:ь —|ью считается|ь это)|в области проверки
    |(?<!использу[^.]{0,40})модел(?:ь|и|ью) (?:угроз|безопасности)|в (?:рамках|области|скоуп)|распространяется на
  `,
  zh: '漏洞(?:是指|定义为|的?定义)|威胁模型|本政策适用|在范围内|涵盖|我们(?:认为|视为)',
  ja: '脆弱性の定義|脆弱性とは|脅威モデル|対象(?:と|は|:|：)|スコープ内|適用され',
  ko: '취약점의? 정의|위협 모델|범위(?:에 포함|는)|적용(?:됩|되)',
  it: String.raw`(?:è|sono) considerat\p{L} (?:una )?vulnerabilit|definizione di (?:una )?vulnerabilità|si applica a|nell[’']ambito|rientra\p{L}* nell`,
  pl: 'definicj[aeię]+ (?:luki|podatno)|dotyczy|w zakresie|obejmuje',
  tr: '(?:açığı|zafiyet) tanım|kapsamında|kapsamı|uygulanır|geçerlidir|kapsar',
  nl: 'definitie van (?:een )?(?:beveiligings)?(?:lek|kwetsba)|binnen (?:de )?scope|van toepassing op|geldt voor|valt onder',
  id: 'dalam (?:cakupan|lingkup)|berlaku (?:untuk|bagi)|mencakup',
  uk: 'в (?:межах|області)|поширюється на|застосовується до',
  vi: 'trong phạm vi|áp dụng (?:cho|với)',
  cs: 'v rozsahu|vztahuje se na|týká se',
  nordic: 'i scope|inom scope|omfattar|omfatter|gäller|gjelder|gælder|hotmodell|trusselmodell',
  fi: 'kuuluu|koskee|uhkamalli',
  hu: 'hatóköré|vonatkozik|fenyegetettségi',
  ro: 'în domeniu|se aplică (?:la|pentru|tuturor|numai|doar)|acoperă|modelul? de amenin',
  ar: 'ضمن (?:ال)?نطاق|في (?:ال)?نطاق|يشمل|ينطبق',
});

const scopeSentence = expression('iu')`
  ^in scope\b[^.:]{0,24}[:：]|should be reported\b|\b(?:is|are) in scope\b|\b(?:this|the) (?:security )?policy (?:applies|covers)
  |(?:esta|questa|cette|diese|эта) (?:pol[ií]ti(?:ca|que)|richtlinie|политика)\b|本(?:政策|策略|ポリシー)|kebijakan (?:keamanan )?ini\b
  |bu (?:güvenlik )?politika|ta polityka|niniejsza polityka|dit (?:beveiligings)?beleid|ця політика|이 (?:보안 )?정책
`;

export const scope: Finder = ({ prose }) =>
  prose.find(
    (passage) =>
      (inner(passage) === 'scope' || (passage.sections[1] === 'scope' && passage.kind !== 'sentence' && inner(passage) !== 'features' && inner(passage) !== 'limitations')) &&
      passage.text.length > 3 &&
      !isRefused(passage.text) &&
      !isDetail(passage) &&
      !(isArchitectureHeading(passage) && under(passage, 'limitations')) &&
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
      (vulnerability.test(passage.text) || passage.links.some(({ url }) => /threat[ _-]?model/i.test(url)) || scopeSentence.test(passage.text)) &&
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
const ofAKind = expression('iu')`
    ^(?:any |all )?(?:
      (?:security )?(?:vulnerabilities|flaws|weaknesses)|sicherheitslücken|schwachstellen|(?:vulnérabilités|failles)(?: de sécurité)?
      |vulnerabilidades(?: de segurança| de seguridad)?|vulnerabilità(?: di sicurezza)?|уязвимости(?: безопасности)?|вразливості
    ) (?:in|that|which|affecting|die|qui|que|dans|en|em|che|nel\p{L}*|которые|в|що|у)(?!\p{L})
  `;
const weakness = expression('i')`
    injection|traversal|privilege escalation|code execution|\bxss\b|cross-site|\bcsrf\b|\bssrf\b|\bbypass|deseriali[sz]ation|buffer overflow
    |race condition|denial of service|memory corruption|sandbox escape|eskalation|inyecci|injeç|инъекц|注入|越权|インジェクション
  `;

/** "Scope of the impact", in a list of what a report should hold. */
const isDetail = (passage: Passage): boolean => under(passage, 'reportContents') && !passage.headings.some((heading) => sectionOf(heading) === 'scope');

/** A row of a threat model. */
const isThreat = ({ columns = [] }: Passage): boolean =>
  columns.length > 1 &&
  /^(?:threats?|adversar(?:y|ies)|attackers?|bedrohung(?:en)?|angreifer|menaces?|attaquants?|amenazas?|atacantes?|ameaças?|угроз[аы]|нарушител[ьи]|威胁|攻击者|脅威|攻撃者|위협)$/i.test(
    columns[0] ?? '',
  );

/** "Supported scope: only the newest state of main" says which versions, not what counts. */
const isAboutVersions = ({ headings, text }: Passage): boolean =>
  /support|サポート|지원|支持/i.test(headings.at(-1) ?? '') && text.length < 120 && /\bbranch|\bversions?\b|ブランチ|バージョン|브랜치|버전|分支|版本/i.test(text);

const isArchitectureHeading = ({ headings }: Passage): boolean => /security model/i.test(headings.at(-1) ?? '');

/** Below "Security model" stands how the software is made as often as what it is made against. */
const isArchitecture = ({ headings, leads, text }: Passage): boolean =>
  /security model/i.test(headings.join(' ')) &&
  ![...headings, ...leads].some((words) => !/security model/i.test(words) && sectionOf(words) === 'scope') &&
  !/attack|adversar|threat|\b(?:un)?trust(?!ed[- ](?:header|prox|host|origin|domain))|(?:trust|security|isolation|privilege) boundar|assum|malicious|vulnerab|protects? against|\bscope\b(?!d)/i.test(
    text,
  );

/** "We commit to treat genuine flaws with priority", below a heading on scope. */
const promise = /\b(?:we (?:commit|promise|pledge) to|nos comprometemos|nous nous engageons|wir verpflichten uns|ci impegniamo|zobowiązujemy się)(?!\p{L})|обязуемся/iu;

const projectDescription = expression('iu')`
  ^(?:
    (?:this|the) (?:repository|repo|project)|it|this(?= is an? )|(?:este|esta) (?:proyecto|projeto|repositorio|repositório)
    |dieses (?:projekt|repository)|ce (?:projet|dépôt)
  ) (?:is|does|contains|has|includes?|provides|é|es|ist|est|contiene|contém|enthält|contient)\b|^es (?!gilt|gelten|zähl|umfasst)
  |^[\p{L}\d][\p{L}\d.-]+ (?:is an?|— это|ist eine?|est une?|es una?|é uma?)[ ]
  |^[\p{L}\d][\p{L}\d.-]+\s?(?:は、|は[^。]{0,80}(?:ツール|ライブラリ|アプリ|フレームワーク|プロジェクト)|是一[个款种]|은 |는 )
`;

/** "This project is of academic use" says what it is, not what counts, and so does all below "Project scope". */
const describesProject = ({ kind, text, headings }: Passage): boolean =>
  kind === 'sentence' && (projectDescription.test(fromFirstWord(text)) || projectScope.test(headings.at(-1) ?? '')) && !vulnerability.test(text);
const projectScope = /\bproject scope\b|projektumfang|(?:périmètre|portée) du projet|(?:alcance|ámbito) del proyecto|(?:escopo|âmbito) do projeto|ambito del progetto|项目范围/i;
