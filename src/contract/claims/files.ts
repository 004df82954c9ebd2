import type { Files } from '../../facts/files.ts';
import type { PolicyReading } from '../../facts/security-policy/read-policy.ts';
import type { Statement } from '../../facts/security-policy/statement.ts';
import type { Answer } from '../contract.ts';
import { asked, at, broken, kept, together } from './answers.ts';

const rule = 'policy/links-resolve';

/** Are the files that the statement links or names there? Links that leave the repository (`../../security/advisories`) are the platform's. */
export const fileClaim = (statement: Statement, policy: PolicyReading, files: Files): Answer | undefined => {
  if (statement.subject !== rule) return undefined;
  const folder = policy.path.slice(0, policy.path.lastIndexOf('/') + 1);
  const links = policy.passages.filter(({ line }) => line === statement.line).flatMap((passage) => passage.links.map(({ url }) => url.replace(/[?#].*$/, '')));
  const names = statement.parameters.files ?? [];
  if (names.length > 0 && ofAnotherRepository.test(statement.text)) return asked(rule, `Is ${names.join(' and ')} in the repository that is meant?`);
  return (
    together(
      names
        .filter((name) => !isLabel(name, names) && (links.includes(name) || isReferredTo(name, statement.text)))
        .flatMap((name) => oneFile(name, folder, files, links.includes(name))),
    ) ?? asked(rule, 'Is what the policy names where it says?')
  );
};

/** `docs/a.md` as the text of a link to `../../docs/a.md` lies where the link leads. */
const isLabel = (name: string, names: readonly string[]): boolean => names.some((link) => link.startsWith('../') && link.endsWith(`/${name}`));
const ofAnotherRepository = /\bmono-?repo\b|\b(?:other|another|parent|main|separate|private|internal|upstream|sibling) (?:[\w-]+ )?repo(?:sitory|sitories|s)?\b/i;

/** "Old commits contained `admin.txt`" is said of a history that may be gone. */
const ofThePast =
  /\b(?:old(?:er)?|earlier|previous|past) (?:commits?|versions?|history|releases?)\b|\b(?:previously|formerly|once) (?:contain|held|includ|commit|track|stor)\w*|\bused to (?:contain|hold|include|be)\b|\bpurged?\b|filter-repo|filter-branch/i;

/** The paths that a statement names as parts of this repository: documents, paths below a folder that is there, and workflows. */
export const pathsIn = ({ text, modality, polarity, fromCode, parameters }: Statement, files: Files): readonly string[] => {
  if (fromCode || ofAnotherRepository.test(text) || ofThePast.test(text)) return [];
  return (parameters.files ?? [])
    .filter((name, _, names) => !isLabel(name, names))
    .map((name) => name.replace(/^\.\//, ''))
    .filter((name) => {
      if (name.endsWith('/') || /^(?:\.\.|[/~])|[*?<>{}$]/.test(name)) return false;
      if (document.test(name)) return isReferredTo(name, text);
      if (polarity === 'advises' || modality !== 'fact' || ofOthers.test(text)) return false;
      const folder = name.includes('/') ? name.slice(0, name.indexOf('/')) : undefined;
      return folder === undefined ? isWorkflow(name, text) : files.hasFolder(folder);
    });
};

/** "See `docs/model.md`" refers to a file of this repository; "private files such as USER.md" and "artifacts (SOUL.md)" need not. The target of a link stands in no text. */
const isReferredTo = (name: string, text: string): boolean => {
  const at = text.indexOf(name);
  return at < 0 || refers.test(text.slice(0, at)) || /^\W*[\w./-]+\W*$/.test(text);
};
const refers =
  /(?:\b(?:see|read|refer to|consult|follow(?:s|ing)?|per|in|under|at|of|and|or|with|from|by|to|maintains?|includes?|vid[ei]|siehe|voir|véase|ver|см)\b|[:：,|—–-]|参见|见|参照|参考)[\s`*_'"“[]*$|\b(?:see|siehe|voir|véase|ver|см)\b[^.;()]*$/i;
const document = /\.(?:md|markdown|rst|adoc|txt)$/i;
/** What is made, kept or removed while it runs is in no tree. */
const ofOthers =
  /\b(?:generat\w*|creat(?:e|es|ed)|writ(?:e|es|ten)|ignored?|gitignored?|untracked|not (?:tracked|committed)|never commit\w*|e\.g\.|for example|such as|your|copy|removed?|deleted?|renamed|no longer|users?[’']s?)\b/i;
const isWorkflow = (name: string, text: string): boolean => /\.ya?ml$/i.test(name) && /\bworkflow\W{1,3}$/i.test(text.slice(0, text.indexOf(name)));

/** Data, keys and settings may be written by the program, or by whoever installs it. */
const madeByPrograms = /\.(?:json5?|pem|key|crt|asc|gpg|env|conf|cfg|ini|sql|html|lock)$|(?:^|\/)(?!\.github\/)[^/]*\.(?:ya?ml|toml)$|(?:^|\/)\.env[\w.]*$/i;

/** A claim whose script, module or workflow does not exist is broken, whatever else of it is true. */
export const missingFile = (statement: Statement, policy: PolicyReading, files: Files): Answer | undefined => {
  if (policy.statements.some(({ subject, text, line }) => subject === rule && line === statement.line && text === statement.text)) return undefined;
  const folder = policy.path.slice(0, policy.path.lastIndexOf('/') + 1);
  const missing = pathsIn(statement, files).find(
    (name) =>
      !/\.txt$/i.test(name) &&
      (!madeByPrograms.test(name) || isWorkflow(name, statement.text)) &&
      !ofOthers.test(statement.text) &&
      ![joined(folder, name), name].some((path) => path !== undefined && files.has(path)) &&
      !isSuffix(name, files),
  );
  return missing === undefined ? undefined : broken(rule, notThere(missing, files), [], [missing]);
};

/** An item that is a path and nothing else, below "Files:", says that the file is there. */
export const pathAlone = (statement: Statement, policy: PolicyReading, files: Files): Answer | undefined => {
  const [, name] = /^[\s`*"']*((?:\.?[\w@-]+\/)+[\w@.-]+\.(?:py|[cm]?[jt]sx?|go|rs|java|kt|rb|php|cs|swift|vue|svelte))[\s`*"']*$/.exec(statement.text) ?? [];
  if (name === undefined || statement.polarity === 'denies' || statement.modality !== 'fact' || statement.fromCode) return undefined;
  if ([statement.lead, statement.headings.at(-1) ?? ''].some((words) => ofOthers.test(words) || toCome.test(words) || ofThePast.test(words))) return undefined;
  const folder = policy.path.slice(0, policy.path.lastIndexOf('/') + 1);
  const found = [joined(folder, name), name].find((path) => path !== undefined && files.has(path)) ?? files.all.find(({ path }) => path.endsWith(`/${name}`))?.path;
  if (found !== undefined) return kept(rule, [at(found, 1, 'tracked', 'is there')]);
  const first = name.slice(0, name.indexOf('/'));
  return statement.polarity === 'asserts' && [`${folder}${first}`, first].some((path) => files.hasFolder(path)) ? broken(rule, notThere(name, files), [], [name]) : undefined;
};
const toCome = /\b(?:to (?:add|create|change|modify|update|review)|new files?|should|planned|future|next|todo)\b/i;

/** A file that was given another ending is easily found again. */
const notThere = (name: string, files: Files): string => {
  const stem = name.replace(/\.\w+$/, '');
  const other = files.all.map(({ path }) => path).find((path) => `/${path.replace(/\.\w+$/, '')}`.endsWith(`/${stem}`));
  return `${name} is not in the repository${other === undefined ? '' : `; ${other} is`}.`;
};

const locks = /\b(?:[\w-]+\.lock|package-lock\.json|npm-shrinkwrap\.json|pnpm-lock\.yaml|packages\.lock\.json|go\.sum)\b/gi;

/** "`poetry.lock` and `package-lock.json`" are kept by both, "`yarn.lock` or `package-lock.json`" by one. */
export const lockClaim = ({ subject, text, polarity }: Statement, files: Files): Answer | undefined => {
  const named = [...new Set(text.match(locks))];
  if (subject !== 'dependencies/lockfile' || named.length === 0 || polarity === 'denies') return undefined;
  const found = named.flatMap((name) => files.all.find(({ path }) => path === name || path.endsWith(`/${name}`))?.path ?? []);
  const isKept = found.length === named.length || (found.length > 0 && /\bor\b|\be\.g\.|such as/i.test(text));
  if (isKept)
    return kept(
      'dependencies/lockfile',
      found.map((path) => at(path, null, 'tracked', 'is there')),
    );
  return polarity === 'asserts' && found.length === 0 ? broken('dependencies/lockfile', `${named.join(' and ')} is not in the repository.`, [], named) : undefined;
};

const isSuffix = (name: string, files: Files): boolean => files.all.some(({ path }) => path.endsWith(`/${name}`));

const oneFile = (name: string, folder: string, files: Files, isLink: boolean): Answer[] => {
  const target = decoded(name).replace(/^\.\//, '');
  if (/[*?<>{}]/.test(target)) return [];
  const candidates = target.startsWith('/') ? [target.slice(1)] : [joined(folder, target), joined('', target)].filter((path) => path !== undefined);
  if (candidates.length === 0) return [];
  const found = candidates.find((path) => files.has(path) || files.hasFolder(path.replace(/\/$/, '')));
  // "The `DIFF.md` of each lab" is no link: it may lie in any folder, as `flights/SETUP.md` may.
  const named = isLink ? undefined : files.all.find(({ path }) => path.endsWith(`/${target}`));
  if (found !== undefined) return [kept(rule, [at(found, files.has(found) ? 1 : null, 'tracked', 'is there')])];
  if (named) return [kept(rule, [at(named.path, 1, 'tracked', 'is there')])];
  return [broken(rule, `${target} is not in the repository.`, [], candidates)];
};

const decoded = (name: string): string => {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
};

/** Undefined for a path that leaves the repository. */
const joined = (folder: string, target: string): string | undefined => {
  const parts: string[] = [];
  for (const part of `${folder}${target}`.split('/')) {
    if (part === '..' && parts.pop() === undefined) return undefined;
    if (part !== '' && part !== '.' && part !== '..') parts.push(part);
  }
  return parts.join('/');
};
