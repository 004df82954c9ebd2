/** What every git is started with, so that nothing which a repository configures is run. */
export const hardenedConfig: readonly string[] = [
  'core.fsmonitor=false',
  'core.hooksPath=/dev/null',
  'core.untrackedCache=false',
  // Both repeat what objects say, and nobody compares: a commit without parents there has none.
  'core.commitGraph=false',
  'core.multiPackIndex=false',
  // Else git makes a sparse index of the one that we give it, and puts the trees of that into the object store.
  'index.sparse=false',
  'core.sshCommand=false',
  'core.attributesFile=/dev/null',
  'core.excludesFile=/dev/null',
  'core.alternateRefsCommand=',
  'core.gitProxy=',
  'core.pager=cat',
  'credential.helper=',
  'protocol.allow=never',
  'diff.external=',
  'diff.orderFile=/dev/null',
  'submodule.recurse=false',
  'log.showSignature=false',
  'gpg.program=false',
  'safe.bareRepository=explicit',
  'core.quotePath=false',
  // In another one not even the names of commits could be read.
  'i18n.logOutputEncoding=UTF-8',
  // Else git holds as much of a pack in memory as there is.
  'core.packedGitWindowSize=8m',
  'core.packedGitLimit=64m',
];

/** Rebuilt from nothing: no GIT_* of a surrounding hook and no home directory of the user reaches git. */
export const hardenedEnvironment = (extra: Readonly<Record<string, string>> = {}): Record<string, string> => ({
  PATH: process.env['PATH'] ?? '',
  ...(process.env['SystemRoot'] ? { SystemRoot: process.env['SystemRoot'] } : {}),
  LC_ALL: 'C',
  HOME: '/nonexistent',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_ATTR_NOSYSTEM: '1',
  GIT_OPTIONAL_LOCKS: '0',
  GIT_TERMINAL_PROMPT: '0',
  GIT_NO_LAZY_FETCH: '1',
  GIT_NO_REPLACE_OBJECTS: '1',
  GIT_GRAFT_FILE: '/dev/null',
  GIT_ALLOW_PROTOCOL: '',
  GIT_SSH_COMMAND: 'false',
  GIT_ASKPASS: 'false',
  // A kilobyte of the object store can be a commit of gigabytes, or a tag on a file of as many: git gives such a one up instead of unpacking it.
  GIT_ALLOC_LIMIT: '192m',
  ...extra,
});
