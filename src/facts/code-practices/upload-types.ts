import type { FileEntry } from '../../repo/snapshot.ts';
import { defineFact } from '../fact.ts';
import { isBrowserPath, isCode } from '../signals/code/language.ts';
import type { SourceFile } from '../source-file.ts';
import { noted, takesIn, uncommented } from '../text/uncommented.ts';
import { canProve } from '../zone.ts';
import { kindOf, unique } from './file-kinds.ts';

/** The kinds of files that code takes in, where it lists them. */
export interface UploadTypes {
  readonly lists: readonly UploadList[];
  /** Where files are taken in without any look at their kind. */
  readonly open: readonly Pick<UploadList, 'path' | 'line' | 'note'>[];
}

export interface UploadList {
  /** Endings in lower case, each kind by one name: `jpeg`, `png`, `pdf`. */
  readonly types: readonly string[];
  readonly path: string;
  readonly line: number;
  readonly note: string;
  /** False where no line that was read names the list again, or nothing is refused for what is in it. */
  readonly isChecked: boolean;
}

export const uploadTypes = defineFact({
  name: 'uploadTypes',
  revision: 4,
  selects: (file: FileEntry) => canProve(file) && isCode(file.path) && !isBrowserPath(file.path) && !/\.[jt]sx$/.test(file.path),
  extract: readLists,
  combine({ extracts }) {
    const uses = new Set(extracts.flatMap(({ value }) => value.uses));
    return {
      lists: extracts.flatMap(({ file, value }) =>
        value.lists.map(({ name, ...list }) => ({ ...list, isChecked: list.isChecked && (name === undefined || uses.has(name)), path: file.path })),
      ),
      open: extracts.flatMap(({ file, value }) => value.open.map((place) => ({ ...place, path: file.path }))),
    };
  },
});

const most = 20;
const longestList = 14;

interface Reading {
  readonly open: readonly Omit<UploadTypes['open'][number], 'path'>[];
  readonly lists: readonly (Omit<UploadList, 'path'> & { readonly name: string | undefined })[];
  /** Names of lists, on lines other than the one that makes them. */
  readonly uses: readonly string[];
}

function readLists(file: SourceFile): Reading | undefined {
  if (!file.hasText || !/upload|attach|multer|mime|avatar|extension|originalname/i.test(file.text)) return undefined;
  const lines = uncommented(file.lines, file.path);
  const found = lines.flatMap((line, index) => {
    const byRule = byExpression(line);
    const types = byRule ?? (opens.test(line) && !ofOthers.test(line) && (ofFiles.test(line) || ofFiles.test(file.path)) ? listed(lines, index) : undefined);
    if (types === undefined || types.length === 0) return [];
    const own = byRule ? undefined : made.exec(line)?.[1];
    const name = own?.search(listName) === 0 ? own : undefined;
    return [{ types, name, isChecked: byRule === undefined || inRule.test(line) || refuses(lines, index), ...noted(line, index) }];
  });
  const uses = [...new Set(lines.flatMap((line) => (takesIn.test(line) ? [] : (line.match(listName) ?? []).filter((name) => name !== made.exec(line)?.[1]))))];
  const open = lines.flatMap((line, index) => (takesAny(lines, index) ? [noted(line, index)] : []));
  return found.length + uses.length + open.length > 0 ? { lists: found.slice(0, most), uses, open: open.slice(0, most) } : undefined;
}

/** `multer({ dest: 'files' })`: what is written out whole, and has no filter. */
const takesAny = (lines: readonly string[], index: number): boolean => {
  if (!/(?<![\w.$])multer\(\s{0,3}(?:\{|\))/.test(lines[index] ?? '')) return false;
  const given = lines.slice(index, index + 30);
  const end = given.findIndex((line) => /\}\s?\)|multer\(\s?\)/.test(line));
  return end >= 0 && !given.some((line) => /fileFilter|\.\.\./.test(line));
};

/** `const ALLOWED_TYPES: Set<string> = …`, `ALLOWED_EXTENSIONS = …`: the name that the list is given. */
const made =
  /^\s*(?:export\s|default\s|(?:public|private|protected|internal|static|final|readonly|const|let|var|val)\s|[\w<>[\]]{1,40}\s(?=\w+\s?=)){0,6}(?:self\.|this\.)?(\w{4,60})(?:\s?:\s?[\w<>[\], .]{1,60})?\s?:?=(?![=>])/;
const listName = /\b\w{0,30}(?:allowed|accept|permitted|supported|valid)\w{0,30}(?:types?|mimes?|extensions?|formats?)\w{0,10}\b/gi;
/** What is turned away, and what is made of a file instead of what is taken. */
const ofOthers = /(?:dis|un|in|not?_?)(?:allowed|accept|permitted|supported|valid)|output|export(?!s?\b)|download|convert|target|response|thumbnail/i;

