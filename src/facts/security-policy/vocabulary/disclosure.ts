import { anyOf } from '../words.ts';

/** What bounds a time ("before", "after", "until", "once"), what makes a weakness known, and what says by itself that this is agreed upon. */
interface Disclosure {
  readonly moment: string;
  readonly makePublic: string;
  readonly agreed: string;
}

/** "Once it is fixed, we publish it" and "we publish it once it is fixed" say the same in every language that has the two words. */
const timed = ({ moment, makePublic, agreed }: Disclosure): string =>
  String.raw`${agreed}|(?:${moment})(?!\p{L})[^.]{0,80}(?:${makePublic})|(?:${makePublic})\p{L}*[^.]{0,80}[\s,;:(](?:${moment})(?!\p{L})`;

/** That a weakness is made public in agreement, or only after a time or a step. */
export const coordinated = anyOf({
  en: String.raw`
    co-?ordinat\w*[^.]{0,40}disclos|disclos\w*[^.]{0,40}co-?ordinat|co-?ordinated (?:vulnerability )?(?:disclosure|release)|(?<!sin )embargo
    |responsible disclosure (?:polic|process|model|principle|guideline|practice|timeline|period|program)
    |(?:follow|practice|adhere|support|observe)\w* (?:\w+ ){0,4}(?:responsible|coordinated) (?:vulnerability )?disclosure
    |disclos\w*[^.]{0,120}\b(?:until|once|before)\b
    |disclos\w*[^.]{0,60}\b(?:after|until|once|when|before|timeline|date|deadline|window|period)\b
    |\b(?:after|until|once|when|before|prior to|priort|allow|give|provide)\b[^.]{0,90}(?:
      public(?:ly)? (?:disclos|known|announc|exposure|release)|disclos|publiciz|made public|making (?:it|this|any|the) \w* ?public
      |going public|make (?:it|this|them|any\w*) public|public exposure|the public|(?:publicly|public) shar
    )|(?:public(?:ly)?|full) disclos\w*[^.]{0,60}(?:fix|patch|release|update|days|is made|will)
    |(?:we|will)\b(?! (?:\w+ )?(?:encourage|ask|invite|urge|request|appreciate|expect|want|prefer that you|would)\b)[^.]{0,30}(?:publicly )?
    disclos\w* (?:the|publicly|details|all|it|in|via|through|vulnerab)
    |(?:keep(?! (?:you|reporters?|them|everyone|the (?:reporter|community)s?)\b)|confidential|secret|private)\b[^.]{0,60}until
    |not (?:be )?(?:shar|discuss|publi)\w*[^.]{0,60}until|do coordination and disclosure
    |time to (?:fix|address|resolve|patch|respond|investigate|remediate|work)[^.]{0,80}(?:public|disclos)
    |disclosure (?:timing|timeline|date|process)|advisory after (?:the |a )?(?:fix|patch)
    |(?:fix|patch) (?:\w+ ){0,3}(?:available|ready|released) before (?:we|it|any)\b
    |after [^.]{0,40}release[^.]{0,40}publish[^.]{0,30}advisor
    |(?:do not|don[’']t|never|avoid|refrain|not)\b[^.]{0,40}\b(?:publish|post|reveal|discuss)\w*\b[^.]{0,60}\b(?:before|until|prior to)\b
    |(?:encourag|welcom|free|allow|may|can)\w*\b[^.]{0,30}\bpublish (?:your|the|their) (?:findings|report|research|details)
    |delay\w*\b[^.]{0,40}\badvisor|private while (?:a|the) (?:fix|patch)|release a public (?:security )?(?:bulletin|advisory)
    |(?:vulnerabilit\w+ (?:will be|are|is)|(?:advisor(?:y|ies)|the reports?) will be) (?:\w+ )?(?:published|made public)\b
    |(?:(?:publish|issue|announc)\w*|releas\w* (?:an? |the |all )?(?:\w+ )?(?:advisor|detail|information|cve|disclos)\w*)\b[^.]{0,60}\b
    (?:once|after|when|as soon as)\b[^.]{0,40}\b(?:fix|patch|mitigation)
    |(?:once|after|when)\b[^.]{0,60}\b(?:fixed|patched|resolved)\b[^.]{0,60}\b(?:publish|announce)
    |\b(?:fix|patch)\w*\b[^.]{0,60}\bready\b[^.]{0,60}\bgoes public
  `,
  de: timed({
    moment: 'bevor|bis|nachdem|sobald|solange|erst|vor (?:einer|der|jeder)|nach (?:der|dem|einer|einem)',
    makePublic: String.raw`veröffentlich|offen(?:ge)?leg|legen? (?:\p{L}+ ){0,3}offen|öffentlich|bekannt ?(?:gabe|gegeben|geben|gemacht|machen|werden)|machen? (?:\p{L}+ ){0,3}bekannt`,
    agreed: String.raw`
      zeitpunkt (?:der|einer) (?:offenlegung|veröffentlichung|bekanntgabe)
      |(?:offenlegung|veröffentlichung|bekanntgabe)[^.]{0,60} (?:abgestimmt|vereinbart|abgesprochen)
      |vor (?:öffentlich\p{L}* )?(?:offenlegung|veröffentlichung|bekanntgabe)|vertraulich\p{L}*[^.]{0,60}(?:bis|solange)(?!\p{L})
      |koordinier\p{L}* [^.]{0,60}(?:offenlegung|veröffentlich)|(?<!sin )embargo
    `,
  }),
  fr: timed({
    moment: String.raw`avant|après|jusqu[’']\p{L}*|tant que|une fois|dès (?:que(?! possible)|qu[’']|la|le|les)|lorsqu[’']?e?`,
    makePublic: 'divulg|publi(?!ant|é dans)',
    agreed: String.raw`
      (?:date|calendrier) de (?:la )?(?:divulgation|publication)|coordon\p{L}*[^.]{0,40}(?:divulg|publication)
      |(?:confidenti|priv[eé]|secr[eè]t)\p{L}*[^.]{0,60}jusqu|divulgation (?:coordonnée|responsable (?:est|et|dans|\())|(?<!sin )embargo
    `,
  }),
  es: timed({
    moment: 'antes|después|hasta|una vez|cuando|tras|luego de',
    makePublic: 'divulg|publi[cq]|públic|contar|cuentes|cuenten',
    agreed: String.raw`
      (?:fecha|calendario) de (?:la )?(?:divulgación|publicación)|coordin\p{L}*[^.]{0,40}(?:divulga|publicaci)
      |(?:confidencial|privad|secret)\p{L}*[^.]{0,60}hasta|disclosure (?:coordinad|responsable)
      |divulgación (?:coordinada|responsable)[^.]{0,60}|(?<!sin )embargo
    `,
  }),
  pt: timed({
    moment: 'antes|após|depois|até|uma vez|assim que(?! poss)|quando',
    makePublic: 'divulg|publi(?:c|qu)|públic|discut',
    agreed: String.raw`
      (?:data|cronograma|prazo) d[ae] (?:divulgação|publicação)|coorden\p{L}*[^.]{0,40}(?:divulga|publicaç)
      |divulgação (?:coordenada|responsável)|disclosure (?:público |pública )?(?:coordenad|responsável)
      |(?:confidencia|fechad|sigilo|privad|secret)[^.]{0,60}até|(?<!sin )embargo
    `,
  }),
  ru: timed({
    moment: 'до|после|пока|прежде|как только',
    makePublic: 'disclos|публи|раскры|разгла|(?:никому|никому не) рассказ|рассказыва',
    agreed: String.raw`
      (?:срок|график|дат|врем)\p{L}* раскрыти|координ\p{L}*[^.]{0,40}(?:раскры|публик)|конфиденциальн\p{L}*[^.]{0,60}(?:до(?!\p{L})|пока)
      |(?:скоординированн|координированн|ответственн)\p{L}* раскрыти|эмбарго
    `,
  }),
  zh: `
    协调[^。]{0,10}(?:披露|公开)|保密[^。]{0,20}(?:直到|直至)|(?:不要|请勿|勿)[^。]{0,16}(?:公开|发布|披露)[^。]{0,8}未修[复復]|(?:协调|协同|負責任|负责任的?)(?:的)?(?:披露|公开)
    |(?:披露|公开|公開)[^。]{0,30}(?:之前|之后|前|后|直到)|(?:修复|发布|补丁|更新)[^。]{0,30}(?:之前|之后|前|后)[^。]{0,20}(?:披露|公开|公開)(?!了)
    |(?:给|留)[^。]{0,30}时间[^。]{0,40}(?:修复|公开|披露)|(?:修复|公开|披露)[^。]{0,12}前[^。]{0,12}(?:给予|给|留)[^。]{0,12}时间|保密期|修[复復]后[^。]{0,10}(?:发布|公布)
    |在[^。]{0,40}(?:之前|前)[^。]{0,20}(?:不要|请勿|勿)?[^。]{0,10}(?:公开|披露|讨论|提交)
  `,
  ja: `
    調整[^。]{0,10}(?:公開|開示)|(?:公開|開示)[^。]{0,10}調整|(?:協調的|責任ある|調整された)(?:な)?(?:脆弱性)?(?:開示|公開)|(?:公開|開示|公表)[^。]{0,40}(?:後|あと|まで|前に|以降)
    |(?:修正|パッチ|リリース|対応|対処)[^。]{0,40}(?:後|あと|まで|前|から|次第)[^。]{0,30}(?:公開|開示|公表)|公開[^。]{0,6}(?:タイミング|時期|日程)|公開日
  `,
  ko: '(?:조율된|조정된|책임(?:감)? 있는) ?공개|공개 ?발표[^.]{0,20}협의|(?:수정|패치|배포|해결|릴리[스즈])[^.]{0,40}(?:후|전|까지|때까지)[^.]{0,30}공개|공개[^.]{0,30}(?:전|후|까지)|엠바고',
  it: timed({
    moment: 'prima|dopo|fino|finché|quando|una volta|non appena(?! poss)',
    makePublic: 'divulg|pubblic|rivel',
    agreed: String.raw`coordin\p{L}*[^.]{0,40}(?:divulg|pubblicazion)|(?:riservat|privat|segret)\p{L}*[^.]{0,60}(?:fino|finché)|divulgazione (?:coordinata|responsabile)|(?<!sin )embargo`,
  }),
  pl: timed({
    moment: 'przed|po|do czasu|dopóki|zanim|gdy tylko',
    makePublic: 'ujawni|publik|upubliczn',
    agreed: String.raw`(?:skoordynowan|odpowiedzialn)\p{L}* ujawni|(?:prywatn|poufn)\p{L}*[^.]{0,60}(?:do (?:czasu|wydania|momentu)|dopóki)|publiczn\p{L}*[^.]{0,80}dopóki|(?<!sin )embargo`,
  }),
  tr: `
    (?:kadar|önce)[^.]{0,60}gizli|(?:düzelt|yama)[^.]{0,40}(?:olmadan|çıkmadan|yayınlanmadan)[^.]{0,60}(?:yay|duyur|ifşa|açıkla)
    |(?:koordineli|sorumlu|eşgüdümlü) (?:ifşa|açıklama|bildirim)|(?:kamuya|herkese|ifşa|açıklan)[^.]{0,60}(?:önce|sonra|kadar)
    |(?:önce|sonra|kadar)[^.]{0,60}(?:ifşa|kamuya|duyur)|ambargo
  `,
  nl: timed({
    moment: 'voordat|totdat|nadat|tot|zodra',
    makePublic: 'openba|publice',
    agreed: String.raw`(?:gecoördineerd|verantwoord)\p{L}* (?:openbaarmaking|publicatie)|(?<!sin )embargo`,
  }),
  id: timed({
    moment: 'sampai|sebelum|setelah|hingga|begitu',
    makePublic: '(?:(?:me(?:mp?|ng|n|ny)?|di|ter|pe(?:ng|m)?)?(?:publik|ungkap|umum|bocor))|transparan',
    agreed: 'pengungkapan (?:terkoordinasi|yang bertanggung jawab|bertanggung jawab)|(?<!sin )embargo',
  }),
  uk: timed({
    moment: 'до|після|поки|доки|перш ніж|щойно',
    makePublic: 'розкри|публі|оприлюд|розголош',
    agreed: String.raw`(?:скоординован|відповідальн)\p{L}* (?:розкрит|розголош)|ембарго`,
  }),
  vi: timed({
    moment: 'trước khi|sau khi|cho đến khi|đến khi|khi',
    makePublic: 'công khai|công bố|tiết lộ',
    agreed: 'phối hợp (?:công bố|tiết lộ)|(?:công bố|tiết lộ) (?:có )?(?:phối hợp|trách nhiệm)|(?<!sin )embargo',
  }),
  cs: timed({
    moment: 'před(?:tím)?|dokud|až|po|jakmile|do doby',
    makePublic: 'zveřej|publik|odhal',
    agreed: String.raw`koordinovan\p{L}* (?:zveřejn|odhal)|(?<!sin )embargo`,
  }),
  nordic: timed({
    moment: 'innan|tills|förrän|efter(?: att)?|före|når|før|inntil|indtil|etter(?: at)?',
    makePublic: 'offentliggör|offentliggjør|publi[cs]er|avslöj|avslør|offentlig|publik|röj|del[ae] (?:information|detalj)',
    agreed: String.raw`(?:koordiner|samordna|ansvarsfull|ansvarlig)\p{L}* (?:offentliggör|offentliggjør|avslöj|avslør|publicering|disclosure)|embargo`,
  }),
  fi: timed({
    moment: 'ennen|kunnes|jälkeen|vasta|kun',
    makePublic: 'julki|paljast',
    agreed: String.raw`(?:koordinoi|vastuulli)\p{L}* julkist`,
  }),
  hu: timed({
    moment: 'mielőtt|amíg|míg|előtt|után|miután',
    makePublic: 'nyilvános|közzét|közzé|publik|felfed',
    agreed: String.raw`(?:koordinált|összehangolt|felelős)\p{L}* (?:közzét|nyilvános|felfed)|közzététel időzít|egyeztet\p{L}*[^.]{0,40}közzét`,
  }),
  ro: timed({
    moment: 'înainte|până|după|odată ce|când',
    makePublic: 'divulg|public|dezvălui',
    agreed: String.raw`divulgare(?:a)? (?:coordonată|responsabilă)|coordon\p{L}*[^.]{0,40}(?:divulg|public)|embargo`,
  }),
  ar: `
    (?:قبل|بعد|حتى|عند|لحين|حين)[^.]{0,60}(?:نشر|[إا]فصاح|كشف|علن)|(?:نشر|[إا]فصاح|كشف|تشارك|إعلان)[^.]{0,60}(?:قبل|بعد|حتى|لحين)
    |[إا]فصاح (?:ال)?(?:منسق|مسؤول)|تنسيق[^.]{0,30}(?:نشر|[إا]فصاح)
  `,
});
