import { longestText, type SourceFile } from '../source-file.ts';
import { codeOf } from './code/code.ts';
import { foreignLanguage, isBrowserPath, isForeign, type Language, languageOf } from './code/language.ts';
import type { CodeReading, Placed } from './code-reading.ts';
import { type ConventionReading, conventionsIn } from './conventions.ts';
import type { Assigned } from './credentials.ts';
import { edgeSignals, isEdge } from './edge.ts';
import type { NamedPackage } from './file-apps.ts';
import { type ForeignLibrary, isForeignManifest, librariesIn, startsServer } from './foreign-libraries.ts';
import { type FrameworkReading, readFramework } from './frameworks/frameworks.ts';
import { launches } from './launches.ts';
import { type Listener, launchersOf } from './listeners.ts';
import { isLockOfNode, lockedIn } from './locked-packages.ts';
import { declaredIn, isLibrary } from './manifests.ts';
import { passwordHashesIn } from './password-hashes.ts';
import { readCode } from './read-code.ts';
import { isReadByFiles } from './routes/next-coverage.ts';
import { nextFileOf } from './routes/next-files.ts';
import { byFile } from './routes/next-routes.ts';
import { saysNothing } from './says-nothing.ts';
import { servesWeb } from './serving-language.ts';
import { sessionIn } from './sightings/sessions.ts';
import type { Signal } from './signal.ts';
import { adonisIn, isOfAdonis } from './wiring/adonis.ts';
import type { StackReading } from './wiring/stack-settings.ts';
import { isOfStrapi, strapiIn } from './wiring/strapi.ts';

/** What one file says about a web service: its code, or what a manifest, a proxy or a start script declares. */
export interface WebReading {
  readonly code?: CodeReading;
  readonly unread?: string;
  /** A file of code that is a bundle or data by its size. */
  readonly tooLarge?: string;
  readonly launchers?: readonly Placed<Listener>[];
  readonly declared?: readonly Signal[];
  readonly frameworks?: readonly string[];
  readonly conventions?: ConventionReading;
  /** What starts a server of SvelteKit tells it to take bodies of any size. */
  readonly takesAnyBody?: true;
  readonly hashes?: readonly Placed<Assigned>[];
  readonly framework?: FrameworkReading;
  /** The manifest of a package that starts nothing by itself. */
  readonly library?: true;
  /** A program in a language that is not read begins here, and answers. */
  readonly starts?: true;
  /** The languages in which a manifest offers a library to programs of others. */
  readonly libraries?: readonly ForeignLibrary[];
  /** The middleware that the settings of a framework list. */
  readonly stack?: StackReading;
  /** In a language that is not read as code: where a session is kept. */
  readonly session?: { readonly what: string; readonly line: number };
  /** The frameworks of Node that a manifest names. */
  readonly packages?: readonly NamedPackage[];
  /** The versions of those that a lock file holds. */
  readonly locked?: readonly NamedPackage[];
}

export const readFile = (file: SourceFile): WebReading | undefined => {
  const language = languageOf(file.path);
  if (!file.hasText) return language && !(language === 'node' && isBrowserPath(file.path)) ? { tooLarge: `larger than ${longestText} bytes` } : undefined;
  if (language && file.name !== 'setup.py') {
    const code = readCode(file, language);
    const framework = language === 'node' ? answersUnread(file, code) : undefined;
    const stack = language === 'node' ? stackIn(file) : undefined;
    const unread = framework && { unread: `it answers requests by a convention of ${framework}, which these rules do not read yet` };
    const hashes = language === 'python' && file.text.includes('PASSWORD_HASHERS') ? passwordHashesIn(file, file.cues) : [];
    if (code && !unread && !stack && hashes.length === 0 && saysNothing(code)) return oneFor(code);
    const found = { ...(code ? { code } : {}), ...unread, ...(stack ? { stack } : {}), ...(hashes.length > 0 ? { hashes } : {}) };
    return code || unread || stack || hashes.length > 0 ? found : undefined;
  }
  const libraries = isForeignManifest(file.path) ? librariesIn(file.path, file.text) : [];
  if (isForeign(file.path) || libraries.length > 0 || (isForeignManifest(file.path) && startsServer(file.text, file.path)))
    return libraries.length > 0 ? { ...readForeign(file), libraries } : readForeign(file);
  if (isLockOfNode(file.path)) {
    const locked = lockedIn(file.text);
    return locked.length > 0 ? { locked } : undefined;
  }
  const { signals, frameworks, packages } = declaredIn(file.path, file.lines);
  const launchers = launches(file.path) ? launchersOf(file.text).map(({ offset, ...rest }) => ({ ...rest, line: file.positionAt(offset).line })) : [];
  const framework = readFramework(file);
  // Settings of Play have the ending of those of nginx.
  const declared = isEdge(file.path) && !framework?.play ? [...signals, ...edgeSignals(file.path, file.lines)] : signals;
  if (isLibrary(file.path, file.text)) return { declared, launchers, library: true };
  const named = { ...(packages.length > 0 ? { packages } : {}), ...(launches(file.path) && liftsLimit.test(file.text) ? { takesAnyBody: true as const } : {}) };
  return declared.length + frameworks.length + launchers.length + Object.keys(named).length > 0 || framework
    ? { declared, frameworks, launchers, ...(framework ? { framework } : {}), ...named }
    : undefined;
};

