/** Undefined where it is left out, or where only a variable says it. */
export interface BakeTarget {
  readonly name: string;
  readonly line: number;
  readonly context: string | undefined;
  readonly dockerfile: string | undefined;
  readonly target: string | undefined;
  readonly tags: readonly string[];
  readonly inherits: readonly string[];
  /** What it puts in place of images, by their names. */
  readonly contexts: readonly BakeContext[];
}

/** `place` as written: `target:…` of the same file, `docker-image://…`, or a folder. */
export interface BakeContext {
  readonly name: string;
  readonly place: string;
}
