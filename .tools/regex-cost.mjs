/**
 * How many ways, at most, a backtracking engine can match the variable repeats of a pattern from one starting point: 1 for a pattern that never gives back.
 * Throws for what cannot be bounded: `*`, `+`, `{n,}`, a repeat that can give back inside a repeated group, back references.
 * A repeat costs nothing when the characters that may follow it are none of its own: it can stop in one place only.
 */
export const regexCost = (source) => costOf(treeOf(source), everything);

/** How many characters the longest match can have, and what it looks at before and after. */
export const longestMatch = (source) => lengthOf(treeOf(source));

/** How many characters of a set stand one after the other, at least, somewhere in every match. */
export const leastRun = (source, characters) => runsOf(treeOf(source), new Set([...characters].map((one) => one.charCodeAt(0)))).longest;

function treeOf(source) {
  const parser = { source, at: 0 };
  const tree = alternatives(parser);
  if (parser.at < source.length) throw new Error(`unbalanced ) at ${parser.at + 1}`);
  return tree;
}

function lengthOf(node) {
  if (node.kind === 'alternatives') return Math.max(...node.options.map(lengthOf));
  if (node.kind === 'sequence') return node.items.reduce((sum, item) => sum + lengthOf(item), 0);
  if (node.kind === 'repeat') return node.max * lengthOf(node.item);
  return node.kind === 'look' ? lengthOf(node.item) : node.kind === 'set' ? 1 : 0;
}

/** Of every match of a node: does it hold nothing else, how many of them stand at its start, at its end, and together anywhere. */
function runsOf(node, wanted) {
  if (node.kind === 'set') return [...node.set].every((code) => wanted.has(code)) ? allOf(1) : noneOf;
  if (node.kind === 'sequence') return node.items.map((item) => runsOf(item, wanted)).reduce(joined, allOf(0));
  if (node.kind === 'alternatives') {
    const options = node.options.map((option) => runsOf(option, wanted));
    const least = (key) => Math.min(...options.map((option) => option[key]));
    return { only: options.every(({ only }) => only), start: least('start'), end: least('end'), longest: least('longest') };
  }
  if (node.kind === 'repeat') {
    const one = runsOf(node.item, wanted);
    if (one.only) return allOf(node.min * one.longest);
    return node.min === 0 ? noneOf : { ...one, longest: node.min === 1 ? one.longest : Math.max(one.longest, one.end + one.start) };
  }
  return allOf(0);
}

const allOf = (length) => ({ only: true, start: length, end: length, longest: length });
const noneOf = { only: false, start: 0, end: 0, longest: 0 };
const joined = (left, right) => ({
  only: left.only && right.only,
  start: left.only ? left.start + right.start : left.start,
  end: right.only ? left.end + right.end : right.end,
  longest: Math.max(left.longest, right.longest, left.end + right.start),
});

const universe = 257; // Latin-1, and one for all that is beyond it
const setOf = (test) => {
  const set = new Set();
  for (let code = 0; code < universe; code += 1) if (test(code)) set.add(code);
  return set;
};
const range = (from, to) => setOf((code) => code >= from && code <= to);
const everything = setOf(() => true);
const complement = (set) => setOf((code) => !set.has(code));
const union = (sets) => new Set(sets.flatMap((set) => [...set]));
const classes = {
  d: range(48, 57),
  w: setOf((code) => /\w/.test(String.fromCharCode(code)) && code < 128),
  s: setOf((code) => code < 256 && /\s/.test(String.fromCharCode(code))),
};
const single = (char) => (char.codePointAt(0) > 255 ? new Set([256]) : new Set([char.codePointAt(0)]));

function alternatives(parser) {
  const options = [sequence(parser)];
  while (parser.source[parser.at] === '|') {
    parser.at += 1;
    options.push(sequence(parser));
  }
  return { kind: 'alternatives', options };
}

function sequence(parser) {
  const items = [];
  while (parser.at < parser.source.length && !'|)'.includes(parser.source[parser.at])) items.push(quantified(parser, atom(parser)));
  return { kind: 'sequence', items };
}

function quantified(parser, item) {
  const match = /^(?:\{(\d+)(,?)(\d*)\}|([*+?]))\??/.exec(parser.source.slice(parser.at));
  if (!match) return item;
  parser.at += match[0].length;
  const [, low, comma, high, sign] = match;
  if (sign === '*' || sign === '+' || (comma === ',' && high === '')) throw new Error(`unbounded repeat ${match[0]} ends at ${parser.at}`);
  const min = sign === '?' ? 0 : Number(low);
  const max = sign === '?' ? 1 : comma ? Number(high) : min;
  return { kind: 'repeat', item, min, max };
}

