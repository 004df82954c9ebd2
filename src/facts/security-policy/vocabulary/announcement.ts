import { anyOf } from '../words.ts';

/** The words in which policies say where news of fixes are read. */

export const announcePlace = anyOf({
  en: String.raw`
    advisor(?:y|ies)\b|release notes?|change ?logs?|mailing lists?|blog\b|news(?:letter)?\b|releases? (?:page|section|tab)|github releases
    |\brss\b|twitter|mastodon|(?:release|security|project) announcements?\b|announcements? (?:list|channel|page|section|forum|mailing)
    |security (?:page|tab|bulletin)s?|git tags?|web ?site|discord|slack|(?:security|release|repository|github|e-?mail|update) notifications?
    |notifications? (?:via|through|list|feed)|cve (?:database|entr|record)|nvd\b|osv\b|forum|discussions? boards?
  `,
  de: 'releases?(?![a-z])|kanäle|release[ -]?notes|advisor|changelog|mailingliste|hinweise',
  fr: "notes de (?:version|publication)|publication d[’']un avis|avis publi|releases? github|avis de sécurité|annonces? de sécurité|changelog|liste de diffusion|nos canaux|advisor",
  es: String.raw`
    publi\p{L}* (?:un |el )?aviso|anuncios? de seguridad|notas de (?:la )?(?:versión|publicación|lanzamiento)|avisos? de seguridad
    |lista de correo|releases de github|nuestros canales
  `,
  pt: String.raw`
    publi\p{L}* (?:um |o )?(?:aviso|comunicado)|anúncios? de segurança|notas de (?:versão|lançamento|release)|avisos? de segurança
    |lista de (?:e-?mail|discussão)|releases do github|nossos canais
  `,
  ru: String.raw`примечани\p{L}* к (?:выпуск|релиз)|релиз|changelog|рассылк|бюллетен|advisor`,
  zh: '发布说明|更新日志|安全公告|公告|变更日志|邮件列表|Releases? ?(?:页|中|里|说明|notes?|公告)|(?:在|通过|随)[^。]{0,10}Release|Advisor',
  ja: 'リリースノート|変更履歴|アドバイザリ|お知らせ(?:ページ|欄|に|で)|メーリングリスト|Advisor|Releases? ?(?:ページ|ノート|に|で|と|欄|notes?)',
  ko: '릴리스 ?노트|변경 ?로그|보안 ?(?:권고|공지)|공지 ?사항|Advisor|Releases? ?(?:노트|페이지|에|를|로|탭|notes?)',
  it: String.raw`note di rilascio|changelog|advisor|avvis\p{L}* di sicurezza|mailing list|release\b|nostri canali`,
  pl: String.raw`changelog|informacj\p{L}* o wydani|list\p{L}* mailing|advisor|release|wydani`,
  tr: 'sürüm notları|changelog|değişiklik (?:günlü|kayd|liste)|advisor|bülten|release|duyuru',
  nl: String.raw`release ?notes|changelog|advisor|beveiligingsadvies|nieuwsbrief|releases?\b`,
  id: 'catatan rilis|changelog|advisor|pengumuman|release|milis',
  uk: String.raw`примітк\p{L}* до (?:випуск|реліз)|changelog|advisor|реліз|розсилк|бюлетен`,
  vi: String.raw`ghi chú phát hành|nhật ký thay đổi|changelog|advisor|thông báo bảo mật|releases?(?!\p{L})`,
  cs: String.raw`poznámk\p{L}* k vydání|changelog|advisor|seznam změn|releases?(?!\p{L})`,
  nordic:
    'advisor|ändringslogg|endringslogg|changelog|release[- ]?not|releases(?![a-z])|versionsnot|utgivelsesnotat|säkerhetsmeddeland|sikkerhetsvars|e-?postlist|mailinglist|nyhetsbrev',
  fi: 'advisor|muutosloki|changelog|julkaisutiedo|tiedote|postituslist|release[- ]?not|releases(?![a-z])',
  hu: 'advisor|változásnapló|changelog|kiadási (?:megjegyz|jegyz)|közlemény|levelezőlist|release[- ]?not|releases(?![a-z])',
  ro: 'advisor|changelog|note(?:le)? de (?:lansare|versiune|release)|jurnal|listă de (?:e-?mail|discuți)|release[- ]?not|releases(?![a-z])',
  ar: 'ملاحظات (?:ال)?[إا]صدار|سجل (?:ال)?تغيير|changelog|advisor|نشرة|release[- ]?not|releases(?![a-z])',
});

export const announce = anyOf({
  en: String.raw`
    announc|advertis|publish|communicat|notif|releas(?:ed?|ing) (?:\w+ ){0,5}(?:advisor|bulletin|through|via|on|in|as)|issu(?:e|ed|ing)\b|disclos
    |subscrib|document(?!ation)|post(?:ed|ing)?\b|we (?:will )?(?:open|create|file|draft) a|highlight|mention|listed|watch|follow
    |inform(?:ed)? (?:users|the|our|via|through)|available (?:in|on|at|via|through)|includ(?:e|ed) in|noted|found (?:in|on|at)|sent to
    |distribut|detailed in|accompan|flag(?:ged|s)?\b|ship(?:s|ped)? (?:as|with|via|through|in)\b|deliver
  `,
  de: 'informiert(?! sie)|veröffentlich|bekannt|angekündigt|mitgeteilt|dokumentier|abonnier',
  fr: 'divulg|publi|annonc|communiqu|document|abonn|notifi|inform',
  es: 'contar|divulg|public|anunci|comunic|document|notific|suscri',
  pt: 'public|an[uú]nci|postad|comunic|document|notific|inscrev|assine|divulg',
  ru: 'документир|публик|объявл|сообща|уведом|подпи|анонс|описыва|описан|отража|фиксиру',
  zh: '发布|公布|通知|通过|记录|公告|订阅|关注|说明',
  ja: '公開|公表|告知|通知|周知|お知らせ|記載|掲載|購読|発表|発行',
  ko: '공지|발표|게시|알림|구독|공개|안내|기록|문서화|발행',
  it: 'pubblic|rilasc[^.]{0,60}spiegazion|annunc|comunic|document|notific|iscriv|segui',
  pl: 'publik|ogłasz|ogłos|powiad|dokument|informuj|subskryb|obserwuj',
  tr: 'yayınla|yayımla|duyur|bildir|belge|abone|takip|söyler|anlatır|belirtilir',
  nl: String.raw`publice|aankondig|bekendgemaak|hoogte|gemeld|vermeld|documenteer|via\b`,
  id: 'umumkan|diumumkan|publikasi|terbit|informasikan|beri ?tahu|didokumentasi|mengumumkan',
  uk: 'публік|оголо|повідомл|сповіщ|документ|описан',
  vi: 'công bố|thông báo|đăng|ghi lại|theo dõi',
  cs: 'zveřej|oznám|informuj|dokument|sleduj|popsán|poznámkou|zaznamen',
  nordic: 'publi[cs]er|meddela|annonser|kunngjør|kunngjort|dokumenter|anslå|informer(?!a[dt])|varsl|beskriv|offentliggör|offentliggjør|nämns|nevnes|nævnes',
  fi: 'julkais|julkaist|tiedot|dokumentoi|kirjat',
  hu: 'közzé|publik|dokument|értesít|jelez',
  ro: 'public|anunț|document|notific|comunic|consemn',
  ar: 'نشر|[نت]نشر|إعلان|نعلن|توثيق|إخطار|إشعار',
});
