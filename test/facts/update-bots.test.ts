import { describe, expect, test } from 'vitest';
import { collect } from '../../src/extraction/collect.ts';
import { loadFacts } from '../../src/facts/load-facts.ts';
import type { UpdateBots } from '../../src/facts/update-bots/update-bots.ts';
import type { UpdateCoverage } from '../../src/facts/update-bots/update-coverage.ts';
import { memorySnapshot } from '../../src/repo/memory-snapshot.ts';
import type { Commit } from '../../src/repo/snapshot.ts';

const factsOf = async (files: Readonly<Record<string, string>>, commits: readonly Commit[] = []): Promise<{ bots: UpdateBots; coverage: UpdateCoverage }> => {
  const snapshot = memorySnapshot({ files });
  const git = snapshot.git && { ...snapshot.git, log: async () => commits };
  const { facts } = await collect({ ...snapshot, git }, await loadFacts(['updateCoverage']));
  return { bots: facts.get('updateBots') as UpdateBots, coverage: facts.get('updateCoverage') as UpdateCoverage };
};

const problemsOf = async (text: string): Promise<string[]> =>
  ((await factsOf({ '.github/dependabot.yml': text })).bots.dependabot?.problems ?? []).map(
    ({ message, at, ignored }) => `${at.line}:${at.column} ${message}${ignored ? ' (ignored)' : ''}`,
  );

const entry = (lines: string): string => `version: 2\nupdates:\n  - ${lines.trim().replaceAll('\n', '\n    ')}\n`;

describe('dependabot.yml is checked as GitHub does', () => {
  test.each<[string, string, readonly string[]]>([
    [
      'a wrong ecosystem, with the nearest',
      entry('package-ecosystem: pipp\ndirectory: /\nschedule: {interval: daily}'),
      ['3:24 updates[0].package-ecosystem is "pipp" (did you mean pip?)'],
    ],
    ['the empty ecosystem of the template', entry('package-ecosystem: ""\ndirectory: /\nschedule: {interval: daily}'), ['3:24 updates[0].package-ecosystem is empty']],
    [
      'another version',
      `version: 1\nupdates:\n  - {package-ecosystem: npm, directory: /, schedule: {interval: daily}}\n`,
      ['1:10 the version is 1, which Dependabot stopped reading in 2021'],
    ],
    [
      'the version as a text',
      `version: "2"\nupdates:\n  - {package-ecosystem: npm, directory: /, schedule: {interval: daily}}\n`,
      ['1:10 the version is a text, not the number 2'],
    ],
    [
      'an unknown key',
      entry('package-ecosystem: npm\ndirectory: /\nschedule: {interval: daily}\nassignee: [me]'),
      ['6:5 updates[0] has the unknown key "assignee" (did you mean assignees?) (ignored)'],
    ],
    ['cron without a job', entry('package-ecosystem: npm\ndirectory: /\nschedule: {interval: cron}'), ['5:15 the interval cron needs a cronjob']],
    ['a time zone', entry('package-ecosystem: npm\ndirectory: /\nschedule: {interval: daily, timezone: Mars/Olympus}'), ['5:43 timezone is no zone of the IANA database']],
    [
      'a registry that is not there',
      entry('package-ecosystem: npm\ndirectory: /\nregistries: [own]\nschedule: {interval: daily}'),
      ['5:18 registries names a registry that the file does not define'],
    ],
    [
      'both directory and directories',
      entry('package-ecosystem: npm\ndirectory: /\ndirectories: [/a]\nschedule: {interval: daily}'),
      ['5:5 the entry has both directory and directories'],
    ],
    [
      'a limit that is no number',
      entry('package-ecosystem: npm\ndirectory: /\nopen-pull-requests-limit: few\nschedule: {interval: daily}'),
      ['5:31 updates[0].open-pull-requests-limit is no whole number from 0 up'],
    ],
    [
      'an alias',
      'version: 2\nupdates:\n  - package-ecosystem: npm\n    directory: /\n    schedule: &weekly {interval: weekly}\n  - package-ecosystem: pip\n    directory: /\n    schedule: *weekly\n    ignore: [{dependency-name: "*"}]\n',
      ['8:15 the file uses a YAML alias, which Dependabot does not support'],
    ],
    [
      'a cooldown that actions have not',
      entry('package-ecosystem: github-actions\ndirectory: /\nschedule: {interval: daily}\ncooldown: {default-days: 7, semver-major-days: 14}'),
      ['6:33 the cooldown of github-actions takes no semver-major-days'],
    ],
    ['nothing', '', ['1:1 the file is empty']],
  ])('%s', async (_, text, expected) => {
    expect(await problemsOf(text)).toEqual(expected);
  });
});

