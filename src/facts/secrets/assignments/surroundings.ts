import { zoneOf } from '../../zone.ts';
import { isMinified, isTranslation, type Syntax, syntaxOf, syntaxOfMarks, syntaxOfScript } from './language.ts';

/** What is known of the file in which an assignment stands. */
export interface Surroundings {
  readonly syntax: Syntax;
  readonly translation: boolean;
  readonly minified: boolean;
  /** Nobody is shown a form there, and passwords are only handed over. */
  readonly inTest: boolean;
  /** Shows how it is done; nothing runs with it. */
  readonly inExample: boolean;
}

export const surroundingsOf = (path: string, text: string): Surroundings => {
  const zone = zoneOf(path);
  const syntax = syntaxOf(path);
  return {
    syntax: syntax === 'ini' ? (syntaxOfScript(text) ?? syntaxOfMarks(text) ?? syntax) : syntax === 'prose' ? (syntaxOfScript(text) ?? syntax) : syntax,
    translation: isTranslation(path),
    minified: isMinified(path, text),
    inTest: zone === 'test',
    inExample: zone === 'example' || zone === 'docs',
  };
};
