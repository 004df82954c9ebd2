import { type Code, closingOf, insideOf } from '../../code/code.ts';
import { ifBlocksIn } from '../../code/if-blocks.ts';
import type { ConventionReading } from '../../conventions.ts';
import { forDevelopers } from './endpoints.ts';

/** What is there for developers alone: the block of `if (app.Environment.IsDevelopment())`, `#if DEBUG`. */
export const developersIn = (code: Code): readonly (readonly [number, number])[] => [
  ...ifBlocksIn(code)
    .filter(({ asked }) => forDevelopers.test(asked))
    .map(({ from, until }) => [from, until] as const),
  ...[...code.bare.matchAll(/^[ \t]*#if\s+DEBUG\b/gm)].slice(0, 100).map(({ index }): readonly [number, number] => {
    const closing = /^[ \t]*#(?:else|endif)/gm;
    closing.lastIndex = index;
    return [index, closing.exec(code.bare)?.index ?? code.bare.length];
  }),
];

export const withoutDevelopers = (said: ConventionReading | undefined, lines: readonly (readonly [number, number])[]): ConventionReading | undefined =>
  said && lines.length > 0 ? { ...said, controls: said.controls.filter(({ line }) => !lines.some(([from, to]) => from <= line && line <= to)) } : said;

/** What the `if` round a control asks; of several the one that no environment answers. */
export const underConditions = (said: ConventionReading | undefined, code: Code, lineOf: (offset: number) => number): ConventionReading | undefined => {
  if (!said) return said;
  const blocks = ifBlocksIn(code).map(({ asked, offset, from, until }) => ({
    asked: `${asked.startsWith('!(') ? '!' : ''}${insideOf(code, offset).replace(/\s+/g, ' ').trim()}`.slice(0, 80),
    from: lineOf(from),
    to: lineOf(until),
  }));
  // What is put into a branch of the pipeline is before a part of all requests.
  const parts = [...code.bare.matchAll(/\.\s{0,9}(?:MapWhen|UseWhen|Map)\s{0,9}\(/g)].slice(0, 200).map((match) => {
    const open = match.index + match[0].length - 1;
    return { from: lineOf(open), to: lineOf(closingOf(code, open)) };
  });
  return {
    ...said,
    controls: said.controls.map((written) => {
      const control = parts.some(({ from, to }) => from <= written.line && written.line <= to) ? { ...written, isPartial: true } : written;
      const around = blocks.filter(({ from, to }) => from <= control.line && control.line <= to).map(({ asked }) => asked);
      const condition = around.find((asked) => !/\bIs(?:Development|Production)\b/.test(asked)) ?? around[0];
      return condition === undefined ? control : { ...control, condition };
    }),
  };
};
