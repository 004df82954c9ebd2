import { childOf, type DataNode, entriesOf, flagOf, itemsOf, textOf, textsOf } from '../formats/data-node.ts';
import { jsonRoot } from '../formats/json.ts';
import { type PlacedText, placedText } from '../formats/placed-text.ts';
import { tomlRoot } from '../formats/toml.ts';
import { yamlRoot } from '../formats/yaml.ts';
import type { SourceFile } from '../source-file.ts';
import { callsOf } from './calls.ts';
import type { PipelineFile } from './pipeline-file.ts';
import type { Call, DraftStep, Target } from './step.ts';

type Read = Omit<PipelineFile, 'path'> | undefined;

/** pre-commit: each hook by its id, and for a local hook what its entry calls. https://pre-commit.com/#adding-pre-commit-plugins-to-your-project */
export const readPreCommit = (file: SourceFile): Read => {
  const hooks = itemsOf(childOf(yamlRoot(file), 'repos')).flatMap((repo) =>
    itemsOf(childOf(repo, 'hooks')).map((hook) => ({
      hook,
      id: textOf(childOf(hook, 'id')) ?? '',
      calls: hookCalls(file, repo, hook),
      manual: textsOf(childOf(hook, 'stages')).join() === 'manual',
    })),
  );
  const steps = hooks.map(({ hook, id, calls, manual }): DraftStep => ({ ...draft(hook, id, calls), disabled: manual }));
  const targets = hooks.map(({ hook, id, calls }): Target => ({ runner: 'pre-commit', name: id, line: hook.line, column: hook.column, calls, needs: [] }));
  const hookSources = itemsOf(childOf(yamlRoot(file), 'repos')).flatMap((repo) => {
    const rev = childOf(repo, 'rev');
    return rev && textOf(rev) !== undefined ? [{ path: file.path, name: textOf(childOf(repo, 'repo')) ?? '', rev: textOf(rev) ?? '', line: rev.line, column: rev.column }] : [];
  });
  return { system: 'pre-commit', steps, targets, hookSources };
};

const hookCalls = (file: SourceFile, repo: DataNode, hook: DataNode): readonly Call[] => {
  const id = childOf(hook, 'id') ?? hook;
  const source = textOf(childOf(repo, 'repo')) ?? '';
  const settings = ['args', 'additional_dependencies'].flatMap((name) => {
    const [first, ...rest] = itemsOf(childOf(hook, name));
    return first ? [{ name, value: [first, ...rest].flatMap((item) => textOf(item) ?? []).join(' '), line: first.line, column: first.column }] : [];
  });
  const args = settings.find(({ name }) => name === 'args')?.value;
  const place = { line: id.line, column: id.column };
  const entry = placedText(file, childOf(hook, 'entry'));
  if (entry && source === 'local') {
    const image = /^docker_image$/.test(textOf(childOf(hook, 'language')) ?? '') ? `docker://${entry.value.split(' ')[0] ?? ''}` : undefined;
    return image ? [{ ...place, words: [], uses: image, settings: [{ name: 'args', value: entry.value, ...place }], ignored: undefined }] : callsOf(withArgs(entry, args));
  }
  const byId: Call = { ...place, words: [], uses: textOf(childOf(hook, 'id')) ?? '', settings, ignored: undefined };
  return [byId];
};

const withArgs = (entry: PlacedText, args: string | undefined): PlacedText => (args === undefined ? entry : { ...entry, value: `${entry.value} ${args}` });

const draft = ({ line, column }: DataNode, job: string, calls: readonly Call[]): DraftStep => ({
  job,
  line,
  column,
  triggers: ['commit'],
  calls,
  ignored: undefined,
  disabled: false,
  folder: undefined,
});

/** A hook script of husky, or of a folder that core.hooksPath names. */
export const readGitHook = (file: SourceFile): Read => {
  const calls = callsOf({ value: file.text, line: 1, column: 1, segments: lineStarts(file.text) });
  const job = file.name;
  return { system: 'husky', steps: [{ job, line: 1, column: 1, triggers: ['commit'], calls, ignored: undefined, disabled: false, folder: undefined }] };
};

const lineStarts = (text: string): { offset: number; line: number; column: number }[] => {
  const starts = [{ offset: 0, line: 1, column: 1 }];
  for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) starts.push({ offset: end + 1, line: starts.length + 1, column: 1 });
  return starts;
};

/** lefthook: `commands`, `scripts` and `jobs` of each hook. https://lefthook.dev/configuration/ */
export const readLefthook = (file: SourceFile): Read => {
  const root = file.path.endsWith('.toml') ? tomlRoot(file) : file.path.endsWith('.json') ? jsonRoot(file) : yamlRoot(file);
  const steps = entriesOf(root).flatMap(({ key: hook, value }) => {
    const jobs = [
      ...entriesOf(childOf(value, 'commands')).map((entry) => entry.value),
      ...itemsOf(childOf(value, 'jobs')).flatMap((job) => [job, ...itemsOf(childOf(job, 'group', 'jobs'))]),
    ];
    return jobs.flatMap((job): DraftStep[] => {
      const run = placedText(file, childOf(job, 'run'));
      return run ? [{ ...draft(job, hook, callsOf(run)), disabled: flagOf(childOf(job, 'skip')) === true }] : [];
    });
  });
  return { system: 'lefthook', steps };
};
