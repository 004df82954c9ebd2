import { zoneOf } from '../zone.ts';
import { isMinified, isTranslation, type Syntax, syntaxOf } from './language.ts';

/** What is known of the file in which an assignment stands. */
export interface Surroundings {
  readonly syntax: Syntax;
  readonly translation: boolean;
  readonly minified: boolean;
  /** Nobody is shown a form there, and passwords are only handed over. */
  readonly inTest: boolean;
}

export const surroundingsOf = (path: string, text: string): Surroundings => ({
  syntax: syntaxOf(path),
  translation: isTranslation(path),
  minified: isMinified(path, text),
  inTest: zoneOf(path) === 'test',
});
