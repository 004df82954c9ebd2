import type { Files } from '../../facts/files.ts';
import type { IgnoredPaths } from '../../facts/git/ignored-paths.ts';
import type { PolicyReading } from '../../facts/security-policy/read-policy.ts';
import type { Statement } from '../../facts/security-policy/statement.ts';
import { expression } from '../../long-expression.ts';
import type { Answer } from '../contract.ts';
import type { NamesInCode } from '../names-in-code.ts';
import { unaccounted } from '../speech/unaccounted.ts';
import { asked, at, broken, kept, placed } from './answers.ts';
import { literally } from './literally.ts';

const rule = 'policy/links-resolve';

interface Place {
  readonly paths: readonly string[];
  readonly symbols: readonly string[];
}

/** "Where enforced: `task/spawn.rs` (`safe_cwd`)" says where something is, and nothing else. */
export const placeClaim = (statement: Statement, policy: Pick<PolicyReading, 'passages' | 'path'>, files: Files, names: NamesInCode): Answer | undefined => {
  const place = placeIn(statement, policy);
  if (!place) return undefined;
  const found = place.paths.map((name) => pathOf(name, policy.path, files));
  const missing = place.paths.find((_, index) => found[index] === undefined);
  const isSaid = statement.polarity === 'asserts';
  if (missing !== undefined) return isSaid && missing.includes('/') ? broken(rule, `${missing} is not in the repository.`, [], [missing]) : undefined;
  const lines = place.symbols.map((symbol) => ({ symbol, own: names.of(symbol).filter(({ path }) => found.includes(path)), all: names.of(symbol) }));
  const lost = lines.find(({ own }) => own.length === 0);
  if (!lost) {
    const places = [
      ...found.flatMap((path) => (path === undefined ? [] : [at(path, 1, 'tracked', 'is there')])),
      ...lines.flatMap(({ own }) => own.slice(0, 1)).map(placed('wired')),
    ];
    return kept(rule, places);
  }
  const [other] = lost.all;
  if (other) return asked(rule, `${lost.symbol} is not in ${place.paths.join(' or ')}. Has it moved?`, [at(other.path, other.line, 'seen', other.note)]);
  return isSaid && names.isWhole
    ? broken(rule, `No code here has the name ${lost.symbol}.`, [at(found[0] ?? '.', 1, 'absent', `does not name ${lost.symbol}`)], names.searched)
    : undefined;
};

/** What a statement says that is nothing but a place. */
export const placeIn = ({ text, parameters: { files = [] }, fromCode, modality }: Statement, policy: Pick<PolicyReading, 'passages'>): Place | undefined => {
  const paths = [...new Set([...files, ...(text.match(pathInText) ?? [])])].filter(
    (name) => text.includes(name) && /\.\w{1,5}$/.test(name) && !/[*?<>{}$~]|^\.\.|\.env$/i.test(name),
  );
  if (paths.length === 0 || fromCode || modality !== 'fact' || text.length > longest) return undefined;
  const own = policy.passages.flatMap(({ codes }) => codes).filter((code) => text.includes(code) && !files.includes(code) && identifier.test(code));
  const inBrackets = [...text.matchAll(/\(([A-Za-z_]\w{3,40})(?:\(\))?\)/g)].flatMap(([, name = '']) => (/_|[a-z][A-Z]/.test(name) ? [name] : []));
  const symbols = [...new Set([...own, ...inBrackets])];
  const known = [...paths, ...symbols].toSorted((a, b) => b.length - a.length).map((name) => literally(name));
  return unaccounted(text, [...known, where]).length === 0 ? { paths, symbols } : undefined;
};

/** `src/guards/origin.ts`, not in quotes. */
const pathInText = /(?<![\w./:@-])(?:[\w@.-]{1,60}\/){1,8}[\w@.-]{1,60}\.\w{1,5}(?![\w/])/g;

const longest = 160;
const identifier = /^(?:[A-Za-z_]\w*(?:::|\.))*[A-Za-z_]\w{2,60}(?:\(\))?$/;
const where = expression('gi')`
    \b(?:
      where|full|complete|policy|docs?|documentation|guide|entry ?points?|enforced|implementation|implemented|defined|declared|lives?
      |located|locations?|source|files?|modules?|lib|functions?|class(?:es)?|methods?|handlers?|see|also|details?|configured|configuration
      |logic|check(?:s|ed)?|done|lib|verified|config|code|path|paths|in
    )\b
  `;

