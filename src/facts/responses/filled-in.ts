import { amountOf } from '../limits/amount.ts';

/** `max-age={hsts_max_age}`: the number that the name is given in this file. */
export const filledIn = (value: string | undefined, lines: readonly string[]): string | undefined => {
  const [written, name] = /(?<=max-age=)\$?\{(\w{2,60})\}/i.exec(value ?? '') ?? [];
  if (value === undefined || written === undefined || name === undefined) return value;
  const given = lines.flatMap((line, index) => {
    const [, own, expression] = assigned.exec(line) ?? [];
    // A parameter falls back to it, and may be given another.
    const isParameter = /,\s*$/.test(line) || /^\s*\)/.test(lines[index + 1] ?? '');
    return own === name && expression !== undefined ? [isParameter ? '' : expression] : [];
  });
  const amount = given.length === 1 ? amountOf((given[0] ?? '').trim()) : undefined;
  return amount && 'value' in amount && Number.isInteger(amount.value) ? value.replace(written, String(amount.value)) : value;
};

/** `age: int = …`, `const age = …`, `age := …` */
const assigned = /^\s{0,40}(?:(?:const|let|var|final) )?(\w{2,60})(?:: ?\w{1,20})? ?:?=(?!=) ?(\S.{0,120})$/;
