import { anyOf } from '../words.ts';

/** The words in which policies speak of what happens to a report, in the languages of `language.ts`. */

export const acknowledge = anyOf({
  en: String.raw`
    acknowledg|ack\b|respon(?:d|se|ds)\b|repl(?:y|ies)\b|confirm(?:ation)?(?:ing)? (?:of )?(?:the |your |we )?(?:re(?:ceipt|port|ceiv))
    |receipt|hear (?:back|from)|heard back|get back|come back to you|getting back|initial (?:response|contact|reply|feedback|assessment)
    |first (?:response|contact|reply|answer)|follow[- ]?up|contact(?:ed)? you|reach(?:ed)? (?:out|back)|answer(?:ed)?\b|triag|initial
    |review(?:ed)? (?:your|the|all|each|reports?)|reviewed|reception|escalate\b|in touch
  `,
  de: 'bestätig|antwort|rückmeld|eingangs|melden uns',
  fr: 'accus|répon|réponse|réception|confirm|contacter|examin',
  es: 'contest|respon|respuesta|acus|confirm|recepci|recib|contact',
  pt: 'respon|resposta|acus|confirm|receb|contat|retorn',
  ru: 'отвеч|ответ|подтверд|подтвержд|получени|свяж|рассмотр',
  zh: '回信|回邮件|确认|確認|回复|回覆|答复|响应|回應|收到|初步|联系您|反馈',
  ja: '確認|返信|回答|応答|受領|受付|ご連絡|返答|初期|対応|受け付け',
  ko: '확인|답변|응답|회신|접수|초기|연락|회신',
  it: 'confer|rispo|ricezion|ricevut|riscontro|contatt|inizial',
  pl: 'rozpatr|potwierdz|odpowie|odpowiada|odezw|otrzyma|reakcj|skontakt|wstępn',
  tr: 'yanıt|cevap|onay|alındı|geri dönüş|dönüş yap|ilk değerlendirme|ulaş',
  nl: 'bevestig|reage|reactie|antwoord|ontvangst|terugkoppel|contact',
  id: 'konfirmasi|respon|merespon|tanggap|membalas|balas|jawab|menjawab|penerimaan|hubungi|mengakui laporan',
  uk: 'підтверд|відпові|отриман|зв.яж|розглян',
  vi: 'xác nhận|phản hồi|trả lời|nhận được|liên hệ',
  cs: 'potvrd|potvrzen|odpov|reagov|reakc|ozv|přijet',
  nordic:
    'bekräft|bekreft|bekræft|svar|besvar|återkoppl|tilbakemeld|tilbagemeld|mottag|mottak|modtag|hör av|återkomm|kontaktar|kontakter|första bedömning|første vurdering|inledande',
  fi: 'vahvist|vasta(?:a|t|us)|kuitta|palaamme|vastaanot|ensimmäi|yhteyttä',
  hu: 'visszaigazol|válasz|megerősít|visszajelz|átvétel|kezdeti|első',
  ro: 'confirm|răspun|recep|primir|iniția|contact|reveni',
  ar: String.raw`تأكيد|نؤكد|استلام|رد(?!\p{L})|[نس]?نرد|استجاب|أولي|مبدئي`,
});

export const fix = anyOf({
  en: 'fix|patch|resol|remedia|mitigat|address|repair|correct(?:ed|ion)|hotfix|release (?:a|of)|security (?:update|release)|solve|updates? (?:are|is|will be) (?:published|released)',
  de: 'updates? (?:werden )?[^.]{0,20}(?:veröffentlicht|bereitgestellt)|behoben|beheb|behebung|patch|fix|korrektur|lösung|lösen',
  fr: 'mises? à jour [^.]{0,20}publi|correct|correctif|corrig|résol|résolution|patch|résoudre',
  es: 'arregl|actualizaciones [^.]{0,20}(?:publica|lanza)|corr[ei]g|correcci|soluci|resol|parche|parch|arregl|mitig',
  pt: 'atualizações [^.]{0,20}(?:publica|lança)|corrig|correç|soluç|resol|patch|mitig',
  ru: 'исправ|устран|патч|решени|решен|фикс|обновлени[еяй]+ (?:безопасности )?(?:публику|выпуска|выход)',
  zh: '修好|修最新|修补|修复|修復|补丁|解决|解決|修正|发布更新|缓解',
  ja: '修正|パッチ|解決|リリース|対処|改修|直[しすさせ]',
  ko: '수정|패치|해결|조치|배포',
  it: 'correzion|corregg|corrett|risol|patch|mitig|fix',
  pl: 'napraw|popraw|łat(?:k|a|ę|y)|rozwiąz|usuni|patch',
  tr: 'düzelt|yama|çöz|gider|patch|onar',
  nl: 'oploss|verhelp|verholp|patch|repar|herstel|fix',
  id: 'perbaik|memperbaiki|patch|mitigasi|mengatasi|menyelesaikan|penyelesaian|resolusi|solusi|tambalan',
  uk: 'виправ|усун|патч|вирішен|рішенн|оновлен[нь]+я? (?:безпеки )?(?:публіку|випуска)',
  vi: String.raw`sửa|vá(?!\p{L})|khắc phục|giải quyết|xử lý`,
  cs: 'oprav|záplat|vyřeš|řešen|odstran',
  nordic: 'åtgärd|fix|rätt(?:a|as|ad|ning)|rett(?:e|es|ing|et)|lös(?:a|er|ning)|løs|patch|korrig|utbedr|afhjælp|avhjelp',
  fi: 'korja|paika|ratkais|patch|fix',
  hu: 'javít|patch|elhárít|megold|orvosol|befoltoz',
  ro: 'remedi|corec|repar|rezolv|patch|fix|soluți',
  ar: String.raw`[إا]صلاح|تصحيح|حل(?!\p{L})|معالجة|تحديث (?:ال)?أمني|رقعة|ترقيع|patch`,
});

export const disclose = anyOf({
  en: String.raw`disclos|publicly|public\b|publish|(?<!sin )embargo|announc|release (?:the )?(?:details|information)|made public`,
  de: 'offenleg|veröffentlich|bekannt',
  fr: 'divulg|publi|(?<!sin )embargo',
  es: 'divulg|public|públic|(?<!sin )embargo',
  pt: 'divulg|public|públic|(?<!sin )embargo',
  ru: 'раскр|публик|эмбарго|обнарод',
  zh: '披露|(?<!非|不)公[开開]|公布|揭露|保密期',
  ja: '(?<!非)公開|開示|公表|エンバーゴ',
  ko: '공개|공표|게시|엠바고',
  it: 'divulg|pubblic|rivel|(?<!sin )embargo',
  pl: 'ujawni|upubliczn|publik|(?<!sin )embargo',
  tr: 'ifşa|yayınla|yayımla|duyur|ambargo|kamuya|açıklan',
  nl: 'openba|publice|bekendma',
  id: String.raw`publik|mengungkap|pengungkapan|umum\b|publikasi|(?<!sin )embargo`,
  uk: 'розкри|публік|оприлюд|ембарго',
  vi: 'công khai|công bố|tiết lộ',
  cs: 'zveřej|veřejn|publik',
  nordic: 'offentlig|offentliggör|offentliggjør|avslöj|avslør|röj|publi[cs]er|publik|embargo',
  fi: 'julki|julkais|paljast',
  hu: 'nyilvános|közzét|közzé|publik|felfed',
  ro: 'divulg|public|dezvălui|anunț',
  ar: '[إا]فصاح|كشف|نشر|علن|إعلان|عام',
});
