import { expression } from '../../long-expression.ts';
import { isForeignDirective } from './elements/directive.ts';
import type { Passage } from './passage.ts';
import type { Statement, Subject } from './statement.ts';
import { technicalSubjects } from './subjects.ts';
import { planned } from './vocabulary/progress.ts';
import type { Section } from './vocabulary/section-signs.ts';
import { anyOf, fromFirstWord, isEnglishSpoken } from './words.ts';

type Stance = Pick<Statement, 'polarity' | 'modality'>;

const absence = expression('i')`
    \b(?:no|without|lacks?|lacking|missing|absent)\b(?!-)(?! longer (?:needed|required))
    |\b(?:does|do|is|are|has|have|was|can|will)(?: currently)?(?: not|n'?t)(?: yet| currently)?\b|\bcannot\b
    |\bnot (?:yet |currently )?(?:implemented|supported|included|provided|available|enabled|encrypted|protected|guaranteed)|:x:|❌|✗|🚫
    |\bkein(?:e|en|er)?\b|\bnicht\b|\bpas de\b|\bne .{1,20} pas\b|\bsin\b|\bsem\b|\bnão\b|\bнет\b|\bне\b|没有|无法|未|不(?:支持|提供|保证)|ありません|いません|ない
    |않|없
  `;
/** The same in the language of the policy: each of these words means something else in one of its neighbours. "Non autenticato" is one word in other languages. */
const foreignAbsence = anyOf({
  de: 'ohne|fehlt|fehlen',
  fr: String.raw`n(?:e |[’'])[^.;]{1,40}(?:pas|aucune?)(?!\p{L})|aucune?(?!\p{L})|pas d(?:e |[’'])|sans(?!\p{L})`,
  es: String.raw`no(?!\p{L}| \p{L}+[ai]d[oa]s?(?!\p{L}))|sin(?!\p{L})|ning[uú]n|carece|falta(?!\p{L})`,
  pt: String.raw`não(?!\p{L}| \p{L}+[ai]d[oa]s?(?!\p{L}))|sem(?!\p{L})|nenhuma?(?!\p{L})|carece|falta(?!\p{L})`,
  it: String.raw`non(?![\p{L}-]| \p{L}+[aiu]t[oaie](?!\p{L}))|nessuna?(?!\p{L})|senza(?!\p{L})|manca`,
  pl: String.raw`nie(?!\p{L})|brak|bez(?!\p{L})`,
  nl: String.raw`geen(?!\p{L})|niet(?!\p{L})|zonder`,
  id: String.raw`tidak(?!\p{L})|belum|tanpa|bukan`,
  tr: String.raw`yok(?:tur)?(?!\p{L})|değil|\p{L}+(?:m[ae]z|m[ıiuü]yor)(?!\p{L})`,
  ru: String.raw`не(?!\p{L})|нет(?!\p{L})|без(?!\p{L})|отсутств`,
  uk: String.raw`не(?!\p{L})|нема(?!\p{L})|немає|без(?!\p{L})|відсутн`,
});

/** "… so that a token of one tenant cannot read another's data", "it has not been modified since": what is kept away is nothing that is missing, unless it is a control. */
const consequence = expression('gi')`
    ,? \b(?:so|which means|meaning)\b(?: that)? (?!
      [^;]{0,120}\b(?:not|n[’']t) (?:yet |currently )?(?:
        implemented|supported|included|provided|available|enabled|encrypted|protect(?:ed)?|guaranteed|authenticated|hashed|signed|validated
        |verified|limited|enforced|applied
      )\b
    )[^;]*$|\b(?:has|have|is|are|was|were)(?: not|n[’']t) (?:been )?(?:modified|altered|tampered|changed|compromised)\b
  `;

/** Without them is as it should be. */
const privileges =
  /\b(?:without|no) (?:any )?(?:user )?activity\b|(?<!\p{L})(?:without|sans|ohne|sin|sem|senza|bez|zonder|tanpa|без) (?:[\p{L}-]+ )?(?:root|privil|elevated|admin|erhöhte|droits|rechte|высок\p{L}+ прив|привилег|hak istimewa)/giu;
/** "Requests without a token are rejected", "it refuses to start without a key", "whatever is not on the list": no denial of the control. */
const refusal = expression('giu')`
    \b(?:without|no|not|missing|lacking)\b(?:(?! and | but )[^.;,]){0,60}\b(?:is|are|gets?|will be) (?:\w+ )?
    (?:rejected|refused|denied|blocked|dropped|discarded|forbidden)\b
    |\b(?:rejects?|refuses?|blocks?|denies|forbids?|aborts?|fails?|exits?)\b(?! open| over)(?:(?! and | but )[^.;]){0,80}?\b
    (?:without|no|not|missing|lacking|unless)\b(?:(?! and | but )[^.;])*
    |(?<!, )\b(?:that|which|who|whatever|anything|everything|those)(?: is| are| was| were| do| does| has| have| can)(?: not|n[’']t)\b[^.,;]*
    |(?<!\p{L}|, |, ce )(?:ce )?(?:qui|que|dont) (?:ne |n[’'])[^.,;]*
  `;
