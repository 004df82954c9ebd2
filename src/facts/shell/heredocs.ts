import type { Place } from '../formats/data-node.ts';
import type { WordReader } from './word-reader.ts';

/** `<<END`, seen in a line, of which the body is still to come. */
export interface Heredoc<Owner> {
  readonly owner: Owner;
  readonly operatorAt: Place;
  readonly end: string;
  /** `<<-`: tabs before the lines do not count. */
  readonly tabs: boolean;
  readonly expands: boolean;
}

export interface HeredocBody<Owner> extends Heredoc<Owner> {
  readonly start: number;
  readonly body: string;
}

/** The bodies follow the line that announced them, in order. Leaves the reader behind the last of them. */
export function* takeBodies<Owner>(announced: readonly Heredoc<Owner>[], words: WordReader): Iterable<HeredocBody<Owner>> {
  for (const heredoc of announced) {
    const start = words.at;
    yield { ...heredoc, start, body: words.text.slice(start, passBody(heredoc, words)) };
  }
}

/** Goes behind the closing line and tells where that begins; the end of the text where there is none. */
const passBody = ({ end, tabs }: Heredoc<unknown>, words: WordReader): number => {
  while (words.at < words.text.length) {
    const lineStart = words.at;
    const lineEnd = words.find('\n', lineStart);
    const line = words.text.slice(lineStart, lineEnd < 0 ? undefined : lineEnd).replace(/\r$/, '');
    words.at = lineEnd < 0 ? words.text.length : lineEnd + 1;
    if ((tabs ? line.replace(/^\t+/, '') : line) === end) return lineStart;
  }
  return words.text.length;
};
