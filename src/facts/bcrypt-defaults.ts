/** In how many rounds bcrypt works where nobody says how many: of Spring, of Node, of Python, of Go, and of the crate bcrypt. What is reckoned from a default is another number. */
export const roundsByDefault = (code: string): number | undefined => defaults.find(([call]) => call.test(code))?.[1];

const defaults: readonly (readonly [call: RegExp, rounds: number])[] = [
  [/(?<!["'`])\bnew BCryptPasswordEncoder\(\s*\)/, 10],
  [/\bbcrypt\w*\.genSalt(?:Sync)?\(\s*\)/, 10],
  [/\bbcrypt\.gensalt\(\s*\)/, 12],
  [/(?<![-+*/]\s{0,3})\bbcrypt\.DefaultCost\b(?!\s{0,3}[-+*/])/, 10],
  [/(?<![-+*/]\s{0,3})\bbcrypt::DEFAULT_COST\b(?!\s{0,3}[-+*/])/, 12],
];
