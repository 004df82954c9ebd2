import { anyOf } from '../words.ts';
/** The words in which policies say what they do not take. */

export const refused = anyOf({
  en: String.raw`
    (?:please|should(?: be)?|must(?: be)?|directly) [^.]{0,60}\bupstream\b|out[- ]of[- ](?:the )?scope
    |rather than (?:as )?(?:an? )?(?:\w+ )?(?:security )?vulnerabilit|outside (?:of )?(?:the |our )?scope|not (?:in|within) (?:the )?scope
    |(?:not|n[’']t) (?:be )?(?:
      considered|treated|regarded|classified|eligible|accepted|qualify|a (?:security )?(?:vulnerab|issue|bug|problem|concern)
      |security (?:vulnerab|issue|bug)|vulnerabilit|cve|constitute
      |accept (?:[\w-]+ ){0,4}(?:reports?|submissions?|issues?|findings?|vulnerabilit\w+|notifications?)|covered|handle|count
    )|(?:will|do|does|can|are) not (?:be )?(?:accept|consider|fix|address|respond|treat|handle)\w* (?:\w+ ){0,6}(?:report|vulnerab|issue|as)
    |report(?:ed)? (?:\w+ ){0,6}upstream|(?:reject|close) (?:\w+ )?reports?\b|do not report [^.]{0,60}\bas (?:a )?(?:security|vulnerab)
    |report (?:[\w-]+ ){0,7}to (?:the )?(?:person|people|team|project|individual)s?(?: or \w+){0,2}[ ]
    (?:maintaining|that maintain|who maintain|responsible for|behind)
    |(?:vulnerabilit\w+|issues|bugs|weaknesses) in (?:the )?(?:upstream|third[- ]party|dependenc\w+|external)\b[^.]{0,60}\b
    (?:should|must|please) (?:be )?report|should not be reported(?! (?:publicly|via|through|in|on|as|using|to|by)\b)
    |do not report security incidents
    |(?:please )?report (?:\w+ ){0,5}to (?:the |their |that |its )?(?:
      upstream|respective|maintainers? of|vendor|third|affected|relevant|dependency|project(?:s)? directly
    )|(?:belongs?|go|goes|reported) (?:to (?:the )?)?upstream\b|in scope\b[^.]{0,80}, not (?:our|the)\b
    |(?:exclud(?!\w* from (?!(?:the |this |our )?(?:[\w-]+ ){0,2}(?:scope|polic|program|bounty|process)))|ineligible|non-qualifying)
    |should (?:instead )?be reported (?:to|directly to) (?:the |their )?(?:upstream|vendor|respective|relevant|appropriate|maintainer)
    |\bwe (?:do not|don[’']t|will not|cannot) accept\b|(?:policy|scope|programme?)\b[^.]{0,20}\bdoes not cover
    |(?:will|do) not act (?:up)?on (?:any )?(?:security )?(?:disclosure|report)|do not report (?:non-security|third[- ]party|upstream)
    |automated scanner|(?:raw|unverified|unvalidated|bare|mere|pure) scanner (?:output|results?)|scanner output (?:without|alone|only)
    |theoretical (?:issue|vulnerab|attack)
    |for (?:(?:any |all )?other|non-security|general|usage|support) (?:bugs|issues|questions|inquiries|enquiries|matters|requests|problems)
    \b|for (?:questions|support|feature requests|help)\b[^.]{0,80}\b(?:use|submit|visit|ask|join|see|post|open)\b
    |(?:treated|handled) as (?:a )?(?:normal|regular|ordinary|usual) (?:issues?|bugs?)
    |report (?:all |any )?(?:other|non-security) (?:issues|bugs|problems)
    |not (?:to )?(?:raise|report|contact|send)[^.]{0,90}(?:scanner|automated tool)|bugs? that (?:is|are) not
    |not consider[^.]{0,80}(?:valid|attack vector|vulnerab|issue|bug)|rather than (?:\w+ )?(?:vulnerabilit|security (?:issue|bug))
    |without (?:a )?(?:proof|poc)|make sure[^.]{0,60}\bnot (?:related to|caused by|due to)\b
    |contact (?:[\w-]+ ){0,6}(?:of )?the (?:respective|relevant|affected) (?!(?:\w+ )?versions?\b)
    |(?<!\bnot )\buse the (?:public|regular|normal|usual) (?:issue|bug|pull request)
    |(?:vulnerabilit\w+|weakness(?:es)?|issues?|bugs?|problems?) in (?:the )?[^.,]{1,40} and not\b[^.]{0,60}\breport\b
    |follow (?:the|their|that) [^.]{0,40}(?:procedures?|polic(?:y|ies)|process(?:es)?) (?:of|for) (?:that|the)[ ]
    (?:librar|project|package|dependenc|vendor)
  `,
  de: String.raw`
    (?:(?<!auch (?:in |von ){0,1})abhängigkeit|bibliothek|(?<!(?:an|mit) )dritt)\p{L}*[^.]{0,80}(?:an|bei|beim) (?:\p{L}+ ){0,2}(?:maintainer|projekt|hersteller|entwickler|anbieter)\p{L}* [^.]{0,20}(?:meld|gemeldet)
    |meld\p{L}* [^.]{0,40}(?:jeweilige|betreffende|zuständige)\p{L}* (?:projekt|hersteller|entwickler)
    |keine (?:sicherheitslücke|schwachstelle) (?:dar|von)|außerhalb|nicht als (?:sicherheits|schwachstelle)|ausgeschlossen|gilt nicht
    |akzeptieren (?:wir )?(?:keine|nicht)|nehmen (?:wir )?keine
  `,
  fr: String.raw`
    (?:(?<!y compris (?:dans |les ){0,2})dépendance|bibliothèque|(?<!\p{L}|à des |à un )tier)\p{L}*[^.]{0,80}(?:signal|rapport)\p{L}*[^.]{0,24} (?:aux?|à leurs?) (?:\p{L}+ ){0,2}(?:mainteneur|projet|éditeur|auteur|fournisseur)
    |signal[^.]{0,40} au(?:x)? (?:projet|mainteneur|éditeur)s? (?:concerné|amont|respecti)|n[’']acceptons pas
    |n[’']est pas une (?:vulnérabilité|faille)|ne sont pas (?:concerné|couvert|inclus)|hors (?:de |du )?(?:la )?(?:portée|périmètre)
    |ne couvre(?:nt)? pas|exclu|pas considéré
  `,
  es: String.raw`
    (?:(?<!(?:también|incluso) (?:en |las ){0,2})dependencia|bibliotec|(?<!(?<!\p{L})a )tercero)\p{L}*[^.]{0,80}(?:report|inform|comuni)\p{L}*[^.]{0,24} a(?:l| los| sus?) (?:\p{L}+ ){0,2}(?:mantenedor|proyecto|proveedor|autor)
    |(?:reporta|inform|repórta)\p{L}* [^.]{0,40}al (?:proyecto|proveedor) (?:correspondiente|afectado|original)|no es una vulnerabilidad
    |no report[ea]s? [^.]{0,60}como (?:problema|vulnerab)|fuera de(?:l)? alcance|no cubre|exclu|no se consider|no aceptamos
    |(?:procedimientos|política)[^.]{0,40} de esa (?:biblioteca|librería|dependencia)
  `,
  pt: String.raw`
    (?:(?<!(?:também|inclusive) (?:em |nas ){0,1})dependênci|bibliotec|(?<!(?<!\p{L})a )terceiro)\p{L}*[^.]{0,80}(?:report|relat|inform|comuni)\p{L}*[^.]{0,24} a(?:os?| seus?) (?:\p{L}+ ){0,2}(?:mantenedor|projeto|fornecedor|autor|desenvolvedor)
    |(?:report|relat|inform)\p{L}* [^.]{0,40}ao (?:projeto|fornecedor) (?:correspondente|afetado|original|respectivo)
    |não é (?:uma )?vulnerabilidade|não report\p{L}+ [^.]{0,60}como (?:problema|vulnerab)|fora do escopo|não (?:cobre|abrange)
    |exclu(?!são de)|não (?:são|é|será) consider|não aceitamos
  `,
  ru: String.raw`
    (?:сообща|направля|сверя|адресу|пис)\p{L}* [^.]{0,40}(?:в|с|к|на) (?:\p{L}+ )?(?:оригинальн|исходн|вышестоящ|upstream)\p{L}*
    |сообща\p{L}* [^.]{0,40}(?:в соответствующ\p{L}+ проект|разработчикам (?:этих|соответствующ|самих))|вне (?:области|рамок|скоуп|зоны)
    |не (?:охватыва|распространя)|не (?:считается|являются|является|рассматрива)
    |(?:отч[её]т|сообщени|репорт|заявк)\p{L}*[^.]{0,60}не принима|не принима\p{L}*[^.]{0,40}(?:отч[её]т|сообщени|репорт|заявк)
  `,
  zh: '(?:向|给|至)(?:其|对应|相应|相关|上游)[^。]{0,10}(?:报告|反馈|提交|上报)|不(?:是|属于|算)(?:安全)?漏洞|不在(?:范围|範圍)|不属于|属于上游|不接受|不视为|不被视为|范围外|不算|不予|不(?:涵盖|覆盖)',
  ja: '(?:上流|該当(?:する)?|各|それぞれの)(?:の)?(?:プロジェクト|開発元)(?:に|へ)[^。]{0,8}(?:報告|連絡)|脆弱性(?:ではなく|ではありません|とは(?:みな|考え))|対象外|範囲外|みなしません|含まれません|受け付け(?:ません|ておりません)|通常の ?(?:github ?)?(?:issue|イシュー)',
  ko: '(?:해당|상위|원본?|각) ?(?:프로젝트|저장소|공급자|벤더)(?:에|로)[^.]{0,12}(?:신고|제보|보고)|취약점이 아(?:닙|닌)|범위 ?(?:밖|외)|제외|해당하지 않|간주하지 않|대상이 아',
  it: "(?:(?<!anche (?:in |nelle ){0,1})dipendenz|librer|(?<!(?<![a-z])ai? )terz)[^.]{0,90}(?:segnal|riport|comuni)[^.]{0,40} a(?:i|l|gli) (?:[^ .]+ ){0,2}(?:maintainer|manutentor|progett|fornitor|autor)|non è una vulnerabilità|fuori (?:dall[’'])?(?:ambito|perimetro|scope)|esclus[aeio](?![a-z])|non (?:è|sono|viene|vengono) (?:consider|accett)",
  pl: 'nie (?:jest|są|stanowi) (?:podatno|luk)|poza zakresem|nie (?:jest|są) (?:uznawan|uważan|objęt)|wyłączon|nie obejmuje',
  tr: String.raw`
    güvenlik açığı (?:değil|sayılm)|kapsam dışı|kapsamı dışında|dahil değil|kabul edilmez|sayılmaz|değerlendirilmez
    |(?:ilgili|kendi) (?:proje|geliştirici|üretici)\p{L}*[^.]{0,20}bildir
  `,
  nl: 'geen (?:kwetsbaarheid|beveiligings(?:probleem|lek))|buiten (?:de )?(?:scope|bereik)|niet (?:beschouwd|geaccepteerd|in behandeling)|uitgesloten',
  id: `
    bukan (?:merupakan )?(?:celah|kerentanan|masalah keamanan)
    |laporkan [^.]{0,20}ke (?:proyek|pengembang|pengelola) (?:terkait|masing-masing)|di luar (?:cakupan|lingkup)
    |tidak (?:termasuk|dianggap|diterima|mencakup)|dikecualikan
  `,
  uk: 'поза (?:межами|областю|сферою)|не (?:вважа|є вразлив|прийма|розгляда)|виключ',
  vi: 'không phải (?:là )?lỗ hổng|ngoài phạm vi|không (?:bao gồm|được coi|chấp nhận|áp dụng)',
  cs: 'není (?:bezpečnostní )?(?:zranitelnost|chyb)|nejde o (?:bezpečnostní )?zranitelnost|mimo rozsah|nevztahuje|nepovažu|nepřijím|vyloučen',
  nordic: String.raw`
    utanför (?:scope|omfattning)|utenfor (?:scope|omfang)|uden for (?:scope|omfang)|omfattas inte
    |(?:inte|ikke) (?:räknas|regnes|omfattet|som en sårbarhe|en sårbarhe)|räknas inte
    |(?:hanteras|håndteres) (?:av|af) (?:respektive|det enkelte|andra)
    |rapporter\p{L}* (?:dessa |detta |dette |direkt(?:e)? )?(?:uppströms|oppstrøms|til (?:leverandør)|till leverantör|till respektive)
  `,
  fi: 'ei (?:kuulu|lasketa|pidetä|ole haavoittuvu)|ulkopuolel',
  hu: 'hatókörön kívül|nem (?:tartozik|minősül|számít|fogadunk|vonatkozik)|szerzői?k? felelőssége|felé (?:kell )?jelez',
  ro: 'în afara (?:domeniului|ariei|scopului)|nu (?:sunt|este) (?:consider|accept|acoper|inclus)|exclus',
  ar: 'خارج (?:ال)?نطاق|لا (?:تعتبر|تعد|يشمل|تشمل|نقبل)',
});

