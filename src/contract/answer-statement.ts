import type { PolicyReading } from '../facts/security-policy/read-policy.ts';
import type { Statement } from '../facts/security-policy/statement.ts';
import { placed, together } from './claims/answers.ts';
import { capabilityClaim } from './claims/capabilities.ts';
import { checksumClaim } from './claims/checksums.ts';
import { fileModeClaim } from './claims/file-modes.ts';
import { missingFile, pathAlone } from './claims/files.ts';
import { forbiddenUnsafeClaim } from './claims/forbidden-unsafe.ts';
import { ignoredBeside } from './claims/ignored.ts';
import { libraryClaim } from './claims/libraries.ts';
import { loginClaim, outgrownClaim } from './claims/limitations.ts';
import { isNumberAlone, limitClaim } from './claims/limits/limits.ts';
import { placeClaim, trackedClaim } from './claims/named-places.ts';
import { dependencyClaim } from './claims/no-dependencies.ts';
import { onlyDependencyClaim } from './claims/only-dependency.ts';
import { optionClaim } from './claims/option-literals.ts';
import { phraseClaim } from './claims/phrases.ts';
import { sampleAddressClaim } from './claims/sample-addresses.ts';
import { guardClaim } from './claims/setting-guards.ts';
import { shunnedClaim } from './claims/shunned.ts';
import { billClaim } from './claims/tools/bills-of-materials.ts';
import { verifyMechanism, verifyValues } from './claims/verify.ts';
import { roleAccessClaim } from './claims/web/role-access.ts';
import { routeAccessClaim } from './claims/web/route-access.ts';
import { secondFactorClaim } from './claims/web/second-factors.ts';
import { servedPathClaim } from './claims/web/served-paths.ts';
import type { Answer } from './contract.ts';
import type { ContractInput } from './contract-input.ts';
import { besideTheNumber, besideThePoint } from './doubts/beside-the-point.ts';
import { delegated } from './doubts/delegated.ts';
import { eachAnswer } from './doubts/each-answer.ts';
import { eachService } from './doubts/each-service.ts';
import { elsewhere, isSeenIn } from './doubts/elsewhere.ts';
import { inPart, seenWhole } from './doubts/in-part.ts';
import { meansAnother } from './doubts/meant.ts';
import { namedContainer } from './doubts/named-container.ts';
import { namedProof } from './doubts/named-proof.ts';
import { ownContainers } from './doubts/own-containers.ts';
import { ownObject } from './doubts/own-object.ts';
import { isLedByAdvice, isOutstanding, isRoadmap } from './doubts/plans.ts';
import { nothingToKeep } from './doubts/says-nothing.ts';
import { solidSecrets } from './doubts/solid-secrets.ts';
import { startedOtherwise } from './doubts/started-otherwise.ts';
import { answerOfRule, manualAnswer, switchedOff } from './judge-statement.ts';
import { rulesAbout } from './rules-for.ts';
import { byHeader } from './speech/by-header.ts';
import { bySettings, isOtherwise } from './speech/by-settings.ts';
import { piecesOf } from './speech/compounds.ts';
import { occasionOfTool } from './speech/occasion-of-tool.ts';
import { placedIn } from './speech/places.ts';
import { absent, weigh } from './weigh.ts';

const saysNothing = (question: string): Answer => ({ verdict: 'not-applicable', rule: null, evidence: [], searched: [], question });

/** What nothing decides as a whole may be decided piece by piece. */
export const answerStatement = (written: Statement, policy: PolicyReading, input: ContractInput): Answer => {
  const statement = occasionOfTool(byHeader(written));
  const whole = ofWhole(statement, policy, input);
  if (whole.verdict === 'kept' && bySettings(statement)?.settings.some((name) => isOtherwise(name, input.names)))
    return manualAnswer(statement, null, 'The setting that it names has another value somewhere. Which one is in force?');
  if (whole.verdict !== 'manual') return elsewhere(statement, whole, input.facts.files) ?? whole;
  return inPieces(statement, policy, input) ?? inPlace(statement, policy, input) ?? inSettings(statement, policy, input) ?? whole;
};

