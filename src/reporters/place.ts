interface Place {
  readonly path: string;
  readonly line?: number | null | undefined;
}

/** `path:line`, as far as the line is known. */
export const placeOf = ({ path, line }: Place): string => (line === undefined || line === null ? path : `${path}:${line}`);
