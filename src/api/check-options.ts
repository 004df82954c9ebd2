import { UsageError } from '../errors.ts';
import { thresholdWords } from '../finding.ts';
import { nearest } from '../nearest.ts';
import { profileNames } from '../profiles.ts';
import type { AuditOptions } from './audit-options.ts';

/** A program without types can hand over anything, and a threshold that is none would let everything pass. Throws UsageError. */
export const checkOptions = (options: AuditOptions): void => {
  for (const [name, value] of Object.entries(options)) {
    const check = Object.hasOwn(checks, name) ? checks[name as keyof AuditOptions] : undefined;
    if (!check) throw new UsageError(`there is no option "${name}"${nearest(name, Object.keys(checks))}`);
    const problem = value === undefined ? undefined : check(value);
    if (problem !== undefined) throw new UsageError(`the option "${name}" takes ${problem}`);
  }
  for (const [one, other] of conflicts) if (options[one] && options[other]) throw new UsageError(`the options "${one}" and "${other}" exclude each other`);
};

/** What an option takes, where it was given something else. */
type Check = (value: unknown) => string | undefined;

const oneOf =
  (words: readonly string[]): Check =>
  (value) =>
    words.includes(value as string) ? undefined : `one of ${words.join(', ')}${typeof value === 'string' ? nearest(value, words) : ''}`;
const text: Check = (value) => (typeof value === 'string' && value !== '' ? undefined : 'a string');
const flag: Check = (value) => (typeof value === 'boolean' ? undefined : 'true or false');
const globs: Check = (value) => (Array.isArray(value) && value.every((one) => text(one) === undefined) ? undefined : 'a list of globs');
const rules: Check = (value) => (Array.isArray(value) && value.every((one) => typeof one?.check === 'function') ? undefined : 'a list of rules, as defineRule gives them');

const checks: Readonly<Record<keyof AuditOptions, Check>> = {
  failOn: oneOf(thresholdWords),
  profile: oneOf(profileNames),
  rule: globs,
  skip: globs,
  rules,
  config: (value) => (value === false ? undefined : text(value) && 'a path, or false for none'),
  staged: flag,
  commit: text,
  history: text,
  since: text,
  baseline: flag,
  inline: flag,
  allowShallow: flag,
  allowEmpty: flag,
  verify: flag,
};

/** As on the command line. */
const conflicts: readonly (readonly [keyof AuditOptions, keyof AuditOptions])[] = [
  ['staged', 'commit'],
  ['staged', 'history'],
  ['staged', 'verify'],
];
