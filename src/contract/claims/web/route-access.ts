import type { Compose } from '../../../facts/compose/compose.ts';
import type { Files } from '../../../facts/files.ts';
import type { ImportedModules } from '../../../facts/imports/imported-modules.ts';
import type { Proxies } from '../../../facts/proxies/proxies.ts';
import type { Statement } from '../../../facts/security-policy/statement.ts';
import type { CoveredRoute } from '../../../facts/signals/routes/coverage.ts';
import type { WebApp } from '../../../facts/signals/web-app.ts';
import type { Answer, ContractEvidence } from '../../contract.ts';
import { delegated } from '../../doubts/delegated.ts';
import { unaccounted } from '../../speech/unaccounted.ts';
import { asked, at, broken, kept } from '../answers.ts';
import { isOf, thingsIn, verbs, wordsIn } from './named-things.ts';

const rule = 'api/authentication';

export interface RouteFacts {
  readonly webApp: WebApp;
  readonly importedModules: ImportedModules;
  readonly compose: Compose;
  readonly proxies: Proxies;
  readonly files: Files;
}

/** "Deleting a photo requires a JWT", "the orders are only open to signed-in users": is each route of what is named asked who calls? */
export const routeAccessClaim = (statement: Statement, facts: RouteFacts): Answer | undefined => {
  const { text, modality, fromCode, subject } = statement;
  const isFact = modality === 'fact' || (modality === 'hedge' && isExclusive.test(text));
  if (fromCode || !isFact || subject.startsWith('policy/') || text.length > longest || hedged.test(text)) return undefined;
  const said = saidOf(text);
  if (!said || ofRoles.test(`${said.what} ${said.rest}`)) return undefined;
  const { webApp } = facts;
  const routes = routesOf(said, webApp.routes);
  if (routes.length === 0) return undefined;
  const placeOf = ({ path, line, method, pattern, authenticated }: CoveredRoute): ContractEvidence =>
    at(
      path,
      line,
      authenticated === 'yes' ? 'wired' : authenticated === 'no' ? 'absent' : 'seen',
      `${method} ${pattern}: ${authenticated === 'no' ? 'asks nobody' : authenticated}`,
    );
  const open = routes.filter(({ authenticated }) => authenticated === 'no');
  const evidence = [...open, ...routes.filter(({ authenticated }) => authenticated !== 'no')].slice(0, 8).map(placeOf);
  if (routes.some(({ authenticated }) => authenticated !== 'yes')) {
    // What stands before all of them may ask for these as well, and so may what was not seen to be put anywhere.
    const signals = webApp.signals('authentication');
    const isByRoute = webApp.routes.some(({ authenticated }) => authenticated === 'yes') && signals.every(({ stage, isOfRoute }) => stage !== 'wired' || isOfRoute === true);
    const isUnclear = webApp.unread.length > 0 || !(isByRoute || signals.length === 0);
    // What guards a thing may be no question to a caller, and of several things one may be meant.
    const isVague = /^(?:keys?|sessions?|credentials)$/i.test(said.by) || (open.length < routes.length && / (?:and|or) /i.test(said.what));
    if (open.length === 0 || isUnclear || isVague) return asked(rule, 'Is that so of each route that is meant?', evidence);
    const [first] = open;
    const answer = broken(rule, `${first?.method} ${first?.pattern} asks nobody who calls.`, evidence, webApp.searched);
    return delegated({ ...statement, subject: rule, polarity: 'asserts' }, answer, facts);
  }
  const unnamed =
    said.except.length === 0
      ? []
      : webApp.routes.filter(({ operational, authenticated, pattern }) => operational && authenticated === 'no' && !said.except.some((path) => isBelow(pattern, path)));
  if (unnamed.length > 0) return asked(rule, 'The policy names who needs no login. Is this one of them?', unnamed.slice(0, 5).map(placeOf));
  const [unseen] = unaccounted(said.rest, [/\b(?:valid|header|authorization|in|log(?:ged)? in|first|before|user|users|account|be|to|called|used|access)\b/gi]);
  if (unseen !== undefined) return asked(rule, `It is asked who calls. Is what else the policy says of it true (“${unseen}”)?`, evidence);
  return isShown(said.by, facts) ? kept(rule, evidence) : asked(rule, `It is asked who calls. Is it by ${said.by}?`, evidence);
};

