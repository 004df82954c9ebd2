/** Plain data with the tokens in its texts masked (`mask-tokens.ts`). Most data has none, and what knows every format of a secret takes time to load. */
export const withoutTokens = async <T>(data: T): Promise<T> => (mayHoldToken(data) ? (await import('./mask-tokens.ts')).maskTexts(data) : data);

const mayHoldToken = (data: unknown): boolean => {
  if (typeof data === 'string') return withLogin.test(data) || (data.match(longRun) ?? []).some(isNoWord);
  return typeof data === 'object' && data !== null && Object.values(data).some(mayHoldToken);
};

const withLogin = /:\/\/[^\s/…]{1,300}@/;
const longRun = /[A-Za-z0-9]{14,}/g;

/** Letters and more than one digit, and no id of an object or a digest. */
const isNoWord = (run: string): boolean => /\d.*\d/.test(run) && /[A-Za-z]/.test(run) && !/^[0-9a-f]+$/.test(run);
