import type { ProfileName } from '../profiles.ts';
import type { AnyRule, Severity } from '../rule.ts';

export interface AuditSettings {
  readonly failOn?: Severity | 'none';
  /** Wins over the one of the configuration; recommended when neither names one. */
  readonly profile?: ProfileName;
  readonly rule?: readonly string[];
  readonly skip?: readonly string[];
  /** Rules beside the built-in ones, which whoever calls brings: never the audited repository. */
  readonly rules?: readonly AnyRule[];
  /** Packages or files with rules, as the user names them. */
  readonly plugin?: readonly string[];
  /** A path, or false with --no-config. */
  readonly config?: string | false;
  readonly staged?: boolean;
  readonly commit?: string;
  readonly history?: string;
  /** Findings that this commit has too do not count. */
  readonly since?: string;
  /** False with --no-baseline. */
  readonly baseline?: boolean;
  /** A shallow clone, and a folder without files, are no reason to stop. */
  readonly allowShallow?: boolean;
  readonly allowEmpty?: boolean;
  /** False with --no-inline: comments in the code excuse nothing. */
  readonly inline?: boolean;
  /** False with --no-cache. */
  readonly cache?: boolean;
  /** Of which one at most is started beside the main one; as many as there are processors when left out. */
  readonly threads?: number;
  /** Files that are not read by then are named as not checked. */
  readonly maxSeconds?: number;
  /** Ask providers about the secrets that are found. */
  readonly verify?: boolean;
}
