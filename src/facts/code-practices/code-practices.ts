import type { FileEntry } from '../../repo/snapshot.ts';
import { defineFact } from '../fact.ts';
import { libraryCallsIn } from '../imports/library-calls.ts';
import { isBrowserPath, isCode } from '../signals/code/language.ts';
import type { SourceFile } from '../source-file.ts';
import { noted, takesIn, uncommented } from '../text/uncommented.ts';
import { canProve } from '../zone.ts';
import type { Practice } from './code-practice.ts';
import { signs, spoken } from './code-practice-signs.ts';
import { isInPolicy } from './sent-nonces.ts';

/** Lines of code that do one thing of which policies speak, in any language. */
export interface CodePractices {
  of(practice: Practice): readonly PracticeLine[];
  /** The files of code that were read. */
  readonly searched: readonly string[];
}

export interface PracticeLine {
  readonly path: string;
  readonly line: number;
  readonly note: string;
  /** Of a mark that stands before a class: the last line that belongs to the class. */
  readonly upTo?: number;
  /** Of a line that asks for a role: the one below it. */
  readonly next?: string;
}

interface Extract {
  readonly found: readonly (Omit<PracticeLine, 'path'> & { readonly practice: Practice })[];
}

export const codePractices = defineFact({
  name: 'codePractices',
  revision: 29,
  selects: (file: FileEntry) => canProve(file) && (isCode(file.path) || ofPages.test(file.path)),
  extract: readPractices,
  combine({ extracts }) {
    const all = extracts.flatMap(({ file, value }) => value.found.map((line) => ({ ...line, path: file.path })));
    return {
      of: (practice) => all.filter((line) => line.practice === practice).map(({ practice: _, ...line }) => line),
      searched: extracts.map(({ file }) => file.path),
    };
  },
});

const ofPages = /\.(?:vue|svelte|html?|ejs|hbs|erb|pug|twig|cshtml|jsp)$/;
const most = 40;

/** One for all files that do nothing of it. */
const none: Extract = Object.freeze({ found: [] });

function readPractices(file: SourceFile): Extract {
  if (!file.hasText || !spoken.test(file.text)) return none;
  const lines = uncommented(file.lines, file.path);
  const isLibraryCall = libraryCallsIn(file.text, file.path);
  const isOfBrowser = isBrowserPath(file.path) || /\.[jt]sx$/.test(file.path) || ofPages.test(file.path);
  const found = lines.flatMap((line, index) => {
    if (!spoken.test(line) || (takesIn.test(line) && !ofGoRandom.test(line)) || isImported(lines, index)) return [];
    const code = line.replace(definition, '');
    const practices = signs.flatMap(([practice, sign, unless]) =>
      sign.test(practice.endsWith('-named') ? line : code) && !(unless && lines.slice(index, index + 8).some((below) => unless.test(below))) ? [practice] : [],
    );
    return practices
      .filter((practice) => (!isOfBrowser || ofBrowser.has(practice)) && isLibraryCall(practice, code) && isMeant(practice, lines, index, file.path))
      .map((practice) => ({ practice, ...noted(line, index), ...(practice === 'role' ? { next: (lines[index + 1] ?? '').trim().slice(0, 120), ...ofClass(lines, index) } : {}) }));
  });
  return found.length === 0 ? none : { found: found.filter(fewOfEach()) };
}

/** `@Roles('admin')` before a class is so of what the class holds, up to the next one. */
const ofClass = (lines: readonly string[], index: number): { readonly upTo?: number } => {
  if (!/^\s*[@[]/.test(lines[index] ?? '')) return {};
  const below = lines.findIndex((line, at) => at > index && at <= index + 12 && line.trim() !== '' && !/^\s*[@[)\]}]/.test(line));
  if (below < 0 || !opensClass.test(lines[below] ?? '')) return {};
  const next = lines.findIndex((line, at) => at > below && opensClass.test(line));
  return { upTo: next < 0 ? lines.length : next };
};
const opensClass = /^\s*(?:(?:export|default|public|internal|private|protected|abstract|final|sealed|partial|static|open|data)\s+){0,5}(?:class|interface|record|object)\s+\w/;

/** A file that is full of one practice has the others all the same. */
const fewOfEach = (): ((found: { readonly practice: Practice }) => boolean) => {
  const seen = new Map<Practice, number>();
  return ({ practice }) => {
    const count = (seen.get(practice) ?? 0) + 1;
    seen.set(practice, count);
    return count <= most;
  };
};

/** Which of the two packages that Go knows as `rand` it is, only its import tells. */
const ofGoRandom = /"(?:crypto|math)\/rand(?:\/v2)?"/;

