import { expression } from '../../../long-expression.ts';
import type { Passage } from '../passage.ts';
import type { Section } from '../section-signs.ts';
import { sectionOf } from '../sections.ts';
import { anyOf, fromFirstWord } from '../words.ts';
import { isDirective } from './directive.ts';
import { withoutForeignDuty } from './duty.ts';
import { doNotDisclose } from './no-public-issue.ts';
import { type Finder, type Scene, under, withoutCode, withoutConditions } from './scene.ts';

const advice = anyOf({
  en: String.raw`
    use\b|prefer|pinning|setting|using\b|always|never|avoid|ensure|make sure|do not|don[’']t|should|must\b|recommend|keep|run\b|deploy
    |restrict|rotate|enable|disable|set\b|store|review|verify|validate|limit|monitor|configure|consider|change|protect|implement
    |only (?:run|use|install|expose|grant)|be (?:careful|aware|cautious)|back ?up|isolate|regularly|require|apply|update|secure|treat\b
    |check|follow|pin|sandbox|encrypt|audit|revoke|proper
  `,
  de: 'verwend|immer|niemals|vermeid|stell|sollte|müssen|empfehl|halt|nutz|prüf|regelmäßig|bewahr|schütz|aktivier',
  fr: 'exécut|ne |utilis|toujours|jamais|évit|assur|devez|devr|recommand|gard|conserv|vérifi|régulièrement|limit|activ|configur|protég',
  es: 'no (?:us|ejec|expon|comp|alma)|us[ae]|utilic|siempre|nunca|evit|asegúr|debe|recomend|mant|verifi|regularmente|limit|habilit|configur|proteg|rot[ae]',
  pt: 'não |execut|us[ae]|utiliz|sempre|nunca|evit|certifique|deve|recomend|mant|verifi|regularmente|limit|habilit|configur|prote|rot(?:ac|a)',
  ru: 'только для|использ|всегда|никогда|избега|убедитесь|следует|рекоменд|храни|провер|регулярно|огранич|включ|настро|защи|обновля',
  zh: '使用|始终|不要|避免|确保|确认|應|应|建议|建議|定期|限制|启用|配置|保护|设置|更新|检查|备份|谨慎|勿',
  ja: '使用|必ず|しないで|避け|確認|推奨|してください|定期的|制限|有効|設定|保護|更新|管理',
  ko: '사용|항상|마세요|피하|확인|권장|정기|제한|활성|설정|보호|업데이트|관리',
  it: String.raw`
    us[ai]\b|utilizz|sempre|mai\b|evita|assicur|dev[eio]|dovrebbe|consigli|raccomand|manten|verific|regolarmente|limit|abilit|configur
    |protegg|non (?:espor|usa|esegui|condivid)|esegui|aggiorn|conserv|imposta
  `,
  pl: `
    użyj|używaj|zawsze|nigdy|unikaj|upewnij|należy|powin|zalec|regularnie|ogranicz|włącz|skonfiguruj|chroń
    |nie (?:udostępniaj|używaj|uruchamiaj|przechowuj)|aktualizuj|sprawd|przechowuj|uruchamiaj|stosuj
  `,
  tr: String.raw`
    kullanın|kullanılmalı|her zaman|asla|kaçın|emin ol|gerek|öner|düzenli|sınırla|etkinleştir|yapılandır|koru(?:yun|n)|güncel|kontrol ed
    |saklayın|çalıştır|paylaşmayın|doğrula|edin(?!\p{L})|\p{L}+(?:maz|mez)(?!\p{L})|\p{L}+(?:mayın|meyin)(?!\p{L})
  `,
  nl: String.raw`gebruik|altijd|nooit|vermijd|zorg|controleer|beperk|schakel|stel\b|houd|bewaar|bescherm|update|aanbevolen|raden`,
  id: 'gunakan|selalu|jangan|hindari|pastikan|periksa|batasi|aktifkan|simpan|lindungi|perbarui|disarankan|sebaiknya|konfigurasi|ganti|terapkan',
  uk: 'використовуйте|завжди|ніколи|уникайте|переконайтеся|перевіряйте|обмежте|увімкніть|зберігайте|захист|оновлюйте|рекоменд|налаштуйте|слід',
  vi: 'sử dụng|luôn|không bao giờ|đừng|tránh|đảm bảo|kiểm tra|giới hạn|bật|lưu trữ|bảo vệ|cập nhật|nên|khuyến nghị|cấu hình|đổi',
  cs: 'použív|vždy|nikdy|vyhn|ujist|kontrol|omez|zapn|ukládej|chra[ňn]|aktualiz|doporuč|nastav|implement|validuj|zm[ěe][ňn]',
  nordic: String.raw`
    använd|alltid|aldri|undvik|håll|se till|sørg for|kontroller|begräns|begrens|begræns|aktiver|skydda|beskytt|uppdater|oppdater|opdater
    |bruk(?!er)|brug(?!er)|rekommend|anbefal|lagra|byt(?:t)?(?!\p{L})|rotera|verifier|bör|bør
  `,
  fi: 'käytä|aina|älä|vältä|varmista|pidä|rajoita|suojaa|päivitä|suosit|tarkista|säilytä|vaihda',
  hu: String.raw`használ|mindig|soha|kerül|győződ|tarts|korlátoz|frissít|javasol|ajánl|ellenőriz|tárol|csak|légy|legyen|telepít|ne(?!\p{L})`,
  ro: 'folos|utiliz|întotdeauna|niciodată|evit|asigur|verific|păstr|limit|protej|actualiz|recomand|config|activ|stoc|trebuie|nu (?:part|expun|stoc|folos)',
  ar: 'استخدم|دائم|أبدا|تجنب|تأكد|احتفظ|قيد|احم|يوصى|نوصي|يجب|راجع|فعّل|غيّر|لا (?:تشارك|تستخدم|تحفظ|تلتزم)',
});
/** "Passwords never leave the client" describes, "never share passwords" advises. */
const neverDone = /\b(?:is|are|\p{L}+s) (?:never|always|aldrig?)\b|\bnon \p{L}+(?:ano|ono) mai\b|\p{L}+t niemals(?!\p{L})/giu;
const merelyUpdate = /(?:latest|newest|most recent|up[- ]?to[- ]?date|upgrade|update)[^.]{0,60}(?:version|release|patch)?|最新|neueste|dernière|última|последн/i;

