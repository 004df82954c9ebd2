import type { Language } from '../facts/security-policy/language.ts';
import type { Passage } from '../facts/security-policy/passage.ts';
import { stanceOf } from '../facts/security-policy/stance.ts';
import type { Statement, Subject } from '../facts/security-policy/statement.ts';
import { statementId } from '../facts/security-policy/statement-id.ts';
import { technicalSubjects } from '../facts/security-policy/subjects.ts';
import { inLanguage } from '../facts/security-policy/words.ts';
import { isAskedOfReporters, isAttempt } from './asked-of-reporters.ts';
import { header } from './claims/web/headers.ts';

/** What the statements of a policy are about where the contract looks closer than their headings do; each subject of a sentence once. */
export const regarded = (statements: readonly Statement[], language: Language): readonly Statement[] =>
  inLanguage(language, () =>
    statements
      .map((statement) => ofReports(statement, language))
      .flatMap(regard)
      .filter((statement) => !isEffectOfHsts(statement))
      .map(withoutControl)
      .filter(({ text, line, subject }, index, all) => all.findIndex((other) => other.line === line && other.subject === subject && other.text === text) === index),
  );

/** "Strict-Transport-Security: forces HTTPS" says what the header is for; of the header there is a statement of its own. */
const isEffectOfHsts = ({ subject, text }: Statement): boolean =>
  subject === 'network/tls-in-production' &&
  /^\W*(?:(?:http )?strict[- ]transport[- ]security|hsts)\b(?: \(hsts\))?(?: headers?)?\W{1,4}(?:to )?(?:forc|enforc|requir|ensur|mandat|erzwing|oblig|forza|exig)\w*\b[^.;,]{0,30}\bhttps\b[^.;,]{0,40}$/i.test(
    text,
  );

/** "Nunca inclua senhas" denies nothing, and "I'll try to get back to you" is a promise, in whatever language. */
const ofReports = (statement: Statement, language: Language): Statement => {
  if (isAttempt(statement, language)) return { ...statement, subject: 'policy/response-times', polarity: 'promises', modality: 'future' };
  return isAskedOfReporters(statement, language) ? { ...statement, polarity: 'advises' } : statement;
};

const regard = (statement: Statement): readonly Statement[] => {
  const { subject, text } = statement;
  // "Thank you for keeping the Authentication Service safe!" says nothing about its authentication.
  if (/^\W*(?:many )?thank(?:s| you)\b/i.test(text)) return [{ ...statement, subject: 'unknown' }];
  if (isNameOfVersion(statement)) return [{ ...statement, subject: 'policy/supported-versions-match-tags' }];
  // "Sent instantly to your email" is about an address of the reader, and a field of a form is none.
  if (subject === 'policy/contact-reachable' && (statement.fromCode || /\b(?:your|per) e-?mail\b|\bwebhooks?\b|\bnotifications?\b/i.test(text)) && !text.includes('@'))
    return [{ ...statement, subject: 'unknown' }];
  if (isMailOfSystem(statement)) return ofSystem({ ...statement, subject: 'unknown' });
  if (isDoneByTeam(statement)) return [{ ...statement, subject: 'policy/response-times', polarity: 'promises', modality: 'future' }];
  if (isOfAdvisory(statement)) return [{ ...statement, subject: 'releases/security-advisories' }];
  // A lock file pins what it names, and where the secret of tokens comes from is no matter of the tokens.
  if (
    subject === 'dependencies/pinned' &&
    lockFile.test(text) &&
    !/==|\bexact\b|\bhash(?:es)?\b|\brang(?:e|es)\b|\brequirements[\w-]*\.(?:txt|in)\b|\bnpm ci\b|--(?:frozen|locked|immutable)/i.test(text)
  )
    return [{ ...statement, subject: 'dependencies/lockfile' }];
  if (subject === 'api/session-tokens' && sourceOfSecret.test(text)) return [{ ...statement, subject: 'secrets/config-from-environment' }];
  // "JWT authentication" is about who calls; how the tokens are made is another matter.
  if (subject === 'api/session-tokens' && jwtAuthentication.test(text)) return [{ ...statement, subject: 'api/authentication' }];
  if (subject === 'unknown' && isRoundsAlone(statement))
    return [{ ...statement, subject: 'api/key-hashing', polarity: 'asserts', modality: 'fact', parameters: { ...statement.parameters, algorithms: ['bcrypt'] } }];
  const meant = subject === 'unknown' && !statement.fromCode ? unnamed.find(([, sign]) => sign.test(text))?.[0] : undefined;
  if (meant) return [{ ...statement, subject: meant }];
  if (isListed(statement)) return regard({ ...statement, subject: technicalSubjects(text)[0] ?? 'unknown', polarity: 'asserts' });
  return isOfModel(statement) || isBesideReports(statement) ? ofSystem(statement) : [statement];
};

