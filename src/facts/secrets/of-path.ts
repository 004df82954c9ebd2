/**
 * Asks once what hangs on the path alone: a history has a file in hundreds of versions, of each a dozen parts are looked through, and nothing is
 * asked more often. What is known is let go when there are too many.
 */
export const ofPath = <Answer>(ask: (path: string) => Answer): ((path: string) => Answer) => {
  const known = new Map<string, Answer>();
  const remember = (path: string): Answer => {
    const answer = ask(path);
    if (known.size === most) known.clear();
    known.set(path, answer);
    return answer;
  };
  // Of one file it is asked for each of its names.
  let last: { readonly path: string; readonly answer: Answer } | undefined;
  return (path) => {
    if (path === last?.path) return last.answer;
    const answer = known.get(path) ?? remember(path);
    last = { path, answer };
    return answer;
  };
};

const most = 4096;
