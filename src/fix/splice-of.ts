import type { Edit } from '../finding.ts';
import { lineEndOf, type Splice, type TextLine } from './text-lines.ts';

type Located = Splice | { readonly refused: string };
type YamlEntries = Edit & { readonly kind: 'yaml-entries' };

const moved = { refused: 'the text is not as the audit found it' };
const notPlain = { refused: 'the place is not in plain block style' };

/** What an edit means in this text (undefined: there is no such file) with these lines, or why it cannot be made exactly. */
export const spliceOf = (edit: Edit, text: string | undefined, lines: readonly TextLine[]): Located => {
  if (edit.kind === 'append') return appended(text ?? '', lines, edit.lines);
  if (text === undefined) return { refused: 'the file is not there' };
  switch (edit.kind) {
    case 'insert':
      return edit.before < 1 || edit.before > lines.length ? moved : linesBefore(lines, text, aboveComment(lines, edit.before - 1), edit.lines);
    case 'replace':
      return replaced(lines[edit.line - 1], edit);
    case 'yaml-entries':
      return entriesAt(lines, text, edit);
    case 'yaml-item':
      return itemBehind(lines, text, edit.line - 1, edit.lines);
  }
};

const appended = (text: string, lines: readonly TextLine[], added: readonly string[]): Splice => {
  const lineEnd = lineEndOf(lines);
  const open = lines.at(-1)?.lineEnd === '';
  return { start: text.length, end: text.length, text: `${open ? lineEnd : ''}${added.map((line) => line + lineEnd).join('')}` };
};

