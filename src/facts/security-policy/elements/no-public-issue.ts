import { expression } from '../../../long-expression.ts';
import type { Passage } from '../passage.ts';
import { isRefusal } from '../stance.ts';
import { publicPlace, tracker, vulnerability } from '../vocabulary/reports.ts';
import { anyOf, fromFirstWord } from '../words.ts';
import { withoutOtherMatters } from './other-matters.ts';
import { all, type Finder, inner, under, withoutConditions } from './scene.ts';

export const doNotDisclose = anyOf({
  en: String.raw`
    issues? (?:\w+ ){0,2}(?:is|are|get) (?:\w+ )?public\b[^.]{0,80}\b(?:not|n[’']t|instead|privately)\b
    |(?:do not|don[’']?t|never) (?:open|create|file|raise|post) (?:\w+ ){0,2}issues?\b
    |(?:
      do not|don[’']?t|never|please avoid|avoid|re(?:frain|strain)(?:ed)? from|not to|without|before|instead of|rather than|not be
      |should not|must not|cannot
    )\b[^.]{0,80}\b(?:
      publicly|public\b(?! repo)|issue tracker|github issues?|(?:an? |any |new |github |the )issues?\b|forums?|discussions?|pull requests?
      |social media|bug tracker|(?<!involvement of (?:an? |any )?)third part|disclos(?!ure polic)
    )|(?:confidential|private|secret)\b[^.]{0,40}until
    |(?<!\b(?:has|have|had) )not\b[^.,;]{0,60}\b(?:
      publicly|public\b(?! repo)|issue tracker|github issues?|(?:an? |any |new |github |the )issues?\b|forums?\b|discussions?|pull requests?
      |social media|third part|disclos(?!ure polic)
    )|(?:do not|don[’']t|never)\b[^.]{0,60}\b(?:through|via|on|using|in) (?:the |our |this )?github\b(?! (?:security|advis|private))
    |no (?:public|github) (?:issues?|disclosure)|not (?:in |as |via |through |using |on )(?:a |the |our )?(?:public|github|issue)
  `,
  de: String.raw`
    (?:nicht|keine?n?)\b[^.]{0,60}(?:öffentlich|issue)|öffentlich[^.]{0,60}(?:nicht|keine?n?)\b
    |(?:statt|anstelle)[^.]{0,30}(?:issue|tracker|ticketsystem)|issues?\b[^.]{0,30}\b(?:bitte|gehör\p{L}*|das) (?:\p{L}+ )?nicht
  `,
  fr: "(?:ne |n[’']|évite)[^.]{0,60}(?:publi|issue|divulg)|pas[^.]{0,40}(?:publi|issue)|(?:plutôt qu(?:e|[’'])|au lieu) ?(?:d[’'eu])?[^.]{0,40}(?:publi|issue|ticket|suivi|gestionnaire)",
  es: String.raw`(?:no|nunca|evite|en (?:lugar|vez) de)\b[^.]{0,60}(?:públic|publi|issue|divulg|rastreador|gestor de|seguimiento de)`,
  pt: String.raw`
    (?:não(?! (?:\p{L}+remos|sejam?|somos|há|é|são)(?!\p{L}))|nunca|evite|em vez de|ao invés de)(?!\p{L})[^.]{0,60}
    (?:públic|publi|issue|divulg|discuta|rastreador)|confidencial[^.]{0,40}até
  `,
  ru: String.raw`(?:не|вместо) [^.]{0,60}(?:публи|открыт|issue|раскр|разгла|обсужд|трекер)|(?:issue|трекер|публичн)\p{L}*[^.]{0,20} не (?:надо|нужно|стоит|следует|пиш|созда|открыв)`,
  zh: '(?:不要|请勿|請勿|勿|不得|切勿|避免|不应|不能|请不|别|而不是|而非)[^。]{0,40}(?:公开|公開|issue|Issue|披露|讨论|泄露|公共|(?:问题|缺陷)(?:跟踪|追踪))|(?:公开|公開)[^。]{0,20}(?:不要|勿|而不是)|保密.{0,20}直(?:到|至)',
  ja: '公開 ?(?:の ?)?(?:issue|イシュー)[^。]{0,12}前に|(?:公開|Issue|issue|パブリック|イシュー|トラッカー|SNS|第三者)[^。]{0,70}(?:ないで|しない|ではなく|代わりに|[かさらわせ]ず|避け|控え|書かず|禁止|行わない|開かない|お控え)',
  ko: '(?<!비)(?:공개|이슈|Issue)[^.]{0,40}(?:(?:올리|등록하|작성하|게시하|만들|열)기 ?전|마십시오|마세요|말고|말아|대신|않|금지|지 ?(?:말|마)|삼가)',
  it: String.raw`(?:non|mai|evita\p{L}*|senza|invece di|anziché)(?!\p{L})[^.]{0,60}(?:pubblic|issue|divulg)`,
  pl: '(?:nie|unikaj|nigdy|zamiast) [^.]{0,60}(?:publiczn|issue|ujawni)|nie (?:publikuj|zgłaszaj|ujawniaj|zamieszczaj|umieszczaj)[^.]{0,160} publiczn',
  tr: String.raw`
    (?:public|herkese açık|halka açık|kamuya|issue|alenen)[^.]{0,60}(?:
      (?:paylaş|aç|yayınla|bildir|yaz|gönder)m[ae](?!\p{L})|\p{L}+(?:mayın|meyin)(?:ız|iz)?(?!\p{L})|kaçının|yerine|değil
    )
  `,
  nl: String.raw`(?:niet|geen|nooit|zonder)\b[^.]{0,60}(?:publiek|openba|issue|forum)|(?:publiek|openba)\p{L}*[^.]{0,60}(?:niet|geen)\b|(?:in plaats van|voordat)[^.]{0,40}(?:issue|openba)`,
  id: String.raw`(?:jangan|tidak|tanpa|mohon (?:tidak|jangan)|menahan diri|dilarang|hindari|alih-alih)[^.]{0,60}(?:publik|umum\b|issue|ungkap|bocor|media|forum)`,
  uk: String.raw`(?:не|замість|уникайте) [^.]{0,60}(?:публі|відкрит|issue|розкри|розгол|обговор)|(?:issue|трекер|публічн)\p{L}*[^.]{0,20} не (?:треба|потрібно|варто|слід|пиш|створ|відкрив)`,
  vi: '(?:(?<!sẽ )không|đừng|tránh|thay vì)[^.]{0,60}(?:công khai|issue|tiết lộ|diễn đàn)',
  cs: String.raw`(?:ne\p{L}*|nikdy|místo) [^.]{0,60}(?:veřejn|issue)|(?:veřejn|issue)\p{L}*[^.]{0,40} ne\p{L}+|nezveřej\p{L}*|před zveřejněním`,
  nordic: String.raw`
    (?:inte|icke|ikke|ingen|inga|aldrig?|undvik|unngå|undgå|unnlat|undlad|istället för|i stedet for)(?!\p{L})[^.]{0,60}(?:
      offentlig|publik|publi[cs]er|issue|öppn?a ärende|pull requests?|avslöj|avslør|forum
    )|(?:offentlig|publik|publi[cs]er)\p{L}*[^.]{0,60}(?:inte|ikke)(?!\p{L})
  `,
  fi: String.raw`(?:älä|älkää|ei|eikä|vältä)(?!\p{L})[^.]{0,60}(?:julki|julkais|issue|paljast|foorum)|(?:julki|issue)\p{L}*[^.]{0,30}(?:sijaan|sijasta|älä)`,
  hu: String.raw`(?:ne|nem|soha|kerül\p{L}*|ahelyett)(?!\p{L})[^.]{0,60}(?:nyilván|publik|issue|közzé|felfed|fórum)|(?:nyilvános|publikus)\p{L}*[^.]{0,40}(?:helyett|ne(?!\p{L}))`,
  ro: String.raw`(?:nu|niciodată|evit\p{L}*|fără|în loc)(?!\p{L})[^.]{0,60}(?:public|issue|divulg|dezvălui)`,
  ar: String.raw`(?:لا|عدم|بدون|تجنب|دون|بدل)(?!\p{L})[^.]{0,60}(?:issue|علن|عام|نشر|كشف|[إا]فصاح|تفصح|تشارك)`,
});

