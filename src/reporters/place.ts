import type { Location } from '../location.ts';

interface Place {
  readonly path: string;
  readonly line?: number | null | undefined;
}

/** `path:line`, as far as the line is known. */
export const placeOf = ({ path, line }: Place): string => (line === undefined || line === null ? path : `${path}:${line}`);

/** `path:line:col`, the form that terminals and editors open. */
export const openablePlace = ({ path, line, column, commit }: Location): string => {
  const place = `${placeOf({ path, line })}${line === undefined || column === undefined ? '' : `:${column}`}`;
  return commit === undefined ? place : `${place} in commit ${commit.slice(0, 12)}`;
};
