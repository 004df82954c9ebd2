import { childOf, type DataNode, entriesOf, itemsOf, textOf } from '../formats/data-node.ts';
import type { dialects } from './dialects.ts';
import type { TriggerWord } from './step.ts';

/** What starts the pipelines of a file, as far as the whole file says it. */
export const rootTriggers = (name: keyof typeof dialects, root: DataNode): readonly TriggerWord[] => {
  const off = (key: string): boolean => textOf(childOf(root, key)) === 'none';
  if (name === 'azure')
    return [...(off('trigger') ? [] : ['push' as const]), ...(off('pr') ? [] : ['pull_request' as const]), ...(childOf(root, 'schedules') ? ['schedule' as const] : [])];
  if (name === 'cloudbuild' || name === 'codebuild') return ['other'];
  const scheduled =
    name === 'circleci' && entriesOf(childOf(root, 'workflows')).some(({ value }) => itemsOf(childOf(value, 'triggers')).some((trigger) => childOf(trigger, 'schedule')));
  return ['push', 'pull_request', ...(scheduled ? ['schedule' as const] : [])];
};

/** Bitbucket sorts its pipelines by what starts them. */
export const bitbucketTriggers: ReadonlyMap<string, readonly TriggerWord[]> = new Map([
  ['default', ['push', 'pull_request']],
  ['branches', ['push']],
  ['pull-requests', ['pull_request']],
  ['tags', ['tag']],
  ['custom', ['manual', 'schedule']],
]);
