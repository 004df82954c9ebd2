/** The events that an `if` leaves, where it names some: `github.event_name == 'schedule'`. Conditions that say more are not judged. */
export const namedEvents = (condition: string | undefined): { readonly are: 'the only ones' | 'left out'; readonly names: readonly string[] } | undefined => {
  if (condition === undefined || condition.length > 1000 || /!\s*\(/.test(condition)) return undefined;
  const named = [...condition.matchAll(/github\.event_name\s*(==|!=)\s*'(\w+)'/g)].map(([, operator, name = '']) => ({ operator, name }));
  if (named.length === 0) return undefined;
  const names = named.map(({ name }) => name);
  if (named.every(({ operator }) => operator === '==') && !/\|\|(?!\s*(?:\(\s*)?github\.event_name)|(?<!\)\s*|'\s*)\|\|/.test(condition)) return { are: 'the only ones', names };
  if (named.every(({ operator }) => operator === '!=') && !condition.includes('||')) return { are: 'left out', names };
  return undefined;
};

/** Of a push only that of a tag: `startsWith(github.ref, 'refs/tags/')`. */
export const wantsTag = (condition: string | undefined): boolean =>
  condition !== undefined && !/\|\||!\s*(?:\(|startsWith|contains)/.test(condition) && /\(\s*github\.ref\s*,\s*'refs\/tags\/|github\.ref_type\s*==\s*'tag'/.test(condition);

/** `if: false`: it never runs. */
export const isOff = (condition: string | undefined): boolean => condition !== undefined && /^\s*(?:\$\{\{\s*)?false\s*(?:&&[^|]*)?(?:\}\}\s*)?$/.test(condition);
