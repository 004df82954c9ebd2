import { expression } from '../../../long-expression.ts';

/** What a heading or the words before a list say about what stands below. */
export type Section =
  | 'supported'
  | 'noPublic'
  | 'reportContents'
  | 'expect'
  | 'process'
  | 'outOfScope'
  | 'scope'
  | 'safeHarbor'
  | 'researcherRules'
  | 'bounty'
  | 'credit'
  | 'pastVulnerabilities'
  | 'announcements'
  | 'limitations'
  | 'disclosure'
  | 'contributors'
  | 'tools'
  | 'supplyChain'
  | 'dependencies'
  | 'compliance'
  | 'reporting'
  | 'contact'
  | 'deployment'
  | 'users'
  | 'features'
  /** What the project does itself, said where advice to users could stand: "we follow these practices". */
  | 'ours';

/**
 * Tried in this order, in English, German, French, Spanish, Portuguese, Russian, Chinese, Japanese, Korean, Italian, Polish, Turkish, Dutch, Indonesian, Ukrainian, Vietnamese, Czech, Swedish, Norwegian, Danish, Finnish, Hungarian, Romanian and Arabic. A heading only says where to look:
 * whether something is really said is decided by the text below.
 */
export const sectionSigns: readonly (readonly [Section, RegExp])[] = [
  [
    'ours',
    expression()`
      \b(?:[Ww]e|I|[Tt]h(?:e|is) (?:\w+ )?project|[A-Z]\w+)(?: also)? (?:
        follow(?:s|ed)?|adhered?s? to|employ(?:s|ed)?|appl(?:ies|y|ied)|practi[cs]e[sd]?
      ) (?:[\w-]+ ){0,6}(?:practices|principles|measures|guidelines)\b
      |(?:
        [Pp]ractices|[Mm]easures|[Pp]ratiques|[Mm]esures|[Pp]rácticas|[Pp]ráticas|[Mm]edidas|[Pp]ratiche|[Mm]isure|[Mm]aßnahmen|[Pp]raktiken
        |[Mm]еры|[Пп]рактики
      ) (?:already )?(?:
        [Ii]n [Pp]lace|[Ii]n [Uu]se|[Ii]mplemented|[Aa]pplied|[Dd]eployed|[Aa]dopted|[Ee]nforced|[Ff]ollowed|en place|appliquées
        |implementadas|aplicadas|adoptadas|adotadas|adottate|applicate|umgesetzt
      )|[Ww]ir (?:befolgen|halten uns an)|[Nn]ous (?:suivons|appliquons)|(?:[Ss]eguimos|[Aa]plicamos) (?:est[ao]s|l[ao]s)
      |[Мм]ы (?:следуем|придерживаемся)|(?<![请請应應须須])遵循(?:以下|下列)|[Ee]st[ea] (?:proyecto|repositorio|aplicación) (?:sigue|aplica|cumple)
      |[Ee]st[ea] (?:projeto|repositório|aplicação) (?:segue|aplica|cumpre)|[Cc]e (?:projet|dépôt) (?:suit|applique|respecte)
      |[Dd]ieses (?:Projekt|Repository) (?:folgt|befolgt|hält sich)|[Qq]uesto (?:progetto|repository) (?:segue|applica)
      |(?:[Пп]роект|[Рр]епозиторий) (?:следует|соблюдает|придерживается)|[Tt]en projekt (?:stosuje|przestrzega)
      |[Bb]u proje[^.]{0,40} (?:izler|uyar|uygular)|[Dd]it project (?:volgt|hanteert)|[Pp]royek ini (?:mengikuti|menerapkan)|本项目(?:遵循|采用)
      |本プロジェクトは[^。]{0,20}に(?:従|準拠)|[Ww]hat(?:[’']s| is) in place|[Ii]nternal (?:security )?(?:[Pp]ractices|[Mm]easures)
      |(?:[Pp]rácticas|[Pp]ráticas|[Mm]edidas|[Pp]ratiques|[Mm]esures) (?:de \S+ )?intern[ae]s
      |[Ii]nterne (?:[Mm]aßnahmen|[Pp]raktiken|[Rr]egeln)|[Вв]нутренни[ея] (?:практики|правила|меры)|内部(?:安全)?(?:实践|措施|规范)
      |(?:次|以下)の.{0,12}に従(?:って|い)ます|(?:원칙|관행|사례)을 따릅니다
    `,
  ],
  [
    'outOfScope',
    expression('i')`
      out[- ]of[- ]scope|not (?:in|within) scope
      |(?:not|non)[- ](?:considered|eligible|accepted|qualifying|covered|a (?:security )?(?:vulnerability|bug|issue))
      |(?<!git )exclu(?:sion|ded)(?! from (?:version|git|the repo))|nicht im fokus|not (?:security )?(?:vulnerabilities|issues)
      |non-vulnerabilit|what is not(?! (?:allowed|permitted|possible|stored|sent|shared|collected|logged|exposed))|what (?:should )?not to report|o que não (?:relatar|reportar)|qu[eé] no (?:reportar|informar|se debe)
      |ne (?:faut )?pas signaler|was (?:sie )?nicht (?:melden|gemeldet)|что не (?:нужно |надо |следует )?сообщать
      |(?:does|do) (?:not|n[’']t) cover\W*$|(?:umfasst|deckt|gilt) (?:aber |jedoch )?nicht(?: für)?\W*$|ne couvre(?:nt)? pas\W*$
      |no cubren?\W*$|não (?:cobre|abrange)m?\W*$|non copr(?:e|ono)\W*$
      |не (?:охватыва[ею]т|распространя[ею]тся на|охоплю[єю]|поширю[єю]ться на)\W*$|nie obejmuje\W*$|kapsamaz\W*$|(?:dekt|omvat) niet\W*$
      |tidak mencakup\W*$|不(?:涵盖|覆盖|包括)[:：]?$|(?:カバーし|含み)ません[:：]?$|ineligible|won'?t (?:fix|accept)
      |hors[- ](?:de la )?(?:port[ée]e|p[ée]rim[èe]tre)|\b(?:hors|fuera de|fora de|fuori) scope|fuera (?:de|del) alcance|fora d[eo] escopo
      |au(?:ß|ss)erhalb (?:de[sr] |vom |unseres )?(?:[a-zäöü-]* )?(?:geltungs|scope|umfang|rahmen|anwendungs)
      |nicht im (?:geltungsbereich|umfang)|(?:вне|не в|außerhalb (?:de[sr] )?|nicht im|поза|buiten(?: de)?|poza|kapsam dışı) ?scope\b
      |вне (?:области|зоны|рамок)|не (?:входит|относится|считается)|不在(?:范围|範圍)|范围外|範圍外|不属于|対象外|スコープ外|範囲外|범위 (?:외|밖)|제외
      |fuori (?:dall[’'])?(?:ambito|perimetro|scope)|when (?:should (?:i|you) )?not (?:to )?report|non rientra|poza zakresem|wyłączenia
      |kapsam dışı|不在.{0,4}(?:范围|範圍)|buiten (?:de )?scope|valt (?:er )?(?:niet onder|buiten)
      |(?:
        keine?|aucune?|n[’']est pas une?|ne sont pas des|no (?:es|son)(?: una?)?|não (?:é|são)(?: uma?)?|non (?:è|sono)(?: una?)?
        |не явля[ею]тся|nie (?:jest|są)|geen|bukan|не є
      ) (?:
        sicherheits(?:lücke|problem)|schwachstelle|vuln[ée]rab|faill|fall[oa]s? de segur|уязвимост|podatno|luk|kwetsbaarhe|beveiligingsl
        |kerentanan|celah|вразлив|уразлив
      )|(?:不是|非|不算)(?:安全)?漏洞|脆弱性(?:では|に該当し)ない|취약점이 아닌|di luar (?:cakupan|lingkup)|поза (?:межами|сферою|областю)|не входить|ngoài phạm vi
      |không thuộc phạm vi|mimo rozsah
      |^\W*(?:
        no lo (?:es|son)|no cuentan?|não (?:é|são|conta|contam)|ce n[’']en est pas(?: une)?|(?:gilt|zählt|zählen|gelten) nicht
        |non lo (?:è|sono)|не считается|не является|不算|不是|該当しない|(?:does|do)(?: not|n[’']t) count|not counted
      )\W*$|utanför (?:scope|omfattning)|(?:inte|ikke) (?:räknas|omfattas|ingår|omfattet|dekkes|regnes)|utenfor (?:scope|omfang)
      |uden for (?:scope|omfang)|(?:rajauksen|laajuuden) ulkopuol|ei kuulu|hatókörön kívül|nem tartozik
      |în afara (?:domeniului|scopului|ariei)|خارج (?:ال)?نطاق|was [^.]{0,20}nicht (?:hinein|hierher)gehört|не в скоупе|вне скоупа
      |поза скоупом|(?:do(?:es)?|will) not (?:directly )?(?:handle|address)\W*$
    `,
  ],
  [
    'noPublic',
    expression('i')`
      ^\W{0,8}(?:please )?(?:
        do not|don['’]?t|❌[\s\S]{0,12}(?:do not|don['’]?t)|what not to do|never|bitte nicht|ne pas|no hagas|no hacer|não faça|не (?:надо|следует)
      )\b[^a-z]*:?$|^(?:请勿|请不要|不要|しないで)|^wat (?:u|je) niet|^(?:mohon )?jangan\b[^a-z]*:?$|^чого не[ ]
      |^(?:vui lòng )?(?:không|đừng)(?: nên)?\s*:?$|^(?:prosím )?(?:nedělejte|nezveřejňujte)
    `,
  ],
  [
    'reportContents',
    expression('i')`
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
  ],
  [
    'safeHarbor',
    expression('i')`
      safe[- ]?harbou?r|legal (?:protection|safe)|rechtlich|puerto seguro|porto seguro|sphère de sécurité|permission to test
      |permissão para testar|permiso para probar|autorisation de tester|erlaubnis zum testen|разрешение на тестирование|безопасная гавань
      |安全港|免责(?!声明)|セーフハーバー|면책(?! ?조항)|porto sicuro|bezpieczna przystań|güvenli liman|vrijwaring|perlindungan hukum|безпечна гавань
      |bezpečný přístav|právní ochran|bến an toàn|rättslig trygghet|juridisk beskyttelse|jogi védelem|protecție (?:legală|juridică)|ملاذ آمن
      |حماية (?:ال)?قانوني
    `,
  ],
  [
    'researcherRules',
    expression('i')`
      pen(?:etration)?[- ]?test|rules? of engagement
      |(?:testing|research(?:er)?|participation|program|ground) (?:guidelines|rules|policy|expectations|responsibilities)
      |(?:guidelines|rules|expectations) for (?:\w+ )?(?:researchers|reporters|testers)|while (?:researching|testing)
      |(?:we )?(?:ask|require|request|expect) (?:that )?(?:you|all|researchers|reporters)(?!
        [ ]to (?:\w+ ){0,3}(?:steps|process|procedure|report|send|submit|e-?mail|contact|include|provide)\b
      )|(?:we|what we) ask (?:of|that)|refrain from|prohibited|good faith|as a (?:security )?researcher|researchers? (?:must|should|are)
      |your responsibilities|(?:while|when|during) (?:security )?(?:testing|tests)\b|(?:beim|während des) test|testregeln
      |(?:pendant|lors de) (?:vos |les )?tests|règles (?:de test|d['’]engagement)|(?:al|durante las?) (?:probar|pruebas)\b
      |reglas (?:de|para) (?:las )?pruebas|(?:ao|durante os?) test(?:ar|es)\b|regras (?:de|para) (?:os )?testes|durante i test
      |(?:при|во время) тестировани|测试(?:时|期间)|(?:テスト|検証|調査)(?:時|の際)|正当な調査|测试规则|правила (?:тестирования|исследования)|regole per
      |zasady (?:testowania|badań)|test kuralları|pravidla (?:testování|výzkumu)|při testování|aturan pengujian|saat menguji|spelregels
      |(?:test|onderzoeks)regels|tijdens het testen|правила (?:тестування|дослідження)|під час тестування|khi kiểm thử
      |regler (?:för|for) (?:testning|testing|test|forskare)|spelregler|tesztelési szabály|reguli (?:de|pentru) testare|قواعد (?:ال)?اختبار
      |ما نطلبه منك
    `,
  ],
  [
    'bounty',
    expression('i')`
      what we (?:don[’']?t|do not) (?:currently )?offer|bount(?:y|ies)|rewards?\b|belohnung|récompense|recompensa|вознаграждени|赏金|賞金|懸賞|報奨
      |バグバウンティ|포상|ricompens|nagrod|ödül|beloning|hadiah|imbalan|винагород|odměn|tiền thưởng|phần thưởng|belöning|belønning|palkkio|jutalom
      |recompens|مكاف[أآ]
    `,
  ],
  [
    'pastVulnerabilities',
    expression('i')`
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
  ],
  [
    'limitations',
    expression('i')`
      ^[\s\d.*#:：]{0,8}(?:(?:security )?risks|risiken|risques|riesgos|riscos|rischi|риски|风险|リスク)[\s\d.*#:：]{0,8}$
      |is(?: not|n['’]t) (?:guaranteed|promised)|not promise\b|nicht (?:zugesichert|garantiert|gewährleistet)
      |(?:n['’]est|ne sont) pas garanti|no se garantiza|não (?:é|são|se) garant|не гарантиру|保証(?:されません|しません|されない|しない)|areas? of concern
      |ce qu(?:e |[’'])[^.]{0,40}\bn(?:e |[’'])[^.]{0,20}\bpas\b|(?:lo que|qué)[^.]{0,30} no (?:hace|protege|cubre)
      |o que [^.]{0,30}não (?:faz|protege|cobre)|was [^.]{0,40}(?:nicht (?:kann|leistet|schützt)|fehlt)|cosa non (?:fa|protegge)
      |(?:чего|что) [^.]{0,30}не (?:делает|умеет|защищает)
      |(?:known|current) (?:residual )?(?:security )?(?:
        non-?issues?|weak (?:spots?|points?)|limitations?|issues?|gaps?|risks?|weaknesses|considerations?|caveats|trade-?offs|concerns?
      )|limitations?\b|accepted risks?|risk acceptance|residual risks?|non-?goals?|non-?guarantees|caveats
      |what (?:\w+ ){1,4}(?:does|do|is|are|can)(?: not|n'?t)|(?:does|do)(?: not|n'?t) (?:protect|provide|guarantee|defend|cover)
      |\b(?:have|has|is|are) not (?:yet )?(?:been )?(?:shipped|implemented|done|built|supported)|noch nicht (?:umgesetzt|implementiert)
      |pas encore (?:implément|disponible)|(?:aún|ainda) no? (?:implement|disponib)|(?:ещё|еще|пока) не (?:реализован|сделан)
      |(?:尚未|还未|暂未)(?:实现|支持)|未実装|未対応|not (?:protected|guaranteed|covered by)|einschränkung|(?<!sicherheits|vertrauens)grenzen|limites
      |limitaciones|limitaç(?:ões|ão)|ограничени(?![а-я]+ (?:скорости|частоты))|известные (?:проблемы|ограничения)|risques? résiduels?|不受支持的
      |已知非|既知の非|既知(?:であり|かつ|・)|(?:known|intentional|deliberate) (?:and|or|&) (?:intentional|known|accepted|by design)|disclaimers?\b
      |haftungsausschluss|avertissement|descargo de responsabilidad|isenção de responsabilidade|отказ от ответственности|免责声明|免責事項|면책 ?조항
      |esclusione di responsabilità|zastrzeżeni|sorumluluk reddi|알려진 (?:비|제한|보안)|akzeptierte risiken|известные слабые|局限
      |(?:^[^一-鿿]*|已知的?|当前|目前|安全|使用|功能|现有|技术|产品|项目|与|和|及|、)限制|不保证|制限(?:事項)?|既知の(?:制限|問題)|제한 ?사항|한계|limitazioni|limiti\b
      |rischi (?:noti|residui|accettati)|restrisik|riesgos (?:conocidos|residuales|aceptados)|riscos (?:conhecidos|residuais|aceitos)
      |risques? (?:connus|acceptés)|остаточные риски|принятые риски|已知风险|残余风险|可接受风险|残存リスク|既知のリスク|잔여 위험|znane ryzyka|kalan riskler
      |bekende risico|ograniczenia|znane problemy|kısıtlama|sınırlama|bilinen güvenlik (?:konu|sorun)|bilinen sorun|beperking(?:en)?
      |keterbatasan|batasan yang|masalah yang diketahui|обмеження(?! швидк)|відомі (?:проблеми|вади|міркування|ризики)
      |известные (?:соображения|риски)|consid[eé]ra(?:tions|ciones) de s[eé](?:curit[eé]|guridad) con(?:nu|ocid)[ae]s
      |considerações de segurança conhecidas|bekannte (?:sicherheits)?(?:aspekte|risiken)|(?:známá )?omezení|známé problémy|zbytková rizika
      |hạn chế|vấn đề đã biết|rủi ro đã biết|(?:kända|kjente|kendte) (?:begr|bris|svak|svag|risik)|^\W*begrän?sningar|^\W*begrensninger
      |^\W*begrænsninger|rajoit(?:ukset|teet)|ismert (?:korlát|kockázat)|^\W*korlát(?:ok|ozások)\W*$|limitări
      |riscuri (?:cunoscute|acceptate)|^\W*(?:ال)?قيود\W*$|مخاطر (?:ال)?معروفة
    `,
  ],
  [
    'contributors',
    expression('i')`
      (?:\b(?:in|en|for|para|pour|em|bei|per)|для|в) (?:(?:the|los|las|les|os) )?(?:prs?|pull requests?)\W*$
      |\b(?:for|as a|note to) (?:\w+ )?(?:contributors?|developers?|maintainers?|committers)|contribut(?:or|ing)
      |developer (?:guidelines|practices|security|checklist)|before (?:committing|submitting (?:a )?(?:pr|pull|code))
      |when (?:contributing|developing)
      |(?:secure )?(?:development|coding|engineering) (?:security )?(?:practices|guidelines|standards|lifecycle)|code (?:security|review)
      |für (?:entwickler|mitwirkende)|pour (?:les )?(?:développeurs|contributeurs)
      |para (?:los |os )?(?:desarrolladores|colaboradores|desenvolvedores|contribuidores)|для (?:разработчиков|контрибьюторов)
      |(?:开发者|贡献者|開發者|開発者|貢献者)|기여자|개발자|per (?:gli )?sviluppatori|per chi contribuisce|dla (?:programistów|deweloperów|współtwórców)
      |geliştiriciler için|katkıda bulun|voor (?:ontwikkelaars|bijdragers)|(?:untuk|bagi) (?:pengembang|kontributor)
      |для (?:розробників|контриб'?юторів)|pro (?:vývojáře|přispěvatele)|cho (?:nhà phát triển|người đóng góp)
      |(?:för|for) (?:bidragsgivare|bidragsytere|bidragydere|utvecklare|utviklere|udviklere)|kehittäjille|fejlesztőknek
      |(?:plugin )?fejlesztők|közreműködőknek|pentru (?:dezvoltatori|contribuitori)|(?:ل|لل)(?:مطورين|مساهمين)
    `,
  ],
  [
    'expect',
    expression('i')`
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
  ],
  [
    'announcements',
    expression('i')`
      security (?:updates?|notices?|bulletins?|alerts?|announcements?)$|^announce(?:ments?)?$|notifications?$
      |(?:published|public|our) security advisories$
      |(?:announce|notified|notify|publish|communicate).{0,40}(?:updates?|fixes|through|via|on|in):?$|stay(?:ing)? informed
      |receiving (?:fixes|security)|getting (?:security )?updates|sicherheitsupdates?$|benachrichtigung|mises? à jour de sécurité
      |actualizaciones de seguridad|atualizações de segurança|обновления безопасности|安全(?:更新|公告|通告)|セキュリティ(?:更新|アップデート|アドバイザリ)
      |보안 (?:업데이트|공지)$|aggiornamenti di sicurezza$|aktualizacje bezpieczeństwa$|güvenlik güncellemeleri$|beveiligingsupdates$
      |pembaruan keamanan$|оновлення безпеки$|bezpečnostní aktualizace$|cập nhật bảo mật$
      |(?:säkerhetsuppdateringar|sikkerhe[dt]sopp?dateringer|tietoturvapäivitykset|biztonsági frissítések|actualizări de securitate)$
    `,
  ],
  [
    'supported',
    expression('i')`
      ^[\s\d.*#:：]{0,8}(?:supported|unterstützt|soportad[ao]s?|suportad[ao]s?|поддерживается)[\s\d.*#:：]{0,8}$|^\W*versions?\W*$
      |support(?:ed)? (?!(?:python|node(?:\.js)?|php|ruby|java|go|rust|os|platform|browser)s? )(?:\w+ )?(?:versions?|releases?|branches)
      |versions? (?:\w+ )?support|(?:version|release) (?:policy|status)|which versions|security support|maintained versions
      |support (?:policy|status|lifecycle|window|scope)|scope of (?:\w+ )?support|umfang de[sr] \S*(?:support|unterstützung)
      |alcance del soporte|escopo do suporte|périmètre (?:du support|pris en charge|supporté)|объ[её]м поддержки|支持范围|eol\b
      |end[- ]of[- ]life|(?:receiving|get) security updates|unterstützte version(?:en)?
      |versions? (?:supportées?|prises? en charge|maintenues?)|versiones (?:soportadas|compatibles|con soporte)
      |vers(?:ões|ão) (?:suportadas?|compat|com suporte)|поддерживаем\S+ верс|(?:支持|受支持|支援)的?(?:的)?版本|版本支持
      |サポート(?:範囲|対象|されている|する|中)?の?(?:バージョン|対象|版)|(?:対応|対象)バージョン|サポート範囲|지원(?:되는|하는)? ?버전|지원 (?:대상|범위)|versioni (?:supportate|mantenute)
      |(?:wspierane|obsługiwane) wersje|wspierane|desteklenen (?:sürüm|versiyon)|ondersteunde versies?|versi (?:yang )?didukung
      |підтримувані версії|підтримка версій|phiên bản (?:được|đang) hỗ trợ|podporovan\S* verz|versions? (?:suivies?|couvertes?|corrigées?)
      |versiones (?:cubiertas|atendidas|mantenidas|corregidas)|versões (?:cobertas|mantidas|atendidas|corrigidas)
      |(?:gepflegte|betreute) versionen|versioni coperte|versioner som stöds|(?:stödda|støttede|understøttede|supporterade) version
      |støttede versjoner|tuetut versiot|támogatott (?:verziók|változatok)|versiuni (?:suportate|acceptate)
      |(?:ال)?(?:[إا]صدارات|نسخ) (?:ال)?مدعومة|fassungen
    `,
  ],
  [
    'process',
    expression('i')`
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
  ],
  [
    'disclosure',
    expression('i')`
      (?:responsible|co-?ordinated|public|private|full|vulnerability) (?:vulnerability )?disclosure
      |disclosure (?:policy|timeline|guidelines|deadline|terms)|^disclosure\b|(?<!sin )embargo|offenlegung|veröffentlichung|divulgation
      |divulgaci[óo]n|divulgação|раскрыти|披露|揭露|公開(?:方針|ポリシー|時期|前の|まで)|情報公開|開示|공개 (?:정책|방침|절차|시점|일정)|divulgazion|ujawni(?:anie|enie|ania)
      |[iİ]fşa|açıklama politika|openbaarmaking|pengungkapan|розкриття|розголошення|công bố|tiết lộ|zveřejn|offentliggörande
      |offentliggjøring|offentliggørelse|julkistam|közzététel|nyilvánosságra|divulgare|[إا]فصاح|[إا]بلاغ (?:ال)?مسؤول|책임(?:감)? ?있는 공개
      |(?:politi(?:ca|que|k)|polityka|política|richtlinie) (?:di |de |da |der )?disclosure|disclosure\W*$
    `,
  ],
  [
    'supplyChain',
    expression('i')`
      supply[- ]?chain|(?:release|artifact|build|package|binary|image) (?:security|integrity|signing|verification|signatures|provenance)
      |verif(?:y|ying|ication) (?:\w+ )*(?:release|download|artifact|signature|integrity|consumer)|sbom|provenance|signed releases|供应链|供應鏈
      |サプライチェーン|공급망|lieferkette|chaîne d'approvisionnement|cadena de suministro|cadeia de (?:suprimentos|fornecimento)|цепочк
      |catena di (?:fornitura|approvvigionamento)|łańcuch dostaw|tedarik zinciri|dodavatelsk\S+ řetěz|chuỗi cung ứng|rantai pasok
      |toeleveringsketen|ланцюг\S* постачання|leveranskedja|forsyningskjede|forsyningskæde|toimitusketju|ellátási lánc
      |lanț(?:ul)? de (?:furnizare|aprovizionare)|سلسلة (?:ال)?توريد
    `,
  ],
  [
    'dependencies',
    expression('i')`
      dependenc(?:y|ies)|third[- ]party (?:components|libraries|packages|software)|abhängigkeiten|dépendances|dependencias|dependências
      |зависимост|依赖|依賴|依存(?:関係|ライブラリ)?|의존성|종속성|dipendenze|zależności|bağımlılık|afhankelijkheden|dependensi|ketergantungan|залежност
      |závislost|phụ thuộc|beroenden|avhengigheter|afhængigheder|riippuvuu|függőség|dependențe|تبعيات
    `,
  ],
  [
    'tools',
    expression('i')`
      (?:uses?|using|use of) (?:\w+ ){0,4}tools\b|security (?:tools?|tooling|scanning|scans|automation|testing|checks)
      |(?:tools?|scanners?) (?:we|used|in use)|automated (?:security )?(?:checks|scanning|tools|security|analysis)|static analysis
      |code (?:scanning|analysis)|ci security|sicherheits(?:werkzeuge|tools|prüfungen)|outils de sécurité|herramientas|ferramentas
      |инструменты|安全(?:工具|扫描|檢查|检查)|自动化安全|セキュリティ(?:ツール|スキャン)|보안 (?:도구|스캔|검사)|strumenti di|narzędzia|araçlar|nástroj
      |công cụ (?:bảo mật|quét)|alat keamanan|beveiligingstools|інструменти|säkerhetsverktyg|sikkerhetsverktøy|sikkerhedsværktøj
      |tietoturvatyökalu|biztonsági eszköz|instrumente de securitate|[أا]دوات (?:ال)?أم
    `,
  ],
  [
    'compliance',
    expression('i')`
      complian(?:ce|t)|privacy|\buser data\b|\bpii\b|données (?:des )?utilisateur|datos de(?:l| los)? usuario|dados d[eo]s? usuário
      |данные пользовател|用户数据|ユーザーデータ|사용자 데이터|dati (?:degli |dell.)?utent|dane użytkownik|nutzerdaten|kullanıcı veri
      |data (?:protection|privacy)|gdpr|ccpa|hipaa|regulatory|certifications?|datenschutz|conformité|confidentialité|cumplimiento|privacidad
      |conformidade|privacidade|конфиденциальност|соответстви|приватност|合规|合規|隐私|隱私|コンプライアンス|プライバシー|개인정보|준수|conformit|riservatezza|zgodność
      |prywatność|uyumluluk|gizlilik|gegevensbescherming|privasi|perlindungan data|захист даних|ochran\S+ (?:osobních )?údajů|soukromí
      |soulad s|quyền riêng tư|tuân thủ|dữ liệu cá nhân|dataskydd|personuppgift|personvern|databeskyttelse|tietosuoja|adatvédelem
      |megfelelőség|confidențialitate|protecția datelor|conformitate|خصوصية|امتثال
    `,
  ],
  [
    'credit',
    expression('i')`
      acknowledge?ments\b|accreditation|hall of fame|(?:security )?(?:credits?|recognition|attribution|thanks|contributors)\b|danksagung
      |anerkennung|remerciements|reconocimiento|agradecimientos?|créditos|reconhecimento|благодарност|致谢|致謝|鸣谢|感谢|зал славы|謝辞|クレジット|감사|명예
      |ringraziamenti|riconoscimenti|podziękowania|teşekkür|erkenning|dankwoord|ucapan terima kasih|pengakuan|penghargaan|подяк|cảm ơn
      |ghi nhận|poděkován|erkännande|anerkjennelse|anerkendelse|takk til|kiitokset|tunnustu|köszönetnyilv|elismerés|mulțumiri|recunoaștere
      |شكر|قاعة (?:ال)?شرف
    `,
  ],
  [
    'scope',
    expression('i')`
      (?:^|[^a-z])(?<!(?:workspace|tenant|token|oauth|permission|key|access|api|role|session|organi[sz]ation|variable)s?[- ])(?:in[- ])?scop
      e(?![sd](?![a-z]))(?! of (?:the|an?) (?:incident|issue|problem|vulnerab))|what (?:counts|qualifies|is (?:considered )?a)
      |examples? (?:of )?(?:\w+ )?(?:security |valid )?(?:vulnerabilit|security issues)|qualifying|threat[- ]model
      |(?<!(?:limit|reduc|minimi[sz])(?:ed|es|e|ing|s)? (?:the )?|(?:minimal|small|smaller|tiny|low) )attack surface
      |angriffs(?:fläche|oberfläche)|surface d[’']attaque|superfici?e (?:de ataque|d[’']attacco)|поверхност\S* атак|поверхня атак|攻击面|攻擊面
      |攻撃対象領域|アタックサーフェス|공격 ?표면|powierzchni\S* ataku|saldırı yüzey|aanvalsoppervlak|permukaan serangan|(?:threat|risk) analysis
      |bedrohungsanalyse|analyse des menaces|análisis de amenazas|análise de ameaças|анализ угроз|威胁(?:分析|建模)|脅威分析
      |что [^.]{0,30}(?:может быть|является|считается) уязвимост|security model|(?:trust|security) boundar|trust model
      |which (?:security )?issues|when (?:to|should (?:i|you)) report
      |(?<!^if you.{0,80}|(?:disclose|report) )security issues? in\b(?! (?:\w+ )?(?:deployments?|production|instances?|the wild))|issue taxonomy|under scope
      |reports?\b[^.]{0,60}\bfocus on|relat[óo]ri?os?\b[^.]{0,60}\bfocar|(?:informes|reportes)\b[^.]{0,60}(?:centrar|enfocar)
      |(?:rapports|signalements)\b[^.]{0,60}(?:porter sur|se concentrer)|(?:meldungen|berichte)\b[^.]{0,60}konzentrier
      |(?:отч[её]т|сообщени)[а-я]+ [^.]{0,60}(?:касаться|сосредоточ)|报告[^。]{0,12}(?:重点|聚焦|关注)
      |we (?:consider|treat) (?:the following|these|as)|vulnerabilit(?:y|ies) (?:types|classes|categories|definition|we)|geltungsbereich
      |umfang|périmètre|portée|alcance|ámbito|escopo|安全边界|信任边界|信頼境界|セキュリティ境界|보안 경계|границы (?:доверия|безопасности)|меж\S* довіри
      |confin[ei] di (?:fiducia|sicurezza)|granice zaufania|güven sınır|vertrouwensgrens|batas(?:an)? kepercayaan|신뢰 ?경계
      |(?:vertrauens|sicherheits)grenze|frontières? de confiance|l[ií]mites de confian[zç]a
      |(?:o que|qu[eé]|ce qui|was|cosa) (?:conta|cuenta|se considera|compte|constitue|zählt|gilt|costituisce) (?:como?|als|comme)?
      |что считается|什么算|modèle de menaces?|bedrohungsmodell|modelo de (?:amenazas?|ameaças?)|модел[ьи] угроз
      |modello (?:di|delle) minacc(?:e|ia)|model zagrożeń|tehdit model|model hrozeb|dreigingsmodel|model ancaman|модель загроз
      |mô hình (?:đe d[oọ]a|mối đe d[oọ]a)|(?:yang|apa yang) (?:termasuk|dianggap|dihitung)|що (?:вважається|є) вразлив
      |co (?:je považováno|považujeme|se počítá|patří do)|những gì (?:được coi|được tính)|ne(?:ler)? güvenlik açığı say
      |co (?:uznajemy|uważamy|jest uznawane)|위협 모델|^[\s*:]*область[\s*:]*$|^\W{0,3}в области |область (?:действия|применения)
      |зон[аеы] ответственности|(?:适用)?(?:范围|範圍)|威胁模型|対象(?:範囲)?|スコープ|セキュリティ(?:の)?範囲|適用範囲|脅威モデル|(?<!광)범위|적용 대상|ambito|perimetro|zakres|kapsam
      |ruang lingkup|cakupan|toepassingsgebied|\bbereik\b|reikwijdte|область дії|сфера застосування|^[\s*#:]*обсяг[\s*#:]*$|phạm vi|rozsah
      |保安邊界|保安边界|^\W*(?:что входит|qué entra|o que entra|was (?:gehört|fällt) (?:dazu|darunter)|ce qui entre|co wchodzi)\W*$
      |(?:vad|hva) (?:du|som) kan rapporter|hotmodell|trusselmodell|omfattning|omfang\b|uhkamalli|laajuus|hatókör|fenyegetés
      |domeniu(?:l)? de aplicare|modelul? de amenin|نطاق|نموذج (?:ال)?تهديد|co (?:kwalifikuje się|uznajemy|traktujemy)
      |(?:vad|hva|hvad) (?:som |der )?(?:räknas|regnes)|(?:konular|durumlar)[^.]{0,40}olarak değerlendiril|özellikle hassas
    `,
  ],
  [
    'reporting',
    expression('i')`
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
  ],
  [
    'contact',
    expression('i')`
      contact|get in touch|security team|who to|kontakt|ansprechpartner|contacto|contato|контакт|联系|聯絡|聯繫|問い合わせ|お問合せ|연락|문의|contatt
      |[iİ]letişim|kontak\b|hubungi|liên hệ|yhteystie|ota yhteyttä|kapcsolat|elérhetőség|تواصل|جهات (?:ال)?اتصال|معلومات (?:ال)?اتصال
    `,
  ],
  [
    'deployment',
    expression('i')`
      deploy
      |(?<!already.{0,20}|applied.{0,20})harden(?!ing (?:issues?\b|(?:already )?(?:applied|applicat|implement|in place|aplicad|appliqu)))
      |\bproduction|docker|container|kubernetes|network|server|infrastructure|operator|administrator|operador|opérateur|exploitant|betreiber
      |оператор|運用者|运维|self-?host|(?:secure )?(?:configuration|setup|installation|environment)
      |sichere[rsn]? (?:konfiguration|einrichtung|installation|inbetriebnahme)|(?:configuration|installation|mise en service) sécurisée
      |(?:configuraci[óo]n|configuração|instalaci[óo]n|instalação|configurazione|installazione) (?:segura|sicura)
      |безопасн(?:ая|ой) (?:настройк|конфигурац|установк|эксплуатац)|安全な(?:設定|構成|導入)|안전한 (?:설정|구성|설치)|before (?:exposing|going live)
      |antes de (?:expor|exponer|desplegar)|avant d[’e] ?(?:exposer|déployer)|prima di esporre|公開する前に|배포 전|tls|https|firewall|reverse proxy
      |bereitstellung|betrieb|déploiement|despliegue|producci[óo]n|implantação|produção|развертыван|развёртыван|部署|生产环境|配置|デプロイ|運用|本番
      |(?<!공개 ?|패치 ?|수정 ?)배포|운영|distribuzione|produzione|wdroż|produkcj|dağıtım|üretim ortam|barındır|uitrol|in productie|penerapan
      |di produksi|розгортанн|nasazen|provoz(?!ovatel)|produkc|triển khai|vận hành|driftsätt|\bdrift\b|utrulling|käyttöönot|tuotan|üzemeltet
      |telepítés|بيئة (?:ال)?إنتاج|بنية (?:ال)?تحتية
    `,
  ],
  [
    'users',
    expression('i')`
      (?:best|good|recommended|security|usage|safe) (?:security )?practices?|recommendations?
      |(?:for|to) (?:\w+ )?(?:users?|consumers?|customers?|end[- ]users?)|user (?:responsibilit|guid|security)
      |(?:security|usage|safety) (?:guidelines|tips|guide|advice|notes|checklist|considerations|hygiene|warnings?)|when using
      |operational safety|using \w+ (?:safely|securely)|protect (?:yourself|your)|staying (?:safe|secure)|bewährte|empfehlung|hinweise für
      |sicherheitshinweise|für (?:benutzer|anwender|nutzer|administratoren|betreiber)|pour les (?:utilisateurs|administrateurs)
      |meilleures pratiques|para (?:los |os )?(?:usu[aá]rios|administradores)|для (?:пользовател|администратор)|bonnes pratiques
      |recommandations|mejores prácticas|buenas prácticas|recomendaciones|melhores práticas|boas práticas|recomendações|рекомендаци
      |лучшие практики|советы|最佳实践|最佳實踐|安全(?:使用)?(?:建议|建議|提示|指南)|使用(?:建议|建議)|用户|安全说明|运行安全|ベストプラクティス|推奨|利用者|注意(?:事項|点)|ユーザー|모범 사례
      |권장(?! ?(?:경로|채널|방법|창구))|사용자|buone pratiche|raccomandazioni|per gli utenti|dobre praktyki|zalecenia|dla użytkowników
      |en iyi (?:uygulama|pratik)|öneriler|kullanıcılar için|voor gebruikers|aanbevelingen|beste praktijken|praktik (?:terbaik|keamanan)
      |(?:untuk|bagi) pengguna|rekomendasi|для користувачів|(?:най)?кращі практики|рекомендації|поради|thực hành tốt|khuyến nghị
      |hướng dẫn (?:bảo mật|người dùng)|doporučen|osvědčené postupy|best practices|(?:för|for) (?:användare|brukere|brugere)|god praxis
      |rekommendationer|anbefalinger|be[ds]te praksis|käyttäjille|suositu|parhaat käytännöt|felhasználóknak|ajánlás|bevált gyakorlat
      |pentru utilizatori|recomandări|bune practici|ل(?:ل)?مستخدمين|توصيات|أفضل (?:ال)?ممارسات
    `,
  ],
  [
    'features',
    expression('i')`
      security (?:features?|measures?|controls?|architecture|design|model|implementation|overview|properties|guarantees?)
      |(?:built-in|implemented|core) (?:security|protections?)|protections?|how (?:we|it) (?:protect|secure)|authentication|authorization
      |encryption|authentifizierung|verschlüsselung|authentification|chiffrement|autenticaci|autenticaç|аутентификац|шифрован|认证与|身份验证|认证和
      |認証(?:と|・)|인증 및|sicherheits(?:funktionen|maßnahmen)|mesures de sécurité|fonctionnalités|medidas de seguridad|características
      |medidas de segurança|recursos|меры безопасности|安全(?:功能|特性|措施|机制)|セキュリティ(?:機能|対策)|보안 (?:기능|조치)|misure di sicurezza
      |funzionalità di sicurezza|protezion|środki bezpieczeństwa|zabezpieczenia|güvenlik (?:mimarisi|önlem|özellik)|korunma
      |beveiligingsmaatregelen|fitur keamanan|langkah(?:-langkah)? keamanan|заходи безпеки|функції безпеки
      |bezpečnostní (?:opatření|funkce|prvky|mechanismy)|(?:tính năng|biện pháp) bảo mật|säkerhets(?:åtgärd|funktion|modell|arkitektur)
      |sikkerhe[dt]s(?:tiltak|funksjon|foranstalt|arkitektur|modell)|tietoturva-?(?:arkkitehtuu|ominaisuu)
      |biztonsági (?:funkció|intézkedés|jellemző|modell)|măsuri de securitate|(?:ميزات|ممارسات|[إا]جراءات) (?:ال)?أم|مصادقة
      |حماية (?:ال)?(?:بيانات|تطبيق)
    `,
  ],
];
