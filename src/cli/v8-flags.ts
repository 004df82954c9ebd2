import { getHeapSpaceStatistics, getHeapStatistics, setFlagsFromString } from 'node:v8';
import type { Progress } from '../progress.ts';

/**
 * V8 is made for programs that run for long; an audit takes a second, in which most work of its optimiser comes too late. Measured with Node 20, audits of
 * vlog and checkov cost a quarter less. To be set before code is loaded, for compiled code is refused where the flags are others.
 */
export const tuneForShortRuns = (): void => {
  // An expression is compiled once, to machine code, and not first to bytecode: nearly all of ours run again.
  setFlagsFromString('--no-regexp-tier-up');
  // New objects keep to the room that they begin with: a sixth less memory, and no more time than the spread of the measurements.
  setFlagsFromString('--semi-space-growth-factor=1');
  // And so little room is cleared sooner by one thread than it is shared out among several.
  setFlagsFromString('--no-parallel-scavenge');
  // Nor are the functions that one calls compiled into it, once more for each caller: of what the optimiser took that was three quarters. The secrets of checkov cost 7 % less, all rules 1 to 2.
  setFlagsFromString('--max-inlined-bytecode-size-cumulative=0');
  // What is alive at first is code and tables, which stay: to go over them again and again finds nothing. Audits of vlog and checkov cost a twentieth less, with as much memory.
  setFlagsFromString('--heap-growing-percent=300');
  // What has run for a while is optimised later. The versions after 20 have no such setting.
  if (process.versions.node.startsWith('20.')) setFlagsFromString('--interrupt-budget=600000');
};

/** From so many files on, or versions of files, the reading of them takes most of the time. */
const manyFiles = 100;

/** The same progress; of much work, the room for new objects is made larger before it begins, and of very much the rest is kept from growing fast. */
export const withRoomForMuch = (progress: Progress): Progress => {
  let isGrown = false;
  let isKeptSmall = false;
  return (step, done, of) => {
    // Told of each file; the question costs as much as a small one takes to read.
    if (!isKeptSmall && (done === undefined || done % 32 === 0) && getHeapStatistics().used_heap_size > largeHeap) {
      isKeptSmall = true;
      // A third more than what is alive, where it would be twice as much: measured on 20,000 Dockerfiles, a third less memory and a fifth more time.
      setFlagsFromString('--heap-growing-percent=30');
    }
    if (!isGrown && of !== undefined && of >= manyFiles) {
      isGrown = true;
      growRoomForNewObjects();
    }
    progress(step, done, of);
  };
};

/** In bytes. Where an audit takes no more than that, memory is cheaper than time. */
const largeHeap = 160 * 1024 * 1024;

/**
 * What one file takes is little of what there is room for: with four times the room new objects die before they are moved to the old ones. Measured with
 * Node 20 on the tree and the history of checkov: a tenth less memory and a twentieth less time; with more, the processor's cache no longer holds it.
 *
 * V8 grows it when as much as there is room for has outlived a cleaning, and only while the flag says so: code that is loaded meanwhile would be
 * compiled anew.
 */
const growRoomForNewObjects = (): void => {
  const before = roomForNewObjects();
  setFlagsFromString('--semi-space-growth-factor=4');
  const alive: object[][] = [];
  while (roomForNewObjects() <= before && alive.length < 100) alive.push(Array.from({ length: 1000 }, () => ({})));
  setFlagsFromString('--semi-space-growth-factor=1');
};

/** In bytes. */
const roomForNewObjects = (): number => getHeapSpaceStatistics().find((space) => space.space_name === 'new_space')?.space_size ?? 0;
