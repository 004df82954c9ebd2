import { expression } from '../../long-expression.ts';
import { lowerCased, tolerant } from './spelling.ts';
import { type Section, sectionSigns } from './vocabulary/section-signs.ts';

/** A badge, and no advice; the title of the document, whose product ("X Server security policy") is none of its sections. */
const noSection = expression('iu')`
    openssf|core infrastructure|^\W*(?:[\w .'’-]{1,50}[ —–:-]+)?security (?:policy|policies)(?:\W+(?:[\w .'’-]{1,50}))?\W*$
    |^\W*(?:
      pol[íi]ti(?:que|ca) d[ea] s[ée](?:curit[ée]|guran[çc]a|guridad)|sicherheitsrichtlinien?|политика безопасности|安全(?:政策|策略)
      |セキュリティ(?:ポリシー|方針)|보안 ?정책|politica di sicurezza|polityka bezpieczeństwa|güvenlik politikası|beveiligingsbeleid|kebijakan keamanan
      |політика безпеки|s[äi]kk?erhe[dt]spoli(?:cy|tik)|säkerhetspolicy|tietoturvakäytän\p{L}*|biztonsági (?:szabályzat|irányelv\p{L}*)
      |politica de securitate|سياسة (?:ال)?[أا]م\p{L}*
    )(?![\p{L}]).{0,60}$
  `;

/** "Limites de taxa", "长度限制": a control that limits what callers may do, and no limitation of the project. */
const limitOfUse = expression('i')`
    limit[a-zà-ü]* (?:d[eiou]s? |d[ae]l+[ae]? |d['’]|von )?(?:l['’]|la )?(?:
      subscri|tax[ae]|tas[ae]|débit|richiest|velocit|requisi|requ[êe]t|peticion|solicitud|tentativ|intento|tama[nñ]h?o|taille|longueur
      |longitud|lunghezza|dimension|mensag|mensaj|conex|acc[eè]s|acess|risors|recurs|ressour|memori|mémoire|cpu|task|comand
    )|(?:速率|频率|頻率|长度|長度|大小|访问|存取|权限|資源|资源|请求|請求|次数|上传|连接|速度|数量|字数|并发|流量|网络)的?限制|(?:レート|サイズ|アクセス|権限|長さ|文字数|回数|リソース|速度|リクエスト|接続|時間|試行)の?制限
    |(?:속도|크기|접근|요청|길이|횟수|용량|자원|리소스|시도|연결|시간|권한) ?제한
    |(?:ограничени|обмеженн)\S* (?:частот|скорост|доступ|запрос|размер|длин|попыт|ресурс|швидк|запит|розмір)
    |(?:zugriffs|raten|größen|längen|anfrage|zeit|ressourcen)(?:be|ein)schränkung|(?:hız|oran|istek|boyut|erişim|kaynak)\S* (?:sınır|kısıt)
    |ograniczeni\S* (?:szybkości|dostępu|liczby|rozmiaru|zasob|żąda)|(?:pembatasan|batasan) (?:laju|akses|ukuran|permintaan)
  `;

interface Sign {
  readonly section: Section;
  readonly expression: RegExp;
  /** It disregards case, and is for texts in lower case. */
  readonly isLowerCased: boolean;
}

let compiled: readonly Sign[] | undefined;
const compiledSigns = (): readonly Sign[] => {
  compiled ??= sectionSigns.map(([section, { source, ignoreCase }]) => ({
    section,
    expression: new RegExp(tolerant(ignoreCase ? lowerCased(source) : source)),
    isLowerCased: ignoreCase,
  }));
  return compiled;
};

/** "We follow the principles of responsible disclosure:" leads to what is done about it, and not to practices. */
const ofDisclosure = /disclosure|offenlegung|divulga|раскрыти|披露|開示|공개|ujawni|ifşa|openbaarmaking|pengungkapan/i;
const isOtherwise = (section: Section, text: string): boolean => (section === 'limitations' && limitOfUse.test(text)) || (section === 'ours' && ofDisclosure.test(text));

const known = new Map<string, Section | undefined>();

/** Headings repeat and are short; a long text says nothing as a whole. */
export const sectionOf = (words: string): Section | undefined => {
  const whole = words.trim();
  const text = whole.length <= 160 ? whole : `${whole.slice(0, 100)} … ${whole.slice(-56)}`;
  if (known.has(text)) return known.get(text);
  const lower = text.toLowerCase();
  const found = noSection.test(text)
    ? undefined
    : compiledSigns().find(({ section, expression, isLowerCased }) => expression.test(isLowerCased ? lower : text) && !isOtherwise(section, text))?.section;
  // A copy: V8 keeps the whole document for a heading that was cut out of it.
  if (known.size < 5000) known.set(Buffer.from(text).toString(), found);
  return found;
};

/** "Sicherheitshinweise" above a whole document. */
const generalTitle = expression('i')`
    ^[\s\d.*#:：]{0,8}(?:
      security (?:notes?|notices?|information|guidelines?|guide)|sicherheitshinweise?|(?:notes?|consignes|informations?) de sécurité
      |(?:notas?|avisos?|informaci[óo]n|informaç(?:ão|ões)) de (?:seguridad|segurança)|安全(?:说明|须知|提示)|セキュリティ(?:情報|に関する注意)
      |информация о безопасности
    )[\s\d.*#:：]{0,8}$
  `;

/** What introduces a list is the sentence before it, not the paragraph. */
const lastSentence = (lead: string): string => lead.split(/(?<=[.!?。])\s+(?=\S)/).at(-1) ?? lead;

const procedures: ReadonlySet<Section> = new Set(['reporting', 'process', 'disclosure', 'supported', 'noPublic', 'safeHarbor', 'bounty', 'credit', 'contact']);
/** A procedure that stands inside of one of these was nested there carelessly. */
const guides: ReadonlySet<Section> = new Set(['users', 'deployment', 'features', 'tools', 'supported']);

/** The sections of a passage, innermost first, each once. */
export const sectionsOf = (headings: readonly string[], introducing: readonly string[], isRow = false): readonly Section[] => {
  // Below a heading on versions, what introduces a table or "the following versions:" asks for nothing.
  const isOnVersions = sectionOf(headings.at(-1) ?? '') === 'supported';
  const leads = isOnVersions ? introducing.filter((lead) => !isRow && !/\bversions?\s*[:：]\s*$/i.test(lead)) : introducing;
  // A long sentence with its own end introduces nothing.
  // A document about boundaries or threats has other chapters too.
  const title = headings[0] ?? '';
  const inside = headings.length > 1 && (sectionOf(title) === 'scope' || generalTitle.test(title)) ? headings.slice(1) : headings;
  const all = [...inside, ...leads.filter((lead) => (lead.length <= 90 || !/[.!?。]\s*$/.test(lead)) && !/\w\. \p{Lu}.*\.$/u.test(lead)).map(lastSentence)]
    .reverse()
    .flatMap((words) => sectionOf(words) ?? []);
  // "Reporting" inside of a "Security guide" is no advice, and neither is what stands below its own heading after "We follow these practices:".
  const end = all.findIndex((section) => section === 'ours' || procedures.has(section));
  return [...new Set(end < 0 ? all : all.filter((section, index) => index <= end || !guides.has(section)))];
};
