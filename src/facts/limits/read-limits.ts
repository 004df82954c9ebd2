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
  /** Second names that are given to a first one: `const authLimit = strictLimit;` uses it where authLimit is used. */
  readonly aliases?: readonly (readonly [alias: string, name: string])[];
}

const most = 300;

export const readLimits = (file: SourceFile): LimitReading | undefined => {
  const block = blockOf(file.lines, file.path);
  const limits = [...ratesIn(block, file.path), ...singleLimitsIn(block, file.path)].slice(0, most);
  const uses = new Set<string>();
  const exported = exportedLines(block.lines);
  const aliases: (readonly [string, string])[] = [];
  for (const line of block.lines)
    for (const [, key = ''] of /[-.]\w/.test(line) && /["']/.test(line) ? line.matchAll(keyUsed) : []) if (/[.-]/.test(key) && isWatched(key)) uses.add(key);
  for (const line of block.lines) for (const [, zone = ''] of /limit_req\s/.test(line) ? line.matchAll(zoneUsed) : []) uses.add(`limit_req ${zone}`);
  for (const [index, line] of block.lines.entries())
    if (/=/.test(line) && alias.test(line)) {
      const [, second = '', first = ''] = alias.exec(line) ?? [];
      if (isWatched(first)) aliases.push([second, first]);
    } else if (line !== '' && !exported.has(index) && !/^\s*(?:import|from|use|using|require)\b|^\s*export \{/.test(line))
      for (const [, name = ''] of withoutColon(line).matchAll(used)) if (isWatched(name)) uses.add(name);
  return limits.length + uses.size + aliases.length > 0 ? { limits, uses: [...uses].slice(0, 1000), ...(aliases.length > 0 ? { aliases } : {}) } : undefined;
};

/** `limit_req zone=api burst=20;` */
const zoneUsed = /\blimit_req\s+zone=([\w-]{1,60})/g;

/** `@Value("${app.jwt.access-ttl:900}")`, `env.getProperty("security.login-attempts")` */
const keyUsed = /["'](?:[$#]\{)?([\w.-]{3,120})(?::[^"'\n]{0,60})?\}?["']/g;

const alias = /^\s*(?:export\s)?\s{0,4}const (\w{4,60}) = ([A-Za-z_$][\w$]{3,60});?\s*$/;

/** What is handed out in one object is not used by that: `export default {`, a name on each line, `}`. */
const exportedLines = (lines: readonly string[]): ReadonlySet<number> => {
  const found = new Set<number>();
  let depth: number | undefined;
  for (const [index, line] of lines.entries()) {
    if (handsOut.test(line)) found.add(index);
    else if (/^(?:export default|export|(?:module\.)?exports\s{0,4}=)\s{0,4}\{\s*$/.test(line)) depth = 0;
    else if (line.startsWith('}')) depth = undefined;
    else if (depth !== undefined && line.trim() !== '') {
      const own = line.length - line.trimStart().length;
      depth ||= own;
      if (own <= depth && /^\s*\w+,?\s*$/.test(line)) found.add(index);
    }
  }
  return found;
};

/** `exports.strict = strict;` and `module.exports = { strict, loose };` */
const handsOut = /^(?:module\.)?exports(?:\.\w{1,60})? ?= ?(?:\w{1,60}|\{[\w\s,]{1,300}\});?\s*$|^export default \{[\w\s,]{1,300}\};?\s*$/;

/** `if len(password) < MIN_LENGTH:` gives the name no type. */
const withoutColon = (line: string): string => (opensBlock.test(line) ? line.trimEnd().replace(/:$/, '') : line);
const opensBlock = /^\s*(?:if|elif|while|for|with)\b/;

const used = /(?<![\w$])([A-Za-z_$][\w$]{3,60})(?![\w$]|\??\s*(?::=|=(?![=>])|:(?!:)))/g;
