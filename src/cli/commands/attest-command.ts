import { lstatSync } from 'node:fs';
import path from 'node:path';
import { isMap, isSeq, parseDocument } from 'yaml';
import type { ContractVerdict } from '../../contract/contract.ts';
import { isDay } from '../../day.ts';
import { UnreadableError, UsageError } from '../../errors.ts';
import { attestationsPath } from '../../facts/attestations.ts';
import { parseYamlFile } from '../../facts/formats/yaml.ts';
import { maskTokens } from '../../facts/secrets/mask-tokens.ts';
import { openSnapshot, writableDirectory } from '../../repo/open-snapshot.ts';
import { visible } from '../../reporters/visible.ts';
import { systemReason } from '../../system-reason.ts';
import type { AuditSettings } from '../audit-settings.ts';
import { contractOf } from '../contract-of.ts';
import { today } from '../today.ts';
import { print, readText, writeOwn } from '../write-report.ts';

export interface AttestFlags extends Pick<AuditSettings, 'config' | 'plugin'> {
  readonly by: string;
  readonly until: string;
  readonly evidence: string;
}

/** `policy-audit attest`: writes an answer for one statement beside the policy, so that it is reviewed like code. */
export const attestCommand = async (statement: string, target: string | undefined, flags: AttestFlags): Promise<void> => {
  const directory = writableDirectory(target);
  const { snapshot } = await openSnapshot(target);
  checkUntil(flags.until);
  if (!/^https:\/\/\S+$/.test(flags.evidence) && !snapshot.files.some((file) => file.path === flags.evidence))
    throw new UsageError(`--evidence ${flags.evidence} is neither an https address nor a file of the repository`);
  const found = (await contractOf(snapshot, target, flags)).contract.statements.filter(({ id }) => id.startsWith(statement));
  const [first] = found;
  if (!first || new Set(found.map(({ id }) => id)).size > 1)
    throw new UsageError(`${statement} is the id of ${first ? 'more than one statement' : 'no statement'} of the policy; "policy-audit contract --verbose" lists them`);
  if (contradicted.includes(first.verdict))
    throw new UsageError(`the repository contradicts this statement (${first.rule}), and an attestation answers only what needs a person: mend the policy or the repository`);
  const file = writablePlace(directory);
  writeOwn(withEntry(textOf(file), { statement: first.id, by: flags.by, until: flags.until, evidence: flags.evidence }), directory, attestationsPath);
  await print(`${attestationsPath}: ${visible(maskTokens(flags.by))} answers, until ${flags.until}, for “${visible(first.text)}”\n`);
};

const contradicted: readonly ContractVerdict[] = ['broken', 'stale', 'stronger'];

const checkUntil = (until: string): void => {
  if (!isDay(until)) throw new UsageError(`--until ${until} is not a date (YYYY-MM-DD)`);
  if (until < today()) throw new UsageError(`--until ${until} is in the past`);
};

/** A link could lead out of the repository, so none is written through. */
const writablePlace = (directory: string): string => {
  const folder = path.join(directory, path.dirname(attestationsPath));
  const file = path.join(directory, attestationsPath);
  for (const place of [folder, file])
    if (lstatSync(place, { throwIfNoEntry: false })?.isSymbolicLink()) throw new UsageError(`${place} is a symbolic link, which is never written through`);
  return file;
};

const textOf = (file: string): string => {
  try {
    return readText(file);
  } catch (error) {
    if (error instanceof UsageError) throw error;
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
    throw new UsageError(`${file} cannot be read (${systemReason(error)})`);
  }
};

/** The file with this entry in the place of an older one for the same statement; comments stay. */
const withEntry = (text: string, entry: Readonly<Record<string, string>>): string => {
  refuseBomb(text);
  const document = parseDocument(text === '' ? 'attestations: []\n' : text);
  const list = document.errors.length === 0 ? document.get('attestations') : undefined;
  if (!isSeq(list)) throw new UsageError(`${attestationsPath} contains no list of attestations`);
  const kept = list.items.findIndex((item) => isMap(item) && item.get('statement') === entry['statement']);
  if (kept >= 0) list.set(kept, document.createNode(entry));
  else list.add(document.createNode(entry));
  list.flow = false;
  return document.toString();
};

/** The file came with the repository, and the parser alone would take any bomb. */
const refuseBomb = (text: string): void => {
  try {
    parseYamlFile(text);
  } catch (error) {
    throw error instanceof UnreadableError ? new UsageError(`${attestationsPath} cannot be read: ${error.message}`) : error;
  }
};
