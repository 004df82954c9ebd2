import type { Statement } from '../../facts/security-policy/statement.ts';
import { expression } from '../../long-expression.ts';
import type { Answer } from '../contract.ts';
import { absences, manualAnswer } from '../judge-statement.ts';
import { questionOf } from '../questions.ts';
import { isOtherwise } from '../speech/headings.ts';
import { isTakenBack } from '../speech/parts.ts';
import { saysControl } from '../speech/says-control.ts';
import { isMeant } from './meant.ts';
import { isMention } from './mentions.ts';
import { isLabelledAsPlan, isLedByAdvice, isOutstanding, isRoadmap } from './plans.ts';
import { isContents } from './says-nothing.ts';
import { isUnbroken, proves } from './unbroken.ts';
import { isUnproved } from './unproved.ts';

/** A verdict needs a sentence that is about what was looked at. Where it only names it, or speaks of another one, a person decides. */
export const besideThePoint = (statement: Statement, answer: Answer): Answer => {
  if (answer.verdict === 'manual' || answer.verdict === 'not-applicable') return answer;
  if (statement.subject.startsWith('policy/'))
    return isNoLimitation(statement, answer) || isFallback(statement, answer) || isOfNoReport(statement, answer) ? manualAnswer(statement, answer.rule) : answer;
  const isElsewhere =
    isUnsaid(statement, answer) ||
    (!answer.rule?.startsWith('policy/') && isMention(statement)) ||
    isElsewhereFor.some((says) => says(statement)) ||
    unfounded[answer.verdict](statement, answer);
  if (!isElsewhere) return answer;
  const question = questionOf(statement, 'What was looked at does not decide it.');
  return { ...manualAnswer(statement, answer.rule, question), evidence: answer.evidence.filter(({ path }) => proves(path)) };
};

/** The number itself says that a limit is there; what stands below plans, tests and examples is none that is compared. */
export const besideTheNumber = (statement: Statement, answer: Answer): Answer => {
  if (answer.verdict === 'manual') return answer;
  const isElsewhere =
    (answer.verdict !== 'kept' && isLedByAdvice(statement)) ||
    isMention(statement) ||
    isOtherwise(statement) ||
    isElsewhereForNumbers.some((says) => says(statement)) ||
    isTakenBack(statement.text) ||
    statement.headings.some(isOutstanding);
  return isElsewhere ? { ...manualAnswer(statement, answer.rule), evidence: answer.evidence } : answer;
};

/** The name of a control below advice tells a reader to have it, and is not broken where nothing here has it. */
const isUnsaid = (statement: Statement, { rule, verdict }: Answer): boolean => {
  const { text } = statement;
  if ((statement.polarity === 'denies' && !absences.test(statement.subject)) || rule?.startsWith('policy/documented')) return false;
  // Its number is what was compared.
  if (rule === 'network/tls-version' || (rule === 'network/hsts' && timesIn.test(text)) || (rule === 'policy/algorithm-claims-match-code' && costsIn.test(text))) return false;
  const said = saysControl(statement);
  return said === undefined || (said === 'named' && verdict === 'broken' && statement.polarity === 'advises');
};

const timesIn = /\bmax-?age\b|\b(?:years?|months?|days|seconds)\b/i;
const costsIn = /\b(?:bcrypt|argon2?(?:id|i|d)?|scrypt|pbkdf2)\b.*(?:\d|\b(?:two|three|four|five|six|ten|twelve)\b)/i;

/** "If nobody can be found, write to …" denies nothing of the address. */
const isNoLimitation = ({ subject }: Statement, { verdict }: Answer): boolean => verdict === 'stale' && /^policy\/(?:contact|report|private)/.test(subject);

/** "Use the Security tab, or contact the maintainers" names a way that needs no address. */
const isFallback = ({ subject, text }: Statement, { verdict }: Answer): boolean =>
  verdict === 'broken' && subject === 'policy/contact-reachable' && /\bprivate vulnerability report|\bsecurity (?:tab|advisor)|\breport a vulnerability\b/i.test(text);

/** "Contain: rotate all secrets", below "Incident response", asks nobody for a report. */
const isOfNoReport = ({ subject, text, lead, headings }: Statement, { verdict }: Answer): boolean =>
  verdict === 'broken' && subject === 'policy/report-contents' && ![text, lead, ...headings.slice(1)].some((words) => aboutReports.test(words));
const aboutReports = /report|vulnerab|disclos|submi|issue|bug|[^\p{ASCII}\p{P}\p{S}\p{Extended_Pictographic}\s]/iu;

/** "We audit with the following:" is said by what follows. */
const isLead = ({ text }: Statement): boolean =>
  /[:：]\s*$/.test(text) && /\b(?:following|below|these)\b|folgende|suivant|siguiente|seguinte|seguent|следующ|以下|如下|다음/i.test(text);

