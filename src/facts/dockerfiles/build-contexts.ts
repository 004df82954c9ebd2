import { defineFact } from '../fact.ts';
import { type BuildWords, buildWords, concerns, mayTellOfBuilds } from './build-words.ts';
import type { BuildContext } from './image-builds.ts';

/** What builds put in place of the images that a Dockerfile names. */
export interface BuildContexts {
  of(dockerfile: string): readonly BuildContext[];
}

export const buildContexts = defineFact({
  name: 'buildContexts',
  revision: 1,
  needs: ['imageBuilds'],
  selects: mayTellOfBuilds,
  extract: (file): BuildWords => buildWords(file),
  concerns: concerns('contexts'),
  combine: ({ given: { imageBuilds } }) => ({ of: (dockerfile) => imageBuilds.of(dockerfile).flatMap(({ contexts }) => contexts) }),
});
