import type { SourceFile } from '../../../source-file.ts';
import { type Code, closingOf } from '../../code/code.ts';
import { placedBelow } from '../../routes/route.ts';
import type { Topic } from '../../signal.ts';
import { doneIn, type RequestHandler, referencesIn } from '../jvm/handlers.ts';
import { type JvmReading, readJvm } from '../jvm/read-jvm.ts';
import { branchesIn } from '../ktor/blocks.ts';
import { type JavalinSetting, settingsIn } from './settings.ts';

/** A handler where it is given: the names that stand there, and what it does itself. */
export interface GivenHandler extends Omit<RequestHandler, 'name'> {
  readonly names: readonly string[];
  readonly line: number;
  /** The path that it stands below; where a builder holds it that is put below another path, the end of it. */
  readonly pattern: string;
  readonly isOfBuilder?: true;
}

export interface JavalinRoute extends GivenHandler {
  readonly method: string;
  readonly roles: readonly string[];
}

/** What stands before requests, or looks at the roles of a route. */
export interface JavalinGate extends GivenHandler {
  readonly kind: 'before' | 'after' | 'roles';
  readonly sometimes?: true;
}

export interface JavalinReading extends JvmReading {
  readonly serves?: number;
  readonly routes?: readonly JavalinRoute[];
  readonly gates?: readonly JavalinGate[];
  readonly settings?: readonly JavalinSetting[];
  readonly bodies?: readonly number[];
  /** Routes are told in a way of their own. */
  readonly isStrange?: true;
}

