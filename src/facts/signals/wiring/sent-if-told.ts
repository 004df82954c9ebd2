import { openingLinesAt } from '../../text/opening-lines.ts';

const header = /strict-transport-security/gi;

/** What settings answer; whether this request came over TLS is asked rightly, and in production it does. */
const asksSettings = /env|config|\bcfg\b|\bconf\b|settings|\bopts?\b|options|enable|only|force|\bself\.|\bthis\./i;
const isProduction = /prod|[!n]\w*\W{0,3}\b(?:is_?)?dev/i;

/** Is Strict-Transport-Security sent in this function only where a setting asks for it? */
export const isSentIfTold = (body: string): boolean => {
  const places = [...body.matchAll(header)];
  return places.length > 0 && places.every(({ index }) => hangsOnSetting(body, index));
};

/** Does an `if` that asks a setting open one of the blocks round this place? */
const hangsOnSetting = (body: string, offset: number): boolean =>
  [...openingLinesAt(body, offset, 59)].some((line) => /^\s*(?:\}\s*else\s+|el)?if\b/.test(line) && asksSettings.test(line) && !isProduction.test(line));
