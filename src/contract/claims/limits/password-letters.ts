import type { Practice } from '../../../facts/code-practices/code-practice.ts';
import type { CodePractices } from '../../../facts/code-practices/code-practices.ts';
import type { Limits } from '../../../facts/limits/limits.ts';
import type { Statement } from '../../../facts/security-policy/statement.ts';
import { expression } from '../../../long-expression.ts';
import type { Answer } from '../../contract.ts';
import { unaccounted } from '../../speech/unaccounted.ts';
import { asked, at, broken, kept, placed } from '../answers.ts';

const rule = 'api/authentication';

/** "At least one uppercase letter", said of passwords: does the code ask for it? */
export const lettersClaim = (
  { text, headings, lead, polarity }: Statement,
  { codePractices, limits }: { readonly codePractices: CodePractices; readonly limits: Limits },
): Answer | undefined => {
  const named = classes.filter(([, says]) => says.test(text));
  if (named.length === 0 || polarity === 'denies' || ![text, lead, headings.at(-1) ?? ''].some((words) => password.test(words)) || isOfSecret.test(text)) return undefined;
  const practices = [...new Set(named.flatMap(([practice]) => practice))];
  const lengths = limits.all.filter(({ kind }) => kind === 'length');
  const seen = practices.map((practice) => codePractices.of(practice));
  if (seen.every((lines) => lines.length > 0)) {
    const evidence = seen.flatMap((lines) => lines.slice(0, 2)).map(placed('wired'));
    const isOfLength = lengths.length > 0 && lengths.every(({ value }) => new RegExp(String.raw`(?<!\d)${value}(?!\d)`).test(text));
    const left = unaccounted(text, [...named.map(([, says]) => says), ...around, ...(isOfLength ? [atLeast] : [])]);
    return left.length === 0
      ? kept(rule, evidence)
      : asked(rule, `The letters are asked for. Is what else the policy says of passwords true (“${left.slice(0, 3).join(' ')}”)?`, evidence);
  }
  const [place] = lengths;
  const isNowhere = looksAtLetters.every((practice) => codePractices.of(practice).length === 0);
  return place && isNowhere && polarity === 'asserts'
    ? broken(
        rule,
        `The code asks how long a password is (“${place.note}”) and nowhere which letters it has.`,
        [at(place.path, place.line, 'absent', place.note)],
        codePractices.searched,
      )
    : undefined;
};

/** A library that judges passwords asks for letters that no line names. */
const looksAtLetters: readonly Practice[] = ['upper', 'lower', 'digit', 'special', 'strength', 'letters-named'];
const classes: readonly (readonly [practices: readonly Practice[], says: RegExp])[] = [
  [['upper', 'lower'], /\bmixed[ -]?case\b|\bupper(?:case)? ?(?:\/|and|&) ?lower-?case(?: (?:letters?|characters?))?\b/i],
  [
    ['upper'],
    /\b(?:upper-? ?case|capital)(?: (?:letters?|characters?|alphabets?))?\b|(?:letras? )?(?:mai[uú]scul|may[uú]scul)as?|(?:lettres? )?majuscules?|gro(?:ß|ss)buchstaben?|заглавн\p{L}+(?: букв\p{L}*)?|大写(?:字母)?|大文字/iu,
  ],
  [
    ['lower'],
    /\blower-? ?case(?: (?:letters?|characters?|alphabets?))?\b|(?:letras? )?min[uú]sculas?|(?:lettres? )?minuscules?|kleinbuchstaben?|строчн\p{L}+(?: букв\p{L}*)?|小写(?:字母)?|小文字/iu,
  ],
  [['digit'], /\b(?:numbers?|digits?|numerals?|numeric characters?)\b|\bn[uú]meros?(?!\p{L})|\bd[ií]gitos?(?!\p{L})|\bchiffres?\b|\b(?:ziffern?|zahlen?)\b|цифр\p{L}*|数字/iu],
  [
    ['special'],
    expression('iu')`
      \b(?:special (?:characters?|symbols?)|symbols?|non-alphanumeric characters?)\b|\bspecial\b|\bcar[aá]cter(?:es?)? especia(?:l|is|les)\b
      |\bcaract[eè]res? sp[ée]cia(?:l|ux)(?!\p{L})|\bsonderzeichen\b|спец(?:иальн\p{L}+ )?символ\p{L}*|特殊(?:字符|文字)|記号
    `,
  ],
];
const password = /passw|passphrase|senha|contraseñ|mot de passe|парол|密码|パスワード/i;
const isOfSecret = /\b(?:phone|port|version|account|serial|card|random) numbers?\b|\bnumber of\b/i;
const around = [
  expression('giu')`
    \b(?:
      at least|a minimum of|minimum|min|must|should|contain(?:s|ing)?|requir(?:e[ds]?|es|ing|ements?)|need|one|1(?!\d)|letters?|characters?|chars?
      |mix|combination|passwords?|passwort|senhas?|contraseñas?|mot de passe|complexity|polic(?:y|ies)|rules?|validat(?:ion|ed)|checks?
      |pelo menos|ao menos|al menos|por lo menos|au moins|mindestens|um[ae]?|une?|una?|ein(?:e[nr]?)?|letras?|lettres?|y|e|et|und|de|con|com
      |avec|mit
    )(?!\p{L})
  `,
  // Which ones count as special.
  /\((?:[^\p{L}\d]{3,40})\)?|[^\p{L}\d\s]{4,40}/gu,
];
const atLeast = /\b\d{1,2} ?\+?(?:[ -]?(?:characters?|chars?))?/gi;
