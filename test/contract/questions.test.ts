import { expect, test } from 'vitest';
import { judged } from './judged.ts';

const askedAbout = async (sentence: string): Promise<string | null | undefined> => (await judged(`# Security\n\n## Reporting\n\n${sentence}\n`))[0]?.question;

test.each([
  ['Report a vulnerability in the Security tab.', 'Is private vulnerability reporting turned on'],
  ['Report vulnerabilities on <https://tool.dev/report>.', 'Does somebody read what comes in there?'],
  ['Vulnerability reports grounded in the actual behavior of the project are easier to fix.', 'Is this true: “Vulnerability reports grounded'],
])('%s', async (sentence, question) => {
  expect(await askedAbout(sentence)).toContain(question);
});
