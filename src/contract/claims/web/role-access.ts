import type { CodePractices } from '../../../facts/code-practices/code-practices.ts';
import type { Statement } from '../../../facts/security-policy/statement.ts';
import type { CoveredRoute } from '../../../facts/signals/routes/coverage.ts';
import type { WebApp } from '../../../facts/signals/web-app.ts';
import { expression } from '../../../long-expression.ts';
import type { Answer } from '../../contract.ts';
import { unaccounted } from '../../speech/unaccounted.ts';
import { asked, at, kept, placed } from '../answers.ts';
import { askedForRole } from './asked-for-role.ts';

const rule = 'api/authorization';

interface Said {
  readonly role: string;
  readonly things: readonly string[];
}

export interface RoleFacts {
  readonly webApp: Pick<WebApp, 'routes'>;
  readonly codePractices: CodePractices;
}

/** "Only administrators may use the admin endpoints", "user management requires the admin role": does each route of what is named ask for the role? */
export const roleAccessClaim = ({ text, polarity, modality, fromCode, subject }: Statement, { webApp, codePractices }: RoleFacts): Answer | undefined => {
  const isExclusive = modality === 'hedge' && /\bonly\b/i.test(text);
  if (fromCode || polarity === 'denies' || polarity === 'promises' || !(modality === 'fact' || isExclusive) || subject.startsWith('policy/') || text.length > longest)
    return undefined;
  const said = saidIn(text);
  if (!said) return undefined;
  const routes = webApp.routes.filter((route) => isMeant(route, said.things));
  if (routes.length === 0) return undefined;
  const lines = codePractices.of('role');
  const shown = routes.map((route) => ({ route, by: askedForRole(route, lines, stem(said.role), webApp.routes) }));
  const evidence = shown.flatMap(({ by }) => (by ? [by] : []));
  const [open] = shown.filter(({ by }) => by === undefined);
  // `/sessions/user/:id` alone is none of the users.
  if (evidence.length === 0 || !shown.some(({ route, by }) => by && isAbout(route, said))) return undefined;
  const places = [...new Map(evidence.map((each) => [`${each.path}:${each.line}`, each])).values()].slice(0, 8).map(placed('wired'));
  if (open)
    return asked(rule, 'Is the role asked for by each route that is meant?', [
      at(open.route.path, open.route.line, 'seen', `${open.route.method} ${open.route.pattern}`),
      ...places,
    ]);
  const left = unaccounted(text, [new RegExp(String.raw`\b(?:${[said.role, ...said.things].map((word) => `${stem(word)}\\w*`).join('|')})\b`, 'gi'), around]);
  return left.length === 0 ? kept(rule, places) : asked(rule, `The role is asked for. Is what else the policy says of it true (“${left.slice(0, 3).join(' ')}”)?`, places);
};

/** "Delete users" is what `DELETE /users/:id` does, and `POST /users/:id/delete`. */
const isMeant = ({ method, pattern }: CoveredRoute, things: readonly string[]): boolean => {
  const words = wordsOf(pattern).map(stem);
  const names = things.filter((thing) => methods.every(([says]) => !says.test(thing)));
  return (names.length > 0 ? names : things).every((thing) => words.includes(stem(thing))) && things.every((thing) => words.includes(stem(thing)) || does(method, thing));
};
/** The first word of the path that is no prefix is the thing, or the path is that of the role. */
const isAbout = ({ pattern }: CoveredRoute, { role, things }: Said): boolean => {
  const [first = ''] = pattern.split('/').filter((segment) => segment !== '' && !/^[:{<[*]/.test(segment) && !isPrefix.test(segment) && stem(segment) !== stem(role));
  return things.some((thing) => stem(thing) === stem(role)) || wordsOf(first).some((word) => things.some((thing) => stem(thing) === stem(word)));
};
const isPrefix = /^(?:api|rest|internal|v\d+)$/i;
const does = (method: string, thing: string): boolean => methods.some(([says, ofIt]) => says.test(thing) && (method === 'ANY' || ofIt.test(method)));
const methods: readonly (readonly [says: RegExp, method: RegExp])[] = [
  [/^(?:delet\w*|remov\w*)$/, /^DELETE$/],
  [/^(?:creat\w*|add|adding|insert\w*)$/, /^(?:POST|PUT)$/],
  [/^(?:updat\w*|edit|editing|modify\w*|chang\w*)$/, /^(?:PUT|PATCH|POST)$/],
];

const longest = 140;
const asRole = '(?<role>admin(?:istrator|istrative)?s?|moderators?|managers?|superusers?|staff|editors?|owners?)';
const forms: readonly RegExp[] = [
  new RegExp(`^only (?:users with the |the |an? )?${asRole}(?: role| users| accounts)? (?:may|can|are allowed to|is allowed to) (?<what>[^,;:]{4,70})$`, 'i'),
  new RegExp(
    String.raw`^(?<what>[^,;:]{4,70}?) (?:requires?|needs?|(?:is|are) (?:only )?(?:restricted|limited|available|accessible|open|reserved)(?: only)? (?:to|for|by)|(?:is|are) (?:protected|guarded) by|can only be (?:used|accessed|reached|called) by) (?:users with )?(?:the |an? )?[\`"']?${asRole}[\`"']?(?: roles?| privileges| rights| users?| accounts?| guard| check)?(?: only)?$`,
    'i',
  ),
];

const saidIn = (written: string): Said | undefined => {
  const text = written.replace(/^[\W_]+/, '').replace(/[.\s]+$/, '');
  if (/\b(?:no|not|never|if|when|unless|except)\b|n['’]t\b/i.test(text)) return undefined;
  const groups = forms.map((form) => form.exec(text)?.groups).find((found) => found !== undefined);
  const things = wordsOf(groups?.['what'] ?? '').filter((word) => !empty.test(word));
  return groups && things.length > 0 ? { role: groups['role'] ?? '', things } : undefined;
};

/** The word of the role itself stays: "/admin" is what "admin endpoints" are. */
const empty = expression()`
    ^(?:
      all|every|each|any|the|an?|of|to|in|on|for|and|or|our|its|endpoints?|routes?|requests?|apis?|calls?|pages?|areas?|panels?|sections?
      |dashboards?|functions?|features?|operations?|actions?|access|use|call|reach|open|manage|management|administration|controllers?|tools?
      |see|view|read|service|interface|only
    )$
  `;
const around = expression('gi')`
    \b(?:
      only|may|can|are|is|allowed|restricted|limited|available|accessible|reserved|requires?|needs?|role|roles|users?|accounts?|privileges
      |rights|endpoints?|routes?|apis?|pages?|areas?|panels?|access|use|call|reach|open|manage|management|administration|guarded|protected
      |by|to|for|every|each|all|any
    )\b
  `;

const wordsOf = (text: string): readonly string[] => (text.match(/[A-Z]?[a-z\d]+|[A-Z\d]+/g) ?? []).map((word) => word.toLowerCase());
const stem = (word: string): string =>
  word
    .toLowerCase()
    .replace(/(?:istrators?|istrative|istration)$/, '')
    .replace(/s$/, '');