/** Everything that users or operators are told to do; what contributors are told does not count. */
export const adviceToUsers = (scene: Scene): readonly Passage[] => {
  const advised = toBeDone(scene).filter(
    (passage) =>
      !passage.leads.some((lead) => /\bif\b[^.]*\bever\b|\bfalls\b[^.]*\bjemals\b|\bsi\b[^.]*\bun jour\b/i.test(lead)) &&
      isBelowAdvice(passage) &&
      sectionOf(passage.text) !== 'ours' &&
      !aboutReport.test(passage.text) &&
      !(scene.language !== 'en' && leadsElsewhere.test(fromFirstWord(passage.text))) &&
      // "When contributing, please ensure:"
      !(/[:：]\s*$/.test(passage.text) && sectionOf(passage.text) === 'contributors') &&
      ((advice.test(passage.text.replaceAll(neverDone, ' ')) && (scene.language !== 'en' || !isInLatin(passage.text) || tells(passage))) || isOnChecklist(passage)) &&
      !/^(?:the )?(?:maintainers?|authors?|team)\b|^for (?:more|further|detailed)\b[^.]*\b(?:see|read|refer)\b/i.test(fromFirstWord(passage.text)),
  );
  // A command alone shows how something is done, and no advice says that it should be.
  return advised.some(({ kind }) => kind !== 'code') ? advised : [];
};

