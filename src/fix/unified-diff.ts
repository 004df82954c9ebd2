import type { Change } from './plan-fixes.ts';
import { linesOf, type Splice, spliced, type TextLine } from './text-lines.ts';

/** Old lines from `from` up to `to` (0-based, excluded) and what stands there afterwards. */
interface Block {
  readonly from: number;
  readonly to: number;
  readonly splices: readonly Splice[];
}

const context = 3;

/** The change as `git apply` takes it. What is changed is known, so nothing is compared. */
export const unifiedDiff = ({ path, before, splices }: Change): string => {
  const text = before ?? '';
  const old = linesOf(text);
  const hunks = hunksOf(blocksOf(old, text, splices), old.length);
  let shift = 0;
  const body = hunks.flatMap((blocks) => {
    const from = Math.max(0, (blocks[0]?.from ?? 0) - context);
    const to = Math.min(old.length, (blocks.at(-1)?.to ?? 0) + context);
    const rows: string[] = [];
    let at = from;
    for (const block of blocks) {
      rows.push(...old.slice(at, block.from).flatMap((line) => row(' ', line)));
      rows.push(...old.slice(block.from, block.to).flatMap((line) => row('-', line)));
      rows.push(...linesOf(textOf(text, old, block)).flatMap((line) => row('+', line)));
      at = block.to;
    }
    rows.push(...old.slice(at, to).flatMap((line) => row(' ', line)));
    const added = rows.filter((line) => line.startsWith('+')).length;
    const removed = rows.filter((line) => line.startsWith('-')).length;
    const header = `@@ -${range(from, to - from)} +${range(from + shift, to - from + added - removed)} @@`;
    shift += added - removed;
    return [header, ...rows];
  });
  return [`--- ${before === undefined ? '/dev/null' : headerName(`a/${path}`)}`, `+++ ${headerName(`b/${path}`)}`, ...body, ''].join('\n');
};

/** A name with a line break in it would begin the diff of another file, so odd ones stand in quotes as git writes them. */
const headerName = (name: string): string => (name.search(odd) < 0 ? name : `"${name.replaceAll(odd, escaped)}"`);
const odd = /[\p{Cc}"\\]/gu;

const escaped = (character: string): string => [...new TextEncoder().encode(character)].map((byte) => `\\${byte.toString(8).padStart(3, '0')}`).join('');

const range = (from: number, count: number): string => `${count === 0 ? from : from + 1},${count}`;

const row = (mark: string, { text, lineEnd }: TextLine): string[] => [`${mark}${text}${lineEnd.replace(/\n$/, '')}`, ...(lineEnd === '' ? ['\\ No newline at end of file'] : [])];

/** Lines put in between two touch neither; anything else touches each line that it has a part of. */
const blocksOf = (old: readonly TextLine[], text: string, splices: readonly Splice[]): readonly Block[] => {
  const blocks: Block[] = [];
  for (const splice of splices) {
    const open = old.at(-1)?.lineEnd === '';
    const atEnd = splice.start === text.length && !open;
    const index = atEnd ? old.length : old.findLastIndex(({ start }) => start <= splice.start);
    const between = splice.start === splice.end && (atEnd || old[index]?.start === splice.start);
    const from = Math.max(0, index);
    const to = between ? from : old.findLastIndex(({ start }) => start < Math.max(splice.end, splice.start + 1)) + 1;
    const last = blocks.at(-1);
    if (last && (from < last.to || (from === last.to && from === to) || from === last.from))
      blocks[blocks.length - 1] = { from: last.from, to: Math.max(last.to, to), splices: [...last.splices, splice] };
    else blocks.push({ from, to, splices: [splice] });
  }
  return blocks;
};

const textOf = (text: string, old: readonly TextLine[], { from, to, splices }: Block): string => {
  const start = old[from]?.start ?? text.length;
  return spliced(text, splices, start, to === from ? start : (old[to]?.start ?? text.length));
};

const hunksOf = (blocks: readonly Block[], length: number): readonly (readonly Block[])[] => {
  const hunks: Block[][] = [];
  for (const block of blocks) {
    const last = hunks.at(-1);
    const end = Math.min(length, last?.at(-1)?.to ?? 0);
    if (last && block.from - end <= 2 * context) last.push(block);
    else hunks.push([block]);
  }
  return hunks;
};
