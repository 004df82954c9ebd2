import { expression } from '../../../long-expression.ts';
import { type Passage, wordsOf } from '../passage.ts';
import { privateChannel } from './channel.ts';
import { instructsReporters } from './contact.ts';
import { type Finder, type Scene, under } from './scene.ts';
import { ackTime } from './timed-promises.ts';

/** "Snapshot 2026-05-10", "Stand: Mai 2026": a date of its own in front of the first chapter. */
const isDate = ({ kind, text, headings }: Passage): boolean =>
  kind === 'sentence' && headings.length <= 1 && text.length < 60 && /^\W*[\p{L} ]{0,30}\W{1,4}(?:20\d\d-[01]\d(?:-[0-3]\d)?|(?:[0-3]?\d\. ?)?\p{L}{3,12} 20\d\d)\W*$/u.test(text);

const lastUpdated = expression('iu')`
  ^Expires:\s*\d
  |(?:last|letzte|dernière|última)[- ](?:
    updated?|reviewed|modified|revised|revision|change[ds]?|aktualisier\p{L}*|revis(?:ão|ión)|révision|mise à jour|actualiza\p{L}*
    |atualiza\p{L}*
  )|(?:policy|document) (?:version|revision|review|was (?:last )?(?:updated|reviewed)|is (?:reviewed|updated))
  |(?:effective|review|revision) date|effective (?:as of|from|since)|next review
  |this (?:policy|document) (?:is|was|will be|may be) (?:\w+ )?(?:reviewed|updated|revised|effective|change)
  |(?:updated|reviewed|revised)(?: on|:)\s*\w*\s*\d|zuletzt (?:aktualisiert|geändert)|stand:\s*\d|mise? à jour le
  |date de (?:dernière )?mise à jour|actualizado|atualizado em|последн\p{L}+ обновлени|документ актуал\p{L}+ на
  |ultim[oa] (?:aggiornamento|revisione|modifica)|ostatnia aktualizacja|senast uppdaterad|sist oppdatert|senest opdateret
  |viimeksi päivitetty|utolsó (?:frissítés|módosítás)|utoljára (?:frissítve|módosítva)|ultima actualizare|آخر تحديث|son g[üu]ncelle
  |(?:最后|最近)(?:更新|修订)|(?:更新|修订)(?:日期|时间)|最終更新|(?:마지막|최종) ?(?:업데이트|수정|갱신)
`;

export const expiry: Finder = ({ said }) =>
  said.slice(0, 3).find(isDate) ??
  said.slice(0, 4).find((passage) => /^(?:policy )?version:?\s*v?\d[^a-z]{0,40}$/i.test(passage.text) && !under(passage, 'supported')) ??
  said.find(
    (passage) =>
      lastUpdated.test(passage.text) &&
      !/security updates? (?:is|are)/i.test(passage.text) &&
      !under(passage, 'supported', 'reportContents') &&
      (/\d/.test(passage.text) || /review|updated/i.test(passage.text)),
  ) ??
  undefined;

export const placeholder: Finder = ({ placeholders }) => placeholders[0];

export const isPolicy: Finder = (scene: Scene) =>
  (scene.placeholders.some((passage) => /use this section to tell/i.test(passage.text)) && !privateChannel(scene) ? undefined : instructsReporters(scene)) ??
  instructed(scene) ??
  answered(scene);

/** Whoever is told when reports are answered is told to send them. */
const answered = (scene: Scene): Passage | undefined => {
  const found = scene.placeholders.length === 0 ? ackTime(scene) : undefined;
  return found && under(found, 'reporting', 'expect', 'process', 'contact') ? found : undefined;
};

/** A template that was filled in below its own instructions is a policy. */
const instructed = (scene: Scene): Passage | undefined =>
  scene.placeholders.length > 0 && instructsReporters(scene) !== undefined
    ? scene.prose.find((passage) => under(passage, 'reporting', 'noPublic') && /report|e-?mail|contact|@|advisor|issue|报告|報告|신고/i.test(wordsOf(passage)))
    : undefined;

export const nonEnglish: Finder = ({ said, prose, language }) => (language !== 'en' && said.length > 0 ? (prose[0] ?? said[0]) : undefined);
