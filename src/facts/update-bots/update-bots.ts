import { expression } from '../../long-expression.ts';
import type { Commit } from '../../repo/snapshot.ts';
import { answered, defineFact } from '../fact.ts';
import { withoutTokens } from '../secrets/without-tokens.ts';
import type { SourceFile } from '../source-file.ts';
import { type DependabotConfig, readDependabot } from './dependabot.ts';
import { type RenovateConfig, readRenovate, renovatePlaces } from './renovate.ts';
import { type Updater, updatersIn } from './updaters.ts';

/** Who keeps the dependencies current: what is configured, and what the history shows. */
export interface UpdateBots {
  /** The file that Dependabot reads. */
  readonly dependabot: DependabotConfig | undefined;
  /** Files of Dependabot that it does not read: in another folder, of another version, or beside the one that it reads. */
  readonly strayDependabot: readonly StrayConfig[];
  /** The configuration that Renovate reads. */
  readonly renovate: RenovateConfig | undefined;
  readonly strayRenovate: readonly string[];
  readonly others: readonly OtherBot[];
  readonly commits: BotHistory;
}

export interface StrayConfig {
  readonly path: string;
  readonly why: 'folder' | 'version-1' | 'second-file';
}

export interface OtherBot extends Updater {
  readonly path: string;
}

export interface BotHistory {
  /** How many commits were looked at; 0 without git. */
  readonly looked: number;
  /** The clone holds the newest commits only. */
  readonly cut: boolean;
  /** Seconds since 1970 of the newest commit. */
  readonly newest: number | undefined;
  /** Of bots, newest first. */
  readonly byBots: readonly BotCommit[];
  /** Of people, with a subject that speaks of updated dependencies; newest first. */
  readonly byPeople: readonly BotCommit[];
}

export interface BotCommit {
  readonly oid: string;
  readonly date: number;
  readonly who: string;
}

type Extract =
  | { readonly kind: 'dependabot'; readonly config: DependabotConfig }
  | { readonly kind: 'stray'; readonly why: 'folder' | 'version-1' }
  | { readonly kind: 'renovate'; readonly config: RenovateConfig }
  | { readonly kind: 'other'; readonly bots: readonly Updater[] };

const dependabotPlaces = ['.github/dependabot.yml', '.github/dependabot.yaml', '.gitlab/dependabot.yml', '.azuredevops/dependabot.yml', '.azuredevops/dependabot.yaml'];

/** Files whose presence is the configuration of a bot; `false`: only a sign of the service. */
const otherFiles = new Map<string, readonly [string, boolean]>([
  ['.scala-steward.conf', ['Scala Steward', true]],
  ['.github/.scala-steward.conf', ['Scala Steward', true]],
  ['.config/.scala-steward.conf', ['Scala Steward', true]],
  ['.pyup.yml', ['pyup', true]],
  ['.pyup.yaml', ['pyup', true]],
  ['updatecli.yaml', ['updatecli', true]],
  ['.whitesource', ['Mend', false]],
  ['.snyk', ['Snyk', false]],
  ['renovate.config.js', ['a self-hosted Renovate', false]],
  ['.github/renovate-config.js', ['a self-hosted Renovate', false]],
]);

export const updateBots = defineFact({
  name: 'updateBots',
  revision: 13,
  selects: ({ path, mode }) =>
    mode !== 'symlink' &&
    (path === 'package.json' ||
      dependabotPlaces.includes(path) ||
      renovatePlaces.includes(path) ||
      otherFiles.has(path) ||
      /^\.dependabot\/config\.ya?ml$|^(?:\.github\/.+\/)?dependabot\.ya?ml$|^\.github\/workflows\/[^/]+\.ya?ml$|^\.gitlab-ci\.ya?ml$/i.test(path)),
  extract: extractBot,
  *combine({ extracts, snapshot }) {
    const of = <Kind extends Extract['kind']>(kind: Kind) =>
      extracts.flatMap(({ file, value }) => (value.kind === kind ? [{ path: file.path, value: value as Extract & { kind: Kind } }] : []));
    const [dependabot, ...second] = of('dependabot').sort((a, b) => dependabotPlaces.indexOf(a.path) - dependabotPlaces.indexOf(b.path));
    const commits = snapshot.git ? yield* answered(snapshot.git.log(5000)) : [];
    const rank = (path: string): number => (path === 'package.json' ? renovatePlaces.length : renovatePlaces.indexOf(path));
    const [renovate, ...others] = of('renovate').sort((a, b) => rank(a.path) - rank(b.path));
    return {
      dependabot: dependabot?.value.config,
      strayDependabot: [...second.map(({ path }) => ({ path, why: 'second-file' as const })), ...of('stray').map(({ path, value }) => ({ path, why: value.why }))],
      renovate: renovate?.value.config,
      strayRenovate: others.map(({ path }) => path),
      others: of('other').flatMap(({ path, value }) => value.bots.map((bot) => ({ ...bot, path }))),
      commits: yield* answered(withoutTokens(historyOf(commits, snapshot.git?.shallow === true))),
    };
  },
});

