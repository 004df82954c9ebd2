import type { Practice } from '../../facts/code-practices/code-practice.ts';
import type { CodePractices } from '../../facts/code-practices/code-practices.ts';
import type { ImportedModules } from '../../facts/imports/imported-modules.ts';
import type { Limits } from '../../facts/limits/limits.ts';
import type { WebApp } from '../../facts/signals/web-app.ts';
import type { ContractEvidence } from '../contract.ts';
import { placed } from './answers.ts';

export interface PhraseFacts {
  readonly codePractices: CodePractices;
  readonly importedModules: ImportedModules;
  readonly limits: Limits;
  readonly webApp: WebApp;
}

/** What a sentence may say in few words, and what in the code shows it. */
export interface Phrase {
  /** The practice, as statements name it. */
  readonly subject: string;
  readonly says: RegExp;
  /** Other words of the same thing, which say nothing more. */
  readonly along: readonly RegExp[];
  /** Words of where it is: accounted for where there is none of it anywhere, and not where there is some. */
  readonly where?: readonly RegExp[];
  /** What a code without it does not even speak of. */
  readonly mention?: readonly Practice[];
  /** What it does, where a login of one's own without it breaks the sentence. */
  readonly what?: string;
  /** Lines that do the contrary, where nothing does it. */
  contrary?(facts: PhraseFacts, text: string): readonly ContractEvidence[];
  /** What makes it a comparison, which is made elsewhere. */
  readonly compares?: RegExp;
  evidence(facts: PhraseFacts, text: string): readonly ContractEvidence[];
}

export const wired = placed('wired');
export const seenAs =
  (practice: Practice) =>
  ({ codePractices }: PhraseFacts): readonly ContractEvidence[] =>
    codePractices.of(practice).map(wired);

/** The name of a measure, and the lines that take it. */
export const bare = (
  subject: string,
  practice: Practice,
  says: RegExp,
  along: RegExp,
  lacking: Pick<Phrase, 'mention' | 'what' | 'where' | 'compares'> = {},
): readonly Phrase[] => [{ subject, says, along: [along], compares: wellDone, evidence: seenAs(practice), ...lacking }];
/** How well it is done is more than that it is. */
export const wellDone = /\b(?:proper(?:ly)?|correct(?:ly)?|strict(?:ly)?|secure(?:ly)?|robust|strong(?:ly)?)\b/i;
