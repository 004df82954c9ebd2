import { readFileSync } from 'node:fs';
import path from 'node:path';
import { runAudit } from '../audit.ts';
import type { Contract } from '../contract/contract.ts';
import { makeContract } from '../contract/make-contract.ts';
import { withPolicy } from '../contract/with-policy.ts';
import { CannotLookError, UsageError } from '../errors.ts';
import type { Facts } from '../facts/facts.ts';
import { openSnapshot } from '../repo/open-snapshot.ts';
import type { Snapshot } from '../repo/snapshot.ts';
import { renderContract } from '../reporters/contract.ts';
import { styleOf } from './style.ts';
import { print } from './write-report.ts';

export interface ContractFlags {
  readonly format: 'pretty' | 'json';
  readonly policy?: string;
  readonly color: boolean;
  readonly quiet?: boolean;
  readonly verbose?: boolean;
}

/** `policy-audit contract`: the policy sentence by sentence, with what the repository says to each. */
export const contractCommand = async (target: string | undefined, flags: ContractFlags): Promise<void> => {
  const started = performance.now();
  const { snapshot } = await openSnapshot(target);
  const contract = await contractOf(flags.policy === undefined ? snapshot : laidOver(snapshot, flags.policy));
  await print(flags.format === 'json' ? `${JSON.stringify(contract, undefined, 2)}\n` : renderContract(contract, styleOf(flags, false, performance.now() - started)));
};

const wanted = ['securityPolicy', 'files', 'webApp', 'pipelines', 'updateBots', 'gitTags', 'compose'] as const;

const contractOf = async (snapshot: Snapshot): Promise<Contract> => {
  const { builtInRules } = await import('../../rules/index.ts');
  const { results, facts } = await runAudit({ snapshot, rules: builtInRules, facts: wanted });
  const missing = wanted.find((name) => !facts.has(name));
  if (missing) throw new CannotLookError(`The fact "${missing}" could not be known here, so the policy cannot be compared with the repository.`);
  const { securityPolicy, ...others } = Object.fromEntries(wanted.map((name) => [name, facts.get(name)])) as Pick<Facts, (typeof wanted)[number]>;
  return makeContract({
    policy: securityPolicy.policy,
    commit: (await snapshot.git?.head())?.commit ?? null,
    rules: builtInRules,
    verdicts: new Map(results.map(({ rule, verdict }) => [rule.id, verdict])),
    facts: others,
  });
};

const laidOver = (snapshot: Snapshot, file: string): Snapshot => {
  try {
    const extension = /\.(?:md|markdown|rst|adoc|asciidoc)$/i.exec(path.basename(file))?.[0] ?? '.md';
    return withPolicy(snapshot, `SECURITY${extension}`, readFileSync(file));
  } catch (error) {
    throw new UsageError(`${file} cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown error'})`);
  }
};
