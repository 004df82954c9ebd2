import { decode } from '../facts/formats/text-encoding.ts';
import { isCode } from '../facts/signals/code/language.ts';
import { longestLine, takesIn, uncommented } from '../facts/text/uncommented.ts';
import { canProve } from '../facts/zone.ts';
import type { FileEntry, Snapshot } from '../repo/snapshot.ts';
import { literally } from './claims/literally.ts';

export interface NamedLine {
  readonly path: string;
  readonly line: number;
  readonly note: string;
  /** The line below it. */
  readonly next: string;
  /** The lines above it, up to where the call begins that it belongs to. */
  readonly above: string;
}

/** Where the code has what a policy names: asked of the files once more, for the names are those of the policy. */
export interface NamesInCode {
  of(name: string): readonly NamedLine[];
  /** It may be there by another way: by an import, a second name, a piece of a text, a line too long to read; and so may what nobody asked for. */
  mayHave(name: string): boolean;
  readonly searched: readonly string[];
  /** False where a file could not be read: then nothing is known to be absent. */
  readonly isWhole: boolean;
}

export const noNames: NamesInCode = { of: () => [], mayHave: () => true, searched: [], isWhole: false };

const longest = 1024 * 1024;
const most = 20;
const mostNames = 200;

/** Comments, imports and texts in quotes do not count. */
export const findNames = async (snapshot: Snapshot, asked: readonly string[]): Promise<NamesInCode> => {
  const names = [...new Set(asked)].slice(0, mostNames).map((name) => ({ name, sign: signOf(name), bare: bareOf(name), root: rootOf(name), places: [] as NamedLine[] }));
  const hinted = new Set<string>();
  if (names.length === 0) return noNames;
  const files = snapshot.files.filter((file) => isSearched(file));
  let isWhole = names.length === new Set(asked).size;
  await snapshot.visit(
    files,
    ({ path }, { size, bytes }) => {
      const text = bytes === undefined || size > longest ? undefined : decode(bytes);
      if (typeof text !== 'string') {
        isWhole = false;
        return;
      }
      const within = names.filter(({ bare, places }) => places.length < most && text.includes(bare));
      if (within.length === 0) return;
      const written = text.split(/\r?\n/);
      const lines = uncommented(written, path);
      for (const { name, sign, bare, root, places } of within)
        for (const [index, line] of lines.entries()) {
          const own = written[index] ?? '';
          if (places.length >= most || !(own.includes(bare) || own.includes(root))) continue;
          if (!takesIn.test(line) && sign.test(isSetting.test(name) || isText.test(name) ? line : line.replaceAll(quoted, '""')))
            places.push({ path, line: index + 1, note: line.trim().slice(0, 120), next: (lines[index + 1] ?? '').trim().slice(0, 120), above: aboveOf(lines, index) });
          else if (line === '' ? own.length > longestLine : !hinted.has(name) && hints(name, line)) hinted.add(name);
        }
    },
    () => {
      isWhole = false;
    },
  );
  const byName = new Map(names.map(({ name, places }) => [name, places]));
  return { of: (name) => byName.get(name) ?? [], mayHave: (name) => hinted.has(name) || !byName.has(name), searched: files.map(({ path }) => path), isWhole };
};

/** Lines that are less indented, each than the one below it. */
const aboveOf = (lines: readonly string[], index: number): string => {
  const found: string[] = [];
  let depth = indentOf(lines[index] ?? '');
  for (let at = index - 1; at >= Math.max(0, index - 30) && depth > 0; at--) {
    const line = lines[at] ?? '';
    const own = indentOf(line);
    if (line.trim() === '' || own >= depth) continue;
    if (opensBlock.test(line)) break;
    found.unshift(line.trim().slice(0, 120));
    depth = own;
  }
  return found.join('\n');
};
const indentOf = (line: string): number => line.length - line.trimStart().length;
const opensBlock = /\bfunction\b|\bclass\b|=>\s{0,3}\{\s{0,3}$|^\s*(?:async |def |func |public |private )/;

const isSearched = (file: FileEntry): boolean => canProve(file) && (isCode(file.path) || /\.(?:vue|svelte|html|ejs|hbs|erb|c|cc|cpp|h|hpp|sh|sql)$/.test(file.path));

/** A setting is read by its name in quotes. */
/** `X_FRAME_OPTIONS='DENY'`, in whatever quotes. */
const isText = /='[\w-]*'$/;
const isSetting = /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$/;
const quoted = /(["'`])(?:\\.|(?!\1)[^\\]){0,300}\1/g;

/** `import * as o from 'os'`, `from os import system`, `const e = eval`, `${eval(x)}`. */
const hints = (name: string, line: string): boolean => {
  const [root, bare] = [rootOf(name), bareOf(name)];
  const has = (word: string): boolean => new RegExp(String.raw`(?<![\w$])${literally(word).source}(?![\w$])`).test(line);
  if (takesIn.test(line) || requires.test(line)) return has(root) && (root === bare || has(bare) || /\bas\b|\*/.test(line));
  // `createHash('md5')`, `window['eval'](x)`
  if (new RegExp(String.raw`["'\x60]${literally(coreOf(name)).source}["'\x60]`).test(line)) return true;
  // `{"shell": True}`, `shell=1`
  if (name.includes('=') && new RegExp(String.raw`(?<![\w$])${literally(bareOf(name)).source}["']?\s{0,3}[=:]\s{0,3}(?!False\b|false\b|None\b|null\b|["']?$)`).test(line))
    return true;
  const unquoted = line.replaceAll(quoted, (text) => (text.includes('${') ? text : '""'));
  return unquoted.includes(coreOf(name)) && has(bare);
};
const requires = /\b(?:require|import)\(/;

/** `os.system()` is looked for as a call, `safe_cwd` as a word. */
const coreOf = (name: string): string => name.replace(/\(.*$/, '').replace(/^.*(?:::|->)/, '');
const bareOf = (name: string): string => coreOf(name).replace(/=.*$/, '').replace(/^.*\./, '');
const rootOf = (name: string): string => coreOf(name).replace(/[.=].*$/, '');
const signOf = (name: string): RegExp =>
  new RegExp(
    String.raw`(?<![\w$])${literally(coreOf(name)).source.replace('=', String.raw`\s{0,3}[=:]\s{0,3}`).replaceAll("'", `["']`)}${name.includes('(') ? String.raw`\s{0,3}[(!<]` : String.raw`(?![\w$])`}`,
  );
