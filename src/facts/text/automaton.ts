/**
 * Finds many keywords in one pass over bytes (Aho and Corasick 1975), ASCII letters in any case. Bytes that occur in no keyword share one class,
 * so the whole table stays in the processor's cache; the state that ends a keyword is a negative number, so that the loop has one test.
 */
export interface Automaton {
  /** Calls `hit` with the keyword's index and the offset behind its last byte, in the order of the text. */
  scan(bytes: Uint8Array, hit: (keyword: number, end: number) => void): void;
}

export const buildAutomaton = (keywords: readonly string[]): Automaton => {
  const classOf = classesOf(keywords);
  const width = Math.max(...classOf) + 1;
  const { table, outputs } = completed(trieOf(keywords, classOf, width), width);

  return {
    scan(bytes, hit) {
      let state = 0;
      for (let at = 0; at < bytes.length; at++) {
        // biome-ignore lint/style/noNonNullAssertion: both indexes are within the tables, and this is the innermost loop.
        state = table[state + classOf[bytes[at]!]!]!;
        if (state >= 0) continue;
        state = ~state;
        for (const keyword of outputs[state / width] ?? []) hit(keyword, at + 1);
      }
    },
  };
};

/** Class 0 is every byte that stands in no keyword. */
const classesOf = (keywords: readonly string[]): Uint8Array => {
  const classOf = new Uint8Array(256);
  const all = keywords.join('');
  let classes = 0;
  for (let at = 0; at < all.length; at++) {
    if (classOf[all.charCodeAt(at) & 0xff] !== 0) continue;
    classes++;
    classOf[all.charCodeAt(at) & 0xff] = classes;
    classOf[(all[at] ?? '').toUpperCase().charCodeAt(0) & 0xff] = classes;
  }
  return classOf;
};

/** Node 0 is the root, and those nearer to it stand before those farther off. Numbers in few arrays and no object for each node: there are thousands, made whenever the program starts. */
interface Trie {
  /** By node and class where the row of the node that follows begins, 0 where there is none. */
  readonly table: Int32Array;
  readonly nodes: number;
  /** By node the last of its children and the child that its parent had before it, 0 where there is none; and the class that leads to it. */
  readonly lastChild: Int32Array;
  readonly sibling: Int32Array;
  readonly edgeOf: Int32Array;
  /** By node the keywords that end there; undefined where none does. */
  readonly outputs: (readonly number[] | undefined)[];
}

const trieOf = (keywords: readonly string[], classOf: Uint8Array, width: number): Trie => {
  const most = 1 + keywords.join('').length;
  const table = new Int32Array(most * width);
  const lastChild = new Int32Array(most);
  const sibling = new Int32Array(most);
  const edgeOf = new Int32Array(most);
  const outputs: (readonly number[] | undefined)[] = [];
  const reached = new Int32Array(keywords.length);
  let nodes = 1;
  let left = keywords.map((_, index) => index);
  for (let at = 0; left.length > 0; at++) {
    for (const index of left) {
      const keyword = keywords[index] ?? '';
      const parent = reached[index] ?? 0;
      const edge = classOf[keyword.charCodeAt(at) & 0xff] ?? 0;
      const place = parent * width + edge;
      if (table[place] === 0) {
        sibling[nodes] = lastChild[parent] ?? 0;
        lastChild[parent] = nodes;
        edgeOf[nodes] = edge;
        table[place] = nodes++ * width;
      }
      const node = (table[place] ?? 0) / width;
      reached[index] = node;
      if (at === keyword.length - 1) outputs[node] = [...(outputs[node] ?? []), index];
    }
    left = left.filter((index) => at + 1 < (keywords[index] ?? '').length);
  }
  return { table, nodes, lastChild, sibling, edgeOf, outputs };
};

/** Where a node has no child it goes where its fallback goes, the longest end of what led to it that is the beginning of a keyword: its row is a copy of that one's, but for its children. */
const completed = ({ table, nodes, lastChild, sibling, edgeOf, outputs }: Trie, width: number): Pick<Trie, 'table' | 'outputs'> => {
  const fallbackOf = new Int32Array(nodes);
  for (let node = 0; node < nodes; node++) {
    const fallback = (fallbackOf[node] ?? 0) * width;
    if (node > 0) table.copyWithin(node * width, fallback, fallback + width);
    for (let child = lastChild[node] ?? 0; child > 0; child = sibling[child] ?? 0) {
      const edge = edgeOf[child] ?? 0;
      const other = node === 0 ? 0 : (table[fallback + edge] ?? 0);
      fallbackOf[child] = (other < 0 ? ~other : other) / width;
      const inherited = other < 0 ? outputs[~other / width] : undefined;
      if (inherited) outputs[child] = [...(outputs[child] ?? []), ...inherited];
      table[node * width + edge] = outputs[child] ? ~(child * width) : child * width;
    }
  }
  return { table, outputs };
};