/** "2-slim-rootless | ✅", in a table of versions or tags: the name of one promises nothing. */
const isNameOfVersion = ({ subject, text, headings }: Statement): boolean =>
  subject !== 'policy/supported-versions-match-tags' &&
  /^[\w.-]{1,40} \| (?::\w{1,30}:|[^\p{L}\p{N}]{1,4}|yes|no)(?:$| )/iu.test(text) &&
  headings.some((heading) => /\b(?:versions?|tags?|releases?|support(?:ed)?)\b/i.test(heading));

/** "Password reset by e-mail", below a heading that speaks of no report, is about the mail that the system sends. */
const isMailOfSystem = ({ subject, text, lead, headings, parameters: { addresses = [], urls = [] } }: Statement): boolean =>
  subject === 'policy/contact-reachable' &&
  addresses.length + urls.length === 0 &&
  headings.length > 1 &&
  ![text, lead, ...headings.slice(1)].some((words) => ofContact.test(words));
const ofContact =
  /report|vulnerab|disclos|\bcontac?t|submi|\bissues?\b|\bbugs?\b|responsib|question|support|maintainer|\b(?:us|me|team)\b|security (?:team|policy)|divulg|signal(?:er|ement|az)|segnal|denunci|schwachstell|\bmeld|(?!\p{Script=Latin})\p{L}/iu;

/** "We will:" and then "provide a timeline". */
const isDoneByTeam = ({ subject, lead }: Statement): boolean =>
  subject === 'policy/report-contents' && /^\W*(?:we|our team|the (?:team|maintainers?))\b[^.:]{0,20}\bwill\b[^.:]{0,10}[:：]\s*$/i.test(lead);

/** "We publish an advisory with:" and then what stands in it. */
const isOfAdvisory = ({ subject, lead }: Statement): boolean =>
  subject === 'policy/report-contents' && /\b(?:we|maintainers?|team)\b[^.:]{0,30}\b(?:will |then )?(?:publish|issue|release|post|announce)\w*\b[^.:]{0,60}[:：]\s*$/i.test(lead);

/** "Salt rounds: 12", below "bcrypt". */
const isRoundsAlone = ({ text, headings, lead, fromCode }: Statement): boolean =>
  !fromCode &&
  /^\W*(?:salt[ -]?|bcrypt )?(?:rounds|cost(?: factor)?|work factor)\s*[:=]\s*\d{1,2}\b(?!\s*%)/i.test(text) &&
  /\bbcrypt\b/i.test([lead, ...headings.slice(-2)].join(' '));

const lockFile = /\b(?:package-lock\.json|npm-shrinkwrap\.json|pnpm-lock\.yaml|(?:yarn|uv|poetry|cargo|gemfile|composer|pdm|bun|flake)\.lock|go\.sum|lock[- ]?files?)\b/i;
const sourceOfSecret =
  /\b(?:secrets?|(?:signing )?keys?)\b (?:is|are)? ?(?:\w+ly )?(?:stored|kept|loaded|read|taken|supplied|set|provided|comes?)\b[^.;,]{0,20}\benv(?:ironment)?\b[^.;,]{0,12}$|\b(?:secrets?|keys?) (?:from|in|via|through) (?:the |an? )?env(?:ironment)?(?: variables?)?\W*$/i;

const jwtAuthentication = /\b(?:jwt|json web tokens?|bearer)[\w -]{0,20}\bauth(?:entication)?\b|\bauth(?:entication)?\b[\w :]{0,20}\b(?:jwt|json web tokens?)/i;

