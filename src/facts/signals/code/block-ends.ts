import { countWhile } from '../../text/count-while.ts';
import type { Code } from './code.ts';

/** For an offset the end of the innermost pair of braces around it; undefined outside of all. */
export const blockEnds = (code: Code): ((offset: number) => number | undefined) => {
  // Made when the first is asked for.
  let ends: ReturnType<typeof blockEnds> | undefined;
  return (offset) => {
    ends ??= endsIn(code);
    return ends(offset);
  };
};

const endsIn = ({ bare, closings }: Code): ReturnType<typeof blockEnds> => {
  const blocks = [...closings].filter(([open]) => bare[open] === '{').sort((a, b) => a[0] - b[0]);
  const outer: number[] = [];
  const around = (index: number, offset: number): number => {
    let at = index;
    while (at >= 0 && (blocks[at]?.[1] ?? 0) <= offset) at = outer[at] ?? -1;
    return at;
  };
  for (const [index, [open]] of blocks.entries()) outer.push(around(index - 1, open));
  return (offset) => blocks[around(countWhile(blocks, ([open]) => open < offset) - 1, offset)]?.[1];
};
