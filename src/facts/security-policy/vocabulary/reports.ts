import { anyOf } from '../words.ts';

/** The words in which policies speak of reports, in the languages of `language.ts`. */

export const negation = anyOf({
  en: String.raw`
    not\b|n[o’']t\b|don[’']?t|do not|never\b|instead of|rather than|without\b|refrain|avoid|please no\b|no (?:public|github) issues?
    |prior to|keep .{0,30}(?:confidential|private|secret)
  `,
  de: String.raw`nicht\b|keine?\b|niemals|statt\b|anstatt|anstelle|vermeiden`,
  fr: String.raw`ne\b|n[’']|pas\b|jamais|évite|au lieu`,
  es: String.raw`no\b|nunca|evit|en (?:lugar|vez) de`,
  pt: String.raw`não\b|nunca|evit|em vez de|ao invés`,
  ru: String.raw`не надо|не\b|никогда|вместо|избегайте`,
  zh: '不要|请勿|請勿|勿|不得|不应|禁止|避免|而不是|不通过|不在|切勿|别',
  ja: 'ないで|しないよう|ではなく|せず|避け|禁止|行わない|開かない|書かず|ません|控え',
  ko: '마십시오|마세요|말고|말아|대신|않|금지|지 ?말',
  it: String.raw`non\b|nessun|mai\b|senza\b|evit|invece d|anziché`,
  pl: String.raw`nie(?!\p{L})|nigdy|zamiast|unikaj|bez(?!\p{L})`,
  tr: String.raw`\p{L}+(?:mayın|meyin)(?:ız|iz)?(?!\p{L})|yerine|asla|değil|kaçının|olmadan`,
  nl: String.raw`niet\b|geen\b|nooit\b|in plaats van|zonder\b|vermijd`,
  id: String.raw`jangan|tidak\b|bukan\b|tanpa\b|dilarang|hindari|alih-alih|mohon tidak`,
  uk: String.raw`не(?!\p{L})|ніколи|замість|уникайте|без(?!\p{L})`,
  vi: 'không|đừng|chớ|tránh|thay vì|cấm',
  cs: String.raw`ne(?!\p{L})|nikdy|nezveřej|nepoš|neposíl|nezaklád|nevytvář|neotevír|neotvír|nehlas|nesdíl|nepublik|nezakládejte|místo|bez(?!\p{L})|vyhn`,
  nordic: String.raw`inte(?!\p{L})|ikke(?!\p{L})|ingen(?!\p{L})|inga(?!\p{L})|aldri(?:g)?(?!\p{L})|i ?stället|i stedet|undvik|unngå|undgå|unnlat|undlad`,
  fi: String.raw`älä(?!\p{L})|älkää|eikä|ei(?!\p{L})|ilman|sijaan|vältä|koskaan`,
  hu: String.raw`ne(?!\p{L})|nem(?!\p{L})|soha|helyett|kerül|tilos|nélkül|mellőz`,
  ro: String.raw`nu(?!\p{L})|niciodată|evit|în loc|fără`,
  ar: String.raw`لا(?!\p{L})|عدم|بدل|بدون|تجنب|دون(?!\p{L})|ممنوع`,
});

