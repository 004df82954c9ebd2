import type { PolicyReading } from '../../facts/security-policy/read-policy.ts';
import type { Statement } from '../../facts/security-policy/statement.ts';
import { expression } from '../../long-expression.ts';
import type { Answer } from '../contract.ts';
import type { NamesInCode } from '../names-in-code.ts';
import { unaccounted } from '../speech/unaccounted.ts';
import { asked, at, broken, kept, placed } from './answers.ts';
import { literally } from './literally.ts';

const rule = 'policy/limitations-current';

/** "Zero uses of `os.system()`", "does not use `eval`": is there none in the code? */
export const shunnedClaim = (statement: Statement, policy: Pick<PolicyReading, 'passages'>, names: NamesInCode): Answer | undefined => {
  const shunned = shunnedIn(statement, policy);
  if (shunned.length === 0) return undefined;
  const left = unaccounted(statement.text, [...shunned.map((name) => literally(name)), ofShunning]);
  const found = shunned.flatMap((name) => names.of(name).slice(0, 5));
  if (found.length > 0 && left.length > 0) return undefined;
  if (found.length > 0) return broken(rule, `The code has it: “${found[0]?.note}”.`, found.map(placed('contradicts')));
  if (!names.isWhole || names.searched.length === 0 || shunned.some((name) => names.mayHave(name))) return undefined;
  const places = [at('.', null, 'absent', `none of ${names.searched.length} files of code has ${shunned.join(' or ')}`)];
  return left.length === 0
    ? { ...kept(rule, places), searched: names.searched }
    : asked(rule, `No code has it. Is what else the policy says of it true (“${left.slice(0, 3).join(' ')}”)?`, places);
};

const ofShunning = /\b(?:codebase|repository|project|programs?|zero|no|not|never|without|do(?:es)?|contains?|uses?|calls?|occurrences?|any|anywhere|avoids?|in)\b/gi;

/** The names that a statement says to be nowhere. */
export const shunnedIn = ({ text, fromCode, modality, polarity }: Statement, policy: Pick<PolicyReading, 'passages'>): readonly string[] => {
  if (fromCode || modality !== 'fact' || polarity === 'advises' || polarity === 'promises' || text.length > 160 || !shuns.test(text)) return [];
  const codes = policy.passages.flatMap((passage) => passage.codes).filter((code) => text.includes(code) && callable.test(code));
  // Each stands right behind the word that denies it, or behind another of them.
  // "Nothing runs without it" says that it is everywhere.
  const denied = codes.reduce((left, code) => left.replaceAll(code, '§'), text);
  return beforeName.test(denied) && (denied.match(/\b(?:no|nothing|zero|never|not|without)\b/gi) ?? []).length === 1 ? [...new Set(codes)] : [];
};

const shuns = /\b(?:no|zero|never|not|without|avoids?)\b/i;
const callable = /^(?:[A-Za-z_$][\w$]*(?:\.|::))*[A-Za-z_$][\w$]{2,40}(?:\(.{0,40}\))?$|^[a-z]\w*=\w+$/;
const beforeName = expression('i')`
    \b(?:no|zero|avoids?|without(?: using)?|contains? no|never (?:uses?|calls?)|(?:does|do|did)(?: not|n['’]t) (?:use|call|contain))(?:
      [ ](?:any|uses? of|calls? (?:to|of)|occurrences? of|use of|direct|raw)
    )* [\x60'"]?§[\x60'"]?(?:(?:,| or| and|, or| nor) [\x60'"]?§[\x60'"]?)*(?![\w-])
  `;