/** "Wait for an answer before you make it public", in any language: "before" alone is also said of our own steps. */
const waitFirst = expression('iu')`
    (?:\bwait|aguard|\besper[ae]|\battend|\bwart|подожд|дожд[аи]т|poczeka|zaczeka|bekley|\bwacht|tunggu|зачека|дочека|aspett|attend)
    [^.]{0,60}(?:before|antes|avant|bevor|prima|прежде|zanim|przed|önce|voordat|sebelum|перш)[^.]{0,40}(?:
      disclos|publi|divulg|pubblic|offenleg|veröffent|раскр|розкр|публік|ujawni|openba|ungkap|umum|ifşa|kamuya
    )|(?:等待|等候)[^。]{0,30}(?:公开|披露)[^。]{0,4}前
  `;

const secret = expression('iu')`
    credenc|credential|\b(?:api |private |access |service )?keys?\b|\btokens?\b|\bsenhas?\b|\bsecrets?\b|segredo|secreto|contraseñ|passw(?:o|ö)rt|password|mots? de passe|zugangsdaten
    |парол|токен|密钥|密码|凭[证据]|パスワード|秘密|(?:dados|datos|données|daten) (?:reais|reales|réelles|pessoais|personales|personnelles)
    |echte\p{L}* daten|\breal (?:user |customer )?data\b
  `;

