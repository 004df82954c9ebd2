import type { FileEntry } from '../../repo/snapshot.ts';
import { defineFact } from '../fact.ts';
import { isBrowserPath, isForeign, languageOf } from '../signals/code/language.ts';
import { canProve } from '../zone.ts';
import { isWatched, type Limit } from './limit.ts';

/** The limits that code and settings give as numbers. */
export interface Limits {
  readonly all: readonly Limit[];
}

const settings = /(?:^|\/)(?:application[\w-]*\.(?:ya?ml|properties)|appsettings[\w.]*\.json|[^/]*nginx[^/]*|\.htaccess|php\.ini|config[\w.-]*\.(?:ya?ml|json|toml))$|\.conf$/;

export const limits = defineFact({
  name: 'limits',
  revision: 24,
  selects: (file: FileEntry) => canProve(file) && ((languageOf(file.path) !== undefined && !isBrowserPath(file.path)) || isForeign(file.path) || settings.test(file.path)),
  extractor: async () => {
    const { readLimits } = await import('./read-limits.ts');
    return (file) => (file.hasText ? readLimits(file) : undefined);
  },
  combine({ extracts }) {
    const uses = new Set(extracts.flatMap(({ value }) => value.uses));
    for (const { value } of extracts) for (const [alias, name] of value.aliases ?? []) if (uses.has(alias)) uses.add(name);
    return {
      all: extracts.flatMap(({ file, value }) => value.limits.filter((limit) => isUsed(limit.of, limit.note, file.path, uses)).map((limit) => ({ ...limit, path: file.path }))),
    };
  },
});

/** A constant that nothing reads limits nothing. What is not given to a name takes effect where it stands, and what a framework reads by itself has no reader here. */
const isUsed = (of: string, note: string, path: string, uses: ReadonlySet<string>): boolean => {
  const pair = inTwo.find(({ first }) => first.test(of));
  if (pair && ![...uses].some((name) => pair.second.test(name))) return false;
  const ofClass = inDjango.find(({ key }) => key.test(of));
  if (ofClass && ![...uses].some((name) => ofClass.needs.test(name))) return false;
  if (lettingPass.test(`${of}\n${note}`)) return false;
  const [, zone] = /\blimit_req_zone\b[^;]*\bzone=([\w-]{1,60})/.exec(note) ?? [];
  if (zone !== undefined) return uses.has(`limit_req ${zone}`);
  // `fileSize` in the description of a file is none.
  if (/^["']?fileSize\b/.test(note) && !settings.test(path) && !/limits|multer|busboy|formidable|upload/i.test(of)) return false;
  if (ownSettings.test(path) && !knownToFrameworks.test(`${of}\n${note}`)) return isRead(note, uses);
  if (settings.test(path) || byFramework.test(note) || givenToFramework.test(of)) return true;
  const names = [
    ...of.matchAll(
      /(?:^|\b(?:const|let|var|val|static|final|def|func|fn|function|class|int|long|Integer|Long|private|public)\s+)([A-Za-z_$][\w$]*)\s*(?:\(|[:=])|\.([A-Za-z_$][\w$]*)\s*[:=](?!=)/gm,
    ),
  ].map(([, name, member = '']) => name ?? member);
  const declared = [...of.matchAll(/\b(?:const|let|var|val)\s+([A-Za-z_$][\w$]*)\s*=/g)].map(([, name = '']) => name);
  // The fields of an object, such as the message of a limiter, are read by whoever gets it.
  const given = (declared.length > 0 ? declared : names).filter((name) => name.length >= 4 && isWatched(name));
  return given.length === 0 || given.some((name) => uses.has(name));
};

/** Files in which programs keep settings of their own beside those that a framework reads. */
const ownSettings = /(?:^|\/)application[\w-]*\.(?:ya?ml|properties)$/;
const knownToFrameworks =
  /\b(?:spring|server|servlet|multipart|management|quarkus|micronaut|resilience4j|bucket4j|ktor|play|akka|eureka|zuul|grails|smallrye|mp)\b[.:]|\bmax-(?:file|request)-size\b|\breplenish-?Rate\b|\bburst-?Capacity\b/i;

/** A name of a settings file in one of the ways in which code writes it: `login-attempts`, `${security.login-attempts}`, `loginAttempts`, `getLoginAttempts`. */
const isRead = (note: string, uses: ReadonlySet<string>): boolean => {
  const [, key = ''] = /^\s*-?\s*["']?([\w.-]{2,120})["']?\s*[:=]/.exec(note) ?? [];
  const own = plain(key.slice(key.lastIndexOf('.') + 1));
  return own === '' || [...uses].some((name) => plain(name).endsWith(own));
};
const plain = (name: string): string => name.replaceAll(/[^A-Za-z\d]/g, '').toLowerCase();

/** Numbers that a guard, a class or a directive of another name has to take up. */
const inTwo: readonly { readonly first: RegExp; readonly second: RegExp }[] = [
  { first: /\bThrottlerModule\b|@Throttle\b/, second: /^\w*Throttl\w*Guard$/i },
  { first: /\bDEFAULT_THROTTLE_RATES\b/, second: /^(?:DEFAULT_THROTTLE_CLASSES|throttle_classes)$/ },
];

/** The rates of Django REST framework of which each is taken by a class of its own. */
const inDjango: readonly { readonly key: RegExp; readonly needs: RegExp }[] = [
  { key: /^anon: \d/, needs: /^\w*Anon\w*Throttle$/ },
  { key: /^user: \d/, needs: /^\w*User\w*Throttle$/ },
];
/** A limiter that passes over everybody, or is switched off where it is made. */
const lettingPass = /\bskip\s?:\s?(?:\([^()]{0,20}\)|\w{1,20})\s?=>\s?true\b/;

/** `options.Limits.MaxRequestBodySize = …` and what a function sets that is given to `AddRateLimiter`. */
const givenToFramework =
  /^["']?fileSize\b[\s\S]{0,400}\blimits["']?\s?:\s?\{$|\bgenerates_token_for\b|^[^\S\n]*\w{0,20}[oO]ptions\.[\w.]+ ?= ?[^=]|\b(?:Add|Configure|Use)\w+\([^\n]{0,120}=>\s*\{?$/m;
const byFramework =
  /^\s*\{["']NAME["']:|^\s*["']?(?:AXES_|DEFAULT_THROTTLE|SESSION_COOKIE_AGE|MAX_CONTENT_LENGTH|DATA_UPLOAD|FILE_UPLOAD|ACCESS_TOKEN_LIFETIME|REFRESH_TOKEN_LIFETIME|OPTIONS\b|anon\b|user\b|config\.|[\w.]*Lockout\.|PERMANENT_SESSION_LIFETIME)/;
