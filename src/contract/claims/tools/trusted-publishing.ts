import type { PlacedText } from '../../../facts/formats/placed-text.ts';
import type { Statement } from '../../../facts/security-policy/statement.ts';
import type { Setting, Step } from '../../../facts/workflows/workflow.ts';
import type { Workflows } from '../../../facts/workflows/workflows.ts';
import { expression } from '../../../long-expression.ts';
import type { Answer, ContractEvidence } from '../../contract.ts';
import { unaccounted } from '../../speech/unaccounted.ts';
import { asked, at, broken, kept } from '../answers.ts';

const rule = 'policy/tool-claims-match-ci';

/** "Published by trusted publishing, without a stored token": does a job take the identity of the workflow, or does it publish with a token of its own? */
export const trustedPublishingClaim = ({ text, polarity, modality, fromCode }: Statement, { workflows }: Workflows): Answer | undefined => {
  if (fromCode || polarity !== 'asserts' || modality !== 'fact' || !says.test(text)) return undefined;
  const meant = registries.filter(([named]) => named.test(text)).map(([, ofIt]) => ofIt);
  const found = workflows.flatMap(({ path, permissions, env, jobs }) =>
    jobs.flatMap((job) =>
      job.steps
        .filter(
          (step) =>
            publishes(step) &&
            ![job.condition, step.condition].some(isNever) &&
            !/--dry-run\b/.test(step.run?.value ?? '') &&
            (meant.length === 0 || meant.some((ofIt) => ofIt.test(writtenIn(step)))) &&
            !isElsewhere(step),
        )
        .map((step) => ({
          path,
          step,
          hasIdentity: [job.permissions ?? permissions].some((each) => each?.scopes.some(isIdentity) || each?.all === 'write-all'),
          hasToken: [...step.with, ...step.env, ...job.env, ...env].some(isToken) || tokenIn.test(step.run?.value ?? ''),
          // A step before it may leave a token where the publisher finds it.
          mayHaveToken: job.steps.some((each) => [...each.with, ...each.env].some(({ value }) => tokenIn.test(value.value ?? '')) || tokenIn.test(each.run?.value ?? '')),
        })),
    ),
  );
  const withToken = found.filter(({ hasToken }) => hasToken);
  const trusted = found.filter(({ hasIdentity, hasToken }) => hasIdentity && !hasToken);
  const placeOf =
    (stage: string) =>
    ({ path, step }: (typeof found)[number]): ContractEvidence =>
      at(path, step.line, stage, (step.uses?.value ?? step.run?.value ?? '').trim().split('\n')[0]?.slice(0, 100) ?? '');
  const [first] = withToken;
  if (first && trusted.length === 0) return broken(rule, 'What publishes here is given a token of its own.', withToken.slice(0, 5).map(placeOf('contradicts')));
  if (trusted.length === 0) return undefined;
  const places = trusted.slice(0, 5).map(placeOf('wired'));
  if (first) return asked(rule, 'Another job publishes with a token of its own. Is that meant?', [...places, ...withToken.slice(0, 3).map(placeOf('seen'))]);
  if (trusted.some(({ mayHaveToken }) => mayHaveToken)) return asked(rule, 'The job takes its identity, and a token as well. Which of them publishes?', places);
  const left = unaccounted(text, [says, around], places.map(({ note }) => note).join(' '));
  return left.length === 0 ? kept(rule, places) : asked(rule, `It is published so. Is what else the policy says of it true (“${left.slice(0, 3).join(' ')}”)?`, places);
};

const says = /\btrusted publish(?:ing|ers?)\b/i;
const around = expression('gi')`
    \b(?:
      published|publish(?:es|ing)?|released|uploaded|pushed|to|pypi|npm|npmjs|crates\.?io|rubygems|registr(?:y|ies)|crates?|packages?|gems?
      |wheels?|releases?|oidc|openid connect|github|actions?|without|no|any|long-?lived|stored|static|api|tokens?|secrets?|credentials?
      |passwords?|keys?|short-?lived|identity|workflows?|ci|needed|required|exists?|kept
    )\b|\.
  `;

const isNever = (condition: PlacedText | undefined): boolean => /^(?:\$\{\{\s{0,3})?false\b/.test(condition?.value ?? '');
const writtenIn = ({ uses, run }: Step): string => `${uses?.value ?? ''}\n${run?.value ?? ''}`;
const registries: readonly (readonly [named: RegExp, ofIt: RegExp])[] = [
  [/\bpypi\b/i, /pypi|twine|\b(?:uv|poetry|flit) publish/],
  [/\bnpm(?:js)?\b/i, /\b(?:npm|pnpm) publish/],
  [/\bcrates\b/i, /crates|cargo publish/],
  [/\bruby ?gems\b|\bgems?\b/i, /rubygems|gem push/],
];
/** The registry for trials, and that of the platform, to which the token of the run belongs. */
const isElsewhere = (step: Step): boolean =>
  [...step.with, ...step.env].some(
    ({ name, value }) => /test\.pypi\.org/.test(value.value ?? '') || (/token|password/i.test(name) && /\b(?:secrets\.GITHUB_TOKEN|github\.token)\b/.test(value.value ?? '')),
  ) || /--(?:repository|index)[ =]testpypi|test\.pypi\.org|npm\.pkg\.github\.com/.test(step.run?.value ?? '');
const tokenIn = /\bsecrets\.\w*(?:NPM|NODE_AUTH|PYPI|TWINE|CARGO|CRATES|GEM|PUBLISH|REGISTRY)\w*/i;

const publishes = ({ uses, run }: Step): boolean =>
  /^(?:pypa\/gh-action-pypi-publish|rust-lang\/crates-io-auth-action|rubygems\/(?:release-gem|configure-rubygems-credentials)|katyo\/publish-crates)\b/.test(uses?.value ?? '') ||
  /\b(?:npm|pnpm|yarn npm) publish\b|\b(?:twine upload|uv publish|poetry publish|cargo publish|gem push|flit publish)\b/.test(run?.value ?? '');
const isIdentity = ({ name, value }: Setting): boolean => name === 'id-token' && value.value === 'write';
/** What another step got for this run is no token that is kept. */
const isToken = ({ name, value }: Setting): boolean =>
  /^(?:password|api-token|registry-token|NODE_AUTH_TOKEN|NPM_TOKEN|TWINE_PASSWORD|PYPI_TOKEN|UV_PUBLISH_TOKEN|POETRY_PYPI_TOKEN_\w+|CARGO_REGISTRY_TOKEN|GEM_HOST_API_KEY)$/i.test(
    name,
  ) && /\bsecrets\./.test(value.value ?? '');
