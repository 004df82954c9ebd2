import { passagesOfCode } from './code.ts';
import { markupTableAt } from './markup-tables.ts';
import { bounded, type Link, longestPassage, maxPassages, type Passage } from './passage.ts';
import { sectionOf, sectionsOf } from './sections.ts';
import { sentencesOf } from './sentences.ts';

const item = /^\s*(?:[-*+•‣◦–·]|\*{2,5}|\.{1,5}|\(?\d{1,2}[.)]|\(?[a-z][.)]|#\.)\s+(?=\S)/;
const underline = /^([=\-~^"'`#*+.:_])\1{2,}\s*$/;
const markedHeading = /^(=+|#+)\s+(\S.*?)\s*[=#]*$/;
const ruler = /^(?=.*[-=+:*_]{3})[\s|+=:*_-]+$/;
const fence = /^\s*(?:```|~~~|-{4,}$|\.{4,}$)/;
const ignored = /^(?:\.\. (?!_)(?:[a-z-]+::.*)?.*|:[a-z-]+:(?!`).*|\/\/(?!\/).*|\[[^\]]*\]\s*|include::.*)$/i;

/**
 * Reads lines: for reStructuredText, AsciiDoc, plain text, for Markdown without headings and for files too large for a parser. Headings are those of the markups,
 * and short lines that name a section of a policy. Time grows with the length of the text.
 */
export const passagesOfText = (text: string, firstLine = 1): readonly Passage[] => {
  const reader = new LineReader(text.split('\n'), firstLine);
  reader.read();
  return reader.passages;
};

interface Block {
  kind: 'sentence' | 'item';
  words: string[];
  line: number;
  indent: number;
}

class LineReader {
  readonly passages: Passage[] = [];
  readonly #lines: readonly string[];
  readonly #firstLine: number;
  readonly #targets: ReadonlyMap<string, string>;
  #headings: { depth: number; text: string }[] = [];
  #leads: { indent: number; text: string }[] = [];
  #block: Block | undefined;
  #columns: readonly string[] | undefined;

  constructor(lines: readonly string[], firstLine: number) {
    this.#lines = lines;
    this.#firstLine = firstLine;
    this.#targets = targetsOf(lines);
  }

  read(): void {
    for (let index = 0; index < this.#lines.length && this.passages.length <= maxPassages; index += 1) {
      const line = this.#lines[index] ?? '';
      if (line.trim() === '') this.#flush();
      else if (line === '////') index = this.#comment(index);
      else if (/^\s*(?:\.\. list-table::|\|={3}|={2,} +=)/.test(line)) index = this.#table(index);
      else if (fence.test(line)) index = this.#fenced(index);
      else if (this.#heading(index)) index += underline.test(this.#lines[index + 1] ?? '') ? 1 : 0;
      else if (underline.test(line) || ruler.test(line) || ignored.test(line) || /^\.\. _/.test(line)) continue;
      else if (/^\s*\|.*\|/.test(line)) this.#row(line, index);
      else if (item.test(line)) this.#open('item', line.replace(item, ''), index, line.search(/\S/));
      else if (this.#block && !this.#startsAnew(index)) this.#block.words.push(line);
      else this.#open('sentence', line, index, line.search(/\S/));
    }
    this.#flush();
  }

  /** A line that cannot go on from the one before: that one ended, and neither is wrapped prose. */
  #startsAnew(index: number): boolean {
    const before = this.#lines[index - 1] ?? '';
    if (/\S\t+\S/.test(this.#lines[index] ?? '')) return true;
    return before.length < 45 && !/[,;(]\s*$/.test(before) && /^\s*[\p{Lu}\p{Lo}]/u.test(this.#lines[index] ?? '');
  }

  #heading(index: number): boolean {
    const line = this.#lines[index] ?? '';
    const marked = markedHeading.exec(line);
    const underlined = underline.exec(this.#lines[index + 1] ?? '');
    const isUnderlined = underlined !== null && !underline.test(line) && /^\S/.test(line) && !item.test(line) && !line.includes('|');
    if (!marked && !isUnderlined && !this.#namesSection(index)) return false;
    this.#flush();
    const text = (marked?.[2] ?? line)
      .slice(0, 300)
      .trim()
      .replace(/\s*[:：]$/, '');
    const depth = marked ? (marked[1]?.length ?? 1) : isUnderlined ? (underlined[1] === '=' ? 1 : 2) : 7;
    this.#headings = this.#headings.filter((above) => above.depth < depth);
    this.#headings.push({ depth, text });
    this.#leads = [];
    this.#columns = undefined;
    this.#add('heading', text, index, index);
    return true;
  }

  /** "Reporting a Vulnerability" alone on a line that starts a paragraph. */
  #namesSection(index: number): boolean {
    const line = (this.#lines[index] ?? '').trim();
    if (line.length > 60 || /[.!?,;|@]|\w:\/\/|^\S+:\s/.test(line) || item.test(line) || !/^[\p{Lu}\p{Lo}\d]/u.test(line) || line.split(/\s+/).length > 7) return false;
    const before = (this.#lines[index - 1] ?? '').trim();
    if (endsOpen(before) || (before !== '' && this.#leads.some((lead) => lead.indent < 0))) return false;
    const isFirst = before === '' || this.#block === undefined || /[.!?:。]$/.test(before) || before.length < 45;
    const after = (this.#lines[index + 1] ?? '').trim();
    return isFirst && /^(?:[\p{Lu}\p{Lo}\d\-*•|#"'`<[(].*)?$/u.test(after) && (sectionOf(line) !== undefined || /^security(?: policy)?$/i.test(line)) && this.#restIsBelow(index);
  }

  #restIsBelow(index: number): boolean {
    return this.#lines.slice(index + 1, index + 4).some((line) => line.trim() !== '');
  }

  /** A block of comment in AsciiDoc, such as a licence. */
  #comment(index: number): number {
    this.#flush();
    const end = this.#lines.indexOf('////', index + 1);
    return end < 0 ? index : end;
  }

  #fenced(index: number): number {
    this.#flush();
    const mark = (this.#lines[index] ?? '').trim().slice(0, 3);
    const offset = this.#lines.slice(index + 1, index + 400).findIndex((line) => line.trim().startsWith(mark));
    if (offset < 0) return index;
    const end = index + 1 + offset;
    for (const piece of passagesOfCode(this.#lines.slice(index + 1, end).join('\n'), this.#firstLine + index + 1)) {
      this.#add('code', piece.text, piece.line - this.#firstLine, piece.endLine - this.#firstLine);
    }
    return end;
  }

  #table(index: number): number {
    this.#flush();
    const table = markupTableAt(this.#lines, index);
    const { columns = [], rows = [] } = table ?? {};
    for (const { cells, from, to } of rows) this.#add('row', cells.join(' | '), from, to, { cells, columns });
    return table?.end ?? index;
  }

  #row(line: string, index: number): void {
    this.#flush();
    const cells = line
      .trim()
      .replace(/^\||\|$/g, '')
      .split('|')
      .map((cell) => cell.trim());
    if (this.#columns === undefined) this.#columns = cells;
    else this.#add('row', cells.join(' | '), index, index, { cells, columns: this.#columns });
  }

  #open(kind: Block['kind'], words: string, index: number, indent: number): void {
    this.#flush();
    this.#columns = undefined;
    this.#block = { kind, words: [words], line: index, indent };
  }

  #flush(): void {
    const block = this.#block;
    if (!block) return;
    this.#block = undefined;
    const isShort = /^[^.!?。]{1,119}$/.test(block.words.join(' ').trim());
    this.#leads = this.#leads.filter((lead) => (block.kind === 'item' ? lead.indent < block.indent || lead.indent < 0 : isShort && lead.indent < 0));
    const joined = block.words.map((line) => line.trim()).join('\n');
    let line = block.line;
    let counted = 0;
    for (const { start, end } of sentencesOf(joined)) {
      if (this.passages.length > maxPassages) break;
      line += lineBreaks(joined.slice(counted, start));
      counted = start;
      const words = joined.slice(start, end);
      this.#add(block.kind, words.replaceAll('\n', ' '), line, line + lineBreaks(words));
    }
    const last = joined.replaceAll('\n', ' ').trim();
    if (block.kind === 'item') this.#leads.push({ indent: block.indent, text: last.slice(-longestPassage) });
    else if (endsOpen(last)) this.#leads = [{ indent: -1, text: last.slice(-160) }];
  }

  #add(kind: Passage['kind'], words: string, from: number, to: number, table?: { cells: readonly string[]; columns: readonly string[] }): void {
    const line = this.#firstLine + from;
    const { text, links, codes } = plain(words, this.#targets, line);
    if (!/[\p{L}\p{N}]/u.test(text)) return;
    const headings = this.#headings.map((heading) => heading.text);
    const leads = kind === 'heading' ? [] : this.#leads.map((lead) => lead.text);
    this.passages.push(bounded({ kind, text, line, endLine: this.#firstLine + to, headings, leads, sections: sectionsOf(headings, leads), links, codes, ...table }));
  }
}

const lineBreaks = (text: string): number => text.split('\n').length - 1;

/** A colon that something follows, not the one of `:white_check_mark:`. */
const endsOpen = (text: string): boolean => /[:：]\s*$/.test(text) && !/:[a-z_]{1,40}:\s*$/.test(text);

/** `.. _name: url`, `[name]: url` and `.. |name| replace:: text`. */
const targetsOf = (lines: readonly string[]): ReadonlyMap<string, string> => {
  const found = new Map<string, string>();
  for (const line of lines) {
    const match = /^\s*(?:\.\. _`?([^`:]{1,100})`?:|\[([^\]]{1,100})\]:)\s*(\S{1,500})/.exec(line);
    if (match) found.set((match[1] ?? match[2] ?? '').toLowerCase(), match[3] ?? '');
    const substitution = /^\s*\.\. (\|[^|]{1,100}\|) replace::\s*(\S.{0,300})$/.exec(line);
    if (substitution) found.set((substitution[1] ?? '').toLowerCase(), substitution[2] ?? '');
  }
  return found;
};

/** `:doc:` and `:ref:` lead to pages and labels that a generator knows; their names are no paths, and what is shown for them is no code. */
const role = /(?<![\w`]):((?:[a-z][\w.+-]{0,30}:){0,2}[a-z][\w.+-]{0,30}):`([^`]{1,300})`/gi;
const ofCode = /^(?:code|literal|file|envvar|option|command|program|samp|kbd|makevar)$/i;

/** Takes the marks of all markups off a text and keeps what they linked and quoted. */
const plain = (words: string, targets: ReadonlyMap<string, string>, line: number): { text: string; links: readonly Link[]; codes: readonly string[] } => {
  const links: Link[] = [];
  const codes: string[] = [];
  const link = (url: string, text: string): string => {
    links.push({ url, text, line });
    return text;
  };
  const text = words
    .replaceAll(/\|([^|\s][^|]{0,99})\|(_?)/g, (whole, name: string, reference: string) => {
      const shown = targets.get(`|${name.toLowerCase()}|`);
      if (shown === undefined) return whole;
      return reference === '' ? shown : link(targets.get(name.toLowerCase()) ?? '', shown);
    })
    .replaceAll(role, (_, name: string, inner: string) => {
      if (ofCode.test(name)) codes.push(inner);
      return ofCode.test(name) ? inner : inner.replace(/\s*<[^<>]{1,200}>$/, '');
    })
    .replaceAll(/``?([^`]{1,200})``?(__?)?/g, (whole, inner: string, reference: string | undefined) => {
      const target = /^(.*\S)\s*<(\S{1,500})>$/.exec(inner);
      if (target && reference) return link(target[2] ?? '', target[1] ?? '');
      if (reference) return link(targets.get(inner.toLowerCase()) ?? '', inner);
      if (whole.startsWith('`')) codes.push(inner);
      return inner;
    })
    .replaceAll(/!?\[([^\]]{0,200})\]\(\s*<?([^)\s>]{1,500})(?=[)\s>])>?[^)]{0,100}\)/g, (_, label: string, url: string) => link(url, label))
    .replaceAll(/\[([^\]]{1,100})\]\[([^\]]{0,100})\]/g, (whole, label: string, name: string) => {
      const url = targets.get((name || label).toLowerCase());
      return url === undefined ? whole : link(url, label);
    })
    .replaceAll(/(?:link:)?((?:https?:\/\/|mailto:)[^\s[\]<>"')]{1,500})\[([^\]]{0,200})\]/g, (_, url: string, label: string) => link(url, label || url))
    .replaceAll(/(?:link|xref):([^\s[\]]{1,300})\[([^\]]{0,200})\]/g, (_, url: string, label: string) => link(url, label || url))
    .replaceAll(/(\*\*|__)(?=\S)(.{1,400}?\S)\1/g, '$2')
    .replaceAll(/(^|[\s(])[*_](?=\S)([^*_]{1,200}?\S)[*_](?=$|[\s).,:;!?])/g, '$1$2')
    .replaceAll(/^(?:[>\s]*>)?\s*|\s+$/g, '');
  return { text, links, codes };
};
