import type { PhrasingContent } from 'mdast';
import { countWhile } from '../text/count-while.ts';
import type { Link, Passage } from './passage.ts';
import type { Span } from './sentences.ts';

/** The words of a paragraph without markup, and for every part of them the line they stand on, the links and the code spans. */
export class Inline {
  text = '';
  /** `words`: those that are the link, cut out of the text when it is whole. */
  readonly #links: LinkPiece[] = [];
  readonly #codes: (Span & { text: string })[] = [];
  /** The line of the source at offsets into `text`, ascending. */
  readonly #lines: { at: number; line: number }[] = [];
  readonly #definitions: ReadonlyMap<string, string>;
  /** Where the last words stand. Addresses that the parser finds in the words afterwards, and the words around them, have no place of their own. */
  #line: number;

  constructor(nodes: readonly PhrasingContent[], definitions: ReadonlyMap<string, string>, firstLine: number) {
    this.#definitions = definitions;
    this.#line = firstLine;
    for (const node of nodes) this.#visit(node);
    const lead = this.text.length - this.text.trimStart().length;
    if (lead === 0) this.text = this.text.trimEnd();
  }

  get codes(): readonly string[] {
    return this.#codes.map((code) => code.text);
  }

  get links(): readonly Link[] {
    return this.#links.map(this.#linkOf);
  }

  part({ start, end }: Span): Pick<Passage, 'text' | 'line' | 'endLine' | 'links' | 'codes'> {
    return {
      text: this.text.slice(start, end).replaceAll(/\s+/g, ' ').trim(),
      line: this.#lineAt(start),
      endLine: this.#lineAt(end - 1),
      links: inside(this.#links, { start, end }).map(this.#linkOf),
      codes: inside(this.#codes, { start, end }).map((code) => code.text),
    };
  }

  readonly #linkOf = ({ url, words, line }: LinkPiece): Link => ({ url, text: this.text.slice(words.start, words.end), line });

  #visit(node: PhrasingContent): void {
    const start = this.text.length;
    const line = node.position?.start.line ?? this.#line;
    if (node.type === 'text' || node.type === 'inlineCode') this.#write(node.value, line);
    else if (node.type === 'break') this.#write('\u2028', line);
    else if (node.type === 'image' || node.type === 'imageReference') this.#write(node.alt ?? '', line);
    else if (node.type === 'html' && /^<br\b/i.test(node.value)) this.#write(' ', line);
    else if ('children' in node) for (const child of node.children) this.#visit(child);
    const piece = { start, end: this.text.length };
    if (node.type === 'inlineCode') this.#codes.push({ ...piece, text: node.value });
    const url = node.type === 'link' ? node.url : node.type === 'linkReference' ? this.#definitions.get(node.identifier.toLowerCase()) : undefined;
    if (url !== undefined) this.#links.push({ ...piece, url, words: piece, line });
    if (node.type === 'html') this.#href(node.value, piece, line);
  }

  #href(html: string, piece: Span, line: number): void {
    const url = /\bhref\s*=\s*["']([^"'\s]{1,500})["']/i.exec(html)?.[1];
    if (url !== undefined) this.#links.push({ start: piece.start, end: piece.end + 1, url, words: { start: 0, end: 0 }, line });
  }

  #write(value: string, line: number): void {
    for (const [index, part] of value.split('\n').entries()) {
      if (index > 0) this.text += ' ';
      this.#line = line + index;
      this.#lines.push({ at: this.text.length, line: this.#line });
      this.text += part;
    }
  }

  #lineAt(offset: number): number {
    return this.#lines[Math.max(0, countWhile(this.#lines, ({ at }) => at <= offset) - 1)]?.line ?? 1;
  }
}

type LinkPiece = Omit<Link, 'text'> & Span & { readonly words: Span };

/** Of pieces that stand one behind the other. */
const inside = <P extends Span>(pieces: readonly P[], { start, end }: Span): readonly P[] =>
  pieces.slice(
    countWhile(pieces, (piece) => piece.end <= start),
    countWhile(pieces, (piece) => piece.start < end),
  );
