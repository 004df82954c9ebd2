import type { FileEntry } from '../repo/snapshot.ts';
import { defineFact } from './fact.ts';
import { isBrowserPath, isCode } from './signals/language.ts';
import type { SourceFile } from './source-file.ts';
import { uncommented } from './uncommented.ts';
import { canProve } from './zone.ts';

/** The modules of others that the code takes in, and where. */
export interface ImportedModules {
  readonly all: readonly ImportedModule[];
  readonly searched: readonly string[];
}

export interface ImportedModule {
  /** As it is imported, without what lies inside of it: `@sentry/node`, `sqlalchemy`, `github.com/rs/zerolog`. */
  readonly name: string;
  readonly path: string;
  readonly line: number;
  /** The names that it is known by in the file are used below the line of the import. */
  readonly isUsed: boolean;
}

type Extract = readonly Omit<ImportedModule, 'path'>[];

export const importedModules = defineFact({
  name: 'importedModules',
  revision: 1,
  selects: (file: FileEntry) => canProve(file) && isCode(file.path) && !isBrowserPath(file.path),
  extract: readModules,
  combine({ extracts }) {
    return {
      all: extracts.flatMap(({ file, value }) => value.map((found) => ({ ...found, path: file.path }))),
      searched: extracts.map(({ file }) => file.path),
    };
  },
});

const most = 60;

function readModules(file: SourceFile): Extract {
  if (!file.hasText) return [];
  const ending = file.path.slice(file.path.lastIndexOf('.') + 1);
  const form = forms.find(([endings]) => endings.test(ending));
  if (!form) return [];
  const [, sign, name] = form;
  const lines = uncommented(file.lines, file.path);
  const found = lines.flatMap((line, index) => {
    if (!quick.test(line)) return [];
    const match = sign.exec(line);
    const written = match?.groups?.['module'];
    if (match === null || written === undefined) return [];
    const names = (match.groups?.['names'] ?? '').match(/[A-Za-z_$][\w$]*/g)?.filter((word) => word !== 'as' && word !== 'type' && word !== 'default') ?? [];
    return [{ name: name(written), line: index + 1, names }];
  });
  return found.slice(0, most).map(({ name: module, line, names }) => ({ name: module, line, isUsed: names.length === 0 ? true : isUsedBelow(names, lines, line) }));
}

const quick = /import|from|require|use |using |["'`]/;

const isUsedBelow = (names: readonly string[], lines: readonly string[], line: number): boolean => {
  const sign = new RegExp(String.raw`(?<![\w$])(?:${names.map((name) => name.replaceAll('$', String.raw`\$`)).join('|')})(?![\w$])`);
  return lines.slice(line).some((below) => sign.test(below));
};

const forms: readonly (readonly [endings: RegExp, sign: RegExp, name: (written: string) => string])[] = [
  [
    /^(?:[cm]?[jt]s|[jt]sx)$/,
    /(?:^\s*(?:import|export) (?:type )?(?<names>[\w$*{}, ]{1,300}?) from |^\s*\} from |^\s*import |\brequire\(|\bimport\()["'](?<module>(?:@[\w.-]{1,60}\/)?[a-z][\w.-]{0,60})["'/]/,
    (written) => written,
  ],
  [/^py$/, /^\s*(?:from|import) (?<module>[A-Za-z]\w{0,60})(?:\.[\w.]{1,100})?(?: import (?<names>[\w, ]{0,300}))?/, (written) => written],
  [/^go$/, /^\s*(?:import\s+)?(?:[\w.]+\s+)?"(?<module>[\w-]+\.[\w.-]+\/[\w./-]+)"/, (written) => written],
  [/^rs$/, /^\s*(?:pub\s+)?use\s+(?<module>[a-z]\w*)::/, (written) => written.replaceAll('_', '-')],
  [/^rb$/, /^\s*require\s+["'](?<module>[\w-]+)/, (written) => written],
  [/^php$/, /^\s*use\s+(?<module>[A-Z]\w*(?:\\[A-Z]\w*)?)/, (written) => written],
  [/^(?:java|kts?|scala)$/, /^\s*import\s+(?:static\s+)?(?<module>[a-z]\w*(?:\.[a-z]\w*){1,3})/, (written) => written],
  [/^cs$/, /^\s*using\s+(?<module>[A-Z]\w*(?:\.[A-Z]\w*){0,2})\s*;/, (written) => written],
];