export const noPublicIssue: Finder = ({ prose, headings }) =>
  prose.find((passage) => inner(passage) === 'noPublic' && publicPlace.test(passage.text) && !isOfSecrets(passage)) ??
  [...prose, ...headings].find(
    (passage) =>
      doNotDisclose.test(withoutConditions(withoutOtherMatters(passage.text)).replace(ifItShouldNot, ' ')) &&
      (forbidsTracker(passage) || !isRuleForUs(passage)) &&
      aboutReports(passage),
  ) ??
  prose.find((passage) => waitFirst.test(passage.text) && !isRuleForUs(passage) && aboutReports(passage)) ??
  prose.find(refusesTracker) ??
  prose.find((passage) => under(passage, 'reporting', 'noPublic') && all(passage.text, /privately|in private/i, /not (?:in )?public|rather than|instead/i));

/** "If you feel that it should not be disclosed, write to us": a choice. */
const ifItShouldNot = /\bif (?:you|it)\b[^,.;]{0,60}\b(?:should|must) not be (?:publicly )?(?:disclos|shar|publish)\w*/i;

/** "Public issues | no", in a table of the ways to report. */
const refusesTracker = (passage: Passage): boolean => {
  const place = passage.kind === 'row' ? (passage.cells?.[0] ?? '') : '';
  return place.length <= 50 && all(place, publicPlace, tracker) && isRefusal(passage) && under(passage, 'reporting', 'noPublic', 'contact') && !isRuleForUs(passage);
};

