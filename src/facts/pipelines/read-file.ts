import type { FileEntry } from '../../repo/snapshot.ts';
import type { SourceFile } from '../source-file.ts';
import { zoneOf } from '../zone.ts';
import type { PipelineFile } from './expand.ts';
import { readGitlab } from './read-gitlab.ts';
import { readGitHook, readLefthook, readPreCommit } from './read-hooks.ts';
import { readComposer, readPackageJson, readPyproject } from './read-manifests.ts';
import { readGolangci, readRuffToml } from './read-switches.ts';
import { readJust, readMake, readNox, readShellScript, readTaskfile, readTox } from './read-targets.ts';

type Reader = (file: SourceFile) => Omit<PipelineFile, 'path'> | undefined;

/** Every kind of file that says what runs in CI, by path. A file has one kind. */
const kinds: readonly { readonly path: RegExp; readonly read: Reader }[] = [
  { path: /^\.gitlab-ci\.ya?ml$/, read: readGitlab },
  { path: /(?:^|\/)\.pre-commit-config\.ya?ml$/, read: readPreCommit },
  { path: /^\.(?:husky|githooks)\/[\w-]+$/, read: readGitHook },
  { path: /^\.?lefthook\.(?:ya?ml|toml|json)$/, read: readLefthook },
  { path: /(?:^|\/)package\.json$/, read: readPackageJson },
  { path: /(?:^|\/)composer\.json$/, read: readComposer },
  { path: /(?:^|\/)pyproject\.toml$/, read: readPyproject },
  { path: /(?:^|\/)\.?ruff\.toml$/, read: readRuffToml },
  { path: /(?:^|\/)\.golangci\.(?:ya?ml|toml|json)$/, read: readGolangci },
  { path: /(?:^|\/)(?:GNUm|M|m)akefile$|\.mk$/, read: readMake },
  { path: /(?:^|\/)tox\.ini$/, read: readTox },
  { path: /(?:^|\/)noxfile\.py$/, read: readNox },
  { path: /(?:^|\/)Taskfile(?:\.dist)?\.ya?ml$/i, read: readTaskfile },
  { path: /(?:^|\/)\.?justfile$/i, read: readJust },
  { path: /\.(?:sh|bash)$|^(?:\.ci|ci|scripts?|hack|bin|tools|dev|build)\/[\w-]+$/, read: readShellScript },
];

export const isPipelineFile = ({ path, mode }: FileEntry): boolean => {
  if (mode !== 'file' && mode !== 'executable') return false;
  if (!kinds.some((kind) => kind.path.test(path))) return false;
  return !['vendored', 'test', 'example'].includes(zoneOf(path)) || /(?:^|\/)(?:test|tests|check|lint)[\w-]*\.sh$/.test(path);
};

export const readPipelineFile = (file: SourceFile): Omit<PipelineFile, 'path'> | undefined => kinds.find(({ path }) => path.test(file.path))?.read(file);
