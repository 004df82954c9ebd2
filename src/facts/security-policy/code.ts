/** A command or setting shown in a block: the comments above it and the lines up to the next blank line or comment. */
export interface CodePiece {
  readonly text: string;
  readonly line: number;
  readonly endLine: number;
}

export const passagesOfCode = (code: string, firstLine: number): readonly CodePiece[] => {
  const pieces: CodePiece[] = [];
  let open: { words: string[]; line: number; endLine: number; commands: number } | undefined;
  const close = (): void => {
    if (open) pieces.push({ text: open.words.join(' '), line: open.line, endLine: open.endLine });
    open = undefined;
  };
  for (const [index, source] of code.split('\n').entries()) {
    const words = source.trim();
    const comment = /^(?:#(?!!)|\/\/|--\s|;)\s*/.exec(words)?.[0];
    if (words === '' || (comment !== undefined && (open?.commands ?? 0) > 0)) close();
    if (words === '') continue;
    open ??= { words: [], line: firstLine + index, endLine: firstLine + index, commands: 0 };
    open.words.push(comment === undefined ? words : words.slice(comment.length));
    open.endLine = firstLine + index;
    if (comment === undefined) open.commands += 1;
  }
  close();
  return pieces;
};
