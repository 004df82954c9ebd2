import type { Proposal, Survey } from './proposal.ts';

/**
 * An entry for each pair of ecosystem and folder that nobody looks after: a new file, or the end of the one that is there.
 * `firstWorkflow`: another proposal makes the first workflow, which wants an entry then.
 */
export const proposeDependabot = ({ facts: { updateBots, updateCoverage }, texts }: Survey, firstWorkflow: boolean): Proposal[] => {
  if (updateBots.renovate && !updateBots.dependabot) return [];
  const missing = updateCoverage.pairs.filter(
    ({ unit, entries, renovate }) =>
      unit.place === 'main' && entries.length === 0 && renovate?.reach !== 'covered' && unit.manifests.some(({ dependencies }) => dependencies.length > 0),
  );
  const hasActions = updateCoverage.pairs.some(
    ({ unit, entries }) => unit.ecosystem === 'github-actions' && unit.folder === '' && (entries.length > 0 || missing.some((pair) => pair.unit === unit)),
  );
  const wanted = missing.map(({ unit, entryToAdd }) => ({ what: `${unit.ecosystem} in /${unit.folder}`, entry: entryToAdd }));
  if (firstWorkflow && !hasActions)
    wanted.push({ what: 'github-actions in /', entry: '  - package-ecosystem: github-actions\n    directory: /\n    schedule:\n      interval: weekly' });
  if (wanted.length === 0) return [];
  const entries = `${wanted.map(({ entry }) => withCooldown(entry)).join('\n')}\n`;
  const why = `update ${wanted.map(({ what }) => what).join(', ')}`;
  const { dependabot } = updateBots;
  if (!dependabot) return [{ path: '.github/dependabot.yml', before: undefined, added: `version: 2\nupdates:\n${entries}`, why }];

  const before = texts.get(dependabot.path);
  const indent = before === undefined || dependabot.problems.some(({ ignored }) => !ignored) ? undefined : indentOfLastEntry(before);
  if (before === undefined || indent === undefined) return [];
  return [{ path: dependabot.path, before, added: entries.replaceAll(/^ {2}/gm, indent), why }];
};

const withCooldown = (entry: string): string => `${entry}\n    cooldown:\n      default-days: 7`;

/** How far the items of `updates` are indented, if text at the end of the file would belong to that list. */
const indentOfLastEntry = (text: string): string | undefined => {
  const lines = text.split(/\r?\n/);
  const start = lines.findIndex((line) => /^updates:\s*(?:#.*)?$/.test(line));
  if (start === -1 || text.includes('\r')) return undefined;
  const after = lines.slice(start + 1);
  if (after.some((line) => /^[^\s#-]/.test(line))) return undefined;
  return after.map((line) => /^( *)- /.exec(line)?.[1]).find((indent) => indent !== undefined);
};
