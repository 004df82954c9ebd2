import type { Passage } from '../passage.ts';
import { sectionOf } from '../sections.ts';
import { stages } from '../vocabulary/stages.ts';
import { fromFirstWord } from '../words.ts';
import { isAboutReports } from './about-reports.ts';
import { doNotDisclose } from './no-public-issue.ts';
import { asksOf, detailsIn, isRequest } from './report-contents.ts';
import { type Finder, inner, saidByUs, under } from './scene.ts';
import { plan } from './timed-promises.ts';

export const handlingProcess: Finder = ({ prose }) => {
  const chapters = new Map<string, Chapter>();
  for (const passage of prose) {
    const found = stagesIn(passage);
    if (found.length === 0) continue;
    // The stages of one process may stand below a heading each: a chapter has what its parts have, and the document is no chapter.
    for (let depth = Math.min(passage.headings.length, 2); depth <= passage.headings.length; depth++) {
      const headings = passage.headings.slice(0, depth);
      const key = headings.join('\0');
      const isCalledProcess = headings.some((heading) => sectionOf(heading) === 'process');
      const chapter = chapters.get(key) ?? { first: passage, own: new Set(), ours: new Set(), all: new Set(), isCalledProcess };
      for (const stage of found) {
        chapter.all.add(stage);
        if (depth === passage.headings.length) chapter.own.add(stage);
        if (depth === passage.headings.length && weWill.test(passage.text)) chapter.ours.add(stage);
      }
      chapters.set(key, chapter);
    }
  }
  return [...chapters.values()].find(isProcess)?.first;
};

/** The stages told of below one heading, and with the headings below it. */
interface Chapter {
  readonly first: Passage;
  readonly own: Set<string>;
  /** Of its own ones those that we say we take. */
  readonly ours: Set<string>;
  readonly all: Set<string>;
  readonly isCalledProcess: boolean;
}

/** Two of them make a process, where the first is one that only reports have, or the heading says so. */
const isProcess = ({ own, ours, all, isCalledProcess }: Chapter): boolean =>
  ours.size >= 2 || isCalledProcess ? all.size >= 2 : own.size >= (own.has('assess') || own.has('cve') ? 2 : 3) || (all.has('assess') && all.size >= 3);

