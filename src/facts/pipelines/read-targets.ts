import { UnreadableError } from '../../errors.ts';
import { childOf, entriesOf, textOf, textsOf } from '../formats/data-node.ts';
import { type PlacedText, placedText } from '../formats/placed-text.ts';
import { yamlRoot } from '../formats/yaml.ts';
import type { SourceFile } from '../source-file.ts';
import { callsOf } from './calls.ts';
import type { PipelineFile } from './pipeline-file.ts';
import { flake8Switches } from './read-switches.ts';
import type { Call, Target } from './step.ts';

type Read = Omit<PipelineFile, 'path'> | undefined;

/** GNU make: recipes by target. Variables that the file itself sets are put in; those of others stay as written. */
export const readMake = (file: SourceFile): Read => {
  const variables = new Map<string, string>([['MAKE', 'make']]);
  const recipeCalls = recipeReader(variables);
  const rules = new Map<string, { line: number; needs: string[]; calls: Call[] }>();
  let open: string[] = [];
  let first: string | undefined;
  for (const { text, line } of logicalLines(file)) {
    const setting = /^(?:export\s+|override\s+)?([\w.-]+)\s*(?:\?|:{1,3}|!)?=\s*(.*)$/.exec(text);
    const rule = /^([^\s:#=][^:#=]*)::?(?!=)([^#=]*)(?:#.*)?$/.exec(text);
    if (text.startsWith('\t') && open.length > 0) {
      const calls = recipeCalls(text, line);
      for (const name of open) rules.get(name)?.calls.push(...calls);
    } else if (setting) setVariable(variables, setting[1] ?? '', setting[2] ?? '');
    else if (rule) {
      open = (rule[1] ?? '').trimEnd().split(/\s+/).slice(0, 50);
      const [needs = '', inline] = (rule[2] ?? '').split(';');
      first ??= open.find((name) => !name.startsWith('.'));
      for (const name of open) {
        const known = rules.get(name) ?? { line, needs: [], calls: [] };
        known.needs.push(...needs.split(/[\s|]+/).filter((need) => need !== ''));
        if (inline) known.calls.push(...recipeCalls(inline, line));
        rules.set(name, known);
      }
    }
  }
  const targets = [...rules].map(([name, { line, needs, calls }]): Target => ({ runner: 'make', name, line, column: 1, calls, needs }));
  const start = targets.find(({ name }) => name === first);
  return { targets: start ? [...targets, { ...start, name: '' }] : targets };
};

/** `X := $(or $(X),dev)` is what X was, or dev: put in again and again, a name in its own value would fill every recipe. */
const setVariable = (variables: Map<string, string>, name: string, written: string): void => {
  const value = written
    .slice(0, 500)
    .replace(/\s#.*$/, '')
    .trimEnd();
  const own = `$(${name})`;
  const known = value.includes(own) ? value.replaceAll(own, () => variables.get(name) ?? '').slice(0, 500) : value;
  variables.set(name, known.replace(/^\$\(or (?:\s*,)*\s*([^(),$]{1,200})\)$/, '$1'));
};

/** Of all recipes together: as many as one script may have. */
const maxCommands = 20_000;
/** In characters, with variables put in. */
const longestRecipes = 500_000;

export const recipeReader = (variables: ReadonlyMap<string, string>): ((recipe: string, line: number) => readonly Call[]) => {
  let commands = 0;
  let length = 0;
  return (recipe, line) => {
    const [, prefix = ''] = /^[\t ]*([@+-]*)/.exec(recipe) ?? [];
    const body = recipe.replace(/^[\t ]*[@+-]*[\t ]*/, '');
    const value = expandVariables(body, variables).replaceAll('$$', '$');
    length += value.length;
    const calls = length > longestRecipes ? [] : callsOf(textAt(value, line, recipe.length - body.length + 1));
    commands += 1 + calls.length;
    if (commands > maxCommands || length > longestRecipes) throw new UnreadableError(`recipes of more than ${maxCommands} commands or ${longestRecipes} characters`);
    return prefix.includes('-') ? calls.map((call) => ({ ...call, ignored: call.ignored ?? { how: 'a recipe line that starts with -', explicit: true, line, column: 1 } })) : calls;
  };
};

const maxExpansions = 50;

/** Puts in what the file sets, and what that is set to; each line may grow by a bounded number of values only. */
const expandVariables = (text: string, variables: ReadonlyMap<string, string>): string => {
  let value = text;
  let left = maxExpansions;
  for (let depth = 0; depth < 4 && left > 0 && value.includes('$'); depth++) {
    value = value.replace(/\$[({]([\w.-]+)[)}]/g, (written, name: string) => (variables.has(name) && left-- > 0 ? (variables.get(name) ?? '') : written));
  }
  return value.replace(programName, (written, before: string, name: string) => (variables.has(name) ? written : `${before}${name.toLowerCase().replaceAll('_', '-')}`));
};

/** A variable that stands for a program and is set elsewhere is named for it: `$(GOVULNCHECK) ./...`. */
const programName = /(^\s*|[;&|]\s*|\b(?:do|then|exec)\s+|\(|=\S{0,60}\s)\$[({]([A-Z][A-Z0-9_]{2,40})[)}](?=\s)/g;

/** Lines with their continuations; conditionals of make are left out, so that both branches count. */
export const logicalLines = (file: SourceFile): readonly { readonly text: string; readonly line: number }[] => {
  const found: { text: string; line: number }[] = [];
  let continued = false;
  for (const [index, raw] of file.lines.entries()) {
    const last = found.at(-1);
    if (continued && last) last.text += `\n${raw}`;
    else if (raw.trim() !== '' && !/^\s*#/.test(raw) && !/^(?:ifeq|ifneq|ifdef|ifndef|else|endif|-?include|define|endef)\b/.test(raw)) found.push({ text: raw, line: index + 1 });
    else continue;
    continued = raw.endsWith('\\');
  }
  return found;
};

const textAt = (value: string, line: number, column: number): PlacedText => {
  const segments: { offset: number; line: number; column: number }[] = [{ offset: 0, line, column }];
  for (let end = value.indexOf('\n'); end >= 0; end = value.indexOf('\n', end + 1)) segments.push({ offset: end + 1, line: line + segments.length, column: 1 });
  return { value, line, column, segments };
};

/** A shell script that CI may call by its path. */
export const readShellScript = (file: SourceFile): Read => {
  if (!/\.(?:sh|bash)$/.test(file.path) && !/^#!.*\b(?:ba|da|z)?sh\b/.test(file.lines[0] ?? '')) return undefined;
  return { targets: [{ runner: 'script', name: file.path, line: 1, column: 1, calls: callsOf(textAt(file.text, 1, 1)), needs: [] }] };
};

/** `[testenv:lint]` with its `commands`; `{[testenv]commands}` is not followed. */
export const readTox = (file: SourceFile): Read => {
  const targets: { name: string; line: number; lines: { text: string; line: number }[] }[] = [];
  let inCommands = false;
  for (const [index, raw] of file.lines.entries()) {
    const section = /^\[testenv(?::([^\]]+))?\]/.exec(raw);
    if (section) targets.push({ name: section[1] ?? '', line: index + 1, lines: [] });
    if (raw.startsWith('[')) inCommands = false;
    else if (/^\S/.test(raw)) inCommands = /^commands(?:_pre|_post)?\s*=/.test(raw);
    if (inCommands && !/^\s*#/.test(raw)) targets.at(-1)?.lines.push({ text: raw.replace(/^commands\w*\s*=/, (start) => ' '.repeat(start.length)), line: index + 1 });
  }
  return {
    switches: flake8Switches(file),
    targets: targets.flatMap(({ name, line, lines }) => {
      const calls = lines.flatMap(({ text, line: at }) => {
        const ignored = /^\s*(?:[\w{},!-]+:\s+)?-\s/.test(text);
        const found = callsOf({ value: text.replace(/^\s*(?:[\w{},!-]+:\s+)?[-!]?\s*/, ''), line: at, column: 1 });
        return ignored ? found.map((call) => ({ ...call, ignored: { how: 'a command that starts with -', explicit: true, line: at, column: 1 } })) : found;
      });
      // [testenv:{lint,security}] stands for both.
      const names = /\{/.test(name) ? (name.match(/[\w.-]+/g) ?? []) : [name];
      return names.map((each): Target => ({ runner: 'tox', name: each, line, column: 1, calls, needs: [] }));
    }),
  };
};

/** `session.run("bandit", "-r", "src")`, by the function that it stands in. */
export const readNox = (file: SourceFile): Read => {
  const targets: { name: string; line: number; calls: Call[] }[] = [];
  for (const [index, raw] of file.lines.entries()) {
    const session = /^def (\w+)\(/.exec(raw);
    if (session) targets.push({ name: session[1] ?? '', line: index + 1, calls: [] });
    const run = /^[^#]*\bsession\.run(?:_always)?\(\s*(.*)$/.exec(raw);
    if (!run) continue;
    const rest = [run[1] ?? '', ...file.lines.slice(index + 1, index + 6)].join(' ').split(/\)\s*$|\)\s{2,}/)[0] ?? '';
    const words = [...rest.matchAll(/["']([^"'\n]*)["']/g)].map(([, word = '']) => word).slice(0, 40);
    targets.at(-1)?.calls.push(...callsOf({ value: words.map((word) => (/^[\w./:@=-]+$/.test(word) ? word : `'${word}'`)).join(' '), line: index + 1, column: 1 }));
  }
  return {
    targets: targets.map(({ name, line, calls }): Target => ({ runner: 'nox', name: name.replaceAll('_', '-') === name ? name : name, line, column: 1, calls, needs: [] })),
  };
};

/** Task: https://taskfile.dev */
export const readTaskfile = (file: SourceFile): Read => ({
  targets: entriesOf(childOf(yamlRoot(file), 'tasks')).map(({ key, keyAt, value }): Target => {
    const list = value.kind === 'map' ? (childOf(value, 'cmds') ?? childOf(value, 'cmd')) : value;
    const items = list?.kind === 'list' ? list.items : list ? [list] : [];
    const commands = items.flatMap((item) => placedText(file, item.kind === 'map' ? childOf(item, 'cmd') : item) ?? []);
    const tasks = [...items.flatMap((item) => textOf(childOf(item, 'task')) ?? []), ...textsOf(childOf(value, 'deps'))];
    return { runner: 'task', name: key, ...keyAt, calls: commands.flatMap((line) => callsOf(line)), needs: tasks };
  }),
});

/** just: https://just.systems; recipes are indented below `name params: dependencies`. */
export const readJust = (file: SourceFile): Read => {
  const targets: { name: string; line: number; needs: string[]; calls: Call[] }[] = [];
  const recipeCalls = recipeReader(new Map());
  for (const { text, line } of logicalLines(file)) {
    const recipe = /^@?([\w-]+)(?:\s[^:=]*)?:(?!=)\s*([^#]*)/.exec(text);
    if (recipe) targets.push({ name: recipe[1] ?? '', line, needs: (recipe[2] ?? '').match(/[\w-]+/g) ?? [], calls: [] });
    else if (/^\s/.test(text)) targets.at(-1)?.calls.push(...recipeCalls(text.replace(/\{\{.{0,500}?\}\}/g, 'X'), line));
  }
  const [first] = targets;
  const all = first && !targets.some(({ name }) => name === 'default') ? [...targets, { ...first, name: 'default' }] : targets;
  return { targets: all.map((target): Target => ({ runner: 'just', column: 1, ...target })) };
};
