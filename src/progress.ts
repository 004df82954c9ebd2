import type { Meter } from './meter.ts';
import type { Snapshot } from './repo/snapshot.ts';

/** Told what long work is at, and how much of it is done. The words are ours: nothing of the repository is in them. */
export type Progress = (step: string, done?: number, of?: number) => void;

export const noProgress: Progress = () => {};

/** The same snapshot, which tells of every file that is read from it; those who read know nothing of it. */
export const toldOf = (snapshot: Snapshot, progress: Progress, step: string): Snapshot => ({
  ...snapshot,
  visit: (files, each, unread) => {
    let done = 0;
    return snapshot.visit(
      files,
      (file, content) => {
        // One file is read so that it can be looked at; that is no work to tell of.
        if (files.length > 1) progress(step, ++done, files.length);
        each(file, content);
      },
      unread,
    );
  },
  ...(snapshot.history ? { history: toldOf(snapshot.history, progress, `${step} of the history`) } : {}),
});

/** The same meter, which tells when what was read is put together. */
export const toldBy =
  (meter: Meter, progress: Progress): Meter =>
  (phase, work) => {
    if (phase.startsWith('combine ')) progress('putting together what was read');
    return meter(phase, work);
  };
