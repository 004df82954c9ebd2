import type { SourceFile } from '../source-file.ts';
import type { PipelineFile } from './pipeline-file.ts';
import { logicalLines, recipeReader } from './read-targets.ts';
import type { Call, Target } from './step.ts';

/**
 * Rake: what tasks need stands behind `=>` or `name:`, and `sh` runs a command that must not fail; `system` of Ruby only answers whether it did.
 * A task ends with the line that is no deeper than its first one.
 */
export const readRake = (file: SourceFile): Omit<PipelineFile, 'path'> => {
  const targets: { name: string; line: number; needs: string[]; calls: Call[] }[] = [];
  const recipeCalls = recipeReader(new Map());
  let depth: number | undefined;
  for (const { text, line } of logicalLines(file)) {
    const indent = text.search(/\S/);
    if (depth !== undefined && indent <= depth) depth = undefined;
    const head = /^[ \t]*(?:multi)?task\b(.{1,500})/.exec(text)?.[1]?.split(/\bdo\b/)[0];
    const [name, ...needs] = (head?.match(/[a-z_][\w:-]*/gi) ?? []).map((word) => word.replace(/:$/, ''));
    const [, verb, ...quoted] = /^[ \t]*(sh|system)[ \t(]{1,9}(?:"([^"]{1,2000})"|'([^']{1,2000})')/.exec(text) ?? [];
    const command = quoted.find((written) => written !== undefined);
    if (name !== undefined) {
      targets.push({ name, line, needs, calls: [] });
      depth = indent;
    } else if (command !== undefined && depth !== undefined) {
      const calls = recipeCalls(command, line);
      const ignored =
        verb === 'system' && !/\bexception:\s*true|\|\||\bor\b/.test(text)
          ? { how: 'system of Ruby fails nothing by itself', explicit: false, line, column: indent + 1 }
          : undefined;
      targets.at(-1)?.calls.push(...(ignored ? calls.map((call) => ({ ...call, ignored: call.ignored ?? ignored })) : calls));
    }
  }
  return { targets: targets.map((target): Target => ({ runner: 'rake', column: 1, ...target })) };
};
