import { expression } from '../../long-expression.ts';
import { childOf, type Place, textOf } from '../formats/data-node.ts';
import { jsonRoot } from '../formats/json.ts';
import { tomlRoot } from '../formats/toml.ts';
import { yamlRoot } from '../formats/yaml.ts';
import type { SourceFile } from '../source-file.ts';
import { zoneOf } from '../zone.ts';

/** What one file says of licence and releases. */
export type ReleaseDocument =
  | { readonly kind: 'licence'; readonly empty: boolean }
  | { readonly kind: 'claim'; readonly text: string; readonly at: Place; readonly proprietary: boolean }
  | { readonly kind: 'changelog'; readonly empty: boolean; readonly versions: readonly VersionText[]; readonly fixes: readonly SecurityFix[] }
  | { readonly kind: 'version'; readonly version: VersionText }
  | { readonly kind: 'generator'; readonly name: string };

export interface VersionText {
  readonly text: string;
  readonly at: Place;
}

/** A line that tells of a mended vulnerability, and the advisory that it names. */
export interface SecurityFix {
  readonly advisory: string | undefined;
  readonly at: Place;
}

const licenceName = /^(?:(?:UN)?LICEN[CS]ES?|COPYING|COPYRIGHT)(?:[-_.][\w.-]+)?$|^LICEN[CS]ES\/[^/]+\.(?:txt|md)$|^[\w-]+[-.]LICEN[CS]E(?:\.\w+)?$/i;
const changelogName =
  /^(?:(?:docs?\/(?:[^/]+\/){0,2}|\.github\/|(?:[^/]+\/){0,2}(?=CHANGELOG\.md$))?(?:CHANGE[-_]?LOGS?|CHANGES|HISTORY|RELEASE[-_]NOTES|WHATSNEW)|NEWS|RELEASES?)(?:\.(?:md|markdown|rst|txt|adoc|org))?$/i;
/** That of a copied library tells of the library. */
const isChangelog = (path: string): boolean => changelogName.test(path) && !/^(?:vendored|test|example)$/.test(zoneOf(path));

/** Files whose presence means that a tool writes the notes from pull requests, commits or fragments. */
const generators: readonly (readonly [RegExp, string])[] = [
  [/^\.changeset\/config\.json$/, 'changesets'],
  [/^\.?release-please-config\.json$|^\.release-please-manifest\.json$/, 'release-please'],
  [/^\.github\/release-drafter\.ya?ml$/, 'Release Drafter'],
  [/^\.releaserc(?:\.\w+)?$|^release\.config\.[cm]?js$/, 'semantic-release'],
  [/^\.?cliff\.toml$/, 'git-cliff'],
  [/^\.goreleaser\.ya?ml$|^goreleaser\.ya?ml$/, 'GoReleaser'],
  [/^release-plz\.toml$|^\.release-plz\.toml$/, 'release-plz'],
  [/^(?:changelog\.d|changes\.d|newsfragments|changelogs\/unreleased|changelogs\/fragments|releasenotes\/notes)\/[^/]+$/, 'fragments of release notes'],
];

export const isReleaseDocument = (path: string): boolean =>
  licenceName.test(path) || isChangelog(path) || generatorOf(path) !== undefined || isClaimant(path) || /^VERSION(?:\.txt)?$/.test(path) || isApiDescription(path);

const generatorOf = (path: string): string | undefined => generators.find(([pattern]) => pattern.test(path))?.[1];
const isClaimant = (path: string): boolean =>
  /^README(?:\.(?:md|markdown|rst|txt|adoc))?$/i.test(path) || ['package.json', 'pyproject.toml', 'Cargo.toml', 'composer.json'].includes(path);
const isApiDescription = (path: string): boolean => /^(?:[^/]+\/){0,2}(?:openapi|swagger)\.(?:ya?ml|json)$/i.test(path);

export const readReleaseDocument = (file: SourceFile): readonly ReleaseDocument[] => {
  const { path } = file;
  const generator = generatorOf(path);
  if (generator) return [{ kind: 'generator', name: generator }];
  if (isChangelog(path)) {
    const changelog = changelogOf(file.textUpTo(8 * 1024 * 1024).slice(0, 200_000));
    // RELEASE.md may as well tell how a release is made, and a page of the manual the history of anything.
    return /^RELEASES?\b|^docs?\/[^/]+\//i.test(path) && changelog.versions.length === 0 ? [] : [{ kind: 'changelog', ...changelog }];
  }
  if (licenceName.test(path)) return [{ kind: 'licence', empty: file.text.trim() === '' }];
  // One of megabytes is made by a program, which takes the version from where it stands.
  if (isApiDescription(path)) return file.hasText ? apiDescription(file) : [];
  if (/^VERSION/.test(path)) {
    const text = file.lines[0]?.trim().split(/\s/)[0] ?? '';
    return /^v?\d+\.\d+/.test(text) ? [{ kind: 'version', version: { text, at: { line: 1, column: 1 } } }] : [];
  }
  return path.endsWith('.json') || path.endsWith('.toml') ? manifestClaim(file) : readmeClaim(file);
};

