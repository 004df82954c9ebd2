/**
 * The tools that the rules ask about, and every form in which a pipeline calls them. A `:part` is a mode of a tool, or a part that has to be switched on.
 * Commands are matched after wrappers (`npx`, `uv run`, `go run`, `python -m`) are taken off; a text is the whole first word or words, an expression sees the whole line.
 */
export interface Tool {
  readonly name: string;
  readonly commands?: readonly (string | RegExp)[];
  /** GitHub actions as owner/name[/folder], GitLab components and templates, orbs, Azure tasks, Travis add-ons: without versions, lower case. */
  readonly uses?: readonly (string | RegExp)[];
  /** Images without registry and tag. */
  readonly images?: readonly string[];
  /** Ids of pre-commit hooks, and hook repositories (owner/name) when every hook of it is this tool. */
  readonly hooks?: readonly string[];
  /** What the tool is named besides. A mode names its tool. */
  readonly also?: readonly string[];
  /** Words of the line, `name: value` settings or args that a step needs besides. */
  readonly when?: RegExp;
  readonly unless?: RegExp;
}

const trivyUses = ['aquasecurity/trivy-action', 'lazy-actions/gitrivy'];
const trivyImages = ['aquasec/trivy', 'aquasecurity/trivy'];
const snykAction = /^snyk\/actions(?:\/|$)/;

