import type { Command } from './dockerfiles.ts';

/** What an install command says of versions: fixed by a lock file or a version, or left to the day; `lock` names the file that would fix it. */
export type Install = { readonly is: 'frozen' } | { readonly is: 'loose'; readonly what: string; readonly fix: string; readonly lock?: readonly string[] };

const frozen: Install = { is: 'frozen' };
const loose = (what: string, fix: string, lock?: readonly string[]): Install => ({ is: 'loose', what, fix, ...(lock ? { lock } : {}) });

const npmLocks = ['package-lock.json', 'npm-shrinkwrap.json'];

export const installOf = (command: Command): Install | undefined => {
  const { name, args } = command;
  const words = args.map(({ text }) => text);
  if (name === 'npm') return npm(words);
  if (name === 'yarn') return yarn(words);
  if (name === 'pnpm') return pnpm(words);
  if (name === 'bun') return bun(words);
  if (/^pip[\d.]*$/.test(name)) return words[0] === 'install' ? pip(words.slice(1)) : undefined;
  if (/^python[\d.]*$/.test(name) && words[0] === '-m' && words[1] === 'pip' && words[2] === 'install') return pip(words.slice(3));
  if (name === 'uv') return /^(?:pip|tool)$/.test(words[0] ?? '') && words[1] === 'install' ? pip(words.slice(2)) : words[0] === 'sync' ? uvSync(words) : undefined;
  if (name === 'pipx') return words[0] === 'install' ? pip(words.slice(1)) : undefined;
  if (name === 'poetry' && words[0] === 'install') return frozen;
  if (name === 'pipenv') return pipenv(words);
  if (name === 'bundle' || name === 'bundler') return bundle(words);
  if (name === 'go') return goInstall(words);
  if (name === 'cargo') return cargoInstall(words);
  if (name === 'composer' && words.includes('install')) return frozen;
  return undefined;
};

const plainWords = (words: readonly string[], ...valued: readonly RegExp[]): readonly string[] =>
  words.filter((word, at) => !word.startsWith('-') && !valued.some((option) => option.test(words[at - 1] ?? '')));

/** Options of npm, yarn and pnpm whose value is the next word. */
const nodeValued =
  /^(?:-[CF]|--(?:prefix|dir|cwd|workspace|filter|loglevel|registry|cache|cache-folder|store-dir|modules-folder|userconfig|omit|include|install-strategy|before|tag|network-timeout|network-concurrency|child-concurrency|fetch-(?:timeout|retries|retry-(?:mintimeout|maxtimeout|factor))|mutex|otp|https?-proxy|script-shell|reporter|node-linker|virtual-store-dir|lockfile-dir))$/;

const npm = (words: readonly string[]): Install | undefined => {
  // Of npm, -w names a workspace; to pnpm it is the root of all.
  const [verb, ...names] = plainWords(words, nodeValued, /^-w$/);
  if (verb === 'ci' || verb === 'clean-install') return frozen;
  if (verb === undefined || !/^(?:install|i|add|in)$/.test(verb)) return undefined;
  if (names.length === 0) return loose('npm install may take other versions than the lock file names', 'npm ci', npmLocks);
  return unpinnedNames(names, 'npm');
};

