import type { FileEntry } from '../../repo/snapshot.ts';
import { defineFact, type Extracted } from '../fact.ts';
import { holdsNoText } from '../formats/no-text.ts';
import { folderOf } from '../paths.ts';
import { canProve, isForAssistants, isForDevelopers, proves, type Zone, zoneOf } from '../zone.ts';
import { isForeign, languageOf } from './code/language.ts';
import type { CodeReading, LoggingFunction, Placed } from './code-reading.ts';
import { conventionSignals, originSightings } from './conventions.ts';
import type { Assigned, Maker } from './credentials.ts';
import { isEdge, isHost } from './edge.ts';
import { fileApps, withoutBuilt } from './file-apps.ts';
import { isForeignManifest, ofForeignLibrary, startsForeign } from './foreign-libraries.ts';
import { frameworkApps, isOfFramework } from './frameworks/frameworks.ts';
import { launches } from './launches.ts';
import type { Listener } from './listeners.ts';
import { isLockOfNode } from './locked-packages.ts';
import { manifestLanguage } from './manifests.ts';
import { besideFiles, besideOthers, nextApps } from './next-app.ts';
import { forDesk, forEditor, isDeployed, isPackage, ofBundler, ofLibrary, ofLibraryOfPython, withoutInstalled } from './outside-service.ts';
import { reachedFrom } from './reached-files.ts';
import type { WebReading } from './read-file.ts';
import { type CoveredRoute, coveredRoutes } from './routes/coverage.ts';
import { coveragesIn } from './routes/coverage-by.ts';
import { mountsOf } from './routes/mounts.ts';
import { nextFileOf } from './routes/next-files.ts';
import { byProcedure } from './routes/trpc-routes.ts';
import { wholeSignals } from './routes/whole-signals.ts';
import { saysNothing } from './says-nothing.ts';
import { listensHereOnly, serversFirst } from './servers-first.ts';
import { isOfService } from './serving-language.ts';
import type { Setting } from './settings.ts';
import { isWholeApplication } from './sightings/other-servers.ts';
import type { SightingKind } from './sightings/sighting-kind.ts';
import type { Sighting } from './sightings/sightings.ts';
import type { Signal, Topic } from './signal.ts';
import { withoutStandIns } from './stand-ins.ts';
import { mostFirst, type Unread } from './unread.ts';
import { namedReadings } from './wiring/naming.ts';
import { resolveSignals } from './wiring/resolve.ts';
import { stackOrigins, stackSignals } from './wiring/stack-settings.ts';

/** A thing and the file and line where it stands. */
export type Found<T> = Placed<T & { readonly offset: number }> & { readonly path: string };

/** What the code says about the web service of this repository: how requests come in, and what they pass through. Files that prove nothing are left out. */
export interface WebApp {
  /** Where an application of a known framework is made. */
  readonly servers: readonly Found<Sighting>[];
  readonly routes: readonly CoveredRoute[];
  readonly listeners: readonly Found<Listener>[];
  readonly settings: readonly Found<Setting>[];
  readonly makers: readonly Found<Maker>[];
  readonly assigned: readonly Found<Assigned>[];
  /** Functions that write of what they did to a log. */
  readonly handlerLogs: readonly Found<LoggingFunction>[];
  /** The signals of one control, the furthest stage first. */
  signals(topic: Topic): readonly Signal[];
  sightings(kind: SightingKind): readonly Found<Sighting>[];
  /** The files of Node that make an application or have its routes, and those that they import. */
  readonly reached: ReadonlySet<string>;
  /** Every file of code that was searched. */
  readonly searched: readonly string[];
  /** Why a search cannot be called closed: code that serves the web and is not read, or that is too large to read. */
  readonly unread: readonly Unread[];
  /** Web frameworks that manifests name. */
  readonly frameworks: readonly string[];
}

/** Apart from what makes them: all that is known there of every file would stay as long as these do. */
const askedOf = (signals: readonly Signal[], sightings: readonly Found<Sighting>[]): Pick<WebApp, 'signals' | 'sightings'> => ({
  signals: (topic) => signals.filter((signal) => signal.topic === topic),
  sightings: (kind) => sightings.filter((sighting) => sighting.kind === kind),
});

const readable = (zone: Zone): boolean => proves(zone);

