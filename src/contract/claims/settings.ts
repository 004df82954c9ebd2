import type { Statement } from '../../facts/security-policy/statement.ts';
import type { SettingUses } from '../../facts/setting-uses.ts';
import type { Answer } from '../contract.ts';
import { at, broken, kept, together } from './answers.ts';

const rule = 'policy/documented-settings-exist';

/** The environment variables that a statement shows as settings: `NAME=value`, or a code span of that form. */
export const settingsIn = (statement: Statement): readonly string[] => [
  ...new Set(
    [...(statement.parameters.settings ?? []), ...(statement.text.match(/\b[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+(?==)/g) ?? [])]
      .map((name) => name.replace(/=.*$/, ''))
      .filter((name) => /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$/.test(name)),
  ),
];

/** `NAME=1 cosign verify …` sets it for a program of someone else. */
const isCommand = /^\s*(?:[A-Z][A-Z0-9_]+=\S*\s+)+[a-z][\w./-]*(?:\s|$)(?!=)/;

/** Does the code read the settings that a block of the policy tells people to set? */
export const settingsClaim = (statement: Statement, uses: SettingUses): Answer | undefined => {
  if (!/^(?:\s*```\w*\s+)?(?:export\s+)?[A-Z][A-Z0-9_]+=/.test(statement.text) || isCommand.test(statement.text)) return undefined;
  return together(
    settingsIn(statement).map((name) => {
      const place = uses.placeOf(name);
      return place ? kept(rule, [at(place.path, place.line, 'wired', `reads ${name}`)]) : broken(rule, `Nothing in the tree reads ${name}.`, [], uses.searched.slice(0, 200));
    }),
  );
};
