import { expression } from '../../../long-expression.ts';
import { anyOf, fromFirstWord } from '../words.ts';
import { isDirective } from './directive.ts';
import { type Finder, inner, under } from './scene.ts';

/** Steps of the law, and the words by which a sentence denies that they follow: in one clause, in either order. */
const denied = (no: string, legal: string): string => `(?:${no})[^.,;]{0,80}(?:${legal})|(?:${legal})[^.,;]{0,60}(?:${no})`;

/** No legal action, or research that is allowed; the English of it stands below. */
const noLegalAction = anyOf({
  de: `${denied(String.raw`kein(?:e|en|er)?(?!\p{L})|nicht(?!\p{L})|weder(?!\p{L})`, 'rechtlich[^.,;]{0,20}(?:schritte|maßnahmen)|strafanzeige|anzeige erstatt|juristisch|klage(?!n)')}|ausdrücklich (?:erlaubt|gestattet)[^.]{0,40}test`,
  fr: `${denied(String.raw`pas(?!\p{L})|aucune?(?!\p{L})|ne(?!\p{L})|n[’']|jamais`, 'poursui|action (?:légale|en justice|judiciaire)|actions (?:légales|judiciaires)|procédure judiciaire')}|autorisée?s? à tester`,
  es: `${denied(String.raw`no(?!\p{L})|ningun[ao]?(?!\p{L})|nunca`, 'accion(?:es)? (?:legal|judicial|contra)|acción (?:legal|judicial)|medidas legales|demanda(?:r|remos)')}|autorizad[oa]s? a probar`,
  pt: `${denied(String.raw`não(?!\p{L})|nenhuma?(?!\p{L})|nunca`, 'aç(?:ão|ões) (?:legal|legais|judicia|contra)|medidas (?:legais|judiciais)|processar|process(?:o|os) judicia')}|autorizad[oa]s? a testar`,
  ru: denied(String.raw`не(?!\p{L})|никаких|без(?!\p{L})`, 'преследова|судебн|юридическ'),
  zh: '不(?:会)?[^。，]{0,8}(?:采取|追究|提起|支持)[^。]{0,20}(?:法律|诉讼)|(?:法律|诉讼)[^。，]{0,10}不',
  ja: '(?:法的(?:措置|手段|責任)|訴訟)[^。]{0,20}(?:ません|ない)',
  ko: '법적 ?(?:조치|대응|책임)[^.]{0,20}(?:않|없)',
  it: denied(String.raw`non(?!\p{L})|nessuna?(?!\p{L})`, 'azion[ei] (?:legal|giudiziar)|vie legali'),
  pl: denied(String.raw`nie(?!\p{L})|żadnych`, String.raw`krok\p{L}* prawn|działa\p{L}* prawn|postępowa\p{L}* prawn`),
  tr: String.raw`yasal (?:işlem|yol)\p{L}*[^.]{0,40}(?:may|mey)\p{L}*`,
  nl: denied(String.raw`geen(?!\p{L})|niet(?!\p{L})`, `juridische (?:stappen|acties?)|aangifte`),
  id: denied('tidak|tanpa', 'hukum'),
  uk: denied(String.raw`не(?!\p{L})|жодних`, 'переслідув|судов|юридичн'),
  vi: denied('không', 'hành động pháp lý|truy cứu|khởi kiện|kiện bạn'),
  cs: denied(String.raw`ne\p{L}+|žádné`, String.raw`právní\p{L}* krok|žalob|stíhá`),
  nordic: denied(String.raw`inte(?!\p{L})|ikke(?!\p{L})|ingen|inga|aldri`, 'rättslig|rettslig|retslig|juridisk|åtal|polisanmäl'),
  fi: denied(String.raw`emme(?!\p{L})|ei(?!\p{L})|eivät`, 'oikeustoim|oikeudelli|rikosilmoit'),
  hu: denied(String.raw`nem(?!\p{L})`, 'jogi (?:lépés|eljárás|útra)|feljelent|perel'),
  ro: denied(String.raw`nu(?!\p{L})|nicio`, String.raw`acți\p{L}* (?:legal|juridic|în justiție)|urmări`),
  ar: '(?:لا(?!\\p{L})|لن|عدم)[^.,;]{0,40}(?:قانوني|قضائي|قضية)',
});

const safeHarborWords = expression('iu')`
  (?<!\bsee (?:the )?["“]?)safe[- ]harbou?r
  |(?:not|n[’']t|never|no|against|without fear of)\b[^.]{0,60}(?:
    legal (?:action|proceeding|claim)|law ?suit|prosecut|litigat|law enforcement|civil action
  )|(?:authori[sz]ed|lawful)["”]? (?:conduct|research|activit|security research|testing|under|in accordance)
  |(?:legal action|lawsuit|prosecut)[^.]{0,60}(?:will not|not be|won[’']t)
  |not (?:pursue|take|initiate|bring|support|threaten|recommend)[^.]{0,60}(?:legal|law|civil|criminal)|consider[^.]{0,60}(?<!un)authori[sz]ed
`;

export const safeHarbor: Finder = ({ prose }) =>
  prose.find(
    (passage) =>
      (safeHarborWords.test(passage.text) || noLegalAction.test(passage.text)) &&
      !/safe[- ]harbou?r\b[^.]{0,20}\?$|(?:may|will|reserve|could) (?!not\b)(?:\w+ )?(?:take|pursue|initiate|result in) [^.]{0,20}legal/i.test(passage.text),
  ) ??
  prose.find(
    (passage) =>
      under(passage, 'safeHarbor') &&
      /good[- ]faith|authori[sz]|legal|permission|welcome|善意|授权|法律|善良|gutgläubig|bonne foi|buena fe|boa[- ]fé|buona fede|добросовест/i.test(passage.text),
  );

const conduct = anyOf({
  en: String.raw`
    good[- ]faith (?:effort|to|attempt|research)
    |(?:only )?(?:interact with|test|use|access) (?:\w+ )?(?:accounts?|data|systems?) (?:you|that you|which you|belonging)|accounts? you own
    |test only (?:deployments|systems|instances|accounts|installations) you (?:own|control)|keep no data
    |(?:do not|don[’']t|never|not|avoids?|avoiding|refrain from|without(?! (?:letting|allowing)))\b[^.]{0,60}(?:
      \b(?:
        (?<!\b(?:an?|the|full|working|complete|any|public|your) )exploit(?:ing)?(?! (?:code|details|chains?|steps|information|payloads?))
        |abus(?:e|ing)|access(?:ing)?(?! tokens?| keys?| control)|modify(?:ing)?|delet(?:e|ing)|destroy(?:ing)?|exfiltrat|degrad
        |disrupt(?:ing|ions?)?|download(?:ing)?|view(?:ing)?|attack(?:ing)?|harm|social[- ]engineer|phish|spam|brute|denial|\bdos\b|ddos
        |violat(?:e|ing)|retain|tamper|pivot
      )\b
    )[^.]{0,80}|privacy violations|destruction of data|interruption or degradation
    |denial of service (?:attacks? )?(?:against|on) (?:our|the|any)|minim(?:um|al) (?:amount|necessary|impact|data)
    |test(?:ing)? (?:only )?(?:on|in|against|with) (?:your own|a local|test|local)|(?:comply|compliance) with (?:all )?(?:applicable )?laws
    |generative (?:ai|artificial)|ai[- ](?:generated|assisted)|(?:assisted|found) by ai\b
    |(?:used?|using|by|support of) (?:generative )?(?:ai\b|llms?\b|automated (?:means|tools?|scanners?))[^.]{0,160}\b
    (?:verif|validat|review|disclos|ban)|(?:use of (?:generative )?|no )(?:ai\b|llms?\b|artificial)|code of conduct
    |malicious (?:acts?|activit|purposes)|stop (?:testing )?(?:immediately|and (?:report|notify))|physical (?:attack|attempt)
  `,
  de: String.raw`
    (?:nicht|keine)[^.]{0,60}(?:ausnutz|missbrauch|zugreif|lösch|veränder)|greif\p{L}* (?:\p{L}+ ){0,2}nicht auf
    |test\p{L}* (?:\p{L}+ ){0,2}(?:keine|nur) [^.]{0,80}(?:gehör|eigen|erlaub|genehmig)
    |vermeid\p{L}* [^.]{0,80}(?:stör|beeinträcht|datenschutz)
  `,
  fr: `
    évitez (?:les |tout )?(?:tests?|actions?|attaques?)[^.]{0,60}(?:indisponib|interrup|déni|viol|dégrad|vie privée)
    |(?:ne |n[’'])[^.]{0,60}(?:exploit(?!abl)|abuse|accéde|modifi|supprim)|(?<!rapports? |signalements? )de bonne foi
  `,
  es: String.raw`
    evit[ae]n? (?:las? |los )?(?:pruebas?|acciones|ataques?)[^.]{0,60}(?:indisponib|interrup|denegaci|viol|degrad|privacidad)
    |no[^.]{0,60}(?:explot(?!abl)|abus|acced|modifi|elimin|ata(?:que|car))|evit\p{L}* [^.]{0,40}exfiltr|de buena fe
  `,
  pt: `
    evitem? (?:os? )?(?:testes?|ações|ataques?)[^.]{0,60}(?:indisponib|interrup|negação|viol|degrad|privacidade)|não test[ea]
    |não[^.]{0,60}(?:explor(?:e|ar|em)|abus|acess|modifi|exclu)|boa[- ]fé
  `,
  ru: String.raw`не [^.]{0,60}(?:эксплуат|использу\p{L}+ уязвим|злоупотреб|удаля|изменя)|добросовестн`,
  zh: '(?:不要|请勿|勿|不得|禁止|避免)[^。]{0,40}(?:(?<!可(?:直接|被)?|漏洞)利用(?!的?(?:漏洞|细节|代码|程序|方法|步骤))|攻击|破坏|访问他人|删除|修改|窃取|拒绝服务)|善意',
  ja: '(?:悪用|攻撃|破壊|改ざん|アクセス|削除|サービス妨害)[^。]{0,20}(?:ないで|しない|禁止|お控え|避け)|善意',
  ko: '(?:악용|공격|파괴|삭제|변조|접근)[^.]{0,20}(?:마십시오|마세요|금지|않)|선의',
  it: 'non[^.]{0,60}(?:sfrutt|abus|acced|modific|elimin|cancell)|buona fede',
  pl: 'nie [^.]{0,60}(?:(?<!(?:da się|można|możliwe do|aktywnie) )wykorzyst|naduży|uzyskuj|modyfik|usuwa)|dobrej wierze',
  tr: String.raw`(?:istismar|eriş|sil|değiştir|kötüye)\p{L}*[^.]{0,40}(?:meyin|mayın|kaçın|yasak)|iyi niyet`,
  nl: String.raw`(?:niet|geen|zonder)\b[^.]{0,60}(?:misbrui|aanval|verwijder|wijzig|toegang|exploit)|te goeder trouw`,
  id: String.raw`
    (?:jangan|tidak|tanpa)[^.]{0,60}(?:
      (?<!\p{L})(?:meng)?eksploitasi|menyalahgunakan|menguji (?:terhadap|pada|sistem|data)|mengganggu|merusak|menghapus|mengakses|mengubah
      |serang
    )|itikad baik
  `,
  uk: 'не [^.]{0,60}(?:експлуат|зловжив|видал|змін|отримуйте доступ|атак)|добросовісн',
  vi: '(?:không|đừng|tránh)[^.]{0,60}(?:khai thác|truy cập|phá hoại|xóa|sửa đổi|tấn công|gián đoạn|quét|thử (?:nghiệm )?trên hệ thống)|thiện chí',
  cs: String.raw`ne(?:zneuží|přistup|maž|měň|napad|zkouš|test)\p{L}*|v dobré víře`,
  nordic: String.raw`
    (?:inte|ikke|undvik|unngå|undgå)(?!\p{L})[^.]{0,60}(?:
      utnytt|missbruk|misbruk|komma åt|få tillgång|radera|slett?(?!\p{L})|ändra|endre|ændre|stör|forstyrr|ladda ner|andra användar|andres
    )|god tro
  `,
  fi: String.raw`(?:älä|älkää|vältä)(?!\p{L})[^.]{0,60}(?:hyödyn|väärinkäy|poista|muuta|häirit|lataa)|hyvässä uskossa`,
  hu: String.raw`(?:ne|nem|kerül\p{L}*)(?!\p{L})[^.]{0,60}(?:kihasznál|visszaél|hozzáfér|töröl|módosít|zavar|letölt)|jóhiszem`,
  ro: String.raw`(?:nu|evit\p{L}*|fără)(?!\p{L})[^.]{0,60}(?:exploat(?!abil)|abuz|acces|modific|șterge|perturb|descărc)|bună[- ]credință`,
  ar: String.raw`(?:لا|عدم|تجنب)(?!\p{L})[^.]{0,60}(?:تصل|وصول|تستغل|استغلال|تعدل|تعديل|تحذف|حذف|تعطيل|تنتهك)|حسن (?:ال)?نية`,
});

const conductRule = expression('i')`
  good[- ]faith effort|accounts you own|test only (?:deployments|systems|instances|accounts|installations) you (?:own|control)
  |(?:do not|don[’']t|never) access (?:\w+ )?data that (?:do|does)(?: not|n[’']t) belong|testing is (?:strictly )?prohibited
  |no acced(?:as|a|er) a (?:datos|cuentas|sistemas)|não acess[ea] (?:dados|contas)|n[’']accédez pas aux (?:données|comptes)
  |nicht auf fremde (?:daten|konten)|不要访问他人
  |(?:não|no|n[’']|ne|nicht|не) [^.]{0,30}(?:
    ferramentas automatizadas|herramientas automatizadas|outils automatisés|automatisiert\S* (?:scans|werkzeuge|tools)
    |автоматическ\S+ сканер
  )|не получайте доступ к (?:чуж|данным)|generative (?:ai|artificial)|ai-(?:generated|assisted) (?:report|vulnerab|submission)
  |do not exploit|refrain from (?:exploit|access|denial)|privacy violations|comply with (?:all )?applicable laws
  |(?:bare )?minimum necessary to (?:reproduce|demonstrate)
`;

export const researcherRules: Finder = ({ prose }) =>
  prose.find(
    (passage) =>
      conduct.test(passage.text) &&
      under(passage, 'researcherRules', 'safeHarbor', 'noPublic', 'disclosure', 'reporting', 'scope', 'expect', 'contact', 'bounty', 'process') &&
      !under(passage, 'outOfScope', 'deployment', 'users', 'features', 'limitations', 'reportContents', 'contributors') &&
      // "The agents delete nothing" is said in a threat model.
      (inner(passage) !== 'scope' || isDirective(passage.text) || /\bgood[- ]faith\b/i.test(passage.text)) &&
      isToReporters(passage.text),
  ) ??
  prose.find(
    (passage) => inner(passage) === 'noPublic' && /exploit|abus|attack|malicious|access(?:ing)? (?:other|user|data)|explot|ataque|attaque|angriff|атак/i.test(passage.text),
  ) ??
  prose.find(
    (passage) =>
      inner(passage) === 'researcherRules' && passage.kind === 'item' && /denial|social engineering|spam|physical|privacy|accounts|exploit|data|automated|test/i.test(passage.text),
  ) ??
  prose.find(
    (passage) =>
      passage.sections.length <= 1 &&
      !under(passage, 'outOfScope', 'deployment', 'users', 'features', 'limitations', 'supported', 'contributors') &&
      isToReporters(passage.text) &&
      conductRule.test(passage.text),
  );

const aboutAttackers = expression('i')`
  (?:
    attacker|malicious actor|could|allow(?:s|ing)? (?:an|remote)|users? (?:should|must)
    |^(?:the |this |our )?(?:server|app|application|tool|software|client|service|plugin|extension)s? |\bteam (?:does|do|is|has|will)\b
  )|^(?:we|our)\b(?![^.]{0,20}(?:ask|request|expect|require))|before (?:opening|using)
  |\bwe (?:do not|don[’']t|will|may|consider|explicitly|cannot|did)\b
`;

/** Rules for those who test; a kind of weakness that is described is none. */
const isToReporters = (given: string): boolean => {
  // "We will not take legal action against those who …": what follows is asked of them.
  const text = given.replace(/^.*\b(?:legal|lawsuit|prosecut\w*)\b[^.]*?\b(?:who|that|if|provided|as long as|when)\b/i, '');
  return !aboutAttackers.test(fromFirstWord(text));
};
