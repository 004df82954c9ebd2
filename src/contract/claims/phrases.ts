import type { Statement } from '../../facts/security-policy/statement.ts';
import { technicalSubjects } from '../../facts/security-policy/subjects.ts';
import type { Answer } from '../contract.ts';
import { unaccounted } from '../speech/unaccounted.ts';
import { asked, at, broken, kept } from './answers.ts';
import { inputPhrases } from './input-phrases.ts';
import { lettersClaim } from './limits/password-letters.ts';
import { loginPhrases, passwordHashes } from './login-phrases.ts';
import type { Phrase, PhraseFacts } from './phrase.ts';
import { phrases } from './phrase-list.ts';
import { randomPhrases } from './random-phrases.ts';
import { cspPhrases } from './web/csp-phrases.ts';
import { ofEvents } from './web/second-factors.ts';

/**
 * A sentence that names a practice and nothing else is kept where the code follows it. Each word that is not accounted for is another claim, and so is
 * "all": then a person decides, who is shown what was seen.
 */
export const phraseClaim = (statement: Statement, facts: PhraseFacts): Answer | undefined => {
  const { polarity, modality, fromCode, text, subject, headings, lead } = statement;
  if (fromCode || modality !== 'fact' || text.length > longest || polarity === 'promises' || subject.startsWith('policy/')) return undefined;
  if ([headings.at(-1) ?? '', lead].some((words) => ofEvents.test(words))) return undefined;
  const letters = lettersClaim(statement, facts);
  if (letters) return letters;
  const phrase = [...randomPhrases, ...loginPhrases, ...phrases, ...inputPhrases, ...cspPhrases].find(({ says, compares }) => says.test(text) && compares?.test(text) !== true);
  if (phrase?.mention && polarity === 'denies' && lacks.test(text)) return deniedClaim(statement, phrase, facts);
  if (!phrase || (polarity === 'denies' && !absent.test(phrase.says.exec(text)?.[0] ?? ''))) return undefined;
  const evidence = phrase
    .evidence(facts, text)
    .filter(({ path }) => facts.importedModules.isTakenIn(path))
    .slice(0, 5);
  if (evidence.length === 0) return phrase.evidence(facts, text).length === 0 ? (contraryClaim(statement, phrase, facts) ?? lackingClaim(statement, phrase, facts)) : undefined;
  const said = ownPart(statement, phrase);
  const left = unaccounted(said, [phrase.says, ...phrase.along], evidence.map(({ path, note }) => `${path} ${note}`).join(' '));
  return left.length === 0
    ? kept(ruleOf(phrase), evidence)
    : asked(ruleOf(phrase), `It is there. Is what else the policy says of it true (“${left.slice(0, 3).join(' ')}”)?`, evidence);
};

const contraryClaim = ({ text, polarity }: Statement, { subject, says, along, contrary }: Phrase, facts: PhraseFacts): Answer | undefined => {
  const lines = contrary?.(facts, text) ?? [];
  const [first] = lines;
  return first && polarity !== 'advises' && unaccounted(text, [says, ...along]).length === 0
    ? broken(ruleOf({ subject }), `The code has “${first.note}”.`, lines.slice(0, 5))
    : undefined;
};

/** "There is no role-based access control": is there none, nor anything that speaks of it? */
const deniedClaim = ({ text }: Statement, { says, along, where = [], mention }: Phrase, { codePractices, importedModules }: PhraseFacts): Answer | undefined => {
  if (mention === undefined || codePractices.searched.length === 0 || mention.some((practice) => codePractices.of(practice).length > 0)) return undefined;
  if (importedModules.all.some(({ name }) => providers.test(name))) return undefined;
  const places = [at('.', null, 'absent', `none of ${codePractices.searched.length} files of code speaks of it`)];
  const left = unaccounted(text, [says, ...along, ...where, /\b(?:does|do|not|no|without|there|yet|currently|any|project|casl|abac|implements?|is|are|or)\b/gi]);
  return left.length === 0 ? { ...kept('policy/limitations-current', places), searched: codePractices.searched } : undefined;
};
const lacks = /\b(?:no|not|without|lacks?|none)\b|n['’]t\b/i;

/**
 * What belongs to a login is nowhere, not even by name, in code that keeps passwords itself: then the sentence is broken. Who signs in elsewhere is
 * locked out and asked for more elsewhere.
 */
const lackingClaim = ({ text, polarity }: Statement, { says, along, where = [], mention, subject, what }: Phrase, facts: PhraseFacts): Answer | undefined => {
  const { codePractices, importedModules } = facts;
  if (what === undefined || mention === undefined || polarity !== 'asserts' || passwordHashes(facts).length === 0) return undefined;
  if (mention.some((practice) => codePractices.of(practice).length > 0) || importedModules.all.some(({ name }) => providers.test(name))) return undefined;
  if (unaccounted(text, [says, ...along, ...where]).length > 0) return undefined;
  const [login] = passwordHashes(facts);
  return (
    login &&
    broken(ruleOf({ subject }), `Nothing in ${codePractices.searched.length} files of code ${what}, nor speaks of it.`, [{ ...login, stage: 'absent' }], codePractices.searched)
  );
};
const providers =
  /auth0|clerk|supabase|firebase|cognito|keycloak|okta|next-auth|authjs|better-auth|descope|workos|stytch|kinde|logto|passport|msal|openid|oidc|saml|ldap|spring.*security|identity|devise|django|fortify|sanctum|jetstream|lucia/i;

/** A measure of which no rule knows has none behind its answer. */
const ruleOf = ({ subject }: Pick<Phrase, 'subject'>): string | null => (subject === 'unknown' ? null : subject);

/** The part of the sentence that names it, where each other part is about something that has a statement of its own. */
const ownPart = ({ subject, text }: Statement, { says, subject: own }: Phrase): string => {
  const parts = text.split(/[,;|+]|\s[&—–-]\s/).filter((part) => /\p{L}/u.test(part));
  const others = parts.filter((part) => !says.test(part)).map(technicalSubjects);
  const areOthers = others.every((subjects) => subjects.length > 0 && !subjects.includes(subject));
  return (subject === own && areOthers ? parts.find((part) => says.test(part)) : undefined) ?? text;
};

const longest = 160;
/** "Never in plain text" denies nothing of the control. */
const absent = /\b(?:never|not?|without)\b/i;