function atom(parser) {
  const { source } = parser;
  const char = source[parser.at];
  if (char === '(') return group(parser);
  if (char === '[') return { kind: 'set', set: characterClass(parser) };
  parser.at += 1;
  if (char === '^' || char === '$') return { kind: 'empty' };
  if (char === '.') return { kind: 'set', set: complement(single('\n')) };
  if (char !== '\\') return { kind: 'set', set: single(char) };
  if ('bB'.includes(source[parser.at])) {
    parser.at += 1;
    return { kind: 'empty' };
  }
  return { kind: 'set', set: escaped(parser) };
}

function group(parser) {
  const look = /^\((?:\?(?:[=!]|<[=!]))/.exec(parser.source.slice(parser.at));
  const open = look ?? /^\((?:\?:|\?<\w+>)?/.exec(parser.source.slice(parser.at));
  parser.at += open[0].length;
  const inner = alternatives(parser);
  if (parser.source[parser.at] !== ')') throw new Error(`group is not closed at ${parser.at + 1}`);
  parser.at += 1;
  return look ? { kind: 'look', item: inner } : inner;
}

function escaped(parser) {
  const char = parser.source[parser.at];
  parser.at += 1;
  if (/[1-9k]/.test(char)) throw new Error(`back reference at ${parser.at}`);
  const named = classes[char.toLowerCase()];
  if (named) return char === char.toLowerCase() ? named : complement(named);
  const hex = char === 'x' ? parser.source.slice(parser.at, parser.at + 2) : undefined;
  if (hex) parser.at += 2;
  return single(hex ? String.fromCharCode(Number.parseInt(hex, 16)) : ({ n: '\n', r: '\r', t: '\t' }[char] ?? char));
}

function characterClass(parser) {
  const { source } = parser;
  parser.at += 1;
  const negated = source[parser.at] === '^';
  if (negated) parser.at += 1;
  const parts = [];
  while (source[parser.at] !== ']') {
    if (parser.at >= source.length) throw new Error('character class is not closed');
    const first = member(parser);
    if (source[parser.at] === '-' && source[parser.at + 1] !== ']' && first.size === 1) {
      parser.at += 1;
      parts.push(range(Math.min(...first), Math.max(...member(parser))));
    } else parts.push(first);
  }
  parser.at += 1;
  return negated ? complement(union(parts)) : union(parts);
}

function member(parser) {
  const char = parser.source[parser.at];
  parser.at += 1;
  return char === '\\' ? escaped(parser) : single(char);
}

/** The characters a node may start with, `after` standing for what follows when the node may be empty. */
function firstOf(node, after) {
  if (node.kind === 'set') return node.set;
  if (node.kind === 'empty' || node.kind === 'look') return after;
  if (node.kind === 'repeat') return node.min === 0 ? union([firstOf(node.item, after), after]) : firstOf(node.item, after);
  if (node.kind === 'alternatives') return union(node.options.map((option) => firstOf(option, after)));
  return node.items.reduceRight((rest, item) => firstOf(item, rest), after);
}

function costOf(node, after) {
  if (node.kind === 'alternatives') return node.options.reduce((sum, option) => sum + costOf(option, after) - 1, 1);
  if (node.kind === 'sequence') {
    let rest = after;
    let cost = 1;
    let looking = 1;
    for (const item of node.items.toReversed()) {
      if (item.kind === 'look') looking = Math.max(looking, costOf(item.item, everything));
      else cost *= costOf(item, rest);
      rest = firstOf(item, rest);
    }
    return Math.max(cost, looking);
  }
  return node.kind === 'repeat' ? costOfRepeat(node, after) : 1;
}

function costOfRepeat({ item, min, max }, after) {
  if (max > 1 && item.kind === 'alternatives' && !areDisjoint(item.options.map((option) => firstOf(option, after)))) throw new Error('a repeated choice between like beginnings');
  const inside = costOf(item, union([firstOf(item, after), after]));
  if (max > 1 && inside > 1) throw new Error('a repeat that can give back inside a repeated group');
  const own = item.kind === 'set' ? item.set : firstOf(item, after);
  const givesBack = min !== max && [...own].some((code) => after.has(code));
  return inside * (givesBack ? max - min + 1 : 1);
}

const areDisjoint = (sets) => union(sets).size === sets.reduce((sum, set) => sum + set.size, 0);