function extractBot(file: SourceFile): Extract | undefined {
  const { path } = file;
  // Azure DevOps has settings of its own in a file of this name; without entries it is no configuration of updates.
  if (path.startsWith('.azuredevops/') && !/^updates:/m.test(file.text)) return undefined;
  if (dependabotPlaces.includes(path)) return { kind: 'dependabot', config: readDependabot(file) };
  if (path.startsWith('.dependabot/')) return { kind: 'stray', why: 'version-1' };
  if (path === 'package.json' || renovatePlaces.includes(path)) {
    const config = readRenovate(file);
    return config && { kind: 'renovate', config };
  }
  const other = otherFiles.get(path);
  if (other) return { kind: 'other', bots: [{ name: other[0], proposes: other[1], at: { line: 1, column: 1 } }] };
  // A workflow may bear this name; a configuration has both keys at its top.
  if (/dependabot\.ya?ml$/i.test(path) && /^version:/m.test(file.text) && /^updates:/m.test(file.text)) return { kind: 'stray', why: 'folder' };
  const bots = updatersIn(file);
  return bots.length > 0 ? { kind: 'other', bots } : undefined;
}

const botName = expression('i')`
    ^(?:
      (
        dependabot|dependabot-preview|renovate|renovate-bot|mend-bolt-for-github|mend-for-github-com|depfu|snyk-bot|pyup-bot|pyup\.io bot
        |scala-steward|self-hosted-renovate|[\w-]+-renovate(?=\[)
      )(?:\[bot\])?|whitesource-renovate|Renovate Bot|Snyk bot|Scala Steward|WhiteSource Renovate
    )$
  `;
/** A version or a commit; a bare number may be a year or a limit. */
const release = String.raw`(?:v?\d+(?:\.\w+)+(?:[-+][\w.+-]*)?|v\d+|(?=[a-f]*\d)[0-9a-f]{7,40})`;
const fromOneToAnother = new RegExp(
  String.raw`^(?:\w+(?:\([^)]*\))?!?:\s*)?(?:bump|upgrade|update)\b[^\n]*[\s(](?:from\s+)?${release}\s*(?:[\u2190-\u21ff\u2794-\u27be]|->|=>|\bto\b)\s*${release}(?:[\s)\]]|$)`,
  'i',
);
const updateSubject = expression('i')`
    ^\w+\((?:[\w-]+[-/])?(?:deps|dependencies)(?:[-/][\w-]+)?\)!?:
    |^(?:
      (?:\w+(?:\([^)]*\))?!?:\s*)?(?:bump|upgrade|update)\b[^\n]*\b(?:dependenc(?:y|ies)|deps|packages?|modules?|lock\s?files?|requirements)
      \b|(?:\w+(?:\([^)]*\))?!?:\s*)?bump\s+\S+\s+(?:from\s+\S+\s+)?to\s+v?\d
    )
  `;

/** "Bump version: 1.2.0 → 1.2.1" is a release of the repository itself. */
const ownVersion =
  /^(?:\w+(?:\([^)]*\))?!?:\s*)?(?:bump|upgrade|update)\w*\s+(?:(?:the|our|app|application|project|package|crate|module|plugin|release|dev|development|minor|major|patch)\s+){0,3}(?:version|release)s?\b/i;

const isUpdate = (subject: string): boolean => !ownVersion.test(subject) && (updateSubject.test(subject) || fromOneToAnother.test(subject));

const historyOf = (commits: readonly Commit[], cut: boolean): BotHistory => {
  const isBot = ({ authorName, authorEmail }: Commit): boolean =>
    botName.test(authorName) || /(?:dependabot|renovate|depfu|snyk|pyup|scala-steward)(?:-preview)?(?:\[bot\])?@/i.test(authorEmail);
  const mark = ({ oid, date, authorName }: Commit): BotCommit => ({ oid, date, who: authorName });
  return {
    looked: commits.length,
    cut,
    newest: commits[0]?.date,
    byBots: commits.filter(isBot).slice(0, 500).map(mark),
    byPeople: commits
      .filter((commit) => !isBot(commit) && isUpdate(commit.subject.slice(0, 300)))
      .slice(0, 500)
      .map(mark),
  };
};