/** "Be precise in your report", "use an encrypted channel to talk about the vulnerability": said to reporters. */
const aboutReport = expression('iu')`
    \bsubject line\b
    |(?<!\p{L})(?:asunto|assunto|betreff(?!en)|oggetto della mail|objet (?:du|de votre) (?:message|courriel|mail|e-mail)|тем[уеаы] письма)
    (?!\p{L})|(?:邮件|信件)(?:主题|标题)|件名|메일 제목
    |(?<!\p{L})(?:
      (?:in |to )?your (?:initial )?(?:report|submission)s?|ihre[mnrs]? (?:meldung|bericht)|(?:vos|votre) (?:rapport|signalement)s?
      |(?:tu|su)s? (?:reporte|informe)s?|seus? (?:relat[óo]rio|relato|reporte)s?|(?:il tuo|la tua|vostr[aoie]) (?:segnalazion|report)
      |ваш\p{L}* (?:отч|сообщ)
    )
    |(?:concern|regard|about|concernant|relative à|sobre|über|riguardo)\p{L}* (?:the |an? |la |l[’']|una? |die |eine |il )?(?:security )?
    (?:vuln|faill|fall|schwachst|sicherheitsl)
    |(?:before|until) (?:it |they |there )?(?:is |are )?(?:the |a )?(?:\w+ )?(?:fix|patch|correct)(?!ing)
    |avant (?:la |leur |sa |toute )?correction|antes d(?:e la|a|e su|e que se) corr|vor (?:der|ihrer|einer) behebung|prima della correzion
    |до (?:их |её )?исправлен|修[复復]前|修正(?:される)?(?:前|まで)|수정(?:되기)? 전
  `;

/** What is ticked off has been done, and is no advice. */
export const toBeDone = ({ said }: Scene): readonly Passage[] => said.filter(({ tick }) => tick !== 'done');

