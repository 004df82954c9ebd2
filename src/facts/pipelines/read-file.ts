import type { FileEntry } from '../../repo/snapshot.ts';
import { anyOf } from '../paths.ts';
import type { SourceFile } from '../source-file.ts';
import { zoneOf } from '../zone.ts';
import type { PipelineFile } from './pipeline-file.ts';
import { looksLikeJobs, readGitlab, unlessBroken } from './read-gitlab.ts';
import { readGoreleaser } from './read-goreleaser.ts';
import { readGitHook, readLefthook, readPreCommit } from './read-hooks.ts';
import { readJenkinsfile } from './read-jenkinsfile.ts';
import { readComposer, readPackageJson, readPyproject, readRequirements } from './read-manifests.ts';
import { readRake } from './read-rake.ts';
import { readBuildFile, readClangTidy, readEslint, readGolangci, readRuffToml } from './read-switches.ts';
import { readJust, readMake, readNox, readShellScript, readTaskfile, readTox } from './read-targets.ts';
import { readYamlCi } from './read-yaml-ci.ts';

type Reader = (file: SourceFile) => Omit<PipelineFile, 'path'> | undefined;

/** Every kind of file that says what runs in CI, by path. A file has one kind. */
const kinds: readonly { readonly path: RegExp; readonly read: Reader }[] = [
  { path: /^\.gitlab-ci\.ya?ml$|\.gitlab-ci\.ya?ml$|^(?:\.gitlab|\.?gitlab-ci)\/.*\.ya?ml$/, read: readGitlab },
  { path: /^\.circleci\/[^/]+\.ya?ml$/, read: readYamlCi('circleci') },
  {
    path: /^(?:eng|build|\.?ci|\.?pipelines|devops|\.devops|azure)\/.*\.ya?ml$/,
    read: (file) => (looksLikeAzure(file.text) ? readYamlCi('azure') : readNamed)(file),
  },
  {
    path: /(?:^|\/)azure-pipelines[^/]*\.ya?ml$|^\.(?:azure-pipelines|azuredevops|ado|vsts)\/.*\.ya?ml$|^(?:azure-)?pipelines\/.*\.ya?ml$|^\.vsts-ci\.ya?ml$/,
    // A pipeline of GitLab may include its jobs from a folder of this name.
    read: (file) => (looksLikeJobs(file.text) && !/^[ \t]*(?:-[ \t]+)?(?:steps|jobs|pool|parameters)\s*:/m.test(file.text) ? readNamed : readYamlCi('azure'))(file),
  },
  { path: /(?:^|\/)Jenkinsfile(?:[._-][^/]*)?$|\.jenkinsfile$/i, read: readJenkinsfile },
  { path: /^\.travis\.ya?ml$/, read: readYamlCi('travis') },
  { path: /^\.drone[\w.-]*\.ya?ml$/, read: readYamlCi('drone') },
  { path: /^\.woodpecker(?:\.ya?ml$|\/.*\.ya?ml$)/, read: readYamlCi('woodpecker') },
  { path: /^\.buildkite\/.*\.ya?ml$/, read: readYamlCi('buildkite') },
  { path: /^bitbucket-pipelines\.ya?ml$/, read: readYamlCi('bitbucket') },
  { path: /^\.?appveyor\.ya?ml$/, read: readYamlCi('appveyor') },
  { path: /^\.cirrus\.ya?ml$/, read: readYamlCi('cirrus') },
  { path: /(?:^|\/)cloudbuild[^/]*\.ya?ml$/, read: readYamlCi('cloudbuild') },
  { path: /(?:^|\/)buildspec[^/]*\.ya?ml$/, read: readYamlCi('codebuild') },
  { path: /(?:^|\/)\.pre-commit-config\.ya?ml$/, read: readPreCommit },
  { path: /^\.(?:husky|githooks)\/[\w-]+$/, read: readGitHook },
  { path: /^\.?lefthook\.(?:ya?ml|toml|json)$/, read: readLefthook },
  { path: /^(?:\.config\/)?\.?goreleaser[\w.-]*\.ya?ml$/, read: readGoreleaser },
  { path: /(?:^|\/)package\.json$/, read: readPackageJson },
  { path: /(?:^|\/)composer\.json$/, read: readComposer },
  { path: /(?:^|\/)pyproject\.toml$/, read: readPyproject },
  { path: /(?:^|\/)\.?ruff\.toml$/, read: readRuffToml },
  { path: /(?:^|\/)\.?golangci[\w.-]*\.(?:ya?ml|toml|json)$/, read: readGolangci },
  { path: /(?:^|\/)(?:eslint\.config\.[cm]?[jt]s|\.eslintrc(?:\.(?:json|[cm]?js|ya?ml))?)$/, read: readEslint },
  { path: /(?:^|\/)\.clang-tidy$/, read: readClangTidy },
  {
    path: /(?:^|\/)(?:pom\.xml|[\w.-]+\.gradle(?:\.kts)?|libs\.versions\.toml|build\.sbt|project\/plugins\.sbt|Directory\.(?:Build|Packages)\.(?:props|targets)|[^/]+\.(?:cs|fs|vb)proj)$/,
    read: readBuildFile,
  },
  { path: /(?:^|\/)(?:GNUm|M|m)akefile$|\.mk$/, read: readMake },
  { path: /(?:^|\/)tox\.ini$/, read: readTox },
  { path: /(?:^|\/)noxfile\.py$/, read: readNox },
  { path: /(?:^|\/)Taskfile(?:\.dist)?\.ya?ml$/i, read: readTaskfile },
  { path: /(?:^|\/)\.?justfile$/i, read: readJust },
  { path: /(?:^|\/)Rakefile$|\.rake$/, read: readRake },
  { path: /\.(?:sh|bash)$|^(?:\.ci|ci|scripts?|hack|bin|tools|dev|build)\/(?:[\w.-]+\/){0,3}[\w-]+$/, read: readShellScript },
  { path: /(?:^|[-_/])requirements[^/]*\.(?:txt|in)$/, read: readRequirements },
  { path: /^[^/]+\.ya?ml$/, read: (file) => (says(looksLikeAzure, file) ? readYamlCi('azure') : readNamed)(file) },
  { path: /\.ya?ml$/, read: (file) => (says(namesAzure, file) ? readYamlCi('azure') : readNamed)(file) },
];

