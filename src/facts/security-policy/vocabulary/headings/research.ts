import { expression } from '../../../../long-expression.ts';

/** Headings, and words before a list, that say what may be looked at, and by what rules. */
export const researchHeadings = {
  scope: expression('i')`
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
    |(?:o que|cosa) [éè] considerat?[dt]?[oa](?!\p{L})|qu[eé] es considerad[oa]|ce qui est considéré|was als (?:sicherheits|schwachstelle)
    |(?:this|the|our) (?:security )?policy (?:applies to|covers)
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
  outOfScope: expression('i')`
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
  safeHarbor: expression('i')`
    safe[- ]?harbou?r|legal (?:protection|safe)|rechtlich|puerto seguro|porto seguro|sphère de sécurité|permission to test
    |permissão para testar|permiso para probar|autorisation de tester|erlaubnis zum testen|разрешение на тестирование|безопасная гавань
    |安全港|免责(?!声明)|セーフハーバー|면책(?! ?조항)|porto sicuro|bezpieczna przystań|güvenli liman|vrijwaring|perlindungan hukum|безпечна гавань
    |bezpečný přístav|právní ochran|bến an toàn|rättslig trygghet|juridisk beskyttelse|jogi védelem|protecție (?:legală|juridică)|ملاذ آمن
    |حماية (?:ال)?قانوني
  `,
  researcherRules: expression('i')`
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
  limitations: expression('i')`
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
  supported: expression('i')`
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
};
