import type { Statement } from '../../facts/security-policy/statement.ts';
import { expression } from '../../long-expression.ts';

type Said = Pick<Statement, 'text' | 'headings' | 'lead'>;

const around = ({ text, headings, lead }: Said): string => [headings.at(-1) ?? '', lead, text].join('\n');

/** "In CI", "as a workflow": a place whose files lie in the tree, so that what they do not hold is not done there. */
export const namesPipeline = (said: Said): boolean => pipeline.test(around(said));
const pipeline = /\bci\b|\bci\/cd\b|pipelines?\b|workflows?\b|\bgithub actions\b|\bgitlab\b|\bjenkins\b|\bbuilds?\b|\bhooks?\b|pre-?commit|流水线|パイプライン|конвейер/i;

/** "Automated", "on every pull request": somebody who starts a tool by hand does not do it then. A service of the platform may. */
export const namesOccasion = (said: Said): boolean => pipeline.test(around(said)) || occasion.test(around(said));
const occasion = expression('i')`
    automat|continuous|\b(?:every|each|all|on|per)\b[^.;|]{0,20}\b(?:commits?|push(?:es)?|pull requests?|PRs?|merges?|releases?|changes?)\b
    |\b(?:daily|nightly|weekly|schedul\w+)\b|\b(?:security|scanning|analysis|development) tool(?:s|ing)\b|\btools? (?:we )?used?\b|自动|自動
    |автомат
  `;
