import { runAudit } from '../audit.ts';
import type { Config } from '../config/config.ts';
import { CannotLookError } from '../errors.ts';
import type { Facts } from '../facts/facts.ts';
import type { PolicyReading } from '../facts/security-policy/read-policy.ts';
import { isPolicy } from '../facts/security-policy/security-policy.ts';
import type { Statement } from '../facts/security-policy/statement.ts';
import type { Snapshot } from '../repo/snapshot.ts';
import type { AnyRule } from '../rule.ts';
import { forbiddenUnsafeIn } from './claims/forbidden-unsafe.ts';
import { placeIn } from './claims/named-places.ts';
import { takenInByNameIn } from './claims/no-dependencies.ts';
import { optionNames } from './claims/option-literals.ts';
import { guardedIn } from './claims/setting-guards.ts';
import { shunnedIn } from './claims/shunned.ts';
import { waysOut } from './claims/ways-out.ts';
import type { Contract } from './contract.ts';
import { dateBreaks } from './date-breaks.ts';
import { makeContract } from './make-contract.ts';
import { findNames } from './names-in-code.ts';
import { settingNames } from './speech/by-settings.ts';

const wanted = [
  'securityPolicy',
  'files',
  'webApp',
  'pipelines',
  'updateBots',
  'workflows',
  'gitTags',
  'compose',
  'kubernetes',
  'dockerfiles',
  'imageBuilds',
  'releases',
  'attestations',
  'settingUses',
  'proxies',
  'traefik',
  'systemdUnits',
  'secrets',
  'limits',
  'cryptography',
  'responseHeaders',
  'hstsSettings',
  'workflows',
  'secondFactors',
  'cspDirectives',
  'rowSecurity',
  'runtimeVersions',
  'sessionCookies',
  'tlsSettings',
  'ignoredPaths',
  'codePractices',
  'importedModules',
  'packages',
  'uploadTypes',
] as const;

interface ContractRun {
  /** Of the rules; they may switch some off. */
  readonly settings?: Config['rules'];
  /** Where in the tree the policy lies that was laid over it: its links start there. */
  readonly policyPath?: string;
}

/** Audits the repository and answers each statement of its policy. `today` is `YYYY-MM-DD`. */
export const runContract = async (snapshot: Snapshot, rules: readonly AnyRule[], today: string, { settings = new Map(), policyPath }: ContractRun = {}): Promise<Contract> => {
  const running = rules.filter(({ id }) => settings.get(id)?.off !== true);
  const { results, facts, gaps } = await runAudit({ snapshot, rules: running, settings, facts: wanted });
  const missing = wanted.find((name) => !facts.has(name));
  if (missing) throw new CannotLookError(`The fact "${missing}" could not be known here, so the policy cannot be compared with the repository.`);
  const { securityPolicy, ...others } = Object.fromEntries(wanted.map((name) => [name, facts.get(name)])) as Pick<Facts, (typeof wanted)[number]>;
  const { policy } = securityPolicy;
  const [link] = securityPolicy.symlinks;
  const unread = policy ? undefined : (gaps.find(({ path }) => isPolicy(path)) ?? (link === undefined ? undefined : { path: link, reason: 'a symbolic link' }));
  if (unread) throw new CannotLookError(`${unread.path} was not read (${unread.reason}), so the policy cannot be compared with the repository.`);
  const contract = makeContract({
    policy: policy && policyPath !== undefined ? { ...policy, path: policyPath } : policy,
    commit: (await snapshot.git?.head())?.commit ?? null,
    rules,
    verdicts: new Map(results.map(({ rule, verdict }) => [rule.id, verdict])),
    severities: new Map(results.map(({ rule, severity }) => [rule.id, severity])),
    facts: others,
    gaps,
    names: await findNames(snapshot, policy ? policy.statements.flatMap((statement) => namesAsked(statement, policy)) : []),
    today,
  });
  return dateBreaks(policy && policyPath !== undefined ? withPlaces(contract, policy.path, policyPath) : contract, snapshot);
};

/** What an answer would have to look for in the code. */
const namesAsked = (statement: Statement, policy: PolicyReading): readonly string[] => [
  ...guardedIn(statement),
  ...optionNames(statement),
  ...settingNames(statement),
  ...shunnedIn(statement, policy),
  ...forbiddenUnsafeIn(statement),
  ...waysOut(statement.text),
  ...takenInByNameIn(statement),
  ...(placeIn(statement, policy)?.symbols ?? []),
];

/** What the rules said of the policy that was laid over the tree they said of the file that it is. */
const withPlaces = (contract: Contract, laid: string, own: string): Contract => ({
  ...contract,
  statements: contract.statements.map((statement) => ({ ...statement, evidence: statement.evidence.map((place) => (place.path === laid ? { ...place, path: own } : place)) })),
});
