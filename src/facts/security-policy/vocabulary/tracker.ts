import { expression } from '../../../long-expression.ts';
import { anyOf } from '../words.ts';
/** The words in which policies send people to a tracker. */

export const sendsToTracker = anyOf({
  en: String.raw`
    mention\b[^.]{0,30}\bin an? (?:new |public |github )?issue
    |(?:
      open|opening|creat(?:e|ing)|fil(?:e|ing)|rais(?:e|ing)|log|post|submit(?:ting)?|add(?:ing)?|mak(?:e|ing)|start|writ(?:e|ing)
      |us(?:e|ing)|propos(?:e|ing)|put
    ) (?:up )?(?:
      (?:
        an?|your|our|new|public|github|bug|security|regular|normal|minimal|empty|short|brief|blank|detailed|labell?ed|corresponding
        |appropriate|a separate
      )[ ]
    )*(?:issue|bug report|pull request|pr|discussion|ticket|issue tracker|issues (?:page|tab|section))\b(?!
      [ ](?:
        to (?:us|our|the|\S+@)|via e-?mail|privately|by e-?mail|directly|at \S+@
        |with the(?! (?:\W?\w+\W? )?(?:label|tag|title|prefix|explanation|description|details?|information|steps)\b)|that|which
        |in (?:the|our|this) (?:project|code|software|library)
      )
    )
    |(?:report|submit|rais|disclos|let us know|send|post|contact|reach out)\w*\b[^.]{0,80}\b
    (?:as|via|through|in|within|under|on|using|with|to|at) (?:
      (?:an?|the|our|this|github|project[’']?s?|public|regular|normal|usual|new|repository[’']?s?|\w+[’']s)[ ]
    )*(?:issues?|issue tracker|bug tracker|discussions?)\b(?! (?:in(?! (?:this|our|the) repo)|with|of|to|that|which|please|by|via|at))
    |(?:open|file|create) (?:\w+ )?github issues
    |use (?:the |our )?(?:public|github) (?:issues?|issue tracker|tracker)\b[^.]{0,60}\b(?:to|for) (?:submit|report|rais)
    |(?:open|file|create|raise|log) (?:an? |new )*bugs?\b(?! (?:bount|in\b|to us|by e-?mail|privately))
    |report(?:ed)? (?:\w+ )?as (?:an? )?(?:\w+ )?(?:issue|bug)\b
  `,
  de: String.raw`(?:erstell|öffne|eröffn)\p{L}*[^.]{0,40}(?:issue|ticket)|meld\p{L}*[^.]{0,80}(?:über|als|per|in) (?:\p{L}+ )?issues?\b`,
  fr: String.raw`(?:ouvr|cré)\p{L}*[^.]{0,40}(?:issue|ticket)|(?:signal|contact)\p{L}*[^.]{0,60} (?:dans|via|par|sur|avec) (?:\p{L}+ ){0,2}issues?(?!\p{L})`,
  es: String.raw`(?:abr|cre|añad|agreg)\p{L}*[^.]{0,40}(?:issue|incidencia)|(?:report|repórt|inform|notif|contact)\p{L}*[^.]{0,60} (?:en|vía|a través de|mediante) (?:\p{L}+ ){0,2}issues?(?!\p{L})`,
  pt: String.raw`(?:abr|cri)\p{L}*[^.]{0,40}issue|(?:report|relat|inform|notifi|contat)\p{L}*[^.]{0,60} (?:em|n[ao]s?|via|pel[ao]s?|através d[aoe]s?) (?:\p{L}+ ){0,2}issues?(?!\p{L})`,
  ru: String.raw`(?:созда|откр|завед)\p{L}*[^.]{0,40}(?:issue|задач)`,
  zh: '(?:提交|创建|新建|通过|在|开)[^。]{0,20}(?:issue|Issue|议题)(?![^。，：:]{0,12}前)',
  ja: '(?:issue|イシュー|プルリクエスト|Pull Request)s?[^。]{0,30}(?:報告|作成|立て|開い|お知らせ|連絡|挙げ)',
  ko: '(?:이슈|issue)(?!가 비공개)[^.]{0,45}(?:등록|작성|생성|남겨|올려|제보|보고)(?!됨)',
  it: String.raw`(?:apr|cre|segnal|us)\p{L}*[^.]{0,60}issues?\b`,
  pl: String.raw`(?:otw|utw|zgło)\p{L}*[^.]{0,40}issue`,
  tr: 'issue[^.]{0,20}(?:aç(?!may)|oluştur)|issues? üzerinden[^.]{0,30}bildir',
  nl: '(?:open|maak|gebruik)[^.]{0,30}issue',
  id: '(?:buka|buat|melalui|gunakan)[^.]{0,30}issue',
  uk: String.raw`(?:створ|відкр)\p{L}*[^.]{0,40}issue`,
  vi: '(?:tạo|mở|gửi)[^.]{0,20}issue|báo[^.]{0,40}(?:qua|trong|trên) [^.]{0,20}issue',
  cs: String.raw`(?:založ|vytvo[řr]|otev[řr])\p{L}*[^.]{0,40}issue|(?:nahl[aá]s|hlas)\p{L}*[^.]{0,60} (?:přes|na|v|pomocí) [^.]{0,20}issue`,
  nordic: String.raw`(?:öppna|skapa|åpne?|åbn|opp?ret)\p{L}*[^.]{0,40}issue|(?:rapporter|anmäl|meld)\p{L}*[^.]{0,60} (?:via|som|i|på) [^.]{0,20}issue`,
  fi: String.raw`(?:avaa|luo|tee)\p{L}*[^.]{0,30}issue`,
  hu: String.raw`(?:nyis|nyit|létrehoz)\p{L}*[^.]{0,40}issue|issue[^.]{0,20}(?:nyit|nyis)`,
  ro: String.raw`(?:deschid|cre)\p{L}*[^.]{0,40}issue`,
  ar: '(?:افتح|إنشاء|أنشئ|عبر|من خلال)[^.]{0,30}issue',
});

