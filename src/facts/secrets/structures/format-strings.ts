import type { Candidate } from '../candidate.ts';
import { before, matchAt } from '../text-at.ts';
import { columnSecret } from './column-secret.ts';

/** What stands in a format where a password is put in. */
export const formatKeywords: readonly string[] = [':', 'password=', 'pwd=', 'passwd=', "identified by '"].flatMap((left) =>
  ['%s', '%v', '{}', '{1}', '{2}', '{3}'].map((mark) => `${left}${mark}${left === ':' ? '@' : ''}`),
);

/**
 * `"postgres://%s:%s@db" % ("ann", "v")`, `"user={} password={}".format(u, "v")`, `Sprintf("%s:%s@/shop", "ann", "v")`: the password is the literal that is
 * put where the format has it. Read at the keyword, in one line of code.
 */
export const formatStringAt = (text: string, start: number, end: number): readonly Candidate[] => {
  const left = before(text, start, 200);
  const shell = ofShell.test(left.slice(0, left.search(/["'][^"'\n]*$/) + 1));
  const rest = matchAt(shell ? toWords : toArguments, text, end);
  if (rest === undefined) return [];
  const quote = /["']/.exec(rest)?.[0] ?? '"';
  const open = left.lastIndexOf(quote);
  const lead = left.slice(open + 1);
  if (open < 0 || lead.includes('\n')) return [];
  // "%s:%s@%s" is a package as well: only an address has a password there.
  if (text[start] === ':' && !lead.includes('://') && !/^[^"'\n]{0,2}(?:tcp|unix)?[(/]/.test(text.slice(end, end + 8))) return [];
  // What stands behind another string of a list is no argument of it.
  if (/^[^"'\n]{0,120}["'][ \t]?,/.test(rest) && !isOfFormat.test(left.slice(0, open))) return [];
  const written = /\{(\d)\}/.exec(text.slice(start, end))?.[1];
  let at = end + rest.length;
  for (let skip = written === undefined ? (lead.match(/%[sdvq]|\{\}/g)?.length ?? 0) : Number(written); skip > 0; skip--) {
    const argument = matchAt(shell ? oneWord : oneArgument, text, at);
    if (argument === undefined) return [];
    at += argument.length;
  }
  const value = matchAt(literal, text, at);
  // The word itself says what belongs there.
  return value === undefined || /^.(?:pass(?:word|wd)?|pwd|pw|secret).$/i.test(value) ? [] : columnSecret('format-string', 'password', value.slice(1, -1), at + 1);
};

const isOfFormat = /(?:printf|format|fmt|interpolate)\w{0,12}\)?\(\s{0,20}(?:[\w.&*()]{1,60},\s{0,10}){0,2}[A-Za-z@]?$/i;
const toArguments = /[^"'\n]{0,120}["'][ \t]?(?:%[ \t]?\(?|\.format\(|,)\s{0,20}/y;
/** printf of a shell takes what follows as it stands. */
const toWords = /[^"'\n]{0,120}["'][ \t]{1,4}/y;
const oneWord = /(?:"[^"\n]{0,100}"|'[^'\n]{0,100}'|[^\s"'|>;&]{1,60})[ \t]{1,4}/y;
const ofShell = /\bprintf[ \t]{1,3}(?:--[ \t])?["']$/;
const oneArgument = /(?:"[^"\n]{0,100}"|'[^'\n]{0,100}'|[\w.]{1,60}(?:\([^()\n]{0,60}\))?)\s{0,10},\s{0,20}/y;
const literal = /"[^"\s]{3,100}"|'[^'\s]{3,100}'/y;
