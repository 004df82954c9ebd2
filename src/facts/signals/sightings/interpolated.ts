import { type Code, closingOf } from '../code/code.ts';
import type { Span } from '../code/functions.ts';
import type { Language } from '../code/language.ts';

/** How a value is written into a text. */
const written: Readonly<Record<Language, RegExp>> = {
  python: /\{\s*([A-Za-z_][\w.]*)|["']\s*[%+]\s*\(?\s*([A-Za-z_][\w.]*)/g,
  node: /\$\{\s*([A-Za-z_][\w.]*)|["'`]\s*\+\s*([A-Za-z_][\w.]*)/g,
  go: /["`]\s*\+\s*([A-Za-z_][\w.]*)/g,
};
/** What stands behind a format is written into it; behind a statement it is a parameter. */
const formatted = /["`]\s*[+,]\s*([A-Za-z_][\w.]*)/g;
/** Before the name of a table or column stands a word that no value follows. */
const beforeName = /\b(?:from|join|into|update|table|by)\s+["'`]?\s*$|::["'`]?\s*$/i;
/** A format of which nothing is written into but names: `SELECT COUNT(*) FROM %s.%s WHERE %s = ?` */
const onlyNames = (format: string): boolean =>
  /%[sv]/.test(format) && !/%[sv]/.test(format.replaceAll(/(?<=\b(?:from|join|into|update|table|by|where|and|or)\s+|\.)%[sv](?=\.|\s|,|$)|%[sv](?=\.)/gi, ''));

/** Where the argument ends in which the first text stands: what comes behind it is bound to the statement, and no part of it. */
const endOfText = ({ bare, closings, text }: Code, from: number, end: number): number => {
  const quote = from + text.slice(from, end).search(/["'`]/);
  const format = bare.slice(from, quote).search(/Sprintf\(/);
  if (format >= 0) return Math.min(end, closings.get(bare.indexOf('(', from + format)) ?? end);
  for (let at = Math.max(quote, from); at < end; at++) {
    if (bare[at] === ',') return at;
    at = /[([{]/.test(bare[at] ?? '') ? (closings.get(at) ?? at) : at;
  }
  return end;
};

const called = /\b([A-Za-z_]\w{0,60})(?:\.(?!String\()\w{1,60}){1,4}\(/g;

/** What a method of a value answers is not what it is: `" > " + db.now()`. A request answers what its caller sent. */
const withoutCalls = (statement: string, signature: string): string =>
  statement.replaceAll(called, (call, owner: string) => (new RegExp(`\\b${owner}\\s+\\*?(?:\\w+\\.)?(?:Request|Context|Ctx)\\b`).test(signature) ? call : '0('));

/** `parameter` when a value that the enclosing function was given stands in the statement; names made in the function may be constants. */
export const interpolatedBy = (code: Code, spans: readonly Span[], offset: number, language: Language): string => {
  const span = spans.findLast((candidate) => candidate.start <= offset && offset < candidate.end);
  if (!span) return '';
  const signature = code.bare.slice(span.start, span.body);
  const [, receiver] = /^\s*func\s*\(\s*(\w+)\s/.exec(signature) ?? [];
  const own = code.bare.slice(span.body, offset);
  const open = code.bare.indexOf('(', offset);
  const end = Math.min(open < 0 ? code.text.length : closingOf(code, open), offset + 1500);
  const statement = code.text.slice(offset, endOfText(code, offset, end));
  const names = Array.from(
    (language === 'go' ? withoutCalls(statement, signature) : statement).matchAll(language === 'go' && statement.includes('Sprintf(') ? formatted : written[language]),
    (match) => (beforeName.test(statement.slice(Math.max(0, match.index - 40), match.index)) ? '' : (match[1] ?? match[2] ?? '')),
  );
  if (statement.includes('Sprintf(') && onlyNames(/["`]([^"`]{0,1500})["`]/.exec(statement)?.[1] ?? '')) return '';
  return names.some((dotted) => {
    const [name = ''] = dotted.split('.');
    return (
      name !== '' &&
      !(isOwner.test(name) || name === receiver) &&
      !/table|cond|column|\bcol|schema|order|sort|field|where|clause|query|sql|placeholder|dialect/i.test(name) &&
      !/table|column|schema/i.test(dotted) &&
      new RegExp(`\\b${name}\\b`).test(signature) &&
      !new RegExp(`\\b${name}\\b${language === 'go' ? '(?:\\s*,\\s*\\w+)*\\s+(?:u?int\\d*|bool|float\\d+|time\\.\\w+)\\b' : noText}`).test(signature) &&
      !new RegExp(`\\b${name}\\s*:?=[^=]`).test(own)
    );
  })
    ? 'parameter'
    : '';
};

/** What an object holds, no caller has just sent. */
const isOwner = /^(?:self|cls|this)$/;

/** A number or a switch by its type or its default. */
const noText = '\\s*\\??\\s*(?::\\s*(?:number|boolean|int|float|bool|date|datetime)\\b|(?::\\s*\\w+\\s*)?=\\s*(?:true|false|True|False|-?\\d))';
