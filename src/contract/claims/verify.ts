import type { CodePractices } from '../../facts/code-practices/code-practices.ts';
import type { RowSecurity } from '../../facts/code-practices/row-security.ts';
import type { SecondFactors } from '../../facts/code-practices/second-factors.ts';
import type { UploadTypes } from '../../facts/code-practices/upload-types.ts';
import type { Compose } from '../../facts/compose/compose.ts';
import type { Cryptography } from '../../facts/cryptography/cryptography.ts';
import type { TlsSettings } from '../../facts/cryptography/tls-settings.ts';
import type { Dockerfiles } from '../../facts/dockerfiles/dockerfiles.ts';
import type { ImageBuilds } from '../../facts/dockerfiles/image-builds.ts';
import type { Packages } from '../../facts/ecosystems/packages.ts';
import type { Files } from '../../facts/files.ts';
import type { GitTags } from '../../facts/git/git-tags.ts';
import type { IgnoredPaths } from '../../facts/git/ignored-paths.ts';
import type { ImportedModules } from '../../facts/imports/imported-modules.ts';
import type { Kubernetes } from '../../facts/kubernetes/kubernetes.ts';
import type { Limits } from '../../facts/limits/limits.ts';
import type { Pipelines } from '../../facts/pipelines/pipelines.ts';
import type { Proxies } from '../../facts/proxies/proxies.ts';
import type { Traefik } from '../../facts/proxies/traefik.ts';
import type { Releases } from '../../facts/releases/releases.ts';
import type { CspDirectives } from '../../facts/responses/csp-directives.ts';
import type { HstsSettings } from '../../facts/responses/hsts-settings.ts';
import type { ResponseHeaders } from '../../facts/responses/response-headers.ts';
import type { SessionCookies } from '../../facts/responses/session-cookies.ts';
import type { RuntimeVersions } from '../../facts/runtime-versions.ts';
import type { PolicyReading } from '../../facts/security-policy/read-policy.ts';
import type { Statement } from '../../facts/security-policy/statement.ts';
import type { SettingUses } from '../../facts/setting-uses.ts';
import type { WebApp } from '../../facts/signals/web-app.ts';
import type { SystemdUnits } from '../../facts/systemd-units.ts';
import type { UpdateBots } from '../../facts/update-bots/update-bots.ts';
import type { Workflows } from '../../facts/workflows/workflows.ts';
import type { Answer } from '../contract.ts';
import { algorithmClaim } from './algorithms.ts';
import { baseImageClaim } from './deployment/base-images.ts';
import { containerUserClaim } from './deployment/container-users.ts';
import { datastoreClaim } from './deployment/datastores.ts';
import { baseClaim, digestClaim, latestClaim, nonRootClaim, stageClaim } from './deployment/images.ts';
import { rowSecurityClaim } from './deployment/row-security.ts';
import { storePasswordClaim } from './deployment/store-passwords.ts';
import { systemdClaim } from './deployment/systemd.ts';
import { fileClaim, lockClaim } from './files.ts';
import { ignoredClaim } from './ignored.ts';
import { leastVersionClaim } from './least-versions.ts';
import { comparisonClaim } from './limits/comparisons.ts';
import { containerLimitClaim } from './limits/container-limits.ts';
import { loopbackClaim } from './loopback.ts';
import { namedAlgorithmsClaim } from './named-algorithms.ts';
import { portClaim, reachClaim } from './ports.ts';
import { presenceClaim } from './presence.ts';
import { releasedClaim } from './released.ts';
import { settingsClaim } from './settings.ts';
import { ciCommandClaim } from './tools/ci-commands.ts';
import { ciSettingClaim } from './tools/ci-settings.ts';
import { scanOccasionClaim } from './tools/scan-occasions.ts';
import { toolClaim } from './tools/tools.ts';
import { trustedPublishingClaim } from './tools/trusted-publishing.ts';
import { noRightsClaim, tokenClaim } from './tools/workflow-tokens.ts';
import { versionClaim } from './versions.ts';
import { cipherClaim } from './web/ciphers.ts';
import { cookieFlagClaim } from './web/cookie-flags.ts';
import { corsOriginClaim } from './web/cors-origins.ts';
import { cspDirectiveClaim } from './web/csp-directives.ts';
import { cspSourceClaim } from './web/csp-sources.ts';
import { endpointClaim } from './web/endpoints.ts';
import { headerClaim } from './web/headers.ts';
import { hstsClaim } from './web/hsts.ts';
import { tlsVersionClaim } from './web/tls-versions.ts';
import { signatureClaim } from './web/token-signatures.ts';
import { uploadKindClaim } from './web/upload-kinds.ts';

