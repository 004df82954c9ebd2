import type { Rule } from 'policy-audit';

/** Where a system keeps its files. Azure and GitLab read files of any name that another one includes. */
const places = {
  'github-actions': /^\.github\//,
  circleci: /(?:^|\/)\.circleci\//,
  gitlab: /(?:^|\/)\.gitlab-ci\.ya?ml$|^\.gitlab\//,
  azure: /azure-pipelines|^\.azure/,
  others: /(?:^|\/)(?:\.(?:travis|appveyor|cirrus|drone|pre-commit-config)|bitbucket-pipelines|cloudbuild|buildspec)\.ya?ml$|^\.(?:woodpecker|buildkite)\//,
} as const;

/** A file of another system, a Makefile or a manifest that could not be read hides nothing of this one. */
export const mayBeOf =
  (system: keyof typeof places): NonNullable<Rule['concerns']> =>
  ({ path }) =>
    /\.ya?ml$/i.test(path) && !Object.entries(places).some(([other, place]) => other !== system && place.test(path));
