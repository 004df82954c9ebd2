import { CannotLookError } from '../../errors.ts';
import { collect } from '../../extraction/collect.ts';
import type { Facts } from '../../facts/facts.ts';
import { loadFacts } from '../../facts/load-facts.ts';
import { addable, changeOf, type Survey, secretPaths } from '../../init/proposal.ts';
import { propose } from '../../init/propose.ts';
import { readSource } from '../../read-source.ts';
import { openSnapshot, writableDirectory } from '../../repo/open-snapshot.ts';
import type { Snapshot } from '../../repo/snapshot.ts';
import { visible } from '../../reporters/visible.ts';
import { newLineEnd } from '../new-line-end.ts';
import { confirmed, isInteractive, notWritten } from '../terminal/confirm.ts';
import { say } from '../terminal/say.ts';
import { shownDiff } from '../terminal/shown-diff.ts';
import { version } from '../version.ts';
import { refuseUnwritable, writeChange } from '../write-change.ts';
import { print } from '../write-report.ts';

export interface InitFlags {
  readonly yes?: boolean;
  readonly dryRun?: boolean;
}

/** `policy-audit init`: shows what the repository lacks as a diff, and writes it when told to. Without a terminal and without --yes it only shows. */
export const initCommand = async (target: string | undefined, { yes = false, dryRun = false }: InitFlags): Promise<void> => {
  const { snapshot } = await openSnapshot(target);
  const { proposals, hints } = propose(await surveyOf(snapshot));
  const lineEnd = proposals.length > 0 ? await newLineEnd(snapshot) : '\n';
  const changes = proposals.map((proposal) => changeOf(proposal, lineEnd));
  for (const change of changes) await print(shownDiff(change));
  for (const { path, why } of proposals) say(`${path}: ${why}`);
  for (const { text } of hints) say(text);
  if (proposals.length === 0) return say('Nothing to propose: the repository already has every file that init can add.');

  const ask = !yes && !dryRun && isInteractive();
  if (dryRun || !(yes || (ask && (await confirmed(visible(`Write ${proposals.map(({ path }) => path).join(', ')}?`)))))) return say(notWritten(dryRun, 'writes these files'));
  const directory = writableDirectory(target);
  refuseUnwritable(directory, changes);
  for (const change of changes) writeChange(directory, change);
  const policy = proposals.find(({ path }) => path.endsWith('SECURITY.md'));
  const times = policy ? `, especially the times promised in ${policy.path}` : '';
  say(proposals.length === 1 ? `1 file written. Review it${times}, then commit.` : `${proposals.length} files written. Review them${times}, then commit.`);
};

const wanted = ['ecosystems', 'files', 'pipelines', 'releases', 'securityPolicy', 'updateBots', 'updateCoverage'] as const;

const surveyOf = async (snapshot: Snapshot): Promise<Survey> => {
  const { facts, unavailable } = await collect(snapshot, await loadFacts(wanted));
  const missing = wanted.find((name) => !facts.has(name));
  if (missing) throw new CannotLookError(`The repository cannot be examined: ${unavailable.get(missing) ?? missing}.`);
  const texts = new Map<string, string>();
  for (const path of addable) {
    const source = await readSource(snapshot, path, (reason) => {
      throw new CannotLookError(`${path} cannot be read: ${reason}.`);
    });
    // As it is to the byte: what is added goes behind it.
    if (source?.bytes) texts.set(path, Buffer.from(source.bytes).toString('utf8'));
  }
  return {
    facts: Object.fromEntries(wanted.map((name) => [name, facts.get(name)])) as Pick<Facts, (typeof wanted)[number]>,
    texts,
    ignored: (await snapshot.git?.ignored(secretPaths)) ?? new Set(),
    version,
  };
};