/** Of a file that any name may have: one that is too long for a pipeline, or no text, is none. */
const says = (test: (text: string) => boolean, file: SourceFile): boolean => unlessBroken((one) => test(one.text) || undefined)(file) === true;

/** A pipeline of GitLab includes jobs from wherever they are, and golangci-lint reads any file that it is told to. */
const readNamed: Reader = unlessBroken((file) => (/^linters\s*:/m.test(file.text) ? readGolangci : readGitlab)(file));

/** Azure Pipelines start from any file that somebody names in its settings; tasks, machines and templates of its own kind tell. */
const namesAzure = (text: string): boolean =>
  /vmImage:|(?:task|template):[ \t]/.test(text) && /^[ \t]*(?:-[ \t]+)?(?:task:\s*[\w.]+@\d|vmImage:|template:\s*\S+\.ya?ml@\w)/m.test(text);

const looksLikeAzure = (text: string): boolean =>
  namesAzure(text) || (/^(?:steps|jobs|stages):\s*$/m.test(text) && /^[ \t]*-[ \t]+(?:script|bash|pwsh|powershell|template|job|stage):/m.test(text));

/** What a pipeline runs, or includes, has the name of what it does. */
const forTests = /(?:^|\/)(?:test|tests|check|lint)[\w-]*\.sh$|^\.?ci\/[^/]+\.ya?ml$/;

const isOfAnyKind = anyOf(kinds.map(({ path }) => path));

export const isPipelineFile = ({ path, mode }: FileEntry): boolean => {
  if (mode !== 'file' && mode !== 'executable') return false;
  return (!['vendored', 'test', 'example'].includes(zoneOf(path)) || forTests.test(path)) && isOfAnyKind(path);
};

export const readPipelineFile = (file: SourceFile): Omit<PipelineFile, 'path'> | undefined => kinds.find(({ path }) => path.test(file.path))?.read(file);
