import { expression } from '../../long-expression.ts';
import type { FileEntry } from '../../repo/snapshot.ts';
import { defineFact } from '../fact.ts';
import { isBrowserPath, isCode } from '../signals/code/language.ts';
import type { SourceFile } from '../source-file.ts';
import { uncommented } from '../text/uncommented.ts';
import { canProve } from '../zone.ts';

/** The modules of others that the code takes in, and where. */
export interface ImportedModules {
  readonly all: readonly ImportedModule[];
  readonly searched: readonly string[];
  /** False for a file of JavaScript that no other one takes in, and that has no name by which it is started: what it does nobody asks for. */
  isTakenIn(path: string): boolean;
}

export interface ImportedModule {
  /** As it is imported, without what lies inside of it: `@sentry/node`, `sqlalchemy`, `github.com/rs/zerolog`. */
  readonly name: string;
  readonly path: string;
  readonly line: number;
  /** The names that it is known by in the file are used below the line of the import. */
  readonly isUsed: boolean;
}

interface Extract {
  readonly modules: readonly Omit<ImportedModule, 'path'>[];
  /** The last names of the paths of own files that it takes in; `*` where it takes in what a folder holds. */
  readonly own: readonly string[];
}

export const importedModules = defineFact({
  name: 'importedModules',
  revision: 7,
  selects: (file: FileEntry) => canProve(file) && isCode(file.path) && !isBrowserPath(file.path),
  extract: readModules,
  combine({ extracts }) {
    const own = new Set(extracts.flatMap(({ value }) => value.own));
    return {
      all: extracts.flatMap(({ file, value }) => value.modules.map((found) => ({ ...found, path: file.path }))),
      searched: extracts.map(({ file }) => file.path),
      isTakenIn: (path) => !ofNode.test(path) || own.size === 0 || own.has('*') || startedBy.test(path) || own.has(lastName(path)),
    };
  },
});

const most = 60;

/** One for all files that take in nothing. */
const none: Extract = Object.freeze({ modules: [], own: [] });

function readModules(file: SourceFile): Extract {
  if (!file.hasText) return none;
  const ending = file.path.slice(file.path.lastIndexOf('.') + 1);
  const form = forms.find(([endings]) => endings.test(ending));
  if (!form) return none;
  const [, sign, name] = form;
  const lines = withoutDocstrings(uncommented(file.lines, file.path), ending);
  const own = ofNode.test(file.path) ? ownIn(lines) : [];
  const found = lines.flatMap((line, index) => {
    if (!quick.test(line)) return [];
    const match = sign.exec(line);
    const written = match?.groups?.['module'];
    if (match === null || written === undefined) return [];
    const { names, below } = namesOf(match, lines, index, ending);
    return [{ name: name(written), line: index + 1, names, below }];
  });
  if (found.length === 0 && own.length === 0) return none;
  return {
    own,
    modules: found.slice(0, most).map(({ name: module, line, names, below }) => ({ name: module, line, isUsed: names.length === 0 || isUsedBelow(names, lines, below) })),
  };
}

