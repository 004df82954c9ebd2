import type { Severity } from '../finding.ts';
import type { ProfileName } from '../profiles.ts';
import type { AnyRule } from '../rule.ts';

/** How to audit; everything may be left out. The names are those of the command line. */
export interface AuditOptions {
  /** The lowest severity that makes `report.exit.code` 1. */
  readonly failOn?: Severity | 'none';
  readonly profile?: ProfileName;
  /** Globs of rule ids: run only these, and leave those out. */
  readonly rule?: readonly string[];
  readonly skip?: readonly string[];
  /** Rules of your own, beside the built-in ones. */
  readonly rules?: readonly AnyRule[];
  /** Settings to read instead of those that the repository brings; false for none. */
  readonly config?: string | false;
  /** What to audit in place of the working tree: the index, or a commit. */
  readonly staged?: boolean;
  readonly commit?: string;
  /** Look for secrets in the history too: `all`, `head` or a range. */
  readonly history?: string;
  /** Count only what is new since this commit. */
  readonly since?: string;
  /** False: count what the baseline accepts, or what comments excuse. */
  readonly baseline?: boolean;
  readonly inline?: boolean;
  readonly allowShallow?: boolean;
  readonly allowEmpty?: boolean;
  /** Ask providers about the secrets that are found: the only option that uses the network. */
  readonly verify?: boolean;
}