/** "Bodies are limited to 1 kB | server.js" is kept by what was seen in this file, and not by another one. */
const inPlace = (statement: Statement, policy: PolicyReading, input: ContractInput): Answer | undefined => {
  const placed = placedIn(statement);
  const answer = placed && answerStatement(placed.statement, policy, input);
  return answer?.verdict === 'kept' && placed?.files.every((file) => isSeenIn(file, answer, input.facts.files)) ? answer : undefined;
};

/** "Cookies are secure (`SESSION_COOKIE_SECURE`)" is kept where the rest is, and each setting has its value, nowhere another one. */
const inSettings = (statement: Statement, policy: PolicyReading, input: ContractInput): Answer | undefined => {
  const said = bySettings(statement);
  const lines = said?.settings.map((name) => (isOtherwise(name, input.names) ? [] : input.names.of(name)));
  if (!said || !lines || lines.some((found) => found.length === 0)) return undefined;
  const answer = answerStatement(said.statement, policy, input);
  return answer.verdict === 'kept' ? { ...answer, evidence: [...lines.flatMap((found) => found.slice(0, 1)).map(placed('wired')), ...answer.evidence] } : undefined;
};

const inPieces = (statement: Statement, policy: PolicyReading, input: ContractInput): Answer | undefined => {
  const answers = piecesOf(statement).map((piece) => piece.map((each) => ofWhole(each, policy, input)));
  const all = answers.flat();
  const contrary = all.find(({ verdict, evidence }) => verdict === 'broken' && evidence.some(({ stage }) => stage === 'contradicts'));
  if (contrary) return contrary;
  return all.length > 0 && all.every(({ verdict }) => verdict === 'kept' || verdict === 'stronger') ? together(all) : undefined;
};

/** What no rule and no number decides may be said in so few words, or of so plain a thing, that the code does. */
const ofWhole = (statement: Statement, policy: PolicyReading, input: ContractInput): Answer => {
  const given = compared(statement, policy, input);
  const own =
    given.verdict === 'manual'
      ? (byNames(statement, policy, input) ?? (given.evidence.some(({ stage }) => stage === 'contradicts') ? undefined : byWords(statement, input)))
      : undefined;
  const found = own && (own.verdict !== 'manual' || given.evidence.length === 0) ? withPolicyLine(own, statement, policy) : given;
  const whole = ignoredBeside(statement, eachService(statement, found, input.facts.webApp, policy.path), input.facts.ignoredPaths);
  return eachAnswer(statement, whole, input.facts.responseHeaders);
};

const byNames = (statement: Statement, policy: PolicyReading, { facts, names }: ContractInput): Answer | undefined =>
  statement.headings.some((heading) => isRoadmap(heading) || isOutstanding(heading)) || isLedByAdvice(statement)
    ? undefined
    : (trackedClaim(statement, policy, facts.files, facts.ignoredPaths) ??
      placeClaim(statement, policy, facts.files, names) ??
      forbiddenUnsafeClaim(statement, names) ??
      shunnedClaim(statement, policy, names) ??
      guardClaim(statement, names, facts.compose) ??
      optionClaim(statement, names));

const byWords = (statement: Statement, { facts, gaps, names }: ContractInput): Answer | undefined => {
  const inPhrase = phraseClaim(statement, facts);
  // What a phrase leaves open the library that is named may show.
  const byLibrary = inPhrase === undefined || inPhrase.verdict === 'manual' ? libraryClaim(statement, facts) : undefined;
  const own =
    (byLibrary?.verdict === 'kept' ? byLibrary : inPhrase) ??
    byLibrary ??
    onlyDependencyClaim(statement, facts.packages) ??
    dependencyClaim(statement, facts, names) ??
    fileModeClaim(statement, facts.codePractices) ??
    capabilityClaim(statement, facts, names) ??
    roleAccessClaim(statement, facts) ??
    routeAccessClaim(statement, facts) ??
    servedPathClaim(statement, facts.webApp);
  // What a file that was not read may hold is not known to be nowhere.
  const isUnknown = gaps.length > 0 && own?.evidence.some(({ stage }) => stage === 'absent');
  return own && !isUnknown ? besideTheNumber(statement, own) : undefined;
};

