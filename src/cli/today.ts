/** `YYYY-MM-DD`, in UTC, as attestations and suppressions end. */
export const today = (): string => new Date().toISOString().slice(0, 10);
