import { sectionOf } from '../../facts/security-policy/sections.ts';
import type { Statement } from '../../facts/security-policy/statement.ts';
import { expression } from '../../long-expression.ts';
import type { Answer } from '../contract.ts';
import { absences } from '../judge-statement.ts';
import { deniesSubject } from './meant.ts';
import { isOutstanding } from './plans.ts';

/** A control keeps a sentence only where it is the one that the sentence speaks of. */
export const isUnproved = (statement: Statement, answer: Answer): boolean =>
  isBareLabel(statement) ||
  isDeniedBeside(statement) ||
  isToBeDone(statement) ||
  isOfWatching(statement) ||
  isAnotherPlace(statement, answer) ||
  isOfDevelopment(statement) ||
  isOfOthers(statement) ||
  isExempt(statement) ||
  isOfDatabase(statement) ||
  isAnotherLayer(statement, answer) ||
  isAnotherProduct(statement, answer) ||
  onlyByHand(statement, answer) ||
  onlyInMocks(answer);

/** "OIDC with PKCE; no static keys in the page" denies nothing of the authentication. */
const isDeniedBeside = (statement: Statement): boolean =>
  statement.polarity === 'denies' &&
  /^(?:api|network|logging)\//.test(statement.subject) &&
  !absences.test(statement.subject) &&
  !/^[^:：|]{3,60}[:：|]\s*(?:none|no|not|missing|absent|❌|✗|✘)(?![\p{L}-])/iu.test(statement.text) &&
  // What stands below "Known limitations" is one, whatever its words.
  !statement.headings.some((heading) => sectionOf(heading) === 'limitations') &&
  !deniesSubject(statement);

/** "Secrets management" alone, as a label of a checklist, does not say what is done. */
const isBareLabel = ({ text }: Statement): boolean => /^\W*(?:secrets? management|security monitoring|environment variables?)\W*(?:\|.*)?$/i.test(text);

/** "The strategy of logging needs documentation" says what is not there, and so does a box that is still open. */
const isToBeDone = ({ text, subject, modality, headings }: Statement): boolean =>
  /\bneeds? (?:\w+ )?(?:documentation|work|improvement|review|attention|to be)\b|\bto-?do\b|\bconsidered\W*$/i.test(text) ||
  (modality === 'future' && !subject.startsWith('policy/')) ||
  headings.some(isOutstanding) ||
  // "It should additionally send X and may add Y."
  /\b(?:may|might|should (?:also|additionally))\b[^.]{0,40}\b(?:add|send|set|use|enable)\b/i.test(text);

/** A header "set in middleware" is not shown by a proxy that sets it. */
const isAnotherLayer = ({ text }: Statement, { evidence }: Answer): boolean =>
  /\bmiddleware\b/i.test(text) &&
  !/\b(?:nginx|caddy|traefik|haproxy|apache|ingress|envoy)\b/i.test(text) &&
  evidence.length > 0 &&
  evidence.every(({ path }) => /nginx|caddy|traefik|haproxy|apache|httpd|ingress|envoy/i.test(path));