/** "Please do not file a public ticket", whatever else the sentence speaks of. */
const forbidsTracker = (passage: Passage): boolean =>
  /^(?:please,? )?(?:do not|don[’']t|never|avoid)\b(?:[^.,;]{0,40}| (?:disclose|discuss|describe|report|post|share) (?=[^.;]{0,140}vulnerabilit)[^.;]{0,140})\bpublic (?:github )?(?:tickets?|issues?|bug reports?|discussions?|pull requests?)/i.test(
    fromFirstWord(passage.text),
  ) && !under(passage, 'outOfScope', 'contributors');

const ruleForUs = expression('i')`
  ^(?:[^,.;:]{1,60}, )?(?:we|i(?![./])|our team|the (?:team|maintainers))(?:\b|[’'])
  (?![^.]{0,30}(?:ask|request|urge|encourage|kindly|require))|(?:not|n[’']t) (?:wish|want|need) to (?:participate|join)
  |\b(?:sponsorship|membership|access) (?:should|must|may|can)(?: not|n[’']t)?\b|\bteam (?:does|do|will) not\b|(?:are|[’']re) not sure\b
  |\bfile cves?\b|(?:reasonable|sufficient|enough|adequate|ample) (?:amount of )?time|redelijke (?:tijd|termijn)
  |angemessene[nrms]? (?:zeit|frist)|délai raisonnable|tiempo razonable|tempo razoável|разумн[а-яё]+ (?:срок|врем|окно)|tempo ragionevole
  |rim(?:e)?lig tid|合理的?时间|reasonable (?:opportunity|period)|(?:fix|patch|advisor|release)\w* (?:before|prior to)
  |\b(?:stakeholders|vendors|customers|partners|distributors|downstreams?)\b[^.]{0,40}\b(?:may|will|can) (?:receive|get|be)\b
  |(?:not|n[’']t) (?:a |considered |consider )?(?:a )?security (?:issue|vulnerab)|cannot reproduce|not yet public|feel free
  |expose (?:ports?|job)|network
`;

/** "We may disclose before", "reasonable time before any disclosure", "does not disclose personal data". */
const isRuleForUs = (passage: Passage): boolean =>
  /if (?:you|it)[^,.]{0,20}(?:prefer|rather|(?:not|n[’']t) (?:want|wish) to (?:publicly|report [^,.]{0,20}public))|jeśli wolisz|wenn sie (?:lieber|es vorziehen)|si (?:vous )?préf|si prefier|se (?:preferi|preferir)|tercih eder|если (?:вы )?предпочита/i.test(
    passage.text,
  ) ||
  // "Fixes remain private until they are made public" is said of our own work.
  (/\b(?:remains?|stays?|is|are|be) (?:kept |held )?(?:private|confidential|secret)\b[^.]{0,60}\buntil\b/i.test(passage.text) &&
    !/\bplease\b|\byou\b|\b(?:must|should)\b|do not|don[’']t/i.test(passage.text)) ||
  // "Do not ask reporters to open public issues" is said to maintainers.
  /\bbefore (?:making|publishing|open-sourcing) (?:this|the|your) (?:repository|project|repo)\b|\b(?:do not|don[’']t|never) (?:ask|tell|invite|require) (?:reporters|users|people|anyone)\b/i.test(
    passage.text,
  ) ||
  // "Check that the release is not affected, and then use the public workflow."
  /\band then (?:please )?(?:use|open|file|create|submit)\b[^.]{0,40}\bpublic/i.test(passage.text) ||
  isOfSecrets(passage) ||
  // Where the tracker is the channel, "no details in the title" does not close it.
  /(?:title|titolo|titre|título|titel|заголов|标题|タイトル|제목|başlı)\p{L}* (?:of|dell?|de|d[ou]|des?)?\W*(?:the |l[’'])?issue/iu.test(passage.text) ||
  /^(?:(?:as a result,? )?(?:these |the |fixed )?(?:fixe[sd]|patch(?:es)?|versions|details|advisor(?:y|ies)|cves?)\b)[^.]{0,60}\b(?:is|are|will be) (?:not )?(?:\w+ )?(?:published|committed|released|disclosed|pushed)\b/i.test(
    fromFirstWord(passage.text),
  ) ||
  ruleForUs.test(fromFirstWord(passage.text)) ||
  under(passage, 'outOfScope', 'deployment', 'limitations', 'features', 'contributors') ||
  // "Points to note: tell nobody of a weakness" is said to reporters.
  (under(passage, 'users') && !vulnerability.test(passage.text));

/** "Do not publish credentials" is a rule for secrets, and not for weaknesses. */
const isOfSecrets = ({ text }: Passage): boolean =>
  secret.test(text) && !vulnerability.test(text) && !tracker.test(text) && !/detail|détail|detalh|detalle|einzelheit|подробност|细节|詳細/i.test(text);

const aboutReports = (passage: Passage): boolean =>
  under(passage, 'reporting', 'contact', 'noPublic', 'disclosure', 'reportContents', 'researcherRules', 'scope', 'expect', 'process', 'safeHarbor') ||
  vulnerability.test(passage.text) ||
  passage.headings.length <= 1 ||
  passage.kind === 'heading';
