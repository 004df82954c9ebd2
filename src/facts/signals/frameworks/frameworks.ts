import type { SourceFile } from '../../source-file.ts';
import type { Framework, FrameworkApp } from './framework.ts';
import { rails } from './rails/rails.ts';
import type { RailsReading } from './rails/read-rails.ts';

/** What one file says by the conventions of each framework that reads it. */
export interface FrameworkReading {
  readonly rails?: RailsReading;
}

const frameworks: { readonly [Name in keyof FrameworkReading]-?: Framework<NonNullable<FrameworkReading[Name]>> } = { rails };

/** Undefined for a file that is of none. */
export const readFramework = (file: SourceFile): FrameworkReading | undefined => {
  const said = rails.reads(file.path) ? rails.read(file) : undefined;
  return said ? { rails: said } : undefined;
};

/** The applications of the repository that are made with these frameworks. */
export const frameworkApps = (files: readonly { readonly path: string; readonly framework: FrameworkReading }[]): readonly FrameworkApp[] =>
  frameworks.rails.combine(files.flatMap(({ path, framework }) => (framework.rails ? [{ path, said: framework.rails }] : [])));
