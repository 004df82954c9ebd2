import type { Language } from '../language.ts';
import type { Passage } from '../passage.ts';
import { inLanguage } from '../words.ts';
import { advisory } from './advisory.ts';
import { updateChannel } from './announcements.ts';
import { bodyLanguage, spokenIn } from './body-language.ts';
import { email, outsideForm, pgp, privateChannel } from './channel.ts';
import { researcherRules, safeHarbor } from './conduct.ts';
import { contact, delegated, languages } from './contact.ts';
import { openChannel } from './contact-issue.ts';
import { dependencyPolicy } from './dependency-policy.ts';
import { disclosurePolicy } from './disclosure.ts';
import { expiry, isPolicy, nonEnglish, placeholder } from './document.ts';
import { handlingProcess } from './handling.ts';
import { hardening } from './hardening.ts';
import { knownLimitations } from './limitations.ts';
import { noPublicIssue } from './no-public-issue.ts';
import { outOfScope } from './out-of-scope.ts';
import { type PolicyFacts, policyFactsOf } from './policy-facts.ts';
import { userPractices } from './practice.ts';
import { publicChannel } from './public-channel.ts';
import { bounty, credit } from './recognition.ts';
import { reportContents } from './report-contents.ts';
import type { Finder, Scene } from './scene.ts';
import { scope } from './scope.ts';
import { isInstruction, isPlaceholder, sampleRowsOf, slotsOf } from './template.ts';
import { ackTime, disclosureDeadline, fixBySeverity, fixTimeline, promisesOf, type Term, updateCadence } from './timed-promises.ts';
import { compliance, securityTools, supplyChain } from './upkeep.ts';
import { supportedVersions, versionsConcrete } from './versions.ts';

/** What a good policy may contain, each found by what the text says and not by its headings. */
const finders = {
  supported_versions: supportedVersions,
  versions_concrete: versionsConcrete,
  private_channel: privateChannel,
  email,
  advisory,
  form: outsideForm,
  pgp,
  no_public_issue: noPublicIssue,
  report_contents: reportContents,
  ack_time: ackTime,
  update_cadence: updateCadence,
  fix_timeline: fixTimeline,
  fix_by_severity: fixBySeverity,
  credit,
  bounty,
  scope,
  out_of_scope: outOfScope,
  disclosure_policy: disclosurePolicy,
  disclosure_deadline: disclosureDeadline,
  handling_process: handlingProcess,
  safe_harbor: safeHarbor,
  researcher_rules: researcherRules,
  update_channel: updateChannel,
  user_practices: userPractices,
  hardening,
  known_limitations: knownLimitations,
  dependency_policy: dependencyPolicy,
  security_tools: securityTools,
  supply_chain: supplyChain,
  compliance,
  contact,
  languages,
  expiry,
  delegated,
  placeholder,
  public_channel: publicChannel,
  non_english: nonEnglish,
  is_policy: isPolicy,
} satisfies Readonly<Record<string, Finder>>;

export type ElementName = keyof typeof finders;

export interface Element {
  readonly element: ElementName;
  readonly present: boolean;
  /** Where it stands, 1-based; undefined when absent. */
  readonly line: number | undefined;
}

export const elementNames = Object.keys(finders) as readonly ElementName[];

/** A time that the policy promises something within. */
export interface PolicyPromise {
  readonly line: number;
  readonly term: Term;
  readonly hours: number;
  /** As written, where the promise is for one severity. */
  readonly severity: string | undefined;
}

export interface Found {
  readonly elements: readonly Element[];
  readonly language: Language;
  readonly placeholders: readonly number[];
  readonly promises: readonly PolicyPromise[];
  /** Where it sends whole reports to a public place, 1-based; an issue without details that only asks for contact is none. */
  readonly openChannel: number | undefined;
  readonly facts: PolicyFacts;
}

export const elementsOf = (path: string, passages: readonly Passage[]): Found => {
  const scene = sceneOf(path, passages);
  return inLanguage(spokenIn(scene), () => foundIn(scene));
};

/** Is one of these there? Of a page that is no policy nothing else is asked. */
export const holdsAny = (names: readonly ElementName[], path: string, passages: readonly Passage[]): boolean => {
  const scene = sceneOf(path, passages);
  return inLanguage(spokenIn(scene), () => names.some((name) => finders[name](scene) !== undefined));
};

const foundIn = (scene: Scene): Found => {
  const elements = elementNames.map((element): Element => {
    const found = finders[element](scene);
    return { element, present: found !== undefined, line: found?.line };
  });
  const promises = promisesOf(scene);
  return {
    elements,
    language: scene.language,
    placeholders: [...new Set(scene.placeholders.map((passage) => passage.line))],
    promises: promises.map(({ passage, term, hours, severity }) => ({ line: passage.line, term, hours, severity })),
    openChannel: openChannel(scene)?.line,
    facts: policyFactsOf(scene, promises),
  };
};

const sceneOf = (path: string, given: readonly Passage[]): Scene => {
  const passages = given.map((passage) => (isSentence(passage) ? { ...passage, kind: 'sentence' as const } : passage));
  const sample = new Set([...sampleRowsOf(passages), ...slotsOf(passages)]);
  const placeholders = passages.filter((passage) => sample.has(passage) || (passage.kind !== 'heading' && isPlaceholder(passage)));
  const said = passages.filter((passage) => passage.kind !== 'heading' && !sample.has(passage) && !isInstruction(passage) && !isOfContents(passage));
  const prose = said.filter((passage) => passage.kind !== 'code');
  const headings = passages.filter((passage) => passage.kind === 'heading');
  return {
    path,
    said,
    prose,
    headings,
    placeholders,
    language: bodyLanguage(
      /\p{L}{3}.*\p{L}{3}.*\p{L}{3}/su.test(
        said
          .filter(({ kind }) => kind !== 'row')
          .map(({ text }) => text)
          .join(' '),
      )
        ? said
        : passages,
    ),
  };
};

/** An item of the table of contents says nothing: it only leads to a chapter. */
const isOfContents = ({ kind, text, links: [link] }: Passage): boolean => kind === 'item' && link !== undefined && link.url.startsWith('#') && link.text.trim() === text.trim();

/** Some set a whole sentence as a heading, to make it large. */
const isSentence = ({ kind, text }: Passage): boolean => kind === 'heading' && text.length > 80 && /[.!。]\s*$/.test(text);
