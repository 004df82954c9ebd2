import { snykAction } from './dependencies.ts';
import type { Tool } from './tool.ts';

/** Options win over the settings file: what leaves S out, and a selection of its own without it. */
export const ruffSecurityOff = /--(?:extend-)?ignore[ =](?:\S*,)?S(?:[, ]|$)|--select[ =](?!(?:\S*,)?(?:S\d*|ALL)(?:[, ]|$))(?!.*--extend-select[ =](?:\S*,)?S)/m;

/** An option of golangci-lint wins over its settings file. */
export const gosecOff = /(?:-D|--disable)[ =]\S*\bgosec\b/;

/** Tools that read the source. */
export const staticAnalysis: readonly Tool[] = [
  { name: 'gosec', commands: ['gosec'], uses: ['securego/gosec'], images: ['securego/gosec'], hooks: ['gosec', 'go-sec', 'go-sec-mod', 'go-sec-repo-mod'] },
  {
    name: 'golangci-lint',
    commands: [/^golangci-lint(?: -\S+(?: [^-\s]\S*)?)* (?:run|r)\b/, /^golangci-lint$/],
    uses: ['golangci/golangci-lint-action', 'reviewdog/action-golangci-lint'],
    images: ['golangci/golangci-lint'],
    hooks: ['golangci-lint', 'golangci-lint-full'],
  },
  {
    name: 'gosec',
    commands: [/^golangci-lint\b/],
    uses: ['golangci/golangci-lint-action'],
    images: ['golangci/golangci-lint'],
    hooks: ['golangci-lint', 'golangci-lint-full'],
    when: /(?:-E|--enable(?:-only)?)[ =]\S*\bgosec\b|--enable-all\b|--default[ =]all\b|(?:-p|--presets)[ =]\S*\bbugs\b/,
    unless: gosecOff,
  },
  { name: 'staticcheck', commands: ['staticcheck'], uses: ['dominikh/staticcheck-action'], hooks: ['staticcheck'] },
  { name: 'go-vet', commands: ['go vet'], hooks: ['go-vet', 'go-vet-mod'] },
  {
    name: 'bandit',
    commands: ['bandit'],
    uses: ['pycqa/bandit-action', 'tj-actions/bandit', 'gaurav-nelson/bandit-action', 'mdegis/bandit-action', 'shundor/python-bandit-scan'],
    images: ['cytopia/bandit', 'pycqa/bandit/bandit'],
    hooks: ['bandit', 'pycqa/bandit'],
  },
  {
    name: 'ruff',
    commands: ['ruff check', /^ruff (?!format\b|--version\b|version\b|clean\b|rule\b|config\b|server\b)/, /^ruff$/],
    uses: ['astral-sh/ruff-action', 'chartboost/ruff-action'],
    hooks: ['ruff', 'ruff-check'],
  },
  { name: 'ruff:S', commands: [/^ruff .*--(?:extend-)?select[ =]?(?:\S*,)?(?:S\d*|ALL)(?:[, ]|$)/], unless: ruffSecurityOff, also: ['ruff'] },
  { name: 'ruff:S', hooks: ['ruff', 'ruff-check'], uses: ['astral-sh/ruff-action', 'chartboost/ruff-action'], when: /--(?:extend-)?select[ =]?(?:\S*,)?(?:S\d*|ALL)(?:[, ]|$)/ },
  { name: 'bandit', hooks: ['flake8'], when: /additional_dependencies: .*(?:flake8-bandit|dlint)/ },
  { name: 'flake8', commands: ['flake8'], uses: ['py-actions/flake8'], hooks: ['flake8'] },
  { name: 'flake8-bandit', commands: ['flake8-bandit'] },
  { name: 'pylint', commands: ['pylint'], hooks: ['pylint'] },
  { name: 'pylint-secure', commands: [/^pylint .*--load-plugins[ =]\S*pylint_secure/], also: ['pylint'] },
  { name: 'dlint', commands: ['dlint'] },
  { name: 'pysa', commands: ['pysa', /^pyre .*\banalyze\b/], uses: ['facebook/pysa-action'] },
  {
    name: 'semgrep',
    commands: [/^semgrep (?!login|install|publish|--version)/, /^semgrep$/, /^opengrep\b/],
    uses: ['returntocorp/semgrep-action', 'semgrep/semgrep-action', 'semgrep/semgrep'],
    images: ['semgrep/semgrep', 'returntocorp/semgrep', 'returntocorp/semgrep-agent', 'semgrep/semgrep-agent'],
    hooks: ['semgrep', 'semgrep-ci', 'semgrep-docker'],
  },
  {
    name: 'codeql',
    uses: ['github/codeql-action/init', /^advancedsecurity-codeql-init$/],
    commands: [/^codeql database create\b/],
  },
  { name: 'codeql:analyze', uses: ['github/codeql-action/analyze', /^advancedsecurity-codeql-analyze$/], commands: [/^codeql (?:database analyze|github)\b/] },
  { name: 'eslint', commands: ['eslint', /^(?:next|ng|expo|vue-cli-service|react-scripts) lint\b/, 'lint-staged'], uses: ['reviewdog/action-eslint'], hooks: ['eslint'] },
  { name: 'njsscan', commands: ['njsscan'], uses: ['ajinabraham/njsscan-action'], images: ['opensecurity/njsscan'], hooks: ['njsscan'] },
  {
    name: 'brakeman',
    commands: ['brakeman', /^rake (?:\S+ )*brakeman\b/],
    uses: ['artplan/brakeman-action', 'reviewdog/action-brakeman'],
    images: ['presidentbeef/brakeman'],
    hooks: ['brakeman'],
  },
  { name: 'detekt', commands: ['detekt', 'detekt-cli', /^gradlew? .*\bdetekt\w*\b/], uses: ['natiginfo/action-detekt-all', 'reviewdog/action-detekt'], hooks: ['detekt'] },
  { name: 'find-sec-bugs', commands: ['findsecbugs'], uses: ['abirismyname/findsecbugs-action', 'jwgmeligmeyling/spotbugs-github-action'] },
  { name: 'spotbugs', commands: ['spotbugs', /^(?:mvnw?|gradlew?) .*\bspotbugs(?:Main|:check|:spotbugs)?\b/] },
  { name: 'cppcheck', commands: ['cppcheck'], hooks: ['cppcheck'], uses: ['deep5050/cppcheck-action'] },
  {
    name: 'clang-tidy',
    commands: ['clang-tidy', 'run-clang-tidy', 'run-clang-tidy.py', 'clang-tidy-diff.py', 'clang-tidy-diff'],
    hooks: ['clang-tidy'],
    uses: ['zedthree/clang-tidy-review', 'cpp-linter/cpp-linter-action'],
  },
  { name: 'clang-tidy:security', commands: [/^(?:run-)?clang-tidy\S* .*-checks?[ =]\S*(?<!-)(?:clang-analyzer-(?:\*|security)|cert-)/], also: ['clang-tidy'] },
  { name: 'clang-analyzer', commands: [/^scan-build(?:-[\d.]+|-py)?(?: |$)/, /^analyze-build\b/, 'codechecker', 'CodeChecker'] },
  { name: 'flawfinder', commands: ['flawfinder'], uses: ['david-a-wheeler/flawfinder'], hooks: ['flawfinder'] },
  { name: 'coverity', commands: ['cov-build', 'cov-analyze'], uses: ['vapier/coverity-scan-action', 'synopsys-sig/synopsys-action'] },
  { name: 'psalm:taint', commands: [/^psalm .*--taint-analysis\b/] },
  { name: 'security-code-scan', commands: ['security-scan'] },
  { name: 'sobelow', commands: ['mix sobelow'], uses: ['sobelow/action'] },
  {
    name: 'sonarqube',
    commands: ['sonar-scanner', /^(?:mvnw?|gradlew?) .*\bsonar(?::sonar|Qube|qube)?\b/, /^dotnet[- ]sonarscanner\b/, /^sonar$/],
    uses: [
      'sonarsource/sonarqube-scan-action',
      'sonarsource/sonarcloud-github-action',
      'sonarsource/sonarqube-github-action',
      /^sonarsource\/sonarcloud(?:@|$)/,
      /^(?:sonarqube|sonarcloud)(?:analyze|prepare)$/,
      'sonarcloud',
      'sonarsource/sonarcloud-scan',
      /^sonarsource\/sonarcloud-scan/,
    ],
    images: ['sonarsource/sonar-scanner-cli'],
  },
  { name: 'snyk:code', commands: [/^snyk code test\b/], uses: [snykAction], when: /\bcode test\b/, also: ['snyk'] },
  { name: 'gitlab-sast', uses: [/(?:^|\/)(?:jobs|security)\/sast(?:\.latest)?\.gitlab-ci\.yml$/, /\/components\/sast\/sast$/, /(?:^|\/)auto-devops\.gitlab-ci\.yml$/] },
];
