import { expression } from '../../long-expression.ts';
import type { Place } from '../formats/data-node.ts';
import type { Step } from '../pipelines/step.ts';

/** A step that publishes a release, and where the text of its notes comes from. */
export interface ReleaseStep extends Place {
  readonly path: string;
  readonly tool: string;
  readonly notes: 'generated' | 'file' | 'constant' | 'unknown';
}

const writers = expression('i')`
    ^(?:
      google-github-actions\/release-please-action|googleapis\/release-please-action|changesets\/action|cycjimmy\/semantic-release-action
      |release-drafter\/release-drafter|goreleaser\/goreleaser-action|orhun\/git-cliff-action|release-plz\/action|intuit\/auto
      |python-semantic-release\/python-semantic-release
    )(?:@|\/|$)
  `;
const publishers =
  /^(?:softprops\/action-gh-release|ncipollo\/release-action|actions\/create-release|marvinpinto\/action-automatic-releases|elgohr\/github-release-action)(?:@|$)/i;

export const releaseSteps = (steps: readonly Step[]): ReleaseStep[] =>
  steps
    .filter(({ disabled }) => !disabled)
    .flatMap((step): ReleaseStep[] => {
      const { uses = '', words, path, line, column } = step;
      const made = (tool: string, notes: ReleaseStep['notes']): ReleaseStep[] => [{ path, line, column, tool, notes }];
      if (writers.test(uses)) return made(uses.replace(/@.*/, ''), 'generated');
      if (publishers.test(uses)) return made(uses.replace(/@.*/, ''), ofThisRepository(step) ? notesOf(step) : 'unknown');
      const command = words.slice(0, 3).join(' ');
      if (command === 'gh release create') return made(command, notesOfCommand(words));
      if (/^(?:goreleaser release|semantic-release|release-it|standard-version|git-cliff|cargo release|changeset (?:version|publish))\b/.test(words.join(' ')))
        return made(words[0] ?? '', 'generated');
      return [];
    });

/** A step may make a release of another repository, which is told by its name. */
const ofThisRepository = ({ settings }: Step): boolean => settings.every(({ name, value }) => !/^(?:repository|repo)$/i.test(name) || value === '' || value.includes('${{'));

const notesOf = ({ settings }: Step): ReleaseStep['notes'] => {
  const setting = (name: string): string | undefined => settings.find((one) => one.name.toLowerCase() === name)?.value;
  if (['generate_release_notes', 'generatereleasenotes'].some((name) => setting(name) === 'true')) return 'generated';
  if (['body_path', 'bodyfile'].some((name) => setting(name))) return 'file';
  const body = setting('body');
  if (body === undefined || body.trim() === '') return 'unknown';
  const filledIn = body.match(/\$\{\{[^}]{0,500}\}\}/g) ?? [];
  if (filledIn.some((expression) => /change|notes?\b|body|release_|description|summary|log\b/i.test(expression))) return 'generated';
  return filledIn.every((expression) => naming.test(expression)) ? 'constant' : 'unknown';
};

/** What merely says which release it is. */
const naming = /\b(?:\w*(?:version|tag|sha|ref|commit|date|name|number|url|digest)\w*|short|repository|actor|run_id|server_url)\s*\}\}$/i;

const notesOfCommand = (words: readonly string[]): ReleaseStep['notes'] => {
  if (words.some((word) => /^--(?:generate-notes|notes-from-tag)$/.test(word))) return 'generated';
  if (words.some((word) => /^(?:-F|--notes-file)(?:=|$)/.test(word))) return 'file';
  const index = words.findIndex((word) => /^(?:-n|--notes)(?:=|$)/.test(word));
  if (index === -1) return 'unknown';
  const text = words[index]?.includes('=') ? words[index] : words[index + 1];
  return text?.includes('$') ? 'unknown' : 'constant';
};