export const publicPlace = anyOf({
  en: String.raw`
    public(?:ly)?\b|issues?\b(?! (?:in|with|to us))|issue tracker|bug tracker|forums?\b|discussions?\b|pull requests?|\bprs?\b|social media
    |discord|twitter|slack|disclos|third part(?:y|ies)
  `,
  de: String.raw`öffentlich|issues?\b|github-issues?|foren\b|forum\b|(?:bug|fehler)-?tracker|ticketsystem`,
  fr: String.raw`publi(?:c|que)|issues?\b|forums?\b|divulgu|réseaux sociaux|tickets?\b|(?:gestionnaire|(?:outil|système) de suivi|suivi) d(?:e|es) (?:bugs|problèmes|anomalies|tickets)`,
  es: String.raw`públic|publicar|publiques?\b|issues?\b|foros?\b|divulg|incidencias?|(?:rastreador|gestor|seguimiento) de (?:problemas|errores|issues)`,
  pt: String.raw`públic|publicamente|issues?\b|fóruns?|divulg|discuta|rastreador de (?:problemas|bugs|issues|erros)`,
  ru: String.raw`публичн|открыт\p{L}+ (?:issue|задач)|issues?\b|форум|разглаша|раскрыва|обсужда|трекер`,
  zh: '公开|公開|公共|issue|Issue|议题|論壇|论坛|讨论区|披露|泄露|PR|(?:问题|缺陷)(?:跟踪|追踪)',
  ja: '公開|Issue|issue|フォーラム|公表|SNS|パブリック|イシュー|開示|トラッカー',
  ko: '공개|이슈|포럼|공공|게시|트래커',
  it: String.raw`pubblic|issues?\b|forum\b|divulg|discussion`,
  pl: String.raw`publiczn|issues?\b|forum\b|ujawni|dyskusj`,
  tr: String.raw`herkese açık|halka açık|public\b|kamuya|issues?\b|forum|sosyal medya|tartışma|alenen|açık (?:bir )?issue`,
  nl: String.raw`openba(?:ar|re)|publiek|issues?\b|forum|discussies?\b|sociale media`,
  id: String.raw`publik|umum\b|issues?\b|forum|terbuka|media sosial|diskusi|membocorkan|mengungkap`,
  uk: String.raw`публічн|відкрит\p{L}+ issue|issues?\b|форум|розголош|розкрив|обговор`,
  vi: String.raw`công khai|issues?(?!\p{L})|diễn đàn|mạng xã hội|tiết lộ|thảo luận`,
  cs: String.raw`veřejn|zveřej|issues?(?!\p{L})|fór[au]|diskus|sociálních`,
  nordic: String.raw`offentlig|publik|åpe[nt]|åben|issues?(?!\p{L})|forum|diskussion|diskusjon|so[cs]iala?e? medi`,
  fi: 'julki|issue|foorumi|keskustel|sosiaali',
  hu: 'nyilván|publikus|nyílt|issue|fórum|közösségi|hibajegy',
  ro: 'public|issue|forum|rețele(?:le)? sociale|discuți|divulg',
  ar: String.raw`عام(?:ة|اً|ا)?(?!\p{L})|علن|issue|منتدى|نقاش|تواصل الاجتماعي|تذكرة`,
});

/** A tracker, forum or request that everybody can read. */
export const tracker = anyOf({
  en: String.raw`(?:\w+ )?issues?\b|issue tracker|bug tracker|bug report|(?:open|file|create|raise|log) (?:an? |new )*bugs?\b|discussions?\b|pull requests?|\bprs?\b|ticket`,
  de: String.raw`issues?\b|github-issues?`,
  fr: String.raw`issues?\b|tickets?\b`,
  es: String.raw`issues?\b|incidencia`,
  pt: String.raw`issues?\b`,
  ru: String.raw`issues?\b|задач`,
  zh: 'issue|议题|工单|PR',
  ja: 'issue|イシュー|プルリクエスト',
  ko: '이슈|issue',
  it: String.raw`issues?\b|discussion|ticket`,
  pl: String.raw`issues?\b|dyskusj|pull request`,
  tr: 'issue|sorun kayd|tartışma|pull request',
  nl: String.raw`issues?\b|discussies?\b|pull requests?`,
  id: String.raw`issues?\b|diskusi|pull request`,
  uk: String.raw`issues?\b|обговорен|pull request`,
  vi: String.raw`issues?(?!\p{L})|thảo luận|pull request`,
  cs: String.raw`issues?(?!\p{L})|diskus|pull request`,
  nordic: String.raw`issues?(?!\p{L})|github-issue|diskussion|diskusjon|pull request`,
  fi: 'issue|keskustelu|pull request',
  hu: 'issue|hibajegy|pull request',
  ro: String.raw`issues?(?!\p{L})|tichet|discuți|pull request`,
  ar: 'issue|تذكرة|pull request',
});

