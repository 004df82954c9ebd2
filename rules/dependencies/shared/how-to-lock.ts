/** What writes the lock file of an ecosystem, for people to type. */
const writes: Readonly<Record<string, string>> = {
  bundler: 'bundle lock',
  bun: 'bun install',
  cargo: 'cargo generate-lockfile',
  cocoapods: 'pod install',
  composer: 'composer update',
  deno: 'deno install',
  gomod: 'go mod tidy',
  helm: 'helm dependency update',
  mix: 'mix deps.get',
  nix: 'nix flake lock',
  npm: 'npm install (or pnpm, yarn or bun install)',
  opentofu: 'tofu init',
  pip: 'uv lock, poetry lock or pip-compile',
  pub: 'dart pub get',
  swift: 'swift package resolve',
  terraform: 'terraform init',
  uv: 'uv lock',
};

/** Those that write one only when told to. */
const switchedOn: Readonly<Record<string, string>> = {
  gradle: 'Lock the configurations (dependencyLocking { lockAllConfigurations() }), run gradle dependencies --write-locks, and commit the lock files.',
  nuget: 'Set RestorePackagesWithLockFile to true in Directory.Build.props, run dotnet restore, and commit each packages.lock.json.',
};

export const howToLock = (ecosystem: string, [name]: readonly string[]): string | undefined => {
  const command = writes[ecosystem];
  return switchedOn[ecosystem] ?? (command && name !== undefined ? `Run ${command}, and commit ${ecosystem === 'npm' ? 'the lock file that it writes' : name}.` : undefined);
};
