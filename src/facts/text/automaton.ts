/**
 * Finds many keywords in one pass over bytes (Aho and Corasick 1975), ASCII letters in any case. Bytes that occur in no keyword share one class, and the
 * states to which most texts come stand together, so what is used of the table stays in the processor's cache.
 */
export interface Automaton {
  /** The index of a keyword and the offset behind its last byte, for each in turn, in the order of the text. Valid until the next call. */
  find(bytes: Uint8Array): Int32Array;
  /** Calls `hit` with each of them. */
  scan(bytes: Uint8Array, hit: (keyword: number, end: number) => void): void;
}

export const buildAutomaton = (keywords: readonly string[]): Automaton => {
  const classOf = classesOf(keywords);
  const width = Math.max(...classOf) + 1;
  const { table, endedIn } = completed(trieOf(keywords, classOf), width);
  // Written to numbers in one place: a call and an object for each hit cost as much as the loop.
  let found = new Int32Array(1024);
  const find = (bytes: Uint8Array): Int32Array => {
    let state = 0;
    let length = 0;
    for (let at = 0; at < bytes.length; at++) {
      // biome-ignore lint/style/noNonNullAssertion: both indexes are within the tables, and this is the innermost loop.
      state = table[state + classOf[bytes[at]!]!]!;
      if (state < final) continue;
      state -= final;
      const ended = endedIn[state / width] ?? [];
      while (length + ended.length * 2 > found.length) found = twiceAsLong(found);
      for (let one = 0; one < ended.length; one++) {
        found[length++] = ended[one] ?? 0;
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
    classes++;
    classOf[character.charCodeAt(0) & 0xff] = classes;
    classOf[character.toUpperCase().charCodeAt(0) & 0xff] = classes;
  }
  return classOf;
};

/** Node 0 is the root. Numbers in a few arrays and no object for each node: there are thousands, made whenever the program starts. */
interface Trie {
  /** By node: its first child, and the next one of its parent; 0 where there is none. */
  readonly firstChild: readonly number[];
  readonly sibling: readonly number[];
  /** By node: the class that leads to it. */
  readonly by: readonly number[];
  /** By node: the keywords that end there. */
  readonly ends: ReadonlyMap<number, readonly number[]>;
}

const trieOf = (keywords: readonly string[], classOf: Uint8Array): Trie => {
  const firstChild = [0];
  const sibling = [0];
  const by = [0];
  const ends = new Map<number, readonly number[]>();
  const childOf = (node: number, one: number): number => {
    for (let child = firstChild[node] ?? 0; child !== 0; child = sibling[child] ?? 0) if (by[child] === one) return child;
    sibling.push(firstChild[node] ?? 0);
    firstChild[node] = firstChild.push(0) - 1;
    return by.push(one) - 1;
  };
  keywords.forEach((keyword, index) => {
    let node = 0;
    for (let at = 0; at < keyword.length; at++) node = childOf(node, classOf[keyword.charCodeAt(at) & 0xff] ?? 0);
    ends.set(node, [...(ends.get(node) ?? []), index]);
  });
  return { firstChild, sibling, by, ends };
};

/** In the table this is added to a state in which a keyword ends, so that the loop has one test. */
const final = 1 << 29;

interface States {
  /** By state and class the state that follows. A state is told by where its row begins. */
  readonly table: Int32Array;
  /** By row: the keywords that end there, the longest first. */
  readonly endedIn: readonly (readonly number[])[];
}

/** The nodes breadth first: what a node has no child for leads where it leads from its fallback, whose row is complete before. */
const completed = ({ firstChild, sibling, by, ends }: Trie, width: number): States => {
  const table = new Int32Array(by.length * width);
  const endedIn: (readonly number[])[] = [ends.get(0) ?? []];
  const order = [0];
  const fallbacks = [0];
  for (let row = 0; row < order.length; row++) {
    const start = row * width;
    const fallback = (fallbacks[row] ?? 0) * width;
    if (row > 0) table.copyWithin(start, fallback, fallback + width);
    for (let child = firstChild[order[row] ?? 0] ?? 0; child !== 0; child = sibling[child] ?? 0) {
      const edge = start + (by[child] ?? 0);
      const other = row === 0 ? 0 : ((table[edge] ?? 0) % final) / width;
      const own = ends.get(child);
      const inherited = endedIn[other] ?? [];
      const ended = own ? [...own, ...inherited] : inherited;
      table[edge] = order.length * width + (ended.length > 0 ? final : 0);
      order.push(child);
      fallbacks.push(other);
      endedIn.push(ended);
    }
  }
  return { table, endedIn };
};
