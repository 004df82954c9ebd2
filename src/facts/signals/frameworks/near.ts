import type { SourceFile } from '../../source-file.ts';
import type { CoveredRoute } from '../routes/coverage.ts';
import type { Signal, Topic } from '../signal.ts';
import type { FrameworkFile } from './framework.ts';

/** A control that a file names, whatever it does with it. */
export interface Near {
  readonly topic: Topic;
  readonly line: number;
  readonly note: string;
}

/** The first place of each of these words outside of comments, which are only looked for where a word is. */
export const nearIn = (file: SourceFile, words: readonly (readonly [topic: Topic, word: RegExp])[], withoutComments: (text: string) => string): readonly Near[] => {
  const found = words.filter(([, word]) => word.test(file.text));
  if (found.length === 0) return [];
  const text = withoutComments(file.text);
  return found.flatMap(([topic, word]) => {
    const at = word.exec(text);
    if (!at) return [];
    const { line } = file.positionAt(at.index);
    return [{ topic, line, note: (file.lines[line - 1] ?? '').trim().slice(0, 80) }];
  });
};

/** What is named somewhere and was not seen before requests may stand there by other means. */
export const nearSignals = (files: readonly FrameworkFile<{ readonly near?: readonly Near[] }>[], seen: readonly Signal[], routes: readonly CoveredRoute[]): Signal[] => {
  const topics = new Set<Topic>(seen.map(({ topic }) => topic));
  if (routes.some(({ authenticated }) => authenticated === 'yes')) topics.add('authentication');
  return files.flatMap(({ path, said }) =>
    (said.near ?? []).flatMap(({ topic, line, note }) => (topics.has(topic) ? [] : [{ topic, stage: 'constructed' as const, path, line, note }])),
  );
};