/** "No secrets in images" is not shown by the files of the tree; nor what is dropped, by what is not given; nor what variables never hold, by what they do. */
const isAnotherPlace = ({ subject, text }: Statement, { rule, evidence }: Answer): boolean =>
  // What a platform holds back is one of its settings.
  (subject === 'secrets/no-secrets-in-tree' && /\bpush protection\b|\bsecret[- ]scanning\b/i.test(text)) ||
  (subject === 'secrets/no-secrets-in-tree' && (/\b(?:docker |container )?images?\b|\bcommit messages?\b|\bscreenshots?\b/i.test(text) || !ofTree.test(text))) ||
  // An account may be made with a known password when the program starts for the first time.
  (subject === 'secrets/default-credential' &&
    rule === 'container/compose-secret-in-environment' &&
    (/\badmin\w*|\busers?\b|\baccounts?\b|\blog-?ins?\b/i.test(text) || !/compose|docker|container|\bservices?\b|database|\benv/i.test(text))) ||
  (subject === 'api/body-limit' && /\bfiles?\b|\bupload/i.test(text) && evidence.length > 0 && evidence.every(({ note }) => /\bJSON\b|form bodies|by default/.test(note))) ||
  (subject === 'secrets/no-hardcoded-credentials' &&
    !/[^\p{ASCII}\p{P}\p{S}\p{Extended_Pictographic}\s]/u.test(text) &&
    !/\b(?:no|not|never|without|zero|avoid\w*|remov\w+|eliminat\w+|free of)\b|n['’]t\b|❌|🚫/i.test(text)) ||
  (subject === 'api/constant-time-compare' && /passw/i.test(text) && !evidence.some(({ path }) => /auth|passw|user|log-?in|account|crypt/i.test(path))) ||
  (subject === 'secrets/default-credential' && !isWithoutDefault.test(text)) ||
  (subject === 'container/drop-capabilities' && rule === 'container/run-privileged') ||
  (subject === 'container/read-only-root' && rule === 'container/dockerfile-world-writable') ||
  (subject === 'releases/signed-tags' && !/\btags?\b|\breleases?\b/i.test(text)) ||
  (subject === 'secrets/config-from-environment' && (isAnotherVariable(text, evidence) || isNoSource(text)));
/** "Default credentials: admin / admin" says that there are some. */
const isWithoutDefault =
  /\b(?:no|not|never|without|zero|avoid\w*|chang\w+|remov\w+|disabl\w+|forc\w+|random\w*|generat\w+|must|rotat\w+|refus\w+|reject\w+|free of|replac\w+)\b|n['’]t\b|❌|🚫|[^\p{ASCII}\p{P}\p{S}\s]/iu;

/** What is said of variables in general, or of the check of what they hold, and not of where a value comes from. */
const isNoSource = (text: string): boolean =>
  (/\benv(?:ironment)?[- ]?var/i.test(text) && !comesFrom.test(text)) ||
  /\bvalidat\w+|^(?!.*(?:secret|credential|key|password|token|sensitive)).*\b(?:debug|hosts?|urls?|origins?|configurable|retention|timeouts?|limits?|flags?)\b/i.test(text) ||
  /\b(?:never|not|no)\b[^.|]{0,30}\benv/i.test(text) ||
  /\benv\w* var\w* (?:are|is) (?:\w+ )?(?:configured|set|managed|defined)\b/i.test(text);
const comesFrom = expression('i')`
    \b(?:
      from|via|through|using|us(?:e|es|ed)|in|into|as|by|with|load(?:s|ed)?|read(?:s)?|keep|stor\w+|prefer|suppl\w+|inject\w*|pass\w*|set
    )\b (?:[\w'’-]+ ){0,4}[\x60"'(]*env|\benv\w*[- ]var\w*[\x60"')]* (?:for|only|instead|to (?:store|hold|pass|configure|keep))\b
    |environment-based
  `;
const ofTree =
  /commit|repo|\bgit|version control|\bsource\b|\bcode\b|\btree\b|check(?:ed)? in|\bpush|\btrack|codebase|\bconfig|提交|仓库|代码|コミット|リポジトリ|репозитор|код|quellcode|dépôt|código|codice/i;

/** "A relaxed CSP for development" says nothing of production. */
const isOfDevelopment = ({ subject, text }: Statement): boolean =>
  subject.startsWith('network/') && /\b(?:in|for|during|für) (?:local |lokale )?(?:development|dev|entwicklung)\b|\bdevelopment mode\b|\brelax/i.test(text);

/** "Database passwords come from the environment" is not shown by the key of an API. */
const isAnotherVariable = (text: string, evidence: Answer['evidence']): boolean => {
  const named = text.match(/\b[A-Z][A-Z\d]*(?:_[A-Z\d]+)+\b/g) ?? [];
  const reads = evidence.map(({ note }) => note).join(' ');
  return (named.length > 0 && !named.some((name) => reads.split(/\W+/).includes(name))) || variables.some(([of, sign]) => of.test(text) && !sign.test(reads));
};
export const variables: readonly (readonly [of: RegExp, sign: RegExp])[] = [
  [/\b(?:databases?|db)\b/i, /DB|DATABASE|SQL|PG|POSTGRES|MONGO/i],
  [/\bjwt\b/i, /JWT|TOKEN|SECRET/i],
  [/\bsmtp\b|\be-?mail\b/i, /SMTP|MAIL/i],
];

/** "Automatic checks of dependencies" are no updates. */
export const isOfWatching = ({ text, subject }: Pick<Statement, 'text' | 'subject'>): boolean =>
  subject === 'dependencies/update-bot' && /\bmonitor\w*|\balerts?\b|\bscan\w*|\bchecks?\b/i.test(text) && !/\bupdat|\bpull requests?\b|\bPRs?\b|dependabot|renovate/i.test(text);

/** "Sentry for monitoring" is not shown by Prometheus. Of several products one may be the one in use. */
const isAnotherProduct = ({ text: own, subject, headings }: Statement, { evidence, rule }: Answer): boolean => {
  const text = `${headings.at(-1) ?? ''} ${own}`;
  const lists = rule?.startsWith('policy/') ? [] : productsBySubject.filter(([about]) => about.test(subject));
  const named = lists.flatMap(([, names]) => Array.from(text.matchAll(names), ([name]) => squeezed(name)));
  return named.length > 0 && evidence.length > 0 && !evidence.some(({ path, note }) => named.some((name) => squeezed(`${path} ${note}`).includes(name)));
};
const squeezed = (text: string): string => text.toLowerCase().replaceAll(/\s/g, '');
const products = expression('gi')`
    (?<![a-z])(?:
      sentry|datadog|new ?relic|cloudflare|auth0|okta|keycloak|supabase|firebase|cognito|kong|istio|traefik|caddy|nginx|haproxy|crowdsec
      |fail2ban|modsecurity|kms|rds|cloudwatch|cloudtrail|guardduty|elasticache|security groups?|iam
    )(?![a-z])
  `;
const stores = /(?<![a-z])(?:vault|secrets? manager|docker secrets?|sealed secrets|sops|doppler|infisical|parameter store)(?![a-z])/gi;
/** "The process of mysqld runs as …" is not shown by the image of the program. */
const databases = /(?<![a-z])(?:mysql|mariadb|postgres|mongo|redis|elasticsearch|rabbitmq|kafka|clickhouse|minio)(?=d?(?:b|ql)?(?![a-z]))/gi;
const clouds = /(?<![a-z])(?:azure|aws|gcp)(?![a-z])/gi;
/** A key of GPG signs nothing by cosign. */
const signers = /(?<![a-z])(?:cosign|minisign|signify|authenticode|notation|notary)(?![a-z])/gi;
const productsBySubject: readonly (readonly [subject: RegExp, names: RegExp])[] = [
  [/./, products],
  [/^container\/secrets-external$/, stores],
  // A port is found by its number.
  [/^container\/(?!loopback-publish)/, databases],
  [/^network\//, clouds],
  [/^releases\//, signers],
];

/** "Downloaded binaries are checked" and "where the key lies" are not shown by the signing of one's own releases; nor by a port that is open, who may reach it. */
const isOfOthers = ({ subject, text, modality, polarity }: Statement): boolean =>
  (subject === 'releases/provenance' && /\bdownloaded\b|\bpublic key\b|project-published|third[- ]party|upstream/i.test(text)) ||
  (subject === 'network/port-documented' && /\bsource:|\bonly (?:from|by|to)\b|\bfrom\b[^.]{0,40}\bonly\b|podSelector|ipBlock|inbound rules/i.test(text)) ||
  // That a scan runs does not say what came out.
  (/^(?:ci|dependencies)\//.test(subject) && /\bpass(?:ed|es|ing)\b|\bclean\b|^\W*run\b.*\blocally\b/i.test(text)) ||
  (polarity === 'advises' && modality === 'fact' && subject === 'container/secrets-external' && /\bin production\b/i.test(text));

/** A scan that somebody has to start shows no scan of every change. */
const onlyByHand = ({ subject }: Statement, { evidence }: Answer): boolean =>
  /^(?:ci|dependencies)\//.test(subject) && evidence.length > 0 && evidence.every(({ note }) => /\bon manual\b(?!,)/.test(note));

const onlyInMocks = ({ evidence }: Answer): boolean => evidence.length > 0 && evidence.every(({ path }) => /(?:^|[/_.-])(?:mock|fake|stub|dummy)s?(?=[/_.A-Z-])/i.test(path));

/** Who may do without a control is not shown by the control. */
const isExempt = ({ text }: Statement): boolean => /\bopt(?:s|ed|ing)?[- ]outs?\b|\bexempt/i.test(text);

/** A web server that speaks TLS encrypts nothing on the way to a database. */
const isOfDatabase = ({ subject, text, headings }: Statement): boolean =>
  subject === 'network/tls-in-production' &&
  /\bdatabases?\b|postgres|mysql|mongo|redis|数据库|データベース|баз[аыу] данных|base de (?:datos|données)|datenbank/i.test(`${headings.at(-1) ?? ''} ${text}`);
