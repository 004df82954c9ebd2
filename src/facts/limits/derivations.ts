import type { Block } from './block.ts';
import type { Limit } from './limit.ts';

/** How often PBKDF2 goes round: `pbkdf2_hmac(…, iterations=480000)`, `pbkdf2Sync(password, salt, 100000, …)`, `iterations: 100_000` below `name: 'PBKDF2'`. */
export const derivationsOn = ({ lines, openers, beside, amountOf }: Block, index: number): readonly Pick<Limit, 'kind' | 'value'>[] => {
  const line = lines[index] ?? '';
  const isOfIt = derives.test(line) || (named.test(line) && [...openers(index), ...beside(index)].some((at) => derives.test(lines[at] ?? '')));
  if (!isOfIt) return [];
  const written = named.exec(line)?.[1] ?? third.exec(line)?.[1] ?? fourth.exec(line)?.[1];
  const amount = written === undefined ? undefined : amountOf(written);
  return amount && amount.unit === undefined && Number.isInteger(amount.value) && amount.value >= 1000 ? [{ kind: 'derivation', value: amount.value }] : [];
};

const derives = /pbkdf2|Rfc2898DeriveBytes|\bPBEKeySpec\(/i;
const named = /\biterations?["']?\s{0,3}[:=]\s{0,3}([\w.]{1,60})/i;
/** Node.js, Go, .NET and Java name the password and the salt before it, Python the hash as well. */
const third = /(?:\bpbkdf2(?:Sync)?|\bpbkdf2\.Key|\bnew Rfc2898DeriveBytes|\bnew PBEKeySpec)\([^,\n]{1,80},[^,\n]{1,80},\s{0,3}([\w.]{1,60})\s{0,3}[,)]/i;
const fourth = /\bpbkdf2_hmac\([^,\n]{1,40},[^,\n]{1,80},[^,\n]{1,80},\s{0,3}([\w.]{1,60})\s{0,3}[,)]/;
