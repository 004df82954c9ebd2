import type { Code, Definition, Heading, Html, List, Nodes, Paragraph, PhrasingContent, Root, RootContent, Table } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { passagesOfCode } from './code.ts';
import { type HtmlRow, readTables } from './html-tables.ts';
import { Inline } from './inline.ts';
import { bounded, maxPassages, type Passage } from './passage.ts';
import { passagesOfText } from './plain-text.ts';
import { sectionOf, sectionsOf } from './sections.ts';
import { sentencesOf } from './sentences.ts';
import type { Section } from './vocabulary/section-signs.ts';

/** Reads the tree of a Markdown file (GFM) into passages, and their sections unless others tell them. Undefined when it has no heading at all: then the lines themselves tell more. */
export const passagesOfMarkdown = (text: string, tellSections: typeof sectionsOf = sectionsOf): readonly Passage[] | undefined => {
  const tree = fromMarkdown(text, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
  const reader = new Reader(definitionsOf(tree), tellSections);
  reader.blocks(tree.children, []);
  return reader.hasHeadings ? reader.passages : undefined;
};

const definitionsOf = (tree: Root): ReadonlyMap<string, string> => {
  const found = new Map<string, string>();
  const visit = (node: Nodes): void => {
    if (node.type === 'definition') found.set((node satisfies Definition).identifier.toLowerCase(), node.url);
    if ('children' in node) for (const child of node.children) visit(child);
  };
  visit(tree);
  return found;
};

class Reader {
  readonly passages: Passage[] = [];
  hasHeadings = false;
  readonly #definitions: ReadonlyMap<string, string>;
  readonly #tellSections: typeof sectionsOf;
  readonly #headings: { depth: number; text: string }[] = [];
  #tick: Passage['tick'];
  #isTitled = false;
  /** Of the table in HTML that is being read: a blank line in it makes two blocks. */
  #htmlColumns: readonly string[] = [];

  constructor(definitions: ReadonlyMap<string, string>, tellSections: typeof sectionsOf) {
    this.#definitions = definitions;
    this.#tellSections = tellSections;
  }

  /** A paragraph introduces the list, table or code block that follows it, also over others of these. */
  blocks(nodes: readonly RootContent[], leads: readonly string[], kind: 'sentence' | 'item' = 'sentence'): void {
    let lead: readonly string[] = [];
    let intro: readonly string[] = [];
    for (const node of nodes) {
      if (node.type !== 'paragraph') intro = [];
      if (node.type === 'paragraph') {
        lead = this.#paragraph(node, [...leads, ...intro], kind);
        intro = introAfter(intro, lead);
      }
      if (node.type === 'heading') lead = this.#heading(node);
      else if (node.type === 'list') this.#list(node, [...leads, ...lead]);
      else if (node.type === 'table') this.#table(node, [...leads, ...lead]);
      else if (node.type === 'code') this.#code(node, [...leads, ...lead]);
      else if (node.type === 'html') this.#html(node, leads);
      else if (node.type === 'blockquote' || node.type === 'footnoteDefinition') this.blocks(withoutMark(node.children), leads, kind);
    }
  }

  #heading(node: Heading): readonly string[] {
    const text = this.#inline(node).text.slice(0, 300);
    this.#open(node.depth, text);
    this.#add({ kind: 'heading', text, line: lineOf(node), endLine: endOf(node), links: [], codes: [] }, []);
    return [];
  }

  #open(depth: number, text: string): void {
    this.hasHeadings = true;
    // Where chapters have the rank of the title, they stand below it all the same.
    const kept = this.#isTitled ? 1 : 0;
    while (this.#headings.length > kept && (this.#headings.at(-1)?.depth ?? 0) >= depth) this.#headings.pop();
    if (this.#headings.length === 0) this.#isTitled = depth === 1 && sectionOf(text) === undefined;
    this.#headings.push({ depth, text });
  }

  /** Returns what the paragraph says of the blocks below it: its last sentence, and the bold words that stand for a heading. */
  #paragraph(node: Paragraph, leads: readonly string[], kind: 'sentence' | 'item'): readonly string[] {
    const inline = this.#inline(node);
    const label = labelOf(node);
    const spans = sentencesOf(inline.text);
    const wholeIsBold = node.children.length === 1 && label !== undefined;
    for (const [index, span] of spans.entries()) {
      if (this.#isFull) break;
      const own = label !== undefined && (index > 0 || !wholeIsBold) ? [...leads, label] : leads;
      this.#add({ kind, ...inline.part(span) }, own);
    }
    const last = spans.at(-1);
    if (!last) return [];
    const words = inline.text.slice(last.start, last.end);
    return label !== undefined && label !== words ? [label, words] : [words];
  }

  #list(list: List, leads: readonly string[]): void {
    for (const item of list.children) {
      const outer = this.#tick;
      if (typeof item.checked === 'boolean') this.#tick = item.checked ? 'done' : 'open';
      this.blocks(item.children, leads, 'item');
      this.#tick = outer;
    }
  }

  #table(table: Table, leads: readonly string[]): void {
    const [head, ...rows] = table.children;
    const columns = (head?.children ?? []).map((cell) => this.#inline(cell).text);
    const labels = rows.map((row) => (row.children.length === 2 && row.children[0] ? this.#inline(row.children[0]).text : ''));
    // "Topic, answer": a policy in the shape of a table, whose rows are its chapters.
    const isPolicy = labels.filter(isTopic).length >= 2;
    for (const [index, row] of rows.entries()) {
      const cells = row.children.map((cell) => this.#inline(cell));
      const own = labels[index] ?? '';
      const text = cells
        .map((cell) => cell.text)
        .join(' | ')
        .trim();
      this.#add(
        { kind: 'row', text, line: lineOf(row), endLine: endOf(row), links: cells.flatMap((cell) => cell.links), codes: cells.flatMap((cell) => cell.codes) },
        isPolicy && isTopic(own) ? [...leads, own] : leads,
        {
          cells: cells.map((cell) => cell.text),
          columns,
        },
      );
    }
  }

  #code(code: Code, leads: readonly string[]): void {
    const first = lineOf(code) + (endOf(code) - lineOf(code) > code.value.split('\n').length - 1 ? 1 : 0);
    for (const piece of passagesOfCode(code.value, first)) this.#add({ kind: 'code', ...piece, links: [], codes: [] }, leads);
  }

  #html(node: Html, leads: readonly string[]): void {
    const heading = /^<h([1-6])[^>]*>([\s\S]*?)<\/h\1>\s*$/i.exec(node.value);
    const { rows, rest } = heading ? { rows: [], rest: heading[2] ?? '' } : readTables(node.value);
    for (const row of rows) this.#htmlRow(row, lineOf(node), leads);
    if (/<\/table>/i.test(node.value)) this.#htmlColumns = [];
    const text = rest.replaceAll(/<[^>]*>/g, ' ');
    if (heading) this.#open(Number(heading[1]), text.trim().slice(0, 300));
    for (const passage of passagesOfText(text, lineOf(node))) {
      this.#add({ ...passage, kind: heading ? 'heading' : passage.kind, links: [...passage.links, ...hrefsOf(node)] }, leads);
    }
  }

  #htmlRow({ cells, isHead, above, height }: HtmlRow, start: number, leads: readonly string[]): void {
    if (isHead || this.#htmlColumns.length === 0) {
      this.#htmlColumns = cells;
      if (isHead) return;
    }
    const text = cells.join(' | ').trim();
    this.#add({ kind: 'row', text, line: start + above, endLine: start + above + height, links: [], codes: [] }, leads, { cells, columns: this.#htmlColumns });
  }

  #inline(node: Nodes & { children: readonly PhrasingContent[] }): Inline {
    return new Inline(node.children, this.#definitions, lineOf(node));
  }

  #add(piece: Omit<Passage, 'headings' | 'leads' | 'sections'>, leads: readonly string[], cells?: { cells: readonly string[]; columns: readonly string[] }): void {
    if (piece.text === '' || this.#isFull) return;
    const headings = this.#headings.map((heading) => heading.text);
    const sections: readonly Section[] = this.#tellSections(headings, leads, cells !== undefined);
    this.passages.push(bounded({ ...piece, headings, leads, sections, ...cells, ...(this.#tick ? { tick: this.#tick } : {}) }));
  }

  get #isFull(): boolean {
    return this.passages.length > maxPassages;
  }
}

/** What "Please include:" introduces may be short paragraphs instead of a list. */
const introAfter = (intro: readonly string[], lead: readonly string[]): readonly string[] => {
  const words = lead.at(-1) ?? '';
  if (/[:：]\s*$/.test(words)) return [words];
  return words.length < 120 && !/[.!?。]\s*$/.test(words) ? intro : [];
};

/** The bold words that a paragraph or item starts with: "**Updates**: we keep you informed". */
const labelOf = (node: Paragraph): string | undefined => {
  const [first] = node.children;
  if (first?.type !== 'strong') return undefined;
  const text = new Inline(first.children, new Map(), 1).text.replace(/\s*[:：]\s*$/, '');
  return text.length <= 80 ? text : undefined;
};

const topics: ReadonlySet<Section> = new Set([
  'supported',
  'reporting',
  'contact',
  'noPublic',
  'reportContents',
  'expect',
  'scope',
  'outOfScope',
  'credit',
  'bounty',
  'announcements',
]);
const isTopic = (label: string): boolean => {
  const section = label.length > 40 ? undefined : sectionOf(label);
  return section !== undefined && topics.has(section);
};

const hrefsOf = (node: Html): { url: string; text: string; line: number }[] =>
  [...node.value.matchAll(/\bhref\s*=\s*["']([^"'\s]{1,500})["']/gi)].map(([, url = '']) => ({ url, text: '', line: lineOf(node) }));

const lineOf = (node: Nodes): number => node.position?.start.line ?? 1;
const endOf = (node: Nodes): number => node.position?.end.line ?? 1;

/** `> [!CAUTION]` tells how a quote is shown. The end of its line stays: the places of the words behind it are counted from there. */
const withoutMark = (nodes: readonly RootContent[]): readonly RootContent[] => {
  const [first, ...others] = nodes;
  const [text, ...rest] = first?.type === 'paragraph' ? first.children : [];
  const marked = text?.type === 'text' ? /^\[!(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION)\][ \t]*(?=\n|$)/i.exec(text.value) : null;
  if (first?.type !== 'paragraph' || text?.type !== 'text' || !marked) return nodes;
  return [{ ...first, children: [{ ...text, value: text.value.slice(marked[0].length) }, ...rest] }, ...others];
};
