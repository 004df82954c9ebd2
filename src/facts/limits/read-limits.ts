import type { SourceFile } from '../source-file.ts';
import { blockOf } from './block.ts';
import { type FoundLimit, isWatched } from './limit.ts';
import { ratesIn } from './rates.ts';
import { singleLimitsIn } from './single-limits.ts';

/** What one file says of limits. */
export interface LimitReading {
  readonly limits: readonly FoundLimit[];
  /** Names that are made use of, beyond where they are given a value or imported. */
  readonly uses: readonly string[];
}

const most = 300;

export const readLimits = (file: SourceFile): LimitReading | undefined => {
  const block = blockOf(file.lines, file.path);
  const limits = [...ratesIn(block, file.path), ...singleLimitsIn(block, file.path)].slice(0, most);
  const uses = new Set<string>();
  for (const line of block.lines)
    if (line !== '' && !/^\s*(?:import|from|use|using|require|export \{)\b/.test(line))
      for (const [, name = ''] of withoutColon(line).matchAll(used)) if (isWatched(name)) uses.add(name);
  return limits.length + uses.size > 0 ? { limits, uses: [...uses].slice(0, 1000) } : undefined;
};

/** `if len(password) < MIN_LENGTH:` gives the name no type. */
const withoutColon = (line: string): string => (opensBlock.test(line) ? line.trimEnd().replace(/:$/, '') : line);
const opensBlock = /^\s*(?:if|elif|while|for|with)\b/;

const used = /(?<![\w$])([A-Za-z_$][\w$]{3,60})(?![\w$]|\??\s*(?::=|=(?![=>])|:(?!:)))/g;