const lacks = (given: string): boolean => {
  const text = given.replaceAll(consequence, ' ').replaceAll(privileges, ' ').replaceAll(refusal, ' ');
  return absence.test(text) || foreignAbsence.test(text);
};

const advice = expression('i')`
    \b(?:
      should|must|shall|please|ensure|make sure|recommended?|recommend|consider
      |(?<!\b(?:we|it|they|which|that|is|are|was|were|be) )(?:never|always)(?!
        [ ](?:\w{3,20}ly )?(?:
          \w{2,20}(?:[^\We]ed|[^\Ws]s)(?<!\b(?:embed|shred))|(?:over|re)?written|taken|given|hidden|broken|chosen|stolen|seen|been|sent|kept
          |held|read|set|put|shown|left|made
        )\b
      )|(?<!\bto )avoid|don'?t|do not|need to|needs to|be sure|remember to|ought to
    )\b
    |^(?:
      use|add|set|enable|disable|keep|run|deploy|restrict|rotate|revoke|implement|configure|validate|follow|support|subscribe|monitor|adjust
      |limit|protect|store|verify|review|update|upgrade|change|put|place|isolate|secure|encrypt|apply|install|check|choose|bind|separate
      |treat|send|report|open|include|provide|e-?mail(?! (?:verif|valid|confirm|notif|templat|servic|format))|contact|click|navigate|go|fill
      |test|audit|scan|pin|remove|delete|back ?up|require|allow|block
      |only(?! (?:[\w.-]+,? ){1,8}(?:is|are|can|may|has|have|gets?|receives?)\b)|prefer|create|sign(?![ -](?:ups?|ins?|outs?|offs?)\b)|exploit|discuss|disclose|submit|give
      |mount|expose|generate
    )\b|请|請|建议|建議|应(?:该|当)?|避免|定期|不要|ください|推奨|必要があります|하세요|하십시오|마세요|마십시오|주세요|권장|следует|рекоменду|используйте|bitte|sollten?|müssen|empfehlen
    |veuillez|merci de|devez|recommand|por favor|deben?|debería|recomend|devem?|evite
  `;
const promise = expression('i')`
    \b(?:will|we'?ll|aim|strive|plan|intend|endeavou?r|commit(?:ted)? to|going to|expect to|try to|promise|shall)\b|werden wir
    |wir (?:werden|bemühen)|nous (?:nous )?(?:accus|engage|ferons|coordon|efforç)|\w+remos\b|(?:мы )?постараемся|ответим|我们(?:将|会)|將|将会|します
    |いたします|努め|하겠습니다
  `;
const hedge = expression('i')`
    \b(?:can|could|may|might) (?:also )?(?:be(?! (?:at most|up to|no (?:more|larger|bigger|longer|higher)))|use|enable|optionally)\b
    |\brecommended?\b|\brecommend|\bconsider|\boptional|\bif (?:possible|needed|necessary|available|applicable)|\bwhere possible
    |\bwhen(?:ever)? possible|\bas applicable|\bideally\b|建议|可以|推奨|可能で|empfohlen|recommandé|recomend|рекоменду
  `;
const state =
  /\b(?:is|are|was|were|has|have|uses?|supports?|provides?|enforces?|includes?|runs?|contains?|implements?|stores?)\b(?! (?:to )?be\b)|\bby default\b|\benabled\b|hash(?:ed|es)|stored/i;

