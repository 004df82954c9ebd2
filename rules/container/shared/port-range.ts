/** The first and the last of a port or a range; undefined for a variable. */
export const portRange = (text: string | undefined): readonly [number, number] | undefined => {
  const found = /^(\d{1,5})(?:-(\d{1,5}))?$/.exec(text ?? '');
  return found ? [Number(found[1]), Number(found[2] ?? found[1])] : undefined;
};

export const portsInclude = (text: string | undefined, port: number): boolean => {
  const range = portRange(text);
  return range !== undefined && range[0] <= port && port <= range[1];
};
