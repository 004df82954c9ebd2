/** How long a password has to be at least, on one line, or on one that stands right before the password. */
export const passwordLengthsOn = (lines: readonly string[], index: number): readonly number[] => {
  const line = lines[index] ?? '';
  const onLine = /passw|pwd/i.test(line) ? [...matchesOf(forms, line), ...takenUp(lines, index, matchesOf(least, line))] : [];
  const before = onLine.length === 0 && marks.test(line) && isOfPassword(lines, index) ? [...line.matchAll(marked)] : [];
  const refused = onLine.length === 0 && /passw|pwd/i.test(lines[index + 1] ?? '') ? [...line.matchAll(ofValue)] : [];
  const chained = onLine.length === 0 && inChain.test(line) && passwordAbove(lines, index) ? [inChain.exec(line) ?? []] : [];
  return [...onLine, ...refused, ...before, ...chained].map((found) => Number(found.slice(1).find((part) => part !== undefined))).filter((length) => length >= 4 && length <= 64);
};

const matchesOf = (expressions: readonly RegExp[], line: string): readonly RegExpExecArray[] => expressions.flatMap((each) => [...line.matchAll(each)]);

/** `if (value.length < 8) {`, and below it what is told of a password. */
const ofValue = /\bif \(?!?(?!\w{0,20}(?:user|login|name|code|token|otp|pin|key|secret|mail))\w{1,20}\.length < (\d{1,2})\)? ?\{?$/gi;
/** `body('password')`, and on a line below it `.isLength({ min: 8 })`. */
const inChain = /^\s*\.(?:isLength\(\{ ?min: ?(\d{1,2})|min(?:Length)?\( ?(\d{1,2})(?=[,)]))/;
const passwordAbove = (lines: readonly string[], index: number): boolean => {
  for (let at = index - 1; at >= 0 && index - at <= 8; at--) {
    const line = lines[at] ?? '';
    if (!/^\s*(?:\.|$)/.test(line)) return /(?:passw|pwd)(?!\w*(?:hint|question|token))/i.test(line) && !/[;}]\s*$/.test(line);
  }
  return false;
};

/** Of a setting, by its plain name: in lower case and without signs. */
export const namesPasswordLength = (plain: string): boolean =>
  /(?:password|passwd|pwd)/.test(plain) &&
  /min(?!ut)|requiredlength$/.test(plain) &&
  /(?:length|len|chars|characters|size|min(?:imum)?(?:password|passwd|pwd)?)$/.test(plain) &&
  !/admin|max|age|days|special|alphabetic|numeric|unique|(?:upper|lower)case|different/.test(plain);

/** What is long enough: of its strength it tells another thing, and nothing at all where nobody is turned away for it. */
const least: readonly RegExp[] = [
  /^(?!.*(?:score|strength|level|point)).*\b(?:new_?)?(?:password|passwd|pwd)\w{0,10}\.(?:length|size|count|len)\b(?:\(\))?\s*>=\s*(\d{1,2})\b/gi,
  /^(?!.*(?:score|strength|level|point)).*\blen\(\s*(?:[\w.]{0,40}\.)?(?:new_?)?(?:password|passwd|pwd)\w{0,10}\s*\)\s*>=\s*(\d{1,2})\b/gi,
];
const takenUp = <T>(lines: readonly string[], index: number, found: readonly T[]): readonly T[] => (found.length > 0 && isTakenUp(lines, index) ? found : []);
const isTakenUp = (lines: readonly string[], index: number): boolean => {
  const line = lines[index] ?? '';
  const [, name] = /^\s*(?:(?:const|let|var|val|bool|boolean|auto)\s)?\s{0,4}(\w{1,40})\s{0,4}:?=(?!=)/.exec(line) ?? [];
  if (name === undefined) return /\breturn\b|=>|^\s*["']?\w{1,40}["']?\s?:(?!:)|&&|\band\b|\bassert|\bif\b/.test(line);
  const takesUp = new RegExp(String.raw`(?:\breturn\b|&&|\|\||\bif\b)[^\n]{0,120}\b${name}\b|(?:!|\bnot )\s?${name}\b|\b${name}\b\s?(?:&&|\|\||and\b|\?)|^\s*${name},?\s*$`);
  const logs = /^\s*if\b[^\n]{0,80}\)\s?\{?\s?(?:console|log|logger|print)\w{0,6}[.(]/;
  return lines.slice(index + 1, index + 30).some((each) => each.includes(name) && takesUp.test(each) && !logs.test(each));
};

const forms: readonly RegExp[] = [
  /\bPassword::min\(\s*(\d{1,2})\s*\)/g,
  /(?:password|passwd|pwd)\w{0,40}["']?\s*[:=][^\n;]{0,80}?\.min(?:Length)?\(\s*(\d{1,2})\s*[,)]/gi,
  /(?:password|passwd|pwd)\w{0,40}["')\]]{0,3}\.?[^\n;]{0,60}\bisLength\(\s*\{\s*min:\s*(\d{1,2})/gi,
  /(?:password|passwd|pwd)\w{0,40}["']?\s*[:=][^\n;]{0,80}\b(?:min_?length)["']?\s*[:=]\s*(\d{1,2})/gi,
  /\blen\(\s*(?:[\w.]{0,40}\.)?(?:new_?)?(?:password|passwd|pwd)\w{0,10}\s*\)\s*<\s*(\d{1,2})\b/gi,
  /\b(?:new_?)?(?:password|passwd|pwd)\w{0,10}\.(?:length|size|count|len)\b(?:\(\))?\s*<\s*(\d{1,2})\b/gi,
  // `/^(?=.*[a-z])(?=.*\d).{8,}$/`
  /\(\?=[^\n]{2,120}\)[^\n(){}]{1,60}\{(\d{1,2}),\d{0,3}\}\$/g,
  /\boptions\.Password\.RequiredLength\s*=\s*(\d{1,2})/g,
  // A tag of a field in Go.
  /Password\w{0,40}\s+\*?string\s+`[^`\n]*\b(?:binding|validate):"[^"`\n]*\bmin=(\d{1,2})/g,
  /\bpassword_length\s*=\s*(\d{1,2})\.\./g,
  /\bpassword_length\s?=\s?\([^\n()]{0,60}(?:\([^\n()]{0,60}\)[^\n()]{0,20})?\|\|\s?(\d{1,2})\)\.\./g,
  /\bMinimumLengthValidator\b[^\n]{0,80}\bmin_length["']?\s?[:=]\s?(\d{1,2})/g,
  /["']password["']\s*=>\s*["'\]\w|:, [$-]{0,60}\bmin:(\d{1,2})\b/g,
];

const marks = /^\s*(?:@(?:Min)?(?:Length|Size)\b|["']?(?:OPTIONS|min_?length)\b)/i;
const marked = /@MinLength\(\s*(\d{1,2})|@Length\(\s*(\d{1,2})(?=\s*,)|@Size\([^)]{0,30}\bmin\s*=\s*(\d{1,2})(?!\d|,\s*max\s*=\s*60\b)|\bmin_?length["']?\s*[:=]\s*(\d{1,2})/gi;

/** `@MinLength(8)` before `password: string`, and the options of the validator of Django. */
const isOfPassword = (lines: readonly string[], index: number): boolean =>
  /MinimumLengthValidator/.test(lines.slice(Math.max(0, index - 3), index + 1).join('\n')) ||
  /^\s*(?:(?:public|private|protected|readonly)\s+)*(?:String\s+)?\w*(?:password|passwd)\w*\s*[!?]?\s*(?:[:;=]|$)/i.test(decoratedBy(lines, index)) ||
  /^\s*["']?\w*(?:password|passwd)\w*["']?\s*:\s*\{?\s*$/i.test(lines.slice(Math.max(0, index - 3), index).findLast((line) => /[{]\s*$/.test(line)) ?? '');

/** What a decorator stands before: the first line below it that neither is another one nor goes on with one. */
const decoratedBy = (lines: readonly string[], index: number): string => {
  let depth = depthOf(lines[index] ?? '');
  for (const line of lines.slice(index + 1, index + 12)) {
    const isInside = depth > 0;
    depth += depthOf(line);
    if (!isInside && line.trim() !== '' && !/^\s*(?:@|\}|\)|\/\/)/.test(line)) return line;
  }
  return '';
};
const depthOf = (line: string): number => (line.match(/[([{]/g)?.length ?? 0) - (line.match(/[)\]}]/g)?.length ?? 0);
