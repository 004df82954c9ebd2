import { anyOf } from '../words.ts';

/** The words in which policies speak of what reporters get for a report. */

export const credit = anyOf({
  en: String.raw`
    credit(?:s|ed|ing)?\b|(?:\b(?:we|i|maintainers?|team|will|gladly|happy to|glad to|like to|pleased to|let us|us to)\b(?:(?!\byou\b)[^.;]){0,40})\b(?:mention|name|list) (?:you|your (?:name|contribution|work|handle))\b
    |acknowledg(?:e|ed|ing|ement)\b[^.,;]{0,25}(?:
      you\b(?!r (?:e-?mail|report|message|submission|disclosure))|your (?:contribution|effort|help|work|name|responsible)
      |reporters?\b(?!['’]?s? report)|researchers?|contributors?|contributions?|finders?|who (?:report|discover)|discoverers?|individuals
      |people|those|everyone
    )|hall of fame|(?:publicly|public) (?:thank|recogni|acknowledg)
    |recogni[sz](?:e|ed|ing)\b[^.]{0,50}(?:researcher|reporter|contribut|you\b|individual)
    |attribut(?:e|ed|ion)\b(?! to (?:the |an? )?(?:existing|vulnerab|issue|bug|cve))
    |thank(?:ed|s)? (?:\w+ ){0,4}(?:in the (?:release|advisor|change)|publicly)
    |(?:list|mention|nam)(?:ed|ing)? (?:\w+ ){0,6}(?:in (?:our|the) (?:security|release|change|ack|contrib|hall|advis|readme))
    |(?:will be|are|be) (?:publicly )?acknowledged\b(?! within)|remain anonymous|prefer(?:s)? (?:to (?:stay|be|remain) )?anonym|anonymity
  `,
  de: String.raw`namentlich|kreditier|danken[^.]{0,40}release|danksagung|gewürdigt|würdig|anerkenn|(?:sie|dich|du|melder\p{L}*|finder\p{L}*)[^.]{0,40} genannt(?!\p{L})|(?<!(?:oben|unten) )erwähn|anonym`,
  fr: 'crédit|remerci(?:é|er|ements (?:publics|dans))|reconnaissance|mentionn(?!\\p{L}* (?:ci-|plus (?:haut|bas)))|anonym',
  es: String.raw`
    agradec\p{L}*[^.]{0,60} en (?:el |la |las |los |nuestr\p{L}+ )(?:readme|notas|lista|changelog|registro|créditos)
    |(?:pon|inclu|cit)\p{L}* (?:tu|su|vuestro) nombre|crédit|acreditar|reconoc(?:er|im|em)(?!iento (?:de voz|facial|óptico))
    |(?<!anteriormente |arriba )mencion(?!\p{L}* (?:a continuación|abajo|arriba|anteriormente))|anónim
  `,
  pt: 'agradec[^.]{0,60} n[oa]s? (?:readme|notas|lista|changelog|registro|créditos)|crédit|creditar|reconhec(?:er|im|em)|mencion(?!\\p{L}* (?:abaixo|acima|anteriormente))|anônim|anónim',
  ru: String.raw`
    (?:скаж\p{L}+|говор\p{L}+) спасибо|поблагодар|(?<!(?:выше|ниже))упомян(?!\p{L}* (?:выше|ниже))|упоминани|указать (?:вас|ваше|имя)
    |отмет(?:им|ить)|призна(?:ем|ём)|благодарност|анонимн
  `,
  zh: '致谢|致謝|署名|鸣谢|感谢名单|荣誉|贡献者名单|匿名',
  ja: 'クレジット|謝辞|お名前を|報告者(?:として|を|名を)[^。]{0,8}記載|掲載(?:します|いた)|匿名',
  ko: '크레딧|감사 ?(?:명단|인사|표시|목록)|명예의 전당|이름을|익명|공로|기여자로',
  it: String.raw`riconosc|ringraziament|menzion|accredit|anonim|credit[io]\b`,
  pl: String.raw`podzięk|wymieni(?!\p{L}* (?:poniż|wyż))|uznan|anonim|autorstw|uhonor`,
  tr: String.raw`teşekkürle(?!r)|teşekkür (?:bölüm|liste|kısm|sayfa)|adınız|anonim|isminiz|atıf|katkı\p{L}*[^.]{0,20}(?:belirt|tanı)`,
  nl: String.raw`vermeld\p{L}*[^.]{0,30}(?:naam|melder|dank)|(?:naam|melder)\p{L}*[^.]{0,30}vermeld|erkenning|erkennen|bedank\p{L}*[^.]{0,20}(?:lijst|release)|anoniem`,
  id: 'kredit|mengakui kontribusi|pengakuan|apresiasi[^.]{0,20}(?:nama|daftar)|mencantumkan|nama anda|anonim|hall of fame',
  uk: String.raw`подяк\p{L}*[^.]{0,20}(?:список|розділ)|згада|вкажемо[^.]{0,20}ім|визнан|анонім`,
  vi: 'ghi nhận|ghi công|tên bạn|cảm ơn[^.]{0,20}công khai|hall of fame|ẩn danh',
  cs: 'poděkov[^.]{0,30}(?:seznam|vydání)|(?:uvedeme|zmíníme|jmenujeme) (?:vás|tě)|uvedeme[^.]{0,30}jméno|zmín|anonym|uznán',
  nordic: String.raw`kredit|erkänn|anerkjenn|anerkend|omnämn|nevn\p{L}*|nævn|anonym|ditt namn|dit navn|tacka[^.]{0,40}release`,
  fi: 'maini(?:t|n)|tunnust|kiitok|anonyym|nimesi|krediit',
  hu: 'elismer|megemlít|köszönet|név szerint|nevét|anoni?m|feltüntet',
  ro: 'credit|acredit|mențion|recuno|anonim|numele',
  ar: '[إا]شادة|اعتراف|شكر|ذكر (?:اسم|ال)|مجهول|قاعة الشرف|hall of fame|تقدير',
});

export const bounty = anyOf({
  en: String.raw`bount(?:y|ies)|(?:monetary|financial|cash|paid) (?:reward|compensation|incentive)|rewards?\b|swag\b|remunerat`,
  de: 'belohnung|prämie|kopfgeld|vergütung',
  fr: 'argent|récompense|prime (?:aux|de)|rémunér',
  es: 'dinero|recompensa|remuneraci',
  pt: 'recompensa|remunera',
  ru: 'денег|денежн|вознаграждени|награ(?:д|жд)',
  zh: '奖金|赏金|賞金|悬赏|奖励|獎勵',
  ja: '報奨|バウンティ|懸賞|報酬',
  ko: '포상|보상금|바운티',
  it: String.raw`ricompens|premi(?:o)?\b`,
  pl: 'nagr[oó]d|wynagrodz',
  tr: 'ödül',
  nl: 'beloning|vergoeding',
  id: 'hadiah|imbalan',
  uk: 'винагород',
  vi: 'phần thưởng|tiền thưởng',
  cs: 'odměn',
  nordic: 'belöning|belønning|dusör|ersättning|prispeng|bounty',
  fi: 'palkkio|bounty',
  hu: 'jutal[om]|díjaz|bounty',
  ro: 'recompens|bounty',
  ar: 'مكاف[أآ]|جائزة|جوائز|bounty',
});
