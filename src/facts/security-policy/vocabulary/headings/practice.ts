import { expression } from '../../../../long-expression.ts';

/** Headings, and words before a list, that say what is done for security, and by whom. */
export const practiceHeadings = {
  /** What the project does itself, said where advice to users could stand: "we follow these practices". */
  ours: expression()`
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
  contributors: expression('i')`
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
  supplyChain: expression('i')`
    supply[- ]?chain|(?:release|artifact|build|package|binary|image) (?:security|integrity|signing|verification|signatures|provenance)
    |verif(?:y|ying|ication) (?:\w+ )*(?:release|download|artifact|signature|integrity|consumer)|sbom|provenance|signed releases|供应链|供應鏈
    |サプライチェーン|공급망|lieferkette|chaîne d'approvisionnement|cadena de suministro|cadeia de (?:suprimentos|fornecimento)|цепочк
    |catena di (?:fornitura|approvvigionamento)|łańcuch dostaw|tedarik zinciri|dodavatelsk\S+ řetěz|chuỗi cung ứng|rantai pasok
    |toeleveringsketen|ланцюг\S* постачання|leveranskedja|forsyningskjede|forsyningskæde|toimitusketju|ellátási lánc
    |lanț(?:ul)? de (?:furnizare|aprovizionare)|سلسلة (?:ال)?توريد
  `,
  dependencies: expression('i')`
    dependenc(?:y|ies)|third[- ]party (?:components|libraries|packages|software)|abhängigkeiten|dépendances|dependencias|dependências
    |зависимост|依赖|依賴|依存(?:関係|ライブラリ)?|의존성|종속성|dipendenze|zależności|bağımlılık|afhankelijkheden|dependensi|ketergantungan|залежност
    |závislost|phụ thuộc|beroenden|avhengigheter|afhængigheder|riippuvuu|függőség|dependențe|تبعيات
  `,
  tools: expression('i')`
    (?:uses?|using|use of) (?:\w+ ){0,4}tools\b|security (?:tools?|tooling|scanning|scans|automation|testing|checks)
    |(?:tools?|scanners?) (?:we|used|in use)|automated (?:security )?(?:checks|scanning|tools|security|analysis)|static analysis
    |code (?:scanning|analysis)|ci security|sicherheits(?:werkzeuge|tools|prüfungen)|outils de sécurité|herramientas|ferramentas
    |инструменты|安全(?:工具|扫描|檢查|检查)|自动化安全|セキュリティ(?:ツール|スキャン)|보안 (?:도구|스캔|검사)|strumenti di|narzędzia|araçlar|nástroj
    |công cụ (?:bảo mật|quét)|alat keamanan|beveiligingstools|інструменти|säkerhetsverktyg|sikkerhetsverktøy|sikkerhedsværktøj
    |tietoturvatyökalu|biztonsági eszköz|instrumente de securitate|[أا]دوات (?:ال)?أم
  `,
  compliance: expression('i')`
    complian(?:ce|t)|privacy|\buser data\b|\bpii\b|données (?:des )?utilisateur|datos de(?:l| los)? usuario|dados d[eo]s? usuário
    |данные пользовател|用户数据|ユーザーデータ|사용자 데이터|dati (?:degli |dell.)?utent|dane użytkownik|nutzerdaten|kullanıcı veri
    |data (?:protection|privacy)|gdpr|ccpa|hipaa|regulatory|certifications?|datenschutz|conformité|confidentialité|cumplimiento|privacidad
    |conformidade|privacidade|конфиденциальност|соответстви|приватност|合规|合規|隐私|隱私|コンプライアンス|プライバシー|개인정보|준수|conformit|riservatezza|zgodność
    |prywatność|uyumluluk|gizlilik|gegevensbescherming|privasi|perlindungan data|захист даних|ochran\S+ (?:osobních )?údajů|soukromí
    |soulad s|quyền riêng tư|tuân thủ|dữ liệu cá nhân|dataskydd|personuppgift|personvern|databeskyttelse|tietosuoja|adatvédelem
    |megfelelőség|confidențialitate|protecția datelor|conformitate|خصوصية|امتثال
  `,
  deployment: expression('i')`
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
  users: expression('i')`
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
  features: expression('i')`
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
};
