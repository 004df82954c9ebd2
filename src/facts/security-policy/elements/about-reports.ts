import type { Passage } from '../passage.ts';
import { vulnerability } from '../vocabulary/reports.ts';
import { under } from './scene.ts';

/** Checking, correcting and publishing are steps of many things besides reports. */
export const isAboutReports = (passage: Passage): boolean =>
  passage.headings.length <= 1 ||
  under(passage, 'reporting', 'process', 'expect', 'disclosure', 'contact', 'announcements', 'credit', 'noPublic', 'safeHarbor', 'supported', 'bounty') ||
  /\breported (?:issues?|problems?|bugs)\b|報告された(?:問題|不具合)|(?:报告|報告)的问题|gemeldete\p{L}* (?:problem|fehler)|(?:problèmes|problemas|problemi) (?:signalés|reportados|relatados|segnalati)/iu.test(
    passage.text,
  ) ||
  vulnerability.test(`${passage.headings.at(-1) ?? ''} ${passage.text}`);
