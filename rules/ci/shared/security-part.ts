/** Linters and helpers that are no security tools; what is switched on in them may be. */
const plain =
  /^(?:golangci-lint|staticcheck|go-vet|ruff|flake8|pylint|eslint|detekt|spotbugs|cppcheck|clang-tidy|clang-analyzer|coverity|sonarqube|tflint|kubeconform|hadolint|megalinter|super-linter|trunk|harden-runner|dependency-track|actionlint|scorecard|snyk|trivy|grype|codeql|codeql:(?!analyze)\w+)$/;

/** The part of a step's tools that is about security: `gosec` of golangci-lint, `trivy:image` of trivy. */
export const securityPart = (tools: readonly string[]): string | undefined =>
  tools.find((tool) => !plain.test(tool)) ?? tools.find((tool) => /^(?:snyk|trivy|grype|hadolint)$/.test(tool));