/** How a statement stands to what it speaks of. What headings say wins over the words of the sentence: below "Limitations" everything is one. */
export const stanceOf = (passage: Passage, text: string, subject: Subject): Stance => {
  const { sections } = passage;
  const inner = sections[0];
  const modality = modalityOf(text);
  if (subject === 'policy/links-resolve' || subject === 'network/port-documented') return { polarity: 'asserts', modality: 'fact' };
  if (subject.startsWith('releases/security-') && /\bwe\b|\bour\b/i.test(text) && !within(sections, 'limitations'))
    return { polarity: 'promises', modality: modality === 'fact' ? 'future' : modality };
  if (passage.tick === 'open') return { polarity: 'advises', modality: 'future' };
  if (within(sections, 'outOfScope')) return { polarity: 'denies', modality: 'fact' };
  if (within(sections, 'limitations') && !advises(text) && !boasts(text)) return { polarity: 'denies', modality };
  // What is ticked off has been done, whatever its verb.
  if (passage.tick === 'done') return { polarity: lacks(text) ? 'denies' : 'asserts', modality };
  // "✅ Sessions expire" is ticked off as well; "✅ Use HTTPS" tells somebody to.
  if (passage.kind === 'item' && marksDone.test(text) && !passage.headings.some((heading) => ofAdvice.test(heading)) && !advises(text.replace(marksDone, '')))
    return { polarity: lacks(text) ? 'denies' : 'asserts', modality };
  if (passage.kind === 'item' && promisesBelow.test(passage.leads.findLast((lead) => /[:：]$/.test(lead)) ?? '')) return { polarity: 'promises', modality };
  if (passage.kind === 'row' && inner === 'supported') return { polarity: isRefusal(passage) ? 'denies' : 'asserts', modality: 'fact' };
  if (within(sections, 'scope') && inner !== 'deployment' && inner !== 'users') return { polarity: 'asserts', modality: 'fact' };
  if (promise.test(text) && !/\b(?:you|users?|reporters?) will\b/i.test(text)) return { polarity: 'promises', modality: modality === 'hedge' ? 'hedge' : 'future' };
  if (inner === 'expect' || inner === 'process' || inner === 'disclosure' || inner === 'announcements') return { polarity: advises(text) ? 'advises' : 'promises', modality };
  if (passage.kind === 'code') return { polarity: 'advises', modality };
  // What stands below "Enable these workflows:" is to be enabled by whoever reads it.
  if (passage.kind === 'item' && isAdviceSection(sections) && /^(?:enable|run|use|set|configure|turn on|install|add)\b.*[:：]$/i.test(fromFirstWord(passage.leads.at(-1) ?? '')))
    return { polarity: 'advises', modality };
  if (inner === 'tools' || inner === 'dependencies') return { polarity: advises(text) && !hedge.test(text) ? 'advises' : 'asserts', modality };
  if (advises(text)) return { polarity: 'advises', modality };
  const told = toldByLead(passage) ?? toldByCell(passage);
  if (told) return { polarity: told, modality };
  if (lacks(clauseOn(subject, text)) && !/\b(?:not only|no later|no more than)\b/i.test(text)) return { polarity: 'denies', modality };
  if (isAdviceSection(sections) && !state.test(text) && !(isDescription(passage) && !isEnglishSpoken())) return { polarity: 'advises', modality };
  return { polarity: 'asserts', modality };
};

/** "Requests are limited, and there is no authentication" denies one of the two. */
const clauseOn = (subject: Subject, text: string): string => {
  if (subject === 'unknown' || subject.startsWith('policy/')) return text;
  const clauses = text.split(/(?<=[.。])\s+/).flatMap((sentence) => {
    const parts = sentence.split(/, (?:and|but|while|whereas|though|although)\s/);
    return parts.every((part) => state.test(part) || lacks(part)) ? parts : [sentence];
  });
  const naming = clauses.filter((clause) => technicalSubjects(clause).includes(subject));
  return naming.length > 0 ? naming.join(' ') : text;
};