/** `if (!allowed.test(file.mimetype)) return callback(new Error(…))`: what the expression does not find is turned away. */
const refuses = (lines: readonly string[], index: number): boolean => {
  const line = lines[index] ?? '';
  // Who is let in for another reason may bring anything.
  if (/\)\s{0,3}\|\|(?!\s{0,3}[\w.!\s]{0,20}(?:\[|\/|allowed|mime|type|ext))/i.test(line)) return false;
  const below = lines.slice(index, index + 4).join('\n');
  if (/^\s*(?:if|unless)\b/.test(line))
    return /\(\s*!|\bunless\b|\bnot\b|=== ?(?:false|null)/.test(line)
      ? turnsAway.test(below)
      : letsIn.test(/;\s*$/.test(line) ? line : lines.slice(index, index + 2).join('\n')) && !turnsAway.test(line);
  const name = /\b(?:const|let|var|val)\s+(\w+)\s*=/.exec(line)?.[1];
  if (name === undefined) return /\breturn\b|\bcb\(null,|\bcallback\(null,/.test(line);
  const later = lines.slice(index + 1, index + 15);
  const takesUp = new RegExp(`(?:\\bif\\s?\\(|\\breturn\\b|\\bcb\\(|\\bcallback\\(|\\?)[^\\n]{0,80}\\b${name}\\b|\\b${name}\\b[^\\n]{0,40}(?:\\?|&&)|\\b${name}\\.test\\(`);
  return later.some((each) => takesUp.test(each)) && turnsAway.test(later.join('\n'));
};
const turnsAway = /\bthrow\b|Error\b|\bfalse\b|\breject|\b4\d\d\b/;
const letsIn = /\b(?:cb|callback|next)\((?:null|undefined), ?true\)|\breturn true\b/;

/** `file.originalname.match(/\.(jpg|png)$/i)`, `/jpeg|jpg|png/.test(file.mimetype)`, `'mimes:jpg,png'`, `allowed_content_types = %w[image/png]`. */
const byExpression = (line: string): readonly string[] | undefined => {
  const inPlace = inArray.exec(line)?.[1];
  const [, names] =
    inPlace === undefined
      ? ((/originalname|mimetype|file_?types?|extname/i.test(line) || isNamedExpression(line) ? inExpression : inRule).exec(line) ?? [])
      : ['', inPlace.replaceAll(/["'`\s]/g, '')];
  const types = names?.split(/[|,]/).map(kindOf) ?? [];
  return types.length > 0 && types.every((type) => type !== undefined) ? unique(types) : undefined;
};
/** `['image/png', 'application/pdf'].includes(file.mimetype)` */
const inArray = /\[((?:\s{0,3}["'`][\w./+-]{2,80}["'`]\s{0,3},?){1,20})\]\.includes\(\s{0,3}[\w.]{0,40}(?:mimetype|mimeType|\bext\w{0,8}|type)\s{0,3}\)/;
/** `const allowedTypes = /jpeg|jpg|png/;` */
const isNamedExpression = (line: string): boolean => /^\s*(?:export\s)?(?:const|let|var)\s\w{0,30}(?:allowed|accept|permitted|supported|valid)\w{0,30}\s?=\s?\//i.test(line);
const inExpression = /\/(?:\^?image\\\/)?(?:\\\.)?\(?((?:\.?[a-z\d]{2,5}\|){1,20}[a-z\d]{2,5})\)?\$?\/i?/;
const inRule = /["'|](?:mimes|extensions):([a-z\d]{2,5}(?:,[a-z\d]{2,5}){0,20})(?=["'|])/;

/** A list of what is allowed, by its name: `ALLOWED_MIME_TYPES = [`. */
const opens =
  /\b\w*(?:allowed|accept(?:ed|able)?|permitted|supported|valid)\w{0,30}(?:types?|mimes?|extensions?|formats?)\w{0,10}\b[^\n=:]{0,60}(?:[=:]|\()\s{0,3}[^\n]{0,40}[[{(]|\bFileExtensionValidator\(|\bcontent_type:\s{0,3}\[/i;
const ofFiles = /upload|files?\b|file_|image|avatar|photo|attach|document|media|mime|content_?type|ext/i;

const listed = (lines: readonly string[], index: number): readonly string[] | undefined => {
  const text = lines.slice(index, index + longestList).join('\n');
  const begin = (lines[index] ?? '').search(/[[{(](?=[^[{(]*$)/);
  const end = text.slice(begin + 1).search(/[\]})]/);
  if (begin < 0 || end < 0) return undefined;
  const names = [...text.slice(begin, begin + 1 + end).matchAll(/["'`]([\w./+-]{2,80})["'`]/g)].map(([, name = '']) => kindOf(name));
  return names.length > 0 && names.every((name) => name !== undefined) ? unique(names) : undefined;
};
