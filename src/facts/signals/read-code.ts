import type { SourceFile } from '../source-file.ts';
import { codeOf } from './code.ts';
import { type Assigned, assignedOf, type Maker, makersOf } from './credentials.ts';
import { functionsOf } from './functions.ts';
import type { Language } from './language.ts';
import { type Listener, listenersOf } from './listeners.ts';
import { type Caller, callersOf, controlsOf, type NamedControl } from './names.ts';
import { type Route, routesOf } from './routes.ts';
import { type Setting, settingsOf } from './settings.ts';
import { type Sighting, sightingsOf } from './sightings.ts';
import { type Wired, wiringOf } from './wiring.ts';

/** Where something stands in one file. */
export type Placed<T> = Omit<T, 'offset'> & { readonly line: number };

/** All that one file of code says about a web service, as plain data. */
export interface CodeReading {
  readonly language: Language;
  readonly controls: readonly Placed<NamedControl>[];
  readonly callers: readonly Caller[];
  readonly wired: readonly Placed<Wired>[];
  readonly routes: readonly Placed<Route>[];
  readonly settings: readonly Placed<Setting>[];
  readonly listeners: readonly Placed<Listener>[];
  readonly makers: readonly Placed<Maker>[];
  readonly assigned: readonly Placed<Assigned>[];
  readonly sightings: readonly Placed<Sighting>[];
}

const maxFunctions = 4000;

export const readCode = (file: SourceFile, language: Language): CodeReading => {
  const code = codeOf(file.text, language);
  const spans = functionsOf(code, language).slice(0, maxFunctions);
  const placed = <T extends { readonly offset: number }>(items: readonly T[]): Placed<T>[] => items.map(({ offset, ...rest }) => ({ ...rest, line: file.positionAt(offset).line }));
  return {
    language,
    controls: placed(controlsOf(code, language, spans)),
    callers: callersOf(code, spans),
    wired: placed(wiringOf(code, language)),
    routes: placed(routesOf(code, language, spans)),
    settings: placed(settingsOf(code, language)),
    listeners: placed(listenersOf(code, language)),
    makers: placed(makersOf(code, spans)),
    assigned: placed(assignedOf(code, language, spans)),
    sightings: placed(sightingsOf(code, language)),
  };
};
