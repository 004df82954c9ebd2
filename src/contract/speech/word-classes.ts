/** The small classes of words that tell how a clause is built. Closed lists: a word that stands in none of them is a noun, an adjective or a name. */
const words = (list: string): ReadonlySet<string> => new Set(list.split(/\s+/));

export const isBe = (word: string): boolean => be.has(word);
const be = words('is are was were be been being gets get has have had ist sind wird werden est sont es son está están é são è sono');

/** "a", "all", "our": what may stand before a noun and says nothing of it. */
export const isDeterminer = (word: string): boolean => determiner.has(word);
const determiner = words('a an the this these our its their each every all any both some such only');

export const isPreposition = (word: string): boolean => preposition.has(word);
const preposition = words(
  `on for with via using by through at in per to against from across over under behind before after during between of into within as based because since so such like
   con mediante para en de del sur pour avec par dans mit für auf über bei durch via com por para em на для с через при от 用于 per`,
);

export const isConjunction = (word: string): boolean => conjunction.has(word);
const conjunction = words('and or plus & y e o und oder et ou и или but while');

export const isNegation = (word: string): boolean => negation.has(word) || /n['’]t$/.test(word);
const negation = words('no not never without none neither nor cannot lacks lacking missing kein keine keinen nicht ohne sin sem sans pas não нет не без disabled disable off');

/** What supposes or allows, so that nothing is said to be so. */
export const isSupposing = (word: string): boolean => supposing.has(word);
const supposing = words('if when whenever unless until once can could may might would whether why how what who which where whose that planned');

/** What is said of a control that is there. */
export const isState = (word: string): boolean => state.has(word);
const state = words(
  `enabled enforced applied configured implemented required used active activated on supported provided handled verified validated checked performed set sent included
   restricted protected hashed encrypted signed limited added installed integrated available built-in in-place mandatory automatic default global obligatory done present
   returned recorded logged kept created maintained written stored generated managed served terminated supplied emitted attached mounted registered wired strict tightened hardened
   aktiviert konfiguriert implementiert umgesetzt erzwungen habilitado habilitada configurado configurada implementado implementada activado activada ativado ativada
   activé activée configuré configurée включена включено настроен настроена реализован реализована ready complete completed up ✅ ✓ ✔ yes`,
);

/** Nouns that may follow the name of a control and leave it the control: "rate limiting middleware". */
export const isCarrier = (word: string): boolean => carrier.has(word);
const carrier = words(
  `protection protections middleware mechanism mechanisms system support policy policies guard guards enforcement check checks control controls implementation layer layers
   strategy service defense defence prevention mitigation validation verification filter filters header headers whitelist allowlist configuration setup module feature
   connections connection traffic termination redirect redirection encryption communication communications transport rules rule schema schemas
   everywhere only library libraries storage restrictions restriction scheme jwt oauth oauth2 bearer token tokens schutz`,
);

/** Verbs by which a system is said to have a control, and by which it is told to get it. */
export const isHaving = (word: string): boolean => having.has(word) || having.has(word.replace(/(?:es|s|ed|d|ing)$/, '')) || having.has(word.replace(/(?:ed|es|ing)$/, 'e'));
const having = words(
  `use implement enforce apply include provide require support have has employ leverage utilize utilise add enable set configure integrate offer feature perform run send sends
   carry carries need rely adopt maintain keep issue serve terminate redirect get deploy install put impose activate turn ensure add make follow
   usa utiliza implementa aplica verwendet nutzt erzwingt utilise implémente использует применяет emit return attach write record combine`,
);

/** Verbs that say what a control does. */
export const isEffect = (word: string): boolean => effect.has(word);
const effect = words(
  `prevents prevent protects protect blocks block mitigates mitigate stops stop guards guard ensures ensure limits limit restricts restrict reduces reduce covers cover secures
   secure defends enforces requires validates checks rejects applies provides handles verifies throttles caps
   locks denies hardens isolates encrypts hashes expires`,
);

/** Who acts in a sentence that is not about this system. */
export const isStranger = (word: string): boolean => stranger.has(word);
const stranger = words(
  `you your users user's users' operators operator deployers clients attackers attacker consumers customers browsers browser contributors developers reporters reporter
   third-party upstream vendors providers hackers adversaries adversary people everyone anyone bots scanners administrators admins owners integrators`,
);

/** "Documentation of X", "a test of X": what is about a control and is none. */
export const isAbout = (word: string): boolean => about.has(word);
const about = words(
  `test tests testing verify check review placeholder documentation docs guide example examples cause reason recommendation bypass bypasses bypassing broken missing failed
   exceeded error errors violation violations issue issues bug bugs vulnerability risk weak weakness disable disabled disabling skip skips remove removed relaxed optional
   future planned upcoming todo tune adjust update`,
);

/** What may open a clause and changes nothing of what it says. */
export const isOpening = (word: string): boolean => opening.has(word);
const opening = words('please also always consider note remember that we additionally currently now already');

/** By what something is done: "spoofing is prevented via §". */
export const isMeans = (word: string): boolean => means.has(word);
const means = words('via by through with using mediante durch per par');

export const isAdverb = (word: string): boolean => /ly$/.test(word) || word === 'also' || word === 'now' || word === 'always' || word === 'already';

export const isDone = (word: string): boolean => isState(word) || /(?:[^e]ed|nt|ados?|adas?|idos?|idas?)$/.test(word);

/** Before a noun a word in -s is hardly an adjective: "the server generates tokens" has a verb in it that none of the lists knows. */
export const isActing = (word: string): boolean =>
  /[^suia]s$/.test(word) && !isDeterminer(word) && !/^(?:https|tls|cors|aws|api-keys|keys|tokens|passwords|dos|ddos|headers|secrets|requests|credentials|sessions)$/.test(word);
