/** What a sign in the code is about. A topic is a control, never a judgement of it. */
export type Topic =
  | 'rate-limiting'
  | 'authentication'
  | 'body-limit'
  | 'request-log'
  | 'tls'
  | 'reverse-proxy'
  | 'metrics'
  | 'health'
  | 'cors'
  | 'security-headers'
  | 'hsts'
  | 'csp'
  | 'csrf'
  | 'validation'
  | 'https-redirect'
  | 'trusted-proxy';

/** How far a control has come: named in a manifest or setting, imported, made, or put where requests pass through it. */
export type Stage = 'declared' | 'imported' | 'constructed' | 'wired';

const stages: Readonly<Record<Stage, string>> = {
  declared: 'only named',
  imported: 'only imported',
  constructed: 'made, and not seen before any route',
  wired: 'in use',
};

export interface Signal {
  readonly topic: Topic;
  readonly stage: Stage;
  readonly path: string;
  readonly line: number;
  readonly note: string;
  /** The setting or flag that turns it on or off, where it hangs on one. */
  readonly condition?: string;
  /** It passes every request and asks only some of them who calls: those below a path, by a method, or with a credential. */
  readonly asksSome?: true;
  /** It stands before some routes, and nobody read which others there are. */
  readonly isPartial?: boolean;
  /** It is put before the routes of one router, or of one of several applications: before most routes of all, it is not partial any more. */
  readonly isOfRouter?: boolean;
  /** Of nginx: bodies of any size pass it, because it is told so. */
  readonly takesAnyBody?: boolean;
  /** Of nginx: it writes no line of a request, because it is told so. */
  readonly logsNothing?: boolean;
  /** It is put before one route or view, not before all. */
  readonly isOfRoute?: boolean;
}

/** What it is and how far it came, for who reads it. */
export const signalInWords = ({ note, stage }: Pick<Signal, 'note' | 'stage'>): string => `${note} (${stages[stage]})`;
