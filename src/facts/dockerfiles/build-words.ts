import type { Gap } from '../../gap.ts';
import type { FileEntry } from '../../repo/snapshot.ts';
import { composeName } from '../compose/compose-file.ts';
import type { Extracted } from '../fact.ts';
import type { SourceFile } from '../source-file.ts';

/** What the words of a file say that it may tell of builds, for one that is broken and tells nothing. */
export interface BuildWords {
  readonly builds: boolean;
  readonly contexts: boolean;
}

export const mayTellOfBuilds = ({ path, mode }: FileEntry): boolean =>
  mode !== 'symlink' && (composeName.test(path) || /^\.(?:github|gitea|forgejo)\/workflows\/[^/]+\.ya?ml$|(?:^|\/)action\.ya?ml$/.test(path));

/** What it includes and extends may tell of them as well. */
export const buildWords = ({ path, text }: SourceFile): BuildWords => {
  const elsewhere = /\b(?:include|extends)["']?\s*:/.test(text);
  const builds = composeName.test(path) ? /\bbuild["']?\s*:/.test(text) : /\b(?:docker|podman|nerdctl|buildah|kaniko|build-push-action)\b/.test(text);
  return { builds: elsewhere || builds, contexts: elsewhere || /\badditional_contexts\b|\bbuild-contexts?\b/.test(text) };
};

/** A broken file matters where its words say so. Of any other file that could not be seen, nobody knows. */
export const concerns =
  (what: keyof BuildWords) =>
  ({ path }: Gap, words: readonly Extracted<BuildWords>[]): boolean =>
    words.find(({ file }) => file.path === path)?.value[what] ?? true;