/** `name@1.2`, also with a scope, or a repository with `#commit`; folders, archives and what a variable names are left alone. */
const unpinnedNames = (names: readonly string[], tool: string): Install | undefined => {
  const packages = names.filter((name) => !/^[./$~]|^(?:file|https?):|\.(?:tgz|tar|tar\.gz)$/.test(name));
  // In an address, what stands behind @ is the host.
  const open = packages.find((name) => !(/:\/\/|^git@/.test(name) ? /#[^#]*[\d$]/ : /.@[^@/]*[\d$]|#[^#]*[\d$]/).test(name));
  if (open !== undefined && /[:/]/.test(open.replace(/^@[^/]+\//, '')))
    return loose(`${tool} installs ${open.slice(0, 200)} as it is on that day`, 'an address that ends in #COMMIT');
  if (open !== undefined) return loose(`${tool} installs ${open} in whatever version is the newest`, `${open.replace(/(?<=.)@.*/, '')}@VERSION`);
  return packages.length > 0 ? frozen : undefined;
};

const yarn = (words: readonly string[]): Install | undefined => {
  const [verb, ...rest] = plainWords(words, nodeValued);
  if (verb === 'global' && rest[0] === 'add') return unpinnedNames(rest.slice(1), 'yarn');
  if (verb === 'add') return unpinnedNames(rest, 'yarn');
  if (verb !== undefined && verb !== 'install') return undefined;
  if (words.some((word) => word === '--version' || word === '-v')) return undefined;
  if (words.some((word) => /^--(?:frozen-lockfile|immutable|immutable-cache|pure-lockfile)(?:=true)?$/.test(word))) return frozen;
  return loose('yarn install may take other versions than the lock file names', 'yarn install --immutable', ['yarn.lock']);
};

const pnpm = (words: readonly string[]): Install | undefined => {
  const [verb, ...names] = plainWords(words, nodeValued);
  if (verb === 'add' || (/^i(?:nstall)?$/.test(verb ?? '') && names.length > 0)) return unpinnedNames(names, 'pnpm');
  if (verb !== 'install' && verb !== 'i') return verb === 'fetch' ? frozen : undefined;
  if (words.some((word) => /^--(?:frozen-lockfile|offline)(?:=true)?$/.test(word))) return frozen;
  return loose('pnpm install may take other versions than the lock file names', 'pnpm install --frozen-lockfile', ['pnpm-lock.yaml']);
};

const bun = (words: readonly string[]): Install | undefined => {
  const [verb, ...names] = plainWords(words, /^(?:-c|--(?:cwd|config|registry|filter|cache-dir|backend|omit|linker|network-concurrency|concurrent-scripts|cafile))$/);
  if (verb === 'ci') return frozen;
  if (verb === 'add' || verb === 'a' || (/^i(?:nstall)?$/.test(verb ?? '') && names.length > 0)) return unpinnedNames(names, 'bun');
  if (verb !== 'install' && verb !== 'i') return undefined;
  return words.includes('--frozen-lockfile')
    ? frozen
    : loose('bun install may take other versions than the lock file names', 'bun install --frozen-lockfile', ['bun.lock', 'bun.lockb']);
};

const uvSync = (words: readonly string[]): Install =>
  words.some((word) => word === '--frozen' || word === '--locked') ? frozen : loose('uv sync may change the lock file', 'uv sync --locked', ['uv.lock']);

const pipValued =
  /^(?:-[a-zA-Z]{0,9}[rcifteCPb]|--(?:requirement|constraints?|overrides?|build-constraints?|index-url|extra-index-url|find-links|target|prefix|root|src|python|editable|trusted-host|cache-dir|timeout|retries|resume-retries|platform|python-platform|python-version|python-preference|index|default-index|index-strategy|keyring-provider|link-mode|exclude-newer|implementation|abi|only-binary|no-binary|upgrade-strategy|upgrade-package|refresh-package|reinstall-package|progress-bar|proxy|cert|client-cert|config-settings?|global-option|build-option|report|log|root-user-action|exists-action|use-feature|use-deprecated|group|extra|prerelease|resolution|torch-backend))$/;

const pip = (words: readonly string[]): Install | undefined => {
  if (words.includes('--require-hashes')) return frozen;
  // What a file of constraints pins, it does not say here.
  if (words.some((word) => word === '--no-index' || /^(?:-c.*|--constraints?(?:=.*)?)$/.test(word))) return undefined;
  const names = plainWords(words, pipValued);
  const editable = words.filter((_, at) => /^(?:-e|--editable)$/.test(words[at - 1] ?? ''));
  const branch = [...names, ...editable].find(isMovingSource);
  if (branch !== undefined) return loose(`pip installs ${branch.slice(0, 200)} as it is on that day`, 'an address with @COMMIT');
  const packages = names.filter((name) => !/^[./$~]|\.(?:whl|zip|tar\.gz)$|^[\w.-]+\/|^(?:git\+|https?:|file:)|^["']?\$/.test(name) && name.trim() !== '');
  const open = packages.find((name) => !/===?[\s]*[\w$]|@[\s]*(?:https?:|git\+|file:|\d)/.test(name));
  if (open !== undefined) return loose(`pip installs ${open} in whatever version fits on that day`, `${open.split(/[<>=!~ ]/)[0]}==VERSION, or a requirements file with hashes`);
  return packages.length > 0 ? frozen : undefined;
};

const pipenv = (words: readonly string[]): Install | undefined => {
  const [verb, ...names] = plainWords(words, /^(?:-[ircp]|--(?:python|index|pypi-mirror|requirements|categories|extra-pip-args))$/);
  if (verb === 'sync') return frozen;
  if (verb !== 'install') return undefined;
  if (words.some((word) => word === '--deploy' || word === '--ignore-pipfile')) return frozen;
  return names.length > 0 ? pip(names) : loose('pipenv install may write the lock file anew', 'pipenv sync, or pipenv install --deploy', ['Pipfile.lock']);
};

const bundle = (words: readonly string[]): Install | undefined => {
  const [verb] = plainWords(words, /^(?:-[jr]|--(?:gemfile|jobs|retry|path|without|with|binstubs|shebang|standalone|trust-policy))$/);
  if (verb !== undefined && verb !== 'install') return undefined;
  if (words.some((word) => word === '--version' || word === '--help')) return undefined;
  if (words.some((word) => word === '--deployment' || word === '--frozen')) return frozen;
  return loose('bundle install may take other versions than the lock file names', 'bundle config set frozen true before it', ['Gemfile.lock', 'gems.locked']);
};

/** `bundle config set --local deployment true`: keeps every later install of these images to the lock file. */
export const freezesBundle = ({ name, args }: Command): boolean => {
  const words = args.map(({ text }) => text);
  return /^bundler?$/.test(name) && words[0] === 'config' && words.some((word) => /^(?:deployment|frozen)$/.test(word)) && words.some((word) => /^(?:true|1)$/.test(word));
};

/** A repository without `@` and a commit or tag behind its path. */
const isMovingSource = (name: string): boolean => {
  if (/^(?:[^@\s]+\s*@\s*)?https?:\/\/[^\s?#]+\/(?:archive|zipball|tarball)\/(?:refs\/heads\/|(?:main|master|trunk|develop|dev|HEAD)(?:\.(?:zip|tar\.\w+))?$)/.test(name))
    return true;
  const path = /^(?:[^@\s]+\s*@\s*)?(?:git|hg|svn|bzr)\+[\w+]{2,12}:\/\/[^/]*(\/[^#]*)/.exec(name)?.[1];
  return path !== undefined && !path.includes('$') && !/@(?!(?:main|master|trunk|develop|dev|HEAD)$)[^@]+$/.test(path);
};

const goInstall = (words: readonly string[]): Install | undefined => {
  const [verb = '', ...rest] = words;
  if (verb === 'mod' && rest[0] === 'download') return frozen;
  if (!/^(?:install|get|run)$/.test(verb)) return undefined;
  // What stands behind the program is for the program.
  const named = rest.filter((word) => !word.startsWith('-')).slice(0, verb === 'run' ? 1 : undefined);
  // Without a version `get` takes the newest, and the others what go.mod says.
  const open = named.find((word) => /@(?:latest|upgrade|patch|master|main|HEAD)$/.test(word) || (verb === 'get' && /^[\w-]+(?:\.[\w-]+)+\/[^@]*$/.test(word)));
  if (open !== undefined) return loose(`go ${verb} ${open.slice(0, 200)} takes whatever is the newest`, `${open.replace(/@.*/, '')}@vVERSION`);
  return named.some((word) => /@v?\d|@\$/.test(word)) ? frozen : undefined;
};

const cargoInstall = (words: readonly string[]): Install | undefined => {
  const verb = plainWords(words).find((word) => !word.startsWith('+'));
  if (words.includes('--locked') || words.includes('--frozen')) return frozen;
  return verb === 'install' ? loose('cargo install without --locked takes other versions than the program was released with', 'cargo install --locked') : undefined;
};
