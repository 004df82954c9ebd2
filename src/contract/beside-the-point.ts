import type { Statement } from '../facts/security-policy/statement.ts';
import { technicalSubjects } from '../facts/security-policy/subjects.ts';
import { zoneOf } from '../facts/zone.ts';
import type { Answer } from './contract.ts';
import { manualAnswer } from './judge-statement.ts';

/** A verdict needs a sentence that is about what was looked at. Where it only names it, or speaks of another one, a person decides. */
export const besideThePoint = (statement: Statement, answer: Answer): Answer => {
  if (answer.verdict !== 'kept' && answer.verdict !== 'broken' && answer.verdict !== 'stale') return answer;
  if (statement.subject.startsWith('policy/')) return answer;
  const isElsewhere =
    isInPassing(statement) ||
    isField(statement) ||
    isInstance(statement) ||
    isLead(statement) ||
    isAnotherContainer(statement) ||
    (answer.verdict === 'broken' && (isAdmitted(statement) || onlyInTests(answer) || isBareSubject(statement) || isWherePossible(statement) || isUndone(statement, answer))) ||
    (answer.verdict === 'broken' && isAnnounced(statement)) ||
    (answer.verdict === 'kept' && (isAnotherLayer(statement, answer) || isInsideImage(statement) || isAnotherProduct(statement, answer) || onlyInMocks(answer)));
  return isElsewhere ? { ...manualAnswer(statement, answer.rule), evidence: answer.evidence.filter(({ path }) => proves(path)) } : answer;
};

/** "Keep it at 0 so that rate limiting trusts no header" is about the header; so is "neither a CSRF token nor …". */
const isInPassing = ({ text, subject, fromCode }: Statement): boolean => {
  if (fromCode) return false;
  const main = (text.split(subordinate)[0] ?? text).replaceAll(yours, ' ');
  return main !== text && main.trim() !== '' && technicalSubjects(text).includes(subject) && !technicalSubjects(main).includes(subject);
};

/** "The dashboard is reachable (depending on your nginx)". */
const yours = /\([^()]*\b(?:your|ihre[mnrs]?|votre|vos|tus?|seus?|suas?)\b[^()]*\)|\([^()]*(?:ваш\p{L}*)[^()]*\)|[（(][^()（）]*(?:您的|你的)[^()（）]*[)）]/giu;

const subordinate =
  /,? \b(?:so that|so (?=the|a|an|it|they|no|only|every|each|rate)|because|since|unless|instead of|rather than|even if|although|whereas|neither|which is (?:why|what|not))\b/i;

/** "We audit with the following:" is said by what follows. */
const isLead = ({ text }: Statement): boolean =>
  /[:：]\s*$/.test(text) && /\b(?:following|below|these)\b|folgende|suivant|siguiente|seguinte|seguent|следующ|以下|如下|다음/i.test(text);

/** A container that the program itself starts is in no Compose file. */
const isAnotherContainer = ({ subject, headings }: Statement): boolean =>
  subject.startsWith('container/') && /sandbox|code[ _-]?exec|untrusted code|user code|песочниц|沙箱|サンドボックス|샌드박스/i.test(headings.at(-1) ?? '');

/** "Login | admin" is what to type into a form. */
const isField = ({ text }: Statement): boolean =>
  /^\W*(?:log-?in|user(?: ?name)?|password|e-?mail|account|benutzer(?:name)?|passwort|пароль|логин|用户名|密码|ユーザー名|パスワード)\W*\|/i.test(text);

/** "Transcripts may contain:" and then a list of what they may contain. */
const isInstance = ({ lead }: Statement): boolean =>
  /\b(?:may|might|can|could|puede|peut|können|pode|può) (?:also )?(?:contain|include|hold|reveal|expose|contener|contenir|enthalten|conter|contenere)\b[^.]*[:：]\s*$|(?:可能|かもしれ)[^。]*[:：]\s*$/i.test(
    lead,
  );

/** "Environment variable protection" names no place that a value has to come from. */
const isBareSubject = ({ subject, text }: Statement): boolean =>
  subject === 'secrets/config-from-environment' && /^\W*environment[- ]variables? (?:protection|security|management|handling|validation|safety)\W*$/i.test(text);

/** Nobody can tell from outside that it was possible. */
const isWherePossible = ({ text, fromCode }: Statement): boolean =>
  !fromCode &&
  !/^\W*(?:use|run|set|enable|apply|keep)\b/i.test(text) &&
  /\b(?:where|when|wherever|whenever|as far as|if) (?:possible|practical|practicable|feasible|applicable)\b/i.test(text);

/** "Set up logging" below "Recommendations" is left to others: that it is not there breaks nothing. */
const isUndone = ({ polarity, headings, text }: Statement, { evidence }: Answer): boolean =>
  polarity === 'advises' &&
  evidence.length > 0 &&
  evidence.every(({ stage }) => stage === 'absent' || stage === 'policy') &&
  /recommend|for (?:users|operators|deployers|administrators)|empfehl|recommand|recomend|рекоменд|建议|推奨|권장|raccomand/i.test(headings.at(-1) ?? '') &&
  /^\W*(?:set up|configure|enable|implement|add|use|deploy|consider|turn on|install)\b/i.test(text);

/** What the sentence itself says is no contradiction of it. */
const isAdmitted = ({ subject, text }: Statement): boolean => subject === 'network/cors' && /\bnull origin|any origin|all origins|wildcard|[`'"]\*[`'"]/i.test(text);

/** Advice to change the credentials that are given out says that there are some. */
const isAnnounced = ({ subject, polarity, text }: Statement): boolean =>
  subject === 'secrets/default-credential' && polarity === 'advises' && /\b(?:rotate|change|replace)\b/i.test(text);

/** What tests hold says nothing about the service. Documents may: they are what people follow. */
const onlyInTests = ({ evidence }: Answer): boolean => evidence.length > 0 && !evidence.some(({ path }) => proves(path));
const proves = (path: string): boolean => !/^(?:test|vendored)$/.test(zoneOf(path));

/** A header "set in middleware" is not shown by a proxy that sets it. */
const isAnotherLayer = ({ text }: Statement, { evidence }: Answer): boolean =>
  /\bmiddleware\b/i.test(text) && evidence.length > 0 && evidence.every(({ path }) => /nginx|caddy|traefik|haproxy|apache|httpd|ingress|envoy/i.test(path));

/** "No secrets in images" is not shown by the files of the tree. */
const isInsideImage = ({ subject, text }: Statement): boolean => subject === 'secrets/no-secrets-in-tree' && /\b(?:docker |container )?images?\b/i.test(text);

/** "Sentry for monitoring" is not shown by Prometheus. */
const isAnotherProduct = ({ text }: Statement, { evidence, rule }: Answer): boolean => {
  const named = rule?.startsWith('policy/') ? undefined : products.exec(text)?.[0].toLowerCase().replaceAll(/\s/g, '');
  return named !== undefined && evidence.length > 0 && !evidence.some(({ path, note }) => `${path} ${note}`.toLowerCase().replaceAll(/\s/g, '').includes(named));
};
const products = /\b(?:sentry|datadog|new ?relic|cloudflare|auth0|okta|keycloak|supabase|firebase|cognito|hashicorp vault|kong|istio|crowdsec|fail2ban|modsecurity)\b/i;

const onlyInMocks = ({ evidence }: Answer): boolean => evidence.length > 0 && evidence.every(({ path }) => /(?:^|[/_.-])(?:mock|fake|stub|dummy)s?(?=[/_.A-Z-])/i.test(path));