/** "We will work on a patch and coordinate the disclosure": said of ourselves, two are enough. */
const weWill = /\b(?:we|our team|the (?:team|maintainers?))(?: will|[’']ll)\b(?! (?:try|do our best|aim|credit|not)\b)/i;

/** The stages after receipt that a passage tells of. */
const stagesIn = (passage: Passage): readonly string[] => {
  const lead = passage.leads.at(-1) ?? '';
  if ((isCondition(lead) && !afterReceipt.test(lead)) || isOfHistory(passage) || byAttacker.test(passage.text)) return [];
  if (passage.kind === 'item' && passage.leads.some(isRequest)) return [];
  const isElsewhere =
    under(
      passage,
      'users',
      'deployment',
      'features',
      'outOfScope',
      'contributors',
      'limitations',
      'reportContents',
      'tools',
      'supplyChain',
      'researcherRules',
      'pastVulnerabilities',
    ) && !under(passage, 'process', 'expect');
  if (isElsewhere || isPreface(passage.text) || !isAboutReports(passage) || (inner(passage) === 'supported' && !aReport.test(passage.text))) return [];
  if (/^(?:please|you (?:should|must|can)|do not|don[’']t)\b|请|請|不要|ないで|してください|マス|마십시오|마세요|하세요/i.test(fromFirstWord(passage.text))) return [];
  if (/dependenc|abhängigkeit|dépendanc|dependênc|зависимост|依赖|依存|의존/i.test(passage.text) && !aReport.test(passage.text)) return [];
  if (doNotDisclose.test(passage.text) && !saidByUs(passage.text)) return [];
  if (detailsIn(passage.text) > 0 && asksOf.test(fromFirstWord(passage.text))) return [];
  const text = conditionless(passage.text);
  return stages.filter(([, sign]) => sign.test(text)).map(([name]) => name);
};

/** "Publish only after:" and then what has to be done before. */
const isCondition = (lead: string): boolean =>
  /(?:\b(?:after|once|until|when|if)|(?<!\p{L})(?:nachdem|sobald|wenn|après (?:que|avoir)|une fois que|después de que|cuando|depois que|quando|после того,? как|когда|dopo che|po tym,? jak|gdy|nadat|zodra|setelah)|(?:之后|以后|后|までに|場合|경우|후))\s*[:：]\s*$/iu.test(
    lead,
  );

/** "If accepted:" leads to what we do then. */
const afterReceipt = /(?:accept|confirm|verif|validat|reproduc|receiv|akzeptier|bestätig|accept[ée]|confirm|acept|aceit|подтвер|接受|确认|受理|確認)\p{L}*\s*[:：]\s*$/iu;

/** "An attacker could develop a patch": no step of ours. */
const byAttacker =
  /^(?:an? |the )?(?:attacker|adversar(?:y|ies)|malicious \w+)s?\b|^(?:ein )?angreifer|^(?:un )?attaquant|^(?:el |un |o |um )?atacante|^(?:атакующ|злоумышлен)|^攻击者|^攻撃者|^공격자/i;

/** A row of what was changed, and when. */
const isOfHistory = ({ kind, columns: [first = ''] = [] }: Passage): boolean =>
  kind === 'row' && /^(?:date|datum|fecha|data|дата|日期|日付|날짜|tarih|tanggal|ngày)$/iu.test(first.trim());

const aReport = /\b(?:your|the|a|each) reports?\b|\bmeldung|signalement|segnalazion|\breporte\b|relato|отч[её]т|报告|報告|신고|zgłoszeni|bildirim/i;

/** "If the issue is confirmed"  and "once fixed" are conditions; "before public disclosure" is none of our steps. */
const conditionless = (text: string): string =>
  text
    .replaceAll(plan, ' ')
    .replaceAll(/(?:\bso that\b|\bafin (?:que|de)\b|\bpara que\b|\bdamit\b|чтобы|便于|以便|affinché|\bżeby\b|\bzodat\b)[^.;]*/gi, ' ')
    .replaceAll(/(?<!\p{L})(?:se|si|wenn|falls|если)\s[^,.;]{0,160}(?:[,;]|$)/giu, ' ')
    .replaceAll(/(?<!\p{L})(?:(?:quand|cuando|quando|когда)\s|lorsqu[e’']\s?)[^,.;]{0,160}(?:[,;]|[.!]?$)/giu, ' ')
    .replaceAll(/(?<!\p{L})(?:do czasu|dopóki|fino a(?:lla|l)?|finché|bis (?:zur?|ein|sie|diese)|jusqu[’']|hasta que|até que|пока не|до выхода)(?!\p{L})[^,.;]{0,120}/giu, ' ')
    // In Japanese, Korean and Chinese a condition comes first and ends with its sign.
    .replaceAll(/[^、。，,;]{0,80}(?:場合|時点で|までは?|前に|ため(?:に)?|경우|위해|때까지|之前|以便)[、，,]?/g, ' ')
    .replaceAll(/\b(?:if|before|prior to|when)\b[^,.;]{0,80}(?:[,;]|$)|\buntil\b[^,.;]{0,160}/gi, ' ')
    .replaceAll(
      /(?<!\p{L})(?:vor (?:einer |der |jeder )?(?:öffentlich\p{L}* )?(?:veröffentlichung|offenlegung|bekanntgabe)|avant (?:toute |la )?(?:divulgation|publication)|antes d[eao] (?:la |qualquer |cualquier )?(?:divulga|publica)\p{L}*|до (?:\p{L}+ )?(?:раскрыти|публикаци)\p{L}*)[^.;]{0,160}/giu,
      ' ',
    )
    // "Give us reasonable time for the investigation and the fix."
    .replaceAll(/(?:tempo|tiempo|temps|zeit|time|czas\p{L}*|время)(?: \p{L}+){0,2} (?:para|pour|für|zur|zum|for|to|per|na|для|на)(?!\p{L})[^.;,]{0,160}/giu, ' ')
    // "We need enough information to verify the bug and make a patch."
    .replaceAll(/\b(?:enough|sufficient) (?:\w+ ){0,2}(?:information|details?|data)\b[^.;]{0,30}\bto [^.;]*/gi, ' ')
    // What was looked at before anybody reported anything.
    .replaceAll(/\b(?:we|i) (?:have|had) (?:\w+ )?(?:audited|reviewed|analy[sz]ed|assessed)\b[^.;]*/gi, ' ')
    .replaceAll(/\backnowledg\w* (?:the |your )?(?:receipt|report)/gi, ' ');

/** "This document describes how we treat weaknesses" says what follows. */
export const isPreface = (text: string): boolean =>
  /^(?:this (?:document|page|policy|file|section) (?:describes|explains|outlines|covers|informs|tells)|dieses dokument|dieser abschnitt|ce document|cette section|este documento|esta (?:seção|sección)|questo documento|этот документ|ten dokument|bu belge|本文[档件]|本ドキュメント|このドキュメント|이 문서)/i.test(
    fromFirstWord(text),
  );
