import type { SourceFile } from '../../source-file.ts';
import type { Framework, FrameworkApp } from './framework.ts';
import { laravel } from './laravel/laravel.ts';
import type { LaravelReading } from './laravel/read-laravel.ts';
import { rails } from './rails/rails.ts';
import type { RailsReading } from './rails/read-rails.ts';

/** What one file says by the conventions of the frameworks that read it. */
export interface FrameworkReading {
  readonly rails?: RailsReading;
  readonly laravel?: LaravelReading;
}

/** Undefined for a file that is of none. */
export const readFramework = (file: SourceFile): FrameworkReading | undefined => {
  const ofRails = rails.reads(file.path) ? rails.read(file) : undefined;
  if (ofRails) return { rails: ofRails };
  const ofLaravel = laravel.reads(file.path) ? laravel.read(file) : undefined;
  return ofLaravel && { laravel: ofLaravel };
};

interface ReadFile {
  readonly path: string;
  readonly framework: FrameworkReading;
}

/** The applications of the repository that are made with these frameworks. */
export const frameworkApps = (files: readonly ReadFile[]): readonly FrameworkApp[] => [
  ...appsOf(rails, files, ({ rails: said }) => said),
  ...appsOf(laravel, files, ({ laravel: said }) => said),
];

const appsOf = <R>(framework: Framework<R>, files: readonly ReadFile[], pick: (reading: FrameworkReading) => R | undefined): readonly FrameworkApp[] =>
  framework.combine(
    files.flatMap(({ path, framework: reading }) => {
      const said = pick(reading);
      return said === undefined ? [] : [{ path, said }];
    }),
  );
