import { anyOf } from '../words.ts';
/** The words in which policies speak of versions and of which are looked after. */

export const version = anyOf({
  en: String.raw`
    latest|newest|current|most recent|main\b|master\b|trunk|\bhead\b|v?\d+(?:\.[\dx*]+)+|v\d+|versions?\b|releases?\b|branch|lts\b
    |last (?:two|three|\d|major|minor|release|version)|all versions
  `,
  de: 'version|fassung|neueste|aktuelle|letzte|haupt',
  fr: 'version|dernière|branche',
  es: 'versi[óo]n|última|rama|reciente',
  pt: 'vers(?:ão|ões)|última|mais recente|branch',
  ru: 'верси|последн|ветк|релиз',
  zh: '版本|最新|分支|主线',
  ja: 'バージョン|最新|版|ブランチ|リリース',
  ko: '버전|최신|브랜치|릴리스',
  it: 'version|ultim|ramo|recente',
  pl: 'wersj|najnowsz|gałąź|gałęzi|ostatni',
  tr: String.raw`sürüm|versiyon|son(?!\p{L})|dalı?(?!\p{L})`,
  nl: String.raw`versies?\b|laatste|nieuwste|branch|huidige|actuele|release`,
  id: String.raw`versi\b|terbaru|terkini|rilis|cabang`,
  uk: 'версі|останн|гілк|реліз',
  vi: 'phiên bản|mới nhất|nhánh|bản phát hành',
  cs: 'verz|nejnovější|posledn|větev|větv|vydání',
  nordic: String.raw`version|versjon|senaste|siste|nyeste|nyaste|aktuell|nåværende|main(?!\p{L})|gren(?!\p{L})|utgåva|release`,
  fi: String.raw`versio|uusin|uusim|viimeisin|haara|main(?!\p{L})|julkaisu`,
  hu: String.raw`verzió|legújabb|legfrissebb|jelenlegi|main(?!\p{L})|kiadás`,
  ro: String.raw`versiun|ultim|recent|ramur|main(?!\p{L})|lansat`,
  ar: String.raw`[إا]صدار|نسخة|أحدث|آخر|فرع|main(?!\p{L})`,
});

export const support = anyOf({
  en: String.raw`
    support|security (?:fix|patch|update|release|bug|support|maint|vulnerab|issue)|maintain|backport
    |receiv\w* (?:\w+ ){0,3}(?:fix|patch|update|security)|(?:fix|patch|update)\w* (?:\w+ ){0,5}(?:for|to|on|in|against|only)\b|patched
    |end[- ]of[- ]life|eol\b|security fixes
  `,
  de: 'unterstütz|sicherheits-?(?:update|fix|patch|korrektur|aktual)|gepflegt|wartung|versorgt',
  fr: 'support|pris\\p{L}* en charge|maintenu|correctif|mises? à jour de sécurité',
  es: 'soport|compatib|manten|actualizaciones? de seguridad|parche',
  pt: 'suport|compat|mant|atualizaç(?:ão|ões) de segurança|corre',
  ru: 'поддерж|обновлени\\p{L}* безопасност|исправлени',
  zh: '支持|维护|安全更新|修复|更新',
  ja: 'サポート|セキュリティ(?:更新|アップデート|修正)|対応|維持|メンテナンス|提供',
  ko: '지원|보안 ?(?:업데이트|패치)|유지|대응|제공',
  it: 'support|manten|aggiornamenti di sicurezza|correzion|patch di sicurezza',
  pl: String.raw`wspier|obsług|wsparci|aktualizacj\p{L}* bezpieczeństwa|popraw`,
  tr: 'destek|güvenlik (?:güncelle|yama)|düzelt',
  nl: String.raw`ondersteun|onderhoud|beveiligingsupdate|beveiligingspatch|updates?\b|voorzien`,
  id: 'didukung|dukungan|mendukung|pembaruan keamanan|security updates?|perbaikan|patch|support',
  uk: String.raw`підтрим|оновлен\p{L}* безпек|виправлен`,
  vi: 'hỗ trợ|cập nhật bảo mật|bản (?:vá|sửa lỗi)|được sửa',
  cs: 'podpor|bezpečnostní (?:aktualiz|oprav)|oprav|udržov',
  nordic: 'stöd|støtt|understøt|underhåll|vedlikehold|säkerhets(?:fix|uppdat|patch|rätt)|sikkerhe[dt]s(?:oppdat|opdat|fiks|rett)|mottar|modtager|rättning',
  fi: 'tue|tuki|ylläpid|tietoturvapäivity|korjau',
  hu: 'támogat|biztonsági (?:frissít|javít)|karbantart|javít',
  ro: 'suport|mențin|actualizări de securitate|remedi|corec|prime[sș]',
  ar: 'مدعوم|دعم|يدعم|تحديثات (?:ال)?أمني|إصلاحات',
});

/** "I only mend the newest release." */
export const onlyNewest = anyOf({
  en: String.raw`
    (?:only|just) [^.]{0,40}\b(?:latest|newest|most recent|last)\b
    |(?:fix|patch|update)\w* (?:target|go to|land (?:on|in)) [^.]{0,20}\b(?:latest|newest)\b
    |only report (?:\w+ )?(?:vulnerabilities|issues|bugs) (?:in|of|for|against) [^.]{0,30}\b(?:versions?|releases?)\b
  `,
  de: 'nur [^.]{0,40}(?:neueste|aktuell|letzte)|(?:neueste|aktuelle|letzte)[^.]{0,40} nur(?!\\p{L})',
  fr: '(?:seule?s?|seulement|uniquement|que) [^.]{0,40}derni(?:ère|er)',
  es: '(?:s[óo]lo|solamente|únicamente) [^.]{0,40}(?:última|reciente|actual)',
  pt: '(?:só|somente|apenas) [^.]{0,40}(?:última|recente|atual)',
  ru: 'только [^.]{0,40}(?:последн|нов|актуальн)',
  zh: '(?:只|仅)[^。]{0,12}(?:最新|当前)',
  ja: '最新[^。]{0,12}(?:のみ|だけ)',
  ko: '최신[^.]{0,12}만',
  it: 'solo [^.]{0,40}(?:ultima|recente)',
  pl: 'tylko [^.]{0,40}(?:najnowsz|ostatni)',
  tr: 'yalnızca [^.]{0,40}(?:son|güncel)',
  nl: 'alleen [^.]{0,40}(?:laatste|nieuwste)',
  id: 'hanya [^.]{0,40}(?:terbaru|terkini)',
  uk: '(?:лише|тільки) [^.]{0,40}(?:останн|нов)',
  vi: 'chỉ [^.]{0,60}(?:mới nhất|gần đây nhất)',
  cs: 'pouze [^.]{0,40}(?:nejnovější|posledn)|jen [^.]{0,40}(?:nejnovější|posledn)',
  nordic: '(?:bara|endast|kun|bare|enbart) [^.]{0,40}(?:senaste|siste|nyeste|nyaste|aktuella)',
  fi: 'vain [^.]{0,40}(?:uusi[nm]|viimeisi)',
  hu: '(?:csak|kizárólag) [^.]{0,40}(?:legújabb|legfrissebb)',
  ro: '(?:numai|doar) [^.]{0,60}(?:ultim|recent)',
  ar: 'فقط[^.]{0,40}(?:أحدث|آخر)|(?:أحدث|آخر)[^.]{0,40}فقط',
});
