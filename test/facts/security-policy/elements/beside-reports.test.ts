import { expect, test } from 'vitest';
import { readPolicy } from '../../../../src/facts/security-policy/read-policy.ts';

const reading = (text: string) => readPolicy('SECURITY.md', `# Security\n\n${text}\n`);
const has = (text: string, element: string) => reading(text).elements.find((found) => found.element === element)?.present;

test.each([
  [
    'what was reported through a programme before',
    'form',
    '## Reporting\n\nMail a@tool.dev. Pre-existing vulnerability reported through https://huntr.dev/ will continue to be worked through.',
    false,
  ],
  ['a programme that takes reports', 'form', '## Reporting\n\nReport vulnerabilities through https://huntr.dev/ please.', true],
  [
    'what a form leaves to who reports',
    'placeholder',
    '## Reporting\n\nMail a@tool.dev. When creating a draft, please include:\n\n## Credit\n\n[Your GitHub username or preferred name]',
    false,
  ],
  ['what the maintainers left blank', 'placeholder', '## Contact\n\nMail [your name] at [your email].', true],
  [
    'a document to be used',
    'user_practices',
    'Boundaries are documented in [MODEL.md](MODEL.md). Use that document to understand the contract for authentication and access to stores.\n\nMail a@tool.dev.',
    false,
  ],
  ['an issue that is to be opened', 'update_channel', '## Reporting\n\nIf you are unable to use Security Advisories, open a GitHub issue and clearly mark it as a report.', false],
  ['releases that are in scope', 'update_channel', '## Scope\n\nThe website, submission and the release workflow are in scope, published packages too.', false],
  [
    'details among other things that are kept from issues',
    'no_public_issue',
    '## Report a vulnerability\n\nUse the private flow. Do not include exploit details, private previews, credentials, or user data in a public Issue.',
    true,
  ],
])('%s: %s', (_, element, text, expected) => expect(has(text, element)).toBe(expected));

test('days of a table count from the report', () => {
  const text =
    '## Disclosure Process\n\n| Step | Timeline | Action |\n|---|---|---|\n| Patch release | Day 7-10 | We release a patch |\n| Advisory published | Day 14 | We publish the advisory |';
  expect(reading(text).promises.map(({ term, hours }) => [term, hours])).toEqual([
    ['fix', 240],
    ['disclosure', 336],
  ]);
});
