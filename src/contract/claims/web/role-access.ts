import type { CodePractices, PracticeLine } from '../../../facts/code-practices.ts';
import type { Statement } from '../../../facts/security-policy/statement.ts';
import type { CoveredRoute } from '../../../facts/signals/routes/coverage.ts';
import type { WebApp } from '../../../facts/signals/web-app.ts';
import type { Answer } from '../../contract.ts';
import { unaccounted } from '../../speech/unaccounted.ts';
import { asked, at, kept, placed } from '../answers.ts';

const rule = 'api/authorization';

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
  const routes = webApp.routes.filter(({ pattern }) => said.things.every((thing) => wordsOf(pattern).some((word) => stem(word) === stem(thing))));
  if (routes.length === 0) return undefined;
  const role = new RegExp(stem(said.role), 'i');
  const all = codePractices.of('role');
  const lines = all.filter(({ note }) => role.test(note));
  const others = all.filter((line) => !lines.includes(line));
  const shown = routes.map((route) => ({ route, by: askedBy(route, lines, others, role, webApp.routes) }));
  const evidence = shown.flatMap(({ by }) => (by ? [by] : []));
  const [open] = shown.filter(({ by }) => by === undefined);
  if (evidence.length === 0) return undefined;
  const places = [...new Map(evidence.map((each) => [`${each.path}:${each.line}`, each])).values()].slice(0, 8).map(placed('wired'));
  if (open)
    return asked(rule, 'Is the role asked for by each route that is meant?', [
      at(open.route.path, open.route.line, 'seen', `${open.route.method} ${open.route.pattern}`),
      ...places,
    ]);
  const left = unaccounted(text, [new RegExp(String.raw`\b(?:${[said.role, ...said.things].map((word) => `${stem(word)}\\w*`).join('|')})\b`, 'gi'), around]);
  return left.length === 0 ? kept(rule, places) : asked(rule, `The role is asked for. Is what else the policy says of it true (“${left.slice(0, 3).join(' ')}”)?`, places);
};

const longest = 140;
const asRole = '(?<role>admin(?:istrator|istrative)?s?|moderators?|managers?|superusers?|staff|editors?|owners?)';
const forms: readonly RegExp[] = [
  new RegExp(`^only (?:users with the |the |an? )?${asRole}(?: role| users| accounts)? (?:may|can|are allowed to|is allowed to) (?<what>[^,;:]{4,70})$`, 'i'),
  new RegExp(
    String.raw`^(?<what>[^,;:]{4,70}?) (?:requires?|needs?|(?:is|are) (?:only )?(?:restricted|limited|available|accessible|open|reserved)(?: only)? (?:to|for|by)|(?:is|are) (?:protected|guarded) by|can only be (?:used|accessed|reached|called) by) (?:users with )?(?:the |an? )?[\`"']?${asRole}[\`"']?(?: roles?| privileges| rights| users?| accounts?| guard| check)?(?: only)?$`,
    'i',
  ),
];

const saidIn = (written: string): { readonly role: string; readonly things: readonly string[] } | undefined => {
  const text = written.replace(/^[\W_]+/, '').replace(/[.\s]+$/, '');
  if (/\b(?:no|not|never|if|when|unless|except)\b|n['’]t\b/i.test(text)) return undefined;
  const groups = forms.map((form) => form.exec(text)?.groups).find((found) => found !== undefined);
  const things = wordsOf(groups?.['what'] ?? '').filter((word) => !empty.test(word));
  return groups && things.length > 0 ? { role: groups['role'] ?? '', things } : undefined;
};

/** The word of the role itself stays: "/admin" is what "admin endpoints" are. */
const empty =
  /^(?:all|every|each|any|the|an?|of|to|in|on|for|and|or|our|its|endpoints?|routes?|requests?|apis?|calls?|pages?|areas?|panels?|sections?|dashboards?|functions?|features?|operations?|actions?|access|use|call|reach|open|manage|management|administration|controllers?|tools?|see|view|read|service|interface|only)$/;
const around =
  /\b(?:only|may|can|are|is|allowed|restricted|limited|available|accessible|reserved|requires?|needs?|role|roles|users?|accounts?|privileges|rights|endpoints?|routes?|apis?|pages?|areas?|panels?|access|use|call|reach|open|manage|management|administration|guarded|protected|by|to|for|every|each|all|any)\b/gi;

const wordsOf = (text: string): readonly string[] => (text.match(/[A-Z]?[a-z\d]+|[A-Z\d]+/g) ?? []).map((word) => word.toLowerCase());
const stem = (word: string): string =>
  word
    .toLowerCase()
    .replace(/(?:istrators?|istrative|istration)$/, '')
    .replace(/s$/, '');

/** What asks for the role: a guard of the route that names it or is told it, a line that belongs to the route, or one that names the path. */
const askedBy = (route: CoveredRoute, lines: readonly PracticeLine[], others: readonly PracticeLine[], role: RegExp, all: readonly CoveredRoute[]): PracticeLine | undefined => {
  const named = route.guards.find((guard) => role.test(guard));
  if (named !== undefined) return { path: route.path, line: route.line, note: `${route.method} ${route.pattern} asks ${named}` };
  const own = lines.filter(({ path }) => path === route.path);
  // A guard of roles is told one role in this file, and no other.
  const guard = route.guards.find((each) => /roles?(?:guard|check)?$|^roles?/i.test(each));
  const [told] = own;
  if (guard !== undefined && told && !others.some(({ path }) => path === route.path)) return told;
  const around = all.filter(({ path }) => path === route.path).map(({ line }) => line);
  const before = Math.max(route.line - 12, ...around.filter((line) => line < route.line));
  const behind = Math.min(route.line + 8, ...around.filter((line) => line > route.line));
  const isOfIt = ({ line, note }: PracticeLine): boolean => (/^[@[]/.test(note) ? line > before && line <= route.line + 3 && line < behind : line >= route.line && line < behind);
  return own.find(isOfIt) ?? lines.find(({ note }) => pathsIn(note).some((prefix) => route.pattern === prefix || route.pattern.startsWith(`${prefix}/`)));
};

/** `requestMatchers("/api/admin/**").hasRole("ADMIN")` */
const pathsIn = (note: string): readonly string[] => [...note.matchAll(/["'`](\/[\w/.-]{2,60}?)(?:\/\*{1,2})?["'`]/g)].map(([, path = '']) => path);
