import type { Compose } from '../../facts/compose/compose.ts';
import type { Files } from '../../facts/files.ts';
import type { ImportedModules } from '../../facts/imported-modules.ts';
import type { Proxies } from '../../facts/proxies/proxies.ts';
import type { Statement } from '../../facts/security-policy/statement.ts';
import type { CoveredRoute } from '../../facts/signals/coverage.ts';
import type { WebApp } from '../../facts/signals/web-app.ts';
import type { Answer, ContractEvidence } from '../contract.ts';
import { delegated } from '../doubts/delegated.ts';
import { unaccounted } from '../speech/unaccounted.ts';
import { asked, at, broken, kept } from './answers.ts';

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
    if (open.length === 0 || isUnclear) return asked(rule, 'Is that so of each route that is meant?', evidence);
    const [first] = open;
    const answer = broken(rule, `${first?.method} ${first?.pattern} asks nobody who calls.`, evidence, webApp.searched);
    return delegated({ ...statement, subject: rule, polarity: 'asserts' }, answer, facts);
  }
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
const forms: readonly RegExp[] = [
  new RegExp(`^(?<what>[^,;:]{2,60}?) (?:requires?|needs?|demands?|asks? for|expects?|wants?) ${some}${means}(?<rest>.*)$`, 'i'),
  new RegExp(`^(?<what>[^,;:]{2,60}?) (?:sits?|is|are|stands?|lives?) (?:all )?(?:behind|(?:protected|guarded|secured) (?:by|with)) ${some}${means}(?<rest>.*)$`, 'i'),
  new RegExp(
    String.raw`^(?<what>[^,;:]{2,60}?) (?:is|are|can|may) (?<done>(?:(?:be|only|\w+ed|open|available|visible|accessible|reachable|readable|read|seen|made) ){1,4})(?:to|by|for|after|with) ${some}${means}(?<rest>.*)$`,
    'i',
  ),
  new RegExp(
    String.raw`^no (?<what>(?:endpoint|route|request|path|page|handler)s?[^,;:]{0,20}?) (?:can|may|is|are|will) (?:be )?(?:\w+ )?(?:without|unless it has) ${some}${means}(?<rest>.*)$`,
    'i',
  ),
];

const saidOf = (written: string): Said | undefined => {
  const text = written.replace(/^[\W_]+/, '').replace(/[.\s]+$/, '');
  const exempt = /\b(?:outside(?: of)?|except(?: for)?|other than|apart from|besides|but)\b((?:[ ,]+(?:and |or |under |below )?[`"']?\/[\w/*.-]+[`"']?)+)/i.exec(text);
  const plain = exempt ? text.replace(exempt[0], '').replaceAll(/ {2,}/g, ' ').trim() : text;
  if (/\b(?:outside|except|other than|apart from|besides)\b/i.test(plain)) return undefined;
  const found = forms.map((form) => form.exec(plain)?.groups).find((groups) => groups !== undefined);
  const { what = '', done = '', by = '', rest = '' } = found ?? {};
  // "… can be read by authenticated users" says nothing of others, where "only" is missing.
  if (!found || (/\b(?:can|may)\b/i.test(plain.slice(what.length, what.length + 6)) && !/\bonly\b|^no\b/i.test(plain))) return undefined;
  return { what: /^no /i.test(plain) ? 'all routes' : what, done, by, rest, except: exempt?.[1]?.match(/\/[\w/.-]*/g) ?? [] };
};

/** The routes that a sentence names: by the verb of what is done, by the nouns of their paths, or all of them. Undefined nouns name none. */
const routesOf = ({ what, done, except }: Said, all: readonly CoveredRoute[]): readonly CoveredRoute[] => {
  const words = what.toLowerCase().match(/[a-z]{2,}/g) ?? [];
  const methods = verbs.find(([says]) => [...words, ...done.toLowerCase().split(' ')].some((word) => says.test(word)))?.[1];
  const nouns = words.filter((word) => !emptyWords.test(word) && !verbs.some(([says]) => says.test(word))).map(stem);
  const isOfAll =
    nouns.length === 0 && methods === undefined && words.some((word) => /^(?:routes?|endpoints?|apis?|requests?|calls?|paths?|service|server|pages?|access)$/.test(word));
  if (nouns.length === 0 && !isOfAll) return [];
  const [head] = nouns.slice(-1);
  const within = all.filter(
    ({ pattern, operational }) => !except.some((path) => pattern === path || pattern.startsWith(`${path.replace(/\/$/, '')}/`)) && (!operational || head !== undefined),
  );
  if (head === undefined) return within.filter(({ operational }) => !operational);
  return within.filter(({ pattern, method }) => pattern.toLowerCase().includes(head) && (methods === undefined || methods.includes(method)));
};

const verbs: readonly (readonly [says: RegExp, methods: readonly string[]])[] = [
  [/^(?:delet|remov|destroy)\w*$/, ['DELETE']],
  [/^(?:creat|add|post|submit|insert|upload)(?:e|s|ing|es|ed)?$/, ['POST', 'PUT']],
  [/^(?:updat|chang|edit|modif|patch|replac)\w*$/, ['PUT', 'PATCH', 'POST']],
  [/^(?:read|list|view|fetch|see|seen|download)(?:s|ing|ed)?$/, ['GET']],
];
const emptyWords =
  /^(?:all|every|each|any|the|an?|of|to|in|on|for|and|or|our|its|this|that|endpoints?|routes?|requests?|apis?|calls?|callers?|pages?|handlers?|paths?|access|accessing|resources?|operations?|data|service|services|server|area|panel|section|rest|http|using|new|existing|protected|private|other)$/;
const stem = (word: string): string => word.replace(/(?:ing|ies|es|s)$/, '').slice(0, 12);

/** What is named is what the code takes in, where the name says which. */
const isShown = (by: string, { webApp, importedModules }: RouteFacts): boolean => {
  const seen = webApp
    .signals('authentication')
    .map(({ note }) => note)
    .join('\n');
  if (/jwt|json web/i.test(by)) return importedModules.all.some(({ name, isUsed }) => isUsed && /jwt|jose|jsonwebtoken/i.test(name));
  if (/key/i.test(by)) return /key/i.test(seen);
  if (/session/i.test(by)) return /session|login_required|LoginRequired/i.test(seen);
  return !/token/i.test(by) || !/login_required|LoginRequired/.test(seen);
};
