/** What a file is to Next.js by where it lies: below `app` or `pages`, which lie at the root of the application or in its `src`. */
export interface NextFile {
  readonly kind: 'handler' | 'api' | 'middleware' | 'settings';
  /** The folder of the application, with a slash at its end; empty at the root of the repository. */
  readonly root: string;
  /** The folder that `app` or `pages` lies in, where Next.js looks for the middleware too; that of a middleware is the one it lies in. */
  readonly beside: string;
  /** The path that it answers; empty for a middleware and the settings. */
  readonly pattern: string;
}

const handler = /^((?:.*\/)?)app\/((?:[^/]+\/)*)route\.[jt]sx?$/;
const api = /^((?:.*\/)?)pages\/(api(?:\/.*)?)\.[jt]sx?$/;
const middleware = /^((?:.*\/)?)(?:middleware|proxy)\.[jt]s$/;
const settings = /^((?:.*\/)?)next\.config\.[cm]?[jt]s$/;

/** Undefined where a file is nothing of the kind. A `middleware.ts` may be of anything: what it exports says so. */
export const nextFileOf = (path: string): NextFile | undefined => {
  const [, rootOfHandler, folders] = handler.exec(path) ?? [];
  if (rootOfHandler !== undefined) return { kind: 'handler', root: nextRootOf(rootOfHandler), beside: rootOfHandler, pattern: patternOf((folders ?? '').split('/')) };
  const [, rootOfApi, file] = api.exec(path) ?? [];
  if (rootOfApi !== undefined) return { kind: 'api', root: nextRootOf(rootOfApi), beside: rootOfApi, pattern: patternOf((file ?? '').replace(/(?:^|\/)index$/, '').split('/')) };
  const [, rootOfMiddleware] = middleware.exec(path) ?? [];
  if (rootOfMiddleware !== undefined) return { kind: 'middleware', root: nextRootOf(rootOfMiddleware), beside: rootOfMiddleware, pattern: '' };
  const [, rootOfSettings] = settings.exec(path) ?? [];
  return rootOfSettings === undefined ? undefined : { kind: 'settings', root: rootOfSettings, beside: rootOfSettings, pattern: '' };
};

/** The folder of the application that this one is, or is the `src` of. */
export const nextRootOf = (folder: string): string => folder.replace(/(?:^|(?<=\/))src\/$/, '');

/** `(group)`, `@slot` and `(.)intercepted` are no part of the path; `[id]` is `:id`, `[...rest]` and `[[...rest]]` are `*`. */
const patternOf = (parts: readonly string[]): string =>
  `/${parts
    .filter((part) => part !== '' && !/^\(|^@/.test(part))
    .map((part) => (/^\[{1,2}\.\.\./.test(part) ? '*' : part.replace(/^\[(.+)\]$/, ':$1').replace(/^%5F/, '_')))
    .join('/')}`;
