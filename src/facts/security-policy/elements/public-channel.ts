import { expression } from '../../../long-expression.ts';
import type { Passage } from '../passage.ts';
import { negation, tracker, vulnerability } from '../vocabulary/reports.ts';
import { fallsBackOnTracker, otherMatters, restricted, sendsToTracker } from '../vocabulary/tracker.ts';
import { fromFirstWord } from '../words.ts';
import { doNotDisclose } from './no-public-issue.ts';
import { isNoSecurity, notSensitive, noVulnerability, otherBugs } from './other-matters.ts';
import { type Finder, inner, type Scene, under } from './scene.ts';

/** A tracker in which only the team sees what is filed, as the sentence or the next one says. */
export const sendsToRestrictedTracker = ({ prose }: Scene, passage: Passage): boolean => {
  if (!tracker.test(passage.text) || !sendsToTracker.test(passage.text)) return false;
  const next = prose[prose.indexOf(passage) + 1];
  return restricted.test(passage.text) || (next?.headings.at(-1) === passage.headings.at(-1) && restricted.test(next?.text ?? ''));
};

/** "Check that it is not in the release, and then use the tracker": what is asked first closes no tracker, unless it is to keep quiet. */
const lastStep = (text: string): string =>
  text.replaceAll(/「[^」]{0,200}」/g, ' ').replace(/^.*\band then (?=(?:please )?use\b)/i, (first) => (doNotDisclose.test(first) ? first : ''));

/** "GitHub Issues: https://…", in a list of where to report. */
const isTrackerEntry = (passage: Passage): boolean =>
  passage.kind === 'item' &&
  /^(?:(?:git(?:hub|lab)|public) )?issues?(?: tracker)?\s?[:：-]/i.test(fromFirstWord(passage.text)) &&
  (passage.links.some(({ url }) => /\/issues\b/i.test(url)) || /https?:\S{1,300}\/issues\b/i.test(passage.text)) &&
  ['reporting', 'contact'].includes(inner(passage) ?? '') &&
  !under(passage, 'outOfScope', 'noPublic', 'contributors') &&
  !otherMatters.test(`${passage.leads.at(-1) ?? ''} ${passage.text}`);

/** A ticket at a desk of their own is none that everybody can read. */
const isDesk = ({ text, links }: Passage): boolean =>
  /\btickets?\b/i.test(text) &&
  !/issue|tracker/i.test(text) &&
  links.some(({ url }) => /^https?:/i.test(url) && !/\bgit|codeberg|bitbucket|jira|bugzilla|launchpad|forge/i.test(url));

/** A list that everybody can read. */
const isPublicList = (text: string): boolean =>
  /\b(?:report|send|post|publish)\b[^.;]{0,60}\b(?:full[- ]disclosure|public|oss-security) (?:\w+ )?(?:mailing )?list\b/i.test(text) &&
  !negation.test(text.replace(/^[^,]{0,100}, /, ''));

/** "Earlier this page also named the tracker": what was once said. */
const inThePast =
  /此前|已移除|先前|曾经|曾提供|\b(?:previously|formerly|earlier versions of this (?:page|policy|document))\b|(?<!\p{L})(?:anteriormente|früher|auparavant|ранее|раньше)(?!\p{L})|以前は|이전에는/iu;

/** "The tracker, after the fix has been discussed." */
const onceFixed = expression('iu')`
  \b(?:after|once) (?:the |a )?(?:fix|patch|correction) (?:has been |is |was |have been )?(?:discussed|released|available|published|agreed)
  |(?<!\p{L})(?:
    nach (?:der|dem) (?:behebung|fix|korrektur)|après (?:la )?correction|(?:después|luego) de (?:la )?corrección|após a correção|после исправлени
    |dopo la correzione|po naprawie|düzeltme \p{L}+(?:dıktan|dikten|ndan|nden) sonra
  )|修[复復](?:之)?后|修正後|수정 ?(?:이)?후
`;

export const publicChannel: Finder = (scene) =>
  scene.prose.find(isTrackerEntry) ??
  scene.prose.find((passage) => isPublicList(passage.text) && !under(passage, 'outOfScope', 'announcements', 'contributors', 'credit')) ??
  scene.prose.find(
    (passage) =>
      fallsBackOnTracker.test(passage.text) &&
      !/\b(?:confidential|private) issue/i.test(passage.text) &&
      under(passage, 'reporting', 'contact', 'noPublic', 'disclosure') &&
      !under(passage, 'outOfScope', 'contributors'),
  ) ??
  scene.prose.find(
    (passage) =>
      tracker.test(passage.text) &&
      sendsToTracker.test(passage.text) &&
      !inThePast.test(passage.text) &&
      !isNoSecurity(passage.text) &&
      !noVulnerability.test(passage.leads.at(-1) ?? '') &&
      !onceFixed.test(passage.text) &&
      !notSensitive.test(passage.text) &&
      (!otherBugs.test(passage.text) || vulnerability.test(passage.text)) &&
      !doNotDisclose.test(lastStep(passage.text)) &&
      !sendsToRestrictedTracker(scene, passage) &&
      !isDesk(passage) &&
      !negation.test(
        lastStep(passage.text)
          // What must not stand in it closes no tracker.
          .replaceAll(/\([^)]{0,200}\)|（[^）]{0,200}）/g, ' ')
          .replaceAll(
            /(?<!\p{L})(?:without|senza|sans|ohne|sin|sem|без|bez|zonder|tanpa) (?:[\p{L}-]+ ){0,3}(?:detail|dettagl|détail|einzelheit|detalle|detalhe|подробност|детал|szczegół|exploit)\p{L}*/giu,
            ' ',
          )
          .replace(/(?:if )?(?:it is |it's )?(?:not|non)[- ](?:already|exist)\w*/i, '')
          .replace(/,? (?:since|as|because)\b[^.]*$/i, '')
          .replace(/do not hesitate|^(?:since|as|because)\b[^,]{0,80},|\bif\b[^,]{0,80}(?:not|n[’']t)[^,]{0,80},/i, ''),
      ) &&
      !otherMatters.test(
        lastStep(passage.text)
          .replace(/(?:general |security ){0,2}vulnerab|non-(?:critical|urgent)/i, '')
          .replace(/\b(?:minor|low[- ](?:risk|severity|impact)) (?:security (?:issue|bug|problem|vulnerabilit)|vulnerabilit)/i, '')
          // The tracker may be called the regular one.
          .replace(/\b(?:regular|normal|usual|ordinary|public) (?=(?:github )?(?:issue|bug) tracker)/i, '')
          .replace(/\((?:please )?(?:do not|don[’']t|without|no) (?:include|share|post|add|put)?[^)]{0,120}\)/i, '')
          .replace(/^.*\bor (?=(?:create|open|file|raise|submit|post) an? )|,? or (?=(?:contact|e-?mail|mail|write|reach|message)\b).*$/i, ''),
      ) &&
      (under(passage, 'reporting', 'contact') || vulnerability.test(passage.text) || (passage.headings.length <= 1 && scene.prose.length < 30)) &&
      !under(
        passage,
        'noPublic',
        'outOfScope',
        'contributors',
        'announcements',
        'credit',
        'users',
        'deployment',
        'features',
        'tools',
        'dependencies',
        'expect',
        'reportContents',
      ) &&
      !/^(?:\w+: )?(?:we|our|the team|maintainers)\b|out of scope|upstream|\bconfidential\W* issue|\bscans? create|\bto (?:update|upgrade|bump) (?:that|the|a|this|its) dependenc/i.test(
        fromFirstWord(passage.text),
      ),
  );
