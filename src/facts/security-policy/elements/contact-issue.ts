import type { Passage } from '../passage.ts';
import { anyOf } from '../words.ts';
import { publicChannel } from './public-channel.ts';
import type { Finder, Scene } from './scene.ts';

/** What is kept out of a public issue, or all that it asks for. */
const withheld = anyOf({
  en: String.raw`
    (?:without|with no|no|avoid(?:ing)?|omit(?:ting)?|leav(?:e|ing) out|do(?: not|n[’']t) (?:include|post|share|add|put|disclose|publish))
    (?:[ ](?:posting|including|sharing|disclosing|revealing|publishing|giving|any|the|all|sensitive|technical|exploit|specific|vulnerability|security|public|or)){0,6}
    [ ](?:details?|specifics|information|proof|exploits?|poc)\b|(?:minimal|limited|few|only (?:minimal|general)) (?:\w+ ){0,2}(?:details?|information)
    |(?:minimal|bare|brief|short|placeholder|blank|empty) (?:\w+ ){0,2}issue
    |(?:ask|asking|request|requesting|asks|requests)\b(?: (?:only|just|for|us|the|an?|maintainers?|to|be|provide|give|you)){0,6}[ ]
    (?:private|secure|direct (?:contact|channel|line|messages?)|confidential|contacted|(?:security )?contact)\b
  `,
  de: String.raw`ohne (?:\p{L}+ ){0,2}(?:details|einzelheiten|angaben)|(?:keine|nicht) (?:\p{L}+ ){0,2}(?:details|einzelheiten)|(?:um|nach) (?:eine[nm]? )?(?:privat|sicher|vertraulich)\p{L}* (?:kontakt|kanal|weg)`,
  fr: String.raw`sans (?:\p{L}+ ){0,3}(?:détails?|informations?)|demand\p{L}* (?:\p{L}+ ){0,3}(?:contact|canal) (?:privé|sécurisé)|(?:contact|canal) privé`,
  es: String.raw`sin (?:\p{L}+ ){0,3}(?:detalles?|información|datos)|solicit\p{L}* (?:\p{L}+ ){0,3}(?:contacto|canal)|(?:contacto|canal) privado`,
  pt: String.raw`sem (?:\p{L}+ ){0,3}(?:detalhes?|informaç\p{L}+|dados)|(?:solicit|pedi|peça)\p{L}* (?:\p{L}+ ){0,3}(?:contato|canal)|(?:contato|canal) privado`,
  ru: String.raw`без (?:\p{L}+ ){0,3}(?:детал|подробност|информац)|(?:попрос|запрос)\p{L}* (?:\p{L}+ ){0,3}(?:связ|контакт|канал)|приватн\p{L}+ канал`,
  zh: '(?:不|勿|不要|切勿|避免)(?:附|含|包含|包括|写|填写|提供|透露|披露|公开|贴出)[^。，]{0,12}(?:细节|詳情|详情|PoC|信息|利用)|(?:仅|只)(?:描述|说明|写|请求|注明)|请求[^。]{0,8}(?:私下|私密|私有)',
  ja: '(?:詳細|内容|情報|再現手順)[^。]{0,8}(?:を|は|も)?(?:書か|含ま|含め|記載せ|伏せ|省)|詳細なし|(?:連絡(?:手段|方法|先)|非公開の(?:窓口|経路))[^。]{0,12}(?:案内|お知らせ|相談|依頼)',
  ko: '(?:세부|상세|자세한|민감한)[^.]{0,12}(?:없이|제외|포함하지|적지|쓰지)|비공개 (?:연락|채널)',
  it: String.raw`senza (?:\p{L}+ ){0,3}(?:dettagli|informazioni)|(?:contatto|canale) privato`,
  pl: String.raw`bez (?:\p{L}+ ){0,2}(?:szczegół|informacji)`,
  tr: String.raw`(?:ayrıntı|detay)\p{L}* (?:\p{L}+ ){0,2}(?:verme|paylaşma|içerme)\p{L}*`,
  nl: 'zonder (?:technische |gevoelige )?(?:details|informatie)',
  id: 'tanpa (?:menyertakan )?(?:detail|rincian|informasi)',
  uk: String.raw`без (?:\p{L}+ ){0,2}(?:детал|подробиц|інформац)`,
  vi: 'không (?:kèm|nêu|bao gồm|tiết lộ)[^.]{0,20}chi tiết',
  cs: String.raw`bez (?:\p{L}+ ){0,2}(?:podrobnost|detail)`,
});

/** "We have limited information on this": nothing that is asked of the reporter. */
const ofOurselves = /^(?:we|our|there (?:is|are))\b(?! (?:ask|request|recommend|urge))/i;

/** "Open an issue without details and ask for a private channel": it makes nothing known, and neither where the next sentence says so. */
const asksOnlyForContact = ({ prose }: Scene, passage: Passage): boolean => {
  const next = prose[prose.indexOf(passage) + 1];
  return withheld.test(passage.text) || (next?.kind === 'sentence' && next.headings.at(-1) === passage.headings.at(-1) && !ofOurselves.test(next.text) && withheld.test(next.text));
};

/** Where it sends whole reports to a public place. */
export const openChannel: Finder = (scene) => publicChannel({ ...scene, prose: scene.prose.filter((passage) => !asksOnlyForContact(scene, passage)) });
