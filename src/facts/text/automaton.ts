/**
 * Finds many keywords in one pass over bytes (Aho and Corasick 1975), ASCII letters in any case. Bytes that occur in no keyword share one class, and the
 * states stand in the order in which texts came to them first, so what is used of the table stays in the processor's cache.
 */
export interface Automaton {
  /** The index of a keyword and the offset behind its last byte, for each in turn, in the order of the text. Valid until the next call. */
  find(bytes: Uint8Array): Int32Array;
  /** Calls `hit` with each of them. */
  scan(bytes: Uint8Array, hit: (keyword: number, end: number) => void): void;
}

/** Of different keywords, none with a capital letter. */
export const buildAutomaton = (keywords: readonly string[]): Automaton => {
  const classOf = classesOf(keywords);
  const states = new States(keywords, classOf);
  // Written to numbers in one place: a call and an object for each hit cost as much as the loop.
  let found = new Int32Array(1024);
  const { classes, ended } = states;
  const find = (bytes: Uint8Array): Int32Array => {
    let { table } = states;
    let state = 0;
    let length = 0;
    for (let at = 0; at < bytes.length; at++) {
      // biome-ignore lint/style/noNonNullAssertion: both indexes are within the tables, and this is the innermost loop.
      const edge = state + classOf[bytes[at]!]!;
      // biome-ignore lint/style/noNonNullAssertion: the same.
      state = table[edge]!;
      if (state < final) continue;
      if (state >= unmade) {
        state = states.behind(edge);
        table = states.table;
        if (state < final) continue;
      }
      state -= final;
      const here = ended[table[state + classes] ?? 0] ?? [];
      while (length + here.length * 2 > found.length) found = twiceAsLong(found);
      for (let one = 0; one < here.length; one++) {
        found[length++] = here[one] ?? 0;
        found[length++] = at + 1;
      }
    }
    return found.subarray(0, length);
  };
  return {
    find,
    scan(bytes, hit) {
      const hits = find(bytes);
      for (let one = 0; one < hits.length; one += 2) hit(hits[one] ?? 0, hits[one + 1] ?? 0);
    },
  };
};

const twiceAsLong = (numbers: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> => {
  const more = new Int32Array(numbers.length * 2);
  more.set(numbers);
  return more;
};

/** Class 0 is every byte that stands in no keyword. */
const classesOf = (keywords: readonly string[]): Uint8Array => {
  const classOf = new Uint8Array(256);
  let classes = 0;
  for (const character of new Set(keywords.join(''))) {
    const byte = character.charCodeAt(0) & 0xff;
    classes++;
    classOf[byte] = classes;
    if (byte >= 0x61 && byte <= 0x7a) classOf[byte - 0x20] = classes;
  }
  return classOf;
};

/** In the table this is added to a state in which a keyword ends, so that the loop has one test. */
const final = 1 << 29;

/** Added to the number of a beginning: no text came to its state yet. */
const unmade = 1 << 30;

/** What some keywords begin with. */
interface Beginning {
  /** Those keywords stand together, from the one to before the other. */
  readonly first: number;
  readonly behind: number;
  readonly length: number;
  /** The class of its last byte. */
  readonly by: number;
  /** The state to fall back to of the beginning that is one byte shorter; undefined where that is the empty one. */
  readonly above: number | undefined;
}

/**
 * A state is told by where its row in the table begins, and made when a text comes to it: of ten thousand of them a large repository sees a third and a
 * small change a hundred, while to make all of them takes as long as to read a megabyte.
 */
class States {
  /** By state and class the state that follows, and behind the last class the number of the row. Another one after each `behind`. */
  table: Int32Array<ArrayBuffer>;
  readonly classes: number;
  /** By row: the keywords that end there, the longest first. */
  readonly ended: (readonly number[])[] = [];
  readonly #classOf: Uint8Array;
  /** Sorted: those with the same beginning stand together. */
  readonly #keywords: readonly string[];
  readonly #indexOf: ReadonlyMap<string, number>;
  readonly #beginnings: Beginning[] = [];
  /** By beginning: its state, once it is made. */
  readonly #made: number[] = [];

  constructor(keywords: readonly string[], classOf: Uint8Array) {
    this.#classOf = classOf;
    this.classes = Math.max(...classOf) + 1;
    this.#keywords = [...keywords].sort();
    this.#indexOf = new Map(keywords.map((keyword, index) => [keyword, index]));
    this.table = new Int32Array((this.classes + 1) * 64);
    this.#make({ first: 0, behind: keywords.length, length: 0, by: 0, above: undefined }, 0);
  }

  /** The state at an edge of the table. */
  behind(edge: number): number {
    const written = this.table[edge] ?? 0;
    if (written < unmade) return written;
    const number = written - unmade;
    const beginning = this.#beginnings[number] as Beginning;
    this.#made[number] ??= this.#make(beginning, beginning.above === undefined ? 0 : this.behind(beginning.above + beginning.by) % final);
    const state = this.#made[number] ?? 0;
    this.table[edge] = state;
    return state;
  }

  /** What goes on with no keyword of its own leads where it leads from the fallback. */
  #make({ first, behind, length }: Beginning, fallback: number): number {
    const row = this.ended.length;
    const inherited = this.ended[this.table[fallback + this.classes] ?? 0] ?? [];
    const start = row * (this.classes + 1);
    while (this.table.length <= start + this.classes) this.table = twiceAsLong(this.table);
    this.table.copyWithin(start, fallback, fallback + this.classes);
    this.table[start + this.classes] = row;
    const whole = this.#keywords[first] ?? '';
    const ends = length > 0 && whole.length === length;
    const ended = ends ? [this.#indexOf.get(whole) ?? 0, ...inherited] : inherited;
    this.ended.push(ended);
    for (let from = ends ? first + 1 : first; from < behind; ) {
      const byte = this.#keywords[from]?.charCodeAt(length);
      let to = from + 1;
      while (to < behind && this.#keywords[to]?.charCodeAt(length) === byte) to++;
      const by = this.#classOf[(byte ?? 0) & 0xff] ?? 0;
      this.table[start + by] = unmade + this.#beginnings.length;
      this.#beginnings.push({ first: from, behind: to, length: length + 1, by, above: length === 0 ? undefined : fallback });
      from = to;
    }
    return start + (ended.length > 0 ? final : 0);
  }
}
