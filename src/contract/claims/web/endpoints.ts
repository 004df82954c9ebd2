import type { Statement } from '../../../facts/security-policy/statement.ts';
import type { CoveredRoute } from '../../../facts/signals/routes/coverage.ts';
import type { WebApp } from '../../../facts/signals/web-app.ts';
import type { Answer } from '../../contract.ts';
import { asked, at, kept } from '../answers.ts';

/** "Rate limiting on the login": does the control stand before the endpoints that the sentence names? One that stands before others says nothing of these. */
export const endpointClaim = ({ subject, text, polarity }: Statement, web: WebApp): Answer | undefined => {
  const control = controls.get(subject);
  const meant = polarity === 'denies' || control === undefined ? [] : [...pathsIn(text), ...(control === 'limited' ? kindsIn(text) : [])];
  if (control === undefined || meant.length === 0) return undefined;
  const found = meant.map(({ name, isIt }) => ({ name, routes: web.routes.filter(isIt) }));
  const unseen = found.find(({ routes }) => routes.length === 0 || routes.some((route) => route[control] !== 'yes'));
  const routes = found.flatMap((each) => each.routes);
  const evidence = routes.slice(0, 8).map(({ path, line, method, pattern, [control]: is }) => at(path, line, is === 'yes' ? 'wired' : 'seen', `${method} ${pattern}: ${is}`));
  return unseen ? asked(subject, `Is that so for ${unseen.name}? It was not seen before all of it.`, evidence) : kept(subject, evidence);
};

const controls: ReadonlyMap<string, 'authenticated' | 'limited'> = new Map([
  ['api/rate-limiting', 'limited'],
  ['api/authentication', 'authenticated'],
]);

interface Endpoints {
  readonly name: string;
  readonly isIt: (route: CoveredRoute) => boolean;
}

const pathsIn = (text: string): readonly Endpoints[] =>
  [...text.matchAll(/(?<![\w.:/*-])\/[a-z][\w-]*(?:\/[\w:{}-]+)*(?:\/\*)?/gi)].map(([name]) => ({ name, isIt: ({ pattern }) => isAt(pattern, name) }));

/** "Login attempts are limited" and "on auth endpoints". */
const kindsIn = (text: string): readonly Endpoints[] =>
  kinds.flatMap(([says, pattern]) => {
    const [name] = says.exec(text) ?? [];
    return name === undefined ? [] : [{ name, isIt: (route: CoveredRoute) => pattern.test(route.pattern) }];
  });

const kinds: readonly (readonly [says: RegExp, pattern: RegExp])[] = [
  [/\blog-?in\b|\bsign-?in\b/i, /(?:^|\/)(?:log-?in|sign-?in|authenticate|token|sessions?)(?:\/|$)/i],
  [/\bauth(?:entication)? (?:endpoints?|routes?|apis?)\b/i, /(?:^|\/)(?:auth|log-?in|sign-?(?:in|up)|register|signup|token)(?:\/|$)/i],
  [/\bregistrations?\b|\bsign-?up\b/i, /(?:^|\/)(?:register|registration|sign-?up)(?:\/|$)/i],
  [/\bpassword resets?\b|\bresets? (?:requests?|endpoints?|links?)\b/i, /forgot|reset-?password|password\S*reset/i],
  [/\buploads?\b/i, /upload|files?|media|attachments?/i],
];

/** A router of another file is put below a path that its own routes do not name. */
const isAt = (pattern: string, named: string): boolean => {
  const [own, path] = [pattern.replace(/\/$/, ''), named.replace(/\/\*?$/, '')];
  return own.length > 1 && (own === path || own.startsWith(`${path}/`) || path.endsWith(own));
};