/** A part of an English policy may be in another script. */
const isInLatin = (text: string): boolean => !/[\u0400-\u04ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/.test(text);

/** In English a verb is often a noun as well: "changes", "limits", "review". */
const tells = ({ kind, text }: Passage): boolean =>
  kind === 'code' ||
  isDirective(text) ||
  /^(?:\w+ly|regular|proper|strong|secure|least|minimal|periodic|using|only)\b|\b(?:must|should|responsible for)\b|recommend|advis/i.test(fromFirstWord(text));

/** Settings that are to be ticked off, and measures below "Hardening", are advice without a verb. */
const isOnChecklist = ({ kind, headings }: Passage): boolean =>
  kind === 'item' &&
  /check-?list|\bhardening\b(?! (?:already )?applied)|härtung|durcissement|endurecimi?ento|清单|チェックリスト|체크리스트|lista de verificaci?[óã]|чек-?лист/i.test(
    headings.at(-1) ?? '',
  );

/** Sections that are no advice to users, whatever stands around them, and those that only are none inside of it. */
const neverAdvice: readonly Section[] = ['ours', 'contributors', 'outOfScope', 'researcherRules', 'pastVulnerabilities', 'tools', 'supplyChain', 'reportContents', 'noPublic'];
const noAdviceInside: readonly Section[] = ['reporting', 'process', 'supported', 'contact', 'credit', 'expect', 'scope'];

/** Below a heading on practices, though that may itself stand below "Reporting": headings are often nested carelessly. "Authentication" inside of it is a kind of practice. */
const isBelowAdvice = (passage: Passage): boolean => {
  const { sections, headings } = passage;
  if (/\bfeatures?\b|funktionen|fonctionnalités|características|recursos|funzionalità|возможност|функции|機能|功能|기능/i.test(headings.at(-1) ?? '')) return false;
  // "Environment security:" labels a piece of the advice that a heading announces.
  const announced = sections.findIndex((section) => (section === 'users' || section === 'deployment') && headings.some((heading) => sectionOf(heading) === section));
  const at = announced >= 0 ? announced : sections.findIndex((section) => section === 'users' || section === 'deployment');
  // A threat model speaks of servers and networks; only a lead such as "Protect yourself by:" makes advice of what stands in it.
  if (
    under(passage, 'scope') &&
    ![...passage.headings, ...passage.leads].some((words) => /harden|checklist|best practice|recommend|guideline|advice|protect yourself/i.test(words))
  )
    return false;
  if (at < 0 || under(passage, ...neverAdvice) || (passage.kind === 'row' && sections.includes('supported'))) return false;
  const isHeading = headings.some((heading) => sectionOf(heading) === sections[at]);
  const others = isHeading ? sections.slice(0, at) : sections;
  return !others.some((section) => noAdviceInside.includes(section)) && (!sections.slice(at).includes('features') || passage.leads.some((lead) => whenUsed.test(lead)));
};

/** "When deploying the agent:" */
const whenUsed = /^(?:when|before|while) (?:using|deploying|running|installing|hosting|operating|you (?:use|deploy|run|install|host|operate))\b[^.]{0,60}[:：]$/i;

/** "Only in an isolated environment". */
export const isolation = anyOf({
  en: 'only (?:in|on|inside|within) (?:an? )?(?:isolated|sandboxed|disposable|ephemeral|trusted) (?:environment|machine|host|container|network|vm)',
  de: String.raw`nur in (?:einer )?(?:isoliert|abgeschottet|vertrauenswürdig)\p{L}*`,
  fr: 'uniquement dans un environnement (?:isol|de confiance)',
  es: '(?:solo|sólo|únicamente) en (?:un )?entorno (?:aislad|de confianza)',
  pt: '(?:somente|apenas) em (?:um )?ambiente (?:isolad|confi)',
  ru: 'только в (?:изолированн|доверенн)',
  zh: '(?:仅|只)(?:能|可|应)?在[^。]{0,10}(?:隔离|受信)',
  ja: '隔離された環境で|隔離環境(?:で|を(?:使用|利用))',
  ko: '격리된 환경에서',
  it: 'solo in (?:un )?ambiente (?:isolat|fidat)',
  nl: String.raw`alleen in (?:een )?(?:geïsoleerd|vertrouwd)\p{L}*`,
  id: '(?:hanya di|(?:di )?dalam) lingkungan (?:yang )?(?:terisolasi|tepercaya)',
  uk: 'лише в (?:ізольован|довірен)',
  vi: 'chỉ trong môi trường (?:cô lập|tin cậy)',
  cs: 'pouze v (?:izolovan|důvěryhodn)',
});

/** What users are told wherever it stands. */
export const told = anyOf({
  en: String.raw`
    (?:users?|you|operators?|administrators?|deployers?|consumers?|applications?)\b[^.]{0,40}\b(?:
      should|must|are (?:responsible|advised|encouraged|expected)|need to(?! (?:know|understand|be aware))
    )\b|\buse(?<!(?:by|to|that|which|they|[a-z]s) (?:\w+ ){0,2}use) (?:an?|the) [^.]{0,60}\b(?:rather than|instead of)\b
    |\btreat\b[^.]{0,80}\bas (?:untrusted|sensitive|secrets?|visible)\b|\bleave (?:it|this|that|them) (?:off|disabled|unset)\b
    |(?:never|always|do not|don[’']t) (?:execute|run|use|expose|share|commit|store|trust|pass|load|open|deploy|enable|disable|put)\b
    |we (?:strongly )?recommend|(?:necessary|required|essential) for (?:operators|users|administrators|you|deployers) to
  `,
  de: String.raw`
    (?:be)?(?:nutzer|anwender|aufrufer|betreiber)\p{L}* (?:müssen|sollten|sollen)(?!\p{L})
    |(?:be)?(?:nutzer|anwender|betreiber)\p{L}* (?:ist|sind) [^.]{0,100}verantwortlich
    |(?:verwenden|speichern|bewahren|nutzen|halten|teilen|prüfen) sie\b|(?<!, )niemals(?! jedoch)|sollten (?:nur|nie|immer)
    |(?:kopple|nutze|verwende|teile|speichere|installiere|vertraue|öffne|starte|betreibe) (?:nur|nie|immer|keine?n?)(?!\p{L})
  `,
  fr: `
    (?:l[’']utilisateur doit|les utilisateurs doivent) |(?:utilisateurs?|opérateurs?|administrateurs?) (?:est|sont) responsables? d
    |ne (?:partagez|committ?ez|stockez|lancez|utilisez)|n[’']utilisez|assurez-vous|conservez|vérifiez
  `,
  es: String.raw`
    (?:el usuario debe|los usuarios deben) |(?:usuarios?|operador(?:es)?|administrador(?:es)?) (?:es|son) responsables? de
    |nunca (?:compart|sub|expon|public|commit)\p{L}*|no (?:compartas?|suba[sn]?|use[sn]?|ejecute[sn]?|almacene[sn]?)(?!\p{L})|asegúr
    |verifique|mantenga
  `,
  pt: String.raw`
    (?:usuários?|operador(?:es)?|administrador(?:es)?) (?:é|são) responsáve(?:l|is)[ ]
    |(?:instale|execute|baixe|confie)\p{L}* [^.]{0,40}(?:apenas|somente)|nunca (?:commit|compartilh|expo|public|version)\p{L}*
    |não (?:compartilhem?|usem?|executem?|armazenem?|commite)(?!\p{L})|certifique|verifique|mantenha
  `,
  ru: `
    (?:пользовател|администратор|оператор)[а-я]* (?:сам[а-я]* )?(?:отвеча|нес[её]т ответственность|несут ответственность)
    |не (?:используйте|коммитьте|передавайте|храните|запускайте)|храните|убедитесь|используйте
  `,
  zh: '(?:用户|使用者|运维(?:者|人员)?|部署者|管理员)[^。]{0,8}(?:负责|承担)|请将[^。]{0,30}视为|确保不|请妥善|(?:请勿|不要|切勿|务必|请确保|应当|建议)(?:使用|提交|共享|分享|存储|运行|将|把|在|启用|检查|妥善|定期|仅)',
  ja: '(?:利用者|ユーザー|運用者|管理者)(?:の責任|が責任)|(?:[てで]|[てで][^。]{0,20})ください',
  ko: '(?:하지 ?마(?:세요|십시오)|(?:취급|보관|사용|확인|설정|제한|관리)하(?:세요|십시오))',
  it: String.raw`
    (?:l[’']utente deve|gli utenti devono) |(?:utent[ei]|operator[ei]|amministrator[ei]) (?:è|sono) responsabil[ei][ ]
    |non (?:condivid|usare|esegui|commit|salva)\p{L}*|assicura(?:rsi|ti|tevi)|verifica(?:re)? (?:che|sempre)|conserva
  `,
  pl: 'nie (?:udostępniaj|używaj|uruchamiaj|przechowuj)|upewnij|przechowuj',
  tr: String.raw`(?:paylaş|kullan|çalıştır|sakla|commit)\p{L}*(?:mayın|meyin)|emin olun|saklayın|doğrulayın`,
  nl: String.raw`(?:deel|gebruik|commit|bewaar|voer)\p{L}* [^.]{0,40}(?:nooit|niet)\b|zorg ervoor|gebruikers? (?:moet|dien)`,
  id: 'jangan (?:pernah )?(?:bagikan|gunakan|simpan|commit|jalankan|unggah|membagikan)|pastikan|pengguna (?:harus|wajib|sebaiknya)',
  uk: 'не (?:використовуйте|комітьте|передавайте|зберігайте|запускайте)|переконайтеся|зберігайте',
  vi: '(?:không|đừng) (?:chia sẻ|lưu|commit|sử dụng|chạy)[^.]{0,60}(?:khóa|mật khẩu|token)|đảm bảo',
  cs: 'ne(?:sdílejte|ukládejte|používejte|spouštějte|commitujte)|ujistěte se',
  nordic: String.raw`(?:dela|använd|lagra|spara|kör|committa?) (?:\p{L}+ ){0,3}(?:inte|aldrig)(?!\p{L})|aldrig? (?:dela|commit|lagr)|se till att|sørg for|(?:användare|brukere?) (?:bör|bør|måste|må)`,
  fi: 'älä (?:koskaan )?(?:jaa|käytä|tallenna|committ)|varmista',
  hu: '(?:soha )?ne (?:oszd|oszsza|használ|tárol|commit|futtat)|győződj|csak megbízh',
  ro: String.raw`nu (?:partaja|folos|stoc|comit|expune)\p{L}*|asigurați|utilizatorii trebuie`,
  ar: 'لا (?:تشارك|تستخدم|تخزن|تشغل|ترفع)|تأكد من|يجب على (?:ال)?مستخدم',
});
/** "… because the user must be allowed to read it" tells nobody to do anything. */
const reason = /\b(?:because|since)\b[^.;]*/gi;
/** Where readers are told what to do with a weakness, or as contributors. */
const aboutReports: readonly Section[] = [
  'reporting',
  'reportContents',
  'noPublic',
  'contributors',
  'outOfScope',
  'process',
  'supported',
  'expect',
  'disclosure',
  'contact',
  'credit',
  'announcements',
  'researcherRules',
  'pastVulnerabilities',
  'supplyChain',
  'safeHarbor',
  'ours',
];
/** Where a verb without a subject may describe the software. */
const otherSections: readonly Section[] = [...aboutReports, 'features', 'scope', 'tools', 'dependencies', 'compliance', 'bounty'];

/** Who puts something into version control is a contributor, where the policy says what it covers. */
const toCommit = /\bcommit(?!ment|ted|tee)|коммит|提交(?:到|至|进)|コミット|커밋|\bversion(?:ar|ier)|einchecken/i;

/** Advice to reporters, and to take the newest version. */
export const otherAdvice = expression('i')`
    report|vuln[ée]rab|faille|disclos|issue|contact|latest|upgrad|updat|meld|schwachst|aktualis|signal|mise à jour|met(?:tez|tre) à jour
    |actuali|atuali|relat[óo]|reporte|segnal|aggiorn|zgłos|podatno|bildir|açığ|raporu|güncel|最新|neueste|dernière version|última versión
    |última versão|последн|сообщ|уязвим|обновл|漏洞|报告|公开|更新|脆弱性|報告|公開(?!する場合|環境|サーバ)|신고|보고|취약
  `;

/** "Please see the guide" tells where to read, not what to do. */
const leadsElsewhere = expression('iu')`
    ^(?:for\b[^.]{0,80},? )?(?:please )?(?:see|refer to|read|consult)\b|^(?:bitte )?(?:siehe|beachten sie|lesen sie)\b
    |^(?:veuillez )?(?:voir|consulte[rz]|reportez-vous)\b|^(?:por favor,? )?(?:véase|ver|consult[ae]|veja|confira)(?!\p{L})
    |^(?:см\.|смотрите|подробнее)|^(?:(?:关于|有关|更多)[^。]{0,60}[，,]\s*)?请?(?:参阅|参考|参见|查看|阅读|详见|请见)|(?:参照|ご覧|お読み)(?:して|に|み)?(?:なって)?ください
  `;

const aboutOthers = expression('i')`
  \bwe\b|\byou (?:should|can|will) (?:receive|expect|hear|get)\b|maintainer|contribut|researcher|pull request|advisor|e-?mail|@
  |\b(?:access|data) (?:\w+ ){0,2}(?:that|which) (?:do|does|is|are) not|(?:вам|вы) не принадлеж|вам не належ|(?:ihnen|dir) nicht gehör
  |n[’']appartien|no (?:te|le) pertene|não (?:lhe |te )?pertenc|不属于[您你]|отч[её]т|\bseriously\b|au sérieux|en serio|a sério|серь[её]зно
  |suivre les étapes|sig[ae] (?:los|os|estos) pas+os|follow (?:the|these) steps|按照以下步骤|以下の手順|\bgit\b|contribu[iy]|exfiltr|mitwirk|вклад|貢献
  |贡献|re-?produ[czki]|воспроизв|复现|再現|재현
`;

const isSubstantive = ({ text }: Passage): boolean =>
  !otherAdvice.test(text) &&
  (!doNotDisclose.test(text) || /(?<!\p{L})(?:ports?|puertos?|portas?|порты?|porty?)(?!\p{L})|端口|ポート|포트/iu.test(text)) &&
  !aboutReport.test(text) &&
  !leadsElsewhere.test(fromFirstWord(withoutConditions(text))) &&
  !aboutOthers.test(text) &&
  text.length > (/[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/.test(text) ? 20 : 40);

/** "[Trust Package](trust.md): for auditors": the name of a page, of which the first word may be a verb. */
const isEntry = ({ kind, text, links: [link] }: Passage): boolean => kind === 'item' && link !== undefined && link.text !== '' && text.startsWith(link.text);

/** "Secrets must never be stored in logs", said outside of advice: a rule for the software itself. */
const isInvariant = (text: string): boolean =>
  /^(?:[\w-]+ ){0,3}(?:keys?|tokens?|secrets?|passwords?|credentials?|files?)\b[^.,;]{0,40}\b(?:should|must)\b|\b(?:in|to) this repositor|in diesem repositor|dans (?:ce|le) (?:dépôt|repo)|en este repositorio|neste repositório|secrets? (?:doivent|dürfen|müssen|deben|devem)\b/i.test(
    fromFirstWord(text),
  );

export const userPractices: Finder = (scene) => {
  const said = toBeDone(scene);
  const given = adviceToUsers(scene);
  const substantive = given.filter((passage) => !(merelyUpdate.test(passage.text) && passage.text.length < 120));
  if (given.length >= 2 && substantive.length >= 1) return given[0];
  const single = substantive.find((passage) => passage.text.length >= 40 && !/^(?:we|our|this project|the project)\b/i.test(fromFirstWord(passage.text)));
  if (single) return single;
  return (
    said.find(isRecommendation) ??
    said.find(
      (passage) =>
        !under(passage, ...otherSections) &&
        (passage.kind === 'sentence' || passage.kind === 'item') &&
        !isEntry(passage) &&
        // What must not be done, said of the limits of the software, is said to its makers.
        (scene.language === 'en' || !under(passage, 'limitations')) &&
        isDirective(withoutForeignDuty(withoutCode(passage).replaceAll(reason, ' '))) &&
        !isInvariant(passage.text) &&
        isSubstantive(passage),
    ) ??
    said.find(
      (passage) =>
        !under(passage, ...aboutReports) &&
        (passage.kind === 'sentence' || passage.kind === 'item') &&
        !(toCommit.test(passage.text) && under(passage, 'scope')) &&
        (told.test(withoutCode(passage).replaceAll(neverDone, ' ').replaceAll(reason, ' ')) || isolation.test(passage.text)) &&
        isSubstantive(passage),
    ) ??
    said.find((passage) => ofUntrusted.test(passage.text) && passage.kind !== 'row' && !under(passage, 'reporting', 'reportContents', 'contributors', 'researcherRules', 'ours'))
  );
};

/** "Do not load models of sources that you do not trust", also where that is called out of scope. */
const ofUntrusted = anyOf({
  en: String.raw`(?:do not|don[’']t|never|only) (?:load|open|run|use|install|import|execute|deserialize|connect)\b[^.]{0,60}(?:(?:not|n[’']t) (?:fully )?trust|untrusted|trusted|unknown)`,
  de: String.raw`(?:lade|öffne|starte|nutze|verwende|installiere|laden|öffnen|starten|nutzen|verwenden|installieren)\p{L}* [^.]{0,60}(?:nicht vertrau|vertrauenswürdig)`,
  fr: 'ne (?:charge|ouvr|lanc|utilis|install)[^.]{0,80}(?:pas confiance|non fiable|de confiance)',
  es: String.raw`no (?:carg|abr|ejecut|us|instal)\p{L}* [^.]{0,60}(?:no conf|de confianza|desconocid)`,
  pt: String.raw`não (?:carreg|abr|execut|us|instal)\p{L}* [^.]{0,60}(?:não conf|confiáve|desconhecid)`,
  ru: 'не (?:загружайте|открывайте|запускайте|используйте|устанавливайте|подключайте)[^.]{0,60}(?:не доверяете|недоверенн|неизвестн|ненад[её]жн)',
  zh: '(?:不要|请勿|切勿|勿)(?:加载|打开|运行|使用|安装|导入)[^。]{0,20}(?:不(?:可)?信任|不可信|来历不明|未知)',
  ja: '信頼(?:でき|し)ない[^。]{0,20}(?:読み込ま|開か|実行し|使用し|インストールし)ない',
  ko: '신뢰(?:할 수 없|하지 않)는[^.]{0,20}(?:로드|실행|사용|설치|열)[^.]{0,6}(?:마|말)',
});

/** "We also recommend setting up alerts", wherever it stands: more than to take the newest version. */
const isRecommendation = (passage: Passage): boolean =>
  /\bwe (?:also |strongly |highly )*(?:recommend|advise|encourage)\w* (?:that )?(?:(?:you|users|to|using|all) ){0,3}(?:install|set|enabl|run|pin|verif|configur|review|restrict|isolat|limit|deploy|rotat)\w*/i.test(
    passage.text,
  ) &&
  !/report|disclos|encrypt|latest|newest|most recent/i.test(passage.text) &&
  !under(passage, 'reporting', 'reportContents', 'contributors', 'outOfScope', 'researcherRules', 'contact');