/** What the claims of a policy are compared with. */
export interface ClaimFacts {
  readonly files: Files;
  readonly webApp: WebApp;
  readonly pipelines: Pipelines;
  readonly updateBots: UpdateBots;
  readonly gitTags: GitTags;
  readonly compose: Compose;
  readonly kubernetes: Kubernetes;
  readonly dockerfiles: Dockerfiles;
  readonly imageBuilds: ImageBuilds;
  readonly releases: Releases;
  readonly settingUses: SettingUses;
  readonly proxies: Proxies;
  readonly traefik: Traefik;
  readonly systemdUnits: SystemdUnits;
  readonly limits: Limits;
  readonly cryptography: Cryptography;
  readonly responseHeaders: ResponseHeaders;
  readonly hstsSettings: HstsSettings;
  readonly workflows: Workflows;
  readonly secondFactors: SecondFactors;
  readonly cspDirectives: CspDirectives;
  readonly rowSecurity: RowSecurity;
  readonly runtimeVersions: RuntimeVersions;
  readonly sessionCookies: SessionCookies;
  readonly tlsSettings: TlsSettings;
  readonly ignoredPaths: IgnoredPaths;
  readonly codePractices: CodePractices;
  readonly importedModules: ImportedModules;
  readonly packages: Packages;
  readonly uploadTypes: UploadTypes;
}

/** Where a statement names the algorithm or the header itself, what the code names is compared with it. */
export const verifyMechanism = (
  statement: Statement,
  facts: Pick<
    ClaimFacts,
    | 'cryptography'
    | 'responseHeaders'
    | 'webApp'
    | 'codePractices'
    | 'dockerfiles'
    | 'compose'
    | 'kubernetes'
    | 'sessionCookies'
    | 'cspDirectives'
    | 'rowSecurity'
    | 'runtimeVersions'
    | 'workflows'
    | 'uploadTypes'
    | 'limits'
  >,
): Answer | undefined => {
  const { cryptography, responseHeaders, webApp, codePractices } = facts;
  return (
    containerUserClaim(statement, facts) ??
    containerLimitClaim(statement, facts) ??
    rowSecurityClaim(statement, facts.rowSecurity) ??
    uploadKindClaim(statement, facts.uploadTypes) ??
    baseImageClaim(statement, facts.dockerfiles) ??
    storePasswordClaim(statement, facts.compose) ??
    noRightsClaim(statement, facts.workflows) ??
    corsOriginClaim(statement, webApp) ??
    leastVersionClaim(statement, facts.runtimeVersions) ??
    trustedPublishingClaim(statement, facts.workflows) ??
    cookieFlagClaim(statement, facts.sessionCookies, webApp) ??
    signatureClaim(statement, cryptography) ??
    namedAlgorithmsClaim(statement, cryptography, facts.limits) ??
    cipherClaim(statement, cryptography) ??
    cspSourceClaim(statement, responseHeaders, codePractices) ??
    cspDirectiveClaim(statement, facts.cspDirectives) ??
    headerClaim(statement, responseHeaders, webApp)
  );
};

/** Compares the values that a statement names with those of the repository. Undefined when it names none that can be compared. */
export const verifyValues = (statement: Statement, policy: PolicyReading, facts: ClaimFacts): Answer | undefined =>
  settingsClaim(statement, facts.settingUses, facts.webApp) ??
  systemdClaim(statement, facts.systemdUnits) ??
  fileClaim(statement, policy, facts.files) ??
  lockClaim(statement, facts.files) ??
  ignoredClaim(statement, facts.ignoredPaths, facts.files) ??
  versionClaim(statement, policy.statements, facts.gitTags, facts.releases.versions) ??
  portClaim(statement, facts) ??
  reachClaim(statement, facts) ??
  loopbackClaim(statement, facts) ??
  datastoreClaim(statement, facts.compose) ??
  latestClaim(statement, facts) ??
  digestClaim(statement, facts) ??
  baseClaim(statement, facts) ??
  nonRootClaim(statement, facts) ??
  stageClaim(statement, facts) ??
  algorithmClaim(statement, facts.webApp, facts.limits) ??
  hstsClaim(statement, facts) ??
  tlsVersionClaim(statement, facts.proxies, facts.tlsSettings) ??
  comparisonClaim(statement, facts.webApp) ??
  endpointClaim(statement, facts.webApp) ??
  presenceClaim(statement, facts.webApp) ??
  tokenClaim(statement, facts.workflows) ??
  releasedClaim(statement, facts.gitTags, facts.releases.versions) ??
  scanOccasionClaim(statement, facts.pipelines, facts.workflows) ??
  ciCommandClaim(statement, facts.pipelines, facts.workflows, facts.files) ??
  ciSettingClaim(statement, facts.pipelines) ??
  (/^(?:ci|dependencies|unknown)\b/.test(statement.subject) || statement.subject === 'policy/tool-claims-match-ci' ? toolClaim(statement, facts) : undefined);
