import type { Step } from '../../../facts/pipelines/step.ts';
import { expression } from '../../../long-expression.ts';

/** What a pipeline may do with the code, as sentences name it and as commands do it. */
export interface Activity {
  readonly name: string;
  readonly says: RegExp;
  /** Compared with the words of a command, joined by spaces. */
  readonly does: readonly RegExp[];
  /** The actions that do it. */
  readonly actions?: RegExp;
}

/** A script of a manifest or a target of that name. */
const script = (names: string): RegExp =>
  new RegExp(
    String.raw`^(?:(?:npm|bun) run|pnpm(?: run)?|yarn(?: run)?)(?: -s| --silent)* (?:${names})(?![\w])|^(?:make|just|task|composer|rake|mage|deno task) (?:${names})(?![\w])`,
  );

/** The more special ones first: a race detector is part of the tests. */
export const activities: readonly Activity[] = [
  { name: 'the race detector', says: /\b(?:race detector|race detection|data race (?:detector|checks?))\b/gi, does: [/^go test\b.* -race\b/] },
  { name: 'ShellCheck', says: /\bshell ?check\b/gi, does: [/^shellcheck\b/], actions: /shellcheck/ },
  {
    name: 'checks of types',
    says: /\b(?:(?:typescript|static) )?type[- ]?check(?:s|ed|ing|ers?)?\b|\bstatic typing\b|\btypes are checked\b/gi,
    does: [/^(?:tsc|vue-tsc|mypy|pyright|basedpyright|ty check|pyre)\b/, script('type-?check(?:ing)?|types?|tsc|check:types|check-types|mypy')],
  },
  {
    name: 'checks of the format',
    says: /\b(?:code )?format(?:ting|ter)?(?: checks?| is checked)?\b|\bformatted\b/gi,
    does: [
      expression()`
        ^prettier\b.*(?:--check|-c\b|--list-different)|^(?:black|isort)\b.*--check|^ruff format\b.*--check|^gofmt\b.* -[a-z]*d|^cargo fmt\b.*--check
        |^rustfmt --check|^biome (?:ci|check|format)\b(?!.* --(?:write|fix))|^dotnet format\b.*--verify
      `,
      script('(?:format|fmt|prettier)[:-]check|check[:-]format'),
    ],
  },
  {
    name: 'linters',
    says: /\blint(?:s|ed|er|ers|ing)?\b(?: checks?)?|\bcode style checks?\b/gi,
    does: [
      expression()`
        ^(?:
          eslint|ruff check|flake8|pylint|golangci-lint|cargo clippy|rubocop|standardrb|oxlint|biome (?:ci|check|lint)|stylelint|phpcs|ktlint
          |detekt|swiftlint|shellcheck|hadolint|yamllint
        )\b|^go vet\b
      `,
      script(String.raw`lint(?:[:-][\w-]+)?|clippy|eslint`),
    ],
    actions: /golangci-lint-action/,
  },
  {
    name: 'tests',
    says: expression('gi')`
      \b(?:(?:unit|automated|full|whole|complete|entire)(?:,| and| \+)? ){0,4}tests?\b(?: (?:suites?|cases?))?|\btesting\b|\b(?:pytest|unittest|vitest|jest|phpunit|rspec|junit)\b
    `,
    does: [
      expression()`
        ^(?:pytest|tox|nox|vitest|jest|mocha|ava|phpunit|pest|rspec|ctest|playwright test|cypress run)\b
        |^python\d?(?:\.\d+)? -m (?:pytest|unittest|tox|nox)\b
        |^(?:go|cargo|dotnet|swift|flutter|dart|deno|bun|mix|zig build|sbt|lein|rails|bazel) test\b|^cargo (?:nextest run|llvm-cov)\b
        |^(?:mvn|mvnw|\.\/mvnw)\b.* (?:test|verify|install|package)\b|^(?:gradle|gradlew|\.\/gradlew)\b.* (?:test|check|build)\b|^node --test\b
        |^(?:npm|bun) (?:t|test)\b
      `,
      script(String.raw`tests?(?:[:-][\w:-]+)?|check|spec|coverage`),
    ],
  },
];

/** It tells what it is, writes what it finds or leaves out what it would do. */
const idle = expression()`
    (?:^|[ ])(?:
      --version|-V|--help|-h|--collect-only|--co|--no-run|--list-tests|--listTests|--if-present|--passWithNoTests|--fix|--write|-DskipTests(?:=true)?|-Dmaven\.test\.skip(?:=true)?
      |-x test|-run[ =]\W{0,3}\$?
    )(?=[ ]|$)
  `;

/** The steps that do it. What a script of a manifest is known to do is asked of what it calls: one that only prints does nothing. */
export const doing = ({ does, actions }: Activity, steps: readonly Step[]): readonly Step[] =>
  steps.filter((step) => {
    const command = step.words.join(' ');
    if (step.disabled || idle.test(command)) return false;
    const called = steps.filter(({ via }) => via.some(({ path, line, column }) => path === step.path && line === step.line && column === step.column));
    if (called.length > 0 && called.every(({ words, uses }) => uses === undefined && /^(?:echo|printf|true|exit|:)$/.test(words[0] ?? ':'))) return false;
    return does.some((sign) => sign.test(command)) || (step.uses !== undefined && actions?.test(step.uses) === true);
  });
