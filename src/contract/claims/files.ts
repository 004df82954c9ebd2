import type { Files } from '../../facts/files.ts';
import type { Statement } from '../../facts/security-policy/statement.ts';
import type { Answer } from '../contract.ts';
import { at, broken, kept, together } from './answers.ts';

const rule = 'policy/links-resolve';

/** Are the files that the statement links or names there? Links that leave the repository (`../../security/advisories`) are the platform's. */
export const fileClaim = (statement: Statement, policy: string, files: Files): Answer | undefined => {
  if (statement.subject !== rule) return undefined;
  const folder = policy.includes('/') ? policy.slice(0, policy.lastIndexOf('/') + 1) : '';
  return together((statement.parameters.files ?? []).flatMap((name) => oneFile(name, folder, files)));
};

const oneFile = (name: string, folder: string, files: Files): Answer[] => {
  const target = decoded(name).replace(/^\.\//, '');
  if (/[*?<>{}]/.test(target)) return [];
  const candidates = target.startsWith('/') ? [target.slice(1)] : [joined(folder, target), joined('', target)].filter((path) => path !== undefined);
  if (candidates.length === 0) return [];
  const found = candidates.find((path) => files.has(path) || files.hasFolder(path.replace(/\/$/, '')));
  if (found !== undefined) return [kept(rule, [at(found, files.has(found) ? 1 : null, 'tracked', 'is there')])];
  return [broken(rule, `${target} is not in the repository.`, [], candidates)];
};

const decoded = (name: string): string => {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
};

/** Undefined for a path that leaves the repository. */
const joined = (folder: string, target: string): string | undefined => {
  const parts: string[] = [];
  for (const part of `${folder}${target}`.split('/')) {
    if (part === '..' && parts.pop() === undefined) return undefined;
    if (part !== '' && part !== '.' && part !== '..') parts.push(part);
  }
  return parts.join('/');
};
