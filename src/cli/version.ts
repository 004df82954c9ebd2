import { readFileSync } from 'node:fs';
import manifest from '../../package.json' with { type: 'json' };

export const version: string = manifest.version;

/** Tells this build of the program from every other one; undefined when it is not a build (.tools/build.mjs writes it beside the program). */
export const buildOf = (): string | undefined => {
  for (const place of ['./build-id', '../build-id'])
    try {
      return readFileSync(new URL(place, import.meta.url), 'latin1');
    } catch {
      // Another place.
    }
  return undefined;
};
