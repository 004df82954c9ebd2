import type { ChalkInstance } from 'chalk';
import type { ReportFinding } from '../report/report.ts';
import { truncate, widthOf } from './layout.ts';
import { markedSpan } from './marked-span.ts';
import type { Style } from './reporter.ts';
import { visible } from './visible.ts';

/** The line that a finding points at, with what it speaks of underlined where there are colours, else with carets below it. */
export const codeFrame = (at: ReportFinding, { unicode, width, color }: Style, paint: ChalkInstance): string[] => {
  const excerpt = at.excerpt ?? '';
  if (excerpt.trim() === '') return [];
  const bar = unicode ? '│' : '|';
  const gutter = `        ${String(at.line).padStart(4)} ${bar} `;
  const room = Math.max(20, width - gutter.length);
  const cut = unicode ? '…' : '...';
  const whole = visible(excerpt.trim());
  const span = markedSpan(at, excerpt, at.secret?.masked);
  const left = visible(excerpt.slice(0, span?.from).trimStart());
  const marked = visible(excerpt.slice(span?.from, span?.to)).trimEnd();
  // What stands far to the right is shown with what is just before it.
  const isFar = span !== undefined && widthOf(left + marked) > room;
  const before = isFar ? cut + left.slice(-Math.max(10, Math.floor((room - widthOf(marked)) / 2))) : left;
  const shown = truncate(isFar ? before + whole.slice(left.length) : whole, room, cut);
  // What a cut of the line has taken is not marked, and neither is what is not there letter by letter.
  if (!span || !shown.startsWith(before + marked)) return [paint.dim(gutter) + shown];
  if (color) return [paint.dim(gutter) + before + paint.underline(marked) + shown.slice(before.length + marked.length)];
  return [gutter + shown, `${' '.repeat(gutter.length - 2)}${bar} ${' '.repeat(widthOf(before))}${'^'.repeat(widthOf(marked))}`];
};
