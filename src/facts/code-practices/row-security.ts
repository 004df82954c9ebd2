import type { FileEntry } from '../../repo/snapshot.ts';
import { defineFact } from '../fact.ts';
import type { SourceFile } from '../source-file.ts';
import { blankComments } from '../text/blank-comments.ts';
import { longestLine } from '../text/uncommented.ts';
import { canProve } from '../zone.ts';

/** The tables that SQL of the tree makes, and those of them that PostgreSQL is told to guard row by row. */
export interface RowSecurity {
  /** In the order of the files; one that is dropped again is none. */
  readonly tables: readonly Table[];
}

export interface Table {
  /** Without its schema, in lower case. */
  readonly name: string;
  readonly path: string;
  readonly line: number;
  /** Where it is turned on; undefined where nothing does so. */
  readonly guarded: { readonly path: string; readonly line: number } | undefined;
}

interface Step {
  readonly does: 'make' | 'guard' | 'open' | 'drop';
  readonly name: string;
  readonly line: number;
}

export const rowSecurity = defineFact({
  name: 'rowSecurity',
  revision: 2,
  selects: (file: FileEntry) => canProve(file) && /\.sql$/i.test(file.path) && !/(?:^|[/._-])(?:down|rollback|seeds?|revert)(?:[/._-]|$)/i.test(file.path),
  extract: readSteps,
  combine({ extracts }) {
    const tables = new Map<string, Table>();
    for (const { file, value } of extracts)
      for (const { does, name, line } of value) {
        const known = tables.get(name);
        if (does === 'make') tables.set(name, known ?? { name, path: file.path, line, guarded: undefined });
        else if (does === 'drop') tables.delete(name);
        else if (known) tables.set(name, { ...known, guarded: does === 'guard' ? { path: file.path, line } : undefined });
      }
    return { tables: [...tables.values()] };
  },
});

function readSteps(file: SourceFile): readonly Step[] | undefined {
  if (!file.hasText || !/\btable\b/i.test(file.text)) return undefined;
  const lines = file.text.includes('/*') ? blankComments(file.text, 'c').split('\n') : file.shortLines;
  const found = lines.flatMap((written, index): Step[] => {
    if (written.length > longestLine) return [];
    const [line = ''] = written.split('--');
    return forms.flatMap(([does, form]) => {
      const name = form.exec(line)?.[1]?.toLowerCase();
      return name === undefined ? [] : [{ does, name, line: index + 1 }];
    });
  });
  return found.length > 0 ? found.slice(0, 2000) : undefined;
}

const table = String.raw`(?:"?\w{1,63}"?\.)?"?(\w{1,63})"?`;
const forms: readonly (readonly [does: Step['does'], form: RegExp])[] = [
  ['make', new RegExp(String.raw`\bcreate\s{1,4}(?:unlogged\s{1,4})?table\s{1,4}(?:if\s{1,4}not\s{1,4}exists\s{1,4})?${table}`, 'i')],
  ['guard', new RegExp(String.raw`\balter\s{1,4}table\s{1,4}(?:if\s{1,4}exists\s{1,4})?(?:only\s{1,4})?${table}\s{1,4}enable\s{1,4}row\s{1,4}level\s{1,4}security`, 'i')],
  ['open', new RegExp(String.raw`\balter\s{1,4}table\s{1,4}(?:if\s{1,4}exists\s{1,4})?(?:only\s{1,4})?${table}\s{1,4}disable\s{1,4}row\s{1,4}level\s{1,4}security`, 'i')],
  ['drop', new RegExp(String.raw`\bdrop\s{1,4}table\s{1,4}(?:if\s{1,4}exists\s{1,4})?${table}`, 'i')],
];
