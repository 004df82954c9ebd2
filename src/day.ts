/** Is this a day of the calendar, as 2026-12-31? */
export const isDay = (text: string): boolean => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  // 31 February would be taken for a day of March.
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
};

/** The day of this second since 1970, in UTC; nothing for one that no calendar has, as a commit may name. */
export const dayAt = (seconds: number): string => {
  const date = new Date(seconds * 1000);
  return Number.isNaN(date.getTime()) ? '' : date.toISOString().slice(0, 10);
};
