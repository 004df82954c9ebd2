import { amountOf } from '../limits/amount.ts';

/** `max-age={hsts_max_age}`: the number that the name is given in this file. */
export const filledIn = (value: string | undefined, lines: readonly string[]): string | undefined => {
  const [written, name] = /(?<=max-age=)\$?\{(\w{2,60})\}/i.exec(value ?? '') ?? [];
  if (value === undefined || written === undefined || name === undefined) return value;
  const given = lines.flatMap((line) => {
    const [, own, expression] = assigned.exec(line) ?? [];
    return own === name && expression !== undefined ? [expression] : [];
  });
  const amount = given.length === 1 ? amountOf((given[0] ?? '').trim()) : undefined;
  return amount && 'value' in amount && Number.isInteger(amount.value) ? value.replace(written, String(amount.value)) : value;
};

/** `age: int = …`, `const age = …`, `age := …` */
const assigned = /^\s{0,40}(?:(?:const|let|var|final) )?(\w{2,60})(?:: ?\w{1,20})? ?:?=(?!=) ?(\S.{0,120})$/;
