/**
 * Words of which at least one stands in every text that an expression matches, in lower case (ASCII case does not count); undefined where there are
 * none of at least three characters. So a search for all words of all expressions at once tells which expressions are worth running on a file.
 * What this reader does not understand is no word: it may find too few, never a wrong one.
 */
export const requiredWords = (source: string): readonly string[] | undefined => {
  const reader = { source, at: 0 };
  const { best } = alternatives(reader);
  return reader.at === source.length ? best : undefined;
};

interface Reader {
  readonly source: string;
  at: number;
}

/** What one part of an expression asks for: `exact` when it matches these texts and no other. */
interface Part {
  readonly exact: readonly string[] | undefined;
  readonly best: readonly string[] | undefined;
}

const shortest = 3;
const mostWords = 40;
const anything: Part = { exact: undefined, best: undefined };
const nothing: Part = { exact: [''], best: undefined };

const alternatives = (reader: Reader): Part => {
  const parts = [sequence(reader)];
  while (reader.source[reader.at] === '|') {
    reader.at++;
    parts.push(sequence(reader));
  }
  return { exact: union(parts.map((part) => part.exact)), best: union(parts.map((part) => part.best)) };
};

/** Undefined as soon as one of them is. */
const union = (sets: readonly (readonly string[] | undefined)[]): readonly string[] | undefined => {
  const all = new Set<string>();
  for (const set of sets) {
    if (set === undefined) return undefined;
    for (const word of set) all.add(word);
  }
  return all.size <= mostWords ? [...all] : undefined;
};

const sequence = (reader: Reader): Part => {
  let runs: readonly string[] = [''];
  let isExact = true;
  let best: readonly string[] | undefined;
  const consider = (words: readonly string[] | undefined): void => {
    if (words && lengthOf(words) >= shortest && (best === undefined || lengthOf(words) > lengthOf(best))) best = words;
  };
  while (reader.at < reader.source.length && reader.source[reader.at] !== '|' && reader.source[reader.at] !== ')') {
    const part = letters(reader) ?? repeated(reader, atom(reader));
    const joined = part.exact && runs.length * part.exact.length <= mostWords ? runs.flatMap((run) => part.exact?.map((text) => run + text) ?? []) : undefined;
    if (joined) {
      runs = joined;
      continue;
    }
    consider(runs);
    consider(part.best ?? part.exact);
    runs = part.exact ?? [''];
    isExact = false;
  }
  consider(runs);
  return { exact: isExact ? runs : undefined, best };
};

/** As many letters as no quantifier changes, at once: most of an expression is letters. */
const letters = (reader: Reader): Part | undefined => {
  const text = taken(reader, plain);
  return text === '' ? undefined : { exact: [text.toLowerCase()], best: undefined };
};

const plain = /[A-Za-z0-9_]+(?![?*+{])/y;

/** What the expression matches where the reader is, which then is behind it. */
const taken = (reader: Reader, expression: RegExp): string => {
  expression.lastIndex = reader.at;
  const [text = ''] = expression.exec(reader.source) ?? [];
  reader.at += text.length;
  return text;
};

const lengthOf = (words: readonly string[]): number => Math.min(...words.map((word) => (everywhere.has(word) ? shortest : word.length)));

/** They stand in nearly every file of code, and tell no more than a short one. */
const everywhere: ReadonlySet<string> = new Set(['class', 'const', 'from', 'function', 'import', 'return', 'self', 'this', 'with']);

/** The part with the quantifier that may follow it. */
const repeated = (reader: Reader, part: Part): Part => {
  const quantifier = taken(reader, anyQuantifier);
  if (quantifier === '') return part;
  if (reader.source[reader.at] === '?') reader.at++;
  if (quantifier === '?') return part.exact ? { exact: [...new Set(['', ...part.exact])], best: undefined } : anything;
  if (quantifier === '*' || /^\{0+[,}]/.test(quantifier)) return anything;
  return { exact: undefined, best: part.best ?? (part.exact && lengthOf(part.exact) > 0 ? part.exact : undefined) };
};

const anyQuantifier = /[?*+]|\{\d+(?:,\d*)?\}/y;

const atom = (reader: Reader): Part => {
  const character = reader.source[reader.at] ?? '';
  reader.at++;
  if (character === '(') return group(reader);
  if (character === '[') return set(reader);
  if (character === '\\') return escaped(reader);
  if (character === '^' || character === '$') return nothing;
  return character === '.' ? anything : literal(character);
};

/** A blank may stand where a comment stood. */
const literal = (character: string): Part => (character.charCodeAt(0) < 128 && character !== ' ' ? { exact: [character.toLowerCase()], best: undefined } : anything);

const group = (reader: Reader): Part => {
  const opening = taken(reader, groupOpening);
  // `(?i:…)` is none of those.
  if (opening === '' && reader.source[reader.at] === '?') return unreadable(reader);
  const inside = alternatives(reader);
  if (reader.source[reader.at] === ')') reader.at++;
  // What is looked at around the match takes no room in it.
  return /^\?(?:[=!]|<[=!])/.test(opening) ? nothing : inside;
};

const groupOpening = /\?(?:[:=!]|<[=!]|<\w+>)/y;

/** A few characters are as many words; more are anything. */
const set = (reader: Reader): Part => {
  const written = taken(reader, wholeSet);
  if (written === '') return unreadable(reader);
  const members = written.slice(0, -1);
  if (members.startsWith('^') || members.includes('\\') || members.includes('-') || members.length > 4 || members.length === 0) return anything;
  const characters = [...new Set(members.toLowerCase())];
  return characters.every((character) => literal(character).exact) ? { exact: characters, best: undefined } : anything;
};

const wholeSet = /\^?(?:\\[\s\S]|[^\\\]])*\]/y;

const escaped = (reader: Reader): Part => {
  const character = reader.source[reader.at] ?? '';
  reader.at++;
  if (character === 'b' || character === 'B') return nothing;
  if (/[a-zA-Z0-9]/.test(character)) return /[dDwWsSnrtfv1-9]/.test(character) ? anything : unreadable(reader);
  return literal(character);
};

/** Leaves the reader where no end is, so that nothing is said of the whole. */
const unreadable = (reader: Reader): Part => {
  reader.at = reader.source.length + 1;
  return anything;
};
