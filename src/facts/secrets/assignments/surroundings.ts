import { zoneOf } from '../../zone.ts';
import { isMinified, isTranslation, type Syntax, syntaxOf, syntaxOfMarks, syntaxOfScript } from './language.ts';
import { isTold, runsWith } from './runs-with.ts';

/** What is known of the file in which an assignment stands. */
export interface Surroundings {
  readonly syntax: Syntax;
  readonly translation: boolean;
  readonly minified: boolean;
  /** Nobody is shown a form there, and passwords are only handed over. */
  readonly inTest: boolean;
  /** Shows how it is done; nothing runs with it. */
  readonly inExample: boolean;
  /** Is a program run with what stands at this offset? */
  readonly runsWith: (at: number) => boolean;
  /** Is it only said there, in a comment or a docstring? */
  readonly isTold: (at: number) => boolean;
}

export const surroundingsOf = (path: string, text: string): Surroundings => {
  const zone = zoneOf(path);
  return {
    syntax: syntaxOfText(path, text),
    translation: isTranslation(path),
    minified: isMinified(path, text),
    inTest: zone === 'test',
    inExample: zone === 'example' || zone === 'docs',
    runsWith: (at) => runsWith(path, text, at),
    isTold: (at) => isTold(path, text, at),
  };
};

/** By the path, and where that leaves it open by how the text begins. */
export const syntaxOfText = (path: string, text: string): Syntax => {
  const syntax = syntaxOf(path);
  if (syntax === 'ini') return syntaxOfScript(text) ?? syntaxOfMarks(text) ?? syntax;
  return syntax === 'prose' ? (syntaxOfScript(text) ?? syntax) : syntax;
};
