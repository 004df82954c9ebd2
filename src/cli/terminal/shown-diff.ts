import { maskTokens } from '../../facts/secrets/mask-tokens.ts';
import type { Change } from '../../fix/plan-fixes.ts';
import { unifiedDiff } from '../../fix/unified-diff.ts';
import { visible, withoutCommand } from '../../reporters/visible.ts';

/**
 * Lines of the repository stand around the changes: tokens in them are masked, what else may be secret as `redact` does it, and control characters are
 * shown. The lines of the diff stay lines; what a runner of CI would obey is the only text in them that is no longer what git looks for.
 */
export const shownDiff = (change: Change, redact = (text: string): string => text): string =>
  maskTokens(unifiedDiff(change))
    .split('\n')
    .map((line) => shownLine(line, redact))
    .join('\n');

/** A carriage return before the line break moves nothing on a screen, and without it git finds no line of a file from Windows again. */
const shownLine = (line: string, redact: (text: string) => string): string => {
  const text = line.endsWith('\r') ? line.slice(0, -1) : line;
  return withoutCommand(visible(text.charAt(0) + redact(text.slice(1)))) + line.slice(text.length);
};
