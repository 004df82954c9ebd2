/** A block of code in a Markdown file, fenced or indented, without the marks of the list or quotation it stands in. */
export interface CodeBlock {
  /** The first word behind the fence, in lower case; '' for none and for indented code. */
  readonly language: string;
  readonly lines: readonly CodeLine[];
  /** The heading above it. */
  readonly heading: string;
  /** The paragraph right above it. */
  readonly before: string;
}

export interface CodeLine {
  readonly text: string;
  readonly line: number;
  readonly column: number;
}

interface Fence {
  readonly mark: string;
  readonly indent: number;
  readonly language: string;
}

const opening = /^([ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?)(`{3,}(?!`)|~{3,}(?!~))([^`]*)$/;
const listItem = /^([ \t>]*)(?:[-*+]|\d{1,9}[.)])[ \t]+/;

/** Scans lines, in linear time: no inline marks, no nesting of blocks beyond what code needs. */
export const codeBlocks = (lines: readonly string[]): readonly CodeBlock[] => {
  const blocks: CodeBlock[] = [];
  let heading = '';
  let paragraph = '';
  let open: (CodeBlock & { lines: CodeLine[]; fence: Fence | undefined }) | undefined;
  let itemIndent = 0;
  let blank = true;
  let comment = false;
  const begin = (fence: Fence | undefined): typeof open => {
    open = { language: fence?.language ?? '', lines: [], heading, before: paragraph, fence };
    blocks.push(open);
    return open;
  };
  for (const [index, text] of lines.entries()) {
    const fence = open?.fence;
    if (open && fence) {
      if (isClosing(text, fence)) open = undefined;
      else open.lines.push(codeLine(text, index, fence.indent));
      continue;
    }
    if (comment || /^[ \t]*<!--/.test(text)) {
      comment = !text.includes('-->');
      continue;
    }
    const [, before = '', mark, info = ''] = opening.exec(text) ?? [];
    const indent = /^[ \t]*/.exec(text)?.[0] ?? '';
    const width = indent.replaceAll('\t', '    ').length;
    if (mark !== undefined) begin({ mark, indent: before.replaceAll('\t', '    ').length, language: /[A-Za-z][\w-]*/.exec(info)?.[0].toLowerCase() ?? '' });
    else if (text.trim() === '') {
      blank = true;
      open?.lines.push(codeLine(text, index, 0));
      continue;
    } else if (width >= itemIndent + 4 && (blank || open)) {
      (open ?? begin(undefined))?.lines.push(codeLine(text, index, 0));
      continue;
    } else {
      open = undefined;
      const title = /^ {0,3}#{1,6}[ \t]+(.*)/.exec(text)?.[1];
      const item = listItem.exec(text);
      if (item) itemIndent = item[0].length;
      else if (width === 0 && blank) itemIndent = 0;
      if (title !== undefined) heading = title;
      paragraph = title !== undefined ? '' : blank || item ? text : `${paragraph} ${text}`.slice(-2000);
    }
    blank = false;
  }
  return blocks.map(({ language, lines: code, heading: above, before }) => ({ language, lines: code, heading: above, before }));
};

const isClosing = (text: string, { mark }: Fence): boolean => {
  const rest = text.replace(/^[ \t>]+/, '').trimEnd();
  return rest.length >= mark.length && rest[0] === mark[0] && [...rest].every((char) => char === mark[0]);
};

/** Takes off quotation marks, and the blanks that the fence itself stands behind. */
const codeLine = (text: string, index: number, indent: number): CodeLine => {
  const quotation = /^(?:[ \t]{0,3}>[ \t]?)*/.exec(text)?.[0].length ?? 0;
  const blanks = /^[ \t]*/.exec(text.slice(quotation))?.[0].length ?? 0;
  const cut = quotation + Math.min(blanks, indent);
  return { text: text.slice(cut), line: index + 1, column: cut + 1 };
};
