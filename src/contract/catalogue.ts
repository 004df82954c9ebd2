import type { AnyRule } from '../rule.ts';
import { questions } from './questions.ts';

/** One thing that a statement can be about, and what answers for it: rules, or a person. */
export interface CatalogueRow {
  readonly subject: string;
  readonly rules: readonly string[];
  /** Null where rules answer. */
  readonly question: string | null;
}

export const catalogueOf = (rules: readonly Pick<AnyRule, 'id' | 'practices'>[]): readonly CatalogueRow[] => {
  const subjects = [...new Set([...rules.flatMap(({ practices }) => practices), ...Object.keys(questions)])].sort();
  return subjects.map((subject) => {
    const own = rules.filter(({ id }) => id === subject);
    const serving = own.length > 0 ? own : rules.filter(({ practices }) => practices.includes(subject));
    return { subject, rules: serving.map(({ id }) => id), question: serving.length > 0 ? null : (questions[subject] ?? null) };
  });
};
