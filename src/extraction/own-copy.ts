/**
 * A copy of plain data in which no text is a piece of another one: V8 keeps the whole text of a file for a name that was cut out of it, and there may be
 * a hundred thousand files. What `structuredClone` gives, at a fifth of its cost.
 */
export const ownCopy = <T>(value: T): T => copyOf(value) as T;

const copyOf = (value: unknown): unknown => {
  if (typeof value === 'string') return ownText(value);
  if (typeof value === 'number' || typeof value === 'boolean' || value === undefined || value === null) return value;
  if (Array.isArray(value)) return value.map(copyOf);
  if (Object.getPrototypeOf(value) !== Object.prototype || Object.hasOwn(value, '__proto__')) return structuredClone(value);
  const copy: Record<string, unknown> = {};
  for (const [name, own] of Object.entries(value)) copy[name] = copyOf(own);
  return copy;
};

/** In characters: V8 copies what is shorter when it is cut out. */
const shortestPiece = 13;

/** Put together and cut again, it is a piece of a text that nobody else has. */
const ownText = (text: string): string => (text.length < shortestPiece ? text : ` ${text}`.slice(1));
