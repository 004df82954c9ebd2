import { expression } from '../../../long-expression.ts';
import { durationsIn } from '../durations.ts';
import type { Passage } from '../passage.ts';
import { promiseDenied, yet } from '../vocabulary/denial.ts';
import { acknowledge, disclose, fix } from '../vocabulary/handling.ts';
import { informed } from '../vocabulary/progress.ts';
import { doneWithin, firstAnswer, leavesTime, madePublic, notAPromise, severity, statusUpdate, untilPublic } from '../vocabulary/promise.ts';
import { fromFirstWord } from '../words.ts';
import { clausesOf, type Finder, inner, type Scene, under, withLead } from './scene.ts';

/** What a span of time is promised for. */
export type Term = 'ack' | 'update' | 'fix' | 'disclosure';

export interface TimedPromise {
  readonly passage: Passage;
  readonly term: Term;
  readonly hours: number;
  readonly severity: string | undefined;
}

/** Everything a policy promises within a time, each with what it is for. The part of the sentence with the number decides, then the words that lead to it. */
export const promisesOf = ({ said }: Scene): readonly TimedPromise[] =>
  said
    .filter(
      (passage) =>
        !under(passage, 'deployment', 'users', 'features', 'outOfScope', 'supported', 'contributors', 'tools', 'dependencies', 'compliance', 'limitations') ||
        under(passage, 'expect', 'process', 'disclosure'),
    )
    .flatMap(promisesIn);

const promisesIn = (passage: Passage): readonly TimedPromise[] => {
  if (passage.kind === 'code' || durationsIn(passage.kind === 'row' ? inDays(passage.text) : passage.text).length === 0) return [];
  if (notAPromise.test(passage.text) && !acknowledge.test(passage.text) && !doneWithin.test(passage.text)) return [];
  if ((promiseDenied.test(passage.text) && !yet.test(passage.text)) || byOthers.test(passage.text)) return [];
  if (passage.kind === 'row') return promisesInRow(passage);
  let term: Term | undefined;
  const isBoth = fixAndDisclosure.test(withLead(passage));
  // "Correction et publication : 30 jours": a label and a time are one clause.
  const isLabelled =
    /^[^:：]{1,50}[:：][^:：]{1,60}$/.test(passage.text) && durationsIn(passage.text).length === 1 && durationsIn(passage.text.replace(/[:：].*$/s, '')).length === 0;
  const text = passage.text
    .replaceAll(/\(\d+\)\s*/g, '')
    // "Reported and confirmed vulnerabilities" are one thing.
    .replaceAll(/\b(\w{2,20}ed) and (\w{2,20}ed)\b/g, '$1 $2')
    // "A reasonable window — typically 90 days — before any disclosure"
    .replace(/\s[–—]\s([^–—.;]{1,80}\d[^–—.;]{0,80})\s[–—]\s/g, ' $1 ');
  return (isLabelled && termOf(text) ? [text] : clausesOf(text)).flatMap((clause, index, clauses) => {
    // "Within 90 days after triage, it is made public" says what for behind the comma.
    // and "if it is not mended within 30 days, you may disclose it" what follows then.
    const isOtherwise = /\bif\b.{0,80}\bnot\b/i.test(clause);
    const next = isOtherwise || /^(?:within|after)\b/i.test(fromFirstWord(clause)) ? termOf(clauses[index + 1] ?? '') : undefined;
    const own =
      (isOtherwise ? next : undefined) ??
      (untilPublic.test(clause) && (!fix.test(clause) || givesTime.test(clause)) ? 'disclosure' : undefined) ??
      (leavesTime.test(passage.text) || (grace.test(clause) && disclose.test(passage.text)) ? 'disclosure' : undefined) ??
      termOf(beforeCondition(clause)) ??
      next;
    if (own) term = own;
    const about =
      own ??
      term ??
      // "90 days from the confirmation", below a heading on disclosure.
      (inner(passage) === 'disclosure' && beforeCondition(clause) !== clause ? 'disclosure' : undefined) ??
      termOf(clause) ??
      (severityOf(passage) === undefined ? undefined : termOf(passage.leads.at(-1) ?? '')) ??
      // "Within 24 hours: high severity", below "Update process".
      (severity.test(passage.text) && ofUpdates.test(passage.headings.at(-1) ?? '') ? 'fix' : undefined) ??
      termOf(passage.text) ??
      termOf(passage.leads.at(-1) ?? '') ??
      termOf(passage.leads.at(-2) ?? '') ??
      (assessed.test(passage.text) ? undefined : termOf((passage.headings.at(-1) ?? '').replace(/^.*process and disclosure.*$/i, '')));
    if (!about) return [];
    // "We publish details once there is a fix, after 90 days at the latest" promises the publication.
    const kept: Term = about === 'fix' && under(passage, 'disclosure') && disclose.test(beforeCondition(passage.text)) ? 'disclosure' : about;
    const terms: readonly Term[] = isBoth && (kept === 'disclosure' || kept === 'fix') ? ['fix', 'disclosure'] : [kept];
    return durationsIn(clause).flatMap(({ hours }) => terms.map((each) => ({ passage, term: each, hours, severity: severity.exec(clause)?.[0] ?? severityOf(passage) })));
  });
};