/** What a sentence is about that names the means alone: "hashing uses PBKDF2", "processes are kept from running as root". */
const unnamed: readonly (readonly [Subject, RegExp])[] = [
  ['api/key-hashing', /\bhash\w*\b.{0,60}\b(?:bcrypt|argon2\w*|scrypt|pbkdf2)\b|\b(?:bcrypt|argon2\w*|scrypt|pbkdf2)\b.{0,40}\bhash/i],
  // "bcrypt with 12 rounds", "Argon2id (64 MB, 3 iterations)": of passwords, where nothing else is said.
  ['api/key-hashing', /^(?!.*\bderiv)(?:.*\W)?(?:bcrypt|argon2\w*|scrypt|pbkdf2)\b[^.;|]{0,40}\b(?:rounds?|cost|iterations|salt\w*|work factor|memory)\b/i],
  ['dependencies/vulnerability-scan', /\bdependenc(?:y|ies) (?:security )?audits?\b/i],
  ['container/non-root', /\bcontainers?\b.{0,80}\b(?:prevent|not|never|avoid|without)\w*\b.{0,40}\bas root\b/i],
];

const aboutReports = /report|vulnerab|disclos|contact|submi|issue|bug|incident|responsib|security policy|[^\p{ASCII}]/iu;

/**
 * "X includes:" before a list is how policies ask for the contents of a report, and also how they list features. Under headings that speak of no
 * report, the items are claims about the system.
 */
const isListed = ({ subject, headings, lead }: Statement): boolean =>
  subject === 'policy/report-contents' && (measures.test(lead) || (headings.slice(1).length > 0 && !headings.slice(1).some((heading) => aboutReports.test(heading))));

const measures = /\bsecurity (?:measures|features|controls|protections|mechanisms|practices|safeguards)\b/i;

/** Below "Threat model" and "Security model" a policy says what it takes reports about, and also how the system is made. */
const isOfModel = ({ subject, headings, text }: Statement): boolean =>
  subject === 'policy/scope-section' &&
  headings.some((heading) => model.test(heading)) &&
  !headings.some((heading) => /\bscope\b(?! and)/i.test(heading)) &&
  !ofAttackers.test(text);

const model = /\b(?:threat|security|trust) (?:model|boundar\w+|architecture|design|assumptions)\b|\bmodell?(?:o|e)? d[ei]|\bscope and\b/i;
const ofAttackers =
  /\battack(?:s|er\w*|ing)?\b|\badversar\w+|\bvulnerab\w*|\breport\w*|\bbypass\w*|\bexploit\w*|\bmalicious\b|\b(?:we|are) (?:consider|treat|assum|protect)\w*|\bassum\w+|\buntrusted\b|\black of\b|\bmissing\b|\bthreats?\b|\?\s*$/i;

/** "All traffic is encrypted", below a heading that speaks of reports and security alike. */
const isBesideReports = ({ subject, text, headings, polarity, modality }: Statement): boolean =>
  subject === 'policy/private-report-channel' && polarity === 'asserts' && modality === 'fact' && headings.length > 0 && !aboutReports.test(text);

const ofSystem = (statement: Statement): readonly Statement[] => {
  const { text, line, endLine, headings } = statement;
  const passage: Passage = { kind: 'item', text, line, endLine, headings, leads: [], sections: ['features'], links: [], codes: [] };
  const subjects = technicalSubjects(text);
  const own = (subject: Subject, index: number): Statement => ({
    ...statement,
    id: index === 0 ? statement.id : statementId(text, subject),
    subject,
    ...stanceOf(passage, text, subject),
  });
  return subjects.length > 0 ? subjects.map(own) : [isPlain(statement) ? { ...statement, subject: 'unknown' } : statement];
};

/** "Capsules are signed with Ed25519" says how it is made, though no control is named by it. */
const isPlain = ({ subject, text, polarity, modality }: Statement): boolean =>
  subject === 'policy/scope-section' &&
  polarity === 'asserts' &&
  modality === 'fact' &&
  /\b(?:is|are|uses?|stores?|runs?|signed|encrypted|hashed|bound|limited|binds?|listens?|expires?|lives?|lasts?|requires?|needs?|must|sends?|sets?|blocks?|rejects?|accepts?)\b/i.test(
    text,
  );

/** "Authentication: none required" denies it, whatever its heading. */
const withoutControl = (statement: Statement): Statement =>
  // `none` is a value of some headers, and `no-referrer` of another.
  !ofHeader.test(statement.text) && /^[^:：]{3,40}[:：]\s*(?:none|no(?!-)|not (?:required|needed|applicable|available|implemented))\b/i.test(statement.text)
    ? { ...statement, polarity: 'denies' }
    : statement;

const ofHeader = new RegExp(String.raw`^\W*(?=\w+-)(?:${header.source})`, 'i');
