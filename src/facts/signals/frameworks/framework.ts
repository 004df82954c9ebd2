import type { SourceFile } from '../../source-file.ts';
import type { Placed } from '../code-reading.ts';
import type { CoveredRoute } from '../routes/coverage.ts';
import type { Sighting } from '../sightings/sightings.ts';
import type { Signal, Topic } from '../signal.ts';

/** A thing of an application and the file and line where it stands. */
export type Seen<T> = Placed<T & { readonly offset: number }> & { readonly path: string };

/** What a framework that is read by its conventions says of one application of the repository, in the words of the others. */
export interface FrameworkApp {
  readonly server: Seen<Sighting>;
  readonly routes: readonly CoveredRoute[];
  readonly signals: readonly Signal[];
  readonly sightings: readonly Seen<Sighting>[];
  /** Is this file a part of the application? */
  readonly has: (path: string) => boolean;
  /** The controls of which nothing in these files was left unread: where none was seen, there is none. */
  readonly closed: ReadonlySet<Topic>;
  /** Files that answer requests in a way that is not read. */
  readonly unread?: readonly { readonly path: string; readonly reason: string }[];
}

/** What one file says, and which it is. */
export interface FrameworkFile<R> {
  readonly path: string;
  readonly said: R;
}

/** A framework whose files are read one by one as plain data, and put together once all are known. */
export interface Framework<R> {
  readonly name: string;
  readonly reads: (path: string) => boolean;
  readonly read: (file: SourceFile) => R | undefined;
  readonly combine: (files: readonly FrameworkFile<R>[]) => readonly FrameworkApp[];
}

/** What is put before requests in the places that are read of every framework. */
export const beforeRequests: readonly Topic[] = ['rate-limiting', 'csp', 'security-headers', 'hsts', 'https-redirect', 'request-log', 'metrics', 'cors', 'csrf', 'body-limit'];