const replaced = (line: TextLine | undefined, { column, old, text }: Edit & { readonly kind: 'replace' }): Located => {
  if (!line || old === '') return moved;
  const behind = line.text.slice(column - 1);
  const at = behind.startsWith(old) ? column - 1 : /^["']/.test(behind) && behind.slice(1).startsWith(old) ? column : undefined;
  // Only the whole of a word: `8080:80` is no part of `8080:8080`.
  if (at === undefined || /^[\w.$:/-]/.test(line.text.slice(at + old.length))) return moved;
  return { start: line.start + at, end: line.start + at + old.length, text };
};

/** What is said in comments directly above a line is said of it, but for what begins them indented: that was taken out of the block before. */
const aboveComment = (lines: readonly TextLine[], index: number): number => {
  const indent = /^[ \t]*/.exec(lines[index]?.text ?? '')?.[0] ?? '';
  let at = index;
  while (at > 0 && lines[at - 1]?.text.startsWith(`${indent}#`)) at--;
  while (at < index && /^[ \t]*#[ \t]{2,}\S/.test(lines[at]?.text ?? '')) at++;
  return at;
};

/** Behind the last line where `index` is past the end. */
const linesBefore = (lines: readonly TextLine[], text: string, index: number, added: readonly string[], indent = ''): Splice => {
  const next = lines[index];
  const indented = added.map((line) => (line === '' ? '' : indent + line));
  if (!next) return appended(text, lines, indented);
  const lineEnd = lineEndOf(lines);
  return { start: next.start, end: next.start, text: indented.map((line) => line + lineEnd).join('') };
};

/** A key that is a plain or quoted word; the blanks and the dash before it; what stands behind its colon. */
const entryLine = /^( *(?:- +)?)("[^"\\]*"|'[^']*'|[\w$./-]+):(?: (.*)|\s*)$/;

const entriesAt = (lines: readonly TextLine[], text: string, { line, put, lines: added }: YamlEntries): Located => {
  const index = line - 1;
  const [all, lead = '', , behind = ''] = entryLine.exec(lines[index]?.text ?? '') ?? [];
  if (all === undefined) return notPlain;
  const value = behind.trim();
  const depth = lead.length;
  if (put === 'before') return lead.trim() === '' && !hasKey(lines, index, depth, added) ? linesBefore(lines, text, aboveComment(lines, index), added, lead) : notPlain;
  if (put === 'last') return hasKey(lines, index, depth, added) ? notPlain : linesBefore(lines, text, endOfBlock(lines, index, depth), added, ' '.repeat(depth));
  if (put === 'after') {
    const oneLine = /^(?:"[^"\\]*"|'[^']*'|[^\s"'|>{[&*!#%@`?-](?:[^#]|(?<=\S)#)*)(?:\s#.*)?$/.test(value);
    const next = contentAfter(lines, index);
    if (!oneLine || (next !== undefined && indentOf(next) > depth) || hasKey(lines, index + 1, depth, added)) return notPlain;
    return linesBefore(lines, text, index + 1, added, ' '.repeat(depth));
  }
  if (!/^(?:#.*)?$/.test(value)) return notPlain;
  const first = contentAfter(lines, index);
  if (!first || !(entryLine.test(first.text) || mergeLine.test(first.text)) || /^ *-/.test(first.text) || indentOf(first) <= depth) return notPlain;
  if (hasKey(lines, index + 1, indentOf(first), added) || mergesKey(lines, index + 1, indentOf(first), added)) return notPlain;
  return linesBefore(lines, text, index + 1, added, ' '.repeat(indentOf(first)));
};

const mergeLine = /^ *<<: *(?:\*([\w.-]+)|\[([^\]]*)\])\s*(?:#.*)?$/;

/** May what this block merges in have one of these keys? A key of its own would stand in its place, and not beside it. */
const mergesKey = (lines: readonly TextLine[], from: number, depth: number, added: readonly string[], deep = 0): boolean => {
  for (let at = from; at < lines.length; at++) {
    const line = lines[at];
    if (!line || isBlank(line)) continue;
    if (indentOf(line) < depth) return false;
    if (indentOf(line) > depth || !line.text.slice(depth).startsWith('<<')) continue;
    const [all, one, several = ''] = mergeLine.exec(line.text) ?? [];
    const names = one ? [one] : several.split(',').map((name) => name.trim().replace(/^\*/, ''));
    if (all === undefined || deep > 4 || names.length > 10 || names.some((name) => anchorHasKey(lines, name, added, deep))) return true;
  }
  return false;
};

/** True for an anchor that is not that of a plain block as well. */
const anchorHasKey = (lines: readonly TextLine[], name: string, added: readonly string[], deep: number): boolean => {
  const index = lines.findLastIndex(({ text }) => text.trimEnd().endsWith(`&${name}`));
  const line = lines[index];
  const first = line && contentAfter(lines, index);
  if (!line || !first || !/^ *[\w"'.-]+: +&[\w.-]+\s*$/.test(line.text) || indentOf(first) <= indentOf(line)) return true;
  return hasKey(lines, index + 1, indentOf(first), added) || mergesKey(lines, index + 1, indentOf(first), added, deep + 1);
};

/** Does the block that goes on in this line at this depth have one of these keys already? */
const hasKey = (lines: readonly TextLine[], from: number, depth: number, added: readonly string[]): boolean => {
  const keys = added.flatMap((line) => /^([\w-]+):/.exec(line)?.[1] ?? []);
  for (let at = from; at < lines.length; at++) {
    const line = lines[at];
    if (!line || isBlank(line)) continue;
    if (indentOf(line) < depth) return false;
    if (indentOf(line) === depth && keys.some((key) => line.text.slice(depth).replace(/^["']/, '').startsWith(key))) return true;
  }
  return false;
};

const itemBehind = (lines: readonly TextLine[], text: string, index: number, added: readonly string[]): Located => {
  const line = lines[index];
  const dash = /^( *)- +[\w"']/.exec(line?.text ?? '')?.[1];
  if (!line || dash === undefined) return notPlain;
  return linesBefore(lines, text, endOfBlock(lines, index, dash.length + 1), added, dash);
};

/** Behind the last line that is indented at least so far. A comment so deep counts: it may be text of a block scalar. */
const endOfBlock = (lines: readonly TextLine[], index: number, depth: number): number => {
  let end = index + 1;
  for (let at = end; at < lines.length; at++) {
    const next = lines[at];
    if (!next || next.text.trim() === '') continue;
    if (indentOf(next) >= depth) end = at + 1;
    else if (!isBlank(next)) break;
  }
  return end;
};

const contentAfter = (lines: readonly TextLine[], index: number): TextLine | undefined => {
  for (let at = index + 1; at < lines.length; at++) {
    const line = lines[at];
    if (line && !isBlank(line)) return line;
  }
  return undefined;
};

const isBlank = ({ text }: TextLine): boolean => /^\s*(?:#.*)?$/.test(text);
const indentOf = ({ text }: TextLine): number => text.length - text.trimStart().length;
