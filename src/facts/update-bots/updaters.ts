import { expression } from '../../long-expression.ts';
import type { Ecosystem } from '../ecosystems/manifest.ts';
import type { Place } from '../formats/data-node.ts';
import type { SourceFile } from '../source-file.ts';

/** A bot, or a workflow that does its work. */
export interface Updater {
  readonly name: string;
  readonly at: Place;
  /** False for a file that shows that the service is in use, and not that it proposes updates. */
  readonly proposes: boolean;
  /** What it looks after at the root, where it is made for one. */
  readonly ecosystem?: Ecosystem;
}

/** Jobs that are update bots themselves, and commands that update next to one that proposes the result. */
const botAction =
  /\b(renovatebot\/github-action|scala-steward-org\/scala-steward-action|DeterminateSystems\/update-flake-lock|updatecli\/updatecli-action|renovate-bot\/renovate-runner|renovate\/renovate(?=:|\s)|CompatHelper\.main\b)/i;
const updateCommand = expression()`
    \b(?:
      npm-check-updates|ncu\s+(?:-u|--upgrade)|pip-compile\s[^\n]{0,200}(?:-U|--upgrade)|uv\s+(?:lock|sync)\s[^\n]{0,200}(?:-U|--upgrade)
      |poetry\s+update|pdm\s+update|pipenv\s+update|cargo\s+update|cargo\s+upgrade|go\s+get\s+-u|yarn\s+(?:upgrade|up)\b
      |pnpm\s+(?:update|up)\b|npm\s+update\b|bundle\s+update|composer\s+update|mix\s+deps\.update|pub\s+upgrade|nix\s+flake\s+update
      |pre-commit\s+autoupdate|gradlew?\s[^\n]{0,200}(?:--write-locks|\buseLatestVersions\b|\bversionCatalogUpdate\b)
      |mvnw?\s[^\n]{0,200}\bversions:(?:use|update)-|swift\s+package\s+update
    )
  `;
const proposing = /\b(?:peter-evans\/create-pull-request|gh\s+pr\s+create|hub\s+pull-request|glab\s+mr\s+create|create-pull-request)\b/;

/** What looks after one ecosystem at the root alone, whatever other bots are told. */
const ofOne: readonly (readonly [RegExp, Ecosystem])[] = [
  [/CompatHelper\.main/, 'julia'],
  [/scala-steward/i, 'sbt'],
  [/update-flake-lock|nix\s+flake\s+update/i, 'nix'],
  [/pre-commit\s+autoupdate/, 'pre-commit'],
];

/** Where it is only shown what would change, nothing is proposed. */
const isRehearsal = (line: string): boolean => /\s--dry-run\b/.test(line);

/** The update bots that a workflow is. */
export const updatersIn = (file: SourceFile): Updater[] => {
  const { text } = file;
  if (!botAction.test(text) && !(updateCommand.test(text) && proposing.test(text))) return [];
  const pattern = botAction.test(text) ? botAction : updateCommand;
  const index = file.lines.findIndex((line) => pattern.test(line) && !/^\s*#/.test(line) && !isRehearsal(line));
  if (index === -1) return [];
  const line = file.lines[index] ?? '';
  const column = line.search(pattern) + 1;
  const proposes = /^[ \t]*(?:schedule|on):/m.test(text) || file.path.startsWith('.gitlab-ci');
  return [{ name: 'a workflow that updates dependencies', proposes, at: { line: index + 1, column }, ...(isScheduled(file) ? serving(line) : {}) }];
};

/** What waits for somebody to start it keeps nothing current. The schedules of GitLab stand in its settings, so there it is believed. */
const isScheduled = ({ path, text }: SourceFile): boolean => path.startsWith('.gitlab-ci') || /^[ \t]{1,20}schedule:|^on:[^\n]{0,200}\bschedule\b/m.test(text);

const serving = (line: string): { readonly ecosystem?: Ecosystem } => {
  const ecosystem = ofOne.find(([sign]) => sign.test(line))?.[1];
  return ecosystem ? { ecosystem } : {};
};
