import { builtinModules } from 'node:module';

/** The modules that come with Node, `node:sqlite` and others that are had by that prefix alone left out. */
export const nodeModules: ReadonlySet<string> = new Set(builtinModules);
