import { expression } from '../../../long-expression.ts';
import { anyOf } from '../words.ts';
/** The words in which users and operators are told what to do. */

export const advice = anyOf({
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
    |we (?:(?:strongly|highly|currently|also|generally) ){0,2}recommend|(?:necessary|required|essential) for (?:operators|users|administrators|you|deployers) to
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

/** "Do not load models of sources that you do not trust", also where that is called out of scope. */
export const ofUntrusted = anyOf({
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

/** "Please see the guide" tells where to read, not what to do. */
export const leadsElsewhere = expression('iu')`
    ^(?:for\b[^.]{0,80},? )?(?:please )?(?:see|refer to|read|consult|use (?:this|that) (?:document|page|guide|file))\b|^(?:bitte )?(?:siehe|beachten sie|lesen sie)\b
    |^(?:veuillez )?(?:voir|consulte[rz]|reportez-vous)\b|^(?:por favor,? )?(?:véase|ver|consult[ae]|veja|confira)(?!\p{L})
    |^(?:см\.|смотрите|подробнее)|^(?:(?:关于|有关|更多)[^。]{0,60}[，,]\s*)?请?(?:参阅|参考|参见|查看|阅读|详见|请见)|(?:参照|ご覧|お読み)(?:して|に|み)?(?:なって)?ください
  `;
