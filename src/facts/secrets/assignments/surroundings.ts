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

/** All but the syntax is looked up when it is asked for: in most files that name a secret nothing is assigned to it. */
export const surroundingsOf = (path: string, text: string): Surroundings => {
  let minified: boolean | undefined;
  return {
    syntax: syntaxOfText(path, text),
    get translation() {
      return isTranslation(path);
    },
    get minified() {
      minified ??= isMinified(path, text);
      return minified;
    },
    get inTest() {
      return zoneOf(path) === 'test';
    },
    get inExample() {
      return ['example', 'docs'].includes(zoneOf(path));
    },
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