export const webApp = defineFact({
  name: 'webApp',
  revision: 136,
  lists: (file: FileEntry) => canProve(file) && (isPackage(file.path) || isDeployed(file.path) || startsForeign(file.path) || ofLibraryOfPython.test(file.path)),
  selects: ({ path, mode }: FileEntry) =>
    (mode === 'file' || mode === 'executable') &&
    readable(zoneOf(path)) &&
    !isForAssistants(path) &&
    !isForDevelopers(path) &&
    !forDesk.test(path) &&
    !forEditor.test(path) &&
    !ofBundler.test(path) &&
    (isLockOfNode(path) || !/(?:^|\/)(?:package-lock|composer\.lock|pnpm-lock|tsconfig)[^/]*$/.test(path)) &&
    (isLockOfNode(path) ||
      languageOf(path) !== undefined ||
      isForeign(path) ||
      isForeignManifest(path) ||
      isOfFramework(path) ||
      launches(path) ||
      (isEdge(path) && !holdsNoText(path)) ||
      manifestLanguage(path) !== undefined),
  extractor: async () => (await import('./read-file.ts')).readFile,
  combine({ extracts: everything, listed }) {
    const extracts = withoutStandIns(
      withoutInstalled(
        everything,
        listed.map(({ path }) => path),
      ),
    );
    const read = extracts.filter(({ value }) => value.code) as readonly (Extracted<WebReading> & { value: { code: CodeReading } })[];
    const saying = read.filter(({ value }) => !saysNothing(value.code));
    const all = <T extends object>(pick: (code: CodeReading) => readonly T[]): (T & { path: string })[] =>
      // What is added stands first, for one shape of all: see files.ts.
      saying.flatMap(({ file, value }) => pick(value.code).map((item) => ({ path: file.path, ...item })));
    const readings = namedReadings(withoutBuilt(saying.map(({ file, value }) => ({ path: file.path, code: value.code }))));
    const declared = extracts.flatMap(({ value }) => value.declared ?? []);
    const apps = frameworkApps(extracts.flatMap(({ file, value }) => (value.framework ? [{ path: file.path, framework: value.framework }] : [])));
    const left = new Set(apps.flatMap(({ unread = [] }) => unread.map(({ path }) => path)));
    const isLeft = (path: string): boolean => left.has(path);
    const appOf = (path: string) => apps.find((app) => app.has(path));
    // A framework that is read says better what stands in its files.
    const conventions = extracts.flatMap(({ file, value }) => (value.conventions && !appOf(file.path) ? [{ path: file.path, conventions: value.conventions }] : []));
    const isOfLibrary = ofLibrary(
      listed.map(({ path }) => path),
      extracts.flatMap(({ file, value }) => (value.library ? [file.path] : [])),
    );
    const isOfForeignLibrary = ofForeignLibrary(
      extracts.flatMap(({ value }) => value.libraries ?? []),
      listed.some(({ path }) => isDeployed(path) || startsForeign(path)) || extracts.some(({ value }) => value.starts),
    );
    const mounts = mountsOf(readings);
    const coverages = coveragesIn(readings, mounts);
    const covered = coveredRoutes(readings, mounts, coverages);
    const placed = fileApps(
      readings,
      covered,
      extracts.flatMap(({ file, value }) => (value.packages ? [{ path: file.path, packages: value.packages }] : [])),
      extracts.flatMap(({ file, value }) => (value.locked ? [{ path: file.path, packages: value.locked }] : [])),
    );
    const byFiles = nextApps(
      readings,
      covered,
      read.map(({ file }) => file.path),
      placed.servers.length,
    );
    const stacks = extracts.flatMap(({ file, value }) => (value.stack ? [{ path: file.path, stack: value.stack }] : []));
    const sightings = [
      ...apps.flatMap((app) => [app.server, ...app.sightings]),
      ...byFiles.origins,
      ...placed.sightings,
      ...extracts.flatMap(({ file, value }) => (value.session ? [{ kind: 'session' as const, path: file.path, ...value.session }] : [])),
      ...stackOrigins(stacks).map((origins) => ({ kind: 'cors' as const, what: 'cors', ...origins })),
      ...[...all((code) => code.sightings), ...originSightings(conventions)].filter(({ kind, path }) => kind !== 'server' || !isOfLibrary(path)),
    ];
    const hasServer = sightings.some(({ kind }) => kind === 'server');
    // What a host of pages is told is not said of a service beside it, nor of what a function answers; Vercel alone adds it to all that it serves.
    const isAdded = ({ path }: Signal): boolean => !isHost(path) || (!hasServer && (byFiles.servers.length + placed.servers.length === 0 || /(?:^|\/)vercel\.json$/.test(path)));
    const atHost = declared.map((signal) => (isAdded(signal) ? signal : { ...signal, stage: 'declared' as const }));
    const others = [...atHost, ...conventionSignals(conventions), ...stackSignals(stacks, !hasServer && byFiles.servers.length + placed.servers.length === 0)];
    const routes = [...apps.flatMap((app) => app.routes), ...covered];
    const ofApps = apps.flatMap((app) => app.signals);
    const ofCode = wholeSignals(resolveSignals(readings), readings, coverages);
    const lifted = extracts.some(({ value }) => value.takesAnyBody);
    const ofSites = [...byFiles.signals, ...placed.signals.map((signal) => (lifted && signal.topic === 'body-limit' ? { ...signal, condition: 'BODY_SIZE_LIMIT' } : signal))];
    const signals = [
      ...ofApps,
      ...others.filter(({ stage }) => stage === 'wired'),
      ...besideOthers(
        ofSites.filter(({ stage }) => stage === 'wired'),
        [...ofApps, ...ofCode],
        routes,
      ),
      ...besideFiles(ofCode, covered, readings),
      ...[...byFiles.signals, ...others].filter(({ stage }) => stage !== 'wired'),
    ];
    const launchers = extracts.flatMap(({ file, value }) => (value.launchers ?? []).map((launcher) => ({ ...launcher, path: file.path })));
    const isGoLibrary = !sightings.some(({ kind }) => kind === 'program');
    const frameworks = [...new Set(extracts.flatMap(({ value }) => value.frameworks ?? []))].filter((name) => !(isGoLibrary && name.startsWith('github.com/')));
    // A bundle that is too large to read matters only where something says that there is a service.
    const isService = frameworks.length > 0 || byFiles.servers.length + placed.servers.length > 0 || sightings.some(({ kind }) => kind === 'server');
    const made = serversFirst(sightings, readings);
    const ofFiles = [...byFiles.servers, ...placed.servers];
    const local = new Set(saying.filter(({ value }) => listensHereOnly(value.code)).map(({ file }) => file.path));
    // What a worker starts for itself speaks for no service beside it.
    const servers = ofFiles.length === 0 ? made : [...made.filter(({ path }) => !local.has(path)), ...ofFiles, ...made.filter(({ path }) => local.has(path))];
    const hasProcedures = covered.some(({ receiver }) => receiver === byProcedure);
    // What answers in a route of Next.js answers for it.
    const unreadServers = sightings.filter(
      ({ kind, path, what }) =>
        kind === 'other-server' &&
        !(hasProcedures && what === byProcedure && ofFiles.length > 0) &&
        (nextFileOf(path) !== undefined || isWholeApplication(what) || (made.length === 0 && ofFiles.length === 0)) &&
        !isOfLibrary(path) &&
        !(isGoLibrary && path.endsWith('.go')),
    );
    return {
      servers,
      routes,
      // Whatever port is free is told to nobody but the program itself.
      listeners: [...all((code) => code.listeners).filter(({ port }) => port !== '0'), ...launchers],
      settings: all((code) => code.settings),
      makers: all((code) => code.makers),
      assigned: [...all((code) => code.assigned), ...extracts.flatMap(({ file, value }) => (value.hashes ?? []).map((hash) => ({ ...hash, path: file.path })))],
      handlerLogs: all((code) => code.handlerLogs),
      ...askedOf(signals, sightings),
      reached: reachedFrom(
        [...servers, ...routes].map(({ path }) => path),
        read.map(({ file, value }) => ({ path: file.path, code: value.code })),
        listed.flatMap(({ path }) => (path.endsWith('/package.json') ? [folderOf(path)] : [])),
      ),
      searched: [...read.map(({ file }) => file.path), ...extracts.flatMap(({ file, value }) => (!value.code && appOf(file.path) ? [file.path] : []))],
      unread: mostFirst([
        ...extracts.flatMap(({ file, value: { unread, tooLarge } }) => {
          // A bundle in another language than the service is of a page, or of a tool.
          if (isLeft(file.path) || (unread !== undefined && !appOf(file.path) && isOfForeignLibrary(file.path))) return [];
          const reason = unread ?? (isService && isOfService({ servers }, file.path) ? tooLarge : undefined);
          if (reason === undefined) return [];
          const app = unread === undefined ? undefined : appOf(file.path);
          return app
            ? [{ path: file.path, reason: `of ${app.server.what} only the routes and what requests pass through are read yet`, except: app.closed, of: app.server }]
            : [{ path: file.path, reason }];
        }),
        ...apps.flatMap((app) => app.unread ?? []),
        ...unreadServers.filter(({ path }) => !local.has(path)).map(({ path, what }) => ({ path, reason: `it serves the web with ${what}, which these rules do not read yet` })),
      ]),
      frameworks,
    };
  },
});
