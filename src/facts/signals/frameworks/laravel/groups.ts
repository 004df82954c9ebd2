/** What `Route::middleware('auth')->prefix('a')->group(…)` says of the routes in it. */
export interface Group {
  readonly from: number;
  readonly until: number;
  readonly path: string;
  readonly middleware: readonly string[];
  readonly without: readonly string[];
  readonly controller: string;
}

/** The group that a place stands in, asked of places in their order. */
export const innermost = (groups: readonly Group[]): ((offset: number) => Group | undefined) => {
  const coming = groups.toSorted((a, b) => b.from - a.from);
  const open: Group[] = [];
  return (offset) => {
    for (let next = coming.at(-1); next !== undefined && next.from <= offset; next = coming.at(-1)) {
      open.push(next);
      coming.pop();
    }
    while ((open.at(-1)?.until ?? Number.POSITIVE_INFINITY) <= offset) open.pop();
    return open.at(-1);
  };
};
