import type { Config } from '../config/config.ts';
import { selectFiles } from '../config/select-files.ts';
import type { Contract } from '../contract/contract.ts';
import { runContract } from '../contract/run-contract.ts';
import type { Snapshot } from '../repo/snapshot.ts';
import type { AuditSettings } from './audit-settings.ts';
import { broughtRules, configOf } from './select-rules.ts';
import { today } from './today.ts';

interface Laid {
  readonly snapshot: Snapshot;
  readonly policyPath?: string;
}

/** The contract of a repository under its settings. `lay` may put another policy over what they leave to look at. */
export const contractOf = async (
  everything: Snapshot,
  target: string | undefined,
  settings: Pick<AuditSettings, 'config' | 'plugin'>,
  lay: (snapshot: Snapshot) => Laid = (snapshot) => ({ snapshot }),
): Promise<{ readonly contract: Contract; readonly config: Config }> => {
  const { builtInRules } = await import('../../rules/index.ts');
  const config = await configOf(settings, everything, [...builtInRules, ...(await broughtRules(builtInRules, target, settings))]);
  const { snapshot, ...place } = lay(selectFiles(everything, config.include, config.exclude).snapshot);
  return { contract: await runContract(snapshot, builtInRules, today(), { settings: config.rules, ...place }), config };
};
