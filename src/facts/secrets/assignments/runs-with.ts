import { isForDevelopers, zoneOf } from '../../zone.ts';
import { isInComment, lineBefore } from '../text-at.ts';
import { isMinified } from './language.ts';

/**
 * Is a program, or what sets it up, run with what stands at this offset? Not with what stands in a test, an example, a text, a comment or a docstring,
 * and not with what a pipeline runs its tests or a developer a copy of it with.
 */
export const runsWith = (path: string, text: string, at: number): boolean => {
  look(path, text);
  return at < last.to && !isTold(path, text, at);
};

/** Said to who reads it, in a comment or a docstring. */
export const isTold = (path: string, text: string, at: number): boolean => {
  if (isInComment(text, at)) return true;
  if (!/\.pyw?$/.test(path)) return false;
  look(path, text);
  last.docstrings ??= docstringsOf(text);
  return last.docstrings.some(({ start, end }) => start < at && at < end);
};

const look = (path: string, text: string): void => {
  if (last.path !== path || last.text !== text) last = { path, text, to: runsTo(path, text), docstrings: undefined };
};

interface Span {
  readonly start: number;
  readonly end: number;
}

/** Asked of every secret in a file. */
let last: { readonly path: string; readonly text: string; readonly to: number; docstrings: readonly Span[] | undefined } = { path: '', text: '', to: 0, docstrings: undefined };

/** A module of Rust has its tests at its end. */
const runsTo = (path: string, text: string): number => {
  const zone = zoneOf(path);
  if ((zone !== 'runtime' && zone !== 'deploy') || ofTests.test(path) || isForDevelopers(path) || isMinified(path, text)) return 0;
  const tests = path.endsWith('.rs') ? text.indexOf('#[cfg(test)]') : -1;
  return tests < 0 ? text.length : tests;
};

/** Settings that are shown, those of one developer, and the pipelines of a repository that was put into this one. */
const ofTests = /(?:^|\/)(?:config\/(?:dev\.exs|environments\/development\.rb)|\.github\/workflows\/.*|\.env\.(?:template|sample|dist)\.[\w-]+)$/;

/** The strings of three quotes that are no part of an expression, and those that Ansible shows as the manual of a module. */
const docstringsOf = (text: string): readonly Span[] => {
  const spans: Span[] = [];
  for (let at = 0; spans.length < mostDocstrings; ) {
    quotes.lastIndex = at;
    const open = quotes.exec(text);
    if (!open) break;
    const close = text.indexOf(open[0], open.index + 3);
    const end = close < 0 ? text.length : close + 3;
    if (opening.test(lineBefore(text, open.index)) && !/[(,=[+\\]\s*$/.test(text.slice(Math.max(0, open.index - 100), open.index))) spans.push({ start: open.index, end });
    else if (ofAnsible.test(lineBefore(text, open.index))) spans.push({ start: open.index, end });
    at = end;
  }
  return spans;
};
const quotes = /"""|'''/g;
const opening = /^[ \t]*[rRuU]?$/;
const ofAnsible = /^(?:DOCUMENTATION|EXAMPLES|RETURN)[ ]?=[ ]?[ru]?$/;
const mostDocstrings = 2000;
