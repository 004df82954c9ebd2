import type { Statement } from '../facts/security-policy/statement.ts';
import type { AnyRule } from '../rule.ts';
import type { Verdicts } from './judge-statement.ts';

/** "HTTP is redirected to HTTPS" is not said by a certificate, where a rule saw what redirects. */
export const rulesAbout = (statement: Statement, rules: readonly AnyRule[], verdicts: Verdicts): readonly AnyRule[] => {
  const ofRedirects = rules.filter(({ id }) => id === 'network/http-redirect');
  const isOfOne = redirects.test(statement.text) && statement.subject === 'network/tls-in-production';
  const sawOne = ofRedirects.some(({ id }) => /^(?:pass|fail)$/.test(verdicts.get(id)?.status ?? ''));
  return isOfOne && sawOne ? ofRedirects : rulesFor(statement, rules);
};
const redirects = /\bredirect\w*\b[^.;]{0,40}\bhttps\b|\bhttps\b[^.;]{0,20}\bredirect/i;

/** The rule of the same id as the statement's subject; where there is none, those that serve it as a practice and look where the statement does. */
const rulesFor = (statement: Statement, rules: readonly AnyRule[]): readonly AnyRule[] => {
  if (textOnly.test(statement.subject)) return [];
  const own = rules.find((rule) => rule.id === statement.subject);
  if (own) return [own];
  const serving = rules.filter((rule) => rule.practices.includes(statement.subject));
  const spoken = [statement.text, statement.lead, ...statement.headings].join('\n');
  const fitting = serving.filter(({ id }) => narrower.every(([part, words]) => !part.test(id) || words.test(spoken)) && isNamedLimit(id, statement.text));
  return byPlatform(byLanguage(fitting, spoken), spoken);
};

/** What a sentence has to speak of, for a rule to be about it that looks at less than the practice. */
const narrower: readonly (readonly [id: RegExp, words: RegExp])[] = [
  [/precommit/, /pre-?commit|\bhooks?\b/i],
  [
    /scheduled-scan/,
    /\b(?:daily|weekly|nightly|monthly|schedul\w*|regular\w*|periodic\w*|continuous\w*|cron)\b|定期|毎[日週]|每[天日周]|regelmäßig|régulièr|regularmente|periódic|регулярн|еженедельн|ежедневн/i,
  ],
  [/compose-pids-limit/, /\bpids?\b|process(?:es)?\b|fork/i],
  [/kubernetes-service-account-token/, /service ?accounts?|\btokens?\b|api[- ]server/i],
  [/kubernetes-rbac-wildcard/, /\brbac\b|\broles?\b|wildcard/i],
  [/docker-socket|host-path|sensitive-mount/, /socket|mount|host|namespace|volume|privilege escalation(?! (?:is |are )?(?:disabled|disallowed|forbidden|not allowed))/i],
  // "Container signing policy" speaks of no container that runs.
  [/run-privileged/, /privileged|\bcontainers?\b(?! (?:sign|image|registr|polic))|\bdocker\b|\bcompose\b|\bpods?\b|capabilit/i],
  [/workflow-linter/, /workflow|\bactions?\b|zizmor|actionlint/i],
  [/dockerfile-unfrozen-install/, /frozen|npm ci|immutable|reproduc|docker|image|install/i],
  // "Use a vault" is not broken by a command that shows how to start it.
  [/run-secret$/, /\bdocker\b|\bpodman\b|\brun\b|command|environment|\benv\b|containers?\b|password|default/i],
  [/run-hardening-shown/, /\b(?:docker|podman) run\b|--\w/i],
];

/** "CPU and memory are limited" names two of the limits, "resource limits" all of them. */
const isNamedLimit = (id: string, text: string): boolean => {
  const own = /-(cpu|memory)-limit$/.exec(id)?.[1];
  const named = [/\bcpus?\b/i.test(text) ? 'cpu' : '', /memor/i.test(text) ? 'memory' : ''].filter((name) => name !== '');
  return own === undefined || named.length === 0 || named.includes(own);
};

/** The rules about these look whether the policy says them. That it says so does not make them true. */
const textOnly = /^policy\/(?!report-contents$|contact-reachable$|links-resolve$|documented-settings-exist$)/;

const languages: readonly (readonly [suffix: string, words: RegExp])[] = [
  ['python', /\bpython\b|\bpip\b|\bpypi\b/i],
  ['js', /\bjavascript\b|\btypescript\b|\bnode(?:\.js)?\b|\bnpm\b|\byarn\b/i],
  ['go', /\bgo(?:lang)?\b(?! to)/],
  ['rust', /\brust\b|\bcargo\b|\bcrates?\b/i],
  ['java', /\bjava\b|\bmaven\b|\bgradle\b|\bkotlin\b/i],
  ['ruby', /\bruby\b|\bgems?\b|\bbundler\b/i],
  ['php', /\bphp\b|\bcomposer\b/i],
  ['dotnet', /\.net\b|\bnuget\b|\bc#/i],
  ['c', /\bC\+\+|\bC code\b/],
];

/** "Python packages" is a claim about Python alone. */
const byLanguage = (rules: readonly AnyRule[], spoken: string): readonly AnyRule[] => {
  const named = languages.filter(([, words]) => words.test(spoken)).map(([suffix]) => suffix);
  if (named.length === 0) return rules;
  return rules.filter(({ id }) => {
    const suffix = /-([a-z]+)$/.exec(id)?.[1] ?? '';
    return !languages.some(([language]) => language === suffix) || named.includes(suffix);
  });
};

/** A sentence about pods says nothing of Compose files, and one about `docker run` nothing of pods. */
const byPlatform = (rules: readonly AnyRule[], spoken: string): readonly AnyRule[] => {
  const kubernetes =
    /kubernetes|\bk8s\b|\bpods?\b|securityContext|kubectl|\bhelm\b|runAsNonRoot|readOnlyRootFilesystem|allowPrivilegeEscalation|seccompProfile|\bDeployments?\b(?= (?:sets?|appl|manifest|us))/i.test(
      spoken,
    );
  const docker = /\bdocker\b|\bcompose\b|\bpodman\b/i.test(spoken);
  if (kubernetes === docker) return rules;
  const fitting = rules.filter(({ id }) => id.includes('/kubernetes-') === kubernetes || !/\/(?:kubernetes|compose|dockerfile)-/.test(id));
  return fitting.length > 0 ? fitting : rules;
};
