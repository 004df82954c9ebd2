import type { Files } from '../../facts/files.ts';
import { type IgnoredPaths, pathsCalledIgnored } from '../../facts/git/ignored-paths.ts';
import type { Statement } from '../../facts/security-policy/statement.ts';
import type { Answer } from '../contract.ts';
import { asked, at, broken, kept } from './answers.ts';

const rule = 'secrets/env-file-ignored';

/** "Runtime data under `data/` is ignored by git": git says whether it is. Files of the environment have a rule of their own. */
export const ignoredClaim = ({ text, polarity, modality, fromCode, subject }: Statement, paths: IgnoredPaths, files: Files): Answer | undefined => {
  if (fromCode || polarity === 'denies' || modality !== 'fact' || /^policy/.test(subject)) return undefined;
  const named = pathsCalledIgnored(text);
  if (subject.startsWith('secrets/env') && !named.some((name) => stage.test(name))) return undefined;
  const states = named.map((written) => ({ written, isIgnored: paths.isIgnored(written) }));
  if (states.length === 0 || states.some(({ isIgnored }) => isIgnored === undefined)) return undefined;
  const taken = states.filter(({ isIgnored }) => !isIgnored);
  if (taken.length === 0)
    return kept(
      rule,
      states.map(({ written }) => at('.gitignore', null, 'wired', `git ignores ${written}`)),
    );
  const tracked = taken.find(({ written }) => files.has(written));
  if (tracked && states.length === 1) return broken(rule, `Git tracks ${tracked.written}, and would take it.`, [at(tracked.written, 1, 'contradicts', 'is tracked')]);
  return asked(rule, `Git would take ${taken.map(({ written }) => written).join(' and ')} at the root. Is another place meant?`);
};

/** "No secrets in code: `config.json` is ignored by git" says both: what the rules see of the one keeps nothing of the other. */
export const ignoredBeside = ({ text }: Statement, answer: Answer, paths: IgnoredPaths): Answer => {
  if (answer.verdict !== 'kept' || !answer.rule?.startsWith('secrets/')) return answer;
  const taken = pathsCalledIgnored(text).find((written) => paths.isIgnored(written) === false);
  return taken === undefined ? answer : { ...answer, verdict: 'manual', question: `Git would take ${taken} at the root. Is another place meant?` };
};

/** `.env.production` is another file than `.env`. */
const stage = /(?:^|\/)\.env\.(?!example|sample|template|dist|default)[\w-]+$/;
