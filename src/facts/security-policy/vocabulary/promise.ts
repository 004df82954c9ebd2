import { expression } from '../../../long-expression.ts';
import { anyOf } from '../words.ts';
/** The words in which policies say what a span of time is for. */

export const severity = expression('iu')`
    (?<!\p{L})(
      critical(?!ly)|high(?!ly)|medium|moderate|low|severe|important|kritisch|hoch|hoh|mittel(?!s)|niedrig|critique|élevé|moyen|faible|crític|critic
      |alt[ao]s?(?!\p{L})
      |(?<=(?:^|[^\p{L}\s])\s?|(?:gravidade|severidade?|gravedad|gravità|criticidade?|criticità|prioridade?|priorità|impatto|impacto|rischio|riesgo|risco|nivel|livello|nível|(?<!\p{L})[eyoua])\s)medi[ao]s?(?!\p{L})
      |baj[ao]|médi[ao]|baix[ao]|критич|высок|средн|низк|bass[ao]|krytyczn|wysok|średni|nisk|kritik|yüksek
      |orta(?!\p{L})|düşük|kritiek|hoog|laag|tinggi|sedang|rendah|високи|середні|низьк|hög|høj|høy|låg|kriittin|korkea|matala|kritikus|magas
      |közepes|alacsony|ridicat|scăzut|(?:ال)?(?:حرج|عالي|متوسط|منخفض)
    )|严重|嚴重|高危|中危|低危|紧急|高风险|緊急|重大|重要|심각|치명|중요|경미|높음|낮음
  `;

export const statusUpdate = anyOf({
  en: String.raw`
    (?:status|progress|regular|further|follow-?up|periodic) (?:update|report|communication)
    |updates?\b(?! (?:window|period)| (?:is|are|will be) (?:released|published))|every\b|inform(?:ed|ing|s)?\b|keep you|weekly
  `,
  de: 'laufenden|fortschritt|status',
  fr: String.raw`^\W*mises? à jour|mises? à jour (?:de (?:statut|suivi|l['’]avancement)|du statut|sur|régul|périod|hebdo)|informé|état`,
  es: 'actualiza|informad|estado',
  pt: 'atualiza|informad|status',
  ru: 'статус|в курсе|обновлени. о',
  zh: '进展|状态更新|进度',
  ja: '進捗|経過|状況',
  ko: '진행 ?(?:상황|사항|경과)|상황|업데이트',
  it: String.raw`aggiornament|informat|stato\b`,
  pl: 'aktualizac|informowa|status|postęp',
  tr: 'bilgilendir|ilerleme|durum|gelişme',
  nl: String.raw`op de hoogte|voortgang|status|updates?\b`,
  id: 'pembaruan|update|status|perkembangan|kemajuan',
  uk: 'статус|курсі|оновлення про|прогрес',
  vi: 'tiến (?:độ|trình)|cập nhật',
  cs: String.raw`průběh|aktualizac|stav(?!\p{L})`,
  nordic: 'uppdater|oppdater|opdater|löpande|løpende|løbende|framsteg|fremdrift|status',
  fi: 'tilanne|päivity|edisty',
  hu: 'állapot|frissít|tájékoztat|előrehalad',
  ro: 'actualiz|informat|stadi|progres',
  ar: 'تحديثات|تقدم',
});

export const firstAnswer = anyOf({
  en: `
    acknowledg|ack(?![a-z])|initial|first|receipt|respon[ds]|repl(?:y|ies)|hear (?:back|from)|get back|triage|confirm|contact you|follow up
    |in touch|reach out|assessment|answer|feedback|look at|review|come back|hear nothing|not (?:received|heard)
  `,
  de: 'antworte|melde(?:n)? (?:mich|uns)|nichts (?:gehört|gekommen|passiert)|bestätig|antwort|rückmeld|eingang|reaktion',
  fr: 'sans nouvelles|rien reçu|accus|répon|réponse|réception|analyse initiale|confirm',
  es: 'contest|sin noticias|respon|respuesta|acus|confirm|recepci|inicial',
  pt: 'sem notícias|respon|resposta|acus|confirm|receb|inicial',
  ru: 'отвеч|ничего не (?:услыш|получ)|ответ|подтвер|получени|рассмотр|первичн',
  zh: '回信|回邮件|没有消息|无消息|没收到|未收到|确认|確認|回复|回覆|答复|响应|回應|初步|评估',
  ja: '音沙汰|反応|確認|返信|回答|応答|受領|受付|連絡|初期|初回',
  ko: '확인|답변|응답|회신|접수|초기|연락',
  it: 'confer|rispo|ricezion|inizial|riscontro|presa in carico',
  pl: 'rozpatr|potwierdz|odpowie|odpowiada|wstępn|otrzyma|reakcj',
  tr: 'yanıt|cevap|onay|alındı|geri dönüş|dönüş yap|ilk|aldık|inceli(?:yor|y)',
  nl: 'bevestig|reage|reactie|antwoord|ontvangst|eerste',
  id: 'konfirmasi|respon|merespon|membalas|balas|tanggap|penerimaan|menanggapi|awal|jawab',
  uk: 'підтверд|відпові|отриман|первинн|розглян',
  vi: 'xác nhận|phản hồi|trả lời|nhận được|ban đầu',
  cs: 'potvrd|potvrzen|odpov|reagov|přijet|počátečn|ozv',
  nordic: 'bekräft|bekreft|bekræft|svar|återkoppl|tilbakemeld|tilbagemeld|mottag|mottak|modtag|första|første|inledande|hör av|återkomm',
  fi: 'vahvist|vasta(?:a|t|us)|kuitta|palaamme|vastaanot|ensi',
  hu: 'visszaigazol|válasz|megerősít|visszajelz|átvétel|kezdeti|első',
  ro: 'confirm|răspun|recep|primir|iniția',
  ar: String.raw`تأكيد|نؤكد|استلام|رد(?!\p{L})|[نس]?نرد|استجاب|أولي|مبدئي`,
});

