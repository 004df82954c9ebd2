import semver from 'semver';
import type { GitTags } from '../../facts/git/git-tags.ts';
import type { DeclaredVersion } from '../../facts/releases/declared-versions.ts';
import type { Statement } from '../../facts/security-policy/statement.ts';
import type { Answer } from '../contract.ts';
import { asked, at, broken, kept, together } from './answers.ts';
import { deniesOlder, isMilestone, isNoClaim, isOfNewest, isOfParts, isOpen, newestWord, speaksOfSupport, versionsNamed } from './named-versions.ts';

const rule = 'policy/supported-versions-match-tags';

/** Is what the table of supported versions says of the newest release true? `all` are the statements of the whole policy. */
export const versionClaim = (statement: Statement, all: readonly Statement[], tags: GitTags, declared: readonly DeclaredVersion[]): Answer | undefined => {
  if (statement.subject !== rule || isNoClaim(statement) || !speaksOfSupport(statement)) return undefined;
  if (isOpen(statement)) return asked(rule, 'The policy leaves this open. Is it decided by now?');
  if (isOfParts(statement)) return asked(rule, 'Is that still what is supported of this part?');
  const words = versionsNamed(statement).filter((word) => !isMilestone(word, statement.text));
  if (words.length === 0) return isOfNewest(statement.text) ? oneVersion('latest', statement, all, tags) : undefined;
  return together(words.map((word) => (tags.versions.length === 0 ? byManifest(word, statement, all, declared) : undefined) ?? oneVersion(word, statement, all, tags)));
};

const oneVersion = (word: string, statement: Statement, all: readonly Statement[], tags: GitTags): Answer => {
  const newest = tags.versions.find(({ prerelease }) => !prerelease) ?? tags.versions[0];
  if (!newest)
    return asked(
      rule,
      tags.known ? 'No tag of this repository is a version. Which versions are released?' : 'The tags of this repository cannot be seen. Which versions are released?',
    );
  const seen = at('.', null, 'tag', `the newest version tag is ${newest.tag.name}`);
  // A tag does not tell what happens on a branch.
  if (/^(?:main|master|head)$/i.test(word) && statement.polarity !== 'denies') return asked(rule, `Do security fixes go to “${word}” as the policy says?`, [seen]);
  if (newestWord.test(word) && isBefore(word, statement.text))
    return statement.polarity === 'denies' ? kept(rule, [seen]) : asked(rule, `Do versions before ${newest.tag.name} still get fixes?`, [seen]);
  if (newestWord.test(word) && /\bdeprecated\b|\bend[- ]of[- ]life\b/i.test(statement.text)) return asked(rule, `Is “${word}” still deprecated?`, [seen]);
  if (newestWord.test(word))
    return statement.polarity === 'denies' && !deniesOlder(statement.text) ? asked(rule, 'Is the latest version really not supported?', [seen]) : kept(rule, [seen]);
  const range = rangeOf(word);
  if (!range) return asked(rule, `Is “${word}” still what is supported?`, [seen]);
  const holds = semver.satisfies(newest.version, range, { includePrerelease: true });
  const isAll = !/^[<≤]/.test(word.trim()) && supportedWords(all, statement).length === 0 && !all.some(({ text, polarity }) => polarity !== 'denies' && isOfNewest(text));
  if (statement.polarity === 'denies' && holds && isAll)
    return asked(rule, `Is the newest release ${newest.tag.name} not supported either? The policy names no version that is.`, [seen]);
  if (statement.polarity === 'denies')
    return holds
      ? broken(rule, `The newest release ${newest.tag.name} is itself in “${word}”, which is not supported.`, [
          seen,
          at('SECURITY.md', statement.line, 'contradicts', statement.text),
        ])
      : kept(rule, [seen]);
  if (holds) return kept(rule, [seen]);
  const others = supportedWords(all, statement);
  const covered = others.some((other) => newestWord.test(other) || semver.satisfies(newest.version, rangeOf(other) ?? '<0.0.0-0', { includePrerelease: true }));
  const released = tags.versions.find(({ version }) => semver.satisfies(version, range, { includePrerelease: true }));
  // Of a table that ends before the newest release, its last row is the one to be brought up to date.
  if (!covered && others.some((other) => isNewer(other, range))) return asked(rule, `Is “${word}” still what is supported? No row covers the newest release.`, [seen]);
  if (!covered) return broken(rule, `No supported version of the policy covers the newest release ${newest.tag.name}.`, [seen]);
  if (released) return kept(rule, [seen, at('.', null, 'tag', `${released.tag.name} is in “${word}”`)]);
  // What comes next may stand in the table before it is out, and what was given out long ago need not be tagged here.
  return asked(rule, semver.ltr(newest.version, range) ? `Nothing in “${word}” is released yet. Will it be?` : `No version tag is in “${word}”. Was it given out elsewhere?`, [
    seen,
  ]);
};

/** "< latest", "< 2.latest", "older than the latest". */
const isBefore = (word: string, text: string): boolean =>
  new RegExp(`(?:<|\\b(?:older|earlier|lower) than|\\b(?:before|below|prior to))\\s*(?:the )?(?:v?\\d[\\d.]{0,10}\\.)?${word}\\b`, 'i').test(text);

const isNewer = (word: string, range: string): boolean => {
  const lowest = semver.minVersion(rangeOf(word) ?? '<0.0.0-0');
  return lowest !== null && semver.gtr(lowest, range);
};

/** What is supported besides. Of a table only the rows count: one without the newest release is out of date, though the prose speaks of the latest. */
const supportedWords = (all: readonly Statement[], { text }: Statement): readonly string[] =>
  all
    .filter(
      (other) =>
        (!text.includes('|') || other.text.includes('|')) && other.subject === rule && other.polarity !== 'denies' && !isNoClaim(other) && speaksOfSupport(other) && !isOpen(other),
    )
    .flatMap(versionsNamed);

/** Where nothing is tagged, the version in the manifest is the one that is given out. */
const byManifest = (word: string, statement: Statement, all: readonly Statement[], declared: readonly DeclaredVersion[]): Answer | undefined => {
  const [own, ...others] = declared.filter(({ of, text }) => of === 'package' && semver.valid(text) !== null && !/^v?0\.0\.0/.test(text));
  const range = rangeOf(word);
  // Which of several is given out is not known.
  if (!own || others.some(({ text }) => text !== own.text) || !range || newestWord.test(word)) return undefined;
  const place = at(own.path, own.at.line, 'declared', `the version is ${own.text}`);
  const holds = semver.satisfies(own.text, range, { includePrerelease: true });
  if (statement.polarity === 'denies')
    return holds ? broken(rule, `The version in the manifest, ${own.text}, is in “${word}”, which is not supported.`, [place]) : kept(rule, [place]);
  if (holds) return kept(rule, [place]);
  const isCovered = supportedWords(all, statement).some((other) => newestWord.test(other) || semver.satisfies(own.text, rangeOf(other) ?? '<0.0.0-0', { includePrerelease: true }));
  return isCovered
    ? asked(rule, `Is “${word}” still what is supported? No version is tagged.`, [place])
    : broken(rule, `No supported version of the policy covers ${own.text}, the version in the manifest.`, [place]);
};

/** `1.0.x`, `< 1.0`, `≥ 2`, `v3`: a bare number of one or two parts means all below it. */
export const rangeOf = (word: string): string | null => {
  const plain = word
    .replaceAll('≥', '>=')
    .replaceAll('≤', '<=')
    .replaceAll(/[vV](?=\d)/g, '')
    .replaceAll('*', 'x')
    .trim();
  return semver.validRange(plain, { includePrerelease: true });
};