export const report = anyOf({
  en: String.raw`
    report|submit|send|e-?mail|mail\b|contact|reach out|disclos|notify|open(?:ing)?\b|creat(?:e|ing)\b|fil(?:e|ing)\b|rais(?:e|ing)\b
    |post(?:ing)?\b|use\b|using\b|via\b|through\b|write\b|discuss|let us know|share|inform|alert|add(?:ing)?\b|publish|log\b|message|bring
  `,
  de: 'meld|send|schick|schreib|kontaktier|erstell|öffne|teil(?:en|t)|veröffentlich|wende|informier|nutz|verwend',
  fr: 'signal|rapport|envoy|contact|ouvr|cré[eé]|publi|écri|divulg|utilis|soumet|informe|adress',
  es: String.raw`cuéntan|cuentes|cuenten|contar|avis|report|repórt|env[ií]|contact|abr[aie]|abras|cre[ae]|public|escrib|comun|notif|inform|divulg|us[ae]\b|utili[cz]`,
  pt: String.raw`report|relat|envi|contat|abr[aie]|cri[ae]|public|escrev|comuni|notif|inform|divulg|us[ae]\b|utiliz|entre em`,
  ru: 'рассказ|сообщ|отправ|переда[йв]|напиш|пиш|свяж|созда|откры|уведом|публик|использ|обрат|присыл|присла',
  zh: '说|报告|報告|提交|发送|發送|联系|聯繫|聯絡|创建|建立|通过|通過|使用|发邮件|邮件|反馈|回報|披露|提|讨论|告知|公开|公開|发布|分享',
  ja: '報告|連絡|送信|お送り|作成|投稿|使用|利用|ご連絡|メール|公開|開示|提出|書か|通報|知らせ|共有',
  ko: '리포트|보고|신고|제보|보내|연락|작성|등록|사용|이메일|공개|알려|게시|공유',
  it: String.raw`segnal|report|invi|contatt|apr[aie]|crea|pubblic|scriv|comunic|notific|inform|divulg|us[aio]\b|utilizz`,
  pl: `
    zgłoś|zgłasza|zgłosze|zgłosi|raport|wyślij|wysła|wysyła|kontakt|skontakt|otwier|otwór|utwórz|tworz|opublik|publik|napisz|pisz|powiadom
    |poinform|ujawni|użyj|używa|korzyst|skorzyst|e-?mail
  `,
  tr: 'bildir|rapor|gönder|iletişim|ilet|paylaş|aç(?:ın|ma|ıp)|oluştur|yayınla|yaz(?:ın|abil)|kullan|haber|ulaş|e-?posta',
  nl: String.raw`meld|rapport|stuur|mail|contact|open\b|maak|gebruik|neem|publiceer|deel|laat .{0,20}weten|schrijf|dien`,
  id: 'lapor|kirim|hubungi|kontak|email|e-mail|buat|buka|gunakan|melalui|beri tahu|sampaikan|ungkap|publikasi|bagikan',
  uk: 'повідом|надсил|надішл|напиш|пиш|зв.яж|створ|відкр|публік|використ|звер[тн]',
  vi: 'báo cáo|gửi|liên hệ|email|tạo|mở|thông báo|công khai|tiết lộ|chia sẻ|sử dụng|viết',
  cs: 'nahl[aá]s|hl[aá][sš]|pošl|poslat|posíl|kontakt|napiš|piš|vytvo|vytvář|zaklád|založ|otev[řr]|zveřej|použ|oznam|sděl|informuj|e-?mail',
  nordic: String.raw`
    rapporter|anmäl|indberet|meddela|meld(?!ing)|skicka|send|kontakt|öppna|åpn|åbn|opp?ret|skapa|publi[cs]er|offentliggör|offentliggjør
    |mejla|maila|e-?post|e-?mail|använd|bruk(?!er)|brug(?!er)|skriv|hör av|dela|via(?!\p{L})
  `,
  fi: String.raw`ilmoit|raporto|lähet|yhtey|avaa|luo(?!\p{L})|julkais|kirjoit|käytä|kerro|sähköposti`,
  hu: 'jelent|bejelent|küld|írj|kapcsolat|keres|nyis|nyit|létrehoz|közöl|publik|használ|tedd közzé|e-?mail|értesít|oszd',
  ro: 'raport|trimi|contact|deschid|crea|public|scrie|folos|utiliz|anunț|notific|divulg|semnal|e-?mail|comunic',
  ar: 'بلغ|[اأ]بلغ|[إا]بلاغ|بلاغ|[أا]رسل|[إا]رسال|راسل|مراسل|تواصل|اتصل|[اأت]?فتح|تنشر|انشر|نشر|استخدم|شارك|تشارك|بريد|اكتب|أنشئ|إنشاء',
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
  it: String.raw`vulnerabilit|sicurezza|fall[ae]\b`,
  pl: 'podatno|bezpiecze|luk[aięąo]',
  tr: 'güvenlik|zafiyet|zaafiyet|açı(?:k|ğ)',
  nl: String.raw`kwetsba|beveilig|veiligheid|lek\b|zwakke plek`,
  id: 'kerentanan|keamanan|celah',
  uk: 'вразлив|уразлив|безпек',
  vi: 'lỗ hổng|bảo mật|an ninh|an toàn',
  cs: String.raw`zranitel|bezpečnost|chyb[auy]?(?!\p{L})`,
  nordic: 'sårba|säkerhet|sikkerhe|svaghet|svakhet|svaghed',
  fi: 'haavoittuv|tietoturv|turvallisuu',
  hu: 'sebezhet|biztonság|sérülékeny',
  ro: 'vulnerabil|securit|breș',
  ar: 'ثغر|أمن|أمان',
});

