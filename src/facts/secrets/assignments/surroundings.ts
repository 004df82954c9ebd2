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
  runsWith(at: number): boolean;
  /** Is it only said there, in a comment or a docstring? */
  isTold(at: number): boolean;
}

export const surroundingsOf = (path: string, text: string): Surroundings => new SurroundingsOf(path, text);

/** All but the syntax is looked up when it is asked for: in most files that name a secret nothing is assigned to it. */
class SurroundingsOf implements Surroundings {
  readonly syntax: Syntax;
  readonly #path: string;
  readonly #text: string;
  #minified: boolean | undefined;

  constructor(path: string, text: string) {
    this.syntax = syntaxOfText(path, text);
    this.#path = path;
    this.#text = text;
  }

  get translation(): boolean {
    return isTranslation(this.#path);
  }

  get minified(): boolean {
    this.#minified ??= isMinified(this.#path, this.#text);
    return this.#minified;
  }

  get inTest(): boolean {
    return zoneOf(this.#path) === 'test';
  }

  get inExample(): boolean {
    return ['example', 'docs'].includes(zoneOf(this.#path));
  }

  runsWith(at: number): boolean {
    return runsWith(this.#path, this.#text, at);
  }

  isTold(at: number): boolean {
    return isTold(this.#path, this.#text, at);
  }
}

/** By the path, and where that leaves it open by how the text begins. */
export const syntaxOfText = (path: string, text: string): Syntax => {
  const syntax = syntaxOf(path);
  if (syntax === 'ini') return syntaxOfScript(text) ?? syntaxOfMarks(text) ?? syntax;
  return syntax === 'prose' ? (syntaxOfScript(text) ?? syntax) : syntax;
};
