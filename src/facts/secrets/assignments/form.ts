import type { Syntax } from './language.ts';
import type { WrittenValue } from './literal.ts';
import { readPair, readValue } from './read-value.ts';

/** A name and the literal that a text gives it. */
export interface Assignment {
  readonly name: string;
  readonly written: WrittenValue;
  /** `fallback`: used when nothing is configured; `compared`: `password == "x"`; `argument`: handed to a call. */
  readonly form: 'assigned' | 'fallback' | 'compared' | 'argument' | 'pair';
}

/** What a form reads; `name` where the form says it better than the word that was found. */
export type Found = Omit<Assignment, 'name'> & { readonly name?: string };

/** One way to write a name and a value down, read at the name. */
export type Form = (text: string, start: number, end: number, syntax: Syntax) => Found | undefined;

export const literalAt = (text: string, at: number, syntax: Syntax, form: Assignment['form']): Found | undefined => {
  const written = readValue(text, at, syntax);
  return written && { written, form };
};
export const quotedOnly = (text: string, at: number, form: Assignment['form']): Found | undefined => literalAt(text, at, 'code', form);
export const pairAt = (text: string, at: number, form: Assignment['form']): Found | undefined => {
  const written = readPair(text, at);
  return written && { written, form };
};
