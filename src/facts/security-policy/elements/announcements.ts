import { expression } from '../../../long-expression.ts';
import { type Passage, wordsOf } from '../passage.ts';
import { announce, announcePlace } from '../vocabulary/announcement.ts';
import { credit as creditWords } from '../vocabulary/recognition.ts';
import { privately } from '../vocabulary/reports.ts';
import { anyOf, fromFirstWord, isEnglishSpoken } from '../words.ts';
import { isDirective } from './directive.ts';
import { isPreface } from './handling.ts';
import { all, type Finder, inner, under, withLead } from './scene.ts';

/** "Look into this file from time to time for news." */
const lookHere = anyOf({
  en: String.raw`(?:check|watch|review|revisit|see) this (?:file|page|document|section)\b[^.]{0,40}\b(?:updates?|advisories|notices|news|announcements)\b`,
  de: String.raw`(?:diese\p{L}* (?:datei|seite|dokument))[^.]{0,60}(?:aktualisierung|hinweis|neuigkeit)`,
  fr: '(?:ce (?:fichier|document)|cette page)[^.]{0,60}(?:mises? à jour|avis|annonces)',
  es: '(?:este (?:archivo|documento)|esta página)[^.]{0,60}(?:actualizaciones|avisos|novedades)',
  pt: '(?:este (?:arquivo|documento|ficheiro)|esta página)[^.]{0,60}(?:atualizações|avisos|novidades)',
  ru: '(?:этот (?:файл|документ)|эту страницу)[^.]{0,60}(?:обновлен|уведомлен|новост)',
  it: '(?:questo (?:file|documento)|questa pagina)[^.]{0,60}(?:aggiornamenti|avvisi|novità)',
});

export const updateChannel: Finder = ({ prose }) =>
  // A provider's feed of advisories, in a security.txt.
  prose.find((passage) => /^CSAF:\s*https?:/i.test(passage.text)) ??
  prose.find((passage) => passage.kind === 'item' && isPublication(passage.leads.at(-1) ?? '') && announcePlace.test(wordsOf(passage))) ??
  prose.find(
    (passage) =>
      under(passage, 'announcements') &&
      !under(passage, 'users', 'deployment', 'outOfScope') &&
      namesPlace(passage) &&
      !/report a vulnerability/i.test(passage.text) &&
      inner(passage) !== 'reporting',
  ) ??
  prose.find(
    (passage) =>
      all(withoutHelp(passage), announcePlace, announce) &&
      !under(passage, 'deployment', 'features', 'outOfScope', 'contributors', 'reportContents', 'users', 'limitations', 'researcherRules', 'noPublic', 'tools') &&
      !/\b(?:in|out of) scope\b/i.test(passage.text) &&
      !/upstream|上游|アップストリーム|업스트림/i.test(passage.text) &&
      !isReportInstruction(passage) &&
      !isToReporter(passage) &&
      !isPreface(passage.text) &&
      // Where something is taken from is not where news are read.
      !(/download|下载|下載|ダウンロード|다운로드|télécharg|descarg|baix[ae]|скача|загру[жз]|herunterlad|\bscarica/i.test(passage.text) && isDirective(passage.text)) &&
      !/\bwe ask\b|\b(?:process|polic(?:y|ies)|models?|schedule|guidelines?|keys?)\b[^.]{0,20}\b(?:is|are) published\b/i.test(passage.text) &&
      !/\bno (?:cves?|advisor)|\bnot (?:issue|publish|release|announce|assign)\b/i.test(passage.text) &&
      !(
        under(passage, 'supported') &&
        (passage.kind === 'row' || /\bsupported (?:[\w.-]+ )?versions?\b/i.test(passage.text) || !announcePlace.test(passage.text.replaceAll(/releases?(?! notes?)/gi, ' ')))
      ) &&
      isOurs(passage),
  ) ??
  prose.find(isStepOfOurs) ??
  prose.find(
    (passage) =>
      (lookHere.test(passage.text) ||
        /\b(?:information|details|notices?) (?:about|on|of) (?:new |security )?(?:builds|releases|updates|fixes)\b[^.]{0,40}\b(?:available|published|posted)\b|\bvulnerabilities\b[^.]{0,80}\btracked (?:through|in|via|on|at) (?:the |our )?[^.]{0,40}\b(?:tracker|database|list|page)\b/i.test(
          passage.text,
        )) &&
      !under(passage, 'outOfScope', 'reportContents', 'noPublic'),
  );

