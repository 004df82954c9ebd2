import type { Step } from '../../../facts/pipelines/step.ts';
import { expression } from '../../../long-expression.ts';
import { literally } from '../literally.ts';

/** What a pipeline may do with the code, as sentences name it and as commands do it. */
export interface Activity {
  readonly name: string;
  readonly says: RegExp;
  /** Compared with the words of a command, joined by spaces, or with the name of an action or hook. */
  readonly does: readonly RegExp[];
  /** Found in the name of an action or hook. */
  readonly actions?: RegExp;
}

/** A script of a manifest or a target of that name, and not one that begins with it: `check-links` and `test-deps` do something else. */
const script = (names: string): RegExp =>
  new RegExp(`^(?:(?:npm|bun) run|pnpm(?: run)?|yarn(?: run)?)(?: -s| --silent)* (?:${names})(?= |$)|^(?:make|just|task|composer|rake|mage|deno task) (?:${names})(?= |$)`);

export const lockedInstall = 'installs from the lock file';
/** Commands that install what the lock file says, and fail where it says something else. */
const lockedInstalls: readonly Pick<Activity, 'says' | 'does'>[] = [
  { says: /(?:\b(?:installs?|installed|installation|dependencies|packages) )*(?:\b(?:with|via|using|by|through) )?\bnpm ci\b/gi, does: [/^npm (?:clean-install|ci)\b/] },
  { says: /\b(?:pnpm|bun|yarn) install --frozen-lockfile\b/gi, does: [/^(?:pnpm|bun|yarn) (?:i|install)\b.* --frozen-lockfile(?!=false)\b/] },
  { says: /\byarn install --immutable\b/gi, does: [/^yarn install\b.* --immutable\b/] },
  { says: /\buv sync --(?:frozen|locked)\b/gi, does: [/^uv sync\b.* --(?:frozen|locked)\b/] },
];

/** The more special ones first: a race detector is part of the tests. */
export const activities: readonly Activity[] = [
  { name: 'the race detector', says: /\b(?:race detector|race detection|data race (?:detector|checks?))\b/gi, does: [/^go test\b.* -race(?= |=true|$)/] },
  ...lockedInstalls.map(({ says, does }): Activity => ({ name: lockedInstall, says, does })),
  {
    name: 'ShellCheck',
    says: /\bshell ?check\b/gi,
    does: [/^shellcheck\b|^(?:xargs|find)\b.* shellcheck\b/],
    actions: /shellcheck/,
  },
  {
    name: 'checks of types',
    says: /\b(?:(?:typescript|static) )?type[- ]?check(?:s|ed|ing|ers?)?\b|\bstatic typing\b|\btypes are checked\b/gi,
    does: [/^(?:tsc|vue-tsc|mypy|pyright|basedpyright|ty check|pyre)\b/, script('type-?check(?:ing)?|tsc|check[:-]types|mypy')],
  },
  {
    name: 'checks of the format',
    says: /\b(?:code )?format(?:ting|ter)?(?: checks?| is checked)?\b|\bformatted\b/gi,
    does: [
      expression()`
        ^prettier\b.*(?:--check|-c\b|--list-different)|^(?:black|isort)\b.*--check|^ruff format\b.*--check|^gofmt\b(?!.* -w).* -[ds]{0,2}[ld]|^cargo fmt\b.*--check
        |^rustfmt --check|^biome (?:ci|check|format)\b(?!.* --(?:write|fix|apply))|^dotnet format\b.*--verify|^deno fmt\b.*--check
      `,
      // A target that is called `format` alone mostly writes.
      script('(?:format|fmt|prettier)[:-]check|check[:-](?:format|fmt|prettier)'),
    ],
  },
  {
    name: 'linters',
    says: /\blint(?:s|ed|er|ers|ing)?\b(?: checks?)?|\bcode style checks?\b/gi,
    does: [
      expression()`
        ^(?:
          eslint|ruff check|flake8|pylint|golangci-lint run|cargo clippy|rubocop|standardrb|oxlint|biome (?:ci|check|lint)|stylelint|phpcs|ktlint
          |detekt|swiftlint|shellcheck|hadolint|yamllint
        )\b|^go vet\b
      `,
      script(String.raw`lint(?:[:-](?!staged|install|deps|setup|init)[\w-]+)?|clippy|eslint`),
    ],
    actions: /golangci-lint-action/,
  },
  {
    name: 'builds',
    says: /\b(?:(?:production|release) )?builds?\b(?! (?:agent|server|machine|secret|artifact|provenance|environment|fail|break|is|was|that))/gi,
    does: [
      /^(?:vite|next|nuxt|astro|ng|webpack|rollup|tsup|hugo|jekyll|zig|swift|flutter|dotnet|go|cargo|docker(?: buildx)?) build(?=[ ]|$)|^(?:xcodebuild|msbuild)\b|^python\d? -m build\b/,
      /^(?:mvn|mvnw|\.\/mvnw)\b.* (?:package|verify|install|compile)(?=[ ]|$)|^(?:gradle|gradlew|\.\/gradlew)\b.* (?:assemble|build)\w*(?=[ ]|$)|^make$/,
      script('build(?:[:-](?:all|ci|prod|production|release|client|server|web|app|lib))*'),
    ],
  },
  {
    name: 'tests',
    says: expression('gi')`
      \b(?:(?:unit|automated|full|whole|complete|entire)(?:,| and| \+)? ){0,4}tests?\b(?: (?:suites?|cases?))?|\btesting\b|\b(?:pytest|unittest|vitest|jest|phpunit|rspec|junit)\b
    `,
    does: [
      expression()`
        ^(?:pytest|vitest|jest|mocha|ava|phpunit|pest|rspec|ctest|playwright test|cypress run)(?=[ ]|$)
        |^python\d?(?:\.\d+)? -m (?:pytest|unittest)\b
        |^(?:python\d?(?:\.\d+)? -m )?(?:tox|nox)\b(?:(?!.* -{1,2}(?:e|s|env|sessions?)\b)|.* -{1,2}(?:e|s|env|sessions?)[ =](?:py\d*|tests?|unit)\b)
        |^(?:go|cargo|dotnet|swift|flutter|dart|deno|bun|mix|zig build|sbt|lein|rails|bazel) test(?=[ ]|$)|^cargo (?:nextest run|llvm-cov)\b
        |^(?:mvn|mvnw|\.\/mvnw)\b.* (?:test|verify|install|package)(?=[ ]|$)|^(?:gradle|gradlew|\.\/gradlew)\b.* (?:test|check|build)(?=[ ]|$)|^node --test\b
        |^(?:npm|bun) (?:t|test)(?=[ ]|$)
      `,
      script('tests?(?:[:-](?:all|ci|cov|coverage|unit|integration|e2e|functional|full|race|node|browser|backend|frontend|server|client))*|spec|coverage'),
    ],
  },
];

