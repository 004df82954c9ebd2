import type { Statement } from '../../facts/security-policy/statement.ts';
import type { WebApp } from '../../facts/signals/web-app.ts';
import { zoneOf } from '../../facts/zone.ts';
import type { Answer } from '../contract.ts';

/** Of several services in one repository, a control of one keeps no sentence that is about another one, or that names none of them. */
export const eachService = (statement: Statement, answer: Answer, web: WebApp, policy: string): Answer => {
  if (answer.verdict !== 'kept' || statement.polarity === 'denies' || !ofServices.test(answer.rule ?? '')) return answer;
  const routed = new Set(web.routes.map(({ path }) => rootOf(path)));
  const all = [...new Set(web.servers.map(({ path }) => rootOf(path)))].filter((root) => routed.has(root));
  // A policy that lies in the folder of one of them is about that one.
  const folder = policy.slice(0, Math.max(policy.lastIndexOf('/'), 0));
  const beside = /^(?:\.?[\w-]*docs?|\.git(?:hub|lab)|\.well-known)?$/i.test(folder) ? [] : all.filter((root) => isBelow(`${root}/`, folder));
  const roots = beside.length > 0 ? beside : all;
  if (roots.length < 2 && beside.length === 0) return answer;
  // What stands before all of them is in none of them.
  if (answer.evidence.some(({ path }) => zoneOf(path) === 'deploy')) return answer;
  const named = roots.filter((root) => isNamed(root, statement.text));
  // A number that is found is one that is meant.
  if (named.length === 0 && /\d/.test(statement.text) && !ofAll.test(statement.text)) return answer;
  const seen = answer.evidence.map(({ path }) => path);
  const missing = (named.length > 0 && !ofEach.test(statement.text) ? named : roots).find((root) => !seen.some((path) => isBelow(path, root)));
  return missing === undefined
    ? answer
    : { ...answer, verdict: 'manual', question: `It is there in one service. Is it so in ${missing === '' ? 'the one at the root' : missing} as well, or is that not meant?` };
};

/** What requests pass through; passwords and keys are kept in one place. A service that sets no cookie has none without flags, and one that says nothing of other origins lets none in. */
const ofServices = /^api\/(?:authentication|rate-limit\w*|csrf|body-limit|error-detail|input-validation)|^logging\/request-log$|^network\/(?:csp|hsts|security-headers)$/;
const ofEach = /\b(?:all|both|every|each)\b (?:\w+ ){0,2}(?:services?|servers?|apis?|apps?|applications?|backends?)\b/i;
const ofAll = /\b(?:all|both|every|each|any)\b/i;

/** The folder of a service: what stands before its folders of code. */
const rootOf = (path: string): string => {
  const folders = path.split('/').slice(0, -1);
  const inside = folders.findIndex((folder) => ofCode.test(folder));
  return (inside < 0 ? folders : folders.slice(0, inside)).slice(0, 3).join('/');
};
const ofCode = /^(?:src|app|lib|cmd|internal|pkg|server|api|core|config|dist|main|java|routes?|routers?|handlers?|controllers?|middlewares?)$/i;

const isBelow = (path: string, root: string): boolean => root === '' || path.startsWith(`${root}/`);

const isNamed = (root: string, text: string): boolean => {
  const words = (root.split('/').at(-1) ?? '').split(/[-_.]/).filter((word) => word.length > 2 && !/^(?:svc|service|app|the)$/i.test(word));
  return words.length > 0 && words.every((word) => new RegExp(String.raw`(?<![\p{L}\d])${word.replaceAll(/[^\p{L}\d]/gu, '')}`, 'iu').test(text));
};
