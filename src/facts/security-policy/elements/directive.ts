import { anyOf, fromFirstWord } from '../words.ts';

const verb =
  "use|run|keep|follow|implement|enforce|set|enable|disable|restrict|rotate|store|verify|validate|review|limit|configure|change|protect|back up|isolate|pin|apply|treat|check|avoid|ensure|make sure|consider|prefer|deploy|place|put|bind|mount|grant|revoke|monitor|encrypt|choose|pick|generate|install|inspect|scan|update|upgrade|turn o(?:n|ff)|allow|block|require|expose|load|open|pass|trust|never|always|do not|don[’']t|only (?:use|run|install|expose|grant|load|open|connect)|be (?:careful|aware|cautious)|remember(?!,)|separate|sandbox|harden|assume|provide|supply|create|delete|remove|saniti[sz]e|escape|quote|log out|lock|subscribe|watch";

/** Marks before the first word; for `\W`, Cyrillic is one of them. */
const lead = String.raw`(?:(?![\p{L}\p{N}]).)*`;

const english = String.raw`^${lead}(?:[^:]{1,40}: )?(?:(?:to|when|if|for|in|on|before|after|where|as)\b[^,]{1,80}, )?(?:(?:please|also|instead|therefore|so|and|then|regularly|periodically|always|properly|carefully|securely) )?(?:${verb}|secure|replace)\b(?! of\b| in [\w-]+ \w+ (?:is|are)\b|[\u3040-\u9fff])|(?:you|users?|operators?|administrators?|admins?|deployers?|consumers?|callers?|applications?|developers?|contributors?|integrators?|hosts?|deployments?|installations?|instances?|keys?|tokens?|secrets?|passwords?|credentials?|files?)\b[^.,;]{0,40}\b(?:should|must|needs? to(?! (?:know|understand|be aware))|(?:is|are) responsible|are advised|is recommended|are encouraged)\b|(?:it|this|they) (?:should|must) (?:only|never|not)\b`;

