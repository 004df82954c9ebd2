import { closeSync, openSync } from 'node:fs';
import { devNull } from 'node:os';

/** Throws EMFILE unless so many files could still be opened: for what ends the whole program where they cannot. */
export const demandHandles = (count: number): void => {
  const handles: number[] = [];
  try {
    while (handles.length < count) handles.push(openSync(devNull, 'r'));
  } finally {
    for (const handle of handles) closeSync(handle);
  }
};
