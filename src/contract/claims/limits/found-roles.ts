import type { Limit } from '../../../facts/limits/limit.ts';
import { rolesIn } from './limit-roles.ts';
import type { SaidLimit } from './said-limits.ts';

/** An image is a file like any other where nothing limits images alone, and files are what is limited where only images are. */
export const ofFiles = (said: readonly string[], found: readonly { readonly roles: readonly string[] }[]): readonly string[] => {
  const has = (role: string): boolean => found.some(({ roles }) => roles.includes(role));
  if (said.includes('image') && !has('image')) return [...said.filter((role) => role !== 'image' && role !== 'upload'), 'upload'];
  if (said.includes('image')) return said.filter((role) => role !== 'upload');
  return said.includes('upload') && !has('upload') && has('image') ? [...said.filter((role) => role !== 'upload'), 'image'] : said;
};

export const withoutRole = <L extends { readonly roles: readonly string[] }>(limits: readonly L[]): readonly L[] =>
  limits.filter(({ roles }) => withoutGeneral(roles).length === 0);

/** "General API" names what has no role of its own. */
export const withoutGeneral = (roles: readonly string[]): readonly string[] => roles.filter((role) => role !== 'general');

export const rolesOf = ({ kind, of, path }: Limit): readonly string[] => {
  const lines = of.split('\n').map((line) => rolesFor(kind, rolesIn(line.replaceAll(/\bmessage["']?\s*:|\.register\(/gi, ''))));
  const found = lines.find((roles) => roles.length > 0) ?? rolesFor(kind, rolesIn(path.slice(path.lastIndexOf('/') + 1)));
  return kind === 'lifetime' && found.length === 0 ? ofCookie(of) : found;
};

/** The cookie of a session may be called no more than that; the one against forged requests has a life of its own. */
const ofCookie = (of: string): readonly string[] => {
  const [own = ''] = of.split('\n');
  return /csrf|xsrf/i.test(own) ? ['csrf'] : /cookie/i.test(own) ? ['access', 'session'] : ['access'];
};

/** What a token or a file is for does not hang on the handler that deals with it. */
const rolesFor = (kind: Limit['kind'], roles: readonly string[]): readonly string[] => {
  const telling = tellingRoles[kind];
  return telling ? roles.filter((role) => telling.includes(role)) : roles;
};
const tellingRoles: Partial<Record<Limit['kind'], readonly string[]>> = {
  lifetime: ['access', 'refresh', 'remember', 'session', 'reset', 'verify', 'key'],
  idle: [],
  size: ['upload', 'image'],
  attempts: ['verify'],
  lock: ['verify'],
  length: [],
};

export const withRoles = (said: SaidLimit): SaidLimit => {
  const roles = rolesFor(said.kind, said.roles);
  return { ...said, roles: said.kind === 'lifetime' && roles.length === 0 ? ['access'] : roles };
};

/** Nothing is said of one that the other is not for. */
export const isExactly = (said: readonly string[], found: readonly string[]): boolean => {
  const named = (roles: readonly string[]): string => [...roles.filter((role) => role !== 'auth')].sort().join();
  return named(said) === named(found);
};