const foreign = {
  de: String.raw`(?!(?:finden|sehen|erhalten|können|werden|haben|sind|wenn|falls) )(?:\p{L}+e[lr]?n) sie(?!\p{L})|(?:sollte|müssen|muss|dürfen|darf)(?:n|st|t)?(?!\p{L})|^${lead}\p{L}{3,}e (?:bitte )?(?:nicht|keine?n?|niemals|nur)(?!\p{L})|empf[eo]hl|(?:raten|rate) (?:dazu|davon|ihnen|dringend)|bitte(?!\p{L})`,
  fr: String.raw`^${lead}(?:[^:]{1,40}: )?(?:[^;]{1,120}, )?(?:ne |n[’'])?\p{L}{3,}ez(?!\p{L})|(?:doit|doivent|devez|devrait|devraient|il faut|veillez|recommandé|(?:nous |il est )(?:conseill\p{L}+|recommand\p{L}+))(?!\p{L})`,
  es: String.raw`(?:deben?|debería|deberían|hay que|se (?:recomienda|aconseja)|recomendamos|aconsejamos|recomendable|aseg[uú]re(?:se|te))(?!\p{L})|^${lead}(?:[^:]{1,40}: )?(?:[^;]{1,120}, )?(?!no (?:habilit|coloc|gener|almacen|cifr|us|utiliz|ejecut|configur|guard|verific|revis|activ|limit|cambi|evit|rot|instal|actualiz)a(?!\p{L}))(?:no |nunca |siempre )?(?:l[aeo]s? )?(?:habilit[ae]|coloque?|coloca|pon(?:ga)?|gener[ae]|restrin(?:ge|ja)|almacen[ae]|cifr[ae]|aísl[ae]|descar(?:ga|gue)|compr(?:ueba|uebe)|us[ae]|utilic?[ez]a?|ejecut[ae]|mant(?:enga|én)|configur[ae]|protej?[ge][ae]?|guard[ae]|verifi(?:ca|que)|revis[ae]|activ[ae]|limit[ae]|cambi[ae]|evit[aáe]|rot[ae]|instal[ae]|actuali(?:za|ce)|exp(?:onga|ongas|oner)|compartas?)(?!\p{L})`,
  pt: String.raw`(?:devem?|deveria|é preciso|recomenda-se|aconselha-se|recomendamos|aconselhamos|recomendado|certifique-se)(?!\p{L})|^${lead}(?:[^:]{1,40}: )?(?:[^;]{1,120}, )?(?:não |nunca |sempre )?(?:habilite|coloque|gere|criptografe|isole|baixe|prefira|trate|deixe|use|utilize|execute|mantenha|configure|proteja|guarde|verifique|revise|ative|desative|limite|altere|troque|evite|rotacione|instale|exponha|compartilhe|armazene|rode|confira|restrinja|atualize)(?!\p{L})`,
  ru: String.raw`(?<!вы )\p{L}{3,}(?:йте|ите|ьте)(?:сь)?(?!\p{L})|следует|должн\p{L}+|необходимо|(?<!не )нужно (?!нам)|рекоменд\p{L}+|совету\p{L}+|нельзя`,
  zh: '请|請|不要|勿|应(?:该|当|在|使用|将|像)|必须|务必|建议|避免|定期',
  ja: 'ください|(?:お)?勧め|べき(?:です|だ|で)|必要があります|推奨|避け(?:る|て)|(?:しない|する)こと(?:。|$)',
  ko: '하세요|하십시오|해야 (?:합니다|한다)|마세요|마십시오|권장|권합니다|권고',
  it: String.raw`(?:deve|devono|dovrebbe|dovrebbero|bisogna|occorre|si raccomanda|raccomandato|consigliato|consigliamo|raccomandiamo|assicurarsi|assicurati)(?!\p{L})|^${lead}(?:[^:]{1,40}: )?(?:[^;]{1,120}, )?(?:non |mai |sempre )?(?:abilita|metti|colloca|genera|cifra|isola|us[ao](?:re)?|utilizza|esegui|mantieni|mantenere|configura|proteggi|conserva|verifica|controlla|attiva|disattiva|limita|cambia|evita|ruota|installa|aggiorna|esporre|condividere|tieni|imposta)(?!\p{L})`,
  pl: String.raw`należy|powin\p{L}+|zaleca\p{L}+|radzimy|upewnij|nie (?:udostępniaj|używaj|uruchamiaj|przechowuj)|^${lead}(?:używaj|użyj|aktualizuj|sprawdzaj|stosuj|przechowuj|uruchamiaj|ograniczaj|ogranicz|włączaj|włącz|regularnie)(?:cie)?(?!\p{L})`,
  tr: String.raw`\p{L}+(?:yın|yin|yun|yün|ın|in|un|ün)(?:ız|iz|uz|üz)?\W*$|gerek(?:ir|li|mektedir|iyor)?(?!\p{L})|öner|tavsiye|\p{L}+(?:malı|meli)`,
  nl: String.raw`moet(?:en)?(?!\p{L})|dien(?:t|en) (?:u|je|te)|zorg|gebruik(?!\p{L}*er)|houd|controleer|aanbevolen|raden`,
  id: 'gunakan|pastikan|jangan|harus|sebaiknya|disarankan|menyarankan|periksa|perbarui|simpan|batasi|aktifkan|hindari',
  uk: String.raw`\p{L}{3,}(?:йте|іть|ьте)(?:ся)?(?!\p{L})|слід|повинн\p{L}+|необхідно|потрібно|рекоменд\p{L}+|радимо|не можна|ма(?:є|ють) (?:бути|використов|застосов)`,
  vi: String.raw`hãy|vui lòng|nên(?!\p{L})|phải(?!\p{L})|đừng|không (?:được|nên)|luôn|cần(?!\p{L})|khuyến nghị`,
  cs: String.raw`\p{L}{3,}(?:ejte|ěte|ujte|něte|jte|ňte|íte se)(?!\p{L})|měli byste|je (?:nutné|třeba|vhodné)|doporuč\p{L}+|musí(?:te)?(?!\p{L})|nesmí`,
  nordic: String.raw`^${lead}(?:[^:]{1,40}: )?(?:använd|håll|kör|byt|aktivera|begränsa|kontrollera|uppdatera|verifiera|undvik|lagra|spara|skydda|se till|rotera|sätt|bruk|hold|kjør|bytt|aktiver|begrens|kontroller|oppdater|unngå|lagre|beskytt|sørg|brug|skift|begræns|opdater|undgå)(?!\p{L})|(?:bör|bør|måste)(?!\p{L})|rekommend\p{L}+|anbefal\p{L}+|vänligen|vennligst|venligst`,
  fi: String.raw`^${lead}(?:[^:]{1,40}: )?(?:käytä|pidä|varmista|rajoita|päivitä|tarkista|vältä|säilytä|suojaa|älä|vaihda|estä|ota|aseta|määritä|salli|poista|asenna)(?!\p{L})|suositel\p{L}+|täytyy|pitää(?!\p{L})|on syytä`,
  hu: String.raw`^${lead}(?:[^:]{1,40}: )?(?:használ(?:j|d|ja)|tarts(?:d|a)|győződj|korlátoz(?:d|za)|frissíts(?:d|e)?|ellenőriz(?:d|ze)|kerül(?:d|je)|tárol(?:d|ja)|légy|ne(?!\p{L}))|javasol\p{L}+|ajánl\p{L}+|kérjük`,
  ro: String.raw`trebuie|recomand\p{L}+|vă rugăm|^${lead}(?:[^:]{1,40}: )?(?:nu \p{L}+ți|(?:folos|utiliz|păstr|asigur|limit|actualiz|verific|evit|stoc|protej|config|activ)\p{L}*(?:ți|ează|ește|ă|ează))(?!\p{L})`,
  ar: `يجب|يرجى|ينبغي|يوصى|نوصي|^${lead}(?:[^:]{1,40}: )?(?:استخدم|تأكد|احتفظ|تجنب|قيد|راجع|احرص|لا ت)`,
};

/** Tells somebody to do something: an imperative, behind a label or a condition, or what must be done. "Dependencies are scanned" says what is done. */
const directive = anyOf({ en: english, ...foreign });
const foreignDirective = anyOf(foreign);

export const isDirective = (text: string): boolean => directive.test(text);

/** The same but for English, whose verbs are often nouns as well. */
export const isForeignDirective = (text: string): boolean => foreignDirective.test(text);

/** "Scanned with pip-audit", "the lock file is checked": what is done, in English. */
export const isStated = (text: string): boolean =>
  /\b(?:are|is|runs?|provides?|flags?|scanned|pinned|locked|audited|checked|verified|automated|in CI)\b/i.test(text) && !isDirective(text);

/** "Dependency management: regular updates": what is done, named without a verb. In Romance languages an infinitive tells somebody to do it. */
export const isNamed = (text: string): boolean => !isDirective(text) && !/^(?!regular\s)\p{L}+(?:er|ir|re|ar)\s/iu.test(fromFirstWord(text));
