import type { Outcome } from './branch-outcome.ts';
import type { AskedFor } from './caller-sources.ts';

/** A call by which a function may learn who calls or how often, and what it does where the answer is no. */
export interface Question {
  /** As it is written, `requireUser` or `session.verify`; empty where the function looks at the request itself. */
  readonly callee: string;
  /** What it asks for, where that is known here. */
  readonly topic?: AskedFor;
  readonly outcome: Outcome;
  /** Asked in a branch only that hangs on something else than the credential itself. */
  readonly sometimes?: true;
  /** The method of the requests that are asked, where one function answers several. */
  readonly method?: string;
  /** The option that its callers leave it out by, and whether this call gives it. */
  readonly unless?: string;
  readonly given?: readonly string[];
  /** Nobody waits for it, or minds what it throws. */
  readonly isLoose?: true;
}

/** A function of a file of Node and what it asks. */
export interface AskingFunction {
  readonly name: string;
  readonly questions: readonly Question[];
  /** What it throws comes to whoever waits for it. */
  readonly isAsync?: true;
}

/** A name that a file takes from another one, for what is asked by it. */
export interface Brought {
  readonly local: string;
  /** The name there; `*` for the module as a whole. */
  readonly name: string;
  readonly module: string;
}

export interface Asking {
  readonly functions: readonly AskingFunction[];
  readonly brought: readonly Brought[];
}
