import { amountOf } from '../limits/amount.ts';

/** `max-age={hsts_max_age}`: the number that the name is given in this file. */
export const filledIn = (value: string | undefined, lines: readonly string[]): string | undefined => {
  const [written, name] = /(?<=max-age=)\$?\{(\w{2,60})\}/i.exec(value ?? '') ?? [];
  if (value === undefined || written === undefined || name === undefined) return value;
  const given = lines.flatMap((line) => new RegExp(`(?<![\\w.-])${name}\\b[^=\\n]{0,30}=(?!=)\\s*(.{1,120})$`).exec(line)?.[1] ?? []);
  const amount = given.length === 1 ? amountOf(given[0] ?? '') : undefined;
  return amount && 'value' in amount && Number.isInteger(amount.value) ? value.replace(written, String(amount.value)) : value;
};
