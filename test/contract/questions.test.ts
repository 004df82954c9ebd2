import { expect, test } from 'vitest';
import { judged } from './judged.ts';

const askedAbout = async (sentence: string): Promise<string | null | undefined> => (await judged(`# Security\n\n## Reporting\n\n${sentence}\n`))[0]?.question;

test.each([
  ['Report a vulnerability in the Security tab.', 'Is private vulnerability reporting turned on'],
  ['Go to the Security tab.', 'Is private vulnerability reporting turned on'],
  ['You should receive a response within a few days.', 'Were the reports of the last year answered'],
  ['A broker will coordinate the fix.', 'Was this process followed for the last vulnerability?'],
  ['Report vulnerabilities on <https://tool.dev/report>.', 'Does somebody read what comes in there?'],
  ['We will not take legal action against anybody who follows this policy.', 'Does everybody who could take legal action for this project stand by this?'],
  ['Vulnerability reports grounded in the actual behavior of the project are easier to fix.', 'Is this true: “Vulnerability reports grounded'],
])('%s', async (sentence, question) => {
  expect(await askedAbout(sentence)).toContain(question);
});

test('a safe harbour is no step of the disclosure', async () => {
  const asked = await judged(
    '# Security\n\n## Disclosure\n\nWe publish an advisory with each fix.\n\n## Safe harbour\n\nResearch on your own machines is welcome and authorised.\n',
  );
  expect(asked.map(({ question }) => question)).toEqual([
    'Was an advisory published for every vulnerability fixed so far?',
    'Does everybody who could take legal action for this project stand by this?',
  ]);
});
