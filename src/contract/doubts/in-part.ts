import type { Statement } from '../../facts/security-policy/statement.ts';
import { expression } from '../../long-expression.ts';
import type { Answer, ContractEvidence } from '../contract.ts';
import { unaccounted } from '../speech/unaccounted.ts';

/** Nothing is kept of which only the simpler half was seen, nor by a control of this repository what others are to do. */
export const inPart = (statement: Statement, answer: Answer): Answer => {
  if (answer.verdict !== 'kept' || statement.polarity === 'denies') return answer;
  const { text, subject } = statement;
  const more =
    (beyond.get(answer.rule === 'network/tls-version' ? answer.rule : subject)?.exec(text) ?? ownBuild.exec(text) ?? neverBeside(answer.rule ?? subject)?.exec(text))?.[0] ??
    unseenValue(statement, answer) ??
    unseenFile(statement, answer) ??
    unseenAddition(statement, answer);
  const question =
    more !== undefined
      ? `The control is there. Is what the policy says of it true as well (“${more}”)?`
      : isAdviceToOthers(statement)
        ? 'This is advice to whoever runs it. A control of this repository does not follow it for them: is the advice still right?'
        : subject === 'api/input-validation' && !namesItsValidator(text, answer)
          ? 'Validators are there. Does everything that the policy means pass through one before it is used?'
          : undefined;
  return question === undefined ? answer : { ...answer, verdict: 'manual', question };
};

/** "Encrypted with AES-256-GCM, never logged": where something is never to be is another claim. */
const neverBeside = (rule: string): RegExp | undefined => {
  if (rule === 'network/bind-address') return elsewhereThanThere;
  return /^(?:secrets|privacy)\//.test(rule) ? undefined : elsewhere;
};
/** That others do not reach it is what an address of this machine is for. */
const elsewhereThanThere =
  /\bnever (?:be )?(?:\w+ly )?(?:logged|written|put|sent|returned|shown|displayed|transmitted|persisted|shared|printed|exposed(?! (?:to|on|over) (?:(?:the|your|any|a|our) )?(?:lan|internet|network|local network|public|outside|world)\b))\b/i;
const elsewhere = /\bnever (?:be )?(?:\w+ly )?(?:logged|written|put|sent|exposed|returned|shown|displayed|transmitted|persisted|shared|printed|leaves?)\b/i;

