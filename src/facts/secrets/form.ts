import type { Syntax } from './language.ts';
import { readPair, readValue, type WrittenValue } from './read-value.ts';

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

export const matchAt = (pattern: RegExp, text: string, at: number): string | undefined => {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
};

export const before = (text: string, start: number, length: number): string => text.slice(Math.max(0, start - length), start);
/** The line up to an offset, at most 200 characters of it. */
export const lineBefore = (text: string, start: number): string => {
  const left = before(text, start, 200);
  return left.slice(left.lastIndexOf('\n') + 1);
};

/** In settings: what is commented out is what nobody runs with. */
export const isCommentedOut = (text: string, at: number): boolean => /^[ \t]*(?:#+|;+|\/\/|%%?|<!--)(?!!)/.test(lineBefore(text, at));

export const literalAt = (text: string, at: number, syntax: Syntax, form: Assignment['form']): Found | undefined => {
  const written = readValue(text, at, syntax);
  return written && { written, form };
};
export const quotedOnly = (text: string, at: number, form: Assignment['form']): Found | undefined => literalAt(text, at, 'code', form);
export const pairAt = (text: string, at: number, form: Assignment['form']): Found | undefined => {
  const written = readPair(text, at);
  return written && { written, form };
};
