import type { NamedPackage } from './file-apps.ts';
import { isOfFiles } from './manifests.ts';

export const isLockOfNode = (path: string): boolean => /(?:^|\/)(?:package-lock\.json|npm-shrinkwrap\.json|pnpm-lock\.yaml|yarn\.lock|bun\.lock)$/.test(path);

/** The name and the version as npm, pnpm, Yarn and Bun write them. */
const entries: readonly RegExp[] = [
  /"(?:[\w@./-]{0,200}\/)?node_modules\/((?:@[\w-]{1,60}\/)?[\w-]{1,60})":\s{0,20}\{\s{0,20}"version":\s{0,9}"(\d[\w.+-]{0,60})"/g,
  /^[ ]{2,8}'?((?:@[\w-]{1,60}\/)?[\w-]{1,60})'?:\n[ ]{4,12}specifier: [^\n]{1,200}\n[ ]{4,12}version: (\d[\w.+-]{0,60})/gm,
  /^"?((?:@[\w-]{1,60}\/)?[\w-]{1,60})@[^\n]{1,200}:\n[ ]{2}version:? "?(\d[\w.+-]{0,60})/gm,
  /^[ ]{4}"((?:@[\w-]{1,60}\/)?[\w-]{1,60})": \["[^"\n]{1,120}@(\d[\w.+-]{0,60})"/gm,
];

/** The versions that a lock file holds of the frameworks whose version says what they do. */
export const lockedIn = (text: string): readonly NamedPackage[] =>
  entries.flatMap((entry) =>
    Array.from(text.matchAll(entry), (match) => ({ name: match[1] ?? '', range: match[2] ?? '', line: 0, index: match.index }))
      .filter(({ name }) => isOfFiles(name))
      .map(({ index, ...rest }) => ({ ...rest, line: text.slice(0, index).split('\n').length })),
  );
