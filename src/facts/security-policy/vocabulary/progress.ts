import { anyOf } from '../words.ts';

/** The words in which policies speak of news for who reported something, and of what is to come. */

export const informed = anyOf({
  en: String.raw`
    (?:writes?|responds?|repl(?:y|ies)) to the reporter\b[^.]{0,30}\bto (?:explain|let|tell|say)|(?<!please )lets? the reporter know
    |keep(?:ing)? (?:you|the reporter|reporters|everyone|them)\b.{0,40}(?:inform|updat|posted|apprised|in the loop)
    |kept (?:\w+ ){0,3}(?:inform|updat|up to date|posted|in the loop)|keep (?:you|the reporter|reporters) (?:\w+ )?up to date
    |(?:status|progress|regular|periodic|frequent|weekly|timely|follow-up|further) updates?|progress reports?
    |follow[- ]?ups? (?:as|while|until|throughout)\b|updates?(?: on (?:\w+ ){1,4})? (?:every|at least|weekly|within|as)
    |(?:provide|send|give|receive|get)\b (?:\w+ ){0,4}updates|inform you (?:of|about|when|on|as|throughout)
    |updated? (?:you|the reporter) (?:on|about|at|regularly|every|throughout)|notify you (?:when|of|as|about|once)
    |(?:send|receive|get) (?:you )?an? (?:additional|another|further|second|follow-?up|more detailed) (?:e-?mail|message|response|reply|notice)
    |will be (?:notified|informed|updated)|you will (?:be )?(?:informed|notified|receive (?:regular )?updates)
    |(?:maintain|stay in|remain in|ongoing) (?:\w+ )?(?:communication|contact|touch)|keep (?:you|the reporter|reporters) up to speed
    |(?:be|get) updated (?:regularly|frequently|periodically|weekly|via|by)|provid\w* (?:an? )?updates? on (?:the |our )?(?:progress|status)
    |(?:reporter|you) (?:is|are) (?:notified|informed|updated)
  `,
  de: String.raw`
    auf dem laufenden|meldende\p{L}*[^.]{0,30}informier|über den (?:fort|stand)|regelmäßig\p{L}* (?:updates|inform|aktual)
    |halten (?:sie|dich)|bleiben[^.]{0,30}in kontakt|updates? (?:zum|über den) (?:status|stand)
    |(?:täglich|wöchentlich|monatlich)\p{L}* (?:updates|rückmeldung)|(?:senden|schicken|geben)[^.]{0,20}updates
    |rückmeldung[^.]{0,12}(?:sobald|wenn|zum)|fortschritt .{0,20}inform
  `,
  fr: String.raw`
    (?:tien|ten)(?:d?rons|ons|drai|s)?[^.]{0,12}au courant|tiendrons|rest(?:ons|erons) en contact|tenir (?:au courant|inform)
    |tenu(?:e|s)? inform|informer?(?:ons)? (?:de|régul|sur)|mises? à jour (?:régulières?|(?:\p{L}+ )?sur|de l'état)
  `,
  es: String.raw`
    (?:mantendr\p{L}*|mantener(?:te|le|lo)?)[^.]{0,20}(?:informad|al tanto|actualizad|comunicación|contacto)
    |actualizaci(?:ones|ón) (?:periódicas|regulares|(?:\p{L}+ )?sobre|del (?:avance|progreso|estado))|informaremos|informad[oa] sobre
  `,
  pt: String.raw`
    (?:mant(?:er|ém|enha|endo|emos)\p{L}*|mantê-?l[oa])[^.]{0,25}(?:informad|atualizad|comunicação|contato)
    |atualizaç(?:ões|ão) (?:regulares|periódicas|(?:\p{L}+ )?sobre|d[oe] (?:status|andamento|progresso))|informaremos|informad[oa] sobre
  `,
  ru: 'держать .{0,20}в курсе|информировать|обновления о|будем сообщать|уведомлять вас',
  zh: '(?:保持|持续|定期|及时|同步|告知|通知).{0,12}(?:进展|進展|更新|沟通|状态)|进展更新|进度(?:更新|通报)|状态更新',
  ja: '進捗|経過(?:を|の)|状況(?:を|の).{0,10}(?:連絡|報告|更新|共有)|随時(?:連絡|報告|更新)|定期的に.{0,10}(?:連絡|更新|報告)',
  ko: '진행 ?(?:상황|사항|경과)(?!을 확인)|경과를|상황을.{0,12}(?:알려|공유|업데이트)|상태 업데이트|정기적으로.{0,10}업데이트',
  it: String.raw`
    (?:terremo|tenervi|tenerti|tenut\p{L}*|tenere)[^.]{0,25}(?:inform|aggiornat|al corrente)
    |aggiornamenti (?:regolari|periodici|(?:\p{L}+ )?(?:sullo|sui|sul))|segnalatore[^.]{0,30}(?:aggiornat|informat)
    |(?:vien|verr)\p{L}* (?:aggiornat|informat)|stato di avanzamento|informat[oi] su
  `,
  pl: String.raw`
    informowa\p{L}*[^.]{0,30}(?:postęp|stan|przebieg|o )|informuje(?:my|m)? (?:\p{L}+ )?(?:o (?!podatno|luka)|,? ?gdy)
    |informujemy (?:zgłaszając|cię|was)|informujemy(?:,? gdy| o (?!podatno|luka))|na bieżąco|aktualizacj\p{L}* (?:statusu|o postęp)
    |o postępach
  `,
  tr: 'bilgilendir|güncelleme(?:ler)?[^.]{0,60}(?:sağla|paylaş|ver(?:ir|ece|iyor))|gelişmeler|ilerleme|haberdar|durum güncelle',
  nl: String.raw`op de hoogte|voortgang|status(?:update)?s?\b|houden (?:u|je|jou)`,
  id: String.raw`
    (?:memberi(?:kan)?|kirim\p{L}*|memperoleh|menyediakan)[^.]{0,40}(?:pembaruan|update|kemajuan|perkembangan)
    |pembaruan (?:status|rutin|berkala)|memberi ?tahu anda (?:tentang|mengenai|saat|setelah)|kabar(?:i|kan)|perkembangan
  `,
  uk: 'інформуватимемо|тримати[^.]{0,20}курсі|повідомлятимемо|оновлення (?:статус|про)|хід(?:у)? (?:виправ|роб)',
  vi: 'cập nhật cho bạn|thông báo cho bạn|tiến (?:độ|trình)',
  cs: 'informovat vás|vás informovat|o průběhu|o postupu|aktualizace o',
  nordic: String.raw`
    (?:håll|hold)\p{L}* (?:\p{L}+ ){0,3}(?:informer|uppdater|oppdater|opdater|underrätt|underret|orienter|løpende)
    |(?:status|löpande |løpende |løbende |jevnlige )(?:uppdater|oppdater|opdater)\p{L}*|informer\p{L}* (?:deg|dig|dem|er)[ ]
    |(?:upp|op|oppd?)dateringa?e?r om
  `,
  fi: 'pidämme (?:sinut|teidät|ilmoittajan)|ajan tasalla|edistymis|tilannepäivity|tiedotamme',
  hu: 'tájékoztat(?:juk|unk|ni fog)|folyamatosan értesít|értesítünk|előrehalad|állapotfrissít',
  ro: 'la curent|informa(?:t|ți|m)|actualizări (?:despre|privind|periodice|regulate)|progres',
  ar: 'تحديثات (?:ال)?(?:دورية|منتظمة)|تحديثات (?:عن|حول|بشأن)|نبقيك|إبقا|على اطلاع|إطلاعك|سنعلمك|تقدم',
});

