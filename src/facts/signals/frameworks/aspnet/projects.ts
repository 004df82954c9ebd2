import type { AspNetReading } from './aspnet-file.ts';

export interface PlacedReading {
  readonly path: string;
  readonly said: AspNetReading;
}

/** What counts for the code of a project: the applications that it is a part of, and whether one can be told. */
export interface Scope {
  readonly readings: readonly PlacedReading[];
  /** Several applications are made of it. */
  readonly isShared: boolean;
}

/** For the path of a file its scope. Of one application all projects are its own. */
export const scopesOf = (readings: readonly PlacedReading[]): ((path: string) => Scope) => {
  const projects = new Map(readings.flatMap(({ path, said: { references } }) => (references ? [[path, references] as const] : [])));
  const folders = [...projects.keys()].map((path) => ({ path, folder: folderOf(path) })).toSorted((a, b) => b.folder.length - a.folder.length);
  const projectOf = (path: string): string => folders.find(({ folder }) => folder === '' || path.startsWith(folder))?.path ?? '';
  const applications = new Set(readings.filter(({ said: { applications: own } }) => own.length > 0).map(({ path }) => projectOf(path)));
  const whole: Scope = { readings, isShared: false };
  if (applications.size <= 1) return () => whole;
  const parts = new Map([...applications].map((project) => [project, closure(project, projects)]));
  const scopes = new Map<string, Scope>();
  return (path) => {
    const project = projectOf(path);
    const known = scopes.get(project);
    if (known) return known;
    const made = [...parts.values()].filter((part) => part.has(project));
    const [only] = made;
    const own = only && made.length === 1 ? readings.filter((reading) => only.has(projectOf(reading.path))) : readings;
    const scope = { readings: own, isShared: made.length !== 1 };
    scopes.set(project, scope);
    return scope;
  };
};

const folderOf = (path: string): string => path.slice(0, path.lastIndexOf('/') + 1);

/** A project and all that it is made of. */
const closure = (project: string, projects: ReadonlyMap<string, readonly string[]>): ReadonlySet<string> => {
  const found = new Set([project]);
  for (const one of found) for (const reference of projects.get(one) ?? []) found.add(plain(`${folderOf(one)}${reference}`));
  return found;
};

const plain = (path: string): string => {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
};