/** "import the stdlib and …" at the beginning of a line of a docstring takes in nothing. */
const withoutDocstrings = (lines: readonly string[], ending: string): readonly string[] => {
  if (ending !== 'py') return lines;
  let mark: string | undefined;
  return lines.map((line) => {
    const own = mark;
    for (let at = 0; at < line.length; ) {
      if (mark === undefined) {
        opening.lastIndex = at;
        const [found] = opening.exec(line) ?? [];
        if (found === undefined) break;
        at = opening.lastIndex;
        if (/^(?:"""|''')$/.test(found)) mark = found;
      } else {
        const end = line.indexOf(mark, at);
        if (end < 0) break;
        at = end + mark.length;
        mark = undefined;
      }
    }
    return own === undefined ? line : '';
  });
};
/** Three quotes within a text of one line open nothing. */
const opening = /"""|'''|"(?:\\.|[^"\\])*(?:"|\\?$)|'(?:\\.|[^'\\])*(?:'|\\?$)/g;

const ofNode = /\.[cm]?[jt]sx?$/;
/** What is started, and what frameworks find by where it lies. */
const startedBy = expression('i')`
    (?:^|\/)(?:index|main|app|server|cli|worker|start|bootstrap|lambda|handler|middleware|instrumentation|[\w.-]*config)\.[cm]?[jt]sx?$
    |(?:^|\/)(?:pages|app|api|routes|functions|bin|scripts|plugins|migrations|jobs|workers|server\/middleware|server\/utils)\/[^/]+\.[cm]?
    [jt]sx?$|\/(?:route|page|layout|\+\w+)(?:\.\w+)?\.[jt]sx?$
  `;

/** `./auth/guard.js` is guard, `./auth` and `./auth/index` are auth. */
const lastName = (path: string): string =>
  path
    .replace(/\.(?:d\.)?[cm]?[jt]sx?$/, '')
    .replace(/\/index$/, '')
    .replace(/^.*\//, '')
    .toLowerCase();

const ownIn = (lines: readonly string[]): readonly string[] => [
  ...new Set(
    lines.flatMap((line) => {
      if (/readdir|\bglob\b|autoload|\brequireAll\b/i.test(line)) return ['*'];
      return /["'](?:\.{1,2}|[@~#]|src)\//.test(line) ? [...line.matchAll(ownPath)].map(([, path = '']) => lastName(path)) : [];
    }),
  ),
];
const ownPath = /["']((?:\.{1,2}|[@~#]\w{0,20}|src)\/[^"'\s]{1,200})["']/g;

/** What the module is known by here, and where its import ends. None where that cannot be told, or it is taken in for what it does by itself. */
const namesOf = ({ groups = {} }: RegExpExecArray, lines: readonly string[], index: number, ending: string): { readonly names: readonly string[]; readonly below: number } => {
  const line = lines[index] ?? '';
  if (/^\s*\} from /.test(line)) return { names: wordsOf(above(lines, index)), below: index + 1 };
  if (ending === 'py' && line.includes(' import (') && !line.includes(')')) {
    const rest = lines.slice(index, index + longestImport);
    const end = rest.findIndex((each) => each.includes(')'));
    const listed = [line.slice(line.indexOf(' import (') + ' import ('.length), ...rest.slice(1, end + 1)].join(' ');
    return end < 0 ? { names: [], below: index + 1 } : { names: wordsOf(listed), below: index + end + 1 };
  }
  const isWholeModule = ending === 'py' && /^\s*import /.test(line);
  return { names: wordsOf(groups['names'] ?? groups['taken'] ?? (isWholeModule ? (groups['module'] ?? '') : '')), below: index + 1 };
};

const longestImport = 40;
const wordsOf = (text: string): readonly string[] => (text.match(/[A-Za-z_$][\w$]*/g) ?? []).filter((word) => !/^(?:as|type|default)$/.test(word));

/** `import {`, a name on each line, `} from 'zod'`. */
const above = (lines: readonly string[], index: number): string => {
  for (let at = index - 1; at >= 0 && index - at < longestImport; at--)
    if (/^\s*(?:import|export)\b/.test(lines[at] ?? ''))
      return lines
        .slice(at, index)
        .join(' ')
        .replace(/^\s*(?:import|export)\b/, '');
  return '';
};

const quick = /import|from|require|use |using |["'`]/;

const isUsedBelow = (names: readonly string[], lines: readonly string[], from: number): boolean => {
  const sign = new RegExp(String.raw`(?<![\w$])(?:${names.map((name) => name.replaceAll('$', String.raw`\$`)).join('|')})(?![\w$])`);
  return lines.slice(from).some((below) => sign.test(below));
};

const forms: readonly (readonly [endings: RegExp, sign: RegExp, name: (written: string) => string])[] = [
  [
    /^(?:[cm]?[jt]s|[jt]sx)$/,
    expression()`
      (?:
        ^\s*(?:import|export) (?:type )?(?<names>[\w$*{}, ]{1,300}?) from |^\s*\} from |^\s*import[ ]
        |(?:\b(?:const|let|var) (?<taken>[\w$]{1,60}|\{[^{}]{1,300}\}) ?= ?(?:await )?)?\b(?:require|import)\(
      )["'](?<module>(?:https?|npm|jsr):(?=[\w@/])|(?:@[\w.-]{1,60}\/)?[a-z][\w.-]{0,60}(?=["'/]))
    `,
    (written) => written,
  ],
  [/^py$/, /^\s*(?:from|import) (?<module>[A-Za-z]\w{0,60})(?:\.[\w.]{1,100})?(?: as (?<taken>\w{1,60}))?(?: import (?<names>[\w, ]{0,300}))?/, (written) => written],
  [/^go$/, /^\s*(?:import\s+)?(?:[\w.]+\s+)?"(?<module>[\w-]+\.[\w.-]+\/[\w./-]+)"/, (written) => written],
  [/^rs$/, /^\s*(?:pub\s+)?use\s+(?<module>[a-z]\w*)::/, (written) => written.replaceAll('_', '-')],
  [/^rb$/, /^\s*require\s+["'](?<module>[\w-]+)/, (written) => written],
  [/^php$/, /^\s*use\s+(?<module>[A-Z]\w*(?:\\[A-Z]\w*)?)/, (written) => written],
  [/^(?:java|kts?|scala)$/, /^\s*import\s+(?:static\s+)?(?<module>[a-z]\w*(?:\.[a-z]\w*){1,3})(?:\.\w{1,60}){0,8}?(?:\.(?<names>[A-Z]\w{0,60}))?;?\s*$/, (written) => written],
  [/^cs$/, /^\s*using\s+(?<module>[A-Z]\w*(?:\.[A-Z]\w*){0,2})\s*;/, (written) => written],
];
