import type { Code } from '../../code/code.ts';
import type { Span } from '../../code/functions.ts';
import { fileGateOf } from '../../wiring/file-gates.ts';
import type { NextGate } from '../../wiring/next-middleware.ts';
import { type SiteSettings, siteSettingsOf } from '../../wiring/site-settings.ts';
import type { Route } from '../route.ts';
import { placesOf } from './file-frameworks.ts';

/** What a file says by where it lies. */
export interface PlacedReading {
  readonly routes: readonly Route[];
  /** Functions that the language has no name for. */
  readonly spans: readonly Span[];
  readonly gate?: NextGate;
  readonly site?: SiteSettings;
}

const nothing: PlacedReading = { routes: [], spans: [] };

/** By the first framework that knows it. */
export const placedIn = (code: Code, path: string, spans: readonly Span[]): PlacedReading => {
  for (const place of placesOf(path)) {
    if (place.kind === 'settings') {
      const site = siteSettingsOf(code, place);
      if (site) return { ...nothing, site };
    } else if (place.kind === 'middleware') {
      const gate = fileGateOf(code, place, path, spans);
      if (gate) return { ...nothing, gate };
    } else {
      const { routes, spans: own = [] } = place.framework.routesOf(code, place, path);
      if (routes.length > 0) return { routes, spans: own };
    }
  }
  return nothing;
};
