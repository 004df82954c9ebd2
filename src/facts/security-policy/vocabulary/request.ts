import { anyOf } from '../words.ts';

/** The words in which policies ask for what a report should hold. */

export const include = anyOf({
  en: String.raw`
    answer (?:the |these )?(?:following )?questions|includ|provid|contain|with\b|e-?mail (?:us )?(?:a |the )?(?:description|details)|describ|specif|attach|details?\b|add\b|tell us|give us
    |along with|mention|(?:please|also|to|and) state\b|list\b|consist
  `,
  de: String.raw`schreib(?:t|en sie)?(?!\p{L})|hilfreich|hilft|helfen|enthalt|angeb|gib\b|nenn|füge|beifüg|mit\b|beschreib|fügen`,
  fr: 'indiqu|ce qui aide|aide(?:nt|ra|ront)? |dites-(?:moi|nous)|utile|inclu|fourni|donne[rz]? |précis|avec|joign|joind|décri|contenir',
  es: String.raw`cuenta(?:nos|me|le)?(?!\p{L})|dinos|dime|d[ií]ganos|cuéntanos|indica|útil|ayuda|inclu|proporcion|detall|con (?:una?|los?|las?|el|siguiente)|adjunt|describ|contener`,
  pt: 'indique|ajuda|diga|conte-(?:me|nos)|útil|inclu|forneç|fornec|detalh|com (?:uma?|os?|as?|seguinte)|anex|descrev|conter',
  ru: String.raw`
    с (?:шагами|описанием|примером|\p{L}+ воспроизведением)(?!\p{L})|(?:что|пришлите|присылай\p{L}*) (?:прислать|написать|указать)|помога|поможет|помогут|напишите
    |пришлите|полезн|включ|укаж|прилож|опиш|указат|содерж|предостав
  `,
  zh: '写清|写明|有帮助|有助于|包含|包括|提供|附上|说明|說明|描述|注明|附',
  ja: '助か|役立|あると|含め|記載|添え|ご提供|お知らせ|明記|添付',
  ko: '있으면|도움|포함|제공|첨부|기재|명시|알려',
  it: String.raw`aiuta|inclu|fornisc|fornir|alleg|specific|descriv|indic|conten[eg]|con (?:una?|i|le|gli|il|la)\b`,
  pl: 'pomaga|pomoże|zawier|zawrz|podaj|podan|dołącz|załącz|opis|uwzględni|wskaż|określ',
  tr: 'yardımcı|ekle|içer|dahil|belirt|sağla|sun(?:un|unuz)|verin|yer ver|yazın|anlatın|açıklayın',
  nl: String.raw`helpt|vermeld|geef|bevat|voeg|inclusief|met\b|beschrijf|beschrijving|toe te voegen|opnemen`,
  id: String.raw`membantu|sertakan|berikan|cantumkan|lampirkan|termasuk|menyertakan|jelaskan|dengan\b|mencakup`,
  uk: 'допомага|допоможе|вкаж|додайте|включ|опиш|зазнач|надайте|містит',
  vi: 'giúp|bao gồm|cung cấp|đính kèm|kèm|mô tả|nêu|nên có',
  cs: 'pomáh|pomůže|uve[ďd]|přilož|zahrň|zahrnuj|popiš|obsah|dopl[ňn]|včetně|poskytn',
  nordic: String.raw`
    inkluder|ange(?!\p{L})|angi|oppgi|uppge|oplys|beskriv|bifoga|vedlegg|vedhæft|legg ved|med(?!\p{L})|innehåll|inneholde|indeholde|ta med
    |tag med|lägg till|gärna|hjälp|hjelp|nyttig|följande|følgende
  `,
  fi: 'sisällytä|kerro|liitä|mukaan|kuvaile|anna|mainitse|auttaa|sisäl',
  hu: 'tartalmaz|add meg|adja meg|adj meg|írd le|csatol|mellékel|tüntes|foglal|alábbi|segít|szerepel',
  ro: String.raw`includ|oferi|furniz|preciz|specific|descri|ataș|menționa|conțin|cu(?!\p{L})|ajut`,
  ar: String.raw`تضمين|تضمن|أرفق|[إا]رفاق|[اأ]ذكر|قدم|تقديم|مع(?!\p{L})|يشمل|وصف|توفير|معلومات`,
});
