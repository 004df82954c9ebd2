/** One thing that a security policy says. Every sentence, list item and table row that says something becomes one; nothing is dropped. */
export interface Statement {
  /** Hash of the normalised text (see `statementId`): an edit of the sentence makes another statement. */
  readonly id: string;
  readonly text: string;
  /** 1-based, in the policy file. */
  readonly line: number;
  readonly endLine: number;
  /** From the outermost heading to the one the statement stands under. */
  readonly headings: readonly string[];
  /** What introduces it, such as the sentence before a list; empty where nothing does. */
  readonly lead: string;
  /** What it is about; `unknown` is listed for a person, never dropped. */
  readonly subject: Subject;
  /** asserts: a control exists. denies: it does not (a limitation). advises: tells someone to do it. promises: will be done. */
  readonly polarity: 'asserts' | 'denies' | 'advises' | 'promises';
  /** hedge: "can be enabled", "recommended", "consider". future: "we will", "planned". */
  readonly modality: 'fact' | 'hedge' | 'future';
  readonly parameters: Parameters;
  /** True for a command or setting shown in a fenced block under a practice heading. */
  readonly fromCode: boolean;
  /** An item of a check list that somebody has ticked. */
  readonly isTicked: boolean;
}

/** A subject is the id of the practice that the statement is about (design: practices), such as "api/rate-limiting", or "unknown". */
export type Subject = `${string}/${string}` | 'unknown';

/** The values that a claim is checked by, as written. Empty lists are left out. */
export interface Parameters {
  readonly ports?: readonly number[];
  readonly algorithms?: readonly string[];
  readonly tools?: readonly string[];
  /** File names and relative link targets. */
  readonly files?: readonly string[];
  readonly settings?: readonly string[];
  readonly versions?: readonly string[];
  readonly hours?: readonly number[];
  readonly addresses?: readonly string[];
  readonly urls?: readonly string[];
  readonly severities?: readonly string[];
}
