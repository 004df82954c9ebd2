import type { Hint, Proposal, Survey } from './proposal.ts';
import { hintsOf, proposeHook, proposeIgnore, proposeSettings, proposeWorkflow } from './propose-checks.ts';
import { proposeDependabot } from './propose-dependabot.ts';
import { proposePolicy } from './propose-policy.ts';

/** Everything that the repository lacks and a file can give it, in the order in which it is shown. */
export const propose = (survey: Survey): { readonly proposals: readonly Proposal[]; readonly hints: readonly Hint[] } => {
  const workflow = proposeWorkflow(survey);
  const dependabot = proposeDependabot(survey, workflow.length > 0);
  return {
    proposals: [...proposePolicy(survey), ...dependabot, ...proposeIgnore(survey), ...workflow, ...proposeHook(survey), ...proposeSettings(survey)],
    hints: hintsOf(survey),
  };
};
