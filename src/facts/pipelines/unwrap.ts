/** Programs that run another program: the words that start them, and which of their flags take a value. */
const runners: readonly { readonly words: RegExp; readonly valued: RegExp }[] = [
  { words: /^(?:npx|bunx|pnpx|(?:npm|pnpm) (?:exec|x)|(?:pnpm|yarn) dlx|bun x|yarn exec) /, valued: /^(?:-p|--package|-w|--workspace|--filter|-C|--dir|-c|--call)$/ },
  {
    words: /^(?:uvx|uv tool run|uv run|pipx run|poetry run|pipenv run|pdm run|hatch run|rye run|pixi run|conda run|micromamba run) /,
    valued:
      /^(?:--with|--with-editable|--with-requirements|--from|--group|--only-group|--extra|--python|-p|--package|--project|--directory|--env-file|--index-url|--spec|-n|--name|-C|-e|-m)$/,
  },
  { words: /^(?:python[\d.]*|py|pypy3?) (?:-[IuBEsS] )*-m /, valued: /^$/ },
  { words: /^(?:go run|go tool|gotip run) /, valued: /^-(?:C|mod|modfile|tags|exec)$/ },
  {
    words:
      /^(?:bundle exec|dotnet tool run|mise (?:exec|x)|asdf exec|direnv exec \.|devbox run|pkgx|composer exec|phpx?|rtk|corepack|cross-env|dotenv|op run|doppler run|infisical run|aws-vault exec \S+) /,
    valued: /^(?:-e|--env-file|-f|--config|-p)$/,
  },
];

const maxDepth = 6;

/** `poetry run python -m bandit -r .` → `bandit -r .`: the program that is really run, its version and folder left out. */
export const unwrap = (words: readonly string[]): readonly string[] => {
  let left = withBareProgram(words);
  for (let depth = 0; depth < maxDepth; depth++) {
    const line = `${left.join(' ').slice(0, 2000)} `;
    const runner = runners.find((each) => each.words.test(line));
    if (!runner) return left;
    const taken = (runner.words.exec(line)?.[0] ?? '').trim().split(' ').length;
    let at = taken;
    while (left[at]?.startsWith('-')) {
      const flag = left[at] ?? '';
      at += runner.valued.test(flag) ? 2 : 1;
      if (flag === '--') break;
    }
    if (at >= left.length) return left;
    left = withBareProgram(left.slice(at));
  }
  return left;
};

const withBareProgram = ([program = '', ...rest]: readonly string[]): readonly string[] => [bareName(program), ...rest];

/** `./node_modules/.bin/eslint`, `golang.org/x/vuln/cmd/govulncheck@v1.1.4`, `@scope/tool@2`, `bandit[toml]==1.8`, `$(go env GOPATH)/bin/gosec`, `test:cov` of hatch stay or lose what is not the name. */
const bareName = (program: string): string => {
  const unversioned = program
    .replace(/(.)@[^/@]*$/, '$1')
    .replace(/(\w)(?:\[[\w,-]*\])?[=~<>!]=[\w.*]+$/, '$1')
    .replace(/\.exe$/i, '');
  if (unversioned.startsWith('@') && unversioned.split('/').length === 2) return unversioned;
  const parts = unversioned.split('/').filter((part) => part !== '' && !/^v\d+$/.test(part) && part !== '...');
  return parts.at(-1) ?? program;
};