/** "CI runs `npm run audit:secrets`": the script of that name, and no other. */
export const scriptsIn = (text: string): readonly Activity[] =>
  [...new Set([...text.matchAll(/\b(?:npm|pnpm|yarn|bun) run [\w:.-]{2,40}/g)].map(([found]) => found.replace(/[.:-]+$/, '')))].map((name) => ({
    name,
    says: new RegExp(String.raw`${literally(name).source}(?![\w:-])`, 'g'),
    does: [new RegExp(`^${literally(name).source}(?= |$)`)],
  }));

/** It says something of itself or lists what it would do, writes what it finds, builds tests without running them, or leaves them out. */
const idle = expression()`
  [ ](?:--(?:version|help|list|list-?[tT]ests|collect-only|co|no-run|dry-run|clearCache|showConfig|print-config|init|show-only|if-present|passWithNoTests|fix|write)|-[hV])(?=[ =]|$)
  |[ ]-(?:DskipTests|DskipUTs|Dmaven\.test\.skip)(?!=false)|[ ](?:-x|--exclude-task)[ =]:?(?:[\w-]{1,40}:)?(?:test|check)(?=[ ]|$)
  |^go test\b.* -(?:c|list|run[ =](?:\W{1,3}|NONE|XXX))(?=[ =]|$)|^ctest\b.* -N(?=[ ]|$)|^vitest (?:list|bench|init)\b
`;

/** The steps that do it. What a script of a manifest is known to do is asked of what it calls: one that only prints does nothing. */
export const doing = ({ does, actions }: Activity, steps: readonly Step[]): readonly Step[] =>
  steps.filter((step) => {
    const { uses } = step;
    const command = step.words.join(' ');
    if (step.disabled || idle.test(command)) return false;
    const called = steps.filter(({ via }) => via.some(({ path, line, column }) => path === step.path && line === step.line && column === step.column));
    if (called.length > 0 && called.every(({ words, uses: action }) => action === undefined && /^(?:echo|printf|true|exit|:)$/.test(words[0] ?? ':'))) return false;
    return does.some((sign) => sign.test(command) || (uses !== undefined && sign.test(uses))) || (uses !== undefined && actions?.test(uses) === true);
  });
