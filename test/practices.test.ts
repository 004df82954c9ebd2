import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { builtInRules } from '../rules/index.ts';
import { questions } from '../src/contract/questions.ts';

/** What the project sets out to look after. A practice is answered by a rule, or by a person whom the contract asks. */
const practices: Readonly<Record<string, string>> = {
  api: 'admin-static-protected auth-fail-closed authentication authorization body-limit constant-time-compare cookie-flags csrf docs-exposure error-detail input-validation key-generation key-hashing key-revocation key-rotation path-traversal rate-limit-configurable rate-limit-default-on rate-limit-shared-store rate-limiting server-timeouts session-tokens sql-parameterised ssrf unpredictable-ids upload-validation worker-endpoints-authenticated',
  ci: 'actions-pinned codeql image-scan least-privilege-token no-persisted-credentials no-self-hosted-on-pr no-template-injection scan-blocking scan-on-pull-request secret-scan security-linter tool-versions-pinned',
  container:
    'base-pinned disruption-budget dockerignore drop-capabilities healthcheck healthcheck-effective image-tags-pinned loopback-publish multi-stage network-policy no-build-tools no-new-privileges non-root package-signatures privilege-escalation read-only-root resource-limits run-redirection seccomp secrets-external systemd-hardening tmpfs-for-tmp',
  dependencies: 'lockfile manifests-agree pinned scan-covers-manifest update-activity update-bot update-bot-coverage vulnerability-scan',
  logging: 'audit-config audit-coverage audit-fields audit-log health-endpoint metrics monitoring request-log security-events structured',
  network:
    'admin-interface-restricted bind-address certificates cors csp datastore-not-public firewall hsts outbound-https port-documented registry-tls reverse-proxy security-headers tls-in-production trusted-proxy',
  policy:
    'algorithm-claims-match-code contact-reachable credit-terms disclosure-process docs-match-code documented-settings-exist file-present internal-consistency issue-template-redirect limitations-current linked-from-readme links-resolve no-public-issue-instruction private-report-channel report-contents response-times reviewed-after-security-change scope-section supported-versions-match-tags tool-claims-match-ci',
  privacy: 'consent deletion pii-in-logs regulation retention',
  releases:
    'changelog fix-before-disclosure gated-by-ci license-present notifications provenance release-notes security-advisories security-patches security-tags semver-tags signed-tags version-consistent',
  secrets:
    'config-from-environment default-credential env-file-history env-file-ignored env-file-untracked env-variants-ignored example-placeholders key-files-ignored no-hardcoded-credentials no-secrets-in-history no-secrets-in-tree not-logged sensitive-artifact-history',
  tool: 'ignored-but-tracked',
};

const named = Object.entries(practices).flatMap(([category, names]) => names.split(' ').map((name) => `${category}/${name}`));
const byRule = new Set(builtInRules.flatMap(({ id, practices: served }) => [id, ...served]));

test.each(named)('%s has an answer', (practice) => {
  expect(byRule.has(practice) || Object.hasOwn(questions, practice)).toBe(true);
});

test('rules serve no practice that nobody has heard of', () => {
  expect([...byRule].filter((practice) => !named.includes(practice) && !builtInRules.some(({ id }) => id === practice))).toEqual([]);
});

test('the guide lists what only a person can answer', () => {
  const guide = readFileSync(new URL('../.github/docs/attestations.md', import.meta.url), 'utf8');
  expect(named.filter((practice) => !byRule.has(practice) && !guide.includes(`\`${practice}\``))).toEqual([]);
});
