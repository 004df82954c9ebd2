import type { Statement } from '../../facts/security-policy/statement.ts';
import type { Answer } from '../contract.ts';
import type { NamesInCode } from '../names-in-code.ts';
import { unaccounted } from '../speech/unaccounted.ts';
import { asked, kept, placed } from './answers.ts';

const rule = 'policy/limitations-current';

/** What has to be looked for, where unsafe code is said to be refused by the compiler. */
export const forbiddenUnsafeIn = ({ text, fromCode, modality, polarity }: Statement): readonly string[] =>
  !fromCode && modality === 'fact' && polarity !== 'advises' && polarity !== 'promises' && says.test(text) ? ['unsafe_code', 'unsafe'] : [];

/** "`#![forbid(unsafe_code)]` is enforced crate-wide": does the root of each crate say so? Where a manifest says it is not looked for. */
export const forbiddenUnsafeClaim = (statement: Statement, names: NamesInCode): Answer | undefined => {
  if (forbiddenUnsafeIn(statement).length === 0) return undefined;
  const { text } = statement;
  const roots = names.searched.filter((path) => /(?:^|\/)src\/(?:lib|main)\.rs$/.test(path));
  const level = /\bforbid/i.test(text) ? /^#!\[forbid\([^)]*\bunsafe_code\b/ : /^#!\[(?:forbid|deny)\([^)]*\bunsafe_code\b/;
  const found = names.of('unsafe_code').filter(({ path, note }) => roots.includes(path) && level.test(note));
  if (roots.length === 0 || !names.isWhole || found.length === 0) return undefined;
  const others = roots.filter((path) => !found.some((line) => line.path === path));
  if (others.length > 0) return asked(rule, `${others[0]} does not say so. Is it meant as well?`, found.slice(0, 5).map(placed('wired')));
  // Another target of the crate is none of its roots, and what is denied may be allowed again.
  const [escaped] = names.of('unsafe').filter(({ path }) => path.endsWith('.rs'));
  if (escaped) return asked(rule, 'Other code has an unsafe block. Is it left out on purpose?', [placed('seen')(escaped)]);
  const left = unaccounted(text, [says, around]);
  return left.length === 0
    ? kept(rule, found.slice(0, 5).map(placed('wired')))
    : asked(rule, `It is so. Is what else the policy says of it true (“${left.slice(0, 3).join(' ')}”)?`, found.slice(0, 5).map(placed('wired')));
};

const says = /#?!?\[?\b(?:forbid|deny)\(unsafe_code\)\]?|\bunsafe_code\b[^.;|]{0,20}\b(?:denied|forbidden)\b|\bforbids? unsafe(?: rust)?(?: code)?\b/i;
const around = /\b(?:crates?|crate-wide|wide|all|every|each|whole|workspace|library|rust|forbidden|denied|compiler|lint|set|safe|unsafe|100 ?%)\b/gi;
