import type { Place } from '../formats/data-node.ts';
import { type PlacedText, placesOf } from '../formats/placed-text.ts';
import { expressionSpans } from './expression-spans.ts';

/** A context that may end up in the text an expression becomes: `github.event.issue.title`, in lower case; `*` for an index that is not a literal. */
export interface Flow extends Place {
  readonly path: readonly string[];
  /** Through toJSON, so that everything below the path is written out. */
  readonly whole: boolean;
}

/**
 * The contexts that the `${{ … }}` of a text may write into it. What is only compared, negated or searched in gives true or false and does not count,
 * and neither does the left side of `&&`. https://docs.github.com/actions/reference/workflows-and-actions/expressions
 */
export const flowsIn = (text: PlacedText): readonly Flow[] => {
  const placeOf = placesOf(text);
  return expressionSpans(text.value).flatMap(({ start, end }) =>
    new ExpressionReader(text.value.slice(start + 3, end - 2)).read().map(({ path, whole, offset }) => ({ path, whole, ...placeOf(start + 3 + offset) })),
  );
};

interface OffsetFlow {
  readonly path: readonly string[];
  readonly whole: boolean;
  readonly offset: number;
}

interface Token {
  readonly kind: 'name' | 'text' | 'number' | 'mark' | 'end';
  readonly value: string;
  readonly offset: number;
}

const tokens = /\s*(?:('(?:[^']|'')*')|([A-Za-z_][\w-]*)|([-+]?(?:0x[\da-f]+|\d[\d.]*(?:e[-+]?\d+)?))|(==|!=|<=|>=|&&|\|\||[<>!()[\].,*]))/giy;
const yieldsFlag = new Set(['contains', 'startswith', 'endswith', 'hashfiles', 'success', 'failure', 'always', 'cancelled']);
const maxDepth = 50;

class ExpressionReader {
  readonly #tokens: Token[] = [];
  #at = 0;
  #depth = 0;

  constructor(body: string) {
    tokens.lastIndex = 0;
    for (let match = tokens.exec(body); match; match = tokens.exec(body)) {
      const [all, text, name, number, mark = ''] = match;
      const offset = match.index + all.length - all.trimStart().length;
      const kind = text !== undefined ? 'text' : name !== undefined ? 'name' : number !== undefined ? 'number' : 'mark';
      this.#tokens.push({ kind, value: text?.slice(1, -1) ?? name ?? number ?? mark, offset });
    }
  }

  read(): readonly OffsetFlow[] {
    return this.#or();
  }

  get #next(): Token {
    return this.#tokens[this.#at] ?? { kind: 'end', value: '', offset: 0 };
  }

  #take(mark: string): boolean {
    const hit = this.#next.kind === 'mark' && this.#next.value === mark;
    if (hit) this.#at++;
    return hit;
  }

  #or(): readonly OffsetFlow[] {
    if (++this.#depth > maxDepth) return [];
    const flows = [...this.#and()];
    while (this.#take('||')) flows.push(...this.#and());
    this.#depth--;
    return flows;
  }

  #and(): readonly OffsetFlow[] {
    let flows = this.#comparison();
    while (this.#take('&&')) flows = this.#comparison();
    return flows;
  }

  #comparison(): readonly OffsetFlow[] {
    let flows = this.#unary();
    while (this.#next.kind === 'mark' && /^(?:[=!<>]=|[<>])$/.test(this.#next.value)) {
      this.#at++;
      this.#unary();
      flows = [];
    }
    return flows;
  }

  #unary(): readonly OffsetFlow[] {
    let negated = false;
    while (this.#take('!')) negated = true;
    const flows = this.#value();
    return negated ? [] : flows;
  }

  #value(): readonly OffsetFlow[] {
    if (this.#take('(')) {
      const flows = this.#or();
      this.#take(')');
      return flows;
    }
    const token = this.#next;
    if (token.kind === 'end') return [];
    this.#at++;
    if (token.kind !== 'name') return [];
    if (this.#take('(')) return this.#call(token.value.toLowerCase());
    const path = [token.value.toLowerCase(), ...this.#steps()];
    return /^(?:true|false|null|nan|infinity)$/.test(path[0] ?? '') ? [] : [{ path, whole: false, offset: token.offset }];
  }

  #call(name: string): readonly OffsetFlow[] {
    const flows: OffsetFlow[] = [];
    for (let left = 100; left > 0 && this.#next.kind !== 'end' && !this.#take(')'); left--) {
      flows.push(...this.#or());
      this.#take(',');
    }
    this.#steps();
    if (yieldsFlag.has(name)) return [];
    return name === 'tojson' ? flows.map((flow) => ({ ...flow, whole: true })) : flows;
  }

  /** `.name`, `['name']`, `.*`, `[0]` */
  #steps(): string[] {
    const steps: string[] = [];
    for (;;) {
      if (this.#take('.')) {
        steps.push(this.#take('*') ? '*' : this.#next.value.toLowerCase());
        if (this.#next.kind === 'name') this.#at++;
      } else if (this.#take('[')) {
        const index = this.#next;
        if (index.kind === 'text') this.#at++;
        else if (!this.#take('*')) this.#or();
        steps.push(index.kind === 'text' ? index.value.toLowerCase() : '*');
        this.#take(']');
      } else return steps;
    }
  }
}
