import { answerHeadings } from './headings/answer.ts';
import { practiceHeadings } from './headings/practice.ts';
import { reportingHeadings } from './headings/reporting.ts';
import { researchHeadings } from './headings/research.ts';

const headings = { ...reportingHeadings, ...answerHeadings, ...researchHeadings, ...practiceHeadings };

/** What a heading or the words before a list say about what stands below. */
export type Section = keyof typeof headings;

/** The order in which they are tried: the more special before what its words could be taken for as well. */
const order = [
  'ours',
  'outOfScope',
  'noPublic',
  'reportContents',
  'safeHarbor',
  'researcherRules',
  'bounty',
  'pastVulnerabilities',
  'limitations',
  'contributors',
  'expect',
  'announcements',
  'supported',
  'process',
  'disclosure',
  'supplyChain',
  'dependencies',
  'tools',
  'compliance',
  'credit',
  'scope',
  'reporting',
  'contact',
  'deployment',
  'users',
  'features',
] as const satisfies readonly Section[];

/** Refuses a heading that no place in the order was given to. */
type Ordered<Every extends (typeof order)[number]> = Every;

/**
 * Headings in English, German, French, Spanish, Portuguese, Russian, Chinese, Japanese, Korean, Italian, Polish, Turkish, Dutch, Indonesian, Ukrainian,
 * Vietnamese, Czech, Swedish, Norwegian, Danish, Finnish, Hungarian, Romanian and Arabic. A heading only says where to look: whether something is really
 * said is decided by the text below.
 */
export const sectionSigns: readonly (readonly [Ordered<Section>, RegExp])[] = order.map((section) => [section, headings[section]]);
