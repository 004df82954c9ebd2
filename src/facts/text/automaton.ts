/**
 * Finds many keywords in one pass over bytes (Aho and Corasick 1975), ASCII letters in any case. Bytes that occur in no keyword share one class,
 * so the whole table stays in the processor's cache; a state that ends a keyword has a number from `firstFinal` up, so that the loop has one test.
 */
export interface Automaton {
  /** Calls `hit` with the keyword's index and the offset behind its last byte, in the order of the text. */
  scan(bytes: Uint8Array, hit: (keyword: number, end: number) => void): void;
}

export const buildAutomaton = (keywords: readonly string[]): Automaton => {
  const classOf = classesOf(keywords);
  const width = Math.max(...classOf) + 1;
  const { next, order, outputs } = completed(trieOf(keywords, classOf, width), width);

  const ordered = [...order.filter((node) => outputs[node] === undefined), ...order.filter((node) => outputs[node] !== undefined)];
  const firstFinal = order.filter((node) => outputs[node] === undefined).length * width;
  const outputsOf = ordered.slice(firstFinal / width).map((node) => outputs[node] ?? []);
  const stateOf = new Int32Array(order.length);
  ordered.forEach((node, index) => {
    stateOf[node] = index * width;
  });
  const table = new Int32Array(order.length * width);
  for (const node of order) for (let one = 0; one < width; one++) table[(stateOf[node] ?? 0) + one] = stateOf[next[node * width + one] ?? 0] ?? 0;

  return {
    scan(bytes, hit) {
      let state = 0;
      for (let at = 0; at < bytes.length; at++) {
        // biome-ignore lint/style/noNonNullAssertion: both indexes are within the tables, and this is the innermost loop.
        state = table[state + classOf[bytes[at]!]!]!;
        if (state >= firstFinal) for (const keyword of outputsOf[(state - firstFinal) / width] ?? []) hit(keyword, at + 1);
      }
    },
  };
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

/** Node 0 is the root. Numbers in one array and no object for each node: there are thousands, made whenever the program starts. */
interface Trie {
  /** By node and class the node that follows, 0 where there is none. */
  readonly next: Int32Array;
  /** By node the keywords that end there; undefined where none does. */
  readonly outputs: (readonly number[] | undefined)[];
}

const trieOf = (keywords: readonly string[], classOf: Uint8Array, width: number): Trie => {
  const next = new Int32Array((1 + keywords.join('').length) * width);
  const outputs: (readonly number[] | undefined)[] = [];
  let nodes = 1;
  keywords.forEach((keyword, index) => {
    let node = 0;
    for (let at = 0; at < keyword.length; at++) {
      const edge = node * width + (classOf[keyword.charCodeAt(at) & 0xff] ?? 0);
      if (next[edge] === 0) next[edge] = nodes++;
      node = next[edge] ?? 0;
    }
    outputs[node] = [...(outputs[node] ?? []), index];
  });
  return { next, outputs };
};

/** Fills in where each node goes with what it has no child for, and lists the nodes breadth first: that of which a row is copied is complete before. */
const completed = ({ next, outputs }: Trie, width: number): Trie & { readonly order: readonly number[] } => {
  const order = [0];
  const fallbackOf = new Int32Array(next.length / width);
  for (const node of order) {
    const fallback = (fallbackOf[node] ?? 0) * width;
    for (let one = 0; one < width; one++) {
      const child = next[node * width + one] ?? 0;
      const other = node === 0 ? 0 : (next[fallback + one] ?? 0);
      if (child === 0) {
        next[node * width + one] = other;
        continue;
      }
      fallbackOf[child] = other;
      const inherited = outputs[other];
      if (inherited) outputs[child] = [...(outputs[child] ?? []), ...inherited];
      order.push(child);
    }
  }
  return { next, outputs, order };
};
