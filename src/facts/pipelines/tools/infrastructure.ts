import type { Tool } from './tool.ts';

/** Tools for images, infrastructure code and workflows, and collections of other tools. */
export const infrastructureScanners: readonly Tool[] = [
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
  { name: 'kube-score', commands: ['kube-score'], images: ['zegl/kube-score'] },
  { name: 'kubescape', commands: ['kubescape'], uses: ['kubescape/github-action'] },
  { name: 'polaris', commands: ['polaris audit'] },
  {
    name: 'tfsec',
    commands: ['tfsec'],
    uses: ['aquasecurity/tfsec-action', 'aquasecurity/tfsec-pr-commenter-action', 'aquasecurity/tfsec-sarif-action', 'tfsec/tfsec-sarif-action'],
    images: ['aquasec/tfsec'],
    hooks: ['tfsec', 'terraform_tfsec'],
  },
  { name: 'terrascan', commands: ['terrascan'], uses: ['tenable/terrascan-action'], images: ['tenable/terrascan'], hooks: ['terrascan'] },
  { name: 'tflint', commands: ['tflint'], hooks: ['terraform_tflint', 'tofu_tflint'], uses: ['reviewdog/action-tflint'] },
  { name: 'trivy:config', hooks: ['terraform_trivy', 'tofu_trivy'], also: ['trivy'] },
  { name: 'conftest', commands: ['conftest'], images: ['openpolicyagent/conftest'], uses: ['instrumenta/conftest-action'] },
  {
    name: 'zap',
    commands: [/^zap-(?:baseline|full-scan|api-scan)(?:\.py)?\b/, /^zap\.sh\b/],
    uses: [/^zaproxy\/action-/],
    images: ['owasp/zap2docker-stable', 'zaproxy/zap-stable', 'zaproxy/zaproxy'],
  },
  { name: 'kubeconform', commands: ['kubeconform'] },

  {
    name: 'zizmor',
    commands: ['zizmor'],
    uses: ['zizmorcore/zizmor-action', 'woodruffw/zizmor-action', 'woodruffw/zizmor'],
    images: ['zizmorcore/zizmor', 'woodruffw/zizmor'],
    hooks: ['zizmor'],
  },
  {
    name: 'actionlint',
    // Its own script fetches it for the step after, which calls it by an output: that can only be seen here.
    commands: ['actionlint', /^\S*actionlint$/, /^(?:curl|wget) .*\/download-actionlint\.bash\b/],
    uses: ['rhysd/actionlint', 'reviewdog/action-actionlint', 'raven-actions/actionlint', 'devops-actions/actionlint'],
    images: ['rhysd/actionlint'],
    hooks: ['actionlint', 'actionlint-docker', 'actionlint-system'],
  },
  { name: 'octoscan', commands: ['octoscan'], uses: ['synacktiv/action-octoscan'], images: ['synacktiv/octoscan'] },
  { name: 'poutine', commands: ['poutine'], uses: ['boostsecurityio/poutine-action'], images: ['boostsecurityio/poutine'] },
  { name: 'scorecard', commands: ['scorecard'], uses: ['ossf/scorecard-action'], images: ['openssf/scorecard'] },
  { name: 'harden-runner', uses: ['step-security/harden-runner'] },

  { name: 'megalinter', uses: [/^(?:oxsecurity|megalinter|nvuillam)\/megalinter/], commands: ['mega-linter-runner'], images: ['oxsecurity/megalinter'] },
  { name: 'super-linter', uses: [/^(?:super-linter|github)\/super-linter(?:\/|$)/] },
  { name: 'trunk', uses: ['trunk-io/trunk-action'], commands: ['trunk check'] },
];
