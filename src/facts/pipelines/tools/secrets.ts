import type { Tool } from './tool.ts';

/** Tools that look for secrets. */
export const secretScanners: readonly Tool[] = [
  {
    name: 'gitleaks',
    commands: [/^gitleaks (?!version|--version)/, 'gitleaks-secret-scanner'],
    uses: [/^(?:gitleaks|zricethezav)\/gitleaks-action$/, /^gacts\/gitleaks$/],
    images: ['gitleaks/gitleaks', 'zricethezav/gitleaks'],
    hooks: ['gitleaks', 'gitleaks-docker', 'gitleaks-system'],
  },
  { name: 'detect-private-key', hooks: ['detect-private-key', 'detect-aws-credentials'] },
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
  { name: 'policy-audit', commands: ['policy-audit'], hooks: ['policy-audit'] },
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
  { name: 'git-secrets', uses: [/^atlassian\/git-secrets-scan$/], commands: [/^git[- ]secrets --(?:scan|pre_commit_hook)/], hooks: ['git-secrets'] },
  {
    name: 'gitlab-secret-detection',
    uses: [/(?:^|\/)(?:jobs|security)\/secret-detection(?:\.latest)?\.gitlab-ci\.yml$/, /\/components\/secret-detection\/\S+$/, /(?:^|\/)auto-devops\.gitlab-ci\.yml$/],
  },
];
