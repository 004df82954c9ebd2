import type { PracticeLine } from '../../../facts/code-practices/code-practices.ts';
import type { CoveredRoute } from '../../../facts/signals/routes/coverage.ts';
import { literally } from '../literally.ts';

/** What asks a route for this role and for no other: a guard by its name, a mark of its class, a line that belongs to the route, or one that names the path. */
export const askedForRole = (route: CoveredRoute, all: readonly PracticeLine[], role: string, routes: readonly CoveredRoute[]): PracticeLine | undefined => {
  if (route.isOpen || route.guards.some((guard) => /^(?:allow_?anonymous|permit_?all|public)$/i.test(guard))) return undefined;
  const named = route.guards.find((guard) => isGuardOf(role, guard));
  if (named !== undefined) return { path: route.path, line: route.line, note: `${route.method} ${route.pattern} asks ${named}` };
  const lines = all.filter((line) => asksOnly(role, line));
  const own = lines.filter(({ path }) => path === route.path);
  const around = routes.filter(({ path }) => path === route.path).map(({ line }) => line);
  const before = Math.max(route.line - 12, ...around.filter((line) => line < route.line));
  const behind = Math.min(route.line + 8, ...around.filter((line) => line > route.line));
  const isOfIt = ({ line, note, upTo }: PracticeLine): boolean => {
    // A role that is only noted down is asked for by a guard.
    if (isNoted.test(note) && !route.guards.some((guard) => /role/i.test(guard))) return false;
    if (upTo !== undefined) return line < route.line && route.line <= upTo;
    return isMark.test(note) ? line > before && line <= route.line + 3 && line < behind : !isOfPaths.test(note) && line >= route.line && line < behind;
  };
  return own.find(isOfIt) ?? lines.find((line) => isOfPaths.test(line.note) && isBefore(line, route) && standsBefore(line.note, route));
};

const isMark = /^[@[#]/;
const isNoted = /^@(?:Roles|RequireRoles?)\(/;

/** `requireAdmin`, `admin_only`, `is_admin` and `admin` ask for the role; `adminLimiter` and `sessionManager` do not. */
const isGuardOf = (role: string, guard: string): boolean =>
  new RegExp(
    String.raw`^(?:(?:require|requires|is|only|ensure|check|verify|must|has|needs?|assert|restrict(?:to)?|authori[sz]e|authenticate|allow|protect|current|get_?current)_?(?:\w{0,12}?_?)?${role}\w{0,8}|${role}\w{0,8}_?(?:only|required|guard|auth\w*|protect\w*|middleware|check|gate|access|permission|role)|${role}(?:istrator)?s?)$`,
    'i',
  ).test(guard) && !/limit|throttl|audit|log|count|\bnot|skip|cache|track|metric/i.test(guard);

/** Is the role told, and no other beside it? A path is none, and a comparison that turns nobody away asks for nothing. */
const asksOnly = (role: string, { note, next = '' }: PracticeLine): boolean => {
  const told = note.replaceAll(/(["'`])\/[^"'`]*\1/g, '""');
  const ofRole = new RegExp(role, 'i');
  if (!ofRole.test(told) || /!\s?has\w*(?:Role|Authority)|\bor\b|\|\|/.test(told.replace(/\|\|\s?!|\bor not\b/g, ' '))) return false;
  if (/[!=]==?|\bin\b/.test(told) && !/\bRoles\s?=/.test(told))
    return /\bassert\b/.test(told) || (/\bif\b.*(?:!=|\bnot\b|!\s?\w)|\bunless\b/.test(told) && turnsAway.test(`${told}\n${next}`));
  const roles = [...told.matchAll(listed)].flatMap(([, list = '']) => list.split(','));
  return roles.every((one) => !/[a-z]/i.test(one) || ofRole.test(one) || isNoRole.test(one));
};
const turnsAway = /\b(?:return|throw|raise|abort|halt|redirect|panic|reject|deny|exit|40[134]|forbidden|unauthori[sz]ed)\b/i;
/** What stands behind the word in brackets, or in quotes behind "Roles =". */
const listed = /\b(?:\w*roles?|\w*authorit(?:y|ies)|authori[sz]e|restrict_?to|allow|secured|middleware|\w*admin)\s?(?:\(|=(?!=))\s?[[{(]*([^)\]}]*)/gi;
const isNoRole = /^[^\w"'`]*(?:req|request|res|next|ctx|c|db|session|(?:current_?)?user|auth\w*|jwt\w*|\w*roles?\s?=?)[^\w"'`]*$/;

/** Lines that name the paths they stand before. */
const isOfPaths = /\b(?:requestMatchers|antMatchers|mvcMatchers|pathMatchers|use|all|group|prefix|middleware|before_action|location)\b\s?\(|\baccess_control\b/;

/** In Express what is put there later does not stand before it. */
const isBefore = ({ path, line, note }: PracticeLine, route: CoveredRoute): boolean => !/\.use\(/.test(note) || path !== route.path || line < route.line;

/** `requestMatchers("/api/admin/**").hasRole("ADMIN")`: one path, or all below it, for one method or for all. */
const standsBefore = (note: string, { pattern, method }: CoveredRoute): boolean => {
  const [, only] = /\bHttpMethod\.(\w+)/.exec(note) ?? [];
  if (only !== undefined && only !== method) return false;
  return [...note.matchAll(/["'`](\/[\w/.-]{2,60}?)(\/\*{1,2})?["'`]/g)].some(
    ([, path = '', below]) =>
      pattern === path || ((below !== undefined || !/matchers/i.test(note)) && new RegExp(`^${literally(path).source}/${below === '/*' ? '[^/]+$' : ''}`).test(pattern)),
  );
};
