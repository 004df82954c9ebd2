import type { Topic } from './signal.ts';

/** Why a search cannot be called closed: code that serves the web and is not read, or that is too large to read. */
export interface Unread {
  readonly path: string;
  readonly reason: string;
  /** The controls that are read there all the same, by the conventions of a framework. */
  readonly except?: ReadonlySet<Topic>;
  /** The application whose conventions those are. */
  readonly of?: { readonly path: string; readonly line: number; readonly what: string };
}

/** The language of most files speaks for the service; of its files one that is named for what the service does. */
export const mostFirst = (unread: readonly Unread[]): readonly Unread[] => {
  const count = new Map<string, number>();
  for (const { reason } of unread) count.set(reason, (count.get(reason) ?? 0) + 1);
  return unread.toSorted((a, b) => (count.get(b.reason) ?? 0) - (count.get(a.reason) ?? 0) || Number(central.test(b.path)) - Number(central.test(a.path)));
};
const central = /(?:main|application|program|startup|app|router|routes?|kernel|controller|server)\.\w+$/i;
