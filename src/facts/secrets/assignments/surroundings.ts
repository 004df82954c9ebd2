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
  /** The offset up to which it is a part of what runs. */
  readonly runsTo: number;
}

/**
 * The offset up to which a file is a part of what runs, or of what sets that up: none of it where it is a test, an example, a text, or what a
 * pipeline runs its tests with, and all of it otherwise, but for the tests at the end of a module of Rust.
 */
export const runsTo = (path: string, text: string): number => {
  const zone = zoneOf(path);
  if (zone !== 'runtime' && zone !== 'deploy') return 0;
  if (!path.endsWith('.rs')) return text.length;
  if (tests.text !== text) tests = { text, from: text.indexOf('#[cfg(test)]') };
  return tests.from < 0 ? text.length : tests.from;
};
/** Asked of every secret in a file. */
let tests = { text: '', from: -1 };

export const surroundingsOf = (path: string, text: string): Surroundings => {
  const zone = zoneOf(path);
  return {
    syntax: syntaxOfText(path, text),
    translation: isTranslation(path),
    minified: isMinified(path, text),
    inTest: zone === 'test',
    inExample: zone === 'example' || zone === 'docs',
    runsTo: runsTo(path, text),
  };
};

/** By the path, and where that leaves it open by how the text begins. */
export const syntaxOfText = (path: string, text: string): Syntax => {
  const syntax = syntaxOf(path);
  if (syntax === 'ini') return syntaxOfScript(text) ?? syntaxOfMarks(text) ?? syntax;
  return syntax === 'prose' ? (syntaxOfScript(text) ?? syntax) : syntax;
};
