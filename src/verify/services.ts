import type { Verification } from '../report/report.ts';
import type { Answer, Question } from './ask.ts';
import { signAws } from './sign-aws.ts';

/** A provider with a documented call that only says whose credential it is. This table is the whole list of hosts that are ever asked. */
export interface Service {
  readonly host: string;
  /** Ids of detectors whose values this provider is asked about. */
  readonly detectors: readonly string[];
  /** The form of a value that can be nobody else's; what has another form is not sent. */
  readonly form: RegExp;
  /** The value stands next to `partner` when the credential is a pair. */
  readonly question: (value: string, partner: string, now: Date) => Omit<Question, 'host'>;
  readonly verdict: (answer: Answer) => Verification['result'];
}

const bearer = (path: string, more: Readonly<Record<string, string>> = {}, method: Question['method'] = 'GET') => {
  return (value: string): Omit<Question, 'host'> => ({ method, path, headers: { authorization: `Bearer ${value}`, ...more } });
};

/**
 * Verified is what the provider answers with the identity; revoked what it refuses in the words it has for that. A 403 is unknown: it is what a
 * live key without the right for this call gets, and what a network that is not allowed gets.
 */
const judged =
  (isIdentity: (body: Body) => boolean, isRefusal: (body: Body) => boolean = () => true, refusedWith = 401) =>
  ({ status, body }: Answer): Verification['result'] => {
    const read = parse(body);
    if (status === 200 && read && isIdentity(read)) return 'verified';
    return status === refusedWith && read && isRefusal(read) ? 'revoked' : 'unknown';
  };

type Body = Readonly<Record<string, unknown>>;

const parse = (text: string): Body | undefined => {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Body) : undefined;
  } catch {
    return undefined;
  }
};

const errorCode = ({ error }: Body): unknown => (typeof error === 'object' && error !== null ? (error as Body)['code'] : undefined);

/** An id is paired with the secret that stands near it; both findings get the answer. */
export const awsKeyId = /^AKIA[A-Z2-7]{16}$/;
export const awsSecret = /^[A-Za-z0-9+/]{40}$/;

const identityQuery = 'Action=GetCallerIdentity&Version=2011-06-15';

export const services: readonly Service[] = [
  {
    // https://docs.github.com/en/rest/users/users#get-the-authenticated-user
    host: 'api.github.com',
    detectors: ['github-personal-access-token', 'github-fine-grained-token', 'github-oauth-token', 'github-app-user-token'],
    form: /^(?:gh[pou]_[A-Za-z0-9]{36}|github_pat_\w{82})$/,
    question: bearer('/user', { 'x-github-api-version': '2022-11-28' }),
    verdict: judged((body) => typeof body['login'] === 'string'),
  },
  {
    // https://docs.gitlab.com/api/personal_access_tokens/#self-inform. A token of another GitLab is a plain 401 here, which says nothing.
    host: 'gitlab.com',
    detectors: ['gitlab-personal-access-token', 'gitlab-routable-token'],
    form: /^glpat-[A-Za-z0-9_.-]{20,300}$/,
    question: bearer('/api/v4/personal_access_tokens/self'),
    verdict: judged(
      (body) => body['active'] === true,
      (body) => /revoked|expired/i.test(String(body['error_description'] ?? '')),
    ),
  },
  {
    // https://docs.slack.dev/reference/methods/auth.test: an error is a 200 as well
    host: 'slack.com',
    detectors: ['slack-bot-token', 'slack-user-token'],
    form: /^xox[bp]-[A-Za-z0-9-]{20,200}$/,
    question: bearer('/api/auth.test', {}, 'POST'),
    verdict: judged(
      (body) => body['ok'] === true && typeof body['user_id'] === 'string',
      (body) => ['invalid_auth', 'account_inactive', 'token_revoked', 'token_expired'].includes(String(body['error'])),
      200,
    ),
  },
  {
    // https://docs.stripe.com/api/balance/balance_retrieve. Keys of Clerk begin alike, and are of another length.
    host: 'api.stripe.com',
    detectors: ['stripe-live-secret-key', 'stripe-live-restricted-key', 'stripe-test-key'],
    form: /^[sr]k_(?:live|test)_(?:51[A-Za-z0-9]{60,240}|[A-Za-z0-9]{24})$/,
    question: bearer('/v1/balance'),
    verdict: judged((body) => body['object'] === 'balance'),
  },
  {
    // https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html: needs no permission. A signature that is wrong is unknown: the pair may be ill matched.
    host: 'sts.amazonaws.com',
    detectors: ['aws-access-key-id'],
    form: awsKeyId,
    question: (id, secret, at) => ({
      method: 'GET',
      path: `/?${identityQuery}`,
      headers: signAws({ id, secret }, { host: 'sts.amazonaws.com', region: 'us-east-1', service: 'sts', query: identityQuery, at }),
    }),
    verdict: judged(
      (body) => 'GetCallerIdentityResponse' in body,
      (body) => (body['Error'] as Body | undefined)?.['Code'] === 'InvalidClientTokenId',
      403,
    ),
  },
  {
    // `npm whoami`: https://github.com/npm/npm-profile
    host: 'registry.npmjs.org',
    detectors: ['npm-access-token'],
    form: /^npm_[A-Za-z0-9]{36}$/,
    question: bearer('/-/whoami'),
    verdict: judged((body) => typeof body['username'] === 'string'),
  },
  {
    // https://platform.openai.com/docs/api-reference/models/list; a 401 is also what an address that is not allowed gets
    host: 'api.openai.com',
    detectors: ['openai-api-key', 'openai-webhook-or-project-key'],
    form: /^sk-[A-Za-z0-9_-]{40,250}$/,
    question: bearer('/v1/models'),
    verdict: judged(
      (body) => body['object'] === 'list',
      (body) => ['invalid_api_key', 'account_deactivated'].includes(String(errorCode(body))),
    ),
  },
  {
    // https://console.groq.com/docs/api-reference#models-list
    host: 'api.groq.com',
    detectors: ['groq-api-key'],
    form: /^gsk_[A-Za-z0-9]{52}$/,
    question: bearer('/openai/v1/models'),
    verdict: judged(
      (body) => body['object'] === 'list',
      (body) => errorCode(body) === 'invalid_api_key',
    ),
  },
];