export const maintainers = anyOf({
  en: String.raw`(?:repository |project |code |package )?(?:maintainers?|owners?|authors?|developers?|admins?)\b|security team`,
  de: '(?:projekt-?)?maintainer|betreuer|entwickler|inhaber',
  fr: 'mainteneur|responsable|auteur|propriétaire',
  es: 'mantenedor|responsable|autor|propietario',
  pt: 'mantenedor|responsáve|autor|proprietári',
  ru: 'мейнтейнер|автор|разработчик|владел',
  zh: '维护者|維護者|作者|管理员|管理員|负责人|所有者',
  ja: 'メンテナ|管理者|作者|開発者',
  ko: '관리자|메인테이너|개발자|소유자|유지보수',
  it: 'manutentor|maintainer|responsabil|autor|proprietari|sviluppator',
  pl: 'opiekun|autor|właściciel|maintainer|deweloper|programist',
  tr: 'sorumlu|geliştirici|bakımc|yazar|sahib|maintainer|yönetici',
  nl: 'beheerder|maintainer|ontwikkelaar|eigenaar|auteur',
  id: 'pengelola|pemelihara|maintainer|pengembang|pemilik|penulis',
  uk: 'супроводж|мейнтейнер|автор|розробник|власник',
  vi: 'người bảo trì|tác giả|chủ sở hữu|nhà phát triển|quản trị',
  cs: 'správc|autor|vývojář|majitel|vlastník|maintainer',
  nordic: String.raw`underhåll|förvaltar|ansvarig|utvecklar|utvikler|udvikler|vedlikehold|vedligehold|maintainer|ägar|eier(?!\p{L})|ejer(?!\p{L})`,
  fi: 'ylläpit|kehittäj|omistaj',
  hu: 'karbantart|fejleszt|tulajdonos|szerző|üzemeltet',
  ro: 'întreținător|maintainer|autor|dezvoltator|proprietar|responsabil',
  ar: 'مشرف|مسؤول|مطور|صاحب|مالك|قائم',
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
  it: 'privat|riservat|confidenzial|direttamente',
  pl: 'prywatn|poufn|bezpośrednio',
  tr: String.raw`özel(?:\s|\p{L})|gizli|doğrudan|birebir`,
  nl: 'privé|vertrouwelijk|rechtstreeks|discreet',
  id: 'pribadi|privat|rahasia|langsung',
  uk: 'приватн|конфіденц|напряму|особист',
  vi: 'riêng tư|bí mật|bảo mật|trực tiếp|kín',
  cs: 'soukrom|důvěrn|přímo|neveřejn',
  nordic: 'privat|konfidenti|fortroli|förtroli|direkt',
  fi: 'yksityis|luottamuksell|suoraan',
  hu: 'priv[aá]t|bizalmas|közvetlen|titkos',
  ro: 'privat|confidențial|direct',
  ar: 'خاص|سري|مباشر|خصوصي',
});