test.each<[string, readonly string[]]>([
  ['directory: /web', ['web']],
  ['directory: web/', ['web']],
  ['directories: ["/*"]', ['', 'web']],
  ['directories: ["**/*"]', ['', 'web', 'web/admin']],
  ['directories: ["/web/**"]', ['web', 'web/admin']],
  ['directories: ["/**/*"]\nexclude-paths: ["web/admin/**"]', ['', 'web']],
])('%s reaches what Dependabot reaches', async (directories, expected) => {
  const npm = '{"dependencies": {"a": "1"}}';
  const { coverage } = await factsOf({
    '.github/dependabot.yml': entry(`package-ecosystem: npm\n${directories}\nschedule: {interval: daily}`),
    'package.json': npm,
    'web/package.json': npm,
    'web/admin/package.json': npm,
  });
  expect(coverage.pairs.filter(({ entries }) => entries.length > 0).map(({ unit }) => unit.folder)).toEqual(expected);
});

test('a missing entry is ready to paste', async () => {
  const { coverage } = await factsOf({ 'my app/package.json': '{"dependencies": {"a": "1"}}' });
  expect(coverage.pairs[0]?.entryToAdd).toBe('  - package-ecosystem: npm\n    directory: "/my app"\n    schedule:\n      interval: weekly');
});

test('of several Renovate files the first place counts', async () => {
  const { bots } = await factsOf({ '.renovaterc': '{enabled: false}', '.github/renovate.json5': '{}', 'package.json': '{"renovate": {}}' });
  expect(bots.renovate).toMatchObject({ path: '.github/renovate.json5', disabled: undefined });
  expect(bots.strayRenovate).toEqual(['.renovaterc', 'package.json']);
});

test('commits of bots are told from those of people', async () => {
  const commit = (authorName: string, subject: string): Commit => ({ oid: subject, date: 1, authorName, authorEmail: '', subject });
  const { bots } = await factsOf({}, [
    commit('dependabot[bot]', 'Bump x from 1 to 2'),
    commit('renovate[bot]', 'Update y'),
    commit('Ann', 'chore(deps): bump z from 1.0 to 1.1'),
    commit('Ann', 'Bump version: 1.2.0 → 1.2.1'),
    commit('Ann', 'chore: bump package version to 2.0.0'),
    commit('Ann', 'Update dependencies'),
    commit('Ann', 'Update the README'),
    commit('copilot-swe-agent[bot]', 'Fix it'),
    commit('acme-renovate[bot]', 'Update w'),
  ]);
  expect(bots.commits.byBots.map(({ who }) => who)).toEqual(['dependabot[bot]', 'renovate[bot]', 'acme-renovate[bot]']);
  expect(bots.commits.byPeople).toHaveLength(2);
});

test.each([
  ['ci(github-action): update acme/actions ( d5502ee → 178c841 )', true],
  ['feat(container): update image registry.example/app ( 1.2.0 → 1.3.0 )', true],
  ['Update Kubernetes from v1.36.0 to v1.36.1', true],
  ['feat(container)!: Update image registry.example/charts/app (0.5.0 ➔ 0.6.0-ls4) (#11567)', true],
  ['fix(deps): update module example.com/x to v2', true],
  ['build(deps-dev): webpack 5.9', true],
  ['Upgrade left-pad 1.1.0 -> 1.3.0', true],
  ['Update the year from 2024 to 2025', false],
  ['fix(depth): update to v2', false],
  ['Release 1.2.0 -> 1.3.0', false],
  ['Update the timeout from 10 to 20', false],
])('the subject %s tells of updated dependencies: %s', async (subject, updates) => {
  const { bots } = await factsOf({}, [{ oid: 'a', date: 1, authorName: 'lab-assistant[bot]', authorEmail: '', subject }]);
  expect(bots.commits.byPeople).toHaveLength(updates ? 1 : 0);
});
