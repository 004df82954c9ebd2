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
  if (name === 'uv') return words[0] === 'pip' && words[1] === 'install' ? pip(words.slice(2)) : words[0] === 'sync' ? uvSync(words) : undefined;
  if (name === 'poetry' && words[0] === 'install') return frozen;
  if (name === 'pipenv') return words[0] === 'sync' || words.includes('--deploy') ? frozen : undefined;
  if (name === 'go') return goInstall(words);
  if (name === 'cargo') return cargoInstall(words);
  if (name === 'composer' && words.includes('install')) return frozen;
  return undefined;
};

const plainWords = (words: readonly string[]): readonly string[] => words.filter((word) => !word.startsWith('-'));

const npm = (words: readonly string[]): Install | undefined => {
  const [verb, ...names] = plainWords(words);
  if (verb === 'ci' || verb === 'clean-install') return frozen;
  if (verb === undefined || !/^(?:install|i|add|in)$/.test(verb)) return undefined;
  if (names.length === 0) return loose('npm install may take other versions than the lock file names', 'npm ci', npmLocks);
  return unpinnedNames(names, 'npm');
};

/** `name@1.2`, also with a scope; folders, archives and what a variable names are left alone. */
const unpinnedNames = (names: readonly string[], tool: string): Install | undefined => {
  const packages = names.filter((name) => !/^[./$]|^(?:file|git|https?)[:+]|\.tgz$/.test(name));
  const open = packages.find((name) => !/.@[^@]*[\d$]/.test(name));
  if (open !== undefined) return loose(`${tool} installs ${open} in whatever version is the newest`, `${open.replace(/(?<=.)@.*/, '')}@VERSION`);
  return packages.length > 0 ? frozen : undefined;
};

const yarn = (words: readonly string[]): Install | undefined => {
  const [verb, ...rest] = plainWords(words);
  if (verb === 'global' && rest[0] === 'add') return unpinnedNames(rest.slice(1), 'yarn');
  if (verb !== undefined && verb !== 'install') return undefined;
  if (words.some((word) => word === '--version' || word === '-v')) return undefined;
  if (words.some((word) => /^--(?:frozen-lockfile|immutable|immutable-cache|pure-lockfile)(?:=true)?$/.test(word))) return frozen;
  return loose('yarn install may take other versions than the lock file names', 'yarn install --immutable', ['yarn.lock']);
};

const pnpm = (words: readonly string[]): Install | undefined => {
  const [verb, ...names] = plainWords(words);
  if (verb === 'add' && words.some((word) => word === '-g' || word === '--global')) return unpinnedNames(names, 'pnpm');
  if (verb !== 'install' && verb !== 'i') return verb === 'fetch' ? frozen : undefined;
  if (words.some((word) => /^--(?:frozen-lockfile|offline)(?:=true)?$/.test(word))) return frozen;
  return loose('pnpm install may take other versions than the lock file names', 'pnpm install --frozen-lockfile', ['pnpm-lock.yaml']);
};

const bun = (words: readonly string[]): Install | undefined => {
  const [verb, ...names] = plainWords(words);
  if (verb === 'ci') return frozen;
  if ((verb !== 'install' && verb !== 'i') || names.length > 0) return undefined;
  return words.includes('--frozen-lockfile')
    ? frozen
    : loose('bun install may take other versions than the lock file names', 'bun install --frozen-lockfile', ['bun.lock', 'bun.lockb']);
};

const uvSync = (words: readonly string[]): Install =>
  words.some((word) => word === '--frozen' || word === '--locked') ? frozen : loose('uv sync may change the lock file', 'uv sync --locked', ['uv.lock']);

const pipValued =
  /^(?:-r|--requirement|-c|--constraint|-i|--index-url|--extra-index-url|-f|--find-links|-t|--target|--prefix|--root|--src|--python|-e|--editable|--trusted-host|--cache-dir|--timeout|--retries|--platform|--python-version|--python-preference|--index|--default-index|--index-strategy|--keyring-provider|--link-mode|--exclude-newer|--implementation|--abi|--only-binary|--no-binary|--upgrade-strategy|--progress-bar|--proxy|--cert|--config-settings|-C|--global-option|--report|--log)$/;

const pip = (words: readonly string[]): Install | undefined => {
  if (words.includes('--require-hashes')) return frozen;
  if (words.some((word) => word === '--no-index')) return undefined;
  const names: string[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? '';
    if (pipValued.test(word)) at++;
    else if (!word.startsWith('-')) names.push(word);
  }
  const packages = names.filter((name) => !/^[./$~]|\.(?:whl|zip|tar\.gz)$|^(?:git\+|https?:|file:)|^["']?\$/.test(name) && name.trim() !== '');
  const open = packages.find((name) => !/===?[\s]*[\w$]|@[\s]*(?:https?:|git\+|file:)/.test(name));
  if (open !== undefined) return loose(`pip installs ${open} in whatever version fits on that day`, `${open.split(/[<>=!~ ]/)[0]}==VERSION, or a requirements file with hashes`);
  return packages.length > 0 ? frozen : undefined;
};

const goInstall = (words: readonly string[]): Install | undefined => {
  if (words[0] === 'mod' && words[1] === 'download') return frozen;
  if (words[0] !== 'install') return undefined;
  const open = words.find((word) => /@(?:latest|master|main|HEAD)$/.test(word));
  if (open !== undefined) return loose(`go install ${open} takes whatever is the newest`, `${open.replace(/@.*/, '')}@vVERSION`);
  return words.some((word) => /@v?\d|@\$/.test(word)) ? frozen : undefined;
};

const cargoInstall = (words: readonly string[]): Install | undefined => {
  const verb = plainWords(words).find((word) => !word.startsWith('+'));
  if (words.includes('--locked') || words.includes('--frozen')) return frozen;
  return verb === 'install' ? loose('cargo install without --locked takes other versions than the program was released with', 'cargo install --locked') : undefined;
};
