/** The first and the last of a port or a range; undefined for a variable. */
export const portRange = (text: string | undefined): readonly [number, number] | undefined => {
  const found = /^(\d{1,5})(?:-(\d{1,5}))?$/.exec(text ?? '');
  return found ? [Number(found[1]), Number(found[2] ?? found[1])] : undefined;
};

/** A range as wide as this is not there for one port of a store in it, unless the image is one. */
const widest = 50;

export const isWide = (text: string | undefined): boolean => {
  const [first = 0, last = 0] = portRange(text) ?? [];
  return last - first >= widest;
};

export const portsInclude = (text: string | undefined, port: number): boolean => {
  const range = portRange(text);
  return range !== undefined && range[0] <= port && port <= range[1];
};