export const otherMatters = expression('i')`
    (?:
      non-|not |other |general |regular |normal |ordinary |usual |minor |feature|question|low[- ](?:risk|severity|impact)|functional
      |for bugs|any other|everything else|typos?
    )\b|non-sensitive|private (?:security )?issue|confidential issue|issue (?:priv(?:ée|ad?[aot]|ate)|pribadi|tertutup|confiden\w+)|draft
    |security advisor|if (?:we|you) (?:don[’']t|do not)|privately|(?<!or )(?:via|by) e-?mail
    |\b(?:choose|select|click|press|pick)\w*\b[^.]{0,12}["“'*]{1,2}report a (?:(?:security )?vulnerab)?ilit|一般|其他|普通|その他|非安全
  `;

/** "Where that is not possible, open an issue without details." */
export const fallsBackOnTracker = anyOf({
  en: String.raw`
    (?:
      (?:if|when|where)\b[^.]{0,80}\b(?:unavailable|not (?:available|possible|enabled|an option)|cannot|can[’']t|unable|impossible)\b
      |otherwise\b|failing that\b
    )[^.]{0,80}\b(?:open|create|file|raise|use|contact)\b[^.]{0,40}\bissues?\b
  `,
  de: String.raw`(?:nicht (?:verfügbar|möglich|aktiviert|eingeschaltet)|andernfalls|ansonsten)\b[^.]{0,80}issue`,
  fr: String.raw`(?:indisponible|impossible|pas (?:possible|disponible|activée?)|sinon)\b[^.]{0,80}issue`,
  es: String.raw`(?:no (?:está (?:disponible|habilitad|activad)|es posible|puede)|de lo contrario|en caso contrario)\b[^.]{0,80}issue`,
  pt: String.raw`(?:não (?:estiver (?:disponível|habilitad|ativad)|for possível|puder)|caso contrário)(?!\p{L})[^.]{0,80}issue`,
  ru: '(?:недоступ|невозможн|не включ|отключ|иначе|в противном случае)[^.]{0,80}issue',
  zh: '(?:无法|不能使用|不可用|否则|不便|未启用|未开启|没有启用|不支持)[^。]{0,60}(?:创建|提交|新建|通过|透過|开)[^。]{0,12}(?:issue|议题)',
  ja: '(?:(?:利用|使用)(?:できない|不可)|無効|有効でない)[^。]{0,60}(?:issue|イシュー)[^。]{0,20}(?:作成|連絡|報告|開|立て)',
  ko: '(?:사용할 수 없|불가능|어려운 경우)[^.]{0,60}(?:이슈|issue)[^.]{0,20}(?:등록|작성|생성|남겨|연락)',
  it: String.raw`(?:non (?:è disponibile|è possibile|puoi)|altrimenti)\b[^.]{0,80}issue`,
  pl: '(?:niedostępn|niemożliw|w przeciwnym razie)[^.]{0,80}issue',
  tr: '(?:kullanılamıyorsa|mümkün değilse|aksi (?:halde|takdirde))[^.]{0,80}issue',
  nl: String.raw`(?:niet (?:beschikbaar|mogelijk)|anders)\b[^.]{0,80}issue`,
  id: String.raw`(?:tidak (?:tersedia|bisa|dapat)|jika tidak)\b[^.]{0,80}issue`,
  uk: '(?:недоступн|неможлив|інакше)[^.]{0,80}issue',
  vi: '(?:không (?:thể|khả dụng)|nếu không)[^.]{0,80}issue',
  cs: '(?:nedostupn|není možné|jinak)[^.]{0,80}issue',
});

export const restricted = anyOf({
  en: String.raw`
    \bonly (?:the |our )?(?:[\w-]+ ){0,4}(?:team|developers|maintainers|members|staff)\b[^.]{0,40}\b(?:access|see|view|read)
    |visible (?:only )?to (?:only )?(?:the |our )?(?:[\w-]+ ){0,4}(?:team|developers|maintainers|members|staff)
    |(?:not|n[’']t) (?:be )?(?:publicly visible|visible to the public)|security (?:checkbox|flag|level)
    |(?<!\bissues? )(?:mark|flag|fil|set)\w* (?:it |them |the \w+ )?(?:as |to )?["'“]?(?:private|confidential|security)
  `,
  de: 'nur (?:für )?(?:das|die) [^.]{0,40}(?:sichtbar|einseh|zugriff)|als vertraulich',
  fr: '(?:visibles? (?:uniquement|seulement)|seule?s? [^.]{0,40}(?:voir|accès|accéder))|comme confidentiel',
  es: '(?:solo|sólo|únicamente) [^.]{0,40}(?:visible|acceso|ver)|como confidencial',
  pt: '(?:somente|apenas|só) [^.]{0,40}(?:visíve|acesso|ver)|como confidencial',
  ru: String.raw`(?:видн|доступ)\p{L}* только|только [^.]{0,40}(?:видит|увидит|доступ)|как конфиденциальн`,
  zh: '(?:仅|只有)[^。]{0,16}(?:可见|可以看到|能看到|访问)|设为(?:私密|机密)',
  ja: 'のみ(?:が)?[^。]{0,12}(?:閲覧|アクセス|見)',
  ko: '만 (?:볼|열람|접근)',
});
