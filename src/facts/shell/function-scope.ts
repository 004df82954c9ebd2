/** Follows in the body of which function a script is read. */
export class FunctionScope {
  /** The function around the place that is read; undefined for what runs with the script itself. */
  within: string | undefined;
  #defined: string | undefined;

  constructor(within: string | undefined) {
    this.within = within;
  }

  /** `NAME()` or `function NAME` was read: the next block is its body. */
  define(name: string | undefined): void {
    this.#defined = name;
  }

  get isDefining(): boolean {
    return this.#defined !== undefined;
  }

  /** A block begins. Gives the function around it, to be restored at its end. */
  enter(): string | undefined {
    const outer = this.within;
    this.within = this.#defined ?? outer;
    this.#defined = undefined;
    return outer;
  }
}

/** The blocks that are open in a list of commands: the first command in each, and the function around it. */
export class OpenBlocks {
  readonly #functions: FunctionScope;
  readonly #open: { readonly first: number; readonly outer: string | undefined }[] = [];

  constructor(functions: FunctionScope) {
    this.#functions = functions;
  }

  open(first: number): void {
    this.#open.push({ first, outer: this.#functions.enter() });
  }

  /** The first command in the block that ends here. */
  close(): number | undefined {
    const block = this.#open.pop();
    if (block) this.#functions.within = block.outer;
    return block?.first;
  }
}
