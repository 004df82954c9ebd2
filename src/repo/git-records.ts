import type { FileEntry } from './snapshot.ts';

/** The records of output in -z form: each ends in a NUL. */
export function* recordsOf(output: Buffer): Iterable<Buffer> {
  for (let start = 0; start < output.length; ) {
    const end = output.indexOf(0, start);
    yield output.subarray(start, end);
    start = end + 1;
  }
}

/** What a mode of the index or of a tree stands for. */
export const modeOf = (mode: string): FileEntry['mode'] => (mode === '100755' ? 'executable' : mode === '120000' ? 'symlink' : mode === '160000' ? 'submodule' : 'file');
