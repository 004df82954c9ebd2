import semver from 'semver';
import type { GitTags } from '../../facts/git-tags.ts';
import type { DeclaredVersion } from '../../facts/releases/releases.ts';
import type { Statement } from '../../facts/security-policy/statement.ts';
import type { Answer } from '../contract.ts';
import { asked, at, broken, kept, together } from './answers.ts';

const rule = 'policy/supported-versions-match-tags';
const newestWord = /^(?:latest|main|master|head)$/i;

/** Is what the table of supported versions says of the newest release true? `all` are the statements of the whole policy. */
export const versionClaim = (statement: Statement, all: readonly Statement[], tags: GitTags, declared: readonly DeclaredVersion[]): Answer | undefined => {
  if (statement.subject !== rule || isNoClaim(statement) || !speaksOfSupport(statement)) return undefined;
  if (isOpen(statement)) return asked(rule, 'The policy leaves this open. Is it decided by now?');
  if (isOfParts(statement)) return asked(rule, 'Is that still what is supported of this part?');
  const words = versionsNamed(statement).filter((word) => !isMilestone(word, statement.text));
  if (words.length === 0)
    return /\b(?:latest|newest|most recent|current(?! (?:\w+ )?(?:branch|development|main|master)))\b/i.test(statement.text.replaceAll(/\bhttps?:\/\/\S+/g, ' '))
      ? oneVersion('latest', statement, all, tags)
      : undefined;
  return together(words.map((word) => (tags.versions.length === 0 ? byManifest(word, statement, all, declared) : undefined) ?? oneVersion(word, statement, all, tags)));
};

/** Of a row the first cell counts, and "the latest 3.x" and "latest minor versions" name no newest of all. */
const versionsNamed = ({ text, parameters: { versions = [] } }: Statement): readonly string[] => {
  const [first = '', ...others] = text.split('|');
  const named = others.length > 0 && versions.some((word) => first.includes(word)) ? versions.filter((word) => first.includes(word)) : versions;
  return named
    .filter((word) => !newestWord.test(word) || !new RegExp(`\\b${word}\\s+(?:v?\\d|(?:minor|patch|major)\\b)`, 'i').test(text))
    .map((word) => openEnded(word, text.slice(text.indexOf(word) + word.length)));
};

/** "10.0+", "2.1 and later", "3.x and earlier". */
const openEnded = (word: string, after: string): string => {
  if (!/^v?\d/i.test(word)) return word;
  if (/^\s*(?:\+|(?:and|or) (?:later|above|newer|up(?:wards)?|higher|greater)\b|及以上|以上|以降|и выше|oder (?:neuer|höher))/i.test(after)) return `>=${word}`;
  return /^\s*(?:(?:and|or) (?:earlier|below|older|prior|lower)\b|及以下|以下|以前)/i.test(after) ? `<=${word}` : word;
};