const words: readonly (readonly [topic: Topic, word: RegExp])[] = [
  ['authentication', /\bauthenticat|\bbearer\b|\bUnauthorized|api_?key|\bjwt\b|accessManager|basicAuthCredentials/i],
  ['rate-limiting', /rate_?limit|throttl|bucket4j|TooManyRequests|\b429\b/i],
  ['csp', /content_?-?security_?-?policy/i],
  ['security-headers', /x-frame-options|x-content-type-options|xFrameOptions|xContentTypeOptions/i],
  ['hsts', /strict_?-?transport/i],
  ['body-limit', /max_?(?:body|upload|content|file|request)_?(?:size|length)/i],
  [
    'request-log',
    /requestLogger|access_?log|DevLogging|\blog\w{0,20}\s{0,9}\.\s{0,9}(?:info|debug|trace)\s{0,9}\([^;]{0,300}\.\s{0,9}(?:getMethod|method|getRequestURI|path|uri|url|fullUrl|status|statusCode|getStatusCode)\(\)/i,
  ],
  ['metrics', /micrometer|prometheus|opentelemetry/i],
  ['health', /["/]\w*health\w*|liveness|readiness|["/]ping["/]/i],
  ['cors', /\bcors\w*\(|access.?control.?allow.?origin/i],
  ['csrf', /csrf/i],
];

/** Handlers of any file: what they do is asked for by their names. */
export const readJavalin = (file: SourceFile): JavalinReading | undefined =>
  readJvm(file, words, /\bio\.javalin\b/, (code, lineAt): JavalinReading => {
    const branches = branchesIn(code);
    const hangs = (offset: number): boolean => branches.some(([from, until]) => from <= offset && offset < until);
    const { routes, gates } = registrationsIn(code, lineAt, hangs);
    const settings = settingsIn(code, lineAt, hangs);
    const [serves] = [...code.bare.matchAll(/\bJavalin\s*\.\s*(?:create|createAndStart|start)\s*[({]/g)].map(({ index }) => lineAt(index));
    const bodies = [...code.bare.matchAll(/\.(?:body(?:AsBytes|AsClass|InputStream|Validator|StreamAsClass)?|uploadedFiles?|formParams?)\s*(?:<[^>\n]{1,80}>)?\(/g)]
      .slice(0, 5)
      .map(({ index }) => lineAt(index));
    return {
      ...(serves === undefined ? {} : { serves }),
      ...(routes.length > 0 ? { routes } : {}),
      ...(gates.length > 0 ? { gates } : {}),
      ...(settings.length > 0 ? { settings } : {}),
      ...(bodies.length > 0 ? { bodies } : {}),
      ...(ofOwnWay.test(code.bare) ? { isStrange: true as const } : {}),
    };
  });

const ofOwnWay = /\bio\.javalin\.community\.routing\b|\bio\.avaje\.http\b|\.addH(?:ttpH)?andler\s*\(|\bimplements\s+Plugin\b|\bJavalinVueController\b/;

const registration =
  /(?<![\w@:])((?:[\w$]{1,60}(?:\(\))?\s{0,40}\.\s{0,9}){0,3}|\.\s{0,9})(get|post|put|patch|delete|head|sse|ws|crud|path|before|beforeMatched|after|afterMatched|accessManager)\s{0,9}(?=[({])/g;
const ofClient = /(?:client|http|unirest|request|rest|given|map|cache|redis|response|mock\w*)(?:\(\))?\s*\.\s*$/i;
/** `void put() {`, `fun put() {` */
const isDeclared = /(?:^|[^\w])(?!(?:return|else|do)\b)\w[\w<>[\]]{0,38}[ \t]{1,4}$/;
const most = 3000;

const registrationsIn = (
  code: Code,
  lineAt: (offset: number) => number,
  hangs: (offset: number) => boolean,
): { readonly routes: readonly JavalinRoute[]; readonly gates: readonly JavalinGate[] } => {
  const hasBuilder = /\bio\.javalin\.apibuilder\.ApiBuilder\b/.test(code.text);
  const calls = [...code.bare.matchAll(registration)].slice(0, most).flatMap((match) => {
    const [all, receiver = '', name = ''] = match;
    const open = match.index + all.length;
    const isBuilder = receiver === '' || /\bApiBuilder\s*\.\s*$/.test(receiver);
    if ((isBuilder && !(hasBuilder || name === 'accessManager')) || ofClient.test(receiver) || isDeclared.test(code.bare.slice(Math.max(0, match.index - 40), match.index)))
      return [];
    const close = closingOf(code, open);
    const lambda = /^\s*\{/.exec(code.bare.slice(close, close + 40));
    const until = code.bare[open] === '(' && lambda ? closingOf(code, close + lambda[0].length - 1) : close;
    const args = code.bare[open] === '(' ? code.text.slice(open + 1, close - 1) : '';
    return [{ name, isBuilder, args, inside: code.text.slice(open + 1, until), bareInside: code.bare.slice(open + 1, until), from: match.index, until }];
  });
  const paths = calls.filter(({ name }) => name === 'path');
  const routes: JavalinRoute[] = [];
  const gates: JavalinGate[] = [];
  for (const { name, isBuilder, args, inside, bareInside, from } of calls) {
    if (name === 'path') continue;
    const [lead = '', own] = /^\s*"([^"\n$]{0,300})"\s*/.exec(args) ?? [];
    const isConstant = own === undefined && /^\s*[\w.]*\b[A-Z][A-Z_\d]{1,60}\s*,/.test(args);
    const below = paths
      .filter((path) => path.from < from && from < path.until)
      .reduce((all, path) => placedBelow(all, `/${/^\s*"([^"\n]{0,300})"/.exec(path.args)?.[1] ?? ':path'}`), '');
    const given = own === undefined ? inside : inside.slice(lead.length).replace(/^,/, '');
    const place = {
      line: lineAt(from),
      pattern: placedBelow(below, own === undefined ? (isConstant ? '/:path' : '') : `/${own}`).replace(/(?<=.)\/$/, ''),
      ...(isBuilder ? { isOfBuilder: true as const } : {}),
      names: referencesIn(bareInside),
      ...doneIn(given),
    };
    if (/^(?:before|after)/.test(name) || name === 'accessManager') {
      const readsRoles = name === 'accessManager' || /routeRoles\(\)|permittedRoles/.test(given);
      gates.push({ ...place, kind: name.startsWith('after') ? 'after' : readsRoles ? 'roles' : 'before', ...(hangs(from) ? { sometimes: true } : {}) });
      continue;
    }
    const isRoute = isBuilder
      ? own !== undefined || isConstant || /::|->|\bnew\b|^\s*\{|\bthis\b|[hH]andler|[cC]ontroller/.test(inside)
      : (own?.startsWith('/') ?? isConstant) && /^\s*,|^\s*\{/.test(inside.slice(isConstant ? args.indexOf(',') : lead.length).replace(/^\)/, ''));
    if (!isRoute) continue;
    const method = /^(?:sse|ws)$/.test(name) ? 'GET' : name === 'crud' ? 'ANY' : name.toUpperCase();
    routes.push({ ...place, method, roles: rolesIn(given) });
  }
  return { routes, gates };
};

/** Behind the handler: `Role.ADMIN`, `roles(Role.ADMIN)`. */
const rolesIn = (given: string): readonly string[] => {
  const behind = given.slice(-300).split('}').at(-1) ?? '';
  return Array.from(behind.matchAll(/[,(]\s{0,40}(?:\w{1,40}\.){0,4}([A-Z][A-Z_\d]{1,60})(?=\s{0,40}(?:[,)]|$))/g), ([, role = '']) => role);
};