/** What a sentence may promise beyond that which is looked at: the control is there, whether it is all that is promised is not known. */
const beyond: ReadonlyMap<string, RegExp> = new Map([
  // Another thing that is done to them, before the hash or beside it.
  [
    'api/key-hashing',
    expression('i')`
      \bpepper\w*
      |\b(?:are|is|gets?) (?:\w+ly )?(?!(?:hash|salt|stor|kept|sav|encod|encrypt|protect|secur|persist|deriv|process|handl|manag|us)\w*\b)
      [a-z]{3,}ed\b(?=.*\band\b)
      |\band (?:(?!or\b)\w+ ){1,4}(?:is|are|gets?|must be|has|have) (?!(?:\w+ly )?(?:not |never )?(?:hash|salt|stor|kept|sav)\w*)
    `,
  ],
  // Which operations are the sensitive ones no code says.
  [
    'api/authentication',
    /\b(?:sensitive|critical|important|dangerous) (?:\w+ )?(?:operations?|actions?|endpoints?|routes?|areas?|functions?|requests?)\b|\b(?:mfa|2fa|totp|(?:two|multi|second)-factor|one-time|otp|biometric\w*|passkeys?|webauthn|sso|saml)\b/i,
  ],
  ['api/constant-time-compare', /\b(?:all|every|each)\b[^.]{0,40}\b(?:check|compar|token|secret|signature)\w*/i],
  ['api/session-tokens', /\brow[- ]level|\bRLS\b|\brefresh\b|\bsecure cookie|\bcookie handling|revocation|\brotat\w+/i],
  ['releases/provenance', /\bSLSA[- ]?(?:build )?(?:level[- ]?|L)?[1-4]\b|\b(?:every|each) (?:published |released |container )?\w+|\bisolated\b|hermetic/i],
  ['dependencies/update-activity', /\bupstream\b|\breceive\w*\b|\bnoting\b/i],
  ['logging/security-events', /\b(?:comprehensive\w*|complete(?:ly)?|all|every|each)\b/i],
  [
    'dependencies/update-bot',
    /\b(?:all|every|each|entire)\b(?! (?:day|week|month|(?:mon|tues|wednes|thurs|fri|satur|sun)day|\d))|\b(?:are|is) (?:\w+ )?(?:reviewed|merged|triaged)\b|front of the queue|\bwithin (?:\d+|an?\b|one\b|two\b|hours|days)/i,
  ],
  ['api/rate-limiting', /\bshared (?:with|between|across)\b|\badditional\b|\bwaf\b|\bat the (?:reverse )?prox(?:y|ies)\b|\d+\s*(?:requests?|req|attempts?|calls?)\b/i],
  ['privacy/retention', /^(?!.*\b(?:configur|adjust|setting)\w*).*$/is],
  [
    'logging/audit-log',
    /\b(?:all|every|each)\b[^.;]{0,30}\b(?:actions?|operations?|changes?|access\w*|modifications?|activit(?:y|ies)|requests?|events?)\b|\bcentrali[sz]ed\b|\bsiem\b|\bimmutab\w*|\bappend-only|\btamper\w*|\bhash[- ]chain\w*|\be-?signatures?\b|\bnon-?repudiation\b|\b\d+ (?:days|months|years)\b/i,
  ],
  ['logging/audit-coverage', /\b(?:all|every|each)\b/i],
  ['network/certificates', /\brenew\w*|\brotat\w*|\bexpir\w*|\bannual\w*|\bm-?tls\b|\bmutual\b|\bclient[- ]certificates?\b|pinning/i],
  ['network/reverse-proxy', /\btls ?v?1\b|\ballow[-_ ]?(?:list|ips?)|允许/i],
  ['network/port-documented', /\bonly (?:the )?ports?\b/i],
  // What is done with those who get in is another thing.
  [
    'network/bind-address',
    /\b(?:and|,|;|but) (?:\w+ ){0,3}(?:reject|refus|den(?:y|ies)|block|requir|check|validat|verif|encrypt|authenticat|disabl|allow|expos|log|us)(?:es|s|ed|ing|e)?\b/i,
  ],
  // Which of the origins are those of production no list says.
  ['network/cors', /\bproduction (?:origins?|domains?|urls?|hosts?)\b/i],
  ['network/hsts', /\bpreload(?:ed)? list\b|\bsubmitted\b/i],
  ['ci/least-privilege-token', /\b(?:contents|packages|actions|id-token|pull-requests|issues|checks|statuses)\s?:\s?write\b/i],
  ['ci/actions-pinned', /\b(?:to|by|at) (?:\w+ ){0,2}tags?\b(?!.*\b(?:sha|hash|commit))/i],
  // Of these only the files of variables are looked for.
  ['secrets/env-file-ignored', /(?<![\w.*-])[\w.-]{2,40}\/(?![\w*])|\*?\.(?:pem|key|crt|p12|pfx|jks)\b/i],
  ['container/secrets-external', /\bencrypt\w*|\brotat\w+/i],
  ['network/tls-in-production', /pinning|\bpinned\b|\bmtls\b|mutual tls|client certificates?|\btls ?v?1\.3\b/i],
  ['network/tls-version', /pinning|\bpinned\b|\bmtls\b|mutual tls|client certificates?/i],
]);