/** A function that has the name of a practice is none that anything calls. */
const definition = /^\s*(?:(?:export|default|public|private|protected|static|async|pub)\s+)*(?:function|def|func|fn|fun)\s+(?:\([^)]{0,60}\)\s*)?\w+/;
/** A name alone on its line, of a list that is taken in. */
const isImported = (lines: readonly string[], index: number): boolean =>
  /^\s*\w+(?: as \w+)?,?\s*$/.test(lines[index] ?? '') && takesIn.test(lines.slice(Math.max(0, index - 40), index).findLast((line) => /[({]\s*$/.test(line)) ?? '');

/** What a browser does beside the server. */
const ofBrowser: ReadonlySet<Practice> = new Set(['markup', 'browser-token', 'lock-named', 'captcha-named', 'reset-named', 'verified-named', 'network-call', 'telemetry', 'eval']);

/** For development alone, or so it may be. */
const byStage = /NODE_ENV|APP_ENV|\bis_?(?:dev|prod)|develop|production|\bdebug\b|\? *[["'`]|\.\.\.\(/i;

const isMeant = (practice: Practice, lines: readonly string[], index: number, path: string): boolean => {
  if (/^(?:upper|lower|digit|special)$/.test(practice)) return isOfPassword(lines, index, path);
  if (practice === 'shared-limiter' && ofCounters.test(lines.slice(Math.max(0, index - 3), index + 1).join('\n'))) return false;
  if (practice === 'shared-limiter') return ofLimiters.test(path) || lines.slice(Math.max(0, index - 40), index + 1).some((line) => opensLimiter.test(line));
  // Where a module is run as a script, nothing that serves it takes what is set there; and what is taken in below may set it otherwise.
  if (practice === 'debug-on' && (lines.slice(Math.max(0, index - 12), index).some((line) => ofScripts.test(line)) || lines.slice(index + 1).some((line) => setsMore.test(line))))
    return false;
  // What holds in development alone is no setting of production, nor is what holds there a proof that it does not elsewhere.
  if (practice.startsWith('debug-')) return !/(?:^|[/_.-])(?:dev|development|local|test)(?:[/_.-]|$)/i.test(path);
  if (practice === 'letters-named') return isNearPassword(lines, index, path);
  // What one schema or one handler refuses others may take.
  if (practice.startsWith('unknown-')) return lines.slice(Math.max(0, index - 8), index + 1).some((line) => /\buseGlobalPipes\(|\bAPP_PIPE\b/.test(line));
  // An end at once is none that is graceful.
  if (practice === 'shutdown' && /^\s*(?:process|sys|os)\.exit\(/i.test(lines[index + 1] ?? '')) return false;
  if (practice.startsWith('csp-unsafe')) {
    const above = lines.slice(Math.max(0, index - 3), index + 1).join('\n');
    return /(?:default|script|style)-?src/i.test(lines.slice(Math.max(0, index - 8), index + 1).join('\n')) && byStage.test(above) === (practice !== 'csp-unsafe');
  }
  if (practice === 'csp-nonce') return isInPolicy(lines, index);
  // What a provider is asked for is its token, and none of one's own.
  if (practice === 'token-refresh' && lines.slice(Math.max(0, index - 4), index + 5).some((line) => ofProvider.test(line))) return false;
  const near = round.get(practice);
  return near === undefined || lines.slice(Math.max(0, index - 8), index + 5).some((line) => near.test(line));
};

const ofProvider =
  /\bgrant_type\b|\bgrantType\b|\bclient_?secret\b|https?:\/\/(?!localhost)[\w.-]{1,80}\.\w|\b(?:google|spotify|github|microsoft|strava|discord|twitch|dropbox|salesforce|hubspot|zoom|slack)/i;

const ofScripts = /^if __name__ ?== ?["']__main__["']/;
const setsMore = /^\s*from [\w.]{1,60} import \*|\bexecfile\(|\bexec\(|\bimport_module\(|^\s*(?:if\b.*\bDEBUG ?=|DEBUG ?[:=])/;

/** What counts visits and votes counts in the same store. */
const ofCounters = /views?\b|visits?\b|votes?\b|likes?\b|stats?\b|metrics?\b|PageViews?/i;
const ofLimiters = /(?:rate[_-]?limit|throttl|limiter)[^/]*$/i;
const opensLimiter = /(?:func|def|function|fn|class|impl|async|const|let)\b[^\n]{0,60}(?:rate_?limit|throttl|limiter)/i;

/** What has to be spoken of round a line: links expire as well, jobs are locked, and the sessions of a database are cleared. */
const round: ReadonlyMap<Practice, RegExp> = new Map([
  ['token-refresh', /token|jwt|auth|session/i],
  ['token-expiry', /jwt|jose|claims|(?:access|refresh|auth|sign)_?token|token_?(?:service|lifetime)|bearer/i],
  ['lock', /log_?in|sign_?in|attempt|passw|account|axes|lockout|lockable/i],
  ['session-ended', /(?:log|sign)_?-?(?:out|off)/i],
]);

const isNearPassword = (lines: readonly string[], index: number, path: string): boolean =>
  password.test(path.slice(path.lastIndexOf('/') + 1)) || lines.slice(Math.max(0, index - 8), index + 9).some((line) => password.test(line));

/** The letters that somebody asks of a password, and not of a name, nor gives to one that is made: what stands round the line speaks of one. */
const isOfPassword = (lines: readonly string[], index: number, path: string): boolean => {
  if (!isNearPassword(lines, index, path)) return false;
  return !lines.slice(Math.max(0, index - 8), index + 1).some((line) => makesOne.test(line)) && !isOfAnotherField(lines, index);
};
const password = /passw|passphrase|(?<![a-z])pwd|contrase|senha/i;
const makesOne = /(?:generat|random)\w*\s*(?:\(|=)|choice\(/i;

/** `inviteCode: z.string().regex(/[A-Z]/)` beside the field of the password, also in a chain of calls. */
const isOfAnotherField = (lines: readonly string[], index: number): boolean => {
  let head = index;
  while (head > 0 && index - head < 8 && /^\s*(?:\.|$)/.test(lines[head] ?? '')) head--;
  const [, key, name] = field.exec(lines[head] ?? '') ?? [];
  const named = key ?? name;
  return named !== undefined && !password.test(named);
};
const field = /^\s*["']?(\w+)["']?\s*:\s*(?:\w+\.)?(?:string|str|text)\b|\b(?:body|check|param|field)\(["'](\w+)/i;