export const tools: readonly Tool[] = [
  // Static analysis
  { name: 'gosec', commands: ['gosec'], uses: ['securego/gosec'], images: ['securego/gosec'], hooks: ['gosec', 'go-sec', 'go-sec-mod', 'go-sec-repo-mod'] },
  {
    name: 'golangci-lint',
    commands: [/^golangci-lint(?: --?\S+(?: [^-\s]\S*)?)* (?:run|r)\b/, /^golangci-lint$/],
    uses: ['golangci/golangci-lint-action', 'reviewdog/action-golangci-lint'],
    images: ['golangci/golangci-lint'],
    hooks: ['golangci-lint', 'golangci-lint-full'],
  },
  {
    name: 'gosec',
    commands: [/^golangci-lint .*(?:-E|--enable)[ =]\S*\bgosec\b/],
    uses: ['golangci/golangci-lint-action'],
    images: ['golangci/golangci-lint'],
    hooks: ['golangci-lint', 'golangci-lint-full'],
    when: /(?:-E|--enable)[ =]\S*\bgosec\b/,
  },
  { name: 'staticcheck', commands: ['staticcheck'], uses: ['dominikh/staticcheck-action'], hooks: ['staticcheck'] },
  { name: 'go-vet', commands: ['go vet'], hooks: ['go-vet', 'go-vet-mod'] },
  {
    name: 'bandit',
    commands: ['bandit'],
    uses: ['pycqa/bandit-action', 'tj-actions/bandit', 'gaurav-nelson/bandit-action', 'mdegis/bandit-action', 'shundor/python-bandit-scan'],
    images: ['cytopia/bandit', 'ghcr.io/pycqa/bandit/bandit'],
    hooks: ['bandit', 'pycqa/bandit'],
  },
  {
    name: 'ruff',
    commands: ['ruff check', /^ruff (?!format\b|--version\b|version\b|clean\b|rule\b|config\b|server\b)/, /^ruff$/],
    uses: ['astral-sh/ruff-action', 'chartboost/ruff-action'],
    hooks: ['ruff', 'ruff-check'],
  },
  { name: 'ruff:S', commands: [/^ruff .*--(?:extend-)?select[ =]?(?:\S*,)?(?:S\d*|ALL)(?:[, ]|$)/], also: ['ruff'] },
  { name: 'ruff:S', hooks: ['ruff', 'ruff-check'], uses: ['astral-sh/ruff-action', 'chartboost/ruff-action'], when: /--(?:extend-)?select[ =]?(?:\S*,)?(?:S\d*|ALL)(?:[, ]|$)/ },
  { name: 'flake8', commands: ['flake8'], uses: ['py-actions/flake8'], hooks: ['flake8'] },
  { name: 'flake8-bandit', commands: ['flake8-bandit'] },
  { name: 'pylint', commands: ['pylint'], hooks: ['pylint'] },
  { name: 'dlint', commands: ['dlint'] },
  { name: 'pysa', commands: [/^pyre .*\banalyze\b/], uses: ['facebook/pysa-action'] },
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
  { name: 'brakeman', commands: ['brakeman'], uses: ['artplan/brakeman-action', 'reviewdog/action-brakeman'], images: ['presidentbeef/brakeman'], hooks: ['brakeman'] },
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

  // Known vulnerabilities in dependencies
  { name: 'govulncheck', commands: ['govulncheck'], uses: ['golang/govulncheck-action'], hooks: ['govulncheck'] },
  { name: 'nancy', commands: ['nancy'], uses: ['sonatype-nexus-community/nancy-github-action'], images: ['sonatypecommunity/nancy'] },
  {
    name: 'osv-scanner',
    commands: ['osv-scanner'],
    uses: [/^google\/osv-scanner(?:-action)?(?:\/|$)/],
    images: ['google/osv-scanner', 'google/osv-scanner-action'],
    hooks: ['osv-scanner'],
  },
  {
    name: 'trivy:fs',
    commands: [/^trivy (?:-\S+ (?:[^-\s]\S* )?)*(?:fs|filesystem|repo|repository|rootfs)\b/],
    also: ['trivy'],
    unless: /--scanners[ =](?:config|misconfig|secret|license)(?:,(?:config|misconfig|secret|license))*(?:\s|$)/,
  },
  {
    name: 'trivy:fs',
    uses: trivyUses,
    when: /scan-type: (?:fs|filesystem|repo|rootfs)\b/,
    unless: /scanners: (?:config|misconfig|secret|license)(?:,(?:config|misconfig|secret|license))*(?:\n|$)/,
    also: ['trivy'],
  },
  { name: 'trivy:fs', images: trivyImages, when: /\b(?:fs|filesystem|repo|repository|rootfs)\b/, also: ['trivy'] },
  { name: 'trivy:image', commands: [/^trivy (?:-\S+ (?:[^-\s]\S* )?)*(?:image|i)\b/], also: ['trivy'] },
  { name: 'trivy:image', uses: trivyUses, unless: /scan-type: (?!image)\w/, also: ['trivy'] },
  { name: 'trivy:image', images: trivyImages, when: /\bimage\b/, also: ['trivy'] },
  { name: 'trivy:config', commands: [/^trivy (?:-\S+ (?:[^-\s]\S* )?)*(?:config|conf|k8s|kubernetes)\b/, /^trivy .*--scanners[ =]\S*config/], also: ['trivy'] },
  { name: 'trivy:config', uses: trivyUses, when: /scan-type: config\b|scanners: \S*config/, also: ['trivy'] },
  { name: 'trivy:config', images: trivyImages, when: /\b(?:config|conf)\b/, also: ['trivy'] },
  { name: 'trivy:secret', commands: [/^trivy .*--scanners[ =]\S*secret/], also: ['trivy'] },
  { name: 'grype', commands: ['grype'], uses: ['anchore/scan-action'], images: ['anchore/grype'], hooks: ['grype'] },
  { name: 'grype:image', commands: [/^grype (?:\S+ )*(?!dir:|file:|sbom:|\.{1,2}(?:\/|\s|$)|-)[\w$]/], also: ['grype'] },
  { name: 'grype:image', uses: ['anchore/scan-action'], when: /(?:^|\n)image: /, also: ['grype'] },
  { name: 'grype:fs', commands: [/^grype (?:\S+ )*(?:dir:|file:|sbom:|\.{1,2}(?:\/|\s|$))/], also: ['grype'] },
  { name: 'grype:fs', uses: ['anchore/scan-action'], unless: /(?:^|\n)image: /, also: ['grype'] },
  {
    name: 'snyk',
    commands: ['snyk test', 'snyk monitor', 'snyk container', 'snyk iac', 'snyk code'],
    uses: [snykAction, /^snyk\/snyk(?:$|@)/, /^snyksecurityscan$/],
    images: ['snyk/snyk', 'snyk/snyk-cli'],
  },
  { name: 'snyk:deps', commands: [/^snyk (?:-\S+ )*(?:test|monitor)\b/], uses: [/^snyk\/snyk(?:$|@)/], also: ['snyk'] },
  { name: 'snyk:deps', uses: [/^snyk\/actions\/(?!docker|iac|setup)/], unless: /\bcode test\b/, also: ['snyk'] },
  { name: 'snyk:container', commands: [/^snyk container\b/], uses: ['snyk/actions/docker'], also: ['snyk'] },
  { name: 'dependency-review', uses: ['actions/dependency-review-action'] },
  { name: 'pip-audit', commands: ['pip-audit', 'pip_audit'], uses: ['pypa/gh-action-pip-audit', 'trailofbits/gh-action-pip-audit'], hooks: ['pip-audit'] },
  { name: 'uv-audit', commands: ['uv audit'] },
  {
    name: 'safety',
    commands: [/^safety (?:-\S+ )*(?:check|scan|review)\b/],
    uses: ['pyupio/safety-action', 'pyupio/safety'],
    images: ['pyupio/safety'],
    hooks: ['safety', 'python-safety-dependencies-check'],
  },
  {
    name: 'npm-audit',
    commands: [
      /^npm (?:-\S+ (?:[^-\s]\S* )?)*audit(?! (?:\S+ )*signatures)\b/,
      /^pnpm (?:-\S+ (?:[^-\s]\S* )?)*audit\b/,
      /^yarn (?:-\S+ (?:[^-\s]\S* )?)*(?:npm )?audit\b/,
      /^bun audit\b/,
      'improved-yarn-audit',
      'yarn-audit-fix',
      /^deno audit\b/,
    ],
    hooks: ['npm-audit', 'yarn-audit'],
    uses: ['oke-py/npm-audit-action'],
  },
  { name: 'audit-ci', commands: ['audit-ci'], images: ['ibm/audit-ci'] },
  { name: 'better-npm-audit', commands: ['better-npm-audit'] },
  { name: 'retire', commands: ['retire'] },
  { name: 'auditjs', commands: ['auditjs'] },
  {
    name: 'cargo-audit',
    commands: [/^cargo(?: \+\S+)? audit\b/, 'cargo-audit'],
    uses: ['rustsec/audit-check', 'actions-rs/audit-check', 'actions-rust-lang/audit'],
    hooks: ['cargo-audit'],
  },
  {
    name: 'cargo-deny',
    commands: [/^cargo(?: \+\S+)? deny (?:-\S+ (?:[^-\s]\S* )?)*check(?! (?:\S+ )*(?:licenses|bans|sources)\b(?!.*\badvisories\b))/, /^cargo-deny .*\bcheck\b/],
    hooks: ['cargo-deny'],
  },
  {
    name: 'cargo-deny',
    uses: ['embarkstudios/cargo-deny-action'],
    unless: /command: check (?!.*(?:advisories|all))\S|command-arguments: (?!.*(?:advisories|all))(?:licenses|bans|sources)/,
  },
  {
    name: 'bundler-audit',
    commands: ['bundler-audit', 'bundle-audit', 'bundle audit', /^rake .*\bbundle:audit\b/, /^ruby-audit\b/],
    uses: ['thoughtbot/bundler-audit-action', 'andrewmcodes/bundler-audit-action'],
    hooks: ['bundler-audit'],
  },
  {
    name: 'dependency-check',
    commands: [
      'dependency-check',
      'dependency-check.sh',
      /^mvnw? .*\b(?:org\.owasp:)?dependency-check(?:-maven)?(?::\S+)?:(?:check|aggregate)\b/,
      /^gradlew? .*\bdependencyCheck(?:Analyze|Aggregate)\b/,
      /^sbt .*\bdependencyCheck/,
    ],
    uses: ['dependency-check/dependency-check_action', /^dependency-check-build-task$/],
    images: ['owasp/dependency-check'],
  },
  { name: 'ossindex', commands: [/^(?:mvnw?|gradlew?) .*\bossindex\S*(?::audit|Audit)\b/] },
  { name: 'composer-audit', commands: [/^composer (?:-\S+ (?:[^-\s]\S* )?)*audit\b/], uses: [] },
  {
    name: 'local-php-security-checker',
    commands: ['local-php-security-checker', 'security-checker', /^symfony (?:security:check|check:security)/],
    uses: ['symfonycorp/security-checker-action', 'pplotka/local-php-security-checker-github-actions'],
  },
  { name: 'dotnet-vulnerable', commands: [/^dotnet (?:list|package)\b.*(?:--vulnerable|\bvulnerable\b)/] },
  { name: 'mix-audit', commands: ['mix deps.audit', 'mix hex.audit'] },
  { name: 'dependency-track', uses: ['dependencytrack/gh-upload-sbom'] },
  {
    name: 'gitlab-dependency-scanning',
    uses: [/(?:^|\/)(?:jobs|security)\/dependency-scanning(?:\.latest|\.v2)?\.gitlab-ci\.yml$/, /\/components\/dependency-scanning\/\S+$/, /(?:^|\/)auto-devops\.gitlab-ci\.yml$/],
  },

  // Secrets
  {
    name: 'gitleaks',
    commands: [/^gitleaks (?!version|--version)/, 'gitleaks-secret-scanner'],
    uses: [/^(?:gitleaks|zricethezav)\/gitleaks-action$/, /^gacts\/gitleaks$/],
    images: ['gitleaks/gitleaks', 'zricethezav/gitleaks'],
    hooks: ['gitleaks', 'gitleaks-docker', 'gitleaks-system'],
  },
  { name: 'betterleaks', commands: ['betterleaks'], hooks: ['betterleaks'], images: ['betterleaks/betterleaks'], uses: ['betterleaks/betterleaks-action'] },
  {
    name: 'trufflehog',
    commands: ['trufflehog', 'trufflehog3'],
    uses: ['trufflesecurity/trufflehog', 'trufflesecurity/trufflehog-actions-scan', 'edplato/trufflehog-actions-scan'],
    images: ['trufflesecurity/trufflehog'],
    hooks: ['trufflehog'],
  },
  {
    name: 'detect-secrets',
    commands: ['detect-secrets scan', 'detect-secrets-hook', 'detect-secrets audit'],
    uses: ['reviewdog/action-detect-secrets'],
    hooks: ['detect-secrets', 'yelp/detect-secrets'],
  },
  { name: 'secretlint', commands: ['secretlint'], images: ['secretlint/secretlint'], hooks: ['secretlint'] },
  {
    name: 'ggshield',
    commands: [/^ggshield (?:secret|scan|iac)\b/],
    uses: [/^gitguardian\/ggshield(?:-action)?(?:\/|$)/, /^gitguardian\/ggshield\b/],
    images: ['gitguardian/ggshield'],
    hooks: ['ggshield', 'ggshield-push'],
  },
  { name: 'kingfisher', commands: ['kingfisher scan'], hooks: ['kingfisher'], images: ['mongodb/kingfisher'] },
  { name: 'noseyparker', commands: ['noseyparker scan'], images: ['praetorian-inc/noseyparker'] },
  { name: 'talisman', commands: ['talisman'], hooks: ['talisman-commit', 'talisman-push'] },
  { name: 'git-secrets', commands: [/^git[- ]secrets --(?:scan|pre_commit_hook)/], hooks: ['git-secrets'] },
  {
    name: 'gitlab-secret-detection',
    uses: [/(?:^|\/)(?:jobs|security)\/secret-detection(?:\.latest)?\.gitlab-ci\.yml$/, /\/components\/secret-detection\/\S+$/, /(?:^|\/)auto-devops\.gitlab-ci\.yml$/],
  },

  // Images and infrastructure
  { name: 'docker-scout', commands: [/^docker(?: |-)scout (?:cves|quickview|recommendations|compare)\b/], uses: ['docker/scout-action'] },
  { name: 'clair', commands: ['clair-scanner', 'clairctl'], images: ['quay/clair'], uses: ['quay/clair-action'] },
  { name: 'dockle', commands: ['dockle'], uses: ['goodwithtech/dockle-action', 'erzz/dockle-action', 'hands-lab/dockle-action'], images: ['goodwithtech/dockle'] },
  {
    name: 'gitlab-container-scanning',
    uses: [/(?:^|\/)(?:jobs|security)\/container-scanning(?:\.latest)?\.gitlab-ci\.yml$/, /\/components\/container-scanning\/\S+$/, /(?:^|\/)auto-devops\.gitlab-ci\.yml$/],
  },
  { name: 'anchore', uses: ['anchore/anchore-engine', /^anchore\/anchore-engine/], commands: ['anchore-cli', 'anchorectl'] },
  {
    name: 'hadolint',
    commands: ['hadolint'],
    uses: ['hadolint/hadolint-action', 'jbergstroem/hadolint-gh-action', 'brpaz/hadolint-action', 'reviewdog/action-hadolint'],
    images: ['hadolint/hadolint'],
    hooks: ['hadolint', 'hadolint-docker', 'hadolint-bin'],
  },
  {
    name: 'checkov',
    commands: ['checkov'],
    uses: ['bridgecrewio/checkov-action'],
    images: ['bridgecrew/checkov'],
    hooks: ['checkov', 'checkov_container', 'checkov_diff', 'terraform_checkov'],
  },
  { name: 'kics', commands: ['kics scan', 'kics'], uses: ['checkmarx/kics-github-action', 'checkmarx/kics-action'], images: ['checkmarx/kics'] },
  { name: 'kube-linter', commands: ['kube-linter'], uses: ['stackrox/kube-linter-action'], images: ['stackrox/kube-linter'] },
  { name: 'kubesec', commands: ['kubesec'], uses: ['controlplaneio/kubesec-action'], images: ['kubesec/kubesec'] },
  { name: 'kube-score', commands: ['kube-score'] },
  { name: 'kubescape', commands: ['kubescape'], uses: ['kubescape/github-action'] },
  { name: 'polaris', commands: ['polaris audit'] },
  {
    name: 'tfsec',
    commands: ['tfsec'],
    uses: ['aquasecurity/tfsec-action', 'aquasecurity/tfsec-pr-commenter-action', 'aquasecurity/tfsec-sarif-action', 'tfsec/tfsec-sarif-action'],
    images: ['aquasec/tfsec'],
    hooks: ['tfsec', 'terraform_tfsec'],
  },
  { name: 'terrascan', commands: ['terrascan'], uses: ['tenable/terrascan-action'], hooks: ['terrascan'] },
  { name: 'tflint', commands: ['tflint'], hooks: ['terraform_tflint'], uses: ['reviewdog/action-tflint'] },
  { name: 'trivy:config', hooks: ['terraform_trivy'], also: ['trivy'] },
  { name: 'conftest', commands: ['conftest'], images: ['openpolicyagent/conftest'], uses: ['instrumenta/conftest-action'] },
  { name: 'kubeconform', commands: ['kubeconform'] },

  // Workflows
  {
    name: 'zizmor',
    commands: ['zizmor'],
    uses: ['zizmorcore/zizmor-action', 'woodruffw/zizmor-action', 'woodruffw/zizmor'],
    images: ['zizmorcore/zizmor', 'woodruffw/zizmor'],
    hooks: ['zizmor'],
  },
  {
    name: 'actionlint',
    commands: ['actionlint', /^\S*actionlint$/],
    uses: ['rhysd/actionlint', 'reviewdog/action-actionlint', 'raven-actions/actionlint', 'devops-actions/actionlint'],
    images: ['rhysd/actionlint'],
    hooks: ['actionlint', 'actionlint-docker', 'actionlint-system'],
  },
  { name: 'octoscan', commands: ['octoscan'], uses: ['synacktiv/action-octoscan'] },
  { name: 'poutine', commands: ['poutine'], uses: ['boostsecurityio/poutine-action'], images: ['boostsecurityio/poutine'] },
  { name: 'scorecard', commands: ['scorecard'], uses: ['ossf/scorecard-action'], images: ['openssf/scorecard'] },
  { name: 'harden-runner', uses: ['step-security/harden-runner'] },

  // Several in one
  { name: 'megalinter', uses: [/^(?:oxsecurity|megalinter|nvuillam)\/megalinter/], commands: ['mega-linter-runner'], images: ['oxsecurity/megalinter'] },
  { name: 'super-linter', uses: [/^(?:super-linter|github)\/super-linter(?:\/|$)/] },
  { name: 'trunk', uses: ['trunk-io/trunk-action'], commands: ['trunk check'] },
];

/** Tools whose findings are about security: a step of theirs that cannot fail is worth a word. A linter counts through what is switched on in it. */
export const securityTools: ReadonlySet<string> = new Set(
  tools
    .map(({ name }) => name)
    .filter(
      (name) =>
        !/^(?:golangci-lint|staticcheck|go-vet|ruff|flake8|pylint|eslint|detekt|spotbugs|cppcheck|clang-tidy|sonarqube|tflint|kubeconform|hadolint|megalinter|super-linter|trunk|harden-runner|dependency-track|actionlint|scorecard|coverity)$/.test(
          name,
        ),
    ),
);