/** "Advisory after the fix", "Aktualisierung des Changelogs": a step of ours without a verb. */
const isStepOfOurs = (passage: Passage): boolean => {
  const section = inner(passage);
  return (
    (section === 'process' || section === 'disclosure' || section === 'expect') &&
    passage.kind !== 'row' &&
    /\badvisor(?:y|ies)\b|change ?log|release notes|安全公告|更新日志|アドバイザリ|リリースノート|보안 권고|릴리스 노트|примечани\S+ к релиз|notes de version|avis de sécurité|avisos? de segur|notas de (?:versi|lanz)|sicherheitshinweis/i.test(
      passage.text,
    ) &&
    !/\bdraft|\bschedule\b|\bCVE\b(?![^.]*(?:publi|発行|公開|发布|게시))/i.test(passage.text) &&
    !privately.test(passage.text) &&
    !creditWords.test(passage.text) &&
    !isReportInstruction(passage) &&
    !/\b(?:advisory|report|same) thread\b/i.test(passage.text) &&
    !/\byou\b|https?:\/\/\S*advisories\/new/i.test(wordsOf(passage))
  );
};

/** "Public disclosure will be made through:" and then the places. */
const isPublication = (lead: string): boolean =>
  /[:：]\s*$/.test(lead) &&
  /public|pubblic|öffentlich|publi|публи|announc|annonc|anunci|公开|公開|公布|공개|공지/i.test(lead) &&
  /\bwill\b|\bare\b|\bis\b|\bwird\b|\bwerden\b|avverr|verr[àa]|\bsar[àa]|\bsera\b|\bserán?\b|\bserão\b|\bbędzie|\bbędą|буд[еу]т|将|會|されます|します|됩니다|합니다/i.test(lead) &&
  !/\byou\b|please|instead|rather|do not|don[’']t|\bnot\b|report/i.test(lead);

/** The words and where they lead, but to the help of the host; "once the advisory is published" says when something else is done. */
const withoutHelp = (passage: Passage): string =>
  [
    passage.text
      // A way to upload packages.
      .replaceAll(/\btrusted[- ]publish\w*/gi, ' ')
      .replaceAll(/\b(?:once|when|after|until)\b[^,.;]{0,60}\badvisor(?:y|ies) (?:is|are|has been|have been|gets?) \w+/gi, ' ')
      // "14 days after the release" is a time, too.
      .replaceAll(
        /公開(?:の)?(?:時期|日|タイミング)|公开时间|공개 ?(?:시점|시기|일정)|(?:release|릴리스|リリース|发布)\s?(?:이?후|以?[後后]|から)|(?:after|following|nach|après|después d[e]|após|dopo|после|po|sonra|na|setelah|після) (?:\p{L}+ ){0,3}(?:releases?|релиз\p{L}*|wydani\p{L}*|rilis)(?! notes?)/giu,
        ' ',
      ),
    ...passage.links.map((link) => link.url).filter((url) => !/\b(?:docs|help)\./i.test(url)),
  ].join(' ');

/** "Low: in the next release" says when, and not where. */
const nextRelease = expression('giu')`
    (?:next|nächsten?|prochaine?|próxim[oa]|prossim[oa]|следующ\p{L}+|наступн\p{L}+|następn\p{L}+|volgende|下一?(?:个|個)?|次(?:の|回)?|다음) ?
    (?:[\p{L}-]+ ){0,2}(?:release|versi|реліз|релиз|wydani|wersj|发布|版本|リリース|릴리스)\p{L}*|(?:rilis|sürüm)\p{L}* (?:berikutnya|sonraki)
  `;
const namesPlace = (passage: Passage): boolean =>
  passage.links.some(({ url }) => /(?:github|gitlab|codeberg)\.\w+\/[^\s/]+\/[^\s/]+\/(?:-\/)?releases/i.test(url)) ||
  announcePlace.test(wordsOf(passage).replaceAll(nextRelease, ' '));

/** The reporter is kept informed "of the progress towards a fix and full announcement", or named in the release notes. */
const isToReporter = ({ text, sections }: Passage): boolean =>
  /\b(?:keep|inform|updat)\w* (?:you|the reporter|reporters)\b[^.]*\bannouncement|\bkept informed\b[^.]*\bannouncement|(?:让|令)您(?:了解|知晓)|(?:告知|通知)您/i.test(text) ||
  (sections[0] === 'credit' && creditWords.test(text) && !/publish|advisor/i.test(text)) ||
  /^(?:public )?(?:recognition|acknowledge?ment|credits?|attribution|thanks)\b/i.test(fromFirstWord(text)) ||
  // "We credit reporters in the advisory" says where their names stand.
  (creditWords.test(text) && !isEnglishSpoken() && !makesKnown.test(text.replace(onceFixed, ' ')));

/** "Once the fix is published, we credit …" */
const onceFixed =
  /^(?:\W|\d)*(?:assim que|logo que|en cuanto|una vez que|dès que|une fois que|sobald|wenn|(?:как только|после того,? как)|non appena|una volta che|gdy)(?!\p{L})[^,]{0,100},/iu;

const makesKnown = expression('i')`
    announc|publish|contar[éáe]|说明|описыва|расскаж|document|dokument|发布|公布|通知|公開|公表|発表|お知らせ|게시|발행|공개|공지|veröffentlich|bekannt
    |publi(?:er|ons|que|ée?s?(?![a-zà-ÿ])|cad[oa]|camos|car|remos|qu)|annonc|anunci|annunc|опублик|публик|объяв|уведом|pubblic|opublik|ogłos
    |yayın|duyur|umum|zveřej
  `;

const reportInstruction = expression('i')`
  \breport (?:it|them|this) to\b|\byour (?:findings|report)\b|\breported (?:through|via|at|on|using)\b
  |(?:report|submit|disclose|open|create|use|draft|file)\w*\b[^.]{0,60}(?:via|through|using|at|with|a|an|the)\b[^.]{0,40}
  (?:advisor|security tab)|do not|don[’']t|never (?:report|disclose|open|post|publish|file|share|use)|advisories\/new|privately
  |draft (?:github )?(?:security )?advis|(?:報告|連絡)(?:して|を)|请[^。]{0,30}(?:报告|提交|上报|反馈|联系)|신고(?!자)|제보(?!자)|forums?\b|discord|slack
  |(?:contact|message|reach) (?:us|me|the)\b|\b(?:notify|tell|inform|alert) (?:us|me)\b|\b(?:open|create|file) an? (?:\w+ )?issue\b|report a vulnerability|coordinate (?:\w+ ){0,6}with us|coorden(?:e|em) conosco
  |coordin[ae]n? con nosotros|coordonne[rz] avec nous|stimmen sie [^.]{0,40}mit uns ab|veuillez signaler|signalez|melden sie|bitte melden
  |repórt[ae]|segnala(?:re)?\b|zgłoś|bildirin|сообщ(?:айте|ите)
`;

const isReportInstruction = (passage: Passage): boolean =>
  reportInstruction.test(wordsOf(passage)) &&
  !/we (?:will )?(?:publish|announc|disclos|releas|issue|open)|\bwe\b[^.]{0,80}\bissue an? (?:\w+ )?(?:security )?advisor|(?:will be|are|is) (?:published|announced|released|disclosed|posted|documented)|coordination and disclosure/i.test(
    passage.text.replaceAll(/\bbefore\b(?! we\b)[^.;]{0,80}/gi, ''),
  );

const isOurs = (passage: Passage): boolean =>
  /\bwe\b|\bour\b|will be|\bare\b|\bis\b|\bi\b|\bship|subscrib|watch|announc|publish|publi|公|発|发布|会在|周知|知らせ|告知|공지|공개|게시|kayd|документир|описыва|фиксир|объяв|do[ck]ument|veröff|(?:suiv(?:re|ez)|abonn|suscri|inscrev|iscriv|sigu?e|segu?ir)(?=[^.]{0,30}(?:annonc|anunci|annunci|avis|avvis))|divulg|contaré|\bbe\b/i.test(
    passage.text,
  ) &&
  !/you (?:may|can|must) (?:publish|disclose)/i.test(passage.text) &&
  !withLead(passage).startsWith('Note');
