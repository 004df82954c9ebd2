export const matchAt = (pattern: RegExp, text: string, at: number): string | undefined => {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
};

export const before = (text: string, start: number, length: number): string => text.slice(Math.max(0, start - length), start);
/** The line up to an offset, at most 200 characters of it. */
export const lineBefore = (text: string, start: number): string => {
  const left = before(text, start, 200);
  return left.slice(left.lastIndexOf('\n') + 1);
};

/** In settings: what is commented out is what nobody runs with. */
export const isCommentedOut = (text: string, at: number): boolean => /^[ \t]*(?:#+|;+|\/\/|%%?|<!--)(?!!)/.test(lineBefore(text, at));

/** In a comment of any language, one that documents the program too. */
export const isInComment = (text: string, at: number): boolean =>
  /^[ \t]*(?:#+(?![ \t]*!?[ \t]*(?:define|subst|substdef)\b)|;+|\/\/|\/?\*|--[ \t]|%%?|<!--)/.test(lineBefore(text, at));
