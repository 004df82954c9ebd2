import { expression } from '../../../long-expression.ts';
import type { Passage } from '../passage.ts';
import { sectionOf } from '../sections.ts';
import { closesReports, notIncluded, refused } from '../vocabulary/refusal.ts';
import { report, tracker, vulnerability } from '../vocabulary/reports.ts';
import { fromFirstWord } from '../words.ts';
import { doNotDisclose } from './no-public-issue.ts';
import { isNoSecurity, otherBugs, withoutOtherMatters } from './other-matters.ts';
import { type Finder, inner, under } from './scene.ts';

/** What is not accepted, or goes elsewhere. */
export const isRefused = (text: string): boolean => refused.test(text);

const reports = /\breports?\b|scanner|\bfindings?\b|submission|meld(?:e|ung)|signale|segnala|\breporte|relat[oó]|сообщени|отч[её]т|报告|報告|신고|제보|zgłos|bildirim/i;

/** "These headers are not included" refuses nothing. */
const concernsReports = (passage: Passage): boolean =>
  passage.headings.length <= 1 ||
  vulnerability.test(passage.text) ||
  reports.test(passage.text) ||
  under(passage, 'reporting', 'scope', 'bounty', 'disclosure', 'process', 'researcherRules', 'safeHarbor');

const sendsElsewhere = (passage: Passage): boolean =>
  (isNoSecurity(passage.text) || otherBugs.test(passage.text)) &&
  (tracker.test(passage.text) || report.test(passage.text)) &&
  !doNotDisclose.test(withoutOtherMatters(passage.text)) &&
  !under(passage, 'reportContents', 'users', 'deployment', 'features', 'supported');

/** "Out: the site of the operator", below a heading on the scope. */
const excludedByLabel = expression('iu')`
    ^(?:
      out|outside|not in|excluded|außerhalb|ausgeschlossen|nicht enthalten|hors|exclus?|exclue?s?|fuera|excluid[oa]s?|fora|excluíd[oa]s?|вне
      |исключено|не входит|не в скоупе|поза скоупом|fuori|esclus[oaie]|poza|wyłączone|buiten|di luar|поза|不在(?:范围)?内?|范围外|対象外|範囲外|제외
    )\s*[:：]\s*\S
  `;

/** "If your report is declined, we say why." */
const isCondition = (text: string): boolean =>
  /^(?:if|when|should|once|wenn|falls|sollte|si|lorsque|cuando|se|quando|если|когда|如果|若|もし)(?!\p{L})|場合|경우/iu.test(fromFirstWord(text));

/** Of a table with a column for what is in the scope and one for what is not. */
const isExcludedRow = ({ kind, cells = [], columns = [] }: Passage): boolean =>
  kind === 'row' && columns.length > 1 && columns.some((column, index) => sectionOf(column) === 'outOfScope' && /\p{L}{3}/u.test(cells[index] ?? ''));

export const outOfScope: Finder = ({ prose }) =>
  prose.find(isExcludedRow) ??
  prose.find(
    (passage) =>
      (inner(passage) === 'outOfScope' || (passage.sections[1] === 'outOfScope' && inner(passage) !== 'researcherRules')) &&
      // "While testing, refrain from:" below "Exclusions".
      sectionOf(passage.text) !== 'researcherRules' &&
      passage.text.length > 3 &&
      // "Recommended exclusions:" from what is published.
      (concernsReports(passage) || passage.headings.some((heading) => sectionOf(heading) === 'outOfScope')),
  ) ??
  prose.find(
    (passage) =>
      isRefused(passage.text) &&
      concernsReports(passage) &&
      (/\b(?:do|does|will|can) not (?:currently )?accept\b[^.]{0,40}\b(?:reports?|notifications?|submissions?|vulnerabilit\w+)\b/i.test(passage.text) ||
        /^reports? (?:that|about|on|of|which)\b/i.test(fromFirstWord(passage.text)) ||
        !under(
          passage,
          'deployment',
          'users',
          'features',
          'supported',
          'safeHarbor',
          'reportContents',
          'tools',
          'ours',
          'dependencies',
          'expect',
          'announcements',
          'credit',
          'contributors',
        )) &&
      !/\bdetermines?\b[^.]{0,120}\bout of scope\b|\bwhether\b[^.]{0,80}\bout of scope\b|^if\b[^,]{0,60}(?:not (?:considered|accepted|a))|(?:is|are) (?:found|determined) (?:not )?to be|if (?:the|your) (?:report|issue|vulnerab)\w* is (?:declined|rejected|not accepted)|not accepted[,.]? we|\bsupported|security boundar/i.test(
        fromFirstWord(passage.text),
      ),
  ) ??
  prose.find((passage) => inner(passage) === 'scope' && (notIncluded.test(passage.text) || excludedByLabel.test(fromFirstWord(passage.text)))) ??
  prose.find(sendsElsewhere) ??
  // Those who run it answer for it.
  prose.find(
    (passage) =>
      /\b(?:contact|report\w*\b[^.]{0,30}\bto)\b[^.]{0,50}\b(?:respective|corresponding|responsible) (?:[\w-]+ ){0,2}(?:operators?|vendors?|projects?|maintainers?|providers?|owners?|authors?)\b/i.test(
        passage.text,
      ) && !under(passage, 'reportContents', 'contributors', 'users'),
  ) ??
  prose.find((passage) => closesReports.test(passage.text) && !isCondition(passage.text) && concernsReports(passage) && !under(passage, 'reportContents', 'contributors'));