/** What is to come, and not there yet. */
export const planned = anyOf({
  en: String.raw`planned\b(?! (?:maintenance|downtime|outage))|coming soon|on the roadmap`,
  de: '(?<!wie )(?:geplant|vorgesehen)',
  fr: 'planifiée?s?|(?<!comme )prévue?s?|à venir',
  es: 'planificad|planead|(?<!como )previst|próximamente',
  pt: '(?<!como )(?:planejad|planead|previst)|em breve',
  ru: 'запланирован|планиру[ею]тся|в планах',
  zh: '计划中|规划中|待实现|尚待',
  ja: '予定|計画中|検討中',
  ko: '예정|계획 ?중',
  it: 'pianificat|(?<!come )previst[aoei]|prossimamente',
  pl: 'planowan|zaplanowan',
  tr: 'planlan',
  nl: 'gepland|voorzien voor',
  id: 'direncanakan|akan datang',
  uk: 'заплановано|планується',
  vi: 'dự kiến|đang lên kế hoạch|sắp tới',
  cs: 'plánovan|naplánovan|plánuje',
  nordic: 'planera[dt]|planlagt|kommer snart',
  fi: 'suunnitteilla|tulossa',
  hu: 'tervezett|hamarosan',
  ro: 'planificat|în curând',
  ar: 'مخطط|قريبا',
});
