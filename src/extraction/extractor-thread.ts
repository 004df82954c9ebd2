/** Runs in a thread of its own (second-thread.ts): extracts the facts that it is told from the files that it is sent. It opens nothing itself. */
import { parentPort, workerData } from 'node:worker_threads';
import type { FactName } from '../facts/facts.ts';
import { factLoaders } from '../facts/registry.ts';
import { noMeter } from '../meter.ts';
import { contentOf } from '../repo/snapshot.ts';
import { extractAll, loadExtractors } from './extract.ts';
import type { FileExtracts } from './kept-extract.ts';
import type { Answer, Batch } from './second-thread.ts';

void answerBatches(workerData as readonly FactName[]);

async function answerBatches(names: readonly FactName[]): Promise<void> {
  const facts = new Map(await Promise.all(names.map(async (name) => [name, await factLoaders[name]()] as const)));
  const extractors = await loadExtractors(new Set(facts.values()), { readsHistory: false });
  // What is sent before is kept by the port until someone listens.
  parentPort?.on('message', ({ files }: Batch) => {
    const answer: FileExtracts[] = [];
    extractAll(
      files.map(({ file, bytes, facts: wanted }) => ({ file, content: contentOf(Buffer.from(bytes.buffer)), facts: wanted.flatMap((name) => facts.get(name) ?? []) })),
      extractors,
      noMeter,
      (_, extracts) => answer.push(extracts),
    );
    parentPort?.postMessage(answer satisfies Answer);
  });
}
