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
  ['other days, in words', 'Dependabot uses a cooldown of seven days', bot('    cooldown:\n      default-days: 3\n'), 'manual'],
  ['other weeks', 'Dependabot has a cooldown of 2 weeks', week, 'broken'],
  ['hours', 'Dependabot uses a 72 hour cooldown', week, 'manual'],
  ['more days than are needed', 'Dependabot applies a cooldown of at least 3 days', week, 'kept'],
  ['with some packages alone', 'Dependabot uses a 7-day cooldown', bot('    cooldown:\n      default-days: 7\n      include: [react]\n'), 'manual'],
  ['some days', 'Dependabot updates wait for a cooldown', week, 'kept'],
])('a bot that waits %s', async (_, said, files, verdict) => {
  expect(await verdictsOf(said, files)).toEqual([verdict]);
});