/** "Keep it updated", "pin a tag", "affected are 1.0 to 1.4": about versions, and nothing about which are supported. */
const isNoClaim = ({ text }: Statement): boolean =>
  // "A frozen contract under semver" is about the interface.
  /\b(?:frozen|API stability|deprecation policy|strict semver)\b/i.test(text) ||
  // "Go (min v1.21)" is what it needs.
  /\(min(?:imum)?\.? v?\d/i.test(text) ||
  // "Tested with the latest version of:" names other programs.
  /\b(?:latest|newest) versions? of\s*[:：]/i.test(text) ||
  // "The latest security patches" are those of others.
  (/\b(?:latest|newest|current) (?:security )?(?:patches|fixes|updates|features|standards|threats)\b/i.test(text) &&
    !/\b(?:latest|newest|current)\b[^.]{0,40}\b(?:versions?|releases?)\b/i.test(text)) ||
  /^\W*(?:(?:please|always|regularly|keep \w+ updated):? )?(?:keep|see|update|upgrade|use|pin|run|stay)\b/i.test(text) ||
  (!text.includes('|') && /\b(?:upgrad|migrat)\w*|^\W*from v?\d|\bwe (?:\w+ )?(?:update|bump)\b/i.test(text)) ||
  /\baffected\b|\bfixed in\b|\bCVSS\b|please (?:update|upgrade)|this policy will be|(?:docker|container|image) (?:image )?tags?\b/i.test(text);

/** A row, a version alone, or words about what is looked after; a changelog and "0.5 ms" stand in the same section. */
const speaksOfSupport = ({ text, headings }: Statement): boolean =>
  (text.includes('|') || supports.test(text) || text.replaceAll(/[\d.x*<>=≤≥vV\W_]/g, '').length <= 12) &&
  !isOfPlatform(text) &&
  // The version of the policy itself, below it.
  !/^\W*(?:version|rev(?:ision)?)\W{1,4}v?\d[\d.]*\W*$/i.test(text) &&
  !headings.slice(-1).some((heading) => platformVersions.test(heading)) &&
  !/\b(?:policy|document|audit|report) version\b|\breport\w*\b[^.]{0,40}\bagainst\b/i.test(text);
/** "PHP 8.2" and "TYPO3 13.4" are versions of what it runs on. */
const isOfPlatform = (text: string): boolean =>
  platformVersions.test(text) ||
  /\bplatforms?\b|(?<![\w.-])(?:PHP|Python|Node(?:\.js)?|Java|JDK|Go|Ruby|Rust|Android|iOS|Windows|macOS|Ubuntu|Debian|TYPO3|Kubernetes|\.NET) v?\d/.test(text);
/** "Supported Go versions". */
const platformVersions = /(?<![\w.-])(?:PHP|Python|Node(?:\.js)?|Java|JDK|Go|Ruby|Rust|Kubernetes|\.NET|Django|Rails|Laravel|WordPress|browser|OS) versions?\b/i;
const supports =
  /support|maintain|receiv|patch|backport|\beol\b|end[- ]of[- ]life|deprecat|(?:security )?(?:fix|update)|only|latest|newest|most recent|current|unterstütz|gepflegt|pris en charge|maintenu|dernière|soport|mantenid|últim|suport|mantid|поддерж|последн|支持|维护|最新|支援|維護|サポート|対応|지원|최신|mantenut|wspier|destek|ondersteun|didukung|підтрим/i;

/** "Extensions | Latest release" is a row about a part of the project, which no tag names. */
const isOfParts = ({ text, parameters: { versions = [] } }: Statement): boolean => {
  const [first = '', ...others] = text.split('|');
  return (
    others.length > 0 &&
    versions.length > 0 &&
    !versions.some((word) => first.includes(word)) &&
    !/^\W*v?\d|\b(?:latest|newest|current|main|master|head|old(?:er)?|previous|earlier|other|all|any)\b|最新/i.test(first)
  );
};

const isOpen = ({ text }: Statement): boolean =>
  /\b(?:TBD|(?:to|will) be (?:determined|decided|announced))\b|\b(?:until|after|once|before)\b[^.]{0,20}\b(?:stable|first|public|official)\b[^.]{0,20}\breleas/i.test(text);

/** "Pre-1.0" and "after 1.0" name a point in time. */
const isMilestone = (word: string, text: string): boolean => {
  const before = text.slice(Math.max(0, text.indexOf(word) - 30), text.indexOf(word));
  return /(?:pre-?|\b(?:after|until|before|prior to|once|reach(?:es|ing)?|towards|when)\b[^.,;]{0,20})[`'"v\s]*$/i.test(before);
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
  if (newestWord.test(word)) return statement.polarity === 'denies' ? asked(rule, 'Is the latest version really not supported?', [seen]) : kept(rule, [seen]);
  const range = rangeOf(word);
  if (!range) return asked(rule, `Is “${word}” still what is supported?`, [seen]);
  const holds = semver.satisfies(newest.version, range, { includePrerelease: true });
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
  if (!covered) return broken(rule, `No supported version of the policy covers the newest release ${newest.tag.name}.`, [seen]);
  if (released) return kept(rule, [seen, at('.', null, 'tag', `${released.tag.name} is in “${word}”`)]);
  // What comes next may stand in the table before it is out, and what was given out long ago need not be tagged here.
  return asked(rule, semver.ltr(newest.version, range) ? `Nothing in “${word}” is released yet. Will it be?` : `No version tag is in “${word}”. Was it given out elsewhere?`, [
    seen,
  ]);
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
  return semver.validRange(plain);
};