/** "Vendors who ship it should publish a fix within 30 days": asked of others. */
const byOthers =
  /^(?:vendors?|distributors?|downstreams?|distributions|integrators?|resellers?|operators?|users?|customers?)\b[^.,;]{0,80}\b(?:should|must|shall|are (?:asked|required))\b(?! (?:\w+ ){0,2}(?:expect|hear|receive|get)\b)/i;

/** "Give us 90 days to mend it before you publish it." */
const givesTime =
  /\b(?:give|allow|grant)\b|(?<!\p{L})(?:geben|gebt|gib|donnez|laissez|danos|dennos|conceda|dê|дайте|adj(?:on|atok)?|hagyj|ge oss|gi oss|giv os|dați|أعط\p{L}*|امنح\p{L}*)(?!\p{L})/iu;

const grace = /\d+[- ]days? (?:grace|embargo|disclosure|non-disclosure) (?:period|window|timeline)/i;

/** "Assessment: within a week" is neither an answer nor what the heading is about. */
const assessed = /evalu|assess|triage|bewert|einschätz|avalia|оцен|评估|評估|評価|평가|valutaz|ocen[ay]|değerlendir|beoordel|penilaian|bedöm|bedøm|vurder|arvio|értékel|تقييم/i;

const ofUpdates = /\b(?:security )?(?:updates?|patch(?:es|ing)?|fix(?:es)?|releases?) (?:process|timelines?|schedule|policy|times?)\b/i;

/** One time for both. */
const fixAndDisclosure =
  /\b(?:fixed|patched)\b[^.;]{0,80}\bor (?:publicly )?disclosed\b|(?:fix(?:es)?|patch|remediation|correction|修复|修復|修正|수정)\s*(?:and|&|und|et|y|e|и|与|與|和|と|및|\/|\+)\s*(?:co-?ordinated |public |koordinierte |協調)?(?:disclos|offenleg|divulg|раскр|协调披露|協調披露|披露|公開|공개)|[إا]صلاح و(?:ال)?نشر/i;

/** "High (privilege escalation): 14 days", the start of a sentence or the label of an item. */
const severityOf = ({ kind, text, leads, headings }: Passage): string | undefined =>
  (kind === 'sentence' ? severity.exec(fromFirstWord(text).slice(0, 12))?.[0] : undefined) ??
  (kind === 'item' ? severity.exec(ofUpdates.test(headings.at(-1) ?? '') ? text : text.slice(0, 20))?.[0] : undefined) ??
  severity.exec(leads.at(-1)?.slice(0, 40) ?? '')?.[0];