const pathOf = (name: string, policy: string, files: Files): string | undefined => {
  const plain = name.replace(/^\.?\//, '');
  const folder = policy.slice(0, policy.lastIndexOf('/') + 1);
  return [`${folder}${plain}`, plain].find((path) => files.has(path)) ?? files.all.find(({ path }) => path.endsWith(`/${plain}`))?.path;
};

/** "`settings.json`: real values (not in Git)", "`settings.template.json` (in Git)" and "`.env.example` is there as a template". */
export const trackedClaim = (
  { text, parameters: { files: named = [] }, fromCode, polarity }: Statement,
  policy: Pick<PolicyReading, 'path'>,
  files: Files,
  ignored: IgnoredPaths,
): Answer | undefined => {
  const all = [...new Set([...named, ...(text.match(dotFile) ?? [])])].filter((each) => text.includes(each));
  const [name, ...others] = all;
  if (name === undefined || others.length > 0 || fromCode || /[*?<>{}$]|\/$/.test(name) || isHistory.test(text) || crossed.test(text)) return undefined;
  const isOut = keptOut.test(text);
  const isSaidThere = inGit.test(text) || (present.test(text) && unaccounted(text, [literally(name), present, ofContent]).length === 0);
  if (!isOut && (!isSaidThere || polarity === 'denies')) return undefined;
  const left = unaccounted(text, [literally(name), keptOut, inGit, present, ofContent]);
  const exact = pathOf(name, policy.path, files);
  const isThere = exact !== undefined && files.all.some(({ path, tracked }) => path === exact && tracked);
  const more = `Is what else the policy says of it true (“${left.slice(0, 3).join(' ')}”)?`;
  if (isOut && isThere) {
    // A file of that name in another folder may be another one.
    const isAnother = exact.endsWith(`/${name}`) && !name.startsWith('.env') && exact !== policy.path.replace(/[^/]*$/, name);
    return left.length > 0 || isAnother ? undefined : broken(rule, `${exact} is in the repository.`, [at(exact, 1, 'contradicts', 'is tracked')]);
  }
  const place = isOut
    ? at('.', null, 'absent', ignored.isIgnored(name) === true ? `git ignores ${name}` : `${name} is not among the ${files.all.length} files of the repository`)
    : isThere
      ? at(exact, 1, 'tracked', 'is there')
      : undefined;
  if (place === undefined) return broken(rule, `${name} is not in the repository.`, [], [name]);
  return left.length === 0 ? kept(rule, [place]) : asked(rule, more, [place]);
};

const dotFile = /(?<![\w./*-])\.env(?:\.[\w-]{1,20}){0,2}(?![\w/*-])/g;
const keptOut = expression('iu')`
    \((?:not|never|non|no|nicht|não) (?:in|committed to|tracked (?:in|by)|dans|en|im?) git\)
    |\bnot (?:tracked|committed)\b(?! (?:by|to) (?!git\b))|\bgit-?ignored\)|\bnon (?:track[ée]{1,2}|commit[ée]{1,2}|suivi)(?!\p{L})
    |\bnicht (?:eingecheckt|committet)\b|\bno (?:rastread[oa]|versionad[oa])\b|\bnão (?:rastread[oa]|versionad[oa]|commitad[oa])\b
  `;
const inGit = /\((?:in git|committed|tracked(?: (?:in|by) git)?|safe to commit)\)/i;
const present = expression('iu')`
    \b(?:
      files?|fichiers?|datei|archivo|arquivo|present|présente?|presente|exists?|existe|vorhanden|provided|included|available|disponible
      |disponível|created?|créée?|criado|creado|templates?|examples?|samples?|modèle|vorlage|plantilla|as|comme|als|como|is|est|ist|there
      |the|a
    )(?!\p{L})|[✅✓✔☑|]
  `;
const ofContent =
  /\b(?:(?:(?:par|von|por|pelo|do) )?git|real|actual|live|local|own|values?|secrets?|credentials?|config(?:uration)?|environment|variables?|secured?)\b|(?<!\p{L})sécuris\p{L}+/giu;
const crossed = /[❌✗✘✖🚫]/u;
const isHistory = /\b(?:was|were|previously|old|removed|deleted|supprim\w+|history)\b/i;
