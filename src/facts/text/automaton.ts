/**
 * Finds many keywords in one pass over bytes (Aho and Corasick 1975), ASCII letters in any case. Bytes that occur in no keyword share one class,
 * so the whole table stays in the processor's cache; a state that ends a keyword has a number from `firstFinal` up, so that the loop has one test.
 */
export interface Automaton {
  /** Calls `hit` with the keyword's index and the offset behind its last byte, in the order of the text. */
  scan(bytes: Uint8Array, hit: (keyword: number, end: number) => void): void;
}

interface Node {
  readonly next: Map<number, Node>;
  readonly keywords: number[];
  fail: Node | undefined;
  state: number;
}

const newNode = (): Node => ({ next: new Map(), keywords: [], fail: undefined, state: 0 });

export const buildAutomaton = (keywords: readonly string[]): Automaton => {
  const classOf = classesOf(keywords);
  const width = Math.max(...classOf) + 1;
  const root = newNode();
  keywords.forEach((keyword, index) => {
    let node = root;
    for (let at = 0; at < keyword.length; at++) {
      const one = classOf[keyword.charCodeAt(at) & 0xff] ?? 0;
      const next = node.next.get(one) ?? newNode();
      node.next.set(one, next);
      node = next;
    }
    node.keywords.push(index);
  });

  const nodes = breadthFirst(root);
  const ordered = [...nodes.filter((node) => node.keywords.length === 0), ...nodes.filter((node) => node.keywords.length > 0)];
  ordered.forEach((node, index) => {
    node.state = index * width;
  });
  const table = new Int32Array(ordered.length * width);
  // Breadth first: the row of the failure state is complete before it is copied.
  for (const node of nodes) {
    if (node.fail) table.copyWithin(node.state, node.fail.state, node.fail.state + width);
    for (const [one, next] of node.next) table[node.state + one] = next.state;
  }
  const firstFinal = nodes.filter((node) => node.keywords.length === 0).length * width;
  const outputs = ordered.slice(firstFinal / width).map((node) => node.keywords);

  return {
    scan(bytes, hit) {
      let state = 0;
      for (let at = 0; at < bytes.length; at++) {
        // biome-ignore lint/style/noNonNullAssertion: both indexes are within the tables, and this is the innermost loop.
        state = table[state + classOf[bytes[at]!]!]!;
        if (state >= firstFinal) for (const keyword of outputs[(state - firstFinal) / width] ?? []) hit(keyword, at + 1);
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

const breadthFirst = (root: Node): Node[] => {
  const order = [root];
  for (const node of order) {
    for (const [one, next] of node.next) {
      let fallback = node.fail;
      while (fallback && !fallback.next.has(one)) fallback = fallback.fail;
      next.fail = fallback?.next.get(one) ?? root;
      next.keywords.push(...next.fail.keywords);
      order.push(next);
    }
  }
  return order;
};
