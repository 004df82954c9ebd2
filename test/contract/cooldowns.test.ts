import { expect, test } from 'vitest';
import { type Files, verdictsOf } from './judged.ts';

const bot = (more: string): Files => ({
  '.github/dependabot.yml': `version: 2\nupdates:\n  - package-ecosystem: npm\n    directory: /\n    schedule:\n      interval: weekly\n${more}`,
  'package.json': '{ "name": "a", "dependencies": { "b": "1.0.0" } }\n',
});
const week = bot('    cooldown:\n      default-days: 7\n');

test.each([
  ['the days that it says', 'Dependabot is configured with a 7-day cooldown', week, 'kept'],
  ['other days', 'Dependabot is configured with a 30-day cooldown', week, 'broken'],
  ['none', 'Dependabot is configured with a 7-day cooldown', bot(''), 'manual'],
  ['some days', 'Dependabot updates wait for a cooldown', week, 'kept'],
])('a bot that waits %s', async (_, said, files, verdict) => {
  expect(await verdictsOf(said, files)).toEqual([verdict]);
});
