import { parametersOf } from '../../facts/security-policy/parameters.ts';
import type { Statement } from '../../facts/security-policy/statement.ts';

export interface Placed {
  /** The same without the place. */
  readonly statement: Statement;
  /** The files that it names as the place, as written. */
  readonly files: readonly string[];
}

/** A sentence that ends with where in the code it is: "Bodies are limited to 1 kB | server.js", "CSP is set (`src/app.ts`)". */
export const placedIn = (statement: Statement): Placed | undefined => {
  const found = atEnd.exec(statement.text);
  const files = found?.[0].match(path) ?? [];
  if (!found || files.length === 0) return undefined;
  const text = statement.text.slice(0, found.index).trim();
  return text.length < shortest ? undefined : { statement: { ...statement, text, parameters: parametersOf({ text, links: [], codes: [] }) }, files };
};

const shortest = 10;
const file = String.raw`[\w@./-]{0,120}\w\.(?:py|[cm]?[jt]sx?|go|rs|java|kts?|rb|php|cs|exs?|swift|dart|scala|conf|ya?ml|toml|json|sql)(?![\w.])`;
const path = new RegExp(file, 'g');
const atEnd = new RegExp(
  String.raw`(?: \||,| [—–]| \(| (?=(?:in|by|via|see) )) ?(?:(?:in|by|via|at|see) )?${file}(?::\d{1,5}(?:-\d{1,5})?)?(?:(?:,| and| \/| &) ${file}){0,4}\)?\.?$`,
);
