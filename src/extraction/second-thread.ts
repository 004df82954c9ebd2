import { Worker } from 'node:worker_threads';
import type { FactName } from '../facts/facts.ts';
import type { FileEntry } from '../repo/snapshot.ts';
import type { FileExtracts } from './kept-extract.ts';
import type { SecondReader } from './read-files.ts';

/** What the thread is asked: each file with a copy of its bytes and the facts to extract. */
export interface Batch {
  readonly files: readonly { readonly file: FileEntry; readonly bytes: Uint8Array; readonly facts: readonly FactName[] }[];
}

/** What it answers: of each file of a batch, in order. */
export type Answer = readonly FileExtracts[];

/** Bytes. Small enough that neither waits long for the other at the end, large enough that talking costs little. */
const batchSize = 32 * 1024;
const mostOutstanding = 192 * 1024;
/** What a file costs beyond its bytes. */
const perFile = 512;

/** Starts `script` (extractor-thread.ts, built) in a thread of its own, which knows nothing of the environment. */
export const openSecondThread = (script: URL, facts: readonly FactName[]): SecondReader => {
  const worker = new Worker(script, { workerData: facts, env: {}, execArgv: [], stdin: true });
  const answers = new Map<FileEntry, FileExtracts>();
  let batch: Batch['files'][number][] = [];
  let size = 0;
  const sent: { readonly files: readonly FileEntry[]; readonly size: number }[] = [];
  let outstanding = 0;
  let isGone = false;
  let wake = (): void => {};

  worker.on('message', (answer: Answer) => {
    const { files, size } = sent.shift() ?? { files: [], size: 0 };
    outstanding -= size;
    answer.forEach((extracts, index) => {
      const file = files[index];
      if (file) answers.set(file, extracts);
    });
    wake();
  });
  // Whatever became of it: the files that it did not answer for are read again by whoever waits.
  const leave = (): void => {
    isGone = true;
    wake();
  };
  worker.on('error', leave);
  worker.on('messageerror', leave);
  worker.on('exit', leave);
  worker.unref();

  const send = (): void => {
    if (batch.length === 0) return;
    worker.postMessage({ files: batch } satisfies Batch, [...new Set(batch.map(({ bytes }) => bytes.buffer as ArrayBuffer))]);
    sent.push({ files: batch.map(({ file }) => file), size });
    batch = [];
    size = 0;
  };

  return {
    offer(file, bytes, wanted) {
      if (isGone || outstanding > mostOutstanding) return false;
      batch.push({ file, bytes: new Uint8Array(bytes), facts: wanted });
      size += bytes.length + perFile;
      outstanding += bytes.length + perFile;
      if (size >= batchSize) send();
      return true;
    },
    async finish() {
      send();
      worker.ref();
      while (!isGone && sent.length > 0)
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      await worker.terminate();
      return answers;
    },
  };
};