const longest = 140;
/** "Can only be read by" allows nothing to others. */
const isExclusive = /^\W*no\b.*\bwithout\b|\bonly\b/i;
const hedged =
  /\b(?:optional\w*|if|when|unless|may|can be (?:disabled|turned off|switched off)|configur\w+|should|recommend\w*|includ\w+|even|also|internal|between)\b|\bby default\b/i;
const ofRoles =
  /\badmin(?:istrator)?s?\b(?! (?:service|area|panel|routes?|endpoints?|api|pages?))|\broles?\b|\bpermissions?\b|\bowners?\b|\bscopes?\b|\bmfa\b|\b2fa\b|\bsecond factor\b/i;

interface Said {
  /** What is guarded. */
  readonly what: string;
  /** "Needs", "is behind", "can only be read by", "no … without". */
  readonly form: 'needs' | 'behind' | 'only' | 'none without';
  /** What is done with it, where the sentence says so behind it: "can only be viewed". */
  readonly done: string;
  readonly by: string;
  /** What stands behind the name of the means. */
  readonly rest: string;
  /** "Outside of /public". */
  readonly except: readonly string[];
}

const means = String.raw`(?<by>log-?ins?|sign-?ins?|authentication|auth|(?:bearer |access |api |signed )?tokens?|(?:bearer )?jwts?|json web tokens?|(?:an? )?api[- ]keys?|keys?|sessions?|credentials?|(?:signed-in|logged-in|authenticated) (?:users?|callers?|sessions?|clients?)|(?:logging|signing) in)(?![\w-])`;
const some = '(?:(?:an?|the|its|their|his|valid|signed|proper|current|user|correct|working) )*';
const forms: readonly (readonly [form: Said['form'], says: RegExp])[] = [
  ['needs', new RegExp(`^(?<what>[^,;:]{2,60}?) (?:requires?|needs?|demands?|asks? for|expects?|wants?) ${some}${means}(?<rest>.*)$`, 'i')],
  ['behind', new RegExp(`^(?<what>[^,;:]{2,60}?) (?:sits?|is|are|stands?|lives?) (?:all )?(?:behind|(?:protected|guarded|secured) (?:by|with)) ${some}${means}(?<rest>.*)$`, 'i')],
  [
    'only',
    new RegExp(
      String.raw`^(?<what>[^,;:]{2,60}?) (?:is|are|can|may) (?<done>(?:(?:be|only|\w+ed|open|available|visible|accessible|reachable|readable|read|seen|made) ){1,4})(?:to|by|for|after|with) ${some}${means}(?<rest>.*)$`,
      'i',
    ),
  ],
  [
    'none without',
    new RegExp(
      String.raw`^no (?<what>(?:endpoint|route|request|path|page|handler)s?[^,;:]{0,20}?) (?:can|may|is|are|will) (?:be )?(?:\w+ )?(?:without|unless it has) ${some}${means}(?<rest>.*)$`,
      'i',
    ),
  ],
];
/** "Notes do not need a token", "no page needs a login". */
const denial = /\b(?:no|not|never|nor|neither|none|nobody|nothing|hardly)\b|n['’]t\b/i;
/** "Forms are protected by tokens", "backups are protected with a key": by those of CSRF, by encryption. */
const otherMeans = /^(?:\w+ )?(?:tokens?|keys?|sessions?|credentials)$/i;
const ofCallers = /^(?:(?:bearer|access|api)[- ]|an? api)/i;

const saidOf = (written: string): Said | undefined => {
  const text = written.replace(/^[\W_]+/, '').replace(/[.\s]+$/, '');
  const exempt = /\b(?:outside(?: of)?|except(?: for)?|other than|apart from|besides|but)\b((?:[ ,]+(?:and |or |under |below )?[`"']?\/[\w/*.-]+[`"']?)+)/i.exec(text);
  const plain = exempt ? text.replace(exempt[0], '').replaceAll(/ {2,}/g, ' ').trim() : text;
  if (/\b(?:outside|except|other than|apart from|besides)\b/i.test(plain)) return undefined;
  const [form, { what = '', done = '', by = '', rest = '' } = {}] =
    forms.map(([name, says]) => [name, says.exec(plain)?.groups] as const).find(([, groups]) => groups !== undefined) ?? [];
  // "… can be read by authenticated users" says nothing of others, where "only" is missing.
  if (form === undefined || (form !== 'none without' && denial.test(`${what} ${done}`))) return undefined;
  if (form === 'behind' && /\b(?:protected|guarded|secured) \w+ /i.test(plain.slice(what.length)) && otherMeans.test(by) && !ofCallers.test(by)) return undefined;
  if (/\b(?:can|may)\b/i.test(plain.slice(what.length, what.length + 6)) && !/\bonly\b|^no\b/i.test(plain)) return undefined;
  return { what: form === 'none without' ? 'all routes' : what, form, done, by, rest, except: exempt?.[1]?.match(/\/[\w/.-]*/g) ?? [] };
};

const isBelow = (pattern: string, path: string): boolean => pattern === path || pattern.startsWith(`${path.replace(/\/$/, '')}/`);

/** The routes that a sentence names: by the verb of what is done, by the nouns of their paths, or all of them. None where one of several things has no route. */
const routesOf = ({ what, form, done, except }: Said, all: readonly CoveredRoute[]): readonly CoveredRoute[] => {
  const within = all.filter(({ pattern }) => !except.some((path) => isBelow(pattern, path)));
  const words = wordsIn(what);
  const methods = [...words, ...wordsIn(done)].flatMap((word) => verbs.find(([says]) => says.test(word))?.[1] ?? []);
  const things = thingsIn(what);
  if (things.length === 0)
    return methods.length === 0 && words.some((word) => ofAll.test(word)) && !words.some((word) => stands.test(word)) ? within.filter(({ operational }) => !operational) : [];
  // "Users need a token" says so of those who call, and not of what is at /users.
  if (form === 'needs' && things.some(({ head, isLast }) => isLast && callers.test(head))) return [];
  const found = things.map(({ head, before }) => {
    const own = within.filter(({ pattern, method }) => isOf(head, pattern) && (methods.length === 0 || methods.includes(method)));
    const nearer = own.filter(({ pattern }) => before.every((word) => isOf(word, pattern)));
    return nearer.length > 0 ? nearer : own;
  });
  return found.every((routes) => routes.length > 0) ? [...new Set(found.flat())] : [];
};

const ofAll = /^(?:routes?|endpoints?|apis?|requests?|calls?|paths?|service|server|pages?|access)$/;
/** Which ones "they" are is said elsewhere, and "the others" are not all. */
const stands = /^(?:it|they|them|this|that|one|other|new|existing|protected|private)$/;
const callers = /^(?:users?|clients?|callers?|visitors?|customers?|members?|people|consumers?|guests?)$/;

/** What is named is what the code takes in, where the name says which. */
const isShown = (by: string, { webApp, importedModules }: RouteFacts): boolean => {
  const seen = webApp
    .signals('authentication')
    .map(({ note }) => note)
    .join('\n');
  if (/jwt|json web/i.test(by)) return importedModules.all.some(({ name, isUsed }) => isUsed && ofTokens.test(name));
  if (/key/i.test(by)) return /key/i.test(seen);
  if (/session/i.test(by)) return /session|login_required|LoginRequired/i.test(seen);
  if (/token|bearer/i.test(by)) return /token|bearer|authorization|jwt|oauth/i.test(seen) || importedModules.all.some(({ name, isUsed }) => isUsed && ofTokens.test(name));
  return true;
};
const ofTokens = /jwt|jose|jsonwebtoken/i;