export const madePublic = expression('i')`
    disclos|notify (?:any )?(?:other )?third[- ]part|(?<!sin )embargo|public(?:ly)?\b|offenleg|divulg|раскр|披露|(?<!非|不)公开|(?<!非)公開|公表
    |(?<!비)공개|pubblic|ujawni|upubliczn|ifşa|kamuya|openba|pengungkapan|оприлюд|розкри|offentliggör|offentliggjør|julkist|nyilvánosságra
    |közzét|dezvălu|[إا]فصاح|النشر
  `;

export const notAPromise = expression('i')`
    (?:cannot|can[’']t|no|not) guarantee(?!.{0,40}(?:week|day))|(?:supported|maintained|support) (?:for|until)|token|expir|session|valid for
    |rotat|retention|retain|backups?|\bttl\b|older than|end[- ]of[- ]life|\bcache|log(?:s|in)\b.{0,20}kept
    |after (?:the )?(?:initial )?release of|release cycle|every (?:release|quarter)
    |(?:new|next|major|minor) (?:major |minor )?(?:version|release)s?\b.{0,40}support|support.{0,60}(?:major|minor|version|release|branch)
  `;

/** "Fixed in supported release branches within 90 days": the time of the fix, and not of the support. */
export const doneWithin = /\b(?:fixed|patched|resolved|remediated|disclosed)\b[^.;]{0,120}\bwithin (?:a |the )?\W{0,3}\d/i;

/** "Give us 90 days from your report before you disclose it." */
export const untilPublic = anyOf({
  en: String.raw`\d[^.;]{0,60}\b(?:before|prior to)\b[^.;]{0,30}\b(?:disclos|publi|going public)`,
  de: String.raw`\d[^.;]{0,60}(?:vor|bevor)(?!\p{L})[^.;]{0,30}(?:offenleg|veröffentl)`,
  fr: String.raw`\d[^.;]{0,60}avant[^.;]{0,30}(?:divulg|publi)`,
  es: String.raw`\d[^.;]{0,60}antes de[^.;]{0,30}(?:divulg|publi)`,
  pt: String.raw`\d[^.;]{0,60}antes d[^.;]{0,30}(?:divulg|publi)`,
  ru: String.raw`\d[^.;]{0,60}(?:до|прежде чем|перед)(?!\p{L})[^.;]{0,30}(?:раскры|публик)`,
  it: String.raw`\d[^.;]{0,60}prima d[^.;]{0,30}(?:divulg|pubbl)`,
  nordic: String.raw`\d[^.;]{0,60}(?:innan|før|före)[^.;]{0,30}(?:offentlig|publi)`,
  fi: String.raw`\d[^.;]{0,60}ennen[^.;]{0,30}julk`,
  hu: String.raw`\d[^.;]{0,80}(?:publik|nyilvános|közzét)\p{L}* előtt`,
  ro: String.raw`\d[^.;]{0,60}înainte[^.;]{0,30}(?:divulg|public)`,
  ar: String.raw`\d[^.;]{0,60}قبل[^.;]{0,30}(?:نشر|[إا]فصاح|كشف)`,
});

/** "Give us time to mend it (90 days)": what is asked of the reporter is to keep quiet for so long. */
export const leavesTime = expression('iu')`
    ^(?:please )?(?:give|allow|grant) us (?:\w+ ){0,3}time\b|^(?:bitte )?(?:gib|gebt|geben sie) uns (?:\p{L}+ ){0,2}zeit|^(?:merci de )?(?:laisse[rz]|donne[rz])[- ]nous (?:\p{L}+ ){0,2}temps
    |^(?:por favor,? )?(?:danos|denos|dennos) (?:\p{L}+ ){0,2}tiempo|^(?:por favor,? )?(?:nos dê|dê-nos) (?:\p{L}+ ){0,2}tempo|^(?:пожалуйста,? )?дайте нам (?:\p{L}+ ){0,2}врем
  `;