/** What was mended once. */
const isHistory = ({ text, headings }: Statement): boolean =>
  /\bCVE-\d{4}-\d{4,}|\bGHSA(?:-\w{4}){3}|^\W*(?:previous|former|original|old) (?:issue|problem|state|behaviou?r|finding)\b/i.test(text) ||
  /^\W*(?:v(?:ersion)? ?\d+\.\d+|history|change ?log|past (?:vulnerabilities|advisories|issues)|historique|historial|履歴|历史)\b/i.test(headings.at(-1) ?? '');

/** "When using this operator:" and then a list of what to do with it. */
const isForUsers = ({ lead, polarity }: Statement): boolean => polarity === 'advises' && /^\W*(?:when|while|if) (?:you(?: are|'re)? )?using\b/i.test(lead);

/** What is still to come is neither kept nor broken. */
const isPlan = ({ headings, text }: Statement): boolean => headings.some(isRoadmap) || isLabelledAsPlan({ text }) || /\bTBD\b|\bphase \d+\+|\bcoming soon\b/i.test(text);

/** "For a suspected compromise: keep the attestation" says what is done then. */
const isForIncidents = ({ text }: Statement): boolean =>
  /^\W*(?:for|in case of|in the event of|if|when|after) (?:an? |there is an? )?(?:suspected|confirmed|known|active)\b/i.test(text);

/** Boxes and arrows show how things hang together. */
const isDrawing = ({ fromCode, text }: Statement): boolean => fromCode && /[─│├└┌┐┘┤┬┴┼▼▲►]|-{2,}>|\+-{3,}/.test(text);

/** "Navigate to 'Environment variables'" and "CodeQL alerts → click any of them" say where to click. */
const isNavigation = ({ text, polarity }: Statement): boolean =>
  (polarity === 'advises' && /^\W*(?:\d+\W+)?(?:navigate|go(?! \d)|click|open|scroll|log in|sign in|select|choose)\b/i.test(text)) ||
  /^\W*(?:\d+\W+)?enter\b[^:]{0,20}:/i.test(text) ||
  /(?:→|⇒|->)\s*(?:show|click|explain|open|try|select|go|navigate)\b/i.test(text);

/** The specification of CORS, below "References", is one of others. */
const isReference = ({ headings }: Statement): boolean =>
  /^\W*(?:\d+\W+)?(?:(?:useful|additional|external|security) )?(?:references|resources|further reading|links|see also|referenzen|références|referencias|参考(?:资料|文献)?|参考)\W*$/i.test(
    headings.at(-1) ?? '',
  );

/** What a query or scanner looks for, and what stands in a tree to be found, is no promise that it is not there. */
const isSought = ({ subject, text, lead }: Statement): boolean =>
  (subject.startsWith('secrets/') && seeks.test(text)) || (!/^(?:ci|dependencies|policy)\//.test(subject) && /[:：]\s*$/.test(lead) && seeks.test(lead)) || isOfTool(text);
const seeks = /\b(?:detects?|finds?|catch(?:es)?|flags?|traces|identif(?:y|ies)|(?:scans?|looks?|checks?) for|demonstrat\w+|intentional\w*|deliberate\w*|on purpose)\b/i;

/** "Coverage: SQL injection, path traversal" and "Checks: pinned dependencies, SAST" list what a tool looks at. */
const isOfTool = (text: string): boolean => /^\W*(?:checks|coverage|covers|detects|rules|rule ?sets?|queries)\s*[:：]/i.test(text);

/** A listing of the program or of its settings is compared with nothing. */
const isListing = ({ fromCode, text }: Statement): boolean =>
  fromCode && /[{}]/.test(text) && /[;{}]\s*\S.*[;}]|"[^"]*"\s*:/s.test(text) && !/^\s*(?:location|server|http)\b/.test(text);

/** What the words of a subject also stand in: other things that are hard-coded, that images are made of, that are kept in memory. */
const isAnotherDetail = ({ subject, text }: Statement): boolean => {
  const sign = details.get(subject);
  return sign !== undefined && !sign.test(text);
};
/** How many sessions somebody has at once is no rate. */
const ofRequests = /^(?!.*\b(?:concurrent|active|parallel|simultaneous|open) (?:\w+ )?(?:sessions?|connections?|log-?ins?|devices)\b)/i;
const details: ReadonlyMap<string, RegExp> = new Map([
  [
    'secrets/no-hardcoded-credentials',
    /secret|credential|sensitive|敏感|password|passwd|\bkeys?\b|token|密钥|密码|凭|秘密|機密|鍵|パスワード|認証情報|clé|mot de passe|clave|contraseñ|chave|senha|schlüssel|passw|ключ|парол|секрет|비밀|키/i,
  ],
  ['api/session-tokens', /random|unpredict|guess|entropy|uuid|csprng|cryptograph|\bunique\b|secure (?:session )?(?:tokens?|ids?)\b(?!-based)/i],
  ['secrets/env-file-ignored', /^(?!.*\b(?:images?|dockerfile|dockerignore)\b).*(?:ignor|\bgit|commit|track|version control|提交|忽略|版本|игнор|コミット|無視)/i],
  ['api/upload-validation', /^(?!.*\bsniff)/i],
  ['network/reverse-proxy', /^(?!.*\btrust(?:ed)?[- ]prox)/i],
  ['secrets/no-secrets-in-tree', /^(?!.*\b(?:images?|dockerignore|dockerfile|urls?|query|logs?|logged|responses?|cookies?|local ?storage|browser|client|errors?)\b)/i],
  ['network/datastore-not-public', /^(?!.*\b(?:grant|revoke|schema|create)\b)/i],
  ['dependencies/vulnerability-scan', /^(?!.*\b(?:monitor|watch|follow)\b[^.]{0,20}\b(?:repositor(?:y|ies)|repo|releases?)\b)/i],
  [
    'releases/provenance',
    expression('is')`
      ^(?!.*\bsigned (?:[\w.-]+ )?(?:receipts?|tokens?|cookies?|urls?|requests?|webhooks?|messages?|sessions?|events?)\b).*\b(?:
        releas\w*|artifacts?|binar(?:y|ies)|images?|packages?|builds?|built|charts?|installers?
        |(?:npm|build|signed|package|publish\w*) provenance|provenance (?:attest\w*|statements?)|sboms?|slsa|cosign|sigstore|downloads?
        |checksums?
      )\b
    `,
  ],
  // "Logging de bloqueos" is of other events.
  [
    'logging/request-log',
    expression('i')`
      ^(?!.*\b(?:write-ahead|debug)\b)(?!
        .*\b(?:logging|logs?|registros?|journalisation|registrazione) (?:of|de|des|d[ou]s?|da|di|del|della) (?!
          (?:todas? |all )?(?:las? |les? |os? |as? )?(?:
            requests?|https?|api|calls?|access|traffic|peticion|solicitud|requ|accès|acces|richiest|chamad|llamad
          )
        )
      )
    `,
  ],
  ['logging/monitoring', /^(?!.*\bcompliance\b)/i],
  ['container/base-pinned', /\bimages?\b[^.;]{0,60}\b(?:pin(?:s|ned|ning)?\b|fixed)|\bpin(?:s|ned|ning)?\b[^.;]{0,60}\bimages?\b|\bby (?:[\w-]+ )?digests?\b|immutab|@sha|固定/i],
  ['container/non-root', /^(?!.*(?:(?<!\bas )\b(?:an?|any|other) |^\W*)non-?root (?:\w+ )?(?:process(?:es)?|operators?|services?|uids?)\b)/i],
  ['api/body-limit', /^(?!.*\blimit[-_]request[-_](?:line|field)).*(?:limit|\bmax\w*|\bcap(?:s|ped)?\b|\bup to\b|\breject|\brestrict|\bbounded|\d ?[KMG]i?B\b|限|上限|制限)/is],
  ['container/no-new-privileges', /^(?!.*\b(?:systemd|address famil\w+|private temporary)\b)/i],
  ['container/systemd-hardening', /sandbox|harden|restrict|privileg|isolat|unprivileged|\buser\b(?! running)|protect/i],
  ['api/rate-limit-shared-store', /^(?!.*\bin[- ]memory\b)/i],
  ['api/rate-limit-configurable', ofRequests],
  ['api/rate-limit-default-on', ofRequests],
  ['api/rate-limiting', ofRequests],
  [
    'api/authentication',
    expression('i')`
      ^(?!.*\b(?:mongo\w*|redis|postgres\w*|mysql|mariadb|database|smtp|broker|kafka|rabbitmq|elasticsearch|ssh)\b)(?:
        (?!.*\bauthentication (?:reverse )?prox|.*\b(?:rate|brute|lockout|throttl\w*|attempts?|regenerat\w*|fixation)\b)
        |.*(?:authenticat(?!\w*\W{1,4}(?:log-?ins?\b|endpoints?|routes?|attempts?|requests?|events?|failures?))|oauth|oidc|\bmfa\b|\b2fa\b)
      )
    `,
  ],
  ['dependencies/update-activity', /updat|upgrad|up[- ]?to[- ]?date|refresh|bump|renew|更新|最新|обновл|aktualis|mis(?:es)? à jour|actuali[sz]|atualiz|aggiorn/i],
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

/** "Read the audit log | ✓ | ✗" says who may do it. */
const isMatrix = ({ text }: Statement): boolean => text.includes(' | ') && /[✓✅✔☑]|:white_check_mark:/u.test(text) && /[✗❌✘✖]|:x:/u.test(text);

/** What is said somewhere else than of the application as it is. */
const isElsewhereForNumbers = [isInstance, isLead, isContents, isDrawing, isListing, isNavigation, isReference, isSought, isHistory, isForIncidents, isForUsers, isPlan];
const isElsewhereFor = [...isElsewhereForNumbers, isField, isAnotherContainer, isAnotherDetail, isMatrix];
const unfounded = { kept: isUnproved, broken: isUnbroken, stronger: isUnbroken, stale: isMeant };
