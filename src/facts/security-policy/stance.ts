import type { Passage } from './passage.ts';
import type { Section } from './sections.ts';
import type { Statement, Subject } from './statement.ts';
import { fromFirstWord } from './words.ts';

type Stance = Pick<Statement, 'polarity' | 'modality'>;

const absence =
  /\b(?:no|without|lacks?|lacking|missing|absent)\b(?!-)(?! longer (?:needed|required))|\b(?:does|do|is|are|has|have|was|can|will)(?: currently)?(?: not|n'?t)(?: yet| currently)?\b|\bcannot\b|\bnot (?:yet |currently )?(?:implemented|supported|included|provided|available|enabled|encrypted|protected|guaranteed)|:x:|❌|✗|🚫|\bkein(?:e|en|er)?\b|\bnicht\b|\bpas de\b|\bne .{1,20} pas\b|\bsin\b|\bsem\b|\bnão\b|\bнет\b|\bне\b|没有|无法|未|不(?:支持|提供|保证)|ありません|いません|ない|않|없/i;
const advice =
  /\b(?:should|must|shall|please|ensure|make sure|recommended?|recommend|consider|never|always|(?<!\bto )avoid|don'?t|do not|need to|needs to|be sure|remember to|ought to)\b|^(?:use|add|set|enable|disable|keep|run|deploy|restrict|rotate|revoke|implement|configure|validate|follow|support|subscribe|monitor|adjust|limit|protect|store|verify|review|update|upgrade|change|put|place|isolate|secure|encrypt|apply|install|check|choose|bind|separate|treat|send|report|open|include|provide|e-?mail|contact|click|navigate|go|fill|test|audit|scan|pin|remove|delete|back ?up|require|allow|block|only|prefer|create|sign|exploit|discuss|disclose|submit|give|mount|expose|generate)\b|请|請|建议|建議|应(?:该|当)?|避免|定期|不要|してください|推奨|必要があります|하세요|하십시오|권장|следует|рекоменду|используйте|bitte|sollten?|müssen|empfehlen|veuillez|merci de|devez|recommand|por favor|deben?|debería|recomend|devem?|evite/i;
const promise =
  /\b(?:will|we'?ll|aim|strive|plan|intend|endeavou?r|commit(?:ted)? to|going to|expect to|try to|promise|shall)\b|werden wir|wir (?:werden|bemühen)|nous (?:nous )?(?:accus|engage|ferons|coordon|efforç)|\w+remos\b|(?:мы )?постараемся|ответим|我们(?:将|会)|將|将会|します|いたします|努め|하겠습니다/i;
const hedge =
  /\b(?:can|could|may|might) (?:also )?(?:be|use|enable|optionally)\b|\brecommended?\b|\brecommend|\bconsider|\boptional|\bif (?:possible|needed|necessary|available|applicable)|\bwhere possible|\bwhen(?:ever)? possible|\bas applicable|\bideally\b|建议|可以|推奨|可能で|empfohlen|recommandé|recomend|рекоменду/i;
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
  if (absence.test(text) && !/\b(?:not only|no later|no more than)\b/i.test(text)) return { polarity: 'denies', modality };
  if (isAdviceSection(sections) && !state.test(text) && passage.tick !== 'done') return { polarity: 'advises', modality };
  return { polarity: 'asserts', modality };
};

/** "The server includes rate limiting" is a claim even below "Limitations"; "supports a single user only" is none. */
const boasts = (text: string): boolean =>
  /^(?:\w+ ){1,4}(?:includes|provides|implements|enforces|acts as|comes with|has (?:a )?built-in)\b/i.test(fromFirstWord(text)) &&
  !absence.test(text) &&
  !/\bonly\b|limited|partial|in[- ]memory|per[- ](?:process|instance)|single|basic|minimal/i.test(text);

/** "Production images include:" says that they do, also below a heading that gives advice; "The image does not include:" that they do not. */
const toldByLead = ({ leads, sections: [inner] }: Passage): 'asserts' | 'denies' | undefined => {
  const lead = leads.findLast((words) => /[:：]$/.test(words)) ?? '';
  if (inner === 'reportContents' || !telling.test(lead) || advises(lead)) return undefined;
  return absence.test(lead) ? 'denies' : 'asserts';
};

const telling =
  /^(?!\W*(?:if|when|where|to|for|before|after)\b)[^,.;]{3,80}\b(?:includes?|contains?|provides?|enforces?|implements?|uses?|have|has|(?:comes?|ships?|runs?) with)\b[^,.;]{0,30}[:：]$/i;

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
  return /\b(?:will|we'?ll|plan(?:ned|s|ning)? (?:to|for)|aim to|intend|roadmap|in the future|going to|upcoming|coming soon)\b|将来|計画|план/i.test(text) ? 'future' : 'fact';
};

/** "Rate limiting is enabled by default" below "please follow these recommendations" is a claim, "use Redis" is not. */
const advises = (text: string): boolean =>
  advice.test(fromFirstWord(text.replace(/^[^:：]{1,60}(?:\([^)]{0,60}\))?[:：]\s*(?=\S)/, ''))) || /^(?:never|always|don'?t|do not|use|ensure|avoid)\b/i.test(fromFirstWord(text));

const isAdviceSection = (sections: readonly Section[]): boolean =>
  sections.some(
    (section) =>
      section === 'users' ||
      section === 'deployment' ||
      section === 'contributors' ||
      section === 'noPublic' ||
      section === 'reporting' ||
      section === 'reportContents' ||
      section === 'compliance',
  );

const within = (sections: readonly Section[], section: Section): boolean =>
  sections[0] === section || (sections[1] === section && sections[0] !== 'scope' && sections[0] !== 'announcements');

/** A refusal by its first word: "noch" and "normal" are none. */
const no =
  /^(?:(?:no|not|none|false|nein|nicht|keine?|non|pas|aucune?|não|nenhuma?|ninguna?|sin|nie|nee|niet|geen|tidak|нет|не|ні|hayır|end[- ]of|eol|unsupported|deprecated|unmaintained)(?![\p{L}\p{N}])|否|不|未|いいえ|なし|対象外|非対応|아니|미지원|지원하지 않|지원 ?(?:안|종료))/iu;

/** A row of the table of supported versions that says no. */
export const isRefusal = (passage: Passage): boolean => (passage.cells ?? []).slice(1).some((cell) => /:x:|❌|✗|✘|❎|⛔|🚫|:no_entry/i.test(cell) || no.test(fromFirstWord(cell)));
