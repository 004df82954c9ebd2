import { isCode } from '../facts/signals/language.ts';
import { decode } from '../facts/text-encoding.ts';
import { uncommented } from '../facts/uncommented.ts';
import { canProve } from '../facts/zone.ts';
import type { FileEntry, Snapshot } from '../repo/snapshot.ts';
import { literally } from './claims/literally.ts';

/** Where the code has what a policy names: asked of the files once more, for the names are those of the policy. */
export interface NamesInCode {
  of(name: string): readonly { readonly path: string; readonly line: number; readonly note: string }[];
  readonly searched: readonly string[];
  /** False where a file could not be read: then nothing is known to be absent. */
  readonly isWhole: boolean;
}

export const noNames: NamesInCode = { of: () => [], searched: [], isWhole: false };

const longest = 1024 * 1024;
const most = 20;
const mostNames = 100;

/** Comments, imports and texts in quotes do not count. */
export const findNames = async (snapshot: Snapshot, asked: readonly string[]): Promise<NamesInCode> => {
  const names = [...new Set(asked)]
    .slice(0, mostNames)
    .map((name) => ({ name, sign: signOf(name), core: coreOf(name), places: [] as { path: string; line: number; note: string }[] }));
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
      const within = names.filter(({ core, places }) => places.length < most && text.includes(core));
      if (within.length === 0) return;
      const lines = uncommented(text.split(/\r?\n/), path);
      for (const { name, sign, core, places } of within)
        for (const [index, line] of lines.entries())
          if (places.length < most && line.includes(core) && !imports.test(line) && sign.test(isSetting.test(name) ? line : line.replaceAll(quoted, '""')))
            places.push({ path, line: index + 1, note: line.trim().slice(0, 120) });
    },
    () => {
      isWhole = false;
    },
  );
  const byName = new Map(names.map(({ name, places }) => [name, places]));
  return { of: (name) => byName.get(name) ?? [], searched: files.map(({ path }) => path), isWhole };
};

const isSearched = (file: FileEntry): boolean => canProve(file) && (isCode(file.path) || /\.(?:vue|svelte|html|ejs|hbs|erb|c|cc|cpp|h|hpp|sh|sql)$/.test(file.path));

/** A setting is read by its name in quotes. */
const isSetting = /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$/;
const imports = /^\s*(?:import|from|use|using|require_once)\b/;
const quoted = /(["'`])(?:\\.|(?!\1)[^\\]){0,300}\1/g;

/** `os.system()` is looked for as a call, `safe_cwd` as a word. */
const coreOf = (name: string): string => name.replace(/\(.*$/, '').replace(/^.*(?:::|->)/, '');
const signOf = (name: string): RegExp =>
  new RegExp(String.raw`(?<![\w$])${literally(coreOf(name)).source}${name.includes('(') ? String.raw`\s{0,3}[(!<]` : String.raw`(?![\w$])`}`);
