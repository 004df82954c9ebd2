/**
 * Asks once what hangs on the path alone: a history has a file in hundreds of versions, of each a dozen parts are looked through, and nothing is
 * asked more often. What is known is let go when there are too many.
 */
export const ofPath = <Answer>(ask: (path: string) => Answer): ((path: string) => Answer) => {
  const known = new Map<string, Answer>();
  return (path) => {
    const answer = known.get(path);
    if (answer !== undefined) return answer;
    const asked = ask(path);
    if (known.size === most) known.clear();
    known.set(path, asked);
    return asked;
  };
};

const most = 4096;
