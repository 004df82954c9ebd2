import type { Statement } from '../../../facts/security-policy/statement.ts';
import type { Setting, Step } from '../../../facts/workflows/workflow.ts';
import type { Workflows } from '../../../facts/workflows/workflows.ts';
import type { Answer, ContractEvidence } from '../../contract.ts';
import { unaccounted } from '../../speech/unaccounted.ts';
import { asked, at, broken, kept } from '../answers.ts';

const rule = 'policy/tool-claims-match-ci';

/** "Published by trusted publishing, without a stored token": does a job take the identity of the workflow, or does it publish with a token of its own? */
export const trustedPublishingClaim = ({ text, polarity, modality, fromCode }: Statement, { workflows }: Workflows): Answer | undefined => {
  if (fromCode || polarity === 'advises' || polarity === 'promises' || modality !== 'fact' || !says.test(text)) return undefined;
  const found = workflows.flatMap(({ path, permissions, jobs }) =>
    jobs.flatMap((job) =>
      job.steps
        .filter(publishes)
        .map((step) => ({ path, job, step, hasIdentity: [job.permissions ?? permissions].some((each) => each?.scopes.some(isIdentity) || each?.all === 'write-all') })),
    ),
  );
  const withToken = found.filter(({ job, step }) => [...step.with, ...step.env, ...job.env].some(isToken));
  const trusted = found.filter((each) => each.hasIdentity && !withToken.includes(each));
  const placeOf =
    (stage: string) =>
    ({ path, step }: (typeof found)[number]): ContractEvidence =>
      at(path, step.line, stage, (step.uses?.value ?? step.run?.value ?? '').trim().split('\n')[0]?.slice(0, 100) ?? '');
  const [first] = withToken;
  if (first && trusted.length === 0) return broken(rule, 'What publishes here is given a token of its own.', withToken.slice(0, 5).map(placeOf('contradicts')));
  if (trusted.length === 0) return undefined;
  const places = trusted.slice(0, 5).map(placeOf('wired'));
  if (first) return asked(rule, 'Another job publishes with a token of its own. Is that meant?', [...places, ...withToken.slice(0, 3).map(placeOf('seen'))]);
  const left = unaccounted(text, [says, around], places.map(({ note }) => note).join(' '));
  return left.length === 0 ? kept(rule, places) : asked(rule, `It is published so. Is what else the policy says of it true (“${left.slice(0, 3).join(' ')}”)?`, places);
};

const says = /\btrusted publish(?:ing|ers?)\b/i;
const around =
  /\b(?:published|publish(?:es|ing)?|released|uploaded|pushed|to|pypi|npm|npmjs|crates\.?io|rubygems|registr(?:y|ies)|crates?|packages?|gems?|wheels?|releases?|oidc|openid connect|github|actions?|without|no|any|long-?lived|stored|static|api|tokens?|secrets?|credentials?|passwords?|keys?|short-?lived|identity|workflows?|ci|needed|required|exists?|kept)\b|\./gi;

const publishes = ({ uses, run }: Step): boolean =>
  /^(?:pypa\/gh-action-pypi-publish|rust-lang\/crates-io-auth-action|rubygems\/(?:release-gem|configure-rubygems-credentials)|katyo\/publish-crates)\b/.test(uses?.value ?? '') ||
  /\b(?:npm|pnpm|yarn npm) publish\b|\b(?:twine upload|uv publish|poetry publish|cargo publish|gem push|flit publish)\b/.test(run?.value ?? '');
const isIdentity = ({ name, value }: Setting): boolean => name === 'id-token' && value.value === 'write';
/** What another step got for this run is no token that is kept. */
const isToken = ({ name, value }: Setting): boolean =>
  /^(?:password|api-token|registry-token|NODE_AUTH_TOKEN|NPM_TOKEN|TWINE_PASSWORD|PYPI_TOKEN|UV_PUBLISH_TOKEN|POETRY_PYPI_TOKEN_\w+|CARGO_REGISTRY_TOKEN|GEM_HOST_API_KEY)$/i.test(
    name,
  ) && /\bsecrets\./.test(value.value ?? '');
