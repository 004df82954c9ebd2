/** In characters: V8 copies what is shorter when it is cut out. */
const shortestPiece = 13;

/** The same text, of which no other is kept alive: V8 keeps the whole of what a piece was cut out of. Put together and cut again, it is a piece of a text that nobody else has. */
export const ownText = (text: string): string => (text.length < shortestPiece ? text : ` ${text}`.slice(1));
