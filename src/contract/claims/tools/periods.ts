/** How often something is done: as Dependabot calls it, in how many days, and in the words of policies. */
export interface Period {
  readonly interval: string;
  readonly days: number;
  readonly says: RegExp;
}

/** From the most often to the least. */
export const periods: readonly Period[] = [
  { interval: 'daily', days: 1, says: /\b(?:daily|nightly|(?:every|each|once a|per) (?:working )?(?:day|night))\b/i },
  {
    interval: 'weekly',
    days: 7,
    says: /\b(?:weekly|(?:every|each|once a|per) week|every (?:mon|tues|wednes|thurs|fri|satur|sun)day|on (?:mon|tues|wednes|thurs|fri|satur|sun)days?)\b/i,
  },
  { interval: 'monthly', days: 31, says: /\b(?:monthly|(?:every|each|once a|per) month)\b/i },
  { interval: 'quarterly', days: 92, says: /\bquarterly\b|\b(?:every|each|once a|per) quarter\b/i },
  { interval: 'semiannually', days: 183, says: /\b(?:semi-?annually|twice a year|every six months)\b/i },
  { interval: 'yearly', days: 365, says: /\b(?:yearly|annually|once a year)\b/i },
];
