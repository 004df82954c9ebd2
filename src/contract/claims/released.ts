import semver from 'semver';
import type { GitTags } from '../../facts/git/git-tags.ts';
import type { DeclaredVersion } from '../../facts/releases/declared-versions.ts';
import type { Statement } from '../../facts/security-policy/statement.ts';
import type { Answer } from '../contract.ts';
import { at, broken } from './answers.ts';

const rule = 'policy/supported-versions-match-tags';

/** "Since v2.1.0", "fixed in 1.4.3": a release that is said to be out and is newer than everything that was given out. Undefined where that cannot be told. */
export const releasedClaim = (statement: Statement, tags: GitTags, declared: readonly DeclaredVersion[]): Answer | undefined => {
  if (statement.modality === 'future' || statement.fromCode || isPlan.test(statement.text)) return undefined;
  const named = [...statement.text.matchAll(released)].map(([, version = '']) => version).find((version) => semver.valid(version) !== null);
  const own = declared.filter(({ of, text }) => of !== 'api' && semver.valid(text) !== null);
  const versions = [...tags.versions.map(({ version }) => version), ...own.map(({ text }) => text)];
  const [newest] = [...versions].sort(semver.rcompare);
  if (named === undefined || newest === undefined || !tags.known || tags.versions.length === 0 || semver.lte(named, newest)) return undefined;
  return broken(rule, `The policy speaks of ${named} as released; the newest version is ${newest}.`, [at('.', null, 'tag', `the newest version is ${newest}`)]);
};

/** A version of this project: nothing named stands before it, as in "since Node 22.1.0". */
const released =
  /(?:^|[\s(])(?:since|as of|fixed in|patched in|introduced in|available (?:since|in)|starting (?:with|from)|released in)\s+(?:version\s+|release\s+)?v?(\d{1,4}\.\d{1,4}\.\d{1,4})(?![\w.])/gi;
const isPlan = /\b(?:will|planned|upcoming|next|future|until|before|once|roadmap|scheduled)\b/i;
