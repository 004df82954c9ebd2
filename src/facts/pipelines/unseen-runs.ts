import type { Pipelines } from './pipelines.ts';
import type { Step } from './step.ts';

type Steps = Pick<Pipelines, 'steps'>;

/** Collections of linters that run others, depending on settings. */
export const collections = ['megalinter', 'super-linter', 'trunk'];

/** Steps that run what the tree does not hold, or what nobody here knows, and that may be one of these tools. */
export const unseenRuns = ({ steps }: Steps, wanted: readonly string[]): readonly Step[] =>
  steps.filter(
    ({ uses, tools, disabled }) => !disabled && uses !== undefined && (isRemoteWorkflow(uses) || (tools.length === 0 && unknownScanner.test(uses))) && !namesAnother(uses, wanted),
  );

/** Steps that start a program of the repository which is not read here, and may start any tool. */
export const unreadPrograms = ({ steps }: Steps): readonly Step[] =>
  steps.filter(
    ({ disabled, words: [program = '', first = '', ...rest] }) =>
      !disabled && (builders.test(program) || isInEachPackage(program, [first, ...rest]) || (program === 'cargo' && /^(?:xtask|make)$/.test(first)) || isCheck(program, first)),
  );

const builders = /^(?:bazel|bazelisk|earthly|dagger|rake|invoke|inv|mage|plz|buck2?|pants|nix|devbox|mise|scons|waf|turbo|nx|lerna|lage|rush|moon|wireit)$/;

/** `pnpm -r lint` runs what each package of the repository calls so. */
const isInEachPackage = (program: string, words: readonly string[]): boolean =>
  /^(?:npm|pnpm|yarn|bun)$/.test(program) && words.some((word) => /^(?:-r|--recursive|workspaces?|-ws|--workspaces?(?:=.*)?|--filter(?:=.*)?)$/.test(word));

const isCheck = (program: string, file: string): boolean =>
  /^(?:python[\d.]*|node|deno|bun|tsx|ts-node|ruby|php|perl|pwsh)$/.test(program) &&
  /(?:audit|scan|secur|lint|check|verif|validat|quality|gate|ci)[\w-]*\.(?:py|[cm]?[jt]s|rb|php|pl|ps1)$/i.test(file);

/** An action, orb or template whose name says that it scans, and nobody here knows for what. */
const unknownScanner = /vuln|(?:^|[-_/.])sast(?:[-_/.]|$)|security[-_]?(?:scan|check|audit)|(?:vulnerability|code|secret|dependency|supply-chain)[-_]?scan/i;

/** A reusable workflow of another repository, or a template of Azure Pipelines from one, as far as its name does not say that it does something else. */
const isRemoteWorkflow = (uses: string): boolean =>
  /^[\w.-]+\/[\w.-]+\/\.github\/workflows\/[^@]+@|^(?:project|remote|template repository):|\.ya?ml@(?!self$)\w+$/.test(uses) &&
  !/(?:release|publish|deploy|docs?|stale|label|changelog|backport|assign|auto-?merge|close|fuzz|draft|triage|greet|welcome|lock|sync|notify|milestone|slsa|provenance|dependabot|renovate|update|project|cla)[\w-]*\.ya?ml/i.test(
    uses,
  );

const toolWords =
  /semgrep|codeql|gitleaks|trufflehog|dependency-review|trivy|hadolint|scorecard|govulncheck|golangci|ruleguard|zizmor|actionlint|bandit|snyk|osv|grype|checkov|prettier|eslint|codespell/i;

/** `…/gitleaks.yml@v1` says what it runs, and it is not what is wanted. */
const namesAnother = (uses: string, wanted: readonly string[]): boolean => {
  const named = toolWords.exec(uses.replace(/@.*/, ''))?.[0]?.toLowerCase();
  return named !== undefined && !wanted.some((tool) => tool.startsWith(named));
};