/** "Security headers are sent, also by the CDN": what is added is seen only where its words are. */
const unseenAddition = ({ text, subject }: Statement, { evidence, rule }: Answer): string | undefined => {
  if (!/^(?:api|network|logging)\//.test(subject) || rule?.startsWith('policy/')) return undefined;
  const added = /[,;(–—]\s*(?:(?:and|but) )?(?:also|even|as well as|including)\b([^.;|)]{3,80})/i.exec(text);
  const words = added ? unaccounted(added[1] ?? '', [], evidence.map(({ path, note }) => `${path} ${note}`).join(' ')) : [];
  return words.length > 0 ? added?.[0].replace(/^\W+/, '') : undefined;
};

/** The same for a claim whose number is that of the code: every number of it, in the file that it names. */
export const seenWhole = (statement: Statement, answer: Answer): Answer => {
  const more = answer.verdict === 'kept' ? (unseenValue(statement, answer) ?? unseenFile(statement, answer)) : undefined;
  return more === undefined ? answer : { ...answer, verdict: 'manual', question: `One number is that of the code. Is the rest of it true as well (“${more}”)?` };
};

/** A number that comes with a control, and that nothing of what was seen shows: "5 per minute", "cost 12", "256-bit". */
const unseenValue = ({ text, subject }: Statement, { evidence, rule }: Answer): string | undefined => {
  // The time of HSTS is compared itself.
  if (/^(?:policy|ci|dependencies|releases|secrets)\/|^network\/hsts$/.test(subject) || rule?.startsWith('policy/')) return undefined;
  const [host] = rule === 'network/bind-address' ? (/(?<![\d.])(?<!\b(?:not|never|instead of|rather than)\b[^.,;]{0,24})(?:\d{1,3}\.){3}\d{1,3}(?![\d.])/.exec(text) ?? []) : [];
  if (host !== undefined && !evidence.some(({ note }) => note.includes(host) || (host === '127.0.0.1' && /localhost|\[?::1/.test(note)))) return host;
  return [...text.matchAll(value)].find(([found, before, after]) => {
    const shows = ({ note }: ContractEvidence): boolean => note.split(/[^\d.,_]+/).includes(before ?? after ?? '');
    // Each image has a user of its own.
    return !(/^uid/i.test(found) ? evidence.every(shows) : evidence.some(shows));
  })?.[0];
};
const value = expression('giu')`
    (?<![\w.:/])(\d[\d.,_]*)\+?[ -]?(?:
      (?:\w+ )?(?:requests?|req|attempts?|tries|calls?|fail(?:ure|ed)?s?|times)\b
      |(?:\w+ ?)?(?:\/|per ) ?(?:\d+ ?)?(?:min|s|sec|h|hour|day|m|ip|user|key)|-?bits?\b|[KMG]i?B\b|bytes?\b
      |(?:intentos?|tentativas?|tentatives?|tentativi|versuche?n?|anfragen|solicitudes|peticiones|requisições|requêtes|richieste)(?!\p{L})
      |(?:character|char|rune|user|session|connection|file)s?\b|(?:ms|s|sec|min|minute|second|hour|day|month|year)s?\b|minut(?:os?|i|en?)\b
      |horas?\b|heures?\b|stunden?\b|segundos?\b|secondes?\b|sekunden?\b|tage?n?\b|jours?\b|d[ií]as?\b|giorni?\b|ore\b|rounds?\b
      |iterations?\b
    )|\b(?:uid|cost|rounds|work factor|iterations)\W{1,3}(\d+)
  `;

/** "Limited in `auth.routes.ts`" is not kept by what was seen in other files. */
const unseenFile = ({ parameters: { files = [] } }: Statement, { evidence, rule }: Answer): string | undefined => {
  const code = rule?.startsWith('policy/') ? [] : files.filter((name) => /\.(?:py|[cm]?[jt]sx?|go|rs|java|kt|rb|php|cs|ex|swift|dart|conf)$/i.test(name));
  return code.some((name) => evidence.some(({ path }) => path.endsWith(name.replace(/^\.?\//, '')))) ? undefined : code[0];
};

/** What readers do with what they build or run themselves is not seen here. */
const ownBuild = /\b(?:when|if) you (?:build|deploy|host|install|operate)\b|\byour own (?:build|image|variant|fork|deployment)\b/i;

/** "Consumers should pin this action" is theirs to do. */
const forConsumers =
  /^\W*(?:consumers?|users?|operators?|deployers?|adopters?|downstreams?|integrators?|self-hosters?)\b[^.;]{0,30}\b(?:should|must|need|can|have to|are advised)\b/i;

const isAdviceToOthers = (statement: Statement): boolean => {
  if (forConsumers.test(statement.text)) return true;
  if (/^[^.]{0,40}\bprefer\b/i.test(statement.text)) return true;
  if (statement.polarity !== 'advises') return false;
  return (
    /^\W*(?:enable|use) it\b|[,;] use an? \b|^\W*(?:set|choose|pick|define) (?:appropriate|suitable|sensible|reasonable|your|the right)\b/i.test(statement.text) ||
    statement.subject === 'api/key-generation' ||
    (/^(?:api\/rate-limiting|logging\/)/.test(statement.subject) && /^\W*(?:update|adjust|tune|archive|rotate|document|back up)\b/i.test(statement.text)) ||
    isToBeLookedAt(statement) ||
    isOnlyRecommended(statement) ||
    (statement.subject === 'container/network-policy' && isForTheCluster(statement))
  );
};

/** "Review the CORS settings if you change them" asks the reader to look, "change all default passwords" to do it at home. */
const isToBeLookedAt = ({ text, subject }: Statement): boolean =>
  (/^(?:dependencies|ci)\//.test(subject) && /^\W*(?:review|address|respond|triage)\b/i.test(text)) ||
  (subject.startsWith('secrets/') && /^\W*(?:for|during|in) (?:local )?development\b/i.test(text)) ||
  /^\W*(?:change|replace|rotate) (?:all |any |the |your )*default\b/i.test(text) ||
  (!/^(?:policy|dependencies|ci)\//.test(subject) &&
    /^\W*(?:(?:please|also) )?(?:review|check|verify|inspect|double-check|test|(?:monitor|watch|track)\b|проверьте|überprüfe|prüfe|vérifie|revis[ea]|verifi(?:que|ca)|comprueb|检查|確認)/i.test(
      text,
    ));

/** "Consider X" is for a caller or deployer, unless it speaks of this very service. */
const isOnlyRecommended = ({ text, modality, subject }: Statement): boolean =>
  modality === 'hedge' && !subject.startsWith('policy/') && recommends.test(text) && !ofThisService.test(text);

const recommends =
  /^\W*(?:(?:please|also|optionally|ideally),? )?consider\b|\b(?:we|it is|is|are) (?:strongly |highly )?recommend(?:ed)?\b|\brecommended\)|建议|推奨|empfohlen|recommandé|recomendad|рекоменду|\byou (?:may|might) want to\b|\bshould consider\b/i;
const ofThisService = /\b(?:this|our)\s+(?:\w+\s)?(?:service|server|api|application|app|project|repository|chart|image)\b/i;

/** A network policy that an operator or a chart makes for itself restricts nothing in the cluster of whoever reads this. */
const isForTheCluster = ({ text, headings }: Statement): boolean =>
  commands.test(text) ||
  (/^[\W_]*network[ -]?polic(?:y|ies)\W*$/i.test(text) &&
    headings.some((heading) => /recommend|operational|best practices|hardening|for (?:users|operators|deployers)/i.test(heading)));

const commands =
  /(?:^|: |[.;—–] )\W*(?:please |always )?(?:set|verify|enable|use|apply|configure|deploy|define|add|create|restrict|limit|implement|install|turn on|make sure|ensure|isolate|write)\b/i;

/** "Requests are models of Pydantic" is seen in the models; "all input is validated" is not seen in one of them. */
const namesItsValidator = (text: string, { evidence }: Answer): boolean => {
  const named = validators.exec(text)?.[0].toLowerCase();
  const seen: Readonly<Record<string, RegExp>> = { pydantic: /BaseModel/, zod: /\bz\.object|zod/i };
  return named !== undefined && !everything.test(text) && evidence.some(({ note }) => (seen[named] ?? new RegExp(named, 'i')).test(note));
};

const validators = /\b(?:pydantic|zod|joi|yup|marshmallow|cerberus|voluptuous|class-validator|express-validator|celebrate)\b/i;
const everything = /\b(?:all|every|each|any|always|strict(?:ly)?|comprehensive\w*|full(?:y)?|complete(?:ly)?)\b/i;
