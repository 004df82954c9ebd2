import { expression } from '../../../../long-expression.ts';

/** Headings, and words before a list, that say what comes after a report. */
export const answerHeadings = {
  expect: expression('i')`
    ^\W*expectativas\W*$
    |^[\s\d.*#:：]{0,8}(?:response|antwort|respuesta|resposta|réponse|ответ|响应|対応(?:について|方針)?|risposta)[\s\d.*#:：]{0,8}$
    |what (?:to expect|you can expect|happens? (?:next|after))|(?:you can|you may|you should) expect
    |(?<!scope (?:and|&) |supply[- ]chain |security |development |deployment )expectations?\b
    |our (?:(?:commitments?|promises?|pledge)(?! to (?:\w+ )?(?:security|privacy|safety|quality))|response)
    |we (?:commit|promise|pledge|will|aim)(?: to)?:?$|response (?:time|timeline|target|sla|process|policy|expectation|commitment)
    |(?:fix|resolution|remediation|patch|disclosure|security|vulnerability)? ?(?:time ?lines?|time ?frames?)|service level|\bsla\b
    |severity|after you (?:report|submit)|was (?:sie|du) erwarten|reaktionszeit|antwortzeit|délais?|à quoi s'attendre|qu[ée] esperar
    |tiempos? de respuesta|o que esperar|tempo(?:s)? de resposta|prazos?|чего ожидать|сроки|время (?:ответа|реакции)
    |响应(?:时间|时限|流程|目标|与|和|预期|承诺|方式|安排|窗口)|预期|回應時間|处理(?:时间|时限)|預期|期望|レスポンス|応答(?:時間|目標|目安)|対応(?:時間|期間|の流れ|目標)|報告後の流れ|今後の流れ|응답 (?:시간|일정)|대응
    |tempi (?:di|previsti)|tempistich|cosa aspettarsi|czas(?:y)? (?:reakcji|odpowiedzi)|harmonogram
    |czego (?:się )?(?:można )?(?:się )?spodziewać|yanıt süre|zaman çizelgesi|ne bekle|beklentiler|reactietijd|responstijd
    |wat (?:u|je) (?:kunt|kan|mag) verwachten|respons keamanan|waktu (?:respon|tanggap)|(?:anda|dapat) harapkan|kami akan\s*[:：]?$
    |чого очікувати|час (?:відповіді|реакції)|терміни|was (?:passiert|geschieht) (?:danach|dann|als)|wie geht es weiter
    |et (?:après|ensuite)\b|que se passe|qu[ée] (?:pasa|ocurre|sucede)\b|o que (?:acontece|ocorre)|cosa (?:succede|accade)
    |что (?:будет )?(?:дальше|происходит)|що (?:далі|відбувається)|co (?:dalej|się (?:stanie|dzieje))|sonra ne ol|wat gebeurt er
    |apa (?:yang )?(?:selanjutnya|terjadi)|接下来|その後|thời gian (?:phản hồi|xử lý)|phản hồi|co (?:očekávat|můžete čekat)
    |doba (?:odezvy|odpovědi)|was als nächstes|回应|回應|förvänta|forvente|(?:vad|hva|hvad) (?:händer|skjer|sker)|svarstid|responstid
    |tidslinje|tidsram|odottaa|vasteai?k?a|mire számíthat|válaszidő|la ce (?:să|te|vă)|timp(?:i|ul)? de răspuns|وقت (?:ال)?استجاب|توقع
    |ما نعدك|التزام(?:نا|اتنا)|våra åtaganden|våre forpliktelser|mit vállalunk|vállalásaink|lupauksemme|angajamente
  `,
  process: expression('i')`
    (?:handling|response|review|triage|remediation|resolution|vulnerability management|security|disclosure|release|investigation)[ ]
    (?:process|procedure|workflow\b|lifecycle|steps)|^(?:our )?process\b|how we (?:handle|respond|process|treat)
    |we (?:will )?(?:follow|handle|take) (?:\w+ )*(?:steps|process)|incident response|what (?:we|the team) (?:will )?do
    |umgang mit(?! (?:geheimnis|zugangs|credential|secret|token|schlüssel|passw|daten))|ablauf|prozess|processus|procédure|traitement
    |proceso|procedimiento|processo|procedimento|процес|порядок (?:обработки|рассмотрения)|(?:处理|處理|披露|漏洞)(?:流程|过程)|流程
    |(?:対応|処理)(?:プロセス|手順|フロー)|(?:처리|대응) (?:절차|과정|프로세스)|proces(?:so)?\b|zasady postępowania|(?:取り?扱い|対応)方針|gestione delle segnalazioni
    |süreç|süreci|ele al[ıi]|afhandeling|werkwijze|proses (?:penanganan|respons)|penanganan|порядок (?:обробки|розгляду)|quy trình
    |xử lý báo cáo|postup (?:řešení|zpracování)|hantering|håndtering|käsittely|folyamat|آلية (?:ال)?(?:معالجة|تعامل)
    |(?:issues|vulnerabilities|reports|bugs|findings) (?:are|get) (?:handled|resolved|fixed|treated|triaged|processed)
  `,
  disclosure: expression('i')`
    (?:responsible|co-?ordinated|public|private|full|vulnerability) (?:vulnerability )?disclosure
    |disclosure (?:policy|timeline|guidelines|deadline|terms)|^disclosure\b|(?<!sin )embargo|offenlegung|veröffentlichung|divulgation
    |divulgaci[óo]n|divulgação|раскрыти|披露|揭露|公開(?:方針|ポリシー|時期|前の|まで)|情報公開|開示|공개 (?:정책|방침|절차|시점|일정)|divulgazion|ujawni(?:anie|enie|ania)
    |[iİ]fşa|açıklama politika|openbaarmaking|pengungkapan|розкриття|розголошення|công bố|tiết lộ|zveřejn|offentliggörande
    |offentliggjøring|offentliggørelse|julkistam|közzététel|nyilvánosságra|divulgare|[إا]فصاح|[إا]بلاغ (?:ال)?مسؤول|책임(?:감)? ?있는 공개
    |(?:politi(?:ca|que|k)|polityka|política|richtlinie) (?:di |de |da |der )?disclosure|disclosure\W*$
  `,
  credit: expression('i')`
    acknowledge?ments\b|accreditation|hall of fame|(?:security )?(?:credits?|recognition|attribution|thanks|contributors)\b|danksagung
    |anerkennung|remerciements|reconocimiento|agradecimientos?|créditos|reconhecimento|благодарност|致谢|致謝|鸣谢|感谢|зал славы|謝辞|クレジット|감사|명예
    |ringraziamenti|riconoscimenti|podziękowania|teşekkür|erkenning|dankwoord|ucapan terima kasih|pengakuan|penghargaan|подяк|cảm ơn
    |ghi nhận|poděkován|erkännande|anerkjennelse|anerkendelse|takk til|kiitokset|tunnustu|köszönetnyilv|elismerés|mulțumiri|recunoaștere
    |شكر|قاعة (?:ال)?شرف
  `,
  bounty: expression('i')`
    what we (?:don[’']?t|do not) (?:currently )?offer|bount(?:y|ies)|rewards?\b|belohnung|récompense|recompensa|вознаграждени|赏金|賞金|懸賞|報奨
    |バグバウンティ|포상|ricompens|nagrod|ödül|beloning|hadiah|imbalan|винагород|odměn|tiền thưởng|phần thưởng|belöning|belønning|palkkio|jutalom
    |recompens|مكاف[أآ]
  `,
  announcements: expression('i')`
    security (?:updates?|notices?|bulletins?|alerts?|announcements?)$|^announce(?:ments?)?$|notifications?$
    |(?:published|public|our) security advisories$
    |(?:announce|notified|notify|publish|communicate).{0,40}(?:updates?|fixes|through|via|on|in):?$|stay(?:ing)? informed
    |receiving (?:fixes|security)|getting (?:security )?updates|sicherheitsupdates?$|benachrichtigung|mises? à jour de sécurité
    |actualizaciones de seguridad|atualizações de segurança|обновления безопасности|安全(?:更新|公告|通告)|セキュリティ(?:更新|アップデート|アドバイザリ)
    |보안 (?:업데이트|공지)$|aggiornamenti di sicurezza$|aktualizacje bezpieczeństwa$|güvenlik güncellemeleri$|beveiligingsupdates$
    |pembaruan keamanan$|оновлення безпеки$|bezpečnostní aktualizace$|cập nhật bảo mật$
    |(?:säkerhetsuppdateringar|sikkerhe[dt]sopp?dateringer|tietoturvapäivitykset|biztonsági frissítések|actualizări de securitate)$
  `,
  pastVulnerabilities: expression('i')`
    ^\W*history\W*$
    |(?:past|previous|historical|known|fixed|resolved|published|existing|disclosed|prior) (?:security )?
    (?:vulnerabilit|cves?|advisor|issues fixed|incident)
    |security (?:audits?|history|changelog|incidents?(?! (?:handling|response|process|report|management|contact)))
    |bekannte (?:sicherheitslücken|schwachstellen)|(?:advisories|avisos) de (?:segurança|seguridad) conhecid[ao]s
    |vulnerabilidades conhecidas|已知(?:漏洞)|既知の脆弱性|vulnerabilit(?:y|ies) (?:fixe[sd]|history)|(?:fixe[sd]|resolved) (?:issues|problems)
    |corre(?:ções|cciones) de vulnerabilidades|vulnerabilidades (?:corrigidas|corregidas)|problemas (?:corrigidos|corregidos)
    |(?:vulnérabilités|failles|problèmes) corrigée?s|corrections de (?:vulnérabilités|failles)
    |behobene (?:sicherheitslücken|schwachstellen|probleme)|исправленные (?:уязвимости|проблемы)|(?:已|历史)(?:修复|漏洞)(?:的)?(?:漏洞|记录|问题)
    |修正済みの?(?:脆弱性|問題)|vulnerabilità note|znane podatności|bilinen güvenlik açık|(?:opravené|známé) zranitelnosti
    |lỗ hổng đã (?:sửa|vá|biết)|kända sårbarheter|tidligere sårbarheter|tunnetut haavoittuv|ismert sebezhet|vulnerabilități cunoscute
    |ثغرات سابقة
  `,
};
