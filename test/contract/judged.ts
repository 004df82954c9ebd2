import { builtInRules } from '../../rules/index.ts';
import type { ContractStatement } from '../../src/contract/contract.ts';
import { runContract } from '../../src/contract/run-contract.ts';
import { type MemoryRepository, memorySnapshot } from '../../src/repo/memory-snapshot.ts';

export const today = '2026-06-01';

/** The answers to the statements of the repository's policy. */
export const statementsOf = async (repository: MemoryRepository): Promise<readonly ContractStatement[]> =>
  (await runContract(memorySnapshot(repository), builtInRules, today)).statements;

/** Their texts by their paths. */
export type Files = Readonly<Record<string, string>>;

/** The same for a policy in a repository of these files and tags. */
export const judged = (policy: string, files: Files = {}, tags: readonly string[] = []): Promise<readonly ContractStatement[]> =>
  statementsOf({ files: { 'SECURITY.md': policy, ...files }, tags });

export const below = (heading: string, text: string): string => `# Security Policy\n\n## ${heading}\n\n${text}\n`;
export const feature = (text: string): string => below('Security features', `- ${text}`);

/** The verdict on each statement that one sentence is read as, where it stands among the features. */
export const verdictsOf = async (sentence: string, files: Files): Promise<readonly string[]> => (await judged(feature(sentence), files)).map(({ verdict }) => verdict);

/** A service with one route, and the same with a limiter before it. */
export const bare = 'from fastapi import FastAPI\n\napp = FastAPI()\n\n\n@app.post("/jobs")\ndef create_job(job: dict):\n    return job\n';
export const limited = `from slowapi import Limiter\n${bare.replace('def create', '@limiter.limit("5/minute")\ndef create').replace('app = ', 'limiter = Limiter(key_func=ip)\napp = ')}`;
