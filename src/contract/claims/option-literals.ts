import type { Statement } from '../../facts/security-policy/statement.ts';
import { technicalSubjects } from '../../facts/security-policy/subjects.ts';
import type { Answer } from '../contract.ts';
import type { NamedLine, NamesInCode } from '../names-in-code.ts';
import { unaccounted } from '../speech/unaccounted.ts';
import { asked, broken, kept, placed } from './answers.ts';
import { literally } from './literally.ts';

const rule = 'policy/documented-settings-exist';

interface Option {
  /** As the policy writes it. */
  readonly written: string;
  /** `whitelist=true`, as it is looked for, and the contrary where there is one. */
  readonly name: string;
  readonly contrary: string | undefined;
}

/** Options that a sentence gives with their values: `whitelist: true`. Each is asked of the code, and so is its contrary. */
export const optionsIn = ({ text, fromCode, modality, polarity }: Statement): readonly Option[] => {
  if (fromCode || modality !== 'fact' || polarity === 'promises' || polarity === 'denies' || text.length > longest) return [];
  return [...text.matchAll(option)].map(([written, name = '', value = '']) => ({
    written,
    name: `${name}=${value}`,
    contrary: value === 'true' ? `${name}=false` : value === 'false' ? `${name}=true` : undefined,
  }));
};

export const optionNames = (statement: Statement): readonly string[] => optionsIn(statement).flatMap(({ name, contrary }) => (contrary === undefined ? [name] : [name, contrary]));

/** A name as code writes one: of two words, or of one that stands in front of true or false. */
const option = /(?<![\w.$-])([a-z][a-z\d]{2,30}(?:[A-Z_][A-Za-z\d_]{1,40})?)\s?[:=]\s?(true|false|(?<=[A-Z_]\w{1,40}\s?[:=]\s?)\d{1,9})(?!\w|\.\d)/g;
const longest = 220;

/** "The pipe is set up with `whitelist: true`": does the code give this option this value, and no other one? */
export const optionClaim = (statement: Statement, names: NamesInCode): Answer | undefined => {
  const options = optionsIn(statement);
  if (options.length === 0) return undefined;
  const found = options.map(({ name }) => names.of(name));
  const others = options.flatMap(({ contrary }) => (contrary === undefined ? [] : names.of(contrary)));
  const said = explained(statement.text).replaceAll(/\bglobally\b/gi, 'global');
  const leftBeside = (lines: readonly NamedLine[]): readonly string[] =>
    unaccounted(said, [...options.map(({ written }) => literally(written)), around], lines.map(({ path, note, above }) => `${path} ${above} ${note}`).join(' '));
  const [other] = others;
  if (other && found.every((lines) => lines.length === 0)) {
    // Many things have an option of this name: what has the other value has to be what the sentence names.
    const isNamed = leftBeside([]).length > 0 && others.some((line) => leftBeside([line]).length === 0);
    return statement.polarity === 'asserts' && isNamed
      ? broken(rule, `The policy says ${options[0]?.written}; the code has “${other.note}”.`, others.slice(0, 4).map(placed('contradicts')))
      : asked(rule, `Is it so? The code has “${other.note}”.`, others.slice(0, 4).map(placed('seen')));
  }
  if (found.some((lines) => lines.length === 0)) return undefined;
  const places = found.flatMap((lines) => lines.slice(0, 3)).map(placed('wired'));
  if (other) return asked(rule, `Is that so of what is meant? Another place has “${other.note}”.`, [...places, ...others.slice(0, 2).map(placed('seen'))]);
  // Each option is to stand in what the sentence names.
  const left = found.flatMap((lines) => lines.map((line) => leftBeside([line])).toSorted((a, b) => a.length - b.length)[0] ?? []);
  return left.length === 0 ? kept(rule, places) : asked(rule, `The code has it. Is what else the policy says of it true (“${left.slice(0, 3).join(' ')}”)?`, places);
};

/** "Whitelist (`whitelist: true`): strips what the DTO does not declare" says behind the colon what such an option does. */
const explained = (text: string): string => {
  const [, head = '', explanation = ''] = /^([^:]{0,60}\([^()]{3,60}\))\s?[:—–-]\s(.+)$/s.exec(text) ?? [];
  const isOnlyThat =
    explanation !== '' && technicalSubjects(explanation).every((subject) => subject === 'api/input-validation') && !/\b(?:all|every|each|never|always)\b/i.test(explanation);
  return isOnlyThat ? head : text;
};

const around = /\b(?:options?|settings?|set|sets|configured|config(?:uration)?|turned|switched|on|off|default|mode|runs?|the|flags?|value|properties|fields)\b/gi;
