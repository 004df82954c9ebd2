import { expression } from '../../../../long-expression.ts';

/** Headings, and words before a list, that say where and how to report. */
export const reportingHeadings = {
  reporting: expression('i')`
    (?<!\b(?:implementation|audit|assessment|status|hardening|remediation|analysis|review|posture|improvement)s? )report|disclos(?:e|ing)
    |found (?:an?\b|something)|if you find|(?:lücke|schwachstelle|sicherheitsproblem) (?:gefunden|entdeckt)
    |(?:faille|vulnérabilité) (?:trouvée|découverte)
    |^\W*(?:ha[sn]? )?(?:encontrou|encontraste|encontr[óa]d?o?|achou|descubriste|descobriu|trovat[oa]|scopert[oa])\b|нашли|обнаружили
    |знайшли|виявили|znalaz[łl]e|(?:açık|açığı?|zafiyet)[^.]{0,12} bul|\b(?:lek|kwetsbaarheid) (?:gevonden|ontdekt)|menemukan
    |发现(?:了)?(?:安全)?(?:漏洞|问题)|漏洞反馈|反馈漏洞|(?:脆弱性|問題)を(?:見つけ|発見)|発見(?:した|時)
    |^[\d\s.*#¿]{0,6}(?:
      cómo avisar|wie (?:melde|sage)|comment (?:nous )?(?:prévenir|alerter)
      |(?:(?:cómo|como|come) )?(?:informar|avisar|comunicar|declarar|alertar|avvisare|déclarer|remonter)\b|lapor\b
      |как (?:сообщить|написать|рассказать)|怎么(?:反馈|报告)|如何(?:反馈|报告)
    )|\brelat(?:ar|ando|e)\b
    |^[\d\s.*#]{0,6}(?:
      sicherheitslücken?|schwachstellen?|vulnérabilités?|failles(?: de sécurité)?|vulnerabilidad(?:es)?|уязвимост[ьи]|(?:安全)?漏洞|脆弱性
    )[\s.*:：]{0,3}$|(?:submit|notify|alert|tell) (?:us|a|an|the)|how to (?:contact|submit)
    |security (?:issues?|bugs?|vulnerabilit(?:y|ies)|problems?)$|(?<!(?:an|ab|um|fehler|status))meld(?:e|ung)|signale|rapporter
    |report(?:ar|e)|denunci|notificar|сообщ|уведом|報告|报告|举报|上报|回報|提交漏洞|報告|連絡|신고|보고(?!자)|제보(?!자)|segnala|zgłasza|zgłoś|zgłosze|bildir
    |raporla|kwetsbaarhe(?:id|den)|beveiligingsproble|\bmelden\b|rapporteren|melapor|pelaporan|laporkan|kerentanan|повідом|вразливост
    |уразливост|báo cáo|lỗ hổng|nahl[aá][sš]|hlášení|zranitelnost|rapporter(?:a|e|ing)|anmäl|indberet|sårbarhe[td]|haavoittuvuu|ilmoit
    |sebezhetőség|bejelent|raporta(?:re|ți|ează)|vulnerabilităț|[إا]بلاغ|ثغر|\bif you (?:discover|believe|suspect|identify|notice)\b
  `,
  contact: expression('i')`
    contact|get in touch|security team|who to|kontakt|ansprechpartner|contacto|contato|контакт|联系|聯絡|聯繫|問い合わせ|お問合せ|연락|문의|contatt
    |[iİ]letişim|kontak\b|hubungi|liên hệ|yhteystie|ota yhteyttä|kapcsolat|elérhetőség|تواصل|جهات (?:ال)?اتصال|معلومات (?:ال)?اتصال
  `,
  noPublic: expression('i')`
    ^\W{0,8}(?:please )?(?:
      do not|don['’]?t|❌[\s\S]{0,12}(?:do not|don['’]?t)|what not to do|never|bitte nicht|ne pas|no hagas|no hacer|não faça|не (?:надо|следует)
    )\b[^a-z]*:?$|^(?:请勿|请不要|不要|しないで)|^wat (?:u|je) niet|^(?:mohon )?jangan\b[^a-z]*:?$|^чого не[ ]
    |^(?:vui lòng )?(?:không|đừng)(?: nên)?\s*:?$|^(?:prosím )?(?:nedělejte|nezveřejňujte)
  `,
  reportContents: expression('i')`
    what (?:to|should (?:i|you|be)|(?:we|i) need|information) (?:include|report|provide|send|submit)
    |(?:please )?(?<!
      \b(?:
        we|they|it|which|that|processo?|proceso|processus|procedura|procedimi?ento|may|might|can|could|not
        |(?!reports?|e-?mails?|messages?|submissions?|details)\w{3,}s
      )(?: also| currently)? |\b(?:repositor(?:y|ies)|repo|packages?|images?|releases?|branch|history|files?|commits?|logs?) (?:\w+ ){0,3}
    )(?:try to )?(?:include|provide|contain|specify|attach|send us)\b.{0,90}:?$
    |(?:report|e-?mail|message|submission|advisory|issue)s?,? (?:should|must|needs? to|ideally) (?:\w+ )?(?:include|contain|provide|have)
    |(?:report|meldung|rapport)s? (?:includes|contains|enthält|comprend)
    |report(?:ing)? (?:contents?|template|format|guidelines|details|requirements|checklist)
    |information (?:to|we|you|needed|required|below)|(?:required|useful|helpful|following|requested) (?:information|details)
    |details to (?:include|provide)|include (?:details|the following)|was (?:sollte|soll|muss|gehört)|was (?:\w+ )?enthalten
    |(?:folgende|benötigte)n? (?:informationen|angaben|details)|geben sie (?:bitte )?|(?:quoi|que|d[’']|veuillez) ?inclure
    |veuillez (?:fournir|préciser|indiquer)|bitte (?:geben|fügen|nennen)|(?:informations?|éléments?) (?:à|requis|utiles|suivant)
    |qu[ée] (?:incluir|debe)|informaci[óo]n (?:a incluir|requerida|necesaria|que)|\bo que .{0,12}inclu|informações (?:a|para|necess)
    |incluya|incluye|inclua|incluir|incluez|indiquez|précisez|joignez|\b(?:indiquer|préciser|fournir|joindre|inclure)\s*[:：]$
    |(?:
      précisant|fournissant|envoyant|proporcionando|fornecendo|fornendo|indiquant|incluant|joignant|indicando|incluyendo|especificando
      |detallando|incluindo|informando|includendo|specificando|unter angabe
    )\b.{0,40}[:：]?$|что (?:включить|указать|должно)|(?:укажите|включите|приложите)|(?:报告|報告)(?:建议|内容|應|应|中|时|時|要求)
    |(?:请|請)?(?:包含|包括|提供)(?:以下|如下|尽可能)|应包含|報告(?:に|内容)|(?:以下|次)の(?:情報|内容)|(?:以下|次)を(?:書|記|含|添|お知らせ)|含めて|포함(?:할|해|하|\s*[:：]?$)|다음 (?:정보|내용)
    |담아 ?주|신고.{0,6}정보|(?:请|報告|报告).{0,6}(?:包含|包括)|указав
    |^(?!.*\b(?:mak(?:es?|ing) use|uses|we use|employs?|implements|supports|follows|provides|features)\b).*\b
    (?:with|including|containing|mit|avec|con|com)(?: the following(?: \w+)?)?\s*[:：]$|(?:建议|请|尽量)(?:尽量)?(?:提供|附上|包含|说明)\W*$
    |cosa (?:includere|inserire|segnalare)|\b(?:includi|includere|includete|indica(?:re)?|fornisci|fornire)\b.{0,60}[:：]?$
    |informazioni (?:da|utili|necessarie|richieste)|co (?:zawrzeć|dołączyć|powinn)
    |(?:podaj|dołącz|zawrzyj|uwzględnij|podać)\b(?:.{0,60}[:：]?|.{0,150}[:：])$|informacje (?:do|potrzebne|wymagane)|(?:şu|aşağıdaki) bilgi
    |(?:neler|bilgiler)[^.]{0,20}(?:ekle|içer|dahil)|rapor(?:da|un)[^.]{0,20}(?:içer|bulun)|(?:dahil edin|ekleyin|belirtin)\W*$
    |(?:mesajınızda|e-postanızda|bildiriminizde)\W*$|[包][括含]\s*[:：]$|\b(?:vermeld|voeg|geef)\b.{0,90}[:：]?$|\bmet\s*[:：]$
    |informatie (?:toe|op te nemen|die we nodig)|(?:sertakan|cantumkan|lampirkan|berikan)\b.{0,90}[:：]?$
    |informasi (?:berikut|yang (?:perlu|harus|dibutuhkan))|(?:perlu|harus) (?:disertakan|dicantumkan)
    |(?:вкажіть|включіть|додайте|надайте|зазначте).{0,90}[:：]?$|що (?:включити|вказати|додати)|(?:bao gồm|cung cấp|kèm|nên có)\s*[:：]?$
    |(?:nội dung|thông tin) (?:cần|nên|báo cáo|email)|(?:uve[ďd]te|přiložte|zahrňte|popište)\b.{0,60}[:：]?$
    |co (?:zahrnout|uvést|má hlášení)
    |(?:vad|hva|hvad) (?:du |som )?(?:bör|ska|skal|bør|kan) (?:du )?(?:inkluder|ta med|tag med|bifoga|oppgi|medtag|ange)
    |^\W*(?:inkluder|sisällytä|include[țt]i|inclu[íi]\b)|ange (?:gärna|följande)|ta med (?:følgende|gjerne)
    |(?:følgende|följande) (?:informa|opplysning|oplysning|uppgift)|seuraavat tiedot|alábbi (?:információ|adat)
    |(?:jelentés|bejelentés)[^.]{0,20}tartalmaz|mit (?:tartalmazzon|írj)|raportul [^.]{0,20}includ|ce să includ
    |(?:ال)?معلومات (?:ال)?(?:مطلوب|تالي)|(?:يرجى )?تضمين|مرفق|ما (?:الذي )?نحتاج|리포트에[^.]{0,20}있으면
  `,
};
