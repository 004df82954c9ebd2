/** What a rule is written in: the part of the public API that a rule imports as policy-audit, so that it cannot reach the audit that runs it. */

export { algorithmClaim } from './contract/claims/algorithms.ts';
export { pathsIn } from './contract/claims/files.ts';
export { limitationClaim } from './contract/claims/limitations.ts';
export { portClaim, reachClaim } from './contract/claims/ports.ts';
export { isForeignSetting, settingsIn } from './contract/claims/settings.ts';
export { toolClaim } from './contract/claims/tools.ts';
export { versionClaim } from './contract/claims/versions.ts';
export { judgeClaims } from './contract/judge-claims.ts';
export type { FactName, Facts } from './facts/facts.ts';
export { commandsIn } from './facts/pipelines/calls.ts';
export type { Step as PipelineStep, TriggerWord } from './facts/pipelines/step.ts';
export { type ToolRun, toolRuns } from './facts/pipelines/tool-runs.ts';
export { collections, unseenRuns } from './facts/pipelines/unseen-runs.ts';
export { type PlacedText, placeIn } from './facts/placed-text.ts';
export { isDownload, uncheckedRuns } from './facts/shell/unchecked-runs.ts';
export { type IdMaker, idMakers } from './facts/signals/id-makers.ts';
export { isOfService } from './facts/signals/serving-language.ts';
export type { Signal, Topic } from './facts/signals/signal.ts';
export { type StoredHash, storedHashes } from './facts/signals/stored-hashes.ts';
export type { WebApp } from './facts/signals/web-app.ts';
export { type Flow, flowsIn } from './facts/workflows/expressions.ts';
export type { Job, PlacedStep, Setting, Step as WorkflowStep, Workflow } from './facts/workflows/workflow.ts';
export type { Edit, Evidence, Finding, Fix, SecretMark, Severity } from './finding.ts';
export { failClosed, judgeControl, serverEvidence, settingNamed, switchOf, withoutService } from './judge-control.ts';
export type { Location } from './location.ts';
export type { AnyRule, Category, Example, Given, Needs, Options, Outcome, Rule, RuleId, RuleMeta, Verdicts } from './rule.ts';
export { defineRule, fail, judge, judgeAll, manual, notApplicable, pass } from './rule.ts';
