import type { Report } from '../report/report.ts';

/** Turns a report into text. Reporters print nothing themselves and read nothing but the report. */
export type Reporter = (report: Report, style: Style) => string;

export interface Style {
  readonly color: boolean;
  /** In terminal cells. */
  readonly width: number;
  /** False where only ASCII can be shown. */
  readonly unicode: boolean;
  readonly verbose: boolean;
  readonly quiet: boolean;
  /** Also what is excused, in formats that can say so of a finding. */
  readonly suppressed: boolean;
  /** The address of a file, for terminals that make links; undefined where there are no links. */
  readonly linkOf: ((path: string) => string | undefined) | undefined;
  /** Milliseconds that the audit took; shown to people only. */
  readonly elapsed: number | undefined;
  /** When the audit ran, as 2026-01-31T12:00:00 in UTC; for formats that cannot be without. */
  readonly ran?: { readonly from: string; readonly to: string };
}
