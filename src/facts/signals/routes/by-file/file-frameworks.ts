import { astro } from './astro.ts';
import { fetchHandlers } from './fetch-handlers.ts';
import type { FileFramework, FilePlace } from './file-framework.ts';
import { cloudflarePages, netlify, vercel } from './functions.ts';
import { nuxt } from './nuxt.ts';
import { reactRouter } from './react-router.ts';
import { svelteKit } from './svelte-kit.ts';

/** The more a path has to say, the earlier it is asked: what lies in `routes` may be of several. */
const frameworks: readonly FileFramework[] = [svelteKit, reactRouter, astro, netlify, cloudflarePages, nuxt, vercel, fetchHandlers];

export interface PlacedFile extends FilePlace {
  readonly framework: FileFramework;
}

/** What this file may be to each of them. */
export const placesOf = (path: string): readonly PlacedFile[] =>
  frameworks.flatMap((framework) => {
    const place = framework.placeOf(path);
    return place ? [{ ...place, framework }] : [];
  });

const names: ReadonlySet<string> = new Set(frameworks.map(({ name }) => name));

/** Is a route of this receiver one that is found by the place of its file? */
export const isFileFramework = (receiver: string): boolean => names.has(receiver);