/** "We will do our best to:" */
const promisesBelow = /\b(?:we|the (?:team|maintainers?)|i)(?:[’']ll| will| aim| commit| promise| pledge| try| strive)\b(?! (?:not )?(?:accept|consider|treat))[^.:]{0,60}[:：]$/i;

/** A whole sentence that tells nobody to do anything, where advice could stand. */
const isDescription = ({ kind, sections: [inner] }: Passage): boolean => kind === 'sentence' && (inner === 'users' || inner === 'deployment' || inner === 'compliance');

/** "The server includes rate limiting" is a claim even below "Limitations"; "supports a single user only" is none. */
const boasts = (text: string): boolean =>
  /^(?:\w+ ){1,4}(?:includes|provides|implements|enforces|acts as|comes with|has (?:a )?built-in)\b/i.test(fromFirstWord(text)) &&
  !lacks(text) &&
  !/\bonly\b|limited|partial|in[- ]memory|per[- ](?:process|instance)|single|basic|minimal/i.test(text);

/** "Production images include:" says that they do, also below a heading that gives advice; "The image does not include:" that they do not. */
const toldByLead = ({ leads, sections: [inner] }: Passage): 'asserts' | 'denies' | undefined => {
  const lead = leads.findLast((words) => /[:：]$/.test(words)) ?? '';
  if (inner === 'reportContents' || !telling.test(lead) || advises(lead)) return undefined;
  return lacks(lead) ? 'denies' : 'asserts';
};

const telling =
  /^(?!\W*(?:if|when|where|to|for|before|after)\b)[^,.;]{3,80}\b(?:includes?|contains?|provides?|enforces?|implements?|uses?|have|has|(?:comes?|ships?|runs?) with)\b[^,.;]{0,30}[:：]$/i;

/** Below these, what is ticked is to be done by whoever reads it. */
const ofAdvice = /recommend|best practices|check-?list|\bbefore (?:you|deploy)|\byour?\b/i;

/** Before the item, or behind its label: "Swagger: ✅ below /api-docs". */
const marksDone = /^\s*(?:[\w /-]{2,40}[:：]\s*)?(?:✅|✔️?|☑️?|✓|:white_check_mark:)\s*/u;

/** "Rate limiting | No", in a column that says what is there; "Configurable | No" says another thing. */
const toldByCell = ({ cells = [], columns = [], text }: Passage): 'asserts' | 'denies' | undefined => {
  const cell = cells[columns.findIndex((column, index) => index > 0 && ofPresence.test(column.trim()))]?.trim();
  if (cell === undefined || /:\s*$/.test(text)) return undefined;
  if (isNo.test(cell)) return 'denies';
  return isYes.test(cell) ? 'asserts' : undefined;
};
const ofPresence =
  /^(?:(?:current )?status|state|implemented\??|in place\??|present\??|enabled\??|active\??|available\??|done\??|have\??|estado|statut|umgesetzt\??|vorhanden\??|implementad[oa]\??|状态|実装|состояние)$/i;
const isNo =
  /^(?:no|none|missing|absent|disabled|not (?:yet )?(?:implemented|enabled|available|present|done|in place)|❌|✗|✘|❎|:x:|nein|nicht|non|não|нет|否|无|未实现)(?:[ ,.;:(—–-]|$)/iu;
const isYes = /^(?:yes|present|enabled|implemented|done|active|in place|✅|✓|✔|☑|:white_check_mark:|ja|oui|s[ií]|sim|да|是|已实现)(?:[ ,.;:(—–-]|$)/iu;

const modalityOf = (text: string): Statement['modality'] => {
  if (hedge.test(text)) return 'hedge';
  return /\b(?:will|we'?ll|plan(?:ned|s|ning)? (?:to|for)|aim to|intend|roadmap|in the future|going to|upcoming|coming soon)\b|将来|計画|план/i.test(text) || planned.test(text)
    ? 'future'
    : 'fact';
};

/** "Rate limiting is enabled by default" below "please follow these recommendations" is a claim, "use Redis" is not. */
export const advises = (text: string): boolean =>
  advice.test(fromFirstWord(text.replace(/^[^:：]{1,60}(?:\([^)]{0,60}\))?[:：]\s*(?=\S)/, ''))) ||
  isForeignDirective(text) ||
  /^(?:never|always|don'?t|do not|use|ensure|avoid)\b/i.test(fromFirstWord(text));

/** The nearest of them decides: below "Security features" inside of a guide for users stands no advice, nor below "Infrastructure security" inside of them. */
const isAdviceSection = (sections: readonly Section[]): boolean => {
  const [nearest = 'features', next] = sections.filter((section) => advising.has(section) || section === 'features' || section === 'ours');
  return advising.has(nearest) && !(nearest === 'deployment' && next === 'features');
};
const advising: ReadonlySet<Section> = new Set(['users', 'deployment', 'contributors', 'noPublic', 'reporting', 'reportContents', 'compliance']);

const within = (sections: readonly Section[], section: Section): boolean =>
  sections[0] === section || (sections[1] === section && sections[0] !== 'scope' && sections[0] !== 'announcements');

/** A refusal by its first word: "noch" and "normal" are none. */
const no = expression('iu')`
    ^(?:
      (?:
        no|not|none|false|nein|nicht|keine?|non|pas|aucune?|não|nenhuma?|ninguna?|sin|nie|nee|niet|geen|tidak|нет|не|ні|hayır|nej|nei|ikke
        |inte|ei|nem|nu|لا|غير|end[- ]of|eol|unsupported|deprecated|unmaintained
      )(?![\p{L}\p{N}])|否|不|未|いいえ|なし|対象外|非対応|아니|미지원|지원하지 않|지원 ?(?:안|종료)
    )
  `;

/** A row of the table of supported versions that says no. */
export const isRefusal = (passage: Passage): boolean => (passage.cells ?? []).slice(1).some((cell) => /:x:|❌|✗|✘|❎|⛔|🚫|:no_entry/i.test(cell) || no.test(fromFirstWord(cell)));