/** "Reports of a purely theoretical nature may be closed." */
export const closesReports = anyOf({
  en: String.raw`(?:reports?|submissions?|findings?)\b[^.]{0,100}\b(?:may|will|can|are|get) (?:be )?(?:[\w-]+ or )?(?:closed|rejected|declined|dismissed|ignored)`,
  de: String.raw`(?:meldung|bericht)\p{L}*[^.]{0,120}(?:geschlossen|abgelehnt|zurückgewiesen|ignoriert)`,
  fr: String.raw`(?:signalement|rapport)s?(?!\p{L})[^.]{0,120}(?:fermé|rejeté|refusé|ignoré|clos)`,
  es: String.raw`(?:reporte|informe)s?(?!\p{L})[^.]{0,120}(?:cerrad|rechazad|descartad|ignorad)`,
  pt: String.raw`(?:relato|relatório|reporte)s?(?!\p{L})[^.]{0,120}(?:fechad|rejeitad|recusad|descartad|ignorad)`,
  ru: String.raw`(?:отч[её]т|сообщени|репорт)\p{L}*[^.]{0,120}(?:закрыва|закро|закрыт[ыао]?(?!\p{L})|отклон|игнорир)`,
  zh: '报告[^。]{0,40}(?:将|会|可能)?被?(?:直接)?(?:关闭|拒绝|忽略)',
  ja: '報告[^。]{0,40}(?:クローズ|却下|対応しない|対応しません)',
  ko: '(?:신고|보고|제보)[^.]{0,40}(?:종료|반려|거절)',
});

/** Below a heading on the scope, what "is not included" is out of it. */
export const notIncluded = anyOf({
  en: String.raw`(?:is|are) not (?:included|covered|part of)\b|does not (?:include|cover)\b`,
  de: '(?:nicht|keine?) [^.]{0,40}(?:enthalten|eingeschlossen|umfasst|abgedeckt)',
  fr: "n[’']inclut pas|ne (?:sont|comprend|comprennent)[^.]{0,20} pas|ne couvre",
  es: 'no (?:se )?(?:incluy|est[áa]n? inclui|cubr)',
  pt: 'não (?:se |est(?:á|ão) |são )?(?:inclu|cobr|abrang)',
  ru: 'не (?:включа|вход|охватыва)',
  zh: '不(?:包括|包含|涵盖)',
  ja: '(?:含まれ|含み)ません|含まない',
});
