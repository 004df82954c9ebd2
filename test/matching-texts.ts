import { JS } from 'refa';

type Alternatives = JS.ParseResult['expression']['alternatives'];
type Part = Alternatives[number]['elements'][number];
/** A number from 0 up to, not including, this one. */
type Draw = (below: number) => number;

const textsOfEach = 12;
/** How far a repeat may go beyond its least number, and what it then mostly is. */
const most = 12;

/** The same numbers every time (xorshift): a text that fails is made again. */
const drawing = (seed: number): Draw => {
  let state = seed;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
};

/** Letters, digits and signs that are printed come before others: of those there are too many. */
const characterOf = (ranges: readonly { readonly min: number; readonly max: number }[], draw: Draw): string => {
  const printed = ranges.flatMap(({ min, max }) => (min <= 126 && max >= 32 ? [{ min: Math.max(min, 32), max: Math.min(max, 126) }] : []));
  const from = printed.length > 0 && draw(16) > 0 ? printed : ranges;
  const range = from[draw(from.length)];
  return range === undefined ? '' : String.fromCodePoint(range.min + draw(range.max - range.min + 1));
};

const textOf = (part: Part, draw: Draw): string => {
  if (part.type === 'CharacterClass') return characterOf(part.characters.ranges, draw);
  // What a reference to a group stands for is mostly the quote before a value.
  if (part.type === 'Unknown') return '"';
  if (part.type === 'Assertion') return '';
  if (part.type === 'Alternation') return oneOf(part.alternatives, draw);
  const times = part.min + draw(Math.min(part.max - part.min, most) + 1);
  return Array.from({ length: times }, () => oneOf(part.alternatives, draw)).join('');
};

const oneOf = (alternatives: Alternatives, draw: Draw): string => alternatives[draw(alternatives.length)]?.elements.map((part) => textOf(part, draw)).join('') ?? '';

const upper = (text: string): string => text.toUpperCase();
const asWritten = (text: string): string => text;

/** Texts that an expression matches, in both cases where it takes both: made without what it looks at around its match, and tried with it. */
export const matching = ({ source, flags }: RegExp): readonly string[] => {
  const once = new RegExp(source, flags.replaceAll(/[gy]/g, ''));
  // Read without `i`: the case is changed below.
  const literal = { source, flags: flags.replaceAll(/[gyi]/g, '') };
  const { expression } = JS.Parser.fromLiteral(literal).parse({ maxBackreferenceWords: 0, backreferences: 'unknown', assertions: 'ignore', maxNodes: 1_000_000 });
  const draw = drawing(7);
  const made = Array.from({ length: textsOfEach }, () => oneOf(expression.alternatives, draw));
  return made.flatMap((text) => [asWritten, upper].map((cased) => ` ${cased(text)} `)).filter((text) => once.test(text));
};
