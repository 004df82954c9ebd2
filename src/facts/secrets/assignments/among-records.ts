import type { Candidate } from '../candidate.ts';
import { nameKind } from '../values/secret-name.ts';
import { isMadeUp } from '../values/value-words.ts';
import type { Assignment } from './form.ts';
import type { Surroundings } from './surroundings.ts';

/** So many other passwords under the same name make a list of records. */
const fewest = 2;

/**
 * `"password": "Needle"` could be a label, but not in a list where the same name holds passwords that are told by themselves: one record among others.
 * Of what was refused.
 */
export const amongRecords = (refused: readonly Assignment[], found: readonly Candidate[], surroundings: Surroundings): readonly Candidate[] => {
  if (surroundings.syntax !== 'json' || refused.length === 0 || surroundings.translation) return [];
  const values = new Map<string, Set<string>>();
  for (const { variable, value } of found) if (variable !== undefined) values.set(variable, (values.get(variable) ?? new Set()).add(value));
  return refused.filter((one) => (values.get(one.name)?.size ?? 0) >= fewest && isTypedByPerson(one)).map(passwordOf);
};

const isTypedByPerson = ({ name, written, form }: Assignment): boolean => form === 'assigned' && written.quoted && nameKind(name) === 'password' && isMadeUp(written.value);

const passwordOf = ({ name, written: { start, end, value } }: Assignment): Candidate => ({
  start,
  end,
  value,
  detector: 'weak-password',
  name: 'password',
  by: 'named-weak',
  severity: 'medium',
  confidence: 'medium',
  reasons: [`the name "${name.slice(0, 60)}" says that it is secret`, 'the same name holds other passwords in this file'],
  variable: name.slice(0, 60),
});
