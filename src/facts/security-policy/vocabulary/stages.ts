import { anyOf, type Words } from '../words.ts';

/** The steps between a report and its end. Assessing is a step only where the project says that it does so, not as a condition. */
export const stages: readonly (readonly [name: string, sign: Words])[] = [
  [
    'assess',
    anyOf({
      en: String.raw`
        (?:we|team|maintainers?|i|they|reviewers?)(?:[’']ll)?\b[^.;]{0,60}\b(?:
          investigat|assess|triage|evaluat|validat|verif(?:y|ies)|reproduce|analy[sz]e|confirm(?! receipt)|determine|review|audit|examine
          |look into
        )
        |(?:report|issue|vulnerabilit(?:y|ies)|problem|it|they|submission)s? (?:is|are|will be|gets?) (?:then )?(?:\w+ )?(?:
          investigat|assess|triaged|evaluat|validat|verified|reproduced|analy[sz]ed|confirmed|reviewed|examined
        )
        |(?:^|[:*|\d.)–—-] ?)(?:\w+ )?(?:
          investigat(?:ion|e)|assess(?:ment)?|triage|evaluat(?:ion|e)|validat(?:ion|e)|verif(?:ication|y)|analysis|analy[sz]e
          |confirm(?! receipt)|review|reproduc
        )|initial (?:triage|assessment|evaluation|analysis)|discuss [^.;]{0,40}\binternally
        |\bus to (?:investigat|assess|triage|evaluat|validat|verif|reproduce)\w*|technical analysis
        |(?:vulnerability|issue|report) (?:is )?(?:confirmed|assessed|validated|verified|triaged)|audit code
        |\b(?:triage|assess(?:ment)?|investigat(?:e|ion)) within \d|\bwill be (?:\w+ )?(?:investigated|assessed|triaged|verified) and\b
      `,
      de: 'triage|einschätz|prüf|geprüft|bewert|untersuch|analys|verifizier|validier',
      fr: 'triage|évalu|analys|examin|enquêt|vérifi',
      es: 'triage|triaje|evalu|investig|analiz|verific|validar|revis',
      pt: 'triage|avali|investig|analis|verific|validar|revis',
      ru: 'воспроизвод|оцен|провер|анализ|исследу|расследу',
      zh: 'triage|确认(?:严重|影响|有效性|是否)|评估|評估|调查|調查|验证|驗證|分析|审核|核实|确认漏洞|定级|分级',
      ja: '調査|評価|検証|分析|トリアージ|triage|審査|精査|内容を?ご?確認',
      ko: 'triage|조사|평가|검증|분석|검토|심사|판단',
      it: 'valut|analizz|analisi|verific|esamin|indag|investig|triage',
      pl: 'ocen|analiz|zweryfik|weryfik|zbada|sprawdz',
      tr: 'değerlendir|incele|analiz|doğrula|araştır',
      nl: 'onderzoek(?!er)|beoordel|analys|verifi|valide|controler|inschatting',
      id: 'analisis|menganalisis|di(?:tinjau|analisis|validasi|evaluasi|verifikasi|selidiki|nilai)|memvalidasi|validasi|investigasi|menyelidiki|evaluasi|verifikasi|meninjau|penilaian|triage',
      uk: 'оцін|перевір|аналіз|дослід|розслід',
      vi: 'đánh giá|xem xét|điều tra|phân tích|xác minh',
      cs: 'posoud|vyhodno|prověř|analýz|ověř|hodnocení',
      nordic: 'bedöm|bedøm|vurder|utred|undersök|undersøk|undersøg|verifier|analys|granska|triage|utvärder',
      fi: 'arvio|tutki|analys|tarkist|selvit',
      hu: 'értékel|kivizsgál|vizsgál|elemez|elemzés|ellenőriz|felmér',
      ro: 'evalu|analiz|investig|verific|triaj',
      ar: 'تقييم|تحقق|تحليل|مراجعة|فحص|دراسة|نقيم',
    }),
  ],
  [
    'fix',
    anyOf({
      en: String.raw`
        (?:develop|prepar|creat|writ|mak(?:e|ing)|work(?:ing)? on|build|implement|produc|deploy|apply|get\b)\w*\b[^.;]{0,40}\b
        (?:fix|patch|mitigation|solution|resolution|remed|hotfix)
        |(?:fix(?:es)?|patch(?:es)?|hotfix) (?:is|are|will be|gets?)?\s?(?:\w+ )?
        (?:develop|prepar|creat|implement|made|written|merged|applied|tested)
        |(?:is|are|will be|be) (?:\w+ )?(?:fixed|patched|resolved|remediated)
        |(?:^|[:*|\d.)–—-] ?)(?:fix|patch|remediat|development|resolution|mitigat)
        |we(?:[’']ll| will| aim to| try to| work to)? (?:then |promptly |quickly )?(?:fix|patch|remediate|resolve|address|mitigate)\b
        |patch is|work with [^.;]{0,60} (?:to (?:address|fix|resolve|remediate)|on (?:a|the) (?:fix|patch|remed))
        |\b(?:fix|patch|remediat(?:e|ion)|resolution|mitigat(?:e|ion))\b[^.,;]{0,24} within \d
        |\b(?:investigated|assessed|triaged|verified) and (?:\w+ )?(?:fixed|patched|resolved|remediated|addressed)\b
      `,
      de: 'fix|patch|beheb|behoben|korrektur|lösung',
      fr: 'correctif|corrig|résoudr|résolu|résolv',
      es: 'correcci|corregi|soluci|parche|desarroll|resolver|resuelt|resolvemos',
      pt: 'correç|corrig|soluç|patch|desenvolv|resolver|resolvid|resolvemos',
      ru: 'исправ|патч|patch|устран',
      zh: '修复|修復|修补|补丁|解决',
      ja: '修正|パッチ',
      ko: '수정|패치',
      it: String.raw`correzion|corregg|patch|risol|fix\b|svilupp`,
      pl: 'napraw|popraw|łat(?:k|ę)|patch',
      tr: 'düzelt|yama|patch|gider|fix(?![a-z])',
      nl: 'oploss|verhelp|patch|fix|herstel',
      id: 'perbaik|memperbaiki|diperbaiki|ditambal|patch|mengatasi|solusi',
      uk: 'виправ|усун|патч',
      vi: String.raw`sửa|vá(?!\p{L})|khắc phục`,
      cs: 'oprav|záplat',
      nordic: 'åtgärd|fix|rätt(?:a|as|ad|ning)|rett(?:e|es|ing|et)|lös(?:a|er|ning)|løs|patch|korrig|utbedr|afhjælp|avhjelp',
      fi: 'korja|paika|ratkais|patch|fix',
      hu: 'javít|patch|elhárít|megold|orvosol|befoltoz',
      ro: 'remedi|corec|repar|rezolv|patch|fix|soluți',
      ar: String.raw`[إا]صلاح|تصحيح|حل(?!\p{L})|معالجة|تحديث (?:ال)?أمني|رقعة|ترقيع|patch`,
    }),
  ],
  [
    'test',
    anyOf({
      en: '(?:fix|patch|solution|it) (?:is |are )?(?:developed and )?(?:tested|confirmed)|test(?:ed|ing)? (?:and|the)|and test',
      de: 'getestet',
      fr: 'test',
      es: 'prob(?:ar|amos)|pruebas',
      pt: 'test',
      ru: 'тестир',
      zh: '测试',
      ja: 'テスト',
      ko: '테스트',
      it: 'test',
      pl: 'test',
      tr: 'test',
      nl: 'test',
      id: 'menguji|pengujian|diuji',
      uk: 'тест',
      vi: 'kiểm thử|thử nghiệm',
      cs: 'testov',
    }),
  ],
  [
    'cve',
    anyOf({
      en: String.raw`(?:request|assign|obtain|reserv|allocat|publish)\w*\b[^.;]{0,40}\bcves?\b|\bcve\b[^.;]{0,40}(?:request|assign|obtain|reserv|allocat)|submit\w*\b[^.;]{0,80}\bcna\b`,
      zh: '(?:申请|分配)[^。]{0,8}CVE',
      ja: 'CVE.{0,10}(?:取得|採番|申請)',
      ko: 'CVE.{0,10}(?:발급|할당)',
      it: String.raw`CVE\b[^.]{0,20}(?:richie|assegn)`,
      pl: String.raw`CVE\b[^.]{0,20}(?:przydz|nada)`,
      tr: String.raw`CVE\b[^.]{0,20}(?:ata|talep)`,
    }),
  ],
  [
    'release',
    anyOf({
      en: String.raw`
        (?:releas|ship|issu|publish|push|cut)\w*\b[^.;]{0,40}\b(?:fix|patch|update|version|release|hotfix)
        |(?:fix|patch|update|version|release)(?:es|s)? (?:is|are|will be|gets?|was)?\s?(?:\w+ )?
        (?:released|published|shipped|deployed|cut|available|announced)|patch release
      `,
      de: String.raw`veröffentlich\p{L}* .{0,30}(?:patch|fix|update|version)|(?:patch|fix|update).{0,30}(?:veröffentlich|bereitgestellt)`,
      fr: String.raw`publi\p{L}* .{0,30}(?:correctif|version|mise à jour)|(?:correctif|version).{0,30}publi`,
      es: String.raw`(?:public|lanz)\p{L}* .{0,30}(?:correcci|actualiz|versi|parche)`,
      pt: String.raw`(?:public|lanç)\p{L}* .{0,30}(?:correç|atualiz|vers|patch)`,
      ru: String.raw`(?:(?:выпуст|выпуск|релиз|публик)\p{L}*|выход[ия]т).{0,30}(?:обновл|исправл|патч|верси|patch|release)`,
      zh: '发布(?:修复|补丁|更新|新版本|安全更新|版本)|發布',
      ja: 'リリース|(?:修正|パッチ|アップデート|更新|新しい版|バージョン)[^。]{0,24}(?:公開|提供|配布|配信)',
      ko: '(?:배포|출시|릴리스)',
      it: String.raw`(?:rilasc|pubblic)\p{L}* .{0,30}(?:correzion|patch|version|aggiornament|fix)`,
      pl: String.raw`(?:wyda|opublik|publik|udostępni)\p{L}*.{0,30}(?:popraw|łat|wersj|aktualizac)`,
      tr: String.raw`(?:düzelt|yama|güncelleme|sürüm|fix|patch)\p{L}*.{0,30}(?:yayınla|yayımla)`,
      nl: String.raw`(?:release|versie|update|patch)\p{L}*[^.]{0,30}(?:uit|publice|beschikbaar)|uitbreng`,
      id: '(?:rilis|merilis|dirilis|menerbitkan)',
      uk: String.raw`(?:випуст|випуск|реліз|публік)\p{L}*.{0,30}(?:оновл|виправл|патч|версі)`,
      vi: 'phát hành[^.]{0,30}(?:bản|vá|cập nhật)',
      cs: String.raw`vyd(?:á|a)\p{L}*[^.]{0,30}(?:oprav|verz|aktualiz)`,
      nordic: String.raw`(?:släpp|publi[cs]er|udgiv|utgi|release)\p{L}*[^.]{0,30}(?:fix|patch|version|versjon|uppdatering|oppdatering|opdatering|rett)|utgivelse`,
      fi: String.raw`julkais\p{L}*[^.]{0,30}(?:korja|päivity|versio)|(?:korja|päivity|versio)\p{L}*[^.]{0,30}julkais`,
      hu: String.raw`(?:kiad|közzé|publikál)\p{L}*[^.]{0,30}(?:javít|verzió|frissít)|(?:javít|verzió|frissít)\p{L}*[^.]{0,30}(?:kiad|közzé|publik)`,
      ro: String.raw`(?:public|lans|emit)\p{L}*[^.]{0,30}(?:versiun|actualiz|remedi|corec|patch)`,
      ar: '(?:إصدار|نشر|إطلاق)[^.]{0,20}(?:تحديث|إصلاح|تصحيح|نسخة|رقعة)|إصلاح والنشر',
    }),
  ],
  [
    'publish',
    anyOf({
      en: String.raw`
        advisor(?:y|ies)[^.;]{0,40}(?:publish|releas|issu|creat|post)
        |(?:submit|publish|releas|issu|creat|post|draft|write)\w*\b[^.;]{0,40}advisor|public(?:ly)? disclos
        |disclos\w* (?:publicly|the|details|after|is)|announc|notif(?:y|ied|ying) (?:users|the community|affected|customers|downstream)
        |made public
      `,
      de: 'offenleg|veröffentlicht|bekanntg|benachrichtig|sicherheitshinweis',
      fr: 'divulg|annonc|notifi|avis de sécurité',
      es: 'divulg|anunci|notific|aviso',
      pt: String.raw`divulg|anunci|notific|(?<!(?:envi|mand)\p{L}+ (?:um |o )?)aviso`,
      ru: 'раскры|объяв|уведом|бюллетен',
      zh: '公告|披露|公开|通知用户',
      ja: '公表|告知|アドバイザリ|開示|通知',
      ko: '공지|공개|권고|통지',
      it: 'divulg|annunc|notific|avvis',
      pl: 'ujawni|ogłos|powiadom|komunikat|biuletyn',
      tr: 'duyur|ifşa|kamuya|bülten',
      nl: 'openba|publice|bekendma|hoogte|advisory',
      id: 'mengumumkan|pengumuman|publik|mengungkap|diumumkan|advisory',
      uk: String.raw`оприлюд|розкри|оголо|сповіст|повідом\p{L}+ користув`,
      vi: 'công bố|thông báo[^.]{0,20}người dùng',
      cs: String.raw`zveřej|oznám|informuj\p{L}* uživatel`,
      nordic: 'offentliggör|offentliggjør|meddela|kunngjør|varsl|informera[^.]{0,20}användar|säkerhetsmeddel|advisor',
      fi: 'julkist|tiedot|advisor',
      hu: String.raw`közzét|nyilvánosságra|értesít\p{L}*[^.]{0,20}felhasznál|közlemény|advisor`,
      ro: 'divulg|anunț|notific|advisor',
      ar: '[إا]فصاح|نشر|إعلان|إشعار|إخطار',
    }),
  ],
];
