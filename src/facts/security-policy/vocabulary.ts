import { anyOf, type Words } from './words.ts';

/** The words in which policies speak of reports, in nine languages. */

export const negation = anyOf({
  en: String.raw`not\b|n[o’']t\b|don[’']?t|do not|never\b|instead of|rather than|without\b|refrain|avoid|please no\b|no (?:public|github) issues?|prior to|keep .{0,30}(?:confidential|private|secret)`,
  de: String.raw`nicht\b|keine?\b|niemals|statt\b|anstatt|anstelle|vermeiden`,
  fr: String.raw`ne\b|n[’']|pas\b|jamais|évite|au lieu`,
  es: String.raw`no\b|nunca|evit|en (?:lugar|vez) de`,
  pt: String.raw`não\b|nunca|evit|em vez de|ao invés`,
  ru: String.raw`не\b|никогда|вместо|избегайте`,
  zh: '不要|请勿|請勿|勿|不得|不应|禁止|避免|而不是|不通过|不在|切勿|别',
  ja: 'ないで|しないよう|ではなく|せず|避け|禁止|行わない|開かない|書かず|ません|控え',
  ko: '마십시오|마세요|말고|말아|대신|않|금지|지 ?말',
});

export const publicPlace = anyOf({
  en: String.raw`public(?:ly)?\b|issues?\b(?! (?:in|with|to us))|issue tracker|bug tracker|forums?\b|discussions?\b|pull requests?|\bprs?\b|social media|discord|twitter|slack|disclos|third part(?:y|ies)`,
  de: String.raw`öffentlich|issues?\b|github-issues?|foren\b|forum\b`,
  fr: String.raw`publi(?:c|que)|issues?\b|forums?\b|divulgu|réseaux sociaux|tickets?\b`,
  es: String.raw`públic|publicar|publiques?\b|issues?\b|foros?\b|divulg|incidencias?`,
  pt: String.raw`públic|publicamente|issues?\b|fóruns?|divulg|discuta`,
  ru: String.raw`публичн|открыт\p{L}+ (?:issue|задач)|issues?\b|форум|разглаша|раскрыва|обсужда`,
  zh: '公开|公開|公共|issue|Issue|议题|論壇|论坛|讨论区|披露|泄露|PR',
  ja: '公開|Issue|issue|フォーラム|公表|SNS|パブリック|イシュー|開示',
  ko: '공개|이슈|포럼|공공|게시',
});

/** A tracker, forum or request that everybody can read. */
export const tracker = anyOf({
  en: String.raw`(?:\w+ )?issues?\b|issue tracker|bug tracker|bug report|discussions?\b|pull requests?|\bprs?\b|ticket`,
  de: String.raw`issues?\b|github-issues?`,
  fr: String.raw`issues?\b|tickets?\b`,
  es: String.raw`issues?\b|incidencia`,
  pt: String.raw`issues?\b`,
  ru: String.raw`issues?\b|задач`,
  zh: 'issue|议题|工单|PR',
  ja: 'issue|イシュー|プルリクエスト',
  ko: '이슈|issue',
});

export const report = anyOf({
  en: String.raw`report|submit|send|e-?mail|mail\b|contact|reach out|disclos|notify|open(?:ing)?\b|creat(?:e|ing)\b|fil(?:e|ing)\b|rais(?:e|ing)\b|post(?:ing)?\b|use\b|using\b|via\b|through\b|write\b|discuss|let us know|share|inform|alert|add(?:ing)?\b|publish|log\b|message|bring`,
  de: 'meld|send|schick|schreib|kontaktier|erstell|öffne|teil(?:en|t)|veröffentlich|wende|informier|nutz|verwend',
  fr: 'signal|rapport|envoy|contact|ouvr|cré[eé]|publi|écri|divulg|utilis|soumet|informe|adress',
  es: String.raw`report|repórt|env[ií]|contact|abr[aie]|abras|cre[ae]|public|escrib|comun|notif|inform|divulg|us[ae]\b|utili[cz]`,
  pt: String.raw`report|relat|envi|contat|abr[aie]|cri[ae]|public|escrev|comuni|notif|inform|divulg|us[ae]\b|utiliz|entre em`,
  ru: 'сообщ|отправ|напиш|пиш|свяж|созда|откры|уведом|публик|использ|обрат|присыл',
  zh: '报告|報告|提交|发送|發送|联系|聯繫|聯絡|创建|建立|通过|通過|使用|发邮件|邮件|反馈|回報|披露|提|讨论|告知|公开|公開|发布',
  ja: '報告|連絡|送信|お送り|作成|投稿|使用|利用|ご連絡|メール|公開|開示|提出|書か|通報|知らせ',
  ko: '보고|신고|제보|보내|연락|작성|등록|사용|이메일|공개|알려|게시',
});

