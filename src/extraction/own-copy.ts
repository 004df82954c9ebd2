/**
 * A copy of plain data in which no text is a piece of another one: V8 keeps the whole text of a file for a name that was cut out of it, and there may be
 * a hundred thousand files. What `structuredClone` gives, at a fifth of its cost. Equal texts are one: what is said of ten thousand secrets is mostly the same.
 */
export const ownCopy = <T>(value: T): T => copyOf(value, new Map()) as T;

const copyOf = (value: unknown, known: Map<string, string>): unknown => {
  if (typeof value === 'string') return ownText(value, known);
  if (typeof value === 'number' || typeof value === 'boolean' || value === undefined || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => copyOf(item, known));
  if (Object.getPrototypeOf(value) !== Object.prototype || Object.hasOwn(value, '__proto__')) return structuredClone(value);
  const copy: Record<string, unknown> = {};
  for (const [name, own] of Object.entries(value)) copy[name] = copyOf(own, known);
  return copy;
};

/** In characters: V8 copies what is shorter when it is cut out. */
const shortestPiece = 13;

/** Put together and cut again, it is a piece of a text that nobody else has. */
const ownText = (text: string, known: Map<string, string>): string => {
  if (text.length < shortestPiece) return text;
  const same = known.get(text);
  if (same !== undefined) return same;
  const own = ` ${text}`.slice(1);
  known.set(own, own);
  return own;
};
