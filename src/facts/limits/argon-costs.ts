import type { Block } from './block.ts';
import type { LimitKind } from './limit.ts';
import { settingsOn } from './written-settings.ts';

interface Cost {
  readonly kind: Extract<LimitKind, 'memory' | 'iterations' | 'lanes'>;
  readonly value: number;
}

/** What Argon2 is given on a line: by names, or by their places in a call. Memory is counted in KiB by all of its libraries but those of libsodium. */
export const argonCostsOn = (line: string, of: string, block: Block): readonly Cost[] => {
  if (!block.speaksOfArgon) return [];
  const inCall = calls.flatMap(({ form, order }) => {
    const given = form.exec(line)?.slice(1);
    return given === undefined ? [] : order.flatMap((kind, index) => costOf(kind, given[index] ?? '', block));
  });
  if (inCall.length > 0) return inCall;
  return settingsOn(line).flatMap(({ name, expression }) => {
    const plain = name.replaceAll(/[_\-.$]/g, '').toLowerCase();
    const [, kind] = names.find(([sign, , ambiguous]) => sign.test(plain) && (!ambiguous || /argon/i.test(of))) ?? [];
    return kind === undefined ? [] : costOf(kind, expression, block, /limit$/.test(plain) ? 1 : 1024);
  });
};

const costOf = (kind: Cost['kind'], expression: string, block: Block, unit = 1024): readonly Cost[] => {
  const amount = block.amountOf(expression);
  if (!amount || amount.unit === 'time' || !Number.isInteger(amount.value) || amount.value <= 0) return [];
  return [{ kind, value: kind === 'memory' ? (amount.unit === 'size' ? amount.value : amount.value * unit) : amount.value }];
};

/** `ambiguous`: a name that says it only beside the name of the hash. */
const names: readonly (readonly [sign: RegExp, kind: Cost['kind'], ambiguous: boolean])[] = [
  [/^(?:argon2?(?:id)?)?(?:memorycost|memcost|mcost|memorykib|memlimit)$|^argon2?(?:id)?(?:memory|mem)\w*$/, 'memory', false],
  [/^(?:argon2?(?:id)?)?(?:timecost|tcost|opslimit)$|^argon2?(?:id)?(?:time|iterations|passes)$/, 'iterations', false],
  [/^(?:argon2?(?:id)?)?(?:parallelism|pcost)$|^argon2?(?:id)?(?:threads|lanes|parallel)$/, 'lanes', false],
  [/^(?:memory|mem)$/, 'memory', true],
  [/^(?:iterations|time|passes)$/, 'iterations', true],
  [/^(?:threads|lanes|parallel)$/, 'lanes', true],
];

const calls: readonly { readonly form: RegExp; readonly order: readonly Cost['kind'][] }[] = [
  // Of Go: the password, the salt, the time, the memory, the threads, the length.
  {
    form: /\bargon2\.(?:IDKey|Key)\([^\n]{1,80}?,\s*([\d_* ]{1,12}|\w{3,40}),\s*([\d_*<() ]{1,16}|\w{3,40}),\s*([\d_]{1,4}|\w{3,40}),\s*[\w.]{1,40}\)/,
    order: ['iterations', 'memory', 'lanes'],
  },
  // Of Rust.
  { form: /\bParams::new\(\s*([\d_*<() ]{1,16}|\w{3,40}),\s*([\d_]{1,6}|\w{3,40}),\s*([\d_]{1,4}|\w{3,40}),/, order: ['memory', 'iterations', 'lanes'] },
  // Of Spring: the lengths of the salt and of the hash come first.
  { form: /\bArgon2PasswordEncoder\(\s*\d{1,3},\s*\d{1,3},\s*(\d{1,3}),\s*([\d_*<() ]{1,16}),\s*(\d{1,3})\)/, order: ['lanes', 'memory', 'iterations'] },
];
