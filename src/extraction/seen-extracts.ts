import type { FileEntry } from '../repo/snapshot.ts';
import type { FileExtracts } from './kept-extract.ts';

/** What this run extracted from objects of git. The same content at the same place says the same: in the index, and in the commit that a change goes on. */
export class SeenExtracts {
  readonly #byPlace = new Map<string, FileExtracts>();

  of(file: FileEntry): FileExtracts | undefined {
    return this.#byPlace.get(keyOf(file));
  }

  add(file: FileEntry, extracts: FileExtracts): void {
    const before = this.of(file);
    this.#byPlace.set(keyOf(file), before ? new Map([...before, ...extracts]) : extracts);
  }
}

const keyOf = ({ path, mode, oid }: FileEntry): string => `${mode} ${oid} ${path}`;
