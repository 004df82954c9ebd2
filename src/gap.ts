/** A place that could not be read or understood. `line` and `column` are 1-based, where the parser gave them. */
export interface Gap {
  readonly path: string;
  readonly line?: number;
  readonly column?: number;
  readonly reason: string;
}
