/** Values of the shape of secrets, made when the tests run and the same each time. */

let seed = 3;
const next = (below: number): number => {
  // A plain product is larger than what a number holds to the last bit: after a few values all would be runs of one character.
  seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff;
  return (seed >> 8) % below;
};

export const pick = (alphabet: string, length: number): string => Array.from({ length }, () => alphabet[next(alphabet.length)]).join('');

export const random = (length: number): string => pick('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789', length);
export const hex = (length: number): string => pick('0123456789abcdef', length);

/** What a person makes up. */
export const human = (): string => `${['Sunflower', 'tiger', 'Maria', 'blue'][next(4)]}${pick('0123456789', 3)}${pick('!@#', 1)}`;
