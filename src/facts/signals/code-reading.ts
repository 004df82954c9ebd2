import type { Language } from './code/language.ts';
import type { Assigned, Maker } from './credentials.ts';
import type { Listener } from './listeners.ts';
import type { Route } from './routes/route.ts';
import type { RouterGroup } from './routes/routes.ts';
import type { Setting } from './settings.ts';
import type { Sighting } from './sightings/sightings.ts';
import type { AskingFunction, Brought } from './wiring/asking.ts';
import type { Caller } from './wiring/callers.ts';
import type { RestReading } from './wiring/django-rest.ts';
import type { Mention } from './wiring/mentions.ts';
import type { NamedControl } from './wiring/named-control.ts';
import type { NextHeader } from './wiring/next-headers.ts';
import type { NextGate } from './wiring/next-middleware.ts';
import type { SiteSettings } from './wiring/site-settings.ts';
import type { Wired } from './wiring/wired.ts';

/** Where something stands in one file. */
export type Placed<T> = Omit<T, 'offset'> & { readonly line: number };

/** A function that writes of what it did, and where it does so first. */
export interface LoggingFunction {
  readonly handler: string;
  readonly offset: number;
}

export type PlacedWired = Omit<Placed<Wired>, 'until'> & { readonly untilLine: number };

/** All that one file of code says about a web service, as plain data. */
export interface CodeReading {
  readonly language: Language;
  readonly controls: readonly Placed<NamedControl>[];
  readonly callers: readonly Caller[];
  readonly wired: readonly PlacedWired[];
  /** Of Node: the names that come from files of this repository, with the paths as they are written. */
  readonly modules: readonly { readonly local: string; readonly module: string; readonly isWhole: boolean }[];
  /** Of Node: the name of what the file gives out as a whole. */
  readonly exported?: string;
  /** Of Node and Go: the names of what leaves requests out wherever it is given beside a control. */
  readonly leaving?: readonly string[];
  readonly groups: readonly Placed<RouterGroup>[];
  readonly routes: readonly Placed<Route>[];
  readonly settings: readonly Placed<Setting>[];
  readonly listeners: readonly Placed<Listener>[];
  readonly makers: readonly Placed<Maker>[];
  readonly assigned: readonly Placed<Assigned>[];
  readonly sightings: readonly Placed<Sighting>[];
  readonly handlerLogs: readonly Placed<LoggingFunction>[];
  readonly mentions: readonly Placed<Mention>[];
  /** Of Node: what functions ask of who calls, and the names of other files that they do it by. */
  readonly asking?: readonly AskingFunction[];
  readonly brought?: readonly Brought[];
  /** Of Python: the views and blueprints that ask for no token against forgery. */
  readonly forgeryExempt?: readonly string[];
  /** Of the REST framework of Django. */
  readonly rest?: PlacedRest;
  /** Of Next.js: its middleware, and the headers that its settings give. */
  readonly gates?: readonly Placed<NextGate>[];
  readonly headers?: readonly Placed<NextHeader>[];
  /** Of the other frameworks that route by files: what their settings say. */
  readonly site?: PlacedSettings;
  /** Of Node: it hands requests on to an application whose routes are files, so what it puts before them is before those. */
  readonly handsOn?: readonly ['files'];
}

export interface PlacedRest extends Omit<RestReading, 'defaults'> {
  readonly defaults: readonly Placed<RestReading['defaults'][number]>[];
}

export type PlacedSettings = Placed<Omit<SiteSettings, 'controls' | 'openTo' | 'checksAt'>> & {
  readonly controls: readonly Placed<SiteSettings['controls'][number]>[];
  readonly openTo: readonly Placed<SiteSettings['openTo'][number]>[];
  readonly checksAt?: number;
};

/** What one file says. */
export interface Reading {
  readonly path: string;
  readonly code: CodeReading;
}