/** "Published within 48 hours after confirmation" promises the publication. */
const beforeCondition = (given: string): string => {
  // In Korean, Japanese and Chinese the condition comes first: "within 7 days after confirmation".
  const clause = given.replaceAll(/(?:확인|접수|검증|確認|受領|确认|收到)\s*(?:후|後|后)[,、，]?\s*(?=\d)/g, '');
  const end = durationsIn(clause).at(-1)?.end ?? 0;
  return (
    clause.slice(0, end) +
    clause
      .slice(end)
      // "7 days later", behind the number.
      .replace(/^\s{0,2}(?:이내|以内)?\s?(?:後|后|후)(?:[に에](?!\p{L}))?/u, '')
      .replace(
        /(?<!\p{L})(?:after|following|of|from|once|until|bis|nach|от(?=\s\p{L}+[ияа](?!\p{L}))|après|suivant|tras|después|após|depois|после|с момента|dopo|dal(?:la|lo)?|dall[’']\p{L}+|po|od)(?!\p{L}).*$|(?:后|後|以降|후).*$/iu,
        '',
      )
  );
};

/** "Day 7-10", in a table, ends ten days after the report. */
const inDays = (cell: string): string => cell.replaceAll(/\bday (?:\d{1,3} ?[-–] ?)?(\d{1,3})\b/gi, '$1 days');

/** A table of severities and times: the head of the column says what the time is for. */
const promisesInRow = (passage: Passage): readonly TimedPromise[] =>
  (passage.cells ?? []).flatMap((cell, index) => {
    const promised = inDays(cell)
      .split(/[,;、，]/)
      .flatMap((part) =>
        durationsIn(part)
          .slice(-1)
          .map(({ hours }) => ({ hours, severity: severity.exec(part)?.[0] })),
      );
    if (promised.length === 0) return [];
    const head = passage.columns?.[index] ?? '';
    const first = passage.cells?.[0] ?? '';
    // "48 hours | Report acknowledged"
    const told = index === 0 ? termOf((passage.cells ?? []).slice(1).join(' | ')) : undefined;
    const term = termOf(head) ?? told ?? termOf(first) ?? termOf(passage.headings.at(-1) ?? '') ?? (severity.test(first) ? 'fix' : undefined);
    return term ? promised.map((each) => ({ passage, term, hours: each.hours, severity: each.severity ?? severity.exec(first)?.[0] })) : [];
  });

/** A plan or a date for the fix is no fix. */
export const plan = expression('giu')`
    \b(?:fix|patch|remediation|mitigation|resolution) (?:timeline|time ?frame|date)s? (?:provided|communicated|shared|given|announced)\b
    |\b(?:fix|patch|remediation|mitigation|resolution|action)(?: or \w+)? (?:plan|schedule|eta|estimate|strategy)\b
    |\bplan (?:for|to) (?:fix|resol|remed|mitigat)\w*|plan de (?:corre[cç]|remed|mitig)\p{L}*|план\p{L}* (?:исправ|устран)\p{L}*
    |(?:修正|対処|対応)(?:スケジュール|計画|方針|予定)|plan\p{L}* (?:napraw|popraw)\p{L}*|piano di (?:corre|risol|rimed)\p{L}*
    |(?:düzeltme|iyileştirme) plan\p{L}*|rencana (?:perbaikan|mitigasi)|(?:behebungs|maßnahmen)plan|修[复復](?:计划|計劃|方案|时间表)|수정 ?(?:계획|일정)
  `;

/** To open an advisory with the reporter is not to publish it. */
const openedAdvisory = /\b(?:open|create|draft)\w* (?:an? )?(?:private |draft |temporary )*(?:github )?(?:security )?advisor(?:y|ies)|advisory ?を(?:開[きくい]|作成)/gi;

/** What a few words promise. The order matters: "acknowledge the fix" is rare, "respond with a fix" is not. */
const termOf = (given: string): Term | undefined => {
  const text = given
    .replaceAll(plan, ' ')
    .replaceAll(/\b(?:information|data|credential|memory) (?:disclosure|leak\w*)|\bdisclosures\b/gi, ' ')
    .replaceAll(openedAdvisory, ' ');
  if (/\b(?:e-?mails?|messages?|reports?) (?:are|is|will be) addressed\b/i.test(text)) return 'ack'; // They are answered.
  const isDisclosure = (madePublic.test(text) && !/(?:public|github) issue/i.test(text)) || (disclose.test(text) && !fix.test(text));
  if (statusUpdate.test(text) && !/initial|acknowledg|respond|response|recepci|réception|recebi|ricezion|eingang|получени|受領|접수|přijet/i.test(text))
    return isDisclosure && /disclos|(?<!sin )embargo/i.test(text) ? 'disclosure' : 'update';
  if (isDisclosure && !/initial (?!public)|acknowledg|\brespon[ds](?!ib)/i.test(text)) return 'disclosure';
  if (firstAnswer.test(text) && !(fix.test(text) && /\b(?:fix|patch|resol|remed)/i.test(text) && !/acknowledg|respon[ds]|repl|initial|receipt|triage/i.test(text))) return 'ack';
  if (fix.test(text)) return 'fix';
  return acknowledge.test(text) ? 'ack' : undefined;
};

const promised =
  (term: Term): Finder =>
  (scene) =>
    promisesOf(scene).find((promise) => promise.term === term)?.passage;

export const ackTime: Finder = (scene) =>
  promised('ack')(scene) ?? scene.prose.find((passage) => /\bwithin (?:a|one) (?:business |working )?day\b|same day/i.test(passage.text) && firstAnswer.test(passage.text));
export const fixTimeline: Finder = promised('fix');
export const fixBySeverity: Finder = (scene) => promisesOf(scene).find((promise) => promise.term === 'fix' && promise.severity !== undefined)?.passage;
export const disclosureDeadline: Finder = (scene) => promised('disclosure')(scene);

/** "Regular updates: monthly", said of the software or of a document, is no news for who reported something. */
const isToReporter = (passage: Passage): boolean =>
  (passage.headings.length <= 1 || under(passage, 'reporting', 'expect', 'process', 'disclosure', 'contact', 'reportContents', 'noPublic', 'credit', 'safeHarbor')) &&
  !/change ?log|release notes/i.test(passage.text);

export const updateCadence: Finder = (scene) =>
  promisesOf(scene).find(({ term, passage }) => term === 'update' && isToReporter(passage))?.passage ??
  scene.prose.find(
    (passage) =>
      informed.test(passage.text) &&
      !/\b(?:will|can|do) not (?:\w+ ){0,2}(?:receive|get|be (?:sent|given|informed|notified))\b|\bno (?:progress|status) updates?\b/i.test(passage.text) &&
      (isToReporter(passage) || /\byou\b|reporter|вас|您|あなた|報告者|\bbạn|\bvás\b|\bvám\b/i.test(passage.text)) &&
      !under(passage, 'deployment', 'users', 'supported', 'outOfScope', 'features', 'announcements', 'contributors', 'dependencies', 'tools') &&
      !/version|dependenc|software|(?:use|sent|listen|affected)rs?\b.{0,20}(?:informed|notified)|security updates?|^(?:it|this (?:policy|document|page|file)) (?:will|may) be updated\b/i.test(
        passage.text,
      ),
  );