/** What reporters are asked to tell, each kind of detail on its own. */
export const details: readonly Words[] = [
  anyOf({
    en: '(?:clear |detailed |brief |full |short )?descri(?:ption|be|bing)|summary|explanation|type of (?:issue|vulnerab)|nature of|overview|what (?:the|you)',
    de: 'beschreib|erklär',
    fr: 'descri|décri|résumé|nature',
    es: 'descri|resumen|tipo de',
    pt: 'descri|descrev|resumo|tipo d[ea]',
    ru: 'описани|опиш|тип уязв',
    zh: '描述|说明|說明|详情|漏洞类型|类型|概述',
    ja: '説明|概要|内容|種類|詳細',
    ko: '설명|개요|유형|내용|종류',
  }),
  anyOf({
    en: 'impact|severity|consequence|affect(?:s|ed) (?:users|data)|how an attacker|exploitab|risk|attack (?:scenario|vector)',
    de: 'auswirkung|schweregrad|folgen',
    fr: 'impact|gravité|conséquence',
    es: 'impacto|gravedad|severidad|consecuenc',
    pt: 'impacto|gravidade|severidade|consequênc',
    ru: 'влияни|последстви|воздейств|серь[её]зност|критичност',
    zh: '影响|影響|危害|严重|利用条件',
    ja: '影響|深刻度|被害',
    ko: '영향|심각도|피해',
  }),
  anyOf({
    en: 'reproduc|steps? |replicat|how to (?:trigger|exploit)|recreate|(?:requirements|conditions).{0,20} trigger|step-by-step',
    de: 'reprodu|schritte|nachstell',
    fr: 'reprodu|étapes',
    es: 'reproduc|pasos',
    pt: 'reprodu|passos|passo a passo',
    ru: 'воспроизвед|воспроизвест|шаги',
    zh: '复现|重现|重現|復現|步骤|步驟',
    ja: '再現|手順',
    ko: '재현|단계',
  }),
  anyOf({
    en: String.raw`(?:affected |vulnerable |which |product |software |package |the )?(?:versions?|releases?|commit|branch|tag)\b`,
    de: 'version',
    fr: 'version|commit',
    es: 'versi[óo]n',
    pt: 'vers(?:ão|ões)',
    ru: 'верси',
    zh: '版本',
    ja: 'バージョン|版',
    ko: '버전',
  }),
  anyOf({
    en: String.raw`(?:affected |vulnerable )?(?:components?|modules?|files?|paths?|urls?|endpoints?|code|packages?|location)\b`,
    de: 'komponente|datei|modul',
    fr: 'composant|fichier|module',
    es: 'componente|archivo|módulo',
    pt: 'componente|arquivo|módulo',
    ru: 'компонент|файл|модул',
    zh: '组件|模块|接口|文件|位置|组成',
    ja: 'コンポーネント|モジュール|ファイル|箇所',
    ko: '구성 ?요소|컴포넌트|모듈|파일|위치',
  }),
  anyOf({
    en: String.raw`proofs?[- ]of[- ]concept|\bpoc\b|exploit|sample|test case|demonstrat|screenshots?|logs?\b|stack trace|video|payload|reproducer|crash|supporting material`,
    de: 'proof|machbarkeits|protokoll|screenshot',
    fr: String.raw`preuve|capture|journaux|logs?\b`,
    es: 'prueba de concepto|captura|registros',
    pt: 'prova de conceito|captura|registros',
    ru: String.raw`доказательств|скриншот|логи?\b|пример`,
    zh: 'PoC|POC|截图|日志|概念验证|利用',
    ja: 'PoC|概念実証|ログ|スクリーンショット|実証コード',
    ko: 'PoC|POC|개념 ?증명|로그|스크린샷',
  }),
  anyOf({
    en: String.raw`environment|configuration|operating system|\bos\b|platform|browser|settings`,
    de: 'umgebung|konfiguration|betriebssystem',
    fr: 'environnement|configuration|système',
    es: 'entorno|configuración|sistema operativo',
    pt: 'ambiente|configuração|sistema operacional',
    ru: 'окружени|конфигурац|операционн',
    zh: '环境|環境|配置|操作系统',
    ja: '環境|設定',
    ko: '환경|설정',
  }),
  anyOf({
    en: 'your (?:name|contact|e-?mail|affiliation)|contact (?:information|details)|how to (?:reach|contact) you|whether .{0,30}credit',
    de: 'kontaktdaten',
    fr: 'coordonnées',
    es: 'datos de contacto',
    pt: 'contato para',
    ru: 'контактн',
    zh: '联系方式|聯絡方式',
    ja: '連絡先',
    ko: '연락처',
  }),
];

export const include = anyOf({
  en: String.raw`includ|provid|contain|with\b|describ|specif|attach|details?\b|add\b|tell us|give us|along with|mention|state\b|list\b|consist`,
  de: String.raw`enthalt|angeb|füge|beifüg|mit\b|beschreib|fügen`,
  fr: 'inclu|fourni|précis|avec|joign|joind|décri|contenir',
  es: 'inclu|proporcion|detall|con (?:una?|los?|las?|el|siguiente)|adjunt|describ|contener',
  pt: 'inclu|forneç|fornec|detalh|com (?:uma?|os?|as?|seguinte)|anex|descrev|conter',
  ru: 'включ|укаж|прилож|опиш|указат|содерж|предостав',
  zh: '包含|包括|提供|附上|说明|說明|描述|注明|附',
  ja: '含め|記載|添え|ご提供|お知らせ|明記|添付',
  ko: '포함|제공|첨부|기재|명시|알려',
});