const stackIn = (file: SourceFile): StackReading | undefined => {
  const readStack = isOfAdonis(file.path) ? adonisIn : isOfStrapi(file.path) ? strapiIn : undefined;
  return readStack?.(codeOf(file.text, 'node', file.cues), file.path, (offset) => file.positionAt(offset).line);
};

/** https://svelte.dev/docs/kit/adapter-node#Environment-variables */
const liftsLimit = /\bBODY_SIZE_LIMIT\b["']?[ \t]{0,9}[=: ][ \t]{0,9}["']?(?:Infinity|0)\b/;

/** A file that answers by where it lies, in a way that was not recognised: `export * from './handlers'`. */
const answersUnread = ({ path, text }: SourceFile, code: CodeReading | undefined): string | undefined => {
  const kind = nextFileOf(path)?.kind;
  const answers = kind === 'handler' || (kind === 'api' && exportsDefault.test(text));
  if (answers && !code?.routes.some(isReadByFiles) && !ofOther.test(text)) return byFile;
  return /(?:^|\/)src\/routes\/(?:.*\/)?\+server\.[jt]s$/.test(path) && !code?.routes.some(isReadByFiles) ? 'SvelteKit' : undefined;
};

/** Next.js calls what a file below `pages/api` exports so; those of other frameworks lie there as well. https://nextjs.org/docs/pages/building-your-application/routing/api-routes */
const exportsDefault = /\bexport\s{1,9}default\b|\bas\s{1,9}default\b|\bexport\s{0,9}\*|\bmodule\.exports\b|\bexports\.default\b/;

/** Files of Astro lie in `pages` and those of React Router in `app` as well. */
const ofOther = /["'](?:astro(?::\w+)?|react-router|@react-router\/\w+|@remix-run\/[\w-]+)["']|\bAPIRoute\b/;

const oneFor = (code: CodeReading): WebReading => {
  const one = nothings.get(code.language) ?? Object.freeze({ code });
  nothings.set(code.language, one);
  return one;
};
const nothings = new Map<Language, WebReading>();

/** Of these only what frameworks and their libraries are known by. */
const readForeign = (file: SourceFile): WebReading | undefined => {
  const cues = file.cues;
  const conventions = conventionsIn(file, cues);
  const hashes = passwordHashesIn(file, cues);
  // Most files of code name no web at all, and a manifest only what the code is given.
  const serves = isForeign(file.path) && servesWeb(file);
  const framework = readFramework(file);
  const starts = startsServer(file.text, file.path);
  const session = sessionIn(file);
  if (!conventions && !session && hashes.length === 0 && !serves && !starts && !framework) return undefined;
  return {
    ...(starts ? { starts } : {}),
    ...(framework ? { framework } : {}),
    ...(conventions ? { conventions } : {}),
    ...(session ? { session } : {}),
    ...(hashes.length > 0 ? { hashes } : {}),
    ...(serves ? { unread: `it serves the web in ${foreignLanguage(file.path) ?? 'another language'}, which these rules do not read yet` } : {}),
  };
};
