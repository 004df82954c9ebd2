import type { FrameworkFile } from '../framework.ts';
import { moduleOf } from '../spring/spring-modules.ts';
import type { AnnotatedReading } from './read-annotated.ts';

type File = FrameworkFile<AnnotatedReading>;

/** A library, and the part of the repository that is built with it. */
export interface PlacedLibrary {
  readonly name: string;
  readonly path: string;
  readonly line: number;
  readonly isForParts: boolean;
}

/** In these parts, in others alone, or nowhere. */
export type Where = 'here' | 'elsewhere' | 'nowhere';

/** Those that manifests name, and those that they take out of a catalogue. */
export const librariesOf = (files: readonly File[]): readonly PlacedLibrary[] => {
  const catalogue = files.flatMap(({ said }) => said.manifest?.catalogue ?? []);
  const bundles = new Map(files.flatMap(({ said }) => Object.entries(said.manifest?.bundles ?? {})));
  const meant = (alias: string): string[] => {
    const bundle = alias.startsWith('bundles.') ? bundles.get(alias.slice('bundles.'.length)) : undefined;
    return (bundle ?? [alias]).flatMap((one) => catalogue.flatMap((entry) => (one === entry.alias || one.startsWith(`${entry.alias}.`) ? [entry.library] : [])));
  };
  return files.flatMap(({ path, said: { manifest } }) => {
    if (!manifest) return [];
    const isForParts = manifest.isForParts === true;
    return [...manifest.libraries, ...(manifest.taken ?? []).flatMap(({ alias, line }) => meant(alias).map((name) => ({ name, line })))].map((one) => ({
      ...one,
      path,
      isForParts,
    }));
  });
};

export const isIn = ({ path, isForParts }: Pick<PlacedLibrary, 'path' | 'isForParts'>, part: string): boolean => {
  const own = moduleOf(path);
  return own === part || (isForParts && (own === '' || part.startsWith(`${own}/`)));
};

export const whereIs = (libraries: readonly PlacedLibrary[], name: RegExp, parts: readonly string[]): Where => {
  const found = libraries.filter((one) => name.test(one.name));
  return found.some((one) => parts.some((part) => isIn(one, part))) ? 'here' : found.length > 0 ? 'elsewhere' : 'nowhere';
};
