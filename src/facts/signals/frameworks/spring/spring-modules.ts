import type { SpringReading } from './spring-file.ts';

export interface PlacedReading {
  readonly path: string;
  readonly spring: SpringReading;
}

/** The part of a repository that one build file is for; the folder above `src/`. */
export const moduleOf = (path: string): string => {
  const [, root] = /^(.*?)(?:^|\/)src\/(?:main|[a-z]+Main)\//.exec(path) ?? [];
  return root ?? path.slice(0, Math.max(0, path.lastIndexOf('/')));
};

/** What counts for the code of one module: its own files, and those of modules that start nothing by themselves, which others are put together of. */
export interface Scope {
  readonly own: readonly PlacedReading[];
  readonly shared: readonly PlacedReading[];
  /** Requests may come through another application of the repository first. */
  readonly isBehindGateway: boolean;
}

/** For each module its scope. Of one application all modules are its own. */
export const scopesOf = (readings: readonly PlacedReading[]): ((path: string) => Scope) => {
  const applications = new Set(readings.filter(({ spring }) => spring.applications.length > 0).map(({ path }) => moduleOf(path)));
  if (applications.size <= 1) {
    const all: Scope = { own: readings, shared: [], isBehindGateway: false };
    return () => all;
  }
  const byModule = new Map<string, PlacedReading[]>();
  for (const reading of readings) {
    const module = moduleOf(reading.path);
    byModule.set(module, [...(byModule.get(module) ?? []), reading]);
  }
  const shared = [...byModule].flatMap(([module, own]) => (applications.has(module) ? [] : own));
  const isBehindGateway = readings.some(({ spring }) => spring.dependencies.some(({ name }) => name.includes('gateway')));
  const scopes = new Map<string, Scope>([...byModule].map(([module, own]) => [module, { own, shared: applications.has(module) ? shared : readings, isBehindGateway }]));
  const nothing: Scope = { own: [], shared: readings, isBehindGateway };
  return (path) => scopes.get(moduleOf(path)) ?? nothing;
};