/** The versions that its first headings or entries name, newest first as they usually stand. */
const changelogOf = (text: string): { empty: boolean; versions: VersionText[]; fixes: SecurityFix[] } => ({
  empty: text.trim().length < 20,
  versions: text
    .split('\n')
    .flatMap((line, index) => {
      const found =
        /^(?:#{1,4}\s(?:\d{4}-\d\d-\d\d\s)?[^\d\n]{0,40}?|\s{0,2}[*-]\s\W{0,4}(?:[Vv]ersion:?\s|[Rr]elease:?\s)?|[Vv]ersion:?\s[^\d\n]{0,40}?|\[[^\d\n]{0,40}?|(?=v?\d))v?(\d+\.\d+(?:\.\d+)?(?:-[\w.]+)?)/.exec(
          // Programs that write Markdown put a stroke before each dot.
          line.slice(0, 200).replaceAll('\\.', '.'),
        );
      return found?.[1] ? [{ text: found[1], at: { line: index + 1, column: line.search(/(?<!\d)\d{1,9}\\?\.\d/) + 1 } }] : [];
    })
    .slice(0, 50),
  fixes: securityFixes(text.split('\n')),
});

const advisory = /\b(?:CVE-\d{4}-\d{4,7}|GHSA(?:-[23456789cfghjmpqrvwx]{4}){3}|RUSTSEC-\d{4}-\d{4}|PYSEC-\d{4}-\d{1,5}|GO-\d{4}-\d{4,5})\b|\/security\/advisories\//i;
const mended = expression('i')`
    \b(?:fix(?:e[sd]|ing)?|mend(?:s|ed)?|resolv(?:e[sd]?|ing)|patch(?:e[sd])?|prevent(?:s|ed)?|address(?:es|ed)?|clos(?:e[sd]?))\b.{0,80}\b
    (?:
      vulnerabilit(?:y|ies)|security (?:issue|hole|flaw|bug|problem)s?|xss|csrf|ssrf|sql injection|path traversal|remote code execution|rce
      |open redirect
    )\b
  `;

/** The id may stand in the line after. */
const securityFixes = (lines: readonly string[]): SecurityFix[] =>
  lines
    .flatMap((line, index) => {
      const own = advisory.exec(line.slice(0, 1000));
      if (!own && !mended.test(line.slice(0, 500))) return [];
      const next = own ?? advisory.exec((lines[index + 1] ?? '').slice(0, 1000));
      return [{ advisory: next?.[0], at: { line: index + 1, column: 1 } }];
    })
    .slice(0, 100);

const apiDescription = (file: SourceFile): ReleaseDocument[] => {
  const info = childOf(file.path.endsWith('.json') ? jsonRoot(file) : yamlRoot(file), 'info');
  const [version, licence] = [childOf(info, 'version'), childOf(info, 'license', 'name')];
  return [
    ...(licence && textOf(licence) ? [{ kind: 'claim' as const, text: textOf(licence) ?? '', at: placeOf(licence), proprietary: false }] : []),
    ...(version && textOf(version) ? [{ kind: 'version' as const, version: { text: textOf(version) ?? '', at: placeOf(version) } }] : []),
  ];
};

const manifestClaim = (file: SourceFile): ReleaseDocument[] => {
  const root = file.path.endsWith('.json') ? jsonRoot(file) : tomlRoot(file);
  const holders = [root, childOf(root, 'project'), childOf(root, 'package'), childOf(root, 'tool', 'poetry')];
  const licence = holders.map((holder) => childOf(holder, 'license')).find((node) => node !== undefined);
  const text = textOf(licence) ?? textOf(childOf(licence, 'text')) ?? textOf(childOf(licence, 'type'));
  return licence && text ? [{ kind: 'claim', text: text.slice(0, 80), at: placeOf(licence), proprietary: /^(?:UNLICENSED|proprietary|SEE LICEN[CS]E)/i.test(text) }] : [];
};

/** `- [Ghost](https://…) - a platform under the MIT License`: the licence of what a list speaks of. */
const ofAnother = /^\s*[-*+|]\s*(?:\*\*)?(?:\[[^\]]{1,100}\]\(#|\[(?![^\]]{0,60}licen[cs]e)[^\]]{1,100}\]\((?!(?:\.\/)?LICEN))/i;

/** A line of the README that names a licence or links to its file. */
const readmeClaim = (file: SourceFile): ReleaseDocument[] => {
  const known = /\b(MIT|Apache(?:[- ]License)?(?:,? Version)?[- ]2\.0|BSD|GPL|AGPL|LGPL|MPL|ISC|Unlicense|CC0|EUPL|GNU)\b/;
  const index = file.lines.findIndex((line) => (/licen[cs]e/i.test(line) && known.test(line) && !ofAnother.test(line)) || /\]\((?:\.\/)?LICEN[CS]E(?:\.\w+)?\)/i.test(line));
  const line = file.lines[index] ?? '';
  return index === -1
    ? []
    : [{ kind: 'claim', text: known.exec(line)?.[1] ?? 'a licence', at: { line: index + 1, column: line.length - line.trimStart().length + 1 }, proprietary: false }];
};

const placeOf = ({ line, column }: Place): Place => ({ line, column });
