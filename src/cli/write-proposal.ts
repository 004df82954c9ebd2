import { randomBytes } from 'node:crypto';
import { closeSync, constants, fstatSync, linkSync, lstatSync, mkdirSync, openSync, readFileSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { UsageError } from '../errors.ts';
import { type Proposal, textAfter } from '../init/proposal.ts';
import { writeFlushed } from './replace-file.ts';

/**
 * Writes a proposal whole or not at all. A new file never replaces one that is there, an old one must still hold what the proposal was made from,
 * and no part of the path may be a link: what an audited tree links to is not ours to write.
 */
export const writeProposal = (directory: string, proposal: Proposal): void => {
  const target = path.join(directory, ...proposal.path.split('/'));
  checkFolders(directory, path.dirname(proposal.path), (folder) => mkdirSync(folder));
  const temporary = path.join(path.dirname(target), `.policy-audit-${randomBytes(6).toString('hex')}.tmp`);
  try {
    const mode = proposal.before === undefined ? 0o644 : modeOfUnchanged(target, proposal);
    writeFlushed(temporary, textAfter(proposal), mode);
    // A hard link fails where there is a file; a rename would take its place.
    if (proposal.before === undefined) linkSync(temporary, target);
    else renameSync(temporary, target);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    throw new UsageError(code === 'EEXIST' ? `${proposal.path} was made in the meantime, so it was left alone` : `${proposal.path} cannot be written (${code})`);
  } finally {
    rmSync(temporary, { force: true });
  }
};

/** Throws where a proposal could not be written, before any of them is. */
export const refuseUnwritable = (directory: string, proposals: readonly Proposal[]): void => {
  for (const { path: name, before } of proposals) {
    checkFolders(directory, path.dirname(name), () => {});
    const present = lstatSync(path.join(directory, name), { throwIfNoEntry: false });
    if (present && (before === undefined || !present.isFile())) throw new UsageError(`${name} is there already, so nothing was written`);
  }
};

const checkFolders = (directory: string, folder: string, onMissing: (folder: string) => void): void => {
  let at = directory;
  for (const part of folder.split('/').filter((name) => name !== '' && name !== '.')) {
    at = path.join(at, part);
    const present = lstatSync(at, { throwIfNoEntry: false });
    if (!present) onMissing(at);
    else if (!present.isDirectory()) throw new UsageError(`${part} is ${present.isSymbolicLink() ? 'a link' : 'no folder'}, so nothing was written`);
  }
};

const modeOfUnchanged = (target: string, { path: name, before }: Proposal): number => {
  const handle = openSync(target, constants.O_RDONLY | constants.O_NOFOLLOW);
  try {
    if (readFileSync(handle, 'utf8') !== before) throw new UsageError(`${name} has changed since it was read, so it was left alone`);
    return fstatSync(handle).mode & 0o777;
  } finally {
    closeSync(handle);
  }
};
