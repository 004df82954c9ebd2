import type { AnyRule, Example } from '../../src/rule.ts';
import { oddCases } from './odd-cases/index.ts';

/** What a rule must judge as it is told: the examples that show it, and the odd cases that hold it to the rest. */
export const casesOf = ({ id, examples }: AnyRule): readonly Example[] => [...examples.bad, ...examples.good, ...(oddCases.get(id) ?? [])];
