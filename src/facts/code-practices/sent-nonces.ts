/** A nonce counts where it is one of scripts, made anew, in a policy that is sent to be followed, and not in development alone. */
export const isInPolicy = (lines: readonly string[], index: number): boolean => {
  const line = lines[index] ?? '';
  // What is said to a framework by a setting names its directives itself.
  if (!/\bnonce-/.test(line)) return true;
  const above = lines.slice(Math.max(0, index - 12), index).join('\n');
  const before = `${lines.slice(Math.max(0, index - 6), index).join('\n')}\n${line.slice(0, line.indexOf('nonce-'))}`;
  const own = [...before.matchAll(/\b([a-z]{3,9})[-_]?src(?:[-_]?(?:elem|attr))?/gi)].at(-1);
  return (
    own !== undefined &&
    /^(?:script|default)$/i.test(own[1] ?? '') &&
    !/["'`]\s?\)/.test(before.slice(own.index)) &&
    !reportOnly.test(`${above}\n${lines.slice(index, index + 13).join('\n')}`) &&
    !inDevelopment.test(`${above}\n${line}`) &&
    !lines.some((each) => fixed.test(each))
  );
};

const reportOnly = /report[-_]?only(?!["']?\s?[:=]\s?false)/i;
const inDevelopment = /\bif\b[^\n]{0,80}(?:(?<!!)===?\s?["'](?:dev\w{0,12}|local)["']|\b(?:is_?dev|DEBUG)\b)/i;
const fixed = /\bnonce["']?\s?[:=]\s?["'][\w+/=-]{1,60}["']/i;
