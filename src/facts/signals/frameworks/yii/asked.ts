import type { Asks } from '../asks.ts';
import { type AccessRule, authenticates, type Behavior } from './behaviors.ts';

const saysGuard = /auth|access|login|guard|token|permission|role|rbac/i;

export const isLimiter = ({ type }: Behavior): boolean => type === 'RateLimiter';

/** Does a behavior ask who calls before this action? `action` is undefined where its names are those of routes, which are not compared. */
export const asksBefore = ({ key, type, only, except, optional, rules, methods, isUnread }: Behavior, action: string | undefined): Asks => {
  if (isUnread) return saysGuard.test(`${key} ${type}`) ? 'perhaps' : 'no';
  if (type === 'CompositeAuth' && methods !== 'yes') return methods ?? 'no';
  const isAccess = /^(?:\w*AccessControl|AccessFilter)$/.test(type);
  if (!isAccess && !authenticates.test(type)) return saysGuard.test(type || key) ? 'perhaps' : 'no';
  const isPut = isFor(only, except, action);
  if (isPut === 'no') return 'no';
  if (!isAccess) {
    if (optional === undefined || optional.length === 0) return isPut;
    const isOptional = matches(optional, action);
    return isOptional === 'no' ? isPut : isOptional === 'yes' ? 'no' : 'perhaps';
  }
  // What another class than that of Yii asks is told elsewhere.
  const asks = type === 'AccessControl' && rules ? asksByRules(rules, action) : 'perhaps';
  return asks === 'yes' ? isPut : asks;
};

const isFor = (only: readonly string[] | undefined, except: readonly string[] | undefined, action: string | undefined): Asks => {
  if (except && except.length > 0) {
    const isLeftOut = matches(except, action);
    if (isLeftOut !== 'no') return isLeftOut === 'yes' ? 'no' : 'perhaps';
  }
  return only === undefined || only.length === 0 ? 'yes' : matches(only, action);
};

/** `*` stands for all. A name that is not written there may be any. */
const matches = (names: readonly string[], action: string | undefined): Asks => {
  if (names.includes('*')) return 'yes';
  if (action === undefined || names.includes('?')) return 'perhaps';
  return names.some((name) => name === action || (name.endsWith('*') && action.startsWith(name.slice(0, -1)))) ? 'yes' : 'no';
};

/** The first rule that fits decides; whom none fits is turned away. */
const asksByRules = (rules: readonly AccessRule[], action: string | undefined): Asks => {
  let answer: Asks = 'yes';
  for (const { allow, actions, roles, isConditional } of rules) {
    const isAbout = actions === undefined || actions.length === 0 ? 'yes' : action === undefined ? 'perhaps' : matches(actions, action);
    if (isAbout === 'no') continue;
    const isForKnown = roles !== undefined && roles.length > 0 && !roles.includes('?');
    if (isForKnown) continue;
    // It fits whoever is nobody.
    if (!isConditional && isAbout === 'yes') return allow ? 'no' : answer;
    if (allow) answer = 'perhaps';
  }
  return answer;
};
