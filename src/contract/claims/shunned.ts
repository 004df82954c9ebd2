import type { PolicyReading } from '../../facts/security-policy/read-policy.ts';
import type { Statement } from '../../facts/security-policy/statement.ts';
import { expression } from '../../long-expression.ts';
import type { Answer } from '../contract.ts';
import type { NamesInCode } from '../names-in-code.ts';
import { unaccounted } from '../speech/unaccounted.ts';
import { asked, at, broken, kept, placed } from './answers.ts';
import { literally } from './literally.ts';
import { constructsIn, type NamedConstruct } from './shunned-constructs.ts';

const rule = 'policy/limitations-current';

/** "Zero uses of `os.system()`", "no eval, no new Function": is there none in the code? */
export const shunnedClaim = (statement: Statement, policy: Pick<PolicyReading, 'passages'>, names: NamesInCode): Answer | undefined => {
  const shunned = itemsIn(statement, policy);
  if (shunned.length === 0) return undefined;
  const left = unaccounted(statement.text, [...shunned.map(({ written }) => literally(written)), ofShunning]);
  const found = shunned.flatMap(({ name, of }) =>
    names
      .of(name)
      .filter(({ path }) => of?.test(path) ?? true)
      .slice(0, 5),
  );
  if (found.length > 0 && (left.length > 0 || found.every(({ note }) => isOfAnother(note)))) return undefined;
  if (found.length > 0)
    return broken(rule, `The code has it: “${found.find(({ note }) => !isOfAnother(note))?.note}”.`, found.filter(({ note }) => !isOfAnother(note)).map(placed('contradicts')));
  const isSearched = shunned.every(({ of }) => of === undefined || names.searched.some((path) => of.test(path)));
  if (!names.isWhole || names.searched.length === 0 || !isSearched || shunned.some(({ name }) => names.mayHave(name))) return undefined;
  const what = [...new Set(shunned.map(({ name }) => name))].join(' or ');
  const places = [at('.', null, 'absent', `none of ${names.searched.length} files of code has ${what}`)];
  return left.length === 0
    ? { ...kept(rule, places), searched: names.searched }
    : asked(rule, `No code has it. Is what else the policy says of it true (“${left.slice(0, 3).join(' ')}”)?`, places);
};

/** `model.eval()` and `pattern.exec(text)` are methods of that name. */
const isOfAnother = (note: string): boolean =>
  /\.(?:eval|exec)\(/.test(note) && !/(?<![\w$.])(?:eval|exec)\(|\b(?:globalThis|window|self|global|top|builtins)\.(?:eval|exec)\(/.test(note);

const ofShunning = expression('giu')`
    (?<!\p{L})(?:
      codebase|repository|project|programs?|process|process[oa]|zero|no|not|never|without|do(?:es)?|contains?|uses?|calls?|occurrences?|any
      |anywhere|avoids?|in|kein(?:e[nrms]?)?|verwendet|nutzt|não|nem|sem|usa|sin|ningún|non|né|sans|aucune?|ni|o|el|le|e|y|und|et
      |100 ?%|memory[- ]safe(?:ty)?|safe|rust|entire|confirmed|pass(?:ed)?
    )(?!\p{L})
  `;

/** The names that a statement says to be nowhere. */
export const shunnedIn = (statement: Statement, policy: Pick<PolicyReading, 'passages'>): readonly string[] => itemsIn(statement, policy).map(({ name }) => name);

const itemsIn = ({ text, fromCode, modality, polarity }: Statement, policy: Pick<PolicyReading, 'passages'>): readonly NamedConstruct[] => {
  if (fromCode || modality !== 'fact' || polarity === 'advises' || polarity === 'promises' || text.length > 160 || !shuns.test(text)) return [];
  const codes = policy.passages.flatMap((passage) => passage.codes).filter((code) => text.includes(code) && callable.test(code));
  const marked = [...new Set(codes)].map((code) => ({ written: code, name: code, of: undefined }));
  const items = [...marked, ...constructsIn(text).filter(({ written }) => !codes.some((code) => code.includes(written)))];
  if (items.length === 0) return [];
  // Each stands right behind the word that denies it, or behind another of them, and nothing else is denied: "nothing runs without it" says that it is everywhere.
  const denied = items.toSorted((a, b) => b.written.length - a.written.length).reduce((left, { written }) => left.replaceAll(written, '§'), text);
  const rest = denied.replaceAll(beforeName, ' ');
  return rest !== denied && !rest.includes('§') && !shuns.test(rest) && !behind.test(rest) ? items : [];
};

const shuns = /(?<!\p{L})(?:no|nothing|zero|never|not|without|avoids?|kein(?:e[nrms]?)?|nicht|não|sem|nem|sin|ningún|non|sans|aucune?)(?!\p{L})/iu;
/** "No eval is needed", "must not use eval". */
const behind = /\b(?:is|are|was|be|needed|must|should|may|can|longer|plan\w*|flags?|detect\w*|block\w*|plugins?)\b/i;
const callable = /^(?:[A-Za-z_$][\w$]*(?:\.|::))*[A-Za-z_$][\w$]{2,40}(?:\(.{0,40}\))?$|^[a-z]\w*=\w+$/;
const beforeName = expression('giu')`
    (?<!\p{L})(?:
      no|zero|avoids?|without(?: using)?|contains? no|never (?:uses?|calls?)|(?:does|do|did)(?: not|n['’]t) (?:use|call|contain)
      |kein(?:e[nrms]?)?|(?:verwendet|nutzt) kein(?:e[nrms]?)?|(?:não|no|non) usa|n['’]utilise (?:pas|ni)|sem|sin|sans|senza|aucune?
    )(?:[ ](?:any|uses? of|calls? (?:to|of)|occurrences? of|use of|direct|raw))*[ ][\x60'"]?§[\x60'"]?(?:
      (?:,|,? or|,? and|, or|,? nor|,? nem|,? ni|,? und|[ ]?\/) [\x60'"]?§[\x60'"]?
    )*(?![\w-])
  `;
