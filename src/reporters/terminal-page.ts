import { Chalk, type ChalkInstance } from 'chalk';
import type { Location } from '../location.ts';
import type { ReportFinding } from '../report/report.ts';
import { codeFrame } from './code-frame.ts';
import { hyperlink, linkedIn } from './hyperlink.ts';
import { wrap } from './layout.ts';
import { openablePlace } from './place.ts';
import type { Style } from './reporter.ts';
import { visible } from './visible.ts';

/** Lines for a terminal: text in its width, and places that may be links. */
export class TerminalPage {
  readonly lines: string[] = [];
  readonly paint: ChalkInstance;
  readonly style: Style;

  constructor(style: Style) {
    this.style = style;
    this.paint = new Chalk({ level: style.color ? 1 : 0 });
  }

  text(text: string, indent: number, color: (text: string) => string = (same) => same, first = ' '.repeat(indent), at?: Location): void {
    const width = Math.max(24, Math.min(this.style.width, 120) - indent);
    const lines = wrap(visible(text), width);
    const [head = '', ...rest] = at === undefined ? lines : lines.map((line) => linkedIn(line, visible(openablePlace(at)), this.#linkTo(at)));
    this.lines.push(first + color(head), ...rest.map((line) => ' '.repeat(indent) + color(line)));
  }

  /** What is known of the place itself stands beside it. */
  place(at: ReportFinding, note: string | undefined): void {
    if (at.path === '.' && at.line === undefined) return;
    if (note === undefined) this.lines.push(`        ${this.paint.cyan(this.linked(at))}`);
    else this.text(`${openablePlace(at)}  ${note}`, 8, this.paint.cyan, undefined, at);
    this.lines.push(...codeFrame(at, this.style, this.paint));
  }

  linked(at: Location): string {
    return hyperlink(visible(openablePlace(at)), this.#linkTo(at));
  }

  /** What stands in a commit of the past need not lie in the folder any more. */
  #linkTo({ path, commit }: Location): string | undefined {
    return commit === undefined && path !== '.' ? this.style.linkOf?.(path) : undefined;
  }
}