export const vulnerability = anyOf({
  en: String.raw`vulnerabilit|security|exploit|weakness|cves?\b`,
  de: 'sicherheit|schwachstelle|lücke',
  fr: 'vulnérabilit|sécurité|faille',
  es: 'vulnerabilidad|seguridad|fallo',
  pt: 'vulnerabilidade|segurança|falha',
  ru: 'уязвимост|безопасност',
  zh: '漏洞|安全|弱點',
  ja: '脆弱性|セキュリティ',
  ko: '취약|보안',
});

export const maintainers = anyOf({
  en: String.raw`(?:repository |project |code |package )?(?:maintainers?|owners?|authors?|developers?|admins?)\b|security team`,
  de: '(?:projekt-?)?maintainer|betreuer|entwickler|inhaber',
  fr: 'mainteneur|responsable|auteur|propriétaire',
  es: 'mantenedor|responsable|autor|propietario',
  pt: 'mantenedor|responsáve|autor|proprietári',
  ru: 'мейнтейнер|автор|разработчик|владел',
  zh: '维护者|維護者|作者|管理员|管理員|负责人',
  ja: 'メンテナ|管理者|作者|開発者',
  ko: '관리자|메인테이너|개발자|소유자|유지보수',
});

export const privately = anyOf({
  en: String.raw`privat|confidential|directly|secure(?:ly)?\b|direct message|\bdm\b`,
  de: 'vertraulich|privat|direkt',
  fr: 'privé|confidentiel|directement',
  es: 'privad|confidencial|directamente',
  pt: 'privad|confidencial|diretamente|particular',
  ru: 'приватн|конфиденциальн|напрямую|личн',
  zh: '私下|私密|私有|保密|直接|非公开|私信',
  ja: '非公開|個別|内密|直接|プライベート',
  ko: '비공개|직접|개인적|은밀',
});

export const informed = anyOf({
  en: String.raw`keep(?:ing)? (?:you|the reporter|reporters|everyone|them)\b.{0,40}(?:inform|updat|posted|apprised|in the loop)|kept (?:\w+ ){0,3}(?:inform|updat|up to date|posted|in the loop)|keep (?:you|the reporter|reporters) (?:\w+ )?up to date|(?:status|progress|regular|periodic|frequent|weekly|timely|follow-up|further) updates?|progress reports?|updates?(?: on (?:\w+ ){1,4})? (?:every|at least|weekly|within|as)|(?:provide|send|give|receive|get)\b (?:\w+ ){0,4}updates|inform you (?:of|about|when|on|as|throughout)|updated? (?:you|the reporter) (?:on|about|at|regularly|every|throughout)|notify you (?:when|of|as|about|once)|will be (?:notified|informed|updated)|you will (?:be )?(?:informed|notified|receive (?:regular )?updates)|(?:maintain|stay in|ongoing) (?:\w+ )?(?:communication|contact|touch)|keep (?:you|the reporter|reporters) up to speed|provid\w* (?:an? )?updates? on (?:the |our )?(?:progress|status)|(?:reporter|you) (?:is|are) (?:notified|informed|updated)`,
  de: String.raw`auf dem laufenden|über den (?:fort|stand)|regelmäßig\p{L}* (?:updates|inform|aktual)|halten (?:sie|dich)|fortschritt .{0,20}inform`,
  fr: "tiendrons|tenir (?:au courant|inform)|tenu(?:e|s)? inform|informer?(?:ons)? (?:de|régul|sur)|mises? à jour (?:régulières?|sur|de l'état)|mise à jour sur",
  es: String.raw`(?:mantendr\p{L}*|mantener(?:te|le|lo)?)[^.]{0,20}(?:informad|al tanto|actualizad)|actualizaci(?:ones|ón) (?:periódicas|regulares|sobre)|informaremos|informad[oa] sobre`,
  pt: String.raw`(?:mant\p{L}+|mantê-?l[oa])[^.]{0,25}(?:informad|atualizad)|atualizaç(?:ões|ão) (?:regulares|periódicas|sobre|do status)|informaremos|informad[oa] sobre`,
  ru: 'держать .{0,20}в курсе|информировать|обновления о|будем сообщать|уведомлять вас',
  zh: '(?:保持|持续|定期|及时|同步|告知|通知).{0,12}(?:进展|進展|更新|沟通|状态)|进展更新|进度(?:更新|通报)|状态更新',
  ja: '進捗|経過(?:を|の)|状況(?:を|の).{0,10}(?:連絡|報告|更新|共有)|随時(?:連絡|報告|更新)|定期的に.{0,10}(?:連絡|更新|報告)',
  ko: '진행 ?(?:상황|사항|경과)(?!을 확인)|경과를|상황을.{0,12}(?:알려|공유|업데이트)|상태 업데이트|정기적으로.{0,10}업데이트',
});
