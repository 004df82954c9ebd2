import type { Compose } from '../../facts/compose/compose.ts';
import type { Statement } from '../../facts/security-policy/statement.ts';
import { expression } from '../../long-expression.ts';
import type { Answer } from '../contract.ts';
import type { NamedLine, NamesInCode } from '../names-in-code.ts';
import { unaccounted } from '../speech/unaccounted.ts';
import { asked, broken, kept, placed } from './answers.ts';
import { literally } from './literally.ts';

const rule = 'policy/documented-settings-exist';

/** The settings that the program is said not to start without, or that are said to have a least length. */
export const guardedIn = ({ text, fromCode, modality, polarity }: Statement): readonly string[] =>
  fromCode ||
  modality === 'future' ||
  polarity === 'promises' ||
  (polarity === 'denies' && !noDefault.test(text)) ||
  text.length > longest ||
  !(refuses.test(text) || noDefault.test(text) || leastLength(text) !== undefined)
    ? []
    : [...new Set(text.match(/(?<![\w-])[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+(?![\w-])/g) ?? [])];

/** "`SIGNING_KEY` has no default": it has to be given. */
const noDefault = /\b[A-Z][A-Z0-9]*_[A-Z0-9_]+\W{1,3}(?:has|have) no (?:\w+ )?(?:default|fallback)\b/;

const longest = 180;

/** "Startup fails without `SIGNING_KEY`", "`SIGNING_KEY` has at least 32 characters": does the code see to it? */
export const guardClaim = (statement: Statement, names: NamesInCode, { services }: Compose): Answer | undefined => {
  const guarded = guardedIn(statement);
  if (guarded.length === 0) return undefined;
  const { text, polarity } = statement;
  const length = leastLength(text);
  const lines = guarded.map((name) => names.of(name));
  const guards = lines.map((found) => found.filter(turnsAway));
  const ofLength = lines.map((found) => found.filter((line) => line.note.search(lengthInCode) >= 0));
  const lengths = ofLength
    .flat()
    .flatMap((line) => [...line.note.matchAll(lengthInCode)].map((match) => ({ line, value: Number(match.slice(1).find((part) => part !== undefined)) })));
  const shows = placed('wired');
  if (length !== undefined && lengths.length > 0) {
    const [shortest] = lengths.toSorted((a, b) => a.value - b.value);
    const places = lengths.slice(0, 4).map(({ line }) => shows(line));
    if (shortest && shortest.value < length)
      return polarity === 'asserts' && lengths.every(({ value }) => value < length)
        ? broken(rule, `The policy says ${length} characters; the code asks for ${shortest.value}.`, places)
        : asked(rule, `Is it ${length} characters everywhere?`, places);
    // What only warns of a short one takes it, and what is asked of one setting is not asked of another.
    const isEnforced = ofLength.every((found) => found.length > 0 && found.every((line) => (isComparison.test(line.note) ? turnsAway(line) : !onlySpeaks.test(line.note))));
    return isEnforced ? whole(text, guarded, length, places) : asked(rule, 'The code looks at it. Does the program end where it is too short, for each of them?', places);
  }
  // What is given where nobody sets it is a default.
  const isGiven = services.some(({ secretValues }) => secretValues.some(({ name }) => guarded.includes(name)));
  if (noDefault.test(text) && (isGiven || lines.flat().some(({ note }) => givesDefault.test(note)))) return undefined;
  if (length !== undefined || guards.some((found) => found.length === 0)) return undefined;
  if (guards.some((found) => !found.some(({ note }) => isEverywhere(note, text))))
    return asked(rule, 'It is looked at under a condition. Is that what is meant?', guards.flatMap((found) => found.slice(0, 2)).map(shows));
  return whole(text, guarded, undefined, guards.flatMap((found) => found.slice(0, 2)).map(shows));
};

const whole = (text: string, guarded: readonly string[], length: number | undefined, places: Answer['evidence']): Answer => {
  const known = [...guarded.map(literally), around, ...(length === undefined ? [] : [/\d+ ?\+?|[≥>=]+/g])];
  const left = unaccounted(text, known, places.map(({ path, note }) => `${path} ${note}`).join(' '));
  return left.length === 0 ? kept(rule, places) : asked(rule, `The code looks at it. Is what else the policy says of it true (“${left.slice(0, 3).join(' ')}”)?`, places);
};

const refuses = expression()`
    \b(?:
      fails?|refuses?|aborts?|exits?|stops?|quits?|terminates?|panics?|crash(?:es)?
      |(?:will not|won['’]t|does not|doesn['’]t|cannot) (?:start|run|boot|come up)
    )\b[^.]{0,60}\b(?:without|unless|missing|unset|not set|absent|empty)\b|\b(?:requires?|demands?)\b[^.]{0,40}\b[A-Z][A-Z0-9]*_[A-Z0-9_]+
    |\b[A-Z][A-Z0-9]*_[A-Z0-9_]+\W{1,3}(?:is|are) (?:required|mandatory)\b
  `;
const leastLength = (text: string): number | undefined => {
  const found =
    /(?:at least|shorter than|fewer than|minimum(?: of| length)?:?|min\.?|≥|>=) ?(\d{2,3})\b(?! ?(?:bits?|bytes?|minutes?|hours?|days?|seconds?|%))|(?<!(?:at most|max\.?|maximum(?: of)?|up to|no more than|less than|≤|<=?) ?)\b(\d{2,3})\+? ?(?:characters?|chars?)\b/i.exec(
      text,
    );
  const value = found?.[1] ?? found?.[2];
  return value === undefined ? undefined : Number(value);
};
const givesDefault =
  /^(?!\W*(?:el(?:se )?)?if\b).*(?:\[["'][A-Z0-9_]+["']\]|\.[A-Z0-9_]+|["']\))\s*(?:\|\||\?\?|\bor\b)\s*(?!throw|raise|die|fail|exit|panic|null|undefined|None)[\w"'`]|\(\s*["'][A-Z0-9_]+["']\s*,\s*(?:default\s*=\s*)?(?!None|null|nil|undefined|required|cast|throw)[\w"'`]/;
/** A line that names the setting and ends what it is missing for, or has it ended on the line below. */
const turnsAway = ({ note, next }: NamedLine): boolean => ends.test(note) || (/[{:]$/.test(note) && ends.test(next)) || (requires.test(note) && !onlySpeaks.test(note));
/** "In production" is a condition that the sentence may name as well. */
const isEverywhere = (note: string, text: string): boolean =>
  !(/production/i.test(text) ? /["'](?:test|dev\w*)["']/i : /NODE_ENV|RAILS_ENV|APP_ENV|is_?prod|["']prod|["'](?:test|dev\w*)["']|\bdebug\b/i).test(note);
const ends = /\bthrow\b|\braise\b|\bexit\(|\bpanic|\bfatal|\berrors?\.push|\brequireEnv|\brequire_env|\bgetOrThrow\(|\bexpect\(|\bErr\(/i;
const requires = /\brequired\b|\bmust\b|\bmandatory\b|\bnot set\b|\bmissing\b/i;
const onlySpeaks = /\bwarn|\bconsole\.|\bprint|\blog(?:ger|ging)?\.|\bhelp ?=|\bdescription\b/i;
const isComparison = /\blength ?(?:<|>=)|\blen\(/;
const lengthInCode =
  /\blength ?(?:<|>=) ?(\d{2,3})\b|\.min\( ?(\d{2,3})\b|\blen\([^()]{1,60}\) ?(?:<|>=) ?(\d{2,3})\b|\bat least (\d{2,3}) (?:characters|chars)\b|\bmin_length ?= ?(\d{2,3})\b/gi;
const around = expression('gi')`
    \b(?:
      production|server|backend|program|binary|daemon|at once|once|immediately|right away|stops?|quits?|terminates?|panics?|run|come up
      |shorter|fewer|than|refused|rejected|startup|start|boot|process|service|fails?|refuses?|aborts?|exits?|crash(?:es)?|will|won['’]?t
      |does|not|cannot|without|unless|if|when|missing|unset|set|absent|empty|requires?|required|must|explicit|valid|strong|long|be|at least
      |minimum|min|length|has|have|no|default|fallback|characters?|chars?|secrets?|keys?|env(?:ironment)?|variables?|value
    )\b
  `;
