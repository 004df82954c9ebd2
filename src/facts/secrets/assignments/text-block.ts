import { before, lineBefore, matchAt } from '../text-at.ts';

/**
 * Settings that a program carries as a text of many lines, between three quotes or backticks: `config = """`, and below it `password=v`. Nothing
 * is in quotes there. Read behind the sign, at a value that ends its line.
 */
export const standsInTextBlock = (text: string, start: number, valueAt: number): boolean => {
  if (!isLineOfSettings(text, start, valueAt)) return false;
  const left = before(text, start, longest);
  // Two quotes open a text in Nix alone, and another two close it: elsewhere they are an empty one.
  return isOpened(left, /\n[ \t]{0,40}''(?!')/.test(text.slice(valueAt, valueAt + longest)));
};

/** A name that begins its line, and a bare value that ends it. */
export const isLineOfSettings = (text: string, start: number, valueAt: number): boolean => matchAt(endsLine, text, valueAt) !== undefined && ownLine.test(lineBefore(text, start));

const endsLine = /(?![A-Z][A-Za-z]*[!\]]*[ \t]*\r?\n)[^\s"'`;(){}[\]<>$,]{4,200}[ \t]*(?=\r?\n)/y;
/** Scala has a margin; properties and sections have names with dots. */
const ownLine = /^[ \t]*\|?[ \t]*(?:- |export )?(?:[\w-]{1,40}\.){0,8}$/;
const longest = 3000;

/** The nearest mark before is one that opens: it stands behind a sign or a bracket, and not alone on its line as what closes, or documents, does. */
const isOpened = (left: string, closedByTwo: boolean): boolean => {
  const at = Math.max(...marks.map((mark) => left.lastIndexOf(mark)), closedByTwo ? left.lastIndexOf("''\n") : -1);
  return at > 0 && /(?:[=(,[+]\s{0,20}|[:{>][ \t]{0,4}|\breturn )[A-Za-z]{0,5}$/.test(left.slice(Math.max(0, at - 30), at)) && left.indexOf('\n', at) > 0;
};
const marks = ['"""', "'''", '`', '@"\n', "@'\n"];

/** Behind a sign that parts the pairs of a longer text: `;password=`, `&password=`, `/password=`, `"host:6379,ssl=true,password=`. */
export const beginsPair = (text: string, start: number): boolean => {
  const left = before(text, start, 2);
  return /[;?&][ \t]?$|[\s"'`(]\/$/.test(left) || (left.endsWith(',') && /["'][\w.-]{1,80}(?::\d{2,5})?,(?:\w{1,30}=[^,"'\s]{0,60},){0,6}$/.test(before(text, start, 200)));
};
