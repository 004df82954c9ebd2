import type { Statement } from '../../facts/security-policy/statement.ts';
import type { ClaimFacts } from '../claims/verify.ts';
import type { Answer } from '../contract.ts';

/** That nothing here does something breaks no sentence where what stands before it may do it: a proxy whose settings are not in the tree, or a platform. */
export const delegated = (statement: Statement, answer: Answer, facts: Pick<ClaimFacts, 'compose' | 'proxies' | 'files'>): Answer => {
  if (answer.verdict !== 'broken' || statement.polarity === 'denies' || !canStandBefore.test(statement.subject) || !isAbsence(answer)) return answer;
  const before = unreadProxy(facts) ?? platform(facts);
  return before === undefined
    ? answer
    : {
        ...answer,
        verdict: 'manual',
        question: `Does ${before.what} do it? Nothing else was found that does.`,
        evidence: [{ path: before.path, line: null, stage: 'seen', note: before.what }],
      };
};

const canStandBefore = /^(?:api\/(?:rate-limit|authentication|body-limit)|network\/|logging\/request-log)/;

const isAbsence = ({ evidence }: Answer): boolean => evidence.some(({ stage }) => stage === 'absent') && !evidence.some(({ stage }) => stage === 'contradicts');

interface Before {
  readonly path: string;
  readonly what: string;
}

const unreadProxy = ({ compose, proxies }: Pick<ClaimFacts, 'compose' | 'proxies'>): Before | undefined => {
  if (proxies.sites.some(({ documented }) => !documented)) return undefined;
  const service = compose.services.find(({ image }) => image !== undefined && proxyImage.test(image.text));
  return service && { path: service.file, what: `the proxy ${service.image?.text ?? ''}, whose settings are not in the tree,` };
};
const proxyImage = /(?:^|\/)(?:nginx|openresty|caddy|haproxy|httpd|envoy|kong|apisix|oauth2-proxy|nginx-proxy-manager|swag|cloudflared|tyk-gateway|krakend)(?:[:@/-]|$)/;

const platform = ({ files }: Pick<ClaimFacts, 'files'>): Before | undefined => {
  const found = files.all.find(({ path, zone }) => (zone === 'runtime' || zone === 'deploy' || zone === 'ci') && platformFile.test(path));
  return found && { path: found.path, what: `what ${found.path} sets up` };
};
const platformFile = /(?:^|\/)(?:wrangler\.(?:toml|jsonc?)|serverless\.ya?ml|kong\.ya?ml|krakend\.json|[\w-]*(?:api[_-]?gateway|cloudfront|waf|load[_-]?balancer|alb)[\w-]*\.tf)$/;