const compared = (statement: Statement, policy: PolicyReading, { rules, verdicts, facts }: ContractInput): Answer => {
  const why = nothingToKeep(statement, policy.language);
  if (why !== undefined) return saysNothing(why);
  const missing = missingFile(statement, policy, facts.files) ?? sampleAddressClaim(statement);
  if (missing) return withPolicyLine(missing, statement, policy);
  const byPath = pathAlone(statement, policy, facts.files);
  if (byPath) return withPolicyLine(besideTheNumber(statement, byPath), statement, policy);
  const byLimit = limitClaim(statement, facts.limits, facts.webApp, policy.statements);
  if (byLimit && (byLimit.verdict !== 'kept' || isNumberAlone(statement, byLimit)))
    return withPolicyLine(besideTheNumber(statement, seenWhole(statement, ownObject(statement, byLimit, facts.webApp))), statement, policy);
  const byMechanism = verifyMechanism(statement, facts);
  if (byMechanism) return withPolicyLine(besideTheNumber(statement, inPart(statement, byMechanism)), statement, policy);
  const byBill = billClaim(statement, facts.pipelines, facts.workflows) ?? checksumClaim(statement, facts.pipelines, facts.workflows);
  if (byBill) return withPolicyLine(besideTheNumber(statement, byBill), statement, policy);
  const byFactor = secondFactorClaim(statement, facts.secondFactors, facts.webApp);
  if (byFactor) return withPolicyLine(statement.polarity === 'denies' ? byFactor : besideTheNumber(statement, byFactor), statement, policy);
  const byValue = verifyValues(statement, policy, facts);
  if (byValue) return withPolicyLine(besideThePoint(statement, inPart(statement, ownObject(statement, byValue, facts.webApp))), statement, policy);
  const looking = rulesAbout(statement, rules, verdicts);
  const judged = looking.flatMap((rule) => {
    const verdict = verdicts.get(rule.id);
    return verdict
      ? [
          solidSecrets(
            statement,
            startedOtherwise(ownContainers(statement, namedContainer(statement, answerOfRule(statement, rule.id, verdict), facts), facts.compose), facts.compose, facts.kubernetes),
            facts.secrets,
          ),
        ]
      : [];
  });
  const off = looking.find(({ id }) => !verdicts.has(id));
  const found = weigh(statement, judged) ?? absent(statement, verdicts) ?? judged.find(({ rule }) => rule === statement.subject) ?? manualAnswer(statement, null);
  const weighed = (found.verdict === 'manual' ? (outgrownClaim(statement, facts.webApp) ?? loginClaim(statement, facts.files)) : undefined) ?? found;
  const byRule = withNumbers(factual(statement, off ? switchedOff(statement, weighed, off.id) : weighed), byLimit);
  const seen = inPart(statement, ownObject(statement, namedProof(statement, delegated(statement, byRule, facts)), facts.webApp));
  return withPolicyLine(meansAnother(statement, besideThePoint(statement, seen), policy.statements), statement, policy);
};

/** A control that is there, and whose number is that of the policy, is seen as a whole. */
const withNumbers = (given: Answer, byLimit: Answer | undefined): Answer =>
  given.verdict === 'kept' && byLimit?.verdict === 'kept' ? { ...given, evidence: [...byLimit.evidence, ...given.evidence] } : given;

/** What the policy states as a fact is one, though nothing of the kind was found to judge: it may be about what is not read. */
const factual = (statement: Statement, given: Answer): Answer =>
  given.verdict === 'not-applicable' && statement.polarity === 'asserts' && statement.modality === 'fact' ? manualAnswer(statement, given.rule) : given;

/** A break has two ends: what the policy says, and what says otherwise. */
const withPolicyLine = (given: Answer, statement: Statement, policy: PolicyReading): Answer =>
  given.verdict === 'broken' || given.verdict === 'stale' || given.verdict === 'stronger'
    ? { ...given, evidence: [{ path: policy.path, line: statement.line, stage: 'policy', note: 'the policy says so' }, ...given.evidence] }
    : given;
