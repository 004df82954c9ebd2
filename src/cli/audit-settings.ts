import type { AuditOptions } from '../api/audit-options.ts';
import type { MostTold } from '../report/most-told.ts';

/** What the command line has besides the options of the API. */
export interface AuditSettings extends AuditOptions {
  /** Packages or files with rules, as the user names them. */
  readonly plugin?: readonly string[];
  /** False with --no-cache. */
  readonly cache?: boolean;
  /** Of which one at most is started beside the main one; as many as there are processors when left out. */
  readonly threads?: number;
  /** Files that are not read by then are named as not checked. */
  readonly maxSeconds?: number;
  /** How much the report tells. */
  readonly most?: MostTold;
}
