import path from 'node:path';
import type { Contract } from '../../contract/contract.ts';
import { withPolicy } from '../../contract/with-policy.ts';
import { UsageError } from '../../errors.ts';
import { withoutTokens } from '../../facts/secrets/without-tokens.ts';
import type { Severity } from '../../finding.ts';
import { severityRank } from '../../finding.ts';
import { toldOf } from '../../progress.ts';
import { openSnapshot, topFolder } from '../../repo/open-snapshot.ts';
import { readGiven } from '../../repo/read-given.ts';
import type { Snapshot } from '../../repo/snapshot.ts';
import { renderContract } from '../../reporters/contract.ts';
import { jsonText } from '../../reporters/json.ts';
import type { Style } from '../../reporters/reporter.ts';
import { systemReason } from '../../system-reason.ts';
import type { AuditSettings } from '../audit-settings.ts';
import { contractOf } from '../contract-of.ts';
import { type Destination, destinationsOf } from '../destination.ts';
import type { ContractFormat } from '../option-values.ts';
import { thresholdOf } from '../select-rules.ts';
import { styleOf } from '../terminal/style.ts';
import { withProgress } from '../terminal/with-progress.ts';
import { writeReport } from '../write-report.ts';

export interface ContractFlags extends Pick<AuditSettings, 'failOn' | 'profile' | 'config' | 'plugin'> {
  readonly format?: readonly Destination<ContractFormat>[];
  readonly output?: string;
  readonly policy?: string;
  readonly color: boolean;
  readonly quiet?: boolean;
  readonly verbose?: boolean;
}

/** `policy-audit contract`: the policy sentence by sentence, with what the repository says to each. Exit 1 for broken promises at or above --fail-on, 3 where one could not be looked at. */
export const contractCommand = async (target: string | undefined, flags: ContractFlags): Promise<void> => {
  const destinations = destinationsOf(flags.format, flags.output);
  const started = performance.now();
  const { contract, isStopped } = await withProgress(flags, async (progress) => {
    const { snapshot: everything, directory } = await openSnapshot(target);
    const { contract, config } = await contractOf(everything, target, flags, (selected) => {
      const snapshot = toldOf(selected, progress, 'reading files');
      return { snapshot: flags.policy === undefined ? snapshot : laidOver(snapshot, flags.policy), ...placeOf(flags.policy, directory, snapshot) };
    });
    return { contract: await withoutTokens(contract), isStopped: breaksAt(contract, thresholdOf(flags, config)) };
  });
  process.exitCode = isStopped ? 1 : contract.complete ? 0 : 3;
  for (const { format, file } of destinations)
    await writeReport(await rendered[format](contract, styleOf(flags, file !== undefined, performance.now() - started)), file, file === undefined ? undefined : topFolder(target));
};

const rendered: Readonly<Record<ContractFormat, (contract: Contract, style: Style) => string | Promise<string>>> = {
  pretty: renderContract,
  json: jsonText,
  html: async (contract) => (await import('../../reporters/html/contract-page.ts')).contractPage(contract),
};

const breaksAt = ({ statements }: Contract, threshold: Severity | 'none'): boolean =>
  threshold !== 'none' && statements.some(({ severity }) => severity !== null && severityRank(severity) >= severityRank(threshold));

/** A file of the tree itself keeps its place: the links of a policy start where it lies. */
const placeOf = (file: string | undefined, directory: string, { files }: Snapshot): { readonly policyPath?: string } => {
  const place = file === undefined ? undefined : path.relative(directory, path.resolve(file)).split(path.sep).join('/');
  return place !== undefined && files.some((each) => each.path === place) ? { policyPath: place } : {};
};

const laidOver = (snapshot: Snapshot, file: string): Snapshot => {
  try {
    const extension = /\.(?:md|markdown|rst|adoc|asciidoc)$/i.exec(path.basename(file))?.[0] ?? '.md';
    return withPolicy(snapshot, `SECURITY${extension}`, readGiven(file));
  } catch (error) {
    throw new UsageError(`${file} cannot be read (${systemReason(error)})`);
  }
};
