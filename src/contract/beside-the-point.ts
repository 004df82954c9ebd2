import type { Statement } from '../facts/security-policy/statement.ts';
import { technicalSubjects } from '../facts/security-policy/subjects.ts';
import { zoneOf } from '../facts/zone.ts';
import type { Answer } from './contract.ts';
import { manualAnswer } from './judge-statement.ts';

/** A verdict needs a sentence that is about what was looked at. Where it only names it, or speaks of another one, a person decides. */
export const besideThePoint = (statement: Statement, answer: Answer): Answer => {
  if (answer.verdict !== 'kept' && answer.verdict !== 'broken' && answer.verdict !== 'stale') return answer;
  if (statement.subject.startsWith('policy/')) return isNoLimitation(statement, answer) ? manualAnswer(statement, answer.rule) : answer;
  const isElsewhere =
    isInPassing(statement) ||
    isField(statement) ||
    isInstance(statement) ||
    isLead(statement) ||
    isAnotherContainer(statement) ||
    isContents(statement) ||
    isDrawing(statement) ||
    isNavigation(statement) ||
    isAnotherDetail(statement) ||
    (answer.verdict === 'broken' &&
      (isAdmitted(statement) ||
        onlyInTests(answer) ||
        isBareSubject(statement) ||
        isWherePossible(statement) ||
        isUndone(statement, answer) ||
        isMissingAdmitted(statement) ||
        isPlanned(statement))) ||
    (answer.verdict === 'broken' && isAnnounced(statement)) ||
    (answer.verdict === 'kept' &&
      (isAnotherLayer(statement, answer) ||
        isInsideImage(statement) ||
        isAnotherProduct(statement, answer) ||
        isOfOthers(statement) ||
        isBareLabel(statement) ||
        onlyInMocks(answer)));
  return isElsewhere ? { ...manualAnswer(statement, answer.rule), evidence: answer.evidence.filter(({ path }) => proves(path)) } : answer;
};

/** "If nobody can be found, write to …" denies nothing of the address. */
const isNoLimitation = ({ subject }: Statement, { verdict }: Answer): boolean => verdict === 'stale' && /^policy\/(?:contact|report|private)/.test(subject);

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

/** "Secrets management" in a table of contents. */
const isContents = ({ headings, lead }: Statement): boolean =>
  [headings.at(-1) ?? '', lead].some((words) =>
    /^\W*(?:table of contents|contents|inhalt\w*|sommaire|table des matières|índice|содержание|оглавление|目录|目次|목차|indice|spis treści|içindekiler)\W*$/i.test(words),
  );

/** Boxes and arrows show how things hang together. */
const isDrawing = ({ fromCode, text }: Statement): boolean => fromCode && /[─│├└┌┐┘┤┬┴┼▼▲►]|-{2,}>|\+-{3,}/.test(text);

/** "Navigate to 'Environment variables'" says where to click. */
const isNavigation = ({ text, polarity }: Statement): boolean =>
  polarity === 'advises' && /^\W*(?:\d+\W+)?(?:navigate|go|click|open|scroll|log in|sign in|select|choose)\b/i.test(text);

/** What the words of a subject also stand in: other things that are hard-coded, that images are made of, that are kept in memory. */
const isAnotherDetail = ({ subject, text }: Statement): boolean => {
  const sign = details.get(subject);
  return sign !== undefined && !sign.test(text);
};
const details: ReadonlyMap<string, RegExp> = new Map([
  [
    'secrets/no-hardcoded-credentials',
    /secret|credential|password|passwd|\bkeys?\b|token|密钥|密码|凭|秘密|機密|鍵|パスワード|認証情報|clé|mot de passe|clave|contraseñ|chave|senha|schlüssel|passw|ключ|парол|секрет|비밀|키/i,
  ],
  ['container/base-pinned', /\bpin\w*|digest|sha-?256|immutab|@sha|fixed|固定/i],
  ['api/rate-limit-shared-store', /^(?!.*\bin[- ]memory\b)/i],
  ['api/authentication', /^(?!.*\b(?:rate|brute|lockout|throttl\w*|attempts?)\b)|authenticat|oauth|oidc|\bmfa\b|\b2fa\b/i],
  ['dependencies/pinned', /^(?!.*\b(?:github )?actions\b)|packages?|librar|requirements/i],
]);

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

/** "Secrets management" alone, as a label of a checklist, does not say what is done. */
const isBareLabel = ({ text }: Statement): boolean => /^\W*(?:secrets? management|security monitoring|environment variables?)\W*(?:\|.*)?$/i.test(text);

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

/** "Do not expose it without adding a limit" says that there is none; a plan says so too. */
const isMissingAdmitted = ({ text }: Statement): boolean => /\b(?:without|before|until|unless)\b[^.]{0,30}\badd(?:ing|ed)?\b/i.test(text);
const isPlanned = ({ text }: Statement): boolean =>
  /\bplanned\b|\bto-?do\b|\bnot (?:yet )?(?:done|implemented|started)\b|🚧|⏳|geplant|planifié|planificad|planejad|запланирован|计划中|予定|\|\s*0 ?%/i.test(text);

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
const products =
  /(?<![a-z])(?:sentry|datadog|new ?relic|cloudflare|auth0|okta|keycloak|supabase|firebase|cognito|hashicorp vault|kong|istio|crowdsec|fail2ban|modsecurity|kms|rds|cloudwatch|cloudtrail|guardduty|elasticache|security groups?|iam)(?![a-z])/i;

/** "Downloaded binaries are checked" and "where the key lies" are not shown by the signing of one's own releases; nor by a port that is open, who may reach it. */
const isOfOthers = ({ subject, text, modality, polarity }: Statement): boolean =>
  (subject === 'releases/provenance' && /\bdownloaded\b|\bpublic key\b|project-published|third[- ]party|upstream/i.test(text)) ||
  (subject === 'network/port-documented' && /\bsource:|\bonly (?:from|by|to)\b|\bfrom\b[^.]{0,40}\bonly\b|podSelector|ipBlock|inbound rules/i.test(text)) ||
  // That a scan runs does not say what came out.
  (/^(?:ci|dependencies)\//.test(subject) && /\bpass(?:ed|es|ing)\b|\bclean\b|^\W*run\b.*\blocally\b/i.test(text)) ||
  (polarity === 'advises' && modality === 'fact' && subject === 'container/secrets-external' && /\bin production\b/i.test(text));

const onlyInMocks = ({ evidence }: Answer): boolean => evidence.length > 0 && evidence.every(({ path }) => /(?:^|[/_.-])(?:mock|fake|stub|dummy)s?(?=[/_.A-Z-])/i.test(path));
