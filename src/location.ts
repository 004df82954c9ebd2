/** Lines and columns are 1-based; columns count UTF-16 units. A finding about the whole repository has the path "." and no line. */
export interface Location {
  readonly path: string;
  readonly line?: number;
  readonly column?: number;
  readonly endLine?: number;
  readonly endColumn?: number;
  /** The commit in which the place is, when it need not be in the audited tree. */
  readonly commit?: string;
}
